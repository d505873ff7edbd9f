"""Compare two versions and tell what changed: what `cjmap diff` does once its words are read.

`asked` reads the words, `versions` lays both out on disk, `sides` reads them, `telling` compares and
tells, `pictures` draws; `driver` is what git asks.
"""
