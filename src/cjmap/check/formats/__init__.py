"""The formats of a report: one file each, and this table of them.

A format is a function from a `Presentation` to text. It knows findings and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, cast

from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from cjmap.check.run import Report
    from cjmap.problem import Severity
    from cjmap.source.document import Document

FORMATS: dict[str, str] = {
    "text": "For people: the lines in question, related places and the way out.",
    "concise": "One line a finding.",
    "json": "cjmap's own, versioned; `cjmap schema findings` is its schema.",
    "sarif": "SARIF 2.1.0, for code scanning.",
    "github": "Annotations of GitHub Actions.",
    "gitlab": "GitLab's code quality report.",
    "junit": "JUnit XML, one test case a file.",
}
"""Every format by name, with the sentence that help shows."""


@dataclass(frozen=True, slots=True)
class Presentation:
    """A report and what is needed to show it.

    `checked` lists the files that were looked at, `documents` gives the text of any file, `here`
    is the folder that people's paths start from, `repository` the one that paths of machine
    formats start from, `threshold` the severity at which the command fails (None: never).
    """

    report: Report
    checked: tuple[Path, ...]
    documents: Mapping[Path, Document]
    here: Path
    repository: Path
    threshold: Severity | None

    def shown(self, file: Path) -> str:
        """Write a path for people: relative to where they are, and harmless to print."""
        name = one_line(_relative(file, self.here))
        return f"./{name}" if name.startswith(":") else name  # `::` would start a CI command

    def published(self, file: Path) -> str:
        """Write a path for machines: relative to the repository, with `/`."""
        return _relative(file, self.repository).replace("\\", "/")


@lru_cache(maxsize=4096)  # a report names the same files over and over
def _relative(file: Path, base: Path) -> str:
    name = str(file.relative_to(base) if file.is_relative_to(base) else file)
    return name.encode("utf-8", "backslashreplace").decode()  # names need not be UTF-8


def write_report(name: str, presentation: Presentation) -> str:
    """Write a report in the format called `name`; the text ends with a line break or is empty."""
    module = import_module(f"cjmap.check.formats.{name}_format")
    write = cast("Callable[[Presentation], str]", module.write)
    return write(presentation)
