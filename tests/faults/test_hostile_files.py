"""S2: files made to burst: read within the limits or refused, soon, in little memory."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from journal_app.storage.journal_files import create_journal
from tests.architecture.source_tree import ROOT

if sys.platform == "win32":
    pytest.skip("measures by the system", allow_module_level=True)

MEBIBYTE: Final = 1024 * 1024
MOST_GROWTH: Final = 200 * MEBIBYTE
MOST_SECONDS: Final = 2
HEADER: Final = b"time,asset,price\n"
ROW: Final = b"2026-01-05T00:00:00Z,ETH,2000\n"
BOMB: Final = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]><x>&j;</x>"
)

MEASURED: Final = """
import re, resource, sys, time
from pathlib import Path
import journal_app.cli.import_command, journal_app.storage.unit_of_work
from journal_app.cli.main import run
from journal_app.importers.detect import read_file
def peak():
    own = Path("/proc/self/status")  # the system's other figure begins with the parent's own
    if own.exists():
        return int(re.search(r"VmHWM:\\s*([0-9]+)", own.read_text())[1])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
before, began = peak(), time.process_time()
code = run(["import", *sys.argv[1:], "--json", "--timezone", "UTC"])
print(code, time.process_time() - began, (peak() - before) * 1024, file=sys.stderr)
"""


def a_million_rows_and_more(path: Path) -> None:
    path.write_bytes(HEADER + ROW * 1_000_002)


def a_huge_field(path: Path) -> None:
    path.write_bytes(HEADER + b"2026-01-05T00:00:00Z," + b"E" * (150 * MEBIBYTE) + b",1\n")


def a_huge_quoted_field(path: Path) -> None:
    path.write_bytes(HEADER + b'"' + ROW * 900_000)


def a_quote_opened_in_each_row(path: Path) -> None:
    """Read as one row it never ends, and neither does one that begins at any row below."""
    path.write_bytes(HEADER + b'x","z\n' * 900_000)


def a_file_beyond_the_limit(path: Path) -> None:
    with path.open("wb") as file:
        file.write(HEADER)
        file.truncate(201 * MEBIBYTE)


def only_nul(path: Path) -> None:
    path.write_bytes(b"\0" * (20 * MEBIBYTE))


def random_bytes(path: Path) -> None:
    path.write_bytes(os.urandom(20 * MEBIBYTE))


def deep_json(path: Path) -> None:
    path.write_bytes(b"[" * (5 * MEBIBYTE))


def an_xml_bomb(path: Path) -> None:
    path.write_bytes(BOMB)


def an_xml_bomb_in_a_workbook(path: Path) -> None:
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", BOMB)
        archive.writestr("xl/workbook.xml", BOMB)
        archive.writestr("xl/worksheets/sheet1.xml", BOMB)


def a_zip_bomb(path: Path) -> None:
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            for _ in range(300):
                sheet.write(b" " * MEBIBYTE)


def half_a_zip(path: Path) -> None:
    a_zip_bomb(path)
    path.write_bytes(path.read_bytes()[:-200])


def wrong_encodings(path: Path) -> None:
    path.write_bytes(HEADER + b"\xff\xfe\x00\xd8" * MEBIBYTE)


HOSTILE: Final[tuple[Callable[[Path], None], ...]] = (
    a_million_rows_and_more, a_huge_field, a_huge_quoted_field, a_quote_opened_in_each_row,
    a_file_beyond_the_limit, only_nul, random_bytes, deep_json, an_xml_bomb,
    an_xml_bomb_in_a_workbook, a_zip_bomb, half_a_zip, wrong_encodings,
)  # fmt: skip
QUICK: Final = frozenset({a_huge_field, a_zip_bomb, an_xml_bomb_in_a_workbook, deep_json})


def cases() -> Iterator[object]:
    for make in HOSTILE:
        marks = [] if make in QUICK else [pytest.mark.long]
        yield pytest.param(make, marks=marks, id=make.__name__)


@pytest.mark.parametrize("make", list(cases()))
def test_a_file_made_to_burst_is_refused(make: Callable[[Path], None], tmp_path: Path) -> None:
    """Measured in a process of its own, by its own time on the processor."""
    journal, file = tmp_path / "a.journal", tmp_path / "file"
    create_journal(journal)
    before = journal.read_bytes()
    make(file)
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, str(journal), str(file)],
        capture_output=True, text=True, check=False, timeout=120, cwd=ROOT,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    *said, measured = done.stderr.splitlines()
    code, seconds, growth = measured.split()
    assert (code, len(said)) == ("2", 1), done.stderr
    print(f"{make.__name__}: {float(seconds):.2f} s, {int(growth) / MEBIBYTE:.0f} MiB")
    assert float(seconds) < MOST_SECONDS
    assert int(growth) < MOST_GROWTH
    assert journal.read_bytes() == before
