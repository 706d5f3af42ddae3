"""Where levels lie: to scale, mirrored for shorts, and drawable whatever the prices are."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.levels import Levels
from journal_app.ui.widgets.ladder_scale import EMPTY, NAMES, ladder_scale, place_labels

LONG = Levels(
    "long",
    liquidation=Decimal(1250),
    stop=Decimal(1850),
    entry=Decimal(2000),
    mark=Decimal(2114),
    target=Decimal(2400),
)
PRICES = st.none() | st.decimals("-10", "1e12", allow_nan=False, allow_infinity=False)


def test_levels_lie_to_scale() -> None:
    at = ladder_scale(LONG).at
    per_dollar = (at["target"] - at["liquidation"]) / (2400 - 1250)
    assert at["stop"] - at["liquidation"] == pytest.approx(600 * per_dollar)
    assert at["mark"] - at["entry"] == pytest.approx(114 * per_dollar)
    assert not ladder_scale(LONG).breaks


def test_a_short_is_the_mirror_of_a_long() -> None:
    mirrored = LONG._replace(direction="short")._replace(
        **{name: 4000 - price for name in NAMES if (price := getattr(LONG, name)) is not None}
    )
    ours, theirs = ladder_scale(LONG), ladder_scale(mirrored)
    assert theirs.at == pytest.approx({name: 1 - place for name, place in ours.at.items()})
    assert [band.tone for band in theirs.bands] == [band.tone for band in ours.bands]
    assert [1 - band.right for band in theirs.bands] == pytest.approx(
        [band.left for band in ours.bands]
    )


def test_what_lies_absurdly_far_stands_behind_a_break() -> None:
    for liquidation in (Decimal(0), Decimal(-300), Decimal("0.01")):
        scale = ladder_scale(LONG._replace(liquidation=liquidation))
        (cut,) = scale.breaks
        assert scale.at["liquidation"] < cut < scale.at["stop"]
        assert scale.at["target"] - scale.at["stop"] > 0.8


def test_beyond_liquidation_the_position_is_lost() -> None:
    assert not ladder_scale(LONG).is_liquidated
    assert ladder_scale(LONG._replace(mark=Decimal(1250))).is_liquidated
    short = Levels("short", liquidation=Decimal(90), entry=Decimal(70), mark=Decimal(91))
    assert ladder_scale(short).is_liquidated


def test_a_stop_in_profit_has_no_band_of_loss() -> None:
    scale = ladder_scale(LONG._replace(stop=Decimal(2050)))
    assert [band.tone for band in scale.bands] == ["gain", "danger"]


def test_nothing_to_draw_and_all_in_one_place() -> None:
    assert ladder_scale(Levels("long")) == EMPTY
    one = Decimal(5)
    assert set(ladder_scale(Levels("long", one, one, one, one, one, one)).at.values()) == {0.5}


@given(st.sampled_from(["long", "short"]), st.tuples(*[PRICES] * len(NAMES)))
def test_every_level_stays_on_the_axis_and_in_order(
    direction: str, prices: tuple[Decimal | None, ...]
) -> None:
    levels = Levels(direction, *prices)
    scale = ladder_scale(levels)
    assert all(0 <= place <= 1 for place in scale.at.values())
    by_price = sorted(scale.at, key=lambda name: getattr(levels, name))
    places = [scale.at[name] for name in by_price]
    assert places == sorted(places)
    assert all(0 <= band.left <= band.right <= 1 for band in scale.bands)


def test_two_labels_that_meet_move_aside_and_others_give_way() -> None:
    first, second, third = place_labels([(50, 40), (55, 40), (58, 30)], 200)
    assert first is not None
    assert second is not None
    assert second - first >= 40
    assert third is None


def test_labels_stay_inside_and_the_second_goes_where_there_is_no_room() -> None:
    assert place_labels([(0, 40), (200, 40)], 200) == [0, 160]
    assert place_labels([(90, 80), (95, 80)], 120) == [40, None]
    first, second = place_labels([(195, 40), (199, 40)], 200)
    assert second == 160
    assert first is not None
    assert first <= 160 - 40


def test_the_first_gives_way_to_a_second_that_begins_at_the_edge() -> None:
    assert place_labels([(2, 40), (0, 36)], 200) == [44, 0]


def test_the_others_give_way_to_where_the_first_has_gone() -> None:
    # the second is pushed against the right edge, the first before it, onto the tick of the third
    first, second, third = place_labels([(180, 40), (195, 40), (120, 40)], 200)
    assert (first, second, third) == (112, 160, None)


LABELS = st.lists(st.tuples(st.floats(-20, 420), st.floats(1, 120)), max_size=6)


@given(LABELS, st.integers(20, 400))
def test_no_label_ever_meets_another(wanted: list[tuple[float, float]], width: int) -> None:
    places = place_labels(wanted, width)
    assert len(places) == len(wanted)
    shown = sorted(
        (place, place + size)
        for place, (_, size) in zip(places, wanted, strict=True)
        if place is not None
    )
    for (_, end), (start, _) in pairwise(shown):
        assert start - end > 7.999
    if len(shown) > 1:
        assert shown[0][0] > -0.001
        assert shown[-1][1] <= width + 0.001
