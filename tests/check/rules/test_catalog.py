"""Tables for the rules of catalogs: small maps in, codes and places out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from cjmap.check.fixing import fix_to_fixed_point
from cjmap.check.lint import examine
from cjmap.check.selection.selectors import Choice
from cjmap.check.selection.settings import lint_settings
from cjmap.check.survey import Survey
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from cjmap.problem import Problem
    from cjmap.workspace import Entry, Workspace

    Found = Callable[[dict[str, str], str], list[tuple[str, str]]]

METRICS = """\
kind: catalog
id: shop
title: Words of the shop
metrics:
  - {id: nps, title: Would recommend, method: nps}
  - {id: top2, title: Satisfied, method: csat-top2}
  - {id: effort, title: Effort, method: ces-mean, scale: {min: 1, max: 5}, better: lower}
  - {id: net, title: Net ease, method: ces-net}
  - {id: part, title: Found what they sought, method: share, better: higher}
  - {id: stars, title: Stars, method: score, scale: {min: 1, max: 5}, better: higher}
  - {id: hours, title: Hours to answer, method: duration, better: lower}
  - {id: odd, title: No method, better: higher}
  - {id: unscaled, title: No scale, method: score, better: higher}
  - {id: aimless, title: No direction, method: count}
evidence:
  - {id: poll, title: Poll, method: survey, date: 2026-09-30, n: 356}
  - {id: rumour, title: Rumour}
"""


def journey(metric: str, *, head: str = "", tail: str = "", step: str = "") -> str:
    return f"""\
kind: journey
id: buy
title: I buy
{head}
stages:
  - id: choose
    title: I choose
    steps:
      - id: search
        title: I search
        metrics:
          - {{{metric}}}
{step}
{tail}
"""


def at(name: str, number: int = 0) -> str:
    return f"stages[0].steps[0].metrics[{number}].{name}"


@pytest.mark.parametrize(
    ("use", "places"),
    [
        ("metric: nps, value: 101", ["value"]),
        ("metric: nps, value: -100", []),
        ("metric: nps, target: -101", ["target"]),
        ("metric: top2, value: -1, target: 101", ["value", "target"]),
        ("metric: net, value: -60", []),
        ("metric: part, value: 78", ["value"]),
        ("metric: part, value: 1", []),
        ("metric: effort, value: 5.1", ["value"]),
        ("metric: effort, value: 1", []),
        ("metric: stars, value: 0", ["value"]),
        ("metric: hours, value: -0.5", ["value"]),
        ("metric: hours, value: 100000", []),
        ("metric: odd, value: -1000", []),
        ("metric: unscaled, value: -1000", []),
        ("metric: unknown, value: -1000", []),
        ("metric: part, value: 0.5, low: -0.1, high: 1.2", ["low", "high"]),
        ("metric: nps, value: 41, low: 33, high: 49", []),
        ("metric: nps, value: 41, low: 49, high: 33", ["low"]),
        ("metric: nps, value: 41, low: 42", ["value"]),
        ("metric: nps, value: 41, high: 40", ["value"]),
        ("metric: odd, value: 41, high: 40", ["value"]),
        ("metric: nps, low: 33, high: 49", []),
    ],
)
def test_metric_out_of_range(found: Found, use: str, places: list[str]) -> None:
    files = {"shop.catalog.yaml": METRICS, "buy.journey.yaml": journey(use)}
    assert found(files, "metric-out-of-range") == [("CJ501", at(place)) for place in places]


def test_metric_out_of_range_elsewhere(found: Found) -> None:
    variant = "        variants:\n          - {when: rush, metrics: [{metric: part, value: 2}]}"
    opportunity = """\
opportunities:
  - {id: help, title: Help, outcome: {metric: part, from: -1, to: 1.5}}
  - {id: chat, title: Chat, outcome: {metric: nps, from: 30, to: 40}}
  - {id: mail, title: Mail}"""
    blueprint = """\
kind: blueprint
id: selling
title: We sell
steps: [{id: ask, title: They ask}]
actions:
  - id: answer
    at: ask
    lane: front
    text: We answer
    kpis: [{text: All answered, metric: part, target: 90}, {text: Told in words}]
