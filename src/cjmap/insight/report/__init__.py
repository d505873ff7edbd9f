"""`cjmap report`: what the maps say.

A package a section, all built alike: `figures` asks the maps and answers with models, which JSON and
its schema come from; `telling` makes a section of a document of them, and the few sentences that are
worth telling first; `en` and `pl` have the words. `sections` lists them, `report` puts them together,
`published` is the JSON report.
"""
