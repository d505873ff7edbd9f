"""Guards `cjmap explain`: one page, tables, machine forms, and words that mean no rule."""

from __future__ import annotations

import json
from typing import Protocol

import pytest

from cjmap.check.rules import VALIDATION_RULES, all_own_rules


class Ran(Protocol):
    code: int
    out: str
    err: str


class Run(Protocol):
    def __call__(self, *words: str) -> Ran: ...


RULES = [each.rule for each in (*VALIDATION_RULES, *all_own_rules())]


@pytest.mark.parametrize("word", ["flat-emotion", "CJ206"])
def test_page(word: str, run: Run) -> None:
    ran = run("explain", word)
    assert ran.out.startswith("# flat-emotion\n\nThe curve of emotions has no valley.\n")
    assert "## Why it matters" in ran.out
    assert (ran.err, ran.code) == ("", 0)
    assert run("explain", word, "--markdown", "--color", "always").out == ran.out


def test_page_in_colours(run: Run) -> None:
    out = run("explain", "flat-emotion", "--color", "always").out
    assert "\x1b[" in out
    assert "## Why it matters" not in out
    assert "Why it matters" in out


def test_table_of_all(run: Run) -> None:
    out = run("explain").out
    assert all(f"  {rule.code}  {rule.name} " in out for rule in RULES)
    assert "CJ012  syntax-error" in out
    assert "CJ905  stale-baseline" in out


TABLES = [
    ("journey", "CJ206", "CJ301"),
    ("CJ3", "CJ301", "CJ206"),
    ("pedantic", "CJ217", "CJ206"),
    ("default", "CJ206", "CJ217"),
    ("text", "CJ012", "CJ030"),
    ("validity", "CJ102", "CJ206"),
    ("all", "CJ901", "CJ999"),
]


@pytest.mark.parametrize(("word", "there", "not_there"), TABLES)
def test_table(word: str, there: str, not_there: str, run: Run) -> None:
    out = run("explain", word).out
    assert there in out
    assert not_there not in out


def test_a_rule_without_a_page(run: Run) -> None:
    out = run("explain", "tab-indentation").out
    assert out.startswith("# tab-indentation\n\n")
    assert "`CJ013`, error, of the family “text”." in out


def test_json(run: Run) -> None:
    [data] = json.loads(run("explain", "CJ206", "--json").out)
    assert (data["name"], data["family"], data["severity"]) == ("flat-emotion", "journey", "info")
    assert data["page"].startswith("# flat-emotion\n")
    assert len(json.loads(run("explain", "--json").out)) > len(RULES)


UNKNOWN = [
    ("flat-emotions", "Did you mean `flat-emotion`?"),
    ("cj206", "Did you mean `CJ206`?"),
    ("xyzzy", "`cjmap explain` lists the rules."),
]


@pytest.mark.parametrize(("word", "hint"), UNKNOWN)
def test_unknown(word: str, hint: str, run: Run) -> None:
    ran = run("explain", word)
    assert (ran.out, ran.code) == ("", 2)
    assert f"There is no rule `{word}`." in ran.err
    assert hint in ran.err
