"""Valid maps → every format that we write, each of which can be read by whoever reads it."""

from __future__ import annotations

import io
import json
import zipfile
from xml.etree import ElementTree

from cjmap.exchange.formats import FORMATS, writable
from cjmap.exchange.going.departing import write_maps
from cjmap.exchange.going.outgoing import GoingMap, Made, Outgoing
from fuzz.among_maps import workspace_of
from fuzz.corpus import right_maps
from fuzz.mutation.trees import mutated_maps
from fuzz.target import Target, expect, may_refuse

_MOST_MAPS = 3
_SLOW = ("pptx", "xlsx")
"""Formats that take longer than all others together: one input in so many is written in them."""
_EVERY = 6


def look(data: bytes) -> None:
    """Export the valid maps of an input."""
    workspace, entries = workspace_of(data, _MOST_MAPS)
    for name in writable():
        if name in _SLOW and len(data) % _EVERY != _SLOW.index(name):
            continue
        chosen = FORMATS[name]
        going = [
            GoingMap(entry)
            for entry in entries
            if entry.model is not None and (not chosen.kinds or entry.kind_name in chosen.kinds)
        ]
        if going:
            with may_refuse():
                for made in write_maps(chosen, Outgoing(going, workspace)):
                    _expect_readable(made)


def _expect_readable(made: Made) -> None:
    expect("/" not in made.name and "\\" not in made.name, f"{made.name!r} is a name")
    suffix = made.name.rpartition(".")[2]
    if suffix in ("xml", "drawio"):
        ElementTree.fromstring(made.data)
    elif suffix == "json":
        json.loads(made.data)
    elif suffix in ("xlsx", "pptx"):
        with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
            for part in archive.namelist():
                if part.endswith((".xml", ".rels")):
                    ElementTree.fromstring(archive.read(part))
    elif suffix in ("md", "mmd", "csv"):
        made.data.decode()


TARGET = Target("export", "maps → every format", look, right_maps, mutated_maps(_MOST_MAPS))
