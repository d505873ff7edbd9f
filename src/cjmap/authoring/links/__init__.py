"""What a template refers to: one module a kind, each with `tie`.

`tie(data, wanted, around)` changes the template's data in place so that it names what the workspace
has, and nothing else. It returns comments to put above keys of the map.
"""
