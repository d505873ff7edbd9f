"""The page of a rule: what `explain` shows and the site publishes, from its docstring and its data."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from cjmap.check.rules import VALIDATION_RULES
from cjmap.check.selection.plugins import all_rules
from cjmap.problem import Fixability, Profile

if TYPE_CHECKING:
    from cjmap.check.rules import Registered
    from cjmap.workspace.settings import Setting

_FIXES = {
    Fixability.NONE: "by hand",
    Fixability.SAFE: "with `--fix`",
    Fixability.UNSAFE: "with `--unsafe-fixes`",
}
_MARKS = re.compile(r"^ *# ↓\n| *# ←$", re.MULTILINE)
_WIDEST_LINE = 88


def page_of(registered: Registered) -> str:
    """Return the whole page as Markdown: title, data, the sections of the docstring.

    The samples keep the marks of the places where the rule fires; `without_marks` takes them out.
    """
    summary, _, sections = registered.page.strip().partition("\n")
    return (
        f"# {registered.rule.name}\n\n{summary}\n\n{_data(registered)}\n"
        f"{_with_options(registered, sections.strip())}\n"
    )


def _data(registered: Registered) -> str:
    """Write what a reader of a finding wants to know first, as a table that fits any width."""
    rule = registered.rule
    rows = {
        "code": f"`{rule.code}`",
        "severity": str(rule.severity),
        "family": registered.family,
        "runs": _when_it_runs(registered),
        "looks at": ", ".join(rule.kinds) or "all kinds of map",
        "is put right": _FIXES[rule.fix],
    }
    first, *others = [f"| {key} | {value} |\n" for key, value in rows.items()]
    return "".join([first, "|---|---|\n", *others])


def _when_it_runs(registered: Registered) -> str:
    rule = registered.rule
    if registered.family == "validity":
        return "always"
    if rule.profile is Profile.PEDANTIC:
        runs = "in the profile `pedantic`"
    else:
        runs = f"by default, from version {rule.since} on"
    return f"{runs}; drafts and other sketches are let alone" if rule.completeness else runs


def _with_options(registered: Registered, sections: str) -> str:
    """Say behind the words on the options how each is written, and its default."""
    if not registered.options:
        return sections
    lines = "\n".join(_as_written(option) for option in registered.options)
    block = f"```toml\n[lint.options.{registered.rule.name}]\n{lines}\n```"
    return re.sub(
        r"(\n## Options\n.*?)(?=\n## |\Z)",
        lambda match: f"{match[1].rstrip()}\n\nAs they are unless set:\n\n{block}\n",
        sections,
        count=1,
        flags=re.DOTALL,
    ).rstrip()


def _as_written(option: Setting) -> str:
    """Write an option with its default; one that holds nothing until it is set, as a comment."""
    name = option.key.partition(".")[2]
    default = option.default
    if not option.takes(list(default) if isinstance(default, tuple) else default):
        return f"# {name} is not set: it takes {option.expected}"
    return f"{name} = {_toml(default)}"


def _toml(value: object) -> str:
    """Write a default as TOML; a long list takes several lines."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if not isinstance(value, tuple):
        return f"{value}"
    items = [_toml(each) for each in value]
    if len(", ".join(items)) < _WIDEST_LINE:
        return f"[{', '.join(items)}]"
    lines = [""]
    for item in items:
        if len(lines[-1]) + len(item) > _WIDEST_LINE:
            lines.append("")
        lines[-1] += f"{item}, "
    return "\n".join(["[", *(f"  {line.rstrip()}" for line in lines), "]"])


def without_marks(page: str) -> str:
    """Take the marks of the places out of samples, where a reader sees the finding itself."""
    return _MARKS.sub("", page)


def pages_by_code(*, of_craft: bool) -> dict[str, str]:
    """Return the page of each rule that has one; those of the craft only where they ran."""
    rules = [*VALIDATION_RULES, *(all_rules() if of_craft else ())]
    return {each.rule.code: without_marks(page_of(each)) for each in rules}
