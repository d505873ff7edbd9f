"""Two periods or two groups set against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.cli.measure.answering import answer
from cjmap.measure.changes import Control
from cjmap.measure.changes import compare as compared
from cjmap.measure.changes.telling import tell
from cjmap.measure.events.log import Selection
from cjmap.measure.period import Period
from cjmap.measure.published import write_changes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.cli.measure.request import MeasureRequest
    from cjmap.measure.figures.measured import Slice
    from cjmap.measure.figures.session import Session


def compare(request: MeasureRequest, session: Session, lang: str, slices: Sequence[Slice]) -> None:
    """Compare what was asked for: periods, of one group or all, or two groups in one period."""
    asked = request.comparing
    control = None
    if asked.against is not None:
        period = Period.parse(request.period) if request.period is not None else None
        before = Selection(period=period, group=asked.against)
        after = Selection(period=period, group=asked.group)
    else:
        own = None if asked.control else asked.group
        before = Selection(period=Period.parse(asked.before or ""), group=own)
        after = Selection(period=Period.parse(asked.after or ""), group=own)
        if asked.control:
            control = Control((asked.group,) if asked.group else (), (asked.control,))
    changes = compared(session, before, after, control=control, slices=slices)
    answer(request, tell(session, changes, lang), lambda: write_changes(session, changes, lang))