"""
    backlog = """\
kind: backlog
id: later
title: Later
opportunities: [{id: shop-tour, title: A tour, outcome: {metric: top2, to: 110}}]
"""
    files = {
        "shop.catalog.yaml": METRICS,
        "buy.journey.yaml": journey("metric: nps", step=variant, tail=opportunity),
        "selling.blueprint.yaml": blueprint,
        "later.backlog.yaml": backlog,
    }
    assert found(files, "metric-out-of-range") == [
        ("CJ501", "stages[0].steps[0].variants[0].metrics[0].value"),
        ("CJ501", "opportunities[0].outcome.from"),
        ("CJ501", "opportunities[0].outcome.to"),
        ("CJ501", "opportunities[0].outcome.to"),
        ("CJ501", "actions[0].kpis[0].target"),
    ]


@pytest.mark.parametrize(
    ("use", "said", "help"),
    [
        (
            "metric: part, value: 78.5",
            "The value 78.5 of “Found what they sought” cannot be: its method, `share`, gives 0 to 1.",
            "Write 78.5 % as `0.785`.",
        ),
        (
            "metric: part, target: -2",
            "The target -2 of “Found what they sought” cannot be: its method, `share`, gives 0 to 1.",
            "Correct the number, or the `method` of the metric in the catalog.",
        ),
        (
            "metric: effort, low: 0",
            "The lower end 0 of “Effort” cannot be: its scale goes from 1 to 5.",
            "Correct the number, or the `scale` of the metric in the catalog.",
        ),
        (
            "metric: hours, value: -1",
            "The value -1 of “Hours to answer” cannot be: its method, `duration`, gives no number"
            " below 0.",
            "Correct the number, or the `method` of the metric in the catalog.",
        ),
        (
            "metric: nps, value: 41, high: 40",
            "The value 41 of “Would recommend” lies outside its own interval, … to 40.",
            "Correct the value or the interval.",
        ),
        (
            "metric: nps, low: 40, high: 30",
            "The interval of “Would recommend” begins at 40, above its end at 30.",
            "Exchange `low` and `high`.",
        ),
    ],
)
def test_metric_out_of_range_in_words(tmp_path: Path, use: str, said: str, help: str) -> None:
    (tmp_path / "cjmap.toml").write_text("version = 1\n", encoding="utf-8")
    (tmp_path / "shop.catalog.yaml").write_text(METRICS, encoding="utf-8")
    (tmp_path / "buy.journey.yaml").write_text(journey(use), encoding="utf-8")
    workspace = open_workspace(tmp_path)
    problems = [each for _, each in linted(workspace, workspace.entries, "metric-out-of-range")]
    assert [(each.message, each.help) for each in problems] == [(said, help)]


@pytest.mark.parametrize(
    ("use", "places"),
    [
        ("metric: nps, value: 41", ["n"]),
        ("metric: nps, value: 41, n: 356", ["period"]),
        ("metric: nps, value: 41, period: 2026-Q3", ["n"]),
        ("metric: nps, value: 41, n: 0, period: 2026-Q3", ["n"]),
        ("metric: nps, value: 41, n: 356, period: 2026-Q3", []),
        ("metric: nps, value: 41, evidence: poll", []),
        ("metric: nps, value: 41, evidence: rumour", ["n"]),
        ("metric: nps, value: 41, evidence: [rumour, nowhere], n: 9", ["period"]),
        ("metric: nps, value: 41, period: 2026-Q3, counts: {promoters: 60, detractors: 19}", []),
        ("metric: nps, value: 41, period: 2026-Q3, counts: {promoters: 0}", ["n"]),
        ("metric: nps, target: 50", []),
        ("metric: part, value: 0.5", []),
        ("metric: stars, value: 3", []),
        ("metric: odd, value: 3", []),
        ("metric: unknown, value: 3", []),
    ],
)
def test_metric_without_sample(found: Found, use: str, places: list[str]) -> None:
    files = {"shop.catalog.yaml": METRICS, "buy.journey.yaml": journey(use)}
    assert found(files, "metric-without-sample") == [("CJ502", at(place)) for place in places]


def test_metric_without_sample_gathers(found: Found) -> None:
    more = "          - {metric: effort, value: 2}"
    files = {"shop.catalog.yaml": METRICS}
    files["buy.journey.yaml"] = journey("metric: nps, value: 41", step=more)
    assert found(files, "metric-without-sample") == [("CJ502", at("n"))]


def vocabulary(id: str, *metrics: str, status: str = "draft") -> str:
    lines = "\n".join(f"  - {{{metric}}}" for metric in metrics)
    return f"kind: catalog\nid: {id}\ntitle: Words\nstatus: {status}\nmetrics:\n{lines}\n"


@pytest.mark.parametrize(
    ("one", "other", "fires"),
    [
        ("title: Łatwość, method: ces-mean", "title: łatwość!, method: ces-net", True),
        ("title: Satisfaction, method: csat-mean", "title: Satisfaction, method: csat-top2", True),
        ("title: Ease, scale: {min: 1, max: 5}", "title: Ease, scale: {min: 1, max: 7}", True),
        ("title: Wait, unit: min", "title: Wait, unit: h", True),
        ("title: Calls, better: lower", "title: calls, better: higher", True),
        ("title: Calls, better: lower", "title: Calls, better: lower", False),
        ("title: Calls, better: lower", "title: Calls, method: count", False),
        ("title: Calls, method: count", "title: Callers, method: share", False),
        ("title: '?', method: count", "title: '!', method: share", False),
        ("title: '?', method: count", "title: '?', method: share", True),
    ],
)
def test_ambiguous_metric(found: Found, one: str, other: str, fires: bool) -> None:
    expected = [("CJ503", "metrics[0].title")] if fires else []
    across = {
        "a.catalog.yaml": vocabulary("a", f"id: first, {one}"),
        "b.catalog.yaml": vocabulary("b", f"id: second, {other}"),
    }
    assert found(across, "ambiguous-metric") == expected


def test_ambiguous_metric_in_one_catalog(found: Found) -> None:
    metrics = ("id: calls, method: count", "id: other, title: Calls, method: share")
    files = {"a.catalog.yaml": vocabulary("a", *metrics, metrics[0])}
    assert found(files, "ambiguous-metric") == [
        ("CJ503", "metrics[1].title"),
        ("CJ503", "metrics[2].title"),
    ]


@pytest.mark.parametrize(
    ("use", "head", "tail", "fires"),
    [
        ("metric: nps, value: 41", "", "", True),
        ("metric: nps, value: 41, target: 40", "", "", False),
        ("metric: nps, n: 400", "", "", False),
        ("metric: hours, value: 3", "", "", False),
        ("metric: unknown, value: 3", "", "", False),
        ("metric: nps, value: 41", "state: actual", "", False),
        ("metric: nps, value: 41", "", "status: idea, outcome: {metric: nps, to: 50}", False),
        ("metric: nps, value: 41", "", "status: idea, outcome: {metric: nps, from: 41}", True),
        ("metric: nps, value: 41", "", "status: idea, outcome: {metric: net, to: 50}", True),
        ("metric: nps, value: 41", "", "status: dropped, outcome: {metric: nps, to: 50}", True),
    ],
)
def test_metric_without_target(found: Found, use: str, head: str, tail: str, fires: bool) -> None:
    opportunity = f"opportunities: [{{id: help, title: Help, {tail}}}]" if tail else ""
    files = {
        "shop.catalog.yaml": METRICS,
        "buy.journey.yaml": journey(use, head=head, tail=opportunity),
    }
    assert found(files, "metric-without-target") == ([("CJ504", at("target"))] if fires else [])


def test_metric_with_a_target_in_a_blueprint(found: Found) -> None:
    blueprint = """\
