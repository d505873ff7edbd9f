"""Rules explained: what `cjmap explain` tells of them, without the samples, as plain data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.check.rules import VALIDATION_RULES
from cjmap.check.selection.plugins import all_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjmap.problem import Rule

_PARTS = {
    "What it does": "does",
    "Why it matters": "matters",
    "When not to listen": "not-to-listen",
}
"""The headings of a rule's page that are told here, each with the key of its word."""

_FENCED = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
_CODE = re.compile(r"`([^`]+)`")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a text: code, or plain words."""

    text: str
    code: bool


@dataclass(frozen=True, slots=True)
class Part:
    """What is told under one heading, `key` of the words of the page, as paragraphs of runs."""

    key: str
    paragraphs: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """A rule in a sentence, and the parts of its page; one whose message says all has none."""

    name: str
    code: str
    summary: tuple[Run, ...]
    parts: tuple[Part, ...]


def explained(rules: Iterable[Rule]) -> tuple[Explained, ...]:
    """Explain rules, each once, in the order of their codes."""
    pages = {each.rule.code: each.page for each in (*VALIDATION_RULES, *all_rules())}
    each_once = {rule.code: rule for rule in rules}
    return tuple(
        Explained(rule.name, code, runs(rule.summary), tuple(_parts(pages.get(code, ""))))
        for code, rule in sorted(each_once.items())
    )


def _parts(page: str) -> Iterator[Part]:
    for section in re.split(r"^## ", page, flags=re.MULTILINE)[1:]:
        heading, _, text = section.partition("\n")
        key = _PARTS.get(heading.strip())
        if key is not None:
            paragraphs = re.split(r"\n\s*\n", _FENCED.sub("", text).strip())
            yield Part(key, tuple(runs(each) for each in paragraphs if each))


def runs(text: str) -> tuple[Run, ...]:
    """Part a text at the code in it, which stands between backticks; of a link its words are kept."""
    pieces = _CODE.split(_LINK.sub(r"\1", " ".join(text.split())))
    return tuple(Run(piece, code=number % 2 == 1) for number, piece in enumerate(pieces) if piece)
