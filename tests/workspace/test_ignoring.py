"""Guards patterns: rewritten, they match what pathspec matches, and no name keeps them busy."""

from __future__ import annotations

import re
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from cjmap.workspace.ignoring import for_files, for_folders, patterns_of

NAMES = st.lists(st.text("abc", min_size=1, max_size=4), min_size=1, max_size=5).map("/".join)
PATTERNS = st.text("ab*?/![]c\\", min_size=1, max_size=12) | st.lists(
    st.sampled_from(["a", "b", "*", "**", "/", "/**/", "**/", "?", "[ab]", "[!a]"]), max_size=9
).map("".join)


@given(PATTERNS, NAMES)
def test_rewritten_patterns_match_the_same(pattern: str, name: str) -> None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)
            plain = GitIgnoreSpec.from_lines([pattern])
    except (ValueError, re.error):
        return
    ours = patterns_of([pattern])
    for asked in (name, f"{name}/"):
        expected = for_files(plain.patterns).check_file(asked).include
        assert for_files(ours).check_file(asked).include is expected
        expected = for_folders(plain.patterns).check_file(asked).include
        assert for_folders(ours).check_file(asked).include is expected


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("*a" * 40 + "b", "a" * 200),
        ("[a-z]*" * 40 + "!", "a" * 200),
        ("**/a/" * 40 + "b", "a/" * 1_000 + "c"),
        ("**/*a*a*a/" * 40 + "b", ("a" * 200 + "/") * 15 + "c"),
        ("*a*a*/" * 20 + "b", ("a" * 200 + "/") * 19 + "c"),
    ],
)
def test_no_name_keeps_a_pattern_busy(pattern: str, name: str) -> None:
    assert not for_files(patterns_of([pattern])).match_file(name)  # or it would not come to an end
