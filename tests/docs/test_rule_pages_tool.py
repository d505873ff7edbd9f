"""Guards `tools/make_rule_pages.py`: what a page holds, the table, the menu, and that drift is seen."""

from __future__ import annotations

import re
import sys
import tomllib
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

from cjmap.check.pages import page_of, without_marks
from cjmap.check.rules import FAMILIES, VALIDATION_RULES, Registered, all_own_rules
from cjmap.check.selection.settings import lint_settings
from cjmap.problem import Severity
from cjmap.workspace.configuration import load_configuration

ROOT = Path(__file__).parents[2]
RULES = {each.rule.name: each for each in (*VALIDATION_RULES, *all_own_rules())}
MENU = """\
nav:
  - Start: index.md
  # rules: made by tools/make_rule_pages.py
  - Rules: old
  # end of rules
  - Last: last.md
"""


def tool() -> Any:
    """Load the tool, which stands outside of the package."""
    name = "make_rule_pages"
    if name not in sys.modules:
        spec = spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
        assert spec is not None
        assert spec.loader is not None
        sys.modules[name] = module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


def page(name: str) -> str:
    text: str = tool().rule_page(RULES[name], RULES.values())
    return text


SAID = [
    # rule, what its page holds of what cjmap prints
    ("duplicate-id", "```console\n$ cjmap validate\n"),
    ("dangling-reference", "$ cjmap lint --ignore all --unsafe-fixes --diff anna.persona.yaml"),
    ("dangling-reference", "\n-personas: [ana]\n+personas: [anna]\n"),
    ("thin-stage", "$ cjmap lint follow-up.journey.yaml\nfollow-up.journey.yaml:"),
    ("no-moment-of-truth", "$ cjmap lint --extend-select no-moment-of-truth "),
    ("idle-ignore", "\n-      # cjmap: ignore[flat-emotion] everybody was content\n"),
    ("old-evidence", "more than 24 months old: `ward-interviews-2023` of 2023-05-17."),
]


@pytest.mark.parametrize(("name", "held"), SAID)
def test_what_cjmap_prints_is_under_the_bad_sample(name: str, held: str) -> None:
    before, _, after = page(name).partition("\n## Good\n")
    assert held in before.split("\n## Bad\n")[1]
    assert "$ cjmap" not in after
    assert "\x1b" not in before


def test_page_is_the_same_again() -> None:
    assert page("thin-stage") == page("thin-stage")


def test_family_is_linked_to_its_table() -> None:
    assert "| family | [suppression](index.md#suppressions) |" in page("idle-ignore")
    assert "\n## Suppressions\n" in tool().index_page(RULES.values())


def test_other_rules_are_linked_outside_of_samples() -> None:
    linked: str = tool()._linked(
        "As `thin-stage`, `idle-ignore`.\n```\n`thin-stage`\n```\n",
        RULES["idle-ignore"],
        RULES.values(),
    )
    assert linked == "As [`thin-stage`](thin-stage.md), `idle-ignore`.\n```\n`thin-stage`\n```\n"


def test_a_sample_that_is_not_found_is_refused() -> None:
    good = RULES["thin-stage"].page.split("\n## Good\n")[1].split("\n## ")[0]
    with pytest.raises(ValueError, match="thin-stage: its bad sample is not found"):
        tool().said_of(RULES["thin-stage"], good)


def test_index_has_every_rule() -> None:
    index = tool().index_page(RULES.values())
    for each in RULES.values():
        assert f"\n| {each.rule.code} | [{each.rule.name}]({each.rule.name}.md) |" in index
    assert "\n| CJ012 | syntax-error | error | The text is not YAML. |\n" in index
    assert "\n| CJ030 | unknown-kind |" in index
    assert "\n| CJ905 | stale-baseline | warning |" in index
    rows = [line.count("|") for line in index.splitlines() if line.startswith("|")]
    assert set(rows) == {5, 7}


def test_menu() -> None:
    menu = tool().menu_with([RULES["duplicate-id"], RULES["thin-stage"]], MENU)
    assert menu == MENU.replace(
        "  - Rules: old\n",
        "  - Rules:\n      - rules/index.md\n      - Validity:\n          - rules/duplicate-id.md\n"
        "      - Journeys:\n          - rules/thin-stage.md\n",
    )
    with pytest.raises(ValueError, match=r"mkdocs.yml has no lines"):
        tool().menu_with([], "nav:\n")


def test_drift(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = {Path("docs/rules/a-rule.md"): "a", Path("docs/rules/index.md"): "i"}
    monkeypatch.setattr(tool(), "site_files", lambda menu: {**made, Path("mkdocs.yml"): "menu"})
    (tmp_path / "docs" / "rules").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("old menu", encoding="utf-8")
    (tmp_path / "docs" / "rules" / "a-rule.md").write_text("b", encoding="utf-8")
    (tmp_path / "docs" / "rules" / "no-more.md").write_text("n", encoding="utf-8")
    assert tool().drifted(tmp_path) == [
        "docs/rules/a-rule.md",
        "docs/rules/index.md",
        "docs/rules/no-more.md",
        "mkdocs.yml",
    ]
    tool().write(tmp_path)
    assert tool().drifted(tmp_path) == []
    assert not (tmp_path / "docs" / "rules" / "no-more.md").exists()


@pytest.mark.parametrize("name", RULES)
def test_data_of_a_page(name: str) -> None:
    registered = RULES[name]
    text = page_of(registered)
    rows = dict(re.findall(r"^\| ([a-z ]+) \| (.*) \|$", text, re.MULTILINE))
    assert rows["code"] == f"`{registered.rule.code}`"
    assert rows["family"] in FAMILIES
    assert Severity(rows["severity"]) is registered.rule.severity
    assert not re.search("# [←↓]", without_marks(text))


@pytest.mark.parametrize("name", [name for name, each in RULES.items() if each.options])
def test_options_of_a_page_can_be_copied(name: str, tmp_path: Path) -> None:
    block = page_of(RULES[name]).rpartition("```toml\n[lint.options.")[2].partition("```")[0]
    text = f"[lint.options.{block}"
    given: dict[str, Any] = tomllib.loads(text)["lint"]["options"][name]
    unset = re.findall(r"^# ([a-z-]+) is not set", text, re.MULTILINE)
    assert {*given, *unset} == {option.key.partition(".")[2] for option in RULES[name].options}
    file = tmp_path / "cjmap.toml"
    file.write_text(text, encoding="utf-8")
    lint_settings(load_configuration(tmp_path, file), date(2026, 11, 15))


def test_when_a_rule_runs() -> None:
    def row(registered: Registered) -> str:
        return page_of(registered).split("| runs | ")[1].split(" |")[0]

    assert row(RULES["duplicate-id"]) == "always"
    assert row(RULES["flat-emotion"]) == "by default, from version 1 on"
    assert (
        row(RULES["thin-stage"])
        == "by default, from version 1 on; drafts and other sketches are let alone"
    )
    assert row(RULES["no-moment-of-truth"]).startswith("in the profile `pedantic`")
