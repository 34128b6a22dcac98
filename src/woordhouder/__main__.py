"""`python -m woordhouder VERB`: the same as the command `woordhouder`."""

import sys

from .commands import main

sys.exit(main())
