"""Collateral: a mix with its weighted terms, a staked token's yield and depeg, and the cost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from journal_app.domain.exact import ZERO
from journal_app.domain.margin.lending import Collateral, Debt
from journal_app.domain.planning.collateral import (
    RANGES,
    USUAL_LTV,
    CollateralRequest,
    HeldCollateral,
    OwedDebt,
    Tier,
    calculated,
    falls_with_market,
    tier_of,
)
from journal_app.domain.planning.notches import DAYS, PERCENT
from journal_app.domain.problems import Refused
from journal_app.domain.terms import loan_problem
from journal_app.ui.models.cells import Cell
from journal_app.ui.screens.plan.calculator.figures import Figure
from journal_app.ui.screens.plan.planners.asked import Choose, Number, Rate, Rows, Ticker, Title
from journal_app.ui.screens.plan.planners.planner import Found, Planner, Remark, Table, columns
from journal_app.ui.screens.plan.planners.words import money

if TYPE_CHECKING:
    from journal_app.domain.margin.lending import LendingAccount
    from journal_app.domain.planning.collateral import CollateralAnswer
    from journal_app.ui.formatting import Formats
    from journal_app.ui.screens.plan.planners.asked import Values

translate = QCoreApplication.translate

_TIERS: Final[dict[Tier, Any]] = {
    Tier.MAJOR: QT_TRANSLATE_NOOP("Planners", "Major"),
    Tier.LARGE_CAP: QT_TRANSLATE_NOOP("Planners", "Large"),
    Tier.MID_CAP: QT_TRANSLATE_NOOP("Planners", "Middle"),
    Tier.SMALL_CAP: QT_TRANSLATE_NOOP("Planners", "Small"),
    Tier.OTHER: QT_TRANSLATE_NOOP("Planners", "Not lent on"),
}


def planner() -> Planner:
    """What is asked and shown."""
    return Planner(
        name="collateral",
        title=translate("Planners", "Collateral"),
        about=translate("Planners", "What a mix carries, earns, and stands when its peg slips"),
        asked=(
            Rows(
                "collateral",
                translate("Planners", "Collateral"),
                (
                    Ticker("asset", translate("Planners", "Asset")),
                    Number("amount", translate("Planners", "Amount"), "units", "",
                           RANGES["amount"]),
                    Number("price", translate("Planners", "Price"), "price", "",
                           RANGES["price"]),
                    Number("max_ltv", translate("Planners", "LTV %"), "percent", "",
                           RANGES["max_ltv"]),
                    Number("liquidation_threshold", translate("Planners", "Line %"),
                           "percent", "", RANGES["liquidation_threshold"]),
                ),
                (("wstETH", "10", "2500", "78.5", "81"), ("WBTC", "0.2", "60000", "73", "78")),
            ),
            Title("debt_title", translate("Planners", "Debt")),
            Ticker("debt_asset", translate("Planners", "Asset"), "USDC"),
            Number("debt", translate("Planners", "Amount"), "units", "18000", RANGES["amount"]),
            Number("debt_price", translate("Planners", "Price"), "price", "1", RANGES["price"]),
            Rate("borrow_apr", translate("Planners", "Borrow rate"), "5"),
            Number("days", translate("Planners", "Days"), "days", "30", RANGES["days"], DAYS),
            Title("staked_title", translate("Planners", "Staked token")),
            Ticker("staked", translate("Planners", "Asset"), "wstETH", is_needed=False),
            Rate("yield_apr", translate("Planners", "Its yield"), "3"),
            Choose(
                "yield_is",
                translate("Planners", "It earns by"),
                [
                    ("price", translate("Planners", "Its price, as wstETH")),
                    ("units", translate("Planners", "More units, as stETH")),
                ],
            ),
            Number(
                "price_fall", translate("Planners", "Market falls"), "percent", "30",
                RANGES["price_fall"], PERCENT,
            ),
            Number(
                "depeg_to", translate("Planners", "Depeg to"), "percent", "95",
                RANGES["depeg_to"], PERCENT,
            ),
        ),
        answer=answer,
        tables=(
            Table(
                "depeg",
                translate("Planners", "After the fall and the depeg"),
                columns(
                    ("seen", translate("Planners", "The oracle")),
                    ("value", translate("Planners", "Collateral")),
                    ("equity", translate("Planners", "Equity")),
                    ("ltv", translate("Planners", "LTV")),
                    ("health", translate("Planners", "Health")),
                ),
            ),
            Table(
                "tiers",
                translate("Planners", "The mix"),
                columns(
                    ("asset", translate("Planners", "Asset")),
                    ("value", translate("Planners", "Value")),
                    ("ltv", translate("Planners", "LTV")),
                    ("tier", translate("Planners", "Standing")),
                    ("usual", translate("Planners", "Usual LTV")),
                ),
            ),
        ),
    )  # fmt: skip


def answer(values: Values, formats: Formats) -> Found:
    """The account, what it costs and earns, and the test."""
    request = CollateralRequest(
        collateral=tuple(_held(line, values) for line in values.lines("collateral")),
        debt=(_owed(values),),
        price_fall=values.number("price_fall"),
        depeg_to=values.number("depeg_to"),
        days=values.number("days"),
    )
    lent = [
        problem
        for place, each in enumerate(request.collateral)
        if (
            problem := loan_problem(
                f"collateral/{place}/max_ltv", each.held.max_ltv, each.held.liquidation_threshold
            )
        )
    ]
    if lent:
        raise Refused(lent)
    found = calculated(request)
    return Found(
        figures=_figures(found, formats),
        rows={
            "depeg": [
                _tested(translate("Planners", "sees the depeg"), found.depeg.seen, formats),
                _tested(translate("Planners", "does not see it"), found.depeg.unseen, formats),
            ],
            "tiers": [_tier(part.held, formats) for part in request.collateral],
        },
        remarks=list(_remarks(found, formats)),
    )


def _held(line: Values, values: Values) -> HeldCollateral:
    asset = line.asset("asset")
    is_staked = asset == values.asset("staked")
    held = Collateral(
        asset,
        line.number("amount"),
        line.number("price"),
        line.number("max_ltv"),
        line.number("liquidation_threshold"),
    )
    return HeldCollateral(
        held=held,
        yield_apr=values.number("yield_apr") if is_staked else ZERO,
        is_yield_in_price=values.choice("yield_is") == "price",
        can_depeg=is_staked,
        falls=falls_with_market(asset),
    )


def _owed(values: Values) -> OwedDebt:
    asset = values.asset("debt_asset")
    owed = Debt(asset, values.number("debt"), values.number("debt_price"))
    apr = values.number("borrow_apr")
    return OwedDebt(owed=owed, borrow_apr=apr, falls=falls_with_market(asset))


def _figures(found: CollateralAnswer, formats: Formats) -> list[Figure]:
    account, carry = found.account, found.carry
    return [
        Figure(
            translate("Planners", "Collateral"),
            money(formats, account.collateral_value),
            formula=translate("Planners", "Σ amount × price"),
        ),
        Figure(
            translate("Planners", "Most LTV"),
            formats.percent(account.max_ltv),
            translate("Planners", "in force {ltv}").format(ltv=formats.percent(account.ltv)),
            formula=translate("Planners", "Σ value × most LTV / Σ value"),
        ),
        Figure(
            translate("Planners", "Threshold"),
            formats.percent(account.liquidation_threshold),
            formula=translate("Planners", "Σ value × threshold / Σ value"),
        ),
        Figure(
            translate("Planners", "Health factor"),
            formats.ratio(account.health_factor),
            formula=translate("Planners", "Σ value × threshold / debt"),
        ),
        Figure(
            translate("Planners", "Can be borrowed"),
            money(formats, account.available_to_borrow),
            formula=translate("Planners", "Σ value × most LTV − debt, where that is above 0"),
        ),
        Figure(
            translate("Planners", "Most leverage"),
            formats.times(account.most_leverage, 2),
            formula=translate("Planners", "1 / (1 − most LTV of the mix)"),
        ),
        Figure(
            translate("Planners", "Cost per day"),
            money(formats, carry.cost_per_day),
            formula=translate("Planners", "(Debt × borrow rate − collateral × yield) / 365"),
        ),
        Figure(
            translate("Planners", "Cost of the time"),
            money(formats, carry.cost),
            formula=translate("Planners", "Cost per day × days, with every yield once"),
        ),
        Figure(
            translate("Planners", "Beside the price"),
            money(formats, found.carry_beside_price.cost),
            formula=translate(
                "Planners",
                "The same without yield that the price carries, which a profit by price has in it",
            ),
        ),
        Figure(
            translate("Planners", "Net rate"),
            formats.percent(carry.net_apr, 2, signed=True),
            formula=translate("Planners", "Cost of a year / debt"),
        ),
    ]


def _remarks(found: CollateralAnswer, formats: Formats) -> Iterator[Remark]:
    line = found.depeg.depeg_to_liquidation
    if found.depeg.unseen.is_liquidatable:
        yield Remark("breach", translate("Planners", "The fall alone liquidates the account"))
    elif found.depeg.seen.is_liquidatable:
        words = translate("Planners", "A depeg that the oracle sees liquidates the account")
        detail = translate("Planners", "The line lies at {ratio} of the peg")
        yield Remark("breach", words, detail.format(ratio=formats.percent(line)))
    elif line is not None:
        words = translate("Planners", "The account stands; its line lies at {ratio} of the peg")
        yield Remark("pass", words.format(ratio=formats.percent(line)))


def _tested(word: str, account: LendingAccount, formats: Formats) -> tuple[Cell, ...]:
    health = formats.ratio(account.health_factor)
    is_lost = account.is_liquidatable
    return (
        Cell(word),
        Cell(money(formats, account.collateral_value)),
        Cell(money(formats, account.equity)),
        Cell(formats.percent(account.ltv)),
        Cell(health, tone="danger" if is_lost else "text"),
    )


def _tier(held: Collateral, formats: Formats) -> tuple[Cell, ...]:
    tier = tier_of(held.max_ltv)
    usual = USUAL_LTV[tier]
    between = f"{formats.number(usual.least * 100)}–{formats.percent(usual.most, 0)}"
    return (
        Cell(held.asset),
        Cell(money(formats, held.value)),
        Cell(formats.percent(held.max_ltv)),
        Cell(translate("Planners", _TIERS[tier])),
        Cell(between),
    )
