"""Changes of inputs that leave them much as they were, so that they get past the first check.

Each kind is a module; `texts` is what all fall back to. All of it is decided by dice that are given.
"""
