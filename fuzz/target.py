"""What a target is, and the promises that all targets share."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.errors import CjmapError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

SEPARATOR = b"\n--8<--\n"
"""What parts the files of an input that holds several of them."""

LARGEST = 1_000_000
"""The bytes of an input at most: for so many, time and memory are bounded."""

SECONDS = 20
"""How long one input may take."""

MEGABYTES = 1_500
"""How much memory a run may take."""

_MISTAKE = "mistake in cjmap"


class Breach(AssertionError):
    """A promise that an input broke."""


Mutation = Callable[[bytes, "Random"], bytes]
"""A change of an input; the same bytes and dice give the same."""


@dataclass(frozen=True)
class Target:
    """One thing that is fuzzed.

    `look` is given an input and raises `Breach`, or whatever escapes the library, where a promise is
    broken. `seeds` are the inputs to start from, `mutated` changes one. Inputs are small files, or
    several with `SEPARATOR` between them.
    """

    name: str
    about: str
    look: Callable[[bytes], None]
    seeds: Callable[[], Sequence[bytes]]
    mutated: Mutation

    def some_seeds(self, most: int) -> Sequence[bytes]:
        """Return all seeds, or `most` of them from first to last; 0: all."""
        seeds = self.seeds()
        return seeds[:: -(-len(seeds) // most)] if most else seeds


def expect(holds: object, promise: str) -> None:
    """Raise `Breach` where a promise does not hold."""
    if not holds:
        raise Breach(promise)


@contextmanager
def may_refuse() -> Iterator[None]:
    """Let what is refused with a message pass, unless it says that the mistake is ours."""
    try:
        yield
    except CjmapError as error:
        said = f"{error.message} {error.hint or ''}"
        expect(error.message.strip(), "a refusal says why")
        if _MISTAKE in said:
            raise Breach(said) from error


def parts_of(data: bytes, most: int) -> list[bytes]:
    """Return the files of an input, no more than `most`."""
    return data.split(SEPARATOR)[:most]
