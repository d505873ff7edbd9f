"""Planned against actual: where cases left the plan of a journey, and which ways they took.

- `result`: what comes of it, as plain data.
- `conforming`: `conform` asks and counts.
- `deviating`: the statements that find deviations; `expected`: what the plan says of single steps.
- `telling`: sections of a document for people; `document`: the models of the JSON document.
- `flows`: what the flow picture draws.
"""

from cjmap.measure.conformance.conforming import conform
from cjmap.measure.conformance.result import Conformance

__all__ = ["Conformance", "conform"]
