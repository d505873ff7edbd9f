"""Tables with our header into maps."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cjmap.exchange.coming.source import UnreadableError
from cjmap.exchange.losses import Fate
from cjmap.exchange.tables.rows.columns import LANGUAGE
from cjmap.exchange.tables.rows.growing import Growing
from cjmap.exchange.tables.rows.lines import header_row, lines_of
from cjmap.exchange.tables.rows.mending import mend
from cjmap.exchange.tables.rows.references import settle
from cjmap.format.kinds import KINDS, kind_named
from cjmap.format.near import listed, nearest
from cjmap.format.slugs import slug
from cjmap.format.texts import SLUG_PATTERN
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjmap.exchange.coming.gathered import Gathered
    from cjmap.exchange.tables.rows.lines import Line
    from cjmap.exchange.tables.table import Table

_SLUG = re.compile(SLUG_PATTERN)


def recognise(table: Table) -> bool:
    """Whether a table has our header, such as `map, kind, stage, step, field, id, text`."""
    return header_row(table) is not None


def grow(gathered: Gathered, tables: Iterable[Table]) -> list[Growing]:
    """Make maps of the rows of some tables; nothing of them is checked yet."""
    lines = [line for table in tables for line in lines_of(gathered, table)]
    gathered.count("row", len(lines))
    grown = []
    for (kind_name, id), group in _by_map(gathered, lines).items():
        kind = kind_named(kind_name)
        assert kind is not None
        each = Growing(gathered, kind, id)
        each.grow(group)
        for line in group:
            gathered.speaks(kind_name, id, line.text(LANGUAGE), line.place(LANGUAGE))
        grown.append(each)
    if not grown:
        raise UnreadableError(
            f"{one_line(gathered.source.name)} has the columns of a table of cjmap and no row that names a map.",
            hint="Every row has the id of its map in `map`, and in `kind` what kind of map that is.",
        )
    return grown


def finish(gathered: Gathered, grown: list[Growing]) -> None:
    """Settle the references of maps, check them, and add what is right to what is gathered."""
    catalogs = [each.data for each in grown if each.kind.name == "catalog"]
    gathered.maps += catalogs  # what is made now goes into them
    settle(gathered, grown)
    gathered.maps[:] = [map for map in gathered.maps if all(map is not each for each in catalogs)]
    for each in grown:
        data = mend(gathered, each)
        if data is not None:
            gathered.maps.append(data)
            gathered.count(each.kind.name.replace("-", " "))
    if not gathered.maps:
        raise UnreadableError(
            f"No map could be made of {one_line(gathered.source.name)}.",
            hint=gathered.losses[-1].message if gathered.losses else None,
        )


def _by_map(gathered: Gathered, lines: list[Line]) -> dict[tuple[str, str], list[Line]]:
    """Put rows together by the map that they name; what names none belongs to that of the row above."""
    kinds = _kinds(lines)
    maps: dict[tuple[str, str], list[Line]] = {}
    above: tuple[str, str] | None = None
    renamed: dict[str, str] = {}
    for line in lines:
        name, kind = line.text("map").strip(), line.text("kind").strip()
        if not name and above is None:
            gathered.lose(
                Fate.UNREADABLE, "map", "The row names no map; it was left out.", line.place("map")
            )
            continue
        if not name and above is not None:
            maps[above].append(line)
            continue
        if kind not in kinds.get(name, []):
            known = kinds.get(name, [])
            if len(known) != 1:
                _no_kind(gathered, line, name, kind, known)
                continue
            if kind:
                _no_kind(gathered, line, name, kind, known)
                continue
            kind = known[0]
        if not _SLUG.fullmatch(name) and name not in renamed:
            renamed[name] = slug(name, "map")
            gathered.lose(
                Fate.CHANGED,
                "id",
                f"“{one_line(name)}” is no id of a map; it became `{renamed[name]}`.",
                line.place("map"),
                value=renamed[name],
            )
        above = kind, renamed.get(name, name)
        maps.setdefault(above, []).append(line)
    return maps


def _kinds(lines: list[Line]) -> dict[str, list[str]]:
    """List the kinds that the rows of each map name."""
    found: dict[str, list[str]] = {}
    for line in lines:
        kind = line.text("kind").strip()
        if kind_named(kind) is not None:
            kinds = found.setdefault(line.text("map").strip(), [])
            if kind not in kinds:
                kinds.append(kind)
    return found


def _no_kind(gathered: Gathered, line: Line, map: str, kind: str, known: list[str]) -> None:
    names = [each.name for each in KINDS]
    near = nearest(kind, names)
    if kind:
        message = f"There is no kind of map “{one_line(kind)}”; " + (
            f"did you mean `{near}`?" if near else f"there are {listed(names, 'and')}."
        )
    elif known:
        message = f"There are several maps called `{one_line(map)}`; say in `kind` which is meant."
    else:
        message = f"No row tells the kind of `{one_line(map)}`: {listed(names)}."
    gathered.lose(
        Fate.UNREADABLE, "kind", f"{message} The row was left out.", line.place("kind"), value=kind
    )
