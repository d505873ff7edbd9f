"""A workspace: its maps, read once, and the questions that checks and pictures ask of them."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

from cjmap.errors import CjmapError
from cjmap.format.kinds import kind_named
from cjmap.format.read import read_map
from cjmap.format.roles import Section
from cjmap.source.collector import collection_paused
from cjmap.source.document import parse_document
from cjmap.source.limits import DEFAULT_LIMITS
from cjmap.source.reading import read_documents
from cjmap.workspace.configuration import Configuration, find_root, load_configuration
from cjmap.workspace.discovery import find_maps
from cjmap.workspace.documents import Documents
from cjmap.workspace.entry import Entry
from cjmap.workspace.files import Outside, locate_file
from cjmap.workspace.index import Index
from cjmap.workspace.inheritance import MOST_FOREBEARS, inherited
from cjmap.workspace.noting import MAPS, Askable, note

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from cjmap.format.backlog import Opportunity
    from cjmap.format.catalog import Channel, Metric, Touchpoint
    from cjmap.format.catalog import Entry as CatalogEntry
    from cjmap.format.journey import Journey, Step
    from cjmap.format.persona import Persona
    from cjmap.source.document import Document
    from cjmap.source.limits import Limits


class Workspace(Askable):
    """The maps under one root, with their configuration and the index of their ids."""

    called = "workspace"

    def __init__(self, configuration: Configuration, entries: list[Entry]) -> None:
        """Index the entries."""
        super().__init__()
        self.configuration = configuration
        self._entries = entries
        self.index = Index()
        for entry in entries:
            self.index.add(entry)

    @property
    def entries(self) -> list[Entry]:
        """The maps, in the order of the files."""
        note((MAPS,))
        return self._entries

    @cached_property
    def documents(self) -> Mapping[Path, Document]:
        """The documents of the maps by file, each read when it is asked for."""
        return Documents(self._entries)

    @property
    def root(self) -> Path:
        """The folder that file references must stay in."""
        return self.configuration.root

    @property
    def refused_kinds(self) -> frozenset[str | None]:
        """The kinds of the files whose text could not be read: what they define is unknown."""
        return self.ask(_refused_kinds)

    # --- what pictures and reports ask ---

    def language_of(self, model: Any) -> str:
        """Return the language of a map: its own, or the workspace's; that of the latter for None."""
        own = model.lang if model is not None else None
        return cast("str", own or self.configuration.language)

    def title_of(self, section: str, id: str) -> str | None:
        """Return the title of a thing of the catalog, or of a map; None where unknown."""
        if kind_named(section) is not None:
            found = self.map_of(section, id)
            return found.label if found is not None else None
        entry = self._catalog_entry(Section(section), id)
        return entry.label if entry is not None else None

    def channel_of(self, touchpoint: str) -> str | None:
        """Return the channel of a touchpoint of the catalog, or None."""
        entry = self._catalog_entry(Section.TOUCHPOINT, touchpoint)
        return getattr(entry, "channel", None)

    def touchpoint_of(self, id: str) -> Touchpoint | None:
        """Return a touchpoint of the catalog, or None."""
        return cast("Touchpoint | None", self._catalog_entry(Section.TOUCHPOINT, id))

    def channel_named(self, id: str) -> Channel | None:
        """Return a channel of the catalog, or None."""
        return cast("Channel | None", self._catalog_entry(Section.CHANNEL, id))

    def metric_of(self, id: str) -> Metric | None:
        """Return a metric of the catalog, or None."""
        return cast("Metric | None", self._catalog_entry(Section.METRIC, id))

    def map_of(self, kind: str, id: str) -> Any | None:
        """Return the map of a kind and id, personas with what they inherit; None where unknown."""
        for definition in self.index.defined(Section(kind), id):
            model = definition.entry.model
            if model is not None:
                if kind == Section.PERSONA:
                    return inherited(cast("Persona", model), self._plain_persona)
                return model
        return None

    def maps(self, kind: str) -> list[Any]:
        """Return the maps of a kind in the order of the files, each id once, as `map_of` does."""
        found = (self.map_of(kind, id) for id in self.index.workspace_ids(Section(kind)))
        return [model for model in found if model is not None]

    def photo_of(self, persona: str) -> Path | None:
        """Return the photo of a persona or of the next one that it extends; None without one.

        A name that leads out of the workspace, or to no file, counts as none.
        """
        seen: set[str] = set()
        here: str | None = persona
        while here is not None and here not in seen and len(seen) <= MOST_FOREBEARS:
            seen.add(here)
            definitions = self.index.defined(Section.PERSONA, here)
            entry = next((d.entry for d in definitions if d.entry.model is not None), None)
            if entry is None:
                return None
            model = cast("Persona", entry.model)
            if model.photo:
                return self._existing(entry.file, model.photo)
            here = model.extends
        return None

    def step_of(self, reference: str, home: str | None) -> Step | None:
        """Return the step that `journey#step`, or `step` within journey `home`, means; or None."""
        owner, separator, name = reference.rpartition("#")
        journey = cast("Journey | None", self.map_of("journey", owner if separator else home or ""))
        if journey is None:
            return None
        return next((step for step in journey.steps if step.id == name), None)

    def opportunities_for(self, journey: str) -> list[Opportunity]:
        """Return the opportunities of a journey: its own, then those that backlogs aim at it."""
        own = self.map_of("journey", journey)
        return [*(own.opportunities if own is not None else ()), *self._aimed.get(journey, ())]

    @cached_property
    def _aimed(self) -> dict[str, list[Opportunity]]:
        """The opportunities of backlogs by the journeys that their `for` leads into."""
        aimed: dict[str, dict[int, Opportunity]] = {}
        for entry in self.entries:
            model: Any = entry.model if entry.kind_name == Section.BACKLOG else None
            if model is None:
                continue
            for path, role, text in entry.references:
                if len(path) < 3 or path[2] != "for":
                    continue
                number = int(path[1])
                for definition in self.index.find(entry, role, text):
                    home = definition.entry
                    if home.kind_name == Section.JOURNEY and home.id is not None:
                        aimed.setdefault(home.id, {})[number] = model.opportunities[number]
        return {journey: list(found.values()) for journey, found in aimed.items()}

    def _existing(self, map_file: Path, name: str) -> Path | None:
        """Return the file that a map names, if it is inside the workspace and there."""
        file = locate_file(self.root, map_file, name)
        if isinstance(file, Outside):
            return None
        try:
            return file if file.is_file() else None
        except (OSError, ValueError):
            return None

    def _plain_persona(self, id: str) -> Persona | None:
        for definition in self.index.defined(Section.PERSONA, id):
            if definition.entry.model is not None:
                return cast("Persona", definition.entry.model)
        return None

    def _catalog_entry(self, section: Section, id: str) -> CatalogEntry | None:
        for definition in self.index.defined(section, id):
            model: Any = definition.entry.model
            if model is not None:
                collection, position, _ = definition.path
                return cast("CatalogEntry", getattr(model, str(collection))[position])
        return None


