"""The page of an empathy map: one persona in one situation."""
