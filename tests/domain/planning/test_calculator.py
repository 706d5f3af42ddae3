from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from journal_app.domain.money import Asset
from journal_app.domain.planning.calculator import (
    LAWS,
    SIZINGS,
    PositionAnswer,
    PositionRequest,
    calculated,
    has_loan,
    out_of_range,
    own_money_only,
    sizings,
    term_of,
    terms_asked,
)
from journal_app.domain.problems import Refused
from journal_app.domain.terms import AssetTerms, Law, Terms
from journal_app.domain.trade import Direction, Target

D = Decimal
GUIDE = PositionRequest(
    law="equity_ratio",
    direction=Direction.LONG,
    entry=D(2_000),
    collateral=D(20_000),
    leverage=D(2),
    maintenance_margin=D("0.2"),
    borrow_apr=D("0.073"),
    days=D(10),
)
WHOLE: dict[str, Decimal] = {
    "collateral": D(20_000),
    "leverage": D(2),
    "units": D(20),
    "borrowed": D(20_000),
    "risk_fraction": D("0.02"),
}


def ask(**changes: Any) -> PositionAnswer:
    return calculated(replace(GUIDE, **changes))


def test_everything_that_follows() -> None:
    found = ask(stop=D(1_850), target=D(2_306), capital=D(152_000), marks=(D(1_600),))
    assert (found.position.stake.units, found.position.borrowed) == (D(20), D(20_000))
    assert (found.risk, found.risk_of_capital, found.reward) == (D(3_040), D("0.02"), D(6_080))
    assert found.reward_to_risk == 2
    assert found.breaches == ()
    assert [each.equity for each in found.scenarios] == [12_000]
    assert ask(stop=D(2_100)).breaches == ("stop_wrong_side",)


@pytest.mark.parametrize("sizing", SIZINGS, ids="-".join)
def test_any_two_figures_give_the_same_position(sizing: tuple[str, ...]) -> None:
    nothing = dict.fromkeys(WHOLE)
    given = {name: WHOLE[name] for name in sizing}
    found = ask(**{**nothing, **given}, stop=D(1_850), capital=D(152_000))
    assert found.position == ask().position


@pytest.mark.parametrize("law", LAWS)
@pytest.mark.parametrize("direction", Direction)
def test_only_what_determines_a_position_is_offered(law: str, direction: Direction) -> None:
    nothing = dict.fromkeys(WHOLE)
    rules = {"maintenance_margin": D("0.2"), "liquidation_threshold": D("0.8")}
    stop = D(1_850) if direction is Direction.LONG else D(2_150)
    for sizing in SIZINGS:
        given = {**nothing, **rules, **{name: WHOLE[name] for name in sizing}}
        try:
            ask(law=law, direction=direction, stop=stop, capital=D(152_000), **given)
        except Refused:
            assert sizing not in sizings(law, direction)
        else:
            assert sizing in sizings(law, direction)


