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
    platforms = commands.add_parser("platforms")
    platforms.add_argument("--json", action="store_true", dest="as_json")
    chosen = parser.parse_args(arguments)
    if chosen.command == "platforms":
        from journal_app.cli import platforms_command

        return platforms_command.run(as_json=chosen.as_json)
    from journal_app.cli import calc_command

    return calc_command.run(chosen.source)
