"""Guards the interview as a machine: what is said becomes the map; back, skip, finish, go on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.authoring.talking import CLINIC, EXAMPLES, SKLEP, interview, key, talk, wanted

from cjmap.authoring.interview import Interview, Refused
from cjmap.authoring.interview.preview import preview
from cjmap.authoring.interview.questions import (
    Amount,
    Answer,
    Line,
    Lines,
    Option,
    Pick,
    PickSeveral,
    Question,
    Scale,
    without_controls,
)
from cjmap.authoring.interview.scripts.empathy_map import INSIDE, OUTSIDE
from cjmap.authoring.surroundings import Surroundings
from cjmap.authoring.words import LANGUAGES, words
from cjmap.draw.look.labels import words as labels
from cjmap.format.kinds import KINDS
from cjmap.format.read import read_map
from cjmap.layout import map_text
from cjmap.source import parse_document
from cjmap.workspace import open_workspace

FRAME = {"id": "x-ray", "lang": None, "status": "draft"}

SAID: list[tuple[str, Path | None, str, list[str], dict[str, Any]]] = [
    (
        "persona",
        None,
        "en",
        ["Ada", "The careful one", ">", "Be on time\n- Know the way\n", "!"],
        {
            "kind": "persona",
            "name": "Ada",
            "archetype": "The careful one",
            "goals": ["Be on time", "Know the way"],
            "proto": True,
        },
    ),
    (
        "persona",
        CLINIC,
        "en",
        ["Ada", ">", ">", ">", ">", ">", ">", ">", "phone, 1", "“Where to now?”", "2"],
        {
            "kind": "persona",
            "name": "Ada",
            "preferences": {"channels": ["phone", "web"]},
            "quote": "“Where to now?”",
            "evidence": ["kiosk-observation"],
        },
    ),
    (
        "empathy-map",
        CLINIC,
        "en",
        [
            *("The kiosk", "Tom Marsh", "first-visit#check-in", "At eleven, alone", ">"),
            *("A queue", "Is it on?", "Interview 4", "Taps twice", ">", ">", "Lost", ">", "A yes"),
            ">",
        ],
        {
            "kind": "empathy-map",
            "title": "The kiosk",
            "persona": "tom",
            "step": "first-visit#check-in",
            "situation": "At eleven, alone",
            "goal": {"who": "Tom Marsh"},
            "sees": ["A queue"],
            "says": [{"text": "Is it on?", "source": "Interview 4"}],
            "does": ["Taps twice"],
            "feels": ["Lost"],
            "gains": ["A yes"],
            "assumption": True,
        },
    ),
    (
        "journey",
        SKLEP,
        "pl",
        [
            *("Zwracam roślinę", "anna", ">", ">", "Pakuję\nCzekam"),
            *("3", "Szukam kartonu", "Kuchnia", ">", "−1,5", ">", "Nie mam kartonu", "4"),
            *("po", "Dzwonię", "1", ":)", ">", ">", "Dzwonię", ">"),
        ],
        {
            "kind": "journey",
            "title": "Zwracam roślinę",
            "personas": ["anna"],
            "stages": [
                {
                    "id": "pakuje",
                    "title": "Pakuję",
                    "phase": "after",
                    "steps": [
                        {
                            "id": "szukam-kartonu",
                            "title": "Szukam kartonu",
                            "touchpoint": {"title": "Kuchnia"},
                            "emotion": -1.5,
                            "pains": [
                                {
                                    "id": "nie-mam-kartonu",
                                    "text": "Nie mam kartonu",
                                    "severity": 4,
                                }
                            ],
                        }
                    ],
                },
                {
                    "id": "czekam",
                    "title": "Czekam",
                    "phase": "after",
                    "steps": [
                        {
                            "id": "dzwonie",
                            "title": "Dzwonię",
                            "touchpoint": "profil-instagram",
                            "emotion": 1,
                            "moment_of_truth": True,
                        }
                    ],
                },
            ],
            "assumption": True,
        },
    ),
    (
        "blueprint",
        CLINIC,
        "en",
        [
            *("The desk", "repeat-prescription", ">", "request, collect"),
            *("The app", "App confirms", "Doctor signs", "Records open", "front-desk", "No signal"),
            *("Call back", "!"),
        ],
        {
            "kind": "blueprint",
            "title": "The desk",
            "journey": "repeat-prescription",
            "steps": [{"step": "request"}, {"step": "collect"}],
            "actions": [
                {"id": "the-app", "at": "request", "lane": "props", "text": "The app"},
                {
                    "id": "app-confirms",
                    "at": "request",
                    "lane": "front",
                    "text": "App confirms",
                    "owner": "front-desk",
                },
                {"id": "doctor-signs", "at": "request", "lane": "back", "text": "Doctor signs"},
                {
                    "id": "records-open",
                    "at": "request",
                    "lane": "support",
                    "text": "Records open",
                    "fail_point": {"text": "No signal", "recovery": "Call back"},
                },
            ],
            "links": [
                {"from": "request", "to": "collect", "kind": "triggers"},
                {"from": "request", "to": "app-confirms", "kind": "triggers"},
                {"from": "app-confirms", "to": "doctor-signs", "kind": "triggers"},
                {"from": "doctor-signs", "to": "records-open", "kind": "needs"},
            ],
            "assumption": True,
        },
    ),
    (
        "blueprint",
        None,
        "en",
        ["The desk", ">", "Ask\nAsk again", ">", ">", ">", "The printer prints", ">", "!"],
        {
            "kind": "blueprint",
            "title": "The desk",
            "steps": [{"id": "ask", "title": "Ask"}, {"id": "ask-again", "title": "Ask again"}],
            "actions": [
                {
                    "id": "the-printer-prints",
                    "at": "ask",
                    "lane": "support",
                    "text": "The printer prints",
                }
            ],
            "links": [
                {"from": "ask", "to": "ask-again", "kind": "triggers"},
                {"from": "ask", "to": "the-printer-prints", "kind": "needs"},
            ],
            "assumption": True,
        },
    ),
    (
        "catalog",
        None,
        "pl",
        ["Nasze słowa", "Sklep\nInfolinia", "offline", "1", "Lada\nKasa", ">", "Obsługa", ">"],
        {
            "kind": "catalog",
            "title": "Nasze słowa",
            "channels": [
                {"id": "sklep", "title": "Sklep", "mode": "offline"},
                {"id": "infolinia", "title": "Infolinia", "mode": "online"},
            ],
            "touchpoints": [
                {"id": "lada", "title": "Lada", "channel": "sklep"},
                {"id": "kasa", "title": "Kasa", "channel": "sklep"},
            ],
            "teams": [{"id": "obsluga", "title": "Obsługa"}],
        },
    ),
    (
        "backlog",
        CLINIC,
        "en",
        ["Next", "Turn the kiosk", "first-visit#check-in", "fix", "4", "2.5", "A volunteer"],
        {
            "kind": "backlog",
            "title": "Next",
            "opportunities": [
                {
                    "id": "turn-the-kiosk",
                    "title": "Turn the kiosk",
                    "status": "idea",
                    "for": ["first-visit#check-in"],
                    "kind": "fix",
                    "impact": 4,
                    "effort": 2.5,
                    "owner": "A volunteer",
                }
            ],
            "assumption": True,
        },
    ),
]


@pytest.mark.parametrize(("kind", "folder", "language", "typed", "expected"), SAID)
def test_what_is_said_becomes_the_map(
    kind: str,
    folder: Path | None,
    language: str,
    typed: list[str],
    expected: dict[str, Any],
    tmp_path: Path,
) -> None:
    held = talk(interview(kind, folder or tmp_path, language), *typed)
    assert held.question is None, held.question
    assert said(held.data) == {**said(FRAME), **expected}


def said(value: Any) -> Any:
    """Leave out what says nothing, as the writing of a map does."""
    if isinstance(value, dict):
        return {
            key: inner for key, each in value.items() if (inner := said(each)) not in (None, {}, [])
        }
    return [said(each) for each in value] if isinstance(value, list) else value


def test_an_empathy_map_is_asked_for_from_the_goal_over_the_outside_to_the_inside(
    tmp_path: Path,
) -> None:
    held = interview("empathy-map", tmp_path)
    asked = []
    while held.question is not None:
        asked.append(held.question.key.partition(".")[2])
        talk(held, "Words")
    areas = ["who", "must-do", "sees", "says", "does", "hears", "thinks", "feels", "pains", "gains"]
    assert [each for each in asked if each in areas] == areas
    assert [*OUTSIDE, *INSIDE] == areas[2:]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_areas_ask_in_the_words_of_their_picture(language: str, tmp_path: Path) -> None:
    held = interview("empathy-map", tmp_path, language)
    asked = {}
    while held.question is not None:
        asked[held.question.key.partition(".")[2]] = held.question
        talk(held, "Słowa")
    for area in ("who", "must-do", *OUTSIDE, *INSIDE):
        assert asked[area].text == labels(language)[f"ask-{area}"]
        assert asked[area].help.startswith(("Example:", "Przykład:"))


def test_back_takes_back_and_remembers(tmp_path: Path) -> None:
    held = talk(interview("persona", tmp_path), "Ada", "The careful one", "At home")
    assert key(held) == "persona.goals"
    talk(held, "<", "<")
    assert (key(held), held.prefilled) == ("persona.archetype", "The careful one")
    assert said(held.data) == {**said(FRAME), "kind": "persona", "name": "Ada"}
    talk(held, "The quick one")
    assert (key(held), held.prefilled) == ("persona.bio", "At home")


def test_there_is_nothing_before_the_first_question(tmp_path: Path) -> None:
    held = interview("journey", tmp_path)
    assert not held.back()
    assert key(held) == "journey.title"


def test_the_same_answers_find_their_questions_after_another_stage(tmp_path: Path) -> None:
    held = talk(interview("journey", tmp_path), "T", ">", ">", "Look\nBuy", "1", "Search", "Shelf")
    talk(held, "<", "<", "<", "<", "Hear of it\nLook\nBuy", "1", "A friend", ">", "!")
    again = talk(interview("journey", tmp_path), "T", ">", ">", "Hear of it\nLook\nBuy", "1")
    again = Interview(
        again.wanted, Surroundings(open_workspace(tmp_path)), again.answers, held.remembered
    )
    talk(again, ">")
    assert (key(again), again.prefilled) == ("journey.phase/look", "")
    again.remembered |= {"journey.phase/look": "before", "journey.steps/look": ["Search"]}
    talk(again, ">")
    assert (key(again), again.prefilled) == ("journey.steps/look", "Search")


@pytest.mark.parametrize("kind", [each.name for each in KINDS])
def test_skipping_all_that_can_be_skipped_leaves_a_valid_map(kind: str, tmp_path: Path) -> None:
    held = interview(kind, tmp_path)
    asked = 0
    while held.question is not None:
        talk(held, "Something" if held.question.required else ">")
        asked += 1
    assert asked >= 2
    assert problems(held) == []


@pytest.mark.parametrize("kind", [each.name for each in KINDS])
def test_to_the_end_stops_where_an_answer_is_needed(kind: str, tmp_path: Path) -> None:
    held = interview(kind, tmp_path)
    while held.question is not None:
        required = held.question.required
        held.finish() if not required else talk(held, "Something")
        assert held.question is None or held.question.required or required
    assert problems(held) == []


def problems(held: Interview) -> list[str]:
    file = Path(f"x-ray.{held.wanted.kind.suffix}.yaml")
    document = parse_document(file, map_text(held.data, file).encode())
    return [each.message for each in (*document.problems, *read_map(document).problems)]


@pytest.mark.parametrize(
    ("answers", "left_at"),
    [
        ([("persona.name", "Ada"), ("persona.archetype", None)], "persona.bio"),
        ([("persona.name", "Ada"), ("persona.renamed", "X")], "persona.archetype"),
        ([("persona.name", None)], "persona.name"),
        ([("persona.name", ["Ada"])], "persona.name"),
        ([("persona.name", "A\x1b[2Jda")], "persona.name"),
        ([("persona.name", "Ada"), ("persona.archetype", 3)], "persona.archetype"),
    ],
)
def test_going_on_stops_at_the_first_answer_that_fits_no_more(
    answers: list[tuple[str, Answer]], left_at: str, tmp_path: Path
) -> None:
    around = Surroundings(open_workspace(tmp_path))
    assert key(Interview(wanted("persona"), around, answers)) == left_at


def test_a_persona_who_left_the_workspace_is_asked_for_again(tmp_path: Path) -> None:
    (tmp_path / "ada.persona.yaml").write_text("kind: persona\nid: ada\nname: Ada\n", "utf-8")
    (tmp_path / "bo.persona.yaml").write_text("kind: persona\nid: bo\nname: Bo\n", "utf-8")
    held = talk(interview("journey", tmp_path), "T", "Ada, Bo", "Soon", "!")
    (tmp_path / "bo.persona.yaml").unlink()
    around = Surroundings(open_workspace(tmp_path, models=True))
    again = Interview(held.wanted, around, held.answers)
    assert (key(again), again.prefilled) == ("journey.personas", "")


def test_an_answer_on_trial_changes_nothing(tmp_path: Path) -> None:
    held = talk(interview("journey", tmp_path), "T", ">", ">")
    before = dict(held.data)
    tried = held.with_answer(["Look", "Buy"])
    assert [each["id"] for each in tried["stages"]] == ["look", "buy"]
    assert held.data == before
    assert key(held) == "journey.stages"


def test_the_preview_marks_what_an_answer_changed(tmp_path: Path) -> None:
    held = talk(interview("journey", tmp_path), "T")
    file = Path("x.journey.yaml")
    before = preview(held.data, file)
    shown = preview(held.with_answer("It rains"), file, before)
    assert [shown.lines[number] for number in sorted(shown.new)] == ["scenario: It rains"]
    assert before.new == frozenset()


STAGES = (
    Option("look", "I look"),
    Option("buy", "I buy, at last"),
    Option("b2", "I look around", "again"),
)
PICK = Pick(key="k", text="?", options=STAGES)
FREE = Pick(key="k", text="?", options=STAGES, free=True)
SEVERAL = PickSeveral(key="k", text="?", options=STAGES)
EMOTION = Scale(key="k", text="?", low=-2, high=2, step=0.5, ends=("a", "b"), faces=True)
RATING = Scale(key="k", text="?", low=1, high=5, step=1, ends=("a", "b"))

READ: list[tuple[Question, str, Answer]] = [
    (Line(key="k", text="?"), "  two   words ", "two words"),
    (Line(key="k", text="?"), " ", None),
    (Lines(key="k", text="?"), "- one\n* two\n\n  • three\none", ["one", "two", "three"]),
    (Lines(key="k", text="?"), "\n \n", None),
    (Lines(key="k", text="?"), "-5 degrees", ["-5 degrees"]),
    (PICK, "1", "look"),
    (PICK, "BUY", "buy"),
    (PICK, "i look", "look"),
    (PICK, "around", "b2"),
    (PICK, "I look around · again", "b2"),
    (PICK, "", None),
    (FREE, "around", "around"),
    (FREE, "I look", "look"),
    (SEVERAL, "1, buy,", ["look", "buy"]),
    (SEVERAL, "2 , 2", ["buy"]),
    (SEVERAL, " , ", None),
    (EMOTION, "-1", -1),
    (EMOTION, "−1,5", -1.5),
    (EMOTION, "+2", 2),
    (EMOTION, ":(", -1),
    (EMOTION, ":D", 2),
    (EMOTION, "-0", 0),
    (RATING, "3", 3),
    (Amount(key="k", text="?"), "2,5", 2.5),
    (Amount(key="k", text="?"), "1 000", 1000),
]


@pytest.mark.parametrize(("question", "typed", "answer"), READ)
def test_answers_are_read(question: Question, typed: str, answer: Answer) -> None:
    assert question.read(typed) == answer
    assert question.accepts(answer)
    assert question.read(question.typed(answer)) == answer


REFUSED: list[tuple[Question, str, str]] = [
    (Line(key="k", text="?", required=True), " ", "REQUIRED"),
    (Lines(key="k", text="?", required=True), "-\n", "REQUIRED"),
    (Line(key="k", text="?"), "x" * 1001, "TOO_LONG"),
    (Line(key="k", text="?"), "a\x1b[2Jb", "UNSEEN_CHARACTERS"),
    (Line(key="k", text="?"), "a\u202eb", "UNSEEN_CHARACTERS"),
    (Line(key="k", text="?"), "a\ud800b", "UNSEEN_CHARACTERS"),
    (Lines(key="k", text="?"), "\n".join(map(str, range(201))), "TOO_MANY"),
    (PICK, "4", "NO_SUCH_NUMBER"),
    (PICK, "0", "NO_SUCH_NUMBER"),
    (PICK, "I loook", "NO_SUCH_OPTION_NEAR"),
    (PICK, "zzz", "NO_SUCH_OPTION"),
    (SEVERAL, "1, 9", "NO_SUCH_NUMBER"),
    (EMOTION, "2.5", "OUT_OF_SCALE"),
    (EMOTION, "0.3", "IN_HALVES"),
    (EMOTION, "good", "NO_NUMBER"),
    (EMOTION, "1e9", "NO_NUMBER"),
    (EMOTION, "nan", "NO_NUMBER"),
    (RATING, "2.5", "IN_WHOLES"),
    (RATING, ":)", "NO_NUMBER"),
    (Amount(key="k", text="?"), "-1", "BELOW_ZERO"),
    (Amount(key="k", text="?"), "9" * 5000, "TOO_LONG"),
]


@pytest.mark.parametrize(("question", "typed", "reason"), REFUSED)
def test_what_is_no_answer_is_refused_in_words(question: Question, typed: str, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        question.read(typed)
    assert refused.value.reason == reason
    for language in LANGUAGES:
        assert getattr(words(language), reason).format(**refused.value.values)


ANSWER = st.one_of(st.none(), st.text(), st.floats(), st.integers(), st.lists(st.text()))
QUESTIONS = st.sampled_from([question for question, _, _ in READ])


@given(QUESTIONS, ANSWER)
def test_whatever_a_draft_holds_is_an_answer_or_not(question: Question, answer: Answer) -> None:
    if question.accepts(answer) and answer is not None:
        assert question.read(question.typed(answer)) == answer


@pytest.mark.parametrize(
    ("typed", "steps", "moved"),
    [("", 1, "0"), ("0", 1, "0.5"), ("2", 1, "2"), ("-1.5", -1, "-2"), ("bad", -1, "0")],
)
def test_arrows_move_on_a_scale(typed: str, steps: int, moved: str) -> None:
    assert EMOTION.stepped(typed, steps) == moved


NUMBERED = [
    ("1. Dostaję zwrot\n2. Czekam", ["Dostaję zwrot", "Czekam"]),
    ("1) Ask\n 2)  Wait\n\n10) Pay", ["1) Ask", "2) Wait", "10) Pay"]),
    (" 9) Ask\n10) Wait\n  - and wait", ["Ask", "Wait", "and wait"]),
    ("a) Ask\nb) Wait\nc) Pay", ["Ask", "Wait", "Pay"]),
    ("A. Ask\nB. Wait", ["Ask", "Wait"]),
    ("- 1. Ask\n- 2. Wait", ["Ask", "Wait"]),
    ("18. urodziny córki\nZakupy", ["18. urodziny córki", "Zakupy"]),
    ("2026. A year\n2027. Another", ["2026. A year", "2027. Another"]),
    ("1.5 kg\n2.5 kg", ["1.5 kg", "2.5 kg"]),
    ("1. a\n1. a\n2. b", ["a", "b"]),
]


@pytest.mark.parametrize(("typed", "found"), NUMBERED)
def test_numbers_of_a_list_come_off(typed: str, found: list[str]) -> None:
    question = Lines(key="q", text="?")
    assert question.read(typed) == found
    assert question.accepts(found)


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07text", "text"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("a\tb\x00c\u202ed", "a bcd"),
        ("\x1b", ""),
        ("zażółć 🙂", "zażółć 🙂"),
    ],
)
def test_pasted_text_loses_what_moves_a_cursor(pasted: str, kept: str) -> None:
    assert without_controls(pasted) == kept


@settings(max_examples=150)
@given(st.sampled_from([each.name for each in KINDS]), st.lists(st.text(max_size=40), max_size=25))
def test_whatever_is_typed_the_map_is_valid_and_comes_back(kind: str, typed: list[str]) -> None:
    held = interview(kind, EXAMPLES.parent / "tests" / "authoring")
    for text in typed:
        if held.question is None:
            break
        try:
            answer = held.read(without_controls(text))
        except Refused:
            continue
        held.answer(answer)
    while held.question is not None:
        held.finish() if not held.question.required else talk(held, "1")
    assert problems(held) == []
    again = Interview(held.wanted, held.asking.around, held.answers)
    assert (again.data, again.question) == (held.data, None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_has_words(language: str) -> None:
    english = words("en")
    own = words(language)
    names = [name for name in vars(english) if name.isupper()]
    assert [name for name in vars(own) if name.isupper()] == names
    for name in names:
        value = getattr(english, name)
        if isinstance(value, dict):
            assert getattr(own, name).keys() == value.keys(), name
    for question, help in own.QUESTIONS.values():
        assert question.endswith("?")
        assert len(question) < 80
        assert help
