"""Measure what `cjmap measure` asks of a log against DuckDB alone and its peers.

    python -m benchmarks.measure                      # 10 million events, some minutes
    python -m benchmarks.measure --quick              # 200,000 events, no peers: to see that it works
    python -m benchmarks.measure --events 100000000 --peers "" --runs 1

Four questions: events per activity, directly-follows, a funnel of eight steps (greedy: in this order,
others between them allowed), and the median time of each edge. Every answer comes from a process of its
own that reads the file itself; the seconds are those from the file to the answer, without starting Python
or Java; processor time, of all threads, hardly moves when the machine is busy. Each ratio is to DuckDB with
SQL written by hand, within this run, on this machine. Answers are compared, too. Logs are made where the
peers are: with --keep DIR they are there the next time.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from benchmarks.comparison import ROOT, Asked, Row, alone
from benchmarks.measure.contenders.answering import COUNT, FUNNEL, QUESTIONS
from benchmarks.measure.generate import generate
from benchmarks.measure.peers import PEERS
from benchmarks.measure.watched import watch
from benchmarks.peers import PeerMissing

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Iterator
    from pathlib import Path

QUICK, USUAL = 200_000, 10_000_000
SLOW = ("pyspark", "pm4py")
"""Measured once, the others in turn and several times, and the best of each counts."""

_LEAST = 0.01
"""A time in seconds below which there is no telling."""


@dataclass(frozen=True, slots=True)
class Contender:
    """Who answers: a name for the table, a module, and the Python that runs it."""

    name: str
    module: str
    python: str
    runs: int


@dataclass(frozen=True, slots=True)
class Result:
    """How one contender answered one question, or why it did not."""

    answer: Any
    seconds: float
    processor: float
    start: float
    megabytes: float
    failed: str | None = None


def add_options(parser: ArgumentParser) -> None:
    """Add what only this comparison is asked."""
    parser.add_argument("--events", type=int, help=f"about so many; default: {USUAL:,}")
    parser.add_argument("--peers", help=f"default: {','.join(PEERS)}; '' for none")
    parser.add_argument("--runs", type=int, help="the best of so many runs counts; default: 3")
    parser.add_argument("--memory", default="2GB", help="the limit of DuckDB, also by hand")


def compare(asked: Asked) -> Iterator[Row]:
    """Print the tables, and yield the ratios; exit if cjmap answers otherwise than DuckDB by hand."""
    given = asked.options
    events = given.events or (QUICK if asked.quick else USUAL)
    runs = given.runs or (1 if asked.quick else 3)
    names = PEERS if given.peers is None else [each for each in given.peers.split(",") if each]
    if unknown := set(names) - set(PEERS):
        sys.exit(f"unknown peers: {', '.join(sorted(unknown))}; there are {', '.join(PEERS)}")
    asked.peers.folder.mkdir(parents=True, exist_ok=True)
    file = asked.peers.folder / f"log-{events}.parquet"
    if not file.exists():
        generate(file, events)
    contenders = [
        Contender("DuckDB, SQL by hand", "plain", sys.executable, runs),
        Contender("**cjmap**", "ours", sys.executable, runs),
    ]
    missing = []
    for peer in names:
        try:
            python = str(asked.peers.python_with(*PEERS[peer]))
        except PeerMissing as why:
            missing.append(Row(f"questions to a log: cjmap / {peer}", None, str(why)))
        else:
            once = 1 if peer in SLOW else runs
            contenders.append(Contender(peer, f"with_{peer}", python, once))
    with tempfile.TemporaryDirectory(dir=asked.peers.folder) as spill:
        environment = {**os.environ, "MEMORY": given.memory, "SPILL": spill}
        by_question = {
            question: _measured(contenders, question, file, environment) for question in QUESTIONS
        }
    results = [
        {question: found[at] for question, found in by_question.items()}
        for at in range(len(contenders))
    ]
    print(_tables(contenders, results, file))
    by_hand, ours = results[:2]
    for question, answered in ours.items():
        base = by_hand[question]
        if answered.failed or not (base.failed or _same(answered.answer, base.answer)):
            sys.exit(f"cjmap answers otherwise than DuckDB by hand: {question}")
    for contender, result in zip(contenders, results, strict=True):
        if result is not ours:
            yield from _rows(contender.name, result, ours)
    yield from missing


def _rows(name: str, theirs: dict[str, Result], ours: dict[str, Result]) -> Iterator[Row]:
    for question, told in QUESTIONS.items():
        what = f"{told}: cjmap / {name}, processor time"
        if theirs[question].failed:
            yield Row(what, None, f"theirs: {theirs[question].failed}")
        else:
            base = max(theirs[question].processor, _LEAST)
            yield Row(what, ours[question].processor / base)


def _measured(
    contenders: list[Contender], question: str, file: Path, environment: dict[str, str]
) -> list[Result]:
    """Let all answer a question in turn, as often as each is to, and keep the best of each."""
    best: list[Result | None] = [None] * len(contenders)
    for run in range(max(each.runs for each in contenders)):
        for at, contender in enumerate(contenders):
            before = best[at]
            if run < contender.runs and not (before and before.failed):
                result = _once(contender, question, file, environment)
                best[at] = result if before is None else _better(before, result)
    return [each for each in best if each is not None]


def _better(one: Result, other: Result) -> Result:
    return Result(
        one.answer,
        min(one.seconds, other.seconds),
        min(one.processor, other.processor),
        min(one.start, other.start),
        max(one.megabytes, other.megabytes),
        other.failed,
    )


def _once(contender: Contender, question: str, file: Path, environment: dict[str, str]) -> Result:
    module = f"benchmarks.measure.contenders.{contender.module}"
    seen = watch([contender.python, "-m", module, str(file), question], ROOT, environment)
    if seen.code != 0:
        last = (seen.errors.strip().splitlines() or [f"exit code {seen.code}"])[-1]
        print(f"{contender.name}, {question}: {last}", file=sys.stderr)
        why = "out of memory" if "emory" in last else "failed"
        return Result(None, 0, 0, 0, seen.megabytes, why)
    found = json.loads(seen.output.splitlines()[-1])
    taken = found["seconds"]
    start = seen.seconds - taken
    return Result(found["answer"], taken, found["processor"], start, seen.megabytes)


def _tables(contenders: list[Contender], results: list[dict[str, Result]], file: Path) -> str:
    by_hand = results[0]
    events = int(sum(by_hand[COUNT].answer.values()))
    megabytes = file.stat().st_size / 1e6
    lines = [f"{events:,} events, {megabytes:.0f} MB of Parquet, {os.cpu_count()} processors", ""]
    lines += [
        f"| by the clock on the wall | {' | '.join(QUESTIONS.values())} | peak GB | start s |",
        f"|---|{'---|' * len(QUESTIONS)}---|---|",
    ]
    for contender, result in zip(contenders, results, strict=True):
        cells = _cells(result, by_hand, "seconds")
        peak = max(each.megabytes for each in result.values()) / 1024
        start = statistics.median(each.start for each in result.values())
        lines.append(f"| {contender.name} | {' | '.join(cells)} | {peak:.2f} | {start:.1f} |")
    lines += ["", f"| processor time | {' | '.join(QUESTIONS.values())} |"]
    lines.append(f"|---|{'---|' * len(QUESTIONS)}")
    for contender, result in zip(contenders, results, strict=True):
        lines.append(f"| {contender.name} | {' | '.join(_cells(result, by_hand, 'processor'))} |")
    if any("†" in line for line in lines):
        lines += [
            "",
            "† Another answer: pairs that follow one another, not the whole way in order.",
        ]
    return "\n".join(lines)


def _cells(result: dict[str, Result], by_hand: dict[str, Result], clock: str) -> list[str]:
    cells = []
    for question, answered in result.items():
        base = by_hand[question]
        seconds = getattr(answered, clock)
        if answered.failed:
            cells.append(answered.failed)
        elif result is by_hand or base.failed:
            cells.append(f"{seconds:.2f} s")
        else:
            same = _same(answered.answer, base.answer)
            mark = "" if same else " †" if question == FUNNEL else " ≠"
            ratio = seconds / max(getattr(base, clock), _LEAST)
            cells.append(f"{ratio:.1f}× ({seconds:.2f} s){mark}")
    return cells


def _same(one: Any, other: Any) -> bool:
    """Whether two answers are the same, times to half a second."""
    if isinstance(one, list) or isinstance(other, list):
        return bool(one == other)
    return one.keys() == other.keys() and all(abs(one[key] - other[key]) < 0.51 for key in one)


if __name__ == "__main__":
    alone(compare, __doc__, add_options)
