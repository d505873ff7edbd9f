"""What was measured becomes changes of files: on the example shop, and on a log that was counted by hand."""

from __future__ import annotations

import shutil
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.measure import counted

from cjmap.errors import CjmapError
from cjmap.measure.events.log import Selection
from cjmap.measure.mapping.read import read_mapping
from cjmap.measure.opening import EngineChoice, open_session
from cjmap.measure.period import Period
from cjmap.measure.writing import changes_for, told
from cjmap.source.write import write_together
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from cjmap.measure.writing import Writing

SHOP = Path(__file__).parents[3] / "examples" / "sklep"
Q3 = Selection(period=Period.parse("2026-Q3"))


def write_shop(folder: Path, actual: str | None = None) -> tuple[Writing, list[str]]:
    """Write the third quarter onto a copy of the shop; return what was written, and how it is told."""
    workspace = open_workspace(folder)
    mapping = read_mapping(folder / "zamawiam-rosline.measure.yaml")
    with open_session(workspace, mapping, folder, EngineChoice()) as session:
        measured = session.measure(Q3)
        writing = changes_for(session, measured, actual=actual)
        lines = told(writing, workspace, measured.journey, "en")
    write_together(writing.changes)
    return writing, lines


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Writing, list[str]]:
    folder = tmp_path_factory.mktemp("measured") / "sklep"
    shutil.copytree(SHOP, folder)
    return folder, *write_shop(folder, "jak-bylo")


def test_the_shop(shop: tuple[Path, Writing, list[str]]) -> None:
    folder, writing, lines = shop
    assert [change.file.name for change in writing.changes] == [
        "zamawiam-rosline.journey.yaml",
        "sklep.catalog.yaml",
        "jak-bylo.journey.yaml",
    ]
    assert "  “Polecam sklep znajomym”, “Skłonność do polecenia (NPS)”: 24 → 25 (n = 435)" in lines
    catalog = (folder / "sklep.catalog.yaml").read_text(encoding="utf-8")
    assert catalog.startswith((SHOP / "sklep.catalog.yaml").read_text(encoding="utf-8"))
    assert "    date: 2026-09-30\n    n: 2991\n" in catalog
    entries = {entry.file.name: entry for entry in open_workspace(folder).entries}
    assert all(entry.read.valid for entry in entries.values())
    actual = entries["jak-bylo.journey.yaml"].document.data
    assert (actual["state"], actual["of"]) == ("actual", "zamawiam-rosline")
    steps = {step["id"]: step for stage in actual["stages"] for step in stage["steps"]}
    assert steps["courier-called"]["was"] == ["courier_called"]
    assert steps["nowy-lisc"]["next"] == [{"to": "polecenie", "share": 0}]  # two cases: not told


def test_the_same_again_changes_nothing(shop: tuple[Path, Writing, list[str]]) -> None:
    writing, lines = write_shop(shop[0], "jak-bylo")
    assert (writing.changes, writing.written) == ((), ())
    assert lines[0] == "The maps say already what was measured."


def test_what_is_kept_back_is_told(shop: tuple[Path, Writing, list[str]]) -> None:
    _, writing, lines = shop
    kept = {(each.step, each.what) for each in writing.not_written}
    assert {("odpowiedz", "wait"), ("rozpakowanie", "share")} <= kept
    assert not kept & {(each.step, each.what) for each in writing.written if each.what == "wait"}
    assert (
        "  “Czekam na odpowiedź”, how long it waits: 249 are not enough to be sure;"
        " about 506 would be." in lines
    )


