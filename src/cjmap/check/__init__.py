"""Findings, the rules that make them, and the formats that report them.

`run.validate` checks a workspace; `rules` holds one file a rule; `finding` resolves places;
`formats` writes reports, one file a format.
"""
