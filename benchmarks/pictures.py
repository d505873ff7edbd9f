"""Measure drawing: the parts of making an SVG, and its size, from small maps to very large ones.

    python -m benchmarks.pictures            # the examples, and 12, 72, 320 and 1,000 cards
    python -m benchmarks.pictures --quick    # one run each, without the two largest

Each run is a process of its own, since a second drawing would find its texts measured; importing
is left out. Times are medians of processor time:

- layout: from the map to the scene, with texts measured and wrapped and arrows routed
- DOT: the scene written as DOT
- engine: the process of Graphviz, start included
- clean-up: what Graphviz drew, read back and held to the scene, and the SVG that is handed out
- whole / engine: how many times the engine's time the whole took
- SVG: its size, and with the letters that it needs embedded

Then the first example once more, as a whole command and in a process that is up, against the engine alone.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.clocks import (
    command_seconds,
    function_seconds,
    milliseconds,
    time_command,
    time_function,
)
from benchmarks.comparison import CJMAP, ROOT, Asked, Row, alone
from benchmarks.comparison import EXAMPLES as FOLDER
from benchmarks.drawn import blueprint_of, journey_of
from cjmap.draw import picture, render
from cjmap.draw.context import Alone
from cjmap.draw.engine import embedded_binary, run
from cjmap.draw.engine.agreement import as_drawn
from cjmap.draw.engine.dot import to_dot
from cjmap.draw.writers.svg import to_svg
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cjmap.draw.context import Context

EXAMPLES = {
    "first-visit": ("clinic", "journey"),
    "clinic-visit": ("clinic", "blueprint"),
    "zamawiam-rosline": ("sklep", "journey"),
    "dostawa-rosliny": ("sklep", "blueprint"),
    "helen": ("clinic", "persona"),
    "helen-at-the-kiosk": ("clinic", "empathy-map"),
}
"""The examples that are measured, each with its workspace and kind."""

CARDS = (12, 72, 320, 1000)
PARTS = ("layout", "dot", "engine", "clean-up")

_IN_A_COLUMN = 5.9
"""Cards in a column of a generated blueprint: the customer's, and seven lanes of ten filled."""


def compare(asked: Asked) -> Iterator[Row]:
    """Print a table with a row for each picture, then yield what each took of the engine's time."""
    sizes = CARDS[:2] if asked.quick else CARDS
    names = [f"example {name}" for name in EXAMPLES]
    names += [f"{kind} {cards}" for kind in ("journey", "blueprint") for cards in sizes]
    print(
        "| picture | cards | layout | DOT | engine | clean-up | whole / engine | SVG | + letters |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    runs = 1 if asked.quick else 5
    ratios = {name: _shown(name, [_apart(name) for _ in range(runs)]) for name in names}
    for name, ratio in ratios.items():
        yield Row(f"{name}: map to SVG / the engine alone", ratio)
    yield from _whole(3 if asked.quick else 9)


def _whole(runs: int) -> Iterator[Row]:
    """Draw an example as people do, and in a process that is up, against the engine alone."""
    folder = FOLDER / "sklep"
    workspace = open_workspace(folder)
    journey = workspace.map_of("journey", "zamawiam-rosline")
    with tempfile.TemporaryDirectory() as name:
        dot = Path(name) / "journey.dot"
        dot.write_bytes(render(picture(journey, workspace), "dot"))
        engine = [str(embedded_binary()), "-Kneato", "-n2", "-Tsvg", "-o", "/dev/null", str(dot)]
        base = command_seconds(engine, runs * 3)
    map_file = str(folder / "zamawiam-rosline.journey.yaml")
    cold = command_seconds([CJMAP, "render", map_file, "-o", "-"], runs)
    warm = function_seconds(lambda: render(picture(journey, workspace), "svg"), runs) + base
    what = "example journey to SVG / the engine alone"
    yield Row(f"{what}, in a process that is up", warm / base, "≤ 10")
    yield Row(f"{what}, whole command", cold / base)


def _apart(name: str) -> dict[str, float]:
    """Measure one picture in a process of its own."""
    _, written = time_command(
        [sys.executable, "-m", "benchmarks.pictures", "--one", name], folder=ROOT
    )
    found: dict[str, float] = json.loads(written)
    return found


def _shown(name: str, runs: list[dict[str, float]]) -> float:
    """Print the row of a picture; return how many times the engine's time the whole took."""
    shown = {part: statistics.median(each[part] for each in runs) for part in PARTS}
    whole = sum(shown.values()) / shown["engine"]
    times = " | ".join(milliseconds(shown[part]) for part in PARTS)
    cards = runs[0]["cards"]
    sizes = " | ".join(f"{runs[0][size] / 1000:,.0f} kB" for size in ("bytes", "with letters"))
    print(f"| {name} | {cards:,.0f} | {times} | {whole:.1f} | {sizes} |", flush=True)
    return whole


def measured(name: str) -> dict[str, float]:
    """Draw a picture once; give the processor time of each part, its cards and its size."""
    model, context = _map_named(name)
    # Everything is imported, and the language is known, by two pictures of hardly any text.
    lang = context.language_of(model)
    for small in (journey_of(1), blueprint_of(2, 1)):
        scene = picture(small.model_copy(update={"lang": lang}), Alone())
        to_svg(as_drawn(scene, run(to_dot(scene))))
    times: dict[str, float] = {}

    def timed(part: str, work: Callable[[], Any]) -> Any:
        found: list[Any] = []
        times[part] = time_function(lambda: found.append(work())).processor
        return found[0]

    scene = timed("layout", lambda: picture(model, context))
    dot = timed("dot", lambda: to_dot(scene))
    drawn = timed("engine", lambda: run(dot, timeout=300))

    def clean() -> bytes:
        return to_svg(as_drawn(scene, drawn))

    svg = timed("clean-up", clean)
    whole = render(scene, "svg", timeout=300, embed_fonts=True)
    cards = sum(mark.css.split()[0] in ("card", "chip") for mark in scene.marks)
    return {**times, "cards": cards, "bytes": len(svg), "with letters": len(whole)}


def _map_named(name: str) -> tuple[Any, Context]:
    kind, _, rest = name.partition(" ")
    if kind == "example":
        folder, example_kind = EXAMPLES[rest]
        workspace = open_workspace(FOLDER / folder)
        return workspace.map_of(example_kind, rest), workspace
    cards = int(rest)
    if kind == "journey":
        return journey_of(cards), Alone()
    columns = max(round(cards / _IN_A_COLUMN), 2)
    return blueprint_of(columns, round(cards * 0.4)), Alone()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measured(sys.argv[2])))
    else:
        alone(compare, __doc__)
