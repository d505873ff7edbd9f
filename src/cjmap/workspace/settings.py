"""What can be configured: the one list of settings, with their kinds, defaults and meanings.

Plain data rather than a model, so that reading a configuration costs every command next to nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from cjmap.format.near import listed
from cjmap.format.texts import LANGUAGE_PATTERN


class Picture(StrEnum):
    """A form of a picture."""

    SVG = "svg"
    PNG = "png"
    PDF = "pdf"
    DOT = "dot"


class EngineName(StrEnum):
    """What draws: the Graphviz that is installed with cjmap, or the `dot` of this machine."""

    EMBEDDED = "embedded"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its dotted key, its default, and what it takes.

    The type of the default is that of the setting (a tuple: a list of texts); `words` closes the
    set, `pattern` and `low`..`high` bound it.
    """

    key: str
    default: Any
    meaning: str
    words: tuple[str, ...] = ()
    pattern: str = ""
    low: float = 0
    high: float = 0

    @property
    def expected(self) -> str:
        """What it takes, as the end of the sentence “expected …”."""
        if isinstance(self.default, tuple):
            return f"a list of {listed(self.words)}" if self.words else "a list of texts"
        if self.words:
            return listed(self.words)
        if isinstance(self.default, (int, float)):
            noun = "a whole number" if isinstance(self.default, int) else "a number"
            bounds = f" from {self.low:g} to {self.high:g}" if self.high > self.low else ""
            return f"`{self.default}`" if self.low == self.high else f"{noun}{bounds}"
        return "a language code such as `pl` or `en-GB`" if self.pattern else "text"

    def takes(self, value: Any) -> bool:
        """Whether a value of TOML fits."""
        if isinstance(self.default, tuple):
            return isinstance(value, list) and all(self._takes_text(each) for each in value)
        if isinstance(self.default, (int, float)):
            numeric = int if isinstance(self.default, int) else (int, float)
            fits = isinstance(value, numeric) and not isinstance(value, bool)
            return fits and self.low <= value <= self.high
        return self._takes_text(value)

    def _takes_text(self, value: Any) -> bool:
        if not isinstance(value, str) or not value:
            return False
        if self.words:
            return value in self.words
        return not self.pattern or re.fullmatch(self.pattern, value) is not None


SETTINGS: tuple[Setting, ...] = (
    Setting("version", 1, "The version of the default rules that is kept to.", low=1, high=1),
    Setting("include", (), "Only maps that match one of these patterns (as in `.gitignore`)."),
    Setting("exclude", (), "Never maps that match one of these patterns."),
    Setting("lang", "en", "The language of maps that name none.", pattern=LANGUAGE_PATTERN),
    Setting("render.to", ("svg",), "The forms of pictures.", words=tuple(Picture)),
    Setting("render.out", "", "The folder for pictures; default: `pictures`."),
    Setting("render.engine", "embedded", "What draws.", words=tuple(EngineName)),
    Setting("render.scale", 2.0, "PNG pixels per point.", low=0.1, high=10),
    Setting("render.timeout", 10.0, "Seconds that one picture may take.", low=0.1, high=600),
)
"""Every setting, in the order that `cjmap config` prints them."""
