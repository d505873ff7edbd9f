"""Owners and actors told in words rather than by an id; shared by several rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cjmap.check.questions.former_ids import what_became_of
from cjmap.check.questions.likeness import letters_of
from cjmap.format.blueprint import Blueprint
from cjmap.format.envelope import Status
from cjmap.format.roles import Refers, Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.check.survey import Survey
    from cjmap.problem import MapPath
    from cjmap.workspace import Entry
    from cjmap.workspace.index import Definition, Index

Id = tuple[Section, str]

_OWNER = Refers((Section.TEAM,), strict=False)


@dataclass(frozen=True, slots=True)
class InWords:
    """Who owns or does something, in words: the place as the file has it, the role, and the words."""

    path: MapPath
    role: Refers
    text: str


@dataclass(frozen=True, slots=True)
class Unlinked:
    """A team or persona that a map calls by its title, or by its id in another spelling."""

    entry: Entry
    path: MapPath
    text: str
    meant: Definition


def owners_in_words(subject: Subject[Any]) -> tuple[InWords, ...]:
    """List the owners and actors of a map that are no id of a team or persona."""
    return subject.survey.ask(_in_words).get(subject.entry.number, ())


def unlinked(survey: Survey) -> dict[Id, list[Unlinked]]:
    """Find the teams and personas that maps call by a name, with the places in the order of the files.

    Deprecated maps are left out, and former ids, which are another rule's business. It is asked for
    with `survey.ask`.
    """
    in_words = survey.ask(_in_words)
    found: dict[Id, list[Unlinked]] = {}
    for entry in survey.workspace.entries:
        if entry.model is None or entry.model.status is Status.DEPRECATED:
            continue
        for told in in_words.get(entry.number, ()):
            meant = _meant(survey, told.role, told.text)
            if meant is not None and not what_became_of(
                survey.workspace, entry, told.role, told.text
            ):
                place = Unlinked(entry, told.path, told.text, meant)
                found.setdefault((meant.section, meant.id), []).append(place)
    return found


def owner_called(survey: Survey, text: str) -> str:
    """Return one name for an owner, however it is written: the team's id, else its letters alone."""
    if text in survey.workspace.index.workspace_ids(Section.TEAM):
        return text
    meant = _meant(survey, _OWNER, text)
    return meant.id if meant is not None else letters_of(text) or text


def _in_words(survey: Survey) -> dict[int, tuple[InWords, ...]]:
    """List the owners and actors in words of every map that has any, by the number of its entry."""
    index = survey.workspace.index
    found = {entry.number: tuple(_of_map(entry, index)) for entry in survey.workspace.entries}
    return {number: told for number, told in found.items() if told}


def _of_map(entry: Entry, index: Index) -> Iterator[InWords]:
    for path, role, text in entry.references:
        if not role.strict and not index.find(entry, role, text):
            yield InWords(path, role, text)
    if entry.kind_name == Section.BLUEPRINT and isinstance(entry.model, Blueprint):
        for number, action in enumerate(entry.model.actions):
            text = action.perceived_owner or ""
            if text and not index.find(entry, _OWNER, text):
                yield InWords(("actions", number, "perceived_owner"), _OWNER, text)


def _meant(survey: Survey, role: Refers, text: str) -> Definition | None:
    """Return the one team or persona of this name; None where there is none, or several."""
    names = survey.ask(_names)
    same = {
        (each.section, each.id): each
        for section in role.sections
        for each in names[section].get(letters_of(text), ())
    }
    return next(iter(same.values())) if len(same) == 1 else None


def _names(survey: Survey) -> dict[Section, dict[str, list[Definition]]]:
    """File the teams and personas under the letters of their ids and titles."""
    found: dict[Section, dict[str, list[Definition]]] = {}
    for section in (Section.TEAM, Section.PERSONA):
        names = found.setdefault(section, {})
        for id, definitions in survey.workspace.index.workspace_ids(section).items():
            title = survey.workspace.title_of(section, id) or id
            for letters in {letters_of(id), letters_of(title)} - {""}:
                names.setdefault(letters, []).append(definitions[0])
    return found
