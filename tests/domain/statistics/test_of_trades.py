from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal as D
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.exact import CONTEXT, exact
from journal_app.domain.statistics.drawdowns import Drawdown
from journal_app.domain.statistics.of_trades import (
    BLOCK,
    Block,
    Columns,
    Statistics,
    Tally,
    block_of,
    blocks,
    kelly,
    revised,
    statistics,
    system_quality_number,
    tally,
)


def of(*nets: str, r: Sequence[str | None] = (), start: str = "0") -> Statistics:
    columns = Columns(
        net=[D(net) for net in nets],
        r=[None if times is None else D(times) for times in r],
    )
    return statistics(blocks(columns), D(start))


def test_every_figure_worked_by_hand() -> None:
    # wins 100 + 200 + 50 + 300 + 80 = 730; losses 150 + 100 + 30 = 280; one trade at 0
    made = of("100", "200", "50", "-150", "300", "-100", "80", "-30", "0", start="1000")
    assert (made.count, made.wins, made.losses, made.break_even) == (9, 5, 3, 1)
    assert made.net == 450
    assert made.gross_profit == 730
    assert made.gross_loss == 280
    assert made.win_rate == CONTEXT.divide(D(5), D(9))
    assert made.profit_factor == CONTEXT.divide(D(73), D(28))
    assert made.expectancy == 50
    assert made.average_win == 146
    assert made.average_loss == CONTEXT.divide(D(280), D(3))
    assert made.payoff is not None
    assert abs(made.payoff - D("1.564285714285714285714285714")) < D("1e-26")
    # 50 / 93.33… = 15/28; 5/9 − (4/9)/(146·3/280) = 5/9 − 1120/3942
    assert made.expectancy_ratio is not None
    assert abs(made.expectancy_ratio - D("0.5357142857142857142857142857")) < D("1e-26")
    assert made.kelly is not None
    assert abs(made.kelly - D("0.2714358193810248604769152714")) < D("1e-26")
    assert made.expectancy_r is None
    # Σx² = 10,000 + 40,000 + 2,500 + 22,500 + 90,000 + 10,000 + 6,400 + 900 = 182,300
    # s² = (182,300 − 450²/9)/8 = 19,975; SQN = 3 · 50 / √19,975
    assert made.sqn is not None
    assert abs(made.sqn - D("1.061323706515837534815983")) < D("1e-23")
    assert made.sqn_of == "money"
    assert made.max_drawdown == Drawdown(D(150), D(1350), 3, 4, 5)
    assert made.worst_drawdown_fraction == made.max_drawdown


def test_no_trades_have_no_figures_but_their_sums() -> None:
    made = of()
    assert (made.count, made.wins, made.losses, made.break_even) == (0, 0, 0, 0)
    assert made.gross_profit == made.gross_loss == made.net == 0
    for figure in (
        made.win_rate,
        made.profit_factor,
        made.expectancy,
        made.expectancy_ratio,
        made.expectancy_r,
        made.average_win,
        made.average_loss,
        made.payoff,
        made.sqn,
        made.kelly,
    ):
        assert figure is None
    assert made.max_drawdown.amount == 0


def test_only_wins_have_nothing_that_is_measured_in_losses() -> None:
    made = of("5", "7")
    assert made.win_rate == 1
    assert made.expectancy == made.average_win == 6
    assert made.profit_factor is made.payoff is made.kelly is made.expectancy_ratio is None
    assert made.average_loss is None
    # 6/√2 · √2
    assert made.sqn is not None
    assert abs(made.sqn - 6) < D("1e-48")


def test_only_losses_have_a_profit_factor_of_nothing() -> None:
    made = of("-5", "-7")
    assert made.win_rate == made.profit_factor == 0
    assert made.expectancy_ratio == -1
    assert made.payoff is made.kelly is made.average_win is None
    assert made.max_drawdown.fraction is None
    assert made.worst_drawdown_fraction is None


def test_break_even_trades_are_a_class_of_their_own() -> None:
    made = of("0", "0.00", "-0")
    assert (made.count, made.wins, made.losses, made.break_even) == (3, 0, 0, 3)
    assert made.win_rate == made.expectancy == 0
    assert made.profit_factor is made.sqn is None


def test_one_trade_has_no_spread() -> None:
    assert of("3").sqn is None


def test_sqn_is_of_r_only_where_every_trade_has_one() -> None:
    every = of("10", "-10", "30", r=["1", "-1", "2"])
    # mean 2/3, s² = (6 − 4/3)/2 = 7/3: √3 · (2/3) / √(7/3) = 2/√7
    assert every.sqn_of == "r"
    assert every.sqn is not None
    assert abs(every.sqn - D("0.7559289460184544544")) < D("1e-18")
    assert every.expectancy_r == CONTEXT.divide(D(2), D(3))
    some = of("10", "-10", "30", r=["1", None, "2"])
    assert some.sqn_of == "money"
    assert some.sqn == of("10", "-10", "30").sqn
    assert some.expectancy_r == D("1.5")


def test_alike_quotients_have_no_spread_at_all() -> None:
    third = CONTEXT.divide(D(1), D(3))
    made = statistics(blocks(Columns([D(1)] * 7, [third] * 7)))
    assert made.sqn is None
    assert made.expectancy_r is not None
    assert abs(made.expectancy_r - third) < D("1e-49")


@pytest.mark.parametrize(
    ("win_rate", "payoff", "share"),
    [("0.5", "2", "0.25"), ("0.4", "2", "0.1"), ("0.55", "1.5", "0.25"), ("0.3", "2", "-0.05")],
)
def test_kelly(win_rate: str, payoff: str, share: str) -> None:
    assert kelly(D(win_rate), D(payoff)) == D(share)


