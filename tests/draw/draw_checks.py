"""What a designer would not accept in a picture, each as a check of the geometry read back.

A check is a function from a `Drawing` to `Finding`s; `CHECKS` are those that hold for every
picture, and `findings` runs them all. `complete` compares a picture with its map.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.draw.draw_geometry import (
    SLACK,
    SPACE,
    Box,
    Drawing,
    Group,
    Line,
    Near,
    Outline,
    Part,
    Pen,
    Photo,
    Point,
    corners,
    distance,
    enters,
)

from cjmap.draw.look.theme import contrast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

CARDS = ("card", "chip")
"""Classes of what must never overlap or leave its lane."""

IN_LANES = ("way", "way-label", "curve", "face", "point", "feeling", "time")
"""Classes of what else lies in a lane, in pictures that have lanes."""

BOXED = ("card", "chip", "lane-label", "stage", "link-title", "line", "person")
"""Classes of marks that hold all their text in shapes of their own."""

LINES = ("link", "way")
"""Classes of arrows."""

LEAST_GAP = 2.0
"""The least distance of two cards, in points."""

PADDING = 4.0
"""The least distance of a text from the edge of its card, in points."""

TEXT = 4.5
MARK = 3.0
"""The least contrasts of WCAG 2.2: 1.4.3 for text, 1.4.11 for what means something."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: the check that says so, and what and where, with numbers."""

    check: str
    what: str

    def __str__(self) -> str:
        return f"{self.check}: {self.what}"


def findings(drawing: Drawing) -> list[Finding]:
    """Give everything that a designer would not accept in a picture's geometry."""
    return [
        Finding(check.__name__.replace("_", " "), what)
        for check in CHECKS
        for what in check(drawing)
    ]


def complaints(drawing: Drawing) -> list[str]:
    """Give the findings as sentences."""
    return [str(finding) for finding in findings(drawing)]


# --- text ------------------------------------------------------------------------------------


def nothing_leaves_the_page(drawing: Drawing) -> Iterator[str]:
    """Texts, shapes and lines all lie inside the viewBox."""
    for part in drawing.parts:
        if not drawing.page.holds(part.box):
            yield f"{_called(part)} at {part.box} on a page of {drawing.width}×{drawing.height}"


def texts_stay_in_their_boxes(drawing: Drawing) -> Iterator[str]:
    """What is written in a card, chip, chevron or panel lies inside a shape of its own mark."""
    for group in drawing.marked(*BOXED):
        outlines = group.outlines
        if outlines and not (outlines[0].rectangle or "stage" in group.css):
            continue  # A person without a box.
        for line in group.lines:
            if not any(outline.holds(_ink(line)) for outline in outlines):
                room = outlines[0].box if outlines else "no box"
                yield f"{_called(line)} {line.box} sticks out of {group} {room}"


def texts_keep_off_the_edges(drawing: Drawing) -> Iterator[str]:
    """Text in cards, chips and panels keeps a distance from their sides; letters of badges may not."""
    for group in drawing.marked(*CARDS, "lane-label"):
        for line in group.lines if group.outlines else ():
            ground = group.outlines[0].box
            on_disc = any(disc.radius and disc.holds(line.box, 3) for disc in group.outlines)
            if (
                not on_disc
                and ground.holds(line.box)
                and not ground.grown(-PADDING).holds(line.box)
            ):
                yield f"{_called(line)} {line.box} is close to the edge of {group} {ground}"


def texts_cross_no_edge(drawing: Drawing) -> Iterator[str]:
    """A text lies on a shape or beside it, never half on it, and nothing covers it."""
    near = Near(each for each in drawing.outlines if "tint" not in each.group.css)
    for line in drawing.lines:
        ink = _ink(line)
        for outline in reversed(near.find(ink)):
            if not isinstance(outline, Outline) or not outline.overlaps(ink):
                continue
            if outline.order > line.order:
                yield f"{_called(line)} {ink} is covered by {_called(outline)} {outline.box}"
            elif not outline.holds(ink):
                yield f"{_called(line)} {ink} is half on {_called(outline)} {outline.box}"
            else:
                break  # What lies below this one cannot be seen.


def texts_stand_apart(drawing: Drawing) -> Iterator[str]:
    """No text lies on another."""
    near = Near(drawing.lines)
    for line in drawing.lines:
        for other in near.find(line.box):
            if other.order > line.order and line.box.overlaps(other.box, 1.2):
                yield f"{_called(line)} {line.box} and {_called(other)} {other.box}"


