"""A map as a sheet, before anyone decides how it is written."""
