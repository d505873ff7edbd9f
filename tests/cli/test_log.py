"""`cjmap log`: the map that is meant, what is told of it, and in which form."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from tests.compare.shop_history import COMMITS, FORMER, MAP, make_history
from tests.git.desk import bare_environment

from cjmap.cli.history.words import KNOWN_FORMATS, parse_moment, parse_range
from cjmap.cli.reports import parse_output
from cjmap.compare.history.formats.json_format import history_schema
from cjmap.errors import CjmapError
from cjmap.git.repository import SHALLOW

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

    Run = Callable[..., Ran]

NEWEST = COMMITS[-1].subject


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_history(tmp_path_factory.mktemp("log"))


@pytest.fixture
def shop(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shop's repository, and this process in it."""
    folder = tmp_path / "rosliny"
    shutil.copytree(made, folder)
    for name, value in bare_environment(tmp_path / "home").items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(folder)
    return folder


def subjects(out: str) -> list[str]:
    """Return the subjects of the versions that were told, in their order."""
    heads = (line for line in out.splitlines() if not line.startswith(" "))
    return [line.split("  ", 3)[-1] for line in heads]


ALL = [commit.subject for commit in reversed(COMMITS)]


@pytest.mark.parametrize(
    ("words", "told"),
    [(("log", MAP), True), (("log", MAP, "--to", "json"), True), (("log", MAP, "-n", "1"), False)],
)
def test_a_clone_that_was_cut_off_is_told_where_it_ends(
    shop: Path, run: Run, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], told: bool
) -> None:
    cut = shop.with_name("cut")
    words_of_git = ("git", "clone", "-q", "--depth", "2", shop.as_uri(), str(cut))
    subprocess.run(words_of_git, check=True, capture_output=True)
    monkeypatch.chdir(cut)
    ran = run(*words)
    assert ran.code == 0
    assert ran.err == (
        f"cjmap: the oldest version told may not be the first. {SHALLOW}\n" if told else ""
    )


def test_an_id_that_no_readable_map_has(shop: Path, run: Run) -> None:
    file = shop / MAP
    file.write_text(f"<<<<<<< ours\n{file.read_text('utf-8')}", "utf-8")
    ran = run("log", "zamawiam-rosline")
    assert ran.code == 2
    assert f"`{MAP}` cannot be read now; if that is it, name the file." in ran.err
    assert run("log", MAP).code == 0


@pytest.mark.parametrize("word", [MAP, f"./{MAP}", "zamawiam-rosline", "journey:zamawiam-rosline"])
def test_a_map_is_named_by_its_file_or_its_id(shop: Path, run: Run, word: str) -> None:
    ran = run("log", word)
    assert (ran.code, ran.err) == (0, "")
    assert subjects(ran.out) == ALL


def test_each_version_has_two_lines(shop: Path, run: Run) -> None:
    ran = run("log", MAP, "-n", "2", "--lang", "en")
    lines = ran.out.splitlines()
    assert len(lines) == 4
    assert lines[0].endswith(f"  2026-11-03  Ola Wójcik  {NEWEST}")
    assert lines[1].startswith("  • opportunity “Wyszukiwarka zna nazwy łacińskie” is planned")
    assert lines[3].startswith("  ▼ emotion fell 2 times · ")


def test_verbose_tells_every_change_and_the_figures(shop: Path, run: Run) -> None:
    ran = run("log", MAP, "-n", "1", "--lang", "en", "-v")
    assert [line.rsplit("  ", 1)[-1] for line in ran.out.splitlines()[1:3]] == [
        "opportunity-planned",
        "due-date-set",
    ]
    assert "peak and end +1.63" in ran.out.splitlines()[-1]


def test_the_language_is_that_of_the_workspace(shop: Path, run: Run) -> None:
    assert "tylko układ tekstu" in run("log", MAP).out
    assert "only the layout" in run("log", MAP, "--lang", "en").out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("HEAD~3",), ALL[3:]),
        (("HEAD~3..HEAD",), ALL[:3]),
        (("HEAD~3..",), ALL[:3]),
        (("HEAD~8..HEAD~6",), ALL[6:8]),  # before the file had its name
        (("-n", "2"), ALL[:2]),
        (("--since", "2026-08-27"), ALL[:3]),
        (("--until", "2026-01-19"), ALL[-3:]),
        (("--since", "2026-04-20", "--until", "2026-04-21"), ALL[6:8]),
        (("--reverse",), ALL[::-1]),
        (("-n", "2", "--reverse"), ALL[1::-1]),
        (("--level", "breaking"), ["Uwagi z przeglądu", "Szkic podróży z warsztatu"]),
    ],
)
def test_versions_can_be_chosen(
    shop: Path, run: Run, words: tuple[str, ...], told: list[str]
) -> None:
    ran = run("log", MAP, *words)
    assert (ran.code, ran.err) == (0, "")
    assert subjects(ran.out) == told


