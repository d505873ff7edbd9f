"""What the findings page tells, and where the findings of a map are found."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.insight.gathered.things import things
from cjmap.insight.voice import Voice
from cjmap.problem import Severity
from cjmap.site.about_map import findings_anchor
from cjmap.site.addresses import FINDINGS
from cjmap.site.page import Findable, Link, Page
from cjmap.site.pages.findings.explained import Explained, Run, explained, runs
from cjmap.site.references import Ref, thing_ref
from cjmap.site.writing import anchor

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from cjmap.check.finding import Finding, Location
    from cjmap.site.site import Site
    from cjmap.workspace import Entry

_TONES = {Severity.ERROR: "is-bad", Severity.WARNING: "is-fair", Severity.INFO: ""}
_PART = re.compile(r"\[(\d+)\]|([^.\[\]]+)")
"""A part of a path as authors write it: a number in brackets, or a key."""

_LONGEST_LINE = 160
"""Characters of a line of a file that are quoted at most."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many findings there are of a severity: a number with its word, and the tone of its badge."""

    words: str
    tone: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file (`shop/first.journey.yaml:12`), and what is to be seen there."""

    place: str
    note: str


@dataclass(frozen=True, slots=True)
class Found:
    """A finding: what is wrong where, the line that it stands on, and the way out.

    `about` is the part of the map that it speaks of, if it is not the whole. `severity` is a word, `tone`
    the class of its badge, `rule` the name of what found it. `fix` says what `cjmap lint` would do about
    it when asked by `option`.
    """

    severity: str
    tone: str
    rule: str
    message: tuple[Run, ...]
    about: Ref | None
    place: str
    line: str
    help: tuple[Run, ...]
    fix: tuple[Run, ...]
    option: str
    related: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class FoundIn:
    """The findings of one file, under an anchor of the page. `kind` is the kind of its map in words."""

    anchor: str
    map: Ref
    lang: str
    kind: str
    file: str
    counts: tuple[Count, ...]
    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Failed:
    """A rule that failed on a map: a mistake in the rule, and what it said."""

    rule: str
    file: str
    said: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What was found. `broken` are maps that could not be read, `maps` those with other findings.

    `summary` tells in a sentence what was looked at and how much was found. `lang` is the language
    of findings and rules, where it is not that of the portal.
    """

    summary: str
    counts: tuple[Count, ...]
    broken: tuple[FoundIn, ...]
    maps: tuple[FoundIn, ...]
    failed: tuple[Failed, ...]
    rules: tuple[Explained, ...]
    lang: str


def pages(site: Site) -> Iterator[Page]:
    """Give the one page of all findings."""
    yield Page(FINDINGS, "findings", site.frame_words("findings"), section=FINDINGS)


def facts(site: Site, page: Page) -> Facts:
    """Tell what was found in all maps."""
    report = site.findings
    words = site.words(page.kind)
    broken = {entry.file for entry in _broken(site)}
    groups = _Groups(site, words)
    others = [file for file in site.findings_by_file if file not in broken]
    return Facts(
        summary=_summary(site, words),
        counts=groups.counts(report.findings),
        broken=tuple(groups.of(entry.file) for entry in _broken(site)),
        maps=tuple(
            groups.of(file) for file in sorted(others, key=lambda each: _weight(site, each))
        ),
        failed=tuple(
            Failed(each.rule, groups.shown(each.file), each.said) for each in report.faults
        ),
        rules=explained(each.rule for each in report.findings),
        lang="en" if not words.lang.startswith("en") else "",
    )


def findable(site: Site, page: Page) -> Iterator[Findable]:
    """Find the page, and the findings of each map by its title, its file and what is wrong."""
    words = site.words(page.kind)
    yield Findable(Link(page.address), words("kind"), page.title)
    groups = _Groups(site, words)
    for file in dict.fromkeys((*(each.file for each in _broken(site)), *site.findings_by_file)):
        found = site.findings_by_file.get(file, ())
        texts = (
            groups.shown(file),
            *(text for each in found for text in (each.rule.name, each.message)),
        )
        yield Findable(
            Link(page.address, groups.anchor(file)),
            words("kind"),
            groups.map_of(file).title,
            page.title,
            texts,
        )


def _broken(site: Site) -> Sequence[Entry]:
    """Return the maps that could not be read, in the order of the files."""
    return [entry for entry in site.workspace.entries if entry.model is None]


