"""Write the tables of dependencies into `CONTRIBUTING.md`, from the comments of `pyproject.toml`.

    python tools/make_dependency_table.py            # writes them
    python tools/make_dependency_table.py --check    # exits with 1 if they are not what would be written

A comment above packages is the reason of them all, up to the next comment. A package without one is an
error.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
BEGIN, END = "<!-- made by tools/make_dependency_table.py -->", "<!-- end of what is made -->"

_LIST = re.compile(r"^([\w-]+) = \[$")
_COMMENT = re.compile(r"^    # (.+)$")
_PACKAGE = re.compile(r'^    "([\w.-]+(?:\[[\w,]+\])?)([^"]*)",$')


class Reason(NamedTuple):
    """Packages of one list, each with its bounds, and why they are there."""

    of: str
    packages: tuple[tuple[str, str], ...]
    why: str


def reasons(text: str) -> Iterator[Reason]:
    """Read the lists of packages in a `pyproject.toml`, with the comments above them.

    Raises:
        ValueError: If a package has no reason, or a line of a list is neither a package nor a comment.
    """
    _, _, text = text.partition("\n[project]\n")
    of, why = "", ""
    packages: list[tuple[str, str]] = []
    for line in text.partition("\n[project.scripts]\n")[0].splitlines():
        if started := _LIST.match(line):
            of = started[1] if started[1] != "classifiers" else ""
        elif of and line == "]":
            yield Reason(of, tuple(packages), why)
            of, why, packages = "", "", []
        elif of and (comment := _COMMENT.match(line)):
            if packages:
                yield Reason(of, tuple(packages), why)
                why, packages = "", []
            why = f"{why} {comment[1]}".strip()
        elif of:
            package = _PACKAGE.match(line)
            if package is None or not why:
                raise ValueError(f"no package with a reason above it: {line.strip()}")
            packages.append((package[1], package[2]))


def tables(text: str) -> str:
    """Return the tables for the text of a `pyproject.toml`: what everybody installs, and the extras."""
    found = list(reasons(text))
    lines = ["| package | why |", "|---|---|"]
    lines += [f"| {_packages(each)} | {each.why} |" for each in found if each.of == "dependencies"]
    lines += ["", "The extras hold what most people do without:", ""]
    lines += ["| extra | package | why |", "|---|---|---|"]
    lines += [
        f"| `{each.of}` | {_packages(each)} | {each.why} |"
        for each in found
        if each.of != "dependencies"
    ]
    return "\n".join(lines)


def page(old: str, project: str) -> str:
    """Return a page with its tables made anew; raises `ValueError` where it has no place for them."""
    before, begin, rest = old.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError("the page has no place for the tables")
    return f"{before}{BEGIN}\n\n{tables(project)}\n\n{END}{after}"


def _packages(reason: Reason) -> str:
    return ", ".join(f"{name} {bounds}".strip() for name, bounds in reason.packages)


if __name__ == "__main__":
    target = ROOT / "CONTRIBUTING.md"
    now = target.read_text("utf-8")
    new = page(now, (ROOT / "pyproject.toml").read_text("utf-8"))
    if "--check" not in sys.argv:
        target.write_text(new, "utf-8")
    elif new != now:
        sys.exit(
            "The tables of CONTRIBUTING.md are old; run: python tools/make_dependency_table.py"
        )
