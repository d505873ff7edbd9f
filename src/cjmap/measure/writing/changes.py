"""From what was measured to changes of files: the journey, and the catalog of its evidence."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from cjmap.format.journey import Journey
from cjmap.format.read import read_map
from cjmap.format.reading_order import reading_order
from cjmap.format.roles import Section
from cjmap.insight.voice import Voice
from cjmap.measure.errors import MeasureError
from cjmap.measure.writing.draft import Draft
from cjmap.measure.writing.evidence import EvidenceBook, sources
from cjmap.measure.writing.facts import Writing
from cjmap.measure.writing.findings import findings
from cjmap.measure.writing.keys import follow
from cjmap.measure.writing.steps import StepWriter
from cjmap.printable import one_line
from cjmap.problem import Add
from cjmap.source.document import parse_document
from cjmap.source.edits import EditError
from cjmap.source.write import FileChange

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from cjmap.measure.figures.measured import Measured
    from cjmap.measure.figures.session import Session
    from cjmap.measure.writing.findings import Findings
    from cjmap.workspace import Entry, Workspace


def changes_for(session: Session, measured: Measured) -> Writing:
    """Return what becomes of the maps when what was measured is written onto them.

    Nothing is written here: the changes go to `cjmap.source.write.write_together`, which refuses
    them where a file has changed since the workspace was opened. The same data give the same bytes;
    what maps say already is no change.

    Raises `MeasureError` for a selection that a map cannot say, a catalog that is not there or not
    the only one, a map that is not valid, and a text that cannot be edited.
    """
    found = findings(session, measured)
    workspace = session.workspace
    journey = _entry_of(workspace, measured.journey.id)
    voice = Voice(__package__, workspace.language_of(measured.journey))
    book = EvidenceBook(workspace, journey, session.mapping.catalog)
    named = sources(session, measured, found.period, found.sources)
    book.name(named, found.period)

    texts: list[tuple[Path, bytes | None, str]] = []
    draft = Draft(journey.document)
    writer = StepWriter(draft, found, book.ids)
    with _editing(journey.file):
        writer.write()
        rest_on(draft, _unnamed(found, book))
    texts.append((journey.file, journey.document.raw, draft.document.text))
    order = {step: number for number, step in enumerate(measured.plan.steps)}
    written = sorted(writer.written, key=lambda each: order[each.step or ""])
    if named:
        with _editing(book.file):
            text, new = book.text(named, found.period, measured.journey.title, voice)
        texts.append((book.file, book.before, text))
        written += new
    changes = tuple(change for each in texts if (change := _change(workspace, *each)) is not None)
    kept_back = sorted((*found.kept_back, *writer.not_written), key=lambda each: order[each.step])
    return Writing(changes, tuple(written), tuple(kept_back))


def rest_on(draft: Draft, ids: Sequence[str]) -> None:
    """Name evidence for a whole journey, beside what it rests on already."""
    there = draft.data.get("evidence")
    new = [id for id in ids if id != there and id not in (there or ())]
    if there is None and new:
        draft.edit(
            [Add(("evidence",), new, follow(draft.data, "evidence", reading_order(Journey)))]
        )
    elif isinstance(there, list):
        for id in new:
            draft.insert(("evidence",), len(draft.data["evidence"]), id)


def _unnamed(found: Findings, book: EvidenceBook) -> list[str]:
    """Return the evidence that no metric names: that of times and shares, which have no place for it."""
    named = {each.source for each in found.metrics}
    return [id for source, id in book.ids.items() if source not in named]


def _entry_of(workspace: Workspace, journey: str) -> Entry:
    for definition in workspace.index.workspace_ids(Section.JOURNEY).get(journey, ()):
        if definition.entry.read.valid:
            return definition.entry
    raise MeasureError(
        f"The journey `{journey}` is no valid map, so nothing can be written onto it."
    )


def _change(workspace: Workspace, file: Path, old: bytes | None, text: str) -> FileChange | None:
    """Return the change of a file; None where it says all that already. The new text must be a valid map."""
    new = _encoded(old, text)
    if new == old:
        return None
    read = read_map(parse_document(file, new))
    if not read.valid:
        raise MeasureError(
            f"{one_line(file.name)} would not be a valid map any more, so nothing was written.",
            hint="Run `cjmap validate` first: this is a mistake in cjmap if the map is right.",
        )
    return FileChange(file, old, new, workspace.root)


def _encoded(old: bytes | None, text: str) -> bytes:
    """Return a text as bytes, with the byte order mark that was there."""
    mark = b"\xef\xbb\xbf"
    return (mark if old is not None and old.startswith(mark) else b"") + text.encode()


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
