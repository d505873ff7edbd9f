"""A touchpoint: what it promises, what becomes of that, and every step where it is met."""
