"""Playbooks: what they fill in, how one is made of answers, and the evidence of pasted prices."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from journal_app.domain.planning.pasted_prices import (
    average_of_last,
    has_pullback,
    ratio_band,
    spread_after_fees,
)
from journal_app.domain.planning.playbooks import PLAYBOOKS, Playbook, filled_by, playbook_of
from journal_app.domain.planning.proposal import Proposal
from journal_app.domain.trade import Direction, Target
from tests.domain.planning.test_checklist import PICTURE, codes, judged

D = Decimal
RISING = tuple(D(1000 + 10 * day) for day in range(60))


@pytest.mark.parametrize("playbook", PLAYBOOKS.values(), ids=list(PLAYBOOKS))
def test_a_playbook_fills_in_levels_on_the_right_sides(playbook: Playbook) -> None:
    begun = filled_by(playbook, Proposal(entry=D(2000)))
    is_long = begun["direction"] is Direction.LONG
    (target,) = begun["targets"]
    assert (begun["stop"] < 2000 < target.price) is is_long
    assert begun["days"] > 0
    assert "stop" not in filled_by(playbook, Proposal())


def test_the_levels_of_a_trend_are_eight_percent_and_twice_that() -> None:
    begun = filled_by(PLAYBOOKS["trend"], Proposal(entry=D(2000)))
    assert (begun["stop"], begun["targets"]) == (D(1840), (Target(D(2320), D(1)),))
    assert begun["follows_trend"] is True
    far = replace(PLAYBOOKS["hedge"], stop_distance=D("0.9"), reward=D(3))
    assert "targets" not in filled_by(far, Proposal(entry=D(2000)))
    bare = replace(far, reward=None)
    assert "targets" not in filled_by(bare, Proposal(entry=D(2000)))


def test_answers_make_a_playbook_that_gives_them_again() -> None:
    made = playbook_of(PICTURE, "Mine")
    assert (made.stop_distance, made.reward) == (D("0.075"), D("2.6666"))
    again = filled_by(made, Proposal(entry=D(2000)))
    assert again["stop"] == D(1850)
    assert again["targets"][0].price == D(2400)
    assert (again["strategy"], again["exit_plan"]) == ("Trend", PICTURE.exit_plan)
    bare = playbook_of(replace(PICTURE, stop=None, strategy="", follows_trend=True), "Mine")
    assert (bare.stop_distance, bare.strategy, bare.extra) == (None, "Mine", "trend")
    known = playbook_of(replace(PICTURE, playbook="pair", targets=()), "Mine")
    assert (known.reward, known.extra) == (None, "ratio")
    assert playbook_of(PICTURE, "Mine").extra == "none"


def test_averages_are_of_the_last_prices() -> None:
    assert average_of_last(RISING, 20) == D(1495)
    assert average_of_last(RISING[:19], 20) is None


def test_a_pullback_comes_back_to_the_average_and_turns() -> None:
    assert has_pullback(RISING, Direction.LONG) is False
    back = (*RISING, D(1450), D(1520), D(1540))
    assert has_pullback(back, Direction.LONG) is True
    assert has_pullback((*RISING, D(1450)), Direction.LONG) is False
    falling = tuple(3000 - price for price in back)
    assert has_pullback(falling, Direction.SHORT) is True
    assert has_pullback(RISING[:24], Direction.LONG) is None


def test_the_band_of_a_ratio_is_two_deviations_wide() -> None:
    """Of 1, 2, 3, 4 and 5 the mean is 3 and the deviation √2.5."""
    prices = tuple(D(number) for number in (9, 1, 2, 3, 4, 5))
    band = ratio_band(prices, (D(1),) * 5)
    assert band is not None
    assert (band.now, band.mean) == (D(5), D(3))
    assert abs(band.high - (3 + 2 * D("1.5811388"))) < D("0.000001")
    assert not band.is_outside
    outside = ratio_band((D(1),) * 20 + (D(2),), (D(1),) * 21)
    assert outside is not None
    assert outside.is_outside
    assert ratio_band(prices, (D(1),)) is None


def test_a_spread_is_what_both_fees_leave() -> None:
    """Buying at 2,000 to sell at 2,020: 20 becomes 7.94 at 0.3 % a side, a loss at 0.5 %."""
    assert spread_after_fees(D(2000), D(2020), D("0.003")) * 2000 == D("7.94")
    assert spread_after_fees(D(2000), D(2020), D("0.005")) < 0


def test_pasted_prices_are_evidence_and_are_judged() -> None:
    pair = replace(PICTURE, prices=(D(1),) * 30, other_prices=(D(2),) * 29 + (D(4),))
    found = {each.name: each.value for each in judged(pair).answer("thesis").evidence}
    assert found["ratio_now"] == D("0.25")
    assert "ratio_inside_band" not in codes(judged(pair), "thesis")
    usual = replace(PICTURE, prices=(D(1), D(2), D(1)), other_prices=(D(1), D(1), D(1)))
    assert "ratio_inside_band" in codes(judged(usual), "thesis")
    spread = replace(PICTURE, other_price=D("2001"), fee_rate=D("0.003"))
    found = {each.name: each.value for each in judged(spread).answer("thesis").evidence}
    assert found["spread"] == D("0.0005")
    assert "spread_below_fees" in codes(judged(spread), "thesis")
    wide = replace(spread, other_price=D(2100))
    assert "spread_below_fees" not in codes(judged(wide), "thesis")
