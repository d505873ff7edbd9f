"""Journeys: each branch of the rules, and what they are not to speak of; the pages hold the plain cases."""

from __future__ import annotations

from datetime import date
from textwrap import dedent, indent
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmap.check.fixing import apply_fixes
from cjmap.check.lint import examine, lint
from cjmap.check.selection.selectors import Choice
from cjmap.check.selection.settings import lint_settings
from cjmap.check.survey import Survey
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from tests.check.rules.conftest import Found

    from cjmap.check.finding import Finding

TODAY = date(2026, 11, 15)

CATALOG = """
kind: catalog
id: clinic
title: Words
channels: [{id: phone, title: Phone}]
touchpoints: [{id: line, title: Phone line, channel: phone}]
teams: [{id: desk, title: Front desk}, {id: lab, title: The people of the lab}]
contexts: [{id: weekend, title: Weekend}]
metrics: [{id: ease, title: Ease, method: score, scale: {min: 1, max: 7}, better: higher}]
evidence: [{id: pilot, title: A pilot, method: observation, date: 2026-05-12, n: 9}]
"""
HELEN = "kind: persona\nid: helen\nname: Helen\n"
TOM = "kind: persona\nid: tom\nname: Tom\nexpectations: [One trip is enough]\n"


def journey(body: str, *, id: str = "visit", people: str = "helen") -> str:
    """A journey with a head; `body` begins with further fields and ends with its stages."""
    head = f"kind: journey\nid: {id}\ntitle: I see the doctor\n"
    return f"{head}personas: {people}\n{dedent(body).lstrip()}"


def steps(text: str) -> str:
    """A journey of one stage, `s`, with these steps."""
    return f"stages:\n  - id: s\n    title: A stage\n    steps:\n{indent(dedent(text).strip(), '      ')}\n"


def files(text: str, **more: str) -> dict[str, str]:
    """The map in question among a catalog, two personas, and `more` journeys by id."""
    return {
        "words.catalog.yaml": CATALOG,
        "helen.persona.yaml": HELEN,
        "tom.persona.yaml": TOM,
        "visit.journey.yaml": text,
        **{f"{name}.journey.yaml": other for name, other in more.items()},
    }


def backlog(*targets: str, status: str = "idea") -> str:
    named = ", ".join(targets)
    return (
        "kind: backlog\nid: todo\ntitle: To do\n"
        f"opportunities: [{{id: one, title: Do it, for: [{named}], status: {status}}}]\n"
    )


def places(found: Found, text: str, rule: str, **more: str) -> list[str]:
    """The paths at which a rule speaks in the map in question, and nowhere else."""
    return [path for _, path in found(files(text, **more), rule)]


def findings(folder: Path, maps: dict[str, str], rule: str, settings: str = "") -> list[Finding]:
    """What one rule finds in some maps; `settings` is added to the configuration."""
    folder.mkdir(exist_ok=True)
    (folder / "cjmap.toml").write_text(f"version = 1\n{settings}", encoding="utf-8")
    for name, text in maps.items():
        stated = text if "status:" in text else f"{text}status: proposed\n"  # else it is a sketch
        (folder / name).write_text(stated, encoding="utf-8")
    workspace = open_workspace(folder)
    chosen = lint_settings(workspace.configuration, TODAY, Choice(select=(rule,)))
    report = lint(workspace, chosen)
    assert report.faults == []
    return [each for each in report.findings if each.rule.name == rule]


def messages(folder: Path, maps: dict[str, str], rule: str, settings: str = "") -> list[str]:
    return [each.message for each in findings(folder, maps, rule, settings)]


def fixed(folder: Path, text: str, rule: str) -> str:
    """The text of a map after all fixes of one rule."""
    (folder / "visit.journey.yaml").write_text(text, encoding="utf-8")
    workspace = open_workspace(folder)
    (entry,) = workspace.entries
    chosen = lint_settings(workspace.configuration, TODAY, Choice(select=(rule,)))
    problems = examine(entry, Survey(workspace, TODAY), chosen).problems
    return apply_fixes(entry.document, problems).document.text


# --- the frame ---

APPROVED = "status: approved\n"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("", ["personas"]),
        ("status: draft\n", ["personas"]),  # an error, not a matter of completeness
        ("state: actual\n", ["personas"]),
        ("personas: helen\n", []),
        ("status: deprecated\n", []),
    ],
)
def test_no_persona(found: Found, head: str, expected: list[str]) -> None:
    text = f"kind: journey\nid: visit\ntitle: I go\n{head}{steps('- {id: a, title: Go}')}"
    assert places(found, text, "no-persona") == expected


