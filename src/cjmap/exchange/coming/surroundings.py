"""What the workspace that maps come into knows already: they are to use its names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.format.roles import Section

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cjmap.format.persona import Persona
    from cjmap.workspace import Workspace
    from cjmap.workspace.index import Definition


def same_name(text: str) -> str:
    """Fold a name so that spelling in capitals and blanks makes no difference."""
    return " ".join(text.casefold().split())


class Surroundings:
    """Names of a workspace by section; without one, it knows none.

    `besides` tells what does not count: what an earlier import of the same file made, which is
    to come from that file again.
    """

    def __init__(
        self,
        workspace: Workspace | None = None,
        besides: Callable[[Definition], bool] = lambda _: False,
    ) -> None:
        """Look at a workspace when first asked."""
        self._workspace = workspace
        self._besides = besides
        self._names: dict[Section, dict[str, str]] = {}

    @property
    def language(self) -> str | None:
        """The language of maps that name none; None without a workspace."""
        return self._workspace.configuration.language if self._workspace is not None else None

    def ids(self, section: Section) -> frozenset[str]:
        """Return all ids of a section."""
        return frozenset(self._known(section))

    def find(self, section: Section, name: str) -> str | None:
        """Return the id of the thing whose title or id is `name`; None where there is none."""
        if section not in self._names:
            known = list(self._known(section))
            titles = {id: self._title(section, id) for id in known}
            self._names[section] = {
                **{same_name(titles[id]): id for id in reversed(known)},
                **{id: id for id in known},
            }
        return self._names[section].get(same_name(name))

    def persona(self, id: str) -> Persona | None:
        """Return the persona of an id, with what it inherits; None where there is none."""
        if self._workspace is None or id not in self.ids(Section.PERSONA):
            return None
        found: Persona | None = self._workspace.map_of(Section.PERSONA, id)
        return found

    def _title(self, section: Section, id: str) -> str:
        """Return the title of a thing that the workspace has; its id, where it has none."""
        return (self._workspace and self._workspace.title_of(section, id)) or id

    def _known(self, section: Section) -> Iterator[str]:
        if self._workspace is None:
            return
        for id, defined in self._workspace.index.workspace_ids(section).items():
            if not all(map(self._besides, defined)):
                yield id
