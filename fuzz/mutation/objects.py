"""Changes of JSON: values put in the places of others, keys and items dropped, doubled, renamed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from fuzz.mutation.texts import ODD, mutated_bytes, mutated_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

_SIGNS = [
    *'{}[],:"',
    "null",
    "true",
    "1e5",
    "-",
    '""',
    "{}",
    "[]",
    "\\u0000",
    "\\ud800",
    "//",
    "\n",
]
_VALUES: list[Any] = [
    *(None, True, False, 0, -1, 1.5, 1e300, 10**25, "", "x", [], {}, [[]], [{}], [None]),
    *({"id": "x"}, {"": ""}, ["x", "x"]),
]
_LONGEST = 200_000


def mutation_of_objects(others: Callable[[], Sequence[bytes]]) -> Callable[[bytes, Random], bytes]:
    """Return a change of JSON, with values of other files in it."""

    def mutated(data: bytes, random: Random) -> bytes:
        if random.random() < 0.04:
            return mutated_bytes(data, random)
        for _ in range(1 + int(random.expovariate(0.7))):
            value = _read(data) if random.random() < 0.8 else None
            if value is None:
                text = data.decode("utf-8", "surrogateescape")
                data = mutated_text(text, random, _SIGNS, others())[:_LONGEST].encode(
                    "utf-8", "surrogateescape"
                )
            else:
                pool = _values(_read(random.choice(others())))
                _change(value, random, pool)
                data = json.dumps(value).encode()
        return data

    return mutated


def _read(data: bytes) -> Any:
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, (dict, list)) and value else None


def _values(value: Any, depth: int = 0) -> list[Any]:
    """List all values in a value."""
    found = [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if depth < 50:
        for each in inner:
            found += _values(each, depth + 1)
    return found


def _change(value: Any, random: Random, pool: list[Any]) -> None:
    """Change one thing somewhere inside a value."""
    here = value
    while True:
        key = random.choice(list(here) if isinstance(here, dict) else range(len(here)))
        inner = here[key]
        if not (isinstance(inner, (dict, list)) and inner and random.random() < 0.75):
            break
        here = inner
    match random.randrange(8):
        case 0 | 1:
            del here[key]
        case 2 if isinstance(here, list):
            here.insert(key, here[random.randrange(len(here))])
        case 3 if isinstance(here, dict):
            here[random.choice(ODD)] = here.pop(key)
        case 4:
            here[key] = random.choice(ODD)
        case 5:
            here[key] = random.choice(_VALUES)
        case 6 if isinstance(here, dict):
            named = [each for each in pool if isinstance(each, dict) and each]
            if named:
                other = random.choice(named)
                name = random.choice(list(other))
                here[name] = other[name]
        case _:
            here[key] = random.choice(pool)
