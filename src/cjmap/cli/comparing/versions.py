"""The two versions that were asked for, laid out on disk: revisions are written to temporary folders."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.cli.comparing.asked import (
    NOTHING,
    STANDARD_INPUT,
    OfIndex,
    OfPath,
    OfRevision,
    OfWorkTree,
)
from cjmap.cli.comparing.submodules import not_known
from cjmap.errors import CjmapError
from cjmap.format.kinds import kind_of_file
from cjmap.format.near import nearest
from cjmap.git import Repository
from cjmap.printable import one_line
from cjmap.workspace.discovery import is_read

if TYPE_CHECKING:
    from collections.abc import Mapping
    from contextlib import ExitStack

    from cjmap.cli.comparing.asked import Asked, Source
    from cjmap.git import Submodule, Tree
    from cjmap.source import Limits

DEFAULT_STDIN_NAME = "standard-input.yaml"
_SHORT = 8


@dataclass(frozen=True, slots=True)
class Version:
    """A file or folder on disk and what people call it; no path: nothing was there.

    `data` stands for the file, where it came by standard input. `submodules` are those of a
    revision, by their paths below the folder; on disk they are folders like any other.
    """

    path: Path | None
    label: str
    data: bytes | None = None
    submodules: Mapping[str, Submodule] = field(default_factory=dict)

    @property
    def is_folder(self) -> bool:
        """Whether it holds several maps."""
        return self.path is not None and self.data is None and self.path.is_dir()


class Shelf:
    """Lays versions out; temporary folders last as long as `stack`."""

    def __init__(self, stack: ExitStack, limits: Limits, stdin_filename: str | None) -> None:
        """Begin with nothing laid out; `stdin_filename` names the map on standard input."""
        self._stack = stack
        self._limits = limits
        self._stdin_filename = stdin_filename
        self._read_stdin = False
        self._laid_out: dict[str, Path] = {}
        """Where a content of git lies already, by its name in git."""

    def named(self, source: Source) -> Version:
        """Lay out what was named by itself: a path, or one at a revision."""
        if isinstance(source, OfRevision):
            return self._path_of_revision(source.revision, source.path or "")
        if not isinstance(source, OfPath):
            raise TypeError("what is named by itself is a path, or one at a revision")
        word = source.word
        if word == NOTHING:
            return Version(None, word)
        if word == STANDARD_INPUT:
            return self._standard_input()
        path = Path(os.path.abspath(word))
        if not path.exists():
            raise CjmapError(f"There is no file or folder `{one_line(word)}`.", hint=_near(path))
        return Version(path, word)

    def whole(self, repository: Repository, tree: Tree, label: str) -> Version:
        """Lay out all maps and settings of a repository, as a commit or the index has them."""
        return Version(self._written(repository, tree), label, submodules=tree.submodules)

    def revisions(self, asked: Asked, repository: Repository) -> tuple[Version, Version]:
        """Lay out two versions of a whole repository."""
        old = asked.old.revision if isinstance(asked.old, OfRevision) else "HEAD"
        new = asked.new.revision if isinstance(asked.new, OfRevision) else "HEAD"
        first = repository.merge_base(old, new) if asked.merge_base else repository.commit(old)
        base = first[:_SHORT] if asked.merge_base else old
        tree = repository.tree(first)
        if isinstance(asked.new, OfWorkTree):
            # What a sparse checkout leaves out is not gone: nothing can be told of it.
            tree = tree.without({*repository.kept_out(), *repository.not_checked_out(tree)})
            return self.whole(repository, tree, base), Version(repository.root, "work tree")
        before = self.whole(repository, tree, base)
        if isinstance(asked.new, OfRevision):
            return before, self.whole(repository, repository.tree(repository.commit(new)), new)
        if isinstance(asked.new, OfIndex):
            return before, self.whole(repository, repository.index(), "index")
        raise TypeError("a version of all maps is a revision, the index or the work tree")

    def _standard_input(self) -> Version:
        if self._read_stdin:
            raise CjmapError("Standard input can be one of the two versions, not both.")
        self._read_stdin = True
        if sys.stdin is None:
            raise CjmapError("There is no standard input to read a map from.")
        file = Path(os.path.abspath(self._stdin_filename or DEFAULT_STDIN_NAME))
        data = sys.stdin.buffer.read(self._limits.bytes + 1)
        return Version(file, self._stdin_filename or "standard input", data)

    def _path_of_revision(self, revision: str, path: str) -> Version:
        repository = Repository.find(Path.cwd(), bare=True)
        commit = repository.commit(revision)
        name = repository.name_of(Path(os.path.abspath(path)))
        tree = repository.tree(commit)
        files = tree.files
        if name not in files and path in files:
            name = path  # written as git reads it: from the root, wherever one is
        around = tree.around(name)
        if around is not None and not tree.submodules[around].is_known:
            raise not_known(around, tree.submodules[around], revision)
        if name != "." and name not in files and not any(f.startswith(f"{name}/") for f in files):
            near = nearest(name, [each for each in files if kind_of_file(Path(each))])
            raise CjmapError(
                f"There is no file or folder `{one_line(name)}` in {one_line(revision)}.",
                hint=f"Did you mean `{one_line(near)}`?" if near else None,
            )
        folder = self._written(repository, tree, also=name)
        return Version(folder / name, f"{revision}:{path}", submodules=tree.below(name))

    def _written(self, repository: Repository, tree: Tree, also: str | None = None) -> Path:
        """Write the maps and settings of a tree to a folder that counts as a repository."""
        folder = Path(self._stack.enter_context(tempfile.TemporaryDirectory(prefix="cjmap-")))
        (folder / ".git").mkdir()  # the search for a configuration ends here
        for name, submodule in tree.submodules.items():
            if submodule.is_known:
                (folder / name / ".git").mkdir(parents=True)
        kept = {name: blob for name, blob in tree.files.items() if name == also or is_read(name)}
        contents = repository.read(
            blob.oid for blob in kept.values() if blob.oid not in self._laid_out
        )
        for parent in {(folder / name).parent for name in kept}:
            parent.mkdir(parents=True, exist_ok=True)
        for name, blob in kept.items():
            file = folder / name
            known = self._laid_out.setdefault(blob.oid, file)
            if known is file:
                file.write_bytes(contents[blob.oid])
            else:
                _lay_out_again(known, file)
        return folder


def _lay_out_again(known: Path, file: Path) -> None:
    """Give a file a second name, or a second file where the file system has no such links."""
    try:
        os.link(known, file)
    except OSError:
        shutil.copyfile(known, file)


def _near(file: Path) -> str | None:
    try:
        near = nearest(file.name, os.listdir(file.parent))
    except OSError:
        return None
    return f"Did you mean `{one_line(near)}`?" if near else None
