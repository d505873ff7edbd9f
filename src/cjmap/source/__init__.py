"""Text → nodes with positions, limits, comments; and the one writer of files.

`read_document` and `parse_document` turn a file into a `Document` and never raise for what it
holds: whatever is wrong with the text is a `Problem` of it. `write` is the one writer of files.
"""

from cjmap.source.document import Document, parse_document, read_document
from cjmap.source.limits import DEFAULT_LIMITS, Limits

__all__ = ["DEFAULT_LIMITS", "Document", "Limits", "parse_document", "read_document"]
