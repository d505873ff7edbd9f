"""What `cjmap new` does once its arguments are understood.

`creating` writes a map from a template. `asking` interviews: `conversation` knows what the keys do,
`panes` what is to be read, `arrangement` where it stands, and `screen` brings them to the terminal.
Both write by `writing` and end in `telling`: what was written, what it refers to, what to do next.
"""
