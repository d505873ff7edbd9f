"""The composition of a history: the versions, then the figures over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw import text as texts
from cjmap.draw.errors import DrawError
from cjmap.draw.look.speech import speech
from cjmap.draw.parts.cards import centred
from cjmap.draw.parts.footer import finish
from cjmap.draw.parts.frame import MARGIN
from cjmap.draw.parts.header import Heading, Line, header
from cjmap.draw.parts.legend import Entry
from cjmap.draw.parts.setting import Setting
from cjmap.draw.parts.subject import Subject
from cjmap.draw.pictures.history import lines, panels
from cjmap.draw.pictures.history.past import scores
from cjmap.draw.scene import Area, Mark, Shape, Stroke, Weight, polyline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.draw.context import Context
    from cjmap.draw.look.speech import Speech
    from cjmap.draw.look.view import View
    from cjmap.draw.pictures.history.past import Past
    from cjmap.draw.scene import Scene

_KIND = "history"
_SECTION = 24.0


def composed(past: Past, context: Context, view: View) -> Scene:
    """Lay out the history. Raise DrawError where there is nothing to draw."""
    if not any(scores(each.steps) for each in past.snapshots):
        raise DrawError(
            "No version of the journey tells how a step feels, so there is no curve to draw.",
            hint="Write `emotion:` at its steps, from -2 (awful) to 2 (great).",
        )
    setting = Setting(context, speech(view.lang or past.lang), view)
    said = setting.said
    drawn = sum(each.drawn for each in past.snapshots)
    inner = panels.inner_width(panels.columns_of(drawn))
    marks, y = header(_heading(past, said), inner, setting.theme)
    numbers: dict[int, int] = {}
    if drawn:
        marks.append(_section(said["history-curves"], "curves", inner, y + _SECTION, setting))
        more, y, numbers = panels.lay_out(past, inner, y + _SECTION + 18, setting)
        marks += more
    marks.append(_section(said["history-figures"], "figures", inner, y + _SECTION, setting))
    more, y = lines.lay_out(past, numbers, inner, y + _SECTION + 14, setting)
    marks += more
    _explain(marks, setting)
    notes = [said["history-notes"]]
    if past.left_out:
        notes.append(said["history-left-out"].format(count=said.number(past.left_out)))
    subject = Subject(_KIND, past.id, past.title)
    return finish(subject, setting, marks, inner, y + 8, notes, " ".join(_told(past, said)))


def _heading(past: Past, said: Speech) -> Heading:
    first, last = past.snapshots[0].when.date(), past.snapshots[-1].when.date()
    count = said["history-versions"].format(count=said.number(len(past.snapshots)))
    days = said.day(first) if first == last else f"{said.day(first)} – {said.day(last)}"
    return Heading(said["history"], past.title, (Line("", f"{count} · {days}"),))


def _section(title: str, key: str, inner: float, y: float, setting: Setting) -> Mark:
    """Give the heading of a section: its name, and a line to the right end."""
    theme = setting.theme
    wide = texts.width(title, 11, Weight.SEMIBOLD)
    shapes: tuple[Shape, ...] = (
        centred(title, MARGIN, y, 11, theme.ink, Weight.SEMIBOLD, "start"),
        Stroke(polyline((MARGIN + wide + 10, y), (MARGIN + inner, y)), theme.faint, 1.2),
    )
    return Mark("section", shapes, f"section-{key}", title)


def _explain(marks: Sequence[Mark], setting: Setting) -> None:
    """Put into the legend what occurs."""
    said, theme, legend = setting.said, setting.theme, setting.legend
    kinds = {word for mark in marks for word in mark.css.split()}
    fills = {
        shape.fill
        for mark in marks
        for shape in mark.shapes
        if "between" in mark.css.split() and isinstance(shape, Area)
    }
    if "former" in kinds:
        legend.add(Entry("line", said["history-former"], theme.muted, dash="dashed"))
    if theme.tint_good in fills:
        legend.add(Entry("area", said["better"], theme.tint_good))
    if theme.tint_bad in fills:
        legend.add(Entry("area", said["worse"], theme.tint_bad))


def _told(past: Past, said: Speech) -> Iterator[str]:
    """Tell the picture in words: each version with what moved, then the figures as they are."""
    for each in past.snapshots:
        if not each.drawn:
            continue
        moved = [
            f"{shift.step.title} {said.signed(shift.before)} → {said.signed(shift.after)}"
            for shift in each.shifts
        ]
        parts = [f"{said.day(each.when.date())}: {each.subject}", *moved]
        parts += [each.told] if each.told else []
        yield "; ".join(parts) + "."
    last = past.snapshots[-1].measured
    if last.mean is not None:
        yield f"{said['history-mean']}: {said.signed(last.mean)}."
    yield f"{said['history-pains']}: {said.number(last.pains)}."
