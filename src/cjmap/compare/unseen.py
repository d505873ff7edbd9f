"""What could not be compared because nobody sees what is in it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unseen:
    """A submodule that took no part, since its files in a version are not on this machine.

    `file` is its folder, `label` the version, which has its commit `commit`. `is_cloned` says
    whether its repository is here, `holds_maps` whether there are maps in it, as far as is known.
    """

    file: str
    label: str
    commit: str
    is_cloned: bool
    holds_maps: bool

    @property
    def place(self) -> str:
        """Where it is: its folder."""
        return self.file
