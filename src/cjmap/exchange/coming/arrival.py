"""A source read: its maps as texts for files, and what became of the rest."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.errors import CjmapError
from cjmap.exchange.coming.gathered import Data, Gathered
from cjmap.exchange.coming.language import guess_language
from cjmap.exchange.coming.source import UnreadableError
from cjmap.exchange.formats import Format, format_of
from cjmap.exchange.losses import Fate
from cjmap.format.kinds import kind_named
from cjmap.layout import map_text
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections import Counter

    from cjmap.exchange.coming.source import Source
    from cjmap.exchange.coming.surroundings import Surroundings
    from cjmap.exchange.losses import Loss


_USUAL = "en"
"""The language of maps where neither they nor a workspace name one."""


@dataclass(frozen=True, slots=True)
class ArrivedMap:
    """One map that was read: its kind, id, plain data, and its text in the canonical layout."""

    kind: str
    id: str
    data: Data
    text: str

    @property
    def file_name(self) -> str:
        """The name of its file: `first-order.journey.yaml`."""
        return _file_name(self.kind, self.id)


@dataclass(frozen=True, slots=True)
class Arrival:
    """What was read of a file: its maps, what became of everything else, and the counts of both."""

    source: Source
    format: Format
    maps: list[ArrivedMap]
    losses: list[Loss]
    counts: Counter[str]


def read_source(
    source: Source, surroundings: Surroundings, format: Format | None = None
) -> Arrival:
    """Read a file into maps. Raises `CjmapError` where nothing of it can be read.

    Every map is valid by itself; the same file gives the same maps each time.
    """
    chosen = format or format_of(source)
    gathered = Gathered(source, surroundings)
    try:
        chosen.read(gathered)
    except RecursionError as error:
        raise UnreadableError(
            f"{one_line(source.name)} is nested too deeply to be read."
        ) from error
    if len(gathered.maps) > source.bounds.maps:
        raise UnreadableError(
            f"{one_line(source.name)} would become {len(gathered.maps):,} maps; no more than"
            f" {source.bounds.maps:,} are made of one file.",
            hint="Divide it into several files.",
        )
    _tell_language(gathered)
    maps = []
    for data in gathered.maps:
        kind, id = str(data["kind"]), str(data["id"])
        if gathered.composed(data):
            data = _shortened(kind, data)
        maps.append(ArrivedMap(kind, id, data, _text(source, data, _file_name(kind, id))))
    losses = sorted(gathered.losses, key=lambda loss: loss.place.line or 0)
    return Arrival(source, chosen, maps, losses, gathered.counts)


def _text(source: Source, data: Data, file_name: str) -> str:
    """Write a map; raises `UnreadableError`, naming the source, for one that no map can be."""
    values, most = _values(data), source.bounds.values
    if values > most:
        raise UnreadableError(
            f"{one_line(source.name)}: {file_name} would hold {values:,} values; no map of more than"
            f" {most:,} is made."
        )
    try:
        return map_text(data, Path(file_name))
    except CjmapError as error:
        raise UnreadableError(f"{one_line(source.name)}: {error.message}") from error


def _shortened(kind: str, data: Data) -> Data:
    """Write a map as people do; its parts were put together in their long forms."""
    from cjmap.format.shortening import shortened

    known = kind_named(kind)
    return shortened(data, known.model) if known else data


def _values(value: object) -> int:
    if isinstance(value, dict):
        return sum(map(_values, value.values()))
    return sum(map(_values, value)) if isinstance(value, list) else 1


def _file_name(kind: str, id: str) -> str:
    known = kind_named(kind)
    return f"{id}.{known.suffix if known else kind}.yaml"


def _tell_language(gathered: Gathered) -> None:
    """Name the language of a map: as it was known where it comes from, else Polish by its letters.

    Labels of pictures and rules go by it. The language of the workspace needs no name.
    """
    for data in gathered.maps:
        known = gathered.languages.get((data["kind"], data["id"]))
        if known and not data.get("lang"):
            if known != (gathered.surroundings.language or _USUAL):
                data["lang"] = known
            continue
        if data.get("lang") or data["kind"] == "catalog":
            continue
        guess = guess_language(_letters(data))
        if guess == "pl" != gathered.surroundings.language:
            data["lang"] = "pl"
            gathered.lose(
                Fate.GUESSED,
                "language",
                "The map is taken for Polish, by its letters; `--lang` says otherwise.",
                value="pl",
                map=str(data["id"]),
                path=("lang",),
            )


def _letters(value: object) -> str:
    if isinstance(value, dict):
        return "".join(map(_letters, value.values()))
    if isinstance(value, list):
        return "".join(map(_letters, value))
    return value if isinstance(value, str) else ""
