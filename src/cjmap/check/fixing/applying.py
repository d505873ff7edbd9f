"""The fixes of one document, as many at once as do not get in each other's way.

After the edits the text is read again. It must say what was meant, keep each comment that was not
to be changed, have nothing new wrong with it, and still be a valid map if it was one. Fixes that
fail in this are refused, and the others are made.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.format.read import read_map
from cjmap.source.edits import (
    EditError,
    SpanEdit,
    apply,
    edited_data,
    lost_comments,
    same_data,
    span_edits,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cjmap.problem import Edit, Fix, Problem
    from cjmap.source.document import Document


@dataclass(frozen=True, slots=True)
class Refusal:
    """A problem whose fix was not made, and why, in a sentence."""

    problem: Problem
    reason: str


@dataclass(frozen=True, slots=True)
class FixedDocument:
    """A document after one round of fixes.

    `applied` and `postponed` are the problems whose fixes were made, and those that overlap with
    them and may be tried again on the new text.
    """

    document: Document
    applied: tuple[Problem, ...]
    postponed: tuple[Problem, ...]
    refused: tuple[Refusal, ...]


def is_safe(document: Document, fix: Fix) -> bool:
    """Whether a fix may be made unasked: its rule calls it safe, and it takes no comment along."""
    if not fix.safe:
        return False
    try:
        return not lost_comments(document, fix.edits)
    except EditError:
        return True  # whoever applies it will say why it cannot be


def apply_fixes(document: Document, problems: Iterable[Problem]) -> FixedDocument:
    """Make the fixes of `problems`, in the order of their places; those without one are left out.

    Of two that overlap, the second is postponed. Never raises for what a fix holds.
    """
    refused: list[Refusal] = []
    placed: list[tuple[list[SpanEdit], Problem]] = []
    for problem in problems:
        if problem.fix is None:
            continue
        try:
            spans = span_edits(document, problem.fix.edits)
            apply(document.text, spans)
        except EditError as error:
            refused.append(Refusal(problem, error.message))
            continue
        if spans:
            placed.append((spans, problem))
    placed.sort(key=lambda each: (each[0][0].start, each[0][0].end))

    taken = _Taken()
    chosen: list[Problem] = []
    postponed: list[Problem] = []
    for spans, problem in placed:
        if taken.take(spans):
            chosen.append(problem)
        else:
            postponed.append(problem)
    changed, applied, failed = _apply_sound(document, chosen)
    made = {id(problem) for problem in applied}
    bad = {id(refusal.problem) for refusal in failed}
    postponed += [each for each in chosen if id(each) not in made and id(each) not in bad]
    return FixedDocument(changed, tuple(applied), tuple(postponed), (*refused, *failed))


class _Taken:
    """The stretches of a text that fixes have claimed; they may touch but not overlap.

    Of insertions, one place takes one.
    """

    def __init__(self) -> None:
        self._spans: list[tuple[int, int]] = []

    def take(self, edits: Sequence[SpanEdit]) -> bool:
        """Claim the stretches of one fix, if all of them are free."""
        spans = [(edit.start, edit.end) for edit in edits]
        if not all(map(self._is_free, spans)):
            return False
        for span in spans:
            insort(self._spans, span)
        return True

    def _is_free(self, span: tuple[int, int]) -> bool:
        start, end = span
        at = bisect_left(self._spans, (start, start))
        if at and self._spans[at - 1][1] > start:
            return False
        if self._spans[at : at + 1] == [(start, start)]:
            if start == end:
                return False
            at += 1  # an insertion right before
        return start == end or at == len(self._spans) or self._spans[at][0] >= end


def _apply_sound(
    document: Document, problems: list[Problem]
) -> tuple[Document, list[Problem], list[Refusal]]:
    """Make fixes together; where that goes wrong, find the ones to blame by halves and refuse them.

    Returns the document, the problems whose fixes were made, and the refusals. Where two halves are
    right by themselves only, the second is left for another round.
    """
    if not problems:
        return document, [], []
    try:
        return _applied(document, problems), problems, []
    except EditError as error:
        if len(problems) == 1:
            return document, [], [Refusal(problems[0], error.message)]
    half = len(problems) // 2
    first, sound, refused = _apply_sound(document, problems[:half])
    second, others, refused_too = _apply_sound(document, problems[half:])
    refused += refused_too
    if not sound:
        return second, others, refused
    try:
        return _applied(document, [*sound, *others]), [*sound, *others], refused
    except EditError:
        return first, sound, refused


def _applied(document: Document, problems: Iterable[Problem]) -> Document:
    """Make fixes and look at the result; raises `EditError` where it is not what was meant."""
    edits: list[Edit] = [edit for each in problems if each.fix for edit in each.fix.edits]
    spans = span_edits(document, edits)
    text = apply(document.text, spans)
    if text == document.text:
        return document
    changed = document.rewritten(text)
    before = Counter(problem.rule.code for problem in document.problems)
    for problem in changed.problems:
        before[problem.rule.code] -= 1
        if before[problem.rule.code] < 0:
            raise EditError(f"The text would have a fault: {problem.message}")
    if not same_data(changed.data, edited_data(document.data, edits)):
        raise EditError("The map would say something else than what was meant.")
    if not _keeps_comments(document, changed, spans):
        raise EditError("A comment would be lost.")
    if read_map(document).valid and not (read := read_map(changed)).valid:
        said = read.problems[0].message if read.problems else "a value is missing."
        raise EditError(f"The map would not be valid: {said[:1].lower()}{said[1:]}")
    return changed


def _keeps_comments(old: Document, new: Document, spans: Sequence[SpanEdit]) -> bool:
    """Whether each comment outside the edits is still there, at its place among them."""
    kept = {comment.start: comment.text for comment in new.comments}
    shift = 0
    position = 0
    for comment in old.comments:
        while position < len(spans) and spans[position].end <= comment.start:
            span = spans[position]
            shift += len(span.text) - (span.end - span.start)
            position += 1
        edited = position < len(spans) and spans[position].start < comment.end
        if not edited and kept.get(comment.start + shift) != comment.text:
            return False
    return True
