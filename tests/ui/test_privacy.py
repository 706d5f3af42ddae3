"""While amounts are hidden, no text of the window tells how much there is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

import pytest
from PySide6.QtWidgets import QAbstractButton, QDialog, QWidget
from pytestqt.qtbot import QtBot

from journal_app.app import DeferredTools
from journal_app.domain.planning.questions import Question
from journal_app.services.ports import UnitOfWork
from journal_app.ui.actions import Actions
from journal_app.ui.bridge import Bridge
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.export_dialog import ExportDialog
from journal_app.ui.formatting import Formats
from journal_app.ui.hiding import HIDDEN
from journal_app.ui.main_window import MainWindow
from journal_app.ui.preferences import Preferences
from journal_app.ui.screens.plan.planners.planners_page import PlannersPage
from journal_app.ui.screens.plan.screen import PlanScreen
from journal_app.ui.widgets.amount_edit import AmountEdit
from journal_app.ui.widgets.choice import Segments
from journal_app.ui.widgets.disclosure import Disclosure
from journal_app.ui.widgets.number_style import formats
from tests.ui.conftest import StandingClock
from tests.ui.said_texts import painted_texts, texts_of
from tests.ui.windows import leave, whole_window

_MONEY: Final = re.compile(r"[$€£¥]\s?\d")
_NUMBER: Final = re.compile(r"\d[\d,]*(?:\.\d+)?[kMB]?")
_READABLE: Final = re.compile(r"[\d,.]+\s?(?:%|×|R\b|days|h\b)|\d{4}-\d\d-\d\d|\d\d:\d\d|#\d+")
_MANY: Final = 100
_TELLING: Final = 4
"""A number with fewer digits that count is a round price, a year or a count by chance."""


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, demo_journal: Path) -> Iterator[MainWindow]:
    window, opening = whole_window(tmp_path, StandingClock())
    desk = window.desk
    window.resize(1280, 720)
    with qtbot.waitSignal(desk.bridge.opened, timeout=10_000):
        opening.open(demo_journal)
    qtbot.waitUntil(lambda: not desk.bridge.is_busy, timeout=20_000)
    yield window
    qtbot.waitUntil(lambda: not desk.bridge.is_busy, timeout=20_000)
    leave(window)


class Known(NamedTuple):
    """The numbers of a journal as they would be written: amounts, and prices, which may stay."""

    amounts: frozenset[str]
    prices: frozenset[str]


def known(uow: UnitOfWork) -> Known:
    """All that the journal holds of amounts."""
    writing, amounts, prices = Formats(), set[Decimal](), set[Decimal]()
    for trade in uow.trades.every():
        for each in uow.entries.of(trade.id):
            amounts |= _decimals(each.entry, "amount", "to_amount", "fee", "size")
            prices |= _decimals(each.entry, "price", "to_price", "oracle_price")
        if trade.plan is not None:
            amounts |= _decimals(trade.plan, "risk", "reward", "capital", "expected_costs")
    for _, figures in uow.figures.every():
        amounts |= _decimals(
            figures, "equity", "deposits", "risk", "interest_per_day", "exposure", "unrealised"
        )
        amounts |= {*figures.debt.values(), *figures.collateral.values()}
        for total in (figures.total, figures.realised):
            amounts |= _decimals(
                total, "net", "gross", "price", "collateral", "borrowed", "funding", "interest",
                "collateral_yield", "fees", "gas", "swap_cost", "penalty",
            )  # fmt: skip
        for position in figures.positions:
            amounts |= _decimals(position, "quantity", "entered")
            prices |= _decimals(position, "average_entry", "average_exit", "liquidation_price")
    amounts |= {flow.flow.amount for flow in uow.flows.every()}
    amounts.add(Decimal(uow.settings.get("capital") or 0))
    written = {
        text
        for amount in map(abs, amounts)
        for text in (
            writing.number(amount), writing.number(amount, 2), writing.exactly(amount),
            writing.plain(amount), writing.brief(amount),
        )
        if len(re.sub(r"\D", "", text).strip("0")) >= _TELLING
    }  # fmt: skip
    readable = {writing.price(price) for price in prices} | {writing.plain(p) for p in prices}
    return Known(frozenset(written - readable), frozenset(readable))


def _decimals(of: object, *names: str) -> set[Decimal]:
    found = (getattr(of, name, None) for name in names)
    return {value for value in found if isinstance(value, Decimal)}


def told_amounts(texts: Iterable[tuple[str, str]], of: Known) -> set[tuple[str, str]]:
    """The texts in which an amount of the journal stands."""
    return {
        (place, text)
        for place, text in texts
        if _MONEY.search(text)
        or any(number in of.amounts for number in _NUMBER.findall(_READABLE.sub("", text)))
    }


def walked(window: MainWindow, settle: Callable[[], None]) -> Iterator[tuple[str, QWidget]]:
    """Every screen with its pages, and every dialog, one after another."""
    desk, actions = window.desk, window.actions_

    def seen(name: str) -> Iterator[tuple[str, QWidget]]:
        """At once, when the eye sees it first, and once it is complete."""
        yield f"{name} at first", window
        settle()
        yield name, window

    window.show_screen("today")
    for disclosure in window.findChildren(Disclosure):
        disclosure.setChecked(True)
    yield from seen("today")
    window.show_screen("plan", page="calculator")
    yield from seen("calculator")
    planners = window.findChild(PlannersPage) or PlannersPage(desk)
    for planner in planners.names:
        window.show_screen("plan", planner=planner)
        yield from seen(f"planner {planner}")
    window.show_screen("plan", planner="stress", book="journal")
    yield from seen("stress of the book")
    window.show_screen("plan", page="waiting")
    yield from seen("what waits")
    plan = window.screen_of("plan")
    assert isinstance(plan, PlanScreen)
    for trade_id in trade_ids(desk, settle, "planned")[:1]:
        window.show_screen("plan", trade_id=trade_id, open=True)
        yield from seen("opening of a plan")
        window.show_screen("plan", trade_id=trade_id)
        settle()
        for question in Question:
            plan.wizard.go(question)
            yield from seen(f"checklist {question}")
        plan.checklist.set_express(on=True)
        yield from seen("the checklist on one page")
        plan.checklist.set_express(on=False)
    window.show_screen("journal")
    settle()
    journal = window.screen_of("journal")
    for status, number in (("open", 1), ("closed", 1), ("liquidated", 1), ("planned", 1)):
        for trade_id in trade_ids(desk, settle, status)[:number]:
            window.show_screen("journal", trade_id=trade_id)
            settle()
            parts = journal.findChild(Segments, "journal.parts")
            assert parts is not None
            for button in parts.buttons:
                button.click()
                yield from seen(f"journal {status} {trade_id} {button.text()}")
    for unit in ("week", "month", "year"):
        window.show_screen("review", unit=unit)
        yield from seen(f"review of a {unit}")
    window.show_screen("analytics")
    yield from seen("analytics")
    for name in ("analytics.table", "analytics.compare"):
        for _ in range(2):
            press(window, name)
            yield from seen(name)
    window.show_screen("platforms")
    yield from seen("platforms")
    window.show_screen("settings")
    yield from seen("settings")
    for name in ("settings.account.rates", "settings.account.money", "settings.lines.change"):
        press(window, name)
        yield from seen(name)
        close_dialogs(window)
    for name in ("import", "export", "update_prices", "history", "trash", "note_day", "backups",
                 "check", "palette", "shortcuts"):  # fmt: skip
        actions[name].trigger()
        yield from seen(f"dialog {name}")
        close_dialogs(window)
    for trade_id in trade_ids(desk, settle, "open")[:1]:
        for act in ("add_entry", "close_trade", "compare_rescues", "trade_history"):
            window.show_screen("journal", trade_id=trade_id, act=act)
            yield from seen(f"trade {trade_id} {act}")
            close_dialogs(window)
        press(window, "journal.alerts")
        yield from seen(f"alerts of trade {trade_id}")
        close_dialogs(window)


def press(window: MainWindow, name: str) -> None:
    button = window.findChild(QAbstractButton, name)
    assert button is not None, name
    button.click()


def close_dialogs(window: MainWindow) -> None:
    for dialog in window.findChildren(QDialog):
        dialog.reject()


def trade_ids(desk: Desk, settle: Callable[[], None], status: str) -> list[int]:
    found: list[int] = []
    desk.bridge.read(
        lambda uow: [each.id for each in uow.trades.every() if each.status.value == status],
        found.extend,
        owner=desk,
    )
    settle()
    return found


def test_no_text_tells_an_amount(
    window: MainWindow, settle: Callable[[Desk], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every screen, page and dialog: as it is first seen, and once all of it is there."""
    desk = window.desk
    read: list[Known] = []
    desk.bridge.read(known, read.append, owner=desk)
    settle(desk)
    (of,) = read
    passed = set[tuple[str, str]]()

    def told(places: Iterable[tuple[str, QWidget]]) -> set[tuple[str, str, str]]:
        found = set[tuple[str, str, str]]()
        for name, shown in places:
            with painted_texts(monkeypatch) as painted:
                for each in (shown, *filter(QWidget.isVisible, shown.findChildren(QDialog))):
                    each.grab()
            new = {*texts_of(shown), *(("painted", each) for each in painted)} - passed
            amounts = told_amounts(new, of)
            passed.update(new - amounts)
            found |= {(name, *each) for each in amounts}
        return found

    places = walked(window, lambda: settle(desk))
    assert len(told(islice(places, 2))) > _MANY, "amounts are found where they are shown"
    window.actions_["hide_amounts"].trigger()
    settle(desk)
    assert told(walked(window, lambda: settle(desk))) == set()
    assert any(HIDDEN in text for _, text in passed)


