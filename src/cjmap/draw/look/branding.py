"""One's own colours: a theme with the colours of a brand, none of which makes anything illegible.

In the light theme a colour that does not contrast enough where it is used is refused, and the
error names the nearest that would do: a brand's colours are not to be changed unasked where its
owner sees them beside the originals. In the dark theme they are moved, no further than they must,
to where they can be read; the print theme keeps its greys. What follows from a colour (the tint
under a curve, the ground of a chip) is mixed from it.

The ratios are those of WCAG 2.2: 4.5:1 for text (1.4.3), 3:1 for marks (1.4.11). A light chevron
on a light page is no such mark: its dark letters could be read on the page itself, so that it
only has to be seen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cjmap.draw.errors import DrawError
from cjmap.draw.look.theme import channels, contrast, emotion_colour, mix, stage_colours
from cjmap.format.near import listed, nearest
from cjmap.format.shown import shown
from cjmap.format.texts import COLOUR_PATTERN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from cjmap.draw.look.theme import Theme

TEXT = 4.5
MARK = 3.0
GROUND = 1.2
"""For what lies behind letters that the page itself could carry: a choice of ours, not of WCAG."""

Colours = tuple[str, ...]

_TABLE = "render.colors"
_PRINT = "print"
_STEPS = 200
"""How finely the way to black or white is searched."""

_CHEVRONS = (*range(1, 13), 24, 36)
"""For how many chevrons the colours between those of the stages are looked at."""

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")


class ColourError(DrawError):
    """A colour cannot be used; `key` is the one that it was given for, such as `fail-point`."""

    def __init__(self, message: str, key: str, *, hint: str | None = None) -> None:
        """Keep the message with the key, so that whoever knows where it stands can tell."""
        super().__init__(message, hint=hint)
        self.key = key


@dataclass(frozen=True, slots=True)
class _Pair:
    """One colour upon another: what needs the contrast, and how much of it."""

    what: str
    first: str
    second: str
    needed: float

    @property
    def short(self) -> float:
        """How much the contrast falls short, as a factor; at most 1 where it suffices."""
        return self.needed / contrast(self.first, self.second)


@dataclass(frozen=True, slots=True)
class _Use:
    """What a key of the table does to a theme, and the contrasts that it then has to keep."""

    apply: Callable[[Theme, Colours], Theme]
    pairs: Callable[[Theme, str], Iterator[_Pair]]
    """The contrasts that one of the colours decides, in the theme that has it."""
    most: int = 1


def branded(theme: Theme, colours: Mapping[str, str | Sequence[str]]) -> Theme:
    """Give the theme in one's own colours: each a `#rrggbb` or `#rgb`, or a list of them, by key.

    The keys are those of `KEYS`. Raise ColourError for what is no colour, and, on a light page,
    for one that could not be read; on a dark page it is lightened or darkened instead.
    """
    given = {key: _read(key, value) for key, value in colours.items()}
    if theme.name == _PRINT:
        return theme
    dark = _is_dark(theme)
    for key, use in _USES.items():  # the brand's before those of the personas, who may differ
        if key in given:
            theme = _used(theme, key, use, given[key], dark)
    return _felt(theme, dark) if given.keys() & _FEELINGS.keys() else theme


def _is_dark(theme: Theme) -> bool:
    return contrast(theme.page, "#ffffff") > contrast(theme.page, "#000000")


def _read(key: str, value: str | Sequence[str]) -> Colours:
    """Return the colours of a key as `#rrggbb`; raise ColourError for anything else."""
    use = _USES.get(key)
    if use is None:
        near = nearest(key, KEYS)
        hint = f"Did you mean `{near}`?" if near else f"There are {listed(KEYS, 'and')}."
        raise ColourError(f"There is no colour `{key}`.", key, hint=hint)
    colours = (value,) if isinstance(value, str) else tuple(value)
    if not 0 < len(colours) <= use.most:
        wanted = "one colour" if use.most == 1 else f"1 to {use.most} colours"
        raise ColourError(f"`{_TABLE}.{key}` has {len(colours)} colours; expected {wanted}.", key)
    for colour in colours:
        if not isinstance(colour, str) or not re.fullmatch(COLOUR_PATTERN, colour):
            raise ColourError(
                f"`{_TABLE}.{key}` holds {shown(colour)};"
                " expected a colour such as `#4338ca` or `#43c`.",
                key,
            )
    return tuple(_widened(colour) for colour in colours)


def _widened(colour: str) -> str:
    digits = colour[1:].lower()
    return "#" + ("".join(digit * 2 for digit in digits) if len(digits) == 3 else digits)


def _used(theme: Theme, key: str, use: _Use, colours: Colours, dark: bool) -> Theme:
    """Give the theme with the colours of one key, each checked where it is used, or moved."""
    if key == "stages":
        return _staged(theme, use, colours, dark)
    if not dark:
        _check(theme, key, use, colours)
        return use.apply(theme, colours)
    return use.apply(theme, _moved(theme, use, colours))


def _check(theme: Theme, key: str, use: _Use, colours: Colours) -> None:
    """Raise ColourError for the first colour that cannot be read where it is used."""
    for place, colour in enumerate(colours):
        worst = max(use.pairs(use.apply(theme, colours), colour), key=lambda pair: pair.short)
        if worst.short > 1:
            raise _illegible(key, use, place, colour, worst, _fitting(theme, use, colours, place))


def _moved(theme: Theme, use: _Use, colours: Colours) -> Colours:
    """Give the colours nearest to these that can be read."""
    for place, colour in enumerate(colours):
        if any(pair.short > 1 for pair in use.pairs(use.apply(theme, colours), colour)):
            fitting = _fitting(theme, use, colours, place)
            if fitting is not None:
                colours = (*colours[:place], fitting, *colours[place + 1 :])
    return colours


def _fitting(theme: Theme, use: _Use, colours: Colours, place: int) -> str | None:
    """Find the colour nearest to the one at a place that can be read: lighter, or else darker."""
    for step in range(1, _STEPS + 1):
        for goal in ("#ffffff", "#000000"):
            mixed = mix(colours[place], goal, step / _STEPS)
            tried = use.apply(theme, (*colours[:place], mixed, *colours[place + 1 :]))
            if all(pair.short <= 1 for pair in use.pairs(tried, mixed)):
                return mixed
    return None


def _illegible(
    key: str, use: _Use, place: int, colour: str, worst: _Pair, fitting: str | None
) -> ColourError:
    which = f"`{_TABLE}.{key}`"
    if use.most > 1:
        which = f"the {_ORDINALS[place]} of {which}"
    # Rounded down: a ratio that is just too low is not to be told as the one that is needed.
    ratio = int(contrast(worst.first, worst.second) * 100) / 100
    hint = f"The nearest colour that would do is `{fitting}`." if fitting else None
    return ColourError(
        f"{which} is `{colour}`: {worst.what} would have a contrast of {ratio:g}:1,"
        f" and {worst.needed:g}:1 is needed.",
        key,
        hint=hint,
    )


# --- what each key does ---


def _brand(theme: Theme, colours: Colours) -> Theme:
    brand = colours[0]
    return replace(
        theme,
        brand=brand,
        note=mix(theme.page, brand, 0.09),
        note_edge=mix(theme.page, brand, 0.32),
        ring=mix(theme.page, brand, 0.14),
        people=(brand, *theme.people[1:]),  # as in our own themes, where none are named
    )


def _brand_pairs(theme: Theme, _colour: str) -> Iterator[_Pair]:
    yield _Pair("the kind of map above the title", theme.brand, theme.page, TEXT)
    yield _Pair("the words in a chip of the header", theme.brand, theme.note, TEXT)
    yield _Pair("the initials on a face", theme.on_mark, theme.brand, TEXT)
    yield _Pair("the curve of the first persona", theme.brand, theme.hues["orange"].band, MARK)
    yield _Pair("the bar of a trait", theme.brand, theme.panel, MARK)


def _stages(theme: Theme, colours: Colours) -> Theme:
    first, last = colours[0], colours[-1]
    middle = colours[1] if len(colours) > 2 else mix(first, last, 0.5)
    return replace(theme, stages=(first, middle, last))


def _stage_pairs(theme: Theme, colour: str) -> Iterator[_Pair]:
    yield _Pair("the names on the chevrons", theme.on_stage, colour, TEXT)
    carried = not _is_dark(theme) and contrast(theme.on_stage, theme.page) >= TEXT
    yield _Pair("the chevrons on the page", colour, theme.page, GROUND if carried else MARK)


def _staged(theme: Theme, use: _Use, colours: Colours, dark: bool) -> Theme:
    """Give the theme with its stages' colours, and the letters that suit them best.

    Between two fitting colours may lie one that does not: then, in the dark, all get lighter.
    """
    tried: list[tuple[int, Theme]] = []
    for letters in (theme.on_stage, theme.ink, theme.page):
        lettered = replace(theme, on_stage=letters)
        own = _moved(lettered, use, colours) if dark else colours
        for step in range(_STEPS + 1 if dark else 1):
            lighter = tuple(mix(each, "#ffffff", step / _STEPS) for each in own)
            whole = use.apply(lettered, lighter)
            if _chevrons_told_apart(whole):
                tried.append((_distance(colours, lighter), whole))
                break
    if not tried:
        raise _no_letters(theme, use, colours)
    return min(tried, key=lambda each: each[0])[1]


def _no_letters(theme: Theme, use: _Use, colours: Colours) -> ColourError:
    """Tell why no letters suit these stages: by the letters that come nearest to it."""
    letters = max(
        (theme.on_stage, theme.ink),
        key=lambda each: min(contrast(each, colour) for colour in colours),
    )
    try:
        _check(replace(theme, on_stage=letters), "stages", use, colours)
    except ColourError as error:
        return error
    return ColourError(
        f"`{_TABLE}.stages` are {listed(colours, 'and')}: each can be read, but not all the"
        " colours between them, which further chevrons get.",
        "stages",
        hint="Take colours that are all dark or all light, or nearer to each other.",
    )


def _chevrons_told_apart(theme: Theme) -> bool:
    """Whether the chevrons of a long journey, coloured in between too, can all be read."""
    colours = {each for count in _CHEVRONS for each in stage_colours(theme, count)}
    return all(pair.short <= 1 for colour in colours for pair in _stage_pairs(theme, colour))


def _distance(first: Colours, second: Colours) -> int:
    """Give how far apart two lists of colours are, channel by channel."""
    return sum(
        abs(one - other)
        for pair in zip(first, second, strict=True)
        for one, other in zip(*(channels(colour) for colour in pair), strict=True)
    )


def _feeling(place: int) -> Callable[[Theme, Colours], Theme]:
    """Say what the colour of a feeling does; `place` is that of its score among five."""

    def apply(theme: Theme, colours: Colours) -> Theme:
        feelings = list(theme.emotions)
        feelings[place] = colours[0]
        for between in (1, 3):
            if abs(between - place) == 1:
                feelings[between] = mix(feelings[between - 1], feelings[between + 1], 0.5)
        return replace(theme, emotions=tuple(feelings))

    return apply


def _feeling_pairs(theme: Theme, colour: str) -> Iterator[_Pair]:
    yield _Pair("a face on the page", colour, theme.page, MARK)
    yield _Pair("the curve on its lane", colour, theme.hues["orange"].band, MARK)


def _felt(theme: Theme, dark: bool) -> Theme:
    """Give the theme with what follows from the colours of the feelings: words, marks, tints."""
    curve = [score / 8 for score in range(-16, 17)]
    if dark:  # Between two fitting colours may lie one that is too dark: then all get lighter.
        own = theme
        for step in range(_STEPS + 1):
            lighter = tuple(mix(each, "#ffffff", step / _STEPS) for each in own.emotions)
            theme = replace(own, emotions=lighter)
            colours = [emotion_colour(theme, score) for score in curve]
            if all(p.short <= 1 for colour in colours for p in _feeling_pairs(theme, colour)):
                break
    return replace(
        theme,
        bad=_readable(theme, theme.emotions[0]),
        fair=_readable(theme, theme.emotions[2]),
        good=_readable(theme, theme.emotions[4]),
        tint_bad=_tint(theme, [emotion_colour(theme, -score) for score in curve if score >= 0]),
        tint_good=_tint(theme, [emotion_colour(theme, score) for score in curve if score >= 0]),
    )


def _readable(theme: Theme, colour: str) -> str:
    """Give the shade of a colour that words can have, and that letters can stand upon."""
    grounds = (theme.on_mark, theme.hues["orange"].label)
    for step in range(_STEPS + 1):
        for goal in ("#000000", "#ffffff"):
            mixed = mix(colour, goal, step / _STEPS)
            if all(contrast(mixed, ground) >= TEXT for ground in grounds):
                return mixed
    return theme.ink


def _tint(theme: Theme, curve: Sequence[str]) -> str:
    """Give what is laid under a side of the curve, whose colours begin at neutral.

    It is the last of them, mixed into the page as thinly as leaves the whole curve visible.
    """
    for part in range(14, 0, -1):
        tint = mix(theme.page, curve[-1], part / 100)
        if all(contrast(tint, colour) >= MARK for colour in curve):
            return tint
    return theme.page


def _personas(theme: Theme, colours: Colours) -> Theme:
    return replace(theme, people=(*colours, *theme.people[len(colours) :]))


def _persona_pairs(theme: Theme, colour: str) -> Iterator[_Pair]:
    yield _Pair("the initials of a persona", theme.on_mark, colour, TEXT)
    yield _Pair("the curve of a persona", colour, theme.hues["orange"].band, MARK)


def _arrow(theme: Theme, colours: Colours) -> Theme:
    return replace(theme, arrow=colours[0])


def _arrow_pairs(theme: Theme, _colour: str) -> Iterator[_Pair]:
    yield _Pair("the letter on an arrow's badge", theme.on_mark, theme.arrow, TEXT)
    for hue in theme.hues.values():
        yield _Pair("an arrow on a lane", theme.arrow, hue.band, MARK)


def _fail(theme: Theme, colours: Colours) -> Theme:
    return replace(theme, fail=colours[0])


def _fail_pairs(theme: Theme, _colour: str) -> Iterator[_Pair]:
    yield _Pair("the letter on the badge", theme.on_mark, theme.fail, TEXT)
    yield _Pair("the badge on the page", theme.fail, theme.page, MARK)


def _wait(theme: Theme, colours: Colours) -> Theme:
    return replace(theme, wait=colours[0], slow=colours[0])


def _wait_pairs(theme: Theme, _colour: str) -> Iterator[_Pair]:
    yield _Pair("the letter on the badge", theme.on_mark, theme.wait, TEXT)
    yield _Pair("the length of a wait", theme.wait, theme.hues["slate"].band, TEXT)


def _truth(theme: Theme, colours: Colours) -> Theme:
    return replace(theme, truth=colours[0])


def _truth_pairs(theme: Theme, _colour: str) -> Iterator[_Pair]:
    yield _Pair("the star on the badge", theme.on_mark, theme.truth, TEXT)
    yield _Pair("the badge on the page", theme.truth, theme.page, MARK)


_FEELINGS: dict[str, _Use] = {
    "negative": _Use(_feeling(0), _feeling_pairs),
    "neutral": _Use(_feeling(2), _feeling_pairs),
    "positive": _Use(_feeling(4), _feeling_pairs),
}

_USES: dict[str, _Use] = {
    "brand": _Use(_brand, _brand_pairs),
    "stages": _Use(_stages, _stage_pairs, 3),
    **_FEELINGS,
    "personas": _Use(_personas, _persona_pairs, 6),
    "arrow": _Use(_arrow, _arrow_pairs),
    "fail-point": _Use(_fail, _fail_pairs),
    "wait-point": _Use(_wait, _wait_pairs),
    "moment-of-truth": _Use(_truth, _truth_pairs),
}

KEYS: tuple[str, ...] = tuple(_USES)
"""The keys of one's own colours."""
