"""Ledgers worked by hand: what guides, platforms and a pencil say they come to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from journal_app.domain.exact import exact, rounded
from journal_app.domain.ledger import entries as kinds
from journal_app.domain.ledger.entries import Cost, Entry
from journal_app.domain.ledger.replay import accrued, apr_in_force, replay
from journal_app.domain.ledger.valuation import Valuation, value
from journal_app.domain.market.interest import RateIndex
from journal_app.domain.market.observed import NO_MARKET, Mark, Market, PriceSeries
from journal_app.domain.money import Asset, apr_from_apy
from journal_app.domain.problems import Refused
from journal_app.domain.state import State

ETH, BTC, USDC = Asset("ETH"), Asset("BTC"), Asset("USDC")
NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)
ONE = Decimal(1)


def dec(text: str) -> Decimal:
    return Decimal(text)


class Story:
    """Entries in the order in which they are told."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def tell(self, day: float, kind: type[Entry], **fields: object) -> Story:
        at, place = NEW_YEAR + timedelta(days=day), len(self.entries)
        exact = {
            name: Decimal(it) if name in NUMBERS and isinstance(it, int | str) else it
            for name, it in fields.items()
        }
        self.entries.append(kind(at=at, sequence=place, **exact))  # type: ignore[arg-type]
        return self

    def state(self, *shorts: Asset, rates: Mapping[Asset, RateIndex] | None = None) -> State:
        return replay(self.entries, borrowed_shorts=frozenset(shorts), rates=rates or {})


NUMBERS = {
    "size", "amount", "price", "apr", "borrow_apr", "to_amount", "to_price",
    "debt_amount", "debt_price", "penalty",
}  # fmt: skip


def story() -> Story:
    return Story()


def story_of(told: Story) -> Story:
    """The same story, to be told on otherwise."""
    other = Story()
    other.entries = list(told.entries)
    return other


def at_price(state: State, day: float, **prices: str) -> Valuation:
    moment = NEW_YEAR + timedelta(days=day)
    series = {
        Asset(asset): PriceSeries([Mark(Asset(asset), moment, Decimal(price))])
        for asset, price in prices.items()
    }
    return value(state, moment, Market(series, {}), "aave_v3")


def guide_long() -> Story:
    """20,000 own and 20,000 borrowed buy 20 ETH at 2,000."""
    return (
        story()
        .tell(0, kinds.Deposit, asset=USDC, amount=20_000, price=1)
        .tell(0, kinds.Borrow, asset=USDC, amount=20_000, price=1, apr="0.08")
        .tell(0, kinds.Open, asset=ETH, size=20, price=2_000)
    )


# What guides get wrong


def test_at_1250_fifteen_of_twenty_thousand_are_lost_not_all() -> None:
    then = at_price(guide_long().state(), 0, ETH="1250", USDC="1")
    assert then.total.net == -15_000
    assert then.equity == 5_000
    assert then.equity / (20 * 1_250) == dec("0.2")


def test_interest_is_owed_on_what_is_borrowed() -> None:
    """20,000 at 8 % are 4.38 a day, and compound to a little more."""
    interest = at_price(guide_long().state(), 1, ETH="2000", USDC="1").unrealised.interest
    assert interest.quantize(dec("0.01")) == dec("4.38")
    year = at_price(guide_long().state(), 365, ETH="2000", USDC="1").unrealised.interest
    assert year.quantize(dec("0.01")) == dec("1665.74")  # 20,000 × (e^0.08 − 1)


def test_forty_thousand_at_ten_percent_a_year_costs_less_as_a_yield() -> None:
    def a_day(apr: Decimal) -> Decimal:
        told = story().tell(0, kinds.Borrow, asset=USDC, amount=40_000, price=1, apr=apr)
        at = NEW_YEAR + timedelta(days=1)
        return value(told.state(), at, NO_MARKET, "").unrealised.interest

    assert a_day(dec("0.10")).quantize(dec("0.01")) == dec("10.96")
    assert a_day(apr_from_apy(dec("0.10"))).quantize(dec("0.01")) == dec("10.45")


@pytest.mark.parametrize(("fee_rate", "net"), [("0", "20"), ("0.003", "7.94"), ("0.005", "-0.10")])
def test_buying_at_2000_to_sell_at_2020_is_no_free_money(fee_rate: str, net: str) -> None:
    def fee(value: int) -> Cost:
        return Cost(value * dec(fee_rate), USDC, ONE)

    state = (
        story()
        .tell(0, kinds.Open, asset=ETH, size=1, price=2_000, fee=fee(2_000))
        .tell(0, kinds.Close, asset=ETH, amount=None, price=2_020, fee=fee(2_020))
        .state()
    )
    assert state.realised.net == dec(net)


