"""Commands that write, to be killed at every change that they make."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.attacks.harmless import PERSONA, WORKSPACE, journey

if TYPE_CHECKING:
    from collections.abc import Mapping

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


@dataclass(frozen=True, slots=True)
class Killed:
    """A command that is killed: `again` says that it can be run once more after that.

    With a `stride` it is killed at every so many changes only.
    """

    name: str
    command: tuple[str, ...]
    files: Mapping[str, object] = field(default_factory=lambda: WORKSPACE)
    again: bool = True
    stride: int = 1


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
    Killed("site", ("site", "-o", "out", "--no-cache"), stride=29),
    Killed("site in one file", ("site", "--single-file", "-o", "out.html"), again=False, stride=29),
]  # fmt: skip
