"""The parser's events into a tree of nodes: iterative, bounded, and the one reader of the stream.

libyaml delivers events lazily, so that limits hold while it works: 100,000 opening brackets are
refused after the hundredth. Loading or composing through the library would recurse in C instead
and die of 30 KB of brackets; it is never called.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from _ruamel_yaml import CParser
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from cjmap.problem import Problem, Related, Rule, Span
from cjmap.source import refusals
from cjmap.source.collector import collection_paused
from cjmap.source.decode import character_problem, unseen_characters
from cjmap.source.limits import LONGEST_KEY
from cjmap.source.nodes import OPAQUE, Mapping, Node, Scalar, Sequence, Tree
from cjmap.source.scalars import (
    STARTS_NUMBER,
    WORDS,
    NotFiniteError,
    TooManyDigitsError,
    resolve,
)

if TYPE_CHECKING:
    from cjmap.source.limits import Limits


_WORD = re.compile(r"\S+")


class _Stop(Exception):
    """A limit was passed; what was built so far is dropped."""


def build(text: str, limits: Limits) -> Tree:
    """Parse `text` into nodes; a syntax error or a passed limit becomes a problem, never raises."""
    tree = Tree()
    try:
        with collection_paused():
            _Builder(text, limits, tree).run()
    except YAMLError as error:
        from cjmap.source.syntax import syntax_problem

        tree.root = None
        tree.problems.append(syntax_problem(error, text))
    except _Stop:
        tree.root = None
    return tree


class _Builder:
    """The state of one parse: the open collections, and the key that waits for its value."""

    def __init__(self, text: str, limits: Limits, tree: Tree) -> None:
        self.text = text
        self.limits = limits
        self.tree = tree
        self.anchors: dict[str, tuple[int, int]] = {}

    def refuse(
        self,
        rule: Rule,
        message: str,
        start: int,
        end: int,
        help_text: str | None = None,
        related: tuple[Related, ...] = (),
    ) -> None:
        self.tree.problems.append(Problem(rule, message, Span(start, end), help_text, related))

    def run(self) -> None:
        """Read events until the stream or the first document ends."""
        limits = self.limits
        depth_limit = limits.depth
        nodes_left = limits.nodes
        digits = limits.digits
        next_event = CParser(self.text).get_event
        stack: list[Mapping | Sequence] = []
        keys: list[Scalar | None] = []
        top: Mapping | Sequence | None = None
        key: Scalar | None = None
        last_end = 0
        document_start = 0
        while True:
            event = next_event()
            kind = type(event)
            node: Node
            if kind is ScalarEvent:
                nodes_left -= 1
                if nodes_left < 0:
                    self._too_many(event.start_mark.index)
                style = event.style
                value = event.value
                start = event.start_mark.index
                last_end = event.end_mark.index
                data: Any = value
                if not style and (value[:1] in STARTS_NUMBER or value in WORDS):
                    try:
                        data = resolve(value, digits)
                    except NotFiniteError:
                        self._not_finite(value, start, last_end)
                        data = OPAQUE
                    except TooManyDigitsError:
                        self._too_many_digits(value, start, last_end)
                        data = OPAQUE
                elif style == '"' and not value.isprintable():
                    self._check_escapes(value, start, last_end)
                node = Scalar(start, last_end, value, style, data)
                if event.anchor is not None or event.ctag is not None:
                    self._properties(event)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                closed = stack.pop()
                key = keys.pop()
                closed.end = event.end_mark.index if closed.flow else max(last_end, closed.start)
                last_end = closed.end
                top = stack[-1] if stack else None
                continue
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                nodes_left -= 1
                if nodes_left < 0:
                    self._too_many(event.start_mark.index)
                collection = Mapping if kind is MappingStartEvent else Sequence
                node = collection(event.start_mark.index, bool(event.flow_style))
                if event.anchor or event.tag:
                    self._properties(event)
            elif kind is AliasEvent:
                node = self._alias(event)
                last_end = event.end_mark.index
            elif kind is DocumentStartEvent:
                if self.tree.root is not None or document_start:
                    self._second_document(event, document_start)
                    return
                document_start = event.start_mark.index + 1
                self._directives(event)
                continue
            elif kind is StreamEndEvent:
                return
            else:
                continue

            # One place puts a node where it belongs: root, list item, key, or value.
            if top is None:
                self.tree.root = node
            elif isinstance(top, Sequence):
                top.items.append(node)
                top.data.append(node.data)
            elif key is None:
                if isinstance(node, Scalar) and node.style not in ("|", ">") and node.text:
                    if len(node.text) <= LONGEST_KEY:
                        key = node
                        continue
                    self._long_key(node)
                elif node.data is not OPAQUE:
                    self._complex_key(node)
                key = Scalar(node.start, node.end, f"\0{node.start}", "", None)
                if isinstance(node, Scalar):
                    continue
            else:
                name = key.text
                if name in top.data or (name == "<<" and not key.style) or name[0] == "\0":
                    self._refuse_entry(top, key)
                else:
                    top.keys.append(key)
                    top.values.append(node)
                    top.data[name] = node.data
                key = None
            if not isinstance(node, Scalar):
                if len(stack) >= depth_limit:
                    self.refuse(
                        refusals.TOO_DEEP,
                        f"Lists and mappings are nested more than {depth_limit} deep here.",
                        node.start,
                        node.start + 1,
                    )
                    raise _Stop
                stack.append(node)
                keys.append(key)
                top = node
                key = None

    def _refuse_entry(self, mapping: Mapping, key: Scalar) -> None:
        """Say why a key and its value are left out; a complex key has been reported before."""
        name = key.text
        if name[0] == "\0":
            return
        if name in mapping.data:
            first = mapping.key(name)
            self.refuse(
                refusals.DUPLICATE_KEY,
                f"The key `{name}` stands twice in this mapping.",
                key.start,
                key.end,
                "Keep one of the two; a list holds several values.",
                (Related(None, Span(first.start, first.end), "first written here"),),
            )
            return
        self.refuse(
            refusals.MERGE_KEY,
            "`<<` is a YAML merge key; maps do not use them.",
            key.start,
            key.end,
            "Write the keys out; a persona can build on another with `extends`.",
        )
        self.tree.incomplete.append(mapping)

    def _alias(self, event: Any) -> Scalar:
        start, end = event.start_mark.index, event.end_mark.index
        known = self.anchors.get(event.anchor)
        related = (Related(None, Span(known[0], known[1]), "the anchor is here"),) if known else ()
        self.refuse(
            refusals.ALIAS,
            f"`*{event.anchor}` is a YAML alias; maps do not use them.",
            start,
            end,
            "Write the value out, or quote the text if it should start with `*`.",
            related,
        )
        return Scalar(start, end, "", "", OPAQUE)

    def _properties(self, event: Any) -> None:
        """Refuse an anchor or a tag; the value behind it is read all the same."""
        start = event.start_mark.index
        if event.anchor:
            at = self.text.find("&", start)
            end = at + 1 + len(event.anchor)
            self.anchors[event.anchor] = (at, end)
            self.refuse(
                refusals.ANCHOR,
                f"`&{event.anchor}` is a YAML anchor; maps do not use them.",
                at,
                end,
                "Remove it, or quote the text if it should start with `&`.",
            )
        if event.tag:
            at = max(self.text.find("!", start), start)
            word = _WORD.match(self.text, at)
            length = word.end() - at if word else 1
            self.refuse(
                refusals.TAG,
                f"`{self.text[at : at + length]}` is a YAML tag; maps do not use them.",
                at,
                at + length,
                "Remove it, or quote the text if it should start with `!`.",
            )

    def _directives(self, event: Any) -> None:
        if event.version in (None, (1, 2)) and not event.tags:
            return
        self.refuse(
            refusals.DIRECTIVE,
            "YAML directives (`%YAML`, `%TAG`) are not part of the format; cjmap reads YAML 1.2.",
            event.start_mark.index,
            event.start_mark.index + 1,
            "Remove the line.",
        )

    def _second_document(self, event: Any, first: int) -> None:
        start = event.start_mark.index
        self.refuse(
            refusals.SEVERAL_DOCUMENTS,
            "A second document starts here; a file holds exactly one map.",
            start,
            max(event.end_mark.index, start + 1),
            "Move it to a file of its own.",
            (Related(None, Span(first - 1, first), "the first one starts here"),),
        )

    def _complex_key(self, node: Node) -> None:
        empty = isinstance(node, Scalar) and not node.text
        self.refuse(
            refusals.COMPLEX_KEY,
            "A key is missing before this `:`." if empty else "A key must be a plain word.",
            node.start,
            max(node.end, node.start + 1),
            "Write one." if empty else "Text that starts with `{` or `[` needs quotes.",
        )

    def _long_key(self, node: Scalar) -> None:
        self.refuse(
            refusals.COMPLEX_KEY,
            f"A key may have {LONGEST_KEY} characters; this one has {len(node.text):,}.",
            node.start,
            node.end,
            "Text belongs behind a key: `summary: …`.",
        )

    def _not_finite(self, text: str, start: int, end: int) -> None:
        self.refuse(
            refusals.NOT_FINITE,
            f"`{text}` is not a finite number.",
            start,
            end,
            "Leave the field out where a number is not known; put text in quotes.",
        )

    def _too_many_digits(self, text: str, start: int, end: int) -> None:
        self.refuse(
            refusals.NUMBER_TOO_LONG,
            f"This number has {len(text):,} digits; a number may have {self.limits.digits}.",
            start,
            end,
            "Put it in quotes if it is text.",
        )

    def _too_many(self, start: int) -> None:
        self.refuse(
            refusals.TOO_MANY_NODES,
            f"The file has more than {self.limits.nodes:,} values.",
            start,
            start + 1,
            "Split it: a step can name a `journey` that maps it in detail. Most commands allow more"
            " with `--limit nodes=NUMBER`.",
        )
        raise _Stop

    def _check_escapes(self, value: str, start: int, end: int) -> None:
        r"""Refuse what an escape such as `\\e` smuggles in; line breaks and tabs are text."""
        match = unseen_characters(value)
        if match and match.group() not in self.text[start:end]:
            problem = character_problem(match.group(), Span(start, end))
            self.tree.problems.append(problem)
