from __future__ import annotations

from decimal import Decimal

import pytest

from journal_app.domain.calculator import LAWS, SIZINGS
from journal_app.domain.trade import Direction
from journal_app.ui.formatting import Formats
from journal_app.ui.screens.plan.calculator.figures import answer_to, result, scenario_rows
from journal_app.ui.screens.plan.calculator.sheet import Sheet, fields_of, needed, read

D = Decimal
GUIDE = {
    "entry": "2,000",
    "collateral": "20,000",
    "leverage": "2",
    "initial_margin": "50",
    "maintenance_margin": "20",
    "borrow_apr": "8",
    "days": "30",
}


def sheet(**texts: str) -> Sheet:
    return Sheet("equity_ratio", Direction.LONG, ("collateral", "leverage"), False, GUIDE | texts)


def refused(**texts: str) -> dict[str, str]:
    reading = read(sheet(**texts), Formats())
    assert (reading.request is None) == bool(reading.problems)
    return {field: problem.code for field, problem in reading.problems.items()}


def test_percentages_become_fractions() -> None:
    request = read(sheet(), Formats()).request
    assert request is not None
    assert (request.entry, request.maintenance_margin) == (D(2_000), D("0.2"))
    assert (request.borrow_apr, request.fee_rate, request.stop) == (D("0.08"), D(0), None)


def test_the_other_style_of_numbers() -> None:
    texts = {"entry": "2.000,5", "collateral": "20.000", "leverage": "1,5"}
    request = read(sheet(**texts), Formats(",", ".")).request
    assert request is not None
    assert (request.entry, request.leverage) == (D("2000.5"), D("1.5"))


def test_a_rate_is_an_apr_or_an_apy() -> None:
    as_apr, as_apy = read(sheet(), Formats()), read(sheet()._replace(is_yield=True), Formats())
    assert as_apr.other_rate is not None
    assert as_apy.request is not None
    assert round(as_apr.other_rate, 5) == D("0.08329")
    assert round(as_apy.request.borrow_apr, 5) == D("0.07696")
    assert as_apy.other_rate == as_apy.request.borrow_apr
    assert read(sheet(borrow_apr="9" * 20), Formats()).other_rate is None


@pytest.mark.parametrize(
    ("texts", "problems"),
    [
        ({"entry": ""}, {"entry": "empty"}),
        ({"entry": "abc", "leverage": "0"}, {"entry": "not_a_number", "leverage": "not_positive"}),
        ({"initial_margin": "120"}, {"initial_margin": "not_a_percentage"}),
        ({"borrow_apr": "-101"}, {"borrow_apr": "rate_below_minus_one"}),
        ({"days": "-1"}, {"days": "negative"}),
        ({"stop": "x", "capital": ""}, {"stop": "not_a_number"}),
    ],
)
def test_every_wrong_field_is_named(texts: dict[str, str], problems: dict[str, str]) -> None:
    assert refused(**texts) == problems


def test_a_yield_that_takes_everything() -> None:
    problems = read(sheet(borrow_apr="-100")._replace(is_yield=True), Formats()).problems
    assert problems["borrow_apr"].code == "rate_takes_everything"


def test_the_fields_of_each_law() -> None:
    for law in LAWS:
        for sizing in SIZINGS:
            shown = fields_of(law, sizing)
            assert len(set(shown)) == len(shown)
            assert needed(law, sizing) <= set(shown)


def test_the_result_and_the_table_as_words() -> None:
    request = read(sheet(stop="1850", target="2400", capital="160000"), Formats()).request
    assert request is not None
    answer = answer_to(request)
    lines = {figure.caption: figure for figure in reversed(result(answer, Formats(), "ETH"))}
    assert lines["Units"].value == "20 ETH"
    assert lines["Borrowed"].value == "$20,000.00"
    assert lines["Liquidation price"][1:] == ("1,250", "−37.5%", "danger")
    assert lines["Interest per day"].value == "$4.38"
    assert lines["At the stop"][1:] == ("−$3,131.51", "1.96% of capital", "loss")
    rows = [[cell.spoken for cell in row] for row in scenario_rows(answer, Formats())]
    assert rows[2] == ["−37.5% Liquidation", "1,250", "5,000", "−15,000", "20.0%", "Liquidation"]
    assert [row[0] for row in rows][-1] == "+20.0% Target"