def no_line_runs_through_a_text(drawing: Drawing) -> Iterator[str]:
    """Where a line passes a text, something that is painted in between hides the line."""
    near = Near(drawing.lines)
    grounds = Near(drawing.outlines)
    for pen in drawing.pens:
        for line in near.find(pen.box):
            assert isinstance(line, Line)
            ink = _ink(line).grown(pen.width / 2 - 0.5)
            if not pen.box.overlaps(ink, 0) or not enters(pen.points, ink, 0.2):
                continue
            hidden = line.order > pen.order and any(
                isinstance(ground, Outline)
                and pen.order < ground.order < line.order
                and ground.holds(_ink(line))
                for ground in grounds.find(line.box)
            )
            if not hidden:
                yield f"{_called(pen)} through {_called(line)} {line.box}"


# --- cards and arrows --------------------------------------------------------------------------


def cards_stand_apart(drawing: Drawing) -> Iterator[str]:
    """Cards, chips and titles of links keep a distance from each other."""
    cards = [group.outlines[0] for group in drawing.marked(*CARDS, "link-title") if group.outlines]
    near = Near(cards)
    for card in cards:
        for other in near.find(card.box.grown(LEAST_GAP)):
            if other.order > card.order and card.box.grown(LEAST_GAP).overlaps(other.box, 0.1):
                yield f"{card.group} {card.box} and {other.group} {other.box}"


def cards_stay_in_their_lanes(drawing: Drawing) -> Iterator[str]:
    """Where there are lanes or panels, whatever is in one lies inside it as a whole."""
    bands = [group.outlines[0] for group in drawing.marked("band") if group.outlines]
    if not bands:
        return
    for mark in drawing.marked(*CARDS, *(IN_LANES if drawing.marked("lane-label") else ())):
        box = mark.outlines[0].box if {*CARDS} & {*mark.css} else mark.reach
        if not any(band.box.holds(box) for band in bands):
            yield f"{mark} {box} lies in no lane"
    for band, other in itertools.combinations(bands, 2):
        if band.box.overlaps(other.box) and not (
            band.box.holds(other.box) or other.box.holds(band.box)
        ):
            yield f"{band.group} {band.box} overlaps {other.group} {other.box}"


def lanes_have_names(drawing: Drawing) -> Iterator[str]:
    """Where lanes have names, each has one beside it, or shares one with its neighbours."""
    names = [group.reach for group in drawing.marked("lane-label")]
    for band in drawing.marked("band") if names else ():
        if not any(
            name.top - SLACK <= band.box.top and band.box.bottom <= name.bottom + SLACK
            for name in names
        ):
            yield f"{band} {band.box} has no name beside it"


def badges_cover_nothing(drawing: Drawing) -> Iterator[str]:
    """A badge lies on its own mark and touches neither another card nor another badge."""
    discs = (disc for disc in drawing.outlines if disc.radius and "point" not in disc.group.css)
    badges = [disc for disc in discs if _letter_of(disc)]
    near = Near(badges)
    for disc in badges:
        for other in near.find(disc.box):
            assert isinstance(other, Outline)
            far = math.dist(disc.box.centre, other.box.centre)
            if other.order > disc.order and far < disc.radius + other.radius - SLACK:
                yield f"{_called(disc)} and {_called(other)}, {far:.1f} apart"
    cards = Near(group.outlines[0] for group in drawing.marked(*CARDS) if group.outlines)
    for disc in badges:
        for card in cards.find(disc.box):
            own = card.group is disc.group
            if not own and card.box.overlaps(disc.box, 1.5) and not card.box.holds(disc.box):
                yield f"{_called(disc)} {disc.box} is upon {card.group} {card.box}"


