"""What stands above a Mermaid diagram and in directives: settings of the drawing, and a title."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import dropwhile
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.exchange.mermaid.blocks import without_directives
from cjmap.source import parse_document

if TYPE_CHECKING:
    from cjmap.exchange.mermaid.blocks import Block

_FENCE = re.compile(r"-{3}\s*")


def front_title(block: Block) -> tuple[str, Block]:
    """Return the title of the front matter, and the diagram without it and without directives."""
    lines = list(dropwhile(lambda line: not line[1].strip(), block.lines))
    title = ""
    if lines and _FENCE.fullmatch(lines[0][1].strip()):
        end = next(
            (n for n, (_, line) in enumerate(lines) if n and _FENCE.fullmatch(line.strip())), None
        )
        if end is not None:
            front = "\n".join(line for _, line in lines[1:end])
            document = parse_document(
                Path("front-matter.yaml"), f"{front}\n".encode("utf-8", "replace")
            )
            found = document.data.get("title")
            title = str(found) if isinstance(found, (str, int, float)) else ""
            lines = lines[end + 1 :]
    return title, replace(block, lines=tuple(_without_directives(lines)))


def _without_directives(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Take `%%{init: …}%%` out, over several lines too; the others keep their numbers."""
    text = "\n".join(line for _, line in lines)
    bare = without_directives(text)
    return [(number, line) for (number, _), line in zip(lines, bare.split("\n"), strict=True)]
