"""What several rules ask of a map: its claims, its lows, its owners, its touchpoints; one question a module."""
