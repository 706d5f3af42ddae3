from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal as D
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.exact import exact
from journal_app.domain.importing.round_trips import Fill, Leg, RoundTrips, Step, legs, round_trips
from journal_app.domain.problems import Refused
from journal_app.domain.trade import Direction

TINY = D("1e-35")


def fill(size: str, price: str, fee: str = "0") -> Fill:
    return Fill(D(size), D(price), D(fee))


def of(*fills: tuple[str, ...]) -> RoundTrips:
    return round_trips([fill(*one) for one in fills])


def test_no_fills_make_nothing() -> None:
    assert of() == RoundTrips(D(0), None, D(0), (), ())
    assert of().unrealised(D(5)) == 0


def test_opening_realises_its_fee_alone() -> None:
    made = of(("100000", "1.00001", "2"))
    assert (made.position, made.average_entry, made.realised) == (D(100000), D("1.00001"), D(-2))
    assert made.unrealised(D("1.0005")) == 49
    assert not made.closes
    assert not made.trades


def test_adding_averages_by_cost() -> None:
    made = of(("-50000", "1.00001", "2"), ("-50000", "1.00002", "2"))
    assert (made.position, made.average_entry, made.realised) == (D(-100000), D("1.000015"), D(-4))
    assert made.unrealised(D("1.0005")) == D("-48.5")


def test_a_part_closed_carries_its_share_of_the_fees_of_opening() -> None:
    # 30 at 12 with a fee of 0.6; a third sold at 15 with 0.1: 10 × 3 gross, 0.1 + 0.2 fees
    made = of(("30", "12", "0.6"), ("-10", "15", "0.1"))
    (close,) = made.closes
    assert (close.fill, close.size, close.gross) == (1, D(10), D(30))
    assert (close.fees, close.net) == (D("0.3"), D("29.7"))
    assert (made.position, made.average_entry) == (D(20), D(12))
    assert made.realised == D("29.3")  # all fees so far, 0.7
    assert made.trades == ()


def test_a_fill_across_zero_is_a_close_and_an_opening() -> None:
    # long 3 at 10 (0.3), then −5 at 12 (0.6): closes 3 with 0.36 of the fee, opens −2 with 0.24
    made = of(("3", "10", "0.3"), ("-5", "12", "0.6"))
    (close,) = made.closes
    assert (close.fill, close.size, close.gross, close.fees) == (1, D(3), D(6), D("0.66"))
    (trade,) = made.trades
    assert (trade.direction, trade.size, trade.entry, trade.exit) == (
        Direction.LONG,
        D(3),
        D(10),
        D(12),
    )
    assert (trade.gross, trade.fees, trade.net) == (D(6), D("0.66"), D("5.34"))
    assert (made.position, made.average_entry, made.realised) == (D(-2), D(12), D("5.1"))


def test_a_trade_runs_from_flat_to_flat_with_its_times() -> None:
    at = [datetime(2026, 1, day, tzinfo=UTC) for day in (1, 2, 3, 4)]
    made = round_trips(
        [
            Fill(D(-1), D(100), D("0.1"), at[0]),
            Fill(D(-1), D(110), D("0.1"), at[1]),
            Fill(D(1), D(90), D("0.1"), at[2]),
            Fill(D(1), D(80), D("-0.2"), at[3]),
        ]
    )
    (trade,) = made.trades
    assert (trade.direction, trade.size, trade.entry, trade.exit) == (
        Direction.SHORT,
        D(2),
        D(105),
        D(85),
    )
    assert (trade.gross, trade.fees, trade.net) == (D(40), D("0.1"), D("39.9"))
    assert (trade.opened_at, trade.closed_at) == (at[0], at[3])
    assert [close.gross for close in made.closes] == [15, 25]
    assert [close.fees for close in made.closes] == [D("0.2"), D("-0.1")]
    assert (made.position, made.average_entry, made.realised) == (D(0), None, D("39.9"))


@exact
def test_no_rounding_of_an_average_is_left_when_flat() -> None:
    # the average of 1 at 1 and 2 at 2 is 5/3; closed by thirds at it the trade breaks even
    made = of(("1", "1"), ("2", "2"), ("-1", "1"), ("-1", "2"), ("-1", "2"))
    assert made.trades[0].gross == made.realised == 0
    assert made.position == 0
    assert made.average_entry is None
    assert abs(sum((close.gross for close in made.closes), D(0))) < TINY


@pytest.mark.parametrize("size", ["0", "-0", "0.000"])
def test_a_fill_of_nothing_is_refused(size: str) -> None:
    with pytest.raises(Refused) as refused:
        of(("1", "1"), (size, "1"))
    assert refused.value.problems[0].field == "fills/1/size"


