"""The words of the closed lists of the format: a module for each language, `word-` (`role-`) and the word."""
