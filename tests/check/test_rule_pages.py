"""Guards the pages of the rules: each bad sample fires its rule and no other where it is marked, each good one none.

The samples of the craft stand in the workspace of the clinic (`examples/clinic`), so that they need
not bring a persona and a catalog of their own; only what is found in their own files counts.
"""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cjmap.check.lint import lint
from cjmap.check.rules import CRAFT, FAMILIES, VALIDATION_RULES, Registered, all_own_rules
from cjmap.check.run import Report, validate
from cjmap.check.selection.selectors import Choice
from cjmap.check.selection.settings import lint_settings
from cjmap.problem import Fixability, Profile, Severity
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from cjmap.check.finding import Finding

CLINIC = Path(__file__).parents[2] / "examples" / "clinic"
TODAY = date(2026, 11, 15)
RULES = {each.rule.name: each for each in (*VALIDATION_RULES, *all_own_rules())}
SECTIONS = ["What it does", "Why it matters", "Bad", "Good", "When not to listen"]
SAMPLE = re.compile(r"```(?:yaml|toml)\n# (\S+)\n(.*?)```", re.DOTALL)
HERE, BELOW = "# ←", "# ↓"


def section(registered: Registered, title: str) -> str:
    return registered.page.split(f"\n## {title}\n")[1].split("\n## ")[0]


def written(registered: Registered, title: str, folder: Path) -> list[Path]:
    """Write the samples of a section; those of the craft beside the maps of the clinic."""
    samples = SAMPLE.findall(section(registered, title))
    assert samples, f"no sample under {title}"
    if registered.family != "validity":
        shutil.copytree(CLINIC, folder, dirs_exist_ok=True)
    files = []
    for name, text in samples:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"# {name}\n{text}", encoding="utf-8")  # lines count as on the page
        files.append(file)
    return files


def findings_in(registered: Registered, title: str, folder: Path) -> list[Finding]:
    files = written(registered, title, folder)
    workspace = open_workspace(folder)
    if registered.family == "validity":
        return validate(workspace).findings
    asked = Choice(select=("default", registered.rule.name))
    settings = lint_settings(workspace.configuration, TODAY, asked)
    entries = [entry for entry in workspace.entries if entry.file in files]
    report = lint(workspace, settings, entries, Report())
    assert report.faults == []
    return [finding for finding in report.findings if finding.location.file in files]


def marks_in(registered: Registered, title: str) -> set[tuple[str, int]]:
    """List the marked lines: the line of `# ←` itself, the one below `# ↓`."""
    return {
        (name, number + (BELOW in line))
        for name, text in SAMPLE.findall(section(registered, title))
        for number, line in enumerate(text.splitlines(), start=2)
        if HERE in line or BELOW in line
    }


@pytest.mark.parametrize("name", RULES)
def test_bad_sample(name: str, tmp_path: Path) -> None:
    registered = RULES[name]
    findings = findings_in(registered, "Bad", tmp_path)
    told = {(each.rule.name, each.message) for each in findings}
    assert {name for name, _ in told} == {registered.rule.name}, told
    if registered.family != "validity":
        found = {
            (each.location.file.relative_to(tmp_path).as_posix(), each.location.line)
            for each in findings
        }
        assert found == marks_in(registered, "Bad")


@pytest.mark.parametrize("name", RULES)
def test_good_sample(name: str, tmp_path: Path) -> None:
    findings = findings_in(RULES[name], "Good", tmp_path)
    assert [(each.rule.name, each.message) for each in findings] == []


@pytest.mark.parametrize("name", RULES)
def test_page(name: str) -> None:
    page = RULES[name].page
    headings = re.findall(r"^## (.*)$", page, re.MULTILINE)
    assert headings[: len(SECTIONS)] == SECTIONS
    assert headings[len(SECTIONS) :] in ([], ["Options"], ["References"], ["Options", "References"])
    assert ("Options" in headings) is bool(RULES[name].options)
    assert page.splitlines()[0].endswith(".")
    assert all(section(RULES[name], title).strip() for title in headings)
    assert len(re.findall("```(?:yaml|toml)", page)) == len(SAMPLE.findall(page))


@pytest.mark.parametrize("name", RULES)
def test_options_are_described(name: str) -> None:
    registered = RULES[name]
    for option in registered.options:
        rule, _, word = option.key.partition(".")
        assert rule == name
        assert f"`{word}`" in section(registered, "Options")


@pytest.mark.parametrize(
    "name", [name for name, each in RULES.items() if each.family != "validity"]
)
def test_fixes_are_as_declared(name: str, tmp_path: Path) -> None:
    registered = RULES[name]
    written(registered, "Bad", tmp_path)
    from cjmap.check.lint import examine
    from cjmap.check.survey import Survey

    workspace = open_workspace(tmp_path)
    settings = lint_settings(workspace.configuration, TODAY, Choice(select=("default", name)))
    survey = Survey(workspace, TODAY)
    offered = {
        Fixability.SAFE if problem.fix.safe else Fixability.UNSAFE
        for entry in workspace.entries
        for problem in examine(entry, survey, settings).problems
        if problem.rule == registered.rule and problem.fix is not None
    }
    declared = registered.rule.fix
    assert offered == ({declared} if declared is not Fixability.NONE else set())


def test_rules_are_in_the_order_of_their_codes() -> None:
    for family in CRAFT:
        codes = [each.rule.code for each in all_own_rules() if each.family == family]
        assert codes == sorted(codes)
    codes = [each.rule.code for each in VALIDATION_RULES]
    assert codes == sorted(codes)


def test_codes_and_names_are_used_once() -> None:
    codes = [each.rule.code for each in RULES.values()]
    assert len(codes) == len(set(codes))
    assert len(RULES) == len(VALIDATION_RULES) + len(all_own_rules())


def test_each_rule_has_a_file_of_its_name() -> None:
    import cjmap.check.rules as package

    folder = Path(package.__file__).parent
    files = {
        (each.parent.name.replace("_", "-"), each.stem.replace("_", "-"))
        for each in folder.glob("*/*.py")
        if each.stem != "__init__"
    }
    assert {(each.family, name) for name, each in RULES.items()} == files


def test_families_are_named() -> None:
    assert list(CRAFT) == [each for each in FAMILIES if each not in ("text", "format", "validity")]


def test_rules_of_validation_are_errors() -> None:
    assert {each.rule.severity for each in VALIDATION_RULES} == {Severity.ERROR}


def test_pedantic_rules_are_notes() -> None:
    pedantic = [each for each in RULES.values() if each.rule.profile is Profile.PEDANTIC]
    assert {each.rule.severity for each in pedantic} == {Severity.INFO}
