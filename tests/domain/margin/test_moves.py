"""A move of prices, followed until the line: worked by hand, and held against every law."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from journal_app.domain.exact import exact
from journal_app.domain.margin import Account
from journal_app.domain.margin.debt_ratio import DebtRatioAccount, VaultAccount
from journal_app.domain.margin.equity_ratio import EquityRatioAccount
from journal_app.domain.margin.gmx import GmxPosition, IndexCollateral, TokenCollateral
from journal_app.domain.margin.lending import Collateral, Debt, LendingAccount
from journal_app.domain.margin.moves import MovableAccount, Move
from journal_app.domain.margin.perpetual import (
    MarginAccount,
    MarginPosition,
    MarginRates,
    MarginTier,
    MarginTiers,
)
from journal_app.domain.money import Asset

D = Decimal
ETH, BTC, USDC = Asset("ETH"), Asset("BTC"), Asset("USDC")
CLOSE = D("1e-30")

LENT = LendingAccount(
    (
        Collateral(ETH, D(10), D(2000), D("0.8"), D("0.83")),
        Collateral(BTC, D("0.1"), D(60_000), D("0.7"), D("0.75")),
    ),
    (Debt(USDC, D(12_000), D(1)), Debt(BTC, D("0.02"), D(60_000))),
)
RATES = MarginRates(D("0.02"), D("0.012"))
CROSS = MarginAccount.with_cash(
    D(-100_000),
    (MarginPosition(ETH, D(100), D(2000), RATES), MarginPosition(BTC, D(-1), D(60_000), RATES)),
)
TIERS = MarginTiers((MarginTier(D(0), D(25)), MarginTier(D(100_000_000), D(15))))
"""Hyperliquid's ETH. Source: API meta, read on 2026-07-19."""
ACCOUNTS: list[Account] = [
    LENT,
    VaultAccount(LENT.collateral, LENT.debt),
    CROSS,
    EquityRatioAccount(ETH, D(20), D(2000), D(-20_000), D("0.2")),
    EquityRatioAccount(ETH, D(-20), D(2000), D(60_000), D("0.2")),
    DebtRatioAccount(ETH, D(20), D(2000), D(-20_000), D("0.2")),
    DebtRatioAccount(ETH, D(-20), D(2000), D(60_000), D("0.2")),
    GmxPosition(
        ETH, D(40_000), D(20), D(2000), TokenCollateral(D(20_000), D(1)), D("0.005"), D(1),
        closing_fee=D(24), borrowing_fee=D(7),
    ),
    GmxPosition(ETH, D(-40_000), D(-20), D(2000), IndexCollateral(D(5)), D("0.005"), D(1)),
    MarginAccount(D(9_000_000), (MarginPosition(ETH, D(-50_000), D(1_900), TIERS),)),
    MarginAccount(D(9_000_000), (MarginPosition(ETH, D(60_000), D(1_900), TIERS),)),
]  # fmt: skip


@exact
def moved(account: Account, by: dict[Asset, Decimal]) -> Account:
    """The account built again at the prices after the move."""

    def at(asset: Asset, price: Decimal) -> Decimal:
        return price * (1 + by.get(asset, D(0)))

    match account:
        case LendingAccount():
            return replace(
                account,
                collateral=tuple(
                    replace(c, price=at(c.asset, c.price)) for c in account.collateral
                ),
                debt=tuple(replace(d, price=at(d.asset, d.price)) for d in account.debt),
            )
        case MarginAccount():
            cash = account.equity - sum((p.value for p in account.positions), D(0))
            there = tuple(replace(p, price=at(p.market, p.price)) for p in account.positions)
            return MarginAccount.with_cash(cash, there)
        case EquityRatioAccount() | DebtRatioAccount() | GmxPosition():
            return replace(account, price=at(account.asset, account.price))
        case _:
            raise AssertionError(account)


@pytest.mark.parametrize("account", ACCOUNTS)
@given(st.decimals(-1, 1, places=3), st.decimals(-1, 1, places=3), st.decimals(0, 1, places=3))
def test_an_account_on_its_way_is_the_account_at_those_prices(
    account: Account, eth: Decimal, btc: Decimal, part: Decimal
) -> None:
    course = MovableAccount(account).along(Move({ETH: eth, BTC: btc}))
    there = moved(account, {ETH: eth * part, BTC: btc * part})
    assert abs(course.equity(part) - there.equity) < CLOSE
    assert abs(course.room(part) - there.room) < CLOSE


