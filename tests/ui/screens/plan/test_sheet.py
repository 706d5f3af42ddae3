from __future__ import annotations

from decimal import Decimal

import pytest

from journal_app.domain.planning.calculator import LAWS, SIZINGS
from journal_app.domain.trade import Direction
from journal_app.ui.formatting import Formats
from journal_app.ui.screens.plan.calculator.figures import (
    Figure,
    answer_to,
    for_plan,
    result,
    scenario_rows,
)
from journal_app.ui.screens.plan.calculator.sheet import Sheet, fields_of, needed, read

D = Decimal
GUIDE = {
    "entry": D(2_000),
    "collateral": D(20_000),
    "leverage": D(2),
    "initial_margin": D(50),
    "maintenance_margin": D(20),
    "borrow_apr": D(8),
    "days": D(30),
}


def sheet(**numbers: Decimal | None) -> Sheet:
    given = {**GUIDE, **numbers}
    return Sheet("equity_ratio", Direction.LONG, ("collateral", "leverage"), False, given)


def refused(**numbers: Decimal | None) -> dict[str, str]:
    reading = read(sheet(**numbers))
    assert (reading.request is None) == bool(reading.problems)
    return {field: problem.code for field, problem in reading.problems.items()}


def test_percentages_become_fractions() -> None:
    request = read(sheet()).request
    assert request is not None
    assert (request.entry, request.maintenance_margin) == (D(2_000), D("0.2"))
    assert (request.borrow_apr, request.fee_rate, request.stop) == (D("0.08"), D(0), None)


def test_a_rate_is_an_apr_or_an_apy() -> None:
    as_apr, as_apy = read(sheet()), read(sheet()._replace(is_yield=True))
    assert as_apr.other_rate is not None
    assert as_apy.request is not None
    assert round(as_apr.other_rate, 5) == D("0.08329")
    assert round(as_apy.request.borrow_apr, 5) == D("0.07696")
    assert as_apy.other_rate == as_apy.request.borrow_apr
    assert read(sheet(borrow_apr=D("9e20"))).other_rate is None


@pytest.mark.parametrize(
    ("numbers", "problems"),
    [
        ({"entry": None}, {"entry": "empty"}),
        ({"entry": D(-1), "leverage": D(0)}, {"entry": "negative", "leverage": "not_positive"}),
        ({"initial_margin": D(120)}, {"initial_margin": "not_a_percentage"}),
        ({"borrow_apr": D(-101)}, {"borrow_apr": "rate_below_minus_one"}),
        ({"days": D(-1)}, {"days": "negative"}),
        ({"stop": D(-1), "capital": None}, {"stop": "negative"}),
    ],
)
def test_every_wrong_field_is_named(
    numbers: dict[str, Decimal | None], problems: dict[str, str]
) -> None:
    assert refused(**numbers) == problems


def test_no_loan_is_asked_for_that_nobody_lends() -> None:
    def problems(most: int, threshold: int) -> dict[str, str]:
        numbers = {"max_ltv": D(most), "liquidation_threshold": D(threshold)}
        found = read(sheet(**numbers)._replace(law="lending")).problems
        return {field: problem.code for field, problem in found.items()}

    assert problems(83, 83) == {}
    assert problems(84, 83) == {"max_ltv": "ltv_above_threshold"}
    assert problems(100, 100) == {"max_ltv": "lends_all"}
    assert problems(101, 83) == {"max_ltv": "not_a_percentage"}


def test_a_percentage_is_refused_as_it_was_typed() -> None:
    assert read(sheet(initial_margin=D(120))).problems["initial_margin"].facts["text"] == "120 %"


def test_what_is_no_number_says_so_itself() -> None:
    reading = read(sheet(entry=None)._replace(unread=frozenset({"entry"})))
    assert reading.request is None
    assert reading.problems == {}


def test_a_yield_that_takes_everything() -> None:
    problems = read(sheet(borrow_apr=D(-100))._replace(is_yield=True)).problems
    assert problems["borrow_apr"].code == "rate_takes_everything"


def test_the_fields_of_each_law() -> None:
    for law in LAWS:
        for sizing in SIZINGS:
            shown = fields_of(law, sizing)
            assert len(set(shown)) == len(shown)
            assert needed(law, sizing) <= set(shown)


def test_the_result_and_the_table_as_words() -> None:
    request = read(sheet(stop=D(1_850), target=D(2_400), capital=D(160_000))).request
    assert request is not None
    answer = answer_to(request)
    lines = {figure.caption: figure for figure in reversed(result(answer, Formats(), "ETH"))}
    assert lines["Units"].value == "20 ETH"
    assert lines["Borrowed"].value == "$20,000"
    assert lines["Liquidation"] == Figure("Liquidation", "1,250", "−37.5%", "danger")
    assert lines["Interest per day"].value == "$4.38"
    assert lines["At stop"] == Figure("At stop", "−$3,132", "1.96%", "loss")
    rows = [[cell.spoken for cell in row] for row in scenario_rows(answer, Formats())]
    assert rows[2] == ["−37.5%", "1,250", "5,000", "−15,000", "20.0%", "Liquidation"]
    assert rows[-1][-1] == "Safe Target"


def test_without_a_rate_its_costs_are_not_known() -> None:
    request = read(sheet(borrow_apr=None)).request
    assert request is not None
    answer = answer_to(request, has_rate=False)
    lines = {figure.caption: figure for figure in reversed(result(answer, Formats(), "ETH"))}
    unknown = [figure for figure in lines.values() if figure.aside == "no rate"]
    assert [figure.value for figure in unknown] == ["—"] * 3
    assert for_plan(answer, "", "ETH").get("borrow_apr") is None
    nothing = answer_to(request)
    lines = {figure.caption: figure for figure in reversed(result(nothing, Formats(), "ETH"))}
    assert lines["Interest per day"].value == "$0.00"
    assert for_plan(nothing, "", "ETH")["borrow_apr"] == 0
