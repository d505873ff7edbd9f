"""What `cjmap new` does once its arguments are understood.

`creating` writes a map from a template; `asking` interviews, on the `screen`; both end in
`telling`: what was written, what it refers to, what to do next.
"""
