"""What a file is by its content, and what may be shown and written of the name it came with.

A name comes from anybody: it is kept as it was and never used as a path. What is shown of it has no
sign that hides, turns or breaks the text around it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from journal_app.domain.texts import INSTEAD

MOST_BYTES: Final = 50 * 1024 * 1024
"""A screenshot has a few megabytes, a scanned contract twenty; a film is no note on a trade."""

HEAD_BYTES: Final = 4_096
"""How much of the beginning tells what a file is."""

_HASH: Final = re.compile(r"[0-9a-f]{64}")
_UNKNOWN: Final = "application/octet-stream"
_STARTS: Final = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"PK\x05\x06", "application/zip"),
)
_BITMAP_HEAD: Final = 40
_PICTURES: Final = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp"})
_JOINERS: Final = frozenset("\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}")
"""Signs without a shape of their own that some scripts and pictographs need."""

_NOT_IN_NAMES: Final = frozenset('<>:"/\\|?*')
_DEVICES: Final = frozenset(
    {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(10))}
)
_NAME_BYTES: Final = 200
_SUFFIX_BYTES: Final = 20


def media_type(head: bytes) -> str:
    """What kind of file begins so. head: its first `HEAD_BYTES`, or all of a shorter one."""
    for start, kind in _STARTS:
        if head.startswith(start):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[:2] == b"BM" and head[14:18] == _BITMAP_HEAD.to_bytes(4, "little"):
        return "image/bmp"
    return "text/plain" if _is_text(head) else _UNKNOWN


def is_content_hash(text: str) -> bool:
    """Whether a text can be the hash of a content: SHA-256, in small hex digits."""
    return _HASH.fullmatch(text) is not None


def is_picture(kind: str) -> bool:
    """Whether a kind of file can be shown as a picture."""
    return kind in _PICTURES


def shown_name(name: str) -> str:
    """What is shown of a name: its last part, on one line, without signs that hide or turn text."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    shown = "".join(INSTEAD if _hides(sign) else sign for sign in last).strip()
    return shown if shown.strip(".") else INSTEAD


def file_name_for(name: str) -> str:
    """A name under which every system can keep the file, proposed where it is saved elsewhere."""
    tidy = "".join(
        "_" if sign in _NOT_IN_NAMES or sign == INSTEAD else sign for sign in shown_name(name)
    )
    stem, dot, suffix = tidy.strip(" .").rpartition(".")
    if not dot or len(suffix.encode()) > _SUFFIX_BYTES:
        stem, dot, suffix = tidy.strip(" ."), "", ""
    room = _NAME_BYTES - len((dot + suffix).encode())
    short = stem.encode()[:room].decode(errors="ignore").strip(" .")
    if short.partition(".")[0].strip().upper() in _DEVICES:
        short = f"_{short}"
    return f"{short}{dot}{suffix}"


def _hides(sign: str) -> bool:
    """Whether a sign is a control, turns the direction, breaks the line, or is none at all."""
    return sign not in _JOINERS and unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp")


def _is_text(head: bytes) -> bool:
    if b"\0" in head:
        return False
    try:
        head.decode()
    except UnicodeDecodeError as error:
        return len(head) >= HEAD_BYTES and error.end == len(head)  # a letter cut at the end
    return bool(head)
