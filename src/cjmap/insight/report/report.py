"""A report put together: the figures of its sections, and the document that tells them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.insight.definitions import definitions
from cjmap.insight.document import Document, Points, Section, Sentence
from cjmap.insight.report.sections import Room, figuring, package_of, telling
from cjmap.insight.report.soundness import amiss, soundness
from cjmap.insight.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.insight.inquiry import Inquiry
    from cjmap.insight.report.sections import Headline
    from cjmap.insight.report.soundness import Soundness
    from cjmap.published import Published

_MOST_HEADLINES = 6
_OF_ONE_SECTION = 2


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of the sections that were asked for; a section that has nothing to say is not there.

    `name` is what the report is of: a map, or the folder of a workspace.
    """

    inquiry: Inquiry
    name: str
    asked: tuple[str, ...]
    figures: dict[str, Published]
    soundness: Soundness


def report(inquiry: Inquiry, name: str, sections: Sequence[str]) -> Report:
    """Ask the maps for the figures of some sections."""
    found = {section: inquiry.once(figuring(section).figures) for section in sections}
    kept = {section: figures for section, figures in found.items() if figures is not None}
    return Report(inquiry, name, tuple(sections), kept, soundness(inquiry))


def document(report: Report, lang: str, room: Room) -> Document:
    """Tell a report in a language."""
    voice = Voice(__package__, lang)
    sections = []
    for key, figures in report.figures.items():
        told = telling(key).tell(figures, Voice(package_of(key), lang), room)
        if told.blocks or told.sections:  # figures may be there, and nothing in them to tell
            sections.append(told)
    first = tuple(headline.sentence for _, headline in in_short(report, lang))
    if first:
        points = Points(first, numbered=True)
        sections.insert(0, Section("in-short", voice("in-short"), (points,)))
    if not report.soundness.sound:
        sections.append(amiss(report.soundness, voice, detail=room.detail))
    silent = [voice(f"nothing-{key}") for key in report.asked if key not in report.figures]
    silent = [*_left_out(report.inquiry, voice), *silent]
    if silent:
        points = Points(tuple(Sentence(each) for each in silent))
        sections.append(Section("not-told", voice("not-told"), (points,)))
    return Document(
        title=voice("title", name=report.name),
        line=_line(report, voice),
        lang=voice.lang,
        sections=tuple(sections),
        definitions=definitions(lang),
    )


def in_short(report: Report, lang: str) -> Iterator[tuple[str, Headline]]:
    """Go through what is told first, each with its section.

    It is the weightiest, of each section no more than two, of a step one.
    """
    headlines = [
        (key, each)
        for key, figures in report.figures.items()
        for each in telling(key).headlines(figures, Voice(package_of(key), lang))
    ]
    taken: dict[str, int] = {}
    steps: set[str] = set()
    number = 0
    for section, headline in sorted(headlines, key=lambda each: -each[1].weight):
        if headline.about in steps:
            continue
        if taken.get(section, 0) < _OF_ONE_SECTION and number < _MOST_HEADLINES:
            if headline.about:
                steps.add(headline.about)
            taken[section] = taken.get(section, 0) + 1
            number += 1
            yield section, headline


def _left_out(inquiry: Inquiry, voice: Voice) -> Iterator[str]:
    """Say which maps are no part of the report, though they were asked about."""
    titles = [each.model.label for each in inquiry.deprecated]
    if titles:
        yield voice.counted("deprecated", len(titles), titles=voice.titles(titles))


def _line(report: Report, voice: Voice) -> str:
    """Say what was looked at, and on which day."""
    inquiry = report.inquiry
    kinds = ("journey", "blueprint", "persona", "empathy-map", "backlog")
    counted = [voice.counted(kind, len(inquiry.maps(kind))) for kind in kinds if inquiry.maps(kind)]
    if report.soundness.left_out:
        counted.append(voice.counted("files-left-out", len(report.soundness.left_out)))
    return " · ".join([*counted, voice.day(inquiry.today)])
