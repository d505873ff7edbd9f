"""Compare what `cjmap import` reads of Mermaid journeys with what Mermaid itself makes of them.

    python -m benchmarks.mermaid_import [CASES]

CASES, by default those of the tests, holds folders, each with a file of somebody (`source.mmd`, `.md` or `.html`) and the
`truth.json` that benchmarks/mermaid_truth.mjs writes beside it. Every journey that Mermaid accepts is
right when its title and description and every section, task, score and actor are; the others are
listed with what differs. Of those that Mermaid refuses, the tasks that we read all the same are
counted.

Two of our rules are no differences: a score outside 1 to 5 becomes no emotion, and a task without
actors is the persona's.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.comparison import ROOT, Asked, Row, alone
from cjmap.errors import CjmapError
from cjmap.exchange.coming.arrival import Arrival, read_source
from cjmap.exchange.coming.source import Scale, Source
from cjmap.exchange.coming.surroundings import Surroundings
from cjmap.exchange.formats import FORMATS
from cjmap.exchange.losses import Fate

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Iterator

_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Task:
    """A task: the section it stands in (empty: before any), its name, emotion, and who acts."""

    section: str
    name: str
    emotion: float | None
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Journey:
    """A journey as far as Mermaid knows one."""

    title: str
    description: str
    sections: tuple[str, ...]
    tasks: tuple[Task, ...]


@dataclass(slots=True)
class Tally:
    """What came of all cases: journeys of Mermaid's, how many are right, and what the others lack."""

    files: int = 0
    journeys: int = 0
    right: int = 0
    tasks: int = 0
    refused: int = 0
    recovered: int = 0
    wrong: list[str] = field(default_factory=list)


def add_options(parser: ArgumentParser) -> None:
    """Add what only this comparison is asked."""
    cases = ROOT / "tests" / "data" / "mermaid"
    parser.add_argument("cases", nargs="?", type=Path, default=cases, metavar="CASES")


def compare(asked: Asked) -> Iterator[Row]:
    """Print a table of what is right, and a list of what is not; then yield the share of the first."""
    tally = Tally()
    for truth in sorted(asked.options.cases.glob("*/truth.json")):
        _count(truth, tally)
    share = tally.right / tally.journeys if tally.journeys else 0
    print("| journeys that Mermaid | number | of which |\n|---|---|---|")
    print(
        f"| accepts ({tally.files} files, {tally.tasks} tasks) | {tally.journeys} "
        f"| {tally.right} ({share:.1%}) imported right |"
    )
    print(f"| refuses | {tally.refused} | {tally.recovered} tasks imported all the same |")
    if tally.wrong:
        print("\nNot right:")
        print("\n".join(f"- {each}" for each in tally.wrong))
    what = f"journeys imported as Mermaid reads them / all {tally.journeys} that it accepts"
    yield Row(what, share)


def _count(truth: Path, tally: Tally) -> None:
    [file] = truth.parent.glob("source.*")
    blocks = json.loads(truth.read_text(encoding="utf-8"))["blocks"]
    tally.files += 1
    found = imported(file)
    for block, journey in pair(blocks, found):
        if block is None:
            tally.wrong.append(f"{file}: a journey that is none: {journey!r}")
        elif block["error"]:
            tally.refused += 1
            tally.recovered += len(journey.tasks) if journey else 0
        else:
            tally.journeys += 1
            tally.tasks += len(block["tasks"])
            wrong = differences(meant(block), journey)
            tally.right += not wrong
            tally.wrong += [f"{file}:{block['line']}: {each}" for each in wrong]


def imported(file: Path) -> list[Journey]:
    """Import a file, and give its journeys in order; none where it is refused."""
    source = Source(file.name, file.read_bytes())
    try:
        arrival = read_source(source, Surroundings(), FORMATS["mermaid"])
    except CjmapError:
        return []
    return journeys_of(arrival)


def journeys_of(arrival: Arrival) -> list[Journey]:
    """Give the journeys of an import as far as Mermaid knows them."""
    people = {map.id: map.data["name"] for map in arrival.maps if map.kind == "persona"}
    made = {loss.value for loss in arrival.losses if (loss.fate, loss.what) == (Fate.MADE, "stage")}
    return [_journey(map.data, people, made) for map in arrival.maps if map.kind == "journey"]