def test_a_stop_seven_and_a_half_percent_away_at_twice_loses_fifteen_of_the_collateral() -> None:
    told = guide_long().tell(0, kinds.Close, asset=ETH, amount=None, price=1_850)
    assert told.state().realised.net == -3_000  # 15 % of 20,000


# Lending


def test_borrow_1000_and_repay_1050_is_50_interest() -> None:
    state = (
        story()
        .tell(0, kinds.Borrow, asset=USDC, amount=1_000, price=1)
        .tell(90, kinds.Repay, asset=USDC, amount=1_050, price=1)
        .state()
    )
    assert state.realised.net == -50
    assert state.interest == 50
    assert state.debts[USDC].owed == 0
    assert state.is_closed


def test_the_platforms_own_figure_is_not_charged_twice_after_the_repayment_told_it() -> None:
    state = (
        story()
        .tell(0, kinds.Borrow, asset=USDC, amount=1_000, price=1)
        .tell(90, kinds.Repay, asset=USDC, amount=1_050, price=1)
        .tell(90, kinds.InterestCharged, asset=USDC, amount=50, price=1)
        .state()
    )
    assert state.interest == 50
    assert state.debts[USDC].owed == 0
    assert state.is_closed


def test_a_loan_taken_up_anew_does_not_answer_for_the_last_one() -> None:
    state = (
        story()
        .tell(0, kinds.Borrow, asset=USDC, amount=1_000, price=1)
        .tell(30, kinds.Repay, asset=USDC, amount=1_012, price=1)
        .tell(60, kinds.Borrow, asset=USDC, amount=1_000, price=1)
        .tell(90, kinds.InterestCharged, asset=USDC, amount=10, price=1)
        .state()
    )
    assert state.interest == 22
    assert state.debts[USDC].owed == 1_010


def test_the_platforms_figure_takes_the_place_of_what_the_rate_accrued() -> None:
    told = story().tell(0, kinds.Borrow, asset=USDC, amount=1_000, price=1, apr="0.1")
    told.tell(30, kinds.InterestCharged, asset=USDC, amount=9, price=1)
    assert told.state().interest == 9
    told.tell(60, kinds.InterestCharged, asset=USDC, amount="8.5", price=1)
    assert told.state().debts[USDC].owed == dec("1017.5")


def test_a_rest_that_the_platform_never_saw_is_settled_by_its_figure() -> None:
    """The rate told a little more than was repaid; the platform's figure tells that all was."""
    told = story().tell(0, kinds.Borrow, asset=ETH, amount=10, price=2_000, apr="0.05")
    told.tell(30, kinds.Repay, asset=ETH, amount="10.04", price=2_100)
    before = told.state()
    assert before.debts[ETH].owed > 0
    assert not before.is_closed
    state = told.tell(31, kinds.InterestCharged, asset=ETH, amount="0.04", price=2_200).state()
    assert state.debts[ETH].owed == state.debts[ETH].proceeds == 0
    assert state.is_closed
    # sold 10 at 2,000, bought 10.04 at 2,100
    assert wei(state.realised.net) == 20_000 - dec("10.04") * 2_100
    later = at_price(state, 90, ETH="9999")
    assert wei(later.equity) == wei(state.realised.net)
    assert later.unrealised.net == 0


def test_the_price_of_a_borrowed_asset_counts_against_the_borrower() -> None:
    told = story().tell(0, kinds.Borrow, asset=ETH, amount=2, price=2_000)
    assert at_price(told.state(), 1, ETH="2500").unrealised.borrowed == -1_000
    state = told.tell(2, kinds.Repay, asset=ETH, amount=1, price=2_500).state()
    assert state.realised.borrowed == -500
    assert state.debts[ETH].proceeds == 2_000


def test_principal_is_paid_before_interest() -> None:
    state = (
        story()
        .tell(0, kinds.Borrow, asset=USDC, amount=1_000, price=1)
        .tell(1, kinds.InterestCharged, asset=USDC, amount=30, price=1)
        .tell(2, kinds.Repay, asset=USDC, amount=990, price=1)
        .tell(3, kinds.Repay, asset=USDC, amount=20, price=1)
        .state()
    )
    assert state.debts[USDC].principal == 0
    assert state.debts[USDC].interest == 20


# Rates