def signs_cover_nothing(drawing: Drawing) -> Iterator[str]:
    """The sign of a difference touches neither a text, nor a badge, nor another mark's card."""
    texts, discs = Near(drawing.lines), [disc for disc in drawing.outlines if disc.radius]
    badges = Near(disc for disc in discs if _letter_of(disc))
    cards = Near(group.outlines[0] for group in drawing.marked(*CARDS) if group.outlines)
    signs = [square for group in drawing.groups for square in squares_of(group)]
    others = Near(signs)
    for sign in signs:
        for line in texts.find(sign.box):
            assert isinstance(line, Line)
            if sign.box.overlaps(_ink(line), 0.3):
                yield f"{sign.group} {sign.box} is upon {_called(line)} {line.box}"
        for other in others.find(sign.box):
            if other is not sign and sign.box.overlaps(other.box, 0.3):
                yield f"{sign.group} {sign.box} is upon {_called(other)} {other.box}"
        for disc in badges.find(sign.box):
            assert isinstance(disc, Outline)
            centre = disc.box.centre
            if sign.has(centre) or distance(centre, sign.box) < disc.radius - 0.3:
                yield f"{sign.group} {sign.box} is upon {_called(disc)} {disc.box}"
        for card in cards.find(sign.box):
            if card.group is not sign.group and card.box.overlaps(sign.box, 0.3):
                yield f"{sign.group} {sign.box} is upon {card.group} {card.box}"


def arrows_cross_nothing(drawing: Drawing) -> Iterator[str]:
    """No arrow runs through a card, a badge, or a title of another."""
    shapes = [group.outlines[0] for group in drawing.marked(*CARDS, "link-title", "stage")]
    shapes += [disc for group in drawing.marked(*CARDS) for disc in group.outlines if disc.radius]
    near = Near(shapes)
    for group in drawing.marked(*LINES):
        for pen in group.pens:
            for shape in near.find(pen.box):
                own_title = "link-title" in shape.group.css
                if not own_title and enters(pen.points, shape.box):
                    yield f"{group} through {_called(shape)} {shape.box}"


def arrows_end_at_cards(drawing: Drawing) -> Iterator[str]:
    """Both ends of a link lie on the side of a card, clear of its round corners."""
    cards = [group.box for group in drawing.marked("card")]
    for group in drawing.marked("link"):
        for end in ends_of(group):
            nearest = min(cards, key=lambda card: distance(end, card), default=Box(0, 0, 0, 0))
            if distance(end, nearest) > 2.1:
                yield f"{group} ends at {_at(end)}, {distance(end, nearest):.1f} from {nearest}"
            elif min(math.dist(end, corner) for corner in corners(nearest)) < 6:
                yield f"{group} ends at {_at(end)}, at a corner of {nearest}"


def ends_of(group: Group) -> tuple[Point, Point]:
    """Give where an arrow begins and ends, with its heads."""
    points = [point for pen in group.pens for point in pen.points]
    ends = [points[0], points[-1]]
    for head in group.outlines:
        # The tip is the corner that is farthest from the line's end.
        nearest = min((0, 1), key=lambda each: math.dist(ends[each], head.box.centre))
        line_end = ends[nearest]
        ends[nearest] = max(head.points, key=lambda corner: math.dist(corner, line_end))
    return ends[0], ends[1]


# --- the grid ----------------------------------------------------------------------------------


def columns_line_up(drawing: Drawing) -> Iterator[str]:
    """In a journey every card begins with a column and ends before another begins."""
    for row, steps in rows_of(drawing):
        pitch = _pitch(drawing, row, steps)
        if not pitch:
            continue  # Too few steps to tell.
        first, gap = steps[0].left, pitch - steps[0].width
        for card in drawing.marked(*CARDS):
            if not row.holds(card.box):
                continue
            begins = (card.box.left - first + SLACK) % pitch
            ends = (card.box.right - first - SLACK) % pitch
            if begins > 2 * SLACK or ends > pitch - gap:
                yield f"{card} {card.box} is in no column; they begin at {first:.1f} + {pitch:.1f}"


def _pitch(drawing: Drawing, row: Box, steps: list[Box]) -> float:
    """Give how far apart the columns of a row are, or 0."""
    if len(steps) < 2:
        return 0.0
    stages = [group.box for group in drawing.marked("stage") if row.holds(group.box)]
    count = sum(
        max(1, sum(stage.left <= step.centre[0] <= stage.right for step in steps))
        for stage in stages
    )
    about = (max(stage.right for stage in stages) - min(stage.left for stage in stages)) / count
    reach = steps[-1].left - steps[0].left
    return reach / max(1, round(reach / about))


def rows_of(drawing: Drawing) -> Iterator[tuple[Box, list[Box]]]:
    """Give what lies below each row of stages of a journey, with the cards of its steps."""
    steps = sorted((group.box for group in drawing.marked("step")), key=lambda step: step.left)
    starts = starts_of_rows(drawing)
    for top, following in itertools.pairwise([*starts, drawing.height]):
        row = Box(0, top, drawing.width, following)
        yield row, [step for step in steps if row.holds(step)]


