"""The portal of maps that may be broken at the moment."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cjmap.check.lint import lint
from cjmap.check.selection.settings import lint_settings
from cjmap.site.site import Site

if TYPE_CHECKING:
    from cjmap.check.run import Report
    from cjmap.workspace import Workspace


@dataclass(eq=False)
class LiveSite(Site):
    """Pages are told from `workspace`, the last good state; findings are those of `actual`."""

    actual: Workspace | None = None

    @cached_property
    def findings(self) -> Report:
        """What is wrong with the maps as they are in the files."""
        actual = self.actual or self.workspace
        return lint(actual, lint_settings(actual.configuration, self.today))
