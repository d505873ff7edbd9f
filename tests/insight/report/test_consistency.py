"""Guards what is told of touchpoints over all maps: promises, uneven feelings, changes of channel, names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.insight.asking import ANNA, EXAMPLES, asked, inquiry_into, journey

from cjmap.insight.document import Points, Table
from cjmap.insight.report.consistency.figures import ConsistencyFigures, figures
from cjmap.insight.report.consistency.telling import headlines, tell
from cjmap.insight.report.sections import Room
from cjmap.insight.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cjmap.insight.document import Section

BERT = "kind: persona\nid: bert\nname: Bert\n"
CATALOG = """kind: catalog
id: shop
title: Shop
channels:
  - {id: web, title: Web, mode: online}
  - {id: street, title: Street, mode: offline}
touchpoints:
  - {id: site, title: The website, channel: web, promise: Quick}
  - {id: desk, title: The desk, channel: street}
teams: [{id: sales, title: Sales team}]
contexts: [{id: weekend, title: Weekend}]
metrics:
  - {id: ease, title: Ease, better: higher}
  - {id: calm, title: Calmness, better: higher}
  - {id: happy, title: Happy, method: csat-top2}
  - {id: time, title: Time, method: duration, unit: min, better: lower}
  - {id: nap, title: Nap, method: duration, unit: drzemka, better: lower}
  - {id: median, title: Median, method: duration, unit: min, better: lower}
  - {id: faults, title: Faults, method: share, better: lower}
  - {id: odd, title: Odd}
