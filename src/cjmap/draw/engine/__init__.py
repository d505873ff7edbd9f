"""Graphviz: DOT in, SVG out.

- `embedded`: the binary of the package `graphviz-pure`, which is installed with cjmap.
- `system`: the `dot` found on PATH.
- `wasm`: Graphviz as WebAssembly, from the packages of the extra `cjmap[wasm]`.

`dot` writes a scene as DOT with pinned positions. `process` runs the first two engines,
`webassembly` the third. `agreement` holds what they drew to the scene and reads it back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.engine.process import embedded_binary, run_process, system_binary
from cjmap.draw.errors import DrawError

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["ENGINES", "embedded_binary", "run", "system_binary"]


def _embedded(dot: str, timeout: float) -> bytes:
    return run_process("embedded", embedded_binary(), dot, timeout)


def _system(dot: str, timeout: float) -> bytes:
    return run_process("system", system_binary(), dot, timeout)


def _wasm(dot: str, timeout: float) -> bytes:
    from cjmap.draw.engine.webassembly import run_webassembly

    return run_webassembly(dot, timeout)


ENGINES: dict[str, Callable[[str, float], bytes]] = {
    "embedded": _embedded,
    "system": _system,
    "wasm": _wasm,
}
"""The engines by name, each as a function of the DOT text and its limit in seconds."""


def run(dot: str, *, engine: str = "embedded", timeout: float = 10.0) -> bytes:
    """Draw a DOT text with pinned positions as SVG, just as the engine wrote it.

    Raise EngineError, which carries the DOT text and what the engine said, when the engine is
    missing, fails, draws nothing or takes longer than `timeout` seconds; DrawError for an
    unknown engine.
    """
    draw = ENGINES.get(engine)
    if draw is None:
        raise DrawError(f"Unknown engine: {engine}", hint="Engines: " + ", ".join(ENGINES))
    return draw(dot, timeout)
