"""A spreadsheet program at work: what its formulas say beside the program's own values."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from math import isclose
from pathlib import Path
from typing import Any, Final

import pytest

NEEDS_OFFICE: Final = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not installed"
)


def recalculate(folder: Path, *names: str) -> None:
    """Let LibreOffice open and save workbooks, under a profile of its own."""
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "xlsx",
            "--outdir",
            str(folder / "recalculated"),
            *(str(folder / name) for name in names),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )


def errors_in(workbook: Any) -> list[str]:
    """The cells that are errors."""
    return [
        f"{sheet.title} {cell.coordinate}"
        for sheet in workbook
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "e"
    ]


def pairs_in(workbook: Any) -> Iterator[tuple[str, Any, Any]]:
    """Where a value stands, the value, and what the formula beside it says."""
    for sheet in workbook:
        rows = list(sheet.iter_rows(values_only=True))
        for place, row in enumerate(rows):
            if row[0] == "Total":
                head, live = rows[place + 2], rows[place + 1]
                assert live[0] == "Recalculated"
                for title, value, recalculated in zip(head[1:], row[1:], live[1:], strict=True):
                    if value is not None or recalculated is not None:
                        yield f"{sheet.title} total {title}", value, recalculated
            if "Recalculated" in row[1:]:
                column = row.index("Recalculated")
                for below in rows[place + 1 :]:
                    if below[0] is None or below[column] is None:
                        if below[0] is not None and below[1] is not None:
                            continue  # a figure without a formula
                        break
                    name = below[0] if sheet.title == "Summary" else f"row {below[0]}"
                    yield f"{sheet.title} {name}", below[column - 1], below[column]


def is_equal(value: Any, live: Any) -> bool:
    """Whether a formula says what the value beside it says, to the digits of a double."""
    if isinstance(value, str) or isinstance(live, str):
        return bool(value == live)
    return isclose(value, live, rel_tol=1e-12, abs_tol=1e-9)
