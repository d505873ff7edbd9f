"""Print how many changes a report of `cjmap diff --to json` tells."""

from __future__ import annotations

import json
import sys
from pathlib import Path

if __name__ == "__main__":
    report = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    print(report["summary"]["changes"])
