"""Compare two versions and tell what changed: what `cjmap diff` does once its words are read."""

from cjmap.cli.comparing.request import Request
from cjmap.cli.comparing.telling import run

__all__ = ["Request", "run"]
