"""A scalar on one line: plain where every reader takes it for the same text, else in quotes.

cjmap reads YAML 1.2, much else still YAML 1.1, where `no` is false, `1:30` is 90 and `2026-09-30`
a date (https://yaml.org/type/). What its author wrote plain stays plain and what such a reader
would misread stays in quotes, so a map reads after the layout as it did before, whoever reads it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cjmap.format.texts import DATE_PATTERN
from cjmap.source.scalars import WORDS
from cjmap.source.scalars_written import is_plain, quoted

if TYPE_CHECKING:
    from cjmap.source.nodes import Scalar

_MISREAD = re.compile(
    r"y|n|yes|no|on|off|~|=|<<|[-+.]*[0-9][-+.:,_0-9a-fox \ttz]*|[-+]?\.(?:inf|nan)",
    re.IGNORECASE,
)
"""What some reader takes for something else than text; rather too much than too little."""
_DATE = re.compile(DATE_PATTERN)
_WORD = re.compile(r"\w[\w./+-]*")


def reads_alike(text: str) -> bool:
    """Whether every reader takes `text` without quotes for text; a date is one to all of ours."""
    return text not in WORDS and (_is_date(text) or _MISREAD.fullmatch(text) is None)


def on_one_line(scalar: Scalar, *, in_flow: bool = False, is_key: bool = False) -> str:
    """Write a scalar on one line, as a value or a key, within brackets or not.

    Within brackets, quotes around more than one word stay: the next comma would need them.
    """
    text = scalar.text
    if scalar.style:
        bare = text not in WORDS and not _MISREAD.fullmatch(text)
        plain = bare and (not in_flow or _WORD.fullmatch(text) is not None)
    elif type(scalar.data) is not str:
        return text  # a number or a word such as `true`: the spelling is its author's
    elif in_flow and scalar.end - scalar.start == len(text):
        return text  # what has been read there may stay there
    else:
        plain = True
    return text if plain and is_plain(text, flow=in_flow, key=is_key) else quoted(text)


def _is_date(text: str) -> bool:
    return _DATE.fullmatch(text) is not None
