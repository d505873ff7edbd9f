"""A finding: a problem with its place resolved, ready for any report format."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cjmap.problem import Fix, MapPath, Problem, Route, Rule, Severity, Span, author_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from cjmap.source.document import Document
    from cjmap.workspace.entry import Entry


@dataclass(frozen=True, slots=True)
class Location:
    """A stretch of a file; lines and columns count from 1, `end_column` is exclusive."""

    file: Path
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class RelatedLocation:
    """A second place that a reader needs to see, and why."""

    location: Location
    note: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong in one map.

    `path` is the author's path (`stages[2].steps[0].emotion`), `entity` the same place by ids
    (`journey:first-order/stages/discover/steps/filter/emotion`), which survives moved lines.
    `fix` is what `cjmap lint --fix` would do about it, where it can.
    """

    rule: Rule
    severity: Severity
    message: str
    location: Location
    path: str
    entity: str
    help: str | None
    related: tuple[RelatedLocation, ...]
    fingerprint: str
    fix: Fix | None = None

    @property
    def order(self) -> tuple[int, str, int, int, str]:
        """Errors first, then by file and place."""
        place = self.location
        return (self.severity.rank, str(place.file), place.line, place.column, self.rule.code)


def resolve(
    problems: list[Problem],
    entry: Entry,
    documents: Mapping[Path, Document],
    severities: Mapping[Rule, Severity] | None = None,
) -> list[Finding]:
    """Turn the problems of one map into findings, counted by themselves (see `told_apart`).

    `documents` resolves places in other files; `severities` are those that differ from the rules' own.
    """
    weights = severities or {}
    counts: dict[tuple[str, str], int] = {}
    document = entry.document
    findings = []
    for problem in problems:
        path: MapPath = problem.where.path if isinstance(problem.where, Route) else ()
        entity = entity_of(entry, path)
        key = (problem.rule.code, entity)
        ordinal = counts.get(key, 0)
        counts[key] = ordinal + 1
        findings.append(
            Finding(
                rule=problem.rule,
                severity=weights.get(problem.rule, problem.rule.severity),
                message=problem.message,
                location=locate(document, document.span_of(problem.where)),
                path=author_path(path),
                entity=entity,
                help=problem.help,
                related=tuple(
                    RelatedLocation(locate(other, other.span_of(related.where)), related.note)
                    for related in problem.related
                    if (other := documents.get(related.file or document.file, document))
                ),
                fingerprint=fingerprint(problem.rule, entity, ordinal),
                fix=problem.fix,
            )
        )
    return findings


def told_apart(
    findings: Sequence[Finding], counts: dict[tuple[str, str], int]
) -> Iterator[Finding]:
    """Count the findings of one map on from those of other maps, by rule and entity.

    Two maps may have one id; their equal findings are told apart as well.
    """
    own: dict[tuple[str, str], int] = {}
    for finding in findings:
        key = (finding.rule.code, finding.entity)
        before, ordinal = own.get(key, 0), counts.get(key, 0)
        own[key], counts[key] = before + 1, ordinal + 1
        if ordinal != before:
            mark = fingerprint(finding.rule, finding.entity, ordinal)
            finding = replace(finding, fingerprint=mark)
        yield finding


def locate(document: Document, span: Span) -> Location:
    """Turn a span into lines and columns, without the blanks and empty lines at its end."""
    text = document.text
    end = max(span.end, span.start)
    while end > span.start + 1 and text[end - 1 : end].isspace():
        end -= 1
    return exactly(document, Span(span.start, end))


def exactly(document: Document, span: Span) -> Location:
    """Turn a span into lines and columns as it is."""
    text = document.text
    start, end = min(span.start, len(text)), min(max(span.end, span.start), len(text))
    line, column = document.lines.place(start)
    end_line, end_column = document.lines.place(end)
    return Location(document.file, line, column, end_line, max(end_column, 1))


def entity_of(entry: Entry, path: MapPath) -> str:
    """Name a place by ids rather than positions, as far as its parts have ids."""
    kind = entry.kind_name or "map"
    words = [f"{kind}:{entry.id or entry.file.name}"]
    here: object = entry.document.data
    for part in path:
        inner: object = None
        if isinstance(here, dict) and isinstance(part, str):
            inner = here.get(part)
        elif isinstance(here, list) and isinstance(part, int) and part < len(here):
            inner = here[part]
        name = inner.get("id") if isinstance(part, int) and isinstance(inner, dict) else None
        words.append(str(name if isinstance(name, (str, int)) else part))
        here = inner
    return "/".join(words)


def fingerprint(rule: Rule, entity: str, ordinal: int) -> str:
    """Identify a finding across edits: by rule, entity, and a count among its equals."""
    from hashlib import sha256

    return sha256(
        f"{rule.code}\n{entity}\n{ordinal}".encode("utf-8", "backslashreplace")
    ).hexdigest()[:32]
