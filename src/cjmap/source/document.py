"""A file as read: its text, its tree, and what the text itself has wrong."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from cjmap.problem import Problem, Route, Span, Where
from cjmap.source import refusals
from cjmap.source.comments import Comment, find_comments
from cjmap.source.decode import decode
from cjmap.source.limits import DEFAULT_LIMITS, Limits
from cjmap.source.lines import Lines
from cjmap.source.nodes import Mapping, Node, Scalar, span_of

if TYPE_CHECKING:
    from pathlib import Path


class Document:
    """One file, read once: `text`, `root` (None where nothing could be read), `problems`.

    `data` is the plain dict under the root, empty where there is none; `incomplete` lists the
    mappings from which a refused merge key took away keys.
    """

    def __init__(
        self,
        file: Path,
        text: str,
        root: Node | None,
        problems: list[Problem],
        incomplete: list[Mapping],
    ) -> None:
        """Keep what `read` found."""
        self.file = file
        self.text = text
        self.root = root
        self.problems = problems
        self.incomplete = incomplete

    @property
    def data(self) -> dict[str, Any]:
        """The map as a plain dict; empty where the file holds none."""
        return self.root.data if isinstance(self.root, Mapping) else {}

    @property
    def refused(self) -> bool:
        """Whether the text itself was refused, so that nothing can be said about a map in it."""
        return not isinstance(self.root, Mapping)

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
        return Document(file, "", None, [problem], [])
    return parse_document(file, data, limits)


def parse_document(file: Path, data: bytes, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Read the bytes of a map that is called `file`; never raises for what they hold."""
    from cjmap.source.builder import build

    decoded = decode(data, limits)
    if not decoded.readable:
        return Document(file, decoded.text, None, decoded.problems, [])
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
    return Document(file, decoded.text, tree.root, problems, tree.incomplete)


def _is_empty(root: Node | None) -> bool:
    """Whether a document was opened with `---` and holds nothing."""
    return isinstance(root, Scalar) and root.data is None and root.text == ""


def _called(node: Node) -> str:
    return "a single value" if isinstance(node, Scalar) else "a list"
