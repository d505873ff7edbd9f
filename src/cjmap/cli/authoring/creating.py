"""Write a map from a template."""

from __future__ import annotations

from cjmap.authoring.template import fill
from cjmap.cli.authoring.request import Request, understand
from cjmap.cli.authoring.telling import tell
from cjmap.cli.authoring.writing import examine, write
from cjmap.cli.terminal import emit_bytes


def run(request: Request) -> int:
    """Make the map, check it where it will stand, write it, tell of it; return the exit code."""
    commission = understand(request)
    data = fill(commission.wanted, commission.around, commission.file).encode()
    if request.to_standard_output:
        emit_bytes(data)
        return 0
    examined = examine(commission.file, data)
    write(commission, data)
    return tell(commission, examined, request.color, from_template=True)
