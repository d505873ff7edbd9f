"""What hurts most, who answers for it, and whether anybody is at it."""