def test_no_persona_offers_those_there_are(tmp_path: Path) -> None:
    text = f"kind: journey\nid: visit\ntitle: I go\n{steps('- {id: a, title: Go}')}"
    (known,) = findings(tmp_path / "known", files(text), "no-persona")
    assert known.help == "Name one under `personas`: `helen` or `tom`."
    (unknown,) = findings(tmp_path / "unknown", {"visit.journey.yaml": text}, "no-persona")
    assert "proto: true" in (unknown.help or "")


@pytest.mark.parametrize(
    ("people", "step", "expected"),
    [
        ("[helen, tom]", "emotion: -1", ["stages[0].steps[0].emotion"]),
        ("[helen, tom]", "feels: [lost]", ["stages[0].steps[0].feels"]),
        ("[helen, tom]", "emotion: {by: {helen: -1, tom: 0}}", []),
        ("[helen, tom]", "emotion: {score: 0, by: {tom: -1}}", []),  # who is not there has none
        ("[helen, tom]", "emotion: -1, actor: tom", []),
        ("[helen, tom]", "emotion: -1, journey: other", []),
        ("[helen, tom]", "thinks: [Where to]", []),
        ("helen", "emotion: -1", []),
    ],
)
def test_mixed_viewpoints(found: Found, people: str, step: str, expected: list[str]) -> None:
    text = journey(steps(f"- {{id: a, title: Go, {step}}}"), people=people)
    assert places(found, text, "mixed-viewpoints") == expected


@pytest.mark.parametrize(
    ("other", "emotion", "fires"),
    [
        ("emotion: {by: {helen: 1, tom: 0}}", "0.5", False),  # told apart where it matters
        ("emotion: {by: {helen: 1, tom: 0}}", "-1", True),
        ("emotion: 1, actor: tom", "-1", False),  # the rest is the first one's
        ("emotion: 1, actor: helen", "-1", True),
    ],
)
def test_mixed_viewpoints_elsewhere(found: Found, other: str, emotion: str, fires: bool) -> None:
    body = steps(f"- {{id: a, title: Go, {other}}}\n- {{id: b, title: Wait, emotion: {emotion}}}")
    expected = ["stages[0].steps[1].emotion"] if fires else []
    assert places(found, journey(body, people="[helen, tom]"), "mixed-viewpoints") == expected


def test_mixed_viewpoints_of_logs(found: Found) -> None:
    text = journey(
        "state: actual\n" + steps("- {id: a, title: Go, emotion: 1}"), people="[helen, tom]"
    )
    assert places(found, text, "mixed-viewpoints") == []


@pytest.mark.parametrize(
    ("head", "people", "step", "expected"),
    [
        ("", "helen", "", ["scenario"]),
        ("scenario: It hurts.\n", "helen", "", ["goal"]),
        ("scenario: It hurts.\ngoal: No pain.\n", "helen", "", []),  # may come last
        ("status: proposed\nscenario: It hurts.\ngoal: No pain.\n", "helen", "", []),
        (f"{APPROVED}scenario: It hurts.\ngoal: No pain.\n", "helen", "", ["expectations"]),
        (f"{APPROVED}goal: No pain.\n", "tom", "", ["scenario"]),
        ("scenario: It hurts.\ngoal: ' '\nexpectations: [Kindness]\n", "helen", "", ["goal"]),
        ("scenario: Boli.\ngoal: Nie czuć bólu.\nexpectations: [Uprzejmość]\n", "helen", "", []),
        (f"{APPROVED}scenario: It hurts.\ngoal: No pain.\n", "tom", "", []),  # the persona expects
        (f"{APPROVED}scenario: It hurts.\ngoal: No pain.\n", "[helen, tom]", "", []),
        (f"{APPROVED}scenario: It hurts.\ngoal: No pain.\n", "ada", "", ["expectations"]),  # needs
        (f"{APPROVED}scenario: It hurts.\ngoal: No pain.\n", "pia", "", []),  # as a kind of tom
        (f"{APPROVED}scenario: It hurts.\ngoal: No pain.\n", "nobody", "", ["expectations"]),
        (
            f"{APPROVED}scenario: It hurts.\ngoal: No pain.\n",
            "helen",
            "expectations: [Kindness]",
            [],
        ),
        (
            f"{APPROVED}scenario: It hurts.\ngoal: No pain.\n",
            "helen",
            "variants: [{when: weekend, expectations: [Kindness]}]",
            [],
        ),
        ("status: draft\n", "helen", "", []),
        ("state: actual\n", "helen", "", []),
        ("parent: whole#s\n", "helen", "", []),
        ("state: future\nof: whole\n", "helen", "", []),
    ],
)
def test_incomplete_frame(
    found: Found, head: str, people: str, step: str, expected: list[str]
) -> None:
    more = f", {step}" if step else ""
    text = journey(head + steps(f"- {{id: a, title: Go{more}}}"), people=people)
    ada = "kind: persona\nid: ada\nname: Ada\nneeds: [A seat]\ngoals: [No pain]\n"
    pia = "kind: persona\nid: pia\nname: Pia\nextends: tom\n"
    maps = files(text) | {"ada.persona.yaml": ada, "pia.persona.yaml": pia}
    assert [path for _, path in found(maps, "incomplete-frame")] == expected


