"""How each kind of flow looks: its colour and its dashes, told apart without colours too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.look.theme import legible, mix
from cjmap.draw.parts.legend import Entry
from cjmap.draw.pictures.flow.flows import Kind
from cjmap.draw.pictures.flow.lines import Line

if TYPE_CHECKING:
    from collections.abc import Collection

    from cjmap.draw.look.theme import Hue, Theme
    from cjmap.draw.parts.setting import Setting
    from cjmap.draw.pictures.flow.flows import Count, Passage
    from cjmap.draw.pictures.flow.plan import Plan
    from cjmap.draw.scene import Dash

_CALM = 3.3
"""The contrast of a flow of the plan on its ground: well seen, and quieter than all that is not."""

_PALE = 0.3
"""How much of its colour a wide line has that is not one of the plan."""

_DASHES: dict[Kind, Dash] = {Kind.AHEAD: "dotted", Kind.OUT_OF_ORDER: "dashed"}


def ground_hue(theme: Theme) -> Hue:
    """Give the hue of the lane of steps."""
    return theme.hues["slate"]


def calm_colour(theme: Theme) -> str:
    """Give the colour of flows of the plan."""
    pale = mix(theme.hues["sky"].accent, theme.page, 0.5)
    return legible(pale, ground_hue(theme).band, _CALM)


def colour_of(kind: Kind, theme: Theme) -> str:
    """Give the colour of a kind of flow."""
    match kind:
        case Kind.AHEAD:
            return theme.wait
        case Kind.OUT_OF_ORDER:
            return theme.bad
        case _:
            return calm_colour(theme)


def explain(kinds: Collection[Kind], setting: Setting) -> None:
    """Put kinds of flow into the legend; a loop of the plan looks as all of the plan does."""
    for kind in Kind:
        if kind in kinds:
            word = setting.said["flow-planned" if kind.as_planned else f"flow-{kind}"]
            colour, dash = colour_of(kind, setting.theme), dash_of(kind)
            setting.legend.add(Entry("arrow", word, colour, dash=dash))


def dash_of(kind: Kind) -> Dash:
    """Give the dashes of a kind of flow."""
    return _DASHES.get(kind, "solid")


def line_of(passage: Passage, plan: Plan) -> Line:
    """Give the line of a flow."""
    setting, kind = plan.setting, passage.kind
    said, theme = setting.said, setting.theme
    colour = colour_of(kind, theme)
    titles = {step.id: step.title for step in plan.steps}
    figures = figure(passage.count, setting)
    names = f"{titles[passage.start]} → {titles[passage.end]}"
    return Line(
        id=f"flow-{passage.start}-{passage.end}",
        title=f"{names}: {figures} ({said[f'flow-{kind}']})",
        width=plan.scale.width(passage.count.cases),
        colour=colour,
        dash=dash_of(kind),
        pale=mix(ground_hue(theme).band, colour, _PALE),
        ink=theme.body if kind.as_planned else legible(colour, ground_hue(theme).band, 4.6),
    )


def figure(count: Count, setting: Setting) -> str:
    """Write a number of cases with its share, as far as it is known."""
    number = setting.said.number(count.cases)
    return number if count.share is None else f"{number} · {setting.said.percent(count.share)}"


def cases(count: int, setting: Setting) -> str:
    """Write a number of cases with the word."""
    forms = setting.said["flow-cases"].split("|")
    return f"{setting.said.number(count)} {setting.said.plural(count, forms)}"
