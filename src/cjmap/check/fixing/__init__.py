"""Fixes, made so that nothing else changes: applied, read again, compared with what was meant.

`fix_to_fixed_point` lints and fixes until nothing is left to fix, all in memory; `write_fixed`
then writes the files, and `unified_diff` shows what would be written.
"""

from cjmap.check.fixing.applying import FixedDocument, Refusal, apply_fixes, is_safe
from cjmap.check.fixing.differing import unified_diff
from cjmap.check.fixing.repeating import Fault, Fixed, FixedFile, Lint, fix_to_fixed_point
from cjmap.check.fixing.writing import Written, write_fixed

__all__ = [
    "Fault",
    "Fixed",
    "FixedDocument",
    "FixedFile",
    "Lint",
    "Refusal",
    "Written",
    "apply_fixes",
    "fix_to_fixed_point",
    "is_safe",
    "unified_diff",
    "write_fixed",
]
