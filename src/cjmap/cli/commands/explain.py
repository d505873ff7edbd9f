"""Tell what a rule is about: what it looks at, why it matters, a bad and a good map.

RULE is a code (CJ206) or a name (flat-emotion); a family or a profile lists its rules. Without one,
all rules are listed.
"""

from __future__ import annotations

import json
from typing import Annotated

import typer

from cjmap.cli import explaining
from cjmap.cli.options import ColorOption
from cjmap.cli.terminal import Color, emit


def command(
    rule: Annotated[
        str,
        typer.Argument(
            metavar="[RULE]",
            help="A code, name, family or profile.",
            autocompletion=explaining.words,
            show_default=False,
        ),
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    markdown: Annotated[
        bool, typer.Option("--markdown", help="Print the page as Markdown.")
    ] = False,
    color: ColorOption = Color.AUTO,
) -> None:
    """Print the page of a rule, or the table of rules."""
    rules = explaining.matching(rule)
    if as_json:
        emit(json.dumps(explaining.data_of(rules), indent=2, ensure_ascii=False) + "\n")
    elif rule in (rules[0].rule.name, rules[0].rule.code):
        explaining.show_page(rules[0], color, markdown=markdown)
    else:
        explaining.show_table(rules, color)
