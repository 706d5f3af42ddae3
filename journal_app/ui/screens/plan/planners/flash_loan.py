"""Flash loan: leverage in one step, and what is missing to repay the loan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from journal_app.domain.planning.flash_loan import FlashLoan, most_loan, own_needed
from journal_app.domain.planning.notches import PERCENT, around
from journal_app.domain.planning.ranges import at_least_zero, share
from journal_app.domain.problems import Refused
from journal_app.domain.terms import loan_problem
from journal_app.ui.models.cells import Cell, Column
from journal_app.ui.screens.plan.calculator.figures import Figure
from journal_app.ui.screens.plan.planners.asked import Number
from journal_app.ui.screens.plan.planners.planner import (
    Chart,
    Curve,
    Found,
    Planner,
    Remark,
    Table,
    number_columns,
)
from journal_app.ui.screens.plan.planners.words import money

if TYPE_CHECKING:
    from decimal import Decimal

    from journal_app.ui.formatting import Formats
    from journal_app.ui.screens.plan.planners.asked import Values

translate = QCoreApplication.translate

_DRAWN: Final = 60
"""So many of the sizes reach to twice the middle one."""
_FIRST_LISTED: Final = 4
_LISTED_EACH: Final = 5
"""From there every fifth of them, with the middle one among them."""


def planner() -> Planner:
    """What is asked and shown."""
    return Planner(
        name="flash_loan",
        title=translate("Planners", "Flash loan"),
        about=translate("Planners", "What has to be put in so that the loan can be repaid"),
        asked=(
            Number("own", translate("Planners", "Own money"), "money", "25000", at_least_zero),
            Number("loan", translate("Planners", "Flash loan"), "money", "75000", at_least_zero),
            Number(
                "ltv", translate("Planners", "Most LTV"), "percent", "80", share, notches=PERCENT
            ),
            Number(
                "fee_rate",
                translate("Planners", "Fee of the loan"),
                "percent",
                "0.05",
                share,
            ),
        ),
        answer=answer,
        tables=(
            Table(
                "sizes",
                translate("Planners", "Other loans"),
                [
                    *number_columns(
                        ("loan", translate("Planners", "Loan")),
                        ("leverage", translate("Planners", "Leverage")),
                        ("borrow", translate("Planners", "Borrowable")),
                        ("due", translate("Planners", "To repay")),
                        ("shortfall", translate("Planners", "Missing")),
                    ),
                    Column("state", translate("Planners", "State"), sorts=False, stretches=True),
                ],
                translate("Planners", "with the same own money"),
            ),
        ),
        chart=Chart(
            translate("Planners", "To repay and to borrow"),
            x=lambda formats, value: formats.money(value),
        ),
    )


def answer(values: Values, formats: Formats) -> Found:
    """The loan, those around it, and the most that can be repaid."""
    own, ltv, fee_rate = values.number("own"), values.number("ltv"), values.number("fee_rate")
    lent = loan_problem("ltv", ltv)
    if lent is not None:
        raise Refused([lent])
    chosen = FlashLoan(own, values.number("loan"), ltv, fee_rate)
    most = most_loan(own, ltv, fee_rate)
    sizes = around(max(chosen.loan, most or chosen.loan))
    loans = [FlashLoan(own, size, ltv, fee_rate) for size in sizes[:_DRAWN] if size]
    return Found(
        figures=_figures(chosen, most, formats),
        rows={"sizes": [_row(each, formats) for each in loans[_FIRST_LISTED::_LISTED_EACH]]},
        curves=[
            Curve(
                translate("Planners", "To repay"), [(each.loan, each.due) for each in loans], "loss"
            ),
            Curve(
                translate("Planners", "Can be borrowed"),
                [(each.loan, each.borrow) for each in loans],
                "accent",
            ),
        ]
        if loans
        else [],
        markers=[] if most is None else [(most, translate("Planners", "Most"), "muted")],
        remarks=[_verdict(chosen, formats)],
    )


def _verdict(loan: FlashLoan, formats: Formats) -> Remark:
    if loan.closes:
        words = translate("Planners", "The loan can be repaid: {borrow} can be borrowed, {due} due")
        return Remark("pass", words.format(**_sums(loan, formats)))
    words = translate(
        "Planners",
        "The loan cannot be repaid: {shortfall} would have to come from your own pocket",
    )
    detail = translate("Planners", "Put in {own} of your own instead of {put_in}, or borrow less")
    return Remark(
        "breach", words.format(**_sums(loan, formats)), detail.format(**_sums(loan, formats))
    )


def _sums(loan: FlashLoan, formats: Formats) -> dict[str, str]:
    needed = own_needed(loan.loan, loan.ltv, loan.fee_rate)
    return {
        "borrow": money(formats, loan.borrow),
        "due": money(formats, loan.due),
        "shortfall": money(formats, loan.shortfall),
        "own": money(formats, needed),
        "put_in": money(formats, loan.own),
    }


def _figures(loan: FlashLoan, most: Decimal | None, formats: Formats) -> list[Figure]:
    needed = own_needed(loan.loan, loan.ltv, loan.fee_rate)
    tone = "text" if loan.closes else "danger"
    return [
        Figure(
            translate("Planners", "Deposited"),
            money(formats, loan.deposit),
            formula=translate("Planners", "Own money + loan"),
        ),
        Figure(
            translate("Planners", "Leverage"),
            formats.times(loan.leverage, 2),
            formula=translate("Planners", "(Own money + loan) / own money"),
        ),
        Figure(
            translate("Planners", "Can be borrowed"),
            money(formats, loan.borrow),
            formula=translate("Planners", "Most LTV × deposited"),
        ),
        Figure(
            translate("Planners", "Fee"),
            money(formats, loan.fee),
            formula=translate("Planners", "Loan × fee of the loan"),
        ),
        Figure(
            translate("Planners", "To repay"),
            money(formats, loan.due),
            formula=translate("Planners", "Loan × (1 + fee)"),
        ),
        Figure(
            translate("Planners", "Missing"),
            money(formats, loan.shortfall),
            tone=tone,
            formula=translate("Planners", "To repay − can be borrowed, where that is above 0"),
        ),
        Figure(
            translate("Planners", "Own money needed"),
            money(formats, needed),
            tone=tone,
            formula=translate("Planners", "Loan × (1 + fee) / most LTV − loan"),
        ),
        Figure(
            translate("Planners", "Most loan"),
            translate("Planners", "boundless") if most is None else money(formats, most),
            formula=translate("Planners", "Most LTV × own money / (1 + fee − most LTV)"),
        ),
    ]


def _row(loan: FlashLoan, formats: Formats) -> tuple[Cell, ...]:
    state, tone = (
        (translate("Planners", "Closes"), "gain")
        if loan.closes
        else (translate("Planners", "Cannot close"), "danger")
    )
    return (
        Cell(formats.money(loan.loan)),
        Cell(formats.times(loan.leverage, 2)),
        Cell(formats.money(loan.borrow)),
        Cell(formats.money(loan.due)),
        Cell(formats.money(loan.shortfall)),
        Cell(chip=state, chip_tone=tone),
    )
