"""The first slide: what the journey is, who goes through it, in which situation and what for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.exchange.pptx.drawing import Box, Look
from cjmap.exchange.pptx.grounds import notes_of, sources_of
from cjmap.exchange.pptx.paragraphs import Paragraph, Run, clipped, cut, height, plain, said, strong

if TYPE_CHECKING:
    from cjmap.draw.parts.people import Person
    from cjmap.draw.pictures.journey.plan import Plan
    from cjmap.exchange.pptx.deck import Deck, Page

_FACE = 56.0
_GAP = 12.0
_LEAST_PERSON = 84.0


def cover(deck: Deck, plan: Plan, own: dict[str, str]) -> None:
    """Add the cover; with a template, people and goals have a slide of their own after it."""
    journey, words, theme = plan.journey, plan.setting.said, plan.setting.theme
    kind = words["journey"]
    if journey.state:
        kind = f"{kind} · {words[f'state-{journey.state}']}"
    text = [
        Paragraph((Run(kind, theme.brand, True, 12.0),)),
        *(
            _spaced(each)
            for part in (journey.scenario, journey.summary)
            for each in plain(part, theme.body, 14.0)
        ),
        _spaced(Paragraph((Run(" · ".join(_standing(plan)), theme.muted, size=11.0),))),
    ]
    page = deck.cover(journey.title, text)
    deck.speak(page, _notes(plan, own))
    if deck.own:
        _brief(page, plan, deck.panel(page))
        return
    page = deck.page(own["cover"])
    half = page.area.width * 0.46
    told = [each for each in text[1:] if each.text]
    page.drawing.label(
        Box(page.area.left, page.area.top, half, height(told, half)), "scenario", told
    )
    left = page.area.left + half + 24
    _brief(page, plan, Box(left, page.area.top, page.area.right - left, page.area.height))


def _brief(page: Page, plan: Plan, area: Box) -> None:
    """Tell who goes through it and what they want, in one column."""
    journey, words, theme = plan.journey, plan.setting.said, plan.setting.theme
    facts: list[Paragraph] = []
    for label, told in (
        (words["goal"], plain(journey.goal, theme.body, 12.0)),
        (words["expectations"], _expected(plan)),
        (words["scope"], plain(_scope(plan), theme.body, 12.0)),
    ):
        if told:
            name = strong(label, theme.ink, 12.0)
            facts += [_spaced(name) if facts else name, *told]
    below = height(facts, area.width) + (_GAP * 1.5 if facts else 0.0)
    top = area.top
    people = plan.people
    each_room = (area.height - below) / max(len(people), 1) - _GAP
    for person in people:
        room = max(min(each_room, 150.0), _LEAST_PERSON)
        if top + _LEAST_PERSON > area.bottom - below:
            rest = ", ".join(other.name for other in people[people.index(person) :])
            told = plain(clipped(rest, area.width, 2, 11.0), theme.body, 11.0)
            tall = height(told, area.width)
            page.drawing.label(Box(area.left, top, area.width, tall), "people", told)
            top += tall + 4.0
            break
        top += _person(page, plan, person, Box(area.left, top, area.width, room)) + _GAP
    top += _GAP * 0.5
    shown, _ = cut(facts, area.width, area.bottom - top)
    if shown:
        page.drawing.label(
            Box(area.left, top, area.width, height(shown, area.width)), f"{journey.id}#goal", shown
        )


def _person(page: Page, plan: Plan, person: Person, box: Box) -> float:
    """Draw the box of a persona as high as what it says; return that height."""
    theme, drawing = plan.setting.theme, page.drawing
    left = box.left + 14 + _FACE + 14
    width = box.right - left - 12
    told = [strong(person.name, theme.ink, 14.0), *plain(person.facts, theme.muted, 11.0)]
    told += [_spaced(each) for each in plain(person.quote, theme.body, 12.0)]
    shown, _ = cut(told, width, box.height - 20)
    tall = max(height(shown, width) + 24, _FACE + 24)
    name = f"{plan.journey.id}#{person.id}"
    drawing.card(
        Box(box.left, box.top, box.width, tall), Look(theme.page, theme.faint), f"{name} box", ()
    )
    middle = box.top + tall / 2
    face = Box(box.left + 14, middle - _FACE / 2, _FACE, _FACE)
    if person.photo is not None:
        drawing.picture(person.photo, face, f"{name} photo", person.name, circle=True)
    else:
        from pptx.enum.shapes import MSO_SHAPE

        letters = Paragraph((Run(person.initials, theme.on_mark, True, 18.0),), align="center")
        drawing.shape(
            MSO_SHAPE.OVAL, face, Look(person.colour), f"{name} initials",
            text=(letters,), inset=(0.0, 0.0), anchor="middle", title=person.name, wrap=False,
        )  # fmt: skip
    drawing.label(Box(left, box.top, width, tall), name, shown, anchor="middle")
    return tall


def _expected(plan: Plan) -> list[Paragraph]:
    from cjmap.exchange.pptx.journey.told import met

    given = [item for item in plan.journey.expectations if plan.shows(item.by)]
    colour = plan.setting.theme.body
    return [
        Paragraph((Run(met(plan, item), colour, size=12.0),), bullet=len(given) > 1)
        for item in given
    ]


def _scope(plan: Plan) -> str:
    scope = plan.journey.scope
    if scope is None or not (scope.from_ or scope.to):
        return ""
    return f"{scope.from_ or '…'} → {scope.to or '…'}"


def _standing(plan: Plan) -> list[str]:
    """Tell the version it is of, and how far the map has got."""
    from cjmap.draw.parts.footer import footnotes

    journey, setting = plan.journey, plan.setting
    told = [f"{setting.said['version-of']} {journey.of}"] if journey.of else []
    return [*map(said, told), *(said(each) for each in footnotes(journey, setting)[:3])]


def _notes(plan: Plan, own: dict[str, str]) -> list[str]:
    journey = plan.journey
    sources = sources_of(plan.setting, journey)
    head = journey.model_copy(update={"stages": (), "opportunities": ()})
    lines = (
        [f"{plan.setting.said['sources']}:", *(f"– {each}" for each in sources)] if sources else []
    )
    return [*lines, *notes_of(plan.setting, own, head)]


def _spaced(paragraph: Paragraph) -> Paragraph:
    from dataclasses import replace

    return replace(paragraph, above=8.0)
