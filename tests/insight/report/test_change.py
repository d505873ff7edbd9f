"""Guards what moves: futures against today, and today against an older revision."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.insight.asking import ANNA, EXAMPLES, asked, inquiry_into, journey

from cjmap.compare.figures import figures_of
from cjmap.compare.side import Side
from cjmap.insight.document import Points, Sentence, Table
from cjmap.insight.inquiry import Earlier
from cjmap.insight.report.change.figures import ChangeFigures, figures
from cjmap.insight.report.change.states import state_of
from cjmap.insight.report.change.telling import headlines, tell
from cjmap.insight.report.experience.figures import figures as experience_of
from cjmap.insight.report.experience.telling import headlines as of_experience
from cjmap.insight.report.sections import Room
from cjmap.insight.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from cjmap.insight.report.change.revisions import RevisionFigures

REALISTIC = EXAMPLES.parent / "tests" / "realistic"
JAN = "kind: persona\nid: jan\nname: Jan\nshare: 0.3\n"
CATALOG = """kind: catalog
id: shop
title: Shop
metrics:
  - {id: nps, title: NPS, method: nps}
  - {id: lost, title: Lost, method: share, better: lower}
  - {id: time, title: Time, method: duration, unit: h, better: lower}
evidence: [{id: talks, title: Talks}]
"""
BASE = {"anna.persona.yaml": ANNA, "jan.persona.yaml": JAN, "shop.catalog.yaml": CATALOG}
BOTH = "personas: [anna, jan]"


def voice(lang: str = "en") -> Voice:
    return Voice("cjmap.insight.report.change", lang)


def lines(told: ChangeFigures, lang: str = "en", *, detail: bool = False) -> list[str]:
    """Tell the change; return the rows of its tables, its sentences and points."""
    found: list[str] = []
    for section in tell(told, voice(lang), Room(detail=detail)).sections:
        for block in section.blocks:
            if isinstance(block, Sentence):
                found.append(block.text)
            elif isinstance(block, Points):
                found += [sentence.text for sentence in block.sentences]
            elif isinstance(block, Table):
                found += [" | ".join(cell.text for cell in row) for row in block.rows]
    return found


def first(told: ChangeFigures, lang: str = "en") -> list[str]:
    ranked = sorted(headlines(told, voice(lang)), key=lambda each: -each.weight)
    return [each.sentence.text for each in ranked]


# --- the same figures as those of the history ---


@pytest.mark.parametrize(
    "folder",
    [
        *(EXAMPLES / name for name in ("clinic", "sklep")),
        *(REALISTIC / name for name in ("register-birth", "ev-trip", "szkoda", "saas-onboarding")),
    ],
    ids=lambda folder: folder.name,
)
def test_the_figures_are_those_that_log_tells(folder: Path) -> None:
    inquiry = inquiry_into(folder)
    for subject in inquiry.maps("journey"):
        state = state_of(inquiry, [subject])
        side = Side(inquiry.workspace, [subject.entry], "", inquiry.workspace.root)
        log = figures_of(side)
        assert (state.steps, state.scored) == (log.steps, len(log.felt))
        assert (state.mean, state.peak_and_end) == (log.mean, log.peak_and_end)
        assert (state.won, state.lost, state.open) == (log.won, log.lost, log.undecided)
        assert (state.pains, state.severity) == (log.pains, log.severity)
        assert (state.claims, state.backed) == (log.claims, log.backed)
        lowest = (state.lowest.title, state.lowest.score) if state.lowest else None
        assert lowest == ((log.lowest.title, log.lowest.score) if log.lowest else None)


ODD = """
{id: a, title: A, emotion: {by: {anna: -1, guest: 2}}, evidence: talks, pains: [{id: p, text: P, severity: 4}, Q]}
{id: b, title: B, emotion: {score: 1, by: {jan: -2}}, moment_of_truth: true, needs: [{text: N, assumption: true}]}
{id: c, title: C, moment_of_truth: true, variants: [{when: [], emotion: -2, pains: [{id: v, text: V, severity: 5}]}]}
"""
DONE = "kind: backlog\nid: done\ntitle: Done\n{head}opportunities: [{{id: o, title: O, for: {aim}, status: {status}}}]\n"


@pytest.mark.parametrize(
    ("aim", "status", "head", "pains", "severity"),
    [
        ("buy#p", "planned", "", 3, 9),
        ("buy#p", "done", "", 2, 5),
        ("buy#v", "done", "status: deprecated\n", 2, 4),  # what is done stays done
        ("buy#a", "done", "", 3, 9),  # it names the step, not its pains
    ],
)
def test_the_figures_are_those_of_log_in_odd_maps(
    tmp_path: Path, aim: str, status: str, head: str, pains: int, severity: int
) -> None:
    maps = {
        **BASE,
        "buy.journey.yaml": journey(ODD.replace("when: []", "when: weekend"), BOTH),
        "done.backlog.yaml": DONE.format(aim=aim, status=status, head=head),
    }
    inquiry = asked(tmp_path, maps)
    [subject] = inquiry.journeys
    state = state_of(inquiry, [subject])
    log = figures_of(Side(inquiry.workspace, [subject.entry], "", tmp_path))
    assert (state.pains, state.severity) == (pains, severity) == (log.pains, log.severity)
    assert (state.mean, state.peak_and_end) == (log.mean, log.peak_and_end)
    assert (state.won, state.lost, state.open) == (log.won, log.lost, log.undecided) == (0, 1, 1)
    assert (state.claims, state.backed) == (log.claims, log.backed)


# --- futures ---

NOW = """
{id: a, title: A, emotion: -1, duration: {planned: 8 min, actual: 10 min}, pains: [{id: p, text: P, severity: 3}]}
{id: b, title: B, emotion: {by: {anna: -1, jan: 0}}, duration: {actual: 2 h}, expectations: [{text: E, met: no}]}
{id: c, title: C, emotion: 0}
{id: d, title: D, emotion: -0.5, moment_of_truth: true}
{id: e, title: E, emotion: 1}
{id: x, title: X}
"""
THEN = """
{id: a, title: A, emotion: {score: 1, basis: assumed}, duration: {planned: 5 min}}
{id: b2, was: b, title: B, emotion: {score: 1, by: {jan: 0.5}}, duration: {planned: 1 h}, expectations: [{text: E, met: yes}]}
{id: c, title: C, emotion: 0.5}
{id: d, title: D, emotion: -0.5, moment_of_truth: true}
{id: e, title: E, emotion: 0.5}
{id: new, title: New}
"""
BACKLOG = """kind: backlog
id: todo
title: To do
opportunities:
  - {id: o, title: O, for: buy#p, status: planned}
  - {id: q, title: Q, for: vision#b2}
  - {id: r, title: R, for: buy#c, status: done}
"""


def future(tmp_path: Path, then: str = THEN, head: str = "of: buy") -> ChangeFigures:
    vision = journey(then, f"{BOTH}\nstate: future\n{head}").replace("id: buy", "id: vision", 1)
    maps = {
        **BASE,
        "buy.journey.yaml": journey(NOW, BOTH),
        "vision.journey.yaml": vision.replace("I buy", "Vision"),
        "todo.backlog.yaml": BACKLOG,
    }
    told = figures(asked(tmp_path, maps))
    assert told is not None
    return told


def test_a_future_step_by_step(tmp_path: Path) -> None:
    [told] = future(tmp_path).futures
    assert [(each.title, each.change, each.answered) for each in told.steps] == [
        ("A", 2, "planned"),  # the pain in it is what somebody works on
        ("B", 1.25, "idea"),  # known by its former id; the opportunity names the future step
        ("C", 0.5, "done"),
        ("D", 0, "nothing"),
        ("E", -0.5, "nothing"),
    ]
    assert (told.new, told.gone, told.steps[0].pains_gone) == (["New"], ["X"], 1)
    assert (told.scored, told.assumed) == (5, 1)
    assert told.time is not None
    assert (told.time.steps, told.time.before, told.time.after) == (2, 7800, 3900)


def test_a_future_told(tmp_path: Path) -> None:
    told = future(tmp_path)
    assert lines(told) == [
        "A future is assumed, not measured; marked as assumed: 1 of 5 scores.",
        "Mean emotion | −0.2 | +0.45 | +0.65",
        "Mean emotion, Anna | −0.3 | +0.5 | +0.8",
        "Mean emotion, Jan | −0.1 | +0.4 | +0.5",
        "Peak and end | 0 | +0.75 | +0.75",
        "Lowest point | −1 | −0.5 | +0.5",
        "Expectations met | 0 of 1 | 1 of 1 | +100 points",
        "It tells no pains: what becomes of today's 1 it does not say.",
        "3 steps get better, most: “A” −1 → +1, “B” −0.5 → +0.75, and “C” 0 → +0.5.",
        "1 step gets worse: “E” +1 → +0.5.",
        "Promised without an opportunity that would bring it: “C”.",
        "Promised on no more than an idea: “B”.",
        "One step below 0 today gets no better: “D”.",
        "1 new step: “New”.",
        "1 step is gone: “X”.",
        "The 2 steps that tell their time in both would take 1\u00a0hr 5\u00a0min less than they take"
        " today. Against today's plan, 1 step would take 3\u00a0min less.",
    ]
    assert first(told) == [
        "“Vision” promises that 3 steps get better. For 1 of them there is no opportunity that would"
        " bring it: “C”. For 1 there is no more than an idea: “B”.",
        "“Vision” would lift the mean emotion of Anna by 0.8, that of Jan by 0.5.",
    ]
    rows = lines(told, detail=True)
    assert "A | −1 | +1 | planned" in rows
    assert "C | 0 | +0.5 | done already" in rows
    assert "D | −0.5 | −0.5 | –" in rows  # nothing is promised there


@pytest.mark.parametrize("head", ["of: nowhere", "", "of: vision"])
def test_a_future_of_nothing_is_compared_with_nothing(tmp_path: Path, head: str) -> None:
    told = future(tmp_path, head=head)
    [each] = told.futures
    assert (each.current, each.before, each.steps, each.new) == (None, None, [], [])
    assert lines(told)[1] == (
        "It names no journey of today (`of`), so there is nothing to compare it with."
    )
    assert first(told) == []


def test_a_future_like_today(tmp_path: Path) -> None:
    told = future(tmp_path, NOW)
    assert lines(told)[:2] == [
        "A future is assumed, not measured; marked as assumed: 0 of 5 scores.",
        "None of the figures would move.",
    ]
    assert first(told) == []


def test_the_current_journey_need_not_be_asked_about(tmp_path: Path) -> None:
    future(tmp_path)
    inquiry = inquiry_into(tmp_path)
    inquiry.entries = [each for each in inquiry.entries if each.id == "vision"]
    told = figures(inquiry)
    assert told is not None
    assert [each.current for each in told.futures] == ["buy"]


def test_many_futures_are_a_table_with_the_one_that_has_least_behind_it_first(
    tmp_path: Path,
) -> None:
    maps = {**BASE, "buy.journey.yaml": journey(NOW, BOTH)}
    for number in range(5):
        steps = "{id: a, title: A, emotion: 1}" if number == 3 else "{id: a, title: A}"
        text = journey(steps, "state: future\nof: buy").replace("id: buy", f"id: v{number}", 1)
        maps[f"v{number}.journey.yaml"] = text.replace("I buy", f"V{number}")
    told = figures(asked(tmp_path, maps))
    assert told is not None
    assert lines(told)[:2] == ["Futures are assumed, not measured.", "V3 | −0.2 | +1 | 1 | 1"]


def test_the_shop_promises_more_than_anybody_has_agreed_to_do() -> None:
    told = figures(inquiry_into(EXAMPLES / "sklep"))
    assert told is not None
    assert first(told, "pl")[0] == (
        "„Zamawiam roślinę i wiem, kiedy przyjdzie” obiecuje poprawę w 11 krokach. W 4 z nich nie stoi"
        " za nią żadna szansa: „Odbieram paczkę z automatu”, „Czekam na nadanie paczki”, „Polecam"
        " sklep znajomym” (+1). W 1 stoi za nią tylko pomysł: „Uczę się podlewać”."
    )


def test_without_a_future_and_without_a_revision_there_is_nothing_to_tell() -> None:
    assert figures(inquiry_into(EXAMPLES / "clinic")) is None


# --- since a revision ---

DAY = date(2026, 3, 1)


def since(tmp_path: Path, then: Mapping[str, str], now: Mapping[str, str]) -> ChangeFigures:
    """Set two states of a workspace beside each other."""
    inquiry = asked(tmp_path / "now", {**BASE, **now})
    inquiry.earlier = Earlier(
        "v1.0", "a1b2c3d4", DAY, asked(tmp_path / "then", {**BASE, **then}), ["odd.journey.yaml"]
    )
    told = figures(inquiry)
    assert told is not None
    return told


def of(told: ChangeFigures) -> RevisionFigures:
    assert told.since is not None
    return told.since


OLD = """
{id: a, title: A, emotion: -1, moment_of_truth: true, duration: {planned: 1 h, actual: 2 h}}
{id: b, title: B, emotion: 1}
{id: c, title: C, emotion: 0}
{id: gone, title: Gone}
"""
NEW = """
{id: a, title: A, emotion: 1, moment_of_truth: true, duration: {planned: 1 h, actual: 30 min}}
{id: z, was: b, title: B, emotion: 0.5, evidence: talks, pains: [P]}
{id: c, title: C, emotion: 0}
{id: new, title: New}
"""
TODO = "kind: backlog\nid: todo\ntitle: To do\nopportunities:\n"


def test_what_moved_in_a_journey(tmp_path: Path) -> None:
    doing = TODO + "  - {id: o, title: O, for: [buy#a, buy#c], status: doing}\n"
    done = TODO + (
        "  - {id: o, title: O, for: [buy#a, buy#c], status: done}\n"
        "  - {id: n, title: N, status: done}\n"
    )
    old, new = journey(OLD), journey(NEW)
    other = journey("{id: x, title: X, emotion: 2}")
    gone = other.replace("id: buy", "id: left", 1).replace("I buy", "I leave")
    come = other.replace("id: buy", "id: came", 1).replace("I buy", "I come")
    told = since(
        tmp_path,
        {"buy.journey.yaml": old, "left.journey.yaml": gone, "todo.backlog.yaml": doing},
        {"buy.journey.yaml": new, "came.journey.yaml": come, "todo.backlog.yaml": done},
    )
    [moved] = of(told).journeys
    assert [(each.ref, each.before, each.after) for each in moved.steps] == [
        ("buy#a", -1, 1),
        ("buy#z", 1, 0.5),
    ]
    assert [(each.id, each.steps, each.better, each.worse) for each in of(told).done] == [
        ("o", 2, 1, 0),
        ("n", 0, 0, 0),
    ]
    section = tell(told, voice(), Room()).sections[0]
    assert section.title == "Since v1.0 · a1b2c3d4 · Mar\u00a01,\u00a02026"
    assert lines(told) == [
        "1 file was no valid map then and is left out: odd.journey.yaml.",
        "Mean emotion | 0 | +0.5 | +0.5",
        "Peak and end | −0.5 | +0.5 | +1",
        "Lowest point | −1 | 0 | +1",
        "Moments of truth won | 0 | 1 | +1",
        "Moments of truth lost | 1 | 0 | −1",
        "Open pains | 0 | 1 | +1",
        "Claims with evidence | – | 100% | ",
        "1 new journey: “I come”.",
        "1 journey is gone: “I leave”.",
        "1 step feels better: “A” −1 → +1.",
        "1 step feels worse: “B” +1 → +0.5.",
        "1 new step: “New”.",
        "1 step is gone: “Gone”.",
        "Steps that are in both take 1\u00a0hr 30\u00a0min less.",
        "Done since: “O”; of the 2 steps that it is for, 1 feel better, 0 worse.",
        "Done since: “N”.",
    ]
    assert first(told) == [
        "1 opportunity was done since Mar\u00a01,\u00a02026. Felt as better now: 1 of the 2 steps"
        " concerned.",
        "Since Mar\u00a01,\u00a02026 the mean emotion rose from 0 to +0.5. Moments of truth lost: 1"
        " then, 0 now.",
    ]


def test_nothing_moved(tmp_path: Path) -> None:
    maps = {"buy.journey.yaml": journey(OLD)}
    told = since(tmp_path, maps, maps)
    assert lines(told)[1:] == ["No figure of a journey moved."]
    assert (first(told), of(told).journeys[0].moved) == ([], False)


def test_a_journey_is_known_by_its_former_id(tmp_path: Path) -> None:
    now = journey(OLD, "was: buy").replace("id: buy", "id: shopping", 1)
    told = of(since(tmp_path, {"buy.journey.yaml": journey(OLD)}, {"s.journey.yaml": now}))
    assert ([each.journey for each in told.journeys], told.new, told.gone) == (["shopping"], [], [])


def test_what_was_not_there_then_and_what_is_not_there_now(tmp_path: Path) -> None:
    maps = {"buy.journey.yaml": journey(OLD)}
    told = since(tmp_path / "a", {}, maps)
    assert (of(told).journeys, of(told).new, of(told).before.mean) == ([], ["I buy"], None)
    assert lines(told)[1:] == ["No figure of a journey moved.", "1 new journey: “I buy”."]
    assert of(since(tmp_path / "b", maps, {})).gone == ["I buy"]


NPS = "{{metric: nps, value: {}, n: 120, counts: {{promoters: {}, detractors: {}}}}}"
METRICS = [
    # the worked case of the literature, and a change that is none of chance
    (NPS.format(33.3, 60, 20), NPS.format(41.7, 65, 15), "noise", True),
    (NPS.format(33.3, 60, 20), NPS.format(80, 100, 4), "sure", True),
    ("{metric: nps, value: 33}", "{metric: nps, value: 41}", "untold", True),
    ("{metric: lost, value: 0.31, n: 1500}", "{metric: lost, value: 0.24, n: 1500}", "sure", True),
    ("{metric: lost, value: 0.1, n: 1500}", "{metric: lost, value: 0.2, n: 1500}", "sure", False),
    ("{metric: lost, value: 0.1, n: 20}", "{metric: lost, value: 0.2, n: 20}", "noise", False),
    ("{metric: time, value: 9, n: 50}", "{metric: time, value: 4, n: 50}", "untold", True),
    (
        "{metric: time, value: 9, low: 8, high: 10}",
        "{metric: time, value: 4, low: 3, high: 5}",
        "sure",
        True,
    ),
    ("{metric: what, value: 9}", "{metric: what, value: 4}", "untold", None),
]


@pytest.mark.parametrize(("before", "after", "verdict", "better"), METRICS)
def test_whether_a_metric_moved_by_more_than_noise(
    tmp_path: Path, before: str, after: str, verdict: str, better: bool | None
) -> None:
    def shop(metric: str) -> dict[str, str]:
        return {"buy.journey.yaml": journey(f"{{id: a, title: A, metrics: [{metric}]}}")}

    [change] = of(since(tmp_path, shop(before), shop(after))).journeys[0].metrics
    assert (change.verdict, change.better) == (verdict, better)


def test_metrics_told(tmp_path: Path) -> None:
    def shop(*metrics: str) -> dict[str, str]:
        return {
            "buy.journey.yaml": journey(f"{{id: a, title: A, metrics: [{', '.join(metrics)}]}}")
        }

    told = since(
        tmp_path,
        shop(METRICS[0][0], METRICS[3][0], METRICS[7][0]),
        shop(METRICS[0][1], METRICS[3][1], METRICS[7][1]),
    )
    assert lines(told)[-3:] == [
        # adjusted Wald on both: 60.75/123, 20.75/123 and 65.75/123, 15.75/123
        "“NPS” at “A”: 33.3 → 41.7 (n = 120 → 120): within noise (95%: −10 to +26 points).",
        # Newcombe on 31% and 24% of 1,500
        "“Lost” at “A”: 31% → 24% (n = 1,500 → 1,500): better, by more than noise (95%: −10 to −4"
        " points).",
        "“Time” at “A”: 9\u00a0h → 4\u00a0h: better, by more than noise (95%: −6.41 to −3.59\u00a0h).",
    ]
    assert first(told) == [
        "Of 3 metrics that were measured again, 1 moved within noise, such as “NPS”, 33.3 → 41.7."
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[{metric: nps, value: 1}, {metric: nps, value: 2}]", "[{metric: nps, value: 3}]"),
        ("[{metric: nps, value: 1}]", "[{metric: nps, target: 3}]"),
        ("[{metric: nps, value: 1}]", "[{metric: nps, value: 1, n: 9}]"),
        ("[{metric: nps, value: 1}]", "[{metric: lost, value: 1}]"),
    ],
)
def test_what_cannot_be_set_side_by_side_is_not(tmp_path: Path, before: str, after: str) -> None:
    then, now = (
        {"buy.journey.yaml": journey(f"{{id: a, title: A, metrics: {metrics}}}")}
        for metrics in (before, after)
    )
    assert of(since(tmp_path, then, now)).journeys[0].metrics == []


def test_a_metric_that_is_calculated_otherwise_does_not_compare(tmp_path: Path) -> None:
    text = journey("{id: a, title: A, metrics: [{metric: lost, value: %s, n: 99}]}")
    other = CATALOG.replace("title: Lost, method: share", "title: Lost, method: score")
    then = {"buy.journey.yaml": text % "0.5", "shop.catalog.yaml": other}
    told = since(tmp_path, then, {"buy.journey.yaml": text % "0.1"})
    [change] = of(told).journeys[0].metrics
    assert (change.verdict, change.low) == ("incomparable", None)


def test_many_journeys_since_then_are_a_table_of_those_that_moved(tmp_path: Path) -> None:
    def maps(*scores: float) -> dict[str, str]:
        return {
            f"j{at}.journey.yaml": journey(f"{{id: a, title: A, emotion: {score}}}")
            .replace("id: buy", f"id: j{at}", 1)
            .replace("I buy", f"J{at}")
            for at, score in enumerate(scores)
        }

    told = since(tmp_path, maps(0, 0, 0, 0), maps(0, 0.5, -2, 1))
    rows = [line for line in lines(told) if line.startswith("J")]
    assert rows == [
        "J2 | 0 → −2 | 0 → −2",  # what moved in none of them is no column
        "J3 | 0 → +1 | 0 → +1",
        "J1 | 0 → +0.5 | 0 → +0.5",
    ]
    assert first(told) == [
        "Since Mar\u00a01,\u00a02026 the mean emotion fell from 0 to −0.13."
        " It fell by 0.25 or more in 1 of 4 journeys, most in “J2”: 0 → −2."
    ]


def test_a_journey_that_feels_worse_is_not_hidden_by_one_that_feels_better(tmp_path: Path) -> None:
    def maps(*scores: float) -> dict[str, str]:
        return {
            f"j{at}.journey.yaml": journey(
                f"{{id: a, title: A, emotion: {score}, moment_of_truth: true}}"
            )
            .replace("id: buy", f"id: j{at}", 1)
            .replace("I buy", f"J{at}")
            for at, score in enumerate(scores)
        }

    told = since(tmp_path, maps(1, 0.5), maps(2, -0.5))
    assert first(told) == [
        "Since Mar\u00a01,\u00a02026 the mean emotion of 1 of 2 journeys fell by 0.25 or more, most that"
        " of “J1”: +0.5 → −0.5. Moments of truth lost: 0 then, 1 now."
    ]


def test_who_asks_what_moved_hears_it_first(tmp_path: Path) -> None:
    lost = journey("{id: a, title: A, emotion: -1, moment_of_truth: true}")
    told = since(
        tmp_path,
        {"buy.journey.yaml": journey("{id: a, title: A, emotion: 0}")},
        {"buy.journey.yaml": lost},
    )
    [fell] = headlines(told, voice())
    experience = experience_of(inquiry_into(tmp_path / "now"))
    assert experience is not None
    others = of_experience(experience, Voice("cjmap.insight.report.experience", "en"))
    assert fell.weight > max(each.weight for each in others)


@pytest.mark.parametrize(
    ("score", "felt"),
    [
        (1, "The one step concerned feels better now."),
        (0, "The one step concerned feels no better now."),
    ],
)
def test_what_came_of_what_was_done(tmp_path: Path, score: int, felt: str) -> None:
    def maps(score: int, status: str) -> dict[str, str]:
        return {
            "buy.journey.yaml": journey(f"{{id: a, title: A, emotion: {score}}}"),
            "todo.backlog.yaml": f"{TODO}  - {{id: o, title: O, for: buy#a, status: {status}}}\n",
        }

    told = since(tmp_path, maps(0, "planned"), maps(score, "done"))
    assert first(told)[0] == f"1 opportunity was done since Mar\u00a01,\u00a02026. {felt}"
