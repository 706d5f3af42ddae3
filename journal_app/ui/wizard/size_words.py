"""What is said at Margin and at Size of own money and leverage, of which one may give way."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from journal_app.domain.planning.proposal import Proposal
from journal_app.ui.formatting import Formats
from journal_app.ui.wizard.words import said

SIZINGS: Final = (
    ("risk", QT_TRANSLATE_NOOP("Wizard", "Risk per trade")),
    ("own", QT_TRANSLATE_NOOP("Wizard", "Own money × leverage")),
    ("units", QT_TRANSLATE_NOOP("Wizard", "Position as typed")),
)
"""What can give the size, and how it is called."""


def own_money_hint(proposal: Proposal, formats: Formats) -> str:
    """Beside own money: which of the two follows, and how both stand; empty where none gave way."""
    if proposal.sized_by == "own":
        return ""
    if proposal.gives_own and not proposal.leverage:
        return said(QT_TRANSLATE_NOOP("Wizard", "The leverage follows from it."))
    if proposal.gives_own:
        text = said(
            QT_TRANSLATE_NOOP(
                "Wizard",
                "The leverage follows from it, not {leverage}. Both stand, sized by: {way}.",
            )
        )
        return text.format(leverage=formats.times(proposal.leverage, 2), way=said(SIZINGS[1][1]))
    if proposal.own is None:
        return ""
    text = said(
        QT_TRANSLATE_NOOP(
            "Wizard", "Follows from the leverage, not {own}. Both stand, sized by: {way}."
        )
    )
    return text.format(own=_own(proposal, formats), way=said(SIZINGS[1][1]))


def leverage_hint(proposal: Proposal, formats: Formats) -> str:
    """Beside the leverage, at a step where own money is not seen; empty where none was given."""
    if proposal.own is None or proposal.sized_by == "own":
        return ""
    own = _own(proposal, formats)
    if proposal.gives_own:
        text = QT_TRANSLATE_NOOP("Wizard", "Follows from own money, {own}.")
    else:
        text = QT_TRANSLATE_NOOP("Wizard", "Own money follows from it, not {own}.")
    return said(text).format(own=own)


def _own(proposal: Proposal, formats: Formats) -> str:
    return f"{formats.amount(proposal.own)} {proposal.collateral}"
