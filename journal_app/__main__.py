"""The entry point: the first word picks the door."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from journal_app.cli.commands import COMMANDS, usage


def main() -> int:
    """Run the program with the arguments of this process."""
    _have_streams()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a sign that the terminal lacks is no fault
            stream.reconfigure(errors="replace")
    try:
        code = _run(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:  # who reads the output has seen enough
        _discard_output()
        return 0
    except OSError as error:
        _discard_output()
        print(f"standard output: {error.strerror}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    return code


def _run(arguments: list[str]) -> int:
    if arguments and arguments[0] in COMMANDS:
        from journal_app.cli.main import run

        return run(arguments, _print_review)
    if arguments and arguments[0] in ("--help", "-h"):
        print(usage())
        return 0
    from journal_app.app import run_window

    return run_window(arguments, COMMANDS)


def _print_review(*wanted: Any) -> Any:
    """Draw a PDF; only what draws one loads the window's library."""
    from journal_app.app import printed_review

    return printed_review(*wanted)


def _have_streams() -> None:
    """Let what is told go nowhere where there is no console, as in the menus of Windows."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115


def _discard_output() -> None:
    """Let what is still in the buffer go nowhere, so that the interpreter does not try again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
