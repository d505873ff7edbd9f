"""The question that ends interviews about customers: what does all that rest on?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cjmap.authoring.interview.asking import Asking
    from cjmap.authoring.interview.interview import Script


def talk(data: dict[str, Any], ask: Asking, *, otherwise: str = "assumption") -> Script:
    """Ask for evidence of the catalog; without any, the map says by `otherwise` that it is a guess."""
    evidence = None
    if ask.around.evidence:
        evidence = yield ask.pick_several("grounds", ask.around.evidence)
    if evidence:
        data["evidence"] = evidence
    else:
        data[otherwise] = True