@exact
def interest_on_1000(*spans: tuple[str, int]) -> Decimal:
    """Interest under rates that follow each other, by the definition itself."""
    factor = ONE
    for apr, days in spans:
        a_second = ONE + Decimal(apr) / 31_536_000
        factor *= (a_second.ln() * days * 86_400).exp()
    return wei(1_000 * (factor - 1))


def wei(amount: Decimal) -> Decimal:
    return rounded(amount, Decimal("1e-18"))


def index(*points: tuple[int, str]) -> dict[Asset, RateIndex]:
    return {USDC: RateIndex((NEW_YEAR + timedelta(days=d), Decimal(apr)) for d, apr in points)}


@pytest.mark.parametrize(
    ("own", "default", "history", "spans"),
    [
        ("0.05", None, (), [("0.05", 100)]),
        (None, "0.06", (), [("0.06", 100)]),
        ("0.05", "0.06", (), [("0.05", 100)]),
        (None, None, (), []),
        (None, None, [(-30, "0.03")], [("0.03", 100)]),
        (None, None, [(40, "0.03")], [("0.03", 60)]),
        ("0.05", None, [(-30, "0.03")], [("0.05", 100)]),
        ("0.05", None, [(0, "0.03")], [("0.05", 100)]),
        ("0.05", None, [(-30, "0.03"), (40, "0.2")], [("0.05", 40), ("0.2", 60)]),
        ("0.05", None, [(40, "0.2"), (70, "0.1")], [("0.05", 40), ("0.2", 30), ("0.1", 30)]),
        (None, "0.06", [(40, "0.2")], [("0.06", 40), ("0.2", 60)]),
        ("0", None, [(40, "0.2")], [("0.2", 60)]),
        ("-0.01", None, (), [("-0.01", 100)]),
    ],
)
def test_the_rate_is_the_debts_own_until_the_platform_tells_a_newer(
    own: str | None,
    default: str | None,
    history: list[tuple[int, str]],
    spans: list[tuple[str, int]],
) -> None:
    rates = index(*history) if history else {}
    told = story()
    told.tell(0, kinds.Open, asset=ETH, size=1, price=2_000, borrow_apr=default)
    told.tell(0, kinds.Borrow, asset=USDC, amount=1_000, price=1, apr=own)
    state, end = told.state(rates=rates), NEW_YEAR + timedelta(days=100)
    interest = accrued(state.debts[USDC], USDC, end, state, rates)
    assert wei(interest) == interest_on_1000(*spans)
    in_force = apr_in_force(state.debts[USDC], USDC, end, state, rates)
    assert in_force == (Decimal(spans[-1][0]) if spans else None)


def test_a_rate_change_begins_where_it_is_told_and_ends_at_a_newer_one_of_the_platform() -> None:
    rates = index((10, "0.2"), (80, "0.3"))
    told = story().tell(0, kinds.Borrow, asset=USDC, amount=1_000, price=1, apr="0.05")
    told.tell(50, kinds.RateChange, asset=USDC, apr="0.01")
    told.tell(100, kinds.Repay, asset=USDC, amount=1, price=1)
    interest = told.state(rates=rates).interest
    spans = [("0.05", 10), ("0.2", 40), ("0.01", 30), ("0.3", 20)]
    assert wei(interest) == interest_on_1000(*spans)


def test_a_rate_told_before_the_debt_waits_for_it() -> None:
    told = story().tell(0, kinds.RateChange, asset=USDC, apr="0.05")
    told.tell(10, kinds.Borrow, asset=USDC, amount=1_000, price=1)
    told.tell(20, kinds.Repay, asset=USDC, amount=1, price=1)
    assert wei(told.state().interest) == interest_on_1000(("0.05", 10))


def test_a_later_opening_with_a_rate_of_its_own_does_not_reach_back() -> None:
    told = story().tell(0, kinds.Open, asset=ETH, size=1, price=2_000, borrow_apr="0.05")
    told.tell(0, kinds.Borrow, asset=USDC, amount=1_000, price=1)
    told.tell(10, kinds.Open, asset=ETH, size=1, price=2_000, borrow_apr="0.5")
    told.tell(20, kinds.Repay, asset=USDC, amount=1, price=1)
    assert wei(told.state().interest) == interest_on_1000(("0.05", 10), ("0.5", 10))


def test_an_opening_leaves_debts_with_rates_of_their_own_alone() -> None:
    told = story().tell(0, kinds.Borrow, asset=USDC, amount=1_000, price=1, apr="0.05")
    told.tell(10, kinds.Open, asset=ETH, size=1, price=2_000, borrow_apr="0.5")
    assert told.state().debts[USDC].since == NEW_YEAR


