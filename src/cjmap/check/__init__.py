"""Findings, the rules that make them, and the formats that report them.

`run.validate` says whether a map is one, `lint.lint` whether it is a good one. `rules` holds one file
a rule, by family; `questions` what several rules ask of a map; `subject` and `survey` are what a rule
is given: one map, and all of them together. `selection` decides which rules run, `silence` what is
not told, `fixing` puts right, `finding` resolves places, `pages` documents, and `formats` writes
reports, one file a format.
"""
