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
