"""The kinds of page, one package each; see `cjmap.site.table`."""