def test_incomplete_frame_of_a_journey_that_a_step_names(found: Found) -> None:
    whole = journey("status: draft\n" + steps("- {id: s, title: Go, journey: visit}"), id="whole")
    text = journey(steps("- {id: a, title: Go}"))
    assert places(found, text, "incomplete-frame", whole=whole) == []


def test_incomplete_frame_is_told_in_one_sentence(tmp_path: Path) -> None:
    text = journey(steps("- {id: a, title: Go}"))
    assert messages(tmp_path, files(text), "incomplete-frame") == [
        "“I see the doctor” does not say in what situation it begins, what the customer wants to "
        "reach or what the customer expects."
    ]


# --- stages ---


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("stages: [{id: s}]\n", ["stages[0].steps"]),
        ("stages: [{id: s, steps: []}, {title: Two}]\n", ["stages[0].steps", "stages[1].steps"]),
        ("status: draft\nstages: [{id: s}]\n", []),
        ("stages: [{id: s, steps: [{id: a, title: Go}]}]\n", []),
    ],
)
def test_empty_stage(found: Found, body: str, expected: list[str]) -> None:
    assert places(found, journey(body), "empty-stage") == expected


def test_empty_stage_that_is_mapped_elsewhere(found: Found) -> None:
    detail = journey("parent: visit#s\n" + steps("- {id: a, title: Go}"), id="detail")
    text = journey("stages: [{id: s}, {id: t}]\n")
    assert places(found, text, "empty-stage", detail=detail) == ["stages[1].steps"]


def test_empty_stage_is_named_as_far_as_it_can_be(tmp_path: Path) -> None:
    text = journey("stages: [{id: s, title: Wizyta}, {id: t}, {summary: No name}]\n")
    assert messages(tmp_path, files(text), "empty-stage") == [
        "The stage “Wizyta” has no steps.",
        "The stage “t” has no steps.",
        "Stage 3 has no steps.",
    ]


@pytest.mark.parametrize(
    ("step", "fires"),
    [
        ("does: [Walk]", True),
        ("pains: [Far]", True),
        ("initiator: organisation", True),
        ("variants: [{when: weekend, does: [Knock]}]", True),
        ("emotion: 0", False),
        ("feels: [ulga]", False),
        ("thinks: [Dokąd teraz]", False),
        ("variants: [{when: weekend, thinks: [Closed]}]", False),
        ("variants: [{when: weekend, emotion: -1}]", False),
        ("journey: other", False),
    ],
)
def test_thin_stage(tmp_path: Path, step: str, fires: bool) -> None:
    text = journey(steps(f"- {{id: a, title: Go, {step}}}\n- {{id: b, title: Wait}}"))
    said = ["The stage “A stage” does not tell what anybody thinks or feels in it."]
    assert messages(tmp_path, files(text), "thin-stage") == (said if fires else [])


def test_thin_stage_has_several_steps(found: Found) -> None:
    assert places(found, journey(steps("- {id: a, title: Go}")), "thin-stage") == []
    called = "\n".join(f"- {{id: {id}, title: A call, initiator: organisation}}" for id in "ab")
    assert places(found, journey(steps(called)), "thin-stage") == ["stages[0]"]
    assert places(found, journey("state: actual\n" + steps(called)), "thin-stage") == []
    assert places(found, journey("stages: [{id: s}]\n"), "thin-stage") == []  # `empty-stage` speaks


def phased(*phases: str, head: str = "") -> str:
    stages = "".join(
        f"  - {{id: s{number}, {f'phase: {phase}, ' if phase else ''}steps: [{{id: a{number}, title: Go}}]}}\n"
        for number, phase in enumerate(phases)
    )
    return journey(f"{head}stages:\n{stages}")


@pytest.mark.parametrize(
    ("phases", "head", "expected"),
    [
        (["during", "after"], "", ["stages[0].phase"]),
        (["", "during"], "", ["stages[1].phase"]),
        (["before", "during"], "", []),
        (["during", "before"], "", []),  # `phase-backwards` speaks
        (["", ""], "", []),
        (["during"], "parent: whole#s\n", []),
        (["during"], "scope: {from: the box is here}\n", []),
        (["during"], "scope: {to: the end}\n", ["stages[0].phase"]),
        (["during"], "state: actual\n", []),
    ],
)
def test_missing_phase(found: Found, phases: list[str], head: str, expected: list[str]) -> None:
    assert places(found, phased(*phases, head=head), "missing-phase") == expected


