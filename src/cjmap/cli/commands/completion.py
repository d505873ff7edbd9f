"""Print the completion script of a shell.

The script is static: completing a word starts no Python. For bash, for example:
cjmap completion bash > ~/.local/share/bash-completion/completions/cjmap
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from cjmap.cli.completion import describe_commands, write_script
from cjmap.cli.terminal import emit


class Shell(StrEnum):
    """A shell that scripts are written for."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"
    POWERSHELL = "powershell"


def command(
    shell: Annotated[Shell, typer.Argument(metavar="SHELL", help="bash, zsh, fish or powershell.")],
) -> None:
    """Print the script."""
    emit(write_script(shell.value, describe_commands()))
