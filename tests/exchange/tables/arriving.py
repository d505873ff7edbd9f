"""Import a table, look at what came of it, and check that it is valid."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.exchange.importing import arrive

from cjmap.check.run import Report, validate
from cjmap.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.exchange.coming.arrival import Arrival
    from cjmap.exchange.coming.source import Options

__all__ = ["arrived", "check_valid", "losses", "outline", "said", "steps"]


def arrived(
    rows: Any,
    options: Options | None = None,
    workspace: Workspace | None = None,
    name: str = "map.csv",
) -> Arrival:
    """Import rows as a CSV file, or bytes as they are."""
    from tests.exchange.tables.realistic import text

    return arrive(
        rows if isinstance(rows, bytes) else text(rows), name, options, workspace=workspace
    )


def outline(arrival: Arrival) -> list[list[tuple[str, list[str]]]]:
    """Give the stages of each journey with the titles of their steps."""
    return [
        [
            (stage["title"], [step["title"] for step in stage["steps"]])
            for stage in map.data["stages"]
        ]
        for map in arrival.maps
        if map.kind == "journey"
    ]


def steps(arrival: Arrival) -> dict[str, dict[str, Any]]:
    """Give the steps of the journeys by their ids, without id and title."""
    return {
        step["id"]: {key: value for key, value in step.items() if key not in ("id", "title")}
        for map in arrival.maps
        if map.kind == "journey"
        for stage in map.data["stages"]
        for step in stage["steps"]
    }


def losses(arrival: Arrival) -> list[tuple[str, str, str]]:
    """List what became of things, but for ids and names that were made."""
    return [
        (loss.fate.value, loss.place.label, loss.what)
        for loss in arrival.losses
        if loss.fate.value != "made"
    ]


def said(arrival: Arrival, what: str) -> list[str]:
    """List the sentences about one kind of thing."""
    return [loss.message for loss in arrival.losses if loss.what == what]


def check_valid(arrival: Arrival, folder: Path) -> None:
    """Assert that the maps are valid together."""
    overlay = {folder / map.file_name: map.text.encode() for map in arrival.maps}
    workspace = open_workspace(folder, overlay=overlay, models=True)
    report = Report()
    validate(workspace, workspace.entries, report)
    assert [finding.message for finding in report.findings] == []
    assert len(workspace.entries) == len(arrival.maps)
