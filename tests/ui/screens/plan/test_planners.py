"""Every planner answers every keystroke, says what is wrong beside it, and forgets nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.planning.proposal import Proposal
from journal_app.ui.desk import Desk
from journal_app.ui.screens.plan.planners import PlannersPage
from journal_app.ui.screens.plan.planners.page import PlannerPage
from journal_app.ui.widgets.field import Field

HUGE = "9" * 30


@pytest.fixture
def planners(desk_on: Callable[..., Desk], qtbot: QtBot) -> PlannersPage:
    made = PlannersPage(desk_on())
    qtbot.addWidget(made)
    made.resize(1040, 640)
    made.show()
    return made


def shown(planners: PlannersPage, name: str) -> PlannerPage:
    planners.show_planner(name)
    return planners.page(name)


def type_into(page: PlannerPage, name: str, text: str) -> None:
    """Replace what stands in a field, by keys alone."""
    edit = page.form.edit(name)
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text) if text else QTest.keyClick(edit, Qt.Key.Key_Delete)


def paste_into(page: PlannerPage, name: str, text: str) -> None:
    """Replace what stands in a field at once."""
    edit = page.form.edit(name)
    edit.selectAll()
    QGuiApplication.clipboard().setText(text)
    edit.paste() if text else edit.del_()
    assert edit.text() == text


def figure(page: PlannerPage, caption: str) -> str:
    return next(line.value for line in page.figures.figures if line.caption == caption)


def row(page: PlannerPage, table: str, caption: str) -> list[str]:
    """A row of a table by what stands at its left."""
    cells = page.tables[table]
    return next(
        [cell.spoken for cell in cells.line(at)]
        for at in range(cells.rowCount())
        if cells.cell(at, 0).text == caption
    )


# What all share


def test_every_planner_begins_with_an_answer(planners: PlannersPage) -> None:
    for name in planners.names:
        page = shown(planners, name)
        assert page.found is not None, name
        assert page.copied_text(), name
        assert not page.figures.is_stale, name


def test_every_field_refuses_beside_itself_and_blocks_no_other(planners: PlannersPage) -> None:
    for name in planners.names:
        page = shown(planners, name)
        for field in page.form.typed().numbers:
            if "/" in field:
                continue
            page.form.reset()
            type_into(page, field, "12q")
            assert page.form.edit(field).text() == "12q"
            assert "12q" in page.form.problem(field), (name, field)
            assert page.figures.is_stale
            others = [each for each in page.form.typed().numbers if each != field]
            assert not any("/" not in each and page.form.problem(each) for each in others)


def test_nothing_that_is_typed_breaks_a_planner(planners: PlannersPage) -> None:
    for name in planners.names:
        page = shown(planners, name)
        for text in ("", "0", "-1", "0.000000000001", HUGE, "100", "1e-30"):
            page.form.reset()
            for field in page.form.typed().numbers:
                if "/" not in field:
                    paste_into(page, field, text)
        for field in [each for each in page.form.typed().numbers if "/" not in each]:
            for text in ("0", HUGE):
                page.form.reset()
                paste_into(page, field, text)
        page.form.reset()
        assert page.found is not None
        assert not page.figures.is_stale, name


def test_no_loan_is_planned_that_nobody_lends(planners: PlannersPage) -> None:
    for name in ("loop", "flash_loan"):
        page = shown(planners, name)
        type_into(page, "ltv", "100")
        assert "all that is deposited" in page.form.problem("ltv")
        assert page.figures.is_stale
    page = shown(planners, "loop")
    type_into(page, "ltv", "83")
    assert not page.form.problem("ltv")
    type_into(page, "ltv", "84")
    assert "liquidated at once" in page.form.problem("ltv")


def test_a_line_of_collateral_that_nobody_lends_on_is_named(planners: PlannersPage) -> None:
    lines = shown(planners, "collateral").form.rows("collateral")
    lines.cells()["collateral/1/max_ltv"].setText("100")
    assert "Line 2" in lines._note.text()
    lines.cells()["collateral/1/max_ltv"].setText("70")
    assert lines._note.isHidden()
    lines.cells()["collateral/1/liquidation_threshold"].setText("69")
    assert "liquidated at once" in lines._note.text()


def test_what_was_typed_stays_while_another_planner_is_looked_at(planners: PlannersPage) -> None:
    page = shown(planners, "loop")
    type_into(page, "steps", "7")
    shown(planners, "rescue")
    assert shown(planners, "loop").form.edit("steps").text() == "7"


def test_the_list_is_walked_by_keys(planners: PlannersPage, qtbot: QtBot) -> None:
    first, second = planners.names[:2]
    button = planners.list.buttons[first]
    planners.activateWindow()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Down)
    assert planners.pages.currentWidget() is planners.page(second)


def test_a_slider_types_and_goes_back(planners: PlannersPage) -> None:
    page = shown(planners, "loop")
    slider = page.form.slider("steps")
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert page.form.edit("steps").text() == "6"
    assert page.tables["steps"].rowCount() == 6
    type_into(page, "steps", "12")
    assert slider.value() == 12
    assert slider.accessibleDescription() == "12"
    QTest.keyClick(slider, Qt.Key.Key_Backspace)
    assert page.form.edit("steps").text() == "5"
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=slider.rect().center())
    assert page.form.edit("steps").text() == "10"
    again = page.findChild(QPushButton, "planner.steps.again")
    assert again is not None
    again.click()
    assert page.form.edit("steps").text() == "5"


def test_a_rate_is_an_apr_or_an_apy(planners: PlannersPage) -> None:
    page = shown(planners, "loop")
    assert page.form._fields["borrow_apr"].note == "= 5.13% APY"
    before = figure(page, "Net APR")
    page.form.rate("borrow_apr").kind.click()
    assert page.form._fields["borrow_apr"].note == "= 4.88% APR"
    assert figure(page, "Net APR") != before
    type_into(page, "borrow_apr", "-100")
    assert "−100%" in page.form.problem("borrow_apr")


def test_a_formula_on_demand(planners: PlannersPage) -> None:
    page = shown(planners, "loop")
    page.figures.setFocus()
    QTest.keyClick(page.figures, Qt.Key.Key_Down)
    QTest.keyClick(page.figures, Qt.Key.Key_Down)
    assert "1 / (1 − LTV" in page.formula.text()
    QTest.keyClick(page.figures, Qt.Key.Key_Escape)
    assert "Choose a line" in page.formula.text()


def test_every_figure_has_its_formula(planners: PlannersPage) -> None:
    for name in planners.names:
        page = shown(planners, name)
        for line in page.figures.figures:
            assert line.formula or not line.value, (name, line.caption)


def test_the_result_is_copied(planners: PlannersPage) -> None:
    page = shown(planners, "flash_loan")
    page.copy()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert "Most loan\t$99,751" in copied
    assert any(line.startswith("Loan\t") for line in copied)


def test_every_field_is_reached_by_tab_from_top_to_bottom(planners: PlannersPage) -> None:
    planners.activateWindow()
    for name in planners.names:
        page = shown(planners, name)
        planners.list.buttons[name].setFocus()
        seen: list[str] = []
        for _ in range(120):
            focused = planners.window().focusWidget()
            assert isinstance(focused, QWidget)
            if seen and focused.objectName() == f"planners.{name}":
                break
            seen.append(focused.objectName())
            QTest.keyClick(focused, Qt.Key.Key_Tab)
        fields = [f"planner.{each}" for each in page.form.typed().numbers if "/" not in each]
        places = [seen.index(each) for each in fields]
        assert places == sorted(places), name
        assert seen.index("planner.result") > places[-1] if page.planner.has_figures else True


# Rescue


def test_the_three_ways_beside_each_other(planners: PlannersPage) -> None:
    page = shown(planners, "rescue")
    assert row(page, "ways", "Cash needed") == ["Cash needed", "", "$12,169", "none", "—"]
    assert row(page, "ways", "Health factor")[1:4] == ["1.24", "1.75", "1.75"]
    assert any("Swap" in said for said in page.remarks())
    type_into(page, "health_factor", "1.1")
    assert page.remarks() == ["The account is behind this line already"]


def test_the_health_that_is_aimed_at_is_told_from_the_line_of_the_profile(
    planners: PlannersPage,
) -> None:
    page = shown(planners, "rescue")
    field = page.form.edit("health_factor").parentWidget()
    assert isinstance(field, Field)
    assert field.note.startswith("Aimed at for open trades")
    assert "profile" in field.note


def test_a_margin_account_has_no_health(planners: PlannersPage) -> None:
    page = shown(planners, "rescue")
    page.form.choice("law").choose("margin")
    assert not page.form.edit("health_factor").isVisible()
    assert page.form.edit("equity").isVisible()
    assert row(page, "ways", "Margin ratio")[2] == "50.0%"
    page.form.choice("direction").choose("short")
    assert row(page, "falls", "1,575")[1] != ""


def test_a_vault_is_brought_back_by_its_ratio(planners: PlannersPage) -> None:
    page = shown(planners, "rescue")
    page.form.choice("law").choose("vault")
    type_into(page, "collateral_ratio", "180")
    assert row(page, "ways", "Collateral ratio")[1:4] == ["150.0%", "180.0%", "180.0%"]
    assert row(page, "ways", "Cash needed")[2:4] == ["$6,000", "none"]
    type_into(page, "required_ratio", "90")
    assert "above 100%" in page.form.problem("required_ratio")
    page.form.choice("direction").choose("short")
    assert page.form.edit("own").isVisible()


def test_a_gmx_position_has_nothing_to_swap(planners: PlannersPage) -> None:
    page = shown(planners, "rescue")
    page.form.choice("law").choose("gmx")
    assert row(page, "ways", "Margin ratio")[1:4] == ["12.5%", "50.0%", "50.0%"]
    assert any("token" in said for said in page.remarks()) or page.remarks() == ["Swap collateral"]
    page.form.choice("backed_by").choose("index")
    assert row(page, "ways", "Amount")[2].endswith("ETH")
    page.form.choice("gmx_target").choose("collateral_factor")
    assert row(page, "ways", "Collateral left")[2] == "20.0%"


def test_the_way_of_an_open_trade_is_recorded(
    demo_journal: Path, desk_on: Callable[..., Desk], settle: Callable[[Desk], None], qtbot: QtBot
) -> None:
    desk = desk_on(demo_journal)
    planners = PlannersPage(desk)
    qtbot.addWidget(planners)
    planners.show()
    settle(desk)
    page = shown(planners, "rescue")
    source = page.form.choice("source")
    assert source.count() == 5  # type: ignore[union-attr]
    source.setCurrentIndex(4)  # type: ignore[union-attr]
    assert not page.form.edit("price").isVisible()
    added, closed = page.record_buttons()
    with qtbot.waitSignal(desk.gone) as gone:
        added.click()
    screen, facts = gone.args
    assert (screen, facts["act"], facts["wanted"].way) == ("journal", "rescue", "add_collateral")
    with qtbot.waitSignal(desk.gone) as gone:
        closed.click()
    screen, facts = gone.args
    assert facts["wanted"].way == "partial_close"
    assert facts["wanted"].closing == ("wstETH",)
    assert facts["wanted"].note == "Rescue: close a part, health factor to 1.75"


# Flash loan


def test_the_loan_of_the_guides_leaves_the_rest_and_its_fee_to_pay(planners: PlannersPage) -> None:
    page = shown(planners, "flash_loan")
    type_into(page, "own", "0")
    type_into(page, "loan", "100000")
    assert figure(page, "Missing") == "$20,050"
    assert "cannot be repaid" in page.remarks()[0]


# Loop


def test_the_loop_of_the_guides_ends_at_its_limit(planners: PlannersPage) -> None:
    page = shown(planners, "loop")
    type_into(page, "ltv", "40")
    type_into(page, "swap_cost", "0")
    type_into(page, "step_cost", "0")
    type_into(page, "steps", "60")
    assert figure(page, "Collateral").startswith("16.66")
    assert page.tables["steps"].rowCount() == 20
    assert "first 20" in page.remarks()[0]
    exposure = next(line for line in page.figures.figures if line.caption == "Exposure")
    assert (exposure.value, exposure.aside) == ("1.67×", "of 1.67×")


def test_a_step_that_buys_nothing_ends_the_loop(planners: PlannersPage) -> None:
    page = shown(planners, "loop")
    type_into(page, "step_cost", "9000")
    assert "After 1 steps" in page.remarks()[0]


def test_where_looping_stops_paying(planners: PlannersPage) -> None:
    page = shown(planners, "loop")
    assert figure(page, "Stops paying at") == "step 1"
    type_into(page, "supply_apr", "12")
    type_into(page, "days", "365")
    assert figure(page, "Stops paying at") != "step 1"
    assert figure(page, "Looping adds").startswith("+")


# Rates


def test_interest_of_the_guides_is_owed_on_what_is_borrowed(planners: PlannersPage) -> None:
    page = shown(planners, "rates")
    assert figure(page, "Bears the rate") == "$20,000"
    assert figure(page, "Interest per day") == "$4.38"
    assert page.tables["rates"].rowCount() == 10
    page.form.choice("law").choose("perp")
    assert figure(page, "Bears the rate") == "$40,000"


def test_dated_rates_follow_each_other(planners: PlannersPage) -> None:
    page = shown(planners, "rates")
    assert page.form.choice("dated").choose(True)
    interest = [line.value for line in page.figures.figures if line.caption == "Interest"]
    assert interest == ["$150.70"]  # e^((0.05·14 + 0.12·17) / 365) − 1
    until = page.form.text("until")
    until.setText("2026-01-10")  # type: ignore[union-attr]
    assert page.figures.is_stale
    assert "later" in page.form.problem("until")
    until.setText("soon")  # type: ignore[union-attr]
    assert "is not a day" in page.form.problem("until")


def test_every_curve_is_drawn(planners: PlannersPage) -> None:
    page = shown(planners, "rates")
    for model in ("two_slope", "comet", "adaptive", "none"):
        page.form.choice("model").choose(model)
        assert page.found is not None
        assert not page.figures.is_stale
        assert bool(page.found.curves) is (model != "none")


# Cross or isolated


def test_the_pool_of_the_guides_stands_and_each_alone_is_lost(planners: PlannersPage) -> None:
    page = shown(planners, "cross_isolated")
    assert row(page, "moves", "−60%") == ["−60%", "$29,000", "$32,000", "ETH, SOL"]
    assert row(page, "lines", "ETH")[3] == "47.4%"
    assert row(page, "lines", "SOL")[3] == "50.9%"
    assert "cross margin may serve" in page.remarks()[0]


def test_lines_are_added_named_and_taken_away(planners: PlannersPage) -> None:
    page = shown(planners, "cross_isolated")
    lines = page.form.rows("positions")
    lines.add.click()
    assert lines.count == 3
    cells = lines.cells()
    cells["positions/2/market"].setText("BTC")
    assert page.tables["moves"].cell(0, 1).tone != "muted"
    cells["positions/2/price"].setText("4x")
    assert "Line 3" in lines._note.text()
    cells["positions/2/price"].setText("4")
    assert lines._note.isHidden()
    remover = page.findChild(QPushButton, "planner.positions.2.remove")
    assert remover is not None
    remover.click()
    assert lines.count == 2


def test_the_correlation_of_pasted_prices(planners: PlannersPage) -> None:
    page = shown(planners, "cross_isolated")
    page.form.choice("source").choose("pasted")
    assert "0 common days" in page.form.problem("first_prices")
    first = "\n".join(str(100 + day % 7) for day in range(40))
    page.form.text("first_prices").setPlainText(first)  # type: ignore[union-attr]
    page.form.text("second_prices").setPlainText(first)  # type: ignore[union-attr]
    assert "move together" in page.remarks()[0]
    page.form.text("second_prices").setPlainText("soon 12")  # type: ignore[union-attr]
    assert "is not a day" in page.form.problem("second_prices")


# Collateral


def test_a_mix_and_its_depeg(planners: PlannersPage) -> None:
    page = shown(planners, "collateral")
    assert figure(page, "Most leverage") == "4.29×"
    assert figure(page, "Cost of the time") != figure(page, "Beside the price")
    page.form.choice("yield_is").choose("units")
    assert figure(page, "Cost of the time") == figure(page, "Beside the price")
    assert "80.8% of the peg" in page.remarks()[0]
    type_into(page, "price_fall", "60")
    assert "fall alone" in page.remarks()[0]
    type_into(page, "price_fall", "30")
    type_into(page, "depeg_to", "70")
    assert "oracle sees" in page.remarks()[0]


# Pair


def test_a_pair_by_typed_and_by_pasted_history(planners: PlannersPage) -> None:
    page = shown(planners, "pair")
    assert figure(page, "From the mean") == "−1.67×"
    assert row(page, "levels", "Mean")[2] == "+$1,000"
    page.form.choice("sizing").choose("equal_risk")
    assert row(page, "sides", "ETH")[2] == "$8,333"
    page.form.choice("history").choose("pasted")
    first = "\n".join(f"2026-01-{day:02d} {2_000 + day * day}" for day in range(1, 32))
    second = "\n".join(f"2026-01-{day:02d} {40_000 - day * 7}" for day in range(1, 32))
    page.form.text("first_prices").setPlainText(first)  # type: ignore[union-attr]
    page.form.text("second_prices").setPlainText(second)  # type: ignore[union-attr]
    assert figure(page, "Common days") == "31"


# Hedge


def test_a_hedge_of_half(planners: PlannersPage) -> None:
    page = shown(planners, "hedge")
    assert figure(page, "Sold short") == "5 ETH"
    assert figure(page, "Cost per month") == "−$66.67"
    page.form.choice("held").choose("lender")
    assert page.form.edit("liquidation_threshold").isVisible()
    assert not figure(page, "Cost per month").startswith("−")


# Arbitrage


def test_the_spread_of_the_guides(planners: PlannersPage) -> None:
    page = shown(planners, "arbitrage")
    for field, text in {"units": "1", "gas": "0", "own": "", "buy_fee_rate": "0.3"}.items():
        type_into(page, field, text)
    type_into(page, "sell_fee_rate", "0.3")
    assert figure(page, "Profit") == "+$7.94"
    type_into(page, "buy_fee_rate", "0.5")
    type_into(page, "sell_fee_rate", "0.5")
    assert figure(page, "Profit") == "−$0.10"
    assert "does not pay" in page.remarks()[0]


# Platforms


def test_the_same_trade_on_every_platform(planners: PlannersPage, qtbot: QtBot) -> None:
    page = shown(planners, "compare")
    assert row(page, "platforms", "Hyperliquid")[1] == "25.00×"
    assert any("Most leverage" in said for said in page.remarks())
    type_into(page, "leverage", "10")
    assert any(page.tables["refused"].cell(at, 1).text for at in range(3))
    page.form.choice("lies_on").choose("aave_v3")
    assert "only where it lies" in page.remarks()[0]
    use = page.findChild(QPushButton, "planner.use_in_plan")
    assert use is not None
    with qtbot.waitSignal(planners.use_in_plan) as taken:
        use.click()
    proposal = replace(Proposal(), **taken.args[0])
    assert proposal.leverage == 10
    assert proposal.backed_by == "leverage"
    text = page.form.text("asset")
    text.setText("NOTHING")  # type: ignore[union-attr]
    assert page.remarks() == ["No platform takes this trade"]
    assert not use.isEnabled()


# Stress


def test_a_typed_book_under_stress(planners: PlannersPage) -> None:
    page = shown(planners, "stress")
    assert row(page, "scenarios", "All −60%")[1] == "3 of 3"
    assert "is missing" in page.remarks()[0]
    type_into(page, "free_cash", "50000")
    assert page.remarks() == ["Free cash covers what would be missing"]
    page.form.choice("book").choose("journal")
    assert page.remarks() == ["No open trade stands behind a line"]


def test_the_open_book_under_stress(
    demo_journal: Path, desk_on: Callable[..., Desk], settle: Callable[[Desk], None], qtbot: QtBot
) -> None:
    desk = desk_on(demo_journal)
    planners = PlannersPage(desk)
    qtbot.addWidget(planners)
    planners.show()
    page = shown(planners, "stress")
    page.form.choice("book").choose("journal")
    settle(desk)
    lost = row(page, "scenarios", "All −60%")[1]
    assert lost.endswith("of 4")
    assert lost != "0 of 4"


def test_invented_numbers_are_headed_as_an_example(planners: PlannersPage) -> None:
    for name in planners.names:
        page = shown(planners, name)
        assert page.example.isVisible(), name
        assert page.example.text() == "An example: type your own numbers."
        field = next(each for each in page.form.typed().numbers if "/" not in each)
        paste_into(page, field, "2")
        assert not page.example.isVisible(), name
        page.form.reset()
        assert page.example.isVisible(), name


def test_what_the_journal_says_is_no_example(planners: PlannersPage) -> None:
    page = shown(planners, "stress")
    planners.show_open_book()
    assert not page.example.isVisible()
    page.form.choice("book").choose("typed")
    assert page.example.isVisible()
    choice = shown(planners, "cross_isolated").form.choice("source")
    choice.choose("pasted")  # which asks for other prices, and leaves the positions
    assert planners.page("cross_isolated").example.isVisible()
