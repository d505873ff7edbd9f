"""Samples and a small shop, made for the tests of changes."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from cjmap.measure.changes.result import Kind, Side, Subject
from cjmap.measure.changes.samples import Sample
from cjmap.measure.figures.measured import EVERYBODY, Slice
from cjmap.measure.mapping.read import read_mapping
from cjmap.measure.opening import EngineChoice, open_session
from cjmap.statistics.answers import Answers
from cjmap.statistics.figures import measured
from cjmap.statistics.medians import Median, median_of
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from random import Random

    from cjmap.measure.figures.session import Session

CATALOG = """\
kind: catalog
id: words
title: Words
channels: [{id: web, title: Website}]
metrics:
  - {id: ces, title: Ease, method: ces-mean, scale: {min: 1, max: 7}, better: higher}
  - {id: reply, title: Time to a reply, method: duration, unit: h, better: lower}
"""
JOURNEY = """\
kind: journey
id: report
title: Reporting
lang: en
stages:
  - id: all
    title: All
    steps:
      - {id: tell, title: Tell us}
      - {id: wait, title: Wait for us}
"""
MAPPING = """\
journey: report
events:
  {from: log.csv, case: case, activity: what, time: when, group: place, persona: who, quiet: 2 days}
answers:
  from: answers.csv
  date: day
  respondent: id
  question: asked
  answer: said
  persona: who
  group: place
  questions: [{is: ease, metric: ces, step: tell}]
steps: {tell: [told], wait: [answered]}
times: [{step: wait, part: wait, from: told, to: answered, metric: reply}]
"""


def sample(
    answers: dict[float, int],
    method: str = "csat-mean",
    scale: tuple[float, float] | None = (1, 5),
    better: str | None = "higher",
) -> Sample:
    """Return a sample of answers by how often each was given."""
    values = Answers.counted(answers)
    figure = measured(method, scale, values)
    side = Side(figure.value, figure.n, figure.interval) if figure is not None else Side(None, 0)
    return Sample(method, scale, None, better, values, side)


def seconds(figures: Sequence[float], unit: str = "s", factor: float = 1.0) -> Sample:
    """Return a sample of durations."""
    median: Median = median_of((each, 1) for each in sorted(figures))
    given = median.interval.times(1 / factor) if median.interval is not None else None
    side = Side(median.value / factor, median.n, given)
    return Sample("duration", None, unit, "lower", median, side)


def subject(
    metric: str = "csat", persona: str | None = None, context: str | None = None
) -> Subject:
    """Name what is compared."""
    whose = Slice(persona, context) if persona or context else EVERYBODY
    return Subject(Kind.METRIC, "tell", whose, metric=metric, source="answers")


@contextmanager
def small(folder: Path, log: str, answers: str, mapping: str = MAPPING) -> Iterator[Session]:
    """Open a journey of two steps with this log and these answers."""
    files = {
        "cjmap.toml": "version = 1\n",
        "words.catalog.yaml": CATALOG,
        "report.journey.yaml": JOURNEY,
        "report.measure.yaml": mapping,
        "log.csv": "case,what,when,place,who\n" + log,
        "answers.csv": "id,day,asked,said,place,who\n" + answers,
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    read = read_mapping(folder / "report.measure.yaml")
    with open_session(open_workspace(folder), read, folder, EngineChoice()) as session:
        yield session


def grades(chance: Random, size: int, shift: float = 0.0) -> dict[float, int]:
    """Draw grades from 1 to 5."""
    drawn: dict[float, int] = {}
    for _ in range(size):
        grade = float(min(5, max(1, round(chance.gauss(3.6 + shift, 1.1)))))
        drawn[grade] = drawn.get(grade, 0) + 1
    return drawn
