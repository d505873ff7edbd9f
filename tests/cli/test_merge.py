"""Guards `cjmap merge`: what it writes where, what it says, what it returns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

if TYPE_CHECKING:
    from pathlib import Path


class Ran(Protocol):
    code: int
    out: str
    err: str


class Run(Protocol):
    def __call__(self, *words: str, stdin: bytes = b"") -> Ran: ...


BASE = "kind: persona\nid: anna\nname: Anna\ngoals:\n  - Be on time\n"
OURS = "kind: persona\nid: anna\nname: Anna Kowalska\ngoals:\n  - Be on time\n"
THEIRS = "kind: persona\nid: anna\nname: Anna\ngoals:\n  - Be on time\n  - Zdążyć\n"
MERGED = "kind: persona\nid: anna\nname: Anna Kowalska\ngoals:\n  - Be on time\n  - Zdążyć\n"
OTHER = "kind: persona\nid: anna\nname: Ania\ngoals:\n  - Be on time\n"
CONFLICT = (
    "kind: persona\nid: anna\n<<<<<<< {0}\nname: Anna Kowalska\n{3}=======\nname: Ania\n"
    ">>>>>>> {2}\ngoals:\n  - Be on time\n"
)
TOLD = "conflict: the map's name: “Anna Kowalska” in {0}, “Ania” in {1}\n"


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with three versions of a map, and one that clashes."""
    for name, text in [("base", BASE), ("ours", OURS), ("theirs", THEIRS), ("other", OTHER)]:
        (tmp_path / f"{name}.persona.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(*words: str) -> list[str]:
    return [f"{word}.persona.yaml" for word in words]


def test_the_merged_map_is_printed(run: Run, files: Path) -> None:
    ran = run("merge", *names("base", "ours", "theirs"))
    assert (ran.code, ran.out, ran.err) == (0, MERGED, "")


def test_the_merged_map_is_written_also_over_a_side(run: Run, files: Path) -> None:
    ran = run("merge", *names("base", "ours", "theirs"), "-o", "ours.persona.yaml")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert (files / "ours.persona.yaml").read_text(encoding="utf-8") == MERGED


def test_one_of_the_three_is_read_from_standard_input(run: Run, files: Path) -> None:
    ran = run("merge", "base.persona.yaml", "-", "theirs.persona.yaml", stdin=OURS.encode())
    assert (ran.code, ran.out) == (0, MERGED)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], CONFLICT.format("ours", "base", "theirs", "")),
        (["-L", "HEAD"], CONFLICT.format("HEAD", "base", "theirs", "")),
        (
            ["-L", "HEAD", "-L", "root", "-L", "main", "--diff3"],
            CONFLICT.format("HEAD", "root", "main", "||||||| root\nname: Anna\n"),
        ),
        (["--zdiff3"], CONFLICT.format("ours", "base", "theirs", "||||||| base\nname: Anna\n")),
        (
            ["--conflict", "zdiff3"],
            CONFLICT.format("ours", "base", "theirs", "||||||| base\nname: Anna\n"),
        ),
    ],
)
def test_conflicts_are_marked_and_told(
    run: Run, files: Path, words: list[str], expected: str
) -> None:
    ran = run("merge", *names("base", "ours", "other"), *words)
    assert (ran.code, ran.out) == (1, expected)
    sides = (
        expected.split("<<<<<<< ")[1].split("\n")[0],
        expected.split(">>>>>>> ")[1].split("\n")[0],
    )
    assert ran.err == f"{TOLD.format(*sides)}1 conflict in the map; look for `<<<<<<<`.\n"


def test_markers_have_the_width_asked_for(run: Run, files: Path) -> None:
    ran = run(
        "merge", *names("base", "ours", "other"), "--marker-size", "3", "-o", "all.persona.yaml"
    )
    told = TOLD.format("ours", "theirs")
    assert ran.err == f"{told}1 conflict in all.persona.yaml; look for `<<<`.\n"
    assert "\n<<< ours\n" in (files / "all.persona.yaml").read_text(encoding="utf-8")


def test_what_was_decided_is_noted_unless_quiet(run: Run, files: Path) -> None:
    (files / "ours.persona.yaml").write_text(BASE + "  - Rest\n", encoding="utf-8")
    note = (
        "note: Both sides added at one place; item “Rest” of ours stands before item “Zdążyć” of"
        " theirs.\n"
    )
    for words, expected in (((), note), (("-q",), "")):
        ran = run("merge", *names("base", "ours", "theirs"), *words)
        assert (ran.code, ran.err) == (0, expected)


def test_names_and_texts_are_printed_harmlessly(run: Run, files: Path) -> None:
    (files / "other.persona.yaml").write_text(
        OTHER.replace("Ania", '"A\\x1b[31m"'), encoding="utf-8"
    )
    ran = run("merge", *names("base", "ours", "other"), "-L", "\x1b[2J")
    assert ran.code == 1
    assert "\x1b" not in ran.err + ran.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["none.yaml", "ours.persona.yaml", "theirs.persona.yaml"],
            "cjmap: none.yaml cannot be read: No such file or directory.\n",
        ),
        (
            ["-", "-", "theirs.persona.yaml"],
            "cjmap: Standard input can be one of the three maps only.\n",
        ),
        (
            [*names("base", "ours", "theirs"), "--conflict", "both"],
            "cjmap: There is no style of conflicts `both`; expected `merge`, `diff3` or `zdiff3`.\n",
        ),
        (
            [*names("base", "ours", "theirs"), "--marker-size", "0"],
            "cjmap: `--marker-size 0` cannot be; expected a number from 1 to 1,000.\n"
            "  help: Git's markers are 7 wide.\n",
        ),
        (
            [*names("base", "ours", "theirs"), *["-L", "x"] * 4],
            "cjmap: `-L` can be given three times: for ours, the base and theirs.\n",
        ),
    ],
)
def test_wrong_use_is_told(run: Run, files: Path, words: list[str], said: str) -> None:
    ran = run("merge", *words)
    assert (ran.code, ran.out, ran.err) == (2, "", said)
