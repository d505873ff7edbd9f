"""What an import or an export tells machines: files, counts, and what became of things."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field

from cjmap.exchange.losses import Fate
from cjmap.problem import Severity, author_path
from cjmap.published import TOOL, Published, Tool, schema_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cjmap.exchange.losses import Loss


ReportedOutcome = Literal["new", "same", "merged", "conflicts", "left", "written"]


class LossReport(Published):
    """What became of one thing."""

    fate: Fate = Field(
        description="made: it was not there; guessed: it may have been meant otherwise; changed: it"
        " is not as it was; dropped: the other side has no place for it; unreadable: it is wrong"
        " where it stands."
    )
    severity: Severity = Field(description="How much it weighs.")
    what: str = Field(description="The kind of thing, for counting: `id`, `score`, a field.")
    message: str = Field(description="What became of it, in a sentence.")
    file: str = Field(description="The file that it stands in.")
    line: int | None = Field(description="The line there, from 1.")
    column: int | None = Field(description="The column there, from 1.")
    sheet: str | None = Field(description="The sheet of a workbook.")
    cell: str | None = Field(description="The cell of a table, such as C4.")
    map: str | None = Field(description="The id of the map, where it stands in one.")
    path: str | None = Field(description="The place in the map: `stages[0].steps[2].pains`.")
    value: str | None = Field(description="What was lost, or made.")


class FileReport(Published):
    """One file that was written, or would be."""

    file: str = Field(description="Its name.")
    outcome: ReportedOutcome = Field(
        description="new: it was not there; same: it stands there already; merged: into the map"
        " that was there; conflicts: so, and something is to be decided; left: as it is, since the"
        " source does not have it any more; written: by an export."
    )
    kind: str | None = Field(description="The kind of the map in it, of an import.")
    id: str | None = Field(description="The id of the map in it, of an import.")
    conflicts: list[str] = Field(
        default_factory=list, description="What is to be decided in it, of a merge."
    )


class ExchangeReport(Published):
    """What became of everything on the way in or out."""

    version: Literal[1] = Field(description="The version of this report's form.")
    tool: Tool = Field(description="What wrote the report.")
    direction: Literal["import", "export"] = Field(description="Which way it went.")
    format: str = Field(description="The format of the other side.")
    source: list[str] = Field(description="The files that were read.")
    read: dict[str, int] = Field(
        description="What was read, by its name in the other format: `{section: 3, task: 9}`."
    )
    files: list[FileReport] = Field(description="The files, in the order of writing.")
    written: bool = Field(
        description="Whether they were written: not with `--dry-run`, not where `--strict` forbids it,"
        " and nothing where a merge was not agreed to."
    )
    losses: list[LossReport] = Field(description="What is not on the other side as it was here.")
    counts: dict[Fate, int] = Field(description="How many losses there are of each fate.")


def exchange_report(
    direction: Literal["import", "export"],
    format: str,
    source: Iterable[str],
    read: Mapping[str, int],
    files: Iterable[FileReport],
    losses: Iterable[Loss],
    *,
    written: bool,
) -> ExchangeReport:
    """Put a report together."""
    told = [_loss(each) for each in losses]
    tally = Counter(each.fate for each in told)
    return ExchangeReport(
        version=1,
        tool=TOOL,
        direction=direction,
        format=format,
        source=list(source),
        read=dict(read),
        files=list(files),
        written=written,
        losses=told,
        counts={fate: tally[fate] for fate in Fate},
    )


def _loss(loss: Loss) -> LossReport:
    place = loss.place
    return LossReport(
        fate=loss.fate,
        severity=loss.severity,
        what=loss.what,
        message=loss.message,
        file=loss.file,
        line=place.line,
        column=place.column,
        sheet=place.sheet,
        cell=place.cell,
        map=loss.map or None,
        path=author_path(loss.path) or None,
        value=loss.value,
    )


def exchange_schema() -> dict[str, Any]:
    """Return the JSON Schema of the report."""
    return schema_of(ExchangeReport, "Report of cjmap import and cjmap export")
