"""Guards the pages of the rules: each bad sample fires its rule and no other, each good one none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cjmap.check.rules import VALIDATION_RULES, Registered
from cjmap.check.run import validate
from cjmap.problem import Severity
from cjmap.workspace import open_workspace

RULES = {each.rule.name: each for each in VALIDATION_RULES}
SECTIONS = ["What it does", "Why it matters", "Bad", "Good", "When not to listen"]
SAMPLE = re.compile(r"```yaml\n# (\S+)\n(.*?)```", re.DOTALL)


def section(registered: Registered, title: str) -> str:
    return registered.page.split(f"\n## {title}\n")[1].split("\n## ")[0]


def codes_in(registered: Registered, title: str, folder: Path) -> set[str]:
    samples = SAMPLE.findall(section(registered, title))
    assert samples, f"no sample under {title}"
    for name, text in samples:
        (folder / name).write_text(text, encoding="utf-8")
    return {finding.rule.code for finding in validate(open_workspace(folder)).findings}


@pytest.mark.parametrize("name", RULES)
def test_bad_sample(name: str, tmp_path: Path) -> None:
    assert codes_in(RULES[name], "Bad", tmp_path) == {RULES[name].rule.code}


@pytest.mark.parametrize("name", RULES)
def test_good_sample(name: str, tmp_path: Path) -> None:
    assert codes_in(RULES[name], "Good", tmp_path) == set()


@pytest.mark.parametrize("name", RULES)
def test_page(name: str) -> None:
    page = RULES[name].page
    assert re.findall(r"^## (.*)$", page, re.MULTILINE) == SECTIONS
    assert page.splitlines()[0].endswith(".")
    assert all(section(RULES[name], title).strip() for title in SECTIONS)
    assert len(re.findall("```yaml", page)) == len(SAMPLE.findall(page))


def test_rules_are_in_the_order_of_their_codes() -> None:
    codes = [each.rule.code for each in VALIDATION_RULES]
    assert codes == sorted(codes)


def test_each_rule_has_a_file_of_its_name() -> None:
    import cjmap.check.rules as package

    folder = Path(package.__file__).parent
    files = {each.stem for each in folder.glob("*.py")} - {"__init__"}
    assert {name.replace("-", "_") for name in RULES} == files


def test_rules_of_validation_are_errors() -> None:
    assert {each.rule.severity for each in VALIDATION_RULES} == {Severity.ERROR}