# Positions


def test_partial_closes_keep_the_average_entry() -> None:
    told = story().tell(0, kinds.Open, asset=ETH, size=10, price=2_000)
    told.tell(1, kinds.Add, asset=ETH, amount=10, price=2_200)
    told.tell(2, kinds.Reduce, asset=ETH, amount=5, price=2_300)
    position = told.state().positions[ETH]
    assert position.quantity == 15
    assert position.average_entry == 2_100
    told.tell(3, kinds.Close, asset=ETH, amount=3, price=2_000)
    state = told.tell(4, kinds.Close, asset=ETH, amount=None, price=2_400).state()
    assert state.realised.price == 5 * 200 - 3 * 100 + 12 * 300
    position = state.positions[ETH]
    assert position.quantity == position.cost == 0
    assert position.average_entry == 2_100
    assert position.average_exit == (5 * 2_300 + 3 * 2_000 + 12 * 2_400) / dec("20")
    assert state.closed_at == NEW_YEAR + timedelta(days=4)


def test_a_short_gains_when_the_price_falls() -> None:
    told = story().tell(0, kinds.Open, asset=BTC, size="-0.5", price=60_000)
    told.tell(1, kinds.Add, asset=BTC, amount="0.5", price=64_000)
    state = told.state()
    assert state.positions[BTC].quantity == -1
    assert state.positions[BTC].is_short
    assert state.positions[BTC].average_exit is None
    assert at_price(state, 1, BTC="61000").unrealised.price == 1_000
    closed = told.tell(2, kinds.Close, asset=BTC, amount=None, price=58_000).state()
    assert closed.realised.net == 4_000


def test_a_spot_short_owes_interest_in_what_it_sold() -> None:
    """10 ETH sold at 2,000, bought back at 1,800; 0.1 ETH of interest costs 180."""
    told = story().tell(0, kinds.Deposit, asset=USDC, amount=10_000, price=1)
    told.tell(0, kinds.Borrow, asset=ETH, amount=10, price=2_000)
    told.tell(0, kinds.Open, asset=ETH, size=-10, price=2_000)
    open_state = told.state(ETH)
    assert at_price(open_state, 1, ETH="1800", USDC="1").equity == 12_000
    assert at_price(open_state, 1, ETH="1800", USDC="1").unrealised.borrowed == 0
    told.tell(5, kinds.InterestCharged, asset=ETH, amount="0.1", price=1_900)
    told.tell(9, kinds.Close, asset=ETH, amount=None, price=1_800)
    state = told.tell(9, kinds.Repay, asset=ETH, amount="10.1", price=1_800).state(ETH)
    assert state.realised.price == 2_000
    assert state.realised.interest == 190  # at its own date
    assert state.realised.borrowed == 10  # it was paid cheaper
    assert state.realised.net == 2_000 - 180
    assert at_price(state, 30, ETH="5000", USDC="1").equity == 10_000 + 2_000 - 180


def test_a_short_whose_interest_was_taken_back_keeps_the_difference() -> None:
    """The rate told 0.027, of which 0.02 was paid; the platform says that it was 0.01."""
    told = story().tell(0, kinds.Borrow, asset=ETH, amount=10, price=2_000, apr="0.1")
    told.tell(0, kinds.Open, asset=ETH, size=-10, price=2_000)
    told.tell(10, kinds.RateChange, asset=ETH, apr=0)
    told.tell(10, kinds.Repay, asset=ETH, amount="0.02", price=2_000)
    told.tell(10, kinds.InterestCharged, asset=ETH, amount="0.01", price=2_000)
    assert wei(told.state(ETH).debts[ETH].owed) == dec("9.99")
    assert at_price(told.state(ETH), 10, ETH="2000").equity == told.state(ETH).realised.net
    told.tell(14, kinds.Close, asset=ETH, amount=None, price=2_000)
    state = told.tell(14, kinds.Repay, asset=ETH, amount="9.99", price=2_000).state(ETH)
    assert state.debts[ETH].owed == state.debts[ETH].exposed == 0
    assert wei(state.realised.net) == wei(state.cash) == -20
    assert wei(at_price(state, 20, ETH="1").equity) == -20


def test_a_pair_is_closed_when_both_sides_are() -> None:
    told = story().tell(0, kinds.Open, asset=ETH, size=10, price=2_000)
    told.tell(0, kinds.Open, asset=BTC, size="-0.5", price=40_000)
    told.tell(5, kinds.Close, asset=ETH, amount=None, price=2_200)
    assert not told.state().is_closed
    state = told.tell(6, kinds.Close, asset=BTC, amount=None, price=42_000).state()
    assert state.is_closed
    assert state.realised.net == 2_000 - 1_000


