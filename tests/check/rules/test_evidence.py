"""The rules of evidence beyond their pages: what they leave alone, each branch, dates and the fix."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmap.check.fixing import apply_fixes
from cjmap.check.lint import examine
from cjmap.check.questions.calendar import later, months_later
from cjmap.check.rules.evidence import changed_evidence
from cjmap.check.selection.selectors import Choice
from cjmap.check.selection.settings import lint_settings
from cjmap.check.survey import Survey
from cjmap.format.values import Duration
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Found = Callable[[dict[str, str], str], list[tuple[str, str]]]

TODAY = date(2026, 11, 15)

SOURCES = """\
kind: catalog
id: sources
title: Sources
evidence:
  - {id: talks, method: interview, date: 2026-05-01, n: 9}
  - {id: visits, method: observation, date: 2024-11-15, n: 4}
  - {id: survey, method: survey, date: 2024-11-14, n: 80}
  - {id: logs, method: analytics, date: 2020-01-01}
  - {id: lore, method: other}
  - {id: bare}
"""


def journey(head: str = "", step: str = "", stage: str = "") -> str:
    """Write a journey of one step; each argument is lines of YAML at that level."""

    def lines(text: str, margin: str) -> str:
        return "".join(f"{margin}{line}\n" for line in text.splitlines())

    return (
        "kind: journey\nid: a\ntitle: A\n"
        + lines(head, "")
        + "stages:\n  - id: all\n"
        + lines(stage, "    ")
        + "    steps:\n      - id: one\n        title: One\n"
        + lines(step, "        ")
    )


def maps(**texts: str) -> dict[str, str]:
    """Name maps by their kinds: `a_journey` is `a.journey.yaml`; the catalog of sources stands by."""
    files = {"sources.catalog.yaml": SOURCES}
    return files | {f"{name.replace('_', '.')}.yaml": text for name, text in texts.items()}


PAIN = "stages[0].steps[0].pains[0]"

GUESSES = {
    "guess.persona.yaml": "kind: persona\nid: guess\nname: Guess\nproto: true\n",
    "supposed.persona.yaml": "kind: persona\nid: supposed\nname: Ada\nassumption: true\n",
    "real.persona.yaml": "kind: persona\nid: real\nname: Real\n",
}

# --- unbacked-claim ---


@pytest.mark.parametrize(
    ("head", "stage", "step", "expected"),
    [
        ("", "", "pains: [Slow]", [PAIN]),
        ("", "", "gains: [Fast]", ["stages[0].steps[0].gains[0]"]),
        ("", "", "needs: [Rest]", ["stages[0].steps[0].needs[0]"]),
        ("expectations: [Rest]", "", "", ["expectations[0]"]),
        (
            "",
            "",
            "variants: [{when: w, pains: [Slow]}]",
            ["stages[0].steps[0].variants[0].pains[0]"],
        ),
        ("", "", "thinks: [Hm]\nfeels: [sad]\nemotion: -1\ndoes: [Wait]\nbarriers: [Rain]", []),
        ("", "", "pains: [{text: Slow, evidence: talks}]", []),
        ("", "", "pains: [{text: Slow, assumption: true}]", []),
        ("evidence: talks", "", "pains: [Slow]", []),
        ("assumption: true", "", "pains: [Slow]", []),
        ("", "evidence: talks", "pains: [Slow]", []),
        ("", "", "assumption: true\npains: [Slow]", []),
        ("", "", "emotion: {score: -1, evidence: talks}\npains: [Slow]", [PAIN]),
        ("status: draft", "", "pains: [Slow]", []),
        ("state: future", "", "pains: [Slow]", []),
        ("state: actual", "", "pains: [Slow]", [PAIN]),
    ],
)
def test_unbacked_claim(
    found: Found, head: str, stage: str, step: str, expected: list[str]
) -> None:
    told = found(maps(a_journey=journey(head, step, stage)), "unbacked-claim")
    assert told == [("CJ701", path) for path in expected]


def test_an_approved_map_is_told_once(found: Found) -> None:
    guesses = journey("status: approved", "pains: [Slow, Dear, Far]\ngains: [Kind]")
    assert found(maps(a_journey=guesses), "unbacked-claim") == []
    assert found(maps(a_journey=guesses), "low-evidence-coverage") == [("CJ702", "status")]
    few = journey("status: approved", "pains: [Slow, Dear, Far]")
    assert found(maps(a_journey=few), "unbacked-claim") == [("CJ701", "title")]
    assert found(maps(a_journey=few), "low-evidence-coverage") == []


@pytest.mark.parametrize(
    ("head", "step", "expected"),
    [
        ("", "pains: [Slow, Dear]", "title"),
        ("", "pains: [Slow]", PAIN),  # one alone is told at its place
        ("", "pains: [Slow, {text: Dear, assumption: true}]", PAIN),
        ("", "emotion: {score: -1, evidence: talks}\npains: [Slow, Dear]", PAIN),
    ],
)
def test_a_map_without_any_ground_is_told_as_a_whole(
    found: Found, head: str, step: str, expected: str
) -> None:
    told = found(maps(a_journey=journey(head, step)), "unbacked-claim")
    assert told == [("CJ701", expected)]


@pytest.mark.parametrize(
    ("head", "step", "expected"),
    [
        ("personas: guess", "pains: [Slow]", None),
        ("personas: [guess, supposed]", "pains: [Slow]", None),
        ("personas: guess", "pains: [Slow, {text: Dear, assumption: true}]", None),
        ("personas: guess", "pains: [Slow, {text: Dear, evidence: talks}]", None),
        ("personas: [guess, real]", "pains: [Slow]", PAIN),
        ("personas: gone", "pains: [Slow]", PAIN),
        ("personas: guess\nstatus: approved", "pains: [Slow]", PAIN),
    ],
)
def test_guessed_personas_answer_for_their_maps(
    found: Found, head: str, step: str, expected: str | None
) -> None:
    files = maps(a_journey=journey(head, step)) | GUESSES
    assert found(files, "unbacked-claim") == ([("CJ701", expected)] if expected else [])


PERSONA = "kind: persona\nid: anna\nname: Anna\n"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("needs: [Rest]", []),  # as a whole without basis
        ("needs: [Rest, {text: Quiet, evidence: talks}]", [("CJ701", "needs[0]")]),
        ("frustrations: [{text: Noise, assumption: true}, Queues]", [("CJ701", "frustrations[1]")]),
        ("goals: [Win]\nbehaviours: [{text: Run, evidence: talks}]", []),
        ("needs: [Rest, {text: Quiet, evidence: talks}]\nproto: true", []),
        ("needs: [Rest, {text: Quiet, assumption: true}]\nextends: base", []),
        ("needs: [Rest]\nevidence: talks", []),
    ],
)
def test_claims_of_a_persona(found: Found, lines: str, expected: list[tuple[str, str]]) -> None:
    base = "kind: persona\nid: base\nname: Base\nevidence: talks\n"
    files = maps(anna_persona=PERSONA + lines + "\n", base_persona=base)
    assert found(files, "unbacked-claim") == expected


BLUEPRINT = """\
kind: blueprint
id: b
title: B
steps: [{id: one, title: One}]
actions:
  - {id: x, at: one, lane: customer, text: Ask%s}
  - {id: y, at: one, lane: front, text: Answer, fail_point: Forgets}
  - {id: z, at: one, lane: back, text: Look up}
