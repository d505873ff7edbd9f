"""How far opportunities have got: the same sign, word and colour on every page, those of the pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw.look.speech import speech
from cjmap.draw.parts.progress import STATES, sign_of, state_of, word_of
from cjmap.insight.gathered.opportunities import CLOSED

if TYPE_CHECKING:
    from cjmap.format.backlog import Opportunity
    from cjmap.site.site import Site

_TONES = {"doing": "is-fair", "done": "is-good"}


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an opportunity has got: a sign, a word, the class of the badge, its place in the order."""

    sign: str
    word: str
    tone: str
    sort: int


def progress_of(site: Site, opportunity: Opportunity) -> Progress:
    """Tell how far an opportunity has got, also of one that does not say."""
    state = state_of(opportunity)
    word = word_of(state, speech(site.lang))
    return Progress(sign_of(state), word, _TONES.get(state, ""), STATES.index(state))


def is_overdue(site: Site, opportunity: Opportunity) -> bool:
    """Whether an opportunity should be done by now, and is not."""
    due = opportunity.due
    return due is not None and due < site.today and opportunity.status not in CLOSED
