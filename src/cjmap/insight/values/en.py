"""The words of closed lists in English: those that the format itself has, and queries ask for."""

from enum import StrEnum

from cjmap.format.backlog import OpportunityKind, OpportunityStatus
from cjmap.format.blueprint import LaneRole, PathKind
from cjmap.format.catalog import Dimension, EvidenceMethod, Method, Mode
from cjmap.format.envelope import Status
from cjmap.format.items import Met
from cjmap.format.journey import Basis, Initiator, Phase, State

_LISTS: tuple[type[StrEnum], ...] = (
    Status,
    OpportunityStatus,
    OpportunityKind,
    State,
    Phase,
    Mode,
    Basis,
    Initiator,
    Met,
    Method,
    EvidenceMethod,
    PathKind,
    Dimension,
)

WORDS: dict[str, str | tuple[str, ...]] = {
    **{f"word-{word}": str(word) for words in _LISTS for word in words},
    **{f"role-{role}": str(role).replace("-", " ") for role in LaneRole},
}