def starts_of_rows(drawing: Drawing) -> list[float]:
    """Give where each row of stages begins: with its stages, or the phases above them."""
    stages = sorted({round(group.reach.top, 1) for group in drawing.marked("stage")})
    phases = [group.reach.top for group in drawing.marked("phase")]
    return [min([top, *(each for each in phases if 0 < top - each < 40)]) for top in stages]


# --- contrast ----------------------------------------------------------------------------------


def texts_have_contrast(drawing: Drawing) -> Iterator[str]:
    """Every text has 4.5:1 on whatever it lies on, all along."""
    ground = Ground(drawing)
    for line in drawing.lines:
        box = line.box
        middle = box.centre[1]
        for x in (box.left + 0.5, box.centre[0], box.right - 0.5):
            under = ground.at((x, middle), line.order)
            ratio = contrast(line.colour, under) if under else 21.0
            if ratio < TEXT:
                yield f"{_called(line)} is {line.colour} on {under}: {ratio:.2f}"
                break


def marks_have_contrast(drawing: Drawing) -> Iterator[str]:
    """Badges, dots, faces, curves, arrows, bars and dashed edges have 3:1 on what they lie on."""
    ground = Ground(drawing)
    for group in drawing.marked("time"):
        for bar in group.outlines:
            under = ground.at(bar.box.centre, group.parts[0].order) or bar.fill
            # A track stands out little from its lane; a bar has to stand out from it.
            faint = [each.fill for each in group.outlines if contrast(each.fill, under) < 2]
            track = faint[0] if faint else under
            if bar.fill not in faint and contrast(bar.fill, track) < MARK:
                yield f"bar of {group} is {bar.fill} on {track}: {contrast(bar.fill, track):.2f}"
    for part, colour, around_it in _meaningful(drawing):
        for point in around_it:
            on = ground.at(point, part.order)
            if on and contrast(colour, on) < MARK:
                ratio = contrast(colour, on)
                yield f"{_called(part)} is {colour} on {on} at {_at(point)}: {ratio:.2f}"
                break


class Ground:
    """What lies under a point: the topmost of the shapes that are painted before it.

    Heads of arrows do not count, since arrows may meet.
    """

    def __init__(self, drawing: Drawing) -> None:
        self._near = Near(
            part
            for part in drawing.parts
            if isinstance(part, (Outline, Photo)) and not {*LINES} & {*part.group.css}
        )

    def at(self, point: Point, before: int) -> str | None:
        """Give the colour under a point, as it is when part number `before` is painted.

        None beside the page, and where a bitmap lies, whose colours nobody knows.
        """
        here = Box(*point, *point)
        for part in reversed(self._near.find(here)):
            if part.order < before:
                if isinstance(part, Photo) and part.box.holds(here, 0):
                    return None
                if isinstance(part, Outline) and part.has(point):
                    return part.fill
        return None


def _meaningful(drawing: Drawing) -> Iterator[tuple[Part, str, Iterable[Point]]]:
    """Give each part that means something, its colour, and points on what it lies on."""
    for outline in drawing.outlines:
        css = set(outline.group.css)
        if outline.radius:
            edge = outline.edge
            # A disc is seen by its fill, or by its edge, or by the two beside each other.
            if edge != "none" and contrast(outline.fill, edge) >= MARK:
                continue
            if edge != "none" or not _is_ring(outline):
                yield outline, outline.fill, _around(outline)
        elif css & {"link", "way"}:
            yield outline, outline.fill, [outline.box.centre]
        elif css & {*CARDS, "legend"} and outline.dash:
            x, y = outline.box.centre
            yield outline, outline.edge, [(outline.box.left - 1.5, y), (x, outline.box.top - 1.5)]
    for pen in drawing.pens:
        if {"curve", "link", "way", "line", "face", "legend", "trait"} & set(pen.group.css):
            yield pen, pen.colour, _between(pen)


def _is_ring(outline: Outline) -> bool:
    """Whether a disc is only the pale ring around another."""
    return any(
        other.radius and other.order > outline.order and outline.box.holds(other.box, 0)
        and math.dist(outline.box.centre, other.box.centre) < 1 and other.radius > outline.radius / 2
        for other in outline.group.outlines
    )  # fmt: skip


