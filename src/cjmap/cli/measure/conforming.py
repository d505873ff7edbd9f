"""What happened set against what a journey plans: told, and drawn."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cjmap.cli.drawing.look import look_of
from cjmap.cli.drawing.request import Request as DrawingRequest
from cjmap.cli.measure.answering import answer
from cjmap.cli.reports import check_format
from cjmap.draw.pictures.flow import scene_of
from cjmap.measure.conformance import conform
from cjmap.measure.conformance.flows import flows
from cjmap.measure.conformance.telling import sections
from cjmap.measure.published import write as write_json
from cjmap.measure.telling.telling import tell
from cjmap.source.write import write_file

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.cli.measure.request import MeasureRequest
    from cjmap.measure.conformance import Conformance
    from cjmap.measure.figures.measured import Measured
    from cjmap.measure.figures.session import Session

_FORMS = ("svg", "png", "pdf", "html", "dot")
_KEPT = ("data",)
"""The sections of the figures that stand below those of the plan as well."""


def set_against_plan(
    request: MeasureRequest, session: Session, measured: Measured, lang: str
) -> None:
    """Tell where cases left the plan, and draw it where a picture was asked for."""
    form = _form(request.picture) if request.picture is not None else ""
    found = conform(session, measured.selection)
    figures = tell(session, measured, lang)
    kept = tuple(each for each in figures.sections if each.key in _KEPT)
    told = (*sections(found, session.workspace, lang), *kept)
    if request.picture is not None:
        write_file(request.picture, _drawn(request, session, measured, found, form))
    answer(request, replace(figures, sections=told), lambda: write_json(measured, found))


def _form(file: Path) -> str:
    return check_format(file.suffix.removeprefix(".").lower(), _FORMS)


def _drawn(
    request: MeasureRequest, session: Session, measured: Measured, found: Conformance, form: str
) -> bytes:
    look = look_of(DrawingRequest(lang=request.lang), session.workspace)
    scene = scene_of(session.journey, flows(measured, found), session.workspace, look.view)
    return look.written(scene, form)
