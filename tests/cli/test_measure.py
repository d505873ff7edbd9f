"""Guards `cjmap measure`: what it says of a small shop, what it refuses, and what it leaves behind."""

from __future__ import annotations

import json
import tempfile
from typing import TYPE_CHECKING, Protocol

import jsonschema
import pytest

from cjmap.cli.schemas import schema_named

if TYPE_CHECKING:
    from pathlib import Path


class Ran(Protocol):
    code: int
    out: str
    err: str


class Run(Protocol):
    def __call__(self, *words: str, stdin: bytes = b"") -> Ran: ...


CATALOG = """kind: catalog
id: shop
title: Shop
channels: [{id: web}, {id: phone}]
contexts: [{id: weekend, title: Weekend, dimension: time}]
metrics:
  - {id: ces, title: Ease, method: ces-mean, scale: {min: 1, max: 7}, better: higher}
  - {id: answer-time, title: Time to an answer, method: duration, better: lower, unit: h}
"""
JOURNEY = """kind: journey
id: order
title: I order
personas: [anna]
stages:
  - id: buy
    title: Buy
    steps:
      - {id: look, title: I look around}
      - {id: pay, title: I pay}
      - {id: get, title: I get it}
"""
MAPPING = """journey: order
events: {from: log.csv, case: case, activity: what, time: when, channel: channel}
answers:
  from: survey.csv
  date: day
  respondent: who
  questions: [{column: ease, metric: ces, step: pay}]
steps: {look: [viewed], pay: [paid], get: [delivered]}
times: [{step: get, part: wait, from: paid, to: delivered, metric: answer-time}]
contexts: {weekend: {days: [saturday, sunday]}}
"""
_WAYS = ["viewed", "viewed paid", "viewed paid delivered", "viewed paid delivered"]


def log(cases: int = 40) -> str:
    """Return a log: cases in turn stop at each step; all days of October 2026, an hour a step."""
    rows = ["case,what,when,channel"]
    for number in range(cases):
        for hour, what in enumerate(_WAYS[number % 4].split()):
            channel = "phone" if number % 10 == 0 else "web"
            day = 1 + number % 28
            rows.append(
                f"c{number:02},{what},2026-10-{day:02} {9 + hour * (1 + number % 3):02}:00,{channel}"
            )
    return "\n".join((*rows, "c99,refunded,2026-11-15 10:00,web", "c98,viewed,soon,web")) + "\n"


def survey(n: int = 120) -> str:
    """Return answers on 1 to 7, one of them out of the scale, one no number."""
    rows = [
        "who,day,ease",
        *(f"p{each},2026-10-{1 + each % 28:02},{5 + each % 3}" for each in range(n)),
    ]
    return "\n".join((*rows, "p998,2026-10-03,11", "p999,2026-10-03,easy")) + "\n"


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with a journey, its mapping and its data."""
    files = {
        "cjmap.toml": "",
        "anna.persona.yaml": "kind: persona\nid: anna\nname: Anna\n",
        "shop.catalog.yaml": CATALOG,
        "order.journey.yaml": JOURNEY,
        "order.measure.yaml": MAPPING,
        "log.csv": log(),
        "survey.csv": survey(),
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "scratch").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "scratch"))
    return tmp_path


WHOLE = """What the data say: I order
2026-10-01..2026-11-15 · log.csv · survey.csv

Metrics · as the catalog declares them, with 95 % intervals
  Step   Metric  Value  95 % interval    n
  ────────────────────────────────────────
  I pay  Ease        6   5.85 to 6.15  120

Too few to say
  · Time to an answer at I get it: 2 h from 20 may be off by 1 h, more than the 0.5 h that a figure
    is shown with; about 80 would do.

Steps · 41 cases in the log, which need not be all customers
  Step           Cases  Share  In order  Left here  Waits
  ───────────────────────────────────────────────────────
  I look around     40  97.6%        40        25%      –
  I pay             30  73.2%        30      33.3%      –
  I get it          20  48.8%        20       100%   2 hr

  · “In order”: cases that went through all steps of the main path up to this one, in this order,
    with anything between. Medians stand for times.

  Channels, where there are several
    · I look around: web 90%, phone 10%
    · I pay: web 93.3%, phone 6.7%
    · I get it: web 90%, phone 10%