kind: blueprint
id: selling
title: We sell
steps: [{id: ask, title: They ask}]
actions:
  - {id: answer, at: ask, lane: front, text: We answer, kpis: [{text: NPS, metric: nps, target: 9}]}
"""
    files = {
        "shop.catalog.yaml": METRICS,
        "buy.journey.yaml": journey("metric: nps, value: 41"),
        "selling.blueprint.yaml": blueprint,
    }
    assert found(files, "metric-without-target") == []


WORDS = """\
kind: catalog
id: words
title: Words
channels:
  - {id: web, title: Web}
  - {id: fax, title: Fax}
touchpoints:
  - {id: page, channel: web, owner: crew}
teams:
  - {id: crew, title: Crew}
  - {id: night-crew, title: Night crew}
systems:
  - {id: old-crm, title: CRM}
contexts:
  - {id: rush, title: Rush hour}
  - {id: frost, title: Mróz}
"""
USING = """\
kind: journey
id: buy
title: I buy
personas: ann
stages:
  - id: choose
    title: I choose
    steps: [{id: search, title: I search, touchpoint: page, context: rush}]
"""
ANN = "kind: persona\nid: ann\nname: Ann\n"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"words.catalog.yaml": WORDS, "buy.journey.yaml": USING}, ["contexts[1].id"]),
        ({"words.catalog.yaml": WORDS}, []),
        ({"words.catalog.yaml": WORDS, "ann.persona.yaml": ANN}, []),
        ({"words.catalog.yaml": f"status: draft\n{WORDS}", "buy.journey.yaml": USING}, []),
        ({"words.catalog.yaml": f"status: deprecated\n{WORDS}", "buy.journey.yaml": USING}, []),
        ({"ann.persona.yaml": ANN}, []),
        ({"ann.persona.yaml": ANN, "buy.journey.yaml": USING}, []),
        (
            {
                "words.catalog.yaml": WORDS,
                "buy.journey.yaml": USING.replace("personas: ann\n", ""),
                "ann.persona.yaml": ANN,
            },
            ["id", "contexts[1].id"],
        ),
        (
            {
                "buy.journey.yaml": USING,
                "ann.persona.yaml": "kind: persona\nid: ann\nname: Ann\nextends: all\n",
                "all.persona.yaml": "kind: persona\nid: all\nname: Everybody\n",
            },
            [],
        ),
    ],
)
def test_unused_definition(found: Found, files: dict[str, str], expected: list[str]) -> None:
    assert found(files, "unused-definition") == [("CJ505", path) for path in expected]


def test_a_persona_called_by_name_is_used(found: Found) -> None:
    journey = USING.replace("personas: ann\n", "").replace("id: search,", "id: search, actor: %s,")
    for actor, expected in (("ANN", []), ("Nan", ["id"])):
        files = {"ann.persona.yaml": ANN, "buy.journey.yaml": journey % actor}
        assert found(files, "unused-definition") == [("CJ505", path) for path in expected]


def test_unused_definition_with_users_elsewhere(found: Found, tmp_path: Path) -> None:
    files = {"words.catalog.yaml": WORDS, "buy.journey.yaml": USING}
    assert found(files, "unused-definition") == [("CJ505", "contexts[1].id")]
    text = "version = 1\n[lint.options.unused-definition]\nexternal = true\n"
    (tmp_path / "cjmap.toml").write_text(text, encoding="utf-8")
    assert told(tmp_path, "unused-definition") == []


def test_unused_definition_waits_for_broken_maps(tmp_path: Path) -> None:
    (tmp_path / "cjmap.toml").write_text("version = 1\n", encoding="utf-8")
    (tmp_path / "words.catalog.yaml").write_text(WORDS, encoding="utf-8")
    (tmp_path / "buy.journey.yaml").write_text(USING, encoding="utf-8")
    (tmp_path / "sell.journey.yaml").write_text("kind: journey\nid: [\n", encoding="utf-8")
    assert told(tmp_path, "unused-definition") == []


def linted(
    workspace: Workspace, entries: Sequence[Entry], rule: str
) -> Iterator[tuple[Entry, Problem]]:
    """Run one rule, its findings not gathered."""
    today = date(2026, 11, 15)
    settings = lint_settings(workspace.configuration, today, Choice(select=(rule,)))
    survey = Survey(workspace, today)
    for entry in entries:
        for problem in examine(entry, survey, settings).problems:
            yield entry, problem


def told(folder: Path, rule: str) -> list[str]:
    workspace = open_workspace(folder)
    return [problem.message for _, problem in linted(workspace, workspace.entries, rule)]


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("", []),
        ("state: future\n", []),
        ("status: deprecated\n", []),
        ("state: current\n", [("CJ505", "touchpoints[0].id")]),
    ],
)
def test_unused_touchpoint_waits_for_a_second_journey(
    found: Found, second: str, expected: list[tuple[str, str]]
) -> None:
    touchpoints = "touchpoints: [{id: kiosk, title: Kiosk}, {id: page, title: Page}]\n"
    files = {
        "words.catalog.yaml": f"kind: catalog\nid: words\ntitle: Words\n{touchpoints}",
        "buy.journey.yaml": USING,
    }
    if second:
        files["again.journey.yaml"] = f"{second}{USING.replace('id: buy', 'id: again')}"
    assert found(files, "unused-definition") == expected


def test_touchpoints_with_an_owner_are_kept(found: Found) -> None:
    touchpoints = "touchpoints: [{id: kiosk, title: Kiosk, owner: desk}, {id: page, title: Page}]\n"
    files = {
        "words.catalog.yaml": f"kind: catalog\nid: words\ntitle: Words\n{touchpoints}",
        "buy.journey.yaml": USING,
        "again.journey.yaml": USING.replace("id: buy", "id: again"),
    }
    assert found(files, "unused-definition") == []


MANY_WORDS = """\
kind: catalog
id: words
title: Words
contexts:
  - {id: frost, title: Mróz}
  - {id: rush, title: Rush hour}  # everybody's
  # nobody's
  - {id: night}
  - {id: fair, title: Fair}