def test_where_no_version_is_left_that_is_said(shop: Path, run: Run) -> None:
    for words in (("--until", "2020-01-01"), ("--until", "2020-01-01", "--reverse")):
        ran = run("log", MAP, *words, "--lang", "en")
        assert (ran.code, ran.out) == (0, "There are no such versions.\n")


def test_a_file_that_is_gone_has_a_history(shop: Path, run: Run) -> None:
    ran = run("log", FORMER, "--lang", "en")
    assert subjects(ran.out) == ALL[4:]
    assert f"the map goes on as {MAP}" in ran.out


def test_what_is_not_committed_comes_first(shop: Path, run: Run) -> None:
    text = (shop / MAP).read_text(encoding="utf-8")
    (shop / MAP).write_text(text.replace("status: approved", "status: draft"), encoding="utf-8")
    (shop / MAP).rename(shop / "nowa.journey.yaml")
    ran = run("log", "zamawiam-rosline", "-n", "1", "--lang", "en")
    assert ran.out == (
        "work tree  not committed yet\n"
        f"  • status back from approved to draft · file {MAP} → nowa.journey.yaml\n"
    )
    assert subjects(run("log", "nowa.journey.yaml", "HEAD", "-n", "1").out) == [NEWEST]


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        (("nobody",), "There is no map `nobody`", "Name a file"),
        (("zamawiam-rosliny",), "There is no map", "Did you mean `zamawiam-rosline`?"),
        (("sklep",), "`sklep` is the id of several maps", "`backlog:sklep`"),
        (("jorney:x",), "There is no kind of map `jorney`", "Did you mean `journey`?"),
        ((".",), "is a folder", "Name a file"),
        ((MAP, "nowhere"), "There is no revision `nowhere`", ""),
        ((MAP, "a...b"), "`a...b`: a history is that of one revision", "a..b"),
        ((MAP, "-n", "0"), "`-n 0` leaves nothing to tell", "1 or more"),
        ((MAP, "--since", "soon"), "`--since soon` is no day", "2026-03-01"),
        ((MAP, "--to", "yml"), "There is no format `yml`", "There are"),
        ((MAP, "--to", "jsn"), "There is no format `jsn`", "Did you mean `json`?"),
        ((MAP, "-o", "report"), "does not say what to write where", "FORMAT=FILE"),
        ((MAP, "-o", f"text={MAP}"), "would overwrite a map", "another file"),
        ((MAP, "--lang", "de"), "`--lang de`", ""),
        (("anna.persona.yaml", "--to", "svg"), "no picture of the history of `persona`", "--to"),
        ((MAP, "--until", "2020-01-01", "--to", "svg"), "nothing to draw", ""),
    ],
)
def test_what_cannot_be_told_is_said(
    shop: Path, run: Run, words: tuple[str, ...], message: str, hint: str
) -> None:
    ran = run("log", *words)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert hint in ran.err


def test_without_a_repository_it_is_said(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "anna.persona.yaml").write_text("kind: persona\nid: anna\nname: Anna\n")
    ran = run("log", "anna")
    assert ran.code == 2
    assert "is not in a git repository" in ran.err
    assert "`git init`" in ran.err


def test_json_follows_its_schema(shop: Path, run: Run) -> None:
    ran = run("log", MAP, "--to", "json", "--lang", "en")
    found: dict[str, Any] = json.loads(ran.out)
    jsonschema.validate(found, history_schema())
    assert found["map"] == {
        "kind": "journey",
        "id": "zamawiam-rosline",
        "title": "Zamawiam roślinę do salonu",
        "file": MAP,
    }
    assert [version["subject"] for version in found["versions"]] == ALL
    outcomes = [version["outcome"] for version in found["versions"]]
    assert outcomes.count("layout") == 2
    assert outcomes.count("refused") == 1
    assert outcomes[-1] == "began"
    newest = found["versions"][0]["figures"]
    assert (newest["steps"], newest["peak_and_end"], newest["lowest"]["step"]) == (
        17,
        1.625,
        "dostawa",
    )
    assert [version["figures"] is None for version in found["versions"]].count(True) == 1


def test_markdown_lets_no_text_act(shop: Path, run: Run) -> None:
    text = (shop / MAP).read_text(encoding="utf-8")
    trap = "<b>|@you `x` [a](b)"
    (shop / MAP).write_text(text.replace("title: Szukam\n", f"title: '{trap}'\n"), "utf-8")
    ran = run("log", MAP, "-n", "1", "--to", "markdown", "--lang", "en")
    row = next(line for line in ran.out.splitlines() if "retitled" in line)
    assert row.replace("\\|", "").count("|") == 5
    assert "<b>" not in row
    assert "@you" not in row
    assert "[a](b)" not in row
    full = run("log", MAP, "--to", "markdown", "--lang", "en").out.splitlines()
    assert full[0] == "## History of Zamawiam roślinę do salonu"
    assert sum(line.startswith("| `") for line in full) == len(ALL) + len(ALL) - 1


