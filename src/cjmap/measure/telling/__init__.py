"""What was measured, as a document in the reader's language: tables, and what to be careful about."""
