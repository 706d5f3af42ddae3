"""Draw the program's icon in every size a desktop asks for: `python installer/icons.py FOLDER`.

It is one of the window's own icons on the window's own accent, so nothing drawn is kept here.
"""

from __future__ import annotations

import re
import struct
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

NAME: Final = "margin-journal"
SIZES: Final = (16, 22, 24, 32, 48, 64, 128, 256, 512)
"""Pixels of the theme `hicolor`."""

_GLYPH: Final = "chart-line.svg"
_ICO_SIZES: Final = (16, 24, 32, 48, 64, 128, 256)
_ICNS_KINDS: Final = {128: b"ic07", 256: b"ic08", 512: b"ic09"}


def drawing(glyph: str, ground: str, line: str) -> str:
    """The icon as SVG: the lines of a glyph of 24 by 24 on a rounded square."""
    paths = "".join(re.findall(r"<(?:path|circle|line|rect)\b[^>]*/>", glyph))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="512" height="512" viewBox="0 0 24 24">'
        f'<rect x="1" y="1" width="22" height="22" rx="5" fill="{ground}"/>'
        f'<g transform="translate(4.8 4.8) scale(0.6)" fill="none" stroke="{line}"'
        ' stroke-width="2.8" stroke-linecap="round" stroke-linejoin="round">'
        f"{paths}</g></svg>\n"
    )


def png(svg: str, size: int) -> bytes:
    """The drawing in a square of so many pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg.encode())).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(buffer.data().data())


def ico(pictures: Mapping[int, bytes]) -> bytes:
    """An icon of Windows from PNG pictures by their size.

    Source: "Icons", Microsoft, the structures ICONDIR and ICONDIRENTRY.
    """
    at = 6 + 16 * len(pictures)
    entries = b""
    for size, picture in pictures.items():
        side = size % 256  # 256 does not fit and is told as 0
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), at)
        at += len(picture)
    return struct.pack("<HHH", 0, 1, len(pictures)) + entries + b"".join(pictures.values())


def icns(pictures: Mapping[int, bytes]) -> bytes:
    """An icon of macOS from PNG pictures by their size; only sizes it has a kind for go in."""
    parts = b"".join(
        _ICNS_KINDS[size] + struct.pack(">I", 8 + len(picture)) + picture
        for size, picture in pictures.items()
        if size in _ICNS_KINDS
    )
    return b"icns" + struct.pack(">I", 8 + len(parts)) + parts


def draw(folder: Path) -> None:
    """Write the theme's pictures below a folder, and one file each for Windows and macOS."""
    root = Path(__file__).resolve().parents[1]
    sys.path.insert(0, str(root))
    from journal_app.ui.tokens import LIGHT

    glyph = (root / "resources" / "icons" / _GLYPH).read_text(encoding="utf-8")
    svg = drawing(glyph, LIGHT.accent, LIGHT.on_accent)
    pictures = {size: png(svg, size) for size in SIZES}
    for size, picture in pictures.items():
        _write(folder / "hicolor" / f"{size}x{size}" / "apps" / f"{NAME}.png", picture)
    _write(folder / "hicolor" / "scalable" / "apps" / f"{NAME}.svg", svg.encode())
    _write(folder / f"{NAME}.ico", ico({size: pictures[size] for size in _ICO_SIZES}))
    _write(folder / f"{NAME}.icns", icns(pictures))


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


if __name__ == "__main__":
    draw(Path(sys.argv[1]))
