"""`python -m cjmap`, the same as `cjmap`."""

import sys

from cjmap.cli.entry import main

if __name__ == "__main__":
    sys.exit(main())