def test_the_laws_and_what_they_need() -> None:
    assert {law: term_of(law) for law in LAWS} == {
        "equity_ratio": "maintenance_margin",
        "debt_ratio": "maintenance_margin",
        "lending": "liquidation_threshold",
        "perp": "maintenance_margin",
    }
    assert [law for law in LAWS if not has_loan(law)] == ["perp"]
    for law in LAWS:
        with pytest.raises(Refused) as refused:
            ask(law=law, maintenance_margin=None)
        assert refused.value.problems[0].field == term_of(law)
    assert ask(law="debt_ratio", maintenance_margin=D("1.5")).position.liquidation_price == 2_500


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"units": D(1)}, "units", "too_many_figures"),
        ({"leverage": None}, "leverage", "two_figures_needed"),
        ({"maintenance_margin": D("1.1")}, "maintenance_margin", "not_a_fraction"),
        ({"risk_fraction": D("0.01")}, "capital", "missing"),
        ({"target": D(1), "targets": ()}, "targets", "target_and_targets"),
        ({"targets": (Target(D(1), D(1)),) * 2}, "targets", "shares_above_one"),
    ],
)
def test_refusals_name_the_field(changes: dict[str, Any], field: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        ask(**changes)
    assert [(each.field, each.code) for each in refused.value.problems] == [(field, code)]


def test_every_number_out_of_its_range_is_named_at_once() -> None:
    figures = {"entry": D(0), "leverage": D(2), "max_ltv": D("1.2"), "borrow_apr": D(-2)}
    assert [(each.field, each.code) for each in out_of_range({**figures, "days": D(-1)})] == [
        ("entry", "not_positive"),
        ("max_ltv", "not_a_fraction"),
        ("borrow_apr", "rate_below_minus_one"),
        ("days", "negative"),
    ]


def test_the_same_with_own_money_only() -> None:
    alone = own_money_only(ask().position)
    assert alone is not None
    assert (alone.stake.units, alone.leverage) == (D(10), D(1))
    assert (alone.borrowed, alone.interest) == (D(0), D(0))
    assert own_money_only(ask(leverage=None, collateral=D(0), units=D(1)).position) is None


def terms(law: Law, **of_asset: Any) -> Terms:
    return Terms(
        platform="p",
        name="P",
        law=law,
        as_of=date(2026, 1, 1),
        source="the market's own page",
        assets={Asset("ETH"): AssetTerms(**of_asset)},
        aliases={Asset("WETH"): Asset("ETH")},
        fee_rate=D("0.0005"),
    )


def test_what_a_platform_asks() -> None:
    lent = terms("lending", max_ltv=D("0.8"), liquidation_threshold=D("0.83"))
    assert terms_asked(lent, Asset("WETH")) == {
        "max_ltv": D("0.8"),
        "liquidation_threshold": D("0.83"),
        "fee_rate": D("0.0005"),
    }
    tiered = terms("perp", tiers=((D(0), D(20)), (D(100), D(10))))
    asked = terms_asked(tiered, Asset("ETH"))
    assert (asked["initial_margin"], asked["maintenance_margin"]) == (D("0.05"), D("0.025"))
    vault = terms("debt_ratio", initial_margin=D("0.45"), maintenance_margin=D("0.45"))
    asked = terms_asked(vault, Asset("ETH"))  # 145 % lets a long grow to 1.45 / 0.45 = 3.22 times
    assert (asked["initial_margin"], asked["maintenance_margin"]) == (D("0.3104"), D("0.45"))
    assert terms_asked(lent, Asset("SOL")) == {}
    assert terms_asked(terms("gmx", maintenance_margin=D("0.01")), Asset("ETH")) == {}
    assert terms_asked(terms("lending", max_ltv=D("0.8")), Asset("ETH")) == {}


@pytest.mark.parametrize(
    ("given", "field", "code"),
    [
        ({}, "capital", "missing"),
        ({"capital": D(10_000)}, "stop", "missing"),
        ({"capital": D(10_000), "stop": D(1_900)}, "leverage", "two_figures_needed"),
        (
            {"capital": D(10_000), "stop": D(1_900), "leverage": D(2), "collateral": D(1)},
            "leverage",
            "too_many_figures",
        ),
        (
            {"capital": D(10_000), "stop": D(1_900), "leverage": D(2), "units": D(1)},
            "units",
            "too_many_figures",
        ),
        ({"capital": D(0), "stop": D(1_900), "leverage": D(2)}, "capital", "nothing_bought"),
    ],
)
def test_a_size_from_risk_needs_its_own_figures(
    given: dict[str, Decimal], field: str, code: str
) -> None:
    nothing = dict.fromkeys(("collateral", "leverage"))
    with pytest.raises(Refused) as refused:
        ask(**{**nothing, "risk_fraction": D("0.02"), **given})
    (problem,) = refused.value.problems
    assert (problem.field, problem.code) == (field, code)