def test_legs_say_what_each_fill_does() -> None:
    fills = [fill("2", "1"), fill("1", "1"), fill("-1", "1"), fill("-3", "1", "3"), fill("1", "1")]
    assert legs(fills) == [
        Leg(0, 0, Step.OPEN, D(2), D(1), D(0), None),
        Leg(1, 0, Step.ADD, D(1), D(1), D(0), None),
        Leg(2, 0, Step.REDUCE, D(-1), D(1), D(0), None),
        Leg(3, 0, Step.CLOSE, D(-2), D(1), D(2), None),
        Leg(3, 1, Step.OPEN, D(-1), D(1), D(1), None),
        Leg(4, 1, Step.CLOSE, D(1), D(1), D(0), None),
    ]


@pytest.mark.parametrize("last", ["-0.999", "-1.001"])
def test_dust_on_either_side_closes_with_the_fill(last: str) -> None:
    made = round_trips([fill("1", "10"), fill(last, "12", "0.1")], dust=D("0.01"))
    assert made.position == 0
    assert made.closes[0].size == 1
    assert made.trades[0].gross == 2
    assert made.trades[0].fees == D("0.1")


def test_dust_is_what_is_below_the_threshold() -> None:
    made = round_trips([fill("1", "10"), fill("-0.99", "12")], dust=D("0.01"))
    assert made.position == D("0.01")
    small = round_trips([fill("0.001", "10"), fill("0.001", "10")], dust=D("0.01"))
    assert small.position == D("0.002")


amounts = st.integers(1, 50).map(lambda n: D(n) / 10)
fills = st.lists(
    st.builds(
        lambda size, sign, price, fee: Fill(size * sign, price, fee),
        amounts,
        st.sampled_from([1, -1]),
        st.integers(0, 500).map(lambda n: D(n) / 100),
        st.integers(-5, 50).map(lambda n: D(n) / 1000),
    ),
    max_size=30,
)


@given(fills, st.integers(0, 500))
@exact
def test_realised_and_unrealised_are_the_money_that_moved(made_of: list[Fill], mark: int) -> None:
    made = round_trips(made_of)
    paid = sum((one.size * one.price + one.fee for one in made_of), D(0))
    held = sum((one.size for one in made_of), D(0))
    assert made.position == held
    assert abs(made.realised + made.unrealised(D(mark)) - (held * mark - paid)) < TINY
    assert (made.average_entry is None) == (held == 0)


@given(fills)
@exact
def test_flat_is_exact(made_of: list[Fill]) -> None:
    held = sum((one.size for one in made_of), D(0))
    if held:
        made_of = [*made_of, Fill(-held, D("1.23"))]
    made = round_trips(made_of)
    assert made.position == 0
    assert made.average_entry is None
    assert sum(trade.gross for trade in made.trades) == -sum(f.size * f.price for f in made_of)


@given(fills)
@exact
def test_trades_are_the_sums_of_their_closes(made_of: list[Fill]) -> None:
    made = round_trips(made_of)
    trade_of = [leg.trade for leg in legs(made_of) if leg.step in (Step.REDUCE, Step.CLOSE)]
    for number, trade in enumerate(made.trades):
        closes = [c for c, of in zip(made.closes, trade_of, strict=True) if of == number]
        assert abs(sum(close.net for close in closes) - trade.net) < TINY
        assert abs(sum(close.size for close in closes) - trade.size) < TINY
        sign = 1 if trade.direction is Direction.LONG else -1
        assert abs(sign * trade.size * (trade.exit - trade.entry) - trade.gross) < TINY


@given(fills)
@exact
def test_legs_add_up_to_their_fills(made_of: list[Fill]) -> None:
    for index, one in enumerate(made_of):
        parts = [leg for leg in legs(made_of) if leg.fill == index]
        assert sum(part.size for part in parts) == one.size
        assert abs(sum(part.fee for part in parts) - one.fee) < TINY
        assert 1 <= len(parts) <= 2


@given(fills)
@exact
def test_the_other_side_mirrors(made_of: list[Fill]) -> None:
    mirrored = [Fill(-one.size, one.price, one.fee) for one in made_of]
    made, mirror = round_trips(made_of), round_trips(mirrored)
    assert [trade.gross for trade in mirror.trades] == [-trade.gross for trade in made.trades]
    assert [trade.fees for trade in mirror.trades] == [trade.fees for trade in made.trades]


@given(fills)
@exact
def test_agrees_with_fractions_that_never_round(made_of: list[Fill]) -> None:
    size = average = gross = Fraction(0)
    for one in made_of:
        q, price = Fraction(one.size), Fraction(one.price)
        if size * q >= 0:
            average = (average * size + price * q) / (size + q)
        else:
            closed = -size if abs(q) >= abs(size) else q
            gross += -closed * (price - average)
            if abs(q) > abs(size):
                average = price
        size += q
        if not size:
            average = Fraction(0)
    made = round_trips(made_of)
    assert Fraction(made.position) == size
    assert abs(Fraction(made.average_entry or D(0)) - average) < Fraction(1, 10**35)
    fees = sum((Fraction(one.fee) for one in made_of), Fraction(0))
    assert abs(Fraction(made.realised) - (gross - fees)) < Fraction(1, 10**35)
