"""A mapping of a stranger's file, read key by key.

What has the wrong form is told where it stands, and so is every key that nobody asked for: a
reader that forgets one cannot lose it in silence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.exchange.losses import Fate, Place
from cjmap.printable import one_line
from cjmap.source.nodes import OPAQUE, Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjmap.exchange.coming.gathered import Gathered
    from cjmap.problem import Severity


@dataclass(frozen=True, slots=True)
class Said:
    """One text of a file and where it stands."""

    text: str
    place: Place


class Fields:
    """One mapping: `where` turns an offset of its text into a place, `name` is what a sentence calls it."""

    def __init__(
        self, gathered: Gathered, node: Mapping, where: Callable[[int], Place], name: str
    ) -> None:
        """Begin with nothing asked for."""
        self.gathered = gathered
        self.name = name
        self._node = node
        self._values = dict(zip(node.data, node.values, strict=True))
        self._where = where
        self._asked: set[str] = set()

    def __contains__(self, key: str) -> bool:
        """Tell whether a key is there with a value."""
        return self._node.data.get(key) is not None

    @property
    def keys(self) -> list[str]:
        """The keys, in the order written."""
        return list(self._node.data)

    def place(self, key: str = "") -> Place:
        """Return the place of a value, or of the mapping where there is none."""
        return self._where(self._values.get(key, self._node).start)

    def text(self, key: str) -> str:
        """Return a text without blanks around it; empty where there is none."""
        node = self._value(key)
        if node is None:
            return ""
        if isinstance(node, Scalar):
            return self._text(node)
        self._wrong(key, node, "a text")
        return ""

    def needed(self, key: str) -> str:
        """Return a text that should be there; that it is not is told."""
        found = self.text(key)
        if not found and key not in self:
            self.gathered.lose(
                Fate.UNREADABLE,
                key,
                f"{self.name[:1].upper()}{self.name[1:]} has no `{key}`.",
                self.place(),
            )
        return found

    def texts(self, key: str) -> list[Said]:
        """Return the texts of a list, or the one that stands for it, without the empty ones."""
        node = self._value(key)
        if node is None:
            return []
        if isinstance(node, Mapping):
            self._wrong(key, node, "a list of texts")
            return []
        found = []
        for item in node.items if isinstance(node, Sequence) else [node]:
            if not isinstance(item, Scalar):
                self._wrong(key, item, "a list of texts")
            elif item.data is not None and (text := self._text(item)):
                found.append(Said(text, self._where(item.start)))
        return found

    def number(self, key: str) -> float | None:
        """Return a finite number; None where there is none."""
        node = self._value(key)
        if node is None:
            return None
        if not isinstance(node.data, (int, float)) or isinstance(node.data, bool):
            self._wrong(key, node, "a number")
            return None
        return node.data

    def flag(self, key: str) -> bool:
        """Return a truth; false where there is none."""
        node = self._value(key)
        if node is not None and not isinstance(node.data, bool):
            self._wrong(key, node, "true or false")
        return node is not None and node.data is True

    def part(self, key: str, name: str = "") -> Fields | None:
        """Return the mapping under a key; None where there is none."""
        node = self._value(key)
        if node is None:
            return None
        if not isinstance(node, Mapping):
            self._wrong(key, node, "a mapping")
            return None
        return Fields(self.gathered, node, self._where, name or f"`{key}`")

    def parts(self, key: str, name: str) -> list[Fields]:
        """Return the mappings of a list; `name` is what people call one of them."""
        node = self._value(key)
        if node is None:
            return []
        if not isinstance(node, Sequence):
            self._wrong(key, node, "a list")
            return []
        found = []
        for number, item in enumerate(node.items, start=1):
            if isinstance(item, Mapping):
                found.append(Fields(self.gathered, item, self._where, f"{name} {number}"))
            else:
                self._wrong(key, item, "a list of mappings")
        return found

    def drop(self, key: str, message: str, severity: Severity | None = None) -> None:
        """Tell that a value has no place in a map, where it is there."""
        node = self._value(key)
        if node is not None and node.data not in ("", [], {}):
            self.gathered.lose(
                Fate.DROPPED, key, message, self.place(key), value=_shown(node), severity=severity
            )

    def tell_rest(self) -> None:
        """Tell every key that nobody asked for."""
        for key in self._node.data:
            if key not in self._asked:
                self.drop(key, f"`{one_line(key)}` of {self.name} is unknown, and was left out.")

    def _value(self, key: str) -> Node | None:
        self._asked.add(key)
        if self._node.data.get(key) is None or self._node.data[key] is OPAQUE:
            return None
        return self._values[key]

    def _text(self, node: Scalar) -> str:
        return self.gathered.text(node.text, self._where(node.start))

    def _wrong(self, key: str, node: Node, expected: str) -> None:
        self.gathered.lose(
            Fate.UNREADABLE,
            key,
            f"`{one_line(key)}` of {self.name} should be {expected}, not {_kind(node)}; it was left"
            " out.",
            self._where(node.start),
            value=_shown(node),
        )


def _kind(node: Node) -> str:
    if isinstance(node, Mapping):
        return "a mapping"
    if isinstance(node, Sequence):
        return "a list"
    if node.data is None:
        return "nothing"
    return f"`{one_line(node.text)[:60]}`"


def _shown(node: Node) -> str:
    """Write a value in a line: the texts in it, as they stand."""
    if isinstance(node, Scalar):
        return node.text
    inner = node.items if isinstance(node, Sequence) else node.values
    return ", ".join(filter(None, map(_shown, inner)))
