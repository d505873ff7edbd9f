"""The templates: a folder a language, a map a kind. Each is a valid map in the layout of `cjmap fmt`.

`id` and `title` stand for those of the new map; what refers to other maps is put in by
`cjmap.authoring.links`, or taken out.
"""
