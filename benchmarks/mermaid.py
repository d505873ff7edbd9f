"""Compare drawing a journey with mermaid-cli drawing its steps, as whole commands in one run.

    python -m benchmarks.mermaid [--quick] [--keep DIR]

Needs npm and Chromium. mermaid-cli is installed into a folder that is removed afterwards, or into
DIR, where a later run finds it; with --quick it is not installed. Mermaid draws the stages, steps and feelings of the example
journey as a `journey` diagram, which is all that it knows of one; cjmap draws the whole map.

Both commands write an SVG, in turn, so that whatever else the machine does meets both alike.
Processor time is user and system time of the command and all processes that it started, Chromium
included.
"""

from __future__ import annotations

import ctypes
import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.clocks import Taken, median, milliseconds, time_command
from benchmarks.comparison import CJMAP, EXAMPLES, Asked, Row, alone
from benchmarks.peers import PeerMissing, browser
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

SHOP = EXAMPLES / "sklep"
JOURNEY = "zamawiam-rosline"

_PACKAGE = "@mermaid-js/mermaid-cli"
_CHILD_SUBREAPER = 36
"""The option of Linux' `prctl` by which orphaned processes become ours, so that they count."""


def compare(asked: Asked) -> Iterator[Row]:
    """Print a table of both commands, then yield the ratios."""
    runs = 1 if asked.quick else 7
    what = "`render` of a journey, whole / mermaid-cli, its steps"
    try:
        found = browser()
        programs, version = asked.peers.npm(_PACKAGE, {"PUPPETEER_SKIP_DOWNLOAD": "1"})
    except PeerMissing as missing:
        yield Row(what, None, str(missing))
        return
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_CHILD_SUBREAPER, 1, 0, 0, 0)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        diagram = work / "journey.mmd"
        diagram.write_text(mermaid_journey(), encoding="utf-8")
        settings = work / "puppeteer.json"
        settings.write_text(
            json.dumps({"executablePath": found, "args": ["--no-sandbox"]}), encoding="utf-8"
        )
        theirs_file, ours_file = work / "mermaid.svg", work / "cjmap.svg"
        theirs = [str(programs / "mmdc"), "-q", "-i", str(diagram), "-o", str(theirs_file)]
        theirs += ["-p", str(settings)]
        ours = [CJMAP, "render", str(SHOP / f"{JOURNEY}.journey.yaml"), "-o", str(ours_file)]
        times: dict[str, list[Taken]] = {"mermaid-cli": [], "cjmap": []}
        for number in range(runs + 1):
            for program, words in (("mermaid-cli", theirs), ("cjmap", ours)):
                taken, _ = time_command(words)
                if number:  # The first run fills the caches of the file system.
                    times[program].append(taken)
        print("| command | processor | wall | SVG |\n|---|---|---|---|")
        for program, file in (("mermaid-cli", theirs_file), ("cjmap", ours_file)):
            shown = median(times[program])
            title = f"{program} {version}" if program == "mermaid-cli" else program
            print(
                f"| {title} | {milliseconds(shown.processor)} | {milliseconds(shown.wall)} "
                f"| {file.stat().st_size / 1000:.0f} kB |"
            )
    slow, quick = median(times["mermaid-cli"]), median(times["cjmap"])
    what = what.replace("mermaid-cli", f"mermaid-cli {version}")
    yield Row(what, quick.processor / slow.processor, "< 1")
    yield Row("the same by the clock on the wall", quick.wall / slow.wall, "< 1")


def mermaid_journey() -> str:
    """Write the example journey as Mermaid's `journey`: stages, steps, scores from 1 to 5."""
    workspace = open_workspace(SHOP)
    journey: Any = workspace.map_of("journey", JOURNEY)
    lines = ["journey", f"  title {_plain(journey.title)}"]
    people = [workspace.title_of("persona", id) or id for id in journey.personas]
    for stage in journey.stages:
        lines.append(f"  section {_plain(stage.title)}")
        for step in stage.steps:
            score = step.emotion.score if step.emotion and step.emotion.score is not None else 0
            names = ", ".join(map(_plain, people))
            lines.append(f"    {_plain(step.title)}: {score + 3:.0f}: {names}")
    return "\n".join(lines) + "\n"


def _plain(text: str) -> str:
    """Leave out what Mermaid takes for its own signs."""
    return "".join(" " if sign in ":;#,\n" else sign for sign in text)


if __name__ == "__main__":
    alone(compare, __doc__)
