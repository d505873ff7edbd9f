"""What moves: futures against today, today against an older revision, one period against another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from cjmap.insight.report.change.futures import FutureFigures, futures_of
from cjmap.insight.report.change.periods import PeriodChange, period_changes
from cjmap.insight.report.change.revisions import RevisionFigures, since
from cjmap.published import Published

if TYPE_CHECKING:
    from cjmap.insight.inquiry import Inquiry


class ChangeFigures(Published):
    """The section “change”."""

    futures: list[FutureFigures] = Field(description="Future journeys against current ones.")
    periods: list[PeriodChange] = Field(
        description="Metrics with a value in two periods on one map."
    )
    since: RevisionFigures | None = Field(
        description="Now against an older revision; null where none was asked for."
    )


def figures(inquiry: Inquiry) -> ChangeFigures | None:
    """Return what moves; None where nothing was measured again or is promised, nor asked for."""
    periods = period_changes(inquiry)
    if not inquiry.futures and inquiry.earlier is None and not periods:
        return None
    return ChangeFigures(
        periods=periods,
        futures=futures_of(inquiry),
        since=since(inquiry, inquiry.earlier) if inquiry.earlier is not None else None,
    )