def test_a_trade_opened_anew_is_open_and_keeps_its_first_opening() -> None:
    told = story().tell(0, kinds.Open, asset=ETH, size=1, price=2_000)
    told.tell(1, kinds.Close, asset=ETH, amount=None, price=2_100)
    told.tell(2, kinds.Open, asset=ETH, size=2, price=2_050)
    state = told.state()
    assert (state.is_closed, state.opened_at) == (False, NEW_YEAR)
    assert state.positions[ETH].average_entry == 2_050
    assert state.realised.net == 100


# Collateral


def test_collateral_swapped_realises_its_price_and_the_cost_of_the_swap() -> None:
    told = story().tell(0, kinds.Deposit, asset=ETH, amount=10, price=2_000)
    told.tell(
        1, kinds.Swap,
        asset=ETH, amount=4, price=2_500, to_asset=USDC, to_amount=9_950, to_price=1,
    )  # fmt: skip
    state = told.state()
    assert state.realised.collateral == 2_000
    assert state.realised.swap_cost == 50
    assert {asset: held.amount for asset, held in state.collateral.items()} == {ETH: 6, USDC: 9_950}
    assert at_price(state, 1, ETH="2500", USDC="1").total.net == 10 * 500 - 50


def test_yield_funding_and_costs_each_have_their_place() -> None:
    state = (
        story()
        .tell(0, kinds.Deposit, asset=USDC, amount=1_000, price=1)
        .tell(0, kinds.Open, asset=BTC, size=1, price=60_000)
        .tell(1, kinds.Yield, asset=ETH, amount="0.01", price=2_000)
        .tell(1, kinds.Funding, asset=USDC, amount=-7, price=1)
        .tell(2, kinds.Funding, asset=USDC, amount=2, price=1)
        .tell(2, kinds.FeePaid, asset=USDC, amount=3, price=1)
        .tell(2, kinds.Gas, asset=ETH, amount="0.001", price=2_000)
        .state()
    )
    pnl = state.realised
    assert [pnl.collateral_yield, pnl.funding, pnl.fees, pnl.gas] == [20, -5, 3, 2]
    assert pnl.net == 10
    assert at_price(state, 2, BTC="60000", ETH="2000", USDC="1").equity == 1_010


def test_what_was_earned_may_be_taken_out_and_no_more() -> None:
    told = story().tell(0, kinds.Deposit, asset=USDC, amount=1_000, price=1)
    told.tell(0, kinds.Open, asset=BTC, size=1, price=60_000)
    told.tell(1, kinds.Reduce, asset=BTC, amount="0.5", price=61_000)
    state = told.tell(2, kinds.Withdraw, asset=USDC, amount=1_500, price=1).state()
    assert state.deposits == -500
    assert at_price(state, 2, BTC="60000").equity == 0
    with pytest.raises(Refused, match="withdraws_more_than_held"):
        told.tell(3, kinds.Withdraw, asset=USDC, amount=1, price=1).state()


def test_a_refusal_of_a_withdrawal_says_what_is_there_with_what_was_earned() -> None:
    told = story().tell(0, kinds.Deposit, asset=USDC, amount=1_000, price=1)
    told.tell(0, kinds.Open, asset=BTC, size=1, price=60_000)
    told.tell(1, kinds.Close, asset=BTC, amount=1, price="60_193.5")
    told.tell(2, kinds.Withdraw, asset=USDC, amount="1_700", price="0.7")
    with pytest.raises(Refused) as refused:
        told.state()
    facts = refused.value.problems[0].facts
    assert facts["held"] == dec("1276.42857143")  # 1,000 and 193.5 at 0.7


def test_a_loan_is_closed_when_nothing_is_held_or_owed_and_lives_again_with_yield() -> None:
    told = story().tell(0, kinds.Deposit, asset=ETH, amount=1, price=2_000)
    told.tell(0, kinds.Borrow, asset=USDC, amount=500, price=1)
    told.tell(9, kinds.Repay, asset=USDC, amount=500, price=1)
    assert not told.state().is_closed
    told.tell(9, kinds.Withdraw, asset=ETH, amount=1, price=2_100)
    assert told.state().closed_at == NEW_YEAR + timedelta(days=9)
    assert not told.tell(10, kinds.Yield, asset=ETH, amount="0.001", price=2_100).state().is_closed
    told.tell(11, kinds.Withdraw, asset=ETH, amount="0.001", price=2_100)
    assert told.state().closed_at == NEW_YEAR + timedelta(days=11)


