"""Guards `cjmap validate`: what it looks at, what it prints where, and what it returns."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from cjmap.check.formats import FORMATS

if TYPE_CHECKING:
    from pathlib import Path


class Ran(Protocol):
    code: int
    out: str
    err: str


class Run(Protocol):
    def __call__(self, *words: str, stdin: bytes = b"") -> Ran: ...


CODES: list[tuple[list[str], int]] = [
    (["anna.persona.yaml"], 0),
    (["jan.persona.yaml"], 0),
    (["returns.journey.yaml"], 1),
    ([], 1),
    (["."], 1),
    (["anna.persona.yaml", "jan.persona.yaml"], 0),
    (["anna.persona.yaml", "returns.journey.yaml"], 1),
    (["--fail-on", "error"], 1),
    (["--fail-on", "never"], 0),
    (["--fail-on", "info", "jan.persona.yaml"], 1),
    (["--fail-on", "warning", "jan.persona.yaml"], 0),
    (["--fail-on=info", "anna.persona.yaml"], 0),
    (["--fail-on", "nothing"], 2),
    (["nothing.persona.yaml"], 2),
    (["nothing/at/all.persona.yaml"], 2),
    (["../empty"], 2),
    (["anna.persona.yaml", "nothing.persona.yaml"], 2),
    (["--format", "nothing"], 2),
    (["--nothing"], 2),
    (["-o", "json"], 2),
    (["-o", "json="], 2),
    (["-o", "nothing=x"], 2),
    (["-o", "json=anna.persona.yaml/x"], 2),
    (["--limit", "bytes"], 2),
    (["--limit", "bytes=many"], 2),
    (["--limit", "bytes=-1"], 2),
    (["--limit", "byte=1"], 2),
    (["--limit", "bytes=10", "anna.persona.yaml"], 1),
    (["--limit", "bytes=10000", "anna.persona.yaml"], 0),
    (["--color", "maybe"], 2),
    (["--help"], 0),
    (["-h"], 0),
    (["-q", "anna.persona.yaml"], 0),
    (["cjmap.toml"], 1),
]


@pytest.mark.parametrize(("words", "code"), CODES, ids=lambda value: str(value))
def test_exit_code(words: list[str], code: int, run: Run, workspace: Path) -> None:
    ran = run("validate", *words)
    assert ran.code == code, ran.out + ran.err
    assert "Traceback" not in ran.err
    if code == 2:
        assert ran.out == ""
        assert ran.err.strip()


def test_findings_go_to_standard_output(run: Run, workspace: Path) -> None:
    ran = run("validate")
    assert "returns.journey.yaml:4:11: error CJ102 dangling-reference" in ran.out
    assert "jan.persona.yaml:1:1: info CJ008 byte-order-mark" in ran.out
    assert ran.out.endswith("Found 1 error and 1 note in 2 of 3 maps.\n")
    assert ran.err == ""


def test_one_map_is_checked_among_its_siblings(run: Run, workspace: Path) -> None:
    text = (workspace / "returns.journey.yaml").read_text(encoding="utf-8")
    (workspace / "returns.journey.yaml").write_text(text.replace("ana", "anna"), encoding="utf-8")
    ran = run("validate", "returns.journey.yaml")
    assert (ran.code, ran.out) == (0, "1 map checked, valid.\n")


def test_a_folder_is_a_part_of_its_workspace(run: Run, workspace: Path) -> None:
    (workspace / "sub").mkdir()
    (workspace / "sub" / "a.journey.yaml").write_text(
        "kind: journey\nid: a\ntitle: A\npersonas: anna\nstages: [{id: a}]\n", encoding="utf-8"
    )
    ran = run("validate", "sub")
    assert (ran.code, ran.out) == (0, "1 map checked, valid.\n")


def test_workspaces_below_are_checked_apart(
    run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = workspace.parent / "other"
    other.mkdir()
    (other / "cjmap.toml").touch()
    (other / "anna.persona.yaml").write_text("kind: persona\nid: anna\nname: A\n")
    monkeypatch.chdir(workspace.parent)
    ran = run("validate", ".")
    assert ran.code == 1
    assert "CJ101" not in ran.out
    assert ran.out.endswith("in 2 of 4 maps.\n")


def test_paths_are_shown_from_here(
    run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(workspace.parent)
    assert "\nmaps/returns.journey.yaml:4:11" in "\n" + run("validate", "maps", "-f", "concise").out
    monkeypatch.chdir(workspace.parent / "empty")
    assert f"{workspace}/returns.journey.yaml:4:11" in run("validate", "../maps").out


def test_a_map_named_twice_is_checked_once(run: Run, workspace: Path) -> None:
    ran = run("validate", "anna.persona.yaml", "./anna.persona.yaml", "../maps/anna.persona.yaml")
    assert (ran.code, ran.out) == (0, "1 map checked, valid.\n")


@pytest.mark.parametrize("name", ["sub/.hidden.persona.yaml", "old/x.persona.yaml", "notes.yaml"])
def test_a_map_that_is_named_is_checked_wherever_it_is(
    name: str, run: Run, workspace: Path
) -> None:
    (workspace / ".gitignore").write_text("sub/\n", encoding="utf-8")
    (workspace / "cjmap.toml").write_text('exclude = ["old/"]\n', encoding="utf-8")
    (workspace / name).parent.mkdir(exist_ok=True)
    (workspace / name).write_text("kind: persona\nid: x\nname: X\nextends: anna\n")
    ran = run("validate", name)
    assert (ran.code, ran.out) == (0, "1 map checked, valid.\n")


def test_a_pipe_can_be_checked(run: Run, workspace: Path) -> None:
    """As in `cjmap validate <(generate)`: a path that is no regular file."""
    ran = run("validate", "/dev/null")
    assert ran.code == 1
    assert "CJ021" in ran.out


def test_quiet_says_nothing_where_all_is_well(run: Run, workspace: Path) -> None:
    assert run("validate", "-q", "anna.persona.yaml").out == ""
    assert "CJ102" in run("validate", "-q", "returns.journey.yaml").out


def test_verbose_lists_what_is_looked_at(run: Run, workspace: Path) -> None:
    ran = run("validate", "-v", "anna.persona.yaml", "jan.persona.yaml")
    assert ran.err == "checked anna.persona.yaml\nchecked jan.persona.yaml\n"


# --- formats ---


@pytest.mark.parametrize("name", FORMATS)
def test_each_format(name: str, run: Run, workspace: Path) -> None:
    ran = run("validate", "--format", name)
    assert ran.code == 1
    assert "dangling-reference" in ran.out
    assert ran.err == ""


def test_several_formats(run: Run, workspace: Path) -> None:
    ran = run("validate", "-f", "concise", "-f", "github")
    alone = [run("validate", "-f", name).out for name in ("concise", "github")]
    assert ran.out == "".join(alone)


def test_several_outputs(run: Run, workspace: Path) -> None:
    ran = run("validate", "-o", "json=out/a.json", "-o", "sarif=a.sarif", "-f", "concise")
    assert ran.code == 1
    assert ran.out == run("validate", "-f", "concise").out
    written: Any = json.loads((workspace / "out" / "a.json").read_text(encoding="utf-8"))
    assert written["summary"] == {"maps": 3, "errors": 1, "warnings": 0, "infos": 1}
    assert json.loads((workspace / "a.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"


def test_output_stands_beside_what_is_printed(run: Run, workspace: Path) -> None:
    ran = run("validate", "-o", "text=report.txt")
    assert (ran.code, ran.out) == (1, run("validate").out)
    assert (workspace / "report.txt").read_text(encoding="utf-8") == ran.out


def test_output_overwrites_no_map(run: Run, workspace: Path) -> None:
    before = (workspace / "anna.persona.yaml").read_bytes()
    ran = run("validate", "-o", "json=anna.persona.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert (workspace / "anna.persona.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["--format", "jsn"], "Did you mean `json`?"),
        (["--format", "GitHub"], "Did you mean `github`?"),
        (["--format", "x"], "There are `text`, `concise`"),
        (["-o", "sarfi=x"], "Did you mean `sarif`?"),
        (["-o", "x.json"], "Write FORMAT=FILE"),
        (["--limit", "byte=3"], "Did you mean `bytes`?"),
        (["--limit", "depth=x"], "As in depth=100."),
        (["--fromat", "json"], "--format"),
        (["--fail-on", "errors"], "error"),
        (["anna.persona.yml"], "Did you mean `anna.persona.yaml`?"),
        (["../map"], "Did you mean `maps`?"),
        (["nowhere/a.persona.yaml"], "does not exist either"),
        (["../empty"], "The name of a map says its kind"),
    ],
    ids=lambda value: str(value),
)
def test_wrong_use_shows_the_way(words: list[str], hint: str, run: Run, workspace: Path) -> None:
    ran = run("validate", *words)
    assert ran.code == 2
    assert hint in ran.err


def test_a_bad_configuration_is_told(run: Run, workspace: Path) -> None:
    (workspace / "cjmap.toml").write_text("lnag = 'pl'\n", encoding="utf-8")
    ran = run("validate")
    assert ran.code == 2
    assert "cjmap.toml:1: `lnag` is no setting." in ran.err
    assert "help: Did you mean `lang`?" in ran.err


def test_in_github_actions_annotations_stand_beside_the_text(
    run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = run("validate").out
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert run("validate").out == text + run("validate", "-f", "github").out
    assert "::" not in run("validate", "-f", "text").out
    assert run("validate", "-o", "json=x.json").out == run("validate").out


# --- standard input ---


def test_standard_input_alone(run: Run, workspace: Path) -> None:
    ran = run("validate", "-", stdin=b"kind: persona\nid: x\nname: X\n")
    assert (ran.code, ran.out) == (0, "1 map checked, valid.\n")


def test_standard_input_knows_the_workspace(run: Run, workspace: Path) -> None:
    text = b"kind: journey\nid: x\ntitle: X\npersonas: [anna, nobody]\nstages: [{id: a}]\n"
    ran = run("validate", "-", "-f", "concise", stdin=text)
    assert ran.code == 1
    assert [line.split(": ")[1] for line in ran.out.splitlines()] == [
        "error CJ102 dangling-reference"
    ]


def test_standard_input_stands_for_its_file(run: Run, workspace: Path) -> None:
    text = (workspace / "returns.journey.yaml").read_bytes().replace(b"ana", b"anna")
    ran = run("validate", "-", "--stdin-filename", "returns.journey.yaml", stdin=text)
    assert (ran.code, ran.out) == (0, "1 map checked, valid.\n")


def test_standard_input_is_called_by_its_name(run: Run, workspace: Path) -> None:
    ran = run(
        "validate", "-", "--stdin-filename", "new/x.persona.yaml", "-f", "concise", stdin=b"a: b\n"
    )
    assert ran.code == 1
    assert ran.out.startswith("new/x.persona.yaml:1:1: error CJ030 unknown-kind: ")
    assert not (workspace / "new").exists()


def test_standard_input_may_be_empty_or_no_text(run: Run, workspace: Path) -> None:
    assert "CJ021" in run("validate", "-", stdin=b"").out
    assert "CJ007" in run("validate", "-", stdin=b"a: \xa3\n").out


def test_standard_input_beside_files(run: Run, workspace: Path) -> None:
    ran = run("validate", "-", "anna.persona.yaml", stdin=b"kind: persona\nid: x\nname: X\n")
    assert (ran.code, ran.out) == (0, "2 maps checked, all valid.\n")


def test_standard_input_is_read_once(run: Run, workspace: Path) -> None:
    ran = run("validate", "-", "-", stdin=b"kind: persona\nid: x\nname: X\n")
    assert (ran.code, ran.out) == (0, "1 map checked, valid.\n")


# --- colours ---


@pytest.mark.parametrize(
    ("words", "environment", "colored"),
    [
        ([], {}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"NO_COLOR": "1"}, False),
        ([], {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ([], {"NO_COLOR": "", "FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": ""}, False),
        (["--color", "always"], {}, True),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
        (["--color", "auto"], {"FORCE_COLOR": "1"}, True),
        (["--color", "always", "-f", "json"], {}, False),
        (["--color", "always", "-f", "concise"], {}, False),
    ],
)
def test_colours(
    words: list[str],
    environment: dict[str, str],
    colored: bool,
    run: Run,
    workspace: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in run("validate", *words).out) is colored


def test_files_are_never_coloured(run: Run, workspace: Path) -> None:
    run("validate", "--color", "always", "-o", "text=x.txt")
    assert "\x1b" not in (workspace / "x.txt").read_text(encoding="utf-8")
