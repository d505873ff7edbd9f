"""Write the report of losses where it is wanted, and decide by it how a command ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from cjmap.cli.exchange.telling import style_losses
from cjmap.cli.terminal import emit, emit_styled
from cjmap.source.write import write_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.cli.exchange.request import Telling
    from cjmap.exchange.losses import Loss
    from cjmap.exchange.report import ExchangeReport


def too_much(losses: Sequence[Loss], telling: Telling) -> bool:
    """Whether the losses make the command fail."""
    if telling.strict:
        return bool(losses)
    threshold = telling.threshold
    return threshold is not None and any(loss.severity.rank <= threshold.rank for loss in losses)


def report(
    losses: Sequence[Loss],
    whole: ExchangeReport,
    telling: Telling,
    stream: TextIO | None = None,
) -> None:
    """Tell the losses on `stream` (default: standard output), and write the reports that were asked for."""
    for form, file in telling.reports:
        write_file(file, _written(form, losses, whole))
    if telling.form == "json":
        emit(_written("json", losses, whole).decode(), stream)
    elif not telling.quiet:
        emit_styled(style_losses(losses, detail=telling.detail), telling.color, stream)


def _written(form: str, losses: Sequence[Loss], whole: ExchangeReport) -> bytes:
    if form == "json":
        from cjmap.published import written

        return written(whole).encode()
    return style_losses(losses, detail=True).plain.encode("utf-8", "backslashreplace")
