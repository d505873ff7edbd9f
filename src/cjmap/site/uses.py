"""What uses what, over all maps, gathered once for every page that tells of it.

`uses(site).of("team", "digital")` is whatever names the team, `uses(site).at_touchpoint("kiosk")` the
steps that happen there.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.format.feelings import mean_score, score_for
from cjmap.insight.gathered.linked import linked
from cjmap.insight.gathered.pains import weighing
from cjmap.insight.gathered.steps import meeting_of
from cjmap.insight.gathered.things import ENTRIES, things
from cjmap.insight.report.consistency.places import place_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.format.items import Pain
    from cjmap.format.journey import Experience
    from cjmap.insight.gathered.pains import PlacedPain
    from cjmap.insight.gathered.steps import Meeting, PlacedStep
    from cjmap.insight.gathered.things import Thing
    from cjmap.insight.inquiry import Inquiry
    from cjmap.insight.report.consistency.places import Place
    from cjmap.site.site import Site

_USED = frozenset((*ENTRIES, "persona", "journey"))


@dataclass(frozen=True, slots=True)
class Use:
    """A thing that names another in its field `field` (`owner`, `evidence`, `emotion.by`)."""

    thing: Thing
    field: str


@dataclass(frozen=True, slots=True, eq=False)
class Appearance:
    """A step where customer and organisation meet, or a variant of one that has another place.

    `contexts` are the ids of those in which the variant holds; none for the step itself.
    """

    placed: PlacedStep
    experience: Experience
    meeting: Meeting
    contexts: tuple[str, ...]

    @property
    def score(self) -> float | None:
        """How it feels (−2..2), the mean over the personas; None where nobody told it."""
        if not self.contexts:
            return self.placed.score
        return mean_score(self.experience.emotion, self.placed.journey.model.personas)

    def scores(self) -> dict[str, float]:
        """Return the scores of the personas of the journey, by id, where they are told."""
        told = {
            each: score_for(self.experience.emotion, each)
            for each in self.placed.journey.model.personas
        }
        return {each: score for each, score in told.items() if score is not None}

    def pains(self) -> Iterator[tuple[Pain, tuple[str, ...]]]:
        """Go through the pains felt here, with the contexts in which alone they are felt."""
        for pain in self.experience.pains:
            yield pain, self.contexts
        if not self.contexts:
            for variant in self.placed.step.variants:
                if variant.touchpoint is None:
                    for pain in variant.pains:
                        yield pain, variant.when


class Uses:
    """What uses the things of the catalogs, the personas and the journeys."""

    def __init__(self, inquiry: Inquiry) -> None:
        """Follow every reference of the valid maps, and look where every step happens."""
        self._uses: dict[tuple[str, str], list[Use]] = defaultdict(list)
        self._columns: dict[tuple[int, str], list[Thing]] = defaultdict(list)
        found = inquiry.once(things)
        for reference in inquiry.once(linked):
            thing = found.at(reference.entry, reference.path)
            if thing is None:
                continue
            for definition in reference.found:
                if definition.section in _USED:
                    use = Use(thing, reference.field(thing.path))
                    self._uses[definition.section, definition.id].append(use)
        for thing in found.all:
            if thing.kind == "column":
                for shown in thing.shows:
                    self._columns[shown.entry.number, str(shown.id)].append(thing)
        self.appearances = tuple(_appearances(inquiry))
        self._at: dict[str, list[Appearance]] = defaultdict(list)
        self._on: dict[str, list[Appearance]] = defaultdict(list)
        for each in self.appearances:
            self._at[each.meeting.touchpoint].append(each)
            self._on[each.meeting.channel].append(each)
        self._worst_at: dict[Place, PlacedPain] = {}
        self._worst_on: dict[str, PlacedPain] = {}
        for weighed in inquiry.once(weighing).pains:  # the heaviest first
            pain = weighed.placed
            self._worst_at.setdefault(place_of(pain.meeting), pain)
            self._worst_on.setdefault(pain.meeting.channel, pain)

    def of(self, section: str, id: str) -> Sequence[Use]:
        """Return what names a thing of the catalog, a persona or a journey, in the order of the maps.

        Maps that are deprecated count too.
        """
        return self._uses.get((section, id), ())

    def at_touchpoint(self, id: str) -> Sequence[Appearance]:
        """Return the appearances of a touchpoint of the catalog, in journeys that are not deprecated."""
        return self._at.get(id, ())

    def on_channel(self, id: str) -> Sequence[Appearance]:
        """Return the appearances on a channel, also of touchpoints described on the spot."""
        return self._on.get(id, ())

    def worst_at(self, meeting: Meeting) -> PlacedPain | None:
        """Return the heaviest pain at a touchpoint, in journeys that show what is."""
        return self._worst_at.get(place_of(meeting))

    def worst_on(self, channel: str) -> PlacedPain | None:
        """Return the heaviest pain on a channel, in journeys that show what is."""
        return self._worst_on.get(channel)

    def columns_of(self, placed: PlacedStep) -> Sequence[Thing]:
        """Return the columns of blueprints that show a step."""
        return self._columns.get((placed.journey.entry.number, placed.step.id), ())


def uses(site: Site) -> Uses:
    """Return what uses what in the workspace of a portal, gathered once."""
    return site.inquiry.once(Uses)


def _appearances(inquiry: Inquiry) -> Iterator[Appearance]:
    for journey in inquiry.maps("journey"):
        for placed in inquiry.steps_of(journey):
            if placed.meeting.label:
                yield Appearance(placed, placed.step, placed.meeting, ())
            for variant in placed.step.variants:
                if variant.touchpoint is not None:
                    own = meeting_of(variant, journey.workspace)
                    yield Appearance(placed, variant, own, variant.when)
