"""`python -m wlnet` is the program `wlnet`."""

import sys

from wlnet.frontends.cli import main

if __name__ == "__main__":
    sys.exit(main())
