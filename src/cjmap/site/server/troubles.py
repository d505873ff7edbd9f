"""What is wrong at the moment, as the notice on a page tells it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from cjmap.check.run import validate
from cjmap.problem import Severity

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.check.finding import Finding
    from cjmap.errors import CjmapError
    from cjmap.workspace import Workspace


class Source(StrEnum):
    """Where trouble comes from; the key of the words that introduce it."""

    MAPS = "maps"
    SETTINGS = "settings"
    PAGE = "page"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that is wrong: where (`maps/anna.persona.yaml:3:7`), what, and the way out."""

    source: Source
    message: str
    place: str = ""
    help: str = ""

    @classmethod
    def of(cls, source: Source, error: CjmapError, root: Path) -> Trouble:
        """Tell of an error with its way out; its message names the place, here relative to `root`.

        Readers are not told where on the disk that is.
        """
        above = f"{root}{os.sep}"
        return cls(
            source, error.message.replace(above, ""), help=(error.hint or "").replace(above, "")
        )

    def __str__(self) -> str:
        """Write it on a line or two, for a terminal."""
        place = f"{self.place}: " if self.place else ""
        return f"{place}{self.message}" + (f"\n  help: {self.help}" if self.help else "")


def errors_of(workspace: Workspace) -> tuple[Trouble, ...]:
    """Tell what makes maps invalid, in the order of a report."""
    return tuple(
        _trouble(finding, workspace.root)
        for finding in validate(workspace).findings
        if finding.severity is Severity.ERROR
    )


def _trouble(finding: Finding, root: Path) -> Trouble:
    place = finding.location
    file = place.file.relative_to(root) if place.file.is_relative_to(root) else place.file
    return Trouble(
        Source.MAPS,
        finding.message,
        f"{file.as_posix()}:{place.line}:{place.column}",
        finding.help or "",
    )
