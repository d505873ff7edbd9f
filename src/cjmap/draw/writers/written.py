"""How numbers, colours and addresses are written, so that they can be nothing else."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote

from cjmap.draw.errors import DrawError

_COLOUR = re.compile(r"#[0-9a-f]{6}")
_SCHEME = re.compile(r"[^/?#]*:")
_CONTROL = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029]")
_LARGEST = 1e7
_LONGEST_ADDRESS = 2000

_REMEMBERED = 16384
"""How many numbers are remembered as they are written: the parts of a picture line up."""


@lru_cache(maxsize=_REMEMBERED)
def number(value: float, places: int = 2) -> str:
    """Write a number the same way everywhere: rounded, without trailing zeros or a minus zero.

    Raise DrawError for one that no picture has, such as infinity.
    """
    if not abs(value) <= _LARGEST:
        raise DrawError("A picture has an impossible coordinate.")
    text = f"{value:.{places}f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def colour(text: str) -> str:
    """Give a colour back if it is written `#rrggbb`. Raise DrawError for any other."""
    if not _COLOUR.fullmatch(text):
        raise DrawError(f"Not a colour: {text!r}", hint="Write colours like #1d4ed8.")
    return text


def address(text: str) -> str:
    """Give an address that is safe to follow, in ASCII; nothing for any other.

    Safe are http and https, and relative ones: those cannot run a script, and stay where the
    picture is. Browsers drop control characters and blanks within a scheme, so one that has any
    is not safe.
    """
    if not text or len(text) > _LONGEST_ADDRESS or _CONTROL.search(text) or "\\" in text:
        return ""
    web = text.lower().startswith(("http://", "https://"))
    if not web and (_SCHEME.match(text) or text.startswith("//")):
        return ""
    return quote(text.encode("utf-8", "replace"), safe="/:?#[]@!$&'()*+,;=%~-._")
