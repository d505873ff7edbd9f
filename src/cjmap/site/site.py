"""The portal of a workspace at one moment: its pages, and what they are told from."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from cjmap.check.lint import lint
from cjmap.check.selection.settings import lint_settings
from cjmap.check.silence.baseline import read_baseline
from cjmap.format.journey import State
from cjmap.format.roles import Section
from cjmap.insight.inquiry import Inquiry
from cjmap.insight.voice import Voice
from cjmap.site.addresses import map_address
from cjmap.site.past.chronicle import Chronicle
from cjmap.site.pictures.look import look_of
from cjmap.site.table import KINDS, package_of, page_kind

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from cjmap.check.finding import Finding
    from cjmap.check.run import Report as LintReport
    from cjmap.site.page import Findable, Page
    from cjmap.site.pictures.look import Look
    from cjmap.workspace import Entry, Workspace


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked of a portal beside its workspace.

    `title` is its name (empty: from the configuration, else the folder's); `lang` the language of
    what cjmap itself writes (empty: the workspace's); `versions` how many versions of each map may
    be compared (0: no history; below: as the configuration has it).
    """

    title: str = ""
    lang: str = ""
    versions: int = -1


@dataclass(eq=False)
class Site:
    """The portal of `workspace` on the day `today`. It can be sent to another process."""

    workspace: Workspace
    today: date
    options: Options = field(default_factory=Options)

    def __post_init__(self) -> None:
        """Let the configuration say what is left to it."""
        if self.options.versions < 0:
            versions = self.workspace.configuration.site_versions
            self.options = replace(self.options, versions=versions)

    @cached_property
    def lang(self) -> str:
        """The language of what cjmap itself writes."""
        return (
            self.options.lang
            or self.workspace.configuration.site_language
            or self.workspace.configuration.label_language
            or (self.workspace.language_of(None))
        )

    @cached_property
    def title(self) -> str:
        """The name of the portal."""
        return (
            self.options.title
            or self.workspace.configuration.site_title
            or self.workspace.root.resolve().name
        )

    @cached_property
    def inquiry(self) -> Inquiry:
        """The whole workspace under question, for reports and figures."""
        return Inquiry(self.workspace, self.workspace.entries, self.today)

    @cached_property
    def findings(self) -> LintReport:
        """What is wrong with the maps, and what the rules of the craft find."""
        settings = self.workspace.configuration
        known = settings.baseline
        baseline = read_baseline(self.workspace.root / known) if known is not None else None
        return lint(self.workspace, lint_settings(settings, self.today, baseline=baseline))

    @cached_property
    def findings_by_file(self) -> dict[Path, list[Finding]]:
        """The findings of each file that has any."""
        found: dict[Path, list[Finding]] = {}
        for finding in self.findings.findings:
            found.setdefault(finding.location.file, []).append(finding)
        return found

    @cached_property
    def chronicle(self) -> Chronicle:
        """What git tells of the maps."""
        return Chronicle(self.workspace)

    @cached_property
    def look(self) -> Look:
        """How pictures look, on a light and on a dark screen."""
        return look_of(self.workspace, self.lang)

    @cached_property
    def pages(self) -> dict[str, Page]:
        """The pages by address, in the order of their kinds; of two with one address, the first."""
        found: dict[str, Page] = {}
        for kind in KINDS:
            for page in page_kind(kind).pages(self):
                found.setdefault(page.address, page)
        return found

    def facts(self, page: Page) -> object:
        """Return what a page tells, for its template."""
        return page_kind(page.kind).facts(self, page)

    def findable(self, page: Page) -> tuple[Findable, ...]:
        """Return what the search finds on a page."""
        return tuple(page_kind(page.kind).findable(self, page))

    def is_future(self, page: Page) -> bool:
        """Whether a page is of a map of what is to be, not of what is."""
        model = self.entry_of(page).model if page.entry >= 0 else None
        return getattr(model, "state", None) is State.FUTURE

    def words(self, kind: str) -> Voice:
        """Return the words of a kind of page, in the language of the portal."""
        return Voice(package_of(kind), self.lang)

    @cached_property
    def frame_words(self) -> Voice:
        """The words around every page."""
        return Voice("cjmap.site.frame", self.lang)

    def entry_of(self, page: Page) -> Entry:
        """Return the map that a page is of."""
        return self.workspace.entries[page.entry]

    def entry_named(self, kind: str, id: str) -> Entry | None:
        """Return the valid map of a kind and id; None where there is none."""
        for definition in self.workspace.index.defined(Section(kind), id):
            if definition.entry.model is not None:
                return definition.entry
        return None

    def address_of(self, kind: str, id: str) -> str | None:
        """Return the address of a map's page; None where it has no page."""
        address = map_address(kind, id)
        return address if address in self.pages else None

    def has(self, address: str) -> bool:
        """Whether there is a page of this address."""
        return address in self.pages
