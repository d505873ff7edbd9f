"""Changes of XML: elements left out, doubled, exchanged, and attributes of others in their places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fuzz.mutation.texts import ODD, mutated_bytes, mutated_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

_TAG = re.compile(r"<[^<>]*>")
_ATTRIBUTE = re.compile(r'="[^"]*"')
_SIGNS = [
    *(
        "<",
        ">",
        "/>",
        "</",
        "<a>",
        "</a>",
        "<a b='c'/>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "&amp;",
    ),
    *("&#27;", "&#x1F642;", "&nope;", "<?x?>", "<!DOCTYPE a>", ' xmlns:x="y"', "x:", "=", '"', "'"),
]
_LONGEST = 200_000


def mutation_of_markup(others: Callable[[], Sequence[bytes]]) -> Callable[[bytes, Random], bytes]:
    """Return a change of XML, with elements of other files in it."""

    def mutated(data: bytes, random: Random) -> bytes:
        if random.random() < 0.04:
            return mutated_bytes(data, random)
        text = data.decode("utf-8", "surrogateescape")
        for _ in range(1 + int(random.expovariate(0.7))):
            if random.random() < 0.3:
                text = mutated_text(text, random, _SIGNS, others())
            else:
                text = mutated_markup(text, random, others())
        return text[:_LONGEST].encode("utf-8", "surrogateescape")

    return mutated


def mutated_markup(text: str, random: Random, others: Sequence[bytes] = ()) -> str:
    """Make one change in an XML text."""
    elements = list(_TAG.finditer(text))
    if not elements:
        return mutated_text(text, random, _SIGNS)
    one = _element(text, random.choice(elements))
    match random.randrange(8):
        case 0 | 1:
            return text[: one[0]] + text[one[1] :]
        case 2:
            return text[: one[1]] + text[one[0] :]
        case 3:
            to = random.choice(elements).end()
            return text[:to] + text[one[0] : one[1]] + text[to:]
        case 4 if others:
            other = random.choice(others).decode("utf-8", "surrogateescape")
            tags = list(_TAG.finditer(other))
            if not tags:
                return text
            start, end = _element(other, random.choice(tags))
            return text[: one[0]] + other[start:end] + text[one[0] :]
        case 5 | 6:
            values = list(_ATTRIBUTE.finditer(text))
            if not values:
                return text
            value = random.choice(values)
            new = random.choice(values).group()
            if random.random() < 0.5:
                odd = re.sub('[<&"\x00-\x08\x0b-\x1f]', "", random.choice(ODD))
                new = f'="{odd}"'
            return text[: value.start()] + new + text[value.end() :]
        case _:
            start, end = random.choice(elements).span()
            return text[:start] + text[end:]


def _element(text: str, tag: re.Match[str]) -> tuple[int, int]:
    """Find the end of the element that begins with a tag, roughly."""
    start, end = tag.span()
    name = re.match(r"<([\w:.-]+)", tag.group())
    if name is None or tag.group().endswith("/>"):
        return start, end
    closing = text.find(f"</{name[1]}>", end)
    return (start, closing + len(name[1]) + 3) if closing >= 0 else (start, end)
