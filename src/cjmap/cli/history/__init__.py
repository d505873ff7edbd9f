"""Tell the history of a map: what `cjmap log` does once its words are read.

`words` reads them, `finding` finds the map, `telling` goes through its versions and tells them,
`pictures` draws.
"""
