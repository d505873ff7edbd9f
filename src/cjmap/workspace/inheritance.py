"""Personas that extend others: lists add up, single values are replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjmap.format.persona import Persona

MOST_FOREBEARS = 100
"""Personas that one may build on, each extending the next: `extends-cycle` reports a longer chain."""

_IDENTITY = frozenset(
    {"kind", "id", "title", "name", "extends", "was", "retired", "status", "lang"}
)


def inherited(persona: Persona, find: Callable[[str], Persona | None]) -> Persona:
    """Return `persona` with what it inherits; `find` gives a persona by its id.

    Ancestors' list items come first; a chain that comes back to itself, or has no end, is cut
    (`extends-cycle` reports it).
    """
    chain = [persona]
    seen = {persona.id}
    parent = persona.extends
    while parent is not None and parent not in seen and len(chain) <= MOST_FOREBEARS:
        ancestor = find(parent)
        if ancestor is None:
            break
        seen.add(parent)
        chain.append(ancestor)
        parent = ancestor.extends
    if len(chain) == 1:
        return persona
    values: dict[str, Any] = {}
    for each in reversed(chain):
        for name in each.model_fields_set:
            value = getattr(each, name)
            if each is not persona and name in _IDENTITY:
                continue
            if isinstance(value, tuple):
                values[name] = (*values.get(name, ()), *value)
            elif isinstance(value, dict):
                values[name] = {**values.get(name, {}), **value}
            else:
                values[name] = value
    return persona.model_copy(update=values)