"""


def found(
    tmp_path: Path, steps: str, head: str = "personas: [anna]", **more: str
) -> ConsistencyFigures | None:
    """Ask what one journey, and `more` maps by the name of their file, say of the shop."""
    maps = {
        "buy.journey.yaml": journey(steps, head),
        "anna.persona.yaml": ANNA,
        "shop.catalog.yaml": CATALOG,
        **more,
    }
    return figures(asked(tmp_path, maps))


def known(told: ConsistencyFigures | None) -> ConsistencyFigures:
    assert told is not None
    return told


def plain(text: str) -> str:
    """Return a text with usual spaces for those that keep a figure and its unit on one line."""
    return text.replace("\u00a0", " ")


def said(told: ConsistencyFigures, lang: str = "en") -> list[str]:
    """Return the headlines, the weightiest first."""
    voice = Voice("cjmap.insight.report.consistency", lang)
    ranked = sorted(headlines(told, voice), key=lambda each: -each.weight)
    return [plain(each.sentence.text) for each in ranked]


def section(told: ConsistencyFigures, room: Room | None = None, lang: str = "en") -> Section:
    return tell(told, Voice("cjmap.insight.report.consistency", lang), room or Room())


def sentences(section: Section) -> Iterator[str]:
    """Go through the points of a section and those in it."""
    for block in section.blocks:
        if isinstance(block, Points):
            yield from (plain(each.text) for each in block.sentences)
    for each in section.sections:
        yield from sentences(each)


# --- promises and standards ---

MISSED = "{metric: ease, value: 3, target: 5}"
REACHED = "{metric: calm, value: 5, target: 5}"
LATE = "duration: {planned: 1 min, actual: 3 min}"
IN_TIME = "duration: {planned: 1 min, actual: 1 min}"
GOALS = [
    ("two goals missed", f"metrics: [{MISSED}], {LATE}", "most", (2, 0, 2)),
    ("one goal missed may have another reason", LATE, "some", (1, 0, 1)),
    ("two of three missed", f"metrics: [{MISSED}, {REACHED}], {LATE}", "most", (2, 0, 3)),
    (
        "two of four missed",
        f"metrics: [{MISSED}, {REACHED}], {LATE}, expectations: [{{text: a, met: yes}}]",
        "some",
        (2, 0, 4),
    ),
    ("all reached", f"metrics: [{REACHED}], {IN_TIME}", "none", (0, 0, 2)),
    ("pains are no goals", f"metrics: [{REACHED}], pains: [x]", "none", (0, 0, 1)),
    ("pains alone", "pains: [x, y]", "nothing-says", (0, 0, 0)),
    ("gains alone", "gains: [x]", "nothing-says", (0, 0, 0)),
    ("a feeling alone", "emotion: -2", "nothing-says", (0, 0, 0)),
    ("a feeling changes nothing", f"metrics: [{MISSED}], {LATE}, emotion: 1", "most", (2, 0, 2)),
    (
        "an expectation met in part is neither missed nor reached",
        "expectations: [{text: a, met: partly}, {text: b, met: no}, {text: c, met: yes}]",
        "some",
        (1, 1, 3),
    ),
    ("one met in part", "expectations: [{text: a, met: partly}]", "some", (0, 1, 1)),
    ("an expectation nobody judged", "expectations: [a, b]", "nothing-says", (0, 0, 0)),
    (
        "which way is up is not known",
        "metrics: [{metric: odd, value: 3, target: 5}]",
        "nothing-says",
        (0, 0, 1),
    ),
    ("lower is better", "metrics: [{metric: faults, value: 0.1, target: 0.2}]", "none", (0, 0, 1)),
    (
        "an unknown metric",
        "metrics: [{metric: ghost, value: 3, target: 5}]",
        "nothing-says",
        (0, 0, 0),
    ),
    ("no target", "metrics: [{metric: ease, value: 3}]", "nothing-says", (0, 0, 0)),
    ("a wait longer than the plan", "duration: {planned: 1 min, wait: 2 min}", "some", (1, 0, 1)),
    (
        "a wait within the plan",
        "duration: {planned: 2 min, wait: 1 min}",
        "nothing-says",
        (0, 0, 0),
    ),
    (
        "a variant elsewhere speaks of that place",
        f"{LATE}, variants: [{{when: [weekend], touchpoint: desk, metrics: [{MISSED}]}}]",
        "some",
        (1, 0, 1),
    ),
    # one fact, one goal
    (
        "a step is late, at weekends too",
        f"{LATE}, variants: [{{when: [weekend], {LATE}}}]",
        "some",
        (1, 0, 1),
    ),
    (
        "a step is late at weekends only",
        f"{IN_TIME}, variants: [{{when: [weekend], {LATE}}}]",
        "some",
        (0, 1, 1),
    ),
    (
        "a step is late, and so says a metric of it",
        f"{LATE}, metrics: [{{metric: time, value: 3, target: 1}}]",
        "some",
        (1, 0, 1),
    ),
    (
        "a metric of the same plan that has another value",
        f"{IN_TIME}, metrics: [{{metric: time, value: 3, target: 1}}]",
        "some",
        (0, 1, 1),
    ),
    (
        "a metric of a longer time is another goal",
        f"{LATE}, metrics: [{{metric: time, value: 30, target: 20}}]",
        "most",
        (2, 0, 2),
    ),
    (
        "a metric in a unit of its own that is as far off",
        f"{LATE}, metrics: [{{metric: nap, value: 6, target: 2}}]",
        "some",
        (1, 0, 1),
    ),
    (
        "a metric in a unit of its own that is further off",
        f"{LATE}, metrics: [{{metric: nap, value: 7, target: 2}}]",
        "most",
        (2, 0, 2),
    ),
    (
        "two metrics are two goals",
        "metrics: [{metric: time, value: 3, target: 1}, {metric: median, value: 3, target: 1}]",
        "most",
        (2, 0, 2),
    ),
    (
        "a metric in two contexts is one goal",
        f"metrics: [{MISSED}], variants: [{{when: [weekend], metrics: [{MISSED}]}}]",
        "some",
        (1, 0, 1),
    ),
    (
        "an expectation in two contexts is one goal",
        "expectations: [{text: a, met: no}],"
        " variants: [{when: [weekend], expectations: [{text: a, met: no}]}]",
        "some",
        (1, 0, 1),
    ),
    # a value that may as well lie on the other side of its target
    (
        "below the target, within the interval",
        "metrics: [{metric: ease, value: 3, low: 2, high: 6, target: 5}]",
        "nothing-says",
        (0, 0, 1),
    ),
    (
        "above the target, within the interval",
        "metrics: [{metric: ease, value: 5.5, low: 4, high: 6, target: 5}]",
        "nothing-says",
        (0, 0, 1),
    ),
    (
        "the answers to a question are a sample, too",  # Wilson: 88.7 to 94.4
        "metrics: [{metric: happy, value: 92, n: 356, target: 92}]",
        "nothing-says",
        (0, 0, 1),
    ),
    (
        "what is decided counts, the rest does not",
        f"metrics: [{{metric: happy, value: 92, n: 356, target: 92}}, {REACHED}]",
        "none",
        (0, 0, 2),
    ),
    (
        "what decides of a goal decides",
        "metrics: [{metric: happy, value: 92, n: 356, target: 92}],"
        " variants: [{when: [weekend], metrics: [{metric: happy, value: 70, n: 356, target: 92}]}]",
        "some",
        (1, 0, 1),
    ),
    (
        "many answers decide",  # Wilson: 91.2 to 92.7
        "metrics: [{metric: happy, value: 92, n: 5000, target: 91}]",
        "none",
        (0, 0, 1),
    ),
]


@pytest.mark.parametrize(
    ("name", "step", "missing", "counts"), GOALS, ids=[row[0] for row in GOALS]
)
def test_how_many_goals_are_missed_where_something_is_promised(
    tmp_path: Path, name: str, step: str, missing: str, counts: tuple[int, int, int]
) -> None:
    told = known(found(tmp_path, f"{{id: a, title: A, touchpoint: site, {step}}}"))
    commitment = told.touchpoints[0].commitment
    assert commitment is not None
    assert commitment.missing == missing
    assert (commitment.missed, commitment.in_part, len(commitment.goals)) == counts


def test_missed_goals_are_told_with_their_figures(tmp_path: Path) -> None:
    step = (
        "{id: a, title: Pay, touchpoint: site, emotion: -1, duration: {planned: 1 min, actual: 3 min},"
        " metrics: [{metric: faults, value: 0.22, target: 0.1}],"
        " pains: [{text: It hangs, frequency: 0.4}, {text: It beeps, frequency: 0.1}]}"
    )
    told = known(found(tmp_path, step))
    assert said(told) == [
        "At “The website”, which promises “Quick”, 2 of 2 goals are missed: “Faults” is 22% against a"
        " target of 10%, and “Pay” takes 3 min instead of 1 min."
    ]
    assert said(told, "pl") == [
        "W punkcie styku „The website”, który obiecuje „Quick”, nie osiągnięto 2 z 2 celów: „Faults” to"
        " 22% przy celu 10%, a krok „Pay” trwa 3 min (w planie 1 min)."
    ]
    assert list(sentences(section(told))) == [
        "“The website”: “Faults” is 22% against a target of 10%, and “Pay” takes 3 min instead of 1 min."
        " “It hangs” happens in 40% of the cases at the step."
    ]
    assert list(sentences(section(told, lang="pl"))) == [
        "„The website”: „Faults” to 22% przy celu 10%, a krok „Pay” trwa 3 min (w planie 1 min)."
        " „It hangs” zdarza się w 40% przypadków w tym kroku."
    ]


def test_promise_and_standard_are_both_told(tmp_path: Path) -> None:
    catalog = (
        "kind: catalog\nid: x\ntitle: X\n"
        "touchpoints: [{id: stall, title: The stall, promise: A smile, standard: Calm}]\n"
    )
    step = f"{{id: a, title: A, touchpoint: stall, metrics: [{MISSED}], {LATE}}}"
    told = known(found(tmp_path, step, **{"x.catalog.yaml": catalog}))
    assert said(told)[0].startswith(
        "At “The stall”, which promises “A smile” and is held to “Calm”, 2 of 2 goals are missed: "
    )
    assert said(told, "pl")[0].startswith(
        "W punkcie styku „The stall”, który obiecuje „A smile” i ma standard „Calm”, nie osiągnięto"
    )


def test_where_goals_are_missed_and_most_customers_get_to_is_told_first(tmp_path: Path) -> None:
    goals = f"metrics: [{MISSED}], {LATE}"
    steps = f"""
        {{id: a, title: A, next: [{{to: b, share: 0.2}}, {{to: c, share: 0.8}}]}}
        {{id: b, title: B, touchpoint: site, emotion: -2, {goals}}}
        {{id: c, title: C, touchpoint: stall, emotion: -1, {goals}}}
    """
    catalog = "kind: catalog\nid: x\ntitle: X\ntouchpoints: [{id: stall, title: The stall, standard: Calm}]\n"
    told = known(found(tmp_path, steps, **{"x.catalog.yaml": catalog}))
    assert said(told) == [
        "At “The stall”, which is held to “Calm”, 2 of 2 goals are missed: “Ease” is 3 against a target"
        " of 5, and “C” takes 3 min instead of 1 min. 1 other touchpoint with a promise or a standard"
        " misses most of its goals, too."
    ]


def test_of_many_missed_goals_two_are_told(tmp_path: Path) -> None:
    steps = "\n".join(
        f"{{id: a{number}, title: A{number}, touchpoint: site, duration: {{planned: 1 min, actual: {number} min}}}}"
        for number in range(2, 8)
    )
    more = f"{{id: b, title: B, touchpoint: site, metrics: [{MISSED}], expectations: [{{text: Calm, met: partly}}]}}"
    told = known(found(tmp_path, f"{steps}\n{more}"))
    assert said(told) == [
        "At “The website”, which promises “Quick”, 7 of 8 goals are missed: for instance, “Ease” is 3"
        " against a target of 5, and “A7” takes 7 min instead of 1 min."
    ]


def test_goals_missed_in_some_contexts_only_are_told_with_these(tmp_path: Path) -> None:
    step = (
        f"{{id: a, title: A, touchpoint: site, variants: [{{when: [weekend], {LATE},"
        f" metrics: [{MISSED}]}}]}}"
    )
    assert said(known(found(tmp_path, step))) == [
        "At “The website”, which promises “Quick”, 2 of 2 goals are missed: “Ease” is 3 against a target"
        " of 5 (Weekend), and “A” takes 3 min instead of 1 min (Weekend)."
    ]


def test_details_tell_all_that_is_told_of_goals_pains_and_gains(tmp_path: Path) -> None:
    step = (
        f"{{id: a, title: A, touchpoint: site, {LATE}, gains: [Kind], expectations: [{{text: Calm,"
        " met: partly}], metrics: [{metric: calm, value: 5, target: 5}, {metric: time, value: 3,"
        " target: 1}, {metric: happy, value: 92, n: 356, target: 90}], variants: [{when: [weekend], pains: [{text: Shut, frequency: 0.3}, Dark]}]}"
    )
    told = known(found(tmp_path, step))
    assert list(sentences(section(told, Room(detail=True)))) == [
        "“The website”, goals missed: “A” takes 3 min instead of 1 min and “Time” is 3 min against a"
        " target of 1 min.",
        "“The website”, reached in part: the expectation “Calm” is met in part.",
        "“The website”, reached: “Calmness” is 5, as aimed at.",
        "“The website”, undecided: “Happy” is 92% (95%: 89% to 94%) against a target of 90%.",
        "“The website”, pains: “Shut” (Weekend) happens in 30% of all cases at the step; “Dark” (Weekend).",
        "“The website”, gains: “Kind”.",
    ]
    assert list(sentences(section(told, Room(detail=True), "pl")))[3:5] == [
        "„The website”, bez rozstrzygnięcia: „Happy” to 92% (95%: od 89% do 94%) przy celu 90%.",
        "„The website”, bolączki: „Shut” (Weekend) zdarza się w 30% wszystkich przypadków w tym kroku;"
        " „Dark” (Weekend).",
    ]


def test_what_only_looks_equal_when_it_is_rounded_is_not_called_equal(tmp_path: Path) -> None:
    step = (
        "{id: a, title: A, touchpoint: site, duration: {planned: 10 days, actual: 240 h 20 min},"
        " metrics: [{metric: ease, value: 4.999, target: 5}]}"
    )
    told = known(found(tmp_path, step))
    assert said(told) == [
        "At “The website”, which promises “Quick”, 2 of 2 goals are missed: “Ease” is within a hair of its"
        " target of 5, and “A” takes slightly longer than the planned 10 days."
    ]


def test_a_promise_that_no_step_meets_is_listed_where_the_catalog_is_meant(tmp_path: Path) -> None:
    told = known(found(tmp_path, "{id: a, title: A, touchpoint: desk}"))
    assert [(each.title, each.felt.steps) for each in told.touchpoints] == [
        ("The desk", 1),
        ("The website", 0),
    ]
    inquiry = asked(tmp_path, {})
    inquiry.entries = [each for each in inquiry.entries if each.kind_name == "journey"]
    alone = known(figures(inquiry))
    assert [each.title for each in alone.touchpoints] == ["The desk"]


# --- sides ---


def test_differences_are_told_only_where_both_sides_have_two_scores(tmp_path: Path) -> None:
    steps = """
        {id: a, title: A, touchpoint: site, emotion: -1}
        {id: b, title: B, touchpoint: site, emotion: 0}
        {id: c, title: C, touchpoint: desk, emotion: 2}
    """
    told = known(found(tmp_path, steps))
    assert [(each.by, each.gap) for each in told.comparisons] == [("mode", None), ("channel", None)]
    assert said(told) == []
    more = f"{steps}        {{id: d, title: D, touchpoint: desk, emotion: 1}}"
    told = known(found(tmp_path, more))
    assert [(each.by, each.gap) for each in told.comparisons] == [("mode", 2.0), ("channel", 2.0)]
    assert said(told) == ["Online it feels −0.5 on average (2 steps), offline +1.5 (2 steps)."]


def test_a_touchpoint_is_uneven_across_journeys_and_personas(tmp_path: Path) -> None:
    steps = """
        {id: a, title: A, touchpoint: site, emotion: {by: {anna: 2, bert: 0}}}
        {id: b, title: B, touchpoint: site, emotion: {by: {anna: 2, bert: 1}}}
    """
    other = journey(
        "{id: a, title: A, touchpoint: site, emotion: -1}\n{id: b, title: B, touchpoint: site, emotion: 0}"
    ).replace("id: buy\ntitle: I buy", "id: ask\ntitle: I ask")
    told = known(
        found(
            tmp_path,
            steps,
            "personas: [anna, bert]",
            **{"ask.journey.yaml": other, "bert.persona.yaml": BERT},
        )
    )
    assert [(each.by, each.high.mean, each.low.mean, each.gap) for each in told.uneven] == [
        ("journey", 1.25, -0.5, 1.75),
        ("persona", 2.0, 0.5, 1.5),
    ]
    assert said(told)[0] == "“The website” feels +1.25 in “I buy”, and −0.5 in “I ask”."
    assert "“The website” feels +2 to Anna, and +0.5 to Bert." in list(sentences(section(told)))


def test_the_best_and_the_worst_of_many_journeys_are_told_as_such_and_not_first(
    tmp_path: Path,
) -> None:
    told = known(
        found(
            tmp_path,
            "{id: a, title: A, touchpoint: site, emotion: 0}\n"
            "{id: b, title: B, touchpoint: site, emotion: 0}",
            **{
                f"j{score}.journey.yaml": journey(
                    f"{{id: a, title: A, touchpoint: site, emotion: {score}}}\n"
                    f"{{id: b, title: B, touchpoint: site, emotion: {score}}}"
                ).replace("id: buy\ntitle: I buy", f"id: j{score}\ntitle: Journey {score}")
                for score in (-1, 2)
            },
        )
    )
    assert [each.sides for each in told.uneven] == [3]
    assert not any("Journey" in each for each in said(told))
    assert (
        "“The website” feels +2 in “Journey 2”, and −1 in “Journey -1”. Those are the best and the worst"
        " of 3."
    ) in list(sentences(section(told)))


def test_two_channels_are_no_ranking_and_equals_are_not_told(tmp_path: Path) -> None:
    def steps(*scores: float) -> str:
        touchpoints = ("site", "site", "desk", "desk", "call", "call")
        return "\n".join(
            f"{{id: s{number}, title: S, touchpoint: {touchpoints[number]}, emotion: {score}}}"
            for number, score in enumerate(scores)
        )

    catalog = (
        "kind: catalog\nid: x\ntitle: X\nchannels: [{id: phone, title: Phone, mode: offline}]\n"
        "touchpoints: [{id: call, title: The call, channel: phone}]\n"
    )
    ends = "Of the channels with two scored steps or more, “Web” feels best (+1, 2 steps) and “Phone” worst"
    for scores, expected in (
        (
            (1, 1, 0, 0),
            "On the channel “Web” it feels +1 on average (2 steps), on “Street” 0 (2 steps).",
        ),
        ((1, 1, 0, 0, -1, -1), f"{ends} (−1, 2 steps)."),
    ):
        told = known(found(tmp_path, steps(*scores), **{"x.catalog.yaml": catalog}))
        assert expected in list(sentences(section(told)))
    equal = known(found(tmp_path, steps(1, 1, 1, 1), **{"x.catalog.yaml": catalog}))
    assert not any("channel “" in each for each in sentences(section(equal)))


def test_personas_are_compared_at_the_steps_that_they_share(tmp_path: Path) -> None:
    steps = """
        {id: a, title: A, touchpoint: site, emotion: {by: {anna: 1, bert: -1, cleo: 0}}}
        {id: b, title: B, touchpoint: site, emotion: {by: {anna: 1, bert: 0}}}
        {id: c, title: C, touchpoint: site, emotion: {by: {bert: -2}}}
    """
    told = known(found(tmp_path, steps, "personas: [anna, bert, cleo]"))
    assert [(each.persona, each.steps, each.mean, each.others) for each in told.personas] == [
        ("bert", 2, -0.5, (0.5 + 1) / 2),
        ("anna", 2, 1.0, (-0.5 + 0) / 2),
    ]
    assert "bert feels −0.5 where others feel +0.75 (2 shared steps)." in list(
        sentences(section(told))
    )


def test_what_becomes_of_the_score_where_the_channel_changes(tmp_path: Path) -> None:
    steps = """
        {id: z, title: Z, touchpoint: site, emotion: 0}
        {id: a, title: A, touchpoint: site, emotion: 0}
        {id: b, title: B, touchpoint: site, emotion: 1}
        {id: c, title: C, touchpoint: desk, emotion: 0, next: [d, e]}
        {id: d, title: D, touchpoint: site, emotion: -1, next: [e]}
        {id: e, title: E, touchpoint: desk, emotion: 0.5, next: [a, f]}
        {id: f, title: F, emotion: -2}
        {id: g, title: G, touchpoint: site}
    """
    ways = known(found(tmp_path, steps)).channel_changes
    assert ways is not None
    assert (ways.changes, ways.stays) == (3, 3)
    assert ways.mean_change == pytest.approx((-1 - 1 + 1.5) / 3)
    assert ways.mean_stay == (0 + 1 + 0.5) / 3
    assert (ways.falls, ways.falls_at_change, ways.fallen, ways.fallen_at_change) == (
        2,
        2,
        2.0,
        2.0,
    )
    assert [(each.before, each.after, each.times, each.mean) for each in ways.pairs] == [
        ("street", "web", 1, -1.0),
        ("web", "street", 2, (-1 + 1.5) / 2),
    ]


def test_changes_of_channel_are_told_first_where_the_score_falls_there(tmp_path: Path) -> None:
    touchpoints = ("site", "site", "desk", "desk", "site", "site", "desk", "desk")
    steps = "\n".join(
        f"{{id: s{number}, title: S, touchpoint: {touchpoint}, emotion: {score}}}"
        for number, (touchpoint, score) in enumerate(
            zip(touchpoints, (0, 1, 0, 1, 0, 1, 0, 1), strict=True)
        )
    )
    told = known(found(tmp_path, steps))
    assert said(told) == [
        "Where the channel changes, the score falls by 1 on average (3 times); where it stays, it rises by"
        " 1 (4 times)."
    ]
    assert said(told, "pl") == [
        "Przy zmianie kanału ocena spada średnio o 1 (3 razy), a bez zmiany kanału rośnie o 1 (4 razy)."
    ]


def test_a_metric_is_compared_across_touchpoints_by_the_median_at_each(tmp_path: Path) -> None:
    steps = """
        {id: a, title: A, touchpoint: site, metrics: [{metric: faults, value: 0.5}]}
        {id: b, title: B, touchpoint: site, metrics: [{metric: faults, value: 0.1}, {metric: odd, value: 1}]}
        {id: c, title: C, touchpoint: site, metrics: [{metric: faults, value: 0.2}]}
        {id: d, title: D, touchpoint: desk, metrics: [{metric: faults, value: 0.4}, {metric: ease}]}
        {id: e, title: E, metrics: [{metric: odd, value: 3}]}
    """
    told = known(found(tmp_path, steps))
    assert [each.metric for each in told.metrics] == ["faults"]
    there = [(each.touchpoint, each.value, each.values) for each in told.metrics[0].touchpoints]
    assert there == [("The website", 0.2, 3), ("The desk", 0.4, 1)]
    assert said(told) == ["“Faults” is 20% at “The website”, and 40% at “The desk”."]


# --- names ---


def test_the_same_thing_in_two_names(tmp_path: Path) -> None:
    steps = """
        {id: a, title: A, touchpoint: {channel: web, title: The Web-Site}}
        {id: b, title: B, touchpoint: {channel: street, title: Town square}}
        {id: c, title: C, touchpoint: {channel: street, title: Town-Square}}
        {id: d, title: D, touchpoint: {channel: web, title: TOWN SQUARE}}
        {id: e, title: E, touchpoint: {channel: street, title: The desks}}
    """
    catalog = "kind: catalog\nid: more\ntitle: More\ntouchpoints: [{id: site2, title: The Website, channel: web}]\n"
    told = known(
        found(
            tmp_path,
            steps,
            "personas: [anna]\nowner: SALES team",
            **{"zmore.catalog.yaml": catalog},
        )
    )
    assert [(each.of, each.id, each.name, each.others, each.places) for each in told.two_names] == [
        ("touchpoint", "site", "The website", ["The Website"], 1),
        ("touchpoint", None, "Town square", ["Town-Square"], 1),
        ("team", "sales", "Sales team", ["SALES team"], 1),
    ]
    assert "“Town square” is also called “Town-Square” (at 1 place)." in list(
        sentences(section(told))
    )


def test_a_touchpoint_on_the_spot_that_the_catalog_has(tmp_path: Path) -> None:
    steps = """
        {id: a, title: A, touchpoint: {channel: web, title: The Web-Site}}
        {id: b, title: B, touchpoint: {title: THE WEBSITE}}
        {id: c, title: C, touchpoint: {channel: street, title: The website}}
    """
    told = known(found(tmp_path, steps, "personas: [anna]\nowner: Sales team"))
    assert [(each.id, each.others, each.places) for each in told.two_names] == [
        ("site", ["The Web-Site", "THE WEBSITE"], 2)
    ]
    assert [(each.touchpoint, each.felt.steps) for each in told.touchpoints] == [
        (None, 1),
        (None, 1),
        (None, 1),
        ("site", 0),
    ]


# --- little, much, and what leads nowhere ---


@pytest.mark.parametrize(
    "steps", ["{id: a, title: A}", "{id: a, title: A, emotion: -2, pains: [x]}"]
)
def test_without_touchpoints_there_is_nothing_to_tell(tmp_path: Path, steps: str) -> None:
    assert found(tmp_path, steps) is None


def test_what_leads_nowhere_is_told_by_its_id(tmp_path: Path) -> None:
    steps = """
        {id: a, title: A, touchpoint: ghost, emotion: 1, actor: nobody}
        {id: b, title: B, touchpoint: {channel: fog, title: Fog}, next: [void], duration: 0 min}
        {id: c, title: C, touchpoint: site, duration: {planned: 0 min, actual: 0 min}}
    """
    maps = {"buy.journey.yaml": journey(steps, "personas: [ghost]")}
    told = known(figures(asked(tmp_path, maps)))
    assert [(each.title, each.channel_title) for each in told.touchpoints] == [
        ("ghost", ""),
        ("Fog", "fog"),
        ("site", ""),
    ]
    assert said(told) == []
    assert section(told).sections


def test_tables_are_cut_and_say_so(tmp_path: Path) -> None:
    touchpoints = "".join(
        f"  - {{id: t{number}, title: Place {number}, promise: Good}}\n" for number in range(12)
    )
    catalog = f"kind: catalog\nid: wide\ntitle: Wide\ntouchpoints:\n{touchpoints}"
    steps = "\n".join(
        f"{{id: s{number}, title: S, touchpoint: t{number % 12}, emotion: 1}}"
        for number in range(24)
    )
    told = known(found(tmp_path, steps, **{"wide.catalog.yaml": catalog}))
    tables = [
        block
        for each in section(told, Room(rows=5)).sections
        for block in each.blocks
        if isinstance(block, Table)
    ]
    assert [(len(each.rows), each.left_out) for each in tables] == [
        (5, "8 more touchpoints with a promise or a standard"),
        (5, "7 more touchpoints"),
    ]
    assert [[column.title for column in each.columns] for each in tables] == [
        ["Touchpoint", "What it promises", "Standard", "Goals missed", "Pains", "Mean emotion"],
        ["Touchpoint", "Channel", "Steps", "Journeys", "Mean emotion", "From … to"],
    ]
    assert [each.text for each in tables[0].rows[0]] == [
        "The website",
        "“Quick”",
        "–",
        "none told",
        "0",
        "–",
    ]


# --- the examples ---


def test_the_clinic() -> None:
    told = known(figures(inquiry_into(EXAMPLES / "clinic")))
    missed = {
        each.touchpoint: (
            each.commitment.missing,
            each.commitment.missed,
            len(each.commitment.goals),
        )
        for each in told.touchpoints
        if each.commitment
    }
    assert missed == {
        "kiosk": ("most", 3, 3),
        "waiting-display": ("most", 2, 2),
        "pharmacy-counter": ("most", 2, 2),
        "patient-portal": ("most", 6, 8),
        "signs": ("some", 1, 1),
        "phone-line": ("most", 2, 3),
        "reception": ("some", 1, 1),
        "blood-lab": ("some", 1, 1),
        "text-message": ("some", 2, 5),
        "consulting-room": ("some", 1, 5),
    }
    assert said(told) == [
        "At “Check-in kiosk”, which promises “Checked in within a minute” and is held to “Nine in ten"
        " patients need no help”, 3 of 3 goals are missed: the expectation “Checked in within a minute” is"
        " not met, “Checked in without help” is 78% against a target of 90%, and “Check in at the kiosk”"
        " takes 3 min instead of 1 min. 4 other touchpoints with a promise or a standard miss most of their"
        " goals, too.",
        "“Patient portal” feels +1.25 in “I see a specialist for the first time”, and −0.92 in “I get my"
        " tablets every month”.",
        "“Ease of the task” is 4.4 at “Clinic phone line”, and 3.4 at “Patient portal”.",
    ]


def test_the_shop_in_polish() -> None:
    told = known(figures(inquiry_into(EXAMPLES / "sklep")))
    assert said(told, "pl") == [
        "W punkcie styku „Koszyk i dostawa”, który obiecuje „Żadnych niespodzianek przed zapłatą” i ma"
        " standard „Pełny koszt widoczny od pierwszego kroku”, nie osiągnięto 5 z 5 celów: na przykład"
        " oczekiwanie „Konkretny dzień odbioru” nie jest spełnione, a „Porzucone koszyki” to 31% przy celu"
        " 24%. Większości celów nie osiągają też 4 inne punkty styku z obietnicą lub standardem.",
        "Średnia emocji online to +0,06 (13 kroków), a offline +0,88 (4 kroki).",
        "Przy zmianie kanału ocena spada średnio o 0,21 (12 razy), a bez zmiany kanału rośnie o 0,4 (5"
        " razy).",
        "„Łatwość załatwienia sprawy”: 4,6 w punkcie „Śledzenie przesyłki”, a 3,2 w punkcie „Formularz"
        " zgłoszenia”.",
    ]