def test_it_is_said_at_the_rail_and_ended_by_one_click(
    window: MainWindow, settle: Callable[[Desk], None], tmp_path: Path
) -> None:
    desk, hide = window.desk, window.actions_["hide_amounts"]
    desk.notify("Closed with +$3,394")
    assert window.findChild(QAbstractButton, "rail.hidden") is None
    hide.trigger()
    settle(desk)
    sign = window.findChild(QAbstractButton, "rail.hidden")
    assert sign is not None
    assert (sign.isVisible(), sign.text(), hide.isChecked()) == (True, "Amounts hidden", True)
    assert sign.toolTip() == "Show amounts again (Ctrl+M)"
    assert window.notices.isHidden()
    assert Preferences(tmp_path / "preferences.ini").hides_amounts
    window.actions_.use_keys({"hide_amounts": ""})
    assert sign.accessibleDescription() == sign.toolTip() == "Show amounts again"
    sign.click()
    settle(desk)
    assert (sign.isVisible(), hide.isChecked(), desk.formats.hides_amounts) == (False, False, False)


def test_the_settings_have_a_box_for_it_that_follows(
    window: MainWindow, settle: Callable[[Desk], None]
) -> None:
    window.show_screen("settings")
    settle(window.desk)
    box = window.findChild(QAbstractButton, "settings.hides")
    capital = window.findChild(AmountEdit, "settings.capital")
    assert box is not None
    assert capital is not None
    told = capital.displayText()
    box.click()
    settle(window.desk)
    assert window.desk.formats.hides_amounts
    assert (capital.displayText(), bool(capital.amount())) == ("", True)
    window.actions_["hide_amounts"].trigger()
    assert not box.isChecked()
    assert capital.displayText() == told != ""