metrics:
  - {id: calls, title: Calls}
evidence:
  - {id: poll, title: Poll}
  - {id: diary, title: Diary}
"""


def test_unused_definitions_of_a_section_are_told_and_removed_as_one(tmp_path: Path) -> None:
    (tmp_path / "cjmap.toml").write_text("version = 1\n", encoding="utf-8")
    (tmp_path / "words.catalog.yaml").write_text(MANY_WORDS, encoding="utf-8")
    (tmp_path / "buy.journey.yaml").write_text(USING, encoding="utf-8")
    workspace = open_workspace(tmp_path)
    problems = [each for _, each in linted(workspace, workspace.entries, "unused-definition")]
    assert [(each.message, each.help, each.fix and each.fix.title) for each in problems] == [
        (
            "No map uses the contexts `frost`, `night` and `fair`.",
            "Name them where they play a part, or remove them.",
            "Remove `frost`, `night` and `fair`",
        ),
        (
            "No map uses the metric `calls`.",
            "Name it where it plays a part, or remove it.",
            "Remove `calls`",
        ),
        (
            "No map uses the sources of evidence `poll` and `diary`.",
            "Name them where they play a part, or remove them.",
            "Remove `poll` and `diary`",
        ),
    ]
    fixed = fix_to_fixed_point(
        workspace,
        workspace.entries,
        lambda workspace, entries: linted(workspace, entries, "unused-definition"),
        unsafe=True,
    )
    (file,) = fixed.files
    assert file.new.decode() == (
        "kind: catalog\nid: words\ntitle: Words\n"
        "contexts:\n  - {id: rush, title: Rush hour}  # everybody's\n  # nobody's\n"
    )


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("contexts:", ["metrics[0].id", "evidence[0].id"]),
        ("  - {id: frost, title: Mróz}", ["contexts[2].id", "metrics[0].id", "evidence[0].id"]),
        ("  - {id: diary, title: Diary}", ["contexts[0].id", "metrics[0].id", "evidence[0].id"]),
        ("  - {id: calls, title: Calls}", ["contexts[0].id", "evidence[0].id"]),
    ],
)
def test_unused_definition_that_is_to_stay(found: Found, before: str, expected: list[str]) -> None:
    comment = f"{before} # cjmap: ignore[unused-definition] for the fair\n"
    kept = MANY_WORDS.replace(f"{before}\n", comment)
    assert kept != MANY_WORDS
    files = {"words.catalog.yaml": kept, "buy.journey.yaml": USING}
    assert found(files, "unused-definition") == [("CJ505", path) for path in expected]
    assert found(files, "idle-ignore") == []


PROMISES = """\
kind: catalog
id: words
title: Words
touchpoints:
  - {id: page, title: Page, promise: You find it at once}
  - {id: desk, title: Desk, standard: Answered in an hour}
  - {id: door, title: Door}
