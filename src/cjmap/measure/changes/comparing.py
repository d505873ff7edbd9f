"""Two sides set against each other, figure by figure, corrected for how many there are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cjmap.measure.changes.circumstances import circumstances
from cjmap.measure.changes.control import Control, both_arms, check_groups, of_groups
from cjmap.measure.changes.result import (
    Changes,
    Comparison,
    Effect,
    Lack,
    Side,
    Subject,
    Verdict,
)
from cjmap.measure.changes.samples import DESCRIBED, Gathered, Sample, gathered, hidden
from cjmap.measure.errors import MeasureError
from cjmap.measure.figures.units import unit_seconds
from cjmap.printable import one_line
from cjmap.statistics.answers import Answers
from cjmap.statistics.comparison import (
    Change,
    change,
    contrast_of_medians,
    difference_in_differences,
)
from cjmap.statistics.methods import Family, family_of, scale_of, unit_of
from cjmap.statistics.multiplicity import FALSE_CHANGES, adjusted_p_values

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from cjmap.measure.events.log import Selection
    from cjmap.measure.figures.measured import Slice
    from cjmap.measure.figures.session import Session


def compare(
    session: Session,
    before: Selection,
    after: Selection,
    *,
    control: Control | None = None,
    slices: Iterable[Slice] = (),
) -> Changes:
    """Compare two periods or groups; with a control group also tell the effect.

    With `control`, `before` and `after` are narrowed to the groups that got the change, and their
    change is set against that of the others. `slices` are compared besides everybody.

    Raises:
        MeasureError: for groups that the data lack, sides that overlap, and an empty side.
    """
    named = [each for side in (before, after) for each in (side.group, *side.groups) if each]
    if named:
        check_groups(session, tuple(named))
    _check_apart(before, after)
    treated: tuple[str, ...] = ()
    untreated: tuple[str, ...] = ()
    selections = {"before": before, "after": after}
    if control is not None:
        if named:
            raise MeasureError(
                "With a control group two periods are compared, not two groups.",
                hint="Name the groups by the control alone.",
            )
        treated, untreated = both_arms(session, control)
        selections = {
            "before": of_groups(before, treated),
            "after": of_groups(after, treated),
            "control_before": of_groups(before, untreated),
            "control_after": of_groups(after, untreated),
        }
    asked = tuple(slices)
    sides = {name: gathered(session, each, asked, name) for name, each in selections.items()}
    for name, side in sides.items():
        _check_not_empty(session, side, name)
    least = session.mapping.least
    known = [sides[name].samples for name in selections]
    found, tests = compared(known[0], known[1], known[2:], least)
    order = {step: number for number, step in enumerate(session.plan.steps)}
    return Changes(
        journey=session.journey,
        before=selections["before"],
        after=selections["after"],
        cases=(sides["before"].measured.cases, sides["after"].measured.cases),
        tested=tuple(sorted((each for each in found if not _described(each)), key=_rank(order))),
        described=tuple(
            sorted(filter(_described, found), key=lambda each: order[each.subject.step])
        ),
        tests=tests,
        least=least,
        control=untreated,
        treated=treated,
        circumstances=circumstances(session, selections, sides),
    )


def compared(
    before: Mapping[Subject, Sample],
    after: Mapping[Subject, Sample],
    control: Sequence[Mapping[Subject, Sample]] = (),
    least: int = 5,
) -> tuple[tuple[Comparison, ...], int]:
    """Compare samples, which may come from two sources; return how many p-values were corrected for.

    `control` are the samples of the control group before and after, or nothing.
    """
    groups = (before, after, *control)
    secret = [hidden(each, least) for each in groups]
    subjects = list(dict.fromkeys([*before, *after]))
    drafts = []
    for subject in subjects:
        samples = [each.get(subject) for each in groups]
        shown = [
            Side() if subject in away else sample.side if sample is not None else Side(None, 0)
            for sample, away in zip(samples, secret, strict=True)
        ]
        if shown[0].n == shown[1].n == 0:
            continue
        drafts.append(_draft(subject, samples, shown))
    return _decided(drafts)


def _draft(subject: Subject, samples: Sequence[Sample | None], shown: Sequence[Side]) -> Comparison:
    """Compare one subject; what depends on the others is left open."""
    one = next(sample for sample in samples if sample is not None)
    verdict, lack, found = _difference(samples[:2], shown[:2], (-1, 1))
    effect = None
    if len(samples) > 2 and subject.kind not in DESCRIBED and verdict is not Verdict.NOT_COMPARABLE:
        against, why, contrast = _difference(samples, shown, (-1, 1, 1, -1))
        effect = Effect(shown[2], shown[3], contrast, None, against, why)
    return Comparison(
        subject=subject,
        method=one.method,
        scale=one.scale,
        unit=one.unit,
        better=one.better,
        before=shown[0],
        after=shown[1],
        change=found,
        adjusted=None,
        verdict=verdict,
        lack=lack,
        effect=effect,
    )


def _difference(
    samples: Sequence[Sample | None], shown: Sequence[Side], signs: Sequence[int]
) -> tuple[Verdict, Lack | None, Change | None]:
    there = [sample for sample in samples if sample is not None]
    ways = {(each.method, each.scale, each.unit) for each in there}
    if len(ways) > 1:
        return Verdict.NOT_COMPARABLE, None, None
    if any(side.n is None for side in shown):
        return Verdict.NOT_ENOUGH, Lack.TOO_FEW, None
    if len(there) < len(samples) or any(side.n == 0 for side in shown):
        return Verdict.NOT_ENOUGH, Lack.NOBODY, None
    found = _contrast(there, signs)
    if found is None or found.p is None:
        return Verdict.NOT_ENOUGH, Lack.NO_INTERVAL, found
    return Verdict.NO_CHANGE_SEEN, None, found


def _contrast(samples: Sequence[Sample], signs: Sequence[int]) -> Change | None:
    one = samples[0]
    answers = [each.values for each in samples if isinstance(each.values, Answers)]
    if len(answers) == len(samples):
        if len(answers) == 2:
            return change(one.method, one.scale, answers[0], answers[1])
        before, after, control_before, control_after = answers
        return difference_in_differences(
            one.method, one.scale, before, after, control_before, control_after
        )
    medians = [each.values for each in samples if not isinstance(each.values, Answers)]
    if len(medians) < len(samples):
        return None
    found = contrast_of_medians(list(zip(signs, medians, strict=True)))
    return found.times(1 / (unit_seconds(one.unit) or 1.0))


def _decided(drafts: Sequence[Comparison]) -> tuple[tuple[Comparison, ...], int]:
    """Correct all p-values of the run together, and decide by them."""
    p_values = []
    for draft in drafts:
        if not _described(draft):
            p_values += [each.p for each in _contrasts(draft) if each.p is not None]
    adjusted = iter(adjusted_p_values(p_values))
    found = (draft if _described(draft) else _sure(draft, adjusted) for draft in drafts)
    return tuple(found), len(p_values)


def _contrasts(draft: Comparison) -> list[Change]:
    both = (draft.change, draft.effect.change if draft.effect is not None else None)
    return [each for each in both if each is not None]


def _sure(draft: Comparison, adjusted: Iterator[float]) -> Comparison:
    """Put in the corrected p-values, which come in the order of the comparisons."""
    effect = draft.effect
    if draft.change is not None and draft.change.p is not None:
        p = next(adjusted)
        draft = replace(draft, adjusted=p, verdict=_verdict(draft.change, draft.better, p))
    if effect is not None and effect.change is not None and effect.change.p is not None:
        p = next(adjusted)
        verdict = _verdict(effect.change, draft.better, p)
        draft = replace(draft, effect=replace(effect, adjusted=p, verdict=verdict))
    return draft


def _verdict(found: Change, better: str | None, adjusted: float) -> Verdict:
    if adjusted > FALSE_CHANGES:
        return Verdict.NO_CHANGE_SEEN
    if better is None:
        return Verdict.CHANGED
    is_better = (found.difference > 0) == (better == "higher")
    return Verdict.BETTER if is_better else Verdict.WORSE


def _described(found: Comparison) -> bool:
    return found.subject.kind in DESCRIBED


def _rank(order: Mapping[str, int]) -> Callable[[Comparison], tuple[float, ...]]:
    """Sure changes first, the largest first; then what was not seen; then what cannot be said."""
    rest = [Verdict.NO_CHANGE_SEEN, Verdict.NOT_ENOUGH, Verdict.NOT_COMPARABLE]

    def key(found: Comparison) -> tuple[float, ...]:
        sure = found.verdict.is_sure or (found.effect is not None and found.effect.verdict.is_sure)
        place = float(order[found.subject.step])
        if sure:
            return 0, -size(found), place
        return 1, float(rest.index(found.verdict)), place

    return key


def size(found: Comparison) -> float:
    """Return how large a change is: a part of the scale, or of the larger value where there is none."""
    if found.change is None:
        return 0.0
    difference = abs(found.change.difference)
    family = family_of(found.method)
    if family in (Family.NET, Family.SHARE):
        return difference / unit_of(found.method) / (2 if family is Family.NET else 1)
    ends = scale_of(found.method, found.scale)
    if ends is not None:
        return difference / (ends[1] - ends[0])
    largest = max(abs(found.before.value or 0), abs(found.after.value or 0))
    return difference / largest if largest else 0.0


def _check_apart(before: Selection, after: Selection) -> None:
    if before == after:
        raise MeasureError("Both sides are the same, so nothing can have changed.")
    same = (before.group, before.groups, before.persona) == (
        after.group,
        after.groups,
        after.persona,
    )
    one, other = before.period, after.period
    if same and (one is None or other is None):
        raise MeasureError("Two periods are compared: say both.")
    if same and one and other and one.first <= other.last and other.first <= one.last:
        raise MeasureError(
            f"The periods {one.name} and {other.name} overlap, so the same answers would be on both"
            " sides.",
            hint="Choose periods that have no day in common.",
        )


def _check_not_empty(session: Session, side: Gathered, name: str) -> None:
    if any(sample.side.n for sample in side.samples.values()):
        return
    selection = side.measured.selection
    whom = selection.group or (
        f"{len(selection.groups)} groups ({name.replace('_', ' ')})" if selection.groups else None
    )
    parts = [selection.period.name if selection.period is not None else None, whom]
    told = ", ".join(one_line(each) for each in parts if each)
    whole = session.measure().period
    raise MeasureError(
        f"Nothing in the data belongs to {told}.",
        hint=f"The data go from {whole.first} to {whole.last}." if whole is not None else None,
    )
