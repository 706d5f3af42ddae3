"""What is said of own money, leverage and position, of which one follows from the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from journal_app.domain.exact import ONE
from journal_app.domain.planning.profiles import first_risk
from journal_app.domain.planning.proposal import USUAL_RISK, Proposal
from journal_app.domain.planning.proposed_plan import taken_by_costs
from journal_app.ui.formatting import Formats
from journal_app.ui.wizard.words import said

if TYPE_CHECKING:
    from journal_app.ui.wizard.flow import Wizard

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


def lowered_words(wizard: Wizard, formats: Formats) -> str:
    """By how much costs lower a position that the risk gives: they are answered after it, where
    nobody looks at it. Empty below one of the journal's currency.
    """
    taken = taken_by_costs(wizard.proposal, wizard.terms, wizard.judgement)
    if taken < ONE:
        return ""
    text = QT_TRANSLATE_NOOP(
        "Wizard", "The position is {taken} smaller, so that the costs fit the risk."
    )
    return said(text).format(taken=formats.money(taken))


def bound_words(wizard: Wizard, formats: Formats) -> str:
    """Which rule keeps the risk below the usual one where nobody chose it so, how much that
    leaves, and where the rule is changed; empty where none does.
    """
    proposal, profile = wizard.proposal, wizard.around.profile
    risk, first = proposal.risk_fraction, first_risk(proposal, wizard.terms, profile)
    is_bound = risk is not None and risk == first < USUAL_RISK
    if not is_bound or proposal.sized_by != "risk":
        return ""
    share = profile.most_position_of_capital
    most = formats.percent(share, 0)
    where = said(QT_TRANSLATE_NOOP("Wizard", "Your profile sets it: see Your rules."))
    if not proposal.capital:
        text = said(
            QT_TRANSLATE_NOOP(
                "Wizard", "More would break your rule for one position, {most} of capital."
            )
        )
        return f"{text.format(most=most)} {where}"
    loan = QT_TRANSLATE_NOOP(
        "Wizard",
        "Your rule of {most} for one position, what is borrowed included, allows {room}: "
        "a risk of {share}.",
    )
    contract = QT_TRANSLATE_NOOP(
        "Wizard",
        "Your rule of {most} for one position, its leverage included, allows {room}: "
        "a risk of {share}.",
    )
    is_contract = wizard.terms is not None and wizard.terms.has_perpetuals
    text = said(contract if is_contract else loan)
    room = formats.money(share * proposal.capital)
    return f"{text.format(most=most, room=room, share=formats.percent(risk, 2))} {where}"


def _own(proposal: Proposal, formats: Formats) -> str:
    return f"{formats.amount(proposal.own)} {proposal.collateral}"
