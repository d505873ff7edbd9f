"""A comment to cjmap names no rule, or cannot be read.

## What it does
Reports comments that begin with `cjmap:` and are not `ignore[…]` or `ignore-file[…]` with a list of
rules, and those that list a rule that does not exist or that cannot be silenced: what `cjmap
validate` reports is no matter of opinion. A comment inside a text (`|`, `>` or quotes) is part of
that text, and reported too.

## Why it matters
Such a comment does nothing, and its author believes that it does.

## Bad
```yaml
# follow-up.journey.yaml
kind: journey
id: follow-up
title: I come back for a check-up
status: draft
personas: helen
stages:
  - id: visit
    title: I see the doctor
    steps:
      # cjmap: ignore[flat-emotions] sixteen interviews, nobody complained  # ←
      - {id: book, title: I book online, emotion: 1}
```

## Good
```yaml
# follow-up.journey.yaml
kind: journey
id: follow-up
title: I come back for a check-up
status: draft
personas: helen
stages:
  - id: visit
    title: I see the doctor
    steps:
      # cjmap: ignore[flat-emotion] sixteen interviews, nobody complained
      - {id: book, title: I book online, emotion: 1}
      - {id: come, title: I find the entrance, emotion: 0.5}
      - {id: wait, title: I wait in the corridor, emotion: 0}
      - {id: talk, title: I talk to the doctor, emotion: 1.5}
```

## When not to listen
Never. `cjmap explain` lists the rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.rules import FAMILIES, VALIDATION_RULES
from cjmap.check.rules.suppression import bare_ignore, idle_ignore
from cjmap.check.selection.selectors import EVERYTHING
from cjmap.check.silence.suppressions import (
    DIRECTIVE_FORM,
    known_rule,
    replaced,
    speaks_to_us,
    without,
)
from cjmap.format.near import nearest
from cjmap.format.violations import VIOLATIONS
from cjmap.problem import Fix, Fixability, Problem, Profile, Route, Rule, Severity, Span
from cjmap.source.refusals import REFUSALS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.silence.suppressions import Suppression
    from cjmap.check.subject import Subject
    from cjmap.format.envelope import Envelope

RULE = Rule(
    "CJ902",
    "unknown-ignore",
    Severity.WARNING,
    "A comment to cjmap names no rule, or cannot be read.",
    fix=Fixability.UNSAFE,
)

_NEVER_SILENCED = (*REFUSALS, *VIOLATIONS, *(each.rule for each in VALIDATION_RULES))


def check(subject: Subject[Envelope]) -> Iterator[Problem]:
    """Report comments that cannot be read, and words in them that are no rule."""
    for suppression in subject.suppressions:
        if suppression.malformed:
            yield Problem(
                RULE,
                "This comment looks like one to cjmap, and silences nothing.",
                Span(suppression.comment.start, suppression.comment.end),
                f"Write {DIRECTIVE_FORM}, or `# cjmap: ignore[rule-name] until 2027-01-31 reason`.",
            )
            continue
        for word in suppression.rules:
            if known_rule(word, subject.rules) is None:
                yield _unknown(suppression, word, subject)
    for text in subject.texts:
        if speaks_to_us(text.value):
            yield Problem(
                RULE,
                "This comment stands inside a text, so it is part of the text.",
                Route(text.path),
                "Put it on a line of its own above the key.",
            )


def _unknown(suppression: Suppression, word: str, subject: Subject[Envelope]) -> Problem:
    span = Span(suppression.comment.start, suppression.comment.end)
    never = _never(word)
    if never is not None:
        return Problem(
            RULE,
            f"`{word}` {never}.",
            span,
            "Name the rules themselves; what makes a map no map has to be mended.",
            fix=Fix(f"Take `{word}` out of the comment", (without(suppression, [word]),), False),
        )
    near = nearest(word, [rule.name for rule in subject.rules])
    fix = (
        Fix(f"Write `{near}`", (replaced(suppression, word, near),), False)
        if near
        else Fix(f"Take `{word}` out of the comment", (without(suppression, [word]),), False)
    )
    hint = f"Did you mean `{near}`?" if near else "`cjmap explain` lists the rules."
    return Problem(RULE, f"There is no rule `{word}`.", span, hint, fix=fix)


def _never(word: str) -> str | None:
    """Tell why a word that means something cannot stand in a comment; None for any other word."""
    if known_rule(word, _NEVER_SILENCED) is not None:
        return "cannot be silenced: it says that a map is no map"
    if known_rule(word, (RULE, bare_ignore.RULE, idle_ignore.RULE)) is not None:
        return "cannot be silenced: it speaks of comments such as this one"
    if word in FAMILIES or word in (EVERYTHING, *Profile):
        return "is no rule but many"
    return None
