"""The command lines that Typer reads, without words that say nothing.

`cjmap fmt "$MAPS"` with a variable that is not set would lay out the whole workspace, and
`-o "$OUT"` write into the current folder: an empty word is refused, whatever it stands for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from typer.core import TyperCommand

from cjmap.errors import CjmapError

if TYPE_CHECKING:
    from collections.abc import Collection


def said_command(may_be_empty: Collection[str]) -> type[TyperCommand]:
    """Return the class of a command that refuses empty words, but for the parameters named."""

    class SaidCommand(TyperCommand):
        def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
            said, *_ = self.make_parser(ctx).parse_args(list(args))  # texts, not yet paths
            for parameter in self.params:
                value = said.get(parameter.name)
                words = value if isinstance(value, (list, tuple)) else (value,)
                if "" in words and parameter.name not in may_be_empty:
                    _refuse(parameter)
            return super().parse_args(ctx, args)

    return SaidCommand


def _refuse(parameter: Any) -> NoReturn:
    if parameter.param_type_name == "option":
        name = f"`{max(parameter.opts, key=len)}` is empty."
    else:
        several = "One of " if parameter.nargs != 1 else ""
        name = f"{several}{parameter.metavar.strip('[]')} is empty."
    raise CjmapError(
        name,
        hint="Name what is meant, or leave it out; a variable that is not set is empty too.",
    )
