"""A file that is imported once more, onto maps that people have edited since.

What an import read is kept (`memory`). The next import of the file is held against that: which map is
which (`same_maps`), and which step, stage or entry is which in it (`same_things`), so that the ids
of the first import stay, with all that refers to them (`renaming`). Then the three versions, what was read
before, the map as it is and what was read now, are merged (`landing`).
"""
