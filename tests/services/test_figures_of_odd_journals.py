"""Journals that are hard on statistics: each figure is a finite number, or says why it is none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal as D
from typing import get_args

import pytest

from journal_app.domain.ledger.account_flow import FlowDraft
from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.market.observed import Mark
from journal_app.domain.money import Asset
from journal_app.reports.comparison import comparison_table
from journal_app.reports.told_figures import Told, trade_figures
from journal_app.services.account_flows import record_flow
from journal_app.services.analysing import GroupedBy, analysis_in, groups_in
from journal_app.services.browsing import EVERY
from journal_app.services.comparing import (
    compared_in,
    further_figures,
)
from journal_app.services.marking import mark
from journal_app.services.ports import Account, Clock, Journal, Platforms, TradeFilter
from journal_app.services.preferences import keep_account
from journal_app.services.recording import open_trade
from journal_app.services.returns import returns_in
from journal_app.services.reviewing import statistics_in
from journal_app.wording import SENTENCES
from tests.services.fake import FakeJournal

ETH, USDC = Asset("ETH"), Asset("USDC")
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
NEW_YEAR = datetime(2026, 1, 1, 9, tzinfo=UTC)


class Desk:
    """A journal, and short ways to fill it."""

    def __init__(self, journal: Journal, clock: Clock, platforms: Platforms) -> None:
        self.journal, self.clock, self.platforms = journal, clock, platforms
        keep_account(journal, clock, Account(name="main"), is_new=True)

    def trade(self, day: int, exit_price: int | None = None, stop: int | None = None) -> None:
        """One ether bought at 2,000, perhaps with a stop, perhaps sold after two days."""
        at = NEW_YEAR + timedelta(days=day)
        drafts = [Draft(kind="open", at=at, asset=ETH, amount=D(1), price=D(2000))]
        if stop is not None:
            drafts.append(Draft(kind="stop", at=at, asset=ETH, price=D(stop)))
        if exit_price is not None:
            sold = at + timedelta(days=2)
            drafts.append(Draft(kind="close", at=sold, asset=ETH, amount=D(1), price=D(exit_price)))
        open_trade(
            self.journal, self.clock, self.platforms, drafts, account="main", platform="lender"
        )

    def deposit(self, day: int, amount: int) -> None:
        draft = FlowDraft(
            account="main", at=NEW_YEAR + timedelta(days=day), asset=USDC, amount=D(amount)
        )
        record_flow(self.journal, self.clock, draft)

    def mark(self, first: int, last: int, price: int = 2000) -> None:
        marks = [
            Mark(ETH, NEW_YEAR + timedelta(days=day, hours=5), D(price + day))
            for day in range(first, last)
        ]
        mark(self.journal, self.clock, marks, [])


@pytest.fixture(params=["fake", "sqlite"])
def desk(
    request: pytest.FixtureRequest, journal: Journal, clock: Clock, platforms: Platforms
) -> Desk:
    return Desk(FakeJournal() if request.param == "fake" else journal, clock, platforms)


def nothing(_desk: Desk) -> None:
    pass


def one_trade(desk: Desk) -> None:
    desk.trade(1, 2100)


def all_open(desk: Desk) -> None:
    desk.deposit(0, 10_000)
    desk.trade(1)
    desk.trade(2)
    desk.mark(0, 5)


def all_losing(desk: Desk) -> None:
    desk.deposit(0, 10_000)
    for day in range(6):
        desk.trade(day, 1900 - day, stop=1900)
    desk.mark(0, 9)


def no_stops(desk: Desk) -> None:
    for day, price in enumerate((2100, 1900, 2000)):
        desk.trade(day, price)


def one_second(desk: Desk) -> None:
    for price in (2100, 1900, 2200):
        desk.trade(1, price)


def only_deposits(desk: Desk) -> None:
    desk.deposit(1, 1_000)
    desk.deposit(40, 2_000)


def without_marks(desk: Desk) -> None:
    desk.deposit(0, 10_000)
    desk.trade(1, 2100)
    desk.trade(10)
    desk.deposit(50, 1)


def all_taken_out(desk: Desk) -> None:
    desk.deposit(0, 1_000)
    desk.deposit(3, -1_000)
    desk.deposit(9, 1_000)


def in_and_out_at_once(desk: Desk) -> None:
    desk.deposit(1, 100)
    desk.deposit(1, -100)


def more_lost_than_there_was(desk: Desk) -> None:
    desk.deposit(0, 500)
    desk.trade(1, 1000)
    desk.mark(0, 9)


ODD: list[Callable[[Desk], None]] = [
    nothing, one_trade, all_open, all_losing, no_stops, one_second, only_deposits, without_marks,
    all_taken_out, in_and_out_at_once, more_lost_than_there_was,
]  # fmt: skip


def every_figure(journal: Journal, wanted: TradeFilter = EVERY) -> list[Told]:
    with journal.reading() as uow:
        more = further_figures(uow, wanted, NOW)
        return [
            *trade_figures(statistics_in(uow, wanted)),
            *(figure for section in more.values() for figure in section),
        ]


def reasons(journal: Journal) -> dict[str, str]:
    return {each.key: each.missing.code for each in every_figure(journal) if each.missing}


@pytest.mark.parametrize("made", ODD)
def test_each_figure_is_finite_or_says_why(desk: Desk, made: Callable[[Desk], None]) -> None:
    made(desk)
    for figure in every_figure(desk.journal):
        assert (figure.value is None) == (figure.missing is not None), figure.key
        assert figure.sample >= 0
        if isinstance(figure.value, D):
            assert figure.value.is_finite(), figure.key
        if figure.missing:
            assert figure.missing.code in SENTENCES
    keys = [figure.key for figure in every_figure(desk.journal)]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("made", ODD)
def test_groups_and_comparisons_stand_it_too(desk: Desk, made: Callable[[Desk], None]) -> None:
    made(desk)
    with desk.journal.reading() as uow:
        whole = statistics_in(uow, EVERY)
        assert analysis_in(uow, EVERY, NOW).statistics.net == whole.net
        for by in get_args(GroupedBy):
            groups = groups_in(uow, EVERY, by)
            assert sum(group.count for group in groups.values()) == whole.count
            assert sum(group.net for group in groups.values()) == whole.net
        compared = compared_in(uow, ("all", EVERY), ("later", TradeFilter(closed_from=NOW)))
        table = comparison_table(compared)
    assert [remark.code for remark in compared.remarks] == ["small_sample"] * 2
    net = next(row for row in table.rows if row[0] == "net")
    assert (net[2], net[4], net[6]) == (whole.net, 0, 0 - whole.net)


def test_nothing_is_told_of_nothing(desk: Desk) -> None:
    told = reasons(desk.journal)
    assert told["sharpe"] == told["xirr"] == "return_without_own_money"
    assert told["win_rate"] == "no_closed_trades"
    assert told["resampled_median"] == "no_stops"
    assert told["plan_kept"] == "no_checklist"


def test_two_trades_of_one_second_count_in_the_order_of_their_numbers(desk: Desk) -> None:
    one_second(desk)
    with desk.journal.reading() as uow:
        told = statistics_in(uow, EVERY)
    # 100, −100, 200: the fall is that of the second, which the third wins back
    assert [told.max_drawdown.amount, told.max_drawdown.began] == [100, 1]
    assert told.max_drawdown.recovered == 3


def test_deposits_alone_bring_nothing(desk: Desk) -> None:
    only_deposits(desk)
    with desk.journal.reading() as uow:
        made = returns_in(uow, EVERY, NOW)
    told = {each.key: each for each in made.figures}
    assert {day.value for day in made.daily.days} == {0}
    assert len(made.daily.days) == 40
    assert told["sharpe"].reason == "days_alike"
    assert told["annual_return"].reason == "under_ninety_days"
    assert told["xirr"].value is not None
    assert abs(D(str(told["xirr"].value))) < D("1e-30")


def test_without_marks_no_day_is_told(desk: Desk) -> None:
    without_marks(desk)
    told = reasons(desk.journal)
    assert told["sharpe"] == told["volatility"] == told["calmar"] == told["xirr"]
    assert told["sharpe"] == "return_with_few_marks"


def test_days_without_money_are_left_out_and_lost_money_is_no_return(desk: Desk) -> None:
    all_taken_out(desk)
    with desk.journal.reading() as uow:
        days = returns_in(uow, EVERY, NOW).daily.days
    assert [day.day.day for day in days] == [1, 2, 3, 4]  # the journal ends with the last deposit


def test_what_nothing_flowed_through_has_no_rate(desk: Desk) -> None:
    in_and_out_at_once(desk)
    assert reasons(desk.journal)["xirr"] == "every_rate"


def test_more_than_all_lost_is_no_return(desk: Desk) -> None:
    more_lost_than_there_was(desk)
    assert reasons(desk.journal)["sharpe"] == "return_on_nothing"


def test_some_trades_of_an_account_have_no_returns(desk: Desk) -> None:
    all_losing(desk)
    with desk.journal.reading() as uow:
        some = returns_in(uow, TradeFilter(strategies=("none",)), NOW)
        of_days = TradeFilter(
            closed_from=datetime(2026, 1, 3, tzinfo=UTC),
            closed_before=datetime(2026, 1, 6, tzinfo=UTC),
        )
        days = returns_in(uow, of_days, NOW)
    assert {each.reason for each in some.figures} == {"return_of_some_trades"}
    assert [day.day.day for day in days.daily.days] == [3, 4, 5]


def test_stops_give_r_and_chance(desk: Desk) -> None:
    all_losing(desk)
    told = {each.key: each for each in every_figure(desk.journal)}
    assert told["expectancy_r"].value == told["expectancy"].value / 100  # type: ignore[operator]
    assert told["expectancy_r"].sample == 6
    assert told["loss_chance_10"].value == 0  # 6 R of 1 % and a little are less
    assert told["drawdown_days"].reason == "not_recovered"
    assert told["drawdown_share"].value == D(-615) / 10_000