def _around(disc: Outline) -> Iterator[Point]:
    x, y = disc.box.centre
    reach = disc.radius + disc.edge_width / 2 + 0.8
    for part in range(8):
        turn = math.tau * part / 8
        yield x + reach * math.cos(turn), y + reach * math.sin(turn)


def _between(pen: Pen) -> Iterator[Point]:
    for (x0, y0), (x1, y1) in itertools.pairwise(pen.points):
        yield (x0 + x1) / 2, (y0 + y1) / 2


# --- legend, ids, order --------------------------------------------------------------------------

Sign = tuple[str, ...]


def the_legend_tells_what_occurs(drawing: Drawing) -> Iterator[str]:
    """Every badge, dashed card, curve and kind of arrow is in the legend, and nothing else is."""
    told = [(sign_of(entry), entry) for entry in drawing.marked("legend")]
    occurring = set(signs_of(drawing))
    for sign in sorted(occurring - {sign for sign, _ in told}):
        yield f"no entry for {' '.join(sign)}"
    for sign, entry in told:
        if sign[0] != "dot" and sign not in occurring:
            yield f"{entry.words!r} explains {' '.join(sign)}, which does not occur"
    for words, count in Counter(entry.words for _, entry in told).items():
        if count > 1:
            yield f"{words!r} stands there {count} times"


def sign_of(entry: Group) -> Sign:
    """Give what an entry of the legend explains."""
    if any(css.startswith("diff-") for css in entry.css):
        return ("difference", entry.outlines[0].fill)
    if "area" in entry.css:
        return ("area", entry.outlines[0].fill)
    for outline in entry.outlines:
        if outline.radius:
            letter = _letter_of(outline)
            return ("badge", outline.fill, letter) if letter else ("dot", outline.fill)
    if entry.pens:
        return _line_sign(entry)
    if len(entry.outlines) > 1:
        # A part of the small graph on a card of a measured value, on its track.
        return ("dot", entry.outlines[-1].fill)
    card = entry.outlines[0]
    return ("card", "dashed") if card.dash else ("card", card.edge)


def _line_sign(group: Group) -> Sign:
    pen = group.pens[0]
    return ("line", pen.colour, _dash(pen.dash), f"{len(group.outlines)} heads")


UNEXPLAINED = {"legend", "person", "stage", "point", "note"}
"""Classes of marks whose letters are no signs, or explain themselves."""


def signs_of(drawing: Drawing) -> Iterator[Sign]:
    """Give every sign of a picture that a reader needs to have explained."""
    for group in drawing.groups:
        css = set(group.css)
        for outline in group.outlines if not css & UNEXPLAINED else ():
            letter = _letter_of(outline) if outline.radius else ""
            # A number refers to a list; letters on a face are those of a name.
            if letter and not letter.isdigit() and not ("face" in css and letter.isalpha()):
                yield "badge", outline.fill, letter
        if css & {*CARDS} and group.outlines and group.outlines[0].dash:
            yield "card", "dashed"
        if "weak" in css:
            yield "card", group.outlines[0].edge
        if "link" in css and "diff-removed" not in css:
            yield _line_sign(group)
        for square in squares_of(group) if "legend" not in css else ():
            yield "difference", square.fill
        if "between" in css:
            yield from (("area", outline.fill) for outline in group.outlines)
    for group in drawing.marked("curve"):
        # The one curve that takes its colours from the scores explains itself by its faces.
        if group.pens and "curve-main" not in group.id:
            pen = group.pens[0]
            yield "line", pen.colour, _dash(pen.dash), "0 heads"


def squares_of(group: Group) -> Iterator[Outline]:
    """Give the squares of a mark that are signs of a difference: those with strokes in them."""
    for outline in group.outlines:
        box = outline.box
        if (
            outline.rectangle
            and abs(box.width - box.height) < 0.01
            and box.width < 14
            and any(pen.order > outline.order and box.holds(pen.box, 0) for pen in group.pens)
        ):
            yield outline


def _dash(dashes: str) -> str:
    """Name a pattern of dashes: by how much of it is line, since it grows with the pen."""
    if not dashes:
        return "solid"
    numbers = [float(number) for number in dashes.replace(",", " ").split()]
    if len(numbers) > 2:
        return f"of {len(numbers)} parts"
    return "dotted" if numbers[0] < numbers[1] / 2 else "dashed"


