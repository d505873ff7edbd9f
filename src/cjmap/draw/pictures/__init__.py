"""One module or package a picture: a function from a map, or a workspace, to a scene."""
