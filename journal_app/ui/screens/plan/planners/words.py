"""How planners write what many of them show; no widget here."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from journal_app.domain.planning.scenarios import move_to
from journal_app.ui.messages import say
from journal_app.ui.models.cells import Cell
from journal_app.ui.result_words import tone_of
from journal_app.ui.screens.plan.calculator.figures import money

if TYPE_CHECKING:
    from journal_app.domain.problems import Problem
    from journal_app.ui.formatting import Formats

__all__ = ["away", "gain", "money", "pasted_hint", "sentence_of", "tone_of", "units"]


def away(formats: Formats, price: Decimal, line: Decimal | None) -> str:
    """How far a price is away from another, in percent of it; empty where there is none."""
    return "" if line is None or not price else formats.percent(move_to(price, line), signed=True)


def gain(formats: Formats, value: Decimal | None) -> Cell:
    """Money won or lost, as a cell."""
    shown = money(formats, value, signed=True)
    return Cell(shown, tone_of(shown))


def sentence_of(problem: Problem, formats: Formats) -> str:
    """What is wrong, with its numbers as the trader reads them."""
    facts = {
        name: units(formats, fact) if isinstance(fact, Decimal) else fact
        for name, fact in problem.facts.items()
    }
    return say(problem.code, {"field": problem.field, **facts})


def units(formats: Formats, value: Decimal | None, asset: str = "") -> str:
    """So many units of an asset, to six digits where it is no round number."""
    if value is None:
        return formats.amount(None)
    is_round = value == value.to_integral_value()
    shown = formats.amount(value) if is_round else formats.quantity(value, _places(value))
    return f"{shown} {asset}".rstrip()


def _places(value: Decimal) -> int:
    return min(8, max(0, 5 - value.adjusted()))


def pasted_hint() -> str:
    """What stands in an empty field for daily prices."""
    return QCoreApplication.translate(
        "Planners", "Paste 30 days or more: a price a line, or day and price"
    )
