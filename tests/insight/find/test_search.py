"""What a query finds: exact things, on both examples and on a workspace made by hand."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.insight.asking import ANNA, EXAMPLES, asked, inquiry_into, journey

from cjmap.insight.find.counting import countable, counts
from cjmap.insight.find.errors import QueryError
from cjmap.insight.find.fields import FIELDS, FLAGS, Type
from cjmap.insight.find.reading import Terrain
from cjmap.insight.find.search import Order, search
from cjmap.insight.gathered.pains import pains
from cjmap.insight.report.experience.figures import figures as experience
from cjmap.insight.report.weak_points.figures import figures as weak_points

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.insight.inquiry import Inquiry


@cache
def example(name: str) -> Inquiry:
    return inquiry_into(EXAMPLES / name)


def found(inquiry: Inquiry, query: str) -> list[str]:
    return [f"{each.kind} {each.ref}" for each in search(inquiry, query).things]


IN_EXAMPLES: list[tuple[str, str, list[str]]] = [
    (
        "clinic",
        "kind:step channel:phone",
        ["step first-visit#referral", "step repeat-prescription#question"],
    ),
    (
        "clinic",
        'kind:step channel:"Text message" -has:metric',
        ["step repeat-prescription#ready"],
    ),
    ("clinic", "kind:pain severity:5", ["pain repeat-prescription#weekend-gap"]),
    ("clinic", "kind:pain channel:phone", ["pain first-visit#no-receipt"]),
    (
        "clinic",
        "is:moment-of-truth emotion:<0",
        [
            "step first-visit#check-in",
            "variant first-visit#check-in",
            "step repeat-prescription#approval",
            "variant repeat-prescription#approval",
        ],
    ),
    ("clinic", "is:lost", ["step first-visit#check-in", "step repeat-prescription#approval"]),
    ("clinic", "is:won", ["step first-visit#plan"]),
    ("clinic", "kind:variant", ["variant first-visit#check-in", "variant repeat-prescription#approval"]),
    ("clinic", "kind:fail-point column:check-in", ["fail-point clinic-visit#ask-identity"]),
    ("clinic", "kind:action wait:>10min", ["action clinic-visit#call-patient"]),
    ("clinic", "kind:action channel:self-service lane:front", ["action clinic-visit#ask-identity"]),
    ("clinic", "kind:empathy-map channel:self-service", ["empathy-map helen-at-the-kiosk"]),
    ("clinic", "kind:opportunity touchpoint:kiosk", ["opportunity code-check-in"]),
    ("clinic", "kind:opportunity status:done", ["opportunity two-way-texts"]),
    ("clinic", "kind:evidence method:interview", ["evidence patient-interviews"]),
    ("clinic", "kind:column step:check-in", ["column clinic-visit#check-in"]),
    ("clinic", "kind:step has:blueprint has:variant", ["step first-visit#check-in"]),
    ("clinic", "kind:step pain:>1", ["step first-visit#check-in"]),
    ("clinic", "kiosk kind:entry -kind:evidence", ["metric kiosk-success", "touchpoint kiosk", "system kiosk-software"]),
    ("clinic", "id:kiosk*", ["action clinic-visit#kiosk-screen", "metric kiosk-success", "touchpoint kiosk", "system kiosk-software", "evidence kiosk-observation"]),
    ("sklep", "kind:persona share:>=0.5", []),
    ("sklep", "kind:step is:won channel:Telefon", []),
    ("sklep", "kind:touchpoint channel:czat", ["touchpoint czat-dyzurny"]),
    ("sklep", "kind:step touchpoint:czat*", ["step zamawiam-rosline-2027#rozmowa"]),
    ("sklep", 'kind:empathy-map "polamana monstera"', ["empathy-map anna-sobota-z-kartonem"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "query", "expected"), IN_EXAMPLES)
def test_on_the_examples(name: str, query: str, expected: list[str]) -> None:
    assert found(example(name), query) == expected


CATALOG = """kind: catalog
id: shop
title: Shop
channels: [{id: web, title: Web, mode: online, owner: digital}, {id: hall, mode: offline}]
touchpoints: [{id: page, title: The page, channel: web}, {id: door, channel: hall, owner: hosts}]
teams: [{id: digital, title: Digital}, {id: hosts}]
contexts: [{id: rain}]
evidence: [{id: talks}, {id: idle}]
"""
STEPS = """
{id: look, title: Look, touchpoint: page, emotion: {score: 0, by: {anna: -2, jan: 2}}, pains: [{id: slow, text: It is słow, severity: 4, evidence: talks}, {text: Dear, severity: 2}]}
{id: enter, title: Enter, touchpoint: door, emotion: -1, variants: [{when: rain, touchpoint: page, emotion: -2, pains: [Wet]}, {when: rain, pains: [Cold]}], pains: [{text: Rude, severity: 5}]}
{id: leave, title: Leave}
"""
BACKLOG = """kind: backlog
id: plan
title: Plan
status: draft
opportunities:
  - {id: faster, title: Faster, for: buy#slow, owner: digital, impact: 3, effort: 0.5, status: planned, due: 2026-01-01}
  - {id: warmer, title: Warmer, for: [buy#enter, buy#leave], status: dropped}
"""
OLD = "kind: journey\nid: old\ntitle: Old\nstatus: deprecated\nstages: [{title: S, steps: [{id: was, title: Look back}]}]\n"
SHOP = {
    "anna.persona.yaml": ANNA,
    "buy.journey.yaml": journey(STEPS, "personas: [anna, jan]\nreviewed: 2025-01-01\nreview_every: 3 months"),
    "jan.persona.yaml": ANNA.replace("anna", "jan").replace("Anna", "Jan").replace("0.5", "0.2"),
    "old.journey.yaml": OLD,
    "plan.backlog.yaml": BACKLOG,
    "shop.catalog.yaml": CATALOG,
}  # fmt: skip


@pytest.fixture
def shop(tmp_path: Path) -> Inquiry:
    return asked(tmp_path, SHOP)


PAIN = "pain buy#slow"
BY_HAND: list[tuple[str, list[str]]] = [
    # What is passed on, from the variant where that says otherwise.
    ("kind:pain channel:web", [PAIN, "pain buy#look", "pain buy#enter"]),
    ("kind:pain touchpoint:door", ["pain buy#enter", "pain buy#enter"]),
    ("kind:pain context:rain", ["pain buy#enter", "pain buy#enter"]),
    ("kind:pain emotion:-2", ["pain buy#enter"]),
    ("kind:pain phase:during persona:jan stage:shop severity:..2", ["pain buy#look"]),
    # Whose feelings are meant.
    ("kind:step emotion:0", ["step buy#look"]),
    ("kind:step emotion:<0 persona:anna", ["step buy#look", "step buy#enter"]),
    ("kind:step emotion:>0 persona:Jan", ["step buy#look"]),
    ("kind:step emotion:>0", []),
    # Several values, and turning round.
    ("kind:step touchpoint:page,door", ["step buy#look", "step buy#enter"]),
    ("kind:step touchpoint:page touchpoint:door", ["step buy#look", "step buy#enter"]),
    ("kind:step -touchpoint:page", ["step buy#enter", "step buy#leave"]),
    ("kind:step -touchpoint:page,door", ["step buy#leave"]),
    ("kind:step -touchpoint:page -touchpoint:door", ["step buy#leave"]),
    ("kind:step has:touchpoint has:variant", ["step buy#enter"]),
    ("kind:step has:touchpoint,variant", ["step buy#look", "step buy#enter"]),
    ("kind:pain -severity:>=4", ["pain buy#look", "pain buy#enter", "pain buy#enter"]),
    ("kind:pain severity:>=2 severity:<5", [PAIN, "pain buy#look"]),
    # Kinds that are not named.
    ("emotion:-1", ["step buy#enter", "variant buy#enter"]),
    ("emotion:<-1", ["variant buy#enter"]),
    ("severity:4", [PAIN]),
    ("SLOW", [PAIN]),
    ("Look", ["step buy#look"]),
    ("slow severity:>1", [PAIN]),
    # Opportunities and what they answer.
    ("kind:pain is:unanswered", ["pain buy#look"]),
    ("kind:pain opportunity:faster", [PAIN]),
    ("kind:opportunity channel:web", ["opportunity faster"]),
    ("kind:opportunity mode:offline", ["opportunity warmer"]),
    ("kind:opportunity is:open", ["opportunity faster"]),
    ("is:overdue", ["opportunity faster"]),
    # Owners, and what is not in use.
    ("kind:step owner:digital", ["step buy#look"]),
    ("kind:step owner:Digital", ["step buy#look"]),
    ("kind:pain owner:hosts", ["pain buy#enter", "pain buy#enter"]),
    ("is:unused", ["evidence idle"]),
    ("kind:evidence is:unused -id:idle", []),
    # Maps.
    ("is:stale", ["journey buy"]),
    ("is:draft", ["backlog plan"]),
    ("kind:opportunity is:draft", ["opportunity faster", "opportunity warmer"]),
    ("kind:step is:stale pain:0", ["step buy#leave"]),
    ("kind:step is:deprecated", ["step old#was"]),
    ("kind:step status:deprecated", ["step old#was"]),
    ("back", []),
    ("kind:map in:journey", ["journey buy"]),
    ("file:buy.* kind:map", ["journey buy"]),
]  # fmt: skip


@pytest.mark.parametrize(("query", "expected"), BY_HAND, ids=[query for query, _ in BY_HAND])
def test_by_hand(query: str, expected: list[str], shop: Inquiry) -> None:
    assert found(shop, query) == expected


def answering(inquiry: Inquiry, query: str) -> list[tuple[str, list[str]]]:
    """Return what is found, each with the opportunities that answer it."""
    terrain, field = Terrain(inquiry), FIELDS["opportunity"]
    return [
        (each.ref, sorted(field.values(each, terrain))) for each in search(inquiry, query).things
    ]


@pytest.mark.parametrize("name", ["clinic", "sklep"])
def test_pains_are_those_of_the_report_and_answered_as_there(name: str) -> None:
    inquiry = example(name)
    weighed = [
        (each.ref, sorted(named.opportunity.id for named in each.answers))
        for each in inquiry.once(pains)
    ]
    assert answering(inquiry, "kind:pain in:journey -state:future") == weighed
    unanswered = [each for each in weighed if not each[1]]
    assert answering(inquiry, "kind:pain is:unanswered") == unanswered


@pytest.mark.parametrize("name", ["clinic", "sklep"])
def test_fail_points_and_steps_are_answered_as_in_the_report(name: str) -> None:
    inquiry = example(name)
    weak, felt = weak_points(inquiry), experience(inquiry)
    assert weak is not None
    assert felt is not None
    points = [
        (point.ref, sorted(each.id for each in point.answers))
        for blueprint in weak.blueprints
        for point in blueprint.fail_points
    ]
    assert sorted(answering(inquiry, "kind:fail-point")) == sorted(points)
    unanswered = [each for each in points if not each[1]]
    assert answering(inquiry, "kind:fail-point is:unanswered") == unanswered
    still_open = {each.id for each in search(inquiry, "kind:opportunity is:open").things}
    assert [
        (ref, len(still_open.intersection(named)))
        for ref, named in answering(inquiry, "kind:step -state:future")
    ] == [(step.ref, step.opportunities) for each in felt.journeys for step in each.steps]


def test_what_is_answered_in_a_blueprint_or_an_empathy_map() -> None:
    """The previous visit runs over: its column shows a step that an opportunity is for."""
    clinic = example("clinic")
    assert found(clinic, "kind:fail-point is:unanswered") == [
        "fail-point clinic-visit#take-payment"
    ]
    assert answering(clinic, "kind:fail-point column:wait") == [
        ("clinic-visit#ready-room", ["wait-on-display"])
    ]
    assert {
        ref for ref, named in answering(clinic, "kind:pain in:empathy-map") if not named
    } == set()
    assert found(clinic, "kind:pain is:unanswered") == []


WRONG = [
    ("kind:pain chanel:web", "chanel", "There is no field `chanel`.", "Did you mean `channel`?"),
    ("kind:pians", "pians", "There is no kind of thing `pians`.", "Did you mean `pain`?"),
    ("kind:<step", "<step", "`kind` has no more and less: `<` asks nothing of it.", "one of"),
    ("channel:wep", "wep", "Nothing has the channel `wep`.", "Did you mean `channel:web`?"),
    ("touchpoint:pages", "pages", "Nothing has the touchpoint `pages`.", "`touchpoint:page`"),
    ("persona:Anja", "Anja", "Nothing has the persona `Anja`.", "`persona:anna`"),
    ("status:drafts", "drafts", "`drafts` is no value of `status`.", "Did you mean `draft`?"),
    ("kind:pain impact:3", "impact", "No `pain` has `impact`.", "asked of `opportunity`"),
    ("kind:pain -has:impact", "has", "No `pain` has `has:impact`.", "asked of `opportunity`"),
    ("severity:4 impact:3", "impact", "No kind of thing has all of these", "`opportunity`"),
    ("score:>0", "score", "There is no field `score`.", "Did you mean `emotion`?"),
    ("kind:step has:score", "score", "There is no field `score`.", "Did you mean `emotion`?"),
    ("zzzqq:1", "zzzqq", "There is no field `zzzqq`.", "`cjmap find --fields` lists all. Quote"),
    ("kind:zzzqq", "zzzqq", "There is no kind of thing", "`cjmap find --fields` lists all."),
    (
        "kind:catalog has:step",
        "has",
        "No `catalog` has",
        "`expectation`, `driver` and 13 more.",
    ),
    ("has:pians", "pians", "There is no field `pians`.", "Did you mean `pain`?"),
    ("has:draft", "draft", "There is no field `draft`.", "Write `is:draft`."),
    ("is:draf", "draf", "`is:` does not know `draf`.", "Did you mean `draft`?"),
    ("draft:yes", "draft", "There is no field `draft`.", "Write `is:draft`."),
    ("severity:high", "high", "`high` is no value of `severity`.", "a number"),
    ("phase:<during", "<during", "`phase` has no more and less", "one of the words"),
    ("kind:step -kind:step", "-kind:step", "No kind of thing is left.", ""),
    ("kind:step tag:x", "x", "Nothing has the tag `x`.", "Nothing here has any."),
]


@pytest.mark.parametrize(("query", "place", "message", "hint"), WRONG, ids=[q for q, *_ in WRONG])
def test_what_is_wrong(query: str, place: str, message: str, hint: str, shop: Inquiry) -> None:
    with pytest.raises(QueryError) as caught:
        search(shop, query)
    error = caught.value
    assert message in error.message
    assert query[error.span.start : error.span.end] == place
    assert hint in (error.hint or "")


def test_a_wildcard_that_nothing_meets_finds_nothing(shop: Inquiry) -> None:
    assert found(shop, "kind:step touchpoint:x*") == []


def test_only_the_maps_that_are_meant(shop: Inquiry) -> None:
    shop.entries = [entry for entry in shop.workspace.entries if entry.id == "plan"]
    assert found(shop, "channel:web kind:*") == ["opportunity faster"]


ORDERS = [
    ("severity", False, ["pain buy#look", PAIN, "pain buy#enter", "pain buy#enter", "pain buy#enter"]),
    ("severity", True, ["pain buy#enter", PAIN, "pain buy#look", "pain buy#enter", "pain buy#enter"]),
]  # fmt: skip


@pytest.mark.parametrize(("field", "falling", "expected"), ORDERS)
def test_order(field: str, falling: bool, expected: list[str], shop: Inquiry) -> None:
    things = search(shop, "kind:pain", Order(FIELDS[field], falling)).things
    assert [f"{each.kind} {each.ref}" for each in things] == expected


COUNTS = [
    ("kind:pain", "channel", {("web",): 3, ("hall",): 2}, False),
    ("kind:pain", "severity", {(4,): 1, (2,): 1, (5,): 1, (None,): 2}, False),
    ("kind:step", "persona", {("anna",): 3, ("jan",): 3}, True),
    ("kind:step", "channel,pain", {("web", 2): 1, ("hall", 1): 1, (None, 0): 1}, False),
]


@pytest.mark.parametrize(("query", "fields", "expected", "several"), COUNTS)
def test_counts(query: str, fields: str, expected: object, several: bool, shop: Inquiry) -> None:
    counted = counts(search(shop, query), countable(fields.split(","), "--count"))
    assert (counted.numbers, counted.several) == (expected, several)


@pytest.mark.parametrize("name", ["clinic", "sklep"])
def test_every_field_can_be_read_of_everything(name: str) -> None:
    """Whatever has a field gives values of its type; each field is found in some example or other."""
    terrain = Terrain(example(name))
    kinds = {
        Type.ID: str, Type.WORD: str, Type.TEXT: str, Type.FLAG: bool, Type.COUNT: float,
    }  # fmt: skip
    for field in [*FIELDS.values(), *FLAGS.values()]:
        for thing in terrain.things.all:
            for value in field.values(thing, terrain):
                assert thing.kind in field.kinds
                assert isinstance(value, kinds.get(field.type, object)), field.name
                if field.type is Type.WORD:
                    assert value in field.words, (field.name, value)


QUERIES = st.lists(
    st.builds(
        "{}{}:{}{}".format,
        st.sampled_from(["", "-"]),
        st.sampled_from([*FIELDS, "has", "is", "nothing"]),
        st.sampled_from(["", "<", ">=", "="]),
        st.sampled_from(["web", "anna", "0", "-1..0", "x", "*", "pain", "2026", "5min", "30%", '"a b"']),
    )
    | st.text(max_size=12),
    max_size=4,
).map(" ".join)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(QUERIES)
def test_any_query_is_answered_or_refused(query: str) -> None:
    kinds: set[str] = set()
    meant: set[str] = set()
    end = 0
    try:
        answer = search(example("clinic"), query)
        kinds, meant = {each.kind for each in answer.things}, set(answer.meaning.kinds)
    except QueryError as error:
        end = error.span.end
    assert kinds <= meant
    assert end <= len(query)
