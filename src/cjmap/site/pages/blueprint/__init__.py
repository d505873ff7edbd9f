"""The page of a blueprint: what the organisation does so that a journey happens, step by step."""
