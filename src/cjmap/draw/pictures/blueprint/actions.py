"""The card of an action: who does it with what, how long it takes, and badges for the rest.

Badges on the corner are for what goes wrong, smaller ones below the text for what is planned or
watched. What each stands for is a note, to be told in full below the picture.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw.look.comparison import together
from cjmap.draw.parts.legend import Entry
from cjmap.draw.parts.notes import Note
from cjmap.draw.parts.times import spelled
from cjmap.draw.pictures.blueprint.faces import Chip, Face, flagged_face, remark
from cjmap.draw.pictures.blueprint.weak_points import is_weak, over_plan
from cjmap.draw.scene import Weight

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjmap.draw.look.comparison import Marked
    from cjmap.draw.look.theme import Hue
    from cjmap.draw.parts.cards import Badge, Block
    from cjmap.draw.parts.differences import Flag
    from cjmap.draw.parts.setting import Setting
    from cjmap.format.blueprint import Action, FailPoint
    from cjmap.format.items import Kpi
    from cjmap.format.journey import Timing


@dataclass(frozen=True, slots=True)
class _Told:
    """A badge, what it stands for, and how that differs from what it was."""

    badge: Badge
    text: str
    mark: Marked | None


_AND = "\u00a0· "
"""Between two facts, never at the beginning of a line."""


def action_face(setting: Setting, action: Action, hue: Hue, around: Flag | None = None) -> Face:
    """Give the face of an action in the hue of its lane, and put its signs into the legend.

    `around` is the flag of all that is in its lane or its column, if that is new or gone.
    """
    theme = setting.theme
    flag = setting.flag_of(_mark(setting, action), around)
    # What is gone cannot fail any more.
    weak = is_weak(action) and not (flag is not None and flag.removed)
    badges = _badges(_corner(setting, action))
    if weak:
        setting.legend.add(Entry("card", setting.said["weak"], theme.fail, width=2.0))
    face = Face(
        action.text,
        hue,
        "card action weak" if weak else "card action",
        f"action-{action.id}" if action.id else "",
        _title(setting, action, weak),
        remarks=tuple(_remarks(setting, action.duration)) if action.duration else (),
        chips=tuple(_chips(setting, action)),
        signs=_badges(_signs(setting, action)),
        badges=badges,
        dash=setting.dash(action),
        edge=theme.fail if weak else "",
        page=theme.page,
        ink=theme.body,
    )
    return flagged_face(face, flag)


def _mark(setting: Setting, action: Action) -> Marked | None:
    """Give the mark of an action, with what differs in what is watched or expected to fail."""
    parts = (action, *action.kpis)
    marks = [mark for part in parts if (mark := setting.mark_of(part)) is not None]
    return marks[0] if setting.mark_of(action) else together(marks)


def action_notes(setting: Setting, action: Action, around: Flag | None = None) -> tuple[Note, ...]:
    """Tell what the badges of an action stand for; `around` is as in `action_face`."""
    within = setting.all_of(action) or around
    told = (*_corner(setting, action), *_signs(setting, action))
    return tuple(
        Note(each.badge, action.text, each.text, setting.flag_of(each.mark, within))
        for each in told
    )


def _badges(told: Iterable[_Told]) -> tuple[Badge, ...]:
    """Give each badge once, though it may stand for several things."""
    return tuple(dict.fromkeys(each.badge for each in told))


def _title(setting: Setting, action: Action, weak: bool) -> str:
    """Give what a pointer or a screen reader is told of an action."""
    title = setting.tooltip(action.text, action)
    return f"{title} ({setting.said['weak']})" if weak else title


def _chips(setting: Setting, action: Action) -> Iterable[Chip]:
    """Tell who does it, with which system, and who seems to do it."""
    if action.owner:
        yield Chip("person", setting.name_of("team", action.owner))
    if action.perceived_owner:
        seen = setting.name_of("team", action.perceived_owner)
        yield Chip("person", f"{setting.said['perceived']}: {seen}", "dashed")
    if action.system:
        yield Chip("system", setting.name_of("system", action.system))


def _remarks(setting: Setting, time: Timing) -> Iterable[Block]:
    """Tell how long it takes, and by how much that is longer than planned."""
    said, theme = setting.said, setting.theme
    known = time.actual or time.planned
    late = over_plan(time)
    if late and time.actual:
        text = f"{spelled(time.actual, said)}{_AND}+{said.seconds(late)} {said['over-plan']}"
        yield remark(text, theme.fail, Weight.SEMIBOLD)
    elif known:
        text = spelled(known, said)
        if time.actual and time.planned and time.planned.seconds != time.actual.seconds:
            text += f"{_AND}{said['planned']} {spelled(time.planned, said)}"
        yield remark(text, theme.body)
    if time.wait:
        yield remark(f"{said['waiting']} {spelled(time.wait, said)}", theme.body)


def _corner(setting: Setting, action: Action) -> Iterable[_Told]:
    """Give the badges on the corner, each with what it stands for."""
    theme = setting.theme
    if action.fail_point:
        badge = setting.badge("F", theme.fail, "fail")
        text = _failure(setting, action.fail_point)
        yield _Told(badge, text, setting.mark_of(action, "fail_point"))
    if action.wait:
        badge = setting.badge("W", theme.wait, "wait")
        yield _Told(badge, spelled(action.wait, setting.said), setting.mark_of(action, "wait"))


def _signs(setting: Setting, action: Action) -> Iterable[_Told]:
    """Give the lesser badges, each with what it stands for; one badge may come up repeatedly."""
    theme = setting.theme
    if action.improve:
        badge = setting.badge("↗", theme.improve, "improve")
        yield _Told(badge, action.improve, setting.mark_of(action, "improve"))
    if action.policy:
        badge = setting.badge("§", theme.arrow, "policy")
        yield _Told(badge, action.policy, setting.mark_of(action, "policy"))
    for kpi in action.kpis:
        badge = setting.badge("◆", theme.good, "kpis")
        yield _Told(badge, _watched(setting, kpi), setting.mark_of(kpi))


def _failure(setting: Setting, point: FailPoint) -> str:
    text = f"{point.text} → {point.recovery or setting.said['no-recovery']}"
    if point.severity is not None:
        text += f" ({setting.said['severity']} {point.severity}/5)"
    return text


def _watched(setting: Setting, kpi: Kpi) -> str:
    """Name a KPI, its metric where that has another name, and its target."""
    text = kpi.text
    if kpi.metric:
        metric = setting.name_of("metric", kpi.metric)
        text += f" ({metric})" if metric != kpi.text else ""
    if kpi.target is not None:
        text += f", {setting.said['target']} {setting.figure(kpi.target, kpi.metric)}"
    return text
