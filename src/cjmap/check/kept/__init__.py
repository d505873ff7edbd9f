"""What is known of maps from the run before, so that only those are looked at for which something changed.

Of each map is kept, under a digest of its bytes: its outline and what it tells other maps (`cjmap.workspace`),
what was found in it, and the questions that were asked of the workspace while it was looked at, with a
stamp of each answer (`questions`, `stamps`). The findings of a map hold as long as its bytes, the files
that it names (`beside`) and all of these answers are the same.
"""
