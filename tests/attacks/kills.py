"""Commands that write, to be killed at every change that they make."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.attacks.harmless import PERSONA, WORKSPACE, journey

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LOOSE: dict[str, object] = {
    **WORKSPACE,
    "eva.persona.yaml": "kind:   persona\nid: eva\nname:   Eva\n",
    "loan.journey.yaml": journey("title: I ask for a loan", "title:    I ask for a loan"),
}
TWICE: dict[str, object] = {
    **WORKSPACE,
    "eva.persona.yaml": PERSONA + "goals: [a, b, a]\n",
    "jan.persona.yaml": PERSONA.replace("eva", "jan") + "goals: [a, b, a]\n",
}
MERMAID = "journey\n  title T\n  section S\n    Pay: 3: Anna, Jan\n"

MAPPING = """\
journey: loan
events: {from: a.csv, case: case, time: time, activity: step}
steps: {call: call}
times:
  - {step: call, part: actual, from: call, to: done}
"""
LOG = "case,time,step\n" + "".join(
    f"{n},2026-01-01T00:00:00Z,call\n{n},2026-01-01T00:05:00Z,done\n" for n in range(30)
)


def _migrate() -> int:
    """Run `cjmap migrate` as it will be when there are later formats."""
    from tests.migrate.later_formats import MIGRATIONS

    from cjmap.cli import migrating

    return migrating.run(migrating.Request(), MIGRATIONS)


@dataclass(frozen=True, slots=True)
class Killed:
    """A command that is killed: `again` says that it can be run once more after that.

    With a `stride` it is killed at every so many changes only. `run` stands for the command where the
    command line cannot ask for it.
    """

    name: str
    command: tuple[str, ...]
    files: Mapping[str, object] = field(default_factory=lambda: WORKSPACE)
    again: bool = True
    stride: int = 1
    run: Callable[[], int] | None = None


KILLED = [
    Killed("fmt", ("fmt",), LOOSE),
    Killed("lint --fix", ("lint", "--unsafe-fixes", "--fail-on", "never"), TWICE),
    Killed("lint --update-baseline", ("lint", "--update-baseline"), {**WORKSPACE, "cjmap-baseline.json": '{"version": 1, "findings": []}'}),
    Killed("new", ("new", "persona", "jan"), again=False),
    Killed("init", ("init", "shop"), {"README": "x"}, again=False, stride=31),
    Killed("import", ("import", "a.mmd", "-o", "in"), {**WORKSPACE, "a.mmd": MERMAID}, again=False),
    Killed("export", ("export", "--to", "mermaid", "-o", "out", "loan.journey.yaml")),
    Killed("export of several files", ("export", "--to", "csv", "-o", "out")),
    Killed("render", ("render", "-o", "out", "eva.persona.yaml")),
    Killed("merge", ("merge", "eva.persona.yaml", "a.persona.yaml", "b.persona.yaml", "-o", "a.persona.yaml"),
           {"eva.persona.yaml": PERSONA, "a.persona.yaml": PERSONA + "bio: x\n", "b.persona.yaml": PERSONA.replace("name: Eva", "name: Ewa")}, again=False),
    Killed("validate with a report", ("validate", "-o", "json=report.json"), {**WORKSPACE, "report.json": "old\n"}),
    Killed("migrate", ("migrate",), {**WORKSPACE, "eva.persona.yaml": PERSONA + "reviewed: 2026-01-02\n"}, again=False, run=_migrate),
    Killed("measure --write", ("measure", "loan", "--write"), {**WORKSPACE, "loan.measure.yaml": MAPPING, "a.csv": LOG}, again=False),
    Killed("site", ("site", "-o", "out", "--no-cache"), stride=29),
    Killed("site in one file", ("site", "--single-file", "-o", "out.html"), again=False, stride=29),
]  # fmt: skip
