"""A log of objects in XML (OCEL 2.0) → rows."""

from __future__ import annotations

from functools import cache

from fuzz.mutation.markup import mutation_of_markup
from fuzz.opening import look_at_opening
from fuzz.target import Target

_LOG = b"""<log><object-types><object-type name="order"/></object-types><event-types/>
<objects>
<object id="o1" type="order"><attributes>
<attribute name="price" time="1970-01-01T00:00:00Z">10</attribute>
<attribute name="price" time="2026-01-02T09:00:00Z">12</attribute></attributes>
<objects><relationship object-id="c1" qualifier="of"/></objects></object>
<object id="c1" type="the customer's"/>
</objects>
<events>
<event id="e1" type="Place order" time="2026-01-01T10:00:00Z"><attributes>
<attribute name="channel">web</attribute></attributes>
<objects><relationship object-id="o1" qualifier="x"/></objects></event>
<event id="e2" type="Ship &amp; wait" time="2026-01-02T10:00:00+00:00"><objects/></event>
</events></log>
"""


def look(data: bytes) -> None:
    """Open a log."""
    look_at_opening(data, "any.xmlocel", object_type="order")


@cache
def seeds() -> tuple[bytes, ...]:
    """Return one log, whole and empty."""
    return _LOG, b"<log><objects/><events/></log>"


TARGET = Target("data-ocel-xml", "OCEL in XML → rows", look, seeds, mutation_of_markup(seeds))
