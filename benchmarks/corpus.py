"""Maps to measure on: journeys of about 200 lines, each with ids of its own, and nothing to complain of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_STEP = """\
      - id: step-{stage}-{step}
        title: "Porównuję oferty po raz {step}"
        does:
          - Otwieram stronę sklepu
          - text: Sprawdzam termin dostawy
            assumption: true
        touchpoint: product-page
        thinks: ["Czy zdąży przed sobotą?"]
        feels: [niepewność]
        emotion: {emotion}
        pains:
          - id: late-{stage}-{step}
            text: Termin dostawy widać dopiero po podaniu adresu
            severity: {severity}
            frequency: 0.4
        duration: {{planned: 5 min, actual: 12 min}}
        metrics:
          - {{metric: csat, value: 3.8, n: 120, period: 2026-Q1, target: 4.5}}
"""

_CATALOG = """\
kind: catalog
id: shop
title: Słownik sklepu
status: approved
owner: sklep
reviewed: 2026-10-05
review_every: 12 months
channels:
  - {id: web, title: Strona, mode: online}
teams:
  - {id: sklep, title: Zespół sklepu}
touchpoints:
  - {id: product-page, title: Strona produktu, channel: web}
metrics:
  - {id: csat, title: Zadowolenie, method: csat-mean, scale: {min: 1, max: 5}, better: higher}
evidence:
  - {id: wywiady, title: Wywiady z klientkami, method: interview, date: 2026-05-10, n: 12}
"""

_PERSONA = """\
kind: persona
id: anna
name: Anna
status: approved
owner: sklep
evidence: wywiady
goals: [Prezent na czas]
frustrations: [Termin widać dopiero na końcu]
behaviours: [Zamawia wieczorem]
"""

_OPPORTUNITY = """\
  - id: answer-{number}
    title: Termin widać na stronie produktu
    for: [{places}]
    kind: improve
    impact: 4
    effort: 5
    owner: sklep
    status: planned
    outcome: {{metric: csat, from: 3.8, to: 4.5}}
"""


def journey_text(number: int) -> str:
    """Write a journey of about 200 lines."""
    lines = [
        f"kind: journey\nid: journey-{number}\ntitle: Zamawiam po raz {number}\nlang: pl\n"
        "status: approved\nowner: sklep\nreviewed: 2026-10-05\nreview_every: 12 months\n"
        "evidence: wywiady\npersonas: anna\nexpectations: [Zdąży przed sobotą]\n"
        "scenario: Klientka zamawia prezent dwa dni przed urodzinami.\ngoal: Prezent jest na czas.\n"
        "stages:\n"
    ]
    for stage, phase in enumerate(("before", "during", "after")):
        lines.append(
            f"  - id: stage-{stage}\n    title: Etap {stage}\n    phase: {phase}\n    steps:\n"
        )
        for step in range(3):
            emotion, severity = (stage + step) % 5 - 2, (stage + step) % 5 + 1
            lines.append(_STEP.format(stage=stage, step=step, emotion=emotion, severity=severity))
    steps = ", ".join(f"step-{stage}-{step}" for stage in range(3) for step in range(3))
    lines.append("opportunities:\n" + _OPPORTUNITY.format(number=number, places=steps))
    text = "".join(lines)
    return text + "".join(f"# notatka {index}\n" for index in range(max(200 - text.count("\n"), 0)))


def write_corpus(folder: Path, maps: int) -> list[Path]:
    """Write `maps` journeys and the catalog that they refer to; return the journeys."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "cjmap.toml").write_text("version = 1\n", encoding="utf-8")
    (folder / "shop.catalog.yaml").write_text(_CATALOG, encoding="utf-8")
    (folder / "anna.persona.yaml").write_text(_PERSONA, encoding="utf-8")
    files = []
    for number in range(maps):
        file = folder / f"journey-{number:04}.journey.yaml"
        file.write_text(journey_text(number), encoding="utf-8")
        files.append(file)
    return files


def reference_pair() -> tuple[str, str]:
    """Write a map of 2,000 lines in two versions that differ by six changes.

    The newer one has the first of its 35 stages at the end, three steps with other titles and two
    pains of another severity.
    """
    head = "kind: journey\nid: long-way\ntitle: A long way\nlang: en\nstages:\n"
    stages = [_long_stage(stage) for stage in range(35)]
    old = head + "".join(stages)
    for stage, before, after in (
        (3, "title: Compare offer 3-0", "title: Weigh offer 3-0"),
        (12, "title: Compare offer 12-1", "title: Weigh offer 12-1"),
        (30, "title: Compare offer 30-2", "title: Weigh offer 30-2"),
        (7, "id: late-7-1\n            text: The date comes late 7-1\n            severity: 3", ""),
        (
            21,
            "id: late-21-2\n            text: The date comes late 21-2\n            severity: 3",
            "",
        ),
    ):
        changed = after or before.replace("severity: 3", "severity: 5")
        if before not in stages[stage]:
            raise ValueError(f"stage {stage} has no {before!r}")
        stages[stage] = stages[stage].replace(before, changed)
    return old, head + "".join([*stages[1:], stages[0]])


def _long_stage(stage: int) -> str:
    lines = [f"  - id: stage-{stage}\n    title: Stage {stage}\n    phase: during\n    steps:\n"]
    lines += [
        f"      - id: step-{stage}-{step}\n"
        f"        title: Compare offer {stage}-{step}\n"
        "        does:\n"
        f"          - Open page {stage}-{step}\n"
        f"          - Look for the date of delivery {stage}-{step}\n"
        "        touchpoint:\n"
        "          channel: web\n"
        f"          title: Page {stage}-{step}\n"
        "        thinks: [Saturday would be fine]\n"
        f"        emotion: {(stage + step) % 5 - 2}\n"
        "        pains:\n"
        f"          - id: late-{stage}-{step}\n"
        f"            text: The date comes late {stage}-{step}\n"
        "            severity: 3\n"
        "            frequency: 0.4\n"
        "        duration:\n"
        "          planned: 5 min\n"
        "          actual: 12 min\n"
        for step in range(3)
    ]
    return "".join(lines)
