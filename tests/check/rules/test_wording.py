"""The rules about words: what fires beside the samples on their pages, and what does not."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from cjmap.check.questions.words import LANGUAGES, words_of
from cjmap.check.questions.words.folding import folded
from cjmap.source.older_yaml import older_reading

Found = Callable[[dict[str, str], str], list[tuple[str, str]]]
Fixed = Callable[[dict[str, str], str], dict[str, str]]

HEAD = "kind: journey\nid: order\ntitle: I order\n"
CATALOG = "kind: catalog\nid: shop\ntitle: Shop\nteams: [{id: cx, title: Guest Relations}]\n"
PERSONA = "kind: persona\nid: anna\nname: Anna\n"


def staged(title: str, more: str = "") -> dict[str, str]:
    stages = f"stages:\n  - title: {title}\n"
    return {"order.journey.yaml": HEAD + more + stages, "shop.catalog.yaml": CATALOG}


@pytest.mark.parametrize(
    ("title", "fires"),
    [
        ("Marketing", True),
        ("SALES", True),
        ("After-sales", True),
        ("Marketing & Sales", True),
        ("Sales, support and billing", True),
        ("guest relations", True),
        ("I call support", False),
        ("Support from friends", False),
        ("Delivery", False),
        ("Awareness", True),
        ("Lead generation", True),
        ("Consideration & Conversion", True),
        ("Sales and retention", True),
        ("Aware of it", False),
        ("I become an advocate", False),
        ("Consider", False),
        ("Marketing and me", False),
        ("Sprzedaż", False),
    ],
)
def test_company_centric_name(found: Found, title: str, fires: bool) -> None:
    expected = [("CJ801", "stages[0].title")] if fires else []
    assert found(staged(title), "company-centric-name") == expected


@pytest.mark.parametrize(
    ("title", "more", "fires"),
    [
        ("Obsługa klienta", "lang: pl\n", True),
        ("Sprzedaż i windykacja", "lang: pl-PL\n", True),
        ("Likwidacja szkody", "lang: pl\n", True),
        ("Świadomość", "lang: pl\n", True),
        ("Rozważanie i konwersja", "lang: pl\n", True),
        ("Awareness", "lang: pl\n", True),
        ("Rozważam zakup", "lang: pl\n", False),
        ("Aktywacja karty", "lang: pl\n", False),
        ("Zamawiam", "lang: pl\n", False),
        ("Sprzedaż mieszkania", "lang: pl\n", False),
        ("Verkauf", "lang: de\n", False),
        ("Marketing", "lang: de\n", False),
        ("Sales", "state: actual\nof: other\n", False),
        ("Sales", "status: deprecated\n", False),
    ],
)
def test_company_centric_name_by_map(found: Found, title: str, more: str, fires: bool) -> None:
    expected = [("CJ801", "stages[0].title")] if fires else []
    assert found(staged(title, more), "company-centric-name") == expected


def test_a_stage_without_a_title_is_judged_by_its_id(found: Found) -> None:
    files = {"order.journey.yaml": HEAD + "stages: [{id: customer-service}]\n"}
    assert found(files, "company-centric-name") == [("CJ801", "stages[0].id")]


@pytest.mark.parametrize(
    ("step", "fires"),
    [
        ("actor: cx", True),
        ("actor: cx, duration: 2 h", True),
        ("actor: cx, thinks: [Where is it]", False),
        ("actor: cx, touchpoint: mail", False),
        ("actor: cx, emotion: -1", False),
        ("actor: cx, pains: [Nobody calls]", False),
        ("actor: cx, moment_of_truth: true", False),
        ("actor: cx, variants: [{when: snow, feels: [cold]}]", False),
        ("actor: cx, journey: other", False),
        ("actor: cx, initiator: organisation", False),
        ("actor: cx, does: [Wait on the line]", False),
        ("actor: cx, barriers: [No number to call]", False),
        ("actor: Back office", True),
        ("actor: LOGISTICS", True),
        ("actor: Back office, feels: [forgotten]", False),
        ("actor: Księgowość", False),  # no word of English
        ("actor: anna", False),
        ("actor: the courier", False),
        ("duration: 2 h", False),
    ],
)
def test_internal_step(found: Found, step: str, fires: bool) -> None:
    files = staged("I wait")
    files["order.journey.yaml"] += f"    steps: [{{id: a, title: A, {step}}}]\n"
    expected = [("CJ802", "stages[0].steps[0].actor")] if fires else []
    assert found(files, "internal-step") == expected


def test_internal_step_in_polish(found: Found) -> None:
    files = staged("Czekam", "lang: pl\n")
    files["order.journey.yaml"] += "    steps: [{id: a, title: A, actor: Księgowość}]\n"
    assert found(files, "internal-step") == [("CJ802", "stages[0].steps[0].actor")]


def test_a_persona_is_no_department(found: Found) -> None:
    files = staged("I wait") | {"sales.persona.yaml": "kind: persona\nid: sales\nname: Sales\n"}
    files["order.journey.yaml"] += "    steps: [{id: a, title: A, actor: sales}]\n"
    assert found(files, "internal-step") == []


def test_a_step_that_another_journey_maps_in_detail_is_judged_there(found: Found) -> None:
    files = staged("I wait")
    files["order.journey.yaml"] += "    steps: [{id: a, title: A, actor: cx}]\n"
    zoom = HEAD.replace("order", "zoom", 1) + "parent: order#a\nstages: [{title: I wait}]\n"
    assert found(files | {"zoom.journey.yaml": zoom}, "internal-step") == []


@pytest.mark.parametrize(
    ("language", "title", "own"),
    [
        ("en", "I see the doctor", True),
        ("en", "I'm running low", True),
        ("en", "We buy our first home", True),
        ("en", "My first bill", True),
        ("en", "Onboarding", False),
        ("en", "Item is shipped", False),
        ("pl", "Zamawiam roślinę", True),
        ("pl", "Płacę BLIKIEM", True),
        ("pl", "Nie mogę zapłacić", True),
        ("pl", "Dostaję się na studia", True),
        ("pl", "Rozumiem wycenę", True),
        ("pl", "Kupujemy mieszkanie", True),
        ("pl", "Zgłosiłem szkodę", True),
        ("pl", "Moja polisa", True),
        ("pl", "Odbierz paczkę", False),
        ("pl", "Przed zakupem", False),
        ("pl", "Problemy z dostawą", False),
        ("pl", "Zgłoszenie szkody", False),
        ("pl", "Rezerwacja", False),
        ("de", "Bestellung", True),
    ],
)
def test_not_customer_voice(found: Found, language: str, title: str, own: bool) -> None:
    journey = f"kind: journey\nid: order\nlang: {language}\ntitle: {title}\nstages: [{{id: pay}}]\n"
    expected = [] if own else [("CJ803", "title")]
    assert found({"order.journey.yaml": journey}, "not-customer-voice") == expected


@pytest.mark.parametrize(
    ("title", "fires"),
    [
        ("TODO", True),
        ("todo", True),
        ("Ask again (TBD)", True),
        ("'FIXME: who pays?'", True),
        ("Costs ??? euros", True),
        ("'???'", True),
        ("Lorem ipsum dolor", True),
        ("to be defined", True),
        ("To be confirmed.", True),
        ("Untitled", True),
        ("I make a to-do list", False),
        ("I wonder what is to be defined", False),
        ("'Seriously???'", False),
        ("'Who was that ???'", False),
        ("'Why?'", False),
        ("do uzupełnienia", False),
    ],
)
def test_placeholder_text(found: Found, title: str, fires: bool) -> None:
    expected = [("CJ804", "stages[0].title")] if fires else []
    assert found(staged(title), "placeholder-text") == expected


@pytest.mark.parametrize(
    ("name", "text", "places"),
    [
        (
            "a.journey.yaml",
            HEAD + "lang: pl\nstages: [{title: Do uzupełnienia}]\n",
            ["stages[0].title"],
        ),
        ("a.journey.yaml", HEAD + "lang: pl\nstages: [{title: Dane do uzupełnienia}]\n", []),
        ("a.journey.yaml", HEAD + "status: draft\nstages: [{title: TBD}]\n", []),
        ("a.journey.yaml", HEAD + "stages: [{id: placeholder-2}]  # TODO\n", ["stages[0].id"]),
        ("a.persona.yaml", PERSONA + "preferences: {pets: TBD}\n", ["preferences.pets"]),
    ],
)
def test_placeholder_text_by_map(found: Found, name: str, text: str, places: list[str]) -> None:
    assert found({name: text}, "placeholder-text") == [("CJ804", place) for place in places]


LONG, LONGER = "a " * 30 + "b", "a " * 40 + "b"


@pytest.mark.parametrize(
    ("name", "text", "places"),
    [
        (
            "a.journey.yaml",
            f"kind: journey\nid: a\ntitle: {LONG}\nstages: [{{id: b}}]\n",
            ["title"],
        ),
        ("a.journey.yaml", HEAD + f"stages: [{{title: {LONG}}}]\n", ["stages[0].title"]),
        ("a.journey.yaml", HEAD + f"stages: [{{title: {LONG[1:]}}}]\n", []),
        (
            "a.journey.yaml",
            HEAD + f"state: actual\nstages: [{{title: {LONG}}}]\n",
            [],
        ),
        (
            "a.blueprint.yaml",
            "kind: blueprint\nid: a\ntitle: A\nsteps: [{id: one, title: " + LONG + "}]\n"
            f"actions: [{{text: {LONG}, at: one, lane: front}}]\n",
            ["steps[0].title", "actions[0].text"],
        ),
        (
            "a.backlog.yaml",
            "kind: backlog\nid: a\ntitle: A\nopportunities:\n"
            f"  - {{id: one, title: {LONG}}}\n  - {{id: two, title: {LONGER}}}\n",
            ["opportunities[1].title"],
        ),
        ("a.persona.yaml", PERSONA + f"title: {LONG}\nquote: {LONGER}\n", ["title"]),
    ],
)
def test_overlong_title(found: Found, name: str, text: str, places: list[str]) -> None:
    assert found({name: text}, "overlong-title") == [("CJ805", place) for place in places]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("no", False),
        ("Off", False),
        ("YES", True),
        ("oN", None),
        ("y", None),
        ("none", None),
        ("1:30", 90),
        ("-1:30", -90),
        ("1:02:03", 3723),
        ("08:30", None),
        ("1:75", None),
        ("012", 10),
        ("-012", -10),
        ("08", None),
        ("0", None),
        ("0.5", None),
        ("0b101", 5),
        ("1_000", 1000),
        ("1000", None),
        ("2026-10-05", None),
        ("", None),
        ("+", None),
    ],
)
def test_what_older_readers_make_of_it(text: str, meant: object) -> None:
    assert older_reading(text) is meant or older_reading(text) == meant
    assert type(older_reading(text)) is type(meant)


@pytest.mark.parametrize(
    ("name", "text", "places"),
    [
        ("a.persona.yaml", PERSONA + "bio: no\n", ["bio"]),
        ("a.persona.yaml", PERSONA + "bio: 'no'\n", []),
        ("a.persona.yaml", PERSONA + "bio: |\n  no\n", []),
        ("a.persona.yaml", PERSONA + "bio: Say no\n", []),
        ("a.persona.yaml", PERSONA + "lang: no\n", ["lang"]),
        ("a.persona.yaml", PERSONA + "goals: [Sleep, off]\n", ["goals[1]"]),
        ("a.persona.yaml", PERSONA + "goals:\n  - text: 1:30\n", ["goals[0].text"]),
        ("a.persona.yaml", PERSONA + "was: 012\n", ["was"]),
        ("a.persona.yaml", PERSONA + "goals: [012]\n", ["goals[0]"]),
        ("a.persona.yaml", PERSONA + "preferences: {pets: no}\n", ["preferences.pets"]),
        ("a.persona.yaml", PERSONA + "expectations: [{text: Sleep, met: no}]\n", []),
        ("a.persona.yaml", PERSONA + "frustrations: [{text: Noise, severity: 03}]\n", []),
        ("a.persona.yaml", PERSONA + "reviewed: 2026-10-05\nproto: true\n", []),
        ("a.persona.yaml", "kind: persona\nid: 012\nname: Anna\n", ["id"]),
        ("a.persona.yaml", PERSONA + f"bio: 1_{'1' * 5000}\n", []),
        ("a.persona.yaml", PERSONA + f"bio: 1{':00' * 3000}\n", []),
    ],
)
def test_yaml_1_1_word(found: Found, name: str, text: str, places: list[str]) -> None:
    assert found({name: text}, "yaml-1-1-word") == [("CJ806", place) for place in places]


def test_a_word_of_older_yaml_gets_quotes(fixed: Fixed) -> None:
    before = PERSONA + "bio: no  # Norway\ngoals: [Sleep, off, 012]\nwas: 012\nquote: 1:30\n"
    after = (
        PERSONA + 'bio: "no"  # Norway\ngoals: [Sleep, "off", "012"]\nwas: "012"\nquote: "1:30"\n'
    )
    assert fixed({"a.persona.yaml": before}, "yaml-1-1-word") == {"a.persona.yaml": after}
    assert fixed({"a.persona.yaml": after}, "yaml-1-1-word") == {}


@pytest.mark.parametrize(
    ("id", "language", "fires"),
    [
        ("step1", "en", True),
        ("stage-2", "en", True),
        ("step-1-2", "en", True),
        ("new-step", "en", True),
        ("test", "en", True),
        ("untitled_3", "en", True),
        ("a", "en", True),
        ("12", "en", True),
        ("krok-1", "pl", True),
        ("etap2", "pl", True),
        ("nowy-krok", "pl", True),
        ("step1", "pl", True),
        ("krok-1", "en", False),
        ("need", "en", False),
        ("blood-test", "en", False),
        ("pay-2", "en", False),
        ("first-step", "en", False),
        ("map-of-clinic", "en", False),
        ("2026-q3", "en", False),
    ],
)
def test_empty_name(found: Found, id: str, language: str, fires: bool) -> None:
    journey = HEAD + f"lang: {language}\nstages: [{{id: {id}}}]\n"
    expected = [("CJ807", "stages[0].id")] if fires else []
    assert found({"order.journey.yaml": journey}, "empty-name") == expected


def test_only_what_defines_an_id_is_judged_by_it(found: Found) -> None:
    blueprint = (
        "kind: blueprint\nid: order\ntitle: A\njourney: other\nsteps: [{step: step-1}]\n"
        "actions: [{text: Pays, at: step-1, lane: front}]\n"
    )
    assert found({"order.blueprint.yaml": blueprint}, "empty-name") == []


JARGON = "version = 1\n[lint.options.jargon]\nwords = ['intake', 'referral  pathway', 'C++']\n"


@pytest.mark.parametrize(
    ("name", "text", "places"),
    [
        ("a.journey.yaml", HEAD + "goal: Through the Intake\nstages: [{id: b}]\n", ["goal"]),
        ("a.journey.yaml", HEAD + "goal: Intakes\nstages: [{id: intake}]\n", []),
        ("a.journey.yaml", HEAD + "goal: 'A referral pathway?'\nstages: [{id: b}]\n", ["goal"]),
        ("a.journey.yaml", HEAD + "goal: I like C++\nstages: [{id: b}]\n", ["goal"]),
        (
            "a.journey.yaml",
            HEAD + "tags: intake\nsummary: Our intake\nstages: [{id: b}]\n"
            "opportunities: [{id: c, title: Shorter intake}]\n",
            [],
        ),
        ("a.journey.yaml", HEAD + "state: actual\nstages: [{title: Intake}]\n", []),
        ("a.persona.yaml", PERSONA + "frustrations: [The intake]\n", ["frustrations[0]"]),
        (
            "a.blueprint.yaml",
            "kind: blueprint\nid: a\ntitle: Intake\nsteps: [{id: b, title: The intake}]\n"
            "actions:\n  - {text: Opens intake, at: b, lane: front}\n"
            "  - {text: Files intake, at: b, lane: back}\n",
            ["steps[0].title", "actions[0].text"],
        ),
        (
            "a.catalog.yaml",
            "kind: catalog\nid: a\ntitle: Intake\nteams: [{id: c, title: Intake}]\n"
            "touchpoints: [{id: b, title: Intake, promise: Quick intake, standard: intake}]\n",
            ["touchpoints[0].title", "touchpoints[0].promise"],
        ),
        ("a.backlog.yaml", "kind: backlog\nid: a\ntitle: Intake\n", []),
    ],
)
def test_jargon(
    found: Found,
    name: str,
    text: str,
    places: list[str],
) -> None:
    expected = [("CJ808", place) for place in places]
    assert found({"cjmap.toml": JARGON, name: text}, "jargon") == expected


def test_without_a_list_nothing_is_jargon(found: Found) -> None:
    assert found({"a.journey.yaml": HEAD + "stages: [{title: Intake}]\n"}, "jargon") == []


@pytest.mark.parametrize(
    ("option", "rule", "title", "fires"),
    [
        ("words = ['Guest Care']", "company-centric-name", "guest care", True),
        ("words = ['Guest Care']", "company-centric-name", "sales", True),
        ("words = ['Guest Care']", "company-centric-name", "care", False),
        ("letters = 20", "overlong-title", "I wait for the first reply", True),
        ("letters = 30", "overlong-title", "I wait for the first reply", False),
    ],
)
def test_options(
    found: Found,
    option: str,
    rule: str,
    title: str,
    fires: bool,
) -> None:
    configuration = f"version = 1\n[lint.options.{rule}]\n{option}\n"
    files = {
        "cjmap.toml": configuration,
        "order.journey.yaml": HEAD + f"stages: [{{title: {title}}}]\n",
    }
    paths = [path for _, path in found(files, rule)]
    assert paths == (["stages[0].title"] if fires else [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_written_as_they_are_compared(language: str) -> None:
    words = words_of(language)
    assert re.compile(words.first_person)
    assert not words.departments & words.funnel
    for word in words.departments | words.funnel | words.placeholders:
        assert folded(word) == word
    for word in words.parts_of_maps | words.newcomers:
        assert re.fullmatch("[a-z]+", word)


def test_a_language_without_a_list_has_no_words() -> None:
    assert not any(getattr(words_of("de"), name) for name in words_of("de").__slots__)


THOUGHTS = HEAD + "stages:\n  - title: I pay\n    steps:\n      - id: a\n        title: I pay\n"


@pytest.mark.parametrize(
    ("thinks", "fires"),
    [
        ("[I hear about this now, two weeks before the start.]", True),
        ("[Nie wiem, czy zdążą!]", True),
        ('["I hear about this now, two weeks before the start."]', False),
        ("[I hear about this now, Two weeks before the start.]", False),
        ("[I hear about this now., two weeks before the start.]", False),
        ("[I hear about this, two weeks]", False),
        ("[niepewność, ulga.]", False),
        ('["I hear about this now", "two weeks before the start."]', False),
        ("\n          - I hear about this now\n          - two weeks before the start.", False),
    ],
)
def test_split_text(found: Found, thinks: str, fires: bool) -> None:
    files = {"order.journey.yaml": f"{THOUGHTS}        thinks: {thinks}\n"}
    place = [("CJ809", "stages[0].steps[0].thinks[1]")] if fires else []
    assert found(files, "split-text") == place


def test_split_text_is_joined(fixed: Fixed) -> None:
    thinks = "        thinks: [First., I hear: about this, two weeks before the start., Last.]\n"
    [text] = fixed(
        {"order.journey.yaml": THOUGHTS + thinks.replace(": about", " about")}, "split-text"
    ).values()
    assert text.endswith(
        '        thinks: [First., "I hear about this, two weeks before the start.", Last.]\n'
    )
