"""The trader's own rules: none that asks for a reason is missing from the list of them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from journal_app.domain.planning.profiles import CONSERVATIVE
from journal_app.domain.planning.rules import Rule
from journal_app.domain.planning.surroundings import Surroundings
from journal_app.domain.trade import Verdict
from tests.domain.planning.test_checklist import AROUND, PICTURE, judged

D = Decimal
BY_PROFILE = {
    "leverage_above_profile", "risk_above_2_percent", "position_above_profile",
    "liquidation_within_30_percent", "health_below_profile", "stop_beyond_profile",
    "platform_above_profile", "book_above_profile",
}  # fmt: skip
"""The breaches that a line of the profile brings about."""


def broken(rules: tuple[Rule, ...]) -> dict[str, Rule]:
    return {rule.name: rule for rule in rules if rule.verdict is Verdict.BREACH}


def test_the_rules_for_more_than_this_trade_are_told_once_they_are_broken() -> None:
    around = replace(AROUND, own_money={"aave_v3": D(15_000)}, exposure=D(200_000))
    kept = judged(PICTURE)
    assert {"on_platform", "book"}.isdisjoint(rule.name for rule in kept.rules)
    judgement = judged(PICTURE, around)
    position = judgement.position
    assert position is not None
    told = broken(judgement.rules)
    there, book = told["on_platform"], told["book"]
    own, value = position.stake.collateral, position.stake.value
    assert (there.limit, there.kind) == (CONSERVATIVE.most_on_one_platform, "percent")
    assert there.figure is not None
    assert abs(there.figure - (D(15_000) + own) / D(58_412)) < D("1e-20")
    assert (book.limit, book.kind) == (CONSERVATIVE.most_leverage, "times")
    assert book.figure is not None
    assert abs(book.figure - (D(200_000) + value) / D(58_412)) < D("1e-20")


@pytest.mark.parametrize(
    ("changed", "around"),
    [
        ({"leverage": D("1.5"), "risk_fraction": D("0.001")}, AROUND),
        ({"leverage": D(3)}, AROUND),
        ({"stop": D(1600)}, AROUND),
        ({"risk_fraction": D("0.03")}, AROUND),
        ({}, replace(AROUND, own_money={"aave_v3": D(15_000)})),
        ({}, replace(AROUND, exposure=D(200_000))),
        ({"backed_by": "own", "own": D(30_000), "sized_by": "units", "units": D(1)}, AROUND),
        (
            {
                "backed_by": "own", "own": D(0), "sized_by": "units", "units": D(1),
                "platform": "hyperliquid",
            },
            AROUND,
        )
    ],
)  # fmt: skip
def test_rules_are_all_kept_only_where_the_profile_asks_for_no_reason(
    changed: dict[str, object], around: Surroundings
) -> None:
    judgement = judged(replace(PICTURE, **changed), around)  # type: ignore[arg-type]
    assert bool(judgement.crossed & BY_PROFILE) == bool(broken(judgement.rules))


@pytest.mark.parametrize(
    ("line", "own", "told"),
    [
        (None, {}, None),
        (D("0.2"), {}, None),  # exactly at the line is not under it
        (D("0.3"), {}, D("0.3")),
        (D("0.3"), {"main": D("0.1")}, None),
        (None, {"main": D("0.25")}, D("0.25")),
        (None, {"other": D("0.25")}, None),
    ],
)
def test_what_would_ask_to_be_acted_upon_once_open_is_told_before(
    line: Decimal | None, own: dict[str, Decimal], told: Decimal | None
) -> None:
    plan = replace(PICTURE, platform="hyperliquid", leverage=D(5), account="main")
    judgement = judged(plan, replace(AROUND, margin_line=line, margin_lines=own))
    found = {rule.name: rule for rule in judgement.rules}.get("margin")
    assert (found.limit if found else None) == told
    if found is not None:
        assert (found.verdict, found.kind) == (Verdict.WARNING, "percent")
        assert found.figure is not None
        assert abs(found.figure - D("0.2")) < D("1e-20")
    assert "margin" not in broken(judgement.rules)
