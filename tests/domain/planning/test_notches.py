from __future__ import annotations

from decimal import Decimal as D

from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.planning.notches import DAYS, HEALTH, around, nearest, stretched


def test_places_around_a_price() -> None:
    places = around(D(2_000))
    assert places[0] == 200
    assert places[-1] == 22_000
    assert [D(1_980), D(2_000), D(2_020)] == list(places[len(_falls()) - 1 : len(_falls()) + 2])


def _falls() -> list[D]:
    return [place for place in around(D(2_000)) if place < 2_000]


def test_places_by_pieces() -> None:
    assert stretched(1, D("0.5"), 2, 1, 4) == (D(1), D("1.5"), D(2), D(3), D(4))
    assert HEALTH[0] == 1
    assert DAYS[-1] == 721


@given(st.decimals(D("0.0001"), D(10) ** 9, places=4))
def test_places_rise_and_hold_the_middle(middle: D) -> None:
    places = around(middle)
    assert list(places) == sorted(set(places))
    assert places[nearest(places, middle)] == middle
