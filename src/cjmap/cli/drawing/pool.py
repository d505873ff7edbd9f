"""Pictures spread over several processes, because laying out and writing them is work for the processor."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from cjmap.cli.drawing.work import Drawn, Failure, Order, Outcome, fulfil
from cjmap.processes import Lost, fulfilled

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from cjmap.workspace import Workspace
    from cjmap.workspace.settings import Picture


def outcomes(
    orders: Sequence[Order], workspaces: Sequence[Workspace], jobs: int | None
) -> Generator[tuple[int, Outcome], None, None]:
    """Fulfil orders; give (number of the order, outcome) as they are ready.

    `jobs` is how many may be at work at a time (None: as many as there are processors, where the
    orders are not few). A process that is lost costs its picture.
    """
    with closing(fulfilled(orders, workspaces, fulfil, jobs)) as coming:
        for number, outcome in coming:
            yield number, _lost(orders[number], outcome) if isinstance(outcome, Lost) else outcome


def _lost(order: Order, lost: Lost) -> Outcome:
    failure = Failure(
        f"the process that drew it {lost.how}.",
        "It may have needed too much memory; `--jobs 1` draws one picture at a time.",
    )
    drawn: dict[Picture, Drawn] = dict.fromkeys(order.forms, failure)
    return Outcome(drawn)
