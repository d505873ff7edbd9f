"""Guards `cjmap lint`: what runs, what is printed where, what is fixed, and what it returns."""

from __future__ import annotations

import json
import os
import stat
from typing import TYPE_CHECKING, Protocol

import pytest
from tests.cli.at_work import AtWork

if TYPE_CHECKING:
    from pathlib import Path


class Ran(Protocol):
    code: int
    out: str
    err: str


class Run(Protocol):
    def __call__(self, *words: str, stdin: bytes = b"") -> Ran: ...


JOURNEY = """\
kind: journey
id: visit
title: I visit the clinic
status: draft
personas: ann
stages:
  - id: come
    title: I come
    steps:
      # cjmap: ignore[phase-backwards] nothing goes back
      - {id: park, title: I park, emotion: 1}
      - {id: walk, title: I walk in, emotion: 1}
      - {id: sit, title: I wait, emotion: 1}
      - {id: talk, title: I talk to the doctor, emotion: 1}
"""
PERSONA = "kind: persona\nid: ann\nname: Ann\nstatus: draft\nproto: true\n"
FIXED = JOURNEY.replace("      # cjmap: ignore[phase-backwards] nothing goes back\n", "")


@pytest.fixture
def maps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with a flat journey and an idle comment."""
    root = tmp_path / "clinic"
    root.mkdir()
    (root / "cjmap.toml").write_text("version = 1\n", encoding="utf-8")
    (root / "visit.journey.yaml").write_text(JOURNEY, encoding="utf-8")
    (root / "ann.persona.yaml").write_text(PERSONA, encoding="utf-8")
    monkeypatch.chdir(root)
    return root


def configure(maps: Path, text: str) -> None:
    (maps / "cjmap.toml").write_text(text, encoding="utf-8")


WHOLE = """\
visit.journey.yaml:10:7: warning CJ901 idle-ignore
  `phase-backwards` has nothing to report here.
   |
 9 |     steps:
10 |       # cjmap: ignore[phase-backwards] nothing goes back
   |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: Remove it.
  --fix: Remove the comment

visit.journey.yaml:11:44: info CJ206 flat-emotion
  All 4 scored steps feel the same: +1.
   |
10 |       # cjmap: ignore[phase-backwards] nothing goes back
11 |       - {id: park, title: I park, emotion: 1}
   |                                            ^
  help: Ask customers where it was worst, and score that step by what they say.

