"""The calculator answers every keystroke, says what is wrong, and forgets nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal as D
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from journal_app.domain.planning.proposal import Proposal
from journal_app.ui.desk import Desk
from journal_app.ui.screens.plan.calculator import CalculatorPage
from journal_app.ui.screens.plan.calculator.figure_list import FigureList
from journal_app.ui.screens.plan.calculator.figures import Figure


@pytest.fixture
def page(desk_on: Callable[..., Desk], qtbot: QtBot) -> CalculatorPage:
    made = CalculatorPage(desk_on())
    qtbot.addWidget(made)
    made.resize(1040, 600)
    made.show()
    return made


def type_into(page: CalculatorPage, name: str, text: str) -> None:
    """Replace what stands in a field, by keys alone."""
    edit = page.form.edit(name)
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text) if text else QTest.keyClick(edit, Qt.Key.Key_Delete)


def figure(page: CalculatorPage, caption: str) -> str:
    return next(line.value for line in page.results.figures if line.caption == caption)


def is_greyed(page: CalculatorPage) -> bool:
    return page.results.is_stale


def use_button(page: CalculatorPage) -> QPushButton:
    found = page.findChild(QPushButton, "calculator.use_in_plan")
    assert found is not None
    return found


def test_the_example_of_the_guides_at_first(page: CalculatorPage) -> None:
    assert figure(page, "Units") == "20"
    assert figure(page, "Liquidation") == "1,250"
    assert figure(page, "Interest per day") == "$4.38"
    assert page.scenarios.cell(2, 5).chip == "Liquidation"


def test_the_unit_of_the_leverage_is_a_word(page: CalculatorPage) -> None:
    """A lone sign at the edge of a field looks like the button that empties it."""
    assert page.form.edit("leverage").unit == "times"


def test_every_keystroke_counts(page: CalculatorPage) -> None:
    type_into(page, "leverage", "3")
    assert figure(page, "Units") == "30"
    QTest.keyClicks(page.form.edit("leverage"), ".5")
    assert figure(page, "Units") == "35"
    type_into(page, "stop", "1950")
    assert page.scenarios.rowCount() == 8
    assert "At stop" in page.copied_text()


def test_a_wrong_field_greys_the_last_result_and_keeps_what_was_typed(page: CalculatorPage) -> None:
    type_into(page, "leverage", "2q")
    assert page.form.edit("leverage").text() == "2q"
    assert "2q" in page.form.problem("leverage")
    assert figure(page, "Units") == "20"
    assert is_greyed(page)
    assert page.scenarios.cell(0, 3).tone == "muted"
    assert not use_button(page).isEnabled()
    type_into(page, "initial_margin", "120")
    assert "100%" in page.form.problem("initial_margin")
    type_into(page, "initial_margin", "50")
    type_into(page, "leverage", "2")
    type_into(page, "maintenance_margin", "120")  # only the law can tell
    assert "100%" in page.form.problem("maintenance_margin")
    type_into(page, "maintenance_margin", "20")
    assert page.form.problem("leverage") == page.form.problem("maintenance_margin") == ""
    assert not is_greyed(page)
    assert use_button(page).isEnabled()


def test_the_size_from_the_risk(page: CalculatorPage) -> None:
    page.form.sizing.choose(("risk_fraction", "leverage"))
    assert page.form.problem("capital")
    type_into(page, "capital", "20000")
    type_into(page, "stop", "1850")
    type_into(page, "borrow_apr", "0")
    assert figure(page, "Units") == "2"


def test_what_was_solved_stands_in_the_fields_that_are_asked_for_next(page: CalculatorPage) -> None:
    page.form.sizing.choose(("units", "borrowed"))
    assert page.form.edit("units").text() == "20"
    assert page.form.edit("borrowed").text() == "20,000"
    assert figure(page, "Leverage") == "2.00×"


def test_a_perpetual_borrows_nothing(page: CalculatorPage) -> None:
    page.form.sizing.choose(("leverage", "borrowed"))
    page.form.rules.choose("perp")
    assert not page.form.edit("borrowed").isVisible()
    assert figure(page, "Funding per day") == "$8.77"


def test_a_platform_fills_its_terms(page: CalculatorPage) -> None:
    page.form.rules.choose("aave_v3")
    page.form.asset.choose("WETH")
    assert page.form.edit("liquidation_threshold").text() == "83"
    assert figure(page, "Units") == "20 WETH"


def test_apr_and_apy(page: CalculatorPage) -> None:
    page.form.rate_kind.choose("apy")
    assert figure(page, "Interest per day") == "$4.22"


def test_breaches_are_said(page: CalculatorPage) -> None:
    type_into(page, "stop", "1200")
    assert page.breach_texts() == ["Liquidation comes before the stop"]
    type_into(page, "stop", "1900")
    assert page.breach_texts() == []


def test_huge_numbers_are_refused_calmly(page: CalculatorPage) -> None:
    for name in ("entry", "collateral", "leverage", "days", "borrow_apr", "stop", "capital"):
        type_into(page, name, "9" * 30)
    assert page.answer is not None


def test_it_can_be_copied_and_reset(page: CalculatorPage) -> None:
    type_into(page, "leverage", "3")
    page.copy()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert "Units\t30" in copied
    assert copied[-1].split("\t")[0] == "+20%"
    page.form.sizing.choose(("units", "borrowed"))
    page.form.reset()
    assert figure(page, "Units") == "20"


def test_a_line_of_the_result_is_copied_by_keys(page: CalculatorPage) -> None:
    page.results.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(page.results, key)
    assert page.results.accessibleDescription() == "Position $40,000"
    QTest.keyClick(page.results, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Position\t$40,000"


def test_the_capital_of_the_journal_is_taken_over(
    demo_journal: Path, desk_on: Callable[..., Desk], settle: Callable[[Desk], None], qtbot: QtBot
) -> None:
    desk = desk_on(demo_journal)
    page = CalculatorPage(desk)
    qtbot.addWidget(page)
    settle(desk)
    taken = page.form.edit("capital").amount()
    assert taken is not None
    assert taken > 0


def test_a_calculation_goes_into_a_plan(page: CalculatorPage, qtbot: QtBot) -> None:
    type_into(page, "target", "2600")
    with qtbot.waitSignal(page.use_in_plan) as taken:
        use_button(page).click()
    proposal = replace(Proposal(), **taken.args[0])
    assert (proposal.entry, proposal.units, proposal.leverage) == (D(2_000), D(20), D(2))
    assert proposal.targets[0].price == 2_600
    assert (proposal.sized_by, proposal.backed_by) == ("units", "leverage")


def test_the_whole_form_by_tab(page: CalculatorPage, qtbot: QtBot) -> None:
    page.activateWindow()
    page.form.rules.setFocus()
    seen = []
    for _ in range(40):
        focused = page.window().focusWidget()
        seen.append(focused.objectName() or type(focused).__name__)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    order = [name for name in seen if name.startswith("calculator.")]
    assert order.index("calculator.rules") < order.index("calculator.entry")
    assert order.index("calculator.entry") < order.index("calculator.leverage")
    assert order.index("calculator.capital") < order.index("calculator.result")


def test_a_caption_is_kept_before_what_stands_aside(qtbot: QtBot) -> None:
    def painted(aside: str, width: int) -> QImage:
        figures = FigureList()
        qtbot.addWidget(figures)
        figures.show_figures([Figure("Liquidation", "1,258.22", aside)])
        figures.resize(width, figures.sizeHint().height())
        return figures.grab().toImage()

    assert painted("−37.1%", 140) == painted("", 140)
    assert painted("−37.1%", 240) != painted("", 240)


def test_where_the_result_is_narrow_no_figure_is_cut_and_every_column_is_reached(
    page: CalculatorPage,
) -> None:
    page.resize(860, 470)  # in the narrowest window
    QApplication.processEvents()
    areas = [each for each in page.findChildren(QScrollArea) if each.isVisible()]
    assert [each.horizontalScrollBar().maximum() for each in areas] == [0, 0]
    bar = page.scenario_view.horizontalScrollBar()
    assert bar.isVisible() == (bar.maximum() > 0)
