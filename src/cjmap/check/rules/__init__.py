"""The rules: one file each, found by its name in the folder of its family, and this table of them.

A rule is a module with a docstring (its page: what it does, why it matters, bad, good, when not to
listen, references), its data in `RULE`, its options, if it has any, in `OPTIONS`, and `check`, which
yields problems with routes. The samples in the docstring are its test: the bad one fires this rule
and no other, at the place marked `# ←`; the good one none.

A rule of validity looks at any map that could be read (`check(entry, workspace)`); a rule of the
craft at a map that the format takes (`check(subject)`).
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from cjmap.check.subject import Subject
    from cjmap.problem import Problem, Rule
    from cjmap.workspace import Entry, Workspace
    from cjmap.workspace.settings import Setting

    ValidityCheck = Callable[[Entry, Workspace], Iterator[Problem]]
    CraftCheck = Callable[[Subject[Any]], Iterator[Problem]]


FAMILIES: dict[str, str] = {
    "text": "Text: what is no YAML, or YAML that maps do without.",
    "format": "Format: what no map of its kind may hold.",
    "validity": "Validity: ids, references and files.",
    "journey": "Journeys: the frame, the stages, the steps, the curve of emotions.",
    "experience": "Experience: expectations, circumstances and loyalty.",
    "blueprint": "Service blueprints: lanes, lines, links, weak points.",
    "persona": "Personas: behind whom one can stand.",
    "empathy-map": "Empathy maps: outside, inside and the goal.",
    "catalog": "Catalogs: metrics and the shared vocabulary.",
    "opportunity": "Opportunities: owned, measured and possible.",
    "consistency": "Consistency: what several maps say of the same thing.",
    "evidence": "Evidence: what claims rest on, and how old it is.",
    "wording": "Wording: titles, texts and ids.",
    "suppression": "Suppressions: comments and baselines that silence findings.",
}
"""The families of rules; each but the first two has its folder here."""

ALWAYS = ("text", "format", "validity")
"""The families whose rules always run: they say that a map is no map."""

CRAFT: tuple[str, ...] = tuple(each for each in FAMILIES if each not in ALWAYS)
"""The families of the craft, in the order of the codes; `RULES` in each folder lists its rules."""


@dataclass(frozen=True, slots=True)
class Registered:
    """A rule as the registry holds it: its data, family, function, options and page."""

    rule: Rule
    family: str
    check: Callable[..., Iterator[Problem]]
    options: tuple[Setting, ...] = ()
    page: str = ""


def registered(module: ModuleType, family: str) -> Registered:
    """Read a rule from its module."""
    return Registered(
        cast("Rule", module.RULE),
        family,
        module.check,
        getattr(module, "OPTIONS", ()),
        module.__doc__ or "",
    )


def _load(family: str) -> tuple[Registered, ...]:
    package = import_module(f"cjmap.check.rules.{family.replace('-', '_')}")
    return tuple(
        registered(import_module(f"{package.__name__}.{name.replace('-', '_')}"), family)
        for name in package.RULES
    )


VALIDATION_RULES: tuple[Registered, ...] = _load("validity")
"""What `cjmap validate` checks beyond a single file's text and format, in the order of the codes."""


def all_own_rules() -> tuple[Registered, ...]:
    """Load cjmap's rules of the craft, in the order of their codes; `validate` does without them."""
    return tuple(each for family in CRAFT for each in _load(family))
