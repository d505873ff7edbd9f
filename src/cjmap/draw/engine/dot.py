r"""A scene as DOT, every position pinned, for `neato -n2`.

Graphviz draws what it is told and lays nothing out: boxes, discs and texts are nodes with a fixed
size and `pos`, strokes are edges with the whole spline in `pos`, and areas are drawing operations
of the graph's `_background`, because only those can have any shape. An image is a node without a
line that keeps its place: Graphviz would have to read a file for it, and draws none into a PNG.

The text is written here and not with the classes of the package `graphviz`: those split a node
name at ":" and read a label in angle brackets as HTML. Node names are generated (`s17`), never
taken from a map, and every string passes through `quote`.

Units: Graphviz counts y upwards from the bottom, sizes in inches and positions in points.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cjmap.draw import text as texts
from cjmap.draw.limits import check_size
from cjmap.draw.look.theme import FAMILY
from cjmap.draw.scene import (
    Anchor,
    Area,
    Box,
    Dash,
    Disc,
    Image,
    Point,
    Scene,
    Shape,
    Stroke,
    Words,
)
from cjmap.draw.writers.outline import ARROW, line_of
from cjmap.draw.writers.written import colour, number

if TYPE_CHECKING:
    from collections.abc import Iterator

_JUSTIFY: dict[Anchor, str] = {"start": "\\l", "middle": "\\n", "end": "\\r"}
# Graphviz has no line of dashes and dots; the writers give every dash its lengths.
_DASHES: dict[Dash, str] = {
    "solid": "solid",
    "dashed": "dashed",
    "dotted": "dotted",
    "chained": "dashed",
}

_LONGEST_PIECE = 4000
# A backslash stays with what it escapes.
_PIECES = re.compile(rf"(?:\\.|[^\\]){{1,{_LONGEST_PIECE}}}", re.DOTALL)

_FOREIGN = re.compile("[^\x00-~]")
_CONTROL = re.compile("[\x00-\x1f\x7f]")

_HEAD = """\
digraph map {
graph [splines=line, notranslate=true, pad=0, margin=0, bgcolor="%s", _background=%s]
node [shape=box, label="", margin=0, fixedsize=true, fontname="%s"]
edge [dir=none, arrowsize=%s]
"""


def quote(text: str) -> str:
    r"""Quote a text as a DOT string that Graphviz shows letter by letter.

    The backslash is doubled (else `\N` would become the node's name), `"` is escaped, and `&` is
    written as an entity (else `&eacute;` would be decoded). Control characters are dropped.
    """
    return _string(_escaped(text))


def _escaped(text: str) -> str:
    return _CONTROL.sub("", text).replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")


def _string(escaped: str) -> str:
    """Put quotation marks around an escaped text; older versions read no more than 16384 bytes."""
    if len(escaped) < _LONGEST_PIECE:
        return f'"{escaped}"'
    return " + ".join(f'"{piece}"' for piece in _PIECES.findall(escaped))


def to_dot(scene: Scene) -> str:
    """Write a scene as the text of a DOT graph. Shape number n of the scene has the id `sN`.

    Raise DrawError for a scene of more shapes than Graphviz is given.
    """
    shapes = list(scene.shapes())
    check_size(len(shapes), sum(isinstance(shape, Area) for shape in shapes))
    operations: list[str] = []
    body: list[str] = []
    # Two points in opposite corners keep the drawing as large as the scene.
    for name, x, y in (("low", 0.0, scene.height), ("high", scene.width, 0.0)):
        body.append(f"{name} [style=invis, width=0, height=0, pos={_position(x, y, scene.height)}]")
    for index, shape in enumerate(shapes):
        if isinstance(shape, Area):
            operations.append(_area(shape, scene.height))
        else:
            body.extend(_statements(f"s{index}", shape, scene.height))
    head = _HEAD % (
        colour(scene.background),
        quote(" ".join(operations)),
        FAMILY,
        number(ARROW / 10),
    )
    return head + "\n".join(body) + "\n}\n"


def _statements(name: str, shape: Shape, height: float) -> Iterator[str]:
    match shape:
        case Box():
            yield _box(name, shape, height)
        case Disc():
            size = number(2 * shape.radius / 72, 5)
            yield (
                f"{name} [id={name}, shape=circle, style=filled, width={size}, height={size}, "
                f"{_paint(shape.fill, shape.stroke, shape.stroke_width)}, "
                f"pos={_position(shape.x, shape.y, height)}]"
            )
        case Words():
            yield _words(name, shape, height)
        case Stroke():
            yield from _stroke(name, shape, height)
        case Image():
            yield _image(name, shape, height)
        case Area():
            raise AssertionError("areas are written by to_dot")


def _box(name: str, box: Box, height: float) -> str:
    styles = ["rounded"] if box.rounded else []
    styles.append("filled")
    if box.dash != "solid":
        styles.append(_DASHES[box.dash])
    return (
        f'{name} [id={name}, style="{",".join(styles)}", '
        f"width={number(box.width / 72, 5)}, height={number(box.height / 72, 5)}, "
        f"{_paint(box.fill, box.stroke, box.stroke_width)}, "
        f"pos={_position(box.x + box.width / 2, box.y + box.height / 2, height)}]"
    )


def _image(name: str, image: Image, height: float) -> str:
    return (
        f"{name} [id={name}, shape={'circle' if image.circle else 'box'}, penwidth=0, "
        f"width={number(image.width / 72, 5)}, height={number(image.height / 72, 5)}, "
        f"pos={_position(image.x + image.width / 2, image.y + image.height / 2, height)}]"
    )


def _words(name: str, words: Words, height: float) -> str:
    """Write a text as a node without a shape.

    Graphviz puts the first baseline of n lines 0.6 n − 0.9 sizes above the node's middle. A
    justified line starts at the node's side, as long as the node is not narrower than what
    Graphviz takes for the text's width; so the node is made wide enough for any estimate.
    """
    measured = texts.widest(words.lines, words.size, words.weight)
    guessed = max((_estimate(line, words.size) for line in words.lines), default=0.0)
    # A third more, since another engine may measure with another font.
    wide = max(measured, guessed) * 1.33 + 2
    middle = words.x
    if words.anchor == "start":
        middle += wide / 2
    elif words.anchor == "end":
        middle -= wide / 2
    count = len(words.lines)
    centre = words.y + (0.6 * count - 0.9) * words.size
    separator = _JUSTIFY[words.anchor]
    lines = [_escaped(line) for line in words.lines]
    label = separator.join(lines) + (separator if words.anchor != "middle" else "")
    style = "" if words.weight.value == "Regular" else f" {words.weight.value}"
    return (
        f'{name} [id={name}, shape=none, label={_string(label)}, fontname="{FAMILY}{style}", '
        f'fontsize={number(words.size)}, fontcolor="{colour(words.colour)}", '
        f"width={number(wide / 72, 5)}, "
        f"height={number(texts.height(count, words.size) / 72, 5)}, "
        f"pos={_position(middle, centre, height)}]"
    )


def _estimate(line: str, size: float) -> float:
    """Bound what Graphviz takes for the width of a line.

    By its tables a foreign byte is a quarter of an em; where no font of the system has a letter, the
    box with its number that stands for it is about one em wide, also for a mark without a width.
    """
    own = _FOREIGN.sub("", line)
    foreign = max(0.26 * (len(line.encode()) - len(own)), len(line) - len(own))
    return texts.width(own, size) * 1.05 + foreign * size


def _stroke(name: str, stroke: Stroke, height: float) -> Iterator[str]:
    first, last = stroke.points[0], stroke.points[-1]
    points = line_of(stroke)
    ends = f"s,{_pair(first, height)} " if stroke.tail else ""
    ends += f"e,{_pair(last, height)} " if stroke.head else ""
    for end, point in (("a", first), ("b", last)):
        yield f"{name}{end} [style=invis, width=0, height=0, pos={_position(*point, height)}]"
    path = " ".join(_pair(point, height) for point in points)
    direction = {
        (False, False): "",
        (False, True): "dir=forward, ",
        (True, False): "dir=back, ",
        (True, True): "dir=both, ",
    }[stroke.tail, stroke.head]
    style = "" if stroke.dash == "solid" else f"style={_DASHES[stroke.dash]}, "
    yield (
        f'{name}a -> {name}b [id={name}, {direction}{style}color="{colour(stroke.colour)}", '
        f'penwidth={number(stroke.width)}, pos="{ends}{path}"]'
    )


def _area(area: Area, height: float) -> str:
    fill = colour(area.fill)
    points = " ".join(f"{number(x)} {number(height - y)}" for x, y in area.points)
    return f"C 7 -{fill} c 7 -{fill} b {len(area.points)} {points}"


def _paint(fill: str, stroke: str | None, width: float) -> str:
    line = colour(fill if stroke is None else stroke)
    pen = 0.0 if stroke is None else width
    return f'fillcolor="{colour(fill)}", color="{line}", penwidth={number(pen)}'


def _position(x: float, y: float, height: float) -> str:
    return f'"{_pair((x, y), height)}"'


def _pair(point: Point, height: float) -> str:
    return f"{number(point[0])},{number(height - point[1])}"
