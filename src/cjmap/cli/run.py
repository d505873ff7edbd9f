"""Run one command through Typer, its module imported for it alone."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from io import TextIOWrapper

from cjmap.cli.table import COMMANDS
from cjmap.recall.answer import recalled
from cjmap.recall.asked import name_of

_FAST = {"validate": "cjmap.cli.checking", "lint": "cjmap.cli.linting"}
"""Commands that need no Typer when they are given nothing but paths: start-up is a feature."""

_CALLED_BY_GIT = {
    "merge-driver": "cjmap.cli.gitting.merging",
    "mergetool": "cjmap.cli.gitting.tool",
    "diff-driver": "cjmap.cli.gitting.differing",
    "textconv": "cjmap.cli.gitting.converting",
}
"""What git says after `cjmap git`, once a file, and which module answers; people never do."""


_INTERRUPTED = 130


def run_command(words: list[str]) -> int:
    """Run the command that `words` begin with; return its exit code."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for them costs 25 ms
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    name, *rest = words
    kept_as = name_of(words)
    if kept_as is None:
        return _run(name, rest)
    known = recalled(words, kept_as)
    if known is not None:
        return known
    from cjmap.cli.recalling import listening

    with listening(words, kept_as) as run:
        run.code = _run(name, rest)
    return run.code


def _run(name: str, rest: list[str]) -> int:
    """Run a command, without Typer where it is not needed."""
    if name in _FAST and all(word == "-" or (word and word[0] != "-") for word in rest):
        code: int = import_module(_FAST[name]).run_paths(rest)
        return code
    if name == "git" and rest and rest[0] in _CALLED_BY_GIT:
        answer: int = import_module(_CALLED_BY_GIT[rest[0]]).answer(rest[1:])
        return answer
    return _run_typer(name, rest)


def _run_typer(name: str, rest: list[str]) -> int:
    import typer

    from cjmap.cli.said import said_command

    _line, path = COMMANDS[name]
    module = import_module(path)
    application = typer.Typer(
        add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None
    )
    application.command(
        cls=said_command(getattr(module, "MAY_BE_EMPTY", ())),
        help=module.__doc__,
        context_settings={"help_option_names": ["-h", "--help"]},
    )(module.command)
    arranged = getattr(module, "arranged", None)  # what looks like an option may be none
    if arranged is not None:
        rest = arranged(rest)
    try:
        application(args=rest, prog_name=f"cjmap {name}")
    except SystemExit as stop:
        told = getattr(module, "TELLS_OF_INTERRUPTION", False)
        if stop.code == _INTERRUPTED and not told:  # Typer has caught Ctrl-C and says nothing
            raise KeyboardInterrupt from None
        return stop.code if isinstance(stop.code, int) else 0
    return 0