def _letter_of(disc: Outline) -> str:
    """Give the letter in the middle of a disc, if it lies right on this disc, or nothing."""
    x, y = disc.box.centre
    for part in disc.group.parts:
        if part.order <= disc.order or math.dist(part.box.centre, (x, y)) > 3:
            continue
        if isinstance(part, Line) and abs(part.box.centre[0] - x) < 1:
            return part.text
        if isinstance(part, Outline):
            return ""
    return ""


def ids_are_unique(drawing: Drawing) -> Iterator[str]:
    """No id occurs twice, all begin with that of the map, and what is referred to exists."""
    for id, count in Counter(drawing.ids).items():
        if count > 1:
            yield f"{id} occurs {count} times"
        if not id.startswith(drawing.root.get("id", "?")):
            yield f"{id} does not begin with {drawing.root.get('id')}"
    for id in drawing.root.get("aria-labelledby", "").split() or [""]:
        if id not in drawing.ids:
            yield f"the picture is labelled by {id!r}, which is not there"
    for tag in ("title", "desc"):
        told = drawing.root.find(f"{SPACE}{tag}")
        if told is None or not (told.text or "").strip():
            yield f"the picture has no <{tag}>"


_ORDER = (
    ("header",),
    ("person",),
    ("phase", "stage"),
    ("lane-label", *CARDS, *LINES, "line", "curve", "feeling", "time", "link-title", "way-label"),
    ("note",),
    ("footer",),
    ("legend",),
    ("made",),
)
"""In which order a screen reader comes across the parts of a map with lanes."""


def the_order_is_that_of_reading(drawing: Drawing) -> Iterator[str]:
    """Header, people, stages, lanes from top to bottom, notes, footer: in the document too."""
    if not drawing.marked("lane-label"):
        return
    places = {css: place for place, row in enumerate(_ORDER) for css in row}
    starts = starts_of_rows(drawing)
    before: tuple[int, int, str] = (0, 0, "")
    for group in drawing.groups:
        place = places.get(group.css[0] if group.css else "")
        if place is None or not group.parts:
            continue
        row = sum(start <= group.reach.centre[1] for start in starts)
        # Each row of stages is read with its lanes before the next one is.
        key = (row, place) if place in (2, 3) else (len(starts) + 1 if place > 3 else 0, place)
        if key < before[:2]:
            yield f"{group} comes after {before[2]}"
        before = (*key, str(group))
    for css in (("lane-label",), CARDS):
        yield from _downwards(drawing, css)


def _downwards(drawing: Drawing, css: tuple[str, ...]) -> Iterator[str]:
    bands = sorted(group.box.top for group in drawing.marked("band") if group.outlines)

    def lane(group: Group) -> int:
        return sum(top <= group.reach.centre[1] for top in bands)

    for first, second in itertools.pairwise(drawing.marked(*css)):
        if lane(second) < lane(first):
            yield f"{second} of a lane above comes after {first}"


# --- small words -----------------------------------------------------------------------------------


def _ink(line: Line) -> Box:
    """Give what the letters cover, a little less than their line."""
    box = line.box
    return Box(box.left + 0.3, box.top + line.size * 0.04, box.right - 0.3, box.bottom)


def _called(part: Part) -> str:
    if isinstance(part, Line):
        return f"“{part.text[:60]}” of {part.group}"
    kind = "disc" if isinstance(part, Outline) and part.radius else type(part).__name__.lower()
    return f"{kind} of {part.group}"


def _at(point: Point) -> str:
    return f"({point[0]:.1f} {point[1]:.1f})"


CHECKS: tuple[Callable[[Drawing], Iterator[str]], ...] = (
    nothing_leaves_the_page,
    texts_stay_in_their_boxes,
    texts_keep_off_the_edges,
    texts_cross_no_edge,
    texts_stand_apart,
    no_line_runs_through_a_text,
    cards_stand_apart,
    cards_stay_in_their_lanes,
    lanes_have_names,
    badges_cover_nothing,
    signs_cover_nothing,
    arrows_cross_nothing,
    arrows_end_at_cards,
    columns_line_up,
    texts_have_contrast,
    marks_have_contrast,
    the_legend_tells_what_occurs,
    ids_are_unique,
    the_order_is_that_of_reading,
)
"""What holds for every picture of every kind."""
