"""What stands in a file that CJML does not have, or has once: it is told, and left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.exchange.cjml.names import ATTRIBUTES, CHILDREN, REPEATED
from cjmap.exchange.losses import Fate
from cjmap.printable import one_line
from cjmap.problem import Severity

if TYPE_CHECKING:
    from cjmap.exchange.cjml.tree import Element
    from cjmap.exchange.coming.gathered import Gathered

_SHOWN = 60


def tell_strange(gathered: Gathered, root: Element) -> None:
    """Tell elements and attributes that nobody knows, second ones, and words between elements."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        _tell_attributes(gathered, element)
        if element.name == "actors":
            continue
        known = CHILDREN.get(element.name, ())
        seen: set[str] = set()
        for child in element.children:
            if child.name not in known:
                _tell_element(gathered, element, child, "is unknown")
            elif child.name in seen and child.name not in REPEATED:
                _tell_element(gathered, element, child, "stands there already")
            else:
                waiting.append(child)
            seen.add(child.name)
        if known and element.text.strip():
            gathered.lose(
                Fate.UNREADABLE,
                "text",
                f"`{one_line(element.text.strip())[:_SHOWN]}` stands between the elements of"
                f" `<{element.name}>`, and was left out.",
                element.place,
                value=element.text.strip(),
            )


def _tell_element(gathered: Gathered, element: Element, child: Element, why: str) -> None:
    gathered.lose(
        Fate.DROPPED,
        "element",
        f"`<{one_line(child.name)}>` in `<{one_line(element.name)}>` {why}; it was left out.",
        child.place,
        value=" ".join(_words(child)) or None,
    )


def _words(element: Element) -> list[str]:
    """Return all words in an element, those of what is in it after its own."""
    words: list[str] = []
    waiting = [element]
    while waiting:
        here = waiting.pop()
        words += here.text.split()
        waiting += reversed(here.children)
    return words


def _tell_attributes(gathered: Gathered, element: Element) -> None:
    for name, value in element.attributes.items():
        if name not in ATTRIBUTES:
            gathered.lose(
                Fate.DROPPED,
                "attribute",
                f"The attribute `{one_line(name)}` of `<{one_line(element.name)}>` has no place in a map.",
                element.place,
                value=value,
                severity=Severity.INFO,
            )
