"""What tests of measuring share: both engines, for real."""

from __future__ import annotations

import sys
import warnings
from typing import TYPE_CHECKING, Protocol

import pytest
from tests.measure import counted

from cjmap.measure.engine.duck import DuckEngine, Scratch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cjmap.measure.engine.engine import Engine
    from cjmap.measure.engine.rows import Rows
    from cjmap.measure.figures.session import Session


class Opens(Protocol):
    """Opens an engine for some rows; the test that asked closes it."""

    def __call__(self, *rows: Rows) -> Engine: ...


@pytest.fixture(scope="session", autouse=True)
def a_main_program(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Give this process the file of a main program, which workers lack: pyspark takes that for a doctest.

    It is one that can be run: the processes that other tests start run it first.
    """
    main = sys.modules["__main__"]
    if not hasattr(main, "__file__"):
        program = tmp_path_factory.mktemp("program") / "worker.py"
        program.touch()
        main.__file__ = str(program)


@pytest.fixture(scope="session")
def spark_address() -> Iterator[str]:
    """The address of a Spark Connect server, started for the tests of this worker."""
    from pysail.spark import SparkConnectServer

    server = SparkConnectServer("127.0.0.1", 0)
    server.start(background=True)
    _, port = server.listening_address
    yield f"sc://127.0.0.1:{port}"
    server.stop()


@pytest.fixture
def open_duck() -> Iterator[Opens]:
    """Opens DuckDB."""
    yield from _opens(lambda rows: DuckEngine(Scratch(), rows))


@pytest.fixture
def open_spark(spark_address: str) -> Iterator[Opens]:
    """Opens a session on the Spark Connect server."""
    from cjmap.measure.engine.spark import SparkEngine

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pyspark warns of newer pandas, which nothing here uses
        yield from _opens(lambda _: SparkEngine(spark_address))


@pytest.fixture(params=["duckdb", "spark"])
def open_engine(request: pytest.FixtureRequest) -> Opens:
    """Opens each of both engines in turn."""
    opens: Opens = request.getfixturevalue(
        "open_duck" if request.param == "duckdb" else "open_spark"
    )
    return opens


@pytest.fixture(scope="session", params=["duckdb", "spark"])
def by_hand(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Session]:
    """The log that was counted by hand, on each of both engines."""
    address = request.getfixturevalue("spark_address") if request.param == "spark" else None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with counted.opened(tmp_path_factory.mktemp("by-hand"), address) as session:
            yield session


def _opens(make: Callable[[Sequence[Rows]], Engine]) -> Iterator[Opens]:
    opened: list[Engine] = []

    def open_(*rows: Rows) -> Engine:
        opened.append(make(rows))
        return opened[-1]

    yield open_
    for engine in opened:
        engine.close()
