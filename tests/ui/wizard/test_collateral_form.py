"""The step of the collateral says what one pays with, and what becomes of it."""

from __future__ import annotations

from decimal import Decimal

from journal_app.domain.money import Asset
from journal_app.domain.planning.checklist import CODES
from journal_app.domain.planning.questions import Question
from journal_app.domain.trade import Direction, Target
from journal_app.ui.screens.plan.screen import PlanScreen
from journal_app.ui.wizard.collateral_form import CollateralForm
from journal_app.ui.wizard.size_form import SizeForm
from tests.ui.wizard.test_plan_screen import Settle
from tests.ui.wizard.test_plan_screen import plan as plan_screen

D = Decimal
plan = plan_screen
ETH, WETH, USDC = Asset("ETH"), Asset("WETH"), Asset("USDC")


def lent(plan: PlanScreen, question: Question) -> None:
    """0.8 ETH at 3,050 on Aave, with 1.12 ETH beside them."""
    plan.wizard.put(
        platform="aave_v3", asset=ETH, collateral=ETH, strategy="Trend", entry=D(3050),
        stop=D(2900), targets=(Target(D(3400), D(1)),), capital=D(25_000), sized_by="units",
        units=D("0.8"), backed_by="own", own=D("1.12"), borrow_apr=D(0), days=D(14),
        fee_rate=D(0), reasons=dict.fromkeys(CODES, "meant"),
    )  # fmt: skip
    plan.wizard.go(question)


def test_what_is_paid_with_is_told_from_what_becomes_the_collateral(plan: PlanScreen) -> None:
    lent(plan, Question.COLLATERAL)
    form = plan.checklist.form("collateral")
    assert isinstance(form, CollateralForm)
    assert form.asset_field.caption == "You pay with"
    assert "kept as collateral beside the trade" in form.asset_field.note
    plan.wizard.put(collateral=USDC)
    assert form.asset_field.note == "It buys ETH, and the ETH bought is the collateral."
    plan.wizard.put(direction=Direction.SHORT)
    assert (form.asset_field.caption, form.asset_field.note) == ("Collateral", "")
    plan.wizard.put(direction=Direction.LONG, platform="hyperliquid")
    assert (form.asset_field.caption, form.asset_field.note) == ("Collateral", "")


def test_neither_depeg_nor_correlation_is_asked_of_the_traded_asset(plan: PlanScreen) -> None:
    lent(plan, Question.COLLATERAL)
    form = plan.checklist.form("collateral")
    assert isinstance(form, CollateralForm)
    asked = (form.depeg, form.correlation)
    for same in (ETH, WETH):
        plan.wizard.put(collateral=same, collateral_price=D(3050))
        assert [field.isVisible() for field in asked] == [False, False]
    plan.wizard.put(collateral=Asset("wstETH"))
    assert [field.isVisible() for field in asked] == [True, True]


def test_what_the_collateral_loses_is_told_beside_the_loss(
    plan: PlanScreen, settle: Settle
) -> None:
    lent(plan, Question.SIZE)
    form = plan.checklist.form("size")
    assert isinstance(form, SizeForm)
    assert "would lose $120 at the stop" in form.note.sentence.text()
    assert "Your collateral loses about $168 more there." in form.note.sentence.text()
    assert dict(plan.checklist.evidence.pairs)["Collateral loss at stop"] == "$168"
    plan.wizard.put(collateral=USDC, own=D(2000))
    assert "Your collateral" not in form.note.sentence.text()
    lent(plan, Question.EXIT)
    plan.checklist.signed_off.emit()
    settle(plan.desk)
    figures = dict(plan.opening.figures.pairs)
    assert figures["Loss at the stop"].startswith("$120")
    assert figures["Collateral loss at stop"].startswith("$168")
