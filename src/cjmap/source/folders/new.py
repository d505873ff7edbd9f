"""A folder filled where nobody looks, then put in place of an older one of ours."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Self

from cjmap.errors import CjmapError
from cjmap.source.folders import in_place, swap
from cjmap.source.folders.claims import Claim
from cjmap.source.folders.manifest import Manifest, is_safe, read_manifest
from cjmap.source.folders.strangers import bring_along, strangers
from cjmap.source.permissions import permit, usual_mode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import TracebackType


class NewFolder:
    """The next state of a folder; `finish` puts it in place, leaving without that drops it.

    `marker` is the file that lists ours; a folder that holds files and no such list is never
    touched. A symbolic link is followed, and stays. Files that others put into the folder stay.
    Everything raises `CjmapError` for what cannot be written.
    """

    def __init__(self, target: Path, marker: str, about: Mapping[str, str] | None = None) -> None:
        """Mean to write the folder `target`; nothing is touched yet."""
        self.written = 0
        """Bytes written so far."""
        self._named = target
        self._target = Path(os.path.realpath(target))
        self._marker = marker
        self._manifest = Manifest(about=dict(about or {}))
        self._folded: dict[str, str] = {}
        self._old = Manifest()
        self._stays = False
        self._new: Path | None = None
        self._claim: Claim | None = None

    def __enter__(self) -> Self:
        try:
            self._begin()
        except BaseException:
            self._drop()
            raise
        return self

    def _begin(self) -> None:
        with self._telling():
            self._recover()
            self._old = self._manifest_of_old()
            self._stays = in_place.must_stay(self._target)
            made = in_place.new_inside if self._stays else swap.new_beside
            self._new = made(self._target)
            self._claim = Claim(self._new)
            permit(self._new, self._mode())

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._drop()

    def _drop(self) -> None:
        if self._new is not None:
            shutil.rmtree(self._new, ignore_errors=True)
            self._new = None
        if self._claim is not None:
            self._claim.let_go()

    def add(self, name: str, data: bytes) -> None:
        """Write a file of the folder; `name` is relative to it, with `/`."""
        folded = name.casefold()
        if not is_safe(name) or folded in self._folded or self._new is None:
            other = self._folded.get(folded)
            why = f"it would be the same file as {other}" if other else "that is no name of a file"
            raise CjmapError(f"{self._named / name} cannot be written: {why}.")
        self._folded[folded] = name
        self._manifest.files[name] = sha256(data).hexdigest()
        self.written += len(data)
        with self._telling():
            self._write(name, data)

    def finish(self) -> None:
        """Put the folder in place."""
        new = self._new
        if new is None:
            raise CjmapError(f"{self._named} was finished already.")
        with self._telling():
            self._write(self._marker, self._manifest.text())
            if self._stays:
                in_place.put_in_place(new, self._target, self._marker, self._old)
            else:
                if self._target.is_dir():
                    # Another process may have put its own in place meanwhile.
                    ours = (*self._manifest_of_old().files, self._marker)
                    bring_along(strangers(self._target, ours), self._target, new)
                swap.put_in_place(new, self._target)
        self._new = None

    def _write(self, name: str, data: bytes) -> None:
        assert self._new is not None
        file = self._new / name
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as stream:
            stream.write(data)

    def _recover(self) -> None:
        swap.recover(self._target)
        if self._target.is_dir() and in_place.is_ours(self._target, self._marker):
            in_place.recover(self._target, self._marker)

    def _manifest_of_old(self) -> Manifest:
        """Read what of the folder is ours; raises `CjmapError` for a folder that is not."""
        if not os.path.lexists(self._target):
            return Manifest()
        if not self._target.is_dir():
            raise CjmapError(f"{self._named} is a file, not a folder.")
        if not in_place.is_ours(self._target, self._marker):
            raise CjmapError(
                f"{self._named} holds files, but no {self._marker} that cjmap wrote, so it was left"
                " alone.",
                hint="Name a new or an empty folder, or empty this one yourself.",
            )
        return read_manifest(self._target / self._marker) or Manifest()

    def _mode(self) -> int:
        """Give the permissions of the old folder, else those that a new one has."""
        if not self._stays and self._target.is_dir():
            return self._target.stat().st_mode & 0o7777
        return usual_mode(0o777)

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except (OSError, ValueError) as error:
            said = getattr(error, "strerror", None) or error
            raise CjmapError(
                f"{self._named} cannot be written: {said}.", hint="What was there is unchanged."
            ) from error
