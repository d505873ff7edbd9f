"""Maps as Markdown, for a wiki or a repository: the picture as a file beside it, and all of it as tables.

- `writing`: the document of some maps, with their pictures.
- `layouts`: what stands where, by kind of map.
- `telling`: values in words of the map's language, with the titles of what they refer to.
- `tables`: tables and texts that read on GitHub as they are.
"""