def _weight(site: Site, file: Path) -> tuple[int, int, int, str]:
    """Sort what is worst first: by errors, warnings and hints, then by file."""
    counts = Counter(each.severity for each in site.findings_by_file[file])
    error, warning, info = (-counts[each] for each in Severity)
    return error, warning, info, str(file)


def _summary(site: Site, words: Voice) -> str:
    maps = words.counted("maps", site.findings.maps)
    with_some = sum(bool(site.findings_by_file.get(each.file)) for each in site.workspace.entries)
    if not site.findings.findings:
        return words("all-good", maps=maps)
    clean = site.findings.maps - with_some
    found = words.counted("found", len(site.findings.findings), maps=maps)
    return f"{found} {words.counted('clean', clean)}" if clean else found


class _Groups:
    """Tells the findings of one file after another."""

    def __init__(self, site: Site, words: Voice) -> None:
        self._site = site
        self._words = words
        self._kinds = Voice("cjmap.insight.nouns", site.lang)
        self._things = site.inquiry.once(things)
        self._entries = {entry.file: entry for entry in site.workspace.entries}

    def of(self, file: Path) -> FoundIn:
        found = self._site.findings_by_file.get(file, [])
        entry = self._entries.get(file)
        model = entry.model if entry is not None else None
        lang = self._site.workspace.language_of(model) if model is not None else ""
        return FoundIn(
            anchor=self.anchor(file),
            map=self.map_of(file),
            lang=lang if lang != self._site.lang else "",
            kind=self._kind(entry),
            file=self.shown(file),
            counts=self.counts(found),
            found=tuple(self._found(each) for each in found),
        )

    def counts(self, found: Sequence[Finding]) -> tuple[Count, ...]:
        """Count findings by severity; a severity of which there are none is left out."""
        say = self._site.frame_words
        counts = Counter(each.severity for each in found)
        return tuple(
            Count(say.counted(f"about-{each}", counts[each]), _TONES[each])
            for each in Severity
            if counts[each]
        )

    def map_of(self, file: Path) -> Ref:
        """Refer to the map of a file by its title, else by its id, else by the file."""
        entry = self._entries.get(file)
        if entry is None:
            return Ref(file.name)
        if entry.model is None:
            return Ref(entry.read_text("title") or entry.read_text("name") or entry.id or file.name)
        address = self._site.address_of(str(entry.kind_name), str(entry.id))
        return Ref(getattr(entry.model, "label", file.name), Link(address) if address else None)

    def anchor(self, file: Path) -> str:
        entry = self._entries.get(file)
        if entry is None:
            return f"map.{anchor(self.shown(file))}"
        return findings_anchor(self._site, entry)

    def shown(self, file: Path) -> str:
        """Return the path of a file as people know it: from the workspace on, with `/`."""
        root = self._site.workspace.root
        return (file.relative_to(root) if file.is_relative_to(root) else file).as_posix()

    def _kind(self, entry: Entry | None) -> str:
        key = f"kind-{entry.kind_name}" if entry is not None else ""
        return self._kinds(key) if self._kinds.has(key) else ""

    def _found(self, finding: Finding) -> Found:
        fix = finding.fix
        return Found(
            severity=self._words(str(finding.severity)),
            tone=_TONES[finding.severity],
            rule=finding.rule.name,
            message=runs(finding.message),
            about=self._about(finding),
            place=self._place(finding.location),
            line=self._line(finding.location),
            help=runs(finding.help or ""),
            fix=runs(fix.title) if fix is not None else (),
            option="--fix" if fix is not None and fix.safe else "--unsafe-fixes",
            related=tuple(Place(self._place(each.location), each.note) for each in finding.related),
        )

    def _about(self, finding: Finding) -> Ref | None:
        entry = self._entries.get(finding.location.file)
        if entry is None or entry.model is None:
            return None
        path = tuple(int(number) if number else key for number, key in _PART.findall(finding.path))
        thing = self._things.at(entry, path)
        return thing_ref(self._site, thing) if thing is not None and thing.path else None

    def _place(self, location: Location) -> str:
        return f"{self.shown(location.file)}:{location.line}"

    def _line(self, location: Location) -> str:
        """Quote the line of a place; nothing of a file that is no map."""
        entry = self._entries.get(location.file)
        line = entry.document.lines.line(location.line).strip() if entry is not None else ""
        return line if len(line) <= _LONGEST_LINE else f"{line[: _LONGEST_LINE - 1]}…"
