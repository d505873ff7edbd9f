"""Compare `cjmap diff` with tools that compare YAML or JSON, on the same pair of maps in one run.

    python -m benchmarks.diff [--quick] [--keep DIR]

The pair is a map of 2,000 lines with its first stage moved to the end, three titles and two
severities changed: six changes. Each peer is installed from PyPI into an environment of its own, in
a folder that is removed afterwards, or in DIR, where a later run finds it; all are whole commands,
run in turn, so that whatever else the machine does meets all alike. Then `cjmap diff REV..REV` runs
on 1,000 maps of which ten changed, beside `git diff`, which compares lines. --quick runs each once, on
100 maps, with the peers that DIR holds.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.clocks import Taken, median, milliseconds, time_command
from benchmarks.comparison import CJMAP, Asked, Row, alone
from benchmarks.corpus import reference_pair, write_corpus
from benchmarks.peers import PeerMissing, Peers

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOADED = (
    "import sys, yaml; old, new = (yaml.load(open(f), yaml.CSafeLoader) for f in sys.argv[1:3]);"
)


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool to compare with: its package, and the command that compares two files.

    `code` is Python that prints the differences of `old` and `new`; a module is run as it is.
    """

    title: str
    package: str
    code: str = ""
    module: tuple[str, ...] = ()

    @property
    def packages(self) -> tuple[str, str]:
        """What is installed: the peer, and what reads YAML for it."""
        return self.package, "pyyaml"


PEERS = (
    Peer("graphtage", "graphtage", module=("graphtage", "--no-status", "--no-color")),
    Peer(
        "deepdiff, by position",
        "deepdiff",
        "import deepdiff; print(deepdiff.DeepDiff(old, new).pretty())",
    ),
    Peer(
        "deepdiff, order ignored",
        "deepdiff",
        "import deepdiff; print(deepdiff.DeepDiff(old, new, ignore_order=True).pretty())",
    ),
    Peer(
        "jsondiff",
        "jsondiff",
        "import jsondiff, json; d = jsondiff.diff(old, new, marshal=True);"
        "print(json.dumps(d, indent=1))",
    ),
    Peer(
        "dictdiffer",
        "dictdiffer",
        "import dictdiffer; print(*dictdiffer.diff(old, new), sep='\\n')",
    ),
)


def compare(asked: Asked) -> Iterator[Row]:
    """Print a table of the pair and the figures of many maps, then yield the ratios."""
    runs = 1 if asked.quick else 5
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        rows = [
            *_pair(work / "pair", asked.peers, runs),
            _many(work / "many", 100 if asked.quick else 1000, runs),
        ]
    yield from rows


def _pair(folder: Path, peers: Peers, runs: int) -> Iterator[Row]:
    folder.mkdir()
    files = [folder / name for name in ("old.journey.yaml", "new.journey.yaml")]
    for file, text in zip(files, reference_pair(), strict=True):
        file.write_text(text, encoding="utf-8")
    words = [str(each) for each in files]
    commands = {
        "cjmap diff": [CJMAP, "diff", *words],
        "git diff --no-index": ["git", "diff", "--no-index", "--no-ext-diff", *words],
    }
    missing = []
    for peer in PEERS:
        try:
            commands[_title(peer, peers)] = [*_command(peer, peers), *words]
        except PeerMissing as why:
            missing.append(Row(f"`diff` of one pair / {peer.title}", None, str(why)))
    taken: dict[str, list[Taken]] = {title: [] for title in commands}
    lines: dict[str, int] = {}
    for _ in range(runs):
        for title, command in commands.items():
            if len(taken[title]) < (2 if title.startswith("graphtage") else runs):
                time, output = time_command(command, may_differ=title != "cjmap diff")
                taken[title].append(time)
                lines[title] = output.count(b"\n")
    print("| command | lines told | processor time |\n|---|---|---|")
    seconds = {title: median(taken[title]).processor for title in commands}
    for title, each in seconds.items():
        print(f"| {title} | {lines[title]:,} | {milliseconds(each)} |", flush=True)
    ours = seconds.pop("cjmap diff")
    yield from (
        Row(f"`diff` of one pair / {title}", ours / each) for title, each in seconds.items()
    )
    yield from missing


def _title(peer: Peer, peers: Peers) -> str:
    version = peers.version(*peer.packages)
    return peer.title.replace(peer.packages[0], f"{peer.packages[0]} {version}", 1)


def _command(peer: Peer, peers: Peers) -> list[str]:
    python = str(peers.python_with(*peer.packages))
    return [python, "-m", *peer.module] if peer.module else [python, "-c", _LOADED + peer.code]


def _many(folder: Path, maps: int, runs: int) -> Row:
    files = write_corpus(folder, maps)
    git = ["git", "-c", "user.name=b", "-c", "user.email=b@example.org", "-C", str(folder)]
    time_command([*git, "init", "--quiet"])
    time_command([*git, "add", "."])
    time_command([*git, "commit", "--quiet", "-m", "before"])
    for file in files[:: maps // 10]:
        text = file.read_text(encoding="utf-8").replace("emotion: 1", "emotion: -1", 1)
        file.write_text(text, encoding="utf-8")
    time_command([*git, "commit", "--quiet", "-a", "-m", "after"])
    taken: dict[str, list[Taken]] = {"cjmap diff": [], "git diff": []}
    for _ in range(runs):
        ours, output = time_command([CJMAP, "diff", "HEAD~1..HEAD"], folder)
        taken["cjmap diff"].append(ours)
        taken["git diff"].append(time_command([*git, "diff", "HEAD~1..HEAD"])[0])
        if b"10 regressions" not in output:
            sys.exit(f"cjmap found something else:\n{output.decode()}")
    first, second = (median(each) for each in taken.values())
    print(
        f"`cjmap diff HEAD~1..HEAD` of {maps:,} maps, ten changed: {milliseconds(first.wall)};"
        f" `git diff`: {milliseconds(second.wall)}."
    )
    what = (
        f"`diff HEAD~1..HEAD` of {maps:,} maps, ten changed / `git diff`, by the clock on the wall"
    )
    return Row(what, first.wall / second.wall)


if __name__ == "__main__":
    alone(compare, __doc__)