def test_a_loan_taken_up_again_is_open_again() -> None:
    told = story().tell(0, kinds.Borrow, asset=USDC, amount=500, price=1)
    told.tell(9, kinds.Repay, asset=USDC, amount=500, price=1)
    assert told.state().is_closed
    assert not told.tell(20, kinds.Borrow, asset=USDC, amount=500, price=1).state().is_closed


# Liquidation


def test_a_liquidation_with_a_known_penalty_leaves_the_rest() -> None:
    told = guide_long()
    told.tell(
        0, kinds.Liquidation,
        asset=ETH, amount=20, price=1_250, debt_asset=USDC, debt_amount=20_000, debt_price=1,
        penalty=1_000,
    )  # fmt: skip
    state = told.state()
    assert state.realised.price == -15_000
    assert state.realised.penalty == 1_000
    assert state.was_liquidated
    assert state.debts[USDC].owed == 0
    assert at_price(state, 9, ETH="1", USDC="1").equity == 4_000


@pytest.mark.parametrize(("debt_amount", "penalty"), [(24_000, 1_000), (26_000, 0)])
def test_an_unknown_penalty_is_what_was_sold_beyond_the_debt(
    debt_amount: int, penalty: int
) -> None:
    told = story().tell(0, kinds.Borrow, asset=USDC, amount=30_000, price=1)
    told.tell(0, kinds.Open, asset=ETH, size=20, price=2_000)
    told.tell(
        1, kinds.Liquidation,
        asset=ETH, amount=20, price=1_250, debt_asset=USDC, debt_amount=debt_amount,
    )  # fmt: skip
    assert told.state().penalty == penalty


def test_a_liquidation_that_tells_nothing_of_the_debt_has_no_penalty() -> None:
    told = story().tell(0, kinds.Open, asset=BTC, size=1, price=60_000)
    told.tell(1, kinds.Liquidation, asset=BTC, amount="0.4", price=50_000)
    state = told.state()
    assert state.penalty == 0
    assert state.realised.price == -4_000
    assert not state.was_liquidated
    state = told.tell(2, kinds.Liquidation, asset=BTC, amount="0.6", price=50_000).state()
    assert state.was_liquidated


def test_a_liquidated_loan_sells_the_collateral() -> None:
    told = story().tell(0, kinds.Deposit, asset=ETH, amount=10, price=2_000)
    told.tell(0, kinds.Borrow, asset=USDC, amount=14_000, price=1)
    told.tell(
        1, kinds.Liquidation,
        asset=ETH, amount="4.2", price=1_750, debt_asset=USDC, debt_amount=7_000, debt_price=1,
    )  # fmt: skip
    state = told.state()
    assert state.penalty == 350  # 5 % of 7,000
    assert state.collateral[ETH].amount == dec("5.8")
    assert state.realised.collateral == dec("4.2") * -250
    assert state.debts[USDC].owed == 7_000


def spot_short() -> Story:
    """10,000 own; 10 ETH borrowed and sold at 2,000."""
    return (
        story()
        .tell(0, kinds.Deposit, asset=USDC, amount=10_000, price=1)
        .tell(0, kinds.Borrow, asset=ETH, amount=10, price=2_000)
        .tell(0, kinds.Open, asset=ETH, size=-10, price=2_000)
    )


def test_a_short_is_liquidated_out_of_its_own_proceeds() -> None:
    """27,300 are seized for 26,000 of debt: more than the 10,000 that were put in."""
    told = spot_short()
    told.tell(
        1, kinds.Liquidation,
        asset=USDC, amount=27_300, price=1, debt_asset=ETH, debt_amount=10, debt_price=2_600,
    )  # fmt: skip
    state = told.state(ETH)
    assert state.realised.price == -6_000
    assert state.penalty == 1_300
    assert state.was_liquidated
    assert at_price(state, 1, ETH="2600", USDC="1").equity == 10_000 - 6_000 - 1_300


def test_more_than_collateral_and_proceeds_cannot_be_seized() -> None:
    told = spot_short().tell(1, kinds.Liquidation, asset=USDC, amount=30_001, price=1)
    with pytest.raises(Refused, match="seizes_more_than_held"):
        told.state(ETH)


