"""Git's own settings, of one repository or of one person."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from cjmap.errors import CjmapError
from cjmap.git.process import GitError, run_git

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_NOT_THERE = 1
_NOTHING_TO_UNSET = 5


class Scope(StrEnum):
    """Whose settings: those of one repository, or of everything that one person does."""

    REPOSITORY = "local"
    PERSON = "global"


@dataclass(frozen=True, slots=True)
class Configuration:
    """The settings of one scope; `folder` lies in the repository, where the scope is one."""

    scope: Scope
    folder: Path | None = None
    environment: Mapping[str, str] | None = field(default=None, repr=False)

    def get(self, key: str) -> str | None:
        """Return the value of a key (`diff.cjmap.textconv`), the last where there are several."""
        return _value(self._run("--null", "--get", key, absent=_NOT_THERE))

    def path(self, key: str) -> str | None:
        """Return a value that names a file, with `~` written out; None where it is not set."""
        return _value(self._run("--null", "--path", "--get", key, absent=_NOT_THERE))

    def set(self, key: str, value: str) -> None:
        """Set a key to one value, whatever it was."""
        self._run("--replace-all", key, value)

    def unset(self, key: str) -> bool:
        """Take a key away; whether it was there."""
        return self._run("--unset-all", key, absent=_NOTHING_TO_UNSET) is not None

    def section(self, name: str) -> dict[str, str]:
        """List the settings of a section (`diff.cjmap`), by the last word of their keys."""
        pattern = f"^{re.escape(name)}[.]"
        printed = self._run("--null", "--get-regexp", pattern, absent=_NOT_THERE) or b""
        settings = {}
        for entry in printed.decode("utf-8", "replace").split("\0")[:-1]:
            key, _, value = entry.partition("\n")
            settings[key.rpartition(".")[2]] = value
        return settings

    def remove_section(self, name: str) -> bool:
        """Take a whole section away; whether it was there."""
        if not self.section(name):
            return False
        self._run("--remove-section", name)
        return True

    def _run(self, *words: str, absent: int | None = None) -> bytes | None:
        try:
            return run_git(
                ["config", f"--{self.scope.value}", *words],
                folder=self.folder,
                environment=self.environment,
            )
        except GitError as error:
            if absent is not None and error.status == absent:
                return None
            raise CjmapError(
                f"The settings of git ({_OWNERS[self.scope]}) cannot be used: {error.said or error}",
                hint="`git config --list --show-origin` says where they are.",
            ) from error


_OWNERS = {Scope.REPOSITORY: "this repository's", Scope.PERSON: "your own"}


def _value(printed: bytes | None) -> str | None:
    return None if printed is None else printed.decode("utf-8", "replace").removesuffix("\0")
