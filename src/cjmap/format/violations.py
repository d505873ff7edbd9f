"""The rules of the format itself: what a validated map never breaks."""

from __future__ import annotations

from cjmap.problem import Rule, Severity

_ERROR = Severity.ERROR

UNKNOWN_KIND = Rule("CJ030", "unknown-kind", _ERROR, "`kind` is missing or names no kind of map.")
SUFFIX_MISMATCH = Rule(
    "CJ031", "suffix-mismatch", _ERROR, "The file's name claims another kind than `kind` does."
)
UNKNOWN_KEY = Rule("CJ032", "unknown-key", _ERROR, "A key is not part of the format.")
MISSING_FIELD = Rule("CJ033", "missing-field", _ERROR, "A required field is missing.")
EMPTY_VALUE = Rule("CJ034", "empty-value", _ERROR, "A key has no value.")
WRONG_TYPE = Rule("CJ035", "wrong-type", _ERROR, "A value is of another type than its field.")
NOT_ALLOWED = Rule("CJ036", "not-allowed", _ERROR, "A word is not one of those allowed.")
OUT_OF_RANGE = Rule("CJ037", "out-of-range", _ERROR, "A number lies outside its range.")
MALFORMED_VALUE = Rule(
    "CJ038", "malformed-value", _ERROR, "An id, date, duration or language is not written as one."
)

VIOLATIONS: tuple[Rule, ...] = (
    UNKNOWN_KIND,
    SUFFIX_MISMATCH,
    UNKNOWN_KEY,
    MISSING_FIELD,
    EMPTY_VALUE,
    WRONG_TYPE,
    NOT_ALLOWED,
    OUT_OF_RANGE,
    MALFORMED_VALUE,
)
"""Every rule of the format, in the order of the codes."""
