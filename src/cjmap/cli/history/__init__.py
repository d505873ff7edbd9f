"""Tell the history of a map: what `cjmap log` does once its words are read."""

from cjmap.cli.history.request import Request
from cjmap.cli.history.telling import run

__all__ = ["Request", "run"]
