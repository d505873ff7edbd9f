"""Where rows come from: files, patterns and folders, logs of other tools, databases."""
