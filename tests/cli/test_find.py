"""`cjmap find`: words into a query, forms of the answer, exit codes, and what is wrong, pointed at."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest

from cjmap.cli.commands.find import arranged
from cjmap.insight.find.published import found_schema

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran

    Run = Callable[..., Ran]

CLINIC = Path(__file__).parents[2] / "examples" / "clinic"


@pytest.fixture
def clinic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "clinic"
    shutil.copytree(CLINIC, folder)
    monkeypatch.chdir(folder)
    return folder


GAP = "repeat-prescription.journey.yaml:146:17: pain repeat-prescription#weekend-gap Nobody approves repeats from Friday to Monday\n"


def test_paths(clinic: Path, run: Run) -> None:
    ran = run("find", "kind:pain severity:5", "--to", "paths")
    assert (ran.code, ran.out, ran.err) == (0, GAP, "")


def test_words_given_apart_are_one_query(clinic: Path, run: Run) -> None:
    together = run("find", "kind:pain severity:>=4 -channel:phone", "--to", "paths")
    apart = run("find", "kind:pain", "-channel:phone", "severity:>=4", "--to", "paths")
    assert together == apart
    assert together.out.count("\n") == 4


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["kind:pain", "-has:x"], ["kind:pain", "--", "-has:x"]),
        (["-has:x a:b", "-c", "kind"], ["-c", "kind", "--", "-has:x a:b"]),
        (['-"in the shop"'], ["--", '-"in the shop"']),
        (["a", "--sort", "-severity"], ["a", "--sort", "-severity"]),
        (["a", "-o", "csv=x.csv", "-n5"], ["a", "-o", "csv=x.csv", "-n5"]),
        (["a", "-refund"], ["a", "--", "-refund"]),
        (["a", "-coffee", "-h"], ["a", "-coffee", "-h"]),
        (["--", "-a"], ["--", "-a"]),
    ],
)
def test_what_looks_like_an_option(words: list[str], expected: list[str]) -> None:
    assert arranged(words) == expected


def test_a_table_in_the_terminal(clinic: Path, run: Run) -> None:
    ran = run("find", "kind:step", "emotion:<=-1", "--sort", "emotion")
    lines = ran.out.splitlines()
    assert lines[:2] == ["4 found", "kind:step emotion:<=-1"]
    assert lines[3].split() == ["Title", "Emotion", "Stage", "Touchpoint", "Where"]
    assert "−1.5" in lines[5]
    assert "first-visit.journey.yaml:101" in lines[5]


def test_polish(clinic: Path, run: Run) -> None:
    assert run("find", "kind:step emotion:<=-1", "--lang", "pl").out.startswith("Znaleziono: 4\n")


def test_a_long_table_is_cut_unless_all_is_wanted(clinic: Path, run: Run) -> None:
    assert "(--top 0 shows all)" in run("find", "kind:item").out
    assert "(--top 0 shows all)" not in run("find", "kind:item", "--top", "0").out
    assert run("find", "kind:item", "--to", "paths", "--top", "3").out.count("\n") == 3
    assert run("find", "kind:item", "--to", "paths").out.count("\n") > 100


def test_counts(clinic: Path, run: Run) -> None:
    ran = run("find", "kind:step", "--count", "phase,mode", "--to", "csv")
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert sum(int(row["count"]) for row in rows) == 23
    assert rows[0] == {"phase": "before", "mode": "online", "count": rows[0]["count"]}
    assert "█" in run("find", "kind:step", "-c", "phase").out


def test_columns_of_ones_own(clinic: Path, run: Run) -> None:
    ran = run("find", "kind:pain severity:5", "--show", "frequency,persona", "--to", "csv")
    assert list(csv.reader(io.StringIO(ran.out))) == [
        ["kind", "ref", "title", "file", "line", "column", "frequency", "persona"],
        ["pain", "repeat-prescription#weekend-gap", "Nobody approves repeats from Friday to Monday",
         "repeat-prescription.journey.yaml", "146", "17", "0.25", "helen; tom"],
    ]  # fmt: skip


def test_files(clinic: Path, run: Run) -> None:
    ran = run(
        "find", "kind:pain severity:5", "-o", "a.csv", "-o", "b.json", "-o", "c.md", "-o", "d.txt"
    )
    assert (ran.code, ran.out) == (0, "")
    found = json.loads((clinic / "b.json").read_text(encoding="utf-8"))
    jsonschema.validate(found, found_schema())
    assert found["total"] == 1
    for name in ("a.csv", "c.md", "d.txt"):
        assert "Nobody approves" in (clinic / name).read_text(encoding="utf-8")


def test_only_in_some_maps(clinic: Path, run: Run) -> None:
    ran = run(
        "find", "kind:step channel:phone", "--in", "first-visit.journey.yaml", "--to", "paths"
    )
    assert [line.split()[2] for line in ran.out.splitlines()] == ["first-visit#referral"]


def test_the_fields_are_listed(run: Run) -> None:
    ran = run("find", "--fields")
    assert (ran.code, ran.err) == (0, "")
    assert "What a query can ask" in ran.out
    assert "severity" in ran.out
    assert "moment-of-truth" in ran.out


def test_nothing_is_found(clinic: Path, run: Run) -> None:
    ran = run("find", "kind:pain severity:5 channel:phone")
    assert (ran.code, ran.err) == (1, "")
    assert "Nothing in the maps is like this." in ran.out
    assert run("find", "kind:pain severity:5 channel:phone", "--to", "paths").out == ""


def test_what_is_wrong_is_pointed_at(clinic: Path, run: Run) -> None:
    ran = run("find", "kind:step chanel:phone")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "cjmap: There is no field `chanel`.\n"
        "  kind:step chanel:phone\n"
        "            ^^^^^^\n"
        "  help: Did you mean `channel`?\n"
    )


def test_a_place_in_a_long_query(clinic: Path, run: Run) -> None:
    ran = run("find", f"{'x ' * 40}chanel:phone \x1b[31m")
    _, shown, marks, _ = ran.err.splitlines()
    start = marks.index("^")
    assert shown[start : start + 6] == "chanel"
    assert "\x1b" not in ran.err


WRONG = [
    (["kind:pain", "--count", "chanel"], "`--count`: there is no field `chanel`.", "`channel`"),
    (["kind:pain", "--count", "impact"], "`--count`: no `pain` has `impact`.", "opportunity"),
    (["kind:pain", "--count", "a,b,c"], "there is no field `a`", ""),
    (["kind:pain", "--count", "step,stage,phase"], "2 fields at most", ""),
    (["kind:pain", "--sort", "-impact"], "`--sort`: no `pain` has `impact`.", ""),
    (["kind:pain", "--show", "sevrity"], "there is no field `sevrity`", "`severity`"),
    (["kind:pain", "--top", "-1"], "leaves nothing to tell", ""),
    (["kind:pain", "--top", "few"], "`--top few` is no whole number.", "`--top 3`"),
    (["kind:pain", "--to", "xls"], "There is no format `xls`.", ""),
    (["kind:pain", "--in", "nowhere"], "There is no file or folder `nowhere`.", ""),
    (["kind:pain", "--lang", "de"], "en", ""),
    ([], "QUERY", ""),
]


@pytest.mark.parametrize(("words", "message", "hint"), WRONG)
def test_wrong_use(words: list[str], message: str, hint: str, clinic: Path, run: Run) -> None:
    ran = run("find", *words)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert hint in ran.err


def test_an_empty_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("find", "kind:step")
    assert ran.code == 2
    assert "There are no maps in this folder." in ran.err


def test_maps_that_are_no_valid_ones_are_left_out(workspace: Path, run: Run) -> None:
    (workspace / "returns.journey.yaml").write_text(
        "kind: journey\nid: returns\n", encoding="utf-8"
    )
    ran = run("find", "kind:*", "--to", "paths")
    assert ran.code == 0
    assert "returns.journey.yaml" in ran.err
    assert {line.split(":")[0] for line in ran.out.splitlines()} == {
        "anna.persona.yaml",
        "jan.persona.yaml",
    }


def test_several_workspaces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    for name in ("a", "b"):
        shutil.copytree(CLINIC, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    ran = run("find", "kind:pain severity:5", "--in", "a", "--in", "b")
    assert ran.code == 0
    assert ran.out.count("1 found") == 2
    assert run("find", "kind:pain", "--in", "a", "--in", "b", "--to", "json").code == 2
