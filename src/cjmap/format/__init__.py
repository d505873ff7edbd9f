"""The map format: one Pydantic model a kind, and the one way from a document to a model.

`kinds` lists the six kinds; `persona`, `empathy_map`, `journey`, `blueprint`, `catalog` and
`backlog` hold their models, on top of `envelope`, `items` and `values`. `read` validates and says
what is wrong; `walk` finds ids and references; `schema` publishes the JSON Schemas. Nothing about
a field is written down anywhere else.
"""
