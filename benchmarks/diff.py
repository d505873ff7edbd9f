"""Compare `cjmap diff` with tools that compare YAML or JSON, on the same pair of maps in one run.

    python -m benchmarks.diff [--quick] [--keep DIR]

The pair is a map of 2,000 lines with its first stage moved to the end, three titles and two
severities changed: six changes. Each peer is installed from PyPI into an environment of its own, in
a folder that is removed afterwards, or in DIR, where a later run finds it; all are whole commands,
run in turn, so that whatever else the machine does meets all alike. Then `cjmap diff REV..REV` runs
on 1,000 maps of which ten changed, beside `git diff`, which compares lines. --quick runs each once,
without graphtage, on 100 maps.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.clocks import Taken, median, milliseconds, time_command
from benchmarks.corpus import reference_pair, write_corpus

CJMAP = Path(sys.executable).parent / "cjmap"

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


def main() -> None:
    """Print one table of the pair, then the figures of many maps."""
    quick = "--quick" in sys.argv
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        kept = Path(sys.argv[sys.argv.index("--keep") + 1] if "--keep" in sys.argv else work)
        _pair(work / "pair", kept.resolve(), 1 if quick else 5, with_slow=not quick)
        print()
        _many(work / "many", 100 if quick else 1000, 1 if quick else 5)


def _pair(folder: Path, kept: Path, runs: int, *, with_slow: bool) -> None:
    folder.mkdir()
    files = [folder / name for name in ("old.journey.yaml", "new.journey.yaml")]
    for file, text in zip(files, reference_pair(), strict=True):
        file.write_text(text, encoding="utf-8")
    words = [str(each) for each in files]
    commands = {
        "cjmap diff": [str(CJMAP), "diff", *words],
        "git diff --no-index": ["git", "diff", "--no-index", "--no-ext-diff", *words],
    }
    for peer in PEERS:
        if with_slow or peer.title != "graphtage":
            commands[_title(peer, kept)] = [*_command(peer, kept), *words]
    taken: dict[str, list[Taken]] = {title: [] for title in commands}
    lines: dict[str, int] = {}
    for _ in range(runs):
        for title, command in commands.items():
            if len(taken[title]) < (2 if title.startswith("graphtage") else runs):
                time, output = time_command(command, may_differ=title != "cjmap diff")
                taken[title].append(time)
                lines[title] = output.count(b"\n")
    ours = median(taken["cjmap diff"]).processor
    print("| command | lines told | processor time | times cjmap |\n|---|---|---|---|")
    for title in commands:
        seconds = median(taken[title]).processor
        ratio = f"{seconds / ours:.2f}"
        print(f"| {title} | {lines[title]:,} | {milliseconds(seconds)} | {ratio} |", flush=True)


def _python(peer: Peer, kept: Path) -> Path:
    """Return the interpreter of the environment that holds a peer, made where there is none."""
    home = kept / f"peer-{peer.package}"
    python = home / "bin" / "python"
    if not python.exists():
        print(f"Installing {peer.package} into {home} …", file=sys.stderr)
        time_command([sys.executable, "-m", "venv", str(home)])
        time_command([str(python), "-m", "pip", "install", "--quiet", peer.package, "pyyaml"])
    return python


def _title(peer: Peer, kept: Path) -> str:
    code = f"import importlib.metadata as m; print(m.version('{peer.package}'))"
    version = time_command([str(_python(peer, kept)), "-c", code])[1].decode().strip()
    return f"{peer.title.replace(peer.package, f'{peer.package} {version}', 1)}"


def _command(peer: Peer, kept: Path) -> list[str]:
    python = str(_python(peer, kept))
    return [python, "-m", *peer.module] if peer.module else [python, "-c", _LOADED + peer.code]


def _many(folder: Path, maps: int, runs: int) -> None:
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
        ours, output = time_command([str(CJMAP), "diff", "HEAD~1..HEAD"], folder)
        taken["cjmap diff"].append(ours)
        taken["git diff"].append(time_command([*git, "diff", "HEAD~1..HEAD"])[0])
        if b"10 regressions" not in output:
            sys.exit(f"cjmap found something else:\n{output.decode()}")
    first, second = (median(each) for each in taken.values())
    print(
        f"`cjmap diff HEAD~1..HEAD` of {maps:,} maps, ten changed: {milliseconds(first.wall)};"
        f" `git diff`: {milliseconds(second.wall)}."
    )


if __name__ == "__main__":
    main()
