"""Read files to import: their arguments, their bytes, and what their rows became."""

from __future__ import annotations

import argparse
import gc
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, timedelta, timezone, tzinfo
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from journal_app.domain.imported import ImportedFile, RowRefused
from journal_app.domain.problems import Refused
from journal_app.importers.delimited import check_size
from journal_app.importers.detect import read_file
from journal_app.importers.options import Options
from journal_app.wording import explain

CHUNK: Final = 1024 * 1024
_OFFSET: Final = re.compile(r"([+-])([01][0-9]|2[0-3]):?([0-5][0-9])")


def read(path: Path, options: Options, file_format: str | None = None) -> tuple[ImportedFile, str]:
    """Read a file, and the hash of its bytes.

    Raises: Refused where there is no such file, or none that can be read.
    """
    try:
        return read_file(_chunks(path), options, file_format)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refused.because(str(path), "cannot_read", reason=reason) from None


def _chunks(path: Path) -> Iterator[bytes]:
    check_size(path.stat().st_size)
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the collector of circles from walking all rows again and again as more of them come.

    Rows and entries make no circles; of 100,000 it took a third of the whole time.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def add_zone_argument(parser: argparse.ArgumentParser) -> None:
    """Declare the zone of times that carry none."""
    parser.add_argument(
        "--timezone",
        metavar="Z",
        help="the zone of times that say none: UTC, Europe/Berlin, +02:00",
    )


def zone(text: str | None) -> tzinfo | None:
    """The zone that was named. Raises: Refused."""
    if text is None:
        return None
    if text.upper() in ("UTC", "Z"):
        return UTC
    if offset := _OFFSET.fullmatch(text):
        sign, hours, minutes = offset.groups()
        ahead = timedelta(hours=int(hours), minutes=int(minutes))
        return timezone(ahead if sign == "+" else -ahead)
    try:
        return ZoneInfo(text)
    except (OSError, ValueError, KeyError):  # KeyError: no zone has that name
        raise Refused.because("--timezone", "not_a_zone", text=text) from None


def say_refused(refused: Iterable[RowRefused]) -> None:
    """Name each refused row on standard error."""
    for each in refused:
        value = f" ({each.value!r})" if each.value else ""
        print(f"line {each.row.line}: {explain(each.problem)}{value}", file=sys.stderr)
