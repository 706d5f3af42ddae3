"""The workbook looks like the window."""

from __future__ import annotations

from journal_app.exporters.workbook import styles
from journal_app.ui.tokens import LIGHT


def test_colours_are_those_of_the_light_theme() -> None:
    told = {
        LIGHT.accent: styles.ACCENT,
        LIGHT.gain: styles.GAIN,
        LIGHT.loss: styles.LOSS,
        LIGHT.loss_tint: styles.LOSS_TINT,
        LIGHT.muted: styles.MUTED,
        LIGHT.text: styles.TEXT,
        LIGHT.line: styles.LINE,
        LIGHT.bg: styles.BACKGROUND,
    }
    assert {f"#{colour.lower()}" for colour in told.values()} == set(told)
