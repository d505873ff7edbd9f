"""Guards runs that are said again: never another word than a run anew, never on anybody else's say."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from tests.imports import import_path

from cjmap import seal
from cjmap.cli import checking
from cjmap.cli.entry import main
from cjmap.recall.answer import recalled
from cjmap.recall.asked import NO_CACHE, name_of
from cjmap.recall.facts import BYTES, FILES, MAPS, NOTHING, PACKAGES, THERE, stamp
from cjmap.recall.record import FOLDER, read_record

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
JOURNEY = "first-visit.journey.yaml"
PERSONA = "helen.persona.yaml"


class Said(NamedTuple):
    code: int
    out: str
    err: str


class Desk:
    """A copy of an example, and commands that are run in it."""

    def __init__(
        self,
        folder: Path,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        self.folder = folder
        self._capsys = capsys
        self._monkeypatch = monkeypatch

    def say(self, *words: str) -> Said:
        code = main(list(words))
        return Said(code, *self._capsys.readouterr())

    def say_anew(self, *words: str) -> Said:
        with self._monkeypatch.context() as patch:
            patch.setenv(NO_CACHE, "1")
            return self.say(*words)

    def knows(self, *words: str) -> bool:
        name = name_of(list(words))
        known = name is not None and recalled(list(words), name) is not None
        self._capsys.readouterr()
        return known

    def write(self, name: str, text: str) -> None:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def change(self, name: str, old: str, new: str) -> None:
        text = (self.folder / name).read_text("utf-8")
        assert old in text
        self.write(name, text.replace(old, new, 1))


@pytest.fixture
def desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Desk:
    folder = tmp_path / "maps" / "clinic"
    shutil.copytree(EXAMPLES / "clinic", folder)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "own"))
    monkeypatch.delenv(NO_CACHE, raising=False)
    monkeypatch.chdir(folder)
    return Desk(folder, capsys, monkeypatch)


COMMANDS = (
    ("validate",),
    ("lint",),
    ("validate", JOURNEY),
    ("lint", ".", "--format", "json"),
    ("lint", "--select", "all", "--statistics"),
    ("lint", "--fail-on=never", "-f", "concise", "-f", "github", "--quiet"),
)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_run_is_said_again(words: tuple[str, ...], desk: Desk) -> None:
    anew = desk.say_anew(*words)
    assert not desk.knows(*words)
    assert desk.say(*words) == anew
    assert desk.knows(*words)
    assert desk.say(*words) == anew


@pytest.mark.parametrize(
    "words",
    [
        "render",
        "validate -",
        "validate --stdin-filename x.persona.yaml",
        "lint --fix",
        "lint --diff",
        "lint --unsafe-fixes",
        "lint --update-baseline",
        "lint --baseline x.json",
        "lint --watch",
        "lint -o json=x.json",
        "validate --output sarif=x.sarif",
        "validate -qv",
        "validate --help",
        "fmt",
    ],
)
def test_what_writes_or_reads_something_else_is_always_run(words: str, desk: Desk) -> None:
    assert name_of(words.split()) is None


def broken(desk: Desk) -> None:
    desk.write("broken.persona.yaml", "kind: persona\nid: [")


def ignored(desk: Desk) -> None:
    (desk.folder / ".git").mkdir()
    desk.write(".gitignore", "tom.*\n")


def with_photo(desk: Desk) -> None:
    desk.change(PERSONA, "kind: persona\n", "kind: persona\nphoto: helen.png\n")


def linked(desk: Desk, to: str) -> None:
    link = desk.folder / "link.persona.yaml"
    link.unlink(missing_ok=True)
    link.symlink_to(to)


def emptied(desk: Desk) -> None:
    for each in desk.folder.glob("*.yaml"):
        each.unlink()


def draw(desk: Desk) -> None:
    from PIL import Image

    Image.new("RGB", (9, 9)).save(desk.folder / "helen.png")


EDITS: dict[str, Callable[[Desk], object]] = {
    "a text": lambda desk: desk.change(JOURNEY, "title: ", "title: Now "),
    "a comment": lambda desk: desk.change(JOURNEY, "kind:", "# why\nkind:"),
    "an unknown key": lambda desk: desk.change(PERSONA, "name:", "colour: red\nname:"),
    "another unknown key": lambda desk: desk.change(PERSONA, "colour: red", "shape: red"),
    "it is well again": lambda desk: desk.change(PERSONA, "shape: red\n", ""),
    "a reference to nobody": lambda desk: desk.change(JOURNEY, "helen", "helena"),
    "somebody of that name": lambda desk: desk.write(
        "more/helena.persona.yaml", "kind: persona\nid: helena\nname: Helena\n"
    ),
    "nobody again": lambda desk: shutil.rmtree(desk.folder / "more"),
    "a map that is none": broken,
    "no such map": lambda desk: (desk.folder / "broken.persona.yaml").unlink(),
    "a file that is no map": lambda desk: desk.write("notes.txt", "x"),
    "a hidden map": lambda desk: desk.write(".x.persona.yaml", "kind: nothing"),
    "a folder with settings": lambda desk: desk.write("deep/cjmap.toml", "version = 1\n"),
    "a map in it": lambda desk: desk.write("deep/a.persona.yaml", "kind: persona\nid: 1\n"),
    "no such folder": lambda desk: shutil.rmtree(desk.folder / "deep"),
    "a photo that is not there": with_photo,
    "it is nearly there": lambda desk: desk.write("helena.png", "x"),
    "it is no picture": lambda desk: desk.write("helen.png", "x"),
    "a picture": draw,
    "a repository that ignores a map": ignored,
    "it ignores another one": lambda desk: desk.write(".git/info/exclude", "helen.*\n"),
    "it ignores nothing": lambda desk: shutil.rmtree(desk.folder / ".git"),
    "a rule that is off": lambda desk: (
        desk.change("cjmap.toml", "version = 1\n", 'version = 1\n[lint]\nignore = ["all"]\n')
        if "[lint]" not in (desk.folder / "cjmap.toml").read_text()
        else None
    ),
    "a baseline": lambda desk: desk.write(
        "cjmap.toml", 'version = 1\n[lint]\nbaseline = "known.json"\n'
    ),
    "that is there": lambda desk: main(["lint", "--update-baseline"]),
    "and is not": lambda desk: (desk.folder / "known.json").unlink(),
    "settings that cannot be used": lambda desk: desk.write("cjmap.toml", "version = 'x'"),
    "settings in two files": lambda desk: desk.write("pyproject.toml", "[tool.cjmap]\nversion=1\n"),
    "settings in the other one": lambda desk: (desk.folder / "cjmap.toml").unlink(),
    "no settings here": lambda desk: (desk.folder / "pyproject.toml").unlink(),
    "settings above": lambda desk: desk.write("../cjmap.toml", "version = 1\n"),
    "a map above": lambda desk: desk.write(
        "../helen.persona.yaml", "kind: persona\nid: helen\nname: Helen\n"
    ),
    "a map that is a link": lambda desk: linked(desk, "../helen.persona.yaml"),
    "it leads elsewhere": lambda desk: linked(desk, "tom.persona.yaml"),
    "it leads nowhere": lambda desk: (desk.folder / "tom.persona.yaml").unlink(),
    "no maps at all": emptied,
}
"""One after the other, on one copy of the example."""


@pytest.mark.skipif(os.name != "posix", reason="links")
def test_the_same_words_after_every_edit(desk: Desk) -> None:
    words = [("validate",), ("lint",), ("validate", JOURNEY), ("lint", "..")]
    for name, edit in EDITS.items():
        edit(desk)
        desk._capsys.readouterr()
        for each in words:
            anew = desk.say_anew(*each)
            assert desk.say(*each) == anew, (name, each)
            assert desk.say(*each) == anew, (name, each)


def test_another_folder_day_terminal_or_setting_is_another_run(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = {name_of(["validate"])}
    for variable in ("NO_COLOR", "GITHUB_ACTIONS", "CJMAP_DEBUG", "TERM"):
        with monkeypatch.context() as patch:
            patch.setenv(variable, "of its own")
            names.add(name_of(["validate"]))
    with monkeypatch.context() as patch:
        patch.setattr(time, "strftime", lambda form: "2031-01-01")
        names.add(name_of(["validate"]))
    monkeypatch.chdir(desk.folder.parent)
    names.add(name_of(["validate"]))
    names.add(name_of(["validate", "."]))
    names.add(name_of(["lint"]))
    assert len(names) == 9


# --- what is believed ---


def kept(desk: Desk) -> list[Path]:
    return [each for each in (desk.folder / FOLDER).iterdir() if not each.name.startswith(".")]


def test_only_the_seal_of_this_user_is_believed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    good = desk.say("validate")
    assert desk.knows("validate")
    with monkeypatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path / "of another"))
        assert not desk.knows("validate")
    (file,) = kept(desk)
    data = file.read_bytes()
    for forged in (
        b"",
        data[:20],
        data[:-1],
        data.replace(b"all valid", b"all fine!"),
        bytes(seal.LENGTH) + data[seal.LENGTH :],
    ):
        file.write_bytes(forged)
        assert not desk.knows("validate")
        assert desk.say("validate") == good
        assert desk.knows("validate")
    (file.parent / "other").write_bytes(data)
    assert read_record(str(desk.folder), "other") is None


@pytest.mark.parametrize("way", ["no key", "a link", "a link within", "no folder"])
def test_where_nothing_can_be_kept_all_is_run(
    way: str, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if way == "no key":
        (tmp_path / "file").write_text("x")
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    elif way.startswith("a link"):
        elsewhere = tmp_path / "elsewhere"
        (elsewhere / "runs").mkdir(parents=True)
        for number in range(60):
            (elsewhere / "runs" / f"photo-{number}.jpg").write_bytes(b"x")
        if way == "a link":
            (desk.folder / ".cjmap_cache").symlink_to(elsewhere)
        else:
            (desk.folder / ".cjmap_cache").mkdir()
            (desk.folder / ".cjmap_cache" / "runs").symlink_to(elsewhere / "runs")
    else:
        (desk.folder / ".cjmap_cache").write_text("x")
    before = desk.say("lint")
    assert desk.say("lint") == before
    assert not desk.knows("lint")
    if way.startswith("a link"):
        assert [each.name for each in elsewhere.iterdir()] == ["runs"]
        assert len(list((elsewhere / "runs").iterdir())) == 60


def test_without_settings_no_folder_is_written_to(desk: Desk) -> None:
    (desk.folder / "cjmap.toml").unlink()
    desk.say("validate")
    assert not (desk.folder / ".cjmap_cache").exists()


def test_the_oldest_runs_go(desk: Desk) -> None:
    for number in range(43):
        desk.say("validate", "--limit", f"depth={60 + number}")
    assert len(kept(desk)) == 40
    assert desk.knows("validate", "--limit", "depth=102")
    assert not desk.knows("validate", "--limit", "depth=60")


# --- what it depends on ---

WATCHED = """
import os, sys
from cjmap.cli.entry import main
seen = []
def watch(event, arguments):
    if event in ("open", "os.listdir", "os.scandir") and arguments and isinstance(arguments[0], (str, bytes)):
        if event != "open" or not (arguments[2] or 0) & (os.O_WRONLY | os.O_RDWR):
            seen.append(os.path.abspath(os.fsdecode(arguments[0])))
