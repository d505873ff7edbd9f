"""Guards imports against hostile files: none hangs, grows, breaks, gets through, or leaves half of itself."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.exchange.hostile import CASES, READ, REFUSED, SAFE, SECRET, TOLD, Case
from tests.exchange.hostile_run import SECONDS, Ran
from tests.imports import import_path

SCRIPT = Path(__file__).with_name("hostile_run.py")
MEGABYTES = 700
OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufffe\uffff\udc80-\udcff]"
)
"""What a terminal would obey, what turns text around, and bytes that are no text."""
CODES = {REFUSED: {2}, TOLD: {1, 2}, READ: {0, 1}, SAFE: {0, 1, 2}}
TOUCHED = (Path("/cjmap-owned"), Path("/etc/cron.d/x"))


@pytest.mark.parametrize("group", CASES)
def test_hostile_files(group: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(tmp_path), group],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": import_path(), "GITHUB_ACTIONS": "", "COLUMNS": "100"},
    )
    runs = [Ran(**json.loads(line)) for line in done.stdout.splitlines()]
    assert [ran.about for ran in runs] == [case.about for case in CASES[group]], done.stderr
    breaches = [
        f"{group}: {case.about}: {breach}\n    {ran.said[-600:]!r}"
        for case, ran in zip(CASES[group], runs, strict=True)
        for breach in _breaches(case, ran)
    ]
    assert not breaches, "\n".join(breaches)
    assert not any(file.exists() for file in TOUCHED)


def _breaches(case: Case, ran: Ran) -> list[str]:
    """Say what is wrong with how an import ended."""
    found = []
    if ran.code not in CODES[case.ends]:
        found.append(f"ends with {ran.code}, not {CODES[case.ends]}")
    if (ran.code in (0, 1)) != bool(ran.files):
        found.append(f"ends with {ran.code} and leaves {sorted(ran.files)}")
    if any(not name.startswith("out/") for name in ran.files):
        found.append(f"leaves {sorted(ran.files)}")
    if ran.code == 2 and not re.match(r"cjmap: \S", ran.said):
        found.append("does not say why")
    if ran.code == 2 and not case.options and case.name not in ran.said:
        found.append("does not name the file")
    if "internal fault" in ran.said or "mistake in cjmap" in ran.said or "Warning" in ran.said:
        found.append("is a mistake of ours")
    if not re.search(case.says, ran.said):
        found.append(f"does not say {case.says!r}")
    texts = {"what it says": ran.said, **ran.files}
    for name, text in texts.items():
        if match := OBEYED.search(text):
            found.append(f"lets {match[0]!r} through, in {name}")
        if "root:x:0:" in text:
            found.append(f"gives away {SECRET}, in {name}")
    if ran.seconds > SECONDS or ran.megabytes > MEGABYTES:
        found.append(f"takes {ran.seconds} s and {ran.megabytes} MB")
    return found
