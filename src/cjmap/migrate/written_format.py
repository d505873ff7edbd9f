"""The version of the format in `cjmap.toml`: written where it stands, everything else as it was."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from cjmap.errors import CjmapError
from cjmap.workspace.configuration import PROJECT_FILE
from cjmap.workspace.settings import FORMAT

if TYPE_CHECKING:
    from pathlib import Path

_VALUE = re.compile(rf"(?m)^[ \t]*{FORMAT}[ \t]*=[ \t]*(?P<value>\d+)")
_HEADER = re.compile(r"(?m)^[ \t]*\[[ \t]*(?P<name>[^\]\r\n]*?)[ \t]*\][^\r\n]*(?:\r\n|\n|\Z)")
_DIRECTIVES = re.compile(r"(?:#:[^\n]*\n)*")
"""What editors want to find on the first lines, such as `#:schema …`."""


def with_format(file: Path, old: bytes, version: int) -> bytes:
    """Return a configuration that says `format = version` and otherwise what it said.

    Raises `CjmapError` where it is written in a way in which that place is not found.
    """
    text = old.decode("utf-8")
    start, end = _own_table(file, text)
    line_break = "\r\n" if "\r\n" in text else "\n"
    value = _VALUE.search(text, start, end)
    if value is not None:
        new = f"{text[: value.start('value')]}{version}{text[value.end('value') :]}"
    else:
        opening = "" if start == 0 or text[start - 1] in "\n\ufeff" else line_break
        new = f"{text[:start]}{opening}{FORMAT} = {version}{line_break}{text[start:]}"
    if _without_format(file, new) != (_without_format(file, text)[0], version):
        raise CjmapError(
            f"{file}: the place of `{FORMAT}` was not found.",
            hint=f"Write `{FORMAT} = 1`, or what it is, on a line of its own in cjmap's own table.",
        )
    return new.encode("utf-8")


def _own_table(file: Path, text: str) -> tuple[int, int]:
    """Return where the keys of cjmap begin and end; both are 0 where there is no such place."""
    start = 1 if text.startswith("\ufeff") else 0
    headers = list(_HEADER.finditer(text))
    if file.name != PROJECT_FILE:
        directives = _DIRECTIVES.match(text, start)
        end = headers[0].start() if headers else len(text)
        return (directives.end() if directives else start), end
    ends = [*(each.start() for each in headers[1:]), len(text)]
    for header, end in zip(headers, ends, strict=False):  # without a header, one end is left
        if re.sub(r"[\s\"']", "", header["name"]) == "tool.cjmap":
            return header.end(), end
    return 0, 0


def _without_format(file: Path, text: str) -> tuple[Any, object]:
    """Read a configuration: all that it says but the version of the format, and that version."""
    try:
        data = tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError:
        return None, None
    own = data.get("tool", {}).get("cjmap") if file.name == PROJECT_FILE else data
    version = own.pop(FORMAT, None) if isinstance(own, dict) else None
    return data, version
