"""Guards which files are maps: by suffix, as git sees them, and never outside the workspace."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from cjmap.workspace.configuration import find_root, load_configuration
from cjmap.workspace.discovery import find_maps, find_workspaces

if TYPE_CHECKING:
    from pathlib import Path


def plant(root: Path, *names: str, **texts: str) -> Path:
    """Make files; those with a text are named by keyword, `__` for `/` and `_` for `.`."""
    for name in names:
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    for name, text in texts.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


def maps(folder: Path) -> list[str]:
    root, file = find_root(folder)
    found = find_maps(load_configuration(root, file))
    return [each.relative_to(root).as_posix() for each in found]


def test_maps_are_found_by_suffix(tmp_path: Path) -> None:
    plant(
        tmp_path,
        "a.persona.yaml",
        "b.empathy.yaml",
        "c.journey.yml",
        "d.blueprint.yaml",
        "e.catalog.yaml",
        "f.backlog.yaml",
        "deep/er/g.JOURNEY.YAML",
        "journey.yaml",
        ".journey.yaml",
        "a.persona.yaml.bak",
        "a.persona.json",
        "persona.yaml.txt",
        "x.storyboard.yaml",
        "a.empathy-map.yaml",
        "with space.journey.yaml",
        "a.b.c.journey.yaml",
    )
    assert maps(tmp_path) == [
        "a.b.c.journey.yaml",
        "a.persona.yaml",
        "b.empathy.yaml",
        "c.journey.yml",
        "d.blueprint.yaml",
        "deep/er/g.JOURNEY.YAML",
        "e.catalog.yaml",
        "f.backlog.yaml",
        "with space.journey.yaml",
    ]


def test_hidden_folders_are_skipped(tmp_path: Path) -> None:
    plant(tmp_path, ".hidden/a.journey.yaml", "seen/.venv/b.journey.yaml", "seen/c.journey.yaml")
    assert maps(tmp_path) == ["seen/c.journey.yaml"]


def test_a_folder_that_is_called_like_a_map(tmp_path: Path) -> None:
    plant(tmp_path, "old.journey.yaml/a.journey.yaml")
    assert maps(tmp_path) == ["old.journey.yaml/a.journey.yaml"]


def test_special_files_are_no_maps(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.journey.yaml")
    (tmp_path / "dead.journey.yaml").symlink_to(tmp_path / "nowhere")
    (tmp_path / "device.journey.yaml").symlink_to("/dev/zero")
    assert maps(tmp_path) == []


# --- symbolic links ---


def test_links_inside_are_followed_once(tmp_path: Path) -> None:
    plant(tmp_path, "real/a.journey.yaml", "b.journey.yaml")
    (tmp_path / "zlink").symlink_to(tmp_path / "real")
    (tmp_path / "c.journey.yaml").symlink_to(tmp_path / "b.journey.yaml")
    found = maps(tmp_path)
    assert "b.journey.yaml" in found
    assert [name for name in found if name.endswith("a.journey.yaml")] in (
        ["real/a.journey.yaml"],
        ["zlink/a.journey.yaml"],
    )


def test_circles_end(tmp_path: Path) -> None:
    plant(tmp_path, "a/b/c.journey.yaml")
    (tmp_path / "a" / "b" / "up").symlink_to(tmp_path)
    (tmp_path / "a" / "self").symlink_to(tmp_path / "a" / "self")
    (tmp_path / "x").symlink_to(tmp_path / "y")
    (tmp_path / "y").symlink_to(tmp_path / "x")
    assert maps(tmp_path) == ["a/b/c.journey.yaml"]


def test_links_out_are_not_followed(tmp_path: Path) -> None:
    outside = plant(tmp_path / "outside", "a.journey.yaml", "folder/b.journey.yaml")
    inside = plant(tmp_path / "inside", "cjmap.toml", "c.journey.yaml")
    (inside / "a.journey.yaml").symlink_to(outside / "a.journey.yaml")
    (inside / "folder").symlink_to(outside / "folder")
    (inside / "up").symlink_to(tmp_path)
    assert maps(inside) == ["c.journey.yaml"]


def test_a_workspace_reached_by_a_link(tmp_path: Path) -> None:
    plant(tmp_path / "real", "cjmap.toml", "a.journey.yaml", "sub/b.journey.yaml")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert maps(tmp_path / "link") == ["a.journey.yaml", "sub/b.journey.yaml"]


# --- .gitignore ---

IGNORED: dict[str, dict[str, str]] = {
    "a name": {".gitignore": "draft.journey.yaml\n"},
    "a folder": {".gitignore": "old/\n"},
    "a folder without a slash": {".gitignore": "old\n"},
    "a pattern": {".gitignore": "*.backlog.yaml\n"},
    "only at the top": {".gitignore": "/draft.journey.yaml\n"},
    "negated": {".gitignore": "*.yaml\n!a.journey.yaml\n"},
    "negated in an ignored folder": {".gitignore": "old/\n!old/a.journey.yaml\n"},
    "negated in a folder of which all is ignored": {".gitignore": "old/*\n!old/a.journey.yaml\n"},
    "nested": {"sub/.gitignore": "a.journey.yaml\n"},
    "nested negates": {".gitignore": "*.journey.yaml\n", "sub/.gitignore": "!a.journey.yaml\n"},
    "nested ignores again": {
        ".gitignore": "*.journey.yaml\n!sub/**\n",
        "sub/.gitignore": "draft.*\n",
    },
    "nested with a slash": {"sub/.gitignore": "/deep/a.journey.yaml\n"},
    "stars": {".gitignore": "**/deep/*.journey.yaml\n"},
    "comments and blanks": {".gitignore": "# a.journey.yaml\n\n  \n\\#x\n"},
    "trailing blanks": {".gitignore": "draft.journey.yaml   \n"},
    "windows line ends": {".gitignore": "draft.journey.yaml\r\nold/\r\n"},
    "all": {".gitignore": "*\n"},
    "all but one kind": {".gitignore": "*\n!*/\n!*.backlog.yaml\n"},
    "excluded privately": {".git/info/exclude": "draft.journey.yaml\n"},
    "private exclusion weighs less": {
        ".git/info/exclude": "draft.journey.yaml\n",
        ".gitignore": "!draft.journey.yaml\n",
    },
    "not UTF-8": {".gitignore": "draft.journey.yaml\n"},
}

TREE = [
    f"{folder}{name}.yaml"
    for folder in ("", "old/", "sub/", "sub/deep/", "sub/old/")
    for name in ("a.journey", "draft.journey", "shop.backlog")
]


def repository(root: Path, texts: dict[str, str]) -> Path:
    subprocess.run(["git", "init", "-q", str(root)], check=True)
    return plant(root, *TREE, **texts)


def seen_by_git(root: Path, folder: Path) -> list[str]:
    listed = subprocess.run(
        ["git", "-c", "core.excludesFile=", "ls-files", "-z", "-co", "--exclude-standard"],
        cwd=folder,
        check=True,
        capture_output=True,
    )
    return sorted(name for name in listed.stdout.decode().split("\0") if name.endswith(".yaml"))


@pytest.mark.parametrize("name", IGNORED)
def test_ignored_as_git_does(name: str, tmp_path: Path) -> None:
    root = repository(tmp_path / "r", IGNORED[name])
    assert sorted(maps(root)) == seen_by_git(root, root)


@pytest.mark.parametrize("name", IGNORED)
def test_ignored_as_git_does_in_a_workspace_below(name: str, tmp_path: Path) -> None:
    root = repository(tmp_path / "r", IGNORED[name])
    plant(root, "sub/cjmap.toml")
    assert sorted(maps(root / "sub")) == seen_by_git(root, root / "sub")


def test_gitignore_counts_without_a_repository(tmp_path: Path) -> None:
    plant(tmp_path, "a.journey.yaml", "b.journey.yaml", **{".gitignore": "b.*\n"})
    assert maps(tmp_path) == ["a.journey.yaml"]


# --- include and exclude ---

CONFIGURED: list[tuple[str, list[str]]] = [
    ('include = ["maps/"]', ["maps/a.journey.yaml", "maps/old/b.journey.yaml"]),
    ('include = ["*.persona.yaml"]', ["c.persona.yaml"]),
    ('exclude = ["old/"]', ["c.persona.yaml", "maps/a.journey.yaml"]),
    ('exclude = ["*.journey.yaml"]', ["c.persona.yaml"]),
    ('include = ["maps/"]\nexclude = ["old/"]', ["maps/a.journey.yaml"]),
    ('exclude = ["*", "!c.persona.yaml"]', ["c.persona.yaml"]),
    ("include = []", ["c.persona.yaml", "maps/a.journey.yaml", "maps/old/b.journey.yaml"]),
]


@pytest.mark.parametrize(("text", "expected"), CONFIGURED)
def test_include_and_exclude(text: str, expected: list[str], tmp_path: Path) -> None:
    plant(
        tmp_path,
        "maps/a.journey.yaml",
        "maps/old/b.journey.yaml",
        "c.persona.yaml",
        **{"cjmap.toml": text},
    )
    assert maps(tmp_path) == expected


# --- workspaces in workspaces ---


def test_nested_workspaces_are_apart(tmp_path: Path) -> None:
    plant(tmp_path, "cjmap.toml", "a.journey.yaml", "shop/cjmap.toml", "shop/b.journey.yaml")
    assert maps(tmp_path) == ["a.journey.yaml"]
    assert maps(tmp_path / "shop") == ["b.journey.yaml"]
    assert find_workspaces(tmp_path) == [tmp_path / "shop"]


def test_workspaces_are_found_all_the_way_down(tmp_path: Path) -> None:
    plant(tmp_path, "a/cjmap.toml", "a/b/c/cjmap.toml", ".hidden/cjmap.toml", "d/pyproject.toml")
    plant(tmp_path, **{"e/pyproject.toml": "[tool.cjmap]\n"})
    assert find_workspaces(tmp_path) == [tmp_path / "a", tmp_path / "a/b/c", tmp_path / "e"]


# --- the root ---


def test_root_is_the_nearest_configuration(tmp_path: Path) -> None:
    plant(tmp_path, "cjmap.toml", "a/b/x", "a/pyproject.toml")
    assert find_root(tmp_path / "a" / "b") == (tmp_path, tmp_path / "cjmap.toml")


def test_pyproject_with_a_table_is_a_configuration(tmp_path: Path) -> None:
    plant(tmp_path, "cjmap.toml", "a/b/x", **{"a/pyproject.toml": '[tool.cjmap]\nlang = "pl"\n'})
    assert find_root(tmp_path / "a" / "b") == (tmp_path / "a", tmp_path / "a" / "pyproject.toml")


def test_cjmap_toml_goes_before_pyproject(tmp_path: Path) -> None:
    plant(tmp_path, "cjmap.toml", **{"pyproject.toml": "[tool.cjmap]\n"})
    assert find_root(tmp_path) == (tmp_path, tmp_path / "cjmap.toml")


@pytest.mark.parametrize("mark", [".git/HEAD", ".git"])
def test_search_ends_at_the_repository(mark: str, tmp_path: Path) -> None:
    plant(tmp_path, "cjmap.toml", f"r/{mark}", "r/a/x")
    assert find_root(tmp_path / "r" / "a") == (tmp_path / "r" / "a", None)


def test_configuration_at_the_root_of_the_repository_counts(tmp_path: Path) -> None:
    plant(tmp_path, "r/.git/HEAD", "r/cjmap.toml", "r/a/x")
    assert find_root(tmp_path / "r" / "a") == (tmp_path / "r", tmp_path / "r" / "cjmap.toml")
