"""Guards the conversation behind the screen: whatever keys are pressed, in whatever order."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from cjmap.authoring.draft import draft_file, read
from cjmap.authoring.surroundings import Surroundings
from cjmap.authoring.wanted import Wanted
from cjmap.cli.authoring import panes
from cjmap.cli.authoring.conversation import Conversation
from cjmap.cli.authoring.request import Commission
from cjmap.format.kinds import KINDS, kind_named
from cjmap.format.read import read_map
from cjmap.layout import map_text
from cjmap.source import parse_document
from cjmap.workspace import open_workspace

CLINIC = Path(__file__).parents[2] / "examples" / "clinic"

TYPED = st.one_of(
    st.sampled_from(["", "1", "2", "1, 2", "-1,5", "One\nTwo", "One", "\x1b[2J", "9" * 400, ":("]),
    st.text(max_size=30),
)
KEY = st.one_of(
    st.sampled_from(["submit", "skip", "back", "finish", "up", "down", "mark", "help"]),
    TYPED.map(lambda text: f"type {text}"),
)


def begin(kind: str, root: Path) -> Conversation:
    known = kind_named(kind)
    assert known is not None
    wanted = Wanted(known, "x-ray", "X-ray", "pl")
    around = Surroundings(open_workspace(CLINIC, models=True))
    file = draft_file(wanted, root)
    name = root / f"x-ray.{known.suffix}.yaml"
    return Conversation(Commission(wanted, name, around), file, read(file))


def press(talk: Conversation, key: str) -> None:
    word, _, text = key.partition(" ")
    match word:
        case "submit":
            talk.submit()
        case "skip":
            talk.skip()
        case "back":
            talk.back()
        case "finish":
            talk.finish()
        case "up" | "down":
            talk.move(-1 if word == "up" else 1)
        case "mark":
            talk.mark()
        case "help":
            talk.helping = not talk.helping
        case "type":
            talk.type(text)


@settings(max_examples=50)
@given(st.sampled_from([each.name for each in KINDS]), st.lists(KEY, max_size=30))
def test_every_screen_can_be_shown_and_every_draft_gone_on_with(kind: str, keys: list[str]) -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        talk = begin(kind, root)
        for key in keys:
            press(talk, key)
            for width in (30, 120):
                show(talk, width)
        talk.keep_unfinished()
        assert wrong(talk) == []
        if talk.interview.answers:
            again = begin(kind, root)
            assert again.resuming is not None
            again.submit()
            assert again.interview.answers == talk.interview.answers
            assert again.interview.data == talk.interview.data
            if talk.question is not None and talk.typed:
                assert again.typed == talk.typed


def test_answers_that_cannot_be_kept_are_told_and_go_on(tmp_path: Path) -> None:
    (tmp_path / ".cjmap").write_text("mine", "utf-8")
    talk = begin("persona", tmp_path)
    talk.submit()
    assert "cannot be written" in talk.message
    talk.type("The careful one")
    talk.submit()
    assert talk.interview.data["archetype"] == "The careful one"
    assert (tmp_path / ".cjmap").read_text("utf-8") == "mine"


def show(talk: Conversation, width: int) -> None:
    panes.title_bar(talk, width)
    panes.head(talk, width)
    panes.message(talk, width)
    panes.choices(talk, width)
    panes.preview(talk.shown, width)
    panes.keys(talk, width)


def wrong(talk: Conversation) -> list[str]:
    """Return what is wrong with the map so far, beside stages that were not asked for yet."""
    text = map_text(talk.interview.data, talk.commission.file)
    problems = read_map(parse_document(talk.commission.file, text.encode())).problems
    return [each.message for each in problems if "`stages`" not in each.message]
