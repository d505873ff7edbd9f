"""What pictures ask of a whole workspace: its maps by kind, its photos, its language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from pathlib import Path


def workspace(folder: Path, **files: str) -> Workspace:
    for name, text in files.items():
        file = folder / name.replace("__", "/").replace("_", ".")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return open_workspace(folder)


def persona(id: str, more: str = "") -> str:
    return f"kind: persona\nid: {id}\nname: {id.title()}\n{more}"


def test_maps_come_in_the_order_of_their_files_and_each_id_once(tmp_path: Path) -> None:
    found = workspace(
        tmp_path,
        a_persona_yaml=persona("zoe", "goals: [Own]\nextends: base\n"),
        b_persona_yaml=persona("base", "goals: [Inherited]\n"),
        c_persona_yaml=persona("zoe", "goals: [Second]\n"),
        d_persona_yaml="kind: persona\nid: broken\n",
    )
    people = found.maps("persona")
    assert [each.id for each in people] == ["zoe", "base"]
    assert [goal.text for goal in people[0].goals] == ["Inherited", "Own"]
    assert found.maps("journey") == []


def test_a_photo_is_found_beside_its_map_or_that_of_an_ancestor(tmp_path: Path) -> None:
    (tmp_path / "team").mkdir()
    (tmp_path / "team" / "base.png").write_bytes(b"x")
    found = workspace(
        tmp_path,
        a_persona_yaml=persona("own", "photo: team/base.png\n"),
        b_persona_yaml=persona("heir", "extends: base\n"),
        team__c_persona_yaml=persona("base", "photo: base.png\n"),
        d_persona_yaml=persona("none"),
    )
    expected = (tmp_path / "team" / "base.png").resolve()
    for id in ("own", "heir", "base"):
        photo = found.photo_of(id)
        assert photo is not None
        assert photo.resolve() == expected
    assert found.photo_of("none") is None
    assert found.photo_of("nobody") is None


def test_a_photo_outside_the_workspace_or_missing_is_none(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"x")
    root = tmp_path / "maps"
    root.mkdir()
    (root / "link.png").symlink_to(secret)
    (root / "folder.png").mkdir()
    (root / "cjmap.toml").write_text("version = 1\n", encoding="utf-8")
    names = {
        "above": "../secret.png",
        "absolute": str(secret),
        "address": "https://example.com/a.png",
        "linked": "link.png",
        "missing": "gone.png",
        "folder": "folder.png",
    }
    found = workspace(
        root,
        **{f"{id}_persona_yaml": persona(id, f"photo: {name}\n") for id, name in names.items()},
    )
    assert [id for id in names if found.photo_of(id) is not None] == []


def test_personas_that_extend_each_other_have_no_photo_and_no_end(tmp_path: Path) -> None:
    found = workspace(
        tmp_path,
        a_persona_yaml=persona("a", "extends: b\n"),
        b_persona_yaml=persona("b", "extends: a\n"),
    )
    assert found.photo_of("a") is None


def test_the_language_of_no_map_is_that_of_the_workspace(tmp_path: Path) -> None:
    found = workspace(tmp_path, cjmap_toml='version = 1\nlang = "pl"\n')
    assert found.language_of(None) == "pl"