@pytest.mark.parametrize(
    ("phases", "expected"),
    [
        (["before", "during", "after"], []),
        (["before", "before", "", "after"], []),
        (["after", "before"], ["stages[1].phase"]),
        (["before", "after", "", "during", "after"], ["stages[3].phase"]),
        (["after", "during", "before", "during"], ["stages[1].phase", "stages[2].phase"]),
    ],
)
def test_phase_backwards(found: Found, phases: list[str], expected: list[str]) -> None:
    assert places(found, phased(*phases), "phase-backwards") == expected


# --- the map as a whole ---


def many(count: int, step: str = "") -> str:
    more = f", {step}" if step else ""
    return "\n".join(f"- {{id: a{number}, title: Go{more}}}" for number in range(count))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (journey(steps(many(20))), []),
        (journey(steps(many(21))), ["“I see the doctor” has 21 steps (at most 20 read well)."]),
        (phased(*["before"] * 7), []),
        (phased(*["before"] * 8), ["“I see the doctor” has 8 stages (at most 7 read well)."]),
        (journey("state: actual\n" + steps(many(21))), []),
    ],
)
def test_oversized_journey(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert messages(tmp_path, files(text), "oversized-map") == expected


@pytest.mark.parametrize(("columns", "expected"), [(12, []), (13, ["steps"])])
def test_oversized_blueprint(found: Found, columns: int, expected: list[str]) -> None:
    listed = "".join(f"  - {{id: c{number}, title: Go}}\n" for number in range(columns))
    text = f"kind: blueprint\nid: b\ntitle: Behind the scenes\nsteps:\n{listed}"
    assert [path for _, path in found({"b.blueprint.yaml": text}, "oversized-map")] == expected


def test_oversized_map_takes_options(tmp_path: Path) -> None:
    options = "[lint.options.oversized-map]\nstages = 1\nsteps = 2\n"
    text = phased("before", "during", "after")
    assert messages(tmp_path, files(text), "oversized-map", options) == [
        "“I see the doctor” has 3 stages (at most 1 read well) and 3 steps (at most 2 read well)."
    ]


@pytest.mark.parametrize(
    ("internal", "others", "expected"),
    [
        ("actor: desk", 2, ["stages"]),
        ("initiator: organisation", 2, ["stages"]),
        ("actor: desk", 4, []),  # just half of the steps
        ("actor: desk", 1, []),  # too short to say
        ("actor: desk, emotion: 0", 2, []),
        ("initiator: organisation, thinks: [Nareszcie]", 2, []),
        ("actor: helen", 2, []),
        ("actor: the courier", 2, []),
    ],
)
def test_process_not_journey(found: Found, internal: str, others: int, expected: list[str]) -> None:
    lines = [f"- {{id: i{number}, title: Work, {internal}}}" for number in range(4)]
    text = journey(steps("\n".join([*lines, many(others)])))
    assert places(found, text, "process-not-journey") == expected
    assert (
        places(found, text.replace("stages:", "state: actual\nstages:"), "process-not-journey")
        == []
    )


@pytest.mark.parametrize(
    ("state", "scores", "expected"),
    [
        ("current", ["1", "1", "1", "1"], "All 4 scored steps feel the same: +1."),
        ("current", ["-1", "-1", "-1", "-1"], "All 4 scored steps feel the same: -1."),
        ("current", ["1", "0", "2", "1"], "None of the 4 scored steps falls below neutral."),
        ("current", ["1", "0", "1"], None),
        ("current", ["1", "0", "1", "-0.5"], None),
        ("current", ["1", "{score: 1, by: {tom: -1}}", "1", "1"], None),
        (
            "current",
            ["1", "{by: {tom: 0}}", "1", "1"],
            "None of the 4 scored steps falls below neutral.",
        ),
        ("current", ["1", "1", "1", "{basis: assumed}"], None),
        ("future", ["1", "1", "1", "1"], None),
        ("actual", ["1", "1", "1", "1"], None),
    ],
)
def test_flat_emotion(tmp_path: Path, state: str, scores: list[str], expected: str | None) -> None:
    lines = "\n".join(
        f"- {{id: a{number}, title: Go, emotion: {score}}}" for number, score in enumerate(scores)
    )
    text = journey(f"state: {state}\n{steps(lines)}")
    assert messages(tmp_path, files(text), "flat-emotion") == ([expected] if expected else [])


def test_flat_emotion_sees_other_contexts(found: Found) -> None:
    low = "- {id: b, title: Wait, emotion: 1, variants: [{when: weekend, emotion: -1}]}"
    text = journey(steps(f"{many(3, 'emotion: 1')}\n{low}"))
    assert places(found, text, "flat-emotion") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (journey(steps(many(5))), ["stages"]),
        (journey(steps(many(4))), []),
        (journey(steps(f"{many(4)}\n- {{id: b, title: Pay, moment_of_truth: true}}")), []),
        (journey("state: actual\n" + steps(many(5))), []),
    ],
)
def test_no_moment_of_truth(found: Found, text: str, expected: list[str]) -> None:
    assert places(found, text, "no-moment-of-truth") == expected


