"""The portal: what the maps of a workspace say, for people who read them and never write them.

    site = Site(workspace, today=date(2026, 11, 23))
    page = site.pages["journeys/first-order"]
    folder = Folder()
    html = whole_page(site, page, write_main(site, page, folder), folder)

A tour of the room, in the order in which a page comes about:

- `page`: what a page is; `site`: all the pages of a workspace, by address.
- `pages/`: one package for each kind of page: which there are of it, what each tells (`facts`), its
  template, its words in every language, and its style.
- `references`, `uses`, `summary`, `about_map`, `appearances/`: what several kinds of page tell, once.
- `past/`: what git tells of the maps.
- `pictures/`: the pictures in a page, for a light and a dark screen at once, with links in them.
- `layouts/`: how addresses become links and ids: a folder of files, or all in one file.
- `frame/`: what is around every page: head, menu, search, foot, and macros that templates share.
- `style/`, `script/`: the style sheet and the script of every page, in parts.
- `writing`: facts and template become HTML; `framing`: the whole page; `search`: the index.
- `build/`: the pages become a site on disk; `server/`: a site that changes as its maps do.

Every page is whole without its script, which adds search, filters and zoom.
"""
