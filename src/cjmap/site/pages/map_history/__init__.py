"""The history of one map: its versions, what changed in each, and any two of them compared.

- `versions`: the versions that are told, and their figures.
- `comparing`: every two of them compared, in words, and the last two as a picture.
- `changes`: changes in words, sorted by how much they weigh.
"""
