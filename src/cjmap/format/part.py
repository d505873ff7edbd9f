"""What every model of the format is: closed to unknown keys, immutable, and short where it may be.

`Short` lets an object be written as its main field alone (`{text: …}` as `…`), `Several` a list
of ids as one id. Both are read as the long form before anything is checked, so that an error
speaks of one form only: the one that the author meant.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict
from pydantic_core import core_schema

from cjmap.format.shorthand import Expand, enclose

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

Value = TypeVar("Value")


class Part(BaseModel):
    """A piece of a map. Unknown keys are refused; ids and texts keep a number's spelling."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, coerce_numbers_to_str=True, defer_build=True
    )


@dataclass(frozen=True, slots=True)
class Short:
    """Marks a model that may be written as the value of its field `field` alone."""

    field: str

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Read anything that is no mapping as the main field; then there is one form to check."""
        return core_schema.no_info_before_validator_function(Expand(self.field), handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Publish both forms, the short one as its field is published."""
        full = handler(schema)
        main = dict(handler.resolve_ref_schema(full)["properties"][self.field])
        main.pop("default", None)
        return {"anyOf": [main, full]}


@dataclass(frozen=True, slots=True)
class Single:
    """Marks a list of ids that may be written as one id."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Read anything that is no list as its only item; then there is one form to check."""
        return core_schema.no_info_before_validator_function(enclose, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Publish both forms."""
        many = handler(schema)
        return {"anyOf": [many["items"], many]}


Several = Annotated[tuple[Value, ...], Single()]
