"""Two metrics have one title but count differently.

## What it does
Compares the metrics of all catalogs whose titles are the same but for capitals, spaces and
punctuation, and reports those that give another `method`, `scale`, `better` or `unit`.

## Why it matters
People compare what has the same name. “Satisfaction” of 4.1 on a scale to 5 and “Satisfaction” of
64 per cent look like two facts about one thing, and sooner or later somebody puts both into one
chart. The title is all that most readers of a map ever see of a metric.

## Bad
```yaml
# pharmacy.catalog.yaml
kind: catalog
id: pharmacy
title: Vocabulary of the pharmacy
status: draft
metrics:
  - id: counter-ease
    title: Ease of the task  # ←
    method: ces-mean
    scale: {min: 1, max: 5}
    better: lower
```

## Good
```yaml
# pharmacy.catalog.yaml
kind: catalog
id: pharmacy
title: Vocabulary of the pharmacy
status: draft
metrics:
  - id: counter-effort
    title: Effort at the counter (1 to 5)
    method: ces-mean
    scale: {min: 1, max: 5}
    better: lower
```

## When not to listen
While an old metric runs out and both are shown on purpose; better still, put the year in its title.

## References
- [Delighted: customer satisfaction](https://help.delighted.com/article/240)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.metrics import metrics_in
from cjmap.format.roles import Section
from cjmap.problem import Problem, Related, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.check.survey import Survey
    from cjmap.format.catalog import Catalog, Metric
    from cjmap.workspace import Entry

    Known = tuple[Entry, int, Metric]

RULE = Rule(
    "CJ503",
    "ambiguous-metric",
    Severity.WARNING,
    "Two metrics have one title but count differently.",
    kinds=("catalog",),
)

_COMPARED = {"method": "method", "scale": "scale", "better": "direction", "unit": "unit"}


def check(subject: Subject[Catalog]) -> Iterator[Problem]:
    """Report a metric at its title where an earlier one has the title and counts otherwise."""
    for number, metric in enumerate(subject.model.metrics):
        for entry, place, other in subject.survey.ask(_namesakes, _folded(metric.label)):
            if (entry.number, place) >= (subject.entry.number, number):
                break
            differing = _differing(other, metric)
            if differing and other.id != metric.id:
                yield Problem(
                    RULE,
                    f"“{metric.label}” is the title of two metrics, `{other.id}` and `{metric.id}`,"
                    f" that differ in {' and '.join(differing)}.",
                    Route(("metrics", number, "title")),
                    "Give each a title that says how it is counted, or keep one of them.",
                    (Related(entry.file, Route(("metrics", place)), "the other one"),),
                )
                break


def _differing(one: Metric, other: Metric) -> list[str]:
    """Name what both metrics say, and say differently."""
    return [
        word
        for field, word in _COMPARED.items()
        if (here := getattr(one, field)) is not None
        and (there := getattr(other, field)) is not None
        and here != there
    ]


def _namesakes(survey: Survey, title: str) -> tuple[Known, ...]:
    """Return the metrics of a folded title where there are several."""
    known = survey.ask(_by_title).get(title, ())
    return tuple(known) if len(known) > 1 else ()


def _by_title(survey: Survey) -> dict[str, list[Known]]:
    """Gather the metrics of the workspace by folded title, in the order of the maps.

    Of those that say the same, two ids are enough: one of them differs from any other metric that
    the rest differ from.
    """
    found: dict[str, list[Known]] = {}
    alike: dict[tuple[object, ...], set[str]] = {}
    for entry, metrics in survey.told(metrics_in, Section.CATALOG):
        for number, metric in enumerate(metrics):
            title = _folded(metric.label)
            said = (title, *(getattr(metric, field) for field in _COMPARED))
            ids = alike.setdefault(said, set())
            if len(ids) < 2 and metric.id not in ids:
                ids.add(metric.id)
                found.setdefault(title, []).append((entry, number, metric))
    return found


def _folded(title: str) -> str:
    letters = "".join(letter for letter in title.casefold() if letter.isalnum())
    return letters or title
