"""References that find nothing, and what their author may have meant; shared by several rules."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from cjmap.check.questions.former_ids import Renamed, what_became_of
from cjmap.format.compiled import text_of
from cjmap.format.near import listed, nearest
from cjmap.format.roles import Reach, Refers, Section
from cjmap.problem import Fix, Related, Replace, Route

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
    """A reference that finds nothing: where it stands, its role, its text, and what may be meant.

    `renamed` is what was called so once; where there is nothing of the kind, `near` is the thing with
    the nearest id: a map where a path such as `retuns#label` misspells the map. `fix` writes what is
    meant where there is but one thing that it can be.
    """

    route: Route
    role: Refers
    text: str
    near: Definition | None
    renamed: tuple[Renamed, ...] = ()
    fix: Fix | None = None

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
        """The way out: the id of today, or the nearest there is, written as the reference has to be."""
        names = [each.written for each in self.renamed]
        if len(names) == 1:
            return f"It was renamed to `{names[0]}`: write that."
        if names:
            return f"It became {listed(names, 'and')}: write the one that is meant."
        return f"Did you mean `{self.meant}`?" if self.near else None

    @property
    def meant(self) -> str:
        """The nearest id, with the map before it where the reference names one."""
        return _written(self.role, self.text, self.near) if self.near else ""

    @property
    def related(self) -> tuple[Related, ...]:
        """Where the id of today, or the nearest one, is defined."""
        meant = [each.definition for each in self.renamed] or ([self.near] if self.near else [])
        return tuple(
            Related(each.entry.file, Route(each.path), f"`{each.id}` is defined here")
            for each in meant
            if each.path != ("lanes",)  # a default lane stands nowhere
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
    for path, role, text in entry.references:
        if (
            not role.strict
            or workspace.index.find(entry, role, text)
            or _may_be_hidden(role, workspace)
        ):
            continue
        route = _route(entry, path, text)
        renamed = what_became_of(workspace, entry, role, text)
        near, fix = None, None
        if renamed:
            fix = _fix(entry, route, [each.written for each in renamed], safe=True)
        elif len(found) < _SUGGESTIONS_A_MAP:
            near, alone = _nearest(entry, workspace, role, path, text)
            meant = _written(role, text, near) if near and alone else ""
            if meant and workspace.index.find(entry, role, meant):
                fix = _fix(entry, route, [meant], safe=False)
        found.append(Unresolved(route, role, text, near, renamed, fix))
    return tuple(found)


def _written(role: Refers, text: str, near: Definition) -> str:
    """Write a reference to `near` as `text` is written: with the map before it, or without."""
    owner, separator, name = text.rpartition("#")
    if role.reach is Reach.PATH and near.section.of_workspace:
        return f"{near.id}#{name}" if separator else near.id
    return f"{owner}#{near.id}" if separator else near.id


def _fix(entry: Entry, route: Route, names: list[str], *, safe: bool) -> Fix | None:
    """Write the one name that can be meant; None where there are several, or where it stands already."""
    siblings: Any = entry.document.data
    for part in route.path[:-1]:
        siblings = siblings[part]
    in_collection = route.on_key or isinstance(siblings, list)
    if len(names) != 1 or (in_collection and names[0] in siblings):
        return None
    edit = Replace(route.path, names[0], on_key=route.on_key)
    return Fix(f"Write `{names[0]}`", (edit,), safe=safe)


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
) -> tuple[Definition | None, bool]:
    """Return the definition whose id the text is probably a slip of, and whether no other is near.

    Never what refers itself.
    """
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
        for home in workspace.index.defined(Section.JOURNEY, journey or ""):
            candidates = {**workspace.index.own_ids(home.entry, role.sections), **candidates}
    itself = _referring_id(entry, role, path)
    others = [each for each in candidates if each != itself]
    near = nearest(name, others)
    if near is None:
        return None, False
    others.remove(near)
    return candidates[near][0], nearest(name, others) is None


def _referring_id(entry: Entry, role: Refers, path: MapPath) -> str | None:
    """Return the id of the map or opportunity that refers, where it could be meant to name itself."""
    if role.sections == (Section.OPPORTUNITY,):
        opportunity: Any = entry.document.data["opportunities"][path[1]]
        return text_of(opportunity.get("id"))
    return entry.id if role.sections == (entry.kind_name,) else None
