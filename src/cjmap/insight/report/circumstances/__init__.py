"""Where a context makes the same step worse or better, and which contexts nobody mapped."""