"""


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        (["touchpoint: page, emotion: -1"], ["touchpoints[0].promise"]),
        (["touchpoint: page, moment_of_truth: true"], ["touchpoints[0].promise"]),
        (["touchpoint: page, emotion: {by: {ann: -1.5}}"], ["touchpoints[0].promise"]),
        (["touchpoint: desk, emotion: -2"], ["touchpoints[1].standard"]),
        (["touchpoint: door, emotion: -2"], []),
        (["touchpoint: page, emotion: -0.5"], []),
        (["touchpoint: page"], []),
        (["touchpoint: {title: Page}, emotion: -2"], []),
        (["touchpoint: page, emotion: -1, metrics: [{metric: nps, value: 3}]"], []),
        (["touchpoint: page, emotion: -1", "touchpoint: page, metrics: [{metric: nps}]"], []),
        (["touchpoint: page, emotion: -1, expectations: [{text: Fast, met: no}]"], []),
        (["touchpoint: page, emotion: -1, expectations: [Fast]"], ["touchpoints[0].promise"]),
        (["touchpoint: page, emotion: -1, pains: [{text: Slow, frequency: 0.3}]"], []),
        (["touchpoint: page, emotion: -1, pains: [Slow]"], ["touchpoints[0].promise"]),
        (["touchpoint: page, emotion: -1, duration: {planned: 1 h, actual: 2 h}"], []),
        (["touchpoint: page, emotion: -1, duration: 1 h"], ["touchpoints[0].promise"]),
        (
            ["touchpoint: page, emotion: -1, variants: [{when: rush, metrics: [{metric: nps}]}]"],
            [],
        ),
        (["touchpoint: page, emotion: -1, journey: other"], []),
    ],
)
def test_unmeasured_promise(found: Found, steps: list[str], expected: list[str]) -> None:
    lines = "\n".join(
        f"      - {{id: step-{number}, title: I go on, {step}}}"
        for number, step in enumerate(steps)
    )
    text = (
        f"kind: journey\nid: buy\ntitle: I buy\nstages:\n  - title: I choose\n    steps:\n{lines}\n"
    )
    for head, places in (
        ("", expected),
        ("status: draft\n", []),
        ("state: future\n", []),
        ("status: deprecated\n", []),
    ):
        files = {"words.catalog.yaml": PROMISES, "buy.journey.yaml": head + text}
        assert found(files, "unmeasured-promise") == [("CJ506", path) for path in places]


def test_promise_that_a_blueprint_watches(found: Found) -> None:
    journey = """\
