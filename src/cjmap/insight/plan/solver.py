"""Best choices by HiGHS, a solver of mixed-integer programs: branch and bound, which proves its answer.

HiGHS calculates with floats. What it finds is looked at again in fractions: a choice that exceeds a
limit by however little is cut off, and what lies within a hair of the best is not decided here.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from importlib.util import find_spec
from typing import TYPE_CHECKING

from cjmap.errors import CjmapError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cjmap.insight.plan.portfolio import Chosen, Limit, Portfolio

_HAIR = 0.01
"""In scaled units, of which the most worthy option has ten thousand or more."""


INSTALL_HINT = "`pip install 'cjmap[plan]'` brings it."
"""The way out where there is no solver."""


def available() -> bool:
    """Whether HiGHS is installed."""
    return find_spec("highspy") is not None


class Deadline:
    """A moment until which something may take."""

    def __init__(self, seconds: float) -> None:
        """Begin now."""
        self._end = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """The seconds that are left; 0 when it is over."""
        return max(0.0, self._end - time.monotonic())


class Outcome(StrEnum):
    """How a search ended."""

    PROVEN = "proven"
    NONE = "none"
    UNFINISHED = "unfinished"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search found: a choice for each layer, none where there is none or time was over.

    `bound` is what no choice can exceed, in the unit of what was searched for; None: not known.
    """

    outcome: Outcome
    layers: tuple[Chosen, ...] = ()
    bound: Fraction | None = None

    @property
    def chosen(self) -> Chosen | None:
        """The choice, where there is one layer."""
        return self.layers[0] if self.layers else None


