"""Logs of millions of events: what `cjmap measure` asks, against DuckDB alone and against its peers."""
