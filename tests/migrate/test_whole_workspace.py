"""Guards the migration of whole workspaces: the version, all or none, settings, what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.migrate.later_formats import MIGRATIONS

from cjmap.errors import CjmapError
from cjmap.format.version import NEWEST_FORMAT
from cjmap.migrate import MIGRATIONS as SHIPPED
from cjmap.migrate import plan_maps, plan_workspace, write_plans
from cjmap.migrate.migration import newest

if TYPE_CHECKING:
    from pathlib import Path

EVA = b"kind: persona\nid: eva\nname: Eva May # E\n"
NEW_EVA = b"kind: persona\nid: eva\nname: {given: Eva, family: May} # E\n"


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A workspace in format 1 with a map that changes, one that does not, one that is left out."""
    (tmp_path / "old").mkdir()
    for name, data in {
        "cjmap.toml": b'# ours\nlang = "pl" # pl\nexclude = ["old/"]\n[lint]\nignore = ["CJ201"]\n',
        "eva.persona.yaml": EVA,
        "shop.catalog.yaml": b"kind: catalog\nid: shop\n",
        "old/eva.persona.yaml": EVA,
    }.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def held(folder: Path) -> dict[str, bytes]:
    return {
        each.relative_to(folder).as_posix(): each.read_bytes()
        for each in folder.rglob("*")
        if each.is_file()
    }


def migrate(folder: Path, to: int | None = None) -> None:
    write_plans([plan_workspace(folder, MIGRATIONS, to)])


def test_what_is_shipped_leads_to_the_newest_format() -> None:
    assert [each.from_version for each in SHIPPED] == list(range(1, NEWEST_FORMAT))
    assert newest(SHIPPED) == NEWEST_FORMAT


def test_a_workspace(shop: Path) -> None:
    before = held(shop)
    plan = plan_workspace(shop, MIGRATIONS)
    assert (plan.version, plan.maps, plan.steps, plan.obstacles) == (5, 2, MIGRATIONS, ())
    assert held(shop) == before
    write_plans([plan])
    assert held(shop) == {
        **before,
        "eva.persona.yaml": NEW_EVA,
        "cjmap.toml": b"format = 5\n" + before["cjmap.toml"],
    }


def test_a_second_run_has_nothing_to_do(shop: Path) -> None:
    migrate(shop)
    plan = plan_workspace(shop, MIGRATIONS)
    assert (plan.maps, plan.steps, plan.changes, plan.settings) == (2, (), (), None)


def test_one_format_after_another_is_all_at_once(shop: Path) -> None:
    for version in (2, 3, 4, 5):
        migrate(shop, version)
    one_by_one = held(shop)
    (shop / "eva.persona.yaml").write_bytes(EVA)
    toml = shop / "cjmap.toml"
    toml.write_bytes(toml.read_bytes().replace(b"format = 5", b"format = 1"))
    migrate(shop)
    assert held(shop) == one_by_one


def test_a_workspace_without_settings_gets_some(tmp_path: Path) -> None:
    (tmp_path / "eva.persona.yaml").write_bytes(EVA)
    migrate(tmp_path)
    assert held(tmp_path) == {"eva.persona.yaml": NEW_EVA, "cjmap.toml": b"format = 5\n"}


SETTINGS: list[tuple[str, str, bytes, bytes]] = [
    # what, file, before, after
    ("empty", "cjmap.toml", b"", b"format = 5\n"),
    ("there", "cjmap.toml", b"lang = 'pl'\n  format=1 # x\n", b"lang = 'pl'\n  format=5 # x\n"),
    ("windows", "cjmap.toml", b"lang = 'pl'\r\n", b"format = 5\r\nlang = 'pl'\r\n"),
    ("bom", "cjmap.toml", b"\xef\xbb\xbflang = 'pl'", b"\xef\xbb\xbfformat = 5\nlang = 'pl'"),
    ("directive", "cjmap.toml", b"#:schema a.json\n[lint]\n", b"#:schema a.json\nformat = 5\n[lint]\n"),
    ("later table", "cjmap.toml", b"[lint.options]\nformat = {}\n", b"format = 5\n[lint.options]\nformat = {}\n"),
    ("project", "pyproject.toml", b"[a]\nformat = 1\n[tool.cjmap] # ours\nlang = 'pl'\n[b]\n",
     b"[a]\nformat = 1\n[tool.cjmap] # ours\nformat = 5\nlang = 'pl'\n[b]\n"),
    ("last line", "pyproject.toml", b"[tool.cjmap]", b"[tool.cjmap]\nformat = 5\n"),
    ("in a project", "pyproject.toml", b"[ tool . cjmap ]\nformat = 1\n", b"[ tool . cjmap ]\nformat = 5\n"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "before", "after"), [row[1:] for row in SETTINGS], ids=[row[0] for row in SETTINGS]
)
def test_the_version_is_written_where_it_stands(
    name: str, before: bytes, after: bytes, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(before)
    (tmp_path / "eva.persona.yaml").write_bytes(EVA)
    migrate(tmp_path)
    assert (tmp_path / name).read_bytes() == after


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("cjmap.toml", '"format" = 1\n'),
        ("cjmap.toml", "format = 0x1\n"),
        ("pyproject.toml", "tool.cjmap.lang = 'pl'\n"),
        ("pyproject.toml", "[tool]\ncjmap = {lang = 'pl'}\n"),
        ("pyproject.toml", "[a]\nb = '''\n[tool.cjmap]\n'''\n[tool]\ncjmap.lang = 'pl'\n"),
    ],
)
def test_a_version_with_no_place_is_refused(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text)
    (tmp_path / "eva.persona.yaml").write_bytes(EVA)
    with pytest.raises(CjmapError, match="the place of `format` was not found") as caught:
        plan_workspace(tmp_path, MIGRATIONS)
    assert "on a line of its own" in (caught.value.hint or "")


