"""What commands that read files share: the argument for their zone, and what they say of rows."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from datetime import tzinfo

from journal_app.domain.importing.imported import RowRefused
from journal_app.importers.zones import zone_named
from journal_app.wording import explain


def add_zone_argument(parser: argparse.ArgumentParser) -> None:
    """Declare the zone of times that carry none."""
    parser.add_argument(
        "--timezone",
        metavar="Z",
        help="the zone of times that say none: UTC, Europe/Berlin, +02:00",
    )


def zone(text: str | None) -> tzinfo | None:
    """The zone that was named. Raises: Refused."""
    return None if text is None else zone_named(text, "--timezone")


def say_refused(refused: Iterable[RowRefused]) -> None:
    """Name each refused row on standard error."""
    for each in refused:
        value = f" ({each.value!r})" if each.value else ""
        print(f"line {each.row.line}: {explain(each.problem)}{value}", file=sys.stderr)
