"""The report: what `cjmap report` tells of the whole workspace, in the look of the portal."""
