"""What `report`, `plan`, `find` and `impact` do once their arguments are understood.

`terminal` shows a document with Rich; the other modules are named after their command.
"""
