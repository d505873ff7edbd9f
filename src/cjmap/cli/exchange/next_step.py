"""What there is to do after an import."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.cli.targets import shown_file
from cjmap.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.check.run import Report
    from cjmap.cli.exchange.request import ImportRequest
    from cjmap.exchange.again.landing import Landing


def next_step(
    request: ImportRequest, landings: Sequence[Landing], found: Report, *, written: bool
) -> str:
    """Say what to do next, as far as this import has come: nothing is written, or to be decided, or done."""
    decide = [
        f"{shown_file(each.file)}:{each.undecided}"
        for each in landings
        if each.undecided is not None and (written or not each.changes)
    ]
    if decide:
        return (
            f"decide between what stands at `<<<<<<<` and at `>>>>>>>` in {', '.join(decide)};"
            " then cjmap lint"
        )
    if request.dry_run:
        changes = any(each.changes for each in landings)
        return f"the same {'with --merge and ' if changes else ''}without --dry-run"
    if not written:
        return "see to what is listed, or leave out --strict"
    here = Path.cwd()
    away = not all(each.file.is_relative_to(here) for each in landings)
    where = f" {shown_file(landings[0].file.parent)}" if away else ""
    lint, render = f"cjmap lint{where}", f"cjmap render{where}"
    if not found.findings:
        return render
    return lint if found.count(Severity.ERROR) else f"{lint} && {render}"
