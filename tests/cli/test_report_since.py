"""`cjmap report --since`: which older maps are meant, and what is said where there are none."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from tests.git.desk import Desk
from tests.insight.asking import journey

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

    Run = Callable[..., Ran]

SETTINGS = "version = 1\n"
LEFT = journey("{id: x, title: X, emotion: 2}").replace("id: buy", "id: left", 1)


def feeling(score: float) -> str:
    return journey(f"{{id: a, title: A, emotion: {score}}}")


def commit(desk: Desk, day: str, files: dict[str, str | None]) -> None:
    """Commit some files on a day; None takes one away."""
    for name, text in files.items():
        if text is None:
            (desk.folder / name).unlink()
        else:
            desk.write(name, text)
    desk.git("add", "--all")
    moment = f"{day}T12:00:00+00:00"
    desk.git("commit", "-q", "-m", day, GIT_AUTHOR_DATE=moment, GIT_COMMITTER_DATE=moment)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A repository with the workspace `shop`: in January without, in May with sound settings."""
    desk = Desk.set_up(tmp_path_factory.mktemp("since"))
    commit(desk, "2026-01-10", {"README.md": "Shop\n"})
    begin: dict[str, str | None] = {
        "shop/cjmap.toml": SETTINGS,
        "shop/buy.journey.yaml": feeling(-1),
        "shop/more/left.journey.yaml": LEFT,
        "shop/odd.journey.yaml": "kind: journey\n",
    }
    commit(desk, "2026-03-10", begin)
    desk.git("tag", "v1.0")
    commit(desk, "2026-04-10", {"shop/cjmap.toml": "version = {\n"})
    desk.git("tag", "broken")
    # of a side branch that was merged later: nobody had it in June
    desk.git("checkout", "-q", "-b", "side")
    commit(desk, "2026-05-01", {"shop/buy.journey.yaml": feeling(2)})
    desk.git("checkout", "-q", "main")
    mended = {"shop/cjmap.toml": SETTINGS, "shop/buy.journey.yaml": feeling(0)}
    commit(desk, "2026-05-10", {**mended, "shop/odd.journey.yaml": None})
    merged = "2026-08-10T12:00:00+00:00"
    desk.git("merge", "-q", "-s", "ours", "side", "-m", "merge", GIT_COMMITTER_DATE=merged)
    commit(
        desk,
        "2026-09-10",
        {"shop/buy.journey.yaml": feeling(1), "shop/more/left.journey.yaml": None},
    )
    return desk