class Solver:
    """Searches the choices of a portfolio, or of several layers of one, one period after another.

    What is chosen in a layer stays chosen in those after it, and their gains add up.
    """

    def __init__(
        self, layers: Sequence[Portfolio], deadline: Deadline, *, whole: bool = True
    ) -> None:
        """Set up the program; without `whole`, options may be chosen in part, which gives bounds.

        Raises `CjmapError` without HiGHS.
        """
        if not available():
            raise CjmapError(
                "The best plan needs the solver HiGHS, which is not installed.",
                hint=INSTALL_HINT,
            )
        from cjmap.insight.plan.program import Program

        self._program = Program(layers, whole=whole)
        self._deadline = deadline

    @property
    def hair(self) -> Fraction:
        """A gain so small that floats cannot be trusted to tell it from none."""
        return Fraction(_HAIR) / self._program.scale

    def most(
        self,
        fixed: Mapping[int, bool] | None = None,
        at_least: Fraction | None = None,
        room: Mapping[Limit, Fraction] | None = None,
    ) -> Answer:
        """Search the choice that brings most.

        `fixed` are options (of the first layer) that are chosen or not, whatever it costs; with
        `at_least`, only choices that bring so much, less a hair, are of interest; `room` are days
        by which limits are wider, or below 0 narrower.
        """
        if not self._deadline.left:
            return Answer(Outcome.UNFINISHED)
        program = self._program
        program.maximise(program.worths)
        with self._fixing(fixed or {}), self._cutting(at_least), self._widening(room or {}):
            answer = self._search(program.scale, room or {})
        if at_least is not None and answer.layers:
            # Having dropped all, the search may end with something that it came by before.
            pairs = zip(program.layers, answer.layers, strict=True)
            if sum(layer.gain(chosen) for layer, chosen in pairs) < at_least - self.hair:
                return Answer(Outcome.NONE)
        return answer

    def cheapest(self, at_least: Fraction) -> Answer:
        """Search the choice that brings so much, less a hair, and takes the fewest person-days."""
        program = self._program
        worths = program.nothing
        for number, option in enumerate(program.layers[0].options):
            worths[number] = -float(option.effort * program.day)
        program.maximise(worths)
        with self._demanding(at_least):
            return self._search(Fraction(program.day), {})

    def extended(self, limit: Limit, amount: Fraction, most: Fraction, price: Fraction) -> Answer:
        """Search the best choice where a limit is less by now: an amount, and `most` days at a price.

        The limit has to be that wide already, so that nothing is impossible for want of its days.
        """
        program = self._program
        row = next(each for each in program.limits if each.limit is limit)
        worths = program.worths
        worths[row.extension] = -float(price * program.scale / row.scale)
        program.maximise(worths)
        program.bound_column(row.extension, 0.0, float(most * row.scale))
        with self._widening({limit: amount - limit.amount}):
            return self._search(program.scale, {limit: Fraction(0)})

    def leave_out(self, chosen: Chosen) -> None:
        """Never again answer with this choice."""
        numbers = range(self._program.options)
        values = {each: -1.0 if each in chosen else 1.0 for each in numbers}
        self._program.add(1.0 - len(chosen), float("inf"), values)

    @contextmanager
    def _fixing(self, fixed: Mapping[int, bool]) -> Iterator[None]:
        for option, chosen in fixed.items():
            self._program.bound_column(option, float(chosen), float(chosen))
        yield
        for option in fixed:
            self._program.free(option)

    @contextmanager
    def _demanding(self, gain: Fraction | None) -> Iterator[None]:
        endless = float("inf")
        if gain is not None:
            low = float(gain * self._program.scale) - _HAIR
            self._program.bound_row(self._program.gain_row, low, endless)
        yield
        self._program.bound_row(self._program.gain_row, -endless, endless)

    @contextmanager
    def _cutting(self, gain: Fraction | None) -> Iterator[None]:
        """Have the search drop whatever brings less: far quicker than a row that says so."""
        highs = self._program.highs
        if gain is not None:
            highs.setOptionValue("objective_bound", _HAIR - float(gain * self._program.scale))
            highs.setOptionValue("presolve", "off")
        yield
        highs.setOptionValue("objective_bound", float("inf"))
        highs.setOptionValue("presolve", "choose")

    @contextmanager
    def _widening(self, room: Mapping[Limit, Fraction]) -> Iterator[None]:
        endless = float("inf")
        rows = [each for each in self._program.limits if each.limit in room]
        for row in rows:
            right = row.right + float(room[row.limit] * row.scale)
            self._program.bound_row(row.number, -endless, right)
        yield
        for row in rows:
            self._program.bound_row(row.number, -endless, row.right)

    def _search(self, scale: Fraction, room: Mapping[Limit, Fraction]) -> Answer:
        """Run until the best choice keeps all limits exactly, not only as floats do."""
        rows = self._program.rows
        while True:
            answer = self._run(scale)
            if not (self._program.whole and answer.layers) or not self._cut(answer, room):
                break
        if room:
            self._program.remove_from(rows)  # what is cut off here may be allowed elsewhere
        return answer

    def _run(self, scale: Fraction) -> Answer:
        from highspy import HighsModelStatus, SolutionStatus, kHighsInf

        nothing = (
            HighsModelStatus.kInfeasible,
            HighsModelStatus.kUnboundedOrInfeasible,
            HighsModelStatus.kObjectiveBound,
        )
        highs = self._program.highs
        if not self._deadline.left:
            return Answer(Outcome.UNFINISHED)
        # The clock of HiGHS runs on from one search to the next.
        highs.setOptionValue("time_limit", highs.getRunTime() + self._deadline.left)
        highs.run()
        status, info = highs.getModelStatus(), highs.getInfo()
        if status in nothing:
            return Answer(Outcome.NONE)
        # HiGHS makes a cost least: a gain is a cost below 0.
        value = -info.objective_function_value
        solved = status == HighsModelStatus.kOptimal
        limit = -info.mip_dual_bound if self._program.whole else value if solved else kHighsInf
        bound = Fraction(limit) / scale if abs(limit) < kHighsInf else None
        if info.primal_solution_status != SolutionStatus.kSolutionStatusFeasible:
            return Answer(Outcome.UNFINISHED, (), bound)
        proven = solved and abs(limit - value) <= _HAIR
        return Answer(Outcome.PROVEN if proven else Outcome.UNFINISHED, self._layers(), bound)

    def _layers(self) -> tuple[Chosen, ...]:
        values = self._program.highs.getSolution().col_value
        count = self._program.options
        return tuple(
            frozenset(each for each in range(count) if values[first + each] > 0.5)
            for first in range(0, count * len(self._program.layers), count or 1)
        )

    def _cut(self, answer: Answer, room: Mapping[Limit, Fraction]) -> bool:
        """Forbid what exceeds a limit by less than floats can tell; whether there was any."""
        found = False
        for row in self._program.limits:
            layer, chosen = self._program.layers[row.layer], answer.layers[row.layer]
            amount = row.limit.amount + room.get(row.limit, Fraction(0))
            if layer.taken(row.limit, chosen) > amount:
                inside = row.limit.members & chosen
                first = row.layer * self._program.options
                values = {first + each: 1.0 for each in inside}
                self._program.add(-float("inf"), len(inside) - 1.0, values)
                found = True
        return found
