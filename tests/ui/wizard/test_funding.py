"""On a platform of contracts the checklist asks for the funding, and names it so all over."""

from __future__ import annotations

from decimal import Decimal

import pytest

from journal_app.domain.money import Asset
from journal_app.domain.planning.checklist import CODES
from journal_app.domain.planning.funding import A_YEAR, AN_HOUR, shown_for
from journal_app.domain.planning.questions import Question
from journal_app.domain.trade import Direction, Target
from journal_app.ui.screens.plan.screen import PlanScreen
from journal_app.ui.widgets.labels import Sentence
from journal_app.ui.wizard.alerts_form import AlertsForm
from journal_app.ui.wizard.costs_form import CostsForm
from journal_app.ui.wizard.exit_words import exit_words
from tests.ui.wizard.test_plan_screen import Settle
from tests.ui.wizard.test_plan_screen import plan as plan_screen

D = Decimal
plan = plan_screen


def contract(plan: PlanScreen, direction: Direction = Direction.SHORT) -> CostsForm:
    """The step of the costs of a contract of 0.05 BTC at 95,000."""
    is_short = direction is Direction.SHORT
    plan.wizard.put(
        platform="hyperliquid", asset=Asset("BTC"), direction=direction, strategy="Trend",
        entry=D(95_000), stop=D(99_000 if is_short else 91_000), capital=D(25_000),
        targets=(Target(D(86_000 if is_short else 104_000), D(1)),), leverage=D(2),
        sized_by="units", units=D("0.05"), days=None, fee_rate=D("0.00045"), borrow_apr=None,
    )  # fmt: skip
    plan.wizard.go(Question.COSTS)
    form = plan.checklist.form("costs")
    assert isinstance(form, CostsForm)
    return form


def test_the_costs_of_a_contract_are_its_funding(plan: PlanScreen) -> None:
    form = contract(plan)
    assert plan.checklist.question.text() == "Is the funding acceptable for the planned time?"
    assert form.rate_field.caption == "Funding"
    assert form.rate_field.note.startswith("Without it funding and break‑even are not known")
    named = dict(plan.checklist.evidence.pairs)
    assert {"Funding a day", "Funding in all", "Funding, of the target"} <= named.keys()
    assert not [name for name in named if "nterest" in name]
    plan.wizard.go(Question.COLLATERAL)
    plan.wizard.go(Question.COSTS)
    said = [each.text() for each in plan.checklist.findings.findChildren(Sentence)]
    assert "No funding is given, so what holding the position costs is not known" in said
    plan.wizard.go(Question.THESIS)
    plan.wizard.put(platform="aave_v3")
    plan.wizard.go(Question.COSTS)
    assert plan.checklist.question.text().startswith("Is the borrow rate acceptable")
    assert form.rate_field.caption == "Borrow rate"
    assert not form.per.isVisibleTo(form)
    said = [each.text() for each in plan.checklist.findings.findChildren(Sentence)]
    assert "No borrow rate is given, so what borrowing costs is not known" in said


def test_the_sign_of_the_funding_is_told_for_the_side_of_the_trade(plan: PlanScreen) -> None:
    form = contract(plan, Direction.SHORT)
    assert "below\u00a00 you receive" in form.rate_field.note
    assert form.rate_field.note.endswith("a short types it below\u00a00")
    plan.wizard.put(direction=Direction.LONG)
    assert form.rate_field.note.endswith("a long types it above\u00a00")


def test_funding_may_be_typed_as_the_platform_shows_it(plan: PlanScreen) -> None:
    form = contract(plan)
    form.per.choose(AN_HOUR)
    form.rate.setText("-0.00125")
    assert plan.wizard.proposal.borrow_apr == D("-0.1095")
    assert "−10.95% a year" in form.rate_field.note
    form.per.choose(D(1095))  # the number stays, and is for 8 hours
    assert form.rate.text() == "-0.00125"
    assert plan.wizard.proposal.borrow_apr == D("-0.0136875")
    form.per.choose(AN_HOUR)
    form.rate.setText("0.2")  # 1,752 % a year
    assert form.rate_field.problem
    assert not plan.wizard.proposal.borrow_apr


@pytest.mark.parametrize("platform", ["hyperliquid", "dydx_v4", "gmx_v2"])
def test_funding_begins_with_the_time_that_the_platform_shows_it_for(
    plan: PlanScreen, platform: str
) -> None:
    form = contract(plan)
    assert form.first is form.rate
    plan.wizard.put(platform=platform, borrow_apr=D("-0.1095"))
    assert form.per.data() == AN_HOUR
    assert form.rate.amount() == D("-0.00125")
    assert plan.wizard.proposal.borrow_apr == D("-0.1095")
    assert "−10.95% a year" in form.rate_field.note
    form.per.choose(A_YEAR)  # what somebody chose stays with that platform
    plan.wizard.put(platform="aave_v3")
    plan.wizard.put(platform=platform, borrow_apr=D("0.1"))
    assert (form.per.data(), form.rate.amount()) == (A_YEAR, D(10))


