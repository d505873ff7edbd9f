"""The values a field can have: ids, texts, numbers, dates and durations."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Self

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError, core_schema

from cjmap.format.roles import NamesFile, Reach, Refers, Section

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

SLUG_PATTERN = r"^[a-z0-9][a-z0-9_-]{0,63}$"

Slug = Annotated[str, StringConstraints(pattern=SLUG_PATTERN)]
Text = Annotated[str, StringConstraints(min_length=1)]
Language = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]

Severity = Annotated[int, Field(strict=True, ge=1, le=5)]
Rating = Annotated[int, Field(strict=True, ge=1, le=5)]
Share = Annotated[float, Field(strict=True, ge=0, le=1)]
Percent = Annotated[float, Field(strict=True, ge=0, le=100)]
Score = Annotated[float, Field(strict=True, ge=-2, le=2, multiple_of=0.5)]
Number = Annotated[float, Field(strict=True)]
Positive = Annotated[float, Field(strict=True, ge=0)]
Count = Annotated[int, Field(strict=True, ge=0)]
Flag = Annotated[bool, Field(strict=True)]


class Choice(StrEnum):
    """A closed set of words, each with the sentence that editors show beside it."""

    description: str

    def __new__(cls, value: str, description: str) -> Self:
        """Make a member that equals `value` and explains itself."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.description = description
        return member


def _date(text: str) -> date:
    try:
        if len(text) == 10:
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise PydanticCustomError("calendar_date", "not a date")


Date = Annotated[
    str,
    AfterValidator(_date),
    Field(json_schema_extra={"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
]

_UNIT_SECONDS: dict[str, float] = {
    **dict.fromkeys(("s", "sec", "second", "seconds"), 1),
    **dict.fromkeys(("min", "minute", "minutes"), 60),
    **dict.fromkeys(("h", "hour", "hours"), 3_600),
    **dict.fromkeys(("d", "day", "days"), 86_400),
    **dict.fromkeys(("w", "week", "weeks"), 604_800),
    **dict.fromkeys(("month", "months"), 2_629_746),
    **dict.fromkeys(("y", "year", "years"), 31_556_952),
}
_UNITS = "|".join(sorted(_UNIT_SECONDS, key=len, reverse=True))
_NUMBER = r"\d{1,9}(?:\.\d{1,6})?"
_WORDED = rf"{_NUMBER} ?(?:{_UNITS})(?: {_NUMBER} ?(?:{_UNITS}))*"
_ISO = (
    rf"P(?=\d|T\d)(?:{_NUMBER}Y)?(?:{_NUMBER}M)?(?:{_NUMBER}W)?(?:{_NUMBER}D)?"
    rf"(?:T(?=\d)(?:{_NUMBER}H)?(?:{_NUMBER}M)?(?:{_NUMBER}S)?)?"
)
_DURATION = re.compile(rf"{_WORDED}|{_ISO}")
_WORDED_PART = re.compile(rf"({_NUMBER}) ?({_UNITS})(?![a-z])")
_ISO_PART = re.compile(rf"({_NUMBER})([YMWDHS])")
_ISO_DAYS = {"Y": "years", "M": "months", "W": "weeks", "D": "days"}
_ISO_TIMES = {"H": "h", "M": "min", "S": "s"}


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time: `5 min`, `1 h 30 min`, `3 days`, or ISO 8601 (`PT5M`).

    `seconds` counts a month as 1/12 and a year as the mean Gregorian year of 365.2425 days;
    `text` is what the author wrote.
    """

    seconds: float
    text: str

    @classmethod
    def parse(cls, text: str) -> Duration:
        """Read `text`; raises the error that the format reports for a field that is no duration."""
        if not _DURATION.fullmatch(text):
            raise PydanticCustomError("duration", "not a duration")
        if not text.startswith("P"):
            parts = _WORDED_PART.findall(text)
            return cls(sum(float(n) * _UNIT_SECONDS[unit] for n, unit in parts), text)
        days, _, times = text.partition("T")
        seconds = sum(float(n) * _UNIT_SECONDS[_ISO_DAYS[u]] for n, u in _ISO_PART.findall(days))
        seconds += sum(float(n) * _UNIT_SECONDS[_ISO_TIMES[u]] for n, u in _ISO_PART.findall(times))
        return cls(seconds, text)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Validate from text; a bare number is read as text so that the missing unit is reported."""
        return core_schema.no_info_after_validator_function(
            cls.parse, core_schema.str_schema(coerce_numbers_to_str=True)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Publish the pattern, so that editors refuse what cjmap refuses."""
        return {
            "type": "string",
            "pattern": f"^(?:{_WORDED}|{_ISO})$",
            "examples": ["5 min", "2 h", "3 days", "PT5M"],
        }


Owner = Annotated[Text, Refers((Section.TEAM,), strict=False)]
PersonaId = Annotated[str, Refers((Section.PERSONA,))]
JourneyId = Annotated[str, Refers((Section.JOURNEY,))]
ChannelId = Annotated[str, Refers((Section.CHANNEL,))]
TouchpointId = Annotated[str, Refers((Section.TOUCHPOINT,))]
SystemId = Annotated[str, Refers((Section.SYSTEM,))]
ContextId = Annotated[str, Refers((Section.CONTEXT,))]
MetricId = Annotated[str, Refers((Section.METRIC,))]
EvidenceId = Annotated[str, Refers((Section.EVIDENCE,))]
OpportunityId = Annotated[str, Refers((Section.OPPORTUNITY,))]
FileName = Annotated[Text, NamesFile()]

StepPath = Annotated[str, Refers((Section.STEP,), Reach.PATH)]
PlacePath = Annotated[str, Refers((Section.STAGE, Section.STEP), Reach.PATH)]
TargetPath = Annotated[
    str,
    Refers(
        (Section.STAGE, Section.STEP, Section.ITEM, Section.ACTION, Section.COLUMN), Reach.PATH
    ),
]
