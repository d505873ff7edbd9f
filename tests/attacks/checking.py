"""What is wrong with how an attack ended."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.attacks.attack import Attack
    from tests.attacks.attacking import Ran

OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\udc80-\udcff]"
)
"""What a terminal would obey, what turns text around, and bytes that are no text."""
OURS = re.compile("Traceback|internal fault|mistake in cjmap|Warning:|Exception ignored")
BINARY = (".png", ".pdf", ".xlsx", ".pptx", ".ttf")
KEPT = "/.cjmap_cache/"
"""What any command may keep in a workspace for the next run."""


def breaches(attack: Attack, ran: Ran) -> list[str]:
    """Say what of the promises was broken."""
    return [*_ending(attack, ran), *_printed(attack, ran), *_files(attack, ran)]


def _ending(attack: Attack, ran: Ran) -> Iterator[str]:
    if ran.code != attack.code:
        yield f"ends with {ran.code}, not {attack.code}"
    if ran.seconds > attack.seconds:
        yield f"takes {ran.seconds} s of the processor"
    if ran.megabytes > attack.megabytes:
        yield f"takes {ran.megabytes} MB"
    for each in ran.reached:
        yield f"reaches for {each}"


def _printed(attack: Attack, ran: Ran) -> Iterator[str]:
    if match := OURS.search(ran.said):
        yield f"is a mistake of ours: {match[0]}"
    if match := OBEYED.search(ran.said):
        yield f"prints {match[0]!r}"
    for pattern in attack.says:
        if not re.search(pattern, ran.said):
            yield f"does not say {pattern!r}"
    for pattern in attack.silent:
        if re.search(pattern, ran.said):
            yield f"says {pattern!r}"


def _files(attack: Attack, ran: Ran) -> Iterator[str]:
    touched = {name: text for name, text in ran.touched.items() if KEPT not in name}
    for name, text in touched.items():
        if not any(fnmatchcase(name, pattern) for pattern in attack.changes):
            yield f"changes {name}"
        if text is None or name.endswith(BINARY):
            continue
        if match := OBEYED.search(text.removeprefix("\ufeff").replace("\r", "")):
            yield f"writes {match[0]!r} into {name}"
        for pattern in attack.lacks:
            if match := re.search(pattern, text):
                yield f"writes {match[0]!r} into {name}"
    for name, pattern in attack.holds.items():
        if not re.search(pattern, ran.touched.get(name) or ""):
            yield f"writes no {pattern!r} into {name}"
