"""The story through the services, and what it must come to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

import pytest

from journal_app.domain.trade import Status
from journal_app.services.undo import undo
from tests.journeys.by_services import Told, told_by_services
from tests.journeys.outcome import Outcome, figures_of
from tests.journeys.story import (
    CLOSE,
    GRADE,
    MISTAKES,
    PLANNED,
    moment,
)

D = Decimal


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    with told_by_services(tmp_path_factory.mktemp("journey")) as told:
        yield told


def test_the_trade_went_its_way(told: Told) -> None:
    ended = told.at_the_end
    assert ended["#1 status"] == Status.CLOSED
    assert (ended["#1 grade"], ended["#1 mistakes"]) == (GRADE, str(MISTAKES))
    verdicts = {name: value for name, value in ended.items() if name.startswith("#1 checklist")}
    assert verdicts.pop("#1 checklist size").startswith("breach")
    assert set(verdicts.values()) == {"pass"}
    assert PLANNED.reason in ended["#1 checklist size"]
    lines = _figure_by_step(ended, "ETH liquidation_price")
    # 2,500 / (2.5 × 0.83) as it opens; interest brings it nearer, 500 USDC away
    assert lines["open"] == pytest.approx(1204.8193, abs=1e-3)
    assert lines["open"] < lines["rate"]
    assert lines["deposit"] < lines["rate"]
    # 1 ETH sold and two fifths of the loan repaid: at the same 500 USDC, it is further away still
    assert lines["repay"] < lines["deposit"]


def test_net_is_the_sum_of_its_parts(told: Told) -> None:
    """1 × 150 + 1.5 × 260.4 from the price; less the fees, and the interest of 4.26 days."""
    names = ("total price", "total fees", "total interest", "total net", "r_initial")
    kept = {name: D(told.at_the_end[f"#1 kept: {name}"]) for name in names}
    assert kept["total price"] == D("540.6")
    assert kept["total fees"] == D("5.27")
    # 2,500 at 6.2 % for 26.8 h, 2,500 at 9.4 % for 28.3 h, 1,500 at 9.4 % for 47.2 h; to the cent
    assert kept["total interest"] == pytest.approx(D("2.00"), abs=D("0.01"))
    assert kept["total net"] == pytest.approx(D("535.33") - kept["total interest"], abs=D("1e-30"))
    risk = D(told.at_the_end["#1 plan: risk"])
    assert kept["r_initial"] == pytest.approx(kept["total net"] / risk, abs=D("1e-25"))
    assert abs(D(told.at_the_end["#1 kept: equity"])) < D("0.01")  # all was taken out


def test_the_review_and_the_workbook_say_the_same(told: Told) -> None:
    assert told.review["count"] == told.review["closed"] == "1"
    assert told.review["realised net"] == told.at_the_end["#1 kept: total net"]
    assert told.review["stops_moved"] == "1"
    summary = {name: value for name, value in told.cells.items() if name.startswith("Summary!")}
    net = _cents(told.at_the_end["#1 kept: total net"])
    assert net in {_cents(value) for value in summary.values()}


def test_undo_takes_the_last_step_back(told: Told) -> None:
    """The closing, whole: what stood before it stands again, to the last digit."""
    assert undo(told.journal) is not None
    before = {
        name: value
        for name, value in told.at_the_end.items()
        if ": " in name and not _is_of_the_close(name) and "kept:" not in name
    }
    after = figures_of(told.journal)
    assert after["#1 status"] == Status.OPEN
    assert after["#1 grade"] == ""
    assert {name: after[name] for name in before} == before
    assert not any(_is_of_the_close(name) for name in after)


def _figure_by_step(outcome: Outcome, figure: str) -> Mapping[str, float]:
    """A figure after each entry, by the kind of the entry; of the last of a kind."""
    return {
        name.split(":")[1].split()[-1]: float(value)
        for name, value in outcome.items()
        if name.endswith(f": {figure}") and "kept" not in name and value != "None"
    }


def _is_of_the_close(name: str) -> bool:
    return f"{moment(CLOSE.at):%d %H:%M}" in name


def _cents(value: str) -> str:
    try:
        return f"{D(value):.2f}"
    except ArithmeticError:
        return value
