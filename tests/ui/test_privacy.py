"""While amounts are hidden, no text of the window tells how much there is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

import pytest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from journal_app.app import DeferredTools
from journal_app.services.ports import UnitOfWork
from journal_app.ui.actions import Actions
from journal_app.ui.bridge import Bridge
from journal_app.ui.desk import Desk
from journal_app.ui.formatting import Formats
from journal_app.ui.hiding import HIDDEN
from journal_app.ui.main_window import MainWindow
from journal_app.ui.opening import Opening
from journal_app.ui.preferences import Preferences
from journal_app.ui.screens.plan.planners.planners_page import PlannersPage
from journal_app.ui.widgets.choice import Segments
from journal_app.ui.widgets.disclosure import Disclosure
from tests.ui.conftest import StandingClock
from tests.ui.said_texts import painted_texts, texts_of

_MONEY: Final = re.compile(r"[$€£¥]\s?\d")
_NUMBER: Final = re.compile(r"\d[\d,]*(?:\.\d+)?[kMB]?")
_READABLE: Final = re.compile(r"[\d,.]+\s?(?:%|×|R\b|days|h\b)|\d{4}-\d\d-\d\d|\d\d:\d\d|#\d+")
_MANY: Final = 100
_TELLING: Final = 4
"""A number with fewer digits that count is a round price, a year or a count by chance."""


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, demo_journal: Path) -> Iterator[MainWindow]:
    window = MainWindow(Actions)
    desk = Desk(
        bridge=Bridge(),
        actions=window.actions_,
        preferences=Preferences(tmp_path / "preferences.ini"),
        clock=StandingClock(),
        tools=DeferredTools(),
    )
    window.furnish(desk)
    window.resize(1280, 720)
    window.show()
    opening = Opening(desk, window)
    window.complete(opening)
    with qtbot.waitSignal(desk.bridge.opened, timeout=10_000):
        opening.open(demo_journal)
    qtbot.waitUntil(lambda: not desk.bridge.is_busy, timeout=20_000)
    yield window
    desk.hide_amounts(hide=False)
    window.close()


class Known(NamedTuple):
    """The numbers of a journal as they would be written: amounts, and prices, which may stay."""

    amounts: frozenset[str]
    prices: frozenset[str]


def known(uow: UnitOfWork) -> Known:
    """All that the journal holds of amounts."""
    formats, amounts, prices = Formats(), set[Decimal](), set[Decimal]()
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
            formats.number(amount), formats.number(amount, 2), formats.exactly(amount),
            formats.plain(amount), formats.brief(amount),
        )
        if len(re.sub(r"\D", "", text).strip("0")) >= _TELLING
    }  # fmt: skip
    readable = {formats.price(price) for price in prices} | {formats.plain(p) for p in prices}
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
    window.show_screen("platforms")
    yield from seen("platforms")
    window.show_screen("settings")
    yield from seen("settings")
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
                shown.grab()
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
