r"""A query as text, taken apart.

    query  = { term }                               all of them hold
    term   = [ "-" ] ( word | quoted | name ":" value { "," value } )
    value  = word | quoted | ( "<" | "<=" | ">" | ">=" | "=" ) ( word | quoted )
           | [ word ] ".." [ word ]

Blanks part terms. A text in quotes may hold blanks, commas and colons; `\` before a quote or another
`\` takes it as it is. Nothing here knows which fields there are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.insight.find.errors import QueryError
from cjmap.problem import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 2_000
"""The letters of a query at most."""

MOST_TERMS = 50
MOST_VALUES = 200

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,39}:")
_CLOSING = {'"': '"', "“": '"”', "„": '"”“'}
"""The signs that open a quotation, each with those that close it."""

_SIGNS = ("<=", ">=", "<", ">", "=")
_OTHER_LANGUAGES = {
    "OR": "Write the values of a field with commas: `channel:phone,web`.",
    "AND": "All terms have to hold anyway; leave it out.",
    "NOT": "Write `-` before what must not hold: `-has:opportunity`.",
}


@dataclass(frozen=True, slots=True)
class Test:
    """What a value has to be: `sign` "" (it is this one, or holds it), "=", "<", … or ".." (a range).

    `text` is what was written, `upper` the upper end of a range; an end may be missing. `quoted`
    texts have no wildcards.
    """

    sign: str
    text: str
    span: Span
    upper: str = ""
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """A part of a query: a `field` with tests of which one has to hold, or words without a field.

    `span` is all of it, `name` the place of the field's name.
    """

    field: str
    tests: tuple[Test, ...]
    negated: bool
    span: Span
    name: Span


def parse(text: str) -> tuple[Term, ...]:
    """Take a query apart; raises `QueryError` where it is none."""
    if len(text) > LONGEST:
        raise QueryError(
            f"The query has {len(text):,} letters; {LONGEST:,} are the most.",
            Span(LONGEST, len(text)),
        )
    terms = tuple(_Reader(text).terms())
    if not terms:
        raise QueryError(
            "The query is empty.", Span(0, 0), "Write what to look for: `kind:pain severity:>=4`."
        )
    if len(terms) > MOST_TERMS:
        raise QueryError(
            f"The query has {len(terms)} terms; {MOST_TERMS} are the most.",
            Span(terms[MOST_TERMS].span.start, len(text)),
        )
    return terms


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def terms(self) -> Iterator[Term]:
        while True:
            while self.at < len(self.text) and self.text[self.at].isspace():
                self.at += 1
            if self.at == len(self.text):
                return
            yield self._term()

    def _term(self) -> Term:
        start = self.at
        negated = self.text[start] in "-−"
        if negated:
            self.at += 1
            if self._ended():
                raise QueryError(
                    "Expected what must not hold after `-`.",
                    Span(start, start + 1),
                    "As in `-has:opportunity`.",
                )
        name = _NAME.match(self.text, self.at)
        if name is None:
            return self._words(start, negated)
        here = Span(name.start(), name.end() - 1)
        self.at = name.end()
        tests = [self._test(name[0])]
        while self.at < len(self.text) and self.text[self.at] == ",":
            self.at += 1
            tests.append(self._test(","))
            if len(tests) > MOST_VALUES:
                raise QueryError(
                    f"There are more than {MOST_VALUES} values; these are the most.",
                    Span(start, self.at),
                )
        self._parted()
        field = name[0][:-1].lower().replace("_", "-")
        return Term(field, tuple(tests), negated, Span(start, self.at), here)

    def _words(self, start: int, negated: bool) -> Term:
        here = self.at
        if self.text[here] in _CLOSING:
            text = self._quotation()
            self._parted()
            span = Span(here, self.at)
            test = Test("", text, span, quoted=True)
            return Term("", (test,), negated, Span(start, self.at), span)
        if self.text[here] in "()":
            raise QueryError(
                "There are no brackets in a query.",
                Span(here, here + 1),
                "All terms have to hold; `channel:phone,web` is the one or the other. Quote what"
                " is to be found in a text.",
            )
        while not self._ended() and self.text[self.at] not in _CLOSING:
            self.at += 1
        if not self._ended():
            raise QueryError("Expected a blank before the quotation.", Span(self.at, self.at + 1))
        span = Span(here, self.at)
        word = self.text[here : self.at]
        if word in _OTHER_LANGUAGES:
            raise QueryError(f"`{word}` joins nothing here.", span, _OTHER_LANGUAGES[word])
        return Term("", (Test("", word, span),), negated, Span(start, self.at), span)

    def _test(self, after: str) -> Test:
        start = self.at
        sign = next((each for each in _SIGNS if self.text.startswith(each, start)), "")
        self.at += len(sign)
        if self._ended() or self.text[self.at] == ",":
            what = f"`{after}{sign}`" if after != "," else f"`,{sign}`"
            raise QueryError(
                f"Expected a value after {what}.",
                Span(max(start - 1, 0), self.at),
                "As in `channel:phone`, `emotion:<0`, `severity:3..5`.",
            )
        if self.text[self.at] in _CLOSING:
            text = self._quotation()
            return Test(sign, text, Span(start, self.at), quoted=True)
        here = self.at
        while not self._ended() and self.text[self.at] != ",":
            self.at += 1
        word, span = self.text[here : self.at], Span(start, self.at)
        lower, dots, upper = word.partition("..")
        if not dots or sign:
            return Test(sign, word, span)
        if not lower and not upper:
            raise QueryError(
                "Expected an end of the range `..`.", span, "As in `-1..0`, `3..` or `..5`."
            )
        return Test("..", lower, span, upper)

    def _quotation(self) -> str:
        start = self.at
        closing = _CLOSING[self.text[start]]
        letters: list[str] = []
        self.at += 1
        while self.at < len(self.text):
            letter = self.text[self.at]
            self.at += 1
            if letter == "\\" and self.text[self.at : self.at + 1] in ("\\", *closing):
                letters.append(self.text[self.at])
                self.at += 1
            elif letter in closing:
                if not "".join(letters).strip():
                    raise QueryError("There is nothing in the quotes.", Span(start, self.at))
                return "".join(letters)
            else:
                letters.append(letter)
        raise QueryError(
            "The quotation does not end.",
            Span(start, len(self.text)),
            f"Write `{closing[0]}` at its end.",
        )

    def _ended(self) -> bool:
        return self.at == len(self.text) or self.text[self.at].isspace()

    def _parted(self) -> None:
        """Make sure that a term is over here."""
        if not self._ended():
            raise QueryError(
                f"Expected a blank or a comma before `{self.text[self.at]}`.",
                Span(self.at, self.at + 1),
            )
