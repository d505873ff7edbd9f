"""Read a text or bytes as a file of another tool, and look at what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.exchange.coming.arrival import Arrival, read_source
from cjmap.exchange.coming.source import Options, Source
from cjmap.exchange.coming.surroundings import Surroundings
from cjmap.exchange.formats import FORMATS

if TYPE_CHECKING:
    from cjmap.workspace import Workspace


def arrive(
    content: str | bytes,
    name: str,
    options: Options | None = None,
    *,
    format: str | None = None,
    workspace: Workspace | None = None,
) -> Arrival:
    """Import `content` as a file called `name`."""
    data = content.encode() if isinstance(content, str) else content
    source = Source(name, data, options or Options())
    return read_source(source, Surroundings(workspace), FORMATS[format] if format else None)


def told(arrival: Arrival) -> list[tuple[str, str, str]]:
    """List what became of things: fate, place, and the thing."""
    return [(loss.fate.value, loss.place.label, loss.what) for loss in arrival.losses]


def texts(arrival: Arrival) -> dict[str, str]:
    """Give the maps by the names of their files."""
    return {map.file_name: map.text for map in arrival.maps}


def data_of(arrival: Arrival, kind: str) -> dict[str, Any]:
    """Give the only map of a kind as plain data."""
    (found,) = (map.data for map in arrival.maps if map.kind == kind)
    return found
