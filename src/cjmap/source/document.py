"""A file as read: its text, its tree, and what the text itself has wrong."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from cjmap.problem import Problem, Route, Span, Where
from cjmap.source import refusals
from cjmap.source.collector import collection_paused
from cjmap.source.comments import Comment, find_comments
from cjmap.source.decode import BYTE_ORDER_MARK, decode
from cjmap.source.limits import DEFAULT_LIMITS, Limits
from cjmap.source.lines import Lines
from cjmap.source.nodes import (
    Mapping,
    Node,
    Scalar,
    Sequence,
    SpelledInteger,
    Tree,
    span_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Document:
    """One file, read once: `text`, `data` (the map as a plain dict), `problems`.

    `data` is empty where the file holds no map. The tree of nodes behind it is built when the first
    place is asked for: most files are right, and nobody asks.
    """

    def __init__(
        self,
        file: Path,
        text: str,
        problems: list[Problem],
        data: dict[str, Any] | None,
        tree: Tree | None,
        limits: Limits,
        texts: list[str] | None = None,
    ) -> None:
        """Keep what was read; `data` or `tree` may be missing, not both."""
        self._texts = texts
        self.file = file
        self.text = text
        self.problems = problems
        self._tree = tree
        self._limits = limits
        root = tree.root if tree is not None else None
        self.refused = data is None and not isinstance(root, Mapping)
        """Whether the text itself was refused, so that nothing can be said about a map in it."""
        self.data: dict[str, Any] = data or (root.data if isinstance(root, Mapping) else {})

    @classmethod
    def of_plain(
        cls, file: Path, text: str, data: dict[str, Any], texts: list[str], limits: Limits
    ) -> Document:
        """Make a document again of what `plain` gave."""
        return cls(file, text, [], data, None, limits, texts)

    @property
    def plain(self) -> tuple[str, dict[str, Any], list[str]] | None:
        """All there is to a text with nothing wrong in it, before its tree is asked for; else None."""
        if self.problems or self._tree is not None or self._texts is None:
            return None
        return self.text, self.data, self._texts

    @property
    def root(self) -> Node | None:
        """The tree of nodes; None where the text is no YAML."""
        if self._tree is None:
            from cjmap.source.builder import build

            self._tree = build(self.text, self._limits)
        return self._tree.root

    @property
    def texts(self) -> list[str]:
        """The texts among the values, and integers in a spelling of their own (`012`), in order."""
        if self._texts is None:
            self._texts = list(_texts(self.root)) if self.root is not None else []
        return self._texts

    @property
    def raw(self) -> bytes:
        """The bytes of the file, back from the text; those of a text that was refused are lost."""
        return self._encoded(self.text)

    def rewritten(self, text: str) -> Document:
        """Return the document that this one becomes with another text; a byte order mark stays."""
        return parse_document(self.file, self._encoded(text), self._limits)

    @property
    def incomplete(self) -> list[Mapping]:
        """The mappings from which a refused merge key took away keys."""
        return self._tree.incomplete if self._tree is not None else []

    @cached_property
    def lines(self) -> Lines:
        """The lines of the text."""
        return Lines(self.text)

    @cached_property
    def comments(self) -> list[Comment]:
        """The comments, in order."""
        return find_comments(self.text, self.root)

    def span_of(self, where: Where) -> Span:
        """Turn a place of a problem into a span of the text."""
        if isinstance(where, Span):
            return where
        if self.root is None:
            return Span(0, 0)
        return span_of(self.root, Route(where.path, where.on_key))

    def _encoded(self, text: str) -> bytes:
        marked = any(problem.rule is refusals.BYTE_ORDER_MARK for problem in self.problems)
        return (BYTE_ORDER_MARK if marked else b"") + text.encode()


def read_document(file: Path, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Read `file` from disk; one that cannot be opened gives a document with that one problem."""
    try:
        with file.open("rb") as stream:
            data = stream.read(limits.bytes + 1)
    except OSError as error:
        problem = Problem(
            refusals.UNREADABLE_FILE,
            f"The file cannot be read: {error.strerror or error}.",
            Span(0, 0),
        )
        return Document(file, "", [problem], None, Tree(), limits)
    return parse_document(file, data, limits)


def parse_document(file: Path, data: bytes, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Read the bytes of a map that is called `file`; never raises for what they hold."""
    from cjmap.source.plain import read_plain

    decoded = decode(data, limits)
    if not decoded.readable:
        return Document(file, decoded.text, decoded.problems, None, Tree(), limits)
    with collection_paused():
        plain = read_plain(decoded.text, limits)
    if plain is not None:
        return Document(file, decoded.text, decoded.problems, plain[0], None, limits, plain[1])

    from cjmap.source.builder import build

    tree = build(decoded.text, limits)
    problems = decoded.problems + tree.problems
    several = any(problem.rule is refusals.SEVERAL_DOCUMENTS for problem in tree.problems)
    if (tree.root is None and not tree.problems) or (_is_empty(tree.root) and not several):
        problems.append(
            Problem(
                refusals.EMPTY_FILE,
                "The file is empty; a map starts with `kind:`.",
                Span(0, 0),
                "`cjmap init` writes maps to start from.",
            )
        )
    elif tree.root is not None and not isinstance(tree.root, Mapping) and not several:
        problems.append(
            Problem(
                refusals.NOT_A_MAPPING,
                f"A map is written as `key: value` lines; this file holds {_called(tree.root)}.",
                Span(tree.root.start, tree.root.start + 1),
                "Start with `kind:`, `id:` and `title:`.",
            )
        )
    return Document(file, decoded.text, problems, None, tree, limits)


def _texts(root: Node) -> Iterator[str]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Mapping):
            waiting.extend(reversed(node.values))
        elif isinstance(node, Sequence):
            waiting.extend(reversed(node.items))
        elif isinstance(node.data, (str, SpelledInteger)):
            yield str(node.data)


def _is_empty(root: Node | None) -> bool:
    """Whether a document was opened with `---` and holds nothing."""
    return isinstance(root, Scalar) and root.data is None and root.text == ""


def _called(node: Node) -> str:
    return "a single value" if isinstance(node, Scalar) else "a list"
