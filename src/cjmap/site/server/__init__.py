"""The portal served as its maps change: needs the extra `cjmap[site]`.

    serve(Request(root, Options(), "127.0.0.1", 25627, None, log=False, tell=print, ready=print))

- `running`: the server, from its first socket to Ctrl-C; `sockets`: where it listens; `connections`:
  how long it waits for those who connect.
- `guard`: who may ask, and for what; `application`: requests and answers.
- `news`: the streams that tell open pages of changes; `watching`: which changes on disk matter.
- `worker`: the one thread that reads maps and writes pages, so that the server goes on answering.
- `portal`: pages and files at the moment; `reading`: maps read again, `pictures`: kept while they are
  right, `troubles`: what is wrong, `around`: the notice and pages that say sorry.

It only reads: no request and no change makes it write a file.
"""
