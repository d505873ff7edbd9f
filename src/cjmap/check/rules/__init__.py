"""The rules: one file each, found by its name, and this table of them.

A rule is a module with a docstring (its page: what it does, why it matters, bad, good, when not to
listen), its data in `RULE`, and `check(entry, workspace)`, which yields problems with routes. The
samples in the docstring are its test: the bad one fires this rule and no other, the good one none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from cjmap.check.rules import (
    circular_reference,
    dangling_reference,
    duplicate_id,
    extends_cycle,
    missing_file,
    next_to_nowhere,
    outside_workspace,
    retired_id,
    share_above_one,
    unknown_channel,
    unmapped_column,
    unreadable_photo,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from cjmap.problem import Problem, Rule
    from cjmap.workspace import Entry, Workspace

    Check = Callable[[Entry, Workspace], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class Registered:
    """A rule as the registry holds it: its data, its function, its page."""

    rule: Rule
    check: Check
    page: str


def _registered(module: ModuleType) -> Registered:
    return Registered(cast("Rule", module.RULE), cast("Check", module.check), module.__doc__ or "")


VALIDATION_RULES: tuple[Registered, ...] = tuple(
    _registered(module)
    for module in (
        duplicate_id,
        dangling_reference,
        retired_id,
        extends_cycle,
        next_to_nowhere,
        unknown_channel,
        unmapped_column,
        outside_workspace,
        missing_file,
        circular_reference,
        share_above_one,
        unreadable_photo,
    )
)
"""What `cjmap validate` checks beyond a single file's text and format, in the order of the codes."""
