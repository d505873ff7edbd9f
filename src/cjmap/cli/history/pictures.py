"""The picture of a history: its versions as plain data, drawn."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.cli.drawing.look import look_of
from cjmap.cli.drawing.request import Request as DrawingRequest
from cjmap.compare.change import Level
from cjmap.compare.figures import figures_of, score_of
from cjmap.compare.history.editions import Outcome
from cjmap.draw.pictures.history import Measured, Past, Snapshot, Step, scene_of
from cjmap.errors import CjmapError
from cjmap.format.compiled import compiled_kind
from cjmap.printable import one_line
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.cli.drawing.look import Look
    from cjmap.cli.history.request import Request
    from cjmap.compare.change import Change
    from cjmap.compare.history.editions import Edition
    from cjmap.compare.history.report import History
    from cjmap.compare.side import Side
    from cjmap.workspace import Workspace

USUAL_COUNT = 12
"""How many versions have a curve of their own, unless `-n` says otherwise."""

_EMOTIONS = "emotion-"


def has_picture(history: History) -> bool:
    """Whether there is anything to draw: a journey, in a version of which a step has a score."""
    return any(
        edition.figures.felt
        for edition in history.editions
        if edition.figures is not None and _is_journey(edition)
    )


def draw(history: History, form: str, request: Request) -> bytes:
    """Draw the history; raises `CjmapError` where there is nothing to draw."""
    editions = sorted_by_time(history)
    if not history.editions:
        raise CjmapError("There are no such versions, so there is nothing to draw.")
    if not editions:
        what = f"`{one_line(history.kind)}`" if history.kind else "this map"
        raise CjmapError(
            f"There is no picture of the history of {what}: none of these versions is a journey.",
            hint="The history of any map can be told: `--to text`, `markdown`, `json` or `html`.",
        )
    workspace = _workspace(editions[-1], request)
    look = look_of(DrawingRequest(theme=request.theme, lang=request.lang), workspace)
    past = _past(history, editions, look, request)
    return look.written(scene_of(past, workspace, look.view), form)


def sorted_by_time(history: History) -> list[Edition]:
    """Return the versions that are valid journeys, the oldest first, what is not committed last."""
    # Turned round first, so that commits of one second stay in the order in which they were made.
    valid = [edition for edition in reversed(history.editions) if _is_journey(edition)]
    committed = [edition for edition in valid if edition.version is not None]
    ordered = sorted(committed, key=lambda each: each.version.date if each.version else _NEVER)
    return [*ordered, *(edition for edition in valid if edition.version is None)]


_NEVER = datetime.max.replace(tzinfo=UTC)


def _is_journey(edition: Edition) -> bool:
    return edition.top is not None and edition.top.entry.kind_name == "journey"


def _workspace(edition: Edition, request: Request) -> Workspace:
    """Return the workspace as it lies here, which knows how pictures look, or that of the version."""
    side = edition.side
    folder = Path(request.map).absolute().parent if Path(request.map).exists() else Path.cwd()
    here = open_workspace(folder, limits=request.limits)
    if here.entries or side is None or side.workspace is None:
        return here
    return side.workspace


def _past(history: History, editions: list[Edition], look: Look, request: Request) -> Past:
    changed = [index for index, each in enumerate(editions) if _says_something(each)]
    drawn = set(changed[-(request.count or USUAL_COUNT) :])
    snapshots = tuple(
        _snapshot(edition, index in drawn, editions, history)
        for index, edition in enumerate(editions)
    )
    top = editions[-1].top
    assert top is not None
    return Past(
        id=str(top.id),
        title=top.label,
        lang=look.view.lang or top.text("lang") or history.story.lang,
        snapshots=snapshots,
        left_out=len(changed) - len(drawn),
    )


def _says_something(edition: Edition) -> bool:
    return any(change.level is not Level.COSMETIC for change in edition.changes)


def _snapshot(edition: Edition, drawn: bool, editions: list[Edition], history: History) -> Snapshot:
    assert edition.side is not None
    version = edition.version
    when = version.date if version is not None else _now(editions)
    return Snapshot(
        when=when,
        name=version.short if version is not None else history.story.phrase("work-tree"),
        author=version.author if version is not None else "",
        subject=version.subject if version is not None else "",
        steps=tuple(_steps(edition.side)),
        measured=_measured(edition.side),
        former=_former(edition),
        told=_told(edition, history),
        drawn=drawn,
        now=version is None,
    )


def _former(edition: Edition) -> tuple[Step, ...]:
    """Return the steps of what a version was compared with, where that was a journey too."""
    side = edition.former
    if side is None or not side.entries or side.entries[0].kind_name != "journey":
        return ()
    return tuple(_steps(side))


def _told(edition: Edition, history: History) -> str:
    if edition.outcome is Outcome.BEGAN:
        return history.story.phrase("began")
    others = [change for change in edition.changes if _is_worth_a_line(change, history)]
    return history.story.changes(others) if others else ""


def _now(editions: list[Edition]) -> datetime:
    """Return the time of what is not committed: now, but never before the last commit."""
    dates = [each.version.date for each in editions if each.version is not None]
    return max([datetime.now(tz=UTC), *dates])


def _is_worth_a_line(change: Change, history: History) -> bool:
    """Whether a change is told below a curve; how feelings changed, the curve itself tells."""
    told = change.level.rank <= history.story.least.rank and change.level is not Level.COSMETIC
    variant = change.thing.within("Variant") is not None
    return told and (variant or change.kind.id not in ("emotion-improved", "emotion-worsened"))


def _steps(side: Side) -> Iterator[Step]:
    entry = side.entries[0]
    said = compiled_kind(str(entry.kind_name)).long_form(entry.document.data)
    personas = [str(each) for each in said.get("personas", ())]
    for number, stage in enumerate(said.get("stages", ())):
        for step in stage.get("steps", ()):
            score = score_of(step.get("emotion"), personas)
            yield Step(str(step["id"]), str(step["title"]), score, number)


def _measured(side: Side) -> Measured:
    figures = figures_of(side)
    lowest = figures.lowest
    return Measured(
        mean=figures.mean,
        remembered=figures.peak_and_end,
        lowest=lowest.score if lowest is not None else None,
        pains=figures.pains,
        severity=figures.severity,
        evidence=figures.evidence,
        won=figures.won,
        lost=figures.lost,
        steps=figures.steps,
    )