def test_html_is_one_page_with_the_picture(shop: Path, run: Run) -> None:
    text = (shop / MAP).read_text(encoding="utf-8")
    (shop / MAP).write_text(text.replace("title: Szukam\n", "title: '<script>x'\n"), "utf-8")
    ran = run("log", MAP, "-o", "history.html", "--lang", "en")
    assert (ran.code, ran.out) == (0, "")
    page = (shop / "history.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert page.count('src="') == page.count('src="data:image/svg+xml;base64,') == 1
    assert "<script" not in page
    assert "unsafe" not in page
    assert page.count('<li class="version">') == len(ALL) + 1
    persona = run("log", "anna.persona.yaml", "--to", "html").out
    assert "<img" not in persona


def test_pictures_in_all_forms(shop: Path, run: Run) -> None:
    words = ["-o", "a.svg", "-o", "png=b.png", "-o", "pdf=c.pdf", "--theme", "dark"]
    ran = run("log", MAP, *words)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert (shop / "a.svg").read_bytes().startswith(b"<svg")
    assert b"#0b1220" in (shop / "a.svg").read_bytes()
    assert (shop / "b.png").read_bytes().startswith(b"\x89PNG")
    assert (shop / "c.pdf").read_bytes().startswith(b"%PDF")


def test_the_same_history_gives_the_same_bytes(shop: Path, run: Run) -> None:
    for form in ("text", "markdown", "json", "svg"):
        once, again = (run("log", MAP, "--to", form).out for _ in range(2))
        assert once == again
        assert once


def test_a_subject_cannot_move_the_cursor(shop: Path, run: Run) -> None:
    import subprocess

    subject = "evil \x1b[31m\u202e"
    subprocess.run(["git", "commit", "-q", "--allow-empty", "-m", "x"], check=True)
    (shop / MAP).write_text((shop / MAP).read_text(encoding="utf-8") + "# x\n", "utf-8")
    subprocess.run(["git", "commit", "-q", "-a", "-m", subject], check=True)
    for form in ("text", "markdown", "html"):
        out = run("log", MAP, "--to", form).out
        assert "\x1b" not in out
        assert "\u202e" not in out


# --- words ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "left", "right"),
    [
        ("main", None, "main"),
        ("v1..v2", "v1", "v2"),
        ("..v2", "HEAD", "v2"),
        ("v1..", "v1", "HEAD"),
        (None, None, None),
    ],
)
def test_ranges(word: str | None, left: str | None, right: str | None) -> None:
    assert parse_range(word) == (left, right)


@pytest.mark.parametrize(
    ("word", "days"), [("3 days", 3), ("2 weeks", 14), ("1.week.ago", 7), ("10 days ago", 10)]
)
def test_days_ago(word: str, days: int) -> None:
    found = parse_moment("--since", word)
    assert found is not None
    assert abs(datetime.now(tz=UTC) - timedelta(days=days) - found) < timedelta(minutes=1)


def test_months_and_years_ago_are_those_of_the_calendar() -> None:
    now = datetime.now(tz=UTC)
    month, year = (parse_moment("--since", word) for word in ("1 month", "2 years"))
    assert month is not None
    assert year is not None
    assert (month.month - now.month) % 12 == 11
    assert year.year == now.year - 2


def test_a_day_has_an_end() -> None:
    first = parse_moment("--since", "2026-03-01")
    last = parse_moment("--until", "2026-03-01", end=True)
    assert first is not None
    assert last is not None
    assert last - first == timedelta(days=1)
    moment = parse_moment("--since", "2026-03-01T12:00+02:00")
    assert moment == datetime(2026, 3, 1, 10, tzinfo=UTC)


@pytest.mark.parametrize("word", ["", "2026-02-30", "tomorrow", "9999 years", "0001-01-01x"])
def test_what_is_no_day(word: str) -> None:
    with pytest.raises(CjmapError, match="is no day"):
        parse_moment("--since", word)


@pytest.mark.parametrize(
    ("word", "form", "name"),
    [
        ("json=a.txt", "json", "a.txt"),
        ("a.md", "markdown", "a.md"),
        ("x/a.SVG", "svg", "x/a.SVG"),
    ],
)
def test_outputs(word: str, form: str, name: str) -> None:
    found, file = parse_output(word, KNOWN_FORMATS)
    assert (found, str(file)) == (form, name)


def test_a_file_whose_name_is_no_utf_8(shop: Path, run: Run) -> None:
    (shop / MAP).rename(shop / "caf\udce9.journey.yaml")
    ran = run("log", "zamawiam-rosline", "--to", "json", "-n", "1")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out)["versions"][0]["file"] == "caf\\udce9.journey.yaml"