def test_sqn_is_not_capped() -> None:
    # 200 trades, half 1 and half 3: mean 2, s² = 200/199, SQN = 2·√199
    sqn = system_quality_number(200, D(400), D(1000))
    assert sqn is not None
    assert abs(sqn * sqn - 4 * 199) < D("1e-24")


def test_other_columns_are_summed() -> None:
    columns = Columns([D(1), D(2)], [], [D(3), D(4)], [D(5), D(6)], [D(7), D(-8)], [D(9), D(1)])
    made = statistics(blocks(columns))
    assert (str(made.gross), str(made.interest)) == ("7", "11")
    assert (str(made.funding), str(made.fees)) == ("-1", "10")


def test_columns_are_of_one_length() -> None:
    with pytest.raises(ValueError, match="unequal"):
        Columns([D(1)], [D(1), D(2)])


numbers = st.integers(-300, 300).map(lambda n: D(n) / 100)
rows = st.lists(st.tuples(numbers, st.none() | numbers, numbers, numbers), max_size=60)


def columns_of(table: Sequence[tuple[D, D | None, D, D]]) -> Columns:
    return Columns(
        net=[net for net, _, _, _ in table],
        r=[r for _, r, _, _ in table],
        gross=[gross for _, _, gross, _ in table],
        interest=[interest for _, _, _, interest in table],
        funding=[gross for _, _, gross, _ in table],
        fees=[interest for _, _, _, interest in table],
    )


@given(rows, st.lists(st.integers(0, 60), max_size=5))
def test_the_tally_of_the_whole_is_the_sum_over_any_split(
    table: list[tuple[D, D | None, D, D]], at: list[int]
) -> None:
    whole = columns_of(table)
    cuts = [0, *sorted(min(cut, len(table)) for cut in at), len(table)]
    total = Tally()
    for start, stop in pairwise(cuts):
        total += tally(whole.part(start, stop))
    assert total == tally(whole)


@given(rows, st.integers(0, 60), st.integers(0, 20), rows)
def test_a_revised_journal_counts_as_one_counted_anew(
    table: list[tuple[D, D | None, D, D]],
    first: int,
    dropped: int,
    added: list[tuple[D, D | None, D, D]],
) -> None:
    first = min(first, len(table))
    dropped = min(dropped, len(table) - first)
    present = [block_of(columns_of(table[at : at + 7])) for at in range(0, len(table), 7)]
    anew = [*table[:first], *added, *table[first + dropped :]]
    made = revised(present, first, dropped, columns_of(added))
    assert [net for block in made for net in block.trades.net] == [row[0] for row in anew]
    assert [r for block in made for r in block.trades.r] == [row[1] for row in anew]
    assert statistics(made, D(5)) == statistics(blocks(columns_of(anew)), D(5))


def test_only_the_touched_block_is_tallied_anew() -> None:
    present = blocks(Columns([D(1)] * (5 * BLOCK)))
    assert [block.tally.count for block in present] == [BLOCK] * 5
    appended = revised(present, 5 * BLOCK, 0, Columns([D(2)]))
    assert [one is other for one, other in zip(present, appended, strict=False)] == [
        True, True, True, True, False,
    ]  # fmt: skip
    assert sum(block.tally.count for block in appended) == 5 * BLOCK + 1
    changed = revised(present, 2 * BLOCK, 1, Columns([D(2)]))
    assert [one is other for one, other in zip(present, changed, strict=True)] == [
        True, True, False, True, True,
    ]  # fmt: skip
    assert statistics(revised([], 0, 0, Columns([D(2)]))) == of("2")
    assert revised(blocks(Columns([D(2)])), 0, 1, Columns([])) == []


def agrees(found: D | None, wanted: Fraction | None) -> bool:
    if found is None or wanted is None:
        return found is None and wanted is None
    return abs(Fraction(found) - wanted) < Fraction(1, 10**40)


def mean(figures: Sequence[Fraction]) -> Fraction | None:
    return sum(figures, Fraction(0)) / len(figures) if figures else None


@given(rows)
@exact
def test_agrees_with_fractions(table: list[tuple[D, D | None, D, D]]) -> None:
    made = statistics([block_of(columns_of(table[at : at + 9])) for at in range(0, len(table), 9)])
    nets = [Fraction(net) for net, _, _, _ in table]
    rs = [Fraction(r) for _, r, _, _ in table if r is not None]
    wins, losses = [n for n in nets if n > 0], [-n for n in nets if n < 0]
    assert (made.count, made.wins, made.losses) == (len(nets), len(wins), len(losses))
    assert made.wins + made.losses + made.break_even == made.count
    assert agrees(made.expectancy, mean(nets))
    assert agrees(made.expectancy_r, mean(rs))
    assert agrees(made.average_win, mean(wins))
    assert agrees(made.average_loss, mean(losses))
    assert agrees(made.profit_factor, Fraction(sum(wins), sum(losses)) if losses else None)
    assert agrees(made.win_rate, mean([Fraction(net > 0) for net in nets]))
    figures = rs if made.sqn_of == "r" else nets
    middle = mean(figures) or Fraction(0)
    squares = sum(((one - middle) ** 2 for one in figures), Fraction(0))
    if made.sqn is None:
        assert not squares
    else:
        count = len(figures)
        assert agrees(made.sqn * made.sqn, middle**2 * count * (count - 1) / squares)


def test_blocks_cut_evenly() -> None:
    counts = [block.tally.count for block in blocks(Columns([D(1)] * (BLOCK + 1)))]
    assert counts == [BLOCK // 2, BLOCK // 2 + 1]
    assert blocks(Columns([])) == ()
    assert isinstance(blocks(Columns([D(1)]))[0], Block)
