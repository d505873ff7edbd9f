"""What can be configured: the one list of settings, with their kinds, defaults and meanings.

Plain data rather than a model, so that reading a configuration costs every command next to nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from cjmap.format.near import listed
from cjmap.format.shown import shown
from cjmap.format.texts import COLOUR_PATTERN, LANGUAGE_PATTERN, SLUG_PATTERN
from cjmap.format.version import NEWEST_FORMAT
from cjmap.workspace.lengths import WIDTH_EXPECTED, width_points

if TYPE_CHECKING:
    from collections.abc import Callable


class Picture(StrEnum):
    """A form of a picture."""

    SVG = "svg"
    PNG = "png"
    PDF = "pdf"
    HTML = "html"
    DOT = "dot"


class PictureKind(StrEnum):
    """What pictures are drawn of: every map, or the workspace as a whole."""

    MAPS = "maps"
    OVERVIEW = "overview"
    OPPORTUNITY_MATRIX = "opportunity-matrix"
    HEAT_MAP = "heat-map"


class EngineName(StrEnum):
    """What draws: the Graphviz installed with cjmap, the `dot` of this machine, or WebAssembly."""

    EMBEDDED = "embedded"
    SYSTEM = "system"
    WASM = "wasm"


class ThemeName(StrEnum):
    """How pictures look."""

    LIGHT = "light"
    DARK = "dark"
    PRINT = "print"


class PageName(StrEnum):
    """The page of a PDF: as large as the picture, a sheet of paper, or a slide."""

    FIT = "fit"
    A4 = "a4"
    A3 = "a3"
    SLIDE = "16:9"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its dotted key, its default, and what it takes.

    The type of the default is that of the setting (a tuple: a list of texts); `words` closes the
    set, `pattern` bounds texts, `low`..`high` a number, `most` the length of a list. `expects`
    says what `pattern` or `check` takes; `check` takes the place of all other bounds.
    """

    key: str
    default: Any
    meaning: str
    words: tuple[str, ...] = ()
    pattern: str = ""
    low: float = 0
    high: float = 0
    most: int = 0
    expects: str = ""
    check: Callable[[Any], bool] | None = None

    @property
    def expected(self) -> str:
        """What it takes, as the end of the sentence “expected …”."""
        if isinstance(self.default, tuple):
            items = listed(self.words) if self.words else self.expects or "texts"
            return f"a list of {items}" if not self.most else f"a list of 1 to {self.most} {items}"
        if isinstance(self.default, bool):
            return "`true` or `false`"
        if self.words:
            return listed(self.words)
        if isinstance(self.default, (int, float)):
            noun = "a whole number" if isinstance(self.default, int) else "a number"
            bounds = f" from {self.low:g} to {self.high:g}" if self.high > self.low else ""
            return f"`{self.default}`" if self.low == self.high else f"{noun}{bounds}"
        return self.expects or "some text"

    def takes(self, value: Any) -> bool:
        """Whether a value of TOML fits."""
        if self.check is not None:
            return self.check(value)
        if isinstance(self.default, tuple):
            fits = isinstance(value, list) and all(self._takes_text(each) for each in value)
            return fits and (not self.most or 0 < len(value) <= self.most)
        if isinstance(self.default, bool):
            return isinstance(value, bool)
        if isinstance(self.default, (int, float)):
            numeric = int if isinstance(self.default, int) else (int, float)
            fits = isinstance(value, numeric) and not isinstance(value, bool)
            return fits and self.low <= value <= self.high
        return self._takes_text(value)

    def told(self, value: Any) -> str:
        """Tell what is wrong with a value that does not fit, as “is `5`” or “holds “gif””."""
        if not isinstance(self.default, tuple) or not isinstance(value, list):
            return f"is {shown(value)}"
        wrong = next((each for each in value if not self._takes_text(each)), None)
        return f"has {len(value)} entries" if wrong is None else f"holds {shown(wrong)}"

    def _takes_text(self, value: Any) -> bool:
        if not isinstance(value, str) or not value:
            return False
        if self.words:
            return value in self.words
        # Patterns are anchored for JSON Schema; here `$` alone would let a line break pass.
        return not self.pattern or re.fullmatch(self.pattern, value) is not None


LANGUAGE_EXPECTED = "a language code such as `pl` or `en-GB`"

FORMAT = "format"
"""The key of the version of the map format; a workspace that does not tell it is at version 1."""

COLORS_TABLE = "render.colors"
"""The table of the colours that are one's own; `cjmap.draw.look.branding` knows the same keys."""


def _colour(name: str, meaning: str) -> Setting:
    key = f"{COLORS_TABLE}.{name}"
    return Setting(key, "", meaning, pattern=COLOUR_PATTERN, expects="a colour such as `#4338ca`")


def _colours(name: str, meaning: str, most: int) -> Setting:
    key = f"{COLORS_TABLE}.{name}"
    expects = "colours such as `#4338ca`"
    return Setting(key, (), meaning, pattern=COLOUR_PATTERN, most=most, expects=expects)


def _table(key: str, meaning: str) -> Setting:
    """A table with keys of the author's own; who uses it checks what is in it."""
    return Setting(key, {}, meaning, expects="a table", check=lambda value: isinstance(value, dict))


