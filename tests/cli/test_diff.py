"""Guards `cjmap diff`: which two versions its words mean, what it prints, what it returns."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from cjmap.cli.comparing.asked import Asked, OfIndex, OfPath, OfRevision, OfWorkTree, understand
from cjmap.errors import CjmapError

if TYPE_CHECKING:
    from collections.abc import Sequence

CLINIC = Path(__file__).parents[2] / "examples" / "clinic"
JOURNEY = "first-visit.journey.yaml"
WORSE = "  ▼ “Ask about my referral”: emotion fell from −0.5 to −1.5  emotion-worsened\n"
ONE_WORSE = f"{JOURNEY}\n{WORSE}1 change: 1 regression\n"
NO_CHANGE = "No change.\n"


class Ran(Protocol):
    code: int
    out: str
    err: str


class Run(Protocol):
    def __call__(self, *words: str, stdin: bytes = b"") -> Ran: ...


def git(folder: Path, *words: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@b", *words],
        cwd=folder,
        check=True,
        capture_output=True,
    )


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def worsen(folder: Path) -> None:
    edit(folder / JOURNEY, "score: -0.5", "score: -1.5")


@pytest.fixture
def clinic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose only commit, `main`, holds the clinic's maps."""
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")
    folder = tmp_path / "clinic"
    shutil.copytree(CLINIC, folder)
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "The clinic")
    monkeypatch.chdir(folder)
    return folder


HEAD, TREE = OfRevision("HEAD"), OfWorkTree()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ((), Asked(HEAD, TREE)),
        ((JOURNEY,), Asked(HEAD, TREE, (JOURNEY,))),
        (("gone.persona.yaml",), Asked(HEAD, TREE, ("gone.persona.yaml",))),
        (("main",), Asked(OfRevision("main"), TREE)),
        (("main", JOURNEY), Asked(OfRevision("main"), TREE, (JOURNEY,))),
        (("main", "next"), Asked(OfRevision("main"), OfRevision("next"))),
        (("main", "next", "."), Asked(OfRevision("main"), OfRevision("next"), (".",))),
        (("main..next",), Asked(OfRevision("main"), OfRevision("next"))),
        (("main..",), Asked(OfRevision("main"), HEAD)),
        (("..next", JOURNEY), Asked(HEAD, OfRevision("next"), (JOURNEY,))),
        (("main...next",), Asked(OfRevision("main"), OfRevision("next"), merge_base=True)),
        ((f"main:{JOURNEY}",), Asked(OfRevision("main", JOURNEY), OfPath(JOURNEY))),
        (
            (f"main:{JOURNEY}", "next:b.yaml"),
            Asked(OfRevision("main", JOURNEY), OfRevision("next", "b.yaml")),
        ),
        (
            ("tom.persona.yaml", "helen.persona.yaml"),
            Asked(OfPath("tom.persona.yaml"), OfPath("helen.persona.yaml")),
        ),
        ((JOURNEY, "-"), Asked(OfPath(JOURNEY), OfPath("-"))),
        (("/dev/null", JOURNEY), Asked(OfPath("/dev/null"), OfPath(JOURNEY))),
    ],
)
def test_words_mean_two_versions(clinic: Path, words: Sequence[str], expected: Asked) -> None:
    assert understand(words) == expected


def test_staged_maps_are_compared_with_a_revision(clinic: Path) -> None:
    assert understand((), staged=True) == Asked(HEAD, OfIndex())
    assert understand(("main",), staged=True) == Asked(OfRevision("main"), OfIndex())
    assert understand((JOURNEY,), staged=True) == Asked(HEAD, OfIndex(), (JOURNEY,))


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("-",), "`-` needs something to be compared with."),
        ((f"main:{JOURNEY}", "a", "b"), "is compared with one other version, not with 2."),
    ],
)
def test_words_that_mean_nothing_are_refused(
    clinic: Path, words: Sequence[str], message: str
) -> None:
    with pytest.raises(CjmapError, match=message):
        understand(words)


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("main",),
        (".",),
        (JOURNEY,),
        ("main", JOURNEY),
        (f"HEAD:{JOURNEY}",),
        (f"HEAD:{JOURNEY}", JOURNEY),
        ("HEAD:.", "."),
    ],
)
def test_the_work_tree_is_compared(run: Run, clinic: Path, words: Sequence[str]) -> None:
    worsen(clinic)
    ran = run("diff", *words)
    assert (ran.code, ran.out, ran.err) == (0, ONE_WORSE, "")
    assert run("diff", *words, "--fail-on", "regression").code == 1


