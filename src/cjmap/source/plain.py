"""The quick reading of a file with nothing odd in it: its plain data, and nothing else.

Most files are right, and of a file that is right nobody asks for positions. Leaving the tree of
nodes out halves the time and the memory of reading many maps. Whatever is odd (a refused
construct, a passed limit, no YAML at all) is left to `builder`, which says what and where.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from _ruamel_yaml import CParser
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from cjmap.source.limits import LONGEST_KEY
from cjmap.source.nodes import SpelledInteger
from cjmap.source.scalars import STARTS_NUMBER, WORDS, resolve

if TYPE_CHECKING:
    from cjmap.source.limits import Limits


_SHORT = 24
_resolve_short = lru_cache(maxsize=4096)(resolve)
"""The same scores, shares and dates stand in many maps."""


def read_plain(text: str, limits: Limits) -> tuple[dict[str, Any], list[str]] | None:
    """Return the map in `text` as plain data, and its texts by themselves in the order written.

    None where `builder.build` has to look closer. Checks of the wording ask every map for its texts
    and find nothing in most, so they are put aside here, where they cost next to nothing.
    """
    texts: list[str] = []
    try:
        plain = _read(text, limits, texts)
    except (YAMLError, ValueError):  # ValueError: a number that is too long or not finite
        return None
    return (plain, texts) if plain is not None else None


def _read(text: str, limits: Limits, texts: list[str]) -> dict[str, Any] | None:
    next_event = CParser(text).get_event
    nodes_left = limits.nodes
    digits = limits.digits
    decorated = "&" in text or "!" in text
    root: Any = None
    opened = False
    stack: list[Any] = []
    top: Any = None
    key: str | None = None
    while True:
        event = next_event()
        kind = type(event)
        value: Any
        if kind is ScalarEvent:
            nodes_left -= 1
            if nodes_left < 0 or (decorated and _is_decorated(event)):
                return None
            value = event.value
            style = event.style
            if style == '"' and not value.isprintable():
                return None
            if type(top) is dict and key is None:
                if not value or style in ("|", ">") or value in top or value == "<<":
                    return None
                if len(value) > LONGEST_KEY:
                    return None
                key = value
                continue
            if not style and (value[:1] in STARTS_NUMBER or value in WORDS):
                short = len(value) <= _SHORT
                value = _resolve_short(value, digits) if short else resolve(value, digits)
            kind_of_value = type(value)
            if kind_of_value is str:
                texts.append(value)
            elif kind_of_value is SpelledInteger:
                texts.append(value.text)
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            stack.pop()
            top = stack[-1] if stack else None
            continue
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            nodes_left -= 1
            if nodes_left < 0 or (decorated and _is_decorated(event)):
                return None
            value = {} if kind is MappingStartEvent else []
        elif kind is DocumentStartEvent:
            if opened or event.tags or event.version not in (None, (1, 2)):
                return None
            opened = True
            continue
        elif kind is StreamEndEvent:
            return root if type(root) is dict else None
        elif kind is StreamStartEvent or kind is DocumentEndEvent:
            continue
        else:
            return None

        if top is None:
            root = value
        elif type(top) is list:
            top.append(value)
        elif key is None:
            return None
        else:
            top[key] = value
            key = None
        if kind is not ScalarEvent:
            if len(stack) >= limits.depth:
                return None
            stack.append(value)
            top = value


def _is_decorated(event: Any) -> bool:
    """Whether a node has an anchor or a tag."""
    return event.anchor is not None or event.ctag is not None
