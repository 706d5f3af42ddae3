"""Fills netted into trades, against a netting of its own in fractions."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.importing.imported import MarketFill
from journal_app.domain.importing.netting import connected, net, oversold
from journal_app.domain.importing.round_trips import Fill, round_trips
from journal_app.domain.ledger.entries import Add, Close, Entry, Liquidation, Open, Reduce
from journal_app.domain.ledger.replay import replay
from journal_app.domain.money import Asset
from journal_app.domain.trade import Direction, PositionKind

START = datetime(2026, 1, 5, tzinfo=UTC)
ETH, USDC = Asset("ETH"), Asset("USDC")


def fill(size: str, price: str = "100", fee: str = "0", minutes: int = 0) -> MarketFill:
    return MarketFill(
        market=ETH,
        kind=PositionKind.PERPETUAL,
        at=START + timedelta(minutes=minutes),
        size=Decimal(size),
        price=Decimal(price),
        fee=Decimal(fee),
        fee_asset=USDC,
    )


def words(entries: tuple[Entry, ...]) -> list[str]:
    return [type(entry).__name__ for entry in entries]


def test_a_trade_runs_from_flat_to_flat() -> None:
    first, second = net([fill("2"), fill("1"), fill("-1"), fill("-2"), fill("-1")])
    assert words(first.entries) == ["Open", "Add", "Reduce", "Close"]
    assert (first.direction, first.is_flat, first.fills) == (Direction.LONG, True, (0, 1, 2, 3))
    assert words(second.entries) == ["Open"]
    assert (second.direction, second.is_flat, second.fills) == (Direction.SHORT, False, (4,))
    assert [entry.sequence for entry in first.entries] == [0, 1, 2, 3]


def test_a_fill_across_zero_is_two_entries_that_share_its_fee_by_size() -> None:
    first, second = net([fill("2", fee="1"), fill("-3", fee="0.3")])
    closing, opening = first.entries[-1], second.entries[0]
    assert isinstance(closing, Close)
    assert isinstance(opening, Open)
    assert (closing.amount, opening.size) == (Decimal(2), Decimal(-1))
    assert closing.fee is not None
    assert opening.fee is not None
    assert (closing.fee.amount, opening.fee.amount) == (Decimal("0.2"), Decimal("0.1"))
    assert first.fills[-1] == second.fills[0] == 1


def test_a_shared_fee_has_no_endless_digits_and_still_adds_up() -> None:
    first, second = net([fill("1"), fill("-3", fee="0.000001")])
    fees = [first.entries[-1].fee, second.entries[0].fee]
    amounts = [fee.amount for fee in fees if fee is not None]
    assert sum(amounts) == Decimal("0.000001")
    assert amounts[0] == Decimal("0.000000333333333333")


def test_a_position_that_is_open_is_continued() -> None:
    continued, begun = net([fill("1"), fill("-5")], held=Decimal(2), next_sequence=7)
    assert continued.continues
    assert not begun.continues
    assert words(continued.entries) == ["Add", "Close"]
    assert [entry.sequence for entry in continued.entries] == [7, 8]
    assert continued.fills == (0, 1)
    assert words(begun.entries) == ["Open"]
    assert begun.fills == (1,)
    assert net([], held=Decimal(2)) == []


def test_a_forced_fill_is_a_liquidation() -> None:
    forced = [fill("2"), fill("-1", minutes=1), fill("-1", minutes=2)]
    (trip,) = net([forced[0], *(_forced(each) for each in forced[1:])])
    assert words(trip.entries) == ["Open", "Liquidation", "Liquidation"]
    last = trip.entries[-1]
    assert isinstance(last, Liquidation)
    assert last.penalty == 0
    assert replay(trip.entries).was_liquidated


def _forced(each: MarketFill) -> MarketFill:
    return MarketFill(
        market=each.market,
        kind=each.kind,
        at=each.at,
        size=each.size,
        price=each.price,
        fee=each.fee,
        fee_asset=each.fee_asset,
        is_liquidation=True,
    )


def test_a_holding_sells_no_more_than_it_has() -> None:
    fills = [fill("2"), fill("-3"), fill("-2"), fill("-1")]
    assert oversold(fills) == {1: Decimal(2), 3: Decimal(0)}
    assert oversold(fills, Decimal(1)) == {2: Decimal(0), 3: Decimal(0)}


sizes = st.integers(-9, 9).filter(bool)
several = st.lists(
    st.tuples(sizes, st.integers(1, 400), st.integers(-50, 50)), min_size=1, max_size=25
)


@given(several, st.integers(0, 25))
def test_netting_in_two_files_is_netting_in_one(
    drawn: list[tuple[int, int, int]], cut: int
) -> None:
    fills = [
        fill(str(size), str(price), str(Decimal(fee) / 1000), minutes=minute)
        for minute, (size, price, fee) in enumerate(drawn)
    ]
    whole = net(fills)
    first = net(fills[:cut])
    held, begun = Decimal(0), 0
    if first and not first[-1].is_flat:
        held = sum((each.size for each in fills[:cut]), Decimal(0))
        begun = len(first[-1].entries)
    second = net(fills[cut:], held, begun)
    joined = [list(trip.entries) for trip in first]
    for trip in second:
        if trip.continues:
            joined[-1] += trip.entries
        else:
            joined.append(list(trip.entries))
    assert joined == [list(trip.entries) for trip in whole]


@given(several)
def test_the_ledgers_say_what_the_fills_say(drawn: list[tuple[int, int, int]]) -> None:
    """Each ledger replayed gives its round trip, and all together the money that moved."""
    fills = [
        fill(str(size), str(price), str(Decimal(fee) / 1000), minutes=minute)
        for minute, (size, price, fee) in enumerate(drawn)
    ]
    states = [replay(trip.entries) for trip in net(fills)]
    position = sum(size for size, _, _ in drawn)
    cash = sum(
        (Fraction(-size * price) - Fraction(fee, 1000) for size, price, fee in drawn), Fraction(0)
    )
    assert sum((Fraction(state.cash) for state in states), Fraction(0)) == cash
    assert sum(state.positions[ETH].quantity for state in states) == position
    assert [state.is_closed for state in states[:-1]] == [True] * (len(states) - 1)
    trips = round_trips([Fill(each.size, each.price, each.fee) for each in fills]).trades
    nets = [state.realised.net for state in states if state.is_closed]
    assert all(
        abs(ours - trip.net) < Decimal("1e-17") for ours, trip in zip(nets, trips, strict=True)
    )


def test_all_kinds_of_steps_occur() -> None:
    kinds = {
        type(entry)
        for trip in net([fill("2"), fill("1"), fill("-1"), fill("-4")])
        for entry in trip.entries
    }
    assert kinds == {Open, Add, Reduce, Close}


def told(size: str, before: str | None, minutes: int = 0) -> MarketFill:
    said = None if before is None else Decimal(before)
    return fill(size, minutes=minutes)._replace(held_before=said)


def test_fills_of_one_moment_stand_in_the_order_that_they_tell() -> None:
    order, missing = connected([told("2", "3"), told("1", "0"), told("2", "1"), told("-5", "5", 1)])
    assert (order, missing) == ([1, 2, 0, 3], {})


def test_a_fill_that_goes_on_from_elsewhere_is_left_out() -> None:
    fills = [told("-3", "3"), told("2", "0", 1), told("-2", "7", 2), told("-2", None, 3)]
    assert connected(fills) == ([1, 3], {0: Decimal(0), 2: Decimal(2)})
    assert connected(fills[:1], Decimal("3.0")) == ([0], {})


def test_a_fee_in_another_token_has_its_price() -> None:
    (trip,) = net([fill("2", fee="0.01")._replace(fee_asset=ETH, fee_price=Decimal(100))])
    paid = trip.entries[0].fee
    assert paid is not None
    assert (paid.amount, paid.asset, paid.value) == (Decimal("0.01"), ETH, Decimal(1))
