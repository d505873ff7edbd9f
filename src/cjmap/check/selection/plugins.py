"""Rules of one's own: what installed packages add through entry points of the group `cjmap.rules`.

An entry point names a module written as the rules here are (`RULE`, `check(subject)`, a docstring
that is its page, perhaps `OPTIONS`), or a list of such modules. The name of the entry point is the
family of its rules. A package that cannot be used stops the run with its name: rules that are
silently missing would look like maps without faults.
"""

from __future__ import annotations

import re
import sys
from functools import lru_cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from cjmap.check.rules import FAMILIES, Registered, all_own_rules, registered
from cjmap.errors import CjmapError
from cjmap.problem import Rule
from cjmap.workspace.settings import Setting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from importlib.metadata import EntryPoint

GROUP = "cjmap.rules"

_CODE = re.compile(r"[A-Z]{2,8}[0-9]{3}")
_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+")
_OWN_PREFIX = "CJ"


def all_rules() -> tuple[Registered, ...]:
    """Return the rules of the craft of cjmap and of all plugins.

    Raises `CjmapError`, which names the package, for a plugin that cannot be loaded, holds no rule,
    or takes a code or name that is taken.
    """
    rules = list(all_own_rules())
    names = {each.rule.name for each in rules}
    codes = {each.rule.code for each in rules}
    for entry_point in _entry_points(tuple(sys.path)):
        for added in _rules_of(entry_point):
            if added.rule.name in names or added.rule.code in codes:
                raise _broken(
                    entry_point, f"the rule {added.rule.code} `{added.rule.name}` is there already"
                )
            names.add(added.rule.name)
            codes.add(added.rule.code)
            rules.append(added)
    return tuple(rules)


def has_plugins() -> bool:
    """Whether any package adds rules."""
    return bool(_entry_points(tuple(sys.path)))


@lru_cache(maxsize=1)
def _entry_points(_path: tuple[str, ...]) -> tuple[EntryPoint, ...]:
    """Find what packages on a path add, once: a server asks again whenever a map is saved."""
    from importlib import metadata  # costs as much as the rest of a small run

    return tuple(sorted(metadata.entry_points(group=GROUP), key=lambda each: each.name))


def _rules_of(entry_point: EntryPoint) -> Iterator[Registered]:
    if entry_point.name in FAMILIES or not _NAME.fullmatch(f"a-{entry_point.name}"):
        raise _broken(entry_point, f"`{entry_point.name}` cannot be the name of a family")
    for module in _modules(entry_point):
        fault = _fault(module)
        if fault is not None:
            raise _broken(entry_point, f"{getattr(module, '__name__', module)!r} {fault}")
        yield registered(module, entry_point.name)


def _modules(entry_point: EntryPoint) -> Iterable[Any]:
    try:
        loaded = entry_point.load()
        if isinstance(loaded, ModuleType):
            return [loaded]
        return [import_module(each) if isinstance(each, str) else each for each in loaded]
    except Exception as error:
        raise _broken(entry_point, f"{type(error).__name__}: {error}") from error


def _fault(module: Any) -> str | None:
    """Tell what keeps a module from being a rule; None if nothing does."""
    rule = getattr(module, "RULE", None)
    if not isinstance(rule, Rule):
        return "has no `RULE`"
    if not _CODE.fullmatch(rule.code) or rule.code.startswith(_OWN_PREFIX):
        return f"has the code {rule.code!r}; expected letters of its own and three digits"
    if not _NAME.fullmatch(rule.name):
        return f"has the name {rule.name!r}; expected words joined by `-`"
    if not callable(getattr(module, "check", None)):
        return "has no function `check(subject)`"
    if not (module.__doc__ or "").strip():
        return "has no docstring, which is the page of the rule"
    options = getattr(module, "OPTIONS", ())
    if not isinstance(options, tuple) or not all(
        isinstance(each, Setting) and each.key.startswith(f"{rule.name}.") for each in options
    ):
        return f"has `OPTIONS` that are no settings called `{rule.name}.…`"
    return None


def _broken(entry_point: EntryPoint, said: str) -> CjmapError:
    package = entry_point.dist.name if entry_point.dist is not None else "an installed package"
    return CjmapError(
        f"The rules of {package} (entry point `{entry_point.name}` = {entry_point.value}) cannot be"
        f" used: {said}.",
        hint=f"Mend or uninstall {package}.",
    )
