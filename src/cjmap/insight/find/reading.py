"""What the fields of a query take from maps."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from cjmap.check.questions.calendar import later
from cjmap.format.feelings import mean_score
from cjmap.format.journey import State
from cjmap.insight.gathered.linked import linked
from cjmap.insight.gathered.opportunities import CLOSED, answers
from cjmap.insight.gathered.steps import NOWHERE, meeting_of
from cjmap.insight.gathered.things import MAPS, things
from cjmap.insight.gathered.ways import ways_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cjmap.format.envelope import Status
    from cjmap.format.part import Part
    from cjmap.format.values import Duration
    from cjmap.insight.gathered.opportunities import PlacedOpportunity
    from cjmap.insight.gathered.steps import Meeting
    from cjmap.insight.gathered.things import Thing, Things
    from cjmap.insight.inquiry import Inquiry
    from cjmap.workspace import Entry

    Reading = Callable[[Thing, "Terrain"], Iterator[Any]]
    """Takes the values of a field from a thing, or none."""

_TEXTS = (
    "id",
    "title",
    "name",
    "text",
    "summary",
    "archetype",
    "quote",
    "bio",
    "scenario",
    "goal",
    "situation",
    "promise",
    "standard",
    "recovery",
    "improve",
    "policy",
    "source",
)
"""The fields of the models that words are looked for in."""


@dataclass(eq=False)
class Terrain:
    """A workspace as a query goes through it. `personas` are those whose feelings are meant."""

    inquiry: Inquiry
    personas: frozenset[str] = frozenset()
    _meetings: dict[Thing, Meeting] = field(default_factory=dict)
    _files: dict[int, str] = field(default_factory=dict)

    @property
    def things(self) -> Things:
        """The things of the workspace."""
        return self.inquiry.once(things)

    def answering(self, thing: Thing) -> list[PlacedOpportunity]:
        """Return the opportunities that answer a thing, as the report has it.

        They name it, what it stands in or shows, or something in it. What is expected at a step, and
        how a variant differs, is answered together with the step.
        """
        answering = self.inquiry.once(answers)
        first = thing
        if thing.kind in ("variant", "expectation"):
            first = _holding(thing, "step") or thing
        found = answering.around(first.entry, first.path)
        here: Thing | None = first
        while here is not None:
            for each in (here, *here.shows):
                found += answering.to(each.entry, each.path)
            here = here.within
        return list(dict.fromkeys(found))

    def file_of(self, entry: Entry) -> str:
        """Return the file of a map from the root of the workspace."""
        found = self._files.get(entry.number)
        if found is None:
            file, root = entry.file, self.inquiry.workspace.root
            inside = file.is_relative_to(root)
            found = file.relative_to(root).as_posix() if inside else str(file)
            self._files[entry.number] = found
        return found

    def meeting(self, thing: Thing) -> Meeting:
        """Return where a step or a variant happens."""
        if thing.part.touchpoint is None:
            return NOWHERE
        found = self._meetings.get(thing)
        if found is None:
            found = self._meetings[thing] = meeting_of(thing.part, self.inquiry.workspace)
        return found

    @cached_property
    def reaches(self) -> dict[Thing, float]:
        """The share of customers who get to each step."""
        steps: dict[Thing, list[Thing]] = {}
        for thing in self.things.all:
            if thing.kind == "step" and thing.within is not None and thing.within.within:
                steps.setdefault(thing.within.within, []).append(thing)
        return {
            step: reach.share
            for journey, found in steps.items()
            for step, reach in zip(found, ways_of(journey.part.steps).reach, strict=True)
        }

    @cached_property
    def blueprints(self) -> dict[Thing, list[str]]:
        """The ids of the blueprints that show each step, and of those of each journey."""
        found: dict[Thing, list[str]] = {}
        for thing in self.things.all:
            if thing.kind in ("column", "blueprint"):
                for shown in thing.shows:
                    ids = found.setdefault(shown, [])
                    if thing.map_id not in ids:
                        ids.append(thing.map_id)
        return found

    @cached_property
    def used(self) -> set[tuple[str, str]]:
        """What some map refers to, as (kind, id)."""
        return {
            (str(definition.section), definition.id)
            for reference in self.inquiry.once(linked)
            for definition in reference.found
        }


def part(*names: str) -> Reading:
    """Read the first of some fields of the part that says anything; of a list every item."""

    def read(thing: Thing, _terrain: Terrain) -> Iterator[Any]:
        for name in names:
            value: Any = thing.part
            for each in name.split("."):
                value = getattr(value, each, None)
            if isinstance(value, tuple):
                if value:
                    yield from value
                    return
            elif value is not None:
                yield value
                return

    return read


def length(*names: str) -> Reading:
    """Read the first of some durations that is told, in seconds."""
    inner = part(*names)

    def read(thing: Thing, terrain: Terrain) -> Iterator[float]:
        for duration in inner(thing, terrain):
            told: Duration = duration
            yield told.seconds

    return read


def count(*names: str) -> Reading:
    """Count what some lists of the part hold together."""

    def read(thing: Thing, terrain: Terrain) -> Iterator[float]:  # noqa: ARG001
        yield float(sum(len(getattr(thing.part, name, ())) for name in names))

    return read


def told(attribute: str) -> Reading:
    """Read what the thing itself tells: its kind, its title, the id of its map."""

    def read(thing: Thing, _terrain: Terrain) -> Iterator[Any]:
        value = getattr(thing, attribute)
        if value:
            yield value

    return read


def met(attribute: str) -> Reading:
    """Read where customer and organisation meet: at a step, or what a catalog says of itself."""

    def read(thing: Thing, terrain: Terrain) -> Iterator[str]:
        value = getattr(terrain.meeting(thing), attribute)
        if value:
            yield value

    return read


def either(
    **readings: Reading,
) -> Reading:
    """Read by kind; `other` stands for all kinds that have no reading of their own."""

    def read(thing: Thing, terrain: Terrain) -> Iterator[Any]:
        found = readings.get(thing.kind.replace("-", "_")) or readings["other"]
        return found(thing, terrain)

    return read


def map_kind(thing: Thing, terrain: Terrain) -> Iterator[str]:  # noqa: ARG001
    """Read the kind of map that it is in."""
    yield str(thing.entry.kind_name)


def file_name(thing: Thing, terrain: Terrain) -> Iterator[str]:
    """Read the name of the file, from the root of the workspace."""
    yield terrain.file_of(thing.entry)


def words(thing: Thing, terrain: Terrain) -> Iterator[str]:  # noqa: ARG001
    """Read all that it says in words, which is what words without a field are looked for in."""
    model: type[Part] = type(thing.part)
    for name in _texts_of(model):
        value = getattr(thing.part, name)
        if isinstance(value, str):
            yield value
    if thing.kind in MAPS:
        yield from thing.part.tags
    elif thing.kind in ("column", "metric-value", "variant"):
        yield thing.title
        yield from getattr(thing.part, "when", ())
        yield getattr(thing.part, "metric", "")


@lru_cache
def _texts_of(model: type[Part]) -> tuple[str, ...]:
    """List the fields of a model that words are looked for in."""
    return tuple(name for name in _TEXTS if name in model.model_fields)


def map_status(thing: Thing, terrain: Terrain) -> Iterator[str]:  # noqa: ARG001
    """Read how far an opportunity has got, or the map that anything else is in."""
    holder = thing.part if thing.kind == "opportunity" else thing.entry.model
    status = getattr(holder, "status", None)
    if status is not None:
        yield str(status)


def tags(thing: Thing, terrain: Terrain) -> Iterator[str]:  # noqa: ARG001
    """Read the tags of the map that it is in."""
    yield from getattr(thing.entry.model, "tags", ())


def state(thing: Thing, terrain: Terrain) -> Iterator[str]:  # noqa: ARG001
    """Read which reality a journey shows."""
    yield str(thing.part.state or State.CURRENT)


def stage(thing: Thing, terrain: Terrain) -> Iterator[str]:  # noqa: ARG001
    """Read the id of a stage, or its title."""
    name = thing.part.id or thing.part.title
    if name:
        yield name


def _holding(thing: Thing, kind: str) -> Thing | None:
    """Return the thing of a kind that another is, or stands in."""
    here: Thing | None = thing
    while here is not None and here.kind != kind:
        here = here.within
    return here


def emotion(thing: Thing, terrain: Terrain) -> Iterator[float]:
    """Read the score: of the personas that are asked for, or the mean over those of the journey."""
    felt = thing.part.emotion
    if felt is None:
        return
    journey = _holding(thing, "journey")
    people: tuple[str, ...] = () if journey is None else journey.part.personas
    if terrain.personas:
        scores = [felt.by.get(each, felt.score) for each in people if each in terrain.personas]
        yield from (score for score in scores if score is not None)
        return
    score = mean_score(felt, people)
    if score is not None:
        yield score


def evidence(thing: Thing, terrain: Terrain) -> Iterator[str]:  # noqa: ARG001
    """Read what a claim rests on; at a step also what its emotion does."""
    yield from thing.part.evidence
    felt = getattr(thing.part, "emotion", None)
    if felt is not None:
        yield from felt.evidence


def metrics(thing: Thing, terrain: Terrain) -> Iterator[str]:  # noqa: ARG001
    """Read the metrics that were measured at a step."""
    for each in thing.part.metrics:
        yield each.metric


def method(thing: Thing, terrain: Terrain) -> Iterator[str]:
    """Read the method of the metric of a value."""
    metric = terrain.inquiry.workspace.metric_of(thing.part.metric)
    if metric is not None and metric.method is not None:
        yield str(metric.method)


def opportunity(thing: Thing, terrain: Terrain) -> Iterator[str]:
    """Read the opportunities that answer it."""
    for placed in terrain.answering(thing):
        yield placed.opportunity.id


def blueprint(thing: Thing, terrain: Terrain) -> Iterator[str]:
    """Read the blueprints of a journey, or those that show a step."""
    yield from terrain.blueprints.get(thing, ())


def reach(thing: Thing, terrain: Terrain) -> Iterator[float]:
    """Read the share of customers who get to a step."""
    share = terrain.reaches.get(thing)
    if share is not None:
        yield share


def owner(thing: Thing, terrain: Terrain) -> Iterator[str]:
    """Read who answers for where a step happens."""
    name = terrain.meeting(thing).owner
    if name:
        yield name


# --- what is or is not so ---


def flagged(name: str) -> Reading:
    """Read a field that is yes or no."""

    def read(thing: Thing, terrain: Terrain) -> Iterator[bool]:  # noqa: ARG001
        if getattr(thing.part, name):
            yield True

    return read


def of_status(status: Status) -> Reading:
    """Read whether the map that it is in has a status."""

    def read(thing: Thing, terrain: Terrain) -> Iterator[bool]:  # noqa: ARG001
        model = thing.entry.model
        if model is not None and model.status is status:
            yield True

    return read


def decided(good: bool) -> Reading:
    """Read whether a moment of truth is won (or lost)."""

    def read(thing: Thing, terrain: Terrain) -> Iterator[bool]:
        if thing.part.moment_of_truth:
            for score in emotion(thing, terrain):
                if (score > 0) if good else (score < 0):
                    yield True

    return read


def stale(thing: Thing, terrain: Terrain) -> Iterator[bool]:
    """Read whether a map should have been reviewed again."""
    model = thing.part
    if model.reviewed is None or model.review_every is None:
        return
    if later(model.reviewed, model.review_every) < terrain.inquiry.today:
        yield True


def unanswered(thing: Thing, terrain: Terrain) -> Iterator[bool]:
    """Read whether no opportunity answers it; of pains, those are meant that are felt today."""
    if thing.kind == "pain":
        journey = _holding(thing, "journey")
        if journey is None or journey.part.state is State.FUTURE:
            return
    if not terrain.answering(thing):
        yield True


def still_open(thing: Thing, terrain: Terrain) -> Iterator[bool]:  # noqa: ARG001
    """Read whether something may still come of an opportunity."""
    if thing.part.status not in CLOSED:
        yield True


def overdue(thing: Thing, terrain: Terrain) -> Iterator[bool]:
    """Read whether an open opportunity should have been done."""
    due = thing.part.due
    if due is not None and due < terrain.inquiry.today:
        yield from still_open(thing, terrain)


def unused(thing: Thing, terrain: Terrain) -> Iterator[bool]:
    """Read whether no map refers to it."""
    if (thing.kind, thing.id) not in terrain.used:
        yield True
