"""The commands by name; a first word that is none of them is a journal for the window."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

COMMANDS: Final[Mapping[str, str]] = {
    "new": "create an empty journal",
    "demo": "write a demo journal",
    "import": "import a file of fills, events, prices or a whole journal",
    "export": "write a workbook, a table, a PDF or the whole journal",
    "review": "print the review of a week or a month",
    "stats": "print statistics",
    "trades": "list trades with their figures",
    "mark": "take prices and rates from a file",
    "calc": "answer calculations",
    "check": "check a journal",
    "backup": "write a verified copy of a journal",
    "restore": "bring a journal back from a backup",
    "platforms": "list the platforms and their terms",
}


def usage() -> str:
    """What the program can be called with."""
    lines = [f"  {name:<10}{summary}" for name, summary in COMMANDS.items()]
    return "\n".join(
        [
            "usage: journal-app [JOURNAL] [--demo] [--read-only]    opens the window",
            "       journal-app COMMAND ...                         needs no display:",
            "",
            *lines,
            "",
            "  JOURNAL      the journal to open; without it the one that was open last",
            "  --demo       look at a demo journal that is thrown away afterwards",
            "  --read-only  look at a journal without changing it, also while another has it open",
            "",
            "COMMAND --help shows an example; ./check is a journal of that name.",
        ]
    )
