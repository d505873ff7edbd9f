"""Maps made of rows, held against the format: what it refuses is told with its cell, and taken out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from cjmap.exchange.losses import Fate, Place
from cjmap.exchange.tables.rows.plain import short_form
from cjmap.format.compiled import compiled_kind
from cjmap.format.read import read_map
from cjmap.layout import map_text
from cjmap.problem import MapPath, Problem, Route, author_path
from cjmap.source import parse_document

if TYPE_CHECKING:
    from cjmap.exchange.coming.gathered import Gathered
    from cjmap.exchange.tables.rows.growing import Growing
    from cjmap.exchange.tables.rows.plain import Data

_ROUNDS = 20
"""So often what is refused is taken out: what stood behind it may be refused for want of it."""


def mend(gathered: Gathered, grown: Growing) -> Data | None:
    """Return a map that the format takes, in its short form; None where too little of it is left."""
    data = _without_nothing(grown.data)
    grown.data = data
    _name(gathered, grown)
    for _ in range(_ROUNDS):
        problems = _problems(data, grown)
        if not problems:
            return short_form(data, grown.kind.model)
        goes: dict[MapPath, Problem] = {}
        for problem in problems:
            goes.setdefault(_what_goes(data, _path(problem)), problem)
        # The last comes first: what is taken out of a list moves what stands behind it.
        for path in sorted(goes, reverse=True):
            within = any(path[:end] in goes for end in range(len(path)))
            if not within and not _take_out(gathered, grown, path, goes[path]):
                return None
    return None


def _problems(data: Data, grown: Growing) -> list[Problem]:
    if not compiled_kind(grown.kind.name).errors(data):
        return []
    file = Path(f"{data['id']}.{grown.kind.suffix}.yaml")
    return read_map(parse_document(file, map_text(data, file).encode())).problems


def _name(gathered: Gathered, grown: Growing) -> None:
    """Give a map without a title its id as one."""
    key = "name" if grown.kind.name == "persona" else "title"
    if key not in grown.data:
        grown.data[key] = grown.data["id"]
        gathered.lose(
            Fate.MADE,
            "title",
            f"No row has the {key} of `{grown.data['id']}`; its id is the {key} now.",
            value=grown.data["id"],
            map=grown.data["id"],
            path=(key,),
        )


def _path(problem: Problem) -> MapPath:
    return problem.where.path if isinstance(problem.where, Route) else ()


def _what_goes(data: Data, path: MapPath) -> MapPath:
    """Return the path of what is taken out: the value that is wrong, or the part that lacks one."""
    owner: Any = data
    for step in path[:-1]:
        owner = owner[step]
    missing = bool(path) and isinstance(owner, dict) and path[-1] not in owner
    return path[:-1] if missing else path


def _take_out(gathered: Gathered, grown: Growing, path: MapPath, problem: Problem) -> bool:
    """Take the value at a path out of a map; False where all of the map would go."""
    owners: list[Any] = [grown.data]
    for step in path[:-1]:
        owners.append(owners[-1][step])
    place = _place(grown, [*owners, owners[-1][path[-1]]] if path else owners, path)
    gathered.lose(
        Fate.UNREADABLE,
        str(path[-1]) if path and isinstance(path[-1], str) else "row",
        _said(problem, path),
        place,
        map=str(grown.data.get("id", "")),
        path=path,
    )
    if not path or path in (("kind",), ("id",), ("stages",)):
        return False
    del owners[-1][path[-1]]
    while len(owners) > 1 and owners[-1] in ({}, []):  # nor may what is left be empty
        owners.pop()
        path = path[:-1]
        del owners[-1][path[-1]]
    return True


def _said(problem: Problem, path: MapPath) -> str:
    """Say what is wrong, by the name of the field: where it stands, its cell tells."""
    key = str(path[-1]) if path else ""
    message = problem.message.replace(f"`{author_path(path)}`", f"`{key}`")
    return " ".join(part for part in (message, problem.help, "It was left out.") if part)


def _place(grown: Growing, chain: list[Any], path: MapPath) -> Place:
    """Find the cell of a value: its own, or that of the nearest part around it."""
    for depth in range(len(chain) - 1, -1, -1):
        places = grown.places.get(id(chain[depth]), {})
        key = path[depth] if depth < len(path) else ""
        found = places.get(str(key)) or places.get("")
        if found is not None:
            return found
    return Place()


def _without_nothing(data: Data) -> Data:
    return {key: value for key, value in data.items() if value not in (None, "", [], {})}
