"""Rules told in a terminal: one page, or the table of all."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from cjmap.check.pages import page_of
from cjmap.check.rules import FAMILIES, VALIDATION_RULES, Registered, all_own_rules
from cjmap.check.selection.plugins import all_rules
from cjmap.check.selection.selectors import EVERYTHING, SUPPRESSION
from cjmap.check.silence.baseline import STALE_BASELINE
from cjmap.cli.terminal import emit, wants_color
from cjmap.errors import CjmapError
from cjmap.format.near import nearest
from cjmap.format.violations import VIOLATIONS
from cjmap.problem import Fixability, Profile
from cjmap.source.refusals import REFUSALS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.cli.terminal import Color
    from cjmap.problem import Rule

_WIDEST = 120


def every_rule() -> list[Registered]:
    """List all rules, those of the text and the format among them, in the order of the codes."""
    plain = [
        *(_plain(rule, "text") for rule in REFUSALS),
        *(_plain(rule, "format") for rule in VIOLATIONS),
    ]
    rules = [*plain, *VALIDATION_RULES, *all_rules(), _plain(STALE_BASELINE, SUPPRESSION)]
    return sorted(
        rules,
        key=lambda each: (
            list(FAMILIES).index(each.family) if each.family in FAMILIES else len(FAMILIES)
        ),
    )


def _plain(rule: Rule, family: str) -> Registered:
    """Dress a rule that needs no page: its message says all that there is to say."""
    return Registered(rule, family, lambda *_: iter(()))


def matching(word: str) -> list[Registered]:
    """Return the rules that a code, name, family or profile means; none given: all.

    Raises `CjmapError` for a word that means none.
    """
    rules = every_rule()
    if word in ("", EVERYTHING):
        return rules
    found = [
        each
        for each in rules
        if word in (each.rule.name, each.rule.code, each.family)
        or (word[:2].isupper() and each.rule.code.startswith(word))
        or (word == Profile.DEFAULT and each.rule.profile is Profile.DEFAULT)
        or (word == Profile.PEDANTIC and each.rule.profile is Profile.PEDANTIC)
    ]
    if not found:
        near = nearest(word, words()) or nearest(word.upper(), words())
        hint = f"Did you mean `{near}`?" if near else "`cjmap explain` lists the rules."
        raise CjmapError(f"There is no rule `{word}`.", hint=hint)
    return found


def words() -> list[str]:
    """List what `explain` takes: names, codes and families."""
    rules = [*VALIDATION_RULES, *all_own_rules()]
    return [
        *(each.rule.name for each in rules),
        *(each.rule.code for each in rules),
        *FAMILIES,
    ]


def data_of(rules: Sequence[Registered]) -> list[dict[str, Any]]:
    """Return what is known of rules, for machines."""
    return [
        {
            "code": each.rule.code,
            "name": each.rule.name,
            "family": each.family,
            "severity": str(each.rule.severity),
            "profile": str(each.rule.profile),
            "since": each.rule.since,
            "kinds": list(each.rule.kinds),
            "fix": str(each.rule.fix),
            "completeness": each.rule.completeness,
            "summary": each.rule.summary,
            "options": {
                option.key.partition(".")[2]: {
                    "default": option.default,
                    "meaning": option.meaning,
                }
                for option in each.options
            },
            "page": page_of(each) if each.page else None,
        }
        for each in rules
    ]


def show_page(registered: Registered, color: Color, *, markdown: bool = False) -> None:
    """Print the page of one rule: drawn for a terminal with colours, else as Markdown."""
    if not registered.page:
        rule = registered.rule
        emit(
            f"# {rule.name}\n\n{rule.summary}\n\n`{rule.code}`, {rule.severity}, of the family"
            f" “{registered.family}”. It has no page of its own: where it is found, the message says"
            " what is wrong and what to do.\n"
        )
        return
    page = page_of(registered)
    if markdown or not wants_color(color, sys.stdout):
        emit(page)
        return
    from rich.console import Console
    from rich.markdown import Markdown
    from rich.theme import Theme

    title, _, rest = (
        page.replace("```yaml", "```text").replace("```toml", "```text").partition("\n")
    )
    quiet = Theme({"markdown.code": "cyan", "markdown.code_block": "cyan"})  # on any background
    console = Console(
        file=sys.stdout, force_terminal=True, emoji=False, highlight=False, theme=quiet
    )
    console.width = min(console.width, _WIDEST)
    with console.capture() as capture:
        console.print(f"{title.removeprefix('# ')}\n", style="bold", markup=False)
        # Addresses are written out: not every terminal can follow a link that it does not show.
        console.print(Markdown(rest, code_theme="ansi_light", hyperlinks=False))
    emit("".join(f"{line.rstrip()}\n" for line in capture.get().splitlines()))


def show_table(rules: Sequence[Registered], color: Color) -> None:
    """Print the rules by family, one line each."""
    from cjmap.cli.terminal import emit_styled
    from cjmap.styled import Styled

    styled = Styled()
    longest = max(len(each.rule.name) for each in rules)
    families = dict.fromkeys(each.family for each in rules)
    for family in families:
        styled.add(f"{FAMILIES.get(family, f'{family}: rules of a plugin.')}\n", "rule")
        for each in rules:
            if each.family != family:
                continue
            rule = each.rule
            styled.add(f"  {rule.code}  {rule.name:<{longest}}  ")
            styled.add(f"{rule.severity:<7}", str(rule.severity))
            styled.add(f"  {rule.summary}{_notes(rule)}\n")
        styled.add("\n")
    styled.add(
        "`cjmap explain RULE` tells more of one; those of the text and the format say all in their messages.\n",
        "help",
    )
    emit_styled(styled, color)


def _notes(rule: Rule) -> str:
    notes = []
    if rule.profile is Profile.PEDANTIC:
        notes.append("pedantic")
    if rule.fix is Fixability.SAFE:
        notes.append("--fix")
    elif rule.fix is Fixability.UNSAFE:
        notes.append("--unsafe-fixes")
    return f" [{', '.join(notes)}]" if notes else ""