@pytest.mark.parametrize("account", ACCOUNTS)
@given(st.decimals(-1, 1, places=3), st.decimals(-1, 1, places=3))
def test_the_line_is_crossed_where_the_account_has_no_room_left(
    account: Account, eth: Decimal, btc: Decimal
) -> None:
    course = MovableAccount(account).along(Move({ETH: eth, BTC: btc}))
    crossed = course.crossing
    if crossed is None:
        assert course.least_room >= -CLOSE
        assert not moved(account, {ETH: eth, BTC: btc}).is_liquidatable
        return
    assert abs(course.room(crossed)) < D("1e-20")
    beyond = min(crossed + D("1e-12"), D(1))
    assert course.room(beyond) < 0
    assert course.least_room < 0


@pytest.mark.parametrize("account", ACCOUNTS)
def test_the_line_is_where_the_liquidation_prices_say(account: Account) -> None:
    movable = MovableAccount(account)
    present = {ETH: D(2000), BTC: D(60_000), USDC: D(1)}
    if isinstance(account, MarginAccount):
        present |= {position.market: position.price for position in account.positions}
    for asset, line in account.liquidation_prices().items():
        if line is None:
            continue
        by = exact(Decimal.__truediv__)(line, present[asset]) - 1
        if by * 2 < -1:
            whole, part = D(-1), -by
        else:
            whole, part = by * 2, D("0.5")
        crossed = movable.along(Move({asset: whole})).crossing
        assert crossed is not None
        assert abs(crossed - part) < D("1e-25")


@exact
def test_both_tiers_of_a_short_are_passed_on_its_way_up() -> None:
    """95 m at 1,900 becomes 100 m at 2,000, and above that 1/30 is asked less 1,333,333.33…

    E = 9,000,000 − 50,000·(p − 1,900) = 50,000·p / 30 − 1,333,333.33…: p = 105,333,333.33… /
    51,666.66… = 2,038.709677…
    """
    account = ACCOUNTS[-2]
    (line,) = account.liquidation_prices().values()
    assert line is not None
    assert round(line, 6) == D("2038.709677")
    crossed = MovableAccount(account).along(Move({ETH: D("0.1")})).crossing
    assert crossed is not None
    assert abs(1_900 * (1 + crossed / 10) - line) < D("1e-25")


@exact
def test_thresholds_that_fall_with_the_price_are_solved_exactly() -> None:
    """20,000·(1 − 0.2f)·(0.8 − 0.1f) = 12,600: 20,000·(0.8 − 0.26f + 0.02f²) = 12,600.

    f² − 13f + 8.5 = 0, so f = (13 − √135) / 2.
    """
    account = LendingAccount(
        (Collateral(ETH, D(10), D(2000), D("0.75"), D("0.8")),), (Debt(USDC, D(12_600), D(1)),)
    )
    crossed = MovableAccount(account).along(Move({ETH: D("-0.2")}, points=D("0.1"))).crossing
    assert crossed is not None
    assert abs(crossed - (13 - D(135).sqrt()) / 2) < CLOSE


def test_a_threshold_has_no_more_points_than_it_has() -> None:
    collateral = Collateral(ETH, D(10), D(2000), D(0), D("0.03"))
    account = LendingAccount((collateral,), (Debt(USDC, D(300), D(1)),))
    course = MovableAccount(account).along(Move({}, points=D("0.05")))
    assert course.room(D(1)) == -300
    assert course.crossing == D("0.5")


def test_points_are_asked_of_what_stands_still_too() -> None:
    gmx = ACCOUNTS[7]
    assert MovableAccount(gmx).along(Move({}, points=D("0.01"))).room(D(1)) == gmx.room - 400
    short = DebtRatioAccount(ETH, D(-20), D(2000), D(60_000), D("0.25"))
    assert MovableAccount(short).along(Move({}, points=D("0.1"))).room(D(1)) == 2_000


def test_money_that_is_paid_meanwhile_leaves_in_proportion() -> None:
    """40,000 of equity, of which 1.2 % of 260,000 has to stay."""
    course = MovableAccount(CROSS).along(Move({}, paid=D(36_880)))
    assert course.equity(D("0.5")) == 40_000 - 18_440
    assert course.crossing is None
    assert MovableAccount(CROSS).along(Move({}, paid=D(73_760))).crossing == D("0.5")


def test_what_lies_beside_moves_with_its_own_price() -> None:
    movable = MovableAccount(CROSS, {USDC: D(50_000)})
    assert movable.assets == {ETH, BTC, USDC}
    course = movable.along(Move({USDC: D("-0.1")}))
    assert course.equity(D(1)) == CROSS.equity - 5_000
    assert course.room(D(1)) == CROSS.room - 5_000


def test_an_account_past_its_line_crosses_it_at_once() -> None:
    past = EquityRatioAccount(ETH, D(20), D(2000), D(-35_000), D("0.2"))
    assert MovableAccount(past).along(Move({ETH: D("0.5")})).crossing == 0


