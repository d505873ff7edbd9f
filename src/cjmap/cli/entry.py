"""Where the program starts. Nothing heavy is imported before the command is known.

`--version`, the list of commands and what completion asks are answered here; a command's module,
and with it Typer, is imported only to run that command. Every failure becomes a message and an
exit code: 0 clean, 1 findings, 2 could not do the work, 130 interrupted.
"""

from __future__ import annotations

import gc
import os
import sys

from cjmap.cli.table import COMMANDS
from cjmap.version import __version__

_USAGE = """\
Usage: cjmap COMMAND [OPTIONS] [PATHS]

Customer journey maps as code.

Commands:
{commands}

Options:
  --version   Print the version.
  -h, --help  Print this help; after a command, the help of the command.

PATHS are maps or folders; without any, the workspace around the current folder.
Start with:  cjmap init shop && cd shop && cjmap render
"""


def main(arguments: list[str] | None = None) -> int:
    """Run the program with `arguments` (default: those of the process); return the exit code."""
    if sys.stderr is None:  # closed: what would be told there is told nobody
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115
    if arguments is None:  # a process of our own: it is short, and what it reads stays
        gc.disable()
    words = sys.argv[1:] if arguments is None else arguments
    first = words[0] if words else "--help"
    if first in ("--version", "-V"):
        return _say(f"cjmap {__version__}\n")
    if first == "--ids":  # what completion scripts ask; it stands in no help
        from cjmap.cli.ids import list_ids

        return _say("".join(f"{id}\n" for id in list_ids(" ".join(words[1:]))))
    if first in ("--help", "-h", "help"):
        if len(words) > 1 and words[1] in COMMANDS:
            return _guarded([words[1], "--help"])
        return _say(_USAGE.format(commands=_command_lines()))
    if first not in COMMANDS:
        return _unknown(first)
    return _guarded(words)


def _command_lines() -> str:
    width = max(len(name) for name in COMMANDS)
    return "\n".join(f"  {name:<{width}}  {line}" for name, (line, _) in COMMANDS.items())


def _say(text: str) -> int:
    """Print one of the answers that need no command; nothing heavy is imported for it."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        pass
    except (OSError, AttributeError):  # a full disk; a closed standard output is None
        sys.stderr.write("cjmap: the output cannot be written.\n")
        return 2
    return 0


def _unknown(word: str) -> int:
    from cjmap.format.near import nearest
    from cjmap.printable import one_line

    what = "option" if word.startswith("-") else "command"
    near = nearest(word, COMMANDS)
    hint = f" Did you mean `{near}`?" if near and what == "command" else ""
    sys.stderr.write(f"cjmap: there is no {what} `{one_line(word)}`.{hint}\n")
    sys.stderr.write("Run `cjmap --help` for the list of commands.\n")
    return 2


def _guarded(words: list[str]) -> int:
    """Run a command; whatever goes wrong ends as a message and a code."""
    try:
        from cjmap.cli.run import run_command

        return run_command(words)
    except KeyboardInterrupt:
        sys.stderr.write("cjmap: interrupted.\n")
        return 130
    except Exception as error:
        return _failed(error)


def _is_nowhere() -> bool:
    """Whether the current folder was removed."""
    try:
        os.getcwd()
    except FileNotFoundError:
        return True
    return False


def _failed(error: Exception) -> int:
    """Tell an expected failure plainly, and an internal fault with where to report it."""
    from cjmap.errors import CjmapError
    from cjmap.printable import one_line

    if isinstance(error, CjmapError):
        sys.stderr.write(f"cjmap: {one_line(error.message)}\n")
        if error.hint:
            sys.stderr.write(f"  help: {one_line(error.hint)}\n")
        return 2
    if os.environ.get("CJMAP_DEBUG"):
        raise error
    if isinstance(error, FileNotFoundError) and _is_nowhere():
        sys.stderr.write("cjmap: The folder that this is run in is not there any more.\n")
        sys.stderr.write("  help: Go to one that is: `cd ~`, or `cd .` where it was made anew.\n")
        return 2
    if isinstance(error, OSError) and error.strerror:
        place = f": {one_line(str(error.filename))}" if error.filename else ""
        sys.stderr.write(f"cjmap: {error.strerror}{place}\n")
        return 2
    said = one_line(f"{type(error).__name__}: {error}")
    sys.stderr.write(
        f"cjmap {__version__}: internal fault: {said[:500]}\n"
        "  This is a mistake in cjmap, not in your map. Please report it with the map and the"
        " command;\n  CJMAP_DEBUG=1 shows where it happened.\n"
    )
    return 2
