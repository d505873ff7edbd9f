"""Write the pages of the rules, `docs/rules/*.md`, and their place in the menu of the site.

python tools/make_rule_pages.py             writes them
python tools/make_rule_pages.py --check     fails if one of them is not what the rules give

A page is what `cjmap explain` tells, and under the bad sample what cjmap really prints for it. Each
sample stands in a copy of `examples/clinic`; the day is fixed, so that the pages stay as they are.
"""

from __future__ import annotations

import io
import re
import shutil
import sys
import tempfile
from contextlib import chdir, redirect_stderr, redirect_stdout
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.check.pages import page_of, without_marks
from cjmap.check.rules import FAMILIES, VALIDATION_RULES, Registered, all_own_rules
from cjmap.check.selection.selectors import SUPPRESSION
from cjmap.check.silence.baseline import STALE_BASELINE
from cjmap.cli.entry import main as cjmap
from cjmap.format.violations import VIOLATIONS
from cjmap.problem import Fixability, Profile
from cjmap.source.refusals import REFUSALS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).resolve().parents[1]
PAGES = Path("docs", "rules")
MENU = Path("mkdocs.yml")
TODAY = "2026-11-15"

_SAMPLE = re.compile(r"```(?:yaml|toml)\n# (\S+)\n(.*?)```\n", re.DOTALL)
_FENCED = re.compile(r"(^```.*?^```$)", re.DOTALL | re.MULTILINE)
_BEGIN = "  # rules: made by tools/make_rule_pages.py"
_END = "  # end of rules"
_MADE = "\n<!-- Made by tools/make_rule_pages.py from the rule itself; do not edit. -->\n"
_FIX = {
    Fixability.NONE: "",
    Fixability.SAFE: "`--fix`",
    Fixability.UNSAFE: "`--unsafe-fixes`",
}
_INTRODUCTION = f"""\
# Rules

Each rule has a page: what it looks at, why that matters, a bad and a good sample, and when not to
listen. In a terminal `cjmap explain RULE` shows the same. [Lint](../lint.md) tells how to choose
rules, weigh them and silence them.

- **severity**: an *error* makes a command fail, a *warning* says that something is probably wrong,
  an *info* is a note to think about.
- **profile**: *default* runs unless you say otherwise, *pedantic* if you ask for it.
- **fix**: the option that puts it right; without one, it takes a person who knows the service.

The outputs on the pages were made with `--today {TODAY}`, beside the maps of `examples/clinic`.
"""
_LANGUAGE = """
## Text and format

What is no YAML, or no map. These have no pages: their messages say all that there is to say. They
are always looked for, and never silenced.

| code | name | severity | what is wrong |
|---|---|---|---|
"""


def own_rules() -> tuple[Registered, ...]:
    """List the rules that have a page, in the order of their families and codes; no plugins."""
    return (*VALIDATION_RULES, *all_own_rules())


def site_files(menu: str) -> dict[Path, str]:
    """Make everything: texts by their files, relative to the repository; `menu` is as it stands."""
    rules = own_rules()
    files = {PAGES / f"{each.rule.name}.md": rule_page(each, rules) for each in rules}
    files[PAGES / "index.md"] = index_page(rules)
    files[MENU] = menu_with(rules, menu)
    return files


def rule_page(registered: Registered, rules: Iterable[Registered]) -> str:
    """Make the page of one rule: as `explain` tells it, with what cjmap says of the bad sample."""
    page = without_marks(page_of(registered))
    before, bad, after = re.split(r"(?<=\n)(## Bad\n.*?)(?=\n## Good\n)", page, flags=re.DOTALL)
    page = f"{before}{bad.rstrip()}\n\n{said_of(registered, bad)}{after}"
    return _linked(page, registered, rules) + _MADE


def said_of(registered: Registered, bad: str) -> str:
    """Let cjmap look at the samples of a section, and quote the commands and what they print.

    Raises `ValueError` for a sample of which nothing is told.
    """
    samples = _SAMPLE.findall(f"{bad}\n")
    name = registered.rule.name
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        if registered.family != "validity":
            shutil.copytree(ROOT / "examples" / "clinic", folder, dirs_exist_ok=True)
        for file, text in samples:
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_text(f"# {file}\n{text}", encoding="utf-8")
        maps = [file for file, _ in samples if not file.endswith(".toml")]
        asked = _asked(registered)
        of_validity = registered.family == "validity"
        words = ["validate"] if of_validity else ["lint", *asked, *maps]
        quoted = _ran(folder, words)
        if name not in quoted:
            raise ValueError(f"{name}: its bad sample is not found:\n{quoted}")
        if registered.rule.fix is Fixability.NONE:
            return quoted
        unsafe = ["--unsafe-fixes"] if registered.rule.fix is Fixability.UNSAFE else []
        return (
            f"{quoted}\n{_ran(folder, ['lint', *asked, *unsafe, '--diff', *maps])}".rstrip() + "\n"
        )


def _asked(registered: Registered) -> list[str]:
    """Give the options with which this rule runs and no other has anything to say of its sample."""
    if registered.family == "validity":
        return ["--ignore", "all"]
    if registered.rule.profile is Profile.PEDANTIC:
        return ["--extend-select", registered.rule.name]
    return []


