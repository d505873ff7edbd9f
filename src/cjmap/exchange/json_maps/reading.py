"""A JSON document of maps, or one map alone, back into maps."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from cjmap.errors import CjmapError
from cjmap.exchange.coming.source import UnreadableError
from cjmap.exchange.json_maps import FORMAT, VERSION
from cjmap.exchange.losses import Fate
from cjmap.format.kinds import KINDS, kind_named
from cjmap.format.near import listed
from cjmap.format.read import read_map
from cjmap.layout import map_text
from cjmap.printable import one_line
from cjmap.problem import Route, Severity, author_path
from cjmap.source import parse_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.exchange.coming.gathered import Gathered
    from cjmap.exchange.coming.source import Source

_KINDS = "|".join(kind.name for kind in KINDS)
_OURS = re.compile(rf'"format"\s*:\s*"{FORMAT}"|"kind"\s*:\s*"(?:{_KINDS})"')
_DIGITS = 400
"""The digits that a whole number may have; beyond some 300 it is no number for a computer."""
_KEYS = frozenset({"$schema", "format", "version", "lang", "maps"})


def is_ours(source: Source) -> bool:
    """Whether a JSON file says that it holds maps of ours."""
    return _OURS.search(source.text) is not None


def read(gathered: Gathered) -> None:
    """Read every map of the document; one that is no valid map is told and left out.

    Raises `UnreadableError` for what is no such document, is of another version or has no valid map.
    """
    document = _document(gathered.source)
    for key in document.keys() - _KEYS:
        gathered.lose(Fate.DROPPED, "key", f"`{one_line(key)}` is unknown, and was left out.")
    for number, data in enumerate(document["maps"]):
        gathered.count("map")
        problem = _problem(data, gathered)
        if problem is None:
            gathered.maps.append(data)
            gathered.speaks(data["kind"], data["id"], document.get("lang", ""))
            _tell_hollow(gathered, data, f"maps[{number}]")
        else:
            said = f"`maps[{number}]` is no valid map and was left out: {problem}"
            gathered.lose(Fate.UNREADABLE, "map", said, map=str(_get(data, "id") or ""))
    if not gathered.maps:
        told = gathered.losses[-1].message if gathered.losses else "It has no map."
        raise UnreadableError(f"{one_line(gathered.source.name)} has no valid map. {told}")


def _document(source: Source) -> dict[str, Any]:
    name = one_line(source.name)
    try:
        found = json.loads(
            source.text, object_pairs_hook=_once, parse_constant=_no_constant, parse_int=_whole
        )
    except json.JSONDecodeError as error:
        raise UnreadableError(
            f"{name}:{error.lineno}:{error.colno} is no JSON: {error.msg}."
        ) from error
    except RecursionError as error:
        raise UnreadableError(f"{name} is nested too deeply to be read.") from error
    except ValueError as error:
        raise UnreadableError(f"{name}: {error}") from error
    if isinstance(found, dict) and kind_named(found.get("kind")) is not None:
        return {"maps": [found]}
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise UnreadableError(
            f"{name} is JSON, but no document of maps.",
            hint='It begins with `{"format": "cjmap", "version": 1, "maps": [`;'
            " `cjmap schema maps` has the rest.",
        )
    if found.get("version") != VERSION or isinstance(found["version"], bool):
        raise UnreadableError(
            f"{name} is of version {one_line(str(found.get('version')))}; this cjmap reads {VERSION}."
        )
    if not isinstance(found.get("maps"), list):
        raise UnreadableError(f"{name} has no list `maps`.")
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"the key `{one_line(key)}` stands twice in one object.")
        found[key] = value
    return found


def _no_constant(word: str) -> NoReturn:
    raise ValueError(f"`{word}` is no number of JSON.")


def _whole(digits: str) -> int:
    if len(digits) > _DIGITS:
        raise ValueError(
            f"a number that begins with {digits[:12]} has {len(digits.lstrip('-')):,} digits; no more than {_DIGITS} are read."
        )
    return int(digits)


def _tell_hollow(gathered: Gathered, data: dict[str, Any], path: str) -> None:
    """Tell the values that hold nothing: a map is written without them."""
    for where in _hollow(data, path):
        said = f"`{one_line(where)}` holds nothing, and was left out."
        gathered.lose(
            Fate.DROPPED, "empty value", said, severity=Severity.INFO, map=str(data["id"])
        )


def _hollow(value: Any, path: str) -> Iterator[str]:
    """Give the paths of values that hold nothing, each where the emptiness begins."""
    if _holds_nothing(value):
        yield path
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _hollow(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _hollow(inner, f"{path}[{number}]")


def _holds_nothing(value: Any) -> bool:
    if isinstance(value, (dict, list)):
        return all(map(_holds_nothing, value.values() if isinstance(value, dict) else value))
    return value is None or value == ""


def _problem(data: Any, gathered: Gathered) -> str | None:
    """Say why a value is no valid map that is not there yet; None for one that is."""
    kind = kind_named(_get(data, "kind"))
    if kind is None:
        return f"expected an object with `kind` {listed(each.name for each in KINDS)}."
    if not isinstance(_get(data, "id"), str):
        return "it has no `id` that is text."
    if any((data["kind"], data["id"]) == (each["kind"], each["id"]) for each in gathered.maps):
        return f"there is another {kind.name} `{one_line(data['id'])}` above."
    file = Path(f"{data['id']}.{kind.suffix}.yaml")
    try:
        document = parse_document(file, map_text(data, file).encode())
    except CjmapError as error:
        return str(error)
    problems = [*document.problems, *read_map(document).problems]
    if not problems:
        return None
    where = problems[0].where
    path = f"`{author_path(where.path)}`: " if isinstance(where, Route) and where.path[1:] else ""
    return f"{path}{problems[0].message}"


def _get(data: Any, key: str) -> Any:
    return data.get(key) if isinstance(data, dict) else None
