"""What stands over a group of trades in the journal's table: its name and its subtotals."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC

from PySide6.QtCore import QCoreApplication

from journal_app.domain.periods import named_month
from journal_app.services.gathering import GatheredBy, Group
from journal_app.ui.formatting import Formats
from journal_app.ui.models.cells import Cell, Column
from journal_app.ui.models.trade_table import TradeGroup
from journal_app.ui.screens.journal.trade_cells import tone_of
from journal_app.ui.words import period_words


def group_rows(
    groups: Sequence[Group], by: GatheredBy, columns: Sequence[Column], formats: Formats
) -> list[TradeGroup]:
    """The headings of these groups."""
    return [
        TradeGroup(
            group.key,
            group.trade_ids,
            Cell(_name(group.key, by, formats), weight=600, aside=_told(group, formats)),
            [_figure(group, column.key, formats) for column in columns],
        )
        for group in groups
    ]


def _name(key: str, by: GatheredBy, formats: Formats) -> str:
    translate = QCoreApplication.translate
    if by == "month":
        return (
            period_words(named_month(key, UTC), formats)
            if key
            else translate("GroupCells", "Not closed")
        )
    if key:
        return key
    if by == "strategy":
        return translate("GroupCells", "No strategy")
    return translate("GroupCells", "No account")


def _told(group: Group, formats: Formats) -> str:
    translate = QCoreApplication.translate
    count = len(group.trade_ids)
    words = (
        translate("GroupCells", "1 trade")
        if count == 1
        else translate("GroupCells", "{count} trades").format(count=formats.count(count))
    )
    if group.win_rate is None:
        return words
    won = translate("GroupCells", "{share} of {closed} closed won").format(
        share=formats.percent(group.win_rate, 0), closed=formats.count(group.closed)
    )
    return f"{words} · {won}"


def _figure(group: Group, column: str, formats: Formats) -> Cell:
    if column == "net":
        return Cell(formats.quantity(group.net, signed=True), tone_of(group.net), 600)
    if column == "r_initial" and group.r_mean is not None:
        mean = QCoreApplication.translate("GroupCells", "the mean of those closed with a stop")
        return Cell(formats.risks(group.r_mean), tone_of(group.r_mean), 600, tip=mean)
    return Cell()
