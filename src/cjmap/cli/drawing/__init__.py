"""Draw maps and write their pictures: what `render` does once its arguments are understood.

A tour of the package, in the order in which it comes about:

- `request`: what the command line asked for; `words` reads lists, widths and ids.
- `look`: how the pictures of one workspace are to look: the request, else its configuration.
- `sheets`: which pictures there are to draw, and the file of each.
- `work`: draws one of them, in whatever process; `pool` spreads them over several.
- `telling`: what is said of pictures that were written, and of those that could not be drawn.
- `once` draws everything one time; `watching` goes on doing so as files change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cjmap.cli.drawing.request import Request


def run(request: Request) -> int:
    """Do what was asked for, and return the exit code."""
    if request.watch:
        from cjmap.cli.drawing.watching import watch

        return watch(request)
    from cjmap.cli.drawing.once import draw_once

    return draw_once(request)
