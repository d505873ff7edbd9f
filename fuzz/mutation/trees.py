"""Changes of maps: values, keys and items put elsewhere in the text, and taken from other maps.

Everything else in the text stays as it was, so that comments, quotes and line ends are those that
people write.
"""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cjmap.source import parse_document
from cjmap.source.nodes import Mapping, Scalar, Sequence
from fuzz.corpus import maps
from fuzz.mutation.texts import ODD, mutated_bytes, mutated_text
from fuzz.target import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

    from cjmap.source.nodes import Node

YAML_SIGNS = [
    *("a: ", "- ", "? ", ": ", "\n", "\n  ", "\n    ", "\n\n", " ", "\t", "\r\n", "\r", "\u2028"),
    *(
        "#",
        "# c",
        " #g\n",
        "\n# d\n",
        "\n  # e\n",
        "%",
        "---\n",
        "...\n",
        "&a ",
        "*a",
        "!x ",
        "<<: ",
    ),
    *("[", "]", "{", "}", ", ", ",", "'", '"', "|", "|-\n", "|+\n", ">", ">-\n", "2", "\\n", "\\u"),
    *("x y", "1", "no", "1:30", "~", "null", "-", "é", "\u00a0", "id: z\n", "was: [z]\n"),
    *("# cjmap: ignore[all] because\n", "  # cjmap: ignore", "# cjmap: ignore[stale-map, CJ2] x\n"),
]
_ODD_VALUES: list[Any] = [
    *(None, True, 0, -2, 5, 0.5, 1e9, -0.0, 10**30, [], {}, [[]], [{}], [None], ["x", "x"]),
    *({"text": "x"}, {"id": "x"}, [{"id": "x", "text": "x"}], {"": 1}, {"x": {"y": []}}, "x#y"),
]
_FILE = Path("any.journey.yaml")
_DEEPEST = 40
_LONGEST = 200_000


def mutated_map(data: bytes, random: Random) -> bytes:
    """Change a map in one or a few places."""
    if random.random() < 0.04:
        return mutated_bytes(data, random)
    text = data.decode("utf-8", "surrogateescape")
    for _ in range(1 + int(random.expovariate(0.7))):
        root = _root(text) if random.random() < 0.8 else None
        if root is None:
            text = mutated_text(text, random, YAML_SIGNS, maps())
        else:
            text = _by_its_tree(text, root, random)
    return text[:_LONGEST].encode("utf-8", "surrogateescape")


def mutated_maps(most: int) -> Callable[[bytes, Random], bytes]:
    """Return a change of several maps in one input: one is changed, left out, doubled, exchanged."""

    def mutated(data: bytes, random: Random) -> bytes:
        parts = data.split(SEPARATOR)
        at = random.randrange(len(parts))
        match random.randrange(16):
            case 0 if len(parts) > 1:
                del parts[at]
            case 1 if len(parts) < most:
                parts.insert(at, random.choice(maps()))
            case 2 if len(parts) < most:
                parts.insert(at, mutated_map(parts[at], random))
            case 3:
                parts[at] = parts[random.randrange(len(parts))]
            case 4:
                random.shuffle(parts)
            case _:
                parts[at] = mutated_map(parts[at], random)
        return SEPARATOR.join(parts)

    return mutated


def mutated_versions(data: bytes, random: Random) -> bytes:
    """Change versions of one map, so that they stay versions of one."""
    parts = data.split(SEPARATOR)
    at = random.randrange(len(parts))
    match random.randrange(12):
        case 0:
            parts[at] = parts[random.randrange(len(parts))]
        case 1:  # the same change in several versions
            same = random.getrandbits(32)
            parts = [mutated_map(each, type(random)(same)) for each in parts]
        case _:
            parts[at] = mutated_map(parts[at], random)
    return SEPARATOR.join(parts)


def _root(text: str) -> Node | None:
    try:
        return parse_document(_FILE, text.encode("utf-8", "surrogateescape")).root
    except RecursionError:
        return None


