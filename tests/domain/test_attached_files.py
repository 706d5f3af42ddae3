"""What a file is by its content, and what becomes of the names that files come with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.attached_files import (
    HEAD_BYTES,
    file_name_for,
    is_content_hash,
    is_picture,
    media_type,
    shown_name,
)
from journal_app.domain.texts import whole


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n....", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"GIF89a", "image/gif"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "image/webp"),
        (b"RIFF\x10\0\0\0WAVEfmt ", "application/octet-stream"),
        (b"BM" + b"\0" * 12 + b"\x28\0\0\0" + b"\0" * 20, "image/bmp"),
        (b"BMW is a car", "text/plain"),
        (b"%PDF-1.7", "application/pdf"),
        (b"PK\x03\x04\0", "application/zip"),
        (b"MZ\x90\0", "application/octet-stream"),
        (b"\x7fELF\xff", "application/octet-stream"),
        ("Straße, 价格".encode(), "text/plain"),
        (("é" * HEAD_BYTES).encode()[1:][: HEAD_BYTES - 1] + b"\xc3", "application/octet-stream"),
        (b"a" + ("é" * HEAD_BYTES).encode()[: HEAD_BYTES - 1], "text/plain"),
        (b"\xc3", "application/octet-stream"),
        (b"", "application/octet-stream"),
    ],
)
def test_the_content_tells_the_kind(head: bytes, kind: str) -> None:
    assert media_type(head) == kind


def test_only_what_can_be_shown_is_a_picture() -> None:
    assert is_picture("image/png")
    assert not is_picture("image/svg+xml")
    assert not is_picture("text/plain")


def test_a_hash_is_64_small_hex_digits() -> None:
    assert is_content_hash("0a" * 32)
    for text in ("", "0A" * 32, "0a" * 31, "0a" * 32 + "\n", "../" * 21 + "a"):
        assert not is_content_hash(text)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("chart.png", "chart.png"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\system.ini", "system.ini"),
        ("photo\u202egnp.exe", "photo�gnp.exe"),
        ("two\nlines\x00.txt", "two�lines�.txt"),
        ("a\u2028b", "a�b"),
        ("خط\u200cروند.png", "خط\u200cروند.png"),
        ("  .. ", "�"),
        ("", "�"),
        ("folder/", "folder"),
    ],
)
def test_a_shown_name_hides_nothing(name: str, shown: str) -> None:
    assert shown_name(name) == shown


@pytest.mark.parametrize(
    ("name", "proposed"),
    [
        ("chart.png", "chart.png"),
        ("../../.bashrc", "bashrc"),
        ('a<b>:"c|?*.txt', "a_b___c___.txt"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("com1.tar.gz", "_com1.tar.gz"),
        (
            "what I saw. Then I slept for a very long time",
            "what I saw. Then I slept for a very long time",
        ),
        ("\u202e", "_"),
        ("x" * 300 + ".png", "x" * 196 + ".png"),
        ("価" * 100, "価" * 66),
    ],
)
def test_a_proposed_name_can_be_kept_anywhere(name: str, proposed: str) -> None:
    assert file_name_for(name) == proposed


@given(st.text(max_size=400))
def test_no_name_leaves_its_folder(name: str) -> None:
    kept = whole(name.encode("utf-8", "replace").decode())
    for made in (shown_name(kept), file_name_for(kept)):
        assert made
        assert not set(made) & set("/\\\0\n\u202e")
        assert made not in (".", "..")
    assert len(file_name_for(kept).encode()) <= 201
