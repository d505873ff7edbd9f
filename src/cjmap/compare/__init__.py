"""Two or three versions of maps: what changed, and both sides in one."""
