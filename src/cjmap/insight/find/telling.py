"""What was found, as a document: a table of things, a list of counts, or two fields crossed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.insight.document import Align, Column, Document, Said, Section, Sentence, Table, Tone
from cjmap.insight.find.fields import FIELDS, FLAGS, Type
from cjmap.insight.find.showing import Showing
from cjmap.insight.gathered.things import ITEMS, KINDS
from cjmap.insight.voice import Voice, short

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cjmap.insight.document import Block
    from cjmap.insight.find.counting import Counts
    from cjmap.insight.find.fields import Field
    from cjmap.insight.find.search import Found
    from cjmap.insight.gathered.things import Thing

_BAR = 24
"""The letters of the longest bar."""

_CROSSED = 6
"""The columns of a cross table at most; the rest is told together."""

_NAMED = 4
"""The kinds that are named of many."""

_HEADING = 14
"""The letters of a heading of a cross table."""


def document(
    found: Found,
    fields: Sequence[Field],
    lang: str,
    rows: int | None,
    place: Callable[[Thing], str],
) -> Document:
    """Tell the things that were found; `place` writes where one is, `rows` are told at most."""
    voice = Voice(__package__, lang)
    things = found.things if rows is None else found.things[:rows]
    blocks: tuple[Block, ...] = (Sentence(voice("nothing")),)
    if things:
        blocks = (_things(found, things, fields, voice, place),)
    return _document(found, voice, blocks)


def counted(found: Found, counts: Counts, lang: str, rows: int | None) -> Document:
    """Tell how many things there are of what."""
    voice = Voice(__package__, lang)
    blocks: tuple[Block, ...] = (Sentence(voice("nothing")),)
    if found.things:
        one = len(counts.fields) == 1
        table = _listed(found, counts, voice, rows) if one else _crossed(found, counts, voice, rows)
        blocks = (table,)
        if counts.several:
            blocks = (table, Sentence(voice("several"), Tone.MUTED))
    return _document(found, voice, blocks)


def fields_document() -> Document:
    """Tell the fields of a query: in English, as all messages about queries are."""
    sections = []
    for key, title, fields in (("fields", "field:", FIELDS), ("flags", "is:", FLAGS)):
        rows = tuple(
            (
                Said(each.name, Tone.STRONG),
                Said(f"{each.meaning} ({each.type})"),
                Said(_having(each)),
            )
            for each in fields.values()
        )
        heads = tuple(Column(head) for head in ("name", "what it is", "asked of"))
        sections.append(Section(key, title, (Table(heads, rows),)))
    line = f"The kinds of things are {', '.join(KINDS)}."
    return Document("What a query can ask", line, "en", tuple(sections), {})


def _having(field: Field) -> str:
    """Name the kinds that have a field, or how many there are."""
    kinds = field.kinds
    if len(kinds) == len(KINDS):
        return "all kinds"
    own = [kind for kind in kinds if kind in field.own]
    told = ", ".join(own[:_NAMED]) + (f" (+{len(own) - _NAMED})" if len(own) > _NAMED else "")
    passed = len(kinds) - len(own)
    return f"{told}; passed on to {passed} more" if passed else told


def _document(found: Found, voice: Voice, blocks: tuple[Block, ...]) -> Document:
    title = voice.counted("found", len(found.things))
    section = Section("found", "", blocks)
    return Document(title, short(found.query, 200), voice.lang, (section,), {})


def _things(
    found: Found,
    things: Sequence[Thing],
    fields: Sequence[Field],
    voice: Voice,
    place: Callable[[Thing], str],
) -> Table:
    showing = Showing(found.terrain, voice)
    several = len({thing.kind for thing in found.things}) > 1
    heads = [Column(voice("kind"))] if several else []
    heads.append(Column(voice("title")))
    told_anyway = {"title", "kind"} if several else {"title"}
    fields = [field for field in fields if field.name not in told_anyway]
    heads += [_head(field, voice) for field in fields]
    heads.append(Column(voice("place"), Align.RIGHT))  # never broken, so that it can be clicked
    rows = []
    for thing in things:
        row = [Said(voice(f"kind-{thing.kind}"), Tone.MUTED)] if several else []
        title = short(thing.title, 120) or thing.ref
        row.append(Said(voice.quoted(title) if thing.kind in ITEMS else title))
        row += [_said(showing.cell(thing, field), thing, field, found) for field in fields]
        row.append(Said(place(thing), Tone.MUTED))
        rows.append(tuple(row))
    left = len(found.things) - len(things)
    return Table(tuple(heads), tuple(rows), left_out=voice.counted("more", left) if left else "")


def _said(text: str, thing: Thing, field: Field, found: Found) -> Said:
    tone = Tone.PLAIN
    if field.type is Type.SCORE and text:
        score = field.values(thing, found.terrain)[0]
        tone = Tone.GOOD if score > 0 else Tone.BAD if score < 0 else Tone.PLAIN
    return Said(text or "–", tone if text else Tone.MUTED)


def _head(field: Field, voice: Voice) -> Column:
    key = f"field-{field.name}"
    title = voice(key) if voice.has(key) else field.name
    return Column(title, Align.RIGHT if field.type.ordered else Align.LEFT)


def _listed(found: Found, counts: Counts, voice: Voice, rows: int | None) -> Table:
    field = counts.fields[0]
    showing = Showing(found.terrain, voice)
    totals, values = counts.totals(0), counts.values(0)
    most = max(totals.values())
    heads = (
        _head(field, voice),
        Column(voice("number"), Align.RIGHT),
        Column(voice("part"), Align.RIGHT),
        Column(""),
    )
    told = [
        (
            _value(showing, field, value),
            Said(voice.number(totals[value])),
            Said(voice.percent(totals[value] / counts.total), Tone.MUTED),
            Said("█" * max(1, round(totals[value] / most * _BAR))),
        )
        for value in values[:rows]
    ]
    left = len(values) - len(told)
    return Table(heads, tuple(told), left_out=voice.counted("more-values", left) if left else "")


def _crossed(found: Found, counts: Counts, voice: Voice, rows: int | None) -> Table:
    first, second = counts.fields
    showing = Showing(found.terrain, voice)
    down, across = counts.values(0), counts.values(1)
    shown, rest = (
        (across, []) if len(across) <= _CROSSED + 1 else (across[:_CROSSED], across[_CROSSED:])
    )
    totals = counts.totals(0)
    heads = [_head(first, voice)]
    heads += [
        Column(short(_value(showing, second, value).text, _HEADING), Align.RIGHT) for value in shown
    ]
    heads += [Column(voice("others", count=len(rest)), Align.RIGHT)] if rest else []
    heads.append(Column(voice("together"), Align.RIGHT))
    told = []
    for value in down[:rows]:
        numbers = [counts.numbers.get((value, each), 0) for each in shown]
        if rest:
            numbers.append(sum(counts.numbers.get((value, each), 0) for each in rest))
        cells = [Said(voice.number(n)) if n else Said("·", Tone.MUTED) for n in numbers]
        total = Said(voice.number(totals[value]), Tone.STRONG)
        told.append((_value(showing, first, value), *cells, total))
    left = len(down) - len(told)
    return Table(
        tuple(heads), tuple(told), left_out=voice.counted("more-values", left) if left else ""
    )


def _value(showing: Showing, field: Field, value: object) -> Said:
    if value is None:
        word = "no" if field.type is Type.FLAG else "none"
        return Said(showing.voice(word), Tone.MUTED)
    return Said(showing.value(field, value))
