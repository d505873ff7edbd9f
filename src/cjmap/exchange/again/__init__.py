"""Maps that come in where there may be some already: where each lands, and what is there."""