def _nodes(
    node: Node, key: str = "", depth: int = 0
) -> Iterator[tuple[Node, str, Node | None, int]]:
    """Go through a tree: each node, the key it stands under, its parent, and where in that."""
    if depth > _DEEPEST:
        return
    if isinstance(node, Mapping):
        for at, (name, value) in enumerate(zip(node.keys, node.values, strict=True)):
            yield value, name.text, node, at
            yield from _nodes(value, name.text, depth + 1)
    elif isinstance(node, Sequence):
        for at, item in enumerate(node.items):
            yield item, key, node, at
            yield from _nodes(item, key, depth + 1)


def _by_its_tree(text: str, root: Node, random: Random) -> str:
    places = list(_nodes(root))
    if not places:
        return text + random.choice(YAML_SIGNS)
    node, key, parent, at = random.choice(places)
    match random.randrange(12):
        case 0 | 1 | 2:
            known = _values().get(key)
            value = random.choice(known) if known else random.choice(_ODD_VALUES)
            return _put(text, node, _flow(value))
        case 3:
            return _put(text, node, _flow(random.choice(_ODD_VALUES)))
        case 4:
            return _put(text, node, _flow(random.choice(ODD)))
        case 5:
            other = random.choice(places)[0]
            return _put(text, node, text[other.start : other.end])
        case 6 | 7:
            return _without(text, node, parent, at)
        case 8 | 9:
            return _with_key(text, parent, at, random)
        case 10:
            return _with_item(text, node, parent, random)
        case _:
            words = random.choice(("# why", "# cjmap: ignore[all] x", "# é: [", "#"))
            end = text.find("\n", node.end)
            end = len(text) if end < 0 else end
            return f"{text[:end]}  {words}{text[end:]}"


def _put(text: str, node: Node, new: str) -> str:
    return text[: node.start] + new + text[node.end :]


def _without(text: str, node: Node, parent: Node | None, at: int) -> str:
    start = parent.keys[at].start if isinstance(parent, Mapping) else node.start
    if not isinstance(parent, Mapping):
        dash = text.rfind("-", 0, start)
        start = dash if dash >= 0 and not text[dash + 1 : start].strip() else start
    end = node.end
    if parent is not None and not isinstance(parent, Scalar) and parent.flow:
        end += 1 if text[end : end + 1] == "," else 0
    return text[:start] + text[end:]


def _with_key(text: str, parent: Node | None, at: int, random: Random) -> str:
    """Add a key that other maps have, before another one."""
    if not isinstance(parent, Mapping):
        return text
    key = random.choice(list(_values()))
    pair = f"{key}: {_flow(random.choice(_values()[key]))}"
    start = parent.keys[at].start
    if parent.flow:
        return f"{text[:start]}{pair}, {text[start:]}"
    column = start - (text.rfind("\n", 0, start) + 1)
    return f"{text[:start]}{pair}\n{' ' * column}{text[start:]}"


def _with_item(text: str, node: Node, parent: Node | None, random: Random) -> str:
    """Double an item, or put another one before it."""
    if not isinstance(parent, Sequence):
        return text
    other = random.choice((node, *parent.items))
    if parent.flow:
        return f"{text[: node.start]}{text[other.start : other.end]}, {text[node.start :]}"
    dash = text.rfind("-", 0, node.start)
    if dash < 0:
        return text
    column = dash - (text.rfind("\n", 0, dash) + 1)
    new = text[other.start : other.end].rstrip()
    return f"{text[:dash]}- {new}\n{' ' * column}{text[dash:]}"


@cache
def _values() -> dict[str, list[Any]]:
    """Gather the values of all maps, by the key that they stand under."""
    found: dict[str, list[Any]] = defaultdict(list)

    def gather(value: Any) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                if len(found[key]) < 60:
                    found[key].append(inner)
                gather(inner)
        elif isinstance(value, list):
            for inner in value:
                gather(inner)

    for data in maps():
        gather(parse_document(_FILE, data).data)
    return dict(found)


def _flow(value: Any) -> str:
    """Write a value between brackets, which stand wherever a value may."""
    return json.dumps(value, ensure_ascii=False, default=str)
