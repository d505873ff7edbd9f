"""What is around every page: head, menu, search, foot, and macros that templates share."""
