"""What readers of YAML 1.1 take plain text for: `no` for false, `1:30` for 90, `012` for ten.

Maps are YAML 1.2, where all of these are text. Many tools still read 1.1
(https://yaml.org/type/bool.html, https://yaml.org/type/int.html); `y` and `n`, which it has too,
are left out, as no reader in wide use takes them for anything but text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORDS: dict[str, bool] = {
    spelled: meaning
    for word, meaning in {"yes": True, "no": False, "on": True, "off": False}.items()
    for spelled in (word, word.capitalize(), word.upper())
}
_NUMBER = re.compile(
    r"(?P<sixties>[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)"
    r"|(?P<octal>[-+]?0[0-7_]*[0-7][0-7_]*)"
    r"|(?P<binary>[-+]?0b[01_]*[01][01_]*)"
    r"|(?P<spaced>[-+]?[1-9][0-9]*_[0-9_]*)"
)
_STARTS_NUMBER = frozenset("0123456789+-")
_LONGEST_NUMBER = 40
"""As in maps: what is longer was never meant as a number, and takes long to count out."""


def may_be_read_otherwise(texts: Iterable[str]) -> bool:
    """Whether it is worth asking for the older reading of any of `texts`; quick for many of them."""
    if not _WORDS.keys().isdisjoint(texts):
        return True
    perhaps = {text for text in texts if text[:1] in _STARTS_NUMBER}
    return any(older_reading(text) is not None for text in perhaps)


def older_reading(text: str) -> bool | int | None:
    """Return what a reader of YAML 1.1 makes of the plain scalar `text`; None for the same as we do."""
    if text in _WORDS:
        return _WORDS[text]
    if text[:1] not in _STARTS_NUMBER or len(text) > _LONGEST_NUMBER:
        return None
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    digits = text.replace("_", "")
    if match["sixties"]:
        sign, whole = (-1 if digits[0] == "-" else 1), 0
        for part in digits.lstrip("+-").split(":"):
            whole = whole * 60 + int(part)
        return sign * whole
    if match["octal"]:
        return int(digits, 8)
    return int(digits, 2 if match["binary"] else 10)
