"""The versions of one file, the newest first, through its changes of name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from cjmap.git.process import decoded

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Version:
    """A commit that touched the file, and what the file was after it.

    `date` is when the author wrote it, with the author's own time zone; 1970 stands for a date that
    no calendar has, UTC for such a zone. `path` is the file's name
    after the commit, `oid` its content; None where the commit deleted it. `parents` are the commits
    it was made from: what it changed is told against them, not against what comes next in a list.
    """

    commit: str
    short: str
    author: str
    date: datetime
    subject: str
    path: str
    oid: str | None
    parents: tuple[str, ...]


LOG_OPTIONS = (
    "--follow",
    "-M",
    "-z",
    "--raw",
    "--no-abbrev",
    "--diff-merges=combined",  # of merges only those that are like neither of their sides
    "--combined-all-paths",
    "--topo-order",
    "--no-ext-diff",
    "--no-textconv",
    "--no-color",
    "--no-show-signature",
    "--no-notes",
    "--no-mailmap",
    "--encoding=UTF-8",
    "--date=raw",
    "--format=tformat:%x00%H%x00%P%x00%an%x00%ad%x00%s",
)
"""How `git log` is asked. `parse_log` reads what it answers.

With `--follow`, git keeps one name at a time while it walks back: a commit of a side branch that
changed the file under another name than the branch it was merged into may be passed over.
"""

_FIELDS = 5
_SHORT = 8


def parse_log(printed: bytes) -> Iterator[Version]:
    """Read what `git log` printed with `LOG_OPTIONS`."""
    words = printed.split(b"\0")
    at = 0
    while (at := _next(words, at)) < len(words):
        commit, parents, author, date, subject = (
            each.decode("utf-8", "replace") for each in words[at : at + _FIELDS]
        )
        at = _next(words, at + _FIELDS)
        raw = words[at].strip() if at < len(words) else b""
        if not raw.startswith(b":"):
            continue  # nothing is said of the file
        sides = raw.count(b":")
        *_, oid, status = raw.split()
        paths = sides + 1 if sides > 1 else 1 + (status[:1] in b"RC")
        at += 1 + paths
        yield Version(
            commit=commit,
            short=commit[:_SHORT],
            author=author,
            date=_moment(date),
            subject=subject,
            path=decoded(words[at - 1]),
            oid=oid.decode("ascii") if oid.strip(b"0") else None,
            parents=tuple(parents.split()),
        )


def _moment(raw: str) -> datetime:
    """Read `1600000000 +0200`. Git takes any number for either, from whoever writes a commit."""
    seconds, _, zone = raw.partition(" ")
    try:
        moment = datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC)
    try:
        offset = timedelta(hours=int(zone[:3]), minutes=int(zone[:1] + zone[3:]))
        return moment.astimezone(timezone(offset))
    except (ValueError, OverflowError):
        return moment


def _next(words: list[bytes], at: int) -> int:
    """Return the place of the next word that is not empty."""
    while at < len(words) and not words[at].strip():
        at += 1
    return at
