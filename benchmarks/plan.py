"""Measure `cjmap plan`, and how much gain somebody leaves who goes down a list.

    python -m benchmarks.plan            # up to 500 opportunities of 20 teams, some minutes
    python -m benchmarks.plan --quick    # up to 50, to see that it works

The workspaces are made by chance from a seed, as backlogs are: impacts around 3, efforts that differ by
far more than impacts, confidence in tenths, teams with capacity for a third of what they could do, one
in seven requiring another, one in sixteen excluding one, and pains that one to four opportunities
answer. Seconds are those of this machine; what is proven is so on any.
"""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from benchmarks.comparison import Asked as Wanted
from benchmarks.comparison import Row, alone
from cjmap.insight.inquiry import Inquiry
from cjmap.insight.plan.candidates import candidates
from cjmap.insight.plan.extension import next_steps
from cjmap.insight.plan.greedy import greedy
from cjmap.insight.plan.optimum import best
from cjmap.insight.plan.ranking import by_rice, by_value, order_of
from cjmap.insight.plan.schedule import schedule
from cjmap.insight.plan.sensitivity import sensitivity
from cjmap.insight.plan.situation import Asked, Situation
from cjmap.insight.plan.solver import Deadline
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Result = TypeVar("Result")

SIZES = ((20, 4), (50, 6), (100, 8), (200, 12), (500, 20))
QUARTERS = 4
SEEDS = (1, 2, 3)
PAINS_A_JOURNEY = 10
TODAY = date(2026, 11, 22)
LONGEST = 300.0


