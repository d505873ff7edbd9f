"""A map as plain data into text: what importers and templates write."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cjmap.errors import CjmapError
from cjmap.layout.canonical import canonical_text, obstacles
from cjmap.layout.quoting import reads_alike
from cjmap.source import parse_document
from cjmap.source.scalars_written import quoted, scalar_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_NAME = re.compile(r"[\w#./-]+")
_WORDS_OF_A_NAME = 4


def map_text(data: Mapping[str, Any], file: Path) -> str:
    """Write a map that is given as plain data in the canonical layout.

    `data` holds texts, numbers, truths, lists and mappings; what is None or empty is left out,
    as no map may hold it. `file` is the name that the text is for. Lists of names and short
    objects stand on one line (`personas: [anna]`, `{id: web, title: Web}`), everything else below
    its key. Raises `CjmapError` for what no map can hold, such as a control character.
    """
    text = "".join(f"{line}\n" for line in _mapping(_filled(dict(data)) or {}, 0)) or "{}\n"
    document = parse_document(file, text.encode("utf-8"))
    found = obstacles(document)
    if document.refused or found:
        said = found[0].message if found else "its text could not be read"
        raise CjmapError(f"{file.name} cannot be written: {said}")
    return canonical_text(document)


def _filled(value: Any) -> Any:
    """Leave out what says nothing, inside and out; None where nothing is left."""
    if isinstance(value, dict):
        inner = {key: kept for key, each in value.items() if (kept := _filled(each)) is not None}
        return inner or None
    if isinstance(value, (list, tuple)):
        return [kept for each in value if (kept := _filled(each)) is not None] or None
    return None if value == "" else value


def _mapping(data: Mapping[str, Any], indent: int) -> Iterator[str]:
    for key, value in data.items():
        head = f"{' ' * indent}{scalar_text(key, key=True)}:"
        if (line := _inline(value)) is not None:
            yield f"{head} {line}"
        else:
            yield head
            yield from _block(value, indent + 2)


def _block(value: Any, indent: int) -> Iterator[str]:
    if isinstance(value, dict):
        yield from _mapping(value, indent)
        return
    for item in value:
        if (line := _inline(item)) is not None:
            yield f"{' ' * indent}- {line}"
            continue
        first, *rest = _block(item, indent + 2)
        yield f"{' ' * indent}- {first.lstrip(' ')}"
        yield from rest


def _inline(value: Any) -> str | None:
    """Write a value on one line, or return None where it is better read below its key."""
    if isinstance(value, dict):
        if not all(_is_short(each) for each in value.values()):
            return None
        pairs = (
            f"{scalar_text(key, flow=True, key=True)}: {_scalar(each, flow=True)}"
            for key, each in value.items()
        )
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, list):
        return _scalar(value, flow=True) if all(map(_is_name, value)) else None
    return _scalar(value)


def _scalar(value: Any, *, flow: bool = False) -> str:
    """Write a value on one line; a list of such values in brackets."""
    if isinstance(value, list):
        return f"[{', '.join(_scalar(each, flow=True) for each in value)}]"
    written = scalar_text(value, flow=flow)
    alike = not isinstance(value, str) or written != value or reads_alike(value)
    return written if alike else quoted(value)


def _is_name(value: Any) -> bool:
    """Whether a value is one word or a number."""
    return not isinstance(value, (dict, list)) and _NAME.fullmatch(str(value)) is not None


def _is_short(value: Any) -> bool:
    """Whether a value may stand in an object of one line."""
    if isinstance(value, dict):
        return False
    if isinstance(value, list):
        return all(map(_is_name, value))
    text = str(value)
    return "\n" not in text and len(text.split()) <= _WORDS_OF_A_NAME
