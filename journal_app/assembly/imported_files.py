"""Read files to import: their bytes, what their rows became, and whole journals among them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, timedelta, timezone, tzinfo
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from journal_app.domain.importing.imported import ImportedFile
from journal_app.domain.problems import Refused
from journal_app.exporters.archive import MOST_BYTES, is_archive, read_archive
from journal_app.importers.delimited import check_size, decoded, gathered
from journal_app.importers.detect import FORMATS, read_file
from journal_app.importers.options import Options

CHUNK: Final = 1024 * 1024
_START: Final = 256
_OFFSET: Final = re.compile(r"([+-])([01][0-9]|2[0-3]):?([0-5][0-9])")


def format_names() -> tuple[str, ...]:
    """The formats that are known, by name."""
    return tuple(each.name for each in FORMATS)


def read(path: Path, options: Options, file_format: str | None = None) -> tuple[ImportedFile, str]:
    """Read a file, and the hash of its bytes.

    Raises: Refused where there is no such file, or none that can be read.
    """
    try:
        return read_file(_chunks(path), options, file_format)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refused.because(str(path), "cannot_read", reason=reason) from None


def text(path: Path) -> str:
    """What a file says, whatever its encoding.

    Raises: Refused where there is no such file, or none that can be read.
    """
    try:
        return decoded(gathered(_chunks(path)))
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refused.because(str(path), "cannot_read", reason=reason) from None


def holds_archive(path: Path) -> bool:
    """Whether a file begins like a JSON export of a journal."""
    try:
        with path.open("rb") as file:
            return is_archive(file.read(_START).decode("utf-8-sig", "ignore"))
    except OSError:
        return False


def archive_content(path: Path) -> dict[str, Any]:
    """The content of a JSON export of a journal. Raises: Refused."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Refused.because(str(path), "file_too_large", most=MOST_BYTES // 1024**2)
        return read_archive(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise Refused.because(str(path), "not_utf8") from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refused.because(str(path), "cannot_read", reason=reason) from None


def zone_named(text: str, field: str) -> tzinfo:
    """The zone that is called so: UTC, Europe/Berlin, +02:00. Raises: Refused."""
    if text.upper() in ("UTC", "Z"):
        return UTC
    if offset := _OFFSET.fullmatch(text):
        sign, hours, minutes = offset.groups()
        ahead = timedelta(hours=int(hours), minutes=int(minutes))
        return timezone(ahead if sign == "+" else -ahead)
    try:
        return ZoneInfo(text)
    except (OSError, ValueError, KeyError):  # KeyError: no zone has that name
        raise Refused.because(field, "not_a_zone", text=text) from None


def _chunks(path: Path) -> Iterator[bytes]:
    check_size(path.stat().st_size)
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk
