"""What the commands of a bundle run."""

import sys

from journal_app.__main__ import main

sys.exit(main())
