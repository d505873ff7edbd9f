"""A metric does not say which way is better, or on which scale it is.

## What it does
Looks at metrics of the catalog whose method leaves open whether more is better (`ces-mean`, `score`,
`share`, `count`, `money`, `duration`, or no method) and that do not give `better`; and at those
whose numbers belong on a scale (`csat-mean`, `ces-mean`, `score`) and that give none, or one whose
ends are the wrong way round.

## Why it matters
Customer effort is asked in two ways: from 1 to 5, where less is better, and from 1 to 7, where more
is. A mean of 3.4 is a triumph in one and a disaster in the other. Without the direction no picture
can tell whether a target was reached, and readers will guess.

## Bad
```yaml
# pharmacy.catalog.yaml
kind: catalog
id: pharmacy
title: Vocabulary of the pharmacy
status: draft
metrics:
  - {id: counter-effort, title: Effort at the counter, method: ces-mean, scale: {min: 1, max: 5}}  # ←
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
    title: Effort at the counter
    method: ces-mean
    scale: {min: 1, max: 5}
    better: lower
```

## When not to listen
Where neither is better, as with the number of visitors that staff have to plan for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.metrics import ON_A_SCALE, direction, figure, scale_of
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.catalog import Catalog

RULE = Rule(
    "CJ507",
    "metric-without-direction",
    Severity.WARNING,
    "A metric does not say which way is better, or on which scale it is.",
    kinds=("catalog",),
)


def check(subject: Subject[Catalog]) -> Iterator[Problem]:
    """Report each metric whose numbers cannot be read, at what it should say."""
    for number, metric in enumerate(subject.model.metrics):
        scale = metric.scale
        if scale is not None and scale_of(metric) is None:
            yield Problem(
                RULE,
                f"The scale of “{metric.label}” goes from {figure(scale.min)} to"
                f" {figure(scale.max)}, so nothing fits on it.",
                Route(("metrics", number, "scale")),
                "Write the lower end as `min` and the higher one as `max`; `better` tells the rest.",
            )
        lacks_scale = scale is None and metric.method in ON_A_SCALE
        if direction(metric) is None:
            also = ", nor on which scale it is" if lacks_scale else ""
            yield Problem(
                RULE,
                f"“{metric.label}” does not say whether a higher or a lower number is better{also}.",
                Route(("metrics", number, "better")),
                f"Add `better: higher` or `better: lower`{' and the `scale`' if also else ''}.",
            )
        elif lacks_scale:
            yield Problem(
                RULE,
                f"“{metric.label}” does not say on which scale it is.",
                Route(("metrics", number, "scale")),
                "Add the ends of the scale, such as `scale: {min: 1, max: 5}`.",
            )
