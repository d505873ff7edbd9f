"""Command lines that may be answered from a run before, and the name that such a run is kept under.

The name is a digest of everything but the disk that tells one run from another: the words, the folder
and the day, the settings of the terminal, and the code that answers.
"""

from __future__ import annotations

import os
import sys
import time
from hashlib import blake2b

from cjmap.version import __version__

_COMMANDS = frozenset({"validate", "lint"})

_OPTIONS = frozenset(
    {
        "--color",
        "--extend-select",
        "--fail-on",
        "--format",
        "-f",
        "--ignore",
        "--limit",
        "--quiet",
        "-q",
        "--select",
        "--statistics",
        "--today",
        "--verbose",
        "-v",
    }
)
"""Those that change what is said and nothing else. With any other one a command is run."""

_VARIABLES = (
    "COLORTERM",
    "COLUMNS",
    "FORCE_COLOR",
    "GITHUB_ACTIONS",
    "LANG",
    "LC_ALL",
    "NO_COLOR",
    "PYTHONIOENCODING",
    "PYTHONUTF8",
    "TERM",
    "TERM_PROGRAM",
    "TZ",
)
"""What the environment may change about what is said; those of cjmap's own come beside."""

NO_CACHE = "CJMAP_NO_CACHE"
"""The variable that forbids to answer from a run before, whatever it is set to."""

PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def name_of(words: list[str]) -> str | None:
    """Return the name of the run of a command line; None for one that is always run."""
    if not words or words[0] not in _COMMANDS or os.environ.get(NO_CACHE):
        return None
    for word in words[1:]:
        if word == "-" or (word.startswith("-") and word.partition("=")[0] not in _OPTIONS):
            return None
    named = sorted(each for each in os.environ if each.startswith("CJMAP_"))
    told = [
        __version__,
        code(),
        sys.version,
        os.getcwd(),
        time.strftime("%Y-%m-%d"),
        *(f"{each}={os.environ.get(each)}" for each in (*_VARIABLES, *named)),
        *(_stream(stream) for stream in (sys.stdout, sys.stderr)),
        *words,
    ]
    return blake2b("\0".join(told).encode("utf-8", "surrogateescape"), digest_size=20).hexdigest()


def folders_of(words: list[str]) -> list[str]:
    """Return the folders where the run of a command line may be kept, the likeliest first."""
    start = os.getcwd()
    for word in words[1:]:
        if not word.startswith("-") and os.path.exists(word):
            path = os.path.abspath(word)
            start = path if os.path.isdir(path) else os.path.dirname(path)
            break
    found = [start]
    while os.path.dirname(found[-1]) != found[-1]:
        found.append(os.path.dirname(found[-1]))
    return found


def _stream(stream: object) -> str:
    tell = getattr(stream, "isatty", None)
    return f"{getattr(stream, 'encoding', None)} {tell is not None and tell()}"


def code() -> str:
    """Tell one state of the code from another.

    What was installed is told by its version and the moment of that. In a checkout, where code is
    written, the moments of all files are looked at.
    """
    moment = os.stat(os.path.join(PACKAGE, "version.py")).st_mtime_ns
    if f"{os.sep}site-packages{os.sep}" in PACKAGE:
        return f"{PACKAGE} {moment}"
    newest, waiting = 0, [PACKAGE]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if entry.name != "__pycache__":
                        waiting.append(entry.path)
                else:
                    newest = max(newest, entry.stat().st_mtime_ns)
    return f"{PACKAGE} {newest}"