@pytest.mark.parametrize(
    ("written", "to", "message"),
    [
        (6, None, "`format` is `6`; this cjmap ("),
        (1, 6, "There is no way to or from format 6: this cjmap knows the formats 1 to 5."),
        (1, 0, "There is no way to or from format 0"),
        (3, 2, "Maps in format 3 cannot be brought back to format 2."),
    ],
)
def test_versions_that_are_refused(
    written: int, to: int | None, message: str, tmp_path: Path
) -> None:
    (tmp_path / "cjmap.toml").write_text(f"format = {written}\n")
    (tmp_path / "eva.persona.yaml").write_bytes(EVA)
    with pytest.raises(CjmapError) as caught:
        plan_workspace(tmp_path, MIGRATIONS, to)
    assert message in caught.value.message


def test_every_obstacle_is_told_with_its_place(shop: Path) -> None:
    (shop / "a.journey.yaml").write_bytes(b"id: a\nstages: [\n")
    (shop / "b.journey.yaml").write_bytes(b"id: b\nid: c\n")
    (shop / "c.persona.yaml").write_bytes(b"id: c\nreviewed: x\nreview: y\n")
    (shop / "d.persona.yaml").write_bytes(b"name: \xff\n")
    plan = plan_workspace(shop, MIGRATIONS)
    assert [(each.file.name, each.place) for each in plan.obstacles] == [
        ("a.journey.yaml", (2, 9)),
        ("b.journey.yaml", (2, 1)),
        ("c.persona.yaml", None),
        ("d.persona.yaml", (1, 7)),
    ]
    assert plan.obstacles[2].message == (
        "It cannot be brought from format 2 to 3. `review` would be there twice."
    )
    assert plan.settings is None


@pytest.mark.parametrize("changed", ["eva.persona.yaml", "cjmap.toml", "new"])
def test_a_file_that_changed_meanwhile_stops_everything(changed: str, shop: Path) -> None:
    if changed == "new":
        (shop / "cjmap.toml").unlink()
    plan = plan_workspace(shop, MIGRATIONS)
    file = shop / ("cjmap.toml" if changed == "new" else changed)
    file.write_bytes(b"# mine\n")
    before = held(shop)
    with pytest.raises(CjmapError, match="changed while cjmap was working on it"):
        write_plans([plan])
    assert held(shop) == before


def test_a_link_out_of_the_workspace_stops_everything(shop: Path, tmp_path: Path) -> None:
    plan = plan_workspace(shop, MIGRATIONS)
    outside = tmp_path.parent / "outside.persona.yaml"
    outside.write_bytes(EVA)
    (shop / "eva.persona.yaml").unlink()
    (shop / "eva.persona.yaml").symlink_to(outside)
    with pytest.raises(CjmapError, match="leads out of"):
        write_plans([plan])
    assert outside.read_bytes() == EVA


def test_maps_from_elsewhere_come_to_the_format_of_their_workspace(shop: Path) -> None:
    migrate(shop)
    mailed = shop / "zoe.persona.yaml"
    mailed.write_bytes(EVA)
    before = held(shop)
    write_plans([plan_maps([mailed], MIGRATIONS, 1)])
    assert held(shop) == {**before, "zoe.persona.yaml": NEW_EVA}
    assert plan_maps([mailed], MIGRATIONS, 5).steps == ()


def test_maps_from_a_newer_workspace_are_refused(shop: Path) -> None:
    with pytest.raises(CjmapError, match="format 3 cannot be brought back to format 1"):
        plan_maps([shop / "eva.persona.yaml"], MIGRATIONS, 3)
