"""Completion scripts for shells, made from the commands' own declarations.

Words that are the same everywhere stand in the script; only ids of the workspace, and how a query
goes on, are asked for, of `cjmap --ids`, which is quick and never fails.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from cjmap.cli.table import COMMANDS


@dataclass(frozen=True, slots=True)
class OptionWords:
    """An option: how it may be written, what it does, whether it takes a value, which are known.

    `several` says that it takes a list with commas; `ids` names the section of the workspace whose
    ids are its values.
    """

    names: tuple[str, ...]
    help: str
    takes_value: bool
    values: tuple[str, ...]
    several: bool = False
    ids: str = ""


@dataclass(frozen=True, slots=True)
class CommandWords:
    """A command: its name, its line of help, its options, and the known words after it.

    `asks` is what `cjmap --ids` is asked for in their place, with what is written of the last word.
    """

    name: str
    help: str
    options: tuple[OptionWords, ...]
    arguments: tuple[str, ...]
    asks: str = ""


_SEVERAL = frozenset(
    {"--to", "--picture", "--lanes", "--persona", "--context", "--section", "--count", "--show"}
)
"""Options whose value is a list with commas."""

_IDS = {"--persona": "persona", "--journey": "journey", "--context": "context"}
"""Options whose values are ids of the workspace, with their section."""

_ASKS = {"find": "find", "impact": "ref"}
"""Commands whose arguments depend on what the workspace holds, with what is asked for."""


def describe_commands() -> list[CommandWords]:
    """Read the options of every command off its signature."""
    import typer

    described = []
    for name, (line, module) in COMMANDS.items():
        application = typer.Typer(add_completion=False, rich_markup_mode=None)
        application.command()(import_module(module).command)
        command = typer.main.get_command(application)
        context: Any = command.make_context("cjmap", [], resilient_parsing=True)
        options: list[OptionWords] = []
        arguments: tuple[str, ...] = ()
        for parameter in command.params:
            values = tuple(item.value for item in parameter.shell_complete(context, ""))
            known = tuple(value for value in values if value)
            if parameter.param_type_name == "argument":
                arguments = arguments or known
                continue
            options.append(
                OptionWords(
                    names=(*parameter.opts, *parameter.secondary_opts),
                    help=_first_sentence(str(getattr(parameter, "help", "") or "")),
                    takes_value=not getattr(parameter, "is_flag", False),
                    values=known,
                    several=parameter.opts[0] in _SEVERAL,
                    ids=_IDS.get(parameter.opts[0], ""),
                )
            )
        options.append(OptionWords(("--help", "-h"), "Print the help", False, ()))
        described.append(CommandWords(name, line, tuple(options), arguments, _ASKS.get(name, "")))
    return described


def _first_sentence(text: str) -> str:
    """Shorten a help text to what fits a line: without brackets, to the first stop or colon."""
    return re.split(r"[.:;](?: |$)", text)[0]


def write_script(shell: str, commands: list[CommandWords]) -> str:
    """Write the completion script of `shell`: bash, zsh, fish or powershell."""
    writers = {"bash": _bash, "zsh": _zsh, "fish": _fish, "powershell": _powershell}
    return writers[shell](commands)


def _bash(commands: list[CommandWords]) -> str:
    lines = [
        "# bash completion for cjmap; made by `cjmap completion bash`",
        "_cjmap_list() {  # words, what was written: completes the last of a list with commas",
        '  local done="" last="${2##*,}" each',
        '  [[ $2 == *,* ]] && done="${2%,*},"',
        '  for each in $(compgen -W "$1" -- "$last"); do COMPREPLY+=("$done$each"); done',
        "  [[ ${#COMPREPLY[@]} -gt 0 ]] && compopt -o nospace 2>/dev/null",
        "}",
        "_cjmap_ask() {  # what to ask for, what was written: completes the last term of a query",
        '  local line="${COMP_LINE:0:COMP_POINT}" before="" cut="" each term',
        '  term="${line##*[[:space:]]}"',
        """  if [[ $2 == [\\"\\']* ]]; then  # within quotes a word goes back to the quote""",
        '    before="${2:1}"; before="${before%"${before##*[[:space:]]}"}"',
        """    term="${term#[\\"\\']}\"""",
        "  elif [[ $COMP_WORDBREAKS == *:* ]]; then  # a word begins after the last colon",
        '    cut="${term%"${term##*:}"}"',
        "  fi",
        "  while IFS= read -r each; do",
        '    COMPREPLY+=("$before${each#"$cut"}")',
        '  done < <(cjmap --ids "$1" "$term" 2>/dev/null)',
        "  compopt -o nospace 2>/dev/null",
        "}",
        "_cjmap() {",
        '  local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}"',
        "  COMPREPLY=()",
        '  if [[ $word == "=" ]]; then word=""; fi',
        '  if [[ $before == "=" ]]; then before="${COMP_WORDS[COMP_CWORD-2]}"; fi',
        "  if [[ $COMP_CWORD -eq 1 ]]; then",
        f'    COMPREPLY=($(compgen -W "{_names(commands)} --version --help" -- "$word"))',
        "    return",
        "  fi",
        '  case "${COMP_WORDS[1]} $before" in',
    ]
    for command in commands:
        for option in command.options:
            if option.values or option.ids:
                patterns = "|".join(f'"{command.name} {name}"' for name in option.names)
                words = " ".join(option.values)
                if option.ids:
                    words = f"$(cjmap --ids {option.ids} 2>/dev/null)"
                complete = f'COMPREPLY=($(compgen -W "{words}" -- "$word"))'
                if option.several:
                    complete = f'_cjmap_list "{words}" "$word"'
                lines.append(f"    {patterns}) {complete}; return ;;")
            elif option.takes_value and command.asks:
                patterns = "|".join(f'"{command.name} {name}"' for name in option.names)
                lines.append(f"    {patterns}) compopt -o default; return ;;")
    lines += ["  esac", '  local words=""', '  case "${COMP_WORDS[1]}" in']
    for command in commands:
        lines.append(f'    {command.name}) words="{_options(command)}" ;;')
    lines += ["  esac", "  if [[ $word == -* ]]; then"]
    asking = "|".join(command.name for command in commands if command.asks)
    lines += [
        '    COMPREPLY=($(compgen -W "$words" -- "$word"))',
        f"    if [[ ${{#COMPREPLY[@]}} -gt 0 || ${{COMP_WORDS[1]}} != @({asking}) ]]; then return; fi",
        "  fi",  # no option: a term of a query may begin with `-` too
    ]
    lines.append('  case "${COMP_WORDS[1]}" in')
    for command in commands:
        if command.asks:
            lines.append(f'    {command.name}) _cjmap_ask {command.asks} "$word"; return ;;')
        elif command.arguments:
            words = " ".join(command.arguments)
            lines.append(
                f'    {command.name}) COMPREPLY=($(compgen -W "{words}" -- "$word")); return ;;'
            )
    lines += ["  esac", "  compopt -o default", "}", "complete -F _cjmap cjmap", ""]
    return "\n".join(lines)


def _zsh(commands: list[CommandWords]) -> str:
    lines = [
        "#compdef cjmap",
        "# zsh completion for cjmap; made by `cjmap completion zsh`",
        "_cjmap_ask() {  # what to ask for: completes the last term of a query",
        "  local -a found",
        "  compset -P '*[[:space:]]'",
        '  found=("${(@f)$(cjmap --ids $1 "$PREFIX" 2>/dev/null)}")',
        "  [[ -n $found ]] && compadd -Q -S '' -- $found",
        "}",
        "_cjmap() {",
    ]
    lines.append("  local -a commands=(")
    lines += [f"    {_quoted(f'{each.name}:{each.help}')}" for each in commands]
    lines += ["  )", "  if (( CURRENT == 2 )); then _describe command commands; return; fi"]
    lines += ["  local command=$words[2]", "  shift words; (( CURRENT-- ))", "  case $command in"]
    for command in commands:
        lines.append(f"    {command.name}) _arguments -s \\")
        for option in command.options:
            value = ""
            if option.takes_value:
                words = " ".join(option.values).replace(":", "\\:")
                if option.ids:
                    words = f'${{(f)"$(cjmap --ids {option.ids} 2>/dev/null)"}}'
                value = f":value:({words})" if words else ":value:_files"
                if option.several:
                    value = f":value:_sequence compadd - {words}"
            for name in option.names:
                lines.append(f"      {_quoted(f'*{name}[{option.help}]{value}')} \\")
        known = f"({' '.join(command.arguments)})" if command.arguments else "_files"
        known = f" _cjmap_ask {command.asks}" if command.asks else known
        lines.append(f"      {_quoted(f'*:path:{known}')} ;;")
    lines += ["  esac", "}", '_cjmap "$@"', ""]
    return "\n".join(lines)


def _fish(commands: list[CommandWords]) -> str:
    lines = [
        "# fish completion for cjmap; made by `cjmap completion fish`",
        "function __cjmap_ask  # what to ask for: completes the last term of a query",
        "  set -l token (commandline -ct | string trim -l -c '\"\\'')",
        "  set -l term (string split ' ' -- $token)[-1]",
        "  set -l before (string replace -r '[^ ]*$' '' -- $token)",
        "  for each in (cjmap --ids $argv[1] $term 2>/dev/null)",
        '    echo "$before$each"',
        "  end",
        "end",
    ]
    first = "complete -c cjmap -n __fish_use_subcommand"
    for command in commands:
        lines.append(f"{first} -f -a {command.name} -d {_quoted(command.help)}")
    lines.append(f"{first} -l version -d 'Print the version.'")
    for command in commands:
        seen = f"complete -c cjmap -n '__fish_seen_subcommand_from {command.name}'"
        if command.asks:
            lines.append(f"{seen} -f -a '(__cjmap_ask {command.asks})'")
        elif command.arguments:
            lines.append(f"{seen} -f -a '{' '.join(command.arguments)}'")
        for option in command.options:
            flags = " ".join(
                f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}"
                for name in option.names
            )
            value = _fish_value(option)
            lines.append(f"{seen} {flags}{value} -d {_quoted(option.help)}")
    return "\n".join([*lines, ""])


def _fish_value(option: OptionWords) -> str:
    """Say what fish completes after an option."""
    words = " ".join(option.values)
    if option.several:
        listing = f"cjmap --ids {option.ids}" if option.ids else f"string split ' ' '{words}'"
        return f' -xa "(__fish_complete_list , \\"{listing}\\")"'
    if words:
        return f" -xa '{words}'"
    return " -r" if option.takes_value else ""


def _powershell(commands: list[CommandWords]) -> str:
    lines = [
        "# PowerShell completion for cjmap; made by `cjmap completion powershell`",
        "Register-ArgumentCompleter -Native -CommandName cjmap -ScriptBlock {",
        "  param($word, $tree, $position)",
        '  $given = @($tree.CommandElements | Select-Object -Skip 1 | ForEach-Object { "$_" })',
        "  $options = @{",
    ]
    for command in commands:
        words = ", ".join(f"'{word}'" for word in [*_options(command).split(), *command.arguments])
        lines.append(f"    '{command.name}' = @({words})")
    names = ", ".join(f"'{each.name}'" for each in commands)
    asks = "; ".join(f"'{each.name}' = '{each.asks}'" for each in commands if each.asks)
    lines += [
        "  }",
        "  $first = $given.Count -eq 0 -or ($given.Count -eq 1 -and $word -ne '')",
        f"  $words = if ($first) {{ @({names}) }} else {{ $options[$given[0]] }}",
        f"  $asks = @{{ {asks} }}",
        "  if (-not $first -and $asks[$given[0]] -and $word -notlike '--*') {",
        "    $words = @(cjmap --ids $asks[$given[0]] $word 2>$null) + $words",
        "  }",
        '  $words | Where-Object { $_ -like "$word*" } | ForEach-Object {',
        "    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)",
        "  }",
        "}",
        "",
    ]
    return "\n".join(lines)


def _names(commands: list[CommandWords]) -> str:
    return " ".join(command.name for command in commands)


def _options(command: CommandWords) -> str:
    return " ".join(name for option in command.options for name in option.names)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
