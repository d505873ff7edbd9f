"""What every importer promises of any file."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from cjmap.exchange.coming.arrival import read_source
from cjmap.exchange.coming.source import Options, Source
from cjmap.exchange.coming.surroundings import Surroundings
from cjmap.exchange.formats import FORMATS
from cjmap.exchange.going.departing import write_maps
from cjmap.exchange.going.outgoing import GoingMap, Outgoing, Wishes
from cjmap.format.read import read_map
from cjmap.source import parse_document
from cjmap.workspace import open_workspace
from fuzz.corpus import REPOSITORY
from fuzz.target import expect, may_refuse


def look_at_import(data: bytes, name: str, format: str, options: Options | None = None) -> None:
    """Read a file: it is refused with a message, or gives valid maps in their canonical layout."""
    source = Source(name, data, options or Options())
    with may_refuse():
        arrival = read_source(source, Surroundings(), FORMATS[format])
        for each in arrival.maps:
            expect(Path(each.file_name).name == each.file_name, f"{each.file_name!r} is a name")
            document = parse_document(Path(each.file_name), each.text.encode())
            read = read_map(document)
            problems = [problem.message for problem in (*document.problems, *read.problems)]
            expect(read.valid and not document.refused, f"{each.file_name} is valid: {problems}")
        for loss in arrival.losses:
            expect(loss.message.strip(), "a loss is told")


@cache
def exported(format: str, shape: str | None = None) -> tuple[bytes, ...]:
    """Export the maps of the clinic one by one: what an importer may start from."""
    chosen = FORMATS[format]
    workspace = open_workspace(REPOSITORY / "examples" / "clinic")
    found = []
    for entry in workspace.entries:
        if not chosen.kinds or entry.kind_name in chosen.kinds:
            outgoing = Outgoing([GoingMap(entry)], workspace, Wishes(shape=shape))
            with may_refuse():
                found += [each.data for each in write_maps(chosen, outgoing)]
    return tuple(found)