@pytest.mark.parametrize(("amount", "price"), [(30_000, "1"), (32_000, "0.9")])
def test_all_of_the_collateral_and_the_proceeds_can_be_seized(amount: int, price: str) -> None:
    """10,000 from the collateral; the rest is worth what the short was sold for, or less."""
    told = spot_short().tell(1, kinds.Liquidation, asset=USDC, amount=amount, price=price)
    state = told.state(ETH)
    assert USDC not in state.collateral
    assert state.penalty == 0


def test_a_debt_named_without_what_was_repaid_stays_as_it_is() -> None:
    told = guide_long().tell(
        1, kinds.Liquidation, asset=ETH, amount=20, price=1_250, debt_asset=USDC
    )
    state = told.state()
    assert state.debts[USDC].principal == 20_000
    assert state.penalty == 0


def test_collateral_beside_a_short_that_is_flat_is_sold_alone() -> None:
    told = story().tell(0, kinds.Deposit, asset=ETH, amount=3, price=2_000)
    told.tell(0, kinds.Open, asset=ETH, size=-1, price=2_000)
    told.tell(1, kinds.Close, asset=ETH, amount=None, price=2_000)
    with pytest.raises(Refused) as refused:
        story_of(told).tell(2, kinds.Liquidation, asset=ETH, amount=4, price=1_500).state()
    assert refused.value.problems[0].facts["held"] == 3
    state = told.tell(2, kinds.Liquidation, asset=ETH, amount=2, price=1_500).state()
    assert state.positions[ETH].is_short
    assert state.collateral[ETH].amount == 1


def test_a_short_partly_liquidated_is_bought_back_by_the_principal_repaid() -> None:
    told = spot_short().tell(1, kinds.InterestCharged, asset=ETH, amount="0.1", price=2_000)
    told.tell(
        2, kinds.Liquidation,
        asset=USDC, amount=10_500, price=1, debt_asset=ETH, debt_amount=5, debt_price=2_000,
    )  # fmt: skip
    state = told.state(ETH)
    # all of the five went for principal; the interest is owed beside what is left of the short
    assert state.positions[ETH].quantity == -5
    assert state.debts[ETH].owed == dec("5.1")
    assert state.penalty == 500
    # 30,000 there were, 10,500 went
    after = at_price(state, 2, ETH="3000", USDC="1")
    assert after.equity == 30_000 - 10_500 - dec("5.1") * 3_000


def test_a_short_that_is_itself_named_is_bought_back_once() -> None:
    told = spot_short()
    told.tell(
        1, kinds.Liquidation,
        asset=ETH, amount=4, price=2_500, debt_asset=ETH, debt_amount=4, debt_price=2_500,
        penalty=200,
    )  # fmt: skip
    state = told.state(ETH)
    assert state.positions[ETH].quantity == -6
    assert state.debts[ETH].owed == 6
    assert state.cash == 20_000 - 10_000 - 200


def test_a_perpetual_beside_a_loan_of_the_same_coin_is_not_bought_back_with_it() -> None:
    told = story().tell(0, kinds.Deposit, asset=USDC, amount=30_000, price=1)
    told.tell(0, kinds.Borrow, asset=ETH, amount=10, price=2_000)
    told.tell(0, kinds.Open, asset=ETH, size=-3, price=2_000)
    told.tell(
        1, kinds.Liquidation,
        asset=USDC, amount=21_000, price=1, debt_asset=ETH, debt_amount=10, debt_price=2_000,
    )  # fmt: skip
    assert told.state().positions[ETH].quantity == -3


def test_a_debt_beyond_the_short_leaves_no_long() -> None:
    told = spot_short().tell(0, kinds.Reduce, asset=ETH, amount=10, price=2_000)
    told.tell(
        1, kinds.Liquidation,
        asset=USDC, amount=8_400, price=1, debt_asset=ETH, debt_amount=4, debt_price=2_000,
    )  # fmt: skip
    assert told.state(ETH).positions[ETH].quantity == 0


def test_a_debt_sold_for_at_its_price_of_nothing_costs_nothing() -> None:
    told = story().tell(0, kinds.Deposit, asset=USDC, amount=100, price=1)
    told.tell(0, kinds.Borrow, asset=ETH, amount=1, price=0)
    told.tell(
        1, kinds.Liquidation,
        asset=USDC, amount=100, price=1, debt_asset=ETH, debt_amount=1, debt_price=0,
    )  # fmt: skip
    assert told.state().penalty == 100


# What changes no figure


