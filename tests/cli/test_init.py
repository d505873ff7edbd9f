"""Guards `cjmap init`: what it writes works at once, and what exists is never touched."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Protocol

import pytest
from ruamel.yaml import YAML

from cjmap.cli.schemas import schema_named
from cjmap.format.kinds import KINDS, kind_of_file
from cjmap.workspace import open_workspace

Files = dict[str, bytes]


class Ran(Protocol):
    code: int
    out: str
    err: str


class Run(Protocol):
    def __call__(self, *words: str, stdin: bytes = b"") -> Ran: ...


REPOSITORY_FILES = [".gitattributes", ".github/workflows/maps.yml", ".pre-commit-config.yaml"]


def files(folder: Path) -> Files:
    return {
        each.relative_to(folder).as_posix(): each.read_bytes()
        for each in folder.rglob("*")
        if each.is_file()
    }


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("language", ["en", "pl"])
def test_what_is_written_is_valid(language: str, run: Run, tmp_path: Path) -> None:
    ran = run("init", "shop", "--lang", language)
    assert (ran.code, ran.err) == (0, "")
    checked = run("validate", "shop", "--fail-on", "info")
    assert checked.code == 0, checked.out
    assert checked.out.endswith("all valid.\n")


@pytest.mark.parametrize("language", ["en", "pl"])
def test_every_kind_is_there_in_the_language_asked_for(
    language: str, run: Run, tmp_path: Path
) -> None:
    run("init", "shop", "--lang", language)
    workspace = open_workspace(tmp_path / "shop")
    assert {entry.kind_name for entry in workspace.entries} == {kind.name for kind in KINDS}
    assert {workspace.language_of(entry.model) for entry in workspace.entries} == {language}


def test_languages_tell_the_same(run: Run, tmp_path: Path) -> None:
    run("init", "english")
    run("init", "polish", "--lang", "pl")
    english, polish = files(tmp_path / "english"), files(tmp_path / "polish")
    assert english.keys() == polish.keys()
    different = {name for name in english if english[name] != polish[name]}
    assert different == {"cjmap.toml", *(name for name in english if kind_of_file(Path(name)))}


def test_every_file_is_told(run: Run, tmp_path: Path) -> None:
    ran = run("init", "shop")
    told = [line.split()[1] for line in ran.out.splitlines() if line.startswith("wrote ")]
    assert sorted(told) == sorted(f"shop/{name}" for name in files(tmp_path / "shop"))
    assert "cd shop && cjmap lint" in ran.out


def test_here_is_the_default(run: Run, tmp_path: Path) -> None:
    assert run("init").code == 0
    assert (tmp_path / "cjmap.toml").is_file()
    assert run("validate").code == 0


def test_a_second_time_changes_nothing(run: Run, tmp_path: Path) -> None:
    run("init", "shop")
    before = files(tmp_path / "shop")
    ran = run("init", "shop", "--lang", "pl")
    assert ran.code == 0
    assert "wrote" not in ran.out
    assert files(tmp_path / "shop") == before


@pytest.mark.parametrize(
    "name", ["cjmap.toml", ".gitattributes", ".vscode/settings.json", ".pre-commit-config.yaml"]
)
def test_what_exists_is_never_overwritten(name: str, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "shop" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"# mine\n")
    ran = run("init", "shop")
    assert ran.code == 0
    assert file.read_bytes() == b"# mine\n"
    assert any(line.split()[:2] == ["kept", f"shop/{name}"] for line in ran.out.splitlines())
    assert run("validate", "shop").code == 0


def test_nothing_is_written_through_a_broken_link(run: Run, tmp_path: Path) -> None:
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop" / "cjmap.toml").symlink_to(tmp_path / "elsewhere.toml")
    run("init", "shop")
    assert not (tmp_path / "elsewhere.toml").exists()


def test_maps_that_are_there_stay_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "shop").mkdir()
    mine = tmp_path / "shop" / "me.persona.yaml"
    mine.write_text("kind: persona\nid: me\nname: Me\n", encoding="utf-8")
    assert run("init", "shop").code == 0
    maps = [name for name in files(tmp_path / "shop") if kind_of_file(Path(name))]
    assert maps == ["me.persona.yaml"]
    assert run("validate", "shop").out == "1 map checked, valid.\n"


def test_a_repository_keeps_its_root_to_itself(run: Run, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    ran = run("init", "docs/shop")
    assert ran.code == 0
    written = files(tmp_path / "docs" / "shop")
    assert not set(REPOSITORY_FILES) & set(written)
    assert ran.out.count("left out") == len(REPOSITORY_FILES)


def test_the_root_of_a_repository_gets_it_all(run: Run, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    run("init")
    assert set(REPOSITORY_FILES) <= set(files(tmp_path))


@pytest.mark.parametrize(
    ("words", "said"), [(["file"], "`file` is a file"), (["--lang", "de"], "de")]
)
def test_wrong_use(words: list[str], said: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    ran = run("init", *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert files(tmp_path) == {"file": b"x"}


def test_settings_are_settings(run: Run, tmp_path: Path) -> None:
    run("init", "shop", "--lang", "pl")
    root = tmp_path / "shop"
    assert tomllib.loads((root / "cjmap.toml").read_text("utf-8")) == {"version": 1, "lang": "pl"}
    schemas = json.loads((root / ".vscode" / "settings.json").read_text("utf-8"))["yaml.schemas"]
    suffixes = {kind.name: kind.suffix for kind in KINDS} | {"mapping": "measure"}
    assert len(schemas) == len(suffixes)
    for file, patterns in schemas.items():
        name = Path(file).name.removesuffix(".schema.json")
        assert json.loads((root / file).read_text("utf-8")) == schema_named(name)
        assert patterns == [f"*.{suffixes[name]}.yaml", f"*.{suffixes[name]}.yml"]
    reader = YAML(typ="safe")
    hook = reader.load((root / ".pre-commit-config.yaml").read_text("utf-8"))
    assert [each["entry"] for each in hook["repos"][0]["hooks"]] == ["cjmap fmt", "cjmap lint"]
    workflow = reader.load((root / ".github" / "workflows" / "maps.yml").read_text("utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
