"""What hangs on a thing, as a document: what would break first, then depth by depth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.insight.document import (
    Align,
    Column,
    Document,
    Said,
    Section,
    Sentence,
    Table,
    Tone,
)
from cjmap.insight.gathered.things import ITEMS
from cjmap.insight.impact.saying import kind_name, said
from cjmap.insight.voice import Voice, short

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cjmap.insight.impact.following import Affected, Impact, Naming


def voice_for(lang: str) -> Voice:
    """Return the words of this package in a language."""
    return Voice(__package__, lang)


def document(
    impact: Impact, lang: str, rows: int | None, place: Callable[[Affected], str], where: str
) -> Document:
    """Tell it; `place` writes where a thing refers to another, `where` is the place of the subject."""
    voice = voice_for(lang)
    subject = impact.subject
    sections = [Section("deletion", voice("if-deleted"), tuple(_deletion(impact, voice)))]
    for depth, found in enumerate(impact.depths, 1):
        title = voice("direct") if depth == 1 else voice("depth", depth=depth)
        lead = voice.counted("things", len(found))
        table = _table(found, rows, voice, place)
        sections.append(Section(f"depth-{depth}", title, (table,), lead=lead))
    if impact.further:
        further = Sentence(voice.counted("further", impact.further), Tone.MUTED)
        sections.append(Section("further", "", (further,)))
    title = voice("title", kind=kind_name(subject.kind, voice), title=voice.title(subject.title))
    return Document(title, f"{subject.ref} · {where}", voice.lang, tuple(sections), {})


def _deletion(impact: Impact, voice: Voice) -> Sequence[Sentence]:
    broken, words = impact.broken, impact.words
    told = []
    if not broken and not words:
        told.append(Sentence(voice("nothing"), Tone.GOOD))
    elif broken:
        maps = voice.counted("in-maps", _maps(broken))
        told.append(Sentence(voice.counted("breaks", len(broken), maps=maps), Tone.BAD))
    else:
        told.append(Sentence(voice("breaks-nothing"), Tone.GOOD))
    if words:
        maps = voice.counted("in-maps", _maps(words))
        told.append(Sentence(voice.counted("words", len(words), maps=maps)))
    for each in impact.remembered:
        kind, title = kind_name(each.kind, voice), voice.title(each.title)
        told.append(Sentence(voice("remembered", kind=kind, title=title, ref=each.ref)))
    return told


def in_short(impact: Impact, voice: Voice) -> str:
    """Say in a sentence what would break."""
    broken = impact.broken
    if not broken:
        return voice("breaks-nothing")
    maps = voice.counted("in-maps", _maps(broken))
    return voice.counted("in-short", len(broken), maps=maps)


def _maps(namings: Sequence[Naming]) -> int:
    return len({naming.reference.entry.number for naming in namings})


def _table(
    found: Sequence[Affected], rows: int | None, voice: Voice, place: Callable[[Affected], str]
) -> Table:
    shown = found[:rows]
    heads = (
        Column(voice("kind")),
        Column(voice("thing")),
        Column(voice("how")),
        Column(voice("place"), Align.RIGHT),
    )
    left = len(found) - len(shown)
    return Table(
        heads,
        tuple(_row(each, voice, place) for each in shown),
        left_out=voice.counted("more", left) if left else "",
    )


def _row(affected: Affected, voice: Voice, place: Callable[[Affected], str]) -> tuple[Said, ...]:
    node = affected.node
    title = short(node.title)
    how = said(affected, voice)
    return (
        Said(kind_name(node.kind, voice), Tone.MUTED),
        Said(voice.quoted(title) if node.kind in ITEMS else title),
        Said(how if affected.strict else voice("free", said=how)),
        Said(place(affected), Tone.MUTED),
    )