def _weight(name: str, default: float, meaning: str) -> Setting:
    return Setting(f"report.weights.{name}", default, meaning, high=10)


SETTINGS: tuple[Setting, ...] = (
    Setting("version", 1, "The version of the default rules that is kept to.", low=1, high=1),
    Setting(
        FORMAT,
        1,
        "The version of the map format that the maps are written in.",
        low=1,
        high=NEWEST_FORMAT,
        check=lambda value: type(value) is int and value >= 1,  # of newer ones more can be said
    ),
    Setting("include", (), "Only maps that match one of these patterns (as in `.gitignore`)."),
    Setting("exclude", (), "Never maps that match one of these patterns."),
    Setting(
        "lang",
        "en",
        "The language of maps that name none.",
        pattern=LANGUAGE_PATTERN,
        expects=LANGUAGE_EXPECTED,
    ),
    Setting(
        "lint.select",
        ("default",),
        "The rules that run: codes, names, families, profiles.",
        most=1000,
        expects="rules",
    ),
    Setting("lint.extend-select", (), "Rules that run as well."),
    Setting("lint.ignore", (), "The rules that do not."),
    _table("lint.severity", "Severities of rules, by code, name, family or profile."),
    _table("lint.per-file", "`select`, `ignore` and `severity` for the maps that match a pattern."),
    _table("lint.options", "Options of rules: a table for each rule."),
    Setting("lint.baseline", "", "The file of findings that were there before, in the workspace."),
    Setting(
        "diff.fail-on",
        "breaking",
        "The least level of a change that makes `cjmap diff` fail.",
        words=("breaking", "regression", "notable", "improvement", "cosmetic", "never"),
    ),
    Setting(
        "diff.ignore", (), "Changes not to be told: their names, or fingerprints of single ones."
    ),
    _weight("severity", 1.0, "How heavily the severity of a pain counts (an exponent)."),
    _weight("frequency", 1.0, "How heavily the frequency of a pain counts (an exponent)."),
    _weight("reach", 1.0, "How heavily it counts how many get to the step (an exponent)."),
    _weight("share", 1.0, "How heavily the share of the personas counts (an exponent)."),
    _weight("moment-of-truth", 2.0, "What a pain at a moment of truth is multiplied by."),
    Setting("report.fresh", 12, "Months for which evidence counts as fresh.", low=1, high=120),
    Setting(
        "plan.pain-weight",
        1.0,
        "How much the pains that an opportunity answers count beside its own gain.",
        high=100,
    ),
    Setting("plan.quarters", 1, "Planning periods ahead; a capacity is for one.", low=1, high=12),
    Setting(
        "measure.mappings",
        "",
        "The folder of mapping files (`*.measure.yaml`), in the workspace; default: beside the maps.",
    ),
    Setting("site.title", "", "The name of the portal; default: that of the folder."),
    Setting("site.out", "", "The folder for the portal; default: `site`."),
    Setting(
        "site.lang",
        "",
        "The language of what cjmap itself writes in the portal: en or pl; default: the maps'.",
        words=("en", "pl"),
    ),
    Setting(
        "site.versions",
        6,
        "How many versions of a map the portal can compare; 0: no history.",
        high=50,
    ),
    Setting("render.to", ("svg",), "The forms of pictures.", words=tuple(Picture)),
    Setting("render.out", "", "The folder for pictures; default: `pictures`."),
    Setting("render.picture", ("maps",), "What is drawn.", words=(*PictureKind, "all")),
    Setting("render.theme", "light", "How pictures look.", words=tuple(ThemeName)),
    Setting(
        "render.lang",
        "",
        "The language of what cjmap itself writes on a picture; default: that of the map.",
        pattern=LANGUAGE_PATTERN,
        expects=LANGUAGE_EXPECTED,
    ),
    Setting(
        "render.lanes",
        (),
        "Only these lanes.",
        pattern=SLUG_PATTERN,
        expects="lanes such as `steps`",
    ),
    Setting(
        "render.width",
        "",
        "The width that a long journey is broken into rows at; default: none.",
        expects=WIDTH_EXPECTED,
        check=lambda value: width_points(value) is not None,
    ),
    Setting("render.page", "fit", "The page of a PDF.", words=tuple(PageName)),
    Setting("render.embed-fonts", False, "Whether an SVG carries its letters with it."),
    Setting("render.font-dirs", (), "Folders of further fonts, in the workspace."),
    Setting("render.engine", "embedded", "What draws.", words=tuple(EngineName)),
    Setting("render.scale", 2.0, "PNG pixels per point.", low=0.1, high=10),
    Setting("render.timeout", 10.0, "Seconds that one picture may take.", low=0.1, high=600),
    Setting("render.logo", "", "A picture file of the workspace for the foot of the page."),
    _colour("brand", "The kind of map above the title, and what stands out."),
    _colours("stages", "The chevrons of the stages, from the first to the last.", 3),
    _colour("negative", "The worst feeling."),
    _colour("neutral", "No feeling either way."),
    _colour("positive", "The best feeling."),
    _colours("personas", "The personas, in the order of the map.", 6),
    _colour("arrow", "Arrows."),
    _colour("fail-point", "Fail points."),
    _colour("wait-point", "Wait points."),
    _colour("moment-of-truth", "Moments of truth."),
)
"""Every setting, in the order that `cjmap config` prints them."""
