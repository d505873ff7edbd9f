"""Guards what is written against the end of the process: whoever kills it finds each file whole.

What is in a file then is what was there before, or all of what was to be written; what else is left has
a hidden name, which is no map's. The same command can be run again.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.attacks.killing import Left
from tests.attacks.kills import KILLED, Killed

from cjmap.format.kinds import kind_of_file

if TYPE_CHECKING:
    from collections.abc import Iterator

SCRIPT = Path(__file__).with_name("killing.py")
SOURCES = Path(__file__).parents[2] / "src"


def test_whoever_kills_a_command_finds_each_file_whole(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(SOURCES), "GITHUB_ACTIONS": ""},
    )
    assert done.returncode == 0, done.stderr
    runs: dict[str, list[Left]] = {case.name: [] for case in KILLED}
    for line in done.stdout.splitlines():
        left = Left(**json.loads(line))
        runs[left.name].append(left)
    broken = [each for case in KILLED for each in breaches(case, *runs[case.name])]
    assert not broken, "\n".join(broken)


def breaches(case: Killed, before: Left, whole: Left, *stopped: Left) -> Iterator[str]:
    """Say what of the promises was broken by a command that was killed again and again."""
    if whole.code not in (0, 1) or whole.files == before.files:
        yield f"{case.name}: left alone, it ends with {whole.code} and changes nothing"
    if {left.code for left in stopped} != {-signal.SIGKILL, -signal.SIGXFSZ, whole.code}:
        yield f"{case.name}: was not killed in both ways"
    for left in stopped:
        at = f"{case.name}, killed at {left.at}"
        for name, text in left.files.items():
            if is_hidden(name):
                if kind_of_file(Path(name)):
                    yield f"{at}: leaves {name}, which would be a map"
            elif text not in (before.files.get(name), whole.files.get(name)):
                yield f"{at}: leaves half of {name}"
        for name in before.files.keys() - left.files.keys():
            yield f"{at}: {name} is gone"
        if case.again and left.again != whole.code:
            yield f"{at}: ends with {left.again} when it is run again"
        if case.again and seen(left.files_again or {}) != seen(whole.files):
            yield f"{at}: leaves something else when it is run again"


def is_hidden(name: str) -> bool:
    """Whether nobody looks at a file, or into its folder."""
    return any(part.startswith(".cjmap-") or ".cjmap-new-" in part for part in Path(name).parts)


def seen(files: dict[str, str]) -> dict[str, str]:
    return {
        name: text
        for name, text in files.items()
        if not is_hidden(name) and ".cjmap_cache" not in name
    }
