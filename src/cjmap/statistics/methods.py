"""What the methods of the catalog make of answers: which are taken, which sides they are on.

| method | answers taken | value |
|---|---|---|
| `nps` | 0, 1 … 10 | 9 and 10 are promoters, 0 to 6 detractors; their shares' difference × 100 |
| `ces-net` | the whole numbers of the scale (1 to 7) | the upper two sevenths of the scale are easy, the lower three difficult; difference × 100 |
| `csat-top2` | the whole numbers of the scale (1 to 5) | the share of the two best, per cent |
| `share` | 0 for no, 1 for yes | the share of yes |
| `csat-mean`, `ces-mean`, `score` | all within the scale, if there is one | the mean |
| `money` | all | the mean, without an interval: a few large amounts decide it |
| `duration` | all | the median |

`count` is missing: answers to a question are no count of anything. The net easy score is asked on 1 to 7,
where 6 and 7 are easy, 1 to 3 difficult. Two sevenths are rounded up and three to the nearest, so of 1
to 5 the sides are 4-5 and 1-2, of 0 to 10 they are 7-10 and 0-4, of 1 to 3 the ends.

Sources: F. Reichheld 2003, Harvard Business Review 81(12), 46-54 (NPS); M. Dixon, N. Toman and R. DeLisi
2013, The Effortless Experience (effort, 1 to 7).
"""

from __future__ import annotations

from enum import Enum, auto
from math import ceil, isfinite

from cjmap.errors import CjmapError
from cjmap.statistics.measurements import NET, WHOLES

Scale = tuple[float, float]
"""The lowest and the highest answer."""


class Family(Enum):
    """How a value comes from answers; the interval follows from it."""

    NET = auto()
    SHARE = auto()
    MEAN = auto()
    MEDIAN = auto()


FAMILIES = {
    **dict.fromkeys(NET, Family.NET),
    **dict.fromkeys(WHOLES, Family.SHARE),
    **dict.fromkeys(("csat-mean", "ces-mean", "score", "money"), Family.MEAN),
    "duration": Family.MEDIAN,
}
"""The family of each method that can be calculated from answers."""

WITHOUT_INTERVAL = frozenset({"money"})
"""The methods for which no interval keeps its promise: a few large amounts decide the mean."""

_FIXED: dict[str, Scale] = {"nps": (0, 10), "share": (0, 1)}
_USUAL: dict[str, Scale] = {"ces-net": (1, 7), "csat-top2": (1, 5)}
_FREE = ("money", "duration")


def family_of(method: str) -> Family:
    """Return the family of a method.

    Raises:
        CjmapError: for a method by which answers give no value.
    """
    if method not in FAMILIES:
        raise CjmapError(
            f"The method {method} cannot be calculated from answers.",
            hint=f"Give the metric one of these in the catalog: {', '.join(sorted(FAMILIES))}.",
        )
    return FAMILIES[method]


def unit_of(method: str) -> float:
    """Return what one whole is in the unit of the method: 100 for points and per cent, else 1."""
    return 100.0 if method in NET else WHOLES.get(method, 1.0)


def scale_of(method: str, declared: Scale | None) -> Scale | None:
    """Return the scale that a method is asked on; None for any number at all.

    Raises:
        CjmapError: where the declared one is upside down, or none that the method can use.
    """
    family_of(method)
    if declared is not None and not (all(map(isfinite, declared)) and declared[0] < declared[1]):
        raise CjmapError(
            f"The scale goes from {declared[0]:g} to {declared[1]:g}.",
            hint="`min` is the lowest answer, `max` the highest.",
        )
    fixed = _FIXED.get(method)
    if fixed is not None and declared is not None and declared != fixed:
        raise CjmapError(
            f"The method {method} takes answers from {fixed[0]:g} to {fixed[1]:g}, "
            f"not from {declared[0]:g} to {declared[1]:g}.",
            hint="Correct `scale` in the catalog, or choose another method, such as `score`.",
        )
    if method in _USUAL and declared is not None:
        low, high = declared
        if low != int(low) or high != int(high) or high - low < 2:
            raise CjmapError(
                f"The method {method} needs a scale of three whole numbers or more, "
                f"not from {low:g} to {high:g}.",
                hint="Correct `scale` in the catalog, or choose another method, such as `score`.",
            )
    return None if method in _FREE else fixed or declared or _USUAL.get(method)


def takes_whole(method: str) -> bool:
    """Return whether a method takes whole numbers only, as it counts who is on which side."""
    return family_of(method) in (Family.NET, Family.SHARE)


def takes(method: str, scale: Scale | None, answer: float) -> bool:
    """Return whether an answer is one that the question allows."""
    ends = scale_of(method, scale)
    if ends is not None and not ends[0] <= answer <= ends[1]:
        return False
    return not takes_whole(method) or answer == int(answer)


def is_better(method: str, scale: Scale | None, answer: float) -> bool:
    """Return whether an answer is on the better side: promoters, easy, the two best, yes."""
    low, high = _ends(method, scale)
    if method == "share":
        return answer == high
    best = ceil(2 * (high - low + 1) / 7) if method == "ces-net" else 2
    return answer > high - best


def is_worse(method: str, scale: Scale | None, answer: float) -> bool:
    """Return whether an answer is on the worse side of a net score: detractors, difficult."""
    low, high = _ends(method, scale)
    return answer < low + (7 if method == "nps" else round(3 * (high - low + 1) / 7))


def _ends(method: str, scale: Scale | None) -> Scale:
    ends = scale_of(method, scale)
    if ends is None:
        raise TypeError(f"{method} has no sides")
    return ends
