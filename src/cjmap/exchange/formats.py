"""The formats, by name, and how the format of a file is told."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from cjmap.errors import CjmapError
from cjmap.exchange.mermaid.blocks import PAGES
from cjmap.format.near import listed, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cjmap.exchange.coming.gathered import Gathered
    from cjmap.exchange.coming.source import Source
    from cjmap.exchange.going.outgoing import Made, Outgoing


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its name on the command line and in sentences, and the suffixes of its files.

    `reading` and `writing` are modules, imported when they are used. A reader is `read(gathered)`;
    it fills what is gathered from `gathered.source` and raises `UnreadableError` where nothing can be
    read. A writer is `write(outgoing)`, which returns the files made; `kinds` are the maps that it
    takes (none: all), and with `together` it puts several maps into one file. `shows` are the fields
    that name a file, such as a photo, which it shows.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    reading: str | None = None
    writing: str | None = None
    kinds: tuple[str, ...] = ()
    together: bool = False
    shows: tuple[str, ...] = ()

    @property
    def read(self) -> Callable[[Gathered], None]:
        """The reader."""
        reader: Callable[[Gathered], None] = import_module(self.reading or "").read
        return reader

    @property
    def write(self) -> Callable[[Outgoing], list[Made]]:
        """The writer."""
        writer: Callable[[Outgoing], list[Made]] = import_module(self.writing or "").write
        return writer


FORMATS: dict[str, Format] = {
    each.name: each
    for each in (
        Format(
            "mermaid",
            "Mermaid journey",
            (".mmd", ".mermaid", *PAGES),
            "cjmap.exchange.mermaid.reading",
            "cjmap.exchange.mermaid.writing",
            ("journey",),
        ),
        Format(
            "cjml",
            "CJML",
            (".xml", ".cjml"),
            "cjmap.exchange.cjml.reading",
            "cjmap.exchange.cjml.writing",
            ("journey",),
            together=True,
        ),
        Format(
            "enablement",
            "Enablement Map Studio",
            (".yaml", ".yml"),
            "cjmap.exchange.enablement.reading",
        ),
        Format(
            "csv",
            "table of text",
            (".csv", ".tsv", ".tab"),
            "cjmap.exchange.tables.reading",
            "cjmap.exchange.tables.writing_csv",
            together=True,
        ),
        Format(
            "xlsx",
            "workbook",
            (".xlsx", ".xlsm", ".xls"),
            "cjmap.exchange.tables.reading",
            "cjmap.exchange.tables.workbook.writing",
            together=True,
        ),
        Format(
            "json",
            "JSON of maps",
            (".json",),
            "cjmap.exchange.json_maps.reading",
            "cjmap.exchange.json_maps.writing",
            together=True,
        ),
        Format(
            "markdown",
            "Markdown",
            (".md", ".markdown"),
            None,
            "cjmap.exchange.markdown.writing",
            together=True,
            shows=("photo",),
        ),
        Format(
            "drawio",
            "draw.io diagram",
            (".drawio",),
            None,
            "cjmap.exchange.drawio.writing",
            ("journey", "blueprint", "persona", "empathy-map", "backlog"),
            together=True,
            shows=("photo",),
        ),
        Format(
            "personas",
            "Persona JSON",
            (".json",),
            "cjmap.exchange.personas.reading",
        ),
        Format(
            "pptx",
            "PowerPoint presentation",
            (".pptx",),
            None,
            "cjmap.exchange.pptx.writing",
            ("journey", "blueprint"),
            together=True,
        ),
    )
}


def readable() -> list[str]:
    """List the names of the formats that can be imported."""
    return [each.name for each in FORMATS.values() if each.reading]


def writable() -> list[str]:
    """List the names of the formats that can be exported to."""
    return [each.name for each in FORMATS.values() if each.writing]


def format_named(name: str, known: Iterable[str]) -> Format:
    """Return the format called `name`; raises `CjmapError` where it is not one of `known`."""
    names = list(known)
    if name in names:
        return FORMATS[name]
    near = nearest(name, names)
    raise CjmapError(
        f"There is no format `{name}`.",
        hint=f"Did you mean `{near}`?" if near else f"There are {listed(names, 'and')}.",
    )


def format_of(source: Source) -> Format:
    """Tell the format of a file by its suffix; raises `CjmapError` where that tells none."""
    from cjmap.exchange.json_maps.reading import is_ours

    name = source.name.lower()
    for each in FORMATS.values():
        if each.reading and name.endswith(each.suffixes):
            if each.name == "json" and not is_ours(source):
                continue
            return each
    raise CjmapError(
        f"The name of {source.name} does not tell its format.",
        hint=f"Name it: --from {listed(readable())}.",
    )