What the figures rest on
  · Log: log.csv
  · Survey: survey.csv
  · The mapping explains 98.9% of the events and touches 97.6% of the cases.
  · 1 event of an activity that belongs to nothing: “refunded” (1).
  · 1 row has no time that can be read, such as “soon”.
  · 2 answers cannot count: 1 × “11” to Ease at I pay: out of the scale; 1 × “easy” to Ease at I
    pay: no number
"""


def test_the_whole_answer(shop: Path, run: Run) -> None:
    ran = run("measure", "order")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == WHOLE


def test_what_the_whole_log_is_worth_stands_apart_where_a_period_is_asked_for(
    shop: Path, run: Run
) -> None:
    said = run("measure", "order", "-p", "2026-10").out
    _, figures = said.split("What the figures rest on")
    selected, whole = figures.split("  In the whole log, whatever was selected of it\n")
    assert "1 row has no time" not in selected
    assert whole == "    · 1 row has no time that can be read, such as “soon”.\n"


def test_visits_in_a_context_are_not_counted_again(shop: Path, run: Run) -> None:
    """Paying over midnight, from Friday to Saturday, is no visit that begins at the weekend."""
    rows = """case,what,when,channel
c,paid,2026-10-02 23:59,web
c,paid,2026-10-03 00:01,web
c,viewed,2026-10-04 09:00,web
c,paid,2026-10-05 09:00,web
"""
    (shop / "log.csv").write_text(rows, encoding="utf-8")
    _, steps = run("measure", "order", "--by", "context").out.split("Steps ·")
    paid = [line.split() for line in steps.splitlines() if "  I pay" in line]
    assert [(line[2], line[-2]) for line in paid] == [("all", "1"), ("Weekend", "–")]


def test_json_is_as_its_schema_says(shop: Path, run: Run) -> None:
    ran = run("measure", "--to", "json", "--by", "context")
    found = json.loads(ran.out)
    jsonschema.validate(found, schema_named("measure"))
    reached = {
        each["step"]: each["reached"]["cases"] for each in found["steps"] if not each["context"]
    }
    assert (found["cases"], reached["look"], reached["pay"], reached["get"]) == (41, 40, 30, 20)
    told = {
        (each["step"], each["metric"], each["context"]): each["n"] for each in found["measures"]
    }
    assert told[("pay", "ces", None)] == 120


def test_a_comparison_is_as_its_schema_says(shop: Path, run: Run) -> None:
    words = ("--before", "2026-10-01..2026-10-14", "--after", "2026-10-15..2026-10-31")
    found = json.loads(run("measure", *words, "--to", "json").out)
    jsonschema.validate(found, schema_named("measure-changes"))


def test_the_sql_is_told(shop: Path, run: Run) -> None:
    out = run("measure", "--explain").out
    assert "-- counting visits: " in out
    assert "partition by case_id" in out


def test_nothing_is_left_behind(shop: Path, run: Run) -> None:
    before = sorted(shop.iterdir())
    run("measure", "order", "--by", "context")
    assert sorted(shop.iterdir()) == before
    assert list((shop / "scratch").iterdir()) == []


def test_figures_are_written_once(shop: Path, run: Run) -> None:
    first = run("measure", "-p", "2026-10", "--write")
    written = (shop / "order.journey.yaml").read_bytes()
    assert (first.code, run("validate").code) == (0, 0)
    assert b"metric: ces" in written
    run("measure", "-p", "2026-10", "--write")
    assert (shop / "order.journey.yaml").read_bytes() == written
    assert run("measure", "-p", "2026-10", "--write", "--diff").out == ""


def test_mappings_may_have_a_folder_of_their_own(shop: Path, run: Run) -> None:
    (shop / "data").mkdir()
    for name in ("order.measure.yaml", "log.csv", "survey.csv"):
        (shop / name).rename(shop / "data" / name)
    assert "there is no order.measure.yaml" in run("measure", "order").err
    (shop / "cjmap.toml").write_text('[measure]\nmappings = "data"\n', encoding="utf-8")
    assert [run("measure", *words).code for words in (("order",), ())] == [0, 0]


def test_a_diff_writes_nothing(shop: Path, run: Run) -> None:
    ran = run("measure", "-p", "2026-10", "--write", "--diff")
    assert "+        metrics:" in ran.out or "metrics: [{metric: ces" in ran.out
    assert (shop / "order.journey.yaml").read_text(encoding="utf-8") == JOURNEY


WRONG_USE = [
    (("ordre",), "There is no journey `ordre` here.\n  help: Did you mean `order`?"),
    (("order", "--limit", "bytes=10"), "There is no journey `order` among the maps that can be"),
    (("--limit", "bytes=10"), "can be read. These cannot: anna.persona.yaml, order.journey.yaml"),
    (("anna.persona.yaml",), "anna.persona.yaml is no journey.\n  help: Journeys are measured."),
    (("none.journey.yaml",), "none.journey.yaml: there is no such map."),
    (("--period", "2026-13"), "“2026-13” is no period; expected `2026`, `2026-Q3`, `2026-11`,"),
    (("--period", "2026-12..2026-11"), "“2026-12..2026-11” ends before it begins."),
    (("--by", "channel"), "`--by channel`: figures are told by `persona` and by `context`."),
    (("--before", "2026-10"), "A comparison needs both `--before` and `--after`."),
    (("--control", "a"), "`--control` goes with `--before` and `--after`."),
    (("--against", "a"), "`--against` goes with `--group`."),
    (("--picture", "flow.svg"), "`--picture` goes with `--conform`."),
    (("--actual", "really"), "`--actual` goes with `--write`."),
    (("--diff",), "`--diff` goes with `--write`."),
    (("--suggest",), "`--suggest` needs data to look at."),
    (("--memory", "lots"), "`--memory lots` is no amount.\n  help: Write it as `--memory 2GB`."),
    (("--engine", "hive"), "`--engine hive` is no engine."),
    (
        ("--by", "persona"),
        "`--by persona`: the mapping does not say which column tells the persona.",
    ),
    (("--events", "lag.csv"), "lag.csv"),
    (("--mapping", "none.yaml"), "none.yaml"),
]


@pytest.mark.parametrize(
    ("words", "said"), WRONG_USE, ids=[" ".join(each[0]) for each in WRONG_USE]
)
def test_wrong_use(words: tuple[str, ...], said: str, shop: Path, run: Run) -> None:
    ran = run("measure", *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


WRONG_MAPPINGS = [
    (
        "case: case,",
        "case: cas,",
        "`events.case` is “cas”, but log.csv has no such column.",
        "“case”",
    ),
    (
        "time: when",
        "time: moment",
        "`events.time` is “moment”, but log.csv has no",
        "`when` and `channel`",
    ),
    ("column: ease", "column: easy", "`answers.questions[0].column` is “easy”", "“ease”"),
    ("metric: ces", "metric: cess", "is `cess`, but no catalog has such a metric.", "`ces`"),
    (
        "get: [delivered]",
        "got: [delivered]",
        "`steps.got` is `got`, but journey `order` has",
        "`get`",
    ),
    (
        "{weekend:",
        "{week-end:",
        "`contexts.week-end` is `week-end`, but no catalog has",
        "`weekend`",
    ),
    ("journey: order", "journey: ordr", "is about journey `ordr`, not about `order`.", ""),
    ("pay: [paid]", "pay: [viewed]", "2: “viewed” is in `steps.pay` and in `steps.look`.", ""),
]


@pytest.mark.parametrize(("old", "new", "said", "way_out"), WRONG_MAPPINGS)
def test_wrong_mappings(old: str, new: str, said: str, way_out: str, shop: Path, run: Run) -> None:
    (shop / "order.measure.yaml").write_text(MAPPING.replace(old, new, 1), encoding="utf-8")
    ran = run("measure", "order")
    assert (ran.code, ran.out) == (2, "")
    assert said.removeprefix("2: ") in ran.err
    assert way_out in ran.err


def test_an_empty_period_is_told(shop: Path, run: Run) -> None:
    ran = run("measure", "-p", "2020")
    assert ran.code == 0
    assert "Nothing in the data belongs to this period and group." in ran.out


def test_without_a_mapping_one_is_proposed(shop: Path, run: Run) -> None:
    (shop / "order.measure.yaml").unlink()
    assert "`cjmap measure order --suggest --events DATA" in run("measure", "order").err
    ran = run("measure", "order", "--suggest", "-e", "log.csv")
    assert ran.code == 0
    (shop / "order.measure.yaml").write_text(ran.out, encoding="utf-8")
    assert run("measure", "order").code == 0