def write_counted(folder: Path, address: str | None = None, least: int = 2) -> dict[str, str]:
    """Write the log that was counted by hand; return the files, without what only one machine knows."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        mapping = {**counted.MAPPING, "least": least}
        with counted.opened(folder, address, mapping=mapping) as session:
            writing = changes_for(session, session.measure(), actual="bought")
    write_together(writing.changes)
    return {
        file.name: "".join(
            line.replace(str(folder / "log.parquet"), "LOG")
            for line in file.read_text(encoding="utf-8").splitlines(keepends=True)
            if not line.strip().startswith(("file:", "digest:"))
        )
        for file in folder.glob("*.yaml")
    }


BOUGHT = """\
stages:
  - title: Before
    steps:
      - id: search
        title: Search
        next:
          - {to: choose, share: 0.75}
          - {to: order, share: 0.25}
      - id: choose
        title: Choose
        touchpoint: {channel: web, title: Shop}
        duration: {wait: 3 h}
        next:
          - {to: order, share: 0.727}
      - id: order
        title: Order
        duration: {wait: 3 h}
        next:
          - {to: receive, share: 0.909}
  - title: After
    steps:
      - id: receive
        title: Receive
        duration: {wait: 3 h}
        next:
          - {to: review, share: 0.909}
      - {id: review, title: Review, duration: {wait: 3 h}}
"""
"""Of 12 visits to `search` that are over 9 went on to `choose` (k01, k02, k04, k06, k07, k08, k09, k11, k13);
`gift` and the loop happened once, which is fewer than two."""


def test_both_engines_write_the_same(tmp_path: Path, spark_address: str) -> None:
    by_duck = write_counted(tmp_path)
    assert by_duck["bought.journey.yaml"].endswith(BOUGHT)
    assert (
        "duration: {planned: 1 h, wait: 3 h}, next: [gift, receive]"
        in (by_duck["buying.journey.yaml"])
    )
    (tmp_path / "bought.journey.yaml").unlink()
    assert write_counted(tmp_path, spark_address) == by_duck


def test_what_people_add_to_the_actual_journey_stays(tmp_path: Path) -> None:
    file = tmp_path / "bought.journey.yaml"
    edited = (
        write_counted(tmp_path)["bought.journey.yaml"]
        .replace("title: Search\n", "title: I look around  # their words\n")
        .replace("          - {to: order, share: 0.25}\n", "")
        .replace("share: 0.909}\n  - title", "share: 0.5}\n  - title")
    )
    file.write_text(edited, encoding="utf-8")
    after = write_counted(tmp_path)["bought.journey.yaml"]
    assert after == edited.replace("share: 0.5}", "share: 0.909}").replace(
        "          - {to: choose, share: 0.75}\n",
        "          - {to: choose, share: 0.75}\n          - {to: order, share: 0.25}\n",
    )


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        ("buying", "`buying` is there already, and is no journey with `state: actual`"),
        ("Not An Id", "cannot be an id"),
    ],
)
def test_ids_that_cannot_be(tmp_path: Path, actual: str, expected: str) -> None:
    with counted.opened(tmp_path) as session:
        measured = session.measure()
        with pytest.raises(CjmapError, match=expected):
            changes_for(session, measured, actual=actual)


def test_a_file_that_changed_since_is_left_alone(tmp_path: Path) -> None:
    with counted.opened(tmp_path, mapping={**counted.MAPPING, "least": 1}) as session:
        writing = changes_for(session, session.measure(), actual="bought")
    catalog = tmp_path / "shop.catalog.yaml"
    edited = catalog.read_text(encoding="utf-8") + "# mine\n"
    catalog.write_text(edited, encoding="utf-8")
    with pytest.raises(CjmapError, match="changed while cjmap was working on it"):
        write_together(writing.changes)
    assert catalog.read_text(encoding="utf-8") == edited
    assert not (tmp_path / "bought.journey.yaml").exists()


def test_several_catalogs_and_none_named(tmp_path: Path) -> None:
    other = "kind: catalog\nid: other\ntitle: Other\n"
    (tmp_path / "other.catalog.yaml").write_text(other, encoding="utf-8")
    with (
        counted.opened(tmp_path) as session,
        pytest.raises(CjmapError, match="several: `other`, `shop`"),
    ):
        changes_for(session, session.measure())


def test_a_part_of_the_customers_is_not_written_as_all(tmp_path: Path) -> None:
    with (
        counted.opened(tmp_path) as session,
        pytest.raises(CjmapError, match="would say them of all"),
    ):
        changes_for(session, session.measure(Selection(group="north")))
