"""Pictures in a page: drawn once, right on a light and on a dark screen, with links in them.

- `look`: the two themes in the colours of the workspace.
- `drawing`: a figure becomes an SVG whose colours come in pairs, `both`.
- `compared`: two versions of a map become the marks of one picture.
- `headless`: without the title, which stands on the page.
- `placing`: that SVG set into a page: its ids, its links, its photos.
"""
