"""The versions of files, the newest first, through their changes of name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from cjmap.git.process import decoded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


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


@dataclass(frozen=True, slots=True)
class Touch:
    """A file that a commit touched: the version it made, and the names that it had before."""

    version: Version
    formers: tuple[str, ...]


LOG_OPTIONS = (
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
"""How `git log` is asked. `parse_log` reads what it answers."""

FOLLOWING = "--follow"
"""Of one file: through its changes of name.

Git keeps one name at a time while it walks back: a commit of a side branch that changed the file
under another name than the branch it was merged into may be passed over.
"""

_FIELDS = 5
_SHORT = 8


def parse_log(printed: bytes) -> Iterator[Touch]:
    """Read what `git log` printed with `LOG_OPTIONS`."""
    words = printed.split(b"\0")
    at = 0
    while (at := _next(words, at)) < len(words):
        commit, parents, author, date, subject = (
            each.decode("utf-8", "replace") for each in words[at : at + _FIELDS]
        )
        at = _next(words, at + _FIELDS)
        while at < len(words) and (raw := words[at].strip()).startswith(b":"):
            sides = raw.count(b":")
            *_, oid, status = raw.split()
            paths = sides + 1 if sides > 1 else 1 + (status[:1] in b"RC")
            *formers, path = (decoded(each) for each in words[at + 1 : at + 1 + paths])
            at += 1 + paths
            version = Version(
                commit=commit,
                short=commit[:_SHORT],
                author=author,
                date=_moment(date),
                subject=subject,
                path=path,
                oid=oid.decode("ascii") if oid.strip(b"0") else None,
                parents=tuple(parents.split()),
            )
            yield Touch(version, tuple(dict.fromkeys(formers)))


def versions_by_name(touches: Iterable[Touch], names: Iterable[str]) -> dict[str, list[Version]]:
    """Sort versions, the newest first, by the file that they are of: by the name that it has now.

    `names` are the files that are asked about. As with `FOLLOWING`, each is known by one name at a
    time, and has its former one from the commit on that renamed it.
    """
    found: dict[str, list[Version]] = {name: [] for name in names}
    called = {name: name for name in found}
    for touch in touches:
        name = called.get(touch.version.path)
        if name is None:
            continue
        found[name].append(touch.version)
        if touch.formers and touch.version.path not in touch.formers:
            del called[touch.version.path]
            called |= dict.fromkeys(touch.formers, name)
    return found


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