def _journey(data: dict[str, Any], people: dict[str, str], made: set[Any]) -> Journey:
    stages = [(_plain(stage["title"]), stage.get("steps", ())) for stage in data["stages"]]
    if stages[0][0] in made:  # for tasks before any section
        stages[0] = ("", stages[0][1])
    main = tuple(_plain(people[id]) for id in data.get("personas", ()))
    tasks = [
        Task(title, _plain(step["title"]), _emotion(step), _actors(step, people) or main)
        for title, steps in stages
        for step in steps
    ]
    sections = tuple(title for title, _ in stages if title)
    return Journey(_plain(data["title"]), data.get("summary", ""), sections, tuple(tasks))


def _emotion(step: dict[str, Any]) -> float | None:
    score = step.get("emotion", {}).get("score")
    return None if score is None else float(score)


def _actors(step: dict[str, Any], people: dict[str, str]) -> tuple[str, ...]:
    actor = step.get("actor")
    return tuple(_plain(people.get(each, each)) for each in actor.split(", ")) if actor else ()


def meant(block: dict[str, Any]) -> Journey:
    """Give a journey of truth.json as we are to read it: blanks as one, scores as emotions."""
    tasks = [
        Task(
            _plain(task["section"]),
            _plain(task["task"]),
            _felt(task["score"]),
            tuple(dict.fromkeys(_plain(name) for name in task["people"] if name.strip())),
        )
        for task in block["tasks"]
    ]
    title = _plain(block["title"]) or _plain(block["accTitle"])
    return Journey(title, block["accDescr"], tuple(map(_plain, block["sections"])), tuple(tasks))


def _felt(score: float | str) -> float | None:
    felt = None if isinstance(score, str) else Scale().emotion(score)
    return felt[0] if felt else None


def _plain(text: str) -> str:
    return " ".join(_LINE_BREAK.sub(" ", text).split())


def pair(
    blocks: list[dict[str, Any]], found: list[Journey]
) -> list[tuple[dict[str, Any] | None, Journey | None]]:
    """Put Mermaid's journeys and ours together, in order.

    Ours may lack those that Mermaid refuses, those without a task, and those in HTML comments,
    which no page shows; they are taken to be there as long as there are enough of ours.
    """
    surely = [not (block["error"] or block["hidden"]) and bool(block["tasks"]) for block in blocks]
    left = list(found)
    paired: list[tuple[dict[str, Any] | None, Journey | None]] = []
    for number, block in enumerate(blocks):
        needed = sum(surely[number + 1 :])
        taken = left and (surely[number] or len(left) > needed)
        paired.append((block, left.pop(0) if taken else None))
    return paired + [(None, journey) for journey in left]


def differences(truth: Journey, ours: Journey | None) -> list[str]:
    """Say what of a journey we read otherwise than Mermaid; empty where nothing is."""
    if ours is None:
        return ["not imported"] if truth.tasks else []
    said = []
    if truth.title and truth.title != ours.title:
        said.append(f"title {ours.title!r}, not {truth.title!r}")
    if truth.description.strip() != ours.description:
        said.append(f"description {ours.description!r}, not {truth.description!r}")
    if ours.sections != truth.sections:
        said.append(f"sections {ours.sections}, not {truth.sections}")
    if len(ours.tasks) != len(truth.tasks):
        names = [{task.name for task in each.tasks} for each in (truth, ours)]
        said.append(
            f"{len(ours.tasks)} tasks, not {len(truth.tasks)};"
            f" missing {sorted(names[0] - names[1])}, besides {sorted(names[1] - names[0])}"
        )
        return said
    for theirs, mine in zip(truth.tasks, ours.tasks, strict=True):
        said += _differences_of(theirs, mine)
    return said


def _differences_of(theirs: Task, mine: Task) -> list[str]:
    said = []
    if theirs.name != mine.name:
        said.append(f"task {mine.name!r}, not {theirs.name!r}")
    if theirs.section != mine.section:
        said.append(f"{mine.name!r} in {mine.section!r}, not {theirs.section!r}")
    if theirs.emotion != mine.emotion:
        said.append(f"{mine.name!r} felt {mine.emotion}, not {theirs.emotion}")
    if theirs.people and theirs.people != mine.people:
        said.append(f"{mine.name!r} by {mine.people}, not {theirs.people}")
    return said


if __name__ == "__main__":
    alone(compare, __doc__, add_options)
