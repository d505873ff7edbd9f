"""The map format: one Pydantic model a kind, and the one way from a document to a model.

`kinds` lists the six kinds; `persona`, `empathy_map`, `journey`, `blueprint`, `catalog` and
`backlog` hold their models, on top of `envelope`, `items` and `values`; nothing about a field is
written down anywhere else. `compile` reduces the models to what `compiled` judges maps by, `read`
reads a map, `explain` says what was refused and what was expected, `ids` finds ids and references,
`schema` publishes the JSON Schemas.
"""
