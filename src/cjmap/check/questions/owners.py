"""Owners and actors told in words rather than by an id; shared by several rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.check.questions.former_ids import what_became_of
from cjmap.check.questions.likeness import letters_of
from cjmap.format.envelope import Status
from cjmap.format.roles import Refers, Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.survey import Survey
    from cjmap.format.blueprint import Blueprint
    from cjmap.format.catalog import Catalog
    from cjmap.format.persona import Persona
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


def owners_in_words(survey: Survey, entry: Entry) -> tuple[InWords, ...]:
    """List the owners and actors of a map that are no id of a team or persona.

    It is no question of its own: a find asks it for one.
    """
    return survey.ask(_in_words).get(entry, ())


def unlinked(survey: Survey) -> dict[Id, list[Unlinked]]:
    """Find the teams and personas that maps call by a name, with the places in the order of the files.

    Deprecated maps are left out, and former ids, which are another rule's business. It is asked for
    with `survey.ask`, by a find: what it says of one of them or of one map is little of the whole.
    """
    found: dict[Id, list[Unlinked]] = {}
    for entry, in_words in survey.ask(_in_words).items():
        if not entry.valid or entry.read_text("status") == Status.DEPRECATED:
            continue
        for told in in_words:
            meant = _meant(survey, told.role, told.text)
            if meant is not None and not what_became_of(
                survey.workspace, entry, told.role, told.text
            ):
                place = Unlinked(entry, told.path, told.text, meant)
                found.setdefault((meant.section, meant.id), []).append(place)
    return found


def owner_called(survey: Survey, text: str) -> str:
    """Return one name for an owner, however it is written: the team's id, else its letters alone."""
    return survey.ask(_called, text)


def _called(survey: Survey, text: str) -> str:
    if survey.workspace.index.defined(Section.TEAM, text):
        return text
    meant = _meant(survey, _OWNER, text)
    return meant.id if meant is not None else letters_of(text) or text


def _in_words(survey: Survey) -> dict[Entry, tuple[InWords, ...]]:
    """List the owners and actors in words of every map that has any, in the order of the files."""
    index = survey.workspace.index
    found = ((entry, tuple(_of_map(entry, index))) for entry in survey.workspace.entries)
    return {entry: told for entry, told in found if told}


def _of_map(entry: Entry, index: Index) -> Iterator[InWords]:
    for path, role, text in entry.references:
        if not role.strict and not index.find(entry, role, text):
            yield InWords(path, role, text)
    if entry.kind_name == Section.BLUEPRINT and entry.valid:
        for number, text in entry.told(_perceived_owners) or ():
            if not index.find(entry, _OWNER, text):
                yield InWords(("actions", number, "perceived_owner"), _OWNER, text)


def _perceived_owners(blueprint: Blueprint) -> tuple[tuple[int, str], ...] | None:
    """Tell who seems to own the actions of a blueprint, by their numbers."""
    found = (
        (number, action.perceived_owner)
        for number, action in enumerate(blueprint.actions)
        if action.perceived_owner
    )
    return tuple(found) or None


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
            title = next((_title_of(each) for each in definitions if each.entry.valid), id)
            for letters in {letters_of(id), letters_of(title)} - {""}:
                names.setdefault(letters, []).append(definitions[0])
    return found


def _title_of(definition: Definition) -> str:
    title: str = (
        definition.entry.told(_persona_title)
        if definition.section is Section.PERSONA
        else definition.entry.told(_team_titles)[definition.path[1]]
    )
    return title


def _persona_title(persona: Persona) -> str:
    """Tell what a persona is called."""
    return persona.label


def _team_titles(catalog: Catalog) -> tuple[str, ...] | None:
    """Tell what the teams of a catalog are called."""
    return tuple(team.label for team in catalog.teams) or None
