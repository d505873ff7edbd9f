"""What can go wrong while drawing."""

from __future__ import annotations

from cjmap.errors import CjmapError


class DrawError(CjmapError):
    """A picture could not be drawn."""


class TooLargeError(DrawError):
    """A picture has more shapes than Graphviz is given."""


class EngineError(DrawError):
    """Graphviz is missing, failed or took too long.

    `dot` is the text that it was given and `stderr` what it said, for the report of a bug.
    """

    def __init__(
        self, message: str, *, dot: str = "", stderr: str = "", hint: str | None = None
    ) -> None:
        """Keep the message with what is needed to run the engine again by hand."""
        super().__init__(message, hint=hint)
        self.dot = dot
        self.stderr = stderr


class LateError(EngineError):
    """Graphviz took longer than it may."""
