"""All pages of a portal, written over several processes; what they need together is gathered."""

from __future__ import annotations

from contextlib import closing, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cjmap.errors import CjmapError
from cjmap.processes import Lost, at_work, fulfilled
from cjmap.site.build.work import Desk, Failure, WrittenPage, fulfil
from cjmap.site.keeping.place import drop_others
from cjmap.site.search import search_index

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from cjmap.site.page import Page
    from cjmap.site.pictures.both import Pair
    from cjmap.site.search import Found
    from cjmap.site.site import Site
    from cjmap.site.writing import LeftOut


FEW = 60
"""Pages for which starting further processes takes longer than it saves."""

ENOUGH = 12
"""Pages written anew after which more of them are to be expected: some change with every build."""


@dataclass(frozen=True, slots=True)
class How:
    """How pages are written.

    `jobs` is how many at a time (None: as many as there are processors); `keeping` says that
    pages and pictures are kept for the next run; `advance` is told of every page that is done.
    """

    jobs: int | None = None
    keeping: bool = True
    advance: Callable[[], None] = lambda: None


@dataclass(slots=True)
class Together:
    """What came of all pages: for the search, the colours, how much was made anew, what is left out."""

    found: dict[str, tuple[Found, ...]] = field(default_factory=dict)
    pairs: set[Pair] = field(default_factory=set)
    pictures: int = 0
    drawn: int = 0
    written: int = 0
    left_out: dict[LeftOut, None] = field(default_factory=dict)

    def index(self, site: Site) -> str:
        """Return the index of the search over the pages in their order."""
        return search_index(each for address in site.pages for each in self.found[address])


def written_pages(
    site: Site, how: How, together: Together, *, single: bool = False
) -> Iterator[tuple[Page, WrittenPage]]:
    """Go through the pages as they are written, which is in any order.

    Raises `CjmapError` for the first page that cannot be written.
    """
    kept: set[str] = set()
    desk = Desk(site, single=single, keeping=how.keeping)
    with closing(_coming(desk, how)) as coming:
        for address, outcome in coming:
            page = site.pages[address]
            if not isinstance(outcome, WrittenPage):
                raise _failed(page, outcome)
            together.found[page.address] = outcome.found
            together.pairs |= outcome.pairs
            together.pictures += outcome.pictures
            together.drawn += outcome.drawn
            together.written += outcome.is_new
            together.left_out |= dict.fromkeys(outcome.left_out)
            kept |= outcome.kept
            yield page, outcome
            how.advance()
    if how.keeping:
        drop_others(site.workspace, kept, desk.kin)


def _coming(
    desk: Desk, how: How
) -> Generator[tuple[str, WrittenPage | Failure | Lost], None, None]:
    """Write the pages here as long as they are taken from the last build, the rest over several processes."""
    waiting = list(desk.site.pages)
    anew = 0
    while waiting and how.keeping and how.jobs is None and anew < ENOUGH:
        address = waiting.pop(0)
        outcome = fulfil(address, desk)
        anew += not isinstance(outcome, WrittenPage) or outcome.is_new
        yield address, outcome
    if at_work(len(waiting), how.jobs, FEW) > 1:
        _look_up(desk.site)
    others = Desk(desk.site, single=desk.single, keeping=desk.keeping)
    with closing(fulfilled(waiting, others, fulfil, how.jobs, FEW)) as coming:
        for number, fulfilment in coming:
            yield waiting[number], fulfilment


def _look_up(site: Site) -> None:
    """Tell one page of each kind, for all that it looks up in the other maps and in git.

    That is remembered by the site, and shared: else every process would look it up by itself.
    """
    for page in {page.kind: page for page in reversed(site.pages.values())}.values():
        with suppress(Exception):  # a page that cannot be told fails when it is written
            site.facts(page)


def _failed(page: Page, outcome: Failure | Lost) -> CjmapError:
    if isinstance(outcome, Lost):
        return CjmapError(
            f"The page {page.address} cannot be written: the process at it {outcome.how}.",
            hint="It may have needed too much memory; `--jobs 1` writes one page at a time.",
        )
    return CjmapError(
        f"The page {page.address} cannot be written: {outcome.message}", hint=outcome.hint
    )
