"""A stream of YAML documents, one by one, by our own reader: places stay those in the file.

A line that begins with `---` can stand nowhere but between documents: in a block it would end the
block, in quotes it is forbidden (https://yaml.org/spec/1.2.2/#912-document-markers).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.exchange.coming.fields import Fields
from cjmap.exchange.losses import Fate, Place
from cjmap.problem import Severity
from cjmap.source import Limits, parse_document, refusals
from cjmap.source.lines import Lines
from cjmap.source.nodes import Mapping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.exchange.coming.gathered import Gathered
    from cjmap.source.document import Document

_MARKER = re.compile(r"^---(?=\s|$)", re.MULTILINE)
_HARMLESS = (refusals.EMPTY_FILE, refusals.ANCHOR)
"""What our format refuses and a stranger may do: an empty document, a name for a value."""


def documents(gathered: Gathered) -> Iterator[Fields]:
    """Give the mappings of a stream; what is wrong with its text is told."""
    source = gathered.source
    limits = Limits(
        bytes=source.bounds.bytes, line_bytes=source.bounds.bytes, depth=source.bounds.depth
    )
    lines = Lines(source.text)
    for start, text in _parts(source.text):
        document = parse_document(Path(source.name), text.encode("utf-8", "replace"), limits)

        def where(offset: int, start: int = start) -> Place:
            return Place(*lines.place(start + offset))

        for problem in document.problems:
            if problem.rule not in _HARMLESS and problem.rule.severity is Severity.ERROR:
                place = where(document.span_of(problem.where).start)
                gathered.lose(Fate.UNREADABLE, "YAML", problem.message, place)
        root = _root(document)
        if root is not None:
            yield Fields(gathered, root, where, "the document")


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """Cut a stream before each marker; give offset and text of every part that is not blank."""
    starts = [0, *(match.start() for match in _MARKER.finditer(text))]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        if text[start:end].strip(" \t\n-"):
            yield start, text[start:end]


def _root(document: Document) -> Mapping | None:
    return document.root if isinstance(document.root, Mapping) else None