def _refused_kinds(workspace: Workspace) -> frozenset[str | None]:
    return frozenset(entry.kind_name for entry in workspace.entries if entry.refused)


class Known(Protocol):
    """Maps of a run before."""

    def entry(self, number: int, file: Path, limits: Limits) -> Entry | None:
        """Return a map as it was; None for one that is not known, or whose file has changed."""


def open_workspace(
    folder: Path,
    *,
    also: Iterable[Path] = (),
    overlay: Mapping[Path, bytes] | None = None,
    limits: Limits | None = None,
    models: bool = False,
    only: Callable[[Path], bool] | None = None,
    knowing: Callable[[Configuration], Known | None] | None = None,
) -> Workspace:
    """Read the workspace that `folder` belongs to; with `only`, no other maps of it than those.

    `also` names files that are read whatever they are called; `overlay` gives bytes that stand
    for a file, as an editor or standard input has them; with `models`, every valid map is made into
    its model at once, which is quicker than one by one; `knowing` gives what is known of maps from a
    run before, so that their files need not be read again. Raises `CjmapError` for a configuration
    that cannot be used; whatever is wrong with a map is a problem of its entry.
    """
    overlay = overlay or {}
    bounds = limits or DEFAULT_LIMITS
    try:
        root, file = find_root(folder)
        configuration = load_configuration(root, file)
        maps = [file for file in find_maps(configuration) if only is None or only(file)]
        files = sorted({*maps, *also, *overlay})
    except (OSError, ValueError) as error:  # a name with a NUL is a ValueError
        raise CjmapError(f"The workspace of {folder} cannot be read: {error}.") from error
    known: dict[Path, Entry] = {}
    told = knowing(configuration) if knowing is not None else None
    if told is not None:
        asked = ((number, each) for number, each in enumerate(files) if each not in overlay)
        found = ((each, told.entry(number, each, bounds)) for number, each in asked)
        known = {each: entry for each, entry in found if entry is not None}
    entries = []
    with collection_paused():
        read = read_documents(
            [each for each in files if each not in overlay and each not in known], bounds
        )
        for number, each in enumerate(files):
            if each in known:
                entries.append(known[each])
                continue
            if each in overlay:
                document = parse_document(each, overlay[each], bounds)
            else:
                document = next(read)
            entries.append(Entry(number, document, read_map(document, model=models)))
        return Workspace(configuration, entries)
