"""The page of a persona: who they are, what they inherit, where they meet us."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.site.hostile import hostile_workspace
from tests.site.pages.small import TODAY, example, found, html, ids, links, made

from cjmap.site.page import Link
from cjmap.site.pages.persona.profile import Fact, Scale
from cjmap.site.references import Ref
from cjmap.site.summary import Badge

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.site.pages.persona.page import Facts
    from cjmap.site.site import Site

ALL = [("clinic", "helen"), ("clinic", "tom"), ("sklep", "anna"), ("sklep", "jan")]


def facts(site: Site, id: str) -> Facts:
    told: Facts = site.facts(site.pages[f"personas/{id}"])  # type: ignore[assignment]
    return told


@pytest.mark.parametrize(("name", "id"), ALL)
def test_all_that_a_persona_says_is_on_the_page(name: str, id: str) -> None:
    site = example(name)
    model = site.workspace.map_of("persona", id)
    text = html(site, f"personas/{id}").replace("&#39;", "'")
    assert model is not None
    lists = ("goals", "needs", "expectations", "frustrations", "motivations", "behaviours")
    items = [item for field in lists for item in getattr(model, field)]
    assert len(items) >= 9
    assert [item.text for item in items if item.text not in text] == []
    for trait in model.traits:
        assert trait.name in text
        assert trait.low in text
        assert trait.high in text
    for value in model.demographics.values():
        assert (value if isinstance(value, str) else f"{value:.0f}") in text
    assert model.quote in text
    assert len(ids(text)) == len(set(ids(text)))


def test_the_head_tells_share_and_standing() -> None:
    told = facts(example("sklep"), "anna")
    assert (told.title, told.archetype, told.share, told.face.initials) == (
        "Anna Wilk",
        "Początkująca opiekunka",
        "46% wszystkich klientów",
        "AW",
    )


@pytest.mark.parametrize(
    ("name", "id", "trait", "words"),
    [
        ("clinic", "helen", 0, "in between (45 of 100)"),
        ("clinic", "helen", 2, "closer to “very limited” (25 of 100)"),
        ("clinic", "tom", 1, "everything on the phone (85 of 100)"),
        ("clinic", "tom", 0, "closer to “new to it” (30 of 100)"),
        ("sklep", "jan", 3, "bliżej „może poczekać” (75 na 100)"),
    ],
)
def test_a_trait_is_told_in_words_and_as_a_number(
    name: str, id: str, trait: int, words: str
) -> None:
    assert facts(example(name), id).profile.scales[trait].told == words


def test_free_keys_are_written_as_people_would_and_channels_lead_to_their_pages() -> None:
    profile = facts(example("clinic"), "helen").profile
    assert Fact("Time of day", "late morning or early afternoon", None) in profile.facts
    assert Fact("Age", "63", None) in profile.facts
    assert profile.channels == (
        Ref("Web", Link("channels/web")),
        Ref("Phone", Link("channels/phone")),
    )


@pytest.mark.parametrize(
    ("name", "id", "journeys"),
    [
        (
            "sklep",
            "anna",
            [
                ("Zamawiam roślinę do salonu", "Dziś", "Zgłaszam złamane łodygi", -1.5, 2.0),
                (
                    "Zamawiam roślinę i wiem, kiedy przyjdzie",
                    "Przyszłość",
                    "Zgłaszam złamane łodygi",
                    -0.5,
                    2.0,
                ),
            ],
        ),
        (
            "clinic",
            "tom",
            [("I get my tablets every month", "Today", "Wait for the approval", -1.0, 1.0)],
        ),
    ],
)
def test_journeys_are_told_as_they_feel_to_the_persona(
    name: str, id: str, journeys: list[tuple[str, str, str, float, float]]
) -> None:
    assert [
        (
            each.journey.title,
            each.state.word,
            each.lowest.step.title,
            each.lowest.score,
            each.highest.score,
        )
        for each in facts(example(name), id).meeting.journeys
        if each.lowest is not None and each.highest is not None
    ] == journeys


def test_a_journey_of_several_leads_to_the_view_of_the_persona() -> None:
    today, _ = facts(example("sklep"), "anna").meeting.journeys
    assert today.own == Link("journeys/zamawiam-rosline/persona/anna")


def test_the_worst_pains_come_first_with_what_is_done_about_them() -> None:
    meeting = facts(example("sklep"), "anna").meeting
    worst, last = meeting.pains[0], meeting.pains[-1]
    assert worst.pain == Ref(
        "Zamiast daty jest „2–5 dni roboczych”",
        Link("journeys/zamawiam-rosline", "item.brak-terminu"),
    )
    assert worst.step.title == "Wybieram sposób dostawy"
    assert (worst.notes, worst.answer) == (
        ("dotkliwość 4/5", "dotyczy 70%"),
        Badge("szansa: zaplanowana", "is-good"),
    )
    assert (last.notes, last.answer) == (
        ("dotkliwość 4/5", "dotyczy 30%", "Mróz poniżej −5 °C"),
        Badge("bez odpowiedzi", "is-bad"),
    )
    assert (len(meeting.pains), meeting.more_pains) == (6, 8)


def test_what_would_help_is_told_with_where_it_helps() -> None:
    first = facts(example("sklep"), "anna").meeting.help[0]
    assert first.opportunity.title == "Usztywniona wkładka do wysokich roślin"
    assert first.status == Badge("w toku")
    assert [each.title for each in first.places] == ["Otwieram karton", "Czekam na nadanie paczki"]


def test_empathy_maps_lead_to_their_pages() -> None:
    assert facts(example("clinic"), "helen").meeting.empathy_maps == (
        Ref(
            "Monday morning, and the kiosk cannot find me",
            Link("empathy-maps/helen-at-the-kiosk"),
        ),
    )
    assert facts(example("clinic"), "tom").meeting.empathy_maps == ()


def test_the_search_finds_what_a_persona_says() -> None:
    first, *others = found(example("clinic"), "personas/tom")
    assert (first.title, first.place) == ("Tom Marsh", "The helper at a distance")
    assert "shift supervisor in a warehouse" in first.texts
    assert "36.0" not in first.texts
    assert ("goal", "Make one trip, not two", "Tom Marsh") in [
        (each.kind, each.title, each.place) for each in others
    ]


# --- small workspaces ---

BASE = """id: base
name: Customer
quote: I pay.
demographics: {country: PL, age: 40}
goals: [To be served]
frustrations: [{id: queue, text: The queue, severity: 4, frequency: 0.25}]
traits: [{name: Pace, low: slow, high: fast, value: 90}]
share: 1
"""
HEIR = """id: heir
name: Ada
extends: base
proto: true
demographics: {age: 30}
goals: [{text: To be quick, assumption: true}]
expectations: [{text: A seat, met: partly}]
traits: [{name: Calm}, {name: Care, value: 5}]
"""
JOURNEY = """id: j
title: J
personas: [heir, base]
stages:
  - steps:
      - {id: a, title: A, emotion: {by: {heir: -1, base: 2}}, pains: [{text: Mine}]}
      - {id: b, title: B, actor: base, emotion: -2, pains: [{text: Not mine}]}
