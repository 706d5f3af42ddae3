"""What waits for the trader without being urgent, in words: a draft, or a plan to be opened."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from journal_app.domain.trade import Status
from journal_app.domain.trade_line import TradeLine
from journal_app.ui.formatting import Formats
from journal_app.ui.screens.today.attention_words import AttentionWords
from journal_app.ui.words import direction_word, status_tone, status_word


def waiting_words(
    line: TradeLine, formats: Formats, *, is_read_only: bool = False
) -> AttentionWords:
    """A row of it. is_read_only: nothing can be changed, so the button leads to the trade."""
    say = QCoreApplication.translate
    number = formats.count(line.number)
    sides = zip(line.assets.split(), line.directions.split(), strict=False)
    name = " / ".join(f"{asset} {direction_word(side)}" for asset, side in sides)
    is_planned = line.status == Status.PLANNED
    if is_planned:
        told = say("Today", "number {number} is planned, and not opened yet")
    else:
        told = say("Today", "number {number} is begun, and not signed off yet")
    row = AttentionWords(
        chip=status_word(line.status),
        tone=status_tone(line.status),
        subject=name or say("Today", "Draft of a trade"),
        sentence=told.format(number=number),
        mend="",
        button=say("Today", "Open"),
        screen="journal",
        facts={"trade_id": line.id},
    )
    if is_read_only:
        return row
    if is_planned:
        facts = {"trade_id": line.id, "open": True}
        return row._replace(button=say("Today", "Open the trade…"), screen="plan", facts=facts)
    return row._replace(button=say("Today", "Go on planning"), screen="plan")
