"""A first mapping proposed from data, by likeness and by order, for a person to correct."""

from cjmap.measure.suggesting.suggesting import suggest

__all__ = ["suggest"]
