"""A trade's profit in words: its components, the entries behind each, and the way it took."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import reduce
from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from journal_app.domain.exact import SUMS, ZERO
from journal_app.domain.ledger.attribution import Share
from journal_app.domain.pnl import COMPONENTS
from journal_app.services.trade_page import TradePage
from journal_app.ui.formatting import Formats
from journal_app.ui.screens.journal.ledger_words import entry_words
from journal_app.ui.screens.journal.page_words import r_caption
from journal_app.ui.screens.journal.profit_page import ProfitRow
from journal_app.ui.screens.journal.rows_page import Row
from journal_app.ui.screens.journal.trade_cells import tone_of

translate = QCoreApplication.translate

_PAID: Final = frozenset({"interest", "fees", "gas", "swap_cost", "penalty"})
_MOST: Final = 60
"""So many shares are shown one by one; what came before them is summed up."""

_COMPONENTS: Final[dict[str, Any]] = {
    "price": QT_TRANSLATE_NOOP("TradePage", "Price"),
    "collateral": QT_TRANSLATE_NOOP("TradePage", "Price of collateral"),
    "borrowed": QT_TRANSLATE_NOOP("TradePage", "Price of what is borrowed"),
    "funding": QT_TRANSLATE_NOOP("TradePage", "Funding"),
    "collateral_yield": QT_TRANSLATE_NOOP("TradePage", "Yield of collateral"),
    "interest": QT_TRANSLATE_NOOP("TradePage", "Interest"),
    "fees": QT_TRANSLATE_NOOP("TradePage", "Fees"),
    "gas": QT_TRANSLATE_NOOP("TradePage", "Gas"),
    "swap_cost": QT_TRANSLATE_NOOP("TradePage", "Swaps"),
    "penalty": QT_TRANSLATE_NOOP("TradePage", "Liquidation penalty"),
}


def profit_rows(page: TradePage, formats: Formats) -> list[ProfitRow]:
    """Every component that is made of anything, signed as it adds up; the net, R, MAE and MFE."""
    told = page.figures
    rows = [
        _component(page, name, page.shares[name], formats)
        for name in COMPONENTS
        if name in page.shares
    ]
    rows.append(_won("net", translate("TradePage", "Net"), told.total.net, formats))
    if not page.trade.status.is_counted and told.realised.net:
        caption = translate("TradePage", "of which realised")
        rows.append(_won("realised", caption, told.realised.net, formats))
    for key, caption, risks in (
        ("r", r_caption(page), told.r_initial),
        ("managed", translate("TradePage", "R (managed)"), told.r_managed),
    ):
        if risks is not None:
            rows.append(ProfitRow(key, (caption, "", formats.risks(risks), tone_of(risks))))
    if page.legs:
        rows += _excursions(page, formats)
    return rows


def _won(key: str, caption: str, amount: Decimal, formats: Formats) -> ProfitRow:
    value = formats.money(amount, signed=True, places=2)
    return ProfitRow(key, (caption, "", value, tone_of(amount)))


def _component(page: TradePage, name: str, shares: Sequence[Share], formats: Formats) -> ProfitRow:
    caption = translate("TradePage", _COMPONENTS[name])
    amount = _signed(name, getattr(page.figures.total, name))
    value = formats.money(amount, signed=True, places=2)
    parts = list(_parts(page, name, shares, formats))
    return ProfitRow(name, (caption, "", value, tone_of(amount)), parts)


def _parts(page: TradePage, name: str, shares: Sequence[Share], formats: Formats) -> Iterator[Row]:
    """The shares in order of time; the earliest of very many as one."""
    folded, shown = shares[:-_MOST], shares[-_MOST:]
    if folded:
        together = reduce(SUMS.add, (share.amount for share in folded), ZERO)
        words = translate("TradePage", "{count} earlier shares").format(
            count=formats.count(len(folded))
        )
        yield _part(words, "", _signed(name, together), formats)
    for share in shown:
        words = _share_words(page, share)
        yield _part(words, formats.short_day(share.at), _signed(name, share.amount), formats)


def _part(words: str, when: str, amount: Decimal, formats: Formats) -> Row:
    return words, when, formats.money(amount, signed=True, places=2), tone_of(amount)


def _share_words(page: TradePage, share: Share) -> str:
    match share.source:
        case "open":
            return translate("TradePage", "Not realised yet")
        case "accrued" if share.place is None:
            return translate("TradePage", "Accrued, not charged yet")
        case "accrued":
            return translate("TradePage", "Accrued until then")
        case _:
            assert share.place is not None
            return entry_words(page.ledger[share.place].step)


def _signed(name: str, amount: Decimal) -> Decimal:
    return -amount if name in _PAID else amount


def _excursions(page: TradePage, formats: Formats) -> Iterator[ProfitRow]:
    found = page.excursions
    if found is None:
        few = translate("TradePage", "fewer than 2 marks")
        yield ProfitRow("mae", (translate("TradePage", "MAE and MFE"), "", few, "muted"))
        return
    for key, caption, amount, at, risks in (
        ("mae", translate("TradePage", "Worst (MAE)"), found.worst, found.worst_at, found.worst_r),
        ("mfe", translate("TradePage", "Best (MFE)"), found.best, found.best_at, found.best_r),
    ):
        value = formats.money(amount, signed=True, places=2)
        if risks is not None:
            value = f"{value} · {formats.risks(risks)}"
        yield ProfitRow(key, (caption, formats.short_day(at), value, tone_of(amount)))
