"""The words of an exit plan, made of nothing but the figures that the trade holds already."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from journal_app.domain.exact import ONE
from journal_app.domain.market.percents import in_percent
from journal_app.domain.planning.proposal import Proposal
from journal_app.domain.planning.sizing import is_on_loss_side
from journal_app.domain.terms import Terms
from journal_app.ui.widgets.number_style import formats

_STOP = QT_TRANSLATE_NOOP("ExitPlan", "Stop {price}: close everything.")
_TARGET = QT_TRANSLATE_NOOP("ExitPlan", "Target {price}: close everything.")
_PART = QT_TRANSLATE_NOOP("ExitPlan", "Target {price}: close {share}% of the position.")
_DAY = QT_TRANSLATE_NOOP("ExitPlan", "After 1 day: close what is left.")
_TIME = QT_TRANSLATE_NOOP("ExitPlan", "After {days} days: close what is left.")
_RATE = QT_TRANSLATE_NOOP("ExitPlan", "Borrow rate at {rate}% a year: close what is left.")
_FUNDING = QT_TRANSLATE_NOOP("ExitPlan", "Funding at {rate}% a year: close what is left.")


def exit_words(proposal: Proposal, terms: Terms | None) -> str:
    """What is done at the stop, at every target, and when time or rate have come.

    terms: of the platform; its contracts have no borrow rate but funding. Empty without a stop, or
    with one on the wrong side of the entry: a plan that leaves the loss open is not written for
    anybody.
    """
    entry, stop = proposal.entry, proposal.stop
    if stop is None or (entry is not None and not is_on_loss_side(proposal.direction, entry, stop)):
        return ""
    return " ".join(_sentences(proposal, terms))


def _sentences(proposal: Proposal, terms: Terms | None) -> Iterator[str]:
    told = formats().exactly
    yield _said(_STOP).format(price=told(proposal.stop))
    for target in proposal.targets:
        if target.share == ONE:
            yield _said(_TARGET).format(price=told(target.price))
        elif target.share:
            share = told(in_percent(target.share))
            yield _said(_PART).format(price=told(target.price), share=share)
    if proposal.days == ONE:
        yield _said(_DAY)
    elif proposal.days:
        yield _said(_TIME).format(days=told(proposal.days))
    if proposal.rate_stop is not None:
        is_funded = terms is not None and terms.has_perpetuals
        yield _said(_FUNDING if is_funded else _RATE).format(
            rate=told(in_percent(proposal.rate_stop))
        )


def _said(text: object) -> str:
    return QCoreApplication.translate("ExitPlan", str(text))
