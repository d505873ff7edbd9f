"""Whatever is done to a workspace, a run that may be said again says what a run anew says."""

from __future__ import annotations

import io
import os
import shutil
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from cjmap.cli.entry import main
from cjmap.recall.asked import NO_CACHE

JOURNEYS = (
    "kind: journey\nid: {id}\ntitle: {text}\npersonas: [anna]\nstages:\n"
    "  - id: a\n    title: A\n    steps: [{{id: b, title: B, emotion: {number}}}]\n",
    "kind: journey\nid: {id}\ntitle: {text}\ncolour: {number}\n",
    "kind: journey\nid: [{text}\n",
)
PERSONAS = (
    "kind: persona\nid: anna\nname: {text}\nphoto: photo.png\n",
    "kind: persona\nid: anna\nname: {text}\n# cjmap: ignore[all] why not\n",
    "kind: persona\nid: nobody\nname: {text}\n",
)
SETTINGS = (
    "version = 1\n",
    'version = 1\n[lint]\nselect = ["all"]\n',
    'version = 1\nexclude = ["deep/"]\n',
    "version = 'one'\n",
)
FOLDERS = ("", "deep", "deep/er", "other")
COMMANDS = (("validate",), ("lint",), ("lint", "deep"), ("validate", "--format", "concise"))
texts = st.sampled_from(("One", "Two", "Ó ślimak", "\u202e x"))


class Edits(RuleBasedStateMachine):
    """A workspace that somebody works on."""

    @initialize()
    def begin(self) -> None:
        self.base = Path(tempfile.mkdtemp())
        self.root = self.base / "maps"
        for folder in FOLDERS:
            (self.root / folder).mkdir(parents=True, exist_ok=True)
        self.own = os.environ.get("XDG_CACHE_HOME")
        os.environ["XDG_CACHE_HOME"] = str(self.base / "own")
        self.here = Path.cwd()
        os.chdir(self.root)
        self.write("cjmap.toml", SETTINGS[0])
        self.write("a.journey.yaml", JOURNEYS[0].format(id="a", text="A", number=1))

    def teardown(self) -> None:
        if not hasattr(self, "here"):
            return
        os.chdir(self.here)
        os.environ.pop("XDG_CACHE_HOME")
        if self.own is not None:
            os.environ["XDG_CACHE_HOME"] = self.own
        shutil.rmtree(self.base)

    def write(self, name: str, text: str) -> None:
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        (self.root / name).write_text(text, "utf-8")

    @rule(
        folder=st.sampled_from(FOLDERS),
        id=st.sampled_from("ab"),
        form=st.sampled_from(JOURNEYS),
        text=texts,
        number=st.integers(-3, 3),
    )
    def write_journey(self, folder: str, id: str, form: str, text: str, number: int) -> None:
        told = form.format(id=id, text=text, number=number)
        self.write(os.path.join(folder, f"{id}.journey.yaml"), told)

    @rule(folder=st.sampled_from(FOLDERS), form=st.sampled_from(PERSONAS), text=texts)
    def write_persona(self, folder: str, form: str, text: str) -> None:
        self.write(os.path.join(folder, "anna.persona.yaml"), form.format(text=text))

    @rule(text=st.sampled_from(SETTINGS), place=st.sampled_from(("cjmap.toml", "deep/cjmap.toml")))
    def change_settings(self, text: str, place: str) -> None:
        self.write(place, text)

    @rule(place=st.sampled_from(("photo.png", "deep/photo.png", "photos.png")), data=texts)
    def write_photo(self, place: str, data: str) -> None:
        self.write(place, data)

    @rule(
        place=st.sampled_from(("", "deep", "..")),
        text=st.sampled_from(("a.*", "deep/", "!a.*", "")),
    )
    def ignore(self, place: str, text: str) -> None:
        self.write(os.path.join(place, ".gitignore"), f"{text}\n")

    @rule()
    def begin_or_end_repository(self) -> None:
        if (self.root / ".git").exists():
            (self.root / ".git").rmdir()
        else:
            (self.root / ".git").mkdir()

    @precondition(lambda self: any(self.root.rglob("*.yaml")))
    @rule(data=st.data())
    def remove_or_move(self, data: st.DataObject) -> None:
        file = data.draw(st.sampled_from(sorted(self.root.rglob("*.yaml"))))
        to = data.draw(
            st.sampled_from(("", "x.persona.yaml", ".hidden.journey.yaml", "notes.yaml"))
        )
        if to:
            file.rename(file.with_name(to))
        else:
            file.unlink()

    @rule()
    def look_again(self) -> None:
        """Change nothing."""

    @invariant()
    def says_the_same(self) -> None:
        if not hasattr(self, "here"):
            return
        for words in COMMANDS:
            os.environ[NO_CACHE] = "1"
            anew = said(words)
            del os.environ[NO_CACHE]
            assert said(words) == anew, words
            assert said(words) == anew, words


def said(words: tuple[str, ...]) -> tuple[int, str, str]:
    """Run a command; return its exit code and what it wrote to standard output and error."""
    streams = [io.BytesIO(), io.BytesIO()]
    out, err = (io.TextIOWrapper(each, "utf-8") for each in streams)
    with redirect_stdout(out), redirect_stderr(err):
        code = main(list(words))
        out.flush()
        err.flush()
    return code, streams[0].getvalue().decode(), streams[1].getvalue().decode()


TestEdits = pytest.mark.skipif(os.name != "posix", reason="folders of a user")(Edits.TestCase)
Edits.TestCase.settings = settings(max_examples=10, stateful_step_count=8)