# --- versions ---


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ("emotion: {score: 1, basis: observed}", ["emotion.basis"]),
        ("emotion: {score: 1, basis: reported}", ["emotion.basis"]),
        ("emotion: {score: 1, basis: assumed}", []),
        ("emotion: {score: 1, basis: observed, evidence: pilot}", []),
        ("emotion: 1", []),
        ("metrics: [{metric: ease, value: 4}]", ["metrics[0].value"]),
        ("metrics: [{metric: ease, value: 4, target: 6}]", []),
        ("metrics: [{metric: ease, value: 4, evidence: pilot}]", []),
        ("metrics: [{metric: ease, target: 6}]", []),
        (
            "variants: [{when: weekend, emotion: {score: 1, basis: observed}}]",
            ["variants[0].emotion.basis"],
        ),
    ],
)
def test_observed_future(found: Found, step: str, expected: list[str]) -> None:
    text = journey("state: future\n" + steps(f"- {{id: a, title: Go, {step}}}"))
    paths = [f"stages[0].steps[0].{path}" for path in expected]
    assert places(found, text, "observed-future") == paths
    assert places(found, text.replace("future", "current"), "observed-future") == []


def test_observed_future_is_fixed(tmp_path: Path) -> None:
    text = journey(
        "state: future\n"
        + steps(
            """
            - id: a
              title: Go
              emotion:
                score: 1
                basis: observed  # in the pilot?
            - {id: b, title: Wait, emotion: {basis: "reported", score: 0}}
            """
        )
    )
    changed = text.replace("observed", "assumed").replace('"reported"', '"assumed"')
    assert fixed(tmp_path, text, "observed-future") == changed


@pytest.mark.parametrize(
    ("head", "people", "expected"),
    [
        ("state: future\n", "helen", ["of"]),
        ("state: future\n", "tom", []),  # nothing is known of his today
        ("state: actual\n", "tom", ["of"]),
        ("state: future\nof: today\n", "helen", []),
        ("state: future\nstatus: draft\n", "helen", []),
        ("state: current\n", "helen", []),
        ("", "helen", []),
    ],
)
def test_version_without_origin(found: Found, head: str, people: str, expected: list[str]) -> None:
    text = journey(head + steps("- {id: a, title: Go}"), people=people)
    today = journey(steps("- {id: a, title: Go}"), id="today")
    assert places(found, text, "version-without-origin", today=today) == expected


@pytest.mark.parametrize("other", ["state: future\nstatus: draft\n", "status: deprecated\n"])
def test_version_without_origin_where_there_is_none(found: Found, other: str) -> None:
    text = journey("state: future\n" + steps("- {id: a, title: Go}"))
    more = journey(other + steps("- {id: a, title: Go}"), id="other")
    assert places(found, text, "version-without-origin", other=more) == []


# --- contacts and people ---


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ("initiator: organisation", ["touchpoint"]),
        ("initiator: customer", ["touchpoint"]),
        ("initiator: customer, touchpoint: line", []),
        ("initiator: organisation, variants: [{when: weekend, touchpoint: line}]", []),
        ("initiator: organisation, journey: other", []),
        ("touchpoint: {title: A poster}", ["touchpoint.channel"]),
        ("touchpoint: {title: Telefon, channel: phone}", []),
        ("touchpoint: gone", []),  # `dangling-reference` speaks
        ("does: [Walk]", []),
    ],
)
def test_half_communication(found: Found, step: str, expected: list[str]) -> None:
    text = journey(steps(f"- {{id: a, title: Go, {step}}}"))
    paths = [f"stages[0].steps[0].{path}" for path in expected]
    assert places(found, text, "half-communication") == paths


def test_half_communication_without_channels(found: Found) -> None:
    text = journey(steps("- {id: a, title: Go, touchpoint: {title: A poster}}"))
    assert found({"visit.journey.yaml": text}, "half-communication") == []


@pytest.mark.parametrize(
    ("channel", "expected"), [(", channel: c", []), ("", ["touchpoints[0].channel"])]
)
def test_half_communication_in_the_catalog(found: Found, channel: str, expected: list[str]) -> None:
    text = (
        "kind: catalog\nid: words\ntitle: Words\nchannels: [{id: c, title: Web}]\n"
        f"touchpoints: [{{id: t, title: A page{channel}}}]\n"
    )
    assert [path for _, path in found({"w.catalog.yaml": text}, "half-communication")] == expected
    alone = text.replace("channels: [{id: c, title: Web}]\n", "").replace(", channel: c", "")
    assert found({"w.catalog.yaml": alone}, "half-communication") == []


