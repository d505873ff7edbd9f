"""Maps, workspaces and views that Hypothesis makes up: any shape, any field, any text.

A map is drawn as data, the way a file holds it, and then validated like any other; so whatever
comes out here somebody could have written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st
from tests.draw.draw_maps import (
    CHANNELS,
    CONTEXTS,
    EVIDENCE,
    HOSTILE,
    LONG,
    METRICS,
    PARAGRAPH,
    PEOPLE,
    SCRIPTS,
    SYSTEMS,
    TEAMS,
    TOUCHPOINTS,
    Maps,
    make,
    shop,
)

from cjmap.draw import text as texts
from cjmap.draw.look.themes import THEMES
from cjmap.draw.look.view import View
from cjmap.draw.pictures.journey.lanes import LANE_KEYS

if TYPE_CHECKING:
    from collections.abc import Sequence

WORDS = (
    "I",
    "pay",
    "the parcel",
    "too late again,",
    "customer service",
    "zażółć",
    "konstantynopolitańczykowianeczka",
    "w sklepie",
    "доставка",
    "очень долго",
    "Ευχαριστώ",
    "πολύ",
    "التوصيل",
    "متأخر جدا",
    "תודה רבה",
    "שלום",
    "注文した植物",
    "とても",
    "주문",
    "🌿",
    "👩‍👧 2026",
    "3,5 %",
    "Straßenbahnhaltestellenschild",
    "https://example.com/?a=1&b=2",
    "e-mail@example.com",
)

_SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join)


def _shown(text: str) -> bool:
    return bool(texts.one_line(text).strip())


TEXTS: st.SearchStrategy[str] = st.one_of(
    _SENTENCES,
    _SENTENCES,
    st.sampled_from((*SCRIPTS, *HOSTILE, LONG, PARAGRAPH)),
    st.text(min_size=1, max_size=60).filter(_shown),
)
"""Any text: of several scripts, hostile, long, or of arbitrary characters."""

SCORES = st.integers(-4, 4).map(lambda half: half / 2)
SHARES = st.integers(0, 200).map(lambda part: part / 200)
DURATIONS = st.sampled_from(("30 s", "5 min", "1 h 30 min", "2 days", "3 weeks", "P1Y2M", "PT0S"))
PERSONAS = st.sampled_from((*PEOPLE, "stranger"))


def some(values: st.SearchStrategy[Any], most: int = 2) -> st.SearchStrategy[list[Any]]:
    """Give a list of a few; often of none."""
    return st.one_of(st.just([]), st.lists(values, max_size=most))


def part(
    required: dict[str, Any] | None = None, **optional: Any
) -> st.SearchStrategy[dict[str, Any]]:
    """Give a part of a map, of which any of the optional fields may be missing."""
    return st.fixed_dictionaries(required or {}, optional=optional)


CLAIM = {"assumption": st.booleans(), "evidence": some(st.sampled_from((*EVIDENCE, "unknown")))}
ITEMS = some(st.one_of(TEXTS, part({"text": TEXTS}, **CLAIM)))
PAINS = some(part({"text": TEXTS}, severity=st.integers(1, 5), frequency=SHARES, **CLAIM))
EXPECTATIONS = some(
    part({"text": TEXTS}, met=st.sampled_from(("yes", "partly", "no")), by=PERSONAS, **CLAIM)
)
TIMINGS = st.one_of(DURATIONS, part(planned=DURATIONS, actual=DURATIONS, wait=DURATIONS))
NUMBERS = st.one_of(st.integers(-9999, 999_999).map(float), st.sampled_from((0.5, 3.85, 1e-3)))
METRIC_USES = some(
    part(
        {"metric": st.sampled_from((*METRICS, "unknown"))},
        value=NUMBERS,
        target=NUMBERS,
        low=NUMBERS,
        high=NUMBERS,
        n=st.integers(0, 99_999),
        period=TEXTS,
    )
)
EXPERIENCE = {
    "does": ITEMS,
    "touchpoint": st.one_of(
        st.sampled_from((*TOUCHPOINTS, "unknown")),
        part(channel=st.sampled_from((*CHANNELS, "unknown")), title=TEXTS),
    ),
    "thinks": ITEMS,
    "feels": some(st.one_of(st.sampled_from(("joy", "obawa", "疑い")), TEXTS)),
    "emotion": st.one_of(
        SCORES,
        part(
            score=SCORES,
            by=st.dictionaries(PERSONAS, SCORES, max_size=4),
            basis=st.sampled_from(("observed", "assumed")),
        ),
    ),
    "needs": ITEMS,
    "expectations": EXPECTATIONS,
    "drivers": ITEMS,
    "barriers": ITEMS,
    "pains": PAINS,
    "gains": ITEMS,
    "duration": TIMINGS,
    "metrics": METRIC_USES,
}
CONTEXT_IDS = st.sampled_from((*CONTEXTS, "unknown"))
VARIANTS = some(
    part({"when": st.lists(CONTEXT_IDS, min_size=1, max_size=2, unique=True)}, **EXPERIENCE), 1
)
STEPS = part(
    {"title": TEXTS},
    **EXPERIENCE,
    summary=TEXTS,
    actor=st.one_of(PERSONAS, st.sampled_from(TEAMS), TEXTS),
    initiator=st.sampled_from(("customer", "organisation")),
    moment_of_truth=st.booleans(),
    context=st.lists(CONTEXT_IDS, max_size=2, unique=True),
    variants=VARIANTS,
    journey=st.sampled_from(("j2", "unknown")),
    assumption=st.booleans(),
)
STAGES = part(
    {"steps": st.one_of(st.lists(STEPS, max_size=3), st.lists(part({"title": TEXTS}), max_size=5))},
    title=TEXTS,
    summary=TEXTS,
    goal=TEXTS,
    phase=st.sampled_from(("before", "during", "after")),
)
ENVELOPE = {
    "summary": TEXTS,
    "lang": st.sampled_from(("en", "pl", "de", "ar", "ja", "pl-PL", "tlh")),
    "status": st.sampled_from(("draft", "proposed", "approved", "deprecated")),
    "owner": st.one_of(st.sampled_from(TEAMS), TEXTS),
    "reviewed": st.just("2026-10-05"),
    **CLAIM,
}
OPPORTUNITY = {
    "summary": TEXTS,
    "kind": st.sampled_from(("fix", "improve", "innovate")),
    "impact": st.integers(1, 5),
    "effort": st.sampled_from((0, 0.5, 12, 1000)),
    "status": st.sampled_from(("idea", "planned", "doing", "done", "dropped")),
    "due": st.just("2027-03-31"),
    "assumption": st.booleans(),
}


@st.composite
def journeys(draw: st.DrawFn) -> Any:
    """Draw a journey of one to five stages, with any field, branch, return and opportunity."""
    data = draw(
        part(
            {"title": TEXTS, "stages": st.lists(STAGES, min_size=1, max_size=5)},
            scenario=TEXTS,
            goal=TEXTS,
            expectations=EXPECTATIONS,
            state=st.sampled_from(("current", "future", "actual")),
            scope=st.just({"from": "here", "to": "there"}),
            personas=st.lists(PERSONAS, max_size=4, unique=True),
            **ENVELOPE,
        )
    )
    number = 0
    for index, stage in enumerate(data["stages"]):
        stage["id"] = f"g{index}"
        for step in stage["steps"]:
            step["id"] = f"s{number}"
            number += 1
            for place, pain in enumerate(step.get("pains", ())):
                pain["id"] = f"{step['id']}-pain-{place}"
    ends = [f"s{index}" for index in range(number)]
    places = st.sampled_from([*ends, *(stage["id"] for stage in data["stages"])])
    if ends:
        ways = part({"to": st.sampled_from(ends)}, share=SHARES, when=TEXTS)
        for stage in data["stages"]:
            for step in stage["steps"]:
                step["next"] = draw(some(ways))
    loop = part(
        {"from": places, "to": places}, kind=st.sampled_from(("loyalty", "repeat")), title=TEXTS
    )
    data["loops"] = draw(some(loop))
    pains = [
        pain["id"]
        for stage in data["stages"]
        for step in stage["steps"]
        for pain in step.get("pains", ())
    ]
    targets = st.lists(
        st.one_of(places, st.sampled_from(pains)) if pains else places, max_size=3, unique=True
    )
    found = draw(some(part({"title": TEXTS, "for": targets}, **OPPORTUNITY), 3))
    data["opportunities"] = [{**each, "id": f"o{index}"} for index, each in enumerate(found)]
    return make({"kind": "journey", "id": "j", **data})


ROLES = ("physical-evidence", "customer", "frontstage", "backstage", "support")
ACTIONS = part(
    {"text": TEXTS},
    owner=st.one_of(st.sampled_from(TEAMS), TEXTS),
    system=st.sampled_from((*SYSTEMS, "unknown")),
    perceived_owner=TEXTS,
    wait=DURATIONS,
    duration=TIMINGS,
    fail_point=st.one_of(TEXTS, part({"text": TEXTS}, recovery=TEXTS, severity=st.integers(1, 5))),
    improve=TEXTS,
    policy=TEXTS,
    kpis=some(part({"text": TEXTS}, metric=st.sampled_from(METRICS), target=NUMBERS)),
    assumption=st.booleans(),
)
COLUMNS = st.one_of(
    part({"title": TEXTS}, duration=TIMINGS),
    part({"step": st.sampled_from(("j2#s0", "j2#s3", "j2#s5"))}, title=TEXTS, duration=TIMINGS),
)


@st.composite
def blueprints(draw: st.DrawFn) -> Any:
    """Draw a blueprint of up to seven columns, with lanes of its own or the usual ones."""
    columns = draw(st.lists(COLUMNS, max_size=7))
    for index, column in enumerate(columns):
        column["id"] = f"c{index}"
    lanes = draw(some(part({"role": st.sampled_from(ROLES)}, title=TEXTS), 6))
    lanes = [{**lane, "id": f"l{index}"} for index, lane in enumerate(lanes)]
    ids = [lane["id"] for lane in lanes] or ["props", "customer", "front", "back", "support"]
    actions: list[dict[str, Any]] = []
    if columns:
        at = st.sampled_from([column["id"] for column in columns])
        places = st.lists(st.tuples(at, st.sampled_from(ids)), max_size=14)
        for index, (column, lane) in enumerate(draw(places)):
            more = draw(st.one_of(part({"text": TEXTS}), ACTIONS))
            actions.append({**more, "id": f"a{index}", "at": column, "lane": lane})
    ends = [action["id"] for action in actions] + [column["id"] for column in columns]
    links = []
    if ends:
        end = st.sampled_from(ends)
        kinds = st.sampled_from(("triggers", "needs", "agrees"))
        links = draw(some(part({"from": end, "to": end}, kind=kinds, title=TEXTS), 14))
    data = draw(
        part(
            {"title": TEXTS},
            goal=TEXTS,
            path=st.sampled_from(("happy", "unhappy", "exception", "alternative")),
            journey=st.just("j2"),
            **ENVELOPE,
        )
    )
    return make(
        {
            "kind": "blueprint",
            "id": "b",
            **data,
            "steps": columns,
            "lanes": lanes,
            "actions": actions,
            "links": links,
        }
    )


FACTS = st.dictionaries(
    st.one_of(st.sampled_from(("age", "job", "city", "wiek")), TEXTS.map(lambda text: text[:30])),
    st.one_of(TEXTS, st.integers(0, 99).map(float)),
    max_size=5,
)


@st.composite
def personas(draw: st.DrawFn) -> Any:
    """Draw a persona with any of its fields."""
    trait = part({"name": TEXTS}, low=TEXTS, high=TEXTS, value=st.integers(0, 100).map(float))
    data = draw(
        part(
            {"name": TEXTS},
            archetype=TEXTS,
            quote=TEXTS,
            demographics=FACTS.filter(lambda facts: all(_shown(key) for key in facts)),
            bio=TEXTS,
            goals=some(TEXTS, 4),
            needs=ITEMS,
            expectations=EXPECTATIONS,
            frustrations=PAINS,
            motivations=ITEMS,
            behaviours=some(TEXTS, 5),
            preferences=part(
                channels=some(st.sampled_from((*CHANNELS, "unknown")), 3), payment=TEXTS
            ),
            traits=some(trait, 4),
            share=SHARES,
            proto=st.booleans(),
            **ENVELOPE,
        )
    )
    return make({"kind": "persona", "id": "p", **data})


@st.composite
def empathy_maps(draw: st.DrawFn) -> Any:
    """Draw an empathy map with any of its fields."""
    data = draw(
        part(
            {"title": TEXTS},
            persona=PERSONAS,
            situation=TEXTS,
            goal=part(who=TEXTS, must_do=TEXTS),
            says=some(st.one_of(TEXTS, part({"text": TEXTS}, source=TEXTS)), 4),
            pains=PAINS,
            **{
                area: some(TEXTS, 5)
                for area in ("sees", "hears", "does", "thinks", "feels", "gains")
            },
            **ENVELOPE,
        )
    )
    return make({"kind": "empathy-map", "id": "e", **data})


MAPS: dict[str, st.SearchStrategy[Any]] = {
    "journey": journeys(),
    "blueprint": blueprints(),
    "persona": personas(),
    "empathy-map": empathy_maps(),
}
"""A strategy for each kind of map that has a picture."""

BACKLOG = part(
    {"title": TEXTS, "for": some(st.sampled_from(("j0#s0", "j0#s1", "j1#s0", "j1#g0", "j0")))},
    owner=TEXTS,
    confidence=SHARES,
    reach=SHARES,
    **OPPORTUNITY,
)


@st.composite
def workspaces(draw: st.DrawFn) -> Maps:
    """Draw a workspace: the catalog and the people of `shop`, some journeys, and a backlog."""
    known = [each for each in shop().known.values() if each.id != "j2"]
    found = draw(st.lists(journeys(), max_size=4))
    opportunities = [
        {**each, "id": f"x{number}"} for number, each in enumerate(draw(some(BACKLOG, 14)))
    ]
    return Maps(
        *known,
        *(each.model_copy(update={"id": f"j{number}"}) for number, each in enumerate(found)),
        make({"kind": "backlog", "id": "x", "title": "X", "opportunities": opportunities}),
    )


LANES = {
    "journey": LANE_KEYS,
    "blueprint": ("props", "customer", "front", "back", "support", *(f"l{n}" for n in range(6))),
}
"""The keys of lanes that may be asked for, by kind of map."""


def views(kind: str) -> st.SearchStrategy[View]:
    """Give whatever may be asked of a picture of a map of this kind."""

    def few(ids: Sequence[str], most: int) -> st.SearchStrategy[tuple[str, ...]]:
        chosen = st.lists(st.sampled_from(ids), min_size=1, max_size=most, unique=True)
        return st.one_of(st.just(()), chosen.map(tuple))

    return st.builds(
        View,
        theme=st.sampled_from(list(THEMES.values())),
        lang=st.sampled_from((None, "en", "pl", "de", "ar")),
        lanes=few(LANES[kind], 6) if kind in LANES else st.just(()),
        personas=few(PEOPLE, 2),
        contexts=few(CONTEXTS, 2),
        width=st.one_of(st.none(), st.integers(600, 4000).map(float)),
    )


LOOKS: st.SearchStrategy[View] = st.builds(
    View,
    theme=st.sampled_from(list(THEMES.values())),
    lang=st.sampled_from((None, "en", "pl", "de", "ar")),
)
"""Views that show the whole map: any theme and language."""
