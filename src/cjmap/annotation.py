"""Annotations of GitHub Actions, escaped so that no text can give a workflow a command of its own.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.printable import printable

if TYPE_CHECKING:
    from collections.abc import Mapping

SHOWN_OF_EACH = 10
"""GitHub shows ten errors, ten warnings and ten notices of a step, in the order printed."""


def annotation(command: str, properties: Mapping[str, str], message: str) -> str:
    """Return the line that makes an annotation: an `error`, a `warning` or a `notice`."""
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{command} {listed}::{_data(message)}\n"


def _data(text: str) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return printable(escaped)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
