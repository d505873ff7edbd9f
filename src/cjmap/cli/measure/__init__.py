"""`cjmap measure`: data put to a journey."""