@pytest.mark.parametrize(
    ("actor", "expected"),
    [
        ("when the kiosk is broken", ["stages[0].steps[0].actor"]),
        ("gdy kiosk nie działa wcale", ["stages[0].steps[0].actor"]),
        ("the people of the lab", []),  # a team by its name
        ("the neighbour downstairs", []),
        ("courier", []),
        ("helen", []),
        ("desk", []),
    ],
)
def test_odd_actor(found: Found, actor: str, expected: list[str]) -> None:
    text = journey(steps(f"- {{id: a, title: Go, actor: {actor}}}"))
    assert places(found, text, "odd-actor") == expected
    assert places(found, text.replace("stages:", "state: actual\nstages:"), "odd-actor") == []


def test_odd_actor_that_comes_again(found: Found) -> None:
    text = journey(steps("- {id: a, title: Go, actor: the notary of the seller}"))
    again = journey(steps("- {id: a, title: Go, actor: the notary of the seller}"), id="again")
    assert places(found, text, "odd-actor", again=again) == []


# --- pains, lows and answers ---


@pytest.mark.parametrize(
    ("pains", "expected"),
    [
        (
            "[{text: Slow, severity: 2}, {text: Dear, severity: 4}, Loud, {text: Cold}]",
            ["stages[0].steps[0].pains[2].severity"],
        ),
        ("[{text: Slow, severity: 5}, Loud, {text: Cold}]", []),  # one was meant to stand out
        ("[Slow, Loud]", []),
        ("[{text: Slow, severity: 2}, {text: Loud, severity: 1}]", []),
    ],
)
def test_pain_without_severity(found: Found, pains: str, expected: list[str]) -> None:
    text = journey(steps(f"- {{id: a, title: Go, emotion: -1, pains: {pains}}}"))
    assert places(found, text, "pain-without-severity") == expected


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ("emotion: -1", ["stages[0].steps[0].pains[0].severity"]),
        ("emotion: {score: 0.5, by: {tom: -1.5}}", ["stages[0].steps[0].pains[0].severity"]),
        ("emotion: -0.5", []),
        ("emotion: 1", []),
        ("feels: [zmęczenie]", []),
    ],
)
def test_pain_without_severity_where_it_hurts(found: Found, step: str, expected: list[str]) -> None:
    weighed = "- {id: b, title: Wait, emotion: 1, pains: [{text: Slow, severity: 2}]}"
    text = journey(steps(f"- {{id: a, title: Go, {step}, pains: [Głośno]}}\n{weighed}"))
    assert places(found, text, "pain-without-severity") == expected


@pytest.mark.parametrize(
    ("usual", "variant", "fires"),
    [
        ("emotion: -1", "pains: [Shut]", True),
        ("emotion: 1", "emotion: -1, pains: [Shut]", True),
        ("emotion: -1", "emotion: 0, pains: [Shut]", False),
        ("emotion: 1", "pains: [Shut]", False),
        ("does: [Knock]", "pains: [Shut]", False),
    ],
)
def test_pain_without_severity_in_another_context(
    found: Found, usual: str, variant: str, fires: bool
) -> None:
    step = f"title: Go, {usual}, pains: [{{text: Slow, severity: 2}}]"
    text = journey(steps(f"- {{id: a, {step}, variants: [{{when: weekend, {variant}}}]}}"))
    expected = ["stages[0].steps[0].variants[0].pains[0].severity"] if fires else []
    assert places(found, text, "pain-without-severity") == expected


PAIN = "pains: [{id: p, text: Slow, severity: 4}]"


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        (PAIN, ["pains[0]"]),
        ("pains: [{text: Slow, severity: 3}]", []),
        ("pains: [{text: Wolno, severity: 5, assumption: true}]", []),
        (f"{PAIN}, assumption: true", []),
        (f"{PAIN}, journey: other", []),
        (f"{PAIN}, emotion: -2", ["pains[0]"]),  # the pain tells of the low
        ("emotion: -1.5", ["emotion"]),
        ("emotion: -1", []),
        ("emotion: {score: 0, by: {tom: -2}}", ["emotion"]),
        ("emotion: {score: -2, basis: assumed}", []),
        ("emotion: {score: -2, assumption: true}", []),
    ],
)
def test_unanswered_pain(found: Found, step: str, expected: list[str]) -> None:
    text = journey(steps(f"- {{id: a, title: Go, {step}}}"))
    paths = [f"stages[0].steps[0].{path}" for path in expected]
    assert places(found, text, "unanswered-pain") == paths


@pytest.mark.parametrize(
    "head", ["state: future", "state: actual", "status: draft", "assumption: true"]
)
def test_unanswered_pain_is_no_matter_of(found: Found, head: str) -> None:
    text = journey(f"{head}\n" + steps(f"- {{id: a, title: Go, {PAIN}}}"))
    assert places(found, text, "unanswered-pain") == []


