"""Targets led by what they reach: libFuzzer, through Atheris.

Run as a module, it fuzzes one target in its own process, which libFuzzer ends as it likes.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from fuzz.mutation.texts import grown
from fuzz.target import LARGEST, MEGABYTES, SECONDS

if TYPE_CHECKING:
    from collections.abc import Sequence

_BY_LIBFUZZER = 0.2
"""How often an input is changed as libFuzzer does, rather than by what is known of it."""

_GROWN = 0.002
_STATUS = re.compile(r"^#(\d+)\s+(\w+)\s+cov: (\d+) ft: (\d+) corp: (\d+)", re.MULTILINE)
_FINAL = re.compile(r"^stat::(\w+):\s+(\d+)", re.MULTILINE)
_ARTIFACT = re.compile(r"Test unit written to (\S+)")


@dataclass(frozen=True)
class Asked:
    """How long a target is run: seconds or runs (0: no bound), from which seeds (0: all) and number."""

    seconds: int
    runs: int
    seeds: int
    seed: int
    findings: Path
    corpus: Path | None = None


@dataclass(frozen=True)
class Ran:
    """What came of a run: how often the target looked, and how much was reached before and after.

    `finding` is the file of an input that broke a promise, hung or grew, `said` all that was printed.
    """

    target: str
    code: int
    executions: int
    per_second: int
    reached_at_first: int
    reached: int
    inputs: int
    slowest: int
    megabytes: int
    finding: Path | None
    said: str


def is_installed() -> bool:
    """Whether Atheris is there."""
    return find_spec("atheris") is not None


def run(name: str, asked: Asked) -> Ran:
    """Run a target in a process of its own, and read what it said."""
    asked.findings.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="cjmap-fuzz-") as scratch:
        corpus = asked.corpus / name if asked.corpus is not None else Path(scratch, "corpus")
        corpus.mkdir(parents=True, exist_ok=True)
        seeds = Path(scratch, "seeds")
        seeds.mkdir()
        options = [
            f"-artifact_prefix={asked.findings}/{name}-",
            f"-max_total_time={asked.seconds}",
            f"-runs={asked.runs or -1}",
            f"-seed={asked.seed}",
            f"-max_len={LARGEST}",
            f"-timeout={SECONDS}",
            f"-rss_limit_mb={MEGABYTES}",
            "-len_control=0",
            "-print_final_stats=1",
            "-report_slow_units=5",
        ]
        command = [
            sys.executable,
            "-m",
            "fuzz.guided",
            name,
            str(asked.seeds),
            str(seeds),
            str(corpus),
        ]
        done = subprocess.run(
            [*command, *options], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
        )
    return told(name, done.returncode, done.stdout.decode("utf-8", "replace"))


def _fuzz(name: str, most: int, seeds: Path, corpus: str, options: Sequence[str]) -> None:
    """Fuzz a target; never returns: libFuzzer ends the process."""
    import atheris

    with atheris.instrument_imports(include=["cjmap"]):  # also what is imported late
        from fuzz.targets import target_named

        target = target_named(name)
        written = target.some_seeds(most)
        target.look(written[0])  # what is imported late takes longer than an input may
        for data in written:
            (seeds / sha256(data).hexdigest()[:16]).write_bytes(data)

        def changed(data: bytes, largest: int, seed: int) -> bytes:
            dice = Random(seed)
            lot = dice.random()
            if lot < _BY_LIBFUZZER:
                made: bytes = atheris.Mutate(data, largest)
                return made
            if lot > 1 - _GROWN:
                return grown(data, dice, largest)[:largest]
            return target.mutated(data, dice)[:largest]

        atheris.Setup([name, corpus, str(seeds), *options], target.look, custom_mutator=changed)
        atheris.Fuzz()


def told(name: str, code: int, said: str) -> Ran:
    """Read what libFuzzer said of a run."""
    statuses = [each for each in _STATUS.findall(said) if each[1] != "READ"]
    first = next((each for each in statuses if each[1] == "INITED"), None)
    last = statuses[-1] if statuses else ("0", "", "0", "0", "0")
    final = {key: int(value) for key, value in _FINAL.findall(said)}
    artifact = _ARTIFACT.search(said)
    return Ran(
        name,
        code,
        final.get("number_of_executed_units", int(last[0])),
        final.get("average_exec_per_sec", 0),
        int(first[2]) if first else 0,
        int(last[2]),
        int(last[4].partition("/")[0]),
        final.get("slowest_unit_time_sec", 0),
        final.get("peak_rss_mb", 0),
        Path(artifact[1]) if artifact else None,
        said,
    )


if __name__ == "__main__":
    _fuzz(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]), sys.argv[4], sys.argv[5:])
