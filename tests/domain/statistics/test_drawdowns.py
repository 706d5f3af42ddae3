from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal as D
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.statistics.drawdowns import (
    Drawdown,
    Drawdowns,
    Path,
    Stretch,
    drawdowns,
    path_of,
)


def cut(nets: Sequence[D], length: int) -> list[Stretch]:
    parts = [nets[start : start + length] for start in range(0, len(nets), length)]
    return [Stretch(part, path_of(part)) for part in parts]


def of(start: int, *nets: int) -> Drawdowns:
    return drawdowns(cut([D(net) for net in nets], 3), D(start))


def textbook(nets: Sequence[D], start: D) -> Drawdowns:
    """Look at every point against its running peak, one after the other."""
    levels = [start]
    for net in nets:
        levels.append(levels[-1] + net)
    money: Drawdown | None = None
    percent: Drawdown | None = None
    has_fallen = False
    peak, peak_at = start, 0
    for point, level in enumerate(levels):
        if level >= peak:
            peak, peak_at = level, point
        fall = peak - level
        if not fall:
            continue
        has_fallen = True
        later = range(point + 1, len(levels))
        recovered = next((at for at in later if levels[at] >= peak), None)
        here = Drawdown(fall, peak, peak_at, point, recovered)
        if money is None or fall > money.amount:
            money = here
        if peak > 0 and (percent is None or fall / peak > (percent.fraction or 0)):
            percent = here
    none = Drawdown(D(0), start, 0, 0, 0)
    return Drawdowns(money or none, percent if has_fallen else none)


def test_without_a_fall_there_is_a_drawdown_of_nothing() -> None:
    none = Drawdown(D(0), D(100), 0, 0, 0)
    assert of(100) == of(100, 5, 0, 7) == Drawdowns(none, none)
    assert none.fraction == 0


def test_the_largest_in_money_is_not_the_largest_in_percent() -> None:
    # 1,000 → 500 is 50 %; 11,000 → 10,000 is more money and less of its peak
    fallen = of(1000, 0, -500, 500, 10000, -1000)
    assert fallen.in_money == Drawdown(D(1000), D(11000), 4, 5, None)
    assert fallen.in_percent == Drawdown(D(500), D(1000), 1, 2, 3)
    assert fallen.in_percent.fraction == D("0.5")


def test_the_start_is_the_first_peak() -> None:
    fallen = of(100, -30, 10, -20)
    assert fallen.in_money == Drawdown(D(40), D(100), 0, 3, None)
    assert fallen.in_money == fallen.in_percent


def test_a_fall_from_no_capital_has_no_percent() -> None:
    fallen = of(0, -5, 3)
    assert fallen.in_money == Drawdown(D(5), D(0), 0, 1, None)
    assert fallen.in_money.fraction is None
    assert fallen.in_percent is None


def test_a_later_peak_above_zero_gives_a_percent() -> None:
    # 0, −5, 5, 4: first 5 from nothing, then 1 of 5
    fallen = of(0, -5, 10, -1)
    assert fallen.in_money == Drawdown(D(5), D(0), 0, 1, 2)
    assert fallen.in_percent == Drawdown(D(1), D(5), 2, 3, None)


def test_equity_below_zero_is_more_than_the_whole_peak() -> None:
    assert of(10, -15).in_money.fraction == D("1.5")


def test_of_equal_falls_the_first_counts() -> None:
    fallen = of(100, -10, 10, -10, 10, 5)
    assert fallen.in_money == fallen.in_percent == Drawdown(D(10), D(100), 0, 1, 2)


@pytest.mark.parametrize("length", [1, 2, 3, 7, 100])
def test_a_fall_and_its_recovery_may_span_stretches(length: int) -> None:
    nets = [D(net) for net in (10, -3, -3, 1, -4, 1, 1, 1, 7, -2, 50)]
    fallen = drawdowns(cut(nets, length), D(90))
    assert fallen.in_money == Drawdown(D(9), D(100), 1, 5, 9)


nets_strategy = st.lists(st.integers(-9, 9).map(D), max_size=40)


@given(nets_strategy, st.integers(0, 30).map(D), st.integers(1, 12))
def test_agrees_with_the_textbook(nets: list[D], start: D, length: int) -> None:
    assert drawdowns(cut(nets, length), start) == textbook(nets, start)


@given(nets_strategy, st.integers(0, 40))
def test_two_paths_add_up_to_the_path_of_both(nets: list[D], at: int) -> None:
    assert path_of(nets[:at]) + path_of(nets[at:]) == path_of(nets)


@given(nets_strategy)
def test_no_path_adds_nothing(nets: list[D]) -> None:
    assert Path() + path_of(nets) == path_of(nets) == path_of(nets) + Path()


def test_sums_are_exact_beyond_the_digits_of_a_quotient() -> None:
    nets = [D("1e30"), D("-1e-30"), D("-1e30")]
    path = path_of(nets)
    assert path.total == D("-1e-30")
    assert path.fall == D("1" + "0" * 30 + "." + "0" * 29 + "1")
    assert (path_of(nets[:1]) + path_of(nets[1:])) == path


def with_flows(nets: Sequence[D], start: D, flows: Sequence[tuple[int, D]]) -> Drawdowns:
    """Look at every point, once more after a flow, with own money and winnings told apart."""
    own, won, height, height_at = start, D(0), D(0), 0
    points: list[tuple[int, D, D, D, int]] = []
    for place in range(len(nets) + 1):
        if place:
            won += nets[place - 1]
            if won >= height:
                height, height_at = won, place
            points.append((place, own, won, height, height_at))
        if place < len(nets):  # what comes after the last trade moves no fall
            own += sum((amount for after, amount in flows if after == place), D(0))
        points.append((place, own, won, height, height_at))
    levels = [D(0)]
    for net in nets:
        levels.append(levels[-1] + net)
    money: Drawdown | None = None
    percent: Drawdown | None = None
    deepest = Fraction(0)
    for place, own, won, height, height_at in points:
        fall = height - won
        if not fall:
            continue
        later = range(place + 1, len(levels))
        recovered = next((at for at in later if levels[at] >= height), None)
        here = Drawdown(fall, own + height, height_at, place, recovered)
        if money is None or fall > money.amount:
            money = here
        if own + height > 0 and Fraction(fall) / Fraction(own + height) > deepest:
            deepest, percent = Fraction(fall) / Fraction(own + height), here
    none = Drawdown(D(0), start, 0, 0, 0)
    return Drawdowns(money or none, percent if money else none)


@given(
    st.lists(st.integers(-9, 9).map(D), max_size=14),
    st.integers(0, 30).map(D),
    st.lists(st.tuples(st.integers(0, 14), st.integers(-9, 9).map(D)), max_size=4),
    st.integers(1, 5),
)
def test_own_money_moves_equity_and_peak_alike(
    nets: list[D], start: D, flows: list[tuple[int, D]], length: int
) -> None:
    among = sorted(
        ((min(place, len(nets)), amount) for place, amount in flows), key=lambda it: it[0]
    )
    assert drawdowns(cut(nets, length), start, among) == with_flows(nets, start, among)


def test_a_withdrawal_is_no_fall() -> None:
    nets = [D(10), D(-20), D(15)]
    told = drawdowns(cut(nets, 3), D(100), [(1, D(-50))])
    assert told.in_money == Drawdown(D(20), D(60), 1, 2, None)
    assert told.in_percent is not None
    assert told.in_percent == told.in_money
    alone = drawdowns(cut([D(5)], 3), D(100), [(0, D(-90))])
    assert alone.in_money.amount == 0
