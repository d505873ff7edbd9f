"""From what was measured to changes of files: the journey, the catalog of its evidence, the actual journey."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from cjmap.format.read import read_map
from cjmap.format.roles import Section
from cjmap.insight.voice import Voice
from cjmap.measure.errors import MeasureError
from cjmap.measure.writing.actual import ActualJourney, rest_on
from cjmap.measure.writing.draft import Draft
from cjmap.measure.writing.evidence import EvidenceBook, sources
from cjmap.measure.writing.facts import Writing
from cjmap.measure.writing.findings import findings
from cjmap.measure.writing.steps import StepWriter
from cjmap.printable import one_line
from cjmap.source.document import parse_document
from cjmap.source.edits import EditError
from cjmap.source.write import FileChange

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cjmap.measure.figures.measured import Measured
    from cjmap.measure.figures.session import Session
    from cjmap.measure.writing.findings import Findings
    from cjmap.workspace import Entry, Workspace


def changes_for(session: Session, measured: Measured, *, actual: str | None = None) -> Writing:
    """Return what becomes of the maps when what was measured is written onto them.

    Nothing is written here: the changes go to `cjmap.source.write.write_together`, which refuses
    them where a file has changed since the workspace was opened. The same data give the same bytes;
    what maps say already is no change. With `actual`, the journey of this id becomes what happened,
    `state: actual`: it is written anew, or brought up to date.

    Raises `MeasureError` for a selection that a map cannot say, a catalog that is not there or not
    the only one, a map that is not valid, and a text that cannot be edited.
    """
    found = findings(session, measured)
    workspace = session.workspace
    journey = _entry_of(workspace, measured.journey.id)
    voice = Voice(__package__, workspace.language_of(measured.journey))
    book = EvidenceBook(workspace, journey, session.mapping.catalog)
    happened = ActualJourney(session, measured, journey, actual) if actual is not None else None
    names = dict.fromkeys((*(["events"] if happened is not None else []), *found.sources))
    named = sources(session, measured, found.period, list(names))
    book.name(named, found.period)

    files: list[tuple[Path, bytes | None, bytes]] = []
    draft = Draft(journey.document)
    writer = StepWriter(draft, found, book.ids)
    with _editing(journey.file):
        writer.write()
        rest_on(draft, _unnamed(found, book))
    files.append((journey.file, journey.document.raw, draft.document.raw))
    order = {step: number for number, step in enumerate(measured.plan.steps)}
    written = sorted(writer.written, key=lambda each: order[each.step or ""])
    if named:
        with _editing(book.file):
            data, new = book.write(named, found.period, measured.journey.title, voice)
        files.append((book.file, book.before, data))
        written += new
    not_written = [*found.kept_back, *writer.not_written]
    if happened is not None:
        with _editing(happened.file):
            data, new, kept = happened.write(found, book.ids, voice)
        files.append((happened.file, happened.before, data))
        written += new
        not_written += kept
    changes = tuple(change for each in files if (change := _change(workspace, *each)) is not None)
    not_written.sort(key=lambda each: order.get(each.step, len(order)))
    return Writing(changes, tuple(written), tuple(not_written))


def _unnamed(found: Findings, book: EvidenceBook) -> list[str]:
    """Return the evidence that no metric names: that of times and shares, which have no place for it."""
    named = {each.source for each in found.metrics}
    return [book.ids[source] for source in found.sources if source not in named]


def _entry_of(workspace: Workspace, journey: str) -> Entry:
    for definition in workspace.index.defined(Section.JOURNEY, journey):
        if definition.entry.read.valid:
            return definition.entry
    raise MeasureError(
        f"The journey `{journey}` is no valid map, so nothing can be written onto it."
    )


def _change(workspace: Workspace, file: Path, old: bytes | None, new: bytes) -> FileChange | None:
    """Return the change of a file; None where it says all that already. The new text must be a valid map."""
    if new == old:
        return None
    read = read_map(parse_document(file, new))
    if not read.valid:
        raise MeasureError(
            f"{one_line(file.name)} would not be a valid map any more, so nothing was written.",
            hint="Run `cjmap validate` first: this is a mistake in cjmap if the map is right.",
        )
    return FileChange(file, old, new, workspace.root)


@contextmanager
def _editing(file: Path) -> Iterator[None]:
    """Name the file whose text cannot be edited."""
    try:
        yield
    except EditError as error:
        raise MeasureError(
            f"{one_line(file.name)} cannot be edited: {error.message}",
            hint="Lay it out with `cjmap fmt` first, then measure again.",
        ) from error