def write_workspace(folder: Path, count: int, teams: int, seed: int) -> Fraction:
    """Write a workspace with so many opportunities and teams; return a budget that binds."""
    chance = random.Random(seed)
    efforts = [max(1, round(chance.lognormvariate(2.1, 0.8))) for _ in range(count)]
    owners = [chance.randrange(teams) for _ in range(count)]
    demand = [sum(e for e, o in zip(efforts, owners, strict=True) if o == t) for t in range(teams)]
    capacities = [round(days * chance.uniform(0.25, 0.45) / QUARTERS) for days in demand]
    pains: list[list[str]] = [[] for _ in range(count)]
    (folder / "cjmap.toml").write_text("version = 1\n", encoding="utf-8")
    for number in range(-(-count * 3 // 5 // PAINS_A_JOURNEY)):
        steps = "".join(_steps(number, chance, pains))
        journey = f"kind: journey\nid: j{number}\ntitle: J\npersonas: [p{number % 3}]\n"
        text = f"{journey}stages:\n  - id: s\n    steps:\n{steps}"
        (folder / f"j{number}.journey.yaml").write_text(text, encoding="utf-8")
    for number, share in enumerate((0.5, 0.3, 0.2)):
        text = f"kind: persona\nid: p{number}\nname: P\nshare: {share}\n"
        (folder / f"p{number}.persona.yaml").write_text(text, encoding="utf-8")
    listed = "".join(f"  - {{id: t{t}, capacity: {days}}}\n" for t, days in enumerate(capacities))
    text = f"kind: catalog\nid: c\ntitle: C\nteams:\n{listed}"
    (folder / "c.catalog.yaml").write_text(text, encoding="utf-8")
    rows = "".join(_opportunities(chance, efforts, owners, pains))
    text = f"kind: backlog\nid: b\ntitle: B\nopportunities:\n{rows}"
    (folder / "b.backlog.yaml").write_text(text, encoding="utf-8")
    return Fraction(round(sum(capacities) * QUARTERS * 0.8))


def _steps(journey: int, chance: random.Random, pains: list[list[str]]) -> Iterator[str]:
    for number in range(PAINS_A_JOURNEY):
        severity, frequency = chance.randint(1, 5), chance.choice([0.05, 0.1, 0.2, 0.3, 0.5])
        for each in chance.sample(pains, min(len(pains), chance.choice([1, 1, 2, 2, 3, 4]))):
            each.append(f"j{journey}#n{number}")
        pain = f"{{id: n{number}, text: It hurts, severity: {severity}, frequency: {frequency}}}"
        yield f"      - {{id: x{number}, title: X, pains: [{pain}]}}\n"


def _opportunities(
    chance: random.Random, efforts: Sequence[int], owners: Sequence[int], pains: Sequence[list[str]]
) -> Iterator[str]:
    for number, effort in enumerate(efforts):
        row = (
            f"id: o{number}, title: O, effort: {effort}, owner: t{owners[number]}, "
            f"impact: {chance.choice([1, 2, 2, 3, 3, 3, 4, 4, 5])}, "
            f"confidence: {chance.choice([3, 4, 5, 5, 6, 7, 7, 8, 8, 9]) / 10}, "
            f"reach: {max(1, round(100 * chance.betavariate(1.3, 2.5))) / 100}"
        )
        if pains[number]:
            row += ", for: [" + ", ".join(f"'{each}'" for each in pains[number]) + "]"
        if number and chance.random() < 0.15:
            row += f", requires: o{chance.randrange(number)}"
        if number and chance.random() < 0.06:
            row += f", excludes: o{chance.randrange(number)}"
        yield f"  - {{{row}}}\n"


def compare(wanted: Wanted) -> Iterator[Row]:
    """Plan workspaces of several sizes; print a table of seconds, and yield what lists leave."""
    sizes = SIZES[:2] if wanted.quick else SIZES
    print(
        "| opportunities | teams | proven | best plan, s | quarters, s | next steps, s | close calls, s |"
        " looked at | by RICE less | by value less |\n|---|---|---|---|---|---|---|---|---|---|"
    )
    shares: dict[int, list[tuple[float, ...]]] = {count: [] for count, _ in sizes}
    for count, teams in sizes:
        for seed in SEEDS:
            with tempfile.TemporaryDirectory() as name:
                budget = write_workspace(Path(name), count, teams, seed)
                shares[count].append(_planned(Path(name), count, teams, budget))
    for count, found in shares.items():
        for ranking, of_seeds in zip(("RICE", "value"), zip(*found, strict=True), strict=True):
            what = (
                f"gain of going down a list by {ranking} / of `plan`, {count} opportunities, median"
            )
            yield Row(what, statistics.median(of_seeds), "< 1")


def _planned(folder: Path, count: int, teams: int, budget: Fraction) -> tuple[float, ...]:
    """Plan a workspace and print its row; return the shares of the best gain that two lists reach."""
    workspace = open_workspace(folder, models=True)
    inquiry = Inquiry(workspace, workspace.entries, TODAY)
    asked = Asked(budget, QUARTERS)
    situation = Situation(inquiry, candidates(inquiry, reconsider=False), asked)
    portfolio, deadline = situation.portfolio, Deadline(LONGEST)
    optimum, searching = _timed(lambda: best(portfolio, deadline))
    chosen = optimum.plans[0]
    _, putting = _timed(lambda: schedule(situation.periods, chosen, deadline))
    _, stepping = _timed(lambda: next_steps(portfolio, chosen, deadline, 8))
    sure, looking = _timed(lambda: sensitivity(portfolio, chosen, deadline))
    looked = 1 - len(sure.unknown) / len(portfolio.options)
    reached = tuple(
        float(portfolio.gain(greedy(portfolio, order_of(ranks))) / optimum.gain)
        for ranks in (by_rice(portfolio), by_value(portfolio))
    )
    left = [f"{1 - share:.1%}" for share in reached]
    print(
        f"| {count} | {teams} | {'yes' if optimum.proven else 'no'} | {searching:.1f} | {putting:.1f}"
        f" | {stepping:.1f} | {looking:.1f} | {looked:.0%} | {left[0]} | {left[1]} |",
        flush=True,
    )
    return reached


def _timed(call: Callable[[], Result]) -> tuple[Result, float]:
    start = time.perf_counter()
    found = call()
    return found, time.perf_counter() - start


if __name__ == "__main__":
    alone(compare, __doc__)
