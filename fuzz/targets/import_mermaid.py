"""A Mermaid journey, or a page with some → maps."""

from __future__ import annotations

from functools import cache

from fuzz.corpus import files
from fuzz.importing import exported, look_at_import
from fuzz.mutation.texts import mutation_of_texts
from fuzz.target import Target

_SIGNS = [
    *(
        "journey",
        "title ",
        "section ",
        "Pay: 3: Anna\n",
        ": ",
        ": 5",
        ", ",
        ";",
        "%%",
        "%%{init: {}}%%",
    ),
    *(
        "accTitle: x\n",
        "accDescr: x\n",
        "accDescr {\n",
        "}\n",
        "---\n",
        "title: x\n",
        "#35;",
        "&amp;",
    ),
    *("```mermaid\n", "```\n", "# ", "## ", "<br/>", "<pre class='mermaid'>", "</pre>", "\n", "  "),
]


def look(data: bytes) -> None:
    """Read a diagram, or a page of Markdown."""
    name = "any.md" if data.lstrip().startswith((b"#", b"`", b"<", b"~")) else "any.mmd"
    look_at_import(data, name, "mermaid")


@cache
def seeds() -> tuple[bytes, ...]:
    """Return the diagrams of the repository, those that we export, and a page with two."""
    found = (*files("tests/data/mermaid", "*.mmd"), *exported("mermaid"))
    fenced = b"\n".join(b"```mermaid\n%s\n```\n" % each for each in found[:2])
    return (*found, b"# A page\n\nWords.\n\n" + fenced)


TARGET = Target(
    "import-mermaid", "a Mermaid journey → maps", look, seeds, mutation_of_texts(_SIGNS, seeds)
)
