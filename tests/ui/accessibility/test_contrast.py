"""Every colour that is read stands out from every ground that it is read on, in light and dark.

`line` is in none of the pairs: a hairline only parts what stands apart anyway, by room and title.
"""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from journal_app.ui.tokens import DARK, LIGHT, Tokens
from tests.ui.accessibility.keyboard import contrast

TONES = ("accent", "gain", "loss", "warning", "danger")
GROUNDS = ("bg", "surface", "neutral_tint", "accent_tint")
"""The window, a card, a field or the row under the mouse, and the row that is chosen."""
READ = [
    *[(ink, ground) for ink in ("text", "muted", *TONES) for ground in GROUNDS],
    *[(tone, f"{tone}_tint") for tone in TONES],
    *[("text", f"{tone}_tint") for tone in TONES],
    ("muted", "neutral_tint"),
    ("on_accent", "accent"),
]
SEEN = [
    *[("accent", ground) for ground in (*GROUNDS, *(f"{tone}_tint" for tone in TONES))],
    *[("field_border", ground) for ground in ("bg", "surface", "neutral_tint")],
]
"""The ring of the keyboard's focus, and the edges of fields."""


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("pairs", "least"), [(READ, 4.5), (SEEN, 3)], ids=["what is read", "what is only seen"]
)
def test_contrast(tokens: Tokens, pairs: list[tuple[str, str]], least: float) -> None:
    faint = {
        f"{ink} on {ground}": round(found, 2)
        for ink, ground in pairs
        if (found := _contrast(tokens, ink, ground)) < least
    }
    assert faint == {}


def _contrast(tokens: Tokens, ink: str, ground: str) -> float:
    return contrast(QColor(getattr(tokens, ink)), QColor(getattr(tokens, ground)))


def test_contrast_is_that_of_the_guideline() -> None:
    assert round(contrast(QColor("black"), QColor("white")), 1) == 21
    assert round(contrast(QColor("#767676"), QColor("white")), 2) == 4.54
