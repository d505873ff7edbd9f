"""Owners and actors told in words rather than by an id; shared by several rules."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from cjmap.format.blueprint import Blueprint
from cjmap.format.ids import references
from cjmap.format.roles import Refers, Section

if TYPE_CHECKING:
    from cjmap.check.subject import Subject
    from cjmap.problem import MapPath

_OWNER = Refers((Section.TEAM,), strict=False)


@dataclass(frozen=True, slots=True)
class InWords:
    """Who owns or does something, in words: the place as the file has it, the role, and the words."""

    path: MapPath
    role: Refers
    text: str


@lru_cache(maxsize=1)  # several rules ask for the same map, one after another
def owners_in_words(subject: Subject[Any]) -> tuple[InWords, ...]:
    """List the owners and actors of a map that are no id of a team or persona."""
    index = subject.workspace.index
    told = [
        InWords(path, role, text)
        for path, role, text in references(subject.entry.read.found)
        if not role.strict and not index.find(subject.entry, role, text)
    ]
    if isinstance(subject.model, Blueprint):
        told.extend(
            InWords(("actions", number, "perceived_owner"), _OWNER, action.perceived_owner)
            for number, action in enumerate(subject.model.actions)
            if action.perceived_owner
            and not index.find(subject.entry, _OWNER, action.perceived_owner)
        )
    return tuple(told)