def test_nothing_changed(run: Run, clinic: Path) -> None:
    file = clinic / JOURNEY
    file.write_text("# another comment\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    ran = run("diff", "--fail-on", "cosmetic")
    assert (ran.code, ran.out, ran.err) == (0, NO_CHANGE, "")
    assert run("diff", "-q").out == ""


def test_staged_changes_are_told_apart_from_the_work_tree(run: Run, clinic: Path) -> None:
    worsen(clinic)
    assert run("diff", "--staged").out == NO_CHANGE
    git(clinic, "add", "-A")
    edit(clinic / JOURNEY, "score: -1.5", "score: 2")
    assert run("diff", "--staged").out == ONE_WORSE


def test_two_revisions_and_where_they_parted(run: Run, clinic: Path) -> None:
    git(clinic, "checkout", "-q", "-b", "next")
    worsen(clinic)
    git(clinic, "commit", "-qam", "Worse")
    git(clinic, "checkout", "-q", "main")
    edit(clinic / "tom.persona.yaml", "name: Tom Marsh", "name: Thomas Marsh")
    git(clinic, "commit", "-qam", "Renamed")
    renamed = "  • Persona retitled: “{}” → “{}”  retitled\n"
    back = renamed.format("Thomas Marsh", "Tom Marsh")
    both = f"{JOURNEY}\n{WORSE}tom.persona.yaml\n{back}2 changes: 1 regression, 1 notable\n"
    assert run("diff", "main..next").out == both
    assert run("diff", "main", "next").out == both
    assert run("diff", "main...next").out == ONE_WORSE
    assert run("diff", "--merge-base", "main", "next").out == ONE_WORSE
    forth = renamed.format("Tom Marsh", "Thomas Marsh")
    assert (
        run("diff", "next", "tom.persona.yaml").out
        == f"tom.persona.yaml\n{forth}1 change: 1 notable\n"
    )


def test_files_that_came_went_or_were_renamed(run: Run, clinic: Path) -> None:
    (clinic / "people").mkdir()
    (clinic / "helen.persona.yaml").rename(clinic / "people" / "helen.persona.yaml")
    (clinic / "helen-at-the-kiosk.empathy.yaml").unlink()
    (clinic / "new.persona.yaml").write_text("kind: persona\nid: eve\nname: Eve\n")
    ran = run("diff")
    assert ran.out == (
        "new.persona.yaml\n"
        "  • New persona “Eve”  map-added\n"
        "people/helen.persona.yaml\n"
        "  · File helen.persona.yaml → people/helen.persona.yaml  map-moved\n"
        "helen-at-the-kiosk.empathy.yaml\n"
        "  • Empathy map “Monday morning, and the kiosk cannot find me” removed  map-removed\n"
        "3 changes: 2 notable, 1 cosmetic\n"
    )


def test_standard_input_and_nothing(run: Run, clinic: Path) -> None:
    worse = (clinic / JOURNEY).read_bytes().replace(b"score: -0.5", b"score: -1.5", 1)
    ran = run("diff", JOURNEY, "-", "--stdin-filename", JOURNEY, stdin=worse)
    assert ran.out == ONE_WORSE
    ran = run("diff", "/dev/null", JOURNEY)
    assert ran.out == (
        f"{JOURNEY}\n"
        "  • New journey “I see a specialist for the first time”  map-added\n"
        "1 change: 1 notable\n"
    )


def test_two_folders_with_workspaces_in_them(run: Run, clinic: Path, tmp_path: Path) -> None:
    for name in ("old", "new"):
        shutil.copytree(CLINIC, tmp_path / name / "maps" / "clinic")
    worsen(tmp_path / "new" / "maps" / "clinic")
    ran = run("diff", str(tmp_path / "old"), str(tmp_path / "new"))
    assert ran.out == f"maps/clinic/{JOURNEY}\n{WORSE}1 change: 1 regression\n"


def test_what_others_rely_on(run: Run, clinic: Path) -> None:
    edit(clinic / "clinic.catalog.yaml", "id: front-desk", "id: reception")
    ran = run("diff", "-v")
    assert ran.code == 0  # owners may be free text
    edit(clinic / "helen.persona.yaml", "id: helen", "id: helena")
    ran = run("diff", "--fail-on", "breaking")
    assert ran.code == 1
    assert "`helen` in first-visit.journey.yaml:11 leads nowhere now" in ran.out
    assert "without `was` nothing tells that it is the same" in ran.out


def test_a_map_that_is_none_is_told_and_the_others_are_compared(run: Run, clinic: Path) -> None:
    worsen(clinic)
    (clinic / "tom.persona.yaml").write_text("kind: persona\nid: tom\nnmae: Tom\n")
    ran = run("diff")
    assert ran.code == 2
    assert ran.out == (
        f"{JOURNEY}\n{WORSE}"
        "tom.persona.yaml:3:1 (work tree) was not compared: `nmae` is not a key of a persona.\n"
        "1 change: 1 regression\n"
    )
    git(clinic, "commit", "-qam", "Broken")
    assert run("diff").out == NO_CHANGE  # broken before, and just so now


def test_changes_that_are_accepted_are_not_told(run: Run, clinic: Path) -> None:
    accepted = "1 change is not told, as asked.\n"
    worsen(clinic)
    assert run("diff", "--ignore", "emotion-worsened").out == accepted
    fingerprint = run("diff", "-v").out.split(" · ")[2].split("\n")[0]
    assert run("diff", "--ignore", f"retitled,{fingerprint}").out == accepted
    settings = clinic / "cjmap.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f'{text}\n[diff]\nignore = ["{fingerprint}"]\n', encoding="utf-8")
    assert run("diff").out == accepted
    settings.write_text(f'{text}\n[diff]\nfail-on = "regression"\n', encoding="utf-8")
    assert run("diff").code == 1
    settings.write_text(f'{text}\n[diff]\nignore = ["emotion-worse"]\n', encoding="utf-8")
    ran = run("diff")
    assert (ran.code, ran.out) == (2, "")
    assert "`diff.ignore`: there is no change `emotion-worse`." in ran.err


def test_the_strictest_of_several_workspaces_decides(
    run: Run, clinic: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (clinic / "inner").mkdir()
    shutil.copy(CLINIC / "tom.persona.yaml", clinic / "inner" / "tom.persona.yaml")
    (clinic / "inner" / "cjmap.toml").write_text('[diff]\nfail-on = "notable"\n')
    git(clinic, "add", "-A")
    git(clinic, "commit", "-qm", "Inner")
    edit(clinic / "inner" / "tom.persona.yaml", "name: Tom Marsh", "name: Thomas Marsh")
    assert run("diff").code == 1


def test_references_within_a_map_that_lead_nowhere(run: Run, clinic: Path) -> None:
    edit(clinic / JOURNEY, "- id: no-receipt", "- id: no-answer")
    ran = run("diff")
    assert ran.code == 1
    assert "`no-receipt` in first-visit.journey.yaml:" in ran.out
    edit(clinic / JOURNEY, "- id: no-answer", "- id: no-receipt")
    edit(clinic / JOURNEY, "{to: wait, when", "{to: wiat, when")
    ran = run("diff")
    assert ran.code == 1
    assert "new way to “wiat”" in ran.out
    assert "`wiat` in first-visit.journey.yaml:" in ran.out


def test_a_path_of_a_revision_may_be_written_as_git_reads_it(
    run: Run, clinic: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (clinic / "inner").mkdir()
    (clinic / "tom.persona.yaml").rename(clinic / "inner" / "tom.persona.yaml")
    git(clinic, "add", "-A")
    git(clinic, "commit", "-qm", "Inner")
    monkeypatch.chdir(clinic / "inner")
    for name in ("inner/tom.persona.yaml", "tom.persona.yaml"):
        assert run("diff", f"HEAD:{name}", "tom.persona.yaml").out == NO_CHANGE


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        (("mian",), "There is no revision `mian`.", "Did you mean `main`?"),
        (("main..mian",), "There is no revision `mian`.", "Did you mean `main`?"),
        (
            ("HEAD:first-visi.journey.yaml",),
            "There is no file or folder `first-visi.journey.yaml` in HEAD.",
            f"Did you mean `{JOURNEY}`?",
        ),
        (
            ("HEAD", "first-visi.journey.yaml"),
            "Neither version has a map under `first-visi.journey.yaml`.",
            f"Did you mean `{JOURNEY}`?",
        ),
        (
            ("tom.persona.yaml", "hellen.persona.yaml"),
            "There is no file or folder `hellen.persona.yaml`.",
            "Did you mean `helen.persona.yaml`?",
        ),
        ((".", JOURNEY), "A folder cannot be compared with a file.", "Name two folders"),
        (("-", "-"), "Standard input can be one of the two versions, not both.", ""),
        (("--to", "jsno"), "There is no format `jsno`.", "Did you mean `json`?"),
        (("--ignore", "retitle"), "`--ignore`: there is no change `retitle`.", "`retitled`"),
        (("--lang", "de"), "`--lang de`: changes are told in `en` and `pl`.", ""),
        (("-o", f"svg={JOURNEY}"), f"`-o svg={JOURNEY}` would overwrite a map.", ""),
        (("--to", "svg"), "No map that has a picture changed", ""),
        (("HEAD", "/"), "`/` is outside the repository", ""),
    ],
)
def test_what_cannot_be_compared_is_said(
    run: Run, clinic: Path, words: Sequence[str], message: str, hint: str
) -> None:
    ran = run("diff", *words)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert hint in ran.err


@pytest.mark.parametrize("place", [".", "n"])
def test_a_path_that_lies_in_another_workspace_before_is_told_once(
    run: Run, clinic: Path, place: str
) -> None:
    """A folder without a configuration above it is a workspace of its own, if it is there."""
    persona = "kind: persona\nid: eve\nname: Eve\n"
    (clinic / "cjmap.toml").unlink()
    git(clinic, "commit", "-qam", "One")
    (clinic / "n").mkdir()
    (clinic / "n" / "eve.persona.yaml").write_text(persona)
    git(clinic, "add", "-A")
    git(clinic, "commit", "-qm", "Two")
    (clinic / place / "cjmap.toml").write_text("version = 1\n")
    (clinic / "n" / "eve.persona.yaml").write_text(persona.replace("Eve", "Eva"))
    git(clinic, "add", "-A")
    git(clinic, "commit", "-qm", "Three")
    for path in ("n", "n/eve.persona.yaml"):
        new = "n/eve.persona.yaml\n  • New persona “{}”  map-added\n1 change: 1 notable\n"
        assert run("diff", "HEAD~2..HEAD~1", path).out == new.format("Eve")
        assert run("diff", "HEAD~2..HEAD", path).out == new.format("Eva")
        assert run("diff", "HEAD~2", path).out == new.format("Eva")
        assert run("diff", "HEAD~1", path).out == (
            "n/eve.persona.yaml\n"
            "  • Persona retitled: “Eve” → “Eva”  retitled\n"
            "1 change: 1 notable\n"
        )


def test_outside_a_repository(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(CLINIC, tmp_path / "maps")
    monkeypatch.chdir(tmp_path / "maps")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert run("diff").code == 2
    ran = run("diff", JOURNEY, JOURNEY)
    assert (ran.code, ran.out) == (0, NO_CHANGE)


def test_the_picture_holds_both_versions(run: Run, clinic: Path, tmp_path: Path) -> None:
    worsen(clinic)
    edit(clinic / JOURNEY, "Book a slot online", "Book a slot")
    edit(clinic / "clinic-visit.blueprint.yaml", "lane: front", "lane: back")
    folder = tmp_path / "pictures"
    ran = run("diff", "--pictures", str(folder), "-q")
    assert ran.code == 0
    assert sorted(each.name for each in folder.iterdir()) == [
        "clinic-visit.blueprint.svg",
        "first-visit.journey.svg",
    ]
    drawn = (folder / "first-visit.journey.svg").read_text(encoding="utf-8")
    assert "“Ask about my referral”: emotion fell from −0.5 to −1.5" in drawn
    assert "Step retitled: “Book a slot online” → “Book a slot”" in drawn
    assert "HEAD → work tree" in drawn
    ran = run("diff", "--to", "svg")
    assert ran.code == 2
    assert "2 maps changed, and one svg shows one of them." in ran.err
    ran = run("diff", JOURNEY, "--to", "svg")
    assert (ran.code, ran.out) == (0, drawn)


def test_no_text_of_a_map_acts_in_a_terminal(run: Run, clinic: Path) -> None:
    """An address holds the words of things without an id."""
    edit(clinic / JOURNEY, "title: ", 'expectations: ["red \\e[31m\\nor not"]\ntitle: ')
    ran = run("diff", "-v", JOURNEY)
    assert ran.code == 0
    assert "expectations/red \\x1b[31m or not · " in ran.out


def test_the_same_content_twice_without_links(
    run: Run, clinic: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some file systems have no second names for a file."""

    def refused(*files: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", refused)
    worsen(clinic)
    git(clinic, "commit", "-qam", "Worse")
    assert run("diff", "HEAD~1..HEAD").out.count("emotion-worsened") == 1
