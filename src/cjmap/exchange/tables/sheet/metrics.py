"""A measured value, as people write it: `CSAT 4,2`, `NPS: 35 (n=120)`, `Conversion 12%`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cjmap.exchange.tables.table import number_in, plain_digits

_COUNT = re.compile(
    r"[,;·(\[\s]*\bn\s*=\s*(\d{1,3}(?:[ ,.\u00a0]\d{3})+|\d{1,9})\s*[)\]]?", re.IGNORECASE
)
_TARGET = re.compile(
    r"[,;·(\[\s]*\b(?:target|goal|cel)\s*[:=]?\s*([+\-−]?\d+(?:[.,]\d+)?)\s*%?\s*[)\]]?",
    re.IGNORECASE,
)
_PERIOD = re.compile(r"[,;·(\[\s]+((?:19|20)\d\d(?:-(?:Q[1-4]|\d\d))?)\s*[)\]]?\s*$")
_VALUE = re.compile(
    r"(.*?\D)(?:\s*[:=]\s*|\s+)([+\-−]?\d+(?:[.,]\d+)?)\s*(%|[^\W\d_]{1,12}\.?)?", re.DOTALL
)
_LONGEST = 1_000
"""Letters of a text that may tell a value: a longer one is no name of a metric."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A metric by its name, and its value, where one is told."""

    name: str
    value: float | None = None
    unit: str = ""
    n: int | None = None
    target: float | None = None
    period: str | None = None


def measured_in(text: str) -> Measured:
    """Read one item of a lane of metrics; without a value the whole of it is the name."""
    if len(text) > _LONGEST:
        return Measured(text)
    count, target = _COUNT.search(text), _TARGET.search(text)
    rest = _TARGET.sub("", _COUNT.sub("", text)).strip(" ,;:·")
    period = _PERIOD.search(rest)
    if period and _VALUE.fullmatch(rest[: period.start()].strip(" ,;:·")):
        rest = rest[: period.start()].strip(" ,;:·")
    else:
        period = None
    match = _VALUE.fullmatch(rest)
    if match is None or not match[1].strip(" :=–-"):
        return Measured(text)
    return Measured(
        match[1].strip(" :=–-"),
        number_in(match[2]),
        match[3] or "",
        int(re.sub(r"\D", "", count[1])) if count else None,
        number_in(target[1]) if target else None,
        plain_digits(period[1]) if period else None,
    )
