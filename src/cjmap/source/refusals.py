"""The rules of the text itself: what cjmap does not read as a map, one code and one sentence each."""

from __future__ import annotations

from cjmap.problem import Rule, Severity

_ERROR = Severity.ERROR

UNREADABLE_FILE = Rule("CJ001", "unreadable-file", _ERROR, "The file cannot be opened.")
TOO_LARGE = Rule("CJ002", "too-large", _ERROR, "The file has more bytes than a map may have.")
LINE_TOO_LONG = Rule(
    "CJ003", "line-too-long", _ERROR, "A line has more bytes than a line may have."
)
TOO_DEEP = Rule("CJ004", "too-deep", _ERROR, "Lists and mappings are nested too deeply.")
TOO_MANY_NODES = Rule("CJ005", "too-many-nodes", _ERROR, "The file has too many values.")
NUMBER_TOO_LONG = Rule("CJ006", "number-too-long", _ERROR, "A number has too many digits.")
NOT_UTF_8 = Rule("CJ007", "not-utf-8", _ERROR, "The file is not UTF-8 text.")
BYTE_ORDER_MARK = Rule(
    "CJ008", "byte-order-mark", Severity.INFO, "The file starts with a byte order mark."
)
UTF_16 = Rule("CJ009", "utf-16", _ERROR, "The file is UTF-16 or UTF-32 text.")
CONTROL_CHARACTER = Rule(
    "CJ010", "control-character", _ERROR, "The text holds a character that cannot be seen."
)
BIDIRECTIONAL_CONTROL = Rule(
    "CJ011",
    "bidirectional-control",
    _ERROR,
    "The text holds a character that reorders what a reader sees.",
)
SYNTAX_ERROR = Rule("CJ012", "syntax-error", _ERROR, "The text is not YAML.")
TAB_INDENTATION = Rule("CJ013", "tab-indentation", _ERROR, "A line is indented with a tab.")
ANCHOR = Rule("CJ014", "anchor", _ERROR, "YAML anchors are not part of the format.")
ALIAS = Rule("CJ015", "alias", _ERROR, "YAML aliases are not part of the format.")
MERGE_KEY = Rule("CJ016", "merge-key", _ERROR, "YAML merge keys are not part of the format.")
TAG = Rule("CJ017", "tag", _ERROR, "YAML tags are not part of the format.")
COMPLEX_KEY = Rule("CJ018", "complex-key", _ERROR, "A key must be a plain word.")
DUPLICATE_KEY = Rule("CJ019", "duplicate-key", _ERROR, "A key stands twice in one mapping.")
SEVERAL_DOCUMENTS = Rule("CJ020", "several-documents", _ERROR, "A file holds exactly one map.")
EMPTY_FILE = Rule("CJ021", "empty-file", _ERROR, "The file holds no map.")
NOT_A_MAPPING = Rule("CJ022", "not-a-mapping", _ERROR, "A map is written as `key: value` lines.")
NOT_FINITE = Rule("CJ023", "not-finite", _ERROR, "A number must be finite.")
DIRECTIVE = Rule("CJ024", "directive", _ERROR, "YAML directives are not part of the format.")

REFUSALS: tuple[Rule, ...] = (
    UNREADABLE_FILE,
    TOO_LARGE,
    LINE_TOO_LONG,
    TOO_DEEP,
    TOO_MANY_NODES,
    NUMBER_TOO_LONG,
    NOT_UTF_8,
    BYTE_ORDER_MARK,
    UTF_16,
    CONTROL_CHARACTER,
    BIDIRECTIONAL_CONTROL,
    SYNTAX_ERROR,
    TAB_INDENTATION,
    ANCHOR,
    ALIAS,
    MERGE_KEY,
    TAG,
    COMPLEX_KEY,
    DUPLICATE_KEY,
    SEVERAL_DOCUMENTS,
    EMPTY_FILE,
    NOT_A_MAPPING,
    NOT_FINITE,
    DIRECTIVE,
)
"""Every rule of the text, in the order of the codes."""
