"""A demo journal is believable, complete, possible in every entry, and the same every time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from functools import cache
from statistics import mean

import pytest

from journal_app.assembly.demo_journal import SEED, shipped_recipe
from journal_app.assembly.presets import PresetPlatforms
from journal_app.domain.figures import Figures
from journal_app.domain.ledger.entries import KINDS, Close, Entry, Liquidation, Open, StopMoved
from journal_app.domain.ledger.reckoning import figures, reckoned
from journal_app.domain.market.observed import Market
from journal_app.domain.money import Asset
from journal_app.domain.trade import Direction, Plan, PositionKind, Status, Trade, Verdict
from journal_app.services.demo.recipe import recipe_of
from journal_app.services.demo.years import LAST_MARK_AT, days_of, first_mark_at
from journal_app.services.demonstrating import write_demo
from journal_app.services.ports import RecordedEntry
from tests.services.fake import FakeJournal

PLATFORMS = {"aave_v3", "compound_v3", "morpho_blue", "dydx_v4", "hyperliquid", "gmx_v2"}
DAY = timedelta(days=1)
RECIPE = shipped_recipe()


@dataclass(frozen=True)
class Shown:
    """One trade of a demo as it is kept."""

    trade: Trade
    entries: Sequence[Entry]
    figures: Figures

    @property
    def plan(self) -> Plan:
        assert self.trade.plan is not None
        return self.trade.plan


@dataclass(frozen=True)
class Demo:
    trades: Sequence[Shown]
    market: Market
    journal: FakeJournal

    def of(self, *statuses: Status) -> list[Shown]:
        return [shown for shown in self.trades if shown.trade.status in statuses]

    @property
    def planned(self) -> list[Shown]:
        return [shown for shown in self.trades if shown.trade.is_planned]

    @property
    def counted(self) -> list[Shown]:
        return self.of(Status.CLOSED, Status.LIQUIDATED)


@cache
def demo(trades: int = 150, seed: int = SEED) -> Demo:
    journal = FakeJournal()
    write_demo(journal, PresetPlatforms(), RECIPE, trades=trades, seed=seed)
    with journal.reading() as uow:
        shown = []
        for trade in uow.trades.every():
            kept = uow.figures.get(trade.id)
            assert kept is not None
            shown.append(Shown(trade, _ledger(uow.entries.of(trade.id)), kept))
        return Demo(shown, uow.observations.market(), journal)


def _ledger(recorded: Sequence[RecordedEntry]) -> list[Entry]:
    return [each.entry for each in recorded]


# what there is


def test_there_are_150_trades_of_every_kind() -> None:
    told = Counter(shown.trade.status for shown in demo().trades)
    assert told == {
        Status.CLOSED: 137,
        Status.LIQUIDATED: 1,
        Status.OPEN: 4,
        Status.PLANNED: 2,
        Status.CANCELLED: 6,
    }
    assert [shown.trade.number for shown in demo().trades] == list(range(1, 151))


def test_all_platforms_and_three_accounts_are_used() -> None:
    assert {shown.trade.platform for shown in demo().trades} == PLATFORMS
    with demo().journal.reading() as uow:
        names = {account.name for account in uow.accounts()}
    assert {shown.trade.account for shown in demo().trades} == names == {"main", "perps", "staking"}


def test_every_kind_of_entry_is_there() -> None:
    written = {type(entry) for shown in demo().trades for entry in shown.entries}
    # fees stand beside their fills, targets are never moved
    assert {word for word, kind in KINDS.items() if kind not in written} == {"fee", "target"}
    assert any(entry.fee for shown in demo().trades for entry in shown.entries)


def test_longs_shorts_pairs_and_hedges() -> None:
    trades = [shown.trade for shown in demo().trades]
    strategies = Counter(trade.strategy for trade in trades)
    assert set(strategies) == {each.name for each in RECIPE.strategies}
    sides = Counter(position.direction for trade in trades for position in trade.positions)
    assert min(sides.values()) > 40
    held = {position.kind for trade in trades for position in trade.positions}
    assert held == set(PositionKind)
    assert any(len(trade.positions) == 2 and trade.strategy == "Pair" for trade in trades)


def test_shorts_borrow_the_asset_and_contracts_borrow_nothing() -> None:
    for shown in demo().trades:
        for position in shown.trade.positions:
            if shown.entries and position.kind is PositionKind.PERPETUAL:
                assert not shown.figures.debt
            if shown.plan.borrowed if shown.trade.is_planned else {}:
                is_short = position.direction is Direction.SHORT
                assert (position.asset in shown.plan.borrowed) == is_short


def test_unplanned_trades_are_few_and_some_get_a_later_stop() -> None:
    unplanned = [shown for shown in demo().counted if not shown.trade.is_planned]
    assert 5 <= len(unplanned) <= 15
    basis = Counter(shown.figures.risk_basis for shown in unplanned)
    assert basis["later_stop"] >= 1
    assert basis[None] >= 1


def test_a_stop_is_moved_for_a_reason() -> None:
    moves = [e for shown in demo().trades for e in shown.entries if isinstance(e, StopMoved)]
    assert len(moves) > 50
    assert all(move.note for move in moves)


# how it turns out


def test_about_half_the_trades_win_and_the_year_ends_modestly_ahead() -> None:
    nets = [shown.figures.total.net for shown in demo().counted]
    share = Decimal(sum(net > 0 for net in nets)) / len(nets)
    assert Decimal("0.45") <= share <= Decimal("0.55")
    assert 0 < sum(nets) < RECIPE.capital * Decimal("0.2")
    worst = min(r for shown in demo().counted if (r := shown.figures.r_initial) is not None)
    assert worst > -3


def test_interest_is_a_visible_share() -> None:
    interest = sum(shown.figures.total.interest for shown in demo().counted)
    net = sum(shown.figures.total.net for shown in demo().counted)
    assert interest > net / 10
    assert any(shown.figures.total.funding > 0 for shown in demo().counted)
    assert any(shown.figures.total.funding < 0 for shown in demo().counted)


@pytest.mark.parametrize("seed", [1, 2, 3, SEED])
def test_one_trade_is_liquidated_just_past_its_line(seed: int) -> None:
    (shown,) = demo(seed=seed).of(Status.LIQUIDATED)
    (liquidation,) = (e for e in shown.entries if isinstance(e, Liquidation))
    market = demo(seed=seed).market

    def health(at: timedelta) -> Decimal:
        then = reckoned(shown.trade, shown.entries, market, liquidation.at - at)
        found = figures(then, market).health_factor
        assert found is not None
        return found

    assert health(timedelta(milliseconds=1)) < 1
    assert health(DAY) > 1
    assert shown.figures.total.penalty > 0
    assert not shown.trade.is_planned
    assert "no stop" in shown.trade.mistakes


# what is open


@pytest.mark.parametrize("seed", [1, 2, 3, 4, SEED])
def test_two_of_four_open_trades_need_attention(seed: int) -> None:
    found = demo(seed=seed)
    needing = {}
    for shown in found.of(Status.OPEN):
        health, ratio = shown.figures.health_factor, shown.figures.margin_ratio
        assert ratio is not None
        is_near = health is not None and health < Decimal("1.5")
        is_dear = _rate_against_usual(shown, found.market) > 2
        needing[shown.trade.platform] = is_near, is_dear
        if not is_near:
            assert ratio > Decimal("0.4")
            assert health is None or health > Decimal("1.6")
    assert needing == {
        "aave_v3": (False, False),
        "compound_v3": (False, True),
        "dydx_v4": (False, False),
        "morpho_blue": (True, False),
    }


def _rate_against_usual(shown: Shown, market: Market) -> float:
    index = market.rates_of(shown.trade.platform).get(Asset("USDC"))
    if index is None or not shown.figures.debt:
        return 1.0
    days = (LAST_MARK_AT - first_mark_at(150)) // DAY
    history = [index.apr_at(LAST_MARK_AT - day * DAY) for day in range(days)]
    return float(history[0] or 0) / mean(float(apr or 0) for apr in history)


@pytest.mark.parametrize("seed", [1, 2, 3, 4, SEED])
def test_every_open_trade_has_a_stop_that_was_never_hit(seed: int) -> None:
    for shown in demo(seed=seed).of(Status.OPEN):
        (planned,) = shown.plan.positions
        assert any(isinstance(entry, StopMoved) for entry in shown.entries)
        assert planned.stop is not None
        opened_at = shown.figures.opened_at
        assert opened_at is not None
        for mark in demo(seed=seed).market.prices[planned.asset].between(opened_at, LAST_MARK_AT):
            is_long = planned.direction is Direction.LONG
            assert (mark.price > planned.stop) is is_long
        assert planned.liquidation_price is not None
        assert (planned.stop > planned.liquidation_price) is is_long


# plans


def test_no_plan_starts_beyond_what_its_platform_allows() -> None:
    for shown in demo().planned:
        plan, terms = shown.plan, shown.trade.terms
        assert terms is not None
        assert plan.leverage is not None
        assert Decimal("0.5") <= plan.leverage <= Decimal("3.1")
        assert plan.risk is not None
        assert plan.risk > 0
        if plan.health_factor is not None:
            assert plan.health_factor > Decimal("1.2")
        for planned in plan.positions:
            line = planned.liquidation_price
            if line is not None:
                assert planned.stop is not None
                assert (planned.entry > planned.stop > line) or (
                    planned.entry < planned.stop < line
                )
            known = terms.of(planned.asset)
            assert known is not None
            if known.max_ltv is not None and plan.margin_ratio is not None:
                assert 1 - plan.margin_ratio <= known.max_ltv


def test_every_plan_answers_the_eight_questions_and_every_breach_has_its_reason() -> None:
    breaches = 0
    for shown in demo().planned:
        assert [answer.question for answer in shown.plan.checklist] == list(RECIPE.questions)
        for answer in shown.plan.checklist:
            assert answer.asked
            assert answer.answer
            is_breach = answer.verdict is Verdict.BREACH
            assert bool(answer.reason) is bool(answer.codes) is is_breach
            breaches += is_breach
    assert 3 <= breaches <= 40


def test_texts_are_filled_in() -> None:
    for shown in demo().planned:
        for text in (shown.plan.thesis, shown.plan.exit_plan, *_answers(shown.plan)):
            assert text
            assert "{" not in text
            assert "None" not in text
            assert "E+" not in text


def _answers(plan: Plan) -> list[str]:
    return [answer.answer for answer in plan.checklist]


def test_plans_come_before_their_trades() -> None:
    for shown in demo().planned:
        assert shown.trade.created_at == shown.plan.planned_at
        assert all(entry.at > shown.plan.planned_at for entry in shown.entries)


def test_what_is_over_was_looked_back_on() -> None:
    counted = demo().counted
    assert all(shown.trade.grade in "ABCD" and shown.trade.emotions for shown in counted)
    assert sum(bool(shown.trade.lesson) for shown in counted) > 80
    assert sum(bool(shown.trade.mistakes) for shown in counted) > 20
    assert all(shown.trade.notes for shown in demo().of(Status.CANCELLED, Status.PLANNED))


# the frame


def test_every_asset_is_marked_every_day_until_the_end() -> None:
    assets = {coin.asset for coin in RECIPE.coins} | {coin.asset for coin in RECIPE.staked}
    market = demo().market
    assert set(market.prices) == assets
    for series in market.prices.values():
        marks = series.between(LAST_MARK_AT - 365 * DAY, LAST_MARK_AT)
        assert len(marks) == 365
        prices = [mark.price for mark in marks]
        assert max(prices) < 4 * min(prices)
    with demo().journal.reading() as uow:
        assert uow.observations.last_mark_at() == LAST_MARK_AT
        last_entry_at = uow.entries.last_at()
        assert last_entry_at is not None
        assert last_entry_at <= LAST_MARK_AT


def test_days_have_notes_and_the_journal_its_settings() -> None:
    with demo().journal.reading() as uow:
        notes = uow.day_notes()
        assert 40 < len(notes) < 130
        assert all(note.text and note.mood for note in notes)
        assert uow.settings.get("capital") == "60000"
        assert uow.settings.get("currency") == "USD"
        assert len(uow.settings.get("journal_id") or "") == 36


# for any number and any seed


@pytest.mark.parametrize("trades", [1, 2, 4, 5, 19, 20, 97, 450])
def test_any_number_of_trades_is_possible(trades: int) -> None:
    found = demo(trades, seed=3)
    assert len(found.trades) == trades
    assert len(found.of(Status.OPEN)) == min(4, trades)
    for shown in found.trades:
        again = reckoned(shown.trade, shown.entries, found.market, LAST_MARK_AT)
        assert figures(again, found.market) == shown.figures
        assert again.trade.status is shown.trade.status


def test_more_trades_reach_further_back() -> None:
    made = [shown.trade.created_at for shown in demo(450, seed=3).trades]
    assert made == sorted(made)
    assert 700 * DAY < LAST_MARK_AT - made[0] < 740 * DAY
    assert days_of(1_000_000) == 3_650 * DAY


def test_a_closed_trade_owes_and_holds_nothing_but_what_was_lost() -> None:
    for shown in demo().counted:
        assert not shown.figures.debt
        assert set(shown.figures.collateral) <= {Asset("USDC")}
        assert abs(shown.figures.equity) < Decimal("0.02")
        assert any(isinstance(entry, Open) for entry in shown.entries)
        assert any(isinstance(entry, Close | Liquidation) for entry in shown.entries)


def test_the_same_seed_is_the_same_journal_and_another_is_not() -> None:
    one, again, other = demo(30, seed=5), demo.__wrapped__(30, seed=5), demo(30, seed=6)
    assert [(s.trade, s.entries) for s in one.trades] == [
        (s.trade, s.entries) for s in again.trades
    ]
    with one.journal.reading() as uow, again.journal.reading() as uow_again:
        assert uow.settings.get("journal_id") == uow_again.settings.get("journal_id")
        assert uow.day_notes() == uow_again.day_notes()
    with other.journal.reading() as uow_other, one.journal.reading() as uow:
        assert uow.settings.get("journal_id") != uow_other.settings.get("journal_id")
    assert [s.entries for s in one.trades] != [s.entries for s in other.trades]


def test_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    write_demo(
        FakeJournal(),
        PresetPlatforms(),
        RECIPE,
        trades=6,
        seed=1,
        progress=lambda done, of: told.append((done, of)),
    )
    assert told == [(6, 6)]


def test_a_recipe_lacks_nothing_that_is_said() -> None:
    strategies = {strategy.when for strategy in RECIPE.strategies}
    assert len(strategies) > 5
    with pytest.raises(KeyError):
        recipe_of(['capital = "1"'])