Found 1 warning and 1 note in 1 of 2 maps. Fixable: 1 with `--fix`.
"""


def test_whole_report(run: Run, maps: Path) -> None:
    ran = run("lint")
    assert ran.out == WHOLE
    assert (ran.err, ran.code) == ("", 0)


CODES: list[tuple[list[str], int]] = [
    ([], 0),
    (["visit.journey.yaml"], 0),
    (["--fail-on", "warning"], 1),
    (["--fail-on", "info", "ann.persona.yaml"], 0),
    (["--fail-on", "info", "--ignore", "CJ9,flat-emotion"], 0),
    (["--fail-on", "info", "--select", "journey"], 1),
    (["--fail-on", "info", "--select", "wording"], 0),
    (["--diff"], 1),
    (["--diff", "--select", "journey"], 0),
    (["--select", "nothing"], 2),
    (["--ignore", "flat-emotions"], 2),
    (["--extend-select", "CJ999"], 2),
    (["--select", ","], 2),
    (["--today", "tomorrow"], 2),
    (["--today", "2026-02-31"], 2),
    (["--baseline", "nothing.json"], 2),
    (["--update-baseline", "visit.journey.yaml"], 2),
    (["--watch", "--fix"], 2),
    (["--update-baseline", "--select", "wording"], 2),
    (["--update-baseline", "-f", "json"], 2),
    (["--diff", "-o", "sarif=x.sarif"], 2),
    (["--statistics", "-f", "json"], 2),
    (["--select", "CJ1"], 2),
    (["--select", "stale-baseline"], 0),
    (["-", "--fix"], 2),
    (["--format", "nothing"], 2),
    (["nothing.journey.yaml"], 2),
    (["--help"], 0),
]


@pytest.mark.parametrize(("words", "code"), CODES, ids=str)
def test_exit_code(words: list[str], code: int, run: Run, maps: Path) -> None:
    ran = run("lint", *words)
    assert ran.code == code, ran.out + ran.err
    assert "Traceback" not in ran.err
    if code == 2:
        assert ran.out == ""
        assert ran.err.startswith("cjmap: ") or ran.err.startswith("Usage: ")
    assert (maps / "visit.journey.yaml").read_text(encoding="utf-8") == JOURNEY


SAID: list[tuple[list[str], str]] = [
    (
        ["--select", "flat-emotions"],
        "There is no rule, family or profile `flat-emotions`.\n  help: Did you mean `flat-emotion`?",
    ),
    (["--today", "1.2.2026"], "`--today 1.2.2026` is no day.\n  help: Write it as 2026-09-30."),
    (["--select", "a,,b"], "`--select` names no rule."),
    (
        ["-", "--fix"],
        "Standard input cannot be fixed in place.\n  help: Use `--diff` to see the fixes.",
    ),
]


@pytest.mark.parametrize(("words", "said"), SAID, ids=str)
def test_what_is_said(words: list[str], said: str, run: Run, maps: Path) -> None:
    assert said in run("lint", *words, stdin=JOURNEY.encode()).err


CONFIGURED: list[tuple[str, str]] = [
    ('[lint]\nselect = ["nothing"]', ":2: There is no rule, family or profile `nothing`."),
    ('[lint]\nignore = ["flat-emotoin"]', "Did you mean `flat-emotion`?"),
    ("[lint]\nselect = 5", "`lint.select` is `5`; expected a list"),
    ("[lint]\nseverity = 5", "`lint.severity` is `5`; expected a table"),
    (
        '[lint]\nseverity = {flat-emotion = "eror"}',
        "`lint.severity.flat-emotion` is “eror”; expected `error`, `warning` or `info`.",
    ),
    ('[lint]\nseverity = {flat-emotion = "off"}', "To leave a rule out, list it in `ignore`."),
    ('[lint.severity]\nnothing = "info"', "There is no rule, family or profile `nothing`."),
    ('[lint.per-file]\n"*.yaml" = 5', "`lint.per-file.*.yaml` is `5`; expected a table."),
    ('[lint.per-file."*.yaml"]\nignor = []', "Did you mean `ignore`?"),
    ('[lint.per-file]\n"*.yaml" = ["nothing"]', "There is no rule, family or profile `nothing`."),
    ("[lint.options]\nflat-emotion = 5", "`lint.options.flat-emotion` is `5`; expected a table."),
    ("[lint.options.flat-emotion]\nsteps = 5", "`flat-emotion` takes no options."),
    ("[lint.options.nothing]\nsteps = 5", "There is no rule, family or profile `nothing`."),
    ("[lint.options.oversized-map]\nstep = 5", "Did you mean `steps`?"),
    (
        '[lint.options.oversized-map]\nsteps = "5"',
        "`lint.options.oversized-map.steps` is “5”; expected a whole number",
    ),
    ('[lint]\nbaseline = "nothing.json"', "There is no baseline"),
    ("[lint]\nslect = []", "Did you mean `select`?"),
    ("[lint]\nselect = []", "`lint.select` has 0 entries"),
    ("[lint.options.journey]\nsteps = 5", "`lint.options.journey` is no rule but many"),
]


@pytest.mark.parametrize(("text", "said"), CONFIGURED, ids=str)
def test_a_configuration_that_cannot_be(text: str, said: str, run: Run, maps: Path) -> None:
    configure(maps, text)
    ran = run("lint")
    assert ran.code == 2
    assert ran.err.startswith("cjmap: ")
    assert said in ran.err


SELECTED: list[tuple[str, list[str]]] = [
    ("", ["idle-ignore", "flat-emotion"]),
    ('select = ["journey"]', ["flat-emotion"]),
    ('select = ["suppression"]\nextend-select = ["flat-emotion"]', ["flat-emotion"]),
    ('ignore = ["suppression"]', ["flat-emotion"]),
    ('per-file = {"*.journey.yaml" = ["CJ206"]}', ["idle-ignore"]),
    ('per-file = {"*.persona.yaml" = ["CJ2"]}', ["idle-ignore", "flat-emotion"]),
    ('per-file = {"visit*" = {select = ["CJ206"]}}', ["flat-emotion"]),
    ('per-file = {"visit*" = {severity = {CJ206 = "error"}}}', ["flat-emotion", "idle-ignore"]),
    ('severity = {journey = "error"}', ["flat-emotion", "idle-ignore"]),
]


@pytest.mark.parametrize(("text", "names"), SELECTED, ids=str)
def test_configured_rules(text: str, names: list[str], run: Run, maps: Path) -> None:
    configure(maps, f"version = 1\n[lint]\n{text}\n")
    report = json.loads(run("lint", "--format", "json").out)
    assert [each["rule"] for each in report["findings"]] == names


def test_fix(run: Run, maps: Path) -> None:
    file = maps / "visit.journey.yaml"
    os.chmod(file, 0o640)
    ran = run("lint", "--fix", "-f", "concise")
    assert file.read_text(encoding="utf-8") == FIXED
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert ran.err == "Fixed 1 finding in 1 file: idle-ignore 1.\n"
    assert ran.out.startswith("visit.journey.yaml:10:44: info CJ206 flat-emotion: ")
    assert ran.code == 0
    again = run("lint", "--fix", "-f", "concise")
    assert (again.out, again.err) == (ran.out, "")
    assert file.read_text(encoding="utf-8") == FIXED


def test_diff(run: Run, maps: Path) -> None:
    ran = run("lint", "--diff")
    assert ran.out.splitlines()[:3] == [
        "--- visit.journey.yaml",
        "+++ visit.journey.yaml",
        "@@ -7,7 +7,6 @@",
    ]
    assert "-      # cjmap: ignore[phase-backwards] nothing goes back\n" in ran.out
    assert (ran.err, ran.code) == ("", 1)
    assert (maps / "visit.journey.yaml").read_text(encoding="utf-8") == JOURNEY


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_a_folder_that_cannot_be_written(run: Run, maps: Path) -> None:
    if os.geteuid() == 0:  # root may write anywhere: a link out of the workspace is refused to all
        outside = maps.parent / "outside.yaml"
        (maps / "visit.journey.yaml").rename(outside)
        (maps / "visit.journey.yaml").symlink_to(outside)
        ran = run("lint", "--fix", "visit.journey.yaml")
        assert outside.read_text(encoding="utf-8") == JOURNEY
    else:
        maps.chmod(0o555)
        ran = run("lint", "--fix")
        maps.chmod(0o755)
        assert (maps / "visit.journey.yaml").read_text(encoding="utf-8") == JOURNEY
    assert ran.code == 2
    assert "written" in ran.err


def test_standard_input(run: Run, maps: Path) -> None:
    ran = run(
        "lint", "-", "--stdin-filename", "visit.journey.yaml", "-f", "concise", stdin=FIXED.encode()
    )
    assert ran.out.startswith("visit.journey.yaml:10:44: info CJ206 flat-emotion: ")


def test_baseline(run: Run, maps: Path) -> None:
    ran = run("lint", "--update-baseline")
    assert ran.out == "cjmap-baseline.json: 1 finding listed, 1 new, 0 gone\n"
    assert 'Write `baseline = "cjmap-baseline.json"` under `[lint]`' in ran.err
    assert "flat-emotion" not in run("lint", "--baseline", "cjmap-baseline.json").out
    configure(maps, '[lint]\nbaseline = "cjmap-baseline.json"\n')
    assert run("lint", "--ignore", "suppression").out == "2 maps checked, nothing found.\n"
    ran = run("lint", "--update-baseline")
    assert (ran.out, ran.err) == ("cjmap-baseline.json: 1 finding listed, 0 new, 0 gone\n", "")
    text = (maps / "visit.journey.yaml").read_text(encoding="utf-8")
    (maps / "visit.journey.yaml").write_text(
        text.replace("park, emotion: 1", "park, emotion: -1"), encoding="utf-8"
    )
    ran = run("lint", "-f", "concise", "--ignore", "CJ901")
    assert ran.out.startswith(
        "cjmap-baseline.json:4:1: warning CJ905 stale-baseline: `flat-emotion`"
    )


def test_statistics(run: Run, maps: Path) -> None:
    ran = run("lint", "--statistics")
    assert ran.out.splitlines() == [
        "1  info     CJ206  flat-emotion  The curve of emotions has no valley.",
        "1  warning  CJ901  idle-ignore   A comment silences a finding that is not there.  1 fixable",
        "Found 1 warning and 1 note in 1 of 2 maps. Fixable: 1 with `--fix`.",
    ]


def test_several_workspaces(run: Run, maps: Path) -> None:
    inner = maps / "inner"
    inner.mkdir()
    (inner / "cjmap.toml").write_text('[lint]\nselect = ["journey"]\n', encoding="utf-8")
    (inner / "visit.journey.yaml").write_text(JOURNEY, encoding="utf-8")
    (inner / "ann.persona.yaml").write_text(PERSONA, encoding="utf-8")
    report = json.loads(run("lint", "--format", "json").out)
    assert [(each["location"]["file"], each["rule"]) for each in report["findings"]] == [
        ("visit.journey.yaml", "idle-ignore"),
        ("inner/visit.journey.yaml", "flat-emotion"),
        ("visit.journey.yaml", "flat-emotion"),
    ]
    ran = run("lint", "--baseline", "x.json")
    assert ran.code == 2
    assert "these are 2 workspaces" in ran.err


def test_broken_maps_are_told_and_others_linted(run: Run, maps: Path) -> None:
    (maps / "other.journey.yaml").write_text("kind: journey\nid: [\n", encoding="utf-8")
    ran = run("lint", "-f", "concise")
    assert ran.code == 1
    assert "CJ012 syntax-error" in ran.out
    assert "CJ206 flat-emotion" in ran.out


def test_sarif_tells_pages_and_fixes(run: Run, maps: Path) -> None:
    [log] = json.loads(run("lint", "--format", "sarif").out)["runs"]
    rules = {each["name"]: each for each in log["tool"]["driver"]["rules"]}
    assert rules["flat-emotion"]["help"]["markdown"].startswith("# flat-emotion\n")
    [fix] = log["results"][0]["fixes"]
    assert fix["description"]["text"] == "Remove the comment"
    [change] = fix["artifactChanges"]
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 10, "startColumn": 1, "endLine": 11, "endColumn": 1},
            "insertedContent": {"text": ""},
        }
    ]


def test_watch(maps: Path) -> None:
    at_work = AtWork(maps, "lint", "--watch", "--format", "concise", "--select", "journey")
    told = at_work.until("watching for changes; Ctrl-C ends.")
    assert "CJ206 flat-emotion" in told[0]
    at_work.write(
        "visit.journey.yaml", JOURNEY.replace("I park, emotion: 1", "I park, emotion: -1")
    )
    at_work.write("second.journey.yaml", JOURNEY.replace("id: visit", "id: second"))
    told = at_work.until("second.journey.yaml:11:44: info CJ206 flat-emotion")
    assert at_work.end() == 130
    assert not any("visit.journey.yaml" in line for line in told[-1:])


def test_watch_says_nothing_because_of_what_it_keeps(maps: Path) -> None:
    (maps / "cjmap.toml").write_text("version = 1\n", encoding="utf-8")
    at_work = AtWork(maps, "lint", "--watch", "--format", "concise", "--select", "journey")
    at_work.until("watching for changes; Ctrl-C ends.")
    at_work.write("zoo.journey.yaml", JOURNEY.replace("id: visit", "id: zoo"))
    told = at_work.until("zoo.journey.yaml:11:44: info CJ206 flat-emotion")
    assert at_work.end() == 130
    assert (maps / ".cjmap_cache" / "maps").is_dir()
    assert sum("visit.journey.yaml" in line for line in told) == 1


def test_baseline_keeps_what_is_listed_of_maps_that_cannot_be_read(run: Run, maps: Path) -> None:
    run("lint", "--update-baseline")
    before = (maps / "cjmap-baseline.json").read_text(encoding="utf-8")
    broken = JOURNEY.replace("stages:", "stage:")
    (maps / "visit.journey.yaml").write_text(broken, encoding="utf-8")
    ran = run("lint", "--update-baseline")
    assert ran.out == "cjmap-baseline.json: 1 finding listed, 0 new, 0 gone\n"
    assert "no valid maps, so what is listed of them stays: journey:visit" in ran.err
    assert ran.code == 1
    assert (maps / "cjmap-baseline.json").read_text(encoding="utf-8") == before


def test_diff_tells_of_maps_that_cannot_be_read(run: Run, maps: Path) -> None:
    (maps / "other.journey.yaml").write_text("kind: journey\nid: [\n", encoding="utf-8")
    ran = run("lint", "--diff")
    assert ran.code == 2
    assert "+++ visit.journey.yaml" in ran.out
    assert "cjmap: no YAML that can be read: other.journey.yaml" in ran.err


def test_maps_that_are_not_linted_are_counted(run: Run, maps: Path) -> None:
    broken = JOURNEY.replace("stages:", "stage:")
    (maps / "visit.journey.yaml").write_text(broken, encoding="utf-8")
    last = run("lint").out.splitlines()[-1]
    assert last == "1 map is no valid map: the rules of the craft come after that."


def test_options_by_code(run: Run, maps: Path) -> None:
    configure(maps, "[lint.options.CJ208]\nsteps = 3\n")
    assert "CJ208 oversized-map" in run("lint", "-f", "concise").out