opportunities:
  - {id: shorter, title: Shorter queue, for: base#queue, status: planned}
  - {id: stop, title: Dropped, for: a, status: dropped}
"""


def test_what_is_inherited_is_told_with_whom_it_comes_from(tmp_path: Path) -> None:
    site = made(tmp_path, persona_1=BASE, persona_2=HEIR, journey_1=JOURNEY)
    told = facts(site, "heir")
    base = Ref("Customer", Link("personas/base"))
    assert (told.parents, told.quote, told.proto != "") == ((base,), "I pay.", True)
    assert told.inherited == "with their quote and share"
    assert told.profile.facts == (Fact("Country", "PL", base), Fact("Age", "30", None))
    parts = {part.field: part.lines for part in told.profile.parts}
    assert [(line.text, line.origin, line.badges) for line in parts["goals"]] == [
        ("To be served", base, ()),
        ("To be quick", None, (Badge("Assumption", "is-fair"),)),
    ]
    assert parts["expectations"][0].badges == (Badge("Partly met", "is-fair"),)
    queue = parts["frustrations"][0]
    assert (queue.anchor, queue.notes, [each.title for each in queue.opportunities]) == (
        "item.queue",
        ("severity 4/5", "happens to 25%"),
        ["Shorter queue"],
    )
    assert told.picture.links == {"item-queue": Link(anchor="item.queue")}
    assert told.profile.scales == (
        Scale("Pace", "slow", "fast", 90.0, "fast (90 of 100)", base),
        Scale("Calm", "", "", None, "", None),
        Scale("Care", "", "", 5.0, "5 of 100", None),
    )


def test_only_what_the_persona_walks_counts(tmp_path: Path) -> None:
    site = made(tmp_path, persona_1=BASE, persona_2=HEIR, journey_1=JOURNEY)
    heir, base = facts(site, "heir").meeting, facts(site, "base").meeting
    (walked,) = heir.journeys
    assert (walked.mean, walked.lowest is not None, walked.highest) == (-1.0, True, None)
    assert [each.mean for each in base.journeys] == [0.0]
    assert [each.pain.title for each in heir.pains] == ["Mine"]
    assert [each.pain.title for each in base.pains] == ["Mine", "Not mine"]
    assert heir.help == ()
    assert [each.opportunity.title for each in base.help] == ["Shorter queue"]


def test_a_circle_of_personas_and_a_bare_one_have_pages(tmp_path: Path) -> None:
    site = made(
        tmp_path,
        persona_1="id: a\nname: A\nextends: b\n",
        persona_2="id: b\nname: B\nextends: a\n",
    )
    assert facts(site, "a").parents == (Ref("B", Link("personas/b")),)
    assert "No journey is told for this persona yet." in html(site, "personas/a")


def test_a_photo_stands_for_the_initials(tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (8, 8)).save(tmp_path / "ada.png")
    site = made(
        tmp_path,
        persona_1="id: a\nname: Ada\nphoto: ada.png\n",
        persona_2="id: b\nname: Bo\nphoto: gone.png\n",
    )
    assert '<img class="face is-huge" src="../assets/photos/' in html(site, "personas/a")
    assert 'aria-hidden="true">B</span>' in html(site, "personas/b")


def test_texts_of_another_language_say_so(tmp_path: Path) -> None:
    site = made(tmp_path, lang="pl", persona_1="id: a\nname: A\nlang: en\nquote: Hello\n")
    assert site.pages["personas/a"].lang == "en"
    assert '<blockquote lang="en">Hello</blockquote>' in html(site, "personas/a")


def test_hostile_texts_stay_texts(tmp_path: Path) -> None:
    from cjmap.site.site import Site
    from cjmap.workspace import open_workspace

    site = Site(open_workspace(hostile_workspace(tmp_path), models=True), TODAY)
    text = html(site, "personas/helen")
    assert "<script" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert not any(link.startswith("javascript") for link in links(text))
