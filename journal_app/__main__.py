"""The entry point: the first word picks the door."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the program with the arguments of this process."""
    from journal_app.cli.main import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
