"""Two versions of a map that began as one, made into one map."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cjmap.compare.merge.by_lines import as_one_conflict, merge_by_lines
from cjmap.compare.merge.faults import new_faults
from cjmap.compare.merge.lines import merged_text
from cjmap.compare.merge.losses import lost_words
from cjmap.compare.merge.matching import match
from cjmap.compare.merge.outcome import GiveUp, Labels, Merged, Style
from cjmap.compare.merge.pieces import Conflict, Piece, joined, narrowed, resolved, written
from cjmap.compare.merge.placing import put_in_conflict
from cjmap.compare.merge.rendering import render_map
from cjmap.compare.merge.same import same
from cjmap.compare.merge.texts import merged_comments
from cjmap.compare.merge.versions import (
    Form,
    Version,
    long_form,
    read_bytes,
    read_text,
    read_version,
)
from cjmap.compare.merge.weaving import Loom

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.compare.merge.weaving import Woven
    from cjmap.workspace import Entry as WorkspaceEntry


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a merge was asked for."""

    base: bytes
    ours: bytes
    theirs: bytes
    file: Path
    labels: Labels
    marker_size: int
    style: Style


def merge(
    base: bytes,
    ours: bytes,
    theirs: bytes,
    *,
    file: Path,
    labels: Labels | None = None,
    marker_size: int = 7,
    style: Style = "merge",
) -> Merged:
    """Merge two versions of the map `file`, by what things are rather than by lines.

    `base` is what both began as; empty bytes where both sides added the file. Never raises and never
    loses a side: what cannot be merged by what it says is merged by its lines, with git's markers
    around what both sides changed.
    """
    asked = _Asked(base, ours, theirs, file, labels or Labels(), marker_size, style)
    if theirs in (base, ours):
        return Merged(ours, 0, (), clean=True)
    if ours == base:
        return Merged(theirs, 0, (), clean=True)
    try:
        return _by_things(asked)
    except GiveUp as reason:
        return _by_lines(asked, str(reason))
    except Exception as error:
        return _by_lines(asked, f"of a mistake in cjmap ({type(error).__name__}: {error})")


def _by_things(asked: _Asked) -> Merged:
    base = _read(asked.file, "the base", asked.base) if asked.base else None
    ours = _read(asked.file, "ours", asked.ours)
    theirs = _read(asked.file, "theirs", asked.theirs)
    versions = [each for each in (base, ours, theirs) if each is not None]
    if len({each.entry.kind_name for each in versions}) > 1:
        raise GiveUp("the versions are maps of different kinds")
    loom = Loom(match(base.top if base else None, ours.top, theirs.top), asked.labels)
    woven = loom.weave()
    before = base.header if base else ""
    header = merged_comments(before, ours.header, theirs.header, "the comments above the map")

    def pieces() -> list[Piece]:
        return narrowed(joined([*header, *render_map(woven)]), asked.style)

    found = pieces()
    if not _conflicts(found):
        text = resolved(found, "ours")
        merged = read_text(asked.file, text)
        if not merged.read.valid or not same(long_form(merged), woven.means):
            raise GiveUp("the merged map would not say what was meant")
        faults = new_faults(merged, [each.entry for each in versions])
        if not faults:
            _expect_nothing_lost(base, ours, theirs, [merged])
            text = _least_surprise(versions, text, woven, asked.file)
            ended = _ended(_form(versions), text, asked.file)
            return Merged(ended, 0, tuple(loom.notes), clean=True)
        for fault in faults:
            put_in_conflict(loom, woven, fault)
        found = pieces()
    if not _conflicts(found):
        raise GiveUp("the merged map would not be right")
    sides = [read_text(asked.file, resolved(found, side)) for side in ("ours", "theirs")]
    if any(side.document.refused for side in sides):
        raise GiveUp("a side of a conflict would not be YAML")
    _expect_nothing_lost(base, ours, theirs, sides)
    return _with_conflicts(asked, found, _form(versions), tuple(loom.notes))


def _conflicts(pieces: list[Piece]) -> list[Conflict]:
    return [piece for piece in pieces if isinstance(piece, Conflict)]


def _with_conflicts(
    asked: _Asked, pieces: list[Piece], form: Form, notes: tuple[str, ...]
) -> Merged:
    first = pieces[0]
    if form.mark and isinstance(first, Conflict):  # a marker begins its line
        pieces = [first.behind(form.mark.decode()), *pieces[1:]]
        form = replace(form, mark=b"")
    text = written(pieces, asked.labels, asked.marker_size, asked.style)
    clashes = tuple(piece.about for piece in _conflicts(pieces))
    return Merged(form.bytes_of(text), len(clashes), notes, clean=False, clashes=clashes)


def _read(file: Path, name: str, data: bytes) -> Version:
    try:
        return read_version(file, data)
    except GiveUp as reason:
        raise GiveUp(f"{name} {reason}") from reason


def _least_surprise(versions: list[Version], text: str, woven: Woven, file: Path) -> str:
    """Return what a merge of the lines gives, where it says the same and no comment less; else `text`."""
    if len(versions) != 3:
        return text
    plain = merged_text(*(version.text for version in versions))
    if plain is None or plain == text:
        return text
    entry = read_text(file, plain)
    if not entry.read.valid or not same(long_form(entry), woven.means):
        return text
    before, ours, theirs = (version.entry for version in versions)
    return text if lost_words(before, ours, theirs, [entry]) else plain


def _expect_nothing_lost(
    base: Version | None, ours: Version, theirs: Version, results: list[WorkspaceEntry]
) -> None:
    """Raise `GiveUp` where a word of a side is in no result although the other side left it alone."""
    lost = lost_words(base.entry if base else None, ours.entry, theirs.entry, results)
    if lost:
        key, word = lost[0]
        raise GiveUp(f"`{word}` ({'a comment' if key == '#' else f'`{key}`'}) would be lost")


def _form(versions: list[Version]) -> Form:
    """Return the form that one side changed, else that of ours."""
    *before, ours, theirs = (version.form for version in versions)
    return theirs if before and ours == before[0] else ours


def _ended(form: Form, text: str, file: Path) -> bytes:
    """Return the bytes of a text, without its last line break where that is the form of the file."""
    if not form.ended:
        shorter = text.removesuffix("\n")
        if same(*(long_form(read_text(file, each)) for each in (text, shorter))):
            text = shorter
    return form.bytes_of(text)


def _by_lines(asked: _Asked, reason: str) -> Merged:
    """Merge line by line, and say why."""
    rest = (asked.labels, asked.marker_size, asked.style)
    sides = (asked.base, asked.ours, asked.theirs)
    note = f"Merged line by line, because {reason}."
    text, conflicts = merge_by_lines(*sides, *rest)
    if conflicts:
        return Merged(text, conflicts, (note,), clean=False)
    if _is_as_right(asked, text):
        return Merged(text, 0, (note,), clean=True)
    return Merged(as_one_conflict(*sides, *rest), 1, (note,), clean=False)


def _is_as_right(asked: _Asked, text: bytes) -> bool:
    """Whether a merge of lines has no fault that no version has, and lost nothing."""
    ours, theirs = (read_bytes(asked.file, each) for each in (asked.ours, asked.theirs))
    versions = [ours, theirs]
    base = read_bytes(asked.file, asked.base) if asked.base else None
    if base is not None:
        versions.append(base)
    merged = read_bytes(asked.file, text)
    if new_faults(merged, versions):
        return False
    if any(each.document.refused for each in (merged, *versions)):
        return True
    return not lost_words(base, ours, theirs, [merged])
