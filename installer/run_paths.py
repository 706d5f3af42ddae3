"""Take out of programs and libraries where the computer that made them keeps its libraries.

A bundle holds its own, which are found beside what names them. A folder of the building machine
tells who built it, and whoever can write into such a folder elsewhere could slip in another one.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Final, NamedTuple

_MAGIC: Final = b"\x7fELF\x02\x01"
"""What a file of 64 bits, the lowest byte first, begins with."""
_LOADED, _DYNAMIC = 1, 2
_END, _STRINGS, _RPATH, _RUNPATH = 0, 5, 15, 29
_ENTRY: Final = struct.Struct("<qQ")


class _Segment(NamedTuple):
    """A part of a file: its kind, where it stands, the address it is loaded at, its bytes."""

    kind: int
    place: int
    address: int
    length: int


class UnknownFormatError(Exception):
    """An ELF file of another kind than those that are bundled today."""


def forget_foreign_paths(file: Path) -> bool:
    """Leave only search paths that begin at the file itself; tells whether there were others.

    Source: System V Application Binary Interface, chapter 5, "Dynamic Section"; the end of it may
    be repeated, so an entry is taken out by moving up those behind it.

    Raises: UnknownFormatError.
    """
    data = bytearray(file.read_bytes())
    if data[:4] != _MAGIC[:4]:
        return False
    if data[: len(_MAGIC)] != _MAGIC:
        raise UnknownFormatError(file.name)
    segments = _segments(data)
    entries, start = _dynamic(data, segments)
    tables = [value for tag, value in entries if tag == _STRINGS]
    kept = [
        (tag, value)
        for tag, value in entries
        if tag not in (_RPATH, _RUNPATH)
        or _text(data, _place(segments, tables[0]) + value).startswith("$ORIGIN")
    ]
    if len(kept) == len(entries):
        return False
    for number, entry in enumerate(kept + [(_END, 0)] * (len(entries) - len(kept))):
        _ENTRY.pack_into(data, start + number * _ENTRY.size, *entry)
    file.write_bytes(data)
    return True


def _segments(data: bytearray) -> list[_Segment]:
    (first,) = struct.unpack_from("<Q", data, 32)
    size, count = struct.unpack_from("<HH", data, 54)
    found = []
    for number in range(count):
        kind, _, place, address, _, length = struct.unpack_from(
            "<IIQQQQ", data, first + number * size
        )
        found.append(_Segment(kind, place, address, length))
    return found


def _dynamic(data: bytearray, segments: list[_Segment]) -> tuple[list[tuple[int, int]], int]:
    """The entries before the end of the table, and where it stands; none in a static program."""
    for kind, place, _, length in segments:
        if kind == _DYNAMIC:
            entries = []
            for tag, value in _ENTRY.iter_unpack(data[place : place + length]):
                if tag == _END:
                    break
                entries.append((tag, value))
            return entries, place
    return [], 0


def _place(segments: list[_Segment], address: int) -> int:
    """Where in the file stands what is loaded at an address."""
    for kind, place, begins, length in segments:
        if kind == _LOADED and begins <= address < begins + length:
            return place + address - begins
    raise UnknownFormatError(hex(address))


def _text(data: bytearray, place: int) -> str:
    return data[place : data.index(0, place)].decode()