sys.addaudithook(watch)
code = main(sys.argv[1:])
sys.stderr.write("\\n".join(["", "SEEN", *seen]))
"""


@pytest.mark.parametrize("words", [("validate",), ("lint",), ("lint", "--select", "all")])
@pytest.mark.parametrize("example", ["clinic", "sklep"])
def test_a_run_reads_nothing_that_is_not_among_its_facts(
    words: tuple[str, ...], example: str, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(EXAMPLES / example, tmp_path / example))
    own = tmp_path / "own"
    environment = {**os.environ, "XDG_CACHE_HOME": str(own), "PYTHONPATH": import_path()}
    environment.pop(NO_CACHE, None)
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    seen = done.stderr.partition("\nSEEN\n")[2].splitlines()
    (file,) = [e for e in (folder / FOLDER).iterdir() if not e.name.startswith(".")]
    data = file.read_bytes()[seal.LENGTH :].decode("utf-8", "replace")
    facts = {line.split(" ", 2)[2] for line in data.splitlines() if line.count(" ") >= 2}
    # Without what belongs to Python, to cjmap, to this user's key, or is the cache itself.
    foreign = [
        path
        for path in seen
        if path.startswith(str(tmp_path))
        and not path.startswith(str(own))
        and ".cjmap_cache" not in path
        and path not in facts
    ]
    assert len(facts) > 20
    assert foreign == []


def with_workspace(desk: Desk) -> None:
    desk.write("deep/cjmap.toml", "version = 1\n")
    desk.write("deep/x.persona.yaml", "kind: nothing\n")


MEANWHILE: dict[str, Callable[[Desk], object]] = {
    "nothing": lambda desk: None,
    "settings": lambda desk: desk.write("cjmap.toml", 'version = 1\nexclude = ["tom*"]\n'),
    "a map more": lambda desk: desk.write("x.persona.yaml", "kind: persona\nid: x\nname: X\n"),
    "a map less": lambda desk: (desk.folder / "tom.persona.yaml").unlink(),
    "a map that is ignored": ignored,
    "a photo": lambda desk: desk.write("helen.png", "x"),
    "a baseline": lambda desk: desk.write("known.json", "{}"),
    "a workspace within": with_workspace,
    "a workspace around": lambda desk: (desk.folder / "cjmap.toml").rename(
        desk.folder.parent / "cjmap.toml"
    ),
    "a map": lambda desk: desk.change(JOURNEY, "title:", "titel:"),
}


@pytest.mark.parametrize("command", ["validate", "lint"])
@pytest.mark.parametrize("change", MEANWHILE)
def test_what_changes_while_a_run_is_made_is_not_taken_for_what_it_read(
    change: str, command: str, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_photo(desk)
    desk.write("cjmap.toml", 'version = 1\n[lint]\nbaseline = "known.json"\n')
    main(["lint", "--update-baseline"])
    desk.say_anew("validate")
    whole = checking.present

    def present(*given: Any) -> Any:
        MEANWHILE[change](desk)
        return whole(*given)

    with monkeypatch.context() as patch:
        patch.setattr(checking, "present", present)
        desk.say(command)
    assert desk.knows(command) == (change == "nothing")
    assert desk.say(command) == desk.say_anew(command)


def test_a_map_looked_at_again_keeps_the_limits_that_it_was_read_with(desk: Desk) -> None:
    words = ("lint", "--limit", "line_bytes=30000", "--format", "concise")
    desk.change(JOURNEY, "scenario: ", f"scenario: {'word ' * 4_000}")
    desk.say(*words)
    desk.change(PERSONA, "id: helen", "id: ellen")

    said = desk.say(*words)

    assert f"{JOURNEY}:" in said.out
    assert said == desk.say_anew(*words)


@pytest.mark.parametrize("command", ["validate", "lint"])
def test_maps_are_known_whatever_the_form_of_the_report(command: str, desk: Desk) -> None:
    desk.say(command)
    desk.say(command, "--format", "concise")
    desk.say(command, ".", "--format", "json")

    kept = [each.name for each in (desk.folder / ".cjmap_cache" / "maps").glob("[!.]*")]
    assert len(kept) == 1


def test_stamps(tmp_path: Path) -> None:
    file, folder = tmp_path / "a.yaml", tmp_path / "folder"
    file.write_text("x")
    folder.mkdir()
    pairs = [(kind, str(path)) for kind in (BYTES, MAPS, FILES, THERE) for path in (file, folder)]
    before = [stamp(*each) for each in pairs]
    assert [each == NOTHING for each in before] == [0, 1, 1, 0, 1, 0, 0, 0]
    assert [stamp(THERE, str(each)) for each in (file, folder, tmp_path / "no")] == [
        "file",
        "folder",
        NOTHING,
    ]
    file.write_text("y")
    (folder / "b.yaml").write_text("x")
    after = [stamp(*each) for each in pairs]
    assert [one == other for one, other in zip(before, after, strict=True)] == [
        0,
        1,
        1,
        0,
        1,
        0,
        1,
        1,
    ]
    told = [stamp(PACKAGES, str(folder))]
    (folder / "rules-1.dist-info").mkdir()
    told.append(stamp(PACKAGES, str(folder)))
    os.utime(folder / "rules-1.dist-info", ns=(1, 1))
    told.append(stamp(PACKAGES, str(folder)))
    assert len(set(told)) == 3
    (folder / "rules.py").touch()
    assert stamp(PACKAGES, str(folder)) == told[-1]
    with pytest.raises(ValueError, match="no kind of fact"):
        stamp("colour", str(file))


def test_several_at_once(desk: Desk) -> None:
    command = [sys.executable, "-m", "cjmap", "lint"]
    environment = {**os.environ, "PYTHONPATH": import_path()}
    begun = [
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    said = {each.communicate()[0] for each in begun}
    assert said == {desk.say_anew("lint").out}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert {done.stdout} == said


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a device of Linux")
def test_a_full_disk_and_a_reader_who_has_gone(desk: Desk) -> None:
    words = [sys.executable, "-m", "cjmap", "lint", "--select", "all", "--format", "json"]
    environment = {**os.environ, "PYTHONPATH": import_path()}
    told = []
    for environment_of_run in ({**environment, NO_CACHE: "1"}, environment, environment):
        with open("/dev/full", "wb") as full:
            done = subprocess.run(
                words, env=environment_of_run, stdout=full, stderr=subprocess.PIPE, check=False
            )
        process = subprocess.Popen(
            words, env=environment_of_run, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        assert process.stdout is not None
        process.stdout.close()
        gone = process.communicate()[1]
        told.append((done.returncode, done.stderr, process.returncode, gone))
    assert told[0][0] == 2
    assert b"The output cannot be written: No space left on device." in told[0][1]
    assert told[0][2:] == (0, b"")
    assert told[1:] == [told[0]] * 2


LIGHT = """
import sys
from cjmap.cli.entry import main
code = main(["validate"])
heavy = {"pydantic", "typer", "rich", "ruamel", "pathlib", "dataclasses", "json", "tomllib"}
sys.exit(" ".join(sorted(heavy & set(sys.modules))) or code)
"""


def test_what_is_said_again_costs_no_imports(desk: Desk) -> None:
    command = [sys.executable, "-c", LIGHT]
    environment = {**os.environ, "PYTHONPATH": import_path()}
    first, again = (
        subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        for _ in range(2)
    )
    assert "ruamel" in first.stderr
    assert (again.stdout, again.stderr) == (first.stdout, "")
