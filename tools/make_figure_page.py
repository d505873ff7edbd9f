"""Write `docs/figures.md`, what every figure of `cjmap report` and `cjmap plan` means.

python tools/make_figure_page.py             writes it
python tools/make_figure_page.py --check     fails if it is not what the definitions give
"""

from __future__ import annotations

import sys
from pathlib import Path

from cjmap.insight.definitions import definitions

PAGE = Path(__file__).resolve().parents[1] / "docs" / "figures.md"

_HEAD = """\
# Figures

Made from the code by `tools/make_figure_page.py`; do not edit. [report.md](report.md) tells where these
figures stand and how to read them. Where a source is named, the idea is theirs; the rest is defined by
cjmap, and the definition says all there is. Reports tell the definitions of what they show in their
notes, in English or Polish.
"""


def page() -> str:
    """Return the whole page: the figures by name, each with its Polish name and its source."""
    polish = definitions("pl")
    parts = [_HEAD]
    for key, each in sorted(definitions("en").items(), key=lambda item: item[1].name.casefold()):
        also = [f"*{each.source}*"] if each.source else []
        also.append(f"In Polish: {polish[key].name}.")
        parts.append(f"\n## {each.name}\n\n{each.text}\n\n{' '.join(also)}\n")
    return "".join(parts)


def main(arguments: list[str]) -> int:
    """Write or check, and give the status to end with."""
    if arguments != ["--check"]:
        PAGE.write_text(page(), encoding="utf-8")
        return 0
    if PAGE.exists() and PAGE.read_text(encoding="utf-8") == page():
        return 0
    print("docs/figures.md is not what the definitions give; run python tools/make_figure_page.py.")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