@pytest.mark.parametrize(
    ("step", "target", "expected"),
    [
        (PAIN, "visit#p", []),
        (PAIN, "visit#a", []),
        (PAIN, "visit#s", []),
        (PAIN, "visit#b", ["pains[0]"]),
        (PAIN, "visit", ["pains[0]"]),  # the map as a whole answers nothing in particular
        ("emotion: -2", "visit#a", []),
        ("emotion: -2", "visit#s", []),
        ("emotion: -2, pains: [{id: p, text: Slow}]", "visit#p", []),
        ("emotion: -2, pains: [{id: same, text: Loud}]", "visit#same", []),
        ("emotion: -2", "visit#b", ["emotion"]),
    ],
)
@pytest.mark.parametrize("status", ["idea", "dropped"])
def test_unanswered_pain_and_answers(
    found: Found, step: str, target: str, expected: list[str], status: str
) -> None:
    text = journey(
        steps(
            f"- {{id: a, title: Go, {step}}}\n"
            "- {id: b, title: Wait, pains: [{id: same, text: Loud}]}"
        )
    )
    maps = files(text) | {"b.backlog.yaml": backlog(target, status=status)}
    paths = [f"stages[0].steps[0].{path}" for path in expected]
    assert [path for _, path in found(maps, "unanswered-pain")] == paths


def test_unanswered_pain_that_is_mapped_elsewhere(found: Found) -> None:
    text = journey(steps(f"- {{id: a, title: Go, {PAIN}}}\n- {{id: b, title: Go, {PAIN}}}"))
    by_step = journey("parent: visit#a\n" + steps("- {id: x, title: Go}"), id="detail")
    assert places(found, text, "unanswered-pain", detail=by_step) == ["stages[0].steps[1].pains[0]"]
    by_stage = by_step.replace("visit#a", "visit#s")
    assert places(found, text, "unanswered-pain", detail=by_stage) == []


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ("feels: [shock]", []),
        ("touchpoint: line", ["stages[0].steps[0].emotion"]),
        ("initiator: organisation", ["stages[0].steps[0].emotion"]),
        ("pains: [Loud]", ["stages[0].steps[0].emotion"]),
        ("barriers: [Stairs]", ["stages[0].steps[0].emotion"]),
        ("needs: [Ktoś, kto powie, co dalej]", ["stages[0].steps[0].emotion"]),
    ],
)
def test_unanswered_low_where_nobody_is_met(found: Found, step: str, expected: list[str]) -> None:
    lines = f"- {{id: a, title: Crash, emotion: -2, {step}}}"
    elsewhere = "- {id: b, title: Call, touchpoint: line}"
    assert places(found, journey(steps(f"{lines}\n{elsewhere}")), "unanswered-pain") == expected
    assert places(found, journey(steps(lines)), "unanswered-pain") == ["stages[0].steps[0].emotion"]
    after = journey(steps(f"{elsewhere}\n{lines}"))  # the first night at home, after the discharge
    assert places(found, after, "unanswered-pain") == ["stages[0].steps[1].emotion"]


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ("emotion: -1.5", ["Nothing answers the low at “Go” (-1.5)."]),
        ("emotion: {score: 1, by: {tom: -2}}", ["Nothing answers the low at “Go” (-2 for `tom`)."]),
        (PAIN, ["Nothing answers the pain “Slow” (severity 4)."]),
    ],
)
def test_unanswered_pain_says_whose(tmp_path: Path, step: str, expected: list[str]) -> None:
    text = journey(steps(f"- {{id: a, title: Go, {step}}}"))
    assert messages(tmp_path, files(text), "unanswered-pain") == expected


@pytest.mark.parametrize(
    ("head", "listed", "expected"),
    [
        ("", many(5), ["stages"]),
        ("state: current\n", many(5), ["stages"]),
        ("", many(4), []),
        ("status: draft\n", many(5), []),
        ("state: future\n", many(5), []),
        ("opportunities: [{id: o, title: Do it}]\n", many(5), []),
        ("", f"{many(4)}\n- {{id: b, title: Wait, emotion: -2}}", []),  # `unanswered-pain` speaks
    ],
)
def test_no_opportunities(found: Found, head: str, listed: str, expected: list[str]) -> None:
    assert places(found, journey(head + steps(listed)), "no-opportunities") == expected