def test_levels_and_remarks_change_no_figure_and_begin_no_trade() -> None:
    told = story().tell(0, kinds.StopMoved, asset=ETH, price=1_800)
    told.tell(0, kinds.TargetMoved, asset=ETH, price=2_600)
    told.tell(0, kinds.AlertHit, asset=ETH, price=1_900).tell(0, kinds.Note, note="patience")
    told.tell(0, kinds.RateChange, asset=USDC, apr="0.1")
    state = told.state()
    assert state.stops == {ETH: dec("1800")}
    assert state.targets == {ETH: dec("2600")}
    assert state.started_at is None
    assert state.moved_at is None
    assert state.realised.net == 0
    state = told.tell(3, kinds.Note, note="paid for", fee=Cost(ONE, USDC, ONE)).state()
    assert state.started_at == state.moved_at == NEW_YEAR + timedelta(days=3)


# Refusals


def of(asset: Asset, amount: int | None, **more: object) -> dict[str, object]:
    return {"asset": asset, "amount": amount, "price": 1, **more}


INTO_BTC: dict[str, object] = {"to_asset": BTC, "to_amount": 1, "to_price": 1}


@pytest.mark.parametrize(
    ("kind", "fields", "field", "code"),
    [
        (kinds.Open, {"asset": ETH, "size": -1, "price": 1}, "amount", "opens_against_position"),
        (kinds.Add, of(BTC, 1), "asset", "nothing_open"),
        (kinds.Reduce, of(BTC, 1), "asset", "nothing_open"),
        (kinds.Close, of(BTC, None), "asset", "nothing_open"),
        (kinds.Reduce, of(ETH, 21), "amount", "closes_more_than_open"),
        (kinds.Close, of(ETH, 21), "amount", "closes_more_than_open"),
        (kinds.Repay, of(ETH, 1), "asset", "nothing_owed"),
        (kinds.InterestCharged, of(ETH, 1), "asset", "nothing_owed"),
        (kinds.Repay, of(USDC, 40_001), "amount", "repays_more_than_owed"),
        (kinds.Withdraw, of(BTC, 20_001), "amount", "withdraws_more_than_held"),
        (kinds.Liquidation, of(ETH, 21), "amount", "seizes_more_than_held"),
        (kinds.Liquidation, of(BTC, 1), "amount", "seizes_more_than_held"),
        (kinds.Swap, of(USDC, 20_001, **INTO_BTC), "amount", "swaps_more_than_held"),
        (kinds.Swap, of(ETH, 1, **INTO_BTC), "amount", "swaps_more_than_held"),
    ],
)
def test_what_cannot_have_happened_is_refused(
    kind: type[Entry], fields: dict[str, object], field: str, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        guide_long().tell(0, kind, **fields).state()
    (problem,) = refused.value.problems
    assert (problem.field, problem.code) == (field, code)


def test_as_much_interest_as_was_borrowed_is_taken_and_no_more_is() -> None:
    told = story().tell(0, kinds.Borrow, asset=USDC, amount=1_000, price=1)
    assert told.tell(9, kinds.Repay, asset=USDC, amount=2_000, price=1).state().interest == 1_000


def test_interest_of_a_position_that_borrowed_nothing_is_paid_at_once() -> None:
    told = story().tell(0, kinds.Open, asset=ETH, size=4, price=2_500)
    state = told.tell(1, kinds.InterestCharged, asset=USDC, amount="4.5", price=1).state()
    assert state.interest == dec("4.5")
    assert state.cash == dec("-10004.5")
    assert not state.debts
    with pytest.raises(Refused, match="nothing_owed"):
        story().tell(1, kinds.InterestCharged, asset=USDC, amount=1, price=1).state()


def test_a_rate_before_any_debt_owes_nothing() -> None:
    told = story().tell(0, kinds.RateChange, asset=USDC, apr="0.05")
    with pytest.raises(Refused, match="nothing_owed"):
        told.tell(1, kinds.Repay, asset=USDC, amount=1, price=1).state()


def test_entries_out_of_order_are_a_fault_of_the_program() -> None:
    entries = guide_long().entries
    with pytest.raises(ValueError, match="out of order"):
        replay([entries[1], entries[0]])
    with pytest.raises(ValueError, match="out of order"):
        replay([entries[0], entries[0]])


def test_a_replay_ends_at_its_moment() -> None:
    told = guide_long().tell(5, kinds.Close, asset=ETH, amount=None, price=2_000)
    on_the_day = NEW_YEAR + timedelta(days=5)
    assert replay(told.entries, until=on_the_day).is_closed
    assert not replay(told.entries, until=on_the_day - timedelta(milliseconds=1)).is_closed
