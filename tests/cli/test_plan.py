"""Guards `cjmap plan`: its formats, its settings, and what it says where nothing can be planned."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest

from cjmap.cli.schemas import schema_named

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran

EXAMPLES = Path(__file__).parents[2] / "examples"
DAY = ("--today", "2026-11-22")
KNOWN = "impact: 4, reach: 0.5, confidence: 0.5"


@pytest.fixture
def clinic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the example, in which the command works."""
    root = tmp_path / "clinic"
    shutil.copytree(EXAMPLES / "clinic", root)
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def backlog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Write a workspace of one backlog, in which the command works."""

    def write(*rows: str, settings: str = "version = 1\n") -> Path:
        lines = "".join(f"  - {{{row}}}\n" for row in rows)
        text = f"kind: backlog\nid: b\ntitle: B\nopportunities:\n{lines}"
        (tmp_path / "cjmap.toml").write_text(settings, encoding="utf-8")
        (tmp_path / "b.backlog.yaml").write_text(text, encoding="utf-8")
        monkeypatch.chdir(tmp_path)
        return tmp_path

    return write


def test_the_plan_of_a_workspace(clinic: Path, run: Callable[..., Ran]) -> None:
    ran = run("plan", "--budget", "40", *DAY)
    assert (ran.code, ran.err) == (0, "")
    assert "No other set within these limits brings more:" in ran.out
    assert "Going down the list by RICE or by value for effort would bring 5.5% less" in ran.out
    for word in ("The plan", "Who has room", "What stays out", "Close calls", "Ranking"):
        assert word in ran.out
    assert "Sean" not in ran.out
    assert "McBride, “RICE" in ran.out


def test_the_plan_in_polish(clinic: Path, run: Callable[..., Ran]) -> None:
    ran = run("plan", "--budget", "40", "--lang", "pl", *DAY)
    assert "Od czego zacząć: clinic" in ran.out
    assert "4 z 9 do wyboru, razem 28 osobodni" in ran.out


def test_every_format_is_written_to_its_file(clinic: Path, run: Callable[..., Ran]) -> None:
    names = [
        f"out/plan.{suffix}" for suffix in ("txt", "md", "html", "csv", "json", "svg", "png", "pdf")
    ]
    outputs = [word for name in names for word in ("-o", name)]
    ran = run("plan", "--budget", "40", *DAY, *outputs)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    begins = {
        "txt": b"What to do first: clinic\n",
        "md": b"# What to do first: clinic\n",
        "html": b"<!DOCTYPE html>",
        "csv": b"id,title,map,owner,",
        "json": b'{\n  "version": 1,',
        "svg": b"<svg ",
        "png": b"\x89PNG",
        "pdf": b"%PDF",
    }
    for name in names:
        data = (clinic / name).read_bytes()
        assert begins[name.rpartition(".")[2]] in data[:200], name


def test_the_json_keeps_to_its_schema(clinic: Path, run: Callable[..., Ran]) -> None:
    schema = schema_named("plan")
    for words in (("--budget", "40"), ("--budget", "0"), ("--quarters", "3"), ()):
        data = json.loads(run("plan", "--to", "json", *words, *DAY).out)
        jsonschema.validate(data, schema)
        assert set(data["definitions"]) >= {"plan-gain", "rice", "pain-weight"}
        assert all(each["name"] and each["text"] for each in data["definitions"].values())


def test_the_picture_marks_what_is_in_the_plan(clinic: Path, run: Callable[..., Ran]) -> None:
    plain = run("render", "--picture", "opportunity-matrix", "-o", "-").out
    marked = run("plan", "--budget", "40", "--to", "svg", *DAY).out
    assert "in the plan" not in plain
    # Four that were chosen and one under way, each told in its title and in the description.
    assert marked.count(", in the plan") == 5 * 2
    assert marked.count(">in the plan<") == 1


def test_a_cell_that_a_spreadsheet_would_calculate_is_made_harmless(
    backlog: Callable[..., Path], run: Callable[..., Ran]
) -> None:
    rows = [
        f"id: o{n}, title: '{title}', {KNOWN}, effort: 1"
        for n, title in enumerate(("=1+1", "+a", "-a", "@a"))
    ]
    backlog(*rows)
    told = list(csv.DictReader(io.StringIO(run("plan", "--to", "csv").out)))
    assert [row["title"] for row in told] == ["'=1+1", "'+a", "'-a", "'@a"]
    assert [row["standing"] for row in told] == ["chosen"] * 4


def test_the_configuration_sets_quarters_and_what_pains_count(
    backlog: Callable[..., Path], run: Callable[..., Ran]
) -> None:
    backlog(
        f"id: a, title: A, {KNOWN}, effort: 1",
        settings="[plan]\nquarters = 3\npain-weight = 0.5\n",
    )
    plan = json.loads(run("plan", "--to", "json").out)["plan"]
    assert (len(plan["periods"]), plan["pain_weight"]) == (3, 0.5)
    words = ("--quarters", "2", "--pain-weight", "0")
    plan = json.loads(run("plan", "--to", "json", *words).out)["plan"]
    assert (len(plan["periods"]), plan["pain_weight"]) == (2, 0.0)


WRONG = [
    (("--budget", "-3"), "`--budget -3` is no amount."),
    (("--budget", "nan"), "`--budget nan` is no amount."),
    (("--budget", "inf"), "`--budget inf` is no amount."),
    (("--pain-weight", "101"), "`--pain-weight 101` is no amount."),
    (("--quarters", "0"), "`--quarters 0` cannot be planned."),
    (("--quarters", "13"), "`--quarters 13` cannot be planned."),
    (("--timeout", "0"), "`--timeout 0` is no time."),
    (("--to", "gif"), "There is no format `gif`."),
    (("--lang", "de"), "`--lang de`: a plan is told in `en` and `pl`."),
    (("--top", "0"), "`--top 0` leaves nothing to tell."),
    (("--top", "1.5"), "`--top 1.5` is no whole number."),
    (("--budget", "x"), "`--budget x` is no number."),
    (("--quarters", "x"), "`--quarters x` is no whole number."),
    (("--pain-weight", "x"), "`--pain-weight x` is no number."),
    (("--timeout", "x"), "`--timeout x` is no number."),
    (("nowhere",), "There is no file or folder `nowhere`."),
]


@pytest.mark.parametrize(("words", "message"), WRONG, ids=[" ".join(row[0]) for row in WRONG])
def test_what_cannot_be_asked_for(
    backlog: Callable[..., Path], run: Callable[..., Ran], words: tuple[str, ...], message: str
) -> None:
    backlog(f"id: a, title: A, {KNOWN}, effort: 1")
    ran = run("plan", *words)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err


def test_a_circle_is_refused_with_the_circle(
    backlog: Callable[..., Path], run: Callable[..., Ran]
) -> None:
    backlog(
        f"id: a, title: A, {KNOWN}, effort: 1, requires: b",
        f"id: b, title: B, {KNOWN}, effort: 1, requires: c",
        f"id: c, title: C, {KNOWN}, effort: 1, requires: a",
    )
    ran = run("plan")
    assert ran.code == 2
    assert "The opportunities `a` → `b` → `c` → `a` require each other" in ran.err


def test_an_empty_workspace_is_told(
    tmp_path: Path, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("plan")
    assert ran.code == 2
    assert "There are no maps in this folder." in ran.err


def test_nothing_open_is_told_and_is_no_failure(
    backlog: Callable[..., Path], run: Callable[..., Ran]
) -> None:
    backlog("id: a, title: A, status: done")
    for form in ("text", "markdown", "html", "csv", "json"):
        assert run("plan", "--to", form).code == 0
    assert "There is no open opportunity: nothing to plan." in run("plan").out


def test_an_id_that_is_written_twice_is_told(
    backlog: Callable[..., Path], run: Callable[..., Ran]
) -> None:
    backlog(f"id: a, title: A, {KNOWN}, effort: 1", f"id: a, title: B, {KNOWN}, effort: 2")
    ran = run("plan")
    assert "`a` is written down twice; the first one counts." in ran.out
    assert "There is one to choose, and it fits: 1 person-day." in ran.out


def test_without_the_solver_the_rankings_are_told_and_what_to_install(
    clinic: Path, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cjmap.insight.plan.planning.available", lambda: False)
    ran = run("plan", "--budget", "40", *DAY)
    assert ran.code == 0
    assert "pip install 'cjmap[plan]'" in ran.out
    assert "Ranking" in ran.out
    assert "The plan" not in ran.out
    ran = run("plan", "--to", "svg", *DAY)
    assert (ran.code, ran.out) == (2, "")
    assert "pip install 'cjmap[plan]'" in ran.err
