"""The command line's front door."""

from __future__ import annotations

import argparse
from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
    """Run one command; the exit code says how it went."""
    parser = argparse.ArgumentParser(prog="journal-app")
    commands = parser.add_subparsers(dest="command", required=True)
    calc = commands.add_parser("calc")
    calc.add_argument("source")
    chosen = parser.parse_args(arguments)
    from journal_app.cli import calc_command

    return calc_command.run(chosen.source)
