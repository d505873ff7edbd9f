"""Guards which rules run: selectors, how close they are, levels over levels, severities."""

from __future__ import annotations

import pytest

from cjmap.check.rules import Registered
from cjmap.check.selection.selectors import Catalogue, Choice
from cjmap.errors import CjmapError
from cjmap.problem import Profile, Rule, Severity


def rule(
    code: str, name: str, family: str, profile: Profile = Profile.DEFAULT, since: int = 1
) -> Registered:
    data = Rule(code, name, Severity.WARNING, "A rule.", profile=profile, since=since)
    return Registered(data, family, lambda subject: iter(()))


RULES = (
    rule("CJ201", "no-persona", "journey"),
    rule("CJ202", "flat-emotion", "journey"),
    rule("CJ217", "no-moment", "journey", Profile.PEDANTIC),
    rule("CJ290", "later-rule", "journey", since=2),
    rule("CJ801", "company-name", "wording"),
    rule("CJ803", "not-a-voice", "wording", Profile.PEDANTIC),
    rule("SHOP001", "shop-voice", "shop"),
)
DEFAULTS = ["CJ201", "CJ202", "CJ801", "SHOP001"]

CHOSEN: list[tuple[list[Choice], list[str]]] = [
    ([Choice(("default",))], DEFAULTS),
    (
        [Choice(("pedantic",))],
        ["CJ201", "CJ202", "CJ217", "CJ801", "CJ803", "SHOP001"],
    ),
    ([Choice(("all",))], [each.rule.code for each in RULES]),
    ([Choice(("wording",))], ["CJ801", "CJ803"]),
    ([Choice(("CJ2",))], ["CJ201", "CJ202", "CJ217", "CJ290"]),
    ([Choice(("CJ20",))], ["CJ201", "CJ202"]),
    ([Choice(("SHOP",))], ["SHOP001"]),
    ([Choice(("later-rule",))], ["CJ290"]),
    ([Choice(("CJ217",))], ["CJ217"]),
    ([Choice(("default", "no-moment"))], ["CJ201", "CJ202", "CJ217", "CJ801", "SHOP001"]),
    ([Choice(("default",), ("journey",))], ["CJ801", "SHOP001"]),
    ([Choice(("default", "CJ201"), ("journey",))], ["CJ201", "CJ801", "SHOP001"]),
    ([Choice(("journey", "CJ20"), ("CJ2",))], ["CJ201", "CJ202"]),
    ([Choice(("flat-emotion",), ("flat-emotion",))], []),
    ([Choice(("default",)), Choice(("wording",))], ["CJ801", "CJ803"]),
    ([Choice(("default",)), Choice(extend=("wording",))], [*DEFAULTS[:3], "CJ803", "SHOP001"]),
    ([Choice(("default",)), Choice(ignore=("CJ801", "shop"))], ["CJ201", "CJ202"]),
    ([Choice(("default",), ("CJ801",)), Choice(("default",))], ["CJ201", "CJ202", "SHOP001"]),
    ([Choice(("default",), ("CJ801",)), Choice(("wording",))], ["CJ803"]),
    ([Choice(("default",), ("CJ801",)), Choice(("CJ801",))], ["CJ801"]),
    ([Choice(("default",), ("wording",)), Choice(extend=("company-name",))], DEFAULTS),
    ([Choice(("default",)), Choice(), Choice(ignore=("all",))], []),
]


@pytest.mark.parametrize(("levels", "codes"), CHOSEN, ids=str)
def test_chosen(levels: list[Choice], codes: list[str]) -> None:
    chosen = Catalogue(RULES, version=1).choose(levels)
    assert [each.registered.rule.code for each in chosen] == codes


def test_default_set_is_that_of_the_version() -> None:
    [first] = [Catalogue(RULES, 1).choose([Choice(("default",))])]
    [second] = [Catalogue(RULES, 2).choose([Choice(("default",))])]
    added = {each.registered.rule.code for each in second} - {
        each.registered.rule.code for each in first
    }
    assert added == {"CJ290"}


SEVERITIES: list[tuple[dict[str, Severity], dict[str, Severity]]] = [
    ({}, {}),
    ({"wording": Severity.ERROR}, {"CJ801": Severity.ERROR}),
    (
        {"default": Severity.INFO, "CJ2": Severity.ERROR, "flat-emotion": Severity.WARNING},
        {
            "CJ201": Severity.ERROR,
            "CJ202": Severity.WARNING,
            "CJ801": Severity.INFO,
            "SHOP001": Severity.INFO,
        },
    ),
]


@pytest.mark.parametrize(("given", "told"), SEVERITIES)
def test_severity(given: dict[str, Severity], told: dict[str, Severity]) -> None:
    chosen = Catalogue(RULES, 1).choose([Choice(("default",), severity=given)])
    expected = {code: told.get(code, Severity.WARNING) for code in DEFAULTS}
    assert {each.registered.rule.code: each.severity for each in chosen} == expected


UNKNOWN = [
    ("flat-emotions", "Did you mean `flat-emotion`?"),
    ("jurney", "Did you mean `journey`?"),
    ("defualt", "Did you mean `default`?"),
    ("CJ999", "Did you mean `CJ"),
    ("cj2", "Did you mean `CJ2`?"),
    ("cj201", "Did you mean `CJ201`?"),
    ("xyzzy", "`cjmap explain` lists the rules."),
    ("", "`cjmap explain` lists the rules."),
]


@pytest.mark.parametrize(("selector", "hint"), UNKNOWN)
def test_unknown_selector(selector: str, hint: str) -> None:
    with pytest.raises(CjmapError) as caught:
        Catalogue(RULES, 1).check(selector)
    assert f"`{selector}`" in caught.value.message
    assert hint in (caught.value.hint or "")


@pytest.mark.parametrize("selector", ["CJ2", "CJ201", "all", "pedantic", "wording", "shop-voice"])
def test_known_selector(selector: str) -> None:
    assert Catalogue(RULES, 1).check(selector) == selector


@pytest.mark.parametrize("selector", ["CJ0", "CJ012", "CJ1", "dangling-reference", "validity"])
def test_what_always_runs_cannot_be_chosen(selector: str) -> None:
    with pytest.raises(CjmapError) as caught:
        Catalogue(RULES, 1).check(selector)
    assert f"`{selector}` cannot be chosen" in caught.value.message
