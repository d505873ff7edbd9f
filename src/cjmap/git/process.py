"""Git as a program: an argument list (no shell), an environment without surprises, a time limit."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from cjmap.errors import CjmapError
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_TIMEOUT = 120.0
_LONGEST_REPORT = 500
_OPTIONS = (
    "--no-pager",
    "--literal-pathspecs",  # a file may be called `*`
    "-c",
    "core.fsmonitor=false",  # a program that the repository's own configuration would start
    "-c",
    "core.quotePath=off",
)
_SETTINGS = {
    "LC_ALL": "C",  # messages that we can tell apart
    "LANGUAGE": "",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    # A partial clone would fetch what it lacks, by a program that its configuration names.
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",  # the same for a git before 2.45
    "GIT_PAGER": "cat",
}
_TAKEN_AWAY = ("GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS")


class GitError(CjmapError):
    """Git said no: `status` is its exit code, `said` what it wrote to standard error."""

    def __init__(self, message: str, status: int, said: str, *, hint: str | None = None) -> None:
        """Keep what git answered beside the message."""
        super().__init__(message, hint=hint)
        self.status = status
        self.said = said


def run_git(
    words: Sequence[str],
    *,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
    stdin: bytes = b"",
    timeout: float = _TIMEOUT,
) -> bytes:
    """Run git in `folder` and return its standard output.

    `environment` replaces that of the process. Raises `GitError` where git fails, and `CjmapError`
    where it cannot be run, or takes longer than `timeout` seconds.
    """
    try:
        done = subprocess.run(
            ["git", *_OPTIONS, *words],
            cwd=folder,
            env=plain_environment(os.environ if environment is None else environment),
            input=stdin,
            capture_output=True,
            timeout=timeout,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise CjmapError(
            f"`git {words[0]}` took longer than {timeout:g} s and was stopped."
        ) from error
    except FileNotFoundError as error:
        if folder is not None and not os.path.isdir(folder):  # the same error as without git
            raise CjmapError(f"There is no folder `{one_line(str(folder))}`.") from error
        raise CjmapError(
            "There is no `git` on this machine.", hint="Install it: https://git-scm.com/downloads"
        ) from error
    except (OSError, ValueError) as error:  # a NUL in an argument is a ValueError
        said = getattr(error, "strerror", None) or error
        raise CjmapError(f"`git {words[0]}` cannot be run: {said}.") from error
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip()
        raise GitError(
            f"`git {words[0]}` failed with status {done.returncode}"
            + (f": {one_line(said)[:_LONGEST_REPORT]}" if said else "."),
            done.returncode,
            said,
        )
    return done.stdout


def plain_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """Return an environment in which git asks nothing, pages nothing and speaks English."""
    kept = {name: value for name, value in environment.items() if name not in _TAKEN_AWAY}
    return {**kept, **_SETTINGS}


def decoded(name: bytes) -> str:
    """Return a path as Python's file functions take it; bytes that are no UTF-8 survive."""
    return name.decode("utf-8", "surrogateescape")