kind: journey
id: buy
title: I buy
stages: [{title: I choose, steps: [{id: search, title: I search, touchpoint: page, emotion: -1}]}]
"""
    blueprint = """\
kind: blueprint
id: selling
title: We sell
journey: buy
steps: [{step: search}, {id: ask, title: They ask}]
actions:
  - {at: AT, lane: front, text: We show it, kpis: [{text: Found, metric: nps}]}
"""
    files = {"words.catalog.yaml": PROMISES, "buy.journey.yaml": journey}
    for at, places in (("search", []), ("ask", [("CJ506", "touchpoints[0].promise")])):
        watched = {**files, "selling.blueprint.yaml": blueprint.replace("AT", at)}
        assert found(watched, "unmeasured-promise") == places


@pytest.mark.parametrize(
    ("metric", "places"),
    [
        ("method: nps", []),
        ("method: csat-top2", []),
        ("method: ces-net", []),
        ("method: csat-mean", ["scale"]),
        ("method: csat-mean, scale: {min: 1, max: 5}", []),
        ("method: ces-mean, scale: {min: 1, max: 5}", ["better"]),
        ("method: ces-mean", ["better"]),
        ("method: ces-mean, better: lower", ["scale"]),
        ("method: score, better: lower, scale: {min: 7, max: 1}", ["scale"]),
        ("method: score, better: lower, scale: {min: 1, max: 1}", ["scale"]),
        ("method: score, scale: {min: 7, max: 1}", ["better", "scale"]),
        ("method: share", ["better"]),
        ("method: count", ["better"]),
        ("method: money, unit: PLN", ["better"]),
        ("method: duration, unit: min, better: lower", []),
        ("unit: PLN", ["better"]),
    ],
)
def test_metric_without_direction(found: Found, metric: str, places: list[str]) -> None:
    files = {"a.catalog.yaml": vocabulary("a", f"id: some, title: Some, {metric}")}
    assert found(files, "metric-without-direction") == [
        ("CJ507", f"metrics[0].{place}") for place in places
    ]


@pytest.mark.parametrize(
    ("use", "opportunity", "fires"),
    [
        ("metric: part, value: 0.7, target: 0.9", "", True),
        ("metric: part, value: 0.9, target: 0.9", "", False),
        ("metric: part, value: 0.95, target: 0.9", "", False),
        ("metric: part, value: 0.7", "", False),
        ("metric: part, target: 0.9", "", False),
        ("metric: unknown, value: 1, target: 2", "", False),
        ("metric: hours, value: 9, target: 4", "", True),
        ("metric: hours, value: 3, target: 4", "", False),
        ("metric: aimless, value: 3, target: 4", "", False),
        ("metric: nps, value: 41, target: 50, low: 33, high: 49", "", True),
        ("metric: nps, value: 41, target: 50, low: 33, high: 50", "", False),
        ("metric: nps, value: 41, target: 50, low: 33", "", True),
        ("metric: hours, value: 9, target: 4, low: 3, high: 15", "", False),
        ("metric: hours, value: 9, target: 4, low: 5, high: 15", "", True),
        ("metric: part, value: 0.7, target: 0.9", "for: search", False),
        ("metric: part, value: 0.7, target: 0.9", "for: choose", False),
        ("metric: part, value: 0.7, target: 0.9", "for: search, status: dropped", False),
        ("metric: part, value: 0.7, target: 0.9", "for: buy", True),
        ("metric: part, value: 0.7, target: 0.9", "for: pay", True),
        ("metric: part, value: 0.7, target: 0.9", "for: pay, outcome: {metric: part}", False),
        ("metric: part, value: 0.7, target: 0.9", "outcome: {metric: part}", False),
        ("metric: part, value: 0.7, target: 0.9", "for: pay, outcome: {metric: nps}", True),
        ("metric: nps, value: 41, target: 50", "for: pay", False),
    ],
)
def test_missed_target(found: Found, use: str, opportunity: str, fires: bool) -> None:
    tail = "  - {id: later, title: Later, steps: [{id: pay, title: I pay}]}\n"
    if opportunity:
        tail += f"opportunities: [{{id: help, title: Help, {opportunity}}}]"
    files = {"shop.catalog.yaml": METRICS, "buy.journey.yaml": journey(use, tail=tail)}
    expected = [("CJ508", at("value"))] if fires else []
    assert found(files, "missed-target") == expected


def test_missed_target_is_told_once_a_step_and_answered_from_a_backlog(found: Found) -> None:
    files = {
        "shop.catalog.yaml": METRICS,
        "buy.journey.yaml": journey(
            "metric: stars, value: 5, target: 4",
            step="          - {metric: part, value: 0.7, target: 0.9}\n"
            "          - {metric: hours, value: 9, target: 4}\n        duration: 4 h",
            tail="  - {id: later, title: Later, steps: [{id: pay, title: I pay}]}",
        ),
    }
    assert found(files, "missed-target") == [("CJ508", at("value", 1))]
    backlog = "kind: backlog\nid: ideas\ntitle: Ideas\nopportunities:\n"
    files["ideas.backlog.yaml"] = (
        f"{backlog}  - {{id: a, title: A, for: buy, outcome: {{metric: part, to: 0.9}}}}\n"
    )
    assert found(files, "missed-target") == [("CJ508", at("value", 2))]
    files["ideas.backlog.yaml"] += "  - {id: b, title: B, for: buy#search}\n"
    assert found(files, "missed-target") == []


NPS = "metric: nps, value: 41, target: 50"
HOURS = "metric: hours, value: 9, target: 4"
PART = "metric: part, value: 0.7, target: 0.9"


@pytest.mark.parametrize(
    ("use", "step", "last", "opportunity", "fires"),
    [
        (NPS, "", False, "", True),
        (NPS, "", False, "for: choose-more", False),
        (NPS, "", False, "status: idea", False),  # what stands in the journey is for it
        (HOURS, "", False, "for: choose-more", False),
        (HOURS, "        duration: 4 h", False, "for: choose-more", True),
        (HOURS, "        duration: {actual: 9 h}", False, "for: choose-more", True),
        (PART, "", False, "for: choose-more", True),
        (PART, "", True, "for: buy", False),
        (PART, "", True, "status: dropped", False),
        (PART, "", True, "", True),
    ],
)
def test_missed_target_of_the_whole_journey(
    found: Found, use: str, step: str, last: bool, opportunity: str, fires: bool
) -> None:
    before = "      - {id: choose-more, title: I compare}\n"
    text = journey(use, step=step).replace("    steps:\n", f"    steps:\n{before}")
    text = text.rstrip("\n") + "\n" + ("" if last else "      - {id: pay, title: I pay}\n")
    if opportunity:
        text += f"opportunities: [{{id: help, title: Help, {opportunity}}}]\n"
    expected = [("CJ508", "stages[0].steps[1].metrics[0].value")] if fires else []
    assert (
        found({"shop.catalog.yaml": METRICS, "buy.journey.yaml": text}, "missed-target") == expected
    )


@pytest.mark.parametrize(
    ("metric", "use", "said"),
    [
        ("method: share, better: lower", "value: 0.021, target: 0.01", "2.1 % instead of 1 %"),
        ("method: share, better: higher", "value: 0.29, target: 0.575", "29 % instead of 57.5 %"),
        ("method: csat-top2", "value: 58, target: 70", "58 % instead of 70 %"),
        (
            "method: duration, unit: days, better: lower",
            "value: 3.1, target: 2.5",
            "3.1 days instead of 2.5",
        ),
        (
            "method: money, unit: PLN, better: lower",
            "value: 74, target: 50",
            "74 PLN instead of 50",
        ),
        ("method: duration, better: lower", "value: 9, target: 4", "9 instead of 4"),
        ("method: nps", "value: -3, target: 20", "-3 instead of 20"),
    ],
)
def test_missed_target_is_told_as_people_read_it(
    tmp_path: Path, metric: str, use: str, said: str
) -> None:
    words = vocabulary("shop", f"id: some, title: Some, {metric}")
    (tmp_path / "cjmap.toml").write_text("version = 1\n", encoding="utf-8")
    (tmp_path / "shop.catalog.yaml").write_text(words, encoding="utf-8")
    (tmp_path / "buy.journey.yaml").write_text(journey(f"metric: some, {use}"), encoding="utf-8")
    assert told(tmp_path, "missed-target") == [
        f"At “I search”, “Some” is {said}, and no opportunity answers that."
    ]


@pytest.mark.parametrize("head", ["state: future", "status: deprecated"])
def test_missed_target_of_another_time(found: Found, head: str) -> None:
    use = "metric: part, value: 0.7, target: 0.9"
    files = {"shop.catalog.yaml": METRICS, "buy.journey.yaml": journey(use, head=head)}
    assert found(files, "missed-target") == []
