"""The fields of a query: the one table that help, docs, completion and messages are made from.

A field is a thing's own, taken from what the map says of it, or passed on to it by what it stands in:
a pain has the channel of its step, the personas of its journey.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from cjmap.format.backlog import OpportunityKind, OpportunityStatus
from cjmap.format.blueprint import PathKind
from cjmap.format.catalog import Dimension, EvidenceMethod, Method, Mode
from cjmap.format.envelope import Status
from cjmap.format.items import Met
from cjmap.format.journey import Basis, Initiator, Phase, State
from cjmap.insight.find import reading
from cjmap.insight.find.reading import count, either, flagged, length, met, of_status, part, told
from cjmap.insight.gathered.things import AT_STEP, ENTRIES, ITEMS, KINDS, MAPS

if TYPE_CHECKING:
    from cjmap.insight.find.reading import Reading, Terrain
    from cjmap.insight.gathered.things import Thing


class Type(StrEnum):
    """What the values of a field are, and with it how they are compared."""

    ID = "id"
    WORD = "word"
    TEXT = "text"
    NUMBER = "number"
    COUNT = "count"
    SHARE = "share"
    SCORE = "score"
    DAY = "day"
    TIME = "time"
    FLAG = "flag"

    @property
    def ordered(self) -> bool:
        """Whether there is more and less of it."""
        return self not in (Type.ID, Type.WORD, Type.TEXT, Type.FLAG)


MEANINGS = {
    Type.ID: "an id, or the title that it stands for; `*` stands for any letters",
    Type.WORD: "one of the words that the format has for it",
    Type.TEXT: "a text that holds what was asked for; `=` asks for the whole text",
    Type.NUMBER: "a number: `4`, `>=4`, `2..4`, `..3`",
    Type.COUNT: "how many there are: `0`, `>2`",
    Type.SHARE: "a share from 0 to 1, or in per cent: `>=0.3`, `30%..50%`",
    Type.SCORE: "a score from −2 to 2: `<0`, `-1..0`",
    Type.DAY: "a day, a month or a year: `2026-03-01`, `>=2026-03`, `2025..2026`",
    Type.TIME: 'a length of time: `>10min`, `1h..2h`, `>="1 h 30 min"`',
    Type.FLAG: "yes or no, asked by `is:`",
}
"""What may be written as a value of each type."""


@dataclass(frozen=True, slots=True)
class Field:
    """Something that can be asked of things.

    `own` are the kinds that say it themselves, `passed` those that have it of what they stand in.
    `names` are the kinds of things whose ids its values are, `words` the words of a closed list. One
    that is `common` says nothing of which kinds are meant.
    """

    name: str
    type: Type
    meaning: str
    own: tuple[str, ...]
    read: Reading
    passed: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    common: bool = False

    @property
    def kinds(self) -> tuple[str, ...]:
        """All kinds that have it, in their order."""
        having = {*self.own, *self.passed}
        return tuple(kind for kind in KINDS if kind in having)

    def values(self, thing: Thing, terrain: Terrain) -> tuple[Any, ...]:
        """Return what a thing has: what it says itself, else what it has of what it stands in."""
        if thing.kind in self.own:
            found = tuple(self.read(thing, terrain))
            if found or thing.kind not in self.passed:
                return found
        elif thing.kind not in self.passed:
            return ()
        shown = tuple(
            dict.fromkeys(value for each in thing.shows for value in self.values(each, terrain))
        )
        if shown or thing.within is None:
            return shown
        return self.values(thing.within, terrain)


GROUPS = {"map": MAPS, "item": ITEMS, "entry": ENTRIES}
"""The names that stand for several kinds after `kind:`."""

_SITUATION = ("empathy-map", "sight", "hearing", "quote")
_SERVICE = ("column", "action", "fail-point", "kpi")
_AT_ACTION = ("fail-point", "kpi")
IN_STEP = ("variant", *AT_STEP, "metric-value")
WITH_STEP = (*IN_STEP, *_SITUATION, *_SERVICE, "opportunity")
"""What has the circumstances of a step: it stands in one, shows one, or answers one."""

_CLAIMS = (
    *(kind for kind in MAPS if kind != "catalog"),
    "stage",
    "step",
    *ITEMS,
    "opportunity",
    "action",
    "fail-point",
    "kpi",
)
_ANSWERABLE = ("stage", "step", "variant", *AT_STEP, "sight", "hearing", "quote", *_SERVICE[:3])
_FEELING = ("step", "variant")
_OTHERS = tuple(kind for kind in KINDS if kind not in MAPS)


def _field(
    name: str,
    type: Type,
    meaning: str,
    own: tuple[str, ...],
    read: Reading | None = None,
    **more: Any,
) -> Field:
    return Field(name, type, meaning, own, read or part(name), **more)


def _how_many(kind: str, meaning: str, *lists: str, own: tuple[str, ...] = _FEELING) -> Field:
    return Field(kind, Type.COUNT, f"how many {meaning} it has", own, count(*lists))


_TABLE = (
    # --- all things ---
    _field("kind", Type.WORD, "what it is", KINDS, told("kind"), common=True, words=(*KINDS, *GROUPS)),
    _field("id", Type.ID, "its id", KINDS, told("id"), common=True),
    _field("title", Type.TEXT, "its title, or its text", KINDS, told("title"), common=True),
    _field("text", Type.TEXT, "all it says in words, as words alone do", KINDS, reading.words, common=True),
    _field("map", Type.ID, "the map that it is in", KINDS, told("map_id"), names=MAPS, common=True),
    _field("in", Type.WORD, "the kind of map that it is in", KINDS, reading.map_kind, common=True, words=MAPS),
    _field("file", Type.ID, "the file of that map, from the root", KINDS, reading.file_name, common=True),
    _field("tag", Type.ID, "the tags of that map", KINDS, reading.tags, common=True),
    _field("status", Type.WORD, "how far the map has got, or the opportunity", KINDS, reading.map_status, common=True, words=(*Status, *OpportunityStatus)),
    # --- who, and where in the journey ---
    _field(
        "persona", Type.ID, "whose journey, empathy map or expectation it is",
        ("journey", "empathy-map", "persona", "expectation"),
        either(journey=part("personas"), empathy_map=part("persona"), persona=told("id"), other=part("by")),
        passed=("blueprint", "stage", "step", *WITH_STEP, "goal", "motivation", "behaviour"),
        names=("persona",),
    ),
    _field(
        "journey", Type.ID, "the journey that it is in or shows", ("journey",), told("id"),
        passed=("blueprint", "stage", "step", *WITH_STEP), names=("journey",),
    ),
    _field(
        "state", Type.WORD, "the reality that the journey shows", ("journey",), reading.state,
        passed=("blueprint", "stage", "step", *WITH_STEP), words=tuple(State)),
    _field(
        "stage", Type.ID, "the stage that it is in", ("stage",), reading.stage,
        passed=("step", *WITH_STEP), names=("stage",),
    ),
    _field("phase", Type.WORD, "before, during or after the purchase", ("stage",), passed=("step", *WITH_STEP), words=tuple(Phase)),
    _field("step", Type.ID, "the step that it is at or shows", ("step",), told("id"), passed=WITH_STEP, names=("step",)),
    # --- what a step is like ---
    _field(
        "touchpoint", Type.ID, "where it happens", (*_FEELING, "touchpoint"),
        either(touchpoint=told("id"), other=met("touchpoint")), passed=WITH_STEP, names=("touchpoint",),
    ),
    _field(
        "channel", Type.ID, "the channel that it happens on", (*_FEELING, "touchpoint", "channel"),
        either(channel=told("id"), touchpoint=part("channel"), other=met("channel")),
        passed=WITH_STEP, names=("channel",),
    ),
    _field(
        "mode", Type.WORD, "whether that channel is online or offline", (*_FEELING, "channel"),
        either(channel=part("mode"), other=met("mode")), passed=WITH_STEP, words=tuple(Mode)),
    _field(
        "context", Type.ID, "the circumstances in which it happens", (*_FEELING, "context"),
        either(step=part("context"), variant=part("when"), other=told("id")), passed=WITH_STEP, names=("context",),
    ),
    _field(
        "emotion", Type.SCORE, "how it feels: the mean over the personas, or with `persona:` theirs",
        _FEELING, reading.emotion, passed=WITH_STEP,
    ),
    _field("basis", Type.WORD, "how that feeling is known", _FEELING, part("emotion.basis"), words=tuple(Basis)),
    _field("intensity", Type.NUMBER, "how strongly it is felt, 1 to 5", _FEELING, part("emotion.intensity")),
    _field("actor", Type.ID, "who acts", ("step",), names=("persona", "team")),
    _field("initiator", Type.WORD, "who gets in touch", ("step",), words=tuple(Initiator)),
    _field(
        "reach", Type.SHARE, "the share of customers who get there, or whom it helps", ("step", "opportunity"),
        either(step=reading.reach, other=part("reach")), passed=IN_STEP,
    ),
    _field("duration", Type.TIME, "how long it takes, or should take", (*_FEELING, "column", "action"),
           length("duration.actual", "duration.planned")),
    _field("wait", Type.TIME, "how much of it is waiting", (*_FEELING, "column", "action"),
           length("wait", "duration.wait")),
    # --- texts ---
    _field("severity", Type.NUMBER, "how much it hurts, 1 to 5", ("pain", "fail-point")),
    _field("frequency", Type.SHARE, "the share of customers or cases that it happens to", ("pain",)),
    _field("met", Type.WORD, "whether it was met", ("expectation",), words=tuple(Met)),
    _field("evidence", Type.ID, "what it rests on", (*_CLAIMS, "metric-value", "evidence"),
           either(evidence=told("id"), other=reading.evidence), names=("evidence",)),
    _field("opportunity", Type.ID, "what answers it, what it stands in or shows, or something in it", _ANSWERABLE, reading.opportunity,
           names=("opportunity",)),
    # --- who answers for it ---
    _field(
        "owner", Type.ID, "who answers for it; of a step, for its touchpoint or channel",
        (*MAPS, "channel", "touchpoint", "system", *_FEELING, "action", "opportunity"),
        either(step=reading.owner, variant=reading.owner, other=part("owner")), passed=(*IN_STEP, *_AT_ACTION), names=("team",),
    ),
    _field("reviewed", Type.DAY, "the day the map was checked", MAPS),
    # --- measures ---
    _field(
        "metric", Type.ID, "what is measured", ("step", "variant", "metric-value", "kpi", "opportunity", "metric"),
        either(step=reading.metrics, variant=reading.metrics, metric=told("id"),
               opportunity=part("outcome.metric"), other=part("metric")),
        names=("metric",),
    ),
    _field("value", Type.NUMBER, "the value measured", ("metric-value",)),
    _field("target", Type.NUMBER, "the value aimed at", ("metric-value", "kpi")),
    _field("n", Type.NUMBER, "how many answers or cases it rests on", ("metric-value", "evidence")),
    _field("method", Type.WORD, "how it is calculated or was found out", ("metric-value", "metric", "evidence"),
           either(metric_value=reading.method, other=part("method")), words=tuple(dict.fromkeys((*Method, *EvidenceMethod)))),
    _field("date", Type.DAY, "the day of the evidence", ("evidence",)),
    # --- opportunities ---
    _field("type", Type.WORD, "how far it goes (`kind` in the map)", ("opportunity",), part("kind"), words=tuple(OpportunityKind)),
    _field("for", Type.ID, "what it answers, as it is written", ("opportunity",), part("for_")),
    _field("impact", Type.NUMBER, "how much it helps, 1 to 5", ("opportunity",)),
    _field("effort", Type.NUMBER, "what it costs, in person-days", ("opportunity",)),
    _field("confidence", Type.SHARE, "how sure the estimate is", ("opportunity",)),
    _field("due", Type.DAY, "the day by which it should be done", ("opportunity",)),
    _field("requires", Type.ID, "what has to be done first", ("opportunity",), names=("opportunity",)),
    _field("excludes", Type.ID, "what makes no sense beside it", ("opportunity",), names=("opportunity",)),
    # --- blueprints ---
    _field(
        "blueprint", Type.ID, "the blueprint that it is in, or that shows it", ("blueprint", "journey", "step"),
        either(blueprint=told("id"), other=reading.blueprint), passed=_SERVICE, names=("blueprint",),
    ),
    _field("path", Type.WORD, "the course of events that the blueprint shows", ("blueprint",), passed=_SERVICE, words=tuple(PathKind)),
    _field("column", Type.ID, "the column that it stands in", ("column",), told("id"),
           passed=("action", *_AT_ACTION), names=("column",)),
    _field("lane", Type.ID, "the lane that it stands in", ("action",), passed=_AT_ACTION),
    _field("system", Type.ID, "the system that it uses", ("action", "system"),
           either(system=told("id"), other=part("system")), passed=_AT_ACTION, names=("system",)),
    _field("recovery", Type.TEXT, "what is done when it happens", ("fail-point",)),
    _field("improve", Type.TEXT, "what should change", ("action",)),
    # --- personas and catalogs ---
    _field("share", Type.SHARE, "the share of all customers", ("persona",)),
    _field("extends", Type.ID, "the persona that it builds on", ("persona",), names=("persona",)),
    _field("prefers", Type.ID, "the preferred channels", ("persona",), part("preferences.channels"), names=("channel",)),
    _field("dimension", Type.WORD, "what the context is about", ("context",), words=tuple(Dimension)),
    _field("capacity", Type.NUMBER, "the person-days that a team has", ("team",)),
    _field("promise", Type.TEXT, "what it promises the customer", ("touchpoint",)),
    _field("standard", Type.TEXT, "the standard that it is held to", ("touchpoint",)),
    _field("goal", Type.TEXT, "what is to be reached", ("journey", "stage", "blueprint")),
    # --- how many ---
    _how_many("pain", "pains", "pains", "frustrations", own=(*_FEELING, "persona", "empathy-map")),
    _how_many("gain", "gains", "gains", own=(*_FEELING, "empathy-map")),
    _how_many("need", "needs", "needs", own=(*_FEELING, "persona")),
    _how_many("expectation", "expectations", "expectations", own=("journey", *_FEELING, "persona")),
    _how_many("thought", "thoughts", "thinks", own=(*_FEELING, "empathy-map")),
    _how_many("feeling", "feelings", "feels", own=(*_FEELING, "empathy-map")),
    _how_many("doing", "things that the customer does", "does", own=(*_FEELING, "empathy-map")),
    _how_many("driver", "drivers", "drivers"),
    _how_many("barrier", "barriers", "barriers"),
    _how_many("variant", "variants", "variants", own=("step",)),
    _field("fail-point", Type.TEXT, "where it can go wrong", ("action",), part("fail_point.text")),
    _how_many("kpi", "figures that are watched", "kpis", own=("action",)),
)  # fmt: skip

FIELDS = {field.name: field for field in _TABLE}
"""The fields by name, in the order in which people are told of them."""

_FLAG_TABLE = (
    _field("moment-of-truth", Type.FLAG, "the customer makes up their mind", ("step",), flagged("moment_of_truth"), passed=WITH_STEP),
    _field("won", Type.FLAG, "a moment of truth with a score above 0", ("step",), reading.decided(True)),
    _field("lost", Type.FLAG, "a moment of truth with a score below 0", ("step",), reading.decided(False)),
    _field("assumption", Type.FLAG, "nobody has checked it yet", _CLAIMS, flagged("assumption")),
    _field("unanswered", Type.FLAG, "no opportunity answers it; of pains, those of current and actual journeys", ("pain", "fail-point"), reading.unanswered),
    _field("open", Type.FLAG, "neither done nor dropped", ("opportunity",), reading.still_open),
    _field("overdue", Type.FLAG, "open, and its day is over", ("opportunity",), reading.overdue),
    _field("proto", Type.FLAG, "rests on no research yet", ("persona",), flagged("proto")),
    _field("unused", Type.FLAG, "no map refers to it", ("persona", *ENTRIES), reading.unused),
    _field("stale", Type.FLAG, "the map should have been reviewed again", MAPS, reading.stale, passed=_OTHERS),
    *(
        _field(str(status), Type.FLAG, f"the map is {meaning}", MAPS, of_status(status), passed=_OTHERS)
        for status, meaning in (
            (Status.DRAFT, "being written"),
            (Status.PROPOSED, "ready to be looked at"),
            (Status.APPROVED, "agreed on"),
            (Status.DEPRECATED, "no longer true; such maps are left out unless one asks"),
        )
    ),
)  # fmt: skip

FLAGS = {field.name: field for field in _FLAG_TABLE}
"""What `is:` may ask, by name."""

COLUMNS: dict[str, tuple[str, ...]] = {
    "journey": ("persona", "state", "owner"),
    "stage": ("journey", "phase"),
    "step": ("stage", "touchpoint", "emotion"),
    "variant": ("step", "emotion"),
    "pain": ("step", "severity", "opportunity"),
    "expectation": ("persona", "step", "met"),
    "metric-value": ("step", "value", "target"),
    "opportunity": ("impact", "effort", "status"),
    "persona": ("share", "prefers"),
    "empathy-map": ("persona", "step"),
    "blueprint": ("journey", "path", "owner"),
    "column": ("step", "duration"),
    "action": ("column", "lane", "owner"),
    "fail-point": ("column", "severity", "recovery"),
    "kpi": ("metric", "target"),
    "backlog": ("status", "owner"),
    "catalog": ("status", "owner"),
    "channel": ("mode", "owner"),
    "touchpoint": ("channel", "owner", "promise"),
    "team": ("capacity",),
    "system": ("owner",),
    "context": ("dimension",),
    "metric": ("method",),
    "evidence": ("method", "date", "n"),
}
"""What a table shows of each kind beside its title and its place; of any other, where it is."""

ELSEWHERE = ("step",)
"""What a table shows of a kind that has no columns of its own."""