@pytest.fixture
def shop(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Path:
    """This process in the workspace, with git's settings of the desk alone."""
    for name, value in desk.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(desk.folder / "shop")
    return desk.folder / "shop"


def since(ran: Ran) -> dict[str, Any]:
    assert (ran.code, ran.err) == (0, "")
    told: dict[str, Any] = json.loads(ran.out)["change"]["since"]
    return told


ASKED = ("report", "--section", "change", "--to", "json", "--since")


@pytest.mark.parametrize(
    ("word", "day", "mean", "gone"),
    [
        ("v1.0", "2026-03-10", -1, 1),
        ("2026-04-01", "2026-03-10", -1, 1),
        ("2026-06-01", "2026-05-10", 0, 1),  # not the commit of May 1 that was merged in August
        ("2026-05-10T12:30:00+00:00", "2026-05-10", 0, 1),
        ("HEAD", "2026-09-10", 1, 0),
    ],
)
def test_a_revision_or_a_day(
    shop: Path, run: Run, word: str, day: str, mean: float, gone: int
) -> None:
    told = since(run(*ASKED, word))
    assert (told["day"], told["before"]["mean"], len(told["gone"])) == (day, mean, gone)
    assert told["after"]["mean"] == 1
    assert told["since"] == (word if word in ("v1.0", "HEAD") else told["commit"])


def test_maps_that_were_not_valid_then_are_named(shop: Path, run: Run) -> None:
    assert since(run(*ASKED, "v1.0"))["left_out"] == ["odd.journey.yaml"]
    assert since(run(*ASKED, "HEAD"))["left_out"] == []


def test_the_work_tree_is_what_is_compared(desk: Desk, shop: Path, run: Run) -> None:
    file = shop / "buy.journey.yaml"
    before = file.read_text("utf-8")
    try:
        file.write_text(feeling(-2), encoding="utf-8")
        told = since(run(*ASKED, "HEAD"))
        assert [each["after"] for each in told["journeys"][0]["steps"]] == [-2]
    finally:
        file.write_text(before, encoding="utf-8")


@pytest.mark.parametrize(
    ("paths", "gone"),
    [
        (["buy.journey.yaml"], []),  # of that map alone
        (["."], ["I buy"]),
    ],
)
def test_paths_narrow_what_is_meant_then_too(
    shop: Path, run: Run, paths: list[str], gone: list[str]
) -> None:
    told = since(run(*ASKED, "v1.0", *paths))
    assert ([each["journey"] for each in told["journeys"]], told["gone"]) == (["buy"], gone)


def test_from_elsewhere_in_the_repository(
    shop: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(shop.parent)
    assert since(run(*ASKED, "v1.0", "shop"))["before"]["mean"] == -1


REFUSED = [
    (
        ("--since", "v2.0"),
        "There is no revision `v2.0`.",
        "Did you mean `v1.0`?",
    ),
    (
        ("--since", "last summer"),
        "There is no revision `last summer`.",
        "Write a revision (`v1.0`), a day (`2026-03-01`), or how long ago: `3 months`.",
    ),
    (("--since", "2020-01-01"), "There is no commit before 2020-01-01 00:00.", None),
    (("--since", "1066-10-14"), "There is no commit before 1066-10-14 00:00.", None),
    (
        ("--since", "HEAD", "--section", "pains"),
        "`--since` is told by the section change, which is not asked for.",
        "Add it: `--section change`.",
    ),
    (
        ("--since", "2026-02-01"),
        "There were no maps in `shop` in",
        "Name a later revision, or one in which the folder had this name.",
    ),
    (
        ("--since", "broken"),
        "The settings of the workspace cannot be read as they were in broken.",
        "Name a revision whose `cjmap.toml` is sound.",
    ),
]


@pytest.mark.parametrize(("words", "message", "hint"), REFUSED)
def test_what_cannot_be_compared_is_said(
    shop: Path, run: Run, words: tuple[str, ...], message: str, hint: str | None
) -> None:
    ran = run("report", *words)
    assert (ran.code, ran.out) == (2, "")
    lines = ran.err.splitlines()
    assert lines[0].startswith(f"cjmap: {message}")
    assert lines[1:] == ([f"  help: {hint}"] if hint else [])


def test_a_map_that_was_not_there(desk: Desk, shop: Path, run: Run) -> None:
    (shop / "new.journey.yaml").write_text(LEFT.replace("id: left", "id: new"), encoding="utf-8")
    try:
        ran = run("report", "new.journey.yaml", "--since", "v1.0")
        assert ran.code == 2
        assert ran.err.startswith("cjmap: None of these maps was there in v1.0, or none was valid.")
    finally:
        (shop / "new.journey.yaml").unlink()


def test_without_a_repository_and_without_a_commit(
    desk: Desk, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in desk.environment.items():
        monkeypatch.setenv(name, value)
    (tmp_path / "buy.journey.yaml").write_text(feeling(1), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    ran = run("report", "--since", "HEAD")
    assert (ran.code, "is not in a git repository" in ran.err) == (2, True)
    desk.run("git", "init", "-q", folder=tmp_path)
    for word in ("HEAD", "3 months"):
        ran = run("report", "--since", word)
        assert (ran.code, "has no commit yet" in ran.err) == (2, True)
