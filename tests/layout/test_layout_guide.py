"""Guards `docs/fmt.md`: the map in it becomes what the page says."""

from __future__ import annotations

import re
from pathlib import Path

from cjmap.layout import canonical_text
from cjmap.source import parse_document

GUIDE = Path(__file__).parents[2] / "docs" / "fmt.md"


def test_the_map_of_the_guide() -> None:
    before, after = re.findall(r"```yaml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    document = parse_document(Path("first-visit.journey.yaml"), before.encode())
    assert document.problems == []
    assert canonical_text(document) == after
