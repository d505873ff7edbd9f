"""Which pictures a document about many maps is illustrated with, wherever it is shown."""

from __future__ import annotations

MOST_JOURNEYS = 12
"""A page about more journeys has no pictures: it would be too large to send, and slow to make."""

LANES = ("touchpoints", "emotion", "pains")
"""What the picture of a journey shows in a document, so that it can be read in a page."""
