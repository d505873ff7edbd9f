"""Maps on their way out: what a writer is given, and what it returns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cjmap.exchange.losses import WHOLE, Fate, Loss
from cjmap.format.kinds import kind_named

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.exchange.coming.gathered import Data
    from cjmap.format.envelope import Envelope
    from cjmap.problem import MapPath, Severity
    from cjmap.workspace import Entry, Workspace


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the one who exports asks for; None: the format's own way.

    `shape` is that of a table (`rows`, `sheet`), `template` a presentation whose look is taken over, `lang` the
    language of labels and `theme` the colours, where the format has any.
    """

    shape: str | None = None
    template: Path | None = None
    lang: str | None = None
    theme: str = "light"
    delimiter: str = ","


@dataclass(frozen=True, slots=True)
class Made:
    """One file that a writer made: its name, without a folder, and its bytes.

    What stands `beside` another file, such as a picture that it shows, goes into the folder of that.
    """

    name: str
    data: bytes
    beside: bool = False


@dataclass(frozen=True, slots=True)
class GoingMap:
    """One map to export: its entry of the workspace, which is valid."""

    entry: Entry

    @property
    def model(self) -> Envelope:
        """The map as its model."""
        model = self.entry.model
        assert model is not None  # only valid maps go out
        return model

    @property
    def data(self) -> Data:
        """The map as plain data, as its author wrote it: short forms are short."""
        return self.entry.document.data

    @property
    def kind(self) -> str:
        """The kind of the map."""
        return self.entry.kind_name or ""

    @property
    def id(self) -> str:
        """The id of the map."""
        return self.entry.id or ""

    @property
    def file_stem(self) -> str:
        """What a file of this map is called, but for its suffix: `first-visit.journey`."""
        known = kind_named(self.kind)
        return f"{self.id}.{known.suffix if known else self.kind}"


@dataclass(slots=True)
class Outgoing:
    """The maps that go into one export, the workspace that knows their names, and the losses."""

    maps: list[GoingMap]
    workspace: Workspace
    wishes: Wishes = Wishes()
    losses: list[Loss] = field(default_factory=list)

    @property
    def file_stem(self) -> str:
        """What a file of all of it is called: named after the only map, or else the workspace."""
        return self.maps[0].file_stem if len(self.maps) == 1 else self.workspace.root.name

    def language_of(self, map: GoingMap) -> str:
        """Return the language of the labels of a map: the one asked for, or its own."""
        return self.wishes.lang or self.workspace.language_of(map.model)

    def settled_language(self, map: GoingMap) -> str | None:
        """Return the language that a map has by the settings of its workspace alone.

        None where it names its own, or they name none: then there is nothing to take along.
        """
        settled: str | None = self.workspace.configuration.given.get("lang")
        return None if map.model.lang else settled

    def lose(
        self,
        map: GoingMap,
        fate: Fate,
        what: str,
        message: str,
        path: MapPath = (),
        *,
        value: Any = None,
        severity: Severity | None = None,
    ) -> None:
        """Tell what became of one thing of a map."""
        self.losses.append(
            Loss(
                fate,
                what,
                message,
                severity or fate.severity,
                str(map.entry.file),
                WHOLE,
                map.id,
                path,
                None if value is None else str(value),
            )
        )