@pytest.mark.parametrize("target", ["visit", "visit#a2"])
def test_no_opportunities_but_in_a_backlog(found: Found, target: str) -> None:
    maps = files(journey(steps(many(5)))) | {"b.backlog.yaml": backlog(target)}
    assert found(maps, "no-opportunities") == []


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ("emotion: -1.5", ["emotion"]),
        ("emotion: -1", []),
        ("emotion: {score: 1, by: {tom: -2}}", ["emotion"]),
        ("emotion: -2, pains: [Głośno]", []),
        ("emotion: -2, barriers: [Stairs]", []),
        ("emotion: -2, needs: [A seat]", []),
        ("emotion: -2, thinks: [Not again]", []),
        ("emotion: -2, feels: [lost]", []),
        ("emotion: -2, summary: The lift is broken.", []),
        ("emotion: -2, expectations: [{text: A seat, met: no}]", []),
        ("emotion: -2, expectations: [{text: A seat, met: yes}]", ["emotion"]),
        ("emotion: -2, does: [Wait]", ["emotion"]),
        ("emotion: -2, journey: other", []),
    ],
)
def test_unexplained_low(found: Found, step: str, expected: list[str]) -> None:
    text = journey(steps(f"- {{id: a, title: Go, {step}}}"))
    paths = [f"stages[0].steps[0].{path}" for path in expected]
    assert places(found, text, "unexplained-low") == paths
    assert places(found, text.replace("stages:", "state: actual\nstages:"), "unexplained-low") == []


# --- ways through the journey ---


def ways(*steps_of: str, loops: str = "") -> str:
    """A journey of one step for each text (`b c` leads to b and c), two stages: s up to b, t from c on."""
    listed = []
    for id, told in zip("abcdef", steps_of, strict=False):
        *fields, after = told.split("|")
        following = f", next: [{', '.join(after.split())}]" if after.strip() else ""
        more = "".join(f", {field}" for field in fields)
        listed.append(f"{{id: {id}, title: {id.upper()}{more}{following}}}")
    return journey(
        f"stages:\n  - {{id: s, steps: [{', '.join(listed[:2])}]}}\n"
        f"  - {{id: t, steps: [{', '.join(listed[2:])}]}}\n{loops}"
    )


C, D = "stages[1].steps[0]", "stages[1].steps[1]"
A, B = "stages[0].steps[0]", "stages[0].steps[1]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ways("", "", "", ""), []),
        (ways("b c", "d", "", ""), []),
        (ways("c", "", "", ""), [B]),
        (ways("d", "", "", ""), [B]),  # where the unreachable part begins
        (ways("d", "d", "", ""), [B, C]),
        (ways("c", "initiator: organisation|", "", ""), []),
        (ways("d", "initiator: organisation|", "", ""), []),  # the call leads on
        (ways("nowhere", "", "", ""), []),  # `next-to-nowhere` speaks
        (ways("c", "", "", "", loops="loops: [{from: d, to: b}]\n"), []),
        (ways("c", "", "", "", loops="loops: [{from: t, to: s}]\n"), [B]),
        (ways("d", "", "", "", loops="loops: [{from: s, to: t}]\n"), [B]),
        (ways("", "", "", "a"), [f"{D}.next"]),
        (ways("", "", "", "a nowhere"), []),
        (ways("", "d", "c", "c"), [f"{D}.next"]),
        (ways("", "c d", "b", ""), []),
        (ways("", "", "", "next: [{to: a, share: 0.6}]|"), []),  # the others leave there
        (ways("", "", "", "next: [{to: a, share: 1}]|"), [f"{D}.next"]),
        (ways("", "", "", "a", loops="loops: [{from: s, to: c}]\n"), [f"{D}.next"]),
    ],
)
def test_unreachable_step(found: Found, text: str, expected: list[str]) -> None:
    assert sorted(places(found, text, "unreachable-step")) == sorted(expected)


@given(st.lists(st.lists(st.integers(0, 5), max_size=2), min_size=1, max_size=6))
def test_ways_of_any_shape(
    tmp_path_factory: pytest.TempPathFactory, shape: list[list[int]]
) -> None:
    """What is told agrees with the closure of the ways, whatever leads where."""
    count = len(shape)
    shape = [[to for to in after if to < count] for after in shape]
    lines = [
        f"- {{id: a{number}, title: a{number}, next: [{', '.join(f'a{to}' for to in after)}]}}"
        if after
        else f"- {{id: a{number}, title: a{number}}}"
        for number, after in enumerate(shape)
    ]
    folder = tmp_path_factory.mktemp("ways")
    told = messages(
        folder, {"visit.journey.yaml": journey(steps("\n".join(lines)))}, "unreachable-step"
    )
    lost = {n for n in range(count) if f"No way leads to “a{n}”." in told}
    endless = any("never ends" in message for message in told)

    leads = [[one == other for other in range(count)] for one in range(count)]
    for number, after in enumerate(shape):
        for to in after or [number + 1]:
            if to < count:
                leads[number][to] = True
    for middle in range(count):
        for one in range(count):
            for other in range(count):
                leads[one][other] |= leads[one][middle] and leads[middle][other]
    last = count - 1
    assert not any(leads[0][number] for number in lost)
    assert all(leads[0][n] or any(leads[start][n] for start in lost) for n in range(count))
    assert endless == (not all(leads[n][last] and not shape[last] for n in range(count)))
