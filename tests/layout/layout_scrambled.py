"""A map written as untidily as YAML allows, with comments that say what they speak of."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from random import Random

_BARE = re.compile(r"[^\W\d_][\w-]*")
_PLAIN = re.compile(r"[^\W\d_][^:#\t\n\"'\\]*[^\s:#\"'\\]")
_LINE = re.compile(r"[^ \t\n](?:[^\n]*[^ \t\n])?")
_MISREAD = ("yes", "no", "n")  # by some readers, so that quotes around them stay
_FREE = ("demographics", "preferences", "by", "counts")
_WIDE = 60


@dataclass
class Scrambler:
    """Writes plain data with keys, styles, indentation, blank lines and comments by chance.

    `comments` are those written: `# above KEY` on a line of its own over the key, `# beside KEY` at
    the end of its line, and `# any N` wherever else a comment may stand. Without `choices` there
    are none of these, and no blank lines, brackets and blocks of text, which a layout leaves be.
    """

    dice: Random
    choices: bool = True
    directives: bool = True
    comments: list[str] = field(default_factory=list)

    def write(self, data: dict[str, Any]) -> str:
        dice = self.dice
        lines: list[str] = []
        if self.choices:
            lines += [self.any("") for _ in range(dice.choice((0, 0, 1, 2)))]
            lines += [""] * dice.choice((0, 0, 1, 2))
            lines += dice.choice(([], [], ["---"], ["%YAML 1.2", "---"] if self.directives else []))
        lines += self.mapping(data, "" if dice.random() < 0.8 else "  ")
        if self.by_chance(0.3):
            lines.append(self.any(""))
        lines += dice.choice(([], [], [""], ["", ""], ["..."]))
        text = "\n".join(lines) + dice.choice(("", "\n"))
        return text.replace("\n", dice.choice(("\n", "\n", "\r\n")))

    def by_chance(self, share: float) -> bool:
        return self.choices and self.dice.random() < share

    # --- comments ---

    def any(self, indent: str) -> str:
        return indent + self.told(f"# any {len(self.comments)}")

    def told(self, comment: str) -> str:
        self.comments.append(comment)
        return comment

    def before(self, key: str, indent: str) -> list[str]:
        """Blank lines, and now and then a comment over a key."""
        lines = [""] * (self.dice.randint(1, 3) if self.by_chance(0.2) else 0)
        if self.by_chance(0.08):
            lines.append(indent + self.told(f"# above {key}"))
        return lines

    def beside(self, key: str) -> str:
        if self.by_chance(0.08):
            return self.dice.choice((" ", "   ")) + self.told(f"# beside {key}")
        return ""

    # --- blocks ---

    def shuffled(self, data: dict[str, Any], owner: str) -> list[str]:
        keys = list(data)
        if self.choices or owner not in _FREE:
            self.dice.shuffle(keys)
        return keys

    def mapping(self, data: dict[str, Any], indent: str, owner: str = "") -> list[str]:
        keys = self.shuffled(data, owner)
        lines = []
        for number, key in enumerate(keys):
            if number or len(indent) > 2:  # what stands above the first key of all stays there
                lines += self.before(key, indent)
            lines += self.entry(key, data[key], indent)
        if self.by_chance(0.04):
            lines.append(self.any(indent))
        return lines

    def entry(self, key: str, value: Any, indent: str) -> list[str]:
        dice = self.dice
        head = indent + self.key(key) + ":"
        if isinstance(value, (dict, list)) and value and not self.by_chance(0.4):
            lines = [head + self.beside(key)]
            if isinstance(value, dict):
                return lines + self.mapping(value, indent + " " * dice.randint(1, 4), key)
            return lines + self.sequence(value, indent + " " * dice.randint(0, 3))
        if isinstance(value, str) and self.by_chance(0.1) and _LINE.fullmatch(value):
            sign = dice.choice(("|-", ">-"))
            comment = self.beside(key)
            inner = indent + " " * dice.randint(1, 4)
            return [f"{head} {sign}{comment}", inner + value, *[""] * dice.choice((0, 0, 2))]
        gap = dice.choice((" ", "  ", f"\n{indent}    "))
        return (head + gap + self.inline(value, indent) + self.beside(key)).split("\n")

    def sequence(self, items: list[Any], indent: str) -> list[str]:
        dice = self.dice
        lines = []
        for item in items:
            lines += [""] * int(self.by_chance(0.2))
            if self.by_chance(0.04):
                lines.append(self.any(indent))
            if isinstance(item, dict) and item and not self.by_chance(0.4):
                gap = " " * dice.randint(1, 3)
                inner = self.mapping(item, f"{indent} {gap}")
                if inner[0].strip(" ").startswith(("#", "%")) or not inner[0]:
                    lines += [f"{indent}-", *inner]
                else:
                    lines += [f"{indent}-{inner[0][len(indent) + 1 :]}", *inner[1:]]
            else:
                lines += f"{indent}- {self.inline(item, indent)}".split("\n")
        return lines

    # --- brackets and scalars ---

    def inline(self, value: Any, indent: str, *, in_flow: bool = False) -> str:
        if isinstance(value, dict):
            keys = list(value)
            self.dice.shuffle(keys)
            parts = [
                (f"{self.key(k)}: {self.inline(value[k], indent, in_flow=True)}", k) for k in keys
            ]
            return "{" + self.joined(parts, indent) + "}"
        if isinstance(value, list):
            items = [(self.inline(item, indent, in_flow=True), "") for item in value]
            return "[" + self.joined(items, indent) + "]"
        return self.scalar(value, indent, in_flow=in_flow)

    def joined(self, parts: list[tuple[str, str]], indent: str) -> str:
        text = self.dice.choice(("", "", " "))
        for number, (part, key) in enumerate(parts):
            text += part + ("," if number < len(parts) - 1 else self.dice.choice(("", "", ",")))
            comment = self.beside(key) if key else ""
            broken = comment or self.dice.random() < 0.1
            text += f"{comment}\n{indent}     " if broken else " "
        return text

    def key(self, key: str) -> str:
        if key in _MISREAD and not self.choices:
            return key
        if not _BARE.fullmatch(key):
            return json.dumps(key, ensure_ascii=False)
        return self.dice.choice((key, key, key, key, f"'{key}'", f'"{key}"'))

    def scalar(self, value: Any, indent: str, *, in_flow: bool) -> str:
        if not isinstance(value, str):
            return json.dumps(value)
        ways = [json.dumps(value, ensure_ascii=False)]
        if "\n" not in value and "\t" not in value:
            ways.append("'" + value.replace("'", "''") + "'")
        words = value.split(" ")
        if len(value) > _WIDE and "" not in words:
            ways.append(json.dumps(value, ensure_ascii=False).replace(" ", f"\n{indent}   ", 1))
        if value in _MISREAD and not self.choices:
            return value
        if (_BARE if in_flow else _PLAIN).fullmatch(value) and value != "null":
            ways += [value] * 4
            if len(words) > 3 and "" not in words:
                ways.append(value.replace(" ", f"\n{indent}    ", 1))
        return self.dice.choice(ways)
