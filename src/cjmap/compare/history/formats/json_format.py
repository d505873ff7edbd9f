"""A history as JSON: versioned, with a schema that comes from the models here."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from cjmap.compare.change import Level
from cjmap.compare.history.editions import Outcome
from cjmap.published import TOOL, Published, Tool, schema_of, written

if TYPE_CHECKING:
    from cjmap.compare.change import Change
    from cjmap.compare.figures import Felt, Figures
    from cjmap.compare.history.editions import Edition
    from cjmap.compare.history.report import History
    from cjmap.compare.history.summary import Storyteller


class Point(Published):
    """A step and its score, −2 to 2: the mean over the personas of the journey."""

    step: str = Field(description="The id of the step.")
    title: str = Field(description="Its title.")
    score: float = Field(ge=-2, le=2, description="Its score.")


class PublishedFigures(Published):
    """The figures of a version; null where the map does not tell."""

    steps: int = Field(ge=0, description="How many steps there are.")
    mean_emotion: float | None = Field(description="The mean of the scores of the steps.")
    peak: Point | None = Field(description="The most extreme step.")
    end: Point | None = Field(description="The last step that has a score.")
    peak_and_end: float | None = Field(description="The mean of peak and end.")
    lowest: Point | None = Field(description="The first step with the lowest score.")
    open_pains: int = Field(ge=0, description="Pains that no finished opportunity answers.")
    open_severity: int = Field(ge=0, description="Their severities added up.")
    claims: int = Field(ge=0, description="Claims about customers.")
    claims_with_evidence: int = Field(ge=0, description="Those that rest on evidence.")
    evidence_share: float | None = Field(description="The share of the former, 0 to 1.")
    moments_of_truth_won: int = Field(ge=0, description="Those with a score above 0.")
    moments_of_truth_lost: int = Field(ge=0, description="Those with a score below 0.")
    moments_of_truth_undecided: int = Field(ge=0, description="Those with 0, or without a score.")
    curve: list[Point] = Field(description="All steps that have a score, in order.")


class PublishedChange(Published):
    """One change of a version."""

    kind: str = Field(description="The kind of change.", examples=["emotion-worsened"])
    level: Level = Field(description="How much it weighs.")
    message: str = Field(description="The change in words.")
    address: str = Field(description="Where it is, by names that stay.")
    fingerprint: str = Field(description="What it is known by, whatever its words.")


class PublishedVersion(Published):
    """A version of the map; commit, author, date and subject are null for what is not committed."""

    commit: str | None = Field(description="The commit.")
    author: str | None = Field(description="Who wrote it.")
    date: datetime | None = Field(description="When, with the author's time zone.")
    subject: str | None = Field(description="The first line of the message.")
    file: str = Field(description="The name of the file, from the root of the repository.")
    outcome: Outcome = Field(description="What became of the map.")
    summary: str = Field(description="The same, and the heaviest changes, in a line.")
    problem: str | None = Field(description="Why the format refuses it, where it does.")
    changes: list[PublishedChange] = Field(description="The changes, the heaviest first.")
    figures: PublishedFigures | None = Field(description="Null where there is no valid map.")


class Subject(Published):
    """The map, as its newest valid version has it; empty where no version is valid."""

    kind: str = Field(description="Its kind.", examples=["journey"])
    id: str = Field(description="Its id.")
    title: str = Field(description="Its title.")
    file: str = Field(description="Its file, from the root of the repository.")


class JsonHistory(Published):
    """The report of `cjmap log` with `--to json`."""

    version: Literal[1] = Field(description="The version of this format.")
    tool: Tool = Field(description="What wrote it.")
    map: Subject = Field(description="The map.")
    versions: list[PublishedVersion] = Field(description="Its versions, in the order asked for.")


def write(history: History) -> str:
    """Write the history."""
    published = JsonHistory(
        version=1,
        tool=TOOL,
        map=Subject(kind=history.kind, id=history.id, title=history.title, file=history.path),
        versions=[_version(edition, history.story) for edition in history.editions],
    )
    return written(published)


def history_schema() -> dict[str, object]:
    """Return the JSON Schema (2020-12) of this report."""
    return schema_of(JsonHistory, "The JSON report of cjmap log")


def _version(edition: Edition, story: Storyteller) -> PublishedVersion:
    version = edition.version
    return PublishedVersion(
        commit=version.commit if version is not None else None,
        author=version.author if version is not None else None,
        date=version.date if version is not None else None,
        subject=version.subject if version is not None else None,
        file=edition.path,
        outcome=edition.outcome,
        summary=story.line(edition),
        problem=edition.problem.message if edition.problem is not None else None,
        changes=[_change(change, story) for change in story.shown(edition)],
        figures=_figures(edition.figures) if edition.figures is not None else None,
    )


def _change(change: Change, story: Storyteller) -> PublishedChange:
    return PublishedChange(
        kind=change.kind.id,
        level=change.level,
        message=story.teller.message(change),
        address=change.address,
        fingerprint=change.fingerprint,
    )


def _figures(figures: Figures) -> PublishedFigures:
    return PublishedFigures(
        steps=figures.steps,
        mean_emotion=_rounded(figures.mean),
        peak=_point(figures.peak),
        end=_point(figures.end),
        peak_and_end=_rounded(figures.peak_and_end),
        lowest=_point(figures.lowest),
        open_pains=figures.pains,
        open_severity=figures.severity,
        claims=figures.claims,
        claims_with_evidence=figures.backed,
        evidence_share=_rounded(figures.evidence),
        moments_of_truth_won=figures.won,
        moments_of_truth_lost=figures.lost,
        moments_of_truth_undecided=figures.undecided,
        curve=[Point(step=each.id, title=each.title, score=each.score) for each in figures.felt],
    )


def _point(felt: Felt | None) -> Point | None:
    return Point(step=felt.id, title=felt.title, score=felt.score) if felt is not None else None


def _rounded(value: float | None) -> float | None:
    """Cut what only the computer's arithmetic adds to a mean."""
    return None if value is None else round(value, 6)
