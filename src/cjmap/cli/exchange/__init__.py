"""What `cjmap import` and `cjmap export` do once their arguments are understood."""
