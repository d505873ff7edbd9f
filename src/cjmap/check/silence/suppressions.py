"""Comments that silence findings: `# cjmap: ignore[flat-emotion] reason`, where they stand and what they hit.

A comment behind a node, or on a line of its own above it, speaks of that node and all in it; at the
head of a map, of what is said about the map as a whole. `# cjmap: ignore-file[…]` speaks of
everything in the file, wherever it stands. `until 2027-01-31` before the reason gives it an end.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter
from typing import TYPE_CHECKING

from cjmap.problem import RemoveText, ReplaceText, Route, Span
from cjmap.source.nodes import Mapping, Scalar, Sequence, node_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjmap.problem import MapPath, Problem, Rule
    from cjmap.source.comments import Comment
    from cjmap.source.document import Document
    from cjmap.source.nodes import Node

MARK = "cjmap:"
"""What a comment to cjmap begins with."""

_NAMES = ("cjmap", "CJMAP", "Cjmap", "CJMap", "CjMap")
"""How our name may be written in a comment to us; looking for these is quicker than folding a map."""

DIRECTIVE_FORM = "`# cjmap: ignore[rule-name] reason`"
"""How such a comment is written, for messages."""

_DIRECTIVE = re.compile(
    r"#+\s*cjmap:\s*(?P<word>ignore(?:-file)?)\s*\[(?P<rules>[^\]]*)\]"
    r"(?:\s*until\s+(?P<until>\d{4}-\d{2}-\d{2})\b)?(?P<reason>.*)"
)
_DIRECTIVE_INSIDE = re.compile(r"#\s*cjmap:\s*ignore")
_CLAIMS = re.compile(r"#\s*cjmap:|\bcjmap\s*+(?::\s*+)?ignore", re.IGNORECASE)
_MISPLACED_DAY = re.compile(r"\s*until\b|.*\buntil\s+\d{4}-\d{2}-\d{2}\b")
_BLANK_REASON = re.compile(r"[\s:;,.–—-]*")


@dataclass(slots=True)
class Suppression:
    """One comment to cjmap.

    `rules` are the codes and names that it lists, `path` the node that it speaks of: None for the
    whole file, or for nothing at all (`whole_file` tells which). `malformed` means that it cannot
    be read. `hit` gathers the names of the rules of which it silenced a finding.
    """

    comment: Comment
    rules: tuple[str, ...] = ()
    whole_file: bool = False
    until: date | None = None
    reason: str = ""
    path: MapPath | None = None
    malformed: bool = False
    hit: set[str] = field(default_factory=set)

    def ended(self, today: date) -> bool:
        """Whether its last day is past."""
        return self.until is not None and self.until < today

    def names(self, rule: Rule) -> bool:
        """Whether it lists a rule."""
        return rule.name in self.rules or rule.code in self.rules


def speaks_to_us(text: str) -> bool:
    """Whether a text holds what would be a comment to cjmap if it were one."""
    return MARK in text and _DIRECTIVE_INSIDE.search(text) is not None


def known_rule(word: str, rules: Iterable[Rule]) -> Rule | None:
    """Return the rule that a code or name means, or None."""
    return next((rule for rule in rules if word in (rule.name, rule.code)), None)


def without(suppression: Suppression, words: Iterable[str]) -> RemoveText | ReplaceText:
    """Return the edit that takes rules out of a comment, or the comment away with its last one."""
    dropped = set(words)
    kept = [each for each in suppression.rules if each not in dropped]
    span = Span(suppression.comment.start, suppression.comment.end)
    if not kept:
        return RemoveText(span)
    return ReplaceText(span, _rewritten(suppression, kept))


def replaced(suppression: Suppression, word: str, by: str) -> ReplaceText:
    """Return the edit that writes one rule for another in a comment."""
    rules = [by if each == word else each for each in suppression.rules]
    span = Span(suppression.comment.start, suppression.comment.end)
    return ReplaceText(span, _rewritten(suppression, list(dict.fromkeys(rules))))


def _rewritten(suppression: Suppression, rules: Iterable[str]) -> str:
    text = suppression.comment.text
    opened, closed = text.index("["), text.index("]")
    return f"{text[: opened + 1]}{', '.join(rules)}{text[closed:]}"


def find_suppressions(document: Document) -> list[Suppression]:
    """Read the comments to cjmap of a map, in their order."""
    text = document.text
    if not any(name in text for name in _NAMES) or document.root is None:
        return []
    found = []
    starts: list[tuple[int, MapPath]] | None = None
    for comment in document.comments:
        if not _CLAIMS.search(comment.text):
            continue
        suppression = _read(comment)
        if not suppression.whole_file and not suppression.malformed:
            if starts is None:
                starts = sorted(_starts(document.root))
            suppression.path = _spoken_of(document, comment, starts)
        found.append(suppression)
    return found


def _read(comment: Comment) -> Suppression:
    match = _DIRECTIVE.fullmatch(comment.text)
    if match is None:
        return Suppression(comment, malformed=True)
    rules = tuple(word for word in re.split(r"[\s,]+", match["rules"]) if word)
    try:
        until = date.fromisoformat(match["until"]) if match["until"] else None
    except ValueError:  # the 31st of February
        return Suppression(comment, malformed=True)
    return Suppression(
        comment,
        rules,
        whole_file=match["word"] == "ignore-file",
        until=until,
        reason=match["reason"][_blank(match["reason"]) :].strip(),
        malformed=not rules or _MISPLACED_DAY.match(match["reason"]) is not None,
    )


def _blank(text: str) -> int:
    match = _BLANK_REASON.match(text)
    return match.end() if match else 0


def _starts(root: Node) -> Iterator[tuple[int, MapPath]]:
    """List where the entries of mappings and the items of lists begin, with their paths."""
    waiting: list[tuple[Node, MapPath]] = [(root, ())]
    while waiting:
        node, path = waiting.pop()
        if isinstance(node, Mapping):
            for key, value in zip(node.keys, node.values, strict=True):
                inner = (*path, key.text)
                yield key.start, inner
                waiting.append((value, inner))
        elif isinstance(node, Sequence):
            for number, item in enumerate(node.items):
                yield item.start, (*path, number)
                waiting.append((item, (*path, number)))


def _spoken_of(
    document: Document, comment: Comment, starts: list[tuple[int, MapPath]]
) -> MapPath | None:
    """Find the node that a comment speaks of: on its line, or the next one below it."""
    text = document.text
    line_start = max(text.rfind("\n", 0, comment.start), text.rfind("\r", 0, comment.start)) + 1
    if text[line_start : comment.start].strip():
        end = bisect_left(starts, comment.start, key=itemgetter(0))
        line = starts[bisect_left(starts, line_start, key=itemgetter(0)) : end]
        if line:
            return min((path for _, path in line), key=len)
        return starts[end - 1][1] if end else None
    below = bisect_right(starts, comment.end, key=itemgetter(0))
    if below == len(starts):
        return None
    end = bisect_right(starts, starts[below][0], key=itemgetter(0))
    return min((path for _, path in starts[below:end]), key=len)


class Silence:
    """The suppressions of one map at work: what they let through, and which of them hit something."""

    def __init__(self, document: Document, today: date) -> None:
        """Read the comments of the map."""
        self._document = document
        self._today = today
        self.suppressions = find_suppressions(document)

    def keep(self, problems: Iterable[Problem]) -> list[Problem]:
        """Return the problems that no comment silences."""
        if not self.suppressions:
            return list(problems)
        return [problem for problem in problems if not self._silenced(problem)]

    def _silenced(self, problem: Problem) -> bool:
        silenced = False
        for each in self.suppressions:
            if (
                each.names(problem.rule)
                and not each.ended(self._today)
                and self._hits(each, problem)
            ):
                each.hit.add(problem.rule.name)
                silenced = True
        return silenced

    def _hits(self, suppression: Suppression, problem: Problem) -> bool:
        if suppression.whole_file:
            return True
        root = self._document.root
        if suppression.path is None or root is None or not isinstance(problem.where, Route):
            return False
        path = problem.where.path
        node, depth = node_at(root, path)
        if path[: len(suppression.path)] == suppression.path:
            return True
        if depth == len(path) or isinstance(node, Scalar):
            return path == () and _is_head(root, (), suppression.path)
        return _is_head(node, path[:depth], suppression.path)


def _is_head(node: Node, path: MapPath, spoken_of: MapPath) -> bool:
    """Whether a comment speaks of the first key of a mapping, at which missing keys are told."""
    return isinstance(node, Mapping) and bool(node.keys) and spoken_of == (*path, node.keys[0].text)
