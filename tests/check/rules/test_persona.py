"""The rules about personas: what fires beside the samples on their pages, and what does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmap.check.questions.identities import may_hold_any, persons_in

Found = Callable[[dict[str, str], str], list[tuple[str, str]]]
Fixed = Callable[[dict[str, str], str], dict[str, str]]

ANNA = "kind: persona\nid: anna\nname: Anna\n"
JAN = "kind: persona\nid: jan\nname: Jan\n"
CATALOG = "kind: catalog\nid: shop\ntitle: Shop\n"


@pytest.mark.parametrize(
    ("anna", "places"),
    [
        ("", ["goals"]),
        ("frustrations: [Queues]\n", ["goals"]),
        ("needs: [Quiet]\nexpectations: [A seat]\n", ["frustrations"]),
        ("needs: [Quiet]\nfrustrations: [Queues]\n", []),
        ("expectations: [A seat]\nmotivations: [Pride]\n", []),
        ("frustrations: [Queues]\nbehaviours: [Calls first]\n", []),
        ("status: draft\n", []),
        ("status: deprecated\n", []),
        ("extends: jan\n", []),
        ("extends: nobody\n", ["goals"]),
        ("extends: anna\n", ["goals"]),
    ],
)
def test_thin_persona(found: Found, anna: str, places: list[str]) -> None:
    jan = JAN + "goals: [Order at once]\nfrustrations: [Queues]\n"
    files = {"anna.persona.yaml": ANNA + anna, "jan.persona.yaml": jan}
    assert found(files, "thin-persona") == [("CJ401", place) for place in places]


@pytest.mark.parametrize(
    ("anna", "places"),
    [
        ("goals: [Order at once]\n", ["evidence"]),
        ("status: draft\n", ["evidence"]),
        ("proto: false\n", ["evidence"]),
        ("evidence: talks\n", []),
        ("frustrations: [{text: Queues, evidence: talks}]\n", []),
        ("behaviours: [Calls, {text: Waits, evidence: [talks]}]\n", []),
        ("assumption: true\n", []),
        ("proto: true\n", []),
        ("proto: true\nstatus: proposed\n", []),
        ("proto: true\nstatus: approved\n", ["proto"]),
        ("extends: jan\n", []),
        ("extends: nobody\n", ["evidence"]),
    ],
)
def test_persona_without_basis(found: Found, anna: str, places: list[str]) -> None:
    files = {
        "anna.persona.yaml": ANNA + anna,
        "jan.persona.yaml": JAN + "goals: [{text: Order at once, evidence: talks}]\n",
        "shop.catalog.yaml": CATALOG + "evidence: [{id: talks}]\n",
    }
    assert found(files, "persona-without-basis") == [("CJ402", place) for place in places]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("anna.nowak@poczta.pl", "an e-mail address"),
        ("Anna <a.nowak+shop@mail.co.uk>", "an e-mail address"),
        ("anna@example.com", ""),
        ("anna@shop.example.org", ""),
        ("anna@sklep.test", ""),
        ("biuro@sklep.pl", ""),
        ("3 beers @ 5 each", ""),
        ("Call 601 234 567 after six", "a telephone number"),
        ("tel. 601-234-567", "a telephone number"),
        ("+48 22 123 45 67", "a telephone number"),
        ("+44 (0)7911 123456", "a telephone number"),
        ("(202) 456-1111", "a telephone number"),
        ("07911 123 456", "a telephone number"),
        ("(202) 555-0143", ""),
        ("07700 900 123", ""),
        ("800 123 456", ""),
        ("0800 123 456", ""),
        ("601 234 567 zł", ""),
        ("1 601 234 567 people", ""),
        ("2026-10-05 2026-10-06", ""),
        ("order 123456789012345", ""),
        ("ISBN 978-3-16-148410-0", ""),
        ("44051401359", "a PESEL number"),
        ("44051401358", ""),
        ("44139901350", ""),
        ("JG103759A", "a National Insurance number"),
        ("JG 10 37 59 A", "a National Insurance number"),
        ("QQ 12 34 56 C", ""),
        ("GB 12 34 56 C", ""),
        ("219-09-9999", "a Social Security number"),
        ("000-09-9999", ""),
        ("https://www.linkedin.com/in/anna-nowak", "the address of a profile"),
        ("https://facebook.com/profile.php?id=1234", "the address of a profile"),
        ("https://www.linkedin.com/company/shop", ""),
        ("instagram.com/anna", ""),
    ],
)
def test_what_singles_out_a_person(text: str, named: str) -> None:
    assert "".join(persons_in(text, pages=False)) == named
    assert may_hold_any(text) or not named


PIECES = ["601", "234", "567", "12", "0", "(", ")", "+", "-", " ", ".", "/", "@", "AB", "C", "a"]
PIECES += [".com", "linkedin", "in", "x", "٣", "44051401359", "219-09-9999", "JG 10 37 59 A"]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_the_quick_look_passes_nothing_over(text: str) -> None:
    assert may_hold_any(text) or list(persons_in(text, pages=True)) == []


def test_a_page_on_a_social_network_is_a_persons_where_persons_are_meant() -> None:
    assert list(persons_in("instagram.com/anna", pages=True)) == ["the address of a profile"]


@pytest.mark.parametrize(
    ("name", "text", "places"),
    [
        ("a.persona.yaml", ANNA + "quote: Write to anna@poczta.pl\n", ["quote"]),
        ("a.persona.yaml", ANNA + "demographics: {pesel: 44051401359}\n", ["demographics.pesel"]),
        ("a.persona.yaml", ANNA + "preferences: {mail: anna@poczta.pl}\n", ["preferences.mail"]),
        ("a.persona.yaml", ANNA + "owner: anna@poczta.pl\n", []),
        ("a.persona.yaml", ANNA + "# anna@poczta.pl\n", []),
        ("a.persona.yaml", ANNA + "bio: On instagram.com/anna all day\n", ["bio"]),
        (
            "k.empathy.yaml",
            "kind: empathy-map\nid: k\ntitle: K\nsays: [{text: Hello, source: anna@poczta.pl}]\n",
            ["says[0].source"],
        ),
        (
            "j.journey.yaml",
            "kind: journey\nid: j\ntitle: J\nstages: [{title: I see instagram.com/ourshop}]\n",
            [],
        ),
        (
            "s.catalog.yaml",
            CATALOG + "evidence: [{id: talks, title: Anna 601 234 567, source: anna@poczta.pl}]\n"
            "touchpoints: [{id: line, title: +48 601 234 567}]\n",
            [],
        ),
        (
            "s.catalog.yaml",
            CATALOG + "evidence: [{id: talks, title: anna@poczta.pl}]\n",
            ["evidence[0].title"],
        ),
    ],
)
def test_personal_data(found: Found, name: str, text: str, places: list[str]) -> None:
    assert found({name: text}, "personal-data") == [("CJ403", place) for place in places]


@pytest.mark.parametrize(
    ("anna", "places"),
    [
        ("archetype: The planner\n", ["archetype"]),
        ("archetype: The helper\n", []),
        ("goals: [Order at once]\n", ["goals[0]"]),
        ("goals: [Something else, order at once.]\n", ["goals[1]"]),
        ("goals: [{text: Order at once, evidence: talks}]\n", ["goals[0]"]),
        ("demographics: {age: 34, lives: alone}\n", ["demographics.age"]),
        ("evidence: talks\n", ["evidence"]),
        ("evidence: [talks]\n", ["evidence[0]"]),
        ("preferences: {channels: web}\n", ["preferences"]),
        ("preferences: {channels: phone}\n", []),
        ("traits: [{name: Patience, value: 20}]\n", ["traits[0]"]),
        ("traits: [{name: Patience, value: 30}]\n", []),
        ("owner: us\nshare: 0.2\nproto: true\n", []),
        ("photo: face.png\n", ["photo"]),
    ],
)
def test_redundant_override(found: Found, anna: str, places: list[str]) -> None:
    base = (
        "owner: us\nshare: 0.2\nproto: true\narchetype: The planner\ngoals: [Order at once]\n"
        "demographics: {age: 34}\nevidence: [talks]\npreferences: {channels: web}\n"
        "traits: [{name: Patience, value: 20}]\nphoto: face.png\n"
    )
    files = {"anna.persona.yaml": ANNA + "extends: jan\n" + anna, "jan.persona.yaml": JAN + base}
    assert found(files, "redundant-override") == [("CJ404", place) for place in places]


@pytest.mark.parametrize("parent", ["anna", "nobody"])
def test_what_cannot_be_inherited_is_no_repetition(found: Found, parent: str) -> None:
    files = {"anna.persona.yaml": ANNA + f"extends: {parent}\narchetype: The planner\n"}
    assert found(files, "redundant-override") == []


def test_what_a_persona_two_steps_up_says_is_inherited_too(found: Found) -> None:
    files = {
        "anna.persona.yaml": ANNA + "extends: jan\nbio: She waits.\n",
        "jan.persona.yaml": JAN + "extends: root\n",
        "root.persona.yaml": "kind: persona\nid: root\nname: Root\nbio: She waits.\n",
    }
    assert found(files, "redundant-override") == [("CJ404", "bio")]


@pytest.mark.parametrize(
    ("anna", "jan", "last"),
    [
        ("share: 0.6\n", "share: 0.4\n", []),
        ("share: 0.6\n", "share: 0.5\n", ["share"]),
        ("share: 0.7\n", "share: 0.2999999999\n", []),
        ("share: 0.6\n", "share: 0.5\nextends: anna\n", []),
        ("share: 0.6\n", "share: 0.5\nstatus: deprecated\n", []),
        ("share: 1\n", "", []),
    ],
)
def test_personas_above_one(found: Found, anna: str, jan: str, last: list[str]) -> None:
    files = {"anna.persona.yaml": ANNA + anna, "jan.persona.yaml": JAN + jan}
    assert found(files, "personas-above-one") == [("CJ405", place) for place in last]


@pytest.mark.parametrize(
    ("anna", "after"),
    [
        ("goals: [Order]\n", ANNA + "proto: true\ngoals: [Order]\n"),
        ("proto: false  # asked?\n", ANNA + "proto: true  # asked?\n"),
    ],
)
def test_a_persona_without_basis_is_called_a_guess(fixed: Fixed, anna: str, after: str) -> None:
    assert fixed({"a.persona.yaml": ANNA + anna}, "persona-without-basis") == {
        "a.persona.yaml": after
    }


def test_what_is_inherited_is_removed(fixed: Fixed) -> None:
    anna = (
        "extends: jan\nevidence: talks\ngoals:\n  - Order at once\n  - Pay later  # hers\n"
        "demographics: {age: 34, lives: alone}\n"
    )
    jan = JAN + "goals: [Order at once]\ndemographics: {age: 34}\nevidence: [talks]\n"
    files = {"a.persona.yaml": ANNA + anna, "j.persona.yaml": jan}
    assert fixed(files, "redundant-override") == {
        "a.persona.yaml": ANNA + "extends: jan\ngoals:\n  - Pay later  # hers\n"
        "demographics: {lives: alone}\n"
    }


def test_what_only_begins_alike_is_not_removed(fixed: Fixed) -> None:
    anna = "extends: jan\ngoals: [{text: Order at once, evidence: talks}]\n"
    files = {"a.persona.yaml": ANNA + anna, "j.persona.yaml": JAN + "goals: [Order at once]\n"}
    assert fixed(files, "redundant-override") == {}
