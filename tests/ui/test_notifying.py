"""What the desktop is told when a mark crosses lines: once, shortly, and where it is wanted."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.market.observed import Mark
from journal_app.domain.money import Asset
from journal_app.domain.watching.crossings import Crossing
from journal_app.services.marking import mark
from journal_app.ui.desk import Desk
from journal_app.ui.formatting import Formats
from journal_app.ui.notifying import Notifying, Tray, told_shortly

D = Decimal
ETH, USDC = Asset("ETH"), Asset("USDC")


class Shown:
    """A place on the desktop that remembers what it was given."""

    def __init__(self, *, is_there: bool = True) -> None:
        self.is_there = is_there
        self.texts: list[str] = []

    def show(self, _title: str, text: str) -> bool:
        if self.is_there:
            self.texts.append(text)
        return self.is_there


def health(trade_id: int = 1, name: str = "ETH long") -> Crossing:
    facts = {"health": D("1.42"), "line": D("1.5")}
    return Crossing(trade_id, name, "watch_health_below", ETH, D(1900), D("1.42"), D("1.5"), facts)


def rate(trade_id: int) -> Crossing:
    facts = {"rate": D("0.25"), "line": D("0.2"), "platform": "Aave v3"}
    return Crossing(
        trade_id, "ETH long", "watch_rate_above", USDC, D(1), D("0.25"), D("0.2"), facts
    )


def test_one_line_tells_the_first_and_how_many_more() -> None:
    formats = Formats()
    assert told_shortly([], formats) == ""
    one = "ETH long: health factor 1.42 is under your 1.50 line"
    assert told_shortly([health()], formats) == one
    assert told_shortly([health(), rate(1), rate(2)], formats) == f"{one}, and 1 more"
    assert told_shortly([rate(1), rate(2)], formats) == (
        "USDC on Aave v3: borrow rate 25.0% is above your 20% line"
    )


@pytest.fixture
def desk(desk_on: Callable[..., Desk], demo_journal: Path) -> Desk:
    return desk_on(demo_journal)


@pytest.fixture
def said(desk: Desk) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    desk.noticed.connect(lambda text, word, _act: found.append((text, word)))
    return found


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_a_marking_that_crosses_lines_is_told_once(
    desk: Desk, said: list[tuple[str, str]], window: QWidget, settle: Callable[[Desk], None]
) -> None:
    shown = Shown()
    notifying = Notifying(desk, shown, window)
    marks = [Mark(ETH, desk.now(), D(900))]
    desk.bridge.change(
        lambda journal: mark(journal, desk.clock, marks, []),
        lambda marked: desk.crossed.emit(marked.crossed),
        owner=window,
    )
    settle(desk)
    (text,) = shown.texts
    assert text.startswith("ETH ")
    assert "more" in text
    assert said == []
    gone: list[str] = []
    desk.gone.connect(lambda screen, _facts: gone.append(screen))
    notifying.show_today()
    assert gone == ["today"]
    assert window.isVisible()


@pytest.mark.parametrize(("is_there", "wanted"), [(False, True), (True, False)])
def test_the_foot_of_the_window_says_it_where_the_desktop_does_not(
    desk: Desk, said: list[tuple[str, str]], window: QWidget, is_there: bool, wanted: bool
) -> None:
    desk.preferences.notifies = wanted
    shown = Shown(is_there=is_there)
    notifying = Notifying(desk, shown, window)
    notifying.tell([health()])
    notifying.tell([])
    assert shown.texts == []
    assert said == [("ETH long: health factor 1.42 is under your 1.50 line", "Show")]


def test_the_offer_leads_to_what_needs_attention(desk: Desk, window: QWidget) -> None:
    acts: list[Callable[[], object]] = []
    gone: list[str] = []
    desk.noticed.connect(lambda _text, _word, act: acts.append(act))
    desk.gone.connect(lambda screen, _facts: gone.append(screen))
    Notifying(desk, Shown(is_there=False), window).tell([health()])
    acts[0]()
    assert gone == ["today"]


def test_nothing_is_shown_where_nobody_looks(window: QWidget) -> None:
    assert not Tray(window).show("A line is crossed", "ETH long")


@pytest.fixture
def seen_desktop(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """A desktop with a tray, which remembers its messages."""
    found: list[tuple[str, str]] = []

    def message(_tray: QSystemTrayIcon, title: str, text: str, *_: Any) -> None:
        found.append((title, text))

    monkeypatch.setattr("journal_app.ui.notifying._UNSEEN", frozenset())
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: True))
    monkeypatch.setattr(QSystemTrayIcon, "supportsMessages", staticmethod(lambda: True))
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", message)
    monkeypatch.setattr(QSystemTrayIcon, "show", lambda _tray: None)
    return found


def test_the_tray_shows_it_and_tells_of_a_click(
    window: QWidget, qtbot: QtBot, seen_desktop: list[tuple[str, str]]
) -> None:
    tray = Tray(window)
    assert tray.show("A line is crossed", "ETH long")
    assert tray.show("A line is crossed", "BTC long")
    assert [text for _, text in seen_desktop] == ["ETH long", "BTC long"]
    (icon,) = tray.findChildren(QSystemTrayIcon)
    with qtbot.waitSignal(tray.clicked):
        icon.messageClicked.emit()


def test_a_tray_without_messages_is_no_place(
    window: QWidget, monkeypatch: pytest.MonkeyPatch, seen_desktop: list[tuple[str, str]]
) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "supportsMessages", staticmethod(lambda: False))
    assert not Tray(window).show("A line is crossed", "ETH long")
    assert seen_desktop == []