"""


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("", None),  # says what the organisation does, and claims nothing
        (", evidence: talks", "actions[1].fail_point"),
        (", fail_point: {text: Waits, evidence: talks}", "actions[0]"),
    ],
)
def test_claims_of_a_blueprint(found: Found, own: str, expected: str | None) -> None:
    told = found(maps(b_blueprint=BLUEPRINT % own), "unbacked-claim")
    assert told == ([("CJ701", expected)] if expected else [])


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("thinks: [Oh]\ngains: [Rest]", "gains[0]"),
        ("pains: [Slow]\ngains: [Rest]", "title"),
        ("says: [Hm]\ngains: [Rest]", None),  # says-without-source goes before
        ("says: [{text: Hm, source: Call 4}]\ngains: [Rest]", "gains[0]"),
        ("says: [{text: Hm, assumption: true}]\npains: [Slow]\ngains: [Rest]", "pains[0]"),
        ("persona: guess\ngains: [Rest]", None),
        ("persona: real\ngains: [Rest]", "gains[0]"),
    ],
)
def test_claims_of_an_empathy_map(found: Found, lines: str, expected: str | None) -> None:
    text = f"kind: empathy-map\nid: e\ntitle: E\n{lines}\n"
    told = found(maps(e_empathy=text) | GUESSES, "unbacked-claim")
    assert told == ([("CJ701", expected)] if expected else [])


# --- low-evidence-coverage ---

HALF = "pains: [Slow, Dear]\ngains: [{text: Kind, evidence: talks}, {text: Near, evidence: talks}]"


@pytest.mark.parametrize(
    ("head", "step", "share", "expected"),
    [
        ("status: approved", HALF, 0.5, False),
        ("status: approved", HALF, 0.6, True),
        ("status: proposed", HALF, 0.6, False),
        ("status: approved\nevidence: talks", HALF, 1.0, False),
        ("status: approved\nassumption: true", HALF, 0.6, True),
        ("status: approved\nstate: future", HALF, 0.6, False),
        ("status: approved", "pains: [Slow, Dear, Far]", 1.0, False),
    ],
)
def test_low_evidence_coverage(
    found: Found, head: str, step: str, share: float, expected: bool
) -> None:
    options = f"version = 1\n[lint.options.low-evidence-coverage]\nshare = {share}\n"
    files = maps(a_journey=journey(head, step)) | {"cjmap.toml": options}
    told = found(files, "low-evidence-coverage")
    assert told == ([("CJ702", "status")] if expected else [])


# --- one-kind-of-evidence ---


@pytest.mark.parametrize(
    ("head", "step", "expected"),
    [
        ("evidence: [survey, logs]", "", "evidence[0]"),
        ("evidence: [talks, visits]", "", "evidence[0]"),
        ("evidence: [talks, survey]", "", None),
        ("evidence: [talks, talks]", "", None),
        ("evidence: [talks, lore]", "", None),
        ("evidence: [talks, bare]", "", None),
        ("evidence: talks", "pains: [{text: Slow, evidence: visits}]", "evidence"),
        ("evidence: talks", "metrics: [{metric: m, value: 1, evidence: survey}]", None),
        ("evidence: [talks, gone]", "", None),
    ],
)
def test_one_kind_of_evidence(found: Found, head: str, step: str, expected: str | None) -> None:
    told = found(maps(a_journey=journey(head, step)), "one-kind-of-evidence")
    assert told == ([("CJ703", expected)] if expected else [])


# --- no-governance ---

GOVERNED = "owner: us\nreviewed: 2026-10-01\nreview_every: 6 months"


def blueprint(head: str) -> str:
    return f"kind: blueprint\nid: b\ntitle: B\n{head}\nsteps: [{{id: one, title: One}}]\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (journey(GOVERNED), None),
        (journey("owner: us"), None),  # at work, not looked at yet
        (journey("owner: us\nstatus: proposed"), None),
        (journey("owner: us\nstatus: approved"), "reviewed"),
        (journey("owner: us\nreview_every: 6 months"), "reviewed"),
        (journey("owner: us\nreviewed: 2026-10-01"), "review_every"),
        (journey(), "owner"),
        (journey("status: draft"), None),
        (journey("status: deprecated"), None),
        (journey("state: future"), "owner"),
        (journey("state: future\nowner: us\nstatus: approved"), None),
        (journey("personas: [guess, supposed]"), None),  # a first sketch
        (journey("personas: guess\nreviewed: 2026-10-01"), None),
        (journey("personas: guess\nowner: us\nreviewed: 2026-10-01"), None),
        (journey("personas: guess\nstatus: approved"), "owner"),
        (journey("personas: [guess, real]"), "owner"),
        (blueprint("owner: us\nstatus: approved"), "reviewed"),
        (blueprint("owner: us\nstatus: approved\nreviewed: 2026-10-01"), None),
        (blueprint("owner: us\nreviewed: 2026-10-01\njourney: a"), "review_every"),
        ("kind: backlog\nid: b\ntitle: B\nowner: us\nreviewed: 2026-10-01\n", "review_every"),
        (
            "kind: backlog\nid: b\ntitle: B\nowner: us\nreviewed: 2026-10-01\n"
            "opportunities: [{id: o, title: O, status: doing, due: 2027-01-31}]\n",
            None,  # `overdue-opportunity` tells when it is out of date
        ),
        ("kind: empathy-map\nid: e\ntitle: E\nstatus: approved\n", None),
    ],
)
def test_no_governance(found: Found, text: str, expected: str | None) -> None:
    kind = text.splitlines()[0].removeprefix("kind: ").removesuffix("-map")
    told = found({f"a.{kind}.yaml": text} | GUESSES, "no-governance")
    assert told == ([("CJ704", expected)] if expected else [])


METRICS = "kind: catalog\nid: c\ntitle: C\nchannels: [{id: web}]\nmetrics: [{id: m}]\n"
TEAMS = "kind: catalog\nid: t\ntitle: T\nowner: us\nteams: [{id: shop, title: Web shop}]\n"


@pytest.mark.parametrize(
    ("persona", "owners", "expected"),
    [
        ("", ("us", "them"), True),
        ("", ("us", "Us"), False),
        ("", ("shop", "web-shop"), False),  # the id of a team, and its title
        ("", ("us",), False),
        ("", ("us", ""), False),  # the other journey is asked itself
        ("", (), False),
        ("status: draft\n", ("us", "them"), False),
        ("owner: us\n", ("us", "them"), False),
        ("proto: true\n", ("us", "them"), False),
        ("assumption: true\n", ("us", "them"), False),
    ],
)
def test_no_governance_of_a_persona(
    found: Found, persona: str, owners: tuple[str, ...], expected: bool
) -> None:
    journeys = {
        f"{number}.journey.yaml": journey(
            f"personas: anna\n{f'owner: {owner}' if owner else 'status: draft'}"
        ).replace("id: a", f"id: a{number}")
        for number, owner in enumerate(owners)
    }
    files = {"anna.persona.yaml": PERSONA + persona, "t.catalog.yaml": TEAMS} | journeys
    assert found(files, "no-governance") == ([("CJ704", "owner")] if expected else [])


@pytest.mark.parametrize(
    ("step", "head", "expected"),
    [
        ("metrics: [{metric: m, value: 1}]", "", True),
        ("touchpoint: {channel: web}", "", False),  # words need no keeper
        ("metrics: [{metric: m, value: 1}]", "status: deprecated", False),
    ],
)
def test_no_governance_of_a_catalog(found: Found, step: str, head: str, expected: bool) -> None:
    files = {
        "c.catalog.yaml": METRICS,
        "a.journey.yaml": journey("owner: us", step),
        "b.journey.yaml": journey(f"owner: them\n{head}", step).replace("id: a\n", "id: b\n"),
    }
    assert found(files, "no-governance") == ([("CJ704", "owner")] if expected else [])


# --- stale-map ---


@pytest.mark.parametrize(
    ("reviewed", "rhythm", "expected"),
    [
        ("2026-05-15", "6 months", False),  # due today
        ("2026-05-14", "6 months", True),
        ("2026-05-15", "P6M", False),
        ("2025-11-14", "1 year", True),
        ("2025-11-15", "1 year", False),
        ("2026-11-01", "2 weeks", False),
        ("2026-10-31", "2 weeks", True),
        ("2026-11-14", "1 h", True),
        ("2026-11-15", "1 h", False),
        ("2026-11-16", "1 year", True),  # in the future
        ("1000-01-01", "999999999 years", False),
        ("2020-01-01", "", False),
        ("", "6 months", False),
        ("2027-01-01", "", True),
    ],
)
def test_stale_map(found: Found, reviewed: str, rhythm: str, expected: bool) -> None:
    head = "\n".join(
        [f"reviewed: {reviewed}"] * bool(reviewed) + [f"review_every: {rhythm}"] * bool(rhythm)
    )
    told = found({"a.journey.yaml": journey(head)}, "stale-map")
    assert told == ([("CJ705", "reviewed")] if expected else [])


@pytest.mark.parametrize(
    ("day", "duration", "expected"),
    [
        ("2026-08-31", "1 month", "2026-09-30"),
        ("2024-02-29", "1 year", "2025-02-28"),
        ("2023-11-30", "3 months", "2024-02-29"),
        ("2026-01-31", "1 year 1 month", "2027-02-28"),
        ("2026-01-01", "1 month 1 day", "2026-02-01"),  # 31.4 days
        ("2026-01-01", "36 h", "2026-01-02"),
        ("9999-12-01", "2 months", "9999-12-31"),
        ("9999-12-01", "60 days", "9999-12-31"),
        ("2026-01-01", "999999999 days", "9999-12-31"),
    ],
)
def test_later(day: str, duration: str, expected: str) -> None:
    assert later(date.fromisoformat(day), Duration.parse(duration)) == date.fromisoformat(expected)


@given(st.dates(), st.integers(-200_000, 200_000))
def test_months_later_keeps_the_day_or_takes_the_last_of_the_month(day: date, months: int) -> None:
    reached = months_later(day, months)
    counted = day.year * 12 + day.month + months
    if date.min < reached < date.max:
        assert reached.year * 12 + reached.month == counted
        assert reached.day == day.day or (reached.day < day.day and reached.day >= 28)


# --- old-evidence ---


@pytest.mark.parametrize(
    ("head", "months", "expected"),
    [
        ("evidence: visits", 24, None),  # two years ago to the day
        ("evidence: survey", 24, "evidence"),
        ("evidence: [logs, survey]", 24, "evidence[1]"),
        ("evidence: [logs, visits]", 24, None),
        ("evidence: [logs, talks]", 6, "evidence[1]"),
        ("evidence: [logs, bare]", 24, None),
        ("evidence: survey", 25, None),
        ("evidence: gone", 24, None),
        ("", 24, None),
    ],
)
def test_old_evidence(found: Found, head: str, months: int, expected: str | None) -> None:
    options = f"version = 1\n[lint.options.old-evidence]\nmonths = {months}\n"
    files = maps(a_journey=journey(head)) | {"cjmap.toml": options}
    assert found(files, "old-evidence") == ([("CJ706", expected)] if expected else [])


# --- vague-evidence ---


@pytest.mark.parametrize(
    ("source", "key"),
    [
        ("{id: x, method: interview, date: 2026-01-01}", "n"),
        ("{id: x, method: survey, n: 3}", "date"),
        ("{id: x, method: observation}", "date"),
        ("{id: x, method: analytics, date: 2026-01-01}", None),
        ("{id: x, method: support}", "date"),
        ("{id: x, method: other}", None),
        ("{id: x, date: 2026-01-01}", None),
        ("{id: x}", "date"),
        ("{id: x, method: interview, date: 2026-01-01, n: 0}", None),
    ],
)
def test_vague_evidence(found: Found, source: str, key: str | None) -> None:
    text = f"kind: catalog\nid: c\ntitle: C\nevidence: [{source}]\n"
    told = found({"c.catalog.yaml": text}, "vague-evidence")
    assert told == ([("CJ707", f"evidence[0].{key}")] if key else [])


# --- changed-evidence ---

NOTES = b"Twelve people said no.\n"
DIGEST = sha256(NOTES).hexdigest()


def catalog_of(file: str, digest: str) -> str:
    return (
        "kind: catalog\nid: c\ntitle: C\nevidence:\n"
        f"  - id: x\n    file: {file}\n    digest: {digest}  # as read in May\n"
    )


@pytest.mark.parametrize(
    ("file", "digest", "expected"),
    [
        ("notes.txt", DIGEST, False),
        ("notes.txt", DIGEST.upper(), False),
        ("notes.txt", f"sha256:{DIGEST}", False),
        ("notes.txt", "0f" * 32, True),
        ("notes.txt", "yes", True),
        ("gone.txt", "0f" * 32, False),
        ("../notes.txt", "0f" * 32, False),
        (".", "0f" * 32, False),
        ("https://example.com/notes.txt", "0f" * 32, False),
    ],
)
def test_changed_evidence(
    found: Found, tmp_path: Path, file: str, digest: str, expected: bool
) -> None:
    (tmp_path / "notes.txt").write_bytes(NOTES)
    told = found({"c.catalog.yaml": catalog_of(file, digest)}, "changed-evidence")
    assert told == ([("CJ708", "evidence[0].digest")] if expected else [])


def test_a_link_out_of_the_workspace_is_not_read(found: Found, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-notes.txt"
    outside.write_bytes(NOTES)
    (tmp_path / "notes.txt").symlink_to(outside)
    files = {"c.catalog.yaml": catalog_of("notes.txt", "0f" * 32)}
    assert found(files, "changed-evidence") == []


def test_a_large_file_is_not_read(
    found: Found, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "notes.txt").write_bytes(NOTES)
    files = {"c.catalog.yaml": catalog_of("notes.txt", "0f" * 32)}
    monkeypatch.setattr(changed_evidence, "LARGEST_FILE", len(NOTES))
    assert found(files, "changed-evidence") == [("CJ708", "evidence[0].digest")]
    monkeypatch.setattr(changed_evidence, "LARGEST_FILE", len(NOTES) - 1)
    assert found(files, "changed-evidence") == []


@pytest.mark.parametrize(
    ("digest", "written"),
    [("0f" * 32, DIGEST), (f"sha256:{'a' * 64}", f"sha256:{DIGEST}"), ("soon", DIGEST)],
)
def test_the_digest_is_written_anew(tmp_path: Path, digest: str, written: str) -> None:
    text = catalog_of("notes.txt", digest)
    (tmp_path / "notes.txt").write_bytes(NOTES)
    (tmp_path / "c.catalog.yaml").write_text(text, encoding="utf-8")
    workspace = open_workspace(tmp_path)
    settings = lint_settings(workspace.configuration, TODAY, Choice(select=("CJ708",)))
    problems = examine(workspace.entries[0], Survey(workspace, TODAY), settings).problems
    result = apply_fixes(workspace.entries[0].document, problems)
    after = result.document.text
    assert after.replace('"', "") == text.replace(digest, written)
    assert [each.fix.safe for each in problems if each.fix is not None] == [False]


# --- checked-assumption ---


@pytest.mark.parametrize(
    ("head", "step", "expected"),
    [
        ("evidence: talks\nassumption: true", "", "assumption"),
        ("", "assumption: true\nevidence: talks", "stages[0].steps[0].assumption"),
        (
            "",
            "emotion: {score: 1, assumption: true, evidence: talks}",
            "stages[0].steps[0].emotion.assumption",
        ),
        ("evidence: talks", "assumption: true", None),
        ("evidence: talks\nassumption: false", "", None),
        (
            "opportunities: [{id: o, title: O, assumption: true, evidence: talks}]",
            "",
            "opportunities[0].assumption",
        ),
    ],
)
def test_checked_assumption(found: Found, head: str, step: str, expected: str | None) -> None:
    told = found(maps(a_journey=journey(head, step)), "checked-assumption")
    assert told == ([("CJ709", expected)] if expected else [])


# --- future-evidence ---


@pytest.mark.parametrize(("day", "expected"), [("2026-11-15", False), ("2026-11-16", True)])
def test_evidence_of_tomorrow(found: Found, day: str, expected: bool) -> None:
    text = f"kind: catalog\nid: c\ntitle: C\nevidence: [{{id: x}}, {{id: y, date: {day}}}]\n"
    told = found({"c.catalog.yaml": text}, "future-evidence")
    assert told == ([("CJ710", "evidence[1].date")] if expected else [])


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2026-Q4", False),
        ("2027-Q1", True),
        ("2027 Q1", True),
        ("2027K1", True),
        ("2026", False),
        ("2027", True),
        ("2026-11", False),
        ("2026-12", True),
        ("2026-11-15", False),
        ("2026-11-16", True),
        ("2027-02-31", False),  # no day
        ("zima 2027", False),  # in other words
        ("2026–2027", False),
    ],
)
def test_values_of_a_period_to_come(found: Found, period: str, expected: bool) -> None:
    files = maps(a_journey=journey("", f"metrics: [{{metric: m, value: 1, period: '{period}'}}]"))
    path = "stages[0].steps[0].metrics[0].period"
    assert found(files, "future-evidence") == ([("CJ710", path)] if expected else [])


@pytest.mark.parametrize(
    ("head", "step", "expected"),
    [
        ("", "metrics: [{metric: m, target: 1, period: 2027-Q1}]", None),
        ("state: future", "metrics: [{metric: m, value: 1, period: 2027-Q1}]", None),
        (
            "",
            "variants: [{when: w, metrics: [{metric: m, value: 1, period: 2027-Q1}]}]",
            "stages[0].steps[0].variants[0].metrics[0].period",
        ),
    ],
)
def test_what_may_lie_ahead(found: Found, head: str, step: str, expected: str | None) -> None:
    told = found(maps(a_journey=journey(head, step)), "future-evidence")
    assert told == ([("CJ710", expected)] if expected else [])