def test_funding_of_a_platform_that_nobody_knows_begins_with_a_year() -> None:
    assert shown_for("mine") == A_YEAR


def test_an_alert_of_a_contract_is_of_its_funding(plan: PlanScreen) -> None:
    contract(plan)
    plan.wizard.put(rate_alert=D("0.2"))
    plan.wizard.go(Question.ALERTS)
    form = plan.checklist.form("alerts")
    assert isinstance(form, AlertsForm)
    assert (form.rate_field.caption, form.rate.unit) == ("Funding alert", "% a year")
    assert "Funding alert" in dict(plan.checklist.evidence.pairs)
    plan.wizard.put(platform="aave_v3")
    assert (form.rate_field.caption, form.rate.unit) == ("Rate alert", "% a year, APR")
    assert "Rate alert" in dict(plan.checklist.evidence.pairs)


def test_a_yearly_funding_is_shown_by_the_hour_and_stays_what_it_is(plan: PlanScreen) -> None:
    form = contract(plan)
    form.per.choose(AN_HOUR)
    plan.wizard.put(borrow_apr=D("0.1"))
    assert form.rate.amount() == D("0.0011415525")
    assert plan.wizard.proposal.borrow_apr == D("0.1")
    plan.wizard.put(platform="aave_v3", borrow_apr=D("0.1"))  # interest is of a year
    assert form.rate.amount() == 10


@pytest.mark.parametrize(
    ("platform", "said"), [("hyperliquid", "Funding at 12%"), ("aave_v3", "Borrow rate at 12%")]
)
def test_an_exit_plan_stops_at_a_funding(plan: PlanScreen, platform: str, said: str) -> None:
    contract(plan)
    plan.wizard.put(platform=platform, rate_stop=D("0.12"))
    assert said in exit_words(plan.wizard.proposal, plan.wizard.terms)


@pytest.mark.parametrize(
    ("platform", "fee", "costs", "loss"),
    [
        ("hyperliquid", "0.00045", "fees $4.28; funding not known", "before funding"),
        ("aave_v3", "0.0005", "fees $4.75; interest not known", "before interest"),
        ("aave_v3", None, "not known: no borrow rate", "before costs"),
    ],
)
def test_of_costs_that_are_known_in_part_the_part_is_told(
    plan: PlanScreen, settle: Settle, platform: str, fee: str | None, costs: str, loss: str
) -> None:
    contract(plan, Direction.LONG)  # 0.05 · 95,000 · 2 sides
    plan.wizard.put(
        platform=platform, asset=Asset("BTC" if platform == "hyperliquid" else "WBTC"),
        fee_rate=D(fee) if fee else None, reasons=dict.fromkeys(CODES, "meant"),
    )  # fmt: skip
    plan.wizard.go(Question.EXIT)
    told = dict(plan.checklist.evidence.pairs)
    known, _, lacks = costs.partition("; ")
    if fee:
        assert told[f"Fees; {lacks}"] == known.removeprefix("fees ")
    else:
        assert told["Expected costs"] == "—"
    plan.checklist.signed_off.emit()
    settle(plan.desk)
    figures = dict(plan.opening.figures.pairs)
    assert figures["Expected costs"] == costs
    assert {f"Loss at the stop, {loss}", f"Profit at the targets, {loss}"} <= figures.keys()


def test_of_costs_that_are_known_nothing_is_said_to_lack(plan: PlanScreen, settle: Settle) -> None:
    contract(plan)
    plan.wizard.put(borrow_apr=D("-0.1"), days=D(14), reasons=dict.fromkeys(CODES, "meant"))
    plan.checklist.signed_off.emit()
    settle(plan.desk)
    assert {"Loss at the stop", "Profit at the targets"} <= dict(plan.opening.figures.pairs).keys()


def test_the_end_of_the_planned_time_is_called_by_its_day(plan: PlanScreen) -> None:
    contract(plan)
    plan.wizard.go(Question.LEVELS)
    for given in ({}, {"days": D(14)}, {"days": None, "borrow_apr": D("0.2")}):
        plan.wizard.put(**given)
        plan.wizard.go(Question.MARGIN)
        told = dict(plan.checklist.evidence.pairs)
        plan.wizard.go(Question.LEVELS)
        told |= dict(plan.checklist.evidence.pairs)
        assert "Liquidation" in told
        assert not [name for name in told if "end" in name or "day 14" in name]
    plan.wizard.put(borrow_apr=D("0.2"), days=D(14))
    assert "Liquidation on day 14" in dict(plan.checklist.evidence.pairs)
    plan.wizard.go(Question.MARGIN)
    assert "Distance on day 14" in dict(plan.checklist.evidence.pairs)
