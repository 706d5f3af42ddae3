"""What a review says on paper: the figures of its tables and charts, and which rows they have."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest

from journal_app.reports import printed_review as printed
from journal_app.reports.review import interest_share
from journal_app.reports.selection import Selection
from journal_app.reports.tables import Column, Holds, Table
from tests.exporters.selections import selection


@pytest.fixture(scope="module")
def chosen() -> Selection:
    return selection(60)


def alike(one: Decimal | int | None, same: Decimal) -> bool:
    """Equal but for digits beyond those that a calculation outside of the program keeps."""
    assert one is not None
    return abs(one - same) < Decimal("1e-15")


def test_the_head_is_that_of_the_counted_trades(chosen: Selection) -> None:
    told, of = printed.head(chosen), chosen.statistics
    assert (told.statistics, told.gross) == (of, of.gross)
    assert alike(told.carry, of.funding - of.interest)
    assert told.interest_share == interest_share(of)
    assert alike(interest_share(of), of.interest / of.gross_profit)
    assert told.kept is not None
    assert told.breaches.trades > 0


def test_without_a_win_there_is_nothing_to_pay_interest_from(chosen: Selection) -> None:
    lost = replace(chosen.statistics, gross_profit=Decimal(0))
    assert printed.head(replace(chosen, statistics=lost)).interest_share is None


def test_the_curve_begins_at_nothing_and_ends_at_the_net(chosen: Selection) -> None:
    nets = printed.running_nets(chosen)
    steps = [after - before for before, after in pairwise(nets)]
    assert nets[0] == 0
    assert all(map(alike, steps, [record.figures.total.net for record in chosen.counted]))
    assert len(nets) == len(chosen.counted) + 1
    assert alike(nets[-1], chosen.statistics.net)
    assert alike(sum(printed.span_nets(chosen)), chosen.statistics.net)


def test_every_counted_trade_and_every_open_position_has_its_row(chosen: Selection) -> None:
    closed = printed.closed_table(chosen)
    assert closed.column("number") == [record.trade.number for record in chosen.counted]
    assert alike(closed.totals()[-1], chosen.statistics.net)
    assert len(printed.open_table(chosen).rows) >= len(chosen.open_trades)
    assert alike(printed.platform_table(chosen).totals()[-2], chosen.statistics.net)


def test_strategies_and_months_are_called_so_and_add_up(chosen: Selection) -> None:
    for table, title in (
        (printed.strategy_table(chosen), "Strategy"),
        (printed.span_table(chosen), "Month"),
    ):
        assert table.columns[0].title == title
        assert alike(table.totals()[-1], chosen.statistics.net)
    nets = printed.strategy_table(chosen).column("net")
    assert nets == sorted(nets, reverse=True)  # type: ignore[type-var]


def test_a_picture_shows_the_strategies_that_moved_most(chosen: Selection) -> None:
    counted = [
        replace(record, trade=replace(record.trade, strategy=f"s{place % 12}"))
        for place, record in enumerate(chosen.counted)
    ]
    many = replace(chosen, counted=counted)
    shown = printed.strategy_nets(many)
    assert len(shown) == printed.MOST_STRATEGIES
    nets = [net for _, net in shown]
    assert nets == sorted(nets, reverse=True)
    table = printed.strategy_table(many)
    every = sorted(abs(net) for net in table.column("net") if isinstance(net, Decimal))
    assert sorted(map(abs, nets)) == every[-printed.MOST_STRATEGIES :]


def test_no_r_is_no_picture(chosen: Selection) -> None:
    with_r = sum(record.figures.r_initial is not None for record in chosen.counted)
    assert sum(each.trades for each in printed.r_counts(chosen)) == with_r > 0
    without = [
        replace(record, figures=replace(record.figures, r_initial=None))
        for record in chosen.counted
    ]
    assert printed.r_counts(replace(chosen, counted=without)) == []


def test_a_rule_is_told_by_its_question(chosen: Selection) -> None:
    asked = {
        answer.asked or answer.question
        for record in chosen.counted
        if record.trade.plan
        for answer in record.trade.plan.checklist
    }
    assert set(printed.rule_table(chosen).column("rule")) <= asked
    assert [column.key for column in printed.broken_table(chosen).columns][3] == "reason"


def test_only_what_is_printed_is_explained(chosen: Selection) -> None:
    figures = printed.definition_table(chosen).column("figure")
    for shown in ("Net P&L", "R", "Health factor", "Return, time-weighted", "Rule kept"):
        assert shown in figures
    for not_shown in ("Recalculated", "Exact", "XIRR", "Sharpe, volatility"):
        assert not_shown not in figures


def test_a_table_of_some_of_its_columns_has_all_of_its_rows() -> None:
    table = Table("A", (Column("a", "A"), Column("b", "B", Holds.COUNT)), [["x", 1], ["y", 2]])
    told = table.only("b", "a")
    assert [column.key for column in told.columns] == ["b", "a"]
    assert told.rows == [[1, "x"], [2, "y"]]
