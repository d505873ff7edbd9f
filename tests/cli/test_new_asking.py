"""Guards the interview of `cjmap new --ask`, held in a real pseudo-terminal."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from pathlib import Path

import pytest
from tests.cli.at_terminal import Terminal

EXAMPLES = Path(__file__).parents[2] / "examples"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals")

PERSONA = ["new", "persona", "ada", "--ask"]


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLES / "clinic", tmp_path / "clinic"))


@pytest.fixture
def sklep(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLES / "sklep", tmp_path / "sklep"))


def draft(folder: Path, name: str = "ada.persona") -> dict[str, object]:
    file = folder / ".cjmap" / "drafts" / f"{name}.json"
    read: dict[str, object] = json.loads(file.read_text("utf-8"))
    return read


KIOSK = """\
kind: empathy-map
id: kiosk
title: The kiosk
status: draft
evidence: [kiosk-observation]
persona: tom
step: first-visit#check-in
situation: He is late and alone
goal:
  who: Tom Marsh
  must_do: Check in at the kiosk
sees:
  - A queue of six
  - A dark screen
says:
  - {text: "Is it on?", source: Interview 4}
does:
  - Taps twice
feels: [Lost]
"""


def test_a_whole_empathy_map_in_english(clinic: Path) -> None:
    with Terminal("new", "empathy-map", "kiosk", "--ask", folder=clinic) as terminal:
        terminal.sees(
            "A new empathy map: kiosk", "question 1", "What is the map called?", "› Kiosk"
        )
        terminal.types("\x15The kiosk")
        terminal.press("enter")
        terminal.sees("Whom do we want to understand?", "1  Helen Marsh", "2  Tom Marsh")
        terminal.press("down", "down")
        terminal.sees("› Tom Marsh", "▌ persona: tom")
        terminal.press("enter")
        terminal.sees("At which step of a journey")
        terminal.types("kiosk")
        terminal.sees("Check in at the kiosk  I see a specialist")
        terminal.press("tab", "enter")
        terminal.answers("Tom Marsh › Check in at the kiosk", "He is late and alone")
        terminal.answers("What do they need to do?", "")
        terminal.sees("What do they see")
        terminal.press("help")
        terminal.sees("Example: A recipe for her pour-over")
        terminal.answers("One a line", "A queue of six", "A dark screen")
        terminal.sees("▌   - A dark screen", "• A queue of six")
        terminal.press("enter")
        terminal.answers("word for word?", "Is it on?", "")
        terminal.answers("Where was that said?", "Interview 4")
        terminal.answers("as one could observe it?", "Taps twice", "")
        terminal.answers("What do they hear", "")
        terminal.answers("What do they think", "")
        terminal.answers("What do they feel", "Lost", "")
        terminal.press("finish")
        terminal.sees("That was the last question.", "Enter writes it to kiosk.empathy.yaml")
        terminal.press("back")
        terminal.sees("What does all this rest on?", "[ ]")
        terminal.press("down", "down")
        terminal.types(" ")
        terminal.sees("[x]", "▌ evidence: [kiosk-observation]")
        terminal.press("enter")
        terminal.sees("That was the last question.")
        terminal.press("enter")
        assert terminal.ends() == 0
        terminal.sees("wrote kiosk.empathy.yaml", "about the persona: Tom Marsh (tom)", "Next:")
    assert (clinic / "kiosk.empathy.yaml").read_text("utf-8") == KIOSK
    assert not (clinic / ".cjmap").exists() or not any((clinic / ".cjmap").rglob("*.json"))


ZWROT = """\
kind: journey
id: zwrot
title: Oddaję roślinę
status: draft
assumption: true
personas: [anna]
stages:
  - id: pakuje
    title: Pakuję
    phase: after
    steps:
      - id: szukam-kartonu
        title: Szukam kartonu
        touchpoint: {channel: instagram, title: Żółty pokój}
        thinks:
          - I gdzie ja to teraz włożę?
        emotion: -1.5
        pains:
          - {id: nie-mam-kartonu, text: Nie mam kartonu, severity: 4}
        moment_of_truth: true
