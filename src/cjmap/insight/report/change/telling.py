"""Tells what moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.insight.document import Section
from cjmap.insight.report.change.headlines import headlines
from cjmap.insight.report.change.telling_futures import futures
from cjmap.insight.report.change.telling_periods import periods
from cjmap.insight.report.change.telling_revisions import revision

if TYPE_CHECKING:
    from cjmap.insight.report.change.figures import ChangeFigures
    from cjmap.insight.report.sections import Room
    from cjmap.insight.voice import Voice

__all__ = ["headlines", "tell"]


def tell(figures: ChangeFigures, voice: Voice, room: Room) -> Section:
    """Tell what moved since an older revision, what was measured again, then what futures promise."""
    since = (revision(figures.since, voice, room),) if figures.since is not None else ()
    sections = (
        *since,
        *periods(figures.periods, voice, room),
        *futures(figures.futures, voice, room),
    )
    return Section("change", voice("title"), sections=sections, lead=voice("lead"))
