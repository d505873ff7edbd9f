"""cjmap inside git: what `cjmap git` writes so that git calls it, and what git then calls.

`attributes` says which files are maps, `settings` what git does with them, `installing` writes
both, `standing` tells what holds. `merging`, `tool`, `differing` and `converting` answer git; they
import neither Typer nor Pydantic, since git starts them once a file.
"""
