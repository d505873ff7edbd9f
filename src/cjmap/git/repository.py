"""One repository, asked about commits, files and versions; nothing in it is ever changed."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from cjmap.errors import CjmapError
from cjmap.git.configuration import Configuration, Scope
from cjmap.git.history import FOLLOWING, LOG_OPTIONS, parse_log
from cjmap.git.place import find_place, no_work_tree
from cjmap.git.process import GitError, decoded, run_git
from cjmap.git.submodules import Submodules
from cjmap.git.tree import LISTING, Submodule, Tree, entries, listed, sort
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from pathlib import Path

    from cjmap.git.history import Touch, Version
    from cjmap.git.tree import Blob

_OID = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_SHOWN_AT_MOST = 60
_EMPTY_BLOBS = (
    "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
    "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813",
)
_NO = 1
"""The status with which git says no, or none; anything else is a failure."""

SHALLOW = "The clone is shallow: `git fetch --unshallow` brings the whole history."
"""What to say where something may be missing of a clone that was cut off (`Repository.is_shallow`)."""


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository. Paths in answers are relative to `root`, with `/`.

    Without a work tree, `root` is the folder that was asked about.
    """

    root: Path
    has_work_tree: bool
    _environment: dict[str, str] = field(repr=False, compare=False)
    _submodules: Submodules = field(repr=False, compare=False)

    @classmethod
    def find(cls, folder: Path, *, bare: bool = False) -> Repository:
        """Open the repository that `folder` lies in, as a hook of git has set it up if one runs.

        Raises `CjmapError` where there is none, where it has no work tree (unless `bare` says that
        none is needed), or where git is not installed.
        """
        place = find_place(folder)
        if not place.has_work_tree and not bare:
            raise no_work_tree(folder)
        return cls(place.root, place.has_work_tree, place.environment, Submodules(place))

    def name_of(self, file: Path) -> str:
        """Return the name of an absolute path as git has it: from the root, with `/`; `.` for that.

        Raises `CjmapError` for a path outside.
        """
        for one, root in ((file, self.root), (file.resolve(), self.root.resolve())):
            if one.is_relative_to(root):
                return one.relative_to(root).as_posix()
        raise CjmapError(f"`{one_line(str(file))}` is outside the repository {self.root}.")

    # --- commits ---

    def commit(self, revision: str) -> str:
        """Return the full name of the commit that a revision means (`main`, `HEAD~2`, `v1.0`).

        Raises `CjmapError` where it means none.
        """
        if not revision or revision.startswith("-") or "\0" in revision:
            raise self._no_revision(revision)
        try:
            # `:/words` finds a commit by its message, to the end of what is written
            asked = revision if revision.startswith(":/") else f"{revision}^{{commit}}"
            printed = self._run("rev-parse", "--verify", "--end-of-options", asked)
            oid = printed.decode("utf-8", "replace").strip()
        except GitError as error:
            raise self._no_revision(revision, error.said) from error
        if not _OID.fullmatch(oid):  # `^main` is understood, and means something else
            raise self._no_revision(revision)
        return oid

    def merge_base(self, a: str, b: str) -> str:
        """Return the commit at which two revisions parted, the best one where there are several.

        Raises `CjmapError` where they have none, or where either is no revision.
        """
        one, other = self.commit(a), self.commit(b)
        try:
            return self._run("merge-base", one, other).decode("ascii").strip()
        except GitError as error:
            if error.status != _NO:
                raise
            raise CjmapError(
                f"{_shown(a)} and {_shown(b)} have no commit in common.", hint=self._shallow_hint()
            ) from error

    def commit_before(self, moment: datetime, revision: str = "HEAD") -> str:
        """Return the full name of the last commit of a revision that was made before `moment`.

        Merges are walked through on the side that they were made on: what was merged later was not
        there then, however old its commits are. Raises `CjmapError` where there is none.
        """
        start = self.commit(revision)
        printed = b""
        if moment.timestamp() >= 0:  # git knows no time before 1970
            until = f"--before={moment.strftime('%Y-%m-%dT%H:%M:%S%z')}"
            printed = self._run("rev-list", "--max-count=1", "--first-parent", until, start)
        oid = printed.decode("ascii").strip()
        if not oid:
            shown = moment.replace(tzinfo=None).isoformat(" ", "minutes")
            raise CjmapError(f"There is no commit before {shown}.", hint=self._shallow_hint())
        return oid

    def day_of(self, commit: str) -> date:
        """Return the day on which a commit was made, where it was made; 1970 for an impossible one."""
        words = ("show", "--no-patch", "--no-show-signature", "--date=short", "--format=%cd")
        printed = self._run(*words, self.commit(commit)).decode("utf-8", "replace").strip()
        try:
            return date.fromisoformat(printed)
        except ValueError:
            return date(1970, 1, 1)

    def precedes(self, commit: str, other: str) -> bool:
        """Whether a commit is `other` or one that it was made from, by their full names."""
        try:
            self._run("merge-base", "--is-ancestor", commit, other)
        except GitError as error:
            if error.status != _NO:
                raise
            return False
        return True

    # --- files ---

    def tree(self, commit: str, folder: str = "") -> Tree:
        """List the regular files of a commit, all or those below `folder`, with those of submodules.

        A path that leads out of the repository, or into its `.git`, is left out.
        """
        if commit.startswith("-"):
            raise self._no_revision(commit)
        inside = folder.strip("/")
        printed = self._run(*LISTING, commit, "--", *([f"{inside}/"] if inside else []))
        return self._with_submodules(*listed(printed))

    def index(self) -> Tree:
        """List the regular files that are staged, as `tree` does: what `git commit` would commit.

        A file that was only announced (`git add --intent-to-add`) is not among them. Raises
        `CjmapError` while a merge has left conflicts.
        """
        printed = self._run("ls-files", "--stage", "-z", "--full-name", "--", ".")
        files: dict[str, Blob] = {}
        commits: dict[str, str] = {}
        for entry in entries(printed):
            facts, _, name = entry.partition(b"\t")
            mode, oid, stage = facts.decode("ascii").split()
            path = decoded(name)
            if stage != "0":
                raise CjmapError(
                    f"`{one_line(path)}` is in conflict, so nothing can be told of what is staged.",
                    hint="Settle the conflicts, then `git add` the files.",
                )
            sort(path, mode, oid, files, commits)
        if any(blob.oid in _EMPTY_BLOBS for blob in files.values()):
            for path in self._announced():
                files.pop(path, None)
        return self._with_submodules(files, commits)

    def kept_out(self) -> frozenset[str]:
        """List the files that git keeps out of the work tree: those of a sparse checkout."""
        printed = self._run("ls-files", "-t", "-z", "--full-name", "--", ".")
        names = (decoded(entry[2:]) for entry in entries(printed) if entry.startswith(b"S "))
        return frozenset(name for name in names if not (self.root / name).exists())

    def not_checked_out(self, tree: Tree) -> frozenset[str]:
        """List the submodules that have an empty folder here: git does not take them for gone."""
        return frozenset(path for path in tree.submodules if _is_empty(self.root / path))

    def read(self, oids: Iterable[str]) -> dict[str, bytes]:
        """Read the contents of files by their names in git, all with one process."""
        wanted = list(dict.fromkeys(oids))
        if not wanted:
            return {}
        asked = "".join(f"{oid}\n" for oid in wanted).encode("ascii")
        printed = run_git(
            ["cat-file", "--batch"],
            folder=self.root,
            environment=self._submodules.environment,
            stdin=asked,
        )
        contents = {}
        at = 0
        for oid in wanted:
            end = printed.find(b"\n", at)
            facts = printed[at:end].split()
            if len(facts) != 3:  # `… missing`
                raise CjmapError(
                    f"The content {oid[:12]} is missing from the repository.",
                    hint="`git fsck` tells what is damaged; `git fetch` completes a partial clone.",
                )
            size = int(facts[2])
            contents[oid] = printed[end + 1 : end + 1 + size]
            at = end + 1 + size + 1
        return contents

    def history(self, path: str, revision: str = "HEAD", limit: int | None = None) -> list[Version]:
        """List the versions of a file, the newest first, through its changes of name.

        `path` is its name in `revision`, or the last that it had there. `limit` is how many at
        most. Of merges, those are listed in which the file is like none of its sides.
        """
        start = self.commit(revision)
        count = [f"--max-count={limit}"] if limit is not None else []
        printed = self._run("log", FOLLOWING, *LOG_OPTIONS, *count, start, "--", path)
        return [touch.version for touch in parse_log(printed)]

    def touches(self, folder: str = ".", revision: str = "HEAD") -> list[Touch]:
        """List what commits did to the files in a folder, the newest first, all with one process."""
        printed = self._run("log", *LOG_OPTIONS, self.commit(revision), "--", folder)
        return list(parse_log(printed))

    @property
    def is_shallow(self) -> bool:
        """Whether the clone was cut off somewhere, so that its history is not all that there is."""
        return self._run("rev-parse", "--is-shallow-repository").strip() == b"true"

    # --- settings ---

    def config(self, key: str) -> str | None:
        """Return the value of a setting that holds here, wherever it was set; None without one."""
        try:
            return decoded(self._run("config", "--null", "--get", key)).removesuffix("\0")
        except GitError as error:
            if error.status == _NO:
                return None
            raise

    def attribute(self, name: str, paths: Iterable[str]) -> dict[str, str]:
        """Return what git's attributes say of files, whether they exist or not (`unspecified`)."""
        printed = self._run("check-attr", "-z", name, "--", *paths)
        words = [decoded(word) for word in printed.split(b"\0")]
        return dict(zip(words[0:-1:3], words[2::3], strict=True))

    @property
    def settings(self) -> Configuration:
        """The repository's own settings."""
        return Configuration(Scope.REPOSITORY, self.root, self._environment)

    # --- within ---

    def _run(self, *words: str, stdin: bytes = b"") -> bytes:
        return run_git(words, folder=self.root, environment=self._environment, stdin=stdin)

    def _with_submodules(
        self, files: dict[str, Blob], commits: Mapping[str, str], outer: tuple[str, ...] = ()
    ) -> Tree:
        """Add the files of submodules, and of those within them."""
        tree = Tree(files)
        for path, commit in commits.items():
            chain = (*outer, path)
            found = self._submodules.listing(chain, commit)
            is_cloned = self._submodules.is_cloned(chain)
            tree.submodules[path] = Submodule(commit, is_cloned, found is not None)
            if found is not None:
                inner = self._with_submodules(*listed(found), chain)
                tree.files.update((f"{path}/{name}", blob) for name, blob in inner.files.items())
                tree.submodules.update(
                    (f"{path}/{name}", each) for name, each in inner.submodules.items()
                )
        return tree

    def _announced(self) -> list[str]:
        words = ["diff-files", "--name-only", "--diff-filter=A", "-z", "--no-ext-diff"]
        return [decoded(name) for name in entries(self._run(*words))]

    def _no_revision(self, revision: str, said: str = "") -> CjmapError:
        if "ambiguous" in said:
            message = f"{_shown(revision)} is the beginning of several commits."
            return CjmapError(message, hint="Write more of it.")
        if revision.startswith("HEAD") and not self._exists("HEAD"):
            return CjmapError("The repository has no commit yet.", hint="`git commit` makes one.")
        return CjmapError(
            f"There is no revision {_shown(revision)}.",
            hint=self._near(revision) or self._shallow_hint(),
        )

    def _exists(self, revision: str) -> bool:
        try:
            self._run("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        except GitError:
            return False
        return True

    def _near(self, revision: str) -> str | None:
        """Suggest the branch or tag that was probably meant."""
        from difflib import get_close_matches

        places = ("refs/heads", "refs/tags", "refs/remotes")
        try:
            printed = self._run("for-each-ref", "--format=%(refname:short)", *places)
        except GitError:
            return None
        names = decoded(printed).split("\n")[:-1]
        remote = [name for name in names if name.endswith(f"/{revision}")]
        close = remote or get_close_matches(revision[:100], names, n=1, cutoff=0.6)
        return f"Did you mean {_shown(close[0])}?" if close else None

    def _shallow_hint(self) -> str | None:
        return SHALLOW if self.is_shallow else None


def _is_empty(folder: Path) -> bool:
    try:
        return not os.listdir(folder)
    except OSError:
        return False


def _shown(revision: str) -> str:
    cut = revision[:_SHOWN_AT_MOST]
    return f"`{one_line(cut)}{'…' if cut != revision else ''}`"
