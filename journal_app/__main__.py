"""The entry point: the first word picks the door."""

from __future__ import annotations

import os
import sys


def main() -> int:
    """Run the program with the arguments of this process."""
    from journal_app.cli.main import run

    try:
        code = run(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:  # who reads the output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    return code


if __name__ == "__main__":
    sys.exit(main())
