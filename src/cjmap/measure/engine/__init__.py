"""The same SQL on two engines: DuckDB, embedded, and Spark, wherever the user has it."""
