"""Compare drawing a journey with mermaid-cli drawing its steps, as whole commands in one run.

    python -m benchmarks.mermaid [--quick] [--keep DIR]

Needs npm and Chromium. mermaid-cli is installed into a folder that is removed afterwards, or into
DIR, where a later run finds it. Mermaid draws the stages, steps and feelings of the example
journey as a `journey` diagram, which is all that it knows of one; cjmap draws the whole map.

Both commands write an SVG, in turn, so that whatever else the machine does meets both alike.
Processor time is user and system time of the command and all processes that it started, Chromium
included.
"""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.clocks import Taken, median, milliseconds, time_command
from cjmap.workspace import open_workspace

EXAMPLE = Path(__file__).parent.parent / "examples" / "sklep"
JOURNEY = "zamawiam-rosline"

_PACKAGE = "@mermaid-js/mermaid-cli"
_BROWSERS = ("/usr/bin/chromium", "chromium", "chromium-browser", "google-chrome")
_CHILD_SUBREAPER = 36
"""The option of Linux' `prctl` by which orphaned processes become ours, so that they count."""


def main() -> None:
    """Print a table of both commands, and the ratios."""
    runs = 1 if "--quick" in sys.argv else 7
    npm, browser = _needed("npm"), _browser()
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_CHILD_SUBREAPER, 1, 0, 0, 0)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        kept = sys.argv[sys.argv.index("--keep") + 1] if "--keep" in sys.argv else name
        mmdc, version = _installed(npm, Path(kept).resolve())
        diagram = work / "journey.mmd"
        diagram.write_text(mermaid_journey(), encoding="utf-8")
        settings = work / "puppeteer.json"
        settings.write_text(
            json.dumps({"executablePath": browser, "args": ["--no-sandbox"]}), encoding="utf-8"
        )
        theirs_file, ours_file = work / "mermaid.svg", work / "cjmap.svg"
        theirs = [str(mmdc), "-q", "-i", str(diagram), "-o", str(theirs_file), "-p", str(settings)]
        ours = [str(Path(sys.executable).parent / "cjmap"), "render"]
        ours += [str(EXAMPLE / f"{JOURNEY}.journey.yaml"), "-o", str(ours_file)]
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
        print(
            f"\ncjmap is {slow.processor / quick.processor:.1f} times as fast by processor time, "
            f"{slow.wall / quick.wall:.1f} times by the clock; medians of {runs} runs."
        )


def mermaid_journey() -> str:
    """Write the example journey as Mermaid's `journey`: stages, steps, scores from 1 to 5."""
    workspace = open_workspace(EXAMPLE)
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


def _needed(program: str) -> str:
    found = shutil.which(program)
    if found is None:
        sys.exit(
            f"This comparison needs {program}, and there is none on PATH. "
            "On Debian and Ubuntu: apt-get install npm chromium"
        )
    return found


def _browser() -> str:
    for name in (os.environ.get("CJMAP_BROWSER"), *_BROWSERS):
        found = shutil.which(name) if name else None
        if found:
            return found
    sys.exit(
        "This comparison needs Chromium, which Mermaid draws in; looked for: "
        f"{', '.join(_BROWSERS)}. Install it (apt-get install chromium), "
        "or name one in CJMAP_BROWSER."
    )


def _installed(npm: str, folder: Path) -> tuple[Path, str]:
    """Install mermaid-cli into a folder unless it is there; give its command and version."""
    modules = folder / "node_modules"
    command = modules / ".bin" / "mmdc"
    if not command.exists():
        print(f"Installing {_PACKAGE} into {folder} …", file=sys.stderr)
        folder.mkdir(parents=True, exist_ok=True)
        time_command(
            [npm, "install", "--no-audit", "--no-fund", "--prefix", str(folder), _PACKAGE],
            environment={"PUPPETEER_SKIP_DOWNLOAD": "1"},
        )
    package = json.loads((modules / _PACKAGE / "package.json").read_text("utf-8"))
    return command, str(package["version"])


if __name__ == "__main__":
    main()
