"""Mermaid's user journeys: `title`, `section`, and `task: score: actors`.

The grammar was read off Mermaid 11.17 by trying; what it does with a line is said where we do it.
Mermaid refuses a whole diagram for one wrong line; we read the others, and tell of that one.
"""
