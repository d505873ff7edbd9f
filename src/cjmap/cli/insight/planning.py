"""Plan what to do first, in the formats asked for."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from cjmap.cli.insight.answering import inquiry_into, name_of, only_one, targets_of, write
from cjmap.cli.insight.request import Request
from cjmap.cli.insight.terminal import show
from cjmap.cli.reports import PICTURES
from cjmap.cli.terminal import Color, emit
from cjmap.errors import CjmapError
from cjmap.insight.plan.candidates import exact
from cjmap.insight.plan.figures import figures
from cjmap.insight.plan.planning import plan
from cjmap.insight.plan.situation import Asked
from cjmap.insight.plan.solver import INSTALL_HINT
from cjmap.insight.plan.telling import document
from cjmap.insight.report.sections import Room

if TYPE_CHECKING:
    from fractions import Fraction

    from cjmap.cli.targets import Target
    from cjmap.insight.document import Document
    from cjmap.insight.inquiry import Inquiry
    from cjmap.insight.plan.figures import PlanFigures
    from cjmap.workspace.configuration import Configuration
    from cjmap.workspace.settings import ThemeName

FORMATS = ("text", "markdown", "html", "csv", "json", *PICTURES)
"""The forms of a plan; a picture is the opportunity matrix with the plan marked."""


@dataclass(frozen=True, slots=True)
class PlanRequest(Request):
    """A plan to make. None: as the configuration says, or, of the budget, no limit.

    `seconds` is how long the solver may take.
    """

    budget: float | None = None
    quarters: int | None = None
    pain_weight: float | None = None
    reconsider: bool = False
    seconds: float = 60.0
    theme: ThemeName | None = None


def run(request: PlanRequest) -> int:
    """Tell the plan of each workspace; return the exit code."""
    targets = targets_of(request)
    only_one(targets, request)
    for number, target in enumerate(targets):
        if number:
            emit("\n")
        _tell(request, target)
    return 0


def _tell(request: PlanRequest, target: Target) -> None:
    inquiry = inquiry_into(target, request.today)
    asked = _asked(request, inquiry.workspace.configuration)
    found = figures(plan(inquiry, asked, request.seconds))
    lang = request.lang or inquiry.workspace.language_of(None)
    told = document(found, name_of(inquiry), lang, Room(request.rows, request.verbose))
    write(
        request,
        show=lambda: show(told, request.color),
        bytes_of=lambda name: _bytes(name, found, told, inquiry, request),
        plain=_plain(told) if any(name == "text" for name, _ in request.outputs) else "",
    )


def _asked(request: PlanRequest, configuration: Configuration) -> Asked:
    def chosen(value: float | None, key: str) -> Fraction:
        return exact(configuration.number(key) if value is None else value)

    return Asked(
        budget=None if request.budget is None else exact(request.budget),
        quarters=int(chosen(request.quarters, "plan.quarters")),
        pain_weight=chosen(request.pain_weight, "plan.pain-weight"),
        reconsider=request.reconsider,
    )


def _bytes(
    name: str, found: PlanFigures, told: Document, inquiry: Inquiry, request: PlanRequest
) -> bytes:
    if name in PICTURES:
        if found.best is None:
            raise CjmapError(
                "There is no plan to draw: the solver HiGHS, which finds it, is not installed.",
                hint=INSTALL_HINT,
            )
        return _picture(name, found, inquiry, request)
    if name == "json":
        from cjmap.insight.plan.published import write_json

        return write_json(found, name_of(inquiry), inquiry.today, told.lang).encode()
    if name == "csv":
        from cjmap.insight.plan.published import write_csv

        return write_csv(found).encode("utf-8", "backslashreplace")
    from cjmap.insight.formats import write_document

    pictures = None
    if name == "html":
        from cjmap.cli.insight.pictures import pictures_of

        pictures = pictures_of(told, inquiry, _in_plan(found))
    return write_document(name, told, pictures).encode("utf-8", "backslashreplace")


def _picture(form: str, found: PlanFigures, inquiry: Inquiry, request: PlanRequest) -> bytes:
    from cjmap.cli.drawing.look import look_of
    from cjmap.cli.drawing.request import Request as DrawingRequest
    from cjmap.draw import workspace_picture

    look = look_of(DrawingRequest(theme=request.theme, lang=request.lang), inquiry.workspace)
    view = replace(look.view, chosen=_in_plan(found))
    scene = workspace_picture("opportunity-matrix", inquiry.workspace, view, _only(inquiry))
    return look.written(scene, form)


def _only(inquiry: Inquiry) -> Any | None:
    """Return the one map that is asked about; None for the whole workspace."""
    own = [*inquiry.maps("journey"), *inquiry.maps("backlog")]
    if len(inquiry.entries) == len(inquiry.workspace.entries) or len(own) != 1:
        return None
    return own[0].model


def _in_plan(found: PlanFigures) -> frozenset[str]:
    """Return the ids of what is chosen and of what is under way."""
    return frozenset(
        each.id for each in found.opportunities if each.standing in ("chosen", "under-way")
    )


def _plain(told: Document) -> str:
    stream = io.StringIO()
    show(told, Color.NEVER, stream)
    return stream.getvalue()


def parse_amount(option: str, number: float | None, most: float) -> float | None:
    """Check an amount of an option: 0 to `most`; raises `CjmapError` for any other."""
    if number is None or 0 <= number <= most:
        return number
    raise CjmapError(f"`{option} {number:g}` is no amount.", hint=f"Write 0 to {most:,.0f}.")


def parse_quarters(number: int | None) -> int | None:
    """Check a number of planning periods; raises `CjmapError` for none or too many."""
    if number is None or 1 <= number <= 12:
        return number
    raise CjmapError(f"`--quarters {number}` cannot be planned.", hint="Write 1 to 12.")


def parse_timeout(seconds: float) -> float:
    """Check how long the solver may take; raises `CjmapError` for no time at all."""
    if 0 < seconds <= 86_400:
        return seconds
    raise CjmapError(f"`--timeout {seconds:g}` is no time.", hint="Write seconds, such as 60.")
