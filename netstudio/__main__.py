"""`python -m netstudio` is `netstudio`."""

import sys

from netstudio.cli import main

sys.exit(main())