"""


def test_a_whole_journey_in_polish_on_a_wide_screen(sklep: Path) -> None:
    with Terminal(
        "new", "journey", "zwrot", "--ask", folder=sklep, columns=120, rows=40
    ) as terminal:
        terminal.sees("Nowa podróż: zwrot", "pytanie 1", "› Zwrot")
        terminal.types("\x15Oddaję roślinę")
        terminal.press("enter")
        terminal.answers("Kto przez nią przechodzi?", "1")
        terminal.answers("Jaka jest sytuacja?", "")
        terminal.answers("Co klient chce osiągnąć?", "")
        terminal.answers("Jakie ma etapy", "Pakuję", "")
        terminal.answers("Kiedy odbywa się etap „Pakuję”?", "3")
        terminal.answers("krok po kroku?", "Szukam kartonu", "")
        terminal.answers("Gdzie to się dzieje?", "Żółty pokój")
        terminal.answers("W jakim to kanale?", "instagram")
        terminal.sees("Jakie to uczucie?", "okropnie", "−0.5")
        terminal.press("left", "left", "left", "left")
        terminal.sees("› -1.5", "emotion: -1.5")
        terminal.press("enter")
        terminal.answers("Co chodzi klientowi po głowie?", "I gdzie ja to teraz włożę?", "")
        terminal.answers("Co tu boli?", "Nie mam kartonu", "")
        terminal.answers("Jak dotkliwe jest „Nie mam kartonu”?", "4")
        terminal.answers("wyrabiają sobie o was zdanie?", "1")
        terminal.answers("Na czym to wszystko się opiera?", "")
        terminal.answers("To było ostatnie pytanie.", "")
        assert terminal.ends() == 0
        terminal.sees("zapisano zwrot.journey.yaml", "Co dalej:")
    assert (sklep / "zwrot.journey.yaml").read_text("utf-8") == ZWROT


def test_back_skip_and_wrong_input(tmp_path: Path) -> None:
    with Terminal("new", "backlog", "next", "--ask", folder=tmp_path) as terminal:
        terminal.sees("What is the backlog called?")
        terminal.press("back")
        terminal.sees("This is the first question.")
        terminal.types("\x15")
        terminal.press("enter")
        terminal.sees("Without an answer here there is no map.")
        terminal.types("Next")
        terminal.press("enter")
        terminal.answers("What could be done", "Turn the kiosk", "")
        terminal.answers("How far does it go?", "9")
        terminal.sees("There is no number 9: the list goes from 1 to 3.")
        terminal.types("\x15mends")
        terminal.press("enter")
        terminal.sees("How much does it help?")
        terminal.answers("hardly", "6")
        terminal.sees("“6” is off the scale, which goes from 1 to 5.")
        terminal.press("skip")
        terminal.answers("How many person-days", "four")
        terminal.sees("“four” is no number.")
        terminal.press("back")
        terminal.sees("How much does it help?")
        terminal.press("back")
        terminal.sees("› Mends what is broken")
        terminal.press("enter", "right", "right")
        terminal.sees("› 4")
        terminal.press("enter")
        terminal.answers("How many person-days", "2,5")
        terminal.answers("That was the last question.", "")
        assert terminal.ends() == 0
    text = (tmp_path / "next.backlog.yaml").read_text("utf-8")
    assert "title: Turn the kiosk, kind: fix, impact: 4, effort: 2.5, status: idea}" in text


STOPS = ["ctrl-c", "ctrl-d", "SIGTERM", "SIGHUP"]


@pytest.mark.parametrize("stop", STOPS)
def test_what_was_said_is_kept_and_gone_on_with(stop: str, tmp_path: Path) -> None:
    with Terminal(*PERSONA, folder=tmp_path) as terminal:
        terminal.answers("What is this person called?", "")
        terminal.answers("what type of customer", "The careful one")
        terminal.sees("What is their situation")
        terminal.types("Lives by the se")
        terminal.sees("▌ bio: Lives by the se")
        if stop.startswith("SIG"):
            os.kill(terminal.process.pid, getattr(signal, stop))
        else:
            terminal.press(stop)
        assert terminal.ends() == 130
        if stop != "SIGHUP":
            terminal.sees("Your answers are kept.", "cjmap new persona ada --ask")
    assert draft(tmp_path)["answers"] == [
        ["persona.name", "Ada"],
        ["persona.archetype", "The careful one"],
    ]
    assert not list(tmp_path.glob("*.yaml"))
    with Terminal(*PERSONA, folder=tmp_path) as terminal:
        terminal.sees("You have begun this map: 2 answers", "› Go on where I was")
        terminal.press("enter")
        terminal.sees("question 3", "› Lives by the se")
        terminal.types("a")
        terminal.press("enter", "finish")
        terminal.answers("That was the last question.", "")
        assert terminal.ends() == 0
    assert "bio: Lives by the sea\n" in (tmp_path / "ada.persona.yaml").read_text("utf-8")
    assert not (tmp_path / ".cjmap" / "drafts").exists()


EDITS = [
    ("", "Ada"),
    ("Eve", "Eve"),
    ("\x1b[C Lovelace", "Ada Lovelace"),  # →
    ("\x1b[F Lovelace", "Ada Lovelace"),  # End
    ("\x1b[HDr ", "Dr Ada"),  # Home
    ("\x7f\x7fnn", "Ann"),  # Backspace
]


def test_what_is_typed_replaces_a_suggestion_and_keys_that_move_edit_it(tmp_path: Path) -> None:
    for number, (typed, kept) in enumerate(EDITS):
        (tmp_path / str(number)).mkdir()
        with Terminal(*PERSONA, folder=tmp_path / str(number)) as terminal:
            terminal.sees("› Ada", "typing replaces it")
            terminal.types(typed)
            terminal.sees(f"› {kept}\n", f"name: {kept}\n")
    with Terminal(*PERSONA, folder=tmp_path) as terminal:
        terminal.sees("› Ada")
        terminal.pastes("Grace Hopper")
        terminal.sees("› Grace Hopper\n")


def test_what_is_typed_replaces_a_choice_that_was_refused_or_moved_to(clinic: Path) -> None:
    with Terminal("new", "backlog", "next", "--ask", folder=clinic) as terminal:
        terminal.answers("What is the backlog called?", "")
        terminal.answers("What could be done", "Turn the kiosk", "")
        terminal.answers("What does it answer?", "")
        terminal.answers("How far does it go?", "Repairs")
        terminal.sees("“Repairs” is not on the list.")
        terminal.types("2")
        terminal.sees("› 2\n")
        terminal.press("enter")
        terminal.sees("How much does it help?")
        terminal.press("right")
        terminal.sees("› 3\n")
        terminal.types("5")
        terminal.sees("› 5\n")
        terminal.press("back")
        terminal.sees("› Makes better what works")
        terminal.types("1")
        terminal.sees("› 1\n")
    with Terminal("new", "journey", "trip", "--persona", "tom", "--ask", folder=clinic) as terminal:
        terminal.answers("What is the journey called", "")
        terminal.sees("› Tom Marsh")
        terminal.types(", 1")
        terminal.sees("› Tom Marsh, 1\n", "personas: [tom, helen]")


def test_a_stopped_interview_leaves_nothing_on_the_screen(tmp_path: Path) -> None:
    with Terminal(*PERSONA, folder=tmp_path) as terminal:
        terminal.answers("What is this person called?", "")
        terminal.sees("what type of customer")
        terminal.press("ctrl-c")
        assert terminal.ends() == 130
        terminal.sees("Stopped.")
        assert terminal.text.strip("\n").splitlines() == [
            "Stopped. Your answers are kept. To go on where you were:",
            "",
            "  cjmap new persona ada --ask",
        ]


def test_what_is_next_is_broken_between_words(tmp_path: Path) -> None:
    with Terminal(
        "new", "journey", "zwrot-rosliny-w-paczce", "--lang", "pl", folder=tmp_path
    ) as told:
        assert told.ends() == 0
        table = told.text.partition("Co dalej:\n")[2].rstrip().splitlines()
    assert table[:4] == [
        "  zwrot-rosliny-w-paczce.journey.yaml",
        "      zmień po swojemu: wszystko tam to przykład",
        "  cjmap lint",
        "      czy to dobra mapa?",
    ]
    assert table[-1] == "      co musi się dziać za kulisami"
    with Terminal("new", "journey", "zwroty", "--lang", "pl", folder=tmp_path) as told:
        assert told.ends() == 0
        table = told.text.partition("Co dalej:\n")[2].rstrip().splitlines()
    assert table[0].endswith("  zmień po swojemu: wszystko tam to")
    assert table[1].strip() == "przykład"
    assert len(table) == 5


def test_a_killed_process_loses_no_line_that_was_ended(tmp_path: Path) -> None:
    with Terminal(*PERSONA, folder=tmp_path) as terminal:
        terminal.answers("What is this person called?", "")
        terminal.press("skip", "skip")
        terminal.answers("What do they want to reach?", "Be on time", "Know the way")
        terminal.sees("• Know the way\n  •", "▌   - Know the way")
        os.kill(terminal.process.pid, signal.SIGKILL)
        assert terminal.ends() == -signal.SIGKILL
    with Terminal(*PERSONA, folder=tmp_path) as terminal:
        terminal.answers("You have begun this map", "")
        terminal.sees("• Be on time", "• Know the way")


def test_a_closed_window_loses_nothing(tmp_path: Path) -> None:
    with Terminal(*PERSONA, folder=tmp_path) as terminal:
        terminal.answers("What is this person called?", "")
        terminal.sees("what type of customer")
        terminal.types("The careful one")
        terminal.sees("archetype: The careful one")
    kept = draft(tmp_path)
    assert (kept["answers"], kept["typed"]) == ([["persona.name", "Ada"]], "The careful one")


def test_beginning_anew_keeps_the_old_answers_until_there_are_new_ones(tmp_path: Path) -> None:
    with Terminal(*PERSONA, folder=tmp_path) as terminal:
        terminal.answers("What is this person called?", "", "The careful one")
        terminal.sees("question 3")
        terminal.press("ctrl-c")
        terminal.ends()
    with Terminal(*PERSONA, folder=tmp_path) as terminal:
        terminal.answers("You have begun this map", "\x152")
        terminal.sees("question 1")
        terminal.press("ctrl-c")
        assert terminal.ends() == 130
    assert len(draft(tmp_path)["answers"]) == 2  # type: ignore[arg-type]


def test_pasted_escape_sequences_do_nothing(tmp_path: Path) -> None:
    with Terminal("new", "journey", "trip", "--ask", folder=tmp_path) as terminal:
        terminal.sees("What is the journey called")
        terminal.types("\x15")
        terminal.pastes("I go \x1b[2J\x1b[31mout\x1b]0;owned\x07\r\nand\tback \u202e!")
        terminal.sees("› I go out and back !", "title: I go out and back !")
        terminal.press("enter", "enter", "enter")
        terminal.sees("Which stages does it have")
        terminal.pastes("* I leave\r\n* I come\x1b[3A back\r\n")
        terminal.sees("• I leave", "• I come back", "▌   - {id: i-come-back, title: I come back}")
        terminal.press("enter", "finish", "enter")
        assert terminal.ends() == 0
        terminal.sees("wrote trip.journey.yaml", "cjmap new blueprint trip")
        assert "no-persona" not in terminal.text
    assert b"\x1b]0;owned" not in terminal.printed
    text = (tmp_path / "trip.journey.yaml").read_text("utf-8")
    assert "title: I go out and back !\n" in text
    assert text.startswith("# cjmap: ignore[no-persona] there is none yet; when there is, write")


def test_escape_sequences_that_seem_to_be_typed_do_no_harm(tmp_path: Path) -> None:
    with Terminal(*PERSONA, folder=tmp_path) as terminal:
        terminal.sees("What is this person called?")
        terminal.types("\x1b[2J\x1b[Mabc\x1b[<0;1;1M\x1b[31m\x1bOP\x00\x1c")
        terminal.types("\x15Eve")
        terminal.sees("› Eve", "▌ name: Eve")
        terminal.press("enter")
        terminal.sees("question 2")
        terminal.pastes("x" * 300_000)
        terminal.press("enter")
        terminal.sees("1000 are the most.")
        terminal.press("ctrl-c")
        assert terminal.ends() == 130


def test_the_map_moves_beside_the_question_on_a_wide_screen(tmp_path: Path) -> None:
    with Terminal(*PERSONA, folder=tmp_path) as terminal:
        terminal.sees("What is this person called?", "─" * 80, "│ kind: persona")
        terminal.resizes(120, 30)
        terminal.sees_no("─" * 80)
        terminal.sees("What is this person called?", "│ kind: persona")
        beside = [line for line in terminal.text.splitlines() if "called?" in line]
        assert "│" in beside[0]
        terminal.resizes(30, 12)
        terminal.sees("What is this person", "› Ada")
        terminal.resizes(80, 24)
        terminal.sees("─" * 80)
        terminal.press("ctrl-c")
        assert terminal.ends() == 130


def test_without_colours_nothing_is_coloured(tmp_path: Path) -> None:
    with Terminal(*PERSONA, folder=tmp_path, NO_COLOR="1") as terminal:
        terminal.answers("What is this person called?", "\x15Eve")
        terminal.sees("question 2", "▌ name: Eve")
        terminal.press("ctrl-c")
        terminal.ends()
    colours = [f"[{code}m".encode() for code in range(30, 38)] + [b"38;5", b"[9"]
    assert not any(each in terminal.printed for each in colours)


def test_a_file_that_came_meanwhile_is_left_alone_and_the_answers_stay(tmp_path: Path) -> None:
    mine = tmp_path / "ada.persona.yaml"
    with Terminal(*PERSONA, folder=tmp_path) as terminal:
        terminal.answers("What is this person called?", "Lovelace")
        terminal.press("finish")
        terminal.sees("That was the last question.")
        mine.write_text("kind: persona\nid: ada\nname: Mine\n", "utf-8")
        terminal.press("enter")
        assert terminal.ends() == 2
        terminal.sees("exists already, and was left alone.")
    assert "name: Mine" in mine.read_text("utf-8")
    assert draft(tmp_path)["answers"]


def test_a_draft_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    file = tmp_path / ".cjmap" / "drafts" / "ada.persona.json"
    file.parent.mkdir(parents=True)
    file.write_text("{", "utf-8")
    with Terminal(*PERSONA, folder=tmp_path) as terminal:
        assert terminal.ends() == 2
        terminal.sees("is not a draft that can be read.", "Remove it to begin anew")


def test_a_terminal_that_cannot_move_its_cursor_is_refused(tmp_path: Path) -> None:
    with Terminal(*PERSONA, folder=tmp_path, TERM="dumb") as terminal:
        assert terminal.ends() == 2
        terminal.sees("`--ask` needs a terminal")
