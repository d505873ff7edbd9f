"""What counts as one touchpoint, over all maps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.likeness import letters_of

if TYPE_CHECKING:
    from cjmap.insight.gathered.steps import Meeting

Place = tuple[str, str]
"""A touchpoint: its id, or nothing and, of one described on the spot, its channel and letters."""


def place_of(meeting: Meeting) -> Place:
    """Return the touchpoint of a meeting; case and punctuation of a title make no other one."""
    if meeting.touchpoint:
        return meeting.touchpoint, ""
    return "", f"{meeting.channel} {letters_of(meeting.label) or meeting.label}"