def test_from_the_first_paint_on_what_was_hidden_is_hidden(tmp_path: Path, qtbot: QtBot) -> None:
    preferences = Preferences(tmp_path / "preferences.ini")
    preferences.hides_amounts = True
    window = MainWindow(Actions)
    qtbot.addWidget(window)
    desk = Desk(
        bridge=Bridge(),
        actions=window.actions_,
        preferences=preferences,
        clock=StandingClock(),
        tools=DeferredTools(),
    )
    assert desk.formats.money(Decimal(5)) == formats().money(Decimal(5)) == HIDDEN
    window.furnish(desk)
    assert window.findChild(QAbstractButton, "rail.hidden") is not None
    desk.use_formats(Formats(",", "."))
    assert desk.formats.money(Decimal(5)) == HIDDEN
    assert desk.formats.price(Decimal("1.5")) == "1,50"
    assert desk.in_full.money(Decimal(5)) == "$5"
    desk.bridge.stop()


def test_what_leaves_the_window_holds_every_amount(
    window: MainWindow, settle: Callable[[Desk], None]
) -> None:
    window.desk.hide_amounts(hide=True)
    window.desk.hide_amounts(hide=True)
    settle(window.desk)
    window.open_dialog("export")
    settle(window.desk)
    dialog = window.findChild(ExportDialog)
    assert dialog is not None
    assert dialog._hand().formats.money(Decimal(1_234)) == "$1,234"
    dialog.reject()


def test_a_plan_keeps_what_was_found_even_where_it_was_not_told(
    window: MainWindow, settle: Callable[[Desk], None]
) -> None:
    """What is hidden is hidden from who looks, not from the journal."""
    window.desk.hide_amounts(hide=True)
    window.show_screen("plan", new=True)
    settle(window.desk)
    plan = window.screen_of("plan")
    assert isinstance(plan, PlanScreen)
    plan.wizard.put(platform="aave_v3", asset="ETH", entry=Decimal(2000), stop=Decimal(1900))
    plan.wizard.put(own=Decimal(1000), leverage=Decimal(2))
    answers = " ".join(answer for _, answer in plan._said(plan.wizard.proposal).values())
    assert HIDDEN not in answers
    assert "$" in answers
    plan.wizard.put(asset="")
