"""Which rules of the craft run on a map, and how much each weighs there.

A selector is a code (`CJ206`), the beginning of one (`CJ2`), a name, a family or a profile (`all` is
every rule there is). The more specific one wins; among equals, leaving out wins.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from cjmap.errors import CjmapError
from cjmap.format.near import nearest
from cjmap.problem import Profile, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cjmap.check.rules import Registered
    from cjmap.problem import Rule

EVERYTHING = "all"
SUPPRESSION = "suppression"
"""The family of the rules about comments that silence findings; they come last."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What one level of settings asks for.

    `select` takes the place of what ran before, `extend` adds to it, `ignore` takes away from it;
    `severity` gives selectors another weight.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    extend: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chosen:
    """A rule that runs, and the severity that it has there."""

    registered: Registered
    severity: Severity


class Catalogue:
    """The rules of the craft that there are, and what a selector means among them."""

    def __init__(self, rules: Iterable[Registered], version: int) -> None:
        """Know the rules; the default set is that of `version`."""
        self.rules = tuple(rules)
        self.version = version
        self._families = {each.family for each in self.rules}
        self._names = {each.rule.name for each in self.rules}

    @cached_property
    def silenceable(self) -> tuple[Rule, ...]:
        """The rules that a comment may silence: all of the craft but those about such comments."""
        return tuple(each.rule for each in self.rules if each.family != SUPPRESSION)

    def check(self, selector: str) -> str:
        """Return a selector that means something.

        Raises `CjmapError` with the nearest one that does, for one that means nothing.
        """
        if selector in self._names or selector in self._families:
            return selector
        if selector == EVERYTHING or selector in tuple(Profile):
            return selector
        if _is_code(selector) and any(each.rule.code.startswith(selector) for each in self.rules):
            return selector
        if _always_runs(selector):
            raise CjmapError(
                f"`{selector}` cannot be chosen: what makes a map no map is always told.",
                hint="`cjmap explain` lists the rules; those from CJ201 on can be chosen.",
            )
        near = nearest(selector, [*sorted(self._names | self._families), *Profile, EVERYTHING])
        if near is None:
            codes = [each.rule.code for each in self.rules]
            shouted = selector.upper()
            known = any(code.startswith(shouted) for code in codes) and _is_code(shouted)
            near = shouted if known else nearest(shouted, codes)
        hint = f"Did you mean `{near}`?" if near else "`cjmap explain` lists the rules."
        raise CjmapError(f"There is no rule, family or profile `{selector}`.", hint=hint)

    def specificity(self, selector: str, registered: Registered) -> int:
        """Tell how closely a selector names a rule: 0 not at all, 1 a profile, up to the rule itself."""
        rule = registered.rule
        if selector in (rule.name, rule.code):
            return _EXACT
        if selector == registered.family:
            return _FAMILY
        if _is_code(selector) and rule.code.startswith(selector):
            return _FAMILY + len(selector)
        if selector == EVERYTHING:
            return 1
        if selector == Profile.PEDANTIC:  # strictness adds to the default set
            return int(rule.since <= self.version)
        return int(selector == rule.profile == Profile.DEFAULT and rule.since <= self.version)

    def choose(self, choices: Iterable[Choice]) -> tuple[Chosen, ...]:
        """Apply levels of settings, each over those before it, and return the rules that run."""
        levels = tuple(choices)
        chosen = []
        for registered in self.rules:
            runs = False
            left_out = 0
            severity = registered.rule.severity
            for level in levels:
                taken = self._best((*level.select, *level.extend), registered)
                dropped = self._best(level.ignore, registered)
                if dropped and dropped >= taken:
                    runs, left_out = False, max(left_out, dropped)
                elif taken:
                    runs = (
                        taken >= left_out
                    )  # a closer word of an earlier level still leaves it out
                elif level.select:
                    runs = False
                closest = 0
                for selector, weight in level.severity.items():
                    close = self.specificity(selector, registered)
                    if close > closest:
                        closest, severity = close, weight
            if runs:
                chosen.append(Chosen(registered, severity))
        return tuple(chosen)

    def _best(self, selectors: Iterable[str], registered: Registered) -> int:
        return max((self.specificity(each, registered) for each in selectors), default=0)


_FAMILY = 2
_EXACT = 1000


def _always_runs(selector: str) -> bool:
    """Whether a selector means rules of the text, the format or validity."""
    from cjmap.check.rules import ALWAYS, VALIDATION_RULES
    from cjmap.format.violations import VIOLATIONS
    from cjmap.source.refusals import REFUSALS

    rules = (*REFUSALS, *VIOLATIONS, *(each.rule for each in VALIDATION_RULES))
    return selector in ALWAYS or any(
        selector == rule.name or (_is_code(selector) and rule.code.startswith(selector))
        for rule in rules
    )


def _is_code(selector: str) -> bool:
    return selector[:1].isupper() and selector.isalnum()


def selectors_in(value: Any) -> tuple[str, ...]:
    """Read a list of selectors, or one."""
    return tuple(value) if isinstance(value, (list, tuple)) else (value,)
