"""Guards `cjmap new` without an interview: where maps go, what is told, what is refused."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Protocol

import pytest

from cjmap.format.kinds import KINDS

EXAMPLES = Path(__file__).parents[2] / "examples"


class Ran(Protocol):
    code: int
    out: str
    err: str


class Run(Protocol):
    def __call__(self, *words: str, stdin: bytes = b"") -> Ran: ...


def files(folder: Path) -> set[str]:
    return {each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file()}


@pytest.fixture
def clinic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "clinic"
    shutil.copytree(EXAMPLES / "clinic", folder)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Path:
    """What `init` leaves, with its maps in a folder of their own."""
    monkeypatch.chdir(tmp_path)
    run("init", "shop")
    monkeypatch.chdir(tmp_path / "shop")
    return tmp_path / "shop"


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


TOLD = """\
wrote x-ray.journey.yaml
  about the persona: Helen Marsh (helen)
  touchpoints: Patient portal (patient-portal), Text messages (text-message), Clinic phone line (phone-line)

Next:
  x-ray.journey.yaml                         make it yours: what stands there is an example
  cjmap lint                                 is it a good map?
  cjmap render x-ray.journey.yaml            its picture
  cjmap new blueprint x-ray --journey x-ray  what it takes behind the scenes
"""

TOLD_PL = """\
zapisano oczekiwanie.empathy.yaml
  o personie: Tom Marsh (tom)
  kroki: Wait for the approval (repeat-prescription#approval)

Co dalej:
  oczekiwanie.empathy.yaml               zmień po swojemu: wszystko tam to przykład
  cjmap lint                             czy to dobra mapa?
  cjmap render oczekiwanie.empathy.yaml  jej rysunek
"""


def test_what_was_written_is_told_with_what_it_is_linked_to(run: Run, clinic: Path) -> None:
    ran = run("new", "journey", "x-ray")
    assert (ran.code, ran.out, ran.err) == (0, TOLD, "")
    assert run("lint").code == 0


def test_it_speaks_polish(run: Run, clinic: Path) -> None:
    ran = run("new", "empathy-map", "oczekiwanie", "--persona", "tom", "--lang", "pl")
    assert (ran.code, ran.out) == (0, TOLD_PL)
    assert "lang: pl\n" in (clinic / "oczekiwanie.empathy.yaml").read_text("utf-8")


def test_the_language_is_the_workspaces(run: Run, empty: Path) -> None:
    (empty / "cjmap.toml").write_text('lang = "pl"\n', "utf-8")
    assert run("new", "persona", "ola").out.startswith("zapisano ola.persona.yaml")
    text = (empty / "ola.persona.yaml").read_text("utf-8")
    assert text.startswith("# Persona: jeden modelowy klient.")
    assert "lang:" not in text


@pytest.mark.parametrize(
    ("workspace", "asked", "written"),
    [
        ("de", None, "lang: en\n"),
        ("pl-PL", None, None),
        ("pl", "pl-PL", "lang: pl-PL\n"),
        ("en", "pl", "lang: pl\n"),
    ],
)
def test_a_map_says_its_language_where_it_is_not_the_workspaces(
    workspace: str, asked: str | None, written: str | None, run: Run, empty: Path
) -> None:
    (empty / "cjmap.toml").write_text(f'lang = "{workspace}"\n', "utf-8")
    text = run("new", "persona", "ola", "-o", "-", *(("--lang", asked) if asked else ())).out
    assert written in text if written else "\nlang:" not in text


@pytest.mark.parametrize("kind", [each.name for each in KINDS])
def test_it_is_printed_with_o_dash(kind: str, run: Run, clinic: Path) -> None:
    before = files(clinic)
    ran = run("new", kind, "x-ray", "--title", "I am X-rayed: twice", "-o", "-")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("# A")
    assert f"kind: {kind}\nid: x-ray\n" in ran.out
    assert '"I am X-rayed: twice"\n' in ran.out
    assert files(clinic) == before


WHERE = [
    ([], "maps/x-ray.journey.yaml"),
    (["-o", "maps"], "maps/x-ray.journey.yaml"),
    (["-o", "new"], "new/x-ray.journey.yaml"),
    (["-o", "new/deep/"], "new/deep/x-ray.journey.yaml"),
    (["-o", "new/scan.journey.yaml"], "new/scan.journey.yaml"),
    (["-o", "../shop/scan.journey.yml"], "scan.journey.yml"),
]


@pytest.mark.parametrize(("words", "file"), WHERE)
def test_where_it_goes(words: list[str], file: str, run: Run, shop: Path) -> None:
    before = files(shop)
    ran = run("new", "journey", "x-ray", *words)
    assert ran.code == 0, ran.err
    assert files(shop) - before == {file}
    assert ran.out.startswith(f"wrote {file}\n")


def test_in_a_folder_of_the_workspace_it_stays_there(
    run: Run, shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (shop / "ideas").mkdir()
    monkeypatch.chdir(shop / "ideas")
    assert run("new", "journey", "x-ray").code == 0
    assert (shop / "ideas" / "x-ray.journey.yaml").is_file()


def test_the_folder_it_goes_to_tells_the_workspace(run: Run, clinic: Path, empty: Path) -> None:
    ran = run("new", "journey", "x-ray", "-o", "clinic", "--persona", "tom")
    assert ran.code == 0, ran.err
    assert "about the persona: Tom Marsh (tom)" in ran.out


def test_what_no_command_would_find_is_said(run: Run, empty: Path) -> None:
    (empty / "cjmap.toml").write_text('exclude = ["drafts/**"]\n', "utf-8")
    ran = run("new", "persona", "ada", "-o", "drafts")
    assert ran.code == 0
    assert "No command will find it there by itself" in ran.out


@pytest.mark.parametrize(
    ("kind", "id", "title"),
    [
        ("persona", "anna-maria", "name: Anna Maria\n"),
        ("journey", "first_order", "title: First order\n"),
        ("catalog", "007", 'title: "007"\n'),
    ],
)
def test_a_title_is_made_of_the_id(kind: str, id: str, title: str, run: Run, empty: Path) -> None:
    assert title in run("new", kind, id, "-o", "-").out


REFUSED: list[tuple[list[str], str, str]] = [
    (["persoan", "x"], "There is no kind of map `persoan`.", "Did you mean `persona`?"),
    (["map", "x"], "There is no kind of map `map`.", "`persona`, `empathy-map`,"),
    (
        ["journey", "Zgłaszam szkodę"],
        "`Zgłaszam szkodę` is no id",
        'Write `zglaszam-szkode`, and the title as `--title "Zgłaszam szkodę"`.',
    ),
    (["journey", "…"], "`…` is no id", "As in `first-order`."),
    (
        ["empathy-map", "con"],
        "`con` names a device on Windows, where no file `con.empathy.yaml` can be.",
        "Write `con-1`.",
    ),
    (["journey", "a\x1b[2Jb"], "`a\\x1b[2Jb` is no id", "Write `a-2jb`"),
    (["journey", "x" * 65], "is no id", f"Write `{'x' * 64}`."),
    (
        ["journey", "first-visit"],
        "There is a journey `first-visit` already: first-visit.journey.yaml.",
        "`first-visit-2` is free.",
    ),
    (["journey", "x", "--title", " "], "`--title` is empty.", "Leave it out"),
    (["journey", "x", "--title", "a\x1b[2J"], "`--title` cannot be a title: U+001B", ""),
    (
        ["journey", "x", "--persona", "hellen"],
        "There is no persona `hellen` in the workspace.",
        "Did you mean `helen`?",
    ),
    (["journey", "x", "--persona", "zzz"], "There is no persona `zzz`", "There are `helen` and"),
    (["empathy-map", "x", "--persona", "tom,helen"], "An empathy map is about one persona", ""),
    (["catalog", "x", "--persona", "tom"], "`--persona` does not go with a catalog.", "It goes"),
    (["persona", "x", "--journey", "first-visit"], "`--journey` does not go with a persona.", ""),
    (
        ["empathy-map", "x", "--journey", "first-visit#payy"],
        "The journey `first-visit` has no step `payy`.",
        "Did you mean `first-visit#pay`?",
    ),
    (
        ["blueprint", "x", "--journey", "first-visit#pay"],
        "A service blueprint takes a whole journey, not a step.",
        "Write `--journey first-visit`.",
    ),
    (["blueprint", "x", "--journey", "first"], "There is no journey `first`", ""),
    (["journey", "x", "-o", "x.yaml"], "`x.yaml` does not say which kind", "`x.journey.yaml`"),
    (
        ["journey", "x", "-o", "x.persona.yaml"],
        "`x.persona.yaml` is the name of a persona.",
        "`x.journey.yaml`",
    ),
    (
        ["journey", "x", "-o", "first-visit.journey.yaml"],
        "first-visit.journey.yaml exists already, and was left alone.",
        "Another id",
    ),
    (["journey", "x", "--lang", "de"], "`--lang de`: maps are started in", ""),
    (["journey", "x", "-o", "cjmap.toml/x/"], "cannot be written: Not a directory.", ""),
    (["journey", "x", "--ask"], "`--ask` needs a terminal", "Without `--ask`"),
]


@pytest.mark.parametrize(("words", "said", "help"), REFUSED)
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    words: list[str], said: str, help: str, run: Run, clinic: Path
) -> None:
    before = files(clinic)
    ran = run("new", *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert help in ran.err
    assert files(clinic) == before


def test_a_journey_without_anybody_points_at_the_persona(run: Run, empty: Path) -> None:
    ran = run("new", "journey", "x", "--persona", "anna")
    assert "help: `cjmap new persona anna` writes one." in ran.err


def test_maps_that_are_no_maps_lend_nothing_but_keep_their_ids(run: Run, workspace: Path) -> None:
    assert run("new", "journey", "zwroty").code == 0
    text = (workspace / "zwroty.journey.yaml").read_text("utf-8")
    assert "personas: [anna]\n" in text
    assert run("new", "blueprint", "zwroty").code == 0
    assert "journey: zwroty\n" in (workspace / "zwroty.blueprint.yaml").read_text("utf-8")
    ran = run("new", "journey", "returns")
    assert (ran.code, ran.out) == (2, "")
