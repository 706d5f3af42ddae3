"""Halves of signs, as names of files and JSON hold them."""

from __future__ import annotations

import os

from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.texts import is_whole, whole


def test_bytes_that_were_no_text_are_kept_as_signs() -> None:
    assert whole(os.fsdecode(b"caf\xe9.png")) == "caf\ufffd.png"


@given(st.text(st.characters(exclude_categories=()), max_size=20))
def test_what_is_whole_can_be_written(text: str) -> None:
    assert is_whole(whole(text))
    assert len(whole(text)) == len(text)
    assert is_whole(text) == (whole(text) == text)
    whole(text).encode()
