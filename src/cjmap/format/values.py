"""The values a field can have: ids, texts, numbers, dates and durations."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Self

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import core_schema

from cjmap.format.roles import NamesFile, Reach, Refers, Section
from cjmap.format.texts import (
    DATE_PATTERN,
    DURATION_PATTERN,
    LANGUAGE_PATTERN,
    SLUG_PATTERN,
    calendar_date,
    duration_seconds,
)

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

Slug = Annotated[str, StringConstraints(pattern=SLUG_PATTERN)]
Text = Annotated[str, StringConstraints(min_length=1)]
Language = Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN)]

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


if TYPE_CHECKING:
    from datetime import date

    Date = date  # read from text; a checker of types has to know what comes of it
else:
    Date = Annotated[
        str,
        AfterValidator(calendar_date),
        Field(json_schema_extra={"type": "string", "format": "date", "pattern": DATE_PATTERN}),
    ]


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time: `5 min`, `1 h 30 min`, `3 days`, or ISO 8601 (`PT5M`).

    `seconds` are as `texts.duration_seconds` counts them; `text` is what the author wrote.
    """

    seconds: float
    text: str

    @classmethod
    def parse(cls, text: str) -> Duration:
        """Read `text`; raises the error that the format reports for a field that is no duration."""
        return cls(duration_seconds(text), text)

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
            "pattern": DURATION_PATTERN,
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
    Refers((Section.STAGE, Section.STEP, Section.ITEM, Section.ACTION, Section.COLUMN), Reach.PATH),
]
