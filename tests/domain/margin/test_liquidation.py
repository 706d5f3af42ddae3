"""Liquidations one after the other: worked by hand, against a model that steps, and by laws."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.exact import ZERO, exact
from journal_app.domain.margin.gmx import GmxPosition, TokenCollateral
from journal_app.domain.margin.lending import Collateral, Debt, LendingAccount
from journal_app.domain.margin.liquidation import (
    IN_TURN,
    MOST_STEPS,
    WHOLE,
    Liquidations,
    Rule,
    ShareOfDebt,
    liquidations,
)
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
ETH, BTC, SOL, USDC = Asset("ETH"), Asset("BTC"), Asset("SOL"), Asset("USDC")
RATES = MarginRates(D("0.1"), D("0.05"))
TIERS = MarginTiers((MarginTier(D(0), D(10)), MarginTier(D(8_000), D(5))))
CLOSE = D("1e-24")
HALF = ShareOfDebt(D("0.5"))


def crossed(equity: Decimal | int, eth: int = 5, btc: str = "0.1") -> MovableAccount:
    """10,000 of ether and 6,000 of bitcoin behind one equity, 5 % asked of both."""
    positions = (
        MarginPosition(ETH, D(eth), D(2000), RATES),
        MarginPosition(BTC, D(btc), D(60_000), RATES),
    )
    return MovableAccount(MarginAccount(D(equity), positions))


def lent(debt: Decimal | int, units: Decimal | int = 10) -> LendingAccount:
    held = Collateral(ETH, D(units), D(2000), D("0.8"), D("0.83"))
    return LendingAccount((held,), (Debt(USDC, D(debt), D(1)),))


def fall(by: str | Decimal, points: str = "0", paid: str = "0") -> Move:
    return Move({asset: -D(by) for asset in (ETH, BTC, SOL)}, D(points), D(paid))


def through(
    account: MovableAccount, move: Move, rule: Rule, penalty: str | Decimal = "0"
) -> Liquidations:
    return liquidations(account.along(move), rule, D(penalty))


# Positions in turn


def test_the_first_liquidation_pulls_the_second() -> None:
    """A fall by 30 %: room is 1,140 − 4,560·f, so that a quarter of it reaches the line.

    There ether is worth 9,250 and pays 1 %, 92.5 of the 740 that are left. Bitcoin alone has
    797.5 − 1,710·f of room; at its end it pays 1 % of what it is worth then.
    """
    found = through(crossed(1_940), fall("0.3"), IN_TURN, "0.01")
    first, second = found.steps
    assert [first.at, first.asset, first.share] == [D("0.25"), ETH, 1]
    assert [first.penalty, first.left] == [D("92.5"), D("647.5")]
    at = D("797.5") / 1_710
    assert [second.asset, second.share, second.after] == [None, 1, None]
    worth = 6_000 * (1 - D("0.3") * at)
    assert abs(second.at - at) < CLOSE
    assert abs(second.penalty - worth / 100) < CLOSE
    assert abs(found.left - worth * D("0.04")) < CLOSE


def test_what_still_stands_open_moves_on() -> None:
    """A fall by 12 % goes 0.4 of the way: past the first line, and short of the second.

    1,097.5 less 0.4 of the 1,800 that bitcoin loses in the whole of it.
    """
    found = through(crossed(1_940), fall("0.12"), IN_TURN, "0.01")
    assert [step.asset for step in found.steps] == [ETH]
    assert abs(found.left - D("377.5")) < CLOSE


def test_of_equal_losses_the_larger_position_goes_first() -> None:
    """Interest alone costs no position more than another."""
    found = through(crossed(1_000), Move({}, paid=D(300)), IN_TURN)
    assert [step.asset for step in found.steps] == [ETH]
    assert found.left == 700


def test_what_wins_in_the_move_goes_last() -> None:
    account = crossed(1_500, btc="-0.05")
    found = through(account, fall("0.2"), IN_TURN, "0.01")
    assert [step.asset for step in found.steps] == [ETH]
    both = through(crossed(0, btc="-0.05"), fall("0.2"), IN_TURN)
    assert [step.asset for step in both.steps] == [None]
    assert both.left == 0


def test_a_rule_in_pieces_is_asked_no_more_of_what_is_closed() -> None:
    """Under tiers 10,000 of ether ask 10,000 / 10 − 400 = 600, and bitcoin 5 % of 6,000."""
    positions = (
        MarginPosition(ETH, D(5), D(2000), TIERS),
        MarginPosition(BTC, D("0.1"), D(60_000), RATES),
    )
    found = through(
        MovableAccount(MarginAccount(D(1_000), positions)), Move({}, paid=D(400)), IN_TURN
    )
    (step,) = found.steps
    assert [step.at, step.asset, step.left] == [D("0.25"), ETH, 900]
    assert step.after is not None
    assert step.after.room == 1_000 - 300
    assert found.left == 600


def test_no_more_than_all_is_lost() -> None:
    found = through(crossed(-5), fall("0.3"), IN_TURN, "0.01")
    (step,) = found.steps
    assert [step.at, step.asset, step.left, found.left] == [0, None, 0, 0]


def test_a_single_position_is_closed_whole_under_every_rule() -> None:
    position = GmxPosition(
        ETH, D(10_000), D(5), D(2_000), TokenCollateral(D(1_000), D(1)), D("0.005"), D(1)
    )
    account = MovableAccount(position)
    assert through(account, fall("0.3"), IN_TURN) == through(account, fall("0.3"), WHOLE)
    bare = MovableAccount(MarginAccount(D(-1), ()))
    assert through(bare, fall("0.3"), IN_TURN) == through(bare, fall("0.3"), WHOLE)


# Shares of a debt


def test_half_of_a_debt_is_repaid_at_the_line() -> None:
    """At 1,500 the 15,000 held carry the 12,450 owed. Half is repaid: 6,225 with 5 % are seized.

    8,463.75 and 6,225 are left; in a fall by 27 % they end at 8,463.75·1,460 / 1,500 − 6,225.
    """
    found = through(MovableAccount(lent(12_450)), fall("0.27"), HALF, "0.05")
    (step,) = found.steps
    assert abs(step.at - D("0.25") / D("0.27")) < CLOSE
    assert [step.asset, step.share, step.penalty] == [None, D("0.5"), D("311.25")]
    assert abs(step.left - D("2238.75")) < CLOSE
    assert abs(found.left - (D("8463.75") * 1_460 / 1_500 - 6_225)) < CLOSE


@pytest.mark.parametrize(
    ("debt", "units"),
    [
        (D(18_000), 10),  # a health factor of 0.92
        (D(1_990), D("1.19")),  # a debt below 2,000
        (D(2_900), D("1.15")),  # a collateral of which less than 1,000 would be left
    ],
)
def test_far_beyond_or_small_it_is_liquidated_whole(debt: Decimal, units: Decimal) -> None:
    account = MovableAccount(lent(debt, units))
    found = through(account, fall("0.3"), HALF, "0.05")
    assert found == through(account, fall("0.3"), WHOLE, "0.05")
    assert len(found.steps) == 1


def test_nothing_held_leaves_nothing_to_share() -> None:
    bare = MovableAccount(LendingAccount((), (Debt(USDC, D(5_000), D(1)),)))
    assert through(bare, fall("0.3"), HALF).left == 0


@exact
def stepped(
    account: LendingAccount, price: Decimal, penalty: Decimal
) -> list[tuple[Decimal, Decimal]]:
    """The same from account to account: the price of each liquidation, and the equity after it."""
    found: list[tuple[Decimal, Decimal]] = []
    while True:
        line = account.liquidation_prices()[ETH]
        ((held,), (owed,)) = account.collateral, account.debt
        if line is None or line <= price:
            return found
        worth, share = held.amount * line, D("0.5")
        left = worth - owed.amount * share * (1 + penalty)
        if owed.amount < 2_000 or worth < 2_000 or left < 1_000 or owed.amount * share < 1_000:
            found.append((line, worth - owed.amount * (1 + penalty)))
            return found
        held = replace(held, price=line, amount=left / line)
        account = LendingAccount((held,), (replace(owed, amount=owed.amount * share),))
        found.append((line, account.equity))


@given(st.integers(2_000, 16_600), st.integers(1, 95))
def test_a_cascade_is_what_stepping_from_line_to_line_gives(debt: int, percent: int) -> None:
    by, penalty = D(percent) / 100, D("0.05")
    found = through(MovableAccount(lent(debt)), fall(by), HALF, penalty)
    told = stepped(lent(debt), 2_000 * (1 - by), penalty)
    assert len(found.steps) == len(told)
    for step, (price, left) in zip(found.steps, told, strict=True):
        assert abs(2_000 * (1 - by * step.at) - price) < D("1e-20")
        assert abs(step.left - max(left, ZERO)) < D("1e-20")


def test_two_collaterals_go_in_equal_shares() -> None:
    held = (
        Collateral(ETH, D(5), D(2000), D("0.8"), D("0.83")),
        Collateral(USDC, D(10_000), D(1), D("0.8"), D("0.83")),
    )
    account = MovableAccount(LendingAccount(held, (Debt(BTC, D("0.2"), D(60_000)),)))
    found = through(account, Move({BTC: D("0.5")}), HALF, "0.05")
    after = found.steps[0].after
    assert after is not None
    worth = {each.asset: each.worth for each in after.exposures}
    assert abs(worth[ETH] - worth[USDC]) < CLOSE
    assert worth[BTC] == -6_000


def test_a_share_that_never_ends_is_ended() -> None:
    found = through(MovableAccount(lent(16_000)), fall("0.9"), ShareOfDebt(D("1e-9")), "0.05")
    assert len(found.steps) == MOST_STEPS + 1
    assert found.steps[-1].after is None


# Laws


def books() -> st.SearchStrategy[tuple[MovableAccount, Rule, Decimal]]:
    """Long books: crossed margin accounts of three positions, and loans."""
    sizes = st.tuples(*(st.integers(0, 40) for _ in range(3)))
    prices = {ETH: D(2000), BTC: D(60_000), SOL: D(150)}

    def margin(held: tuple[int, ...], equity: int) -> MovableAccount:
        positions = tuple(
            MarginPosition(asset, size * 500 / price, price, TIERS if asset == SOL else RATES)
            for size, (asset, price) in zip(held, prices.items(), strict=True)
        )
        return MovableAccount(MarginAccount(D(equity), positions))

    penalties = st.integers(0, 10).map(lambda percent: D(percent) / 100)
    in_turn = st.builds(margin, sizes, st.integers(1, 30_000))
    loans = st.integers(1, 19_000).map(lambda debt: MovableAccount(lent(debt)))
    return st.one_of(
        st.tuples(in_turn, st.sampled_from([IN_TURN, WHOLE]), penalties),
        st.tuples(loans, st.sampled_from([HALF, WHOLE]), penalties),
    )


@given(books(), st.integers(1, 100), st.integers(1, 100))
def test_a_deeper_fall_never_leaves_more(
    book: tuple[MovableAccount, Rule, Decimal], one: int, other: int
) -> None:
    account, rule, penalty = book
    mild, deep = sorted((one, other))
    after_mild = through(account, fall(D(mild) / 100), rule, penalty)
    after_deep = through(account, fall(D(deep) / 100), rule, penalty)
    assert after_deep.left <= after_mild.left + D("1e-20")
    assert len(after_deep.steps) >= len(after_mild.steps)


@given(books(), st.integers(0, 100))
def test_never_more_is_left_than_there_was_less_the_penalties(
    book: tuple[MovableAccount, Rule, Decimal], percent: int
) -> None:
    account, rule, penalty = book
    found = through(account, fall(D(percent) / 100), rule, penalty)
    paid = sum((step.penalty for step in found.steps), ZERO)
    assert found.left <= max(account.equity - paid, ZERO) + D("1e-20")
    places = [step.at for step in found.steps]
    assert places == sorted(places)
    assert all(step.after is not None for step in found.steps[:-1])
    if not found.steps:
        assert account.along(fall(D(percent) / 100)).crossing is None


@given(books(), st.integers(1, 100))
def test_what_is_left_at_the_end_is_behind_its_line(
    book: tuple[MovableAccount, Rule, Decimal], percent: int
) -> None:
    account, rule, penalty = book
    move = fall(D(percent) / 100)
    found = through(account, move, rule, penalty)
    after = found.steps[-1].after if found.steps else account
    if after is not None:
        assert after.along(move).room(D(1)) >= -D("1e-20")
        assert abs(after.along(move).equity(D(1)) - found.left) < D("1e-20")
