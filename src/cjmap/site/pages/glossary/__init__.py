"""The glossary: the vocabulary that the maps share, what rests on it, and the terms of the craft."""
