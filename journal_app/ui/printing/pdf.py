"""Leaves into a PDF file: vectors and embedded fonts, no pictures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QUuid
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter

from journal_app.ui.printing.leaves import UNITS_PER_POINT, Leaves, PaperName

Report = Callable[[int, int], None]
"""Told how many of how many leaves are drawn; may raise to stop."""

_POINTS_PER_INCH: Final = 72
_SIZES: Final[dict[PaperName, QPageSize.PageSizeId]] = {
    "a4": QPageSize.PageSizeId.A4,
    "letter": QPageSize.PageSizeId.Letter,
}


def write_pdf(leaves: Leaves, title: str, path: Path, report: Report) -> None:
    """Write the file. It is made in memory, since Qt says nothing of a disk that is full."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_POINTS_PER_INCH * UNITS_PER_POINT)
    writer.setPageSize(QPageSize(_SIZES[leaves.paper.name]))
    writer.setPageMargins(QMarginsF())
    writer.setTitle(title)
    writer.setCreator("Margin Journal")
    writer.setDocumentId(QUuid(str(uuid5(NAMESPACE_URL, title))))
    painter = QPainter(writer)
    try:
        for done, leaf in enumerate(leaves.all):
            report(done, len(leaves.all))
            if done:
                writer.newPage()
            leaf.draw(painter)
    finally:
        painter.end()
    path.write_bytes(buffer.data().data())
    report(len(leaves.all), len(leaves.all))
