"""The history of a map: its versions in git, each compared with the one that it was made from.

- `past`: the workspaces of commits, every content read once.
- `editions`: which version is compared with which, and what came of it.
- `summary`: the changes of a version in a line; `words` has those for several of a kind.
- `report`: what is shown; `formats` write it.
"""
