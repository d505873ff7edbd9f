"""What is asked of an engine, whichever it is."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cjmap.measure.engine.dialect import Column, Dialect
    from cjmap.measure.engine.rows import Rows, Unreadable

Parameter = str | int | float
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A statement that was run: what for, its text and parameters, seconds, rows that came back."""

    about: str
    sql: str
    parameters: tuple[Parameter, ...]
    seconds: float
    rows: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a statement is: what for, and a part of 1, or None where the engine cannot tell."""

    about: str
    part: float | None


class Engine(ABC):
    """An engine with its tables; what it was asked is kept for whoever wants to read it.

    A context manager: leaving it closes the engine and removes whatever it kept on disk.
    """

    dialect: Dialect
    name: str

    def __init__(self, watch: Callable[[Progress], None] | None = None) -> None:
        """Keep whom to tell of progress."""
        self.asked: list[Asked] = []
        self._watch = watch

    def __enter__(self) -> Engine:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it, whatever happened."""
        self.close()

    @abstractmethod
    def read(self, name: str, rows: Rows) -> list[Column]:
        """Make a view of rows, and return its columns; raises `MeasureError`.

        Where the engine knows their order, the view has it in `dialect.FILE_ORDER`.
        """

    @abstractmethod
    def unreadable(self, name: str) -> list[Unreadable]:
        """Return the rows that could not be read for a view."""

    @abstractmethod
    def small_table(
        self, name: str, columns: Mapping[str, str], rows: Sequence[Sequence[Any]]
    ) -> None:
        """Make a table of a few rows; `columns` are their types in the words of the dialect."""

    @abstractmethod
    def view(self, name: str, sql: str) -> None:
        """Name the rows of a statement; nothing is calculated."""

    @abstractmethod
    def keep(self, name: str, sql: str, about: str) -> None:
        """Calculate the rows of a statement once, for many questions."""

    @abstractmethod
    def close(self) -> None:
        """Let go of everything."""

    @property
    def cheap_views(self) -> bool:
        """Whether reading a view of files again costs next to nothing, so that none is kept."""
        return True

    def rows(self, sql: str, about: str, parameters: Sequence[Parameter] = ()) -> list[Row]:
        """Return the rows of a statement; raises `MeasureError` where it cannot be run."""
        began = time.perf_counter()
        found = self._run(sql, about, tuple(parameters))
        taken = time.perf_counter() - began
        self.asked.append(Asked(about, sql, tuple(parameters), taken, len(found)))
        return found

    @abstractmethod
    def _run(self, sql: str, about: str, parameters: tuple[Parameter, ...]) -> list[Row]:
        """Run a statement."""
