"""Guards rules of one's own: an installed package adds them, a broken one stops the run by name."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.imports import import_path

from cjmap.recall.asked import NO_CACHE

SHOP = Path(__file__).parents[1] / "plugins" / "shop"
JOURNEY = """\
kind: journey
id: buy
title: I buy a lamp
status: draft
tags: [sales]
personas: ann
stages:
  - {id: buy-it, title: I buy it, steps: [{id: pay, title: I pay}]}
"""
PERSONA = "kind: persona\nid: ann\nname: Ann\nstatus: draft\nproto: true\n"


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHOP, tmp_path / "packages"))


@pytest.fixture
def maps(tmp_path: Path) -> Path:
    folder = tmp_path / "maps"
    folder.mkdir()
    (folder / "cjmap.toml").write_text("version = 1\n", encoding="utf-8")
    (folder / "buy.journey.yaml").write_text(JOURNEY, encoding="utf-8")
    (folder / "ann.persona.yaml").write_text(PERSONA, encoding="utf-8")
    return folder


def run(package: Path, folder: Path, *words: str) -> Ran:
    """Run the program in a process that has the package installed."""
    environment = {**os.environ, "PYTHONPATH": import_path(package)}
    ran = subprocess.run(
        [sys.executable, "-m", "cjmap", *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return Ran(ran.returncode, ran.stdout, ran.stderr)


def test_rule_runs(package: Path, maps: Path) -> None:
    ran = run(package, maps, "lint", "--fail-on", "warning", "--format", "concise")
    assert (ran.out, ran.err, ran.code) == (
        "buy.journey.yaml:3:8: warning SHOP001 price-first: The title does not say “price”.\n",
        "",
        1,
    )


@pytest.mark.parametrize("selector", ["shop", "SHOP001", "SHOP", "price-first"])
def test_rule_is_selected(selector: str, package: Path, maps: Path) -> None:
    ran = run(package, maps, "lint", "--ignore", selector)
    assert (ran.out, ran.code) == ("2 maps checked, nothing found.\n", 0)
    ran = run(package, maps, "lint", "--select", selector, "-f", "concise")
    assert "SHOP001" in ran.out


def test_rule_is_configured(package: Path, maps: Path) -> None:
    (maps / "cjmap.toml").write_text(
        "[lint.options]\nprice-first = {word = 'lamp'}\n", encoding="utf-8"
    )
    assert run(package, maps, "lint").out == "2 maps checked, nothing found.\n"
    (maps / "cjmap.toml").write_text("[lint]\nseverity = {shop = 'error'}\n", encoding="utf-8")
    assert "error SHOP001" in run(package, maps, "lint").out


def test_rule_is_explained(package: Path, maps: Path) -> None:
    ran = run(package, maps, "explain", "price-first")
    assert ran.code == 0
    assert "Our customers ask for the price first." in ran.out
    assert "[lint.options.price-first]" in ran.out


def test_other_commands_do_not_load_it(package: Path, maps: Path) -> None:
    (package / "cjmap_shop" / "price_first.py").write_text("1 / 0\n", encoding="utf-8")
    assert run(package, maps, "validate").code == 0


def test_what_it_found_is_not_said_again(
    package: Path, maps: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A rule of one's own is written and tried: nothing tells that its code has changed.
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "own"))
    monkeypatch.delenv(NO_CACHE, raising=False)
    module = package / "cjmap_shop" / "price_first.py"
    text = module.read_text(encoding="utf-8")
    for verb in ("say", "name", "praise"):
        module.write_text(text.replace("does not say", f"does not {verb}"), encoding="utf-8")
        assert f"does not {verb} “price”" in run(package, maps, "lint").out
    assert not (maps / ".cjmap_cache").exists()
    run(package, maps, "validate")  # which knows no rules of others
    assert sorted(os.listdir(maps / ".cjmap_cache")) == ["maps", "runs"]


def test_a_rule_that_raises(package: Path, maps: Path) -> None:
    module = package / "cjmap_shop" / "price_first.py"
    text = module.read_text(encoding="utf-8")
    module.write_text(text.replace("word = subject", "1 / 0\n    word = subject"), encoding="utf-8")
    flat = JOURNEY.replace("status: draft", "status: approved").replace("id: buy\n", "id: second\n")
    (maps / "second.journey.yaml").write_text(flat, encoding="utf-8")
    ran = run(package, maps, "lint", "-f", "concise", "--select", "shop,incomplete-frame")
    assert ran.code == 2
    assert "incomplete-frame" in ran.out
    assert ran.err.splitlines() == [
        "cjmap: internal fault: the rule `price-first` failed on buy.journey.yaml:"
        " ZeroDivisionError: division by zero",
        "cjmap: internal fault: the rule `price-first` failed on second.journey.yaml:"
        " ZeroDivisionError: division by zero",
        "  This is a mistake in the rule, not in the map: please tell those who wrote it."
        " CJMAP_DEBUG=1 shows where.",
    ]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("github", "::error title=cjmap,file=buy.journey.yaml::The rule price-first failed:"),
        ("junit", 'errors="1"'),
        ("sarif", '"executionSuccessful": false'),
        ("json", '"rule": "price-first"'),
    ],
)
def test_a_rule_that_raises_is_told_by_every_format(
    name: str, said: str, package: Path, maps: Path
) -> None:
    module = package / "cjmap_shop" / "price_first.py"
    text = module.read_text(encoding="utf-8")
    module.write_text(text.replace("word = subject", "1 / 0\n    word = subject"), encoding="utf-8")
    assert said in run(package, maps, "lint", "-f", name).out


def test_a_rule_that_raises_leaves_the_baseline(package: Path, maps: Path) -> None:
    assert run(package, maps, "lint", "--update-baseline").code == 0
    before = (maps / "cjmap-baseline.json").read_text(encoding="utf-8")
    assert "price-first" in before
    module = package / "cjmap_shop" / "price_first.py"
    text = module.read_text(encoding="utf-8")
    module.write_text(text.replace("word = subject", "1 / 0\n    word = subject"), encoding="utf-8")
    ran = run(package, maps, "lint", "--update-baseline")
    assert (ran.out, ran.code) == ("", 2)
    assert "cjmap-baseline.json was left as it is." in ran.err
    assert (maps / "cjmap-baseline.json").read_text(encoding="utf-8") == before


BROKEN: list[tuple[str, str, str]] = [
    # what is replaced in the module, by what, what is said
    ("from __future__", "import nothing_at_all\nfrom __future__", "SyntaxError"),
    ('WORD = Setting("', '1 / 0\nWORD = Setting("', "ZeroDivisionError: division by zero"),
    ("RULE = ", "MY_RULE = ", "NameError: name 'RULE' is not defined"),
    ('"SHOP001"', '"CJ299"', "has the code 'CJ299'; expected letters of its own"),
    ('"SHOP001"', '"shop1"', "has the code 'shop1'; expected letters of its own"),
    ('"price-first",', '"PriceFirst",', "has the name 'PriceFirst'; expected words joined by"),
    ('"price-first",', '"flat-emotion",', "has `OPTIONS` that are no settings called"),
    ("def check(", "def look(", "has no function `check(subject)`"),
    ("OPTIONS = (WORD,)", "OPTIONS = [WORD]", "has `OPTIONS` that are no settings called"),
]


@pytest.mark.parametrize(("old", "new", "said"), BROKEN)
def test_broken_package(old: str, new: str, said: str, package: Path, maps: Path) -> None:
    module = package / "cjmap_shop" / "price_first.py"
    text = module.read_text(encoding="utf-8").replace(old, new, 1)
    if "RULE" in old:
        text = text.replace("yield Problem(RULE", "yield Problem(MY_RULE") + "\nprint(RULE)\n"
    module.write_text(text, encoding="utf-8")
    ran = run(package, maps, "lint")
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith(
        "cjmap: The rules of cjmap-shop-rules (entry point `shop` = cjmap_shop.price_first) cannot"
        " be used: "
    )
    assert said in ran.err
    assert "Mend or uninstall cjmap-shop-rules." in ran.err
    assert "Traceback" not in ran.err


TAKEN = [
    ("shop = cjmap_shop.price_first\nlamps = cjmap_shop.price_first", "is there already"),
    ("journey = cjmap_shop.price_first", "`journey` cannot be the name of a family"),
    ("shop = cjmap_shop", "has no `RULE`"),
    ("shop = cjmap_shop.nothing", "ModuleNotFoundError"),
    ("shop = cjmap_shop.price_first:RULE", "TypeError"),
]


@pytest.mark.parametrize(("entry_points", "said"), TAKEN)
def test_broken_entry_point(entry_points: str, said: str, package: Path, maps: Path) -> None:
    file = package / "cjmap_shop_rules-1.2.dist-info" / "entry_points.txt"
    file.write_text(f"[cjmap.rules]\n{entry_points}\n", encoding="utf-8")
    ran = run(package, maps, "lint")
    assert ran.code == 2
    assert said in ran.err
    assert "cjmap-shop-rules" in ran.err


def test_a_list_of_modules(package: Path, maps: Path) -> None:
    (package / "cjmap_shop" / "__init__.py").write_text(
        '"""Rules."""\nRULES = ["cjmap_shop.price_first"]\n', encoding="utf-8"
    )
    file = package / "cjmap_shop_rules-1.2.dist-info" / "entry_points.txt"
    file.write_text("[cjmap.rules]\nshop = cjmap_shop:RULES\n", encoding="utf-8")
    assert "SHOP001" in run(package, maps, "lint", "-f", "concise").out
