"""The one exception that may leave the library."""

from __future__ import annotations


class CjmapError(Exception):
    """Work that could not be done: wrong use, wrong configuration, or something unreadable.

    The command line prints `message`, then `hint`, and exits with 2. What is wrong *in a map*
    is never raised: it is a finding.
    """

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        """Keep what happened (`message`) and, where there is one, the way out (`hint`)."""
        super().__init__(message)
        self.message = message
        self.hint = hint
