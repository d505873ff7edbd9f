"""`cjmap find`: a small query over what maps hold.

    kind:step channel:phone emotion:<0 -has:opportunity persona:anna

A tour of the package:

- `syntax`: a text becomes terms; `errors`: what is wrong with it, and where.
- `fields`: the one table of what can be asked; help, docs, completion and messages read it. `reading`
  takes the values from the maps, `values` compares them with what was asked.
  `unknown`: what to write instead of a name that there is not.
- `meaning`: terms become conditions on things, once it is known what the workspace holds.
- `search`: the things that meet them; `counting`: how many there are of what.
- `telling`: what was found as a document, `lines` as lines for tools, `table` as CSV; `published` as
  JSON. `suggesting` completes a query that is being written.
"""
