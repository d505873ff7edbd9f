"""`cjmap report`: the maps that are meant, what is told of them, where it goes, and what is refused."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran

    Run = Callable[..., Ran]

EXAMPLES = Path(__file__).parents[2] / "examples"
VISIT = "first-visit.journey.yaml"


@pytest.fixture
def clinic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the English example, and this process in it."""
    folder = tmp_path / "clinic"
    shutil.copytree(EXAMPLES / "clinic", folder)
    monkeypatch.chdir(folder)
    return folder


def test_the_workspace_is_told(clinic: Path, run: Run) -> None:
    ran = run("report", "--today", "2026-11-22")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0] == "What the maps say: clinic"
    assert lines[1].endswith("· Nov\u00a022,\u00a02026")
    assert lines[3] == "In short"
    assert [line for line in lines if line and line[0] != " "][-1] == "What the figures mean"


def test_one_map_is_told_by_its_title(clinic: Path, run: Run) -> None:
    told = run("report", VISIT, "--lang", "pl", "--today", "2026-11-22").out
    assert told.startswith(
        "Co mówią mapy: I see a specialist for the first time\n1 podróż · 22\u00a0lis"
    )
    given = (clinic / VISIT).read_bytes()
    read = run("report", "-", "--stdin-filename", VISIT, "--lang", "pl", stdin=given).out
    assert read.splitlines()[0] == told.splitlines()[0]


def test_sections_are_chosen_and_told_in_their_order(clinic: Path, run: Run) -> None:
    told = run("report", "-s", "pains,experience", "--to", "markdown").out
    heads = [line for line in told.splitlines() if line.startswith("## ")]
    assert [each.partition(":")[0] for each in heads] == [
        "## In short",
        "## Experience",
        "## Pains",
    ]
    data = json.loads(run("report", "--section", "pains", "--to", "json").out)
    assert data["experience"] is None
    assert data["pains"] is not None


def test_what_the_maps_do_not_hold_is_said(workspace: Path, run: Run) -> None:
    ran = run("report", "anna.persona.yaml", "--lang", "en", "-s", "experience")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith(
        "What these maps do not tell\n  · Experience: there is no current journey.\n"
    )


def test_maps_that_are_none_are_named_and_left_out(clinic: Path, run: Run) -> None:
    (clinic / VISIT).write_text("kind: journey\n", "utf-8")
    ran = run("report", "--lang", "en", "-s", "pains")
    assert ran.code == 0
    assert ran.err == f"cjmap: left out, as no valid map: {VISIT}; `cjmap validate` tells why.\n"
    assert ran.out.splitlines()[1].startswith("1 journey ·")


def test_references_that_lead_nowhere_break_nothing(workspace: Path, run: Run) -> None:
    ran = run("report", "returns.journey.yaml", "--lang", "en", "-v")
    assert (ran.code, ran.err) == (0, "")


def test_several_workspaces_are_told_one_after_another(
    clinic: Path, run: Run, tmp_path: Path
) -> None:
    shutil.copytree(EXAMPLES / "sklep", tmp_path / "sklep")
    ran = run("report", str(tmp_path), "-s", "pains")
    titles = [line for line in ran.out.splitlines() if line.endswith((": clinic", ": sklep"))]
    assert titles == ["What the maps say: clinic", "Co mówią mapy: sklep"]
    refused = run("report", str(tmp_path), "--to", "json")
    assert (refused.code, refused.out) == (2, "")
    assert "There are 2 workspaces" in refused.err


def test_files_of_every_kind(clinic: Path, run: Run) -> None:
    ran = run(
        *("report", "-o", "out/a.txt", "-o", "a.md", "-o", "json=a.data", "-o", "a.html"),
        *("--today", "2026-11-22", "--to", "markdown"),
    )
    assert (ran.code, ran.err) == (0, "")
    assert (clinic / "a.md").read_text("utf-8") == ran.out
    assert (clinic / "out" / "a.txt").read_text("utf-8").startswith("What the maps say: clinic\n")
    assert json.loads((clinic / "a.data").read_text("utf-8"))["today"] == "2026-11-22"
    page = (clinic / "a.html").read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert page.count('class="by-day"') == page.count('class="by-night"') >= 2
    assert run("report", "-o", "b.md").out == ""


def test_the_theme_of_the_house_is_kept(clinic: Path, run: Run) -> None:
    settings = clinic / "cjmap.toml"
    settings.write_text(settings.read_text("utf-8") + '\n[render]\ntheme = "print"\n', "utf-8")
    page = run("report", VISIT, "--to", "html").out
    assert page.count("<img") >= 1
    assert "by-night" not in page.split("</style>")[1]


def test_a_page_about_many_journeys_has_no_pictures(clinic: Path, run: Run) -> None:
    text = (clinic / VISIT).read_text("utf-8")
    for number in range(12):
        new = text.replace("id: first-visit\n", f"id: visit-{number}\n", 1)
        (clinic / f"visit-{number}.journey.yaml").write_text(new, "utf-8")
    page = run("report", "--to", "html", "-v").out
    assert "<img" not in page
    assert page.count('<pre class="curve"') == 14


def test_colours_where_they_are_wanted(
    clinic: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "\x1b[" not in run("report").out
    assert "\x1b[" in run("report", "--color", "always").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in run("report").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run("report").out


REFUSED: list[tuple[tuple[str, ...], str, str]] = [
    (("nowhere",), "There is no file or folder `nowhere`.", ""),
    (("-s", "pain"), "There is no section `pain`.", "Did you mean `pains`?"),
    (("-s", "pains,xyz"), "There is no section `xyz`.", "`experience`"),
    (("--to", "pdf"), "There is no format `pdf`.", "`html`"),
    (("--lang", "de"), "`--lang de`: a report is told in `en` and `pl`.", ""),
    (("--today", "2026-13-01"), "`--today 2026-13-01` is no day.", "2026-09-30"),
    (("--top", "0"), "`--top 0` leaves nothing to tell.", "1 or more"),
    (("--top", "x"), "`--top x` is no whole number.", "`--top 3`"),
    (("-o", "report"), "does not say what to write where", "FORMAT=FILE"),
    (("-o", "x.svg"), "There is no format `svg`.", ""),
    (("-o", f"json={VISIT}"), "would overwrite a map", ""),
    (("-o", "/proc/none/x.md"), "cannot be written", ""),
]


@pytest.mark.parametrize(("words", "said", "hint"), REFUSED, ids=lambda value: str(value)[:30])
def test_wrong_use(words: tuple[str, ...], said: str, hint: str, clinic: Path, run: Run) -> None:
    ran = run("report", *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert hint in ran.err


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, "There are no maps"),
        ({"x.journey.yaml": "kind: journey\n"}, "There is no valid map: x.journey.yaml."),
        ({f"{n}.journey.yaml": "x" for n in range(9)}, "and 6 more."),
    ],
    ids=["none", "one that is none", "many that are none"],
)
def test_nothing_to_tell(
    files: dict[str, str], said: str, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in {"cjmap.toml": "", **files}.items():
        (tmp_path / name).write_text(text, "utf-8")
    ran = run("report")
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
