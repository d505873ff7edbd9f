"""A journey as a page shows it: in the contexts of the page, with the scores of its personas."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from cjmap.draw.look.speech import Speech, speech
from cjmap.draw.parts.setting import setting_of
from cjmap.draw.pictures.journey.contexts import differences, in_contexts
from cjmap.draw.pictures.journey.plan import ITEM_FIELDS
from cjmap.draw.pictures.journey.remeasured import change_told
from cjmap.format.feelings import mean_score
from cjmap.insight.gathered.steps import meeting_of
from cjmap.insight.gathered.things import Thing, things
from cjmap.insight.gathered.ways import ways_of
from cjmap.insight.voice import Voice
from cjmap.site.references import Ref, columns_of, map_ref
from cjmap.workspace.remeasured import remeasured

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cjmap.check.subject import Subject
    from cjmap.format.items import Item
    from cjmap.format.journey import Experience, Journey
    from cjmap.insight.gathered.steps import PlacedStep
    from cjmap.insight.inquiry import Inquiry
    from cjmap.problem import MapPath
    from cjmap.site.page import Page
    from cjmap.site.site import Site
    from cjmap.workspace import Entry


@dataclass(frozen=True)
class Shown:
    """A journey on a page.

    `usual` is the journey as it is written, `journey` as it is in the contexts of the page. `steps`
    are those of `journey`, with their scores in this view; `anchors` are those that the page has so far.
    """

    site: Site
    page: Page
    usual: Journey
    journey: Journey
    steps: tuple[PlacedStep, ...]
    anchors: dict[str, None] = field(default_factory=dict)

    @property
    def entry(self) -> Entry:
        """The map."""
        return self.site.entry_of(self.page)

    @cached_property
    def words(self) -> Voice:
        """The words of the page."""
        return self.site.words(self.page.kind)

    @cached_property
    def said(self) -> Speech:
        """The words of pictures, in the language of the portal."""
        return speech(self.site.lang)

    @cached_property
    def values(self) -> Voice:
        """The words of the closed lists of the format, such as those for how far something has got."""
        return Voice("cjmap.insight.values", self.site.lang)

    @cached_property
    def changes(self) -> Mapping[str, frozenset[str]]:
        """By the ids of steps, the fields that are otherwise than usual."""
        return differences(self.usual, self.journey) if self.page.contexts else {}

    @cached_property
    def leaving(self) -> Mapping[int, float]:
        """By the number of a step from 0, the part of those who began that leaves after it."""
        return {each.source: each.share for each in ways_of(self.usual.steps).leaving}

    @cached_property
    def columns(self) -> Mapping[str, tuple[Ref, ...]]:
        """By the ids of steps, the columns of blueprints that show them."""
        return columns_of(self.site, self.usual.id)

    @cached_property
    def empathy_maps(self) -> Mapping[str, tuple[Ref, ...]]:
        """By the ids of steps, the empathy maps of situations there; under nothing those of no step."""
        found: dict[str, tuple[Ref, ...]] = {}
        for each in self.site.inquiry.once(_situations):
            for place in each.shows:
                if place.entry is self.entry:
                    step = str(place.id) if place.kind == "step" else ""
                    ref = map_ref(self.site, "empathy-map", each.map_id)
                    found[step] = (*found.get(step, ()), ref)
        return found

    @cached_property
    def remeasured(self) -> Mapping[int, str]:
        """What values did since the period before, in words, by the identity of the value."""
        workspace = self.site.workspace
        setting = setting_of(self.journey, workspace, self.site.look.light)
        found = remeasured((step.metrics for step in self.journey.steps), workspace.metric_of)
        return {id(each.after): change_told(setting, each) for each in found}

    @cached_property
    def _paths(self) -> Mapping[int, MapPath]:
        """The paths of all things told in words: in a context, some of a step stand in its variant."""
        holders: list[tuple[MapPath, Journey | Experience]] = [((), self.usual)]
        for placed in self.steps:
            step = self.usual.steps[placed.number - 1]
            holders.append((placed.path, step))
            holders += [
                ((*placed.path, "variants", number), each)
                for number, each in enumerate(step.variants)
            ]
        return {
            id(item): (*path, name, number)
            for path, holder in holders
            for name in ITEM_FIELDS
            for number, item in enumerate(getattr(holder, name, ()))
        }

    def path_of(self, item: Item) -> MapPath:
        """Return where something told in words stands in the map."""
        return self._paths[id(item)]

    def differs(self, step: str, *fields: str) -> bool:
        """Whether any of the fields of a step is otherwise than usual."""
        return not self.changes.get(step, frozenset()).isdisjoint(fields)

    def shows(self, persona: str | None) -> bool:
        """Whether what belongs to a persona is shown; what belongs to nobody always is."""
        return persona is None or not self.page.personas or persona in self.page.personas

    def anchor(self, name: str) -> str:
        """Take an anchor; empty where the page has it already, as two things have one id."""
        if name in self.anchors:
            return ""
        self.anchors[name] = None
        return name


def shown_on(site: Site, page: Page) -> Shown:
    """Return the journey of a page as the page shows it."""
    subject = site.inquiry.once(_subjects)[page.entry]
    usual = subject.model
    journey = in_contexts(usual, page.contexts)
    steps = site.inquiry.steps_of(subject)
    if page.personas or page.contexts:
        steps = tuple(
            replace(
                placed,
                step=step,
                score=mean_score(step.emotion, journey.personas, page.personas),
                meeting=meeting_of(step, site.workspace),
            )
            for placed, step in zip(steps, journey.steps, strict=True)
        )
    return Shown(site, page, usual, journey, steps)


def _subjects(inquiry: Inquiry) -> dict[int, Subject[Journey]]:
    """Return the journeys by the number of their maps, the deprecated ones too."""
    return {
        each.entry.number: each
        for each in (*inquiry.maps("journey"), *inquiry.deprecated)
        if each.entry.kind_name == "journey"
    }


def _situations(inquiry: Inquiry) -> list[Thing]:
    """Return the empathy maps; each shows the step that its situation arises in, or the journey."""
    return [each for each in inquiry.once(things).all if each.kind == "empathy-map"]