def test_exactly_at_the_line_is_safe() -> None:
    """20 × 1,250: own money 5,000 is just a fifth of the position."""
    at_line = EquityRatioAccount(ETH, D(20), D(2000), D(-20_000), D("0.2"))
    course = MovableAccount(at_line).along(Move({ETH: D("-0.375")}))
    assert course.crossing is None
    assert course.least_room == 0


def valley(debt: int) -> MovableAccount:
    """Collateral rises while its threshold falls: R(f) is a hill; of a short it is a valley."""
    return MovableAccount(
        LendingAccount(
            (Collateral(ETH, D(10), D(2000), D("0.75"), D("0.8")),), (Debt(USDC, D(debt), D(1)),)
        )
    )


def test_a_hill_is_crossed_on_its_far_side_only() -> None:
    """R(f) = 20,000·(1 + f)·(0.8 − 0.6f) − B: 16,000 at 0, 16,333.33 at f = 1/6, 8,000 at 1."""
    move = Move({ETH: D(1)}, points=D("0.6"))
    crossed = valley(16_000).along(move).crossing
    assert crossed is not None
    assert abs(crossed - exact(Decimal.__truediv__)(D(1), D(3))) < CLOSE
    assert valley(16_200).along(move).crossing == 0
    assert valley(8_000).along(move).crossing is None


def test_the_bottom_of_a_valley_is_found_between_its_ends() -> None:
    """A short that wins while its margin asked rises: R(f) = r + βf + γf² with its least inside.

    E = 9,000 + 10,000·f, asked 10,000·(1 − f)·(0.1 + f): R(f) = 8,000 + 1,000·f + 10,000·f².
    With 4,500 paid, β = −3,500: least 8,000 − 3,500² / 40,000 = 7,693.75 at f = 0.175.
    """
    rates = MarginRates(D("0.2"), D("0.1"))
    account = MarginAccount(D(9_000), (MarginPosition(ETH, D(-10), D(1_000), rates),))
    course = MovableAccount(account).along(Move({ETH: D(-1)}, points=D(1), paid=D(4_500)))
    assert course.room(D(0)) == 8_000
    assert course.least_room == D("7693.75")
    poorer = MarginAccount(D(1_200), account.positions)
    dipped = MovableAccount(poorer).along(Move({ETH: D(-1)}, points=D(1), paid=D(4_500)))
    assert dipped.least_room == D("-106.25")
    crossed = dipped.crossing
    assert crossed is not None
    assert abs(dipped.room(crossed)) < D("1e-40")
    assert crossed < D("0.175")
    assert dipped.room(D(1)) > 0


@given(st.decimals(-1, 1, places=3), st.decimals(0, 1, places=3), st.integers(0, 30_000))
def test_what_was_missing_put_in_before_brings_the_account_through(
    by: Decimal, points: Decimal, paid: int
) -> None:
    move = Move({ETH: by, BTC: -by}, points=points, paid=D(paid))
    course = MovableAccount(CROSS).along(move)
    assume(course.least_room < 0)
    saved = MarginAccount(CROSS.equity - course.least_room, CROSS.positions)
    after = MovableAccount(saved).along(move)
    assert abs(after.least_room) < D("1e-25")
    assert after.crossing is None or after.room(after.crossing) > -D("1e-25")


@pytest.mark.parametrize("account", ACCOUNTS, ids=lambda account: type(account).__name__)
@pytest.mark.parametrize("share", [D(0), D("0.25"), D(1)])
def test_closing_a_part_leaves_the_equity_and_never_less_room(
    account: Account, share: Decimal
) -> None:
    smaller = account.closed_in_part(share)
    assert type(smaller) is type(account)
    assert abs(smaller.equity - account.equity) < CLOSE
    assert smaller.room >= account.room - CLOSE
    if not share:
        assert abs(smaller.room - account.room) < CLOSE


def test_what_is_owed_beyond_all_that_is_held_stays_owed() -> None:
    held = Collateral(ETH, D(1), D(2000), D("0.8"), D("0.83"))
    under = LendingAccount((held,), (Debt(USDC, D(5_000), D(1)),)).closed_in_part(D(1))
    assert [under.collateral_value, under.debt_value] == [0, 3_000]
    nothing = LendingAccount((), ())
    assert nothing.closed_in_part(D(1)) == nothing


def test_a_position_without_a_price_is_closed_for_nothing() -> None:
    position = GmxPosition(ETH, D(100), D(1), D(0), IndexCollateral(D(5)), D("0.005"), D(1))
    assert position.closed_in_part(D("0.5")).collateral.tokens == 5


def test_money_put_in_is_equity_and_room() -> None:
    account = MovableAccount(LENT)
    richer = account.with_money(D(100))
    assert [richer.equity - account.equity, richer.room - account.room] == [100, 100]
