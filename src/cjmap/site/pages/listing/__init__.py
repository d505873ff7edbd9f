"""The lists of what has a page each: journeys, blueprints, personas, empathy maps, touchpoints, channels."""