def _ran(folder: Path, words: list[str]) -> str:
    """Run cjmap in a folder and quote it, without the options that only keep the output the same."""
    kept_same = ["--color", "never"]
    if words[0] == "lint":
        kept_same += ["--today", TODAY]
    if "--diff" not in words:
        kept_same += ["--format", "text"]
    printed, told = io.StringIO(), io.StringIO()
    with chdir(folder), redirect_stdout(printed), redirect_stderr(told):
        code = cjmap([*words, *kept_same])
    if "--diff" in words and code == 0:  # not every finding of the rule can be fixed
        return ""
    if code > 1 or told.getvalue() or not printed.getvalue():
        raise ValueError(f"cjmap {' '.join(words)} ended with {code}:\n{told.getvalue()}")
    return f"```console\n$ cjmap {' '.join(words)}\n{printed.getvalue().rstrip()}\n```\n"


def _linked(page: str, registered: Registered, rules: Iterable[Registered]) -> str:
    """Link the names of other rules, outside of samples, to their pages; and the family to its table."""
    names = {each.rule.name for each in rules} - {registered.rule.name}

    def link(match: re.Match[str]) -> str:
        name = match[1]
        return f"[`{name}`]({name}.md)" if name in names else match[0]

    parts = _FENCED.split(page)
    parts[::2] = [re.sub(r"(?<!\[)`([a-z-]+)`", link, part) for part in parts[::2]]
    family = registered.family
    cell = f"| family | [{family}](index.md#{_anchor(family)}) |"
    return "".join(parts).replace(f"| family | {family} |", cell, 1)


def index_page(rules: Iterable[Registered]) -> str:
    """Make the table of all rules, family by family, those of text and format last."""
    parts = [_INTRODUCTION]
    for family, members in _by_family(rules):
        _, _, about = FAMILIES[family].partition(": ")
        parts.append(
            f"\n## {_heading(family)}\n\n{about[0].upper()}{about[1:]} The family `{family}`.\n\n"
            "| code | rule | severity | profile | fix | what is wrong |\n|---|---|---|---|---|---|\n"
        )
        for each in members:
            rule = each.rule
            profile = "always" if family == "validity" else str(rule.profile)
            cells = (
                rule.code,
                f"[{rule.name}]({rule.name}.md)",
                str(rule.severity),
                profile,
                _FIX[rule.fix],
                _cell(rule.summary),
            )
            parts.append(f"| {' | '.join(cells)} |\n")
        if family == SUPPRESSION:
            parts.append(
                f"| {STALE_BASELINE.code} | {STALE_BASELINE.name} | {STALE_BASELINE.severity} |"
                f" with a baseline | | {_cell(STALE_BASELINE.summary)} |\n"
            )
    parts.append(_LANGUAGE)
    parts.extend(
        f"| {rule.code} | {rule.name} | {rule.severity} | {_cell(rule.summary)} |\n"
        for rule in (*REFUSALS, *VIOLATIONS)
    )
    return "".join([*parts, _MADE])


def menu_with(rules: Iterable[Registered], menu: str) -> str:
    """Put the rules into the menu of the site, in the place of those that are between the marks."""
    before, _, rest = menu.partition(f"{_BEGIN}\n")
    _, found, after = rest.partition(f"{_END}\n")
    if not found:
        raise ValueError(f"{MENU} has no lines “{_BEGIN.strip()}” and “{_END.strip()}”.")
    lines = ["  - Rules:", "      - rules/index.md"]
    for family, members in _by_family(rules):
        lines.append(f"      - {_heading(family)}:")
        lines.extend(f"          - rules/{each.rule.name}.md" for each in members)
    return "".join([before, _BEGIN, "\n", *(f"{line}\n" for line in lines), _END, "\n", after])


def _by_family(rules: Iterable[Registered]) -> Iterator[tuple[str, list[Registered]]]:
    for family, members in groupby(rules, lambda each: each.family):
        yield family, list(members)


def _heading(family: str) -> str:
    return FAMILIES[family].partition(":")[0]


def _anchor(family: str) -> str:
    return _heading(family).lower().replace(" ", "-")


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def drifted(top: Path) -> list[str]:
    """Name the files of a repository that are missing, outdated, or of rules that are no more."""
    made = site_files((top / MENU).read_text(encoding="utf-8"))
    there = {file.relative_to(top) for file in (top / PAGES).glob("*.md")}
    return sorted(
        file.as_posix()
        for file in there | set(made)
        if file not in made
        or file not in there | {MENU}
        or (top / file).read_text(encoding="utf-8") != made[file]
    )


def write(top: Path) -> None:
    """Write all files of a repository, and take away the pages of rules that are no more."""
    made = site_files((top / MENU).read_text(encoding="utf-8"))
    (top / PAGES).mkdir(parents=True, exist_ok=True)
    for file in (top / PAGES).glob("*.md"):
        if file.relative_to(top) not in made:
            file.unlink()
    for file, text in made.items():
        (top / file).write_text(text, encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Write or check, and give the status to end with."""
    if arguments != ["--check"]:
        write(ROOT)
        return 0
    names = drifted(ROOT)
    for name in names:
        print(f"{name} is not what the rules give.")
    if names:
        print("Run python tools/make_rule_pages.py and read what has changed.")
    return 1 if names else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
