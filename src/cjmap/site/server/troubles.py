"""What is wrong at the moment, as the notice on a page and the terminal tell it."""

from __future__ import annotations

import os
import traceback
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from cjmap.check.run import validate
from cjmap.printable import one_line
from cjmap.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from cjmap.check.finding import Finding
    from cjmap.errors import CjmapError
    from cjmap.workspace import Workspace


_TOLD = 5
"""The most things wrong that are told in the terminal at a time."""


class Source(StrEnum):
    """Where trouble comes from; the key of the words that introduce it."""

    MAPS = "maps"
    SETTINGS = "settings"
    PAGE = "page"
    PICTURE = "picture"
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


def fault(error: Exception, tell: Callable[[str], None]) -> Trouble:
    """Tell a fault of cjmap shortly; where it happened only in the terminal, when asked for."""
    said = one_line(f"{type(error).__name__}: {error}")[:500]
    tell(f"internal fault: {said}\n  CJMAP_DEBUG=1 shows where it happened.")
    if os.environ.get("CJMAP_DEBUG"):
        tell("".join(traceback.format_exception(error)))
    return Trouble(Source.FAULT, said)


def tell_changes(
    before: Sequence[Trouble], now: Sequence[Trouble], tell: Callable[[str], None]
) -> None:
    """Tell in the terminal what has become wrong, or that all is well again."""
    new = [each for each in now if each not in before and each.source is not Source.FAULT]
    for trouble in new[:_TOLD]:
        tell(str(trouble))
    if len(new) > _TOLD:
        tell(f"{len(new) - _TOLD} more; `cjmap validate` tells them all.")
    if before and not now:
        tell("all is well again.")


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
