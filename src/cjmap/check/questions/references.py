"""References that find nothing, and what their author may have meant; shared by several rules."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from cjmap.format.compiled import text_of
from cjmap.format.ids import references
from cjmap.format.near import nearest
from cjmap.format.roles import Reach, Refers, Section
from cjmap.problem import Related, Route

if TYPE_CHECKING:
    from cjmap.problem import MapPath
    from cjmap.workspace import Entry, Workspace
    from cjmap.workspace.index import Definition

_SUGGESTIONS_A_MAP = 50  # beyond that something else is wrong, and looking takes time

_NOUNS = {
    Section.EMPATHY_MAP: "empathy map",
    Section.EVIDENCE: "source of evidence",
}


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A reference that finds nothing: where it stands, its role, its text, the nearest id.

    `near` is a map where a path such as `retuns#label` misspells the map.
    """

    route: Route
    role: Refers
    text: str
    near: Definition | None

    @property
    def path(self) -> MapPath:
        """The path of the place."""
        return self.route.path

    @property
    def field(self) -> str:
        """The key under which it stands, whatever list it is in."""
        return str(next((part for part in reversed(self.path) if isinstance(part, str)), ""))

    @property
    def noun(self) -> str:
        """What the reference should name: `step`, or `stage or step`."""
        return " or ".join(noun(section) for section in self.role.sections)

    @property
    def suggestion(self) -> str | None:
        """The way out: the nearest id there is, written as the reference has to be."""
        return f"Did you mean `{self.meant}`?" if self.near else None

    @property
    def meant(self) -> str:
        """The nearest id, with the map before it where the reference names one."""
        if self.near is None:
            return ""
        owner, separator, name = self.text.rpartition("#")
        if self.role.reach is Reach.PATH and self.near.section.of_workspace:
            return f"{self.near.id}#{name}"
        return f"{owner}#{self.near.id}" if separator else self.near.id

    @property
    def related(self) -> tuple[Related, ...]:
        """Where the nearest id is defined."""
        if self.near is None or self.near.path == ("lanes",):  # a default lane stands nowhere
            return ()
        return (
            Related(
                self.near.entry.file, Route(self.near.path), f"`{self.near.id}` is defined here"
            ),
        )


def noun(section: Section) -> str:
    """Name a section in a sentence."""
    return _NOUNS.get(section, section.value)


@lru_cache(maxsize=1)  # several rules ask for the same map, one after another
def unresolved(entry: Entry, workspace: Workspace) -> tuple[Unresolved, ...]:
    """List the references of a map that find nothing.

    Those that may well be defined in a file that could not be read are left out: its own errors
    come first.
    """
    found: list[Unresolved] = []
    for path, role, text in references(entry.read.found):
        if (
            not role.strict
            or workspace.index.find(entry, role, text)
            or _may_be_hidden(role, workspace)
        ):
            continue
        near = None
        if len(found) < _SUGGESTIONS_A_MAP:
            near = _nearest(entry, workspace, role, path, text)
        found.append(Unresolved(_route(entry, path, text), role, text, near))
    return tuple(found)


def _route(entry: Entry, path: MapPath, text: str) -> Route:
    """Point at the reference: the value, or the key where the key is what refers (`by: {anna: 1}`)."""
    here: Any = entry.document.data
    for part in path:
        here = here[part]
    return Route(path, on_key=str(here) != text)


def _may_be_hidden(role: Refers, workspace: Workspace) -> bool:
    """Whether the reference could end in a file whose text was refused."""
    hidden = workspace.refused_kinds
    if role.reach is Reach.OWN or not hidden:
        return False
    if None in hidden:
        return True
    if role.reach is Reach.PATH:
        return not hidden.isdisjoint(workspace.index.home_sections(role))
    section = role.sections[0]
    if section.value in ("persona", "journey"):
        return section.value in hidden
    if section is Section.OPPORTUNITY:
        return bool(hidden & {"backlog", "journey"})
    return "catalog" in hidden


def _nearest(
    entry: Entry, workspace: Workspace, role: Refers, path: MapPath, text: str
) -> Definition | None:
    """Return the definition whose id the text is probably a slip of; never what refers itself."""
    owner, separator, name = text.rpartition("#")
    candidates: dict[str, list[Definition]] = {}
    if role.reach is Reach.WORKSPACE:
        name = text
        for section in role.sections:
            candidates.update(workspace.index.workspace_ids(section))
    elif role.reach is Reach.OWN:
        name = text
        candidates = workspace.index.own_ids(entry, role.sections)
    elif separator:
        homes = workspace.index.homes(role, owner)
        if not homes:
            name = owner
            for section in workspace.index.home_sections(role):
                candidates = {**workspace.index.workspace_ids(section), **candidates}
        for home in homes:
            candidates.update(workspace.index.own_ids(home.entry, role.sections))
    else:
        candidates = workspace.index.own_ids(entry, role.sections)
        journey = entry.read_text("journey")
        for home in workspace.index.workspace_ids(Section.JOURNEY).get(journey or "", ()):
            candidates = {**workspace.index.own_ids(home.entry, role.sections), **candidates}
    itself = _referring_id(entry, role, path)
    near = nearest(name, (each for each in candidates if each != itself))
    return candidates[near][0] if near else None


def _referring_id(entry: Entry, role: Refers, path: MapPath) -> str | None:
    """Return the id of the map or opportunity that refers, where it could be meant to name itself."""
    if role.sections == (Section.OPPORTUNITY,):
        opportunity: Any = entry.document.data["opportunities"][path[1]]
        return text_of(opportunity.get("id"))
    return entry.id if role.sections == (entry.kind_name,) else None
