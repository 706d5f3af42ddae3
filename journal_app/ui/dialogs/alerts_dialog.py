"""The alerts of an open trade: at which figure each warns, and where it is really set."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal_app.domain.money import Asset
from journal_app.domain.problems import JournalError, Refused
from journal_app.domain.watching.alerts import (
    AlertKind,
    TradeAlert,
    figure_of,
    is_reached,
    way_to,
)
from journal_app.services.alerting import AlertSheet, alert_sheet, keep_alerts
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.form_dialog import FormDialog
from journal_app.ui.messages import explain, say
from journal_app.ui.theme import theme
from journal_app.ui.widgets.amount_edit import AmountEdit
from journal_app.ui.widgets.buttons import Button, button
from journal_app.ui.widgets.choice import Choice
from journal_app.ui.widgets.field import Note
from journal_app.ui.widgets.labels import Label, Sentence
from journal_app.ui.widgets.scroll_page import ScrollPage
from journal_app.ui.words import sides_words

if TYPE_CHECKING:
    from journal_app.services.trade_page import TradePage

Watches = tuple[AlertKind, Asset | None]
"""What an alert watches."""

_PERCENTS: Final = frozenset({AlertKind.RATE, AlertKind.MARGIN})
_LEVEL_WIDTH: Final = 150


class AlertRow(QWidget):
    """One alert. Signals: `changed()`, and `dropped()` once its button was pressed."""

    changed = Signal()
    dropped = Signal()

    def __init__(
        self, choices: Sequence[tuple[Watches, str]], desk: Desk, sheet: AlertSheet
    ) -> None:
        super().__init__()
        self._desk, self._sheet = desk, sheet
        self.watches = Choice(choices)
        self.watches.chosen.connect(self._follow)
        self.level = AmountEdit()
        self.level.setFixedWidth(_LEVEL_WIDTH)
        self.level.amount_changed.connect(self._follow)
        self.place = QLineEdit()
        self.place.setFont(theme().font(13))
        self.place.setPlaceholderText(self.tr("Where it is set"))
        self.place.textChanged.connect(lambda _: self.changed.emit())
        self.drop: Button = button("", "quiet", "x", name=self.tr("Take this alert out"))
        self.drop.clicked.connect(self.dropped)
        self.said = Note()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.watches, 2)
        row.addWidget(self.level)
        row.addWidget(self.place, 3)
        row.addWidget(self.drop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.said)
        self._follow()

    def show_alert(self, alert: TradeAlert) -> None:
        """Write an alert into the row."""
        self.watches.choose((alert.kind, alert.asset))
        is_percent = alert.kind in _PERCENTS
        self.level.set_amount(alert.level.scaleb(2) if is_percent else alert.level)
        self.place.setText(alert.place)

    def call(self, number: int) -> None:
        """Name the row for the keyboard, for a screen reader and for tests."""
        names = (
            (self.watches, "watches", self.tr("What alert {number} watches")),
            (self.level, "level", self.tr("Level of alert {number}")),
            (self.place, "place", self.tr("Where alert {number} is set")),
            (self.drop, "drop", self.tr("Take alert {number} out")),
        )
        for editor, name, spoken in names:
            editor.setObjectName(f"alerts.{name}.{number}")
            editor.setAccessibleName(spoken.format(number=number))

    def alert(self) -> TradeAlert | None:
        """What stands in the row; None while it has no level that can be."""
        typed = self.level.amount()
        if typed is None or typed <= 0:
            return None
        kind, asset = self.watches.data()
        level = typed.scaleb(-2) if kind in _PERCENTS else typed
        known = {(each.kind, each.level, each.asset): each.way for each in self._sheet.alerts}
        way = known.get((kind, level, asset))
        return TradeAlert(
            kind=kind,
            level=level,
            place=self.place.text().strip(),
            asset=asset,
            way=way or way_to(kind, level, self._figure(kind, asset)),
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written into it."""
        return not self.level.text().strip() and not self.place.text().strip()

    def show_problem(self, text: str) -> None:
        """Say what is wrong with it."""
        self.said.say(text, is_problem=True)

    def _figure(self, kind: AlertKind, asset: Asset | None) -> Decimal | None:
        one = self._sheet.watched
        return figure_of(kind, asset, one.levels, one.told, one.rates)

    def _follow(self, *_: object) -> None:
        kind, asset = self.watches.data()
        currency = self._desk.formats.currency
        units = {AlertKind.PRICE: currency, AlertKind.RATE: self.tr("% APR")}
        self.level.set_unit("%" if kind is AlertKind.MARGIN else units.get(kind, ""))
        typed = self.level.amount()
        if typed is not None and typed <= 0:
            self.level.show_problem(say("not_positive", {"text": self._desk.formats.plain(typed)}))
        problem = self.level.problem
        self.said.say(problem or self._told(kind, asset), is_problem=bool(problem))
        self.changed.emit()

    def _told(self, kind: AlertKind, asset: Asset | None) -> str:
        """Which way the figure comes to it, and where it is now."""
        figure = self._figure(kind, asset)
        if figure is None:
            return self.tr("Not known of this trade now, so it cannot be watched.")
        now = self._written(kind, figure)
        alert = self.alert()
        if alert is None:
            return self.tr("Now {figure}").format(figure=now)
        if is_reached(alert, figure):
            words = self.tr("Reached: now {figure}")
        elif alert.way == "falls":
            words = self.tr("When it falls there; now {figure}")
        else:
            words = self.tr("When it rises there; now {figure}")
        return words.format(figure=now)

    def _written(self, kind: AlertKind, figure: Decimal) -> str:
        formats = self._desk.formats
        if kind is AlertKind.PRICE:
            return formats.price(figure)
        return formats.percent(figure) if kind in _PERCENTS else formats.ratio(figure)


class AlertsDialog(FormDialog):
    """Rows of alerts, those proposed with a press. Signal: `kept()`, once they are."""

    kept = Signal()

    def __init__(self, desk: Desk, page: TradePage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setObjectName("alerts")
        self.setWindowTitle(self.tr("Alerts"))
        self.resize(720, 520)
        self._desk, self._trade = desk, page.trade
        self._sheet: AlertSheet | None = None
        self.rows: list[AlertRow] = []
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Label(self.tr("Alerts"), 16, 700))
        head.addWidget(
            Label(f"{sides_words(page.record.name)} · #{page.trade.number}", color="muted"), 1
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(
            Sentence(
                self.tr(
                    "This program is offline and wakes nobody. Write beside each level where the"
                    " alert is really set: an order, DeFi Saver, Gelato, your phone. The plan"
                    " stays as it was signed."
                ),
                color="muted",
            )
        )
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setSpacing(8)
        self._none = Sentence(self.tr("No alert is set."), color="muted")
        self._column.addWidget(self._none)
        self._column.addStretch(1)
        column.addWidget(ScrollPage(inside), 1)
        self._said = Sentence("", color="danger")
        self._said.hide()
        column.addWidget(self._said)
        column.addLayout(self._made_foot())
        desk.bridge.read(
            lambda uow: alert_sheet(uow, page.trade.id),
            self._show,
            owner=self,
            otherwise=self._fail,
        )

    def _made_foot(self) -> QHBoxLayout:
        self.add = button(self.tr("Add an alert"), "quiet", "plus")
        self.add.setObjectName("alerts.add")
        self.add.clicked.connect(self._add_empty)
        self.propose = button(self.tr("Propose"), "quiet")
        self.propose.setObjectName("alerts.propose")
        self.propose.setToolTip(
            self.tr("Three levels on the way to liquidation, the rate, and the lines of the trade")
        )
        self.propose.clicked.connect(self._propose)
        self.cancel = button(self.tr("Cancel"))
        self.cancel.setObjectName("alerts.cancel")
        self.cancel.clicked.connect(self.reject)
        self.save = button(self.tr("Save"), "primary")
        self.save.setObjectName("alerts.save")
        self.save.setDefault(True)
        self.save.clicked.connect(self.keep)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.add)
        row.addWidget(self.propose)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.save)
        for each in (self.add, self.propose, self.save):
            each.setEnabled(False)
        return row

    # Rows

    def _show(self, sheet: AlertSheet) -> None:
        self._sheet = sheet
        self.add.setEnabled(True)
        self.propose.setEnabled(bool(sheet.proposed))
        for alert in sheet.alerts:
            self._add(alert)
        self._judge()
        (self.rows[0].level if self.rows else self.propose).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def _add(self, alert: TradeAlert | None = None) -> AlertRow:
        assert self._sheet is not None
        row = AlertRow(self._choices(self._sheet), self._desk, self._sheet)
        if alert is not None:
            row.show_alert(alert)
        row.changed.connect(self._judge)
        row.dropped.connect(lambda: self._drop(row))
        self._column.insertWidget(self._column.count() - 1, row)
        row.show()  # at once, so that it can take the focus
        self.rows.append(row)
        self._order()
        return row

    def _add_empty(self) -> None:
        row = self._add()
        row.watches.setFocus(Qt.FocusReason.TabFocusReason)
        self._judge()

    def _drop(self, row: AlertRow) -> None:
        if row not in self.rows:  # its button was pressed twice
            return
        place = self.rows.index(row)
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._order()
        self._judge()
        rest = self.rows[place : place + 1] or self.rows[-1:]
        (rest[0].drop if rest else self.add).setFocus(Qt.FocusReason.TabFocusReason)

    def _propose(self) -> None:
        """Add what is proposed and does not stand there yet; empty rows make room."""
        assert self._sheet is not None
        for row in [row for row in self.rows if row.is_empty]:
            self._drop(row)
        there = {_named(alert) for row in self.rows if (alert := row.alert()) is not None}
        for alert in self._sheet.proposed:
            if _named(alert) not in there:
                self._add(alert)
        self._judge()
        if self.rows:
            self.rows[-1].place.setFocus(Qt.FocusReason.TabFocusReason)

    def _order(self) -> None:
        """Name the rows by their places."""
        for number, row in enumerate(self.rows, start=1):
            row.call(number)
        self._none.setVisible(not self.rows)

    def _choices(self, sheet: AlertSheet) -> list[tuple[Watches, str]]:
        """What can be watched: the price of each position, the rate, health and margin."""
        levels = sheet.watched.levels
        is_alone = len(levels) == 1
        prices: list[tuple[Watches, str]] = [
            (
                (AlertKind.PRICE, None if is_alone else asset),
                self.tr("{asset} price").format(asset=asset),
            )
            for asset in levels
        ]
        rest = (
            (AlertKind.RATE, self.tr("Borrow rate")),
            (AlertKind.HEALTH, self.tr("Health factor")),
            (AlertKind.MARGIN, self.tr("Margin ratio")),
        )
        return [*prices, *(((kind, None), words) for kind, words in rest)]

    # Keeping

    def _filled(self) -> list[AlertRow]:
        return [row for row in self.rows if not row.is_empty]

    def _alerts(self) -> list[TradeAlert]:
        return [alert for row in self._filled() if (alert := row.alert()) is not None]

    def _judge(self) -> None:
        """Let be kept what is whole and differs from what is kept."""
        if self._sheet is None:
            return
        alerts = self._alerts()
        is_whole = len(alerts) == len(self._filled())
        self.save.setEnabled(is_whole and alerts != list(self._sheet.alerts))

    def keep(self) -> None:
        """Keep what stands there."""
        if not self.save.isEnabled():
            return
        self.save.setEnabled(False)
        alerts, clock, trade_id = self._alerts(), self._desk.clock, self._trade.id
        self._desk.bridge.change(
            lambda journal: keep_alerts(journal, clock, trade_id, alerts),
            self._done,
            owner=self,
            otherwise=self._fail,
        )

    def _done(self, _: object) -> None:
        self.kept.emit()
        self.accept()

    def _fail(self, error: JournalError) -> None:
        problems = error.problems if isinstance(error, Refused) else ()
        self._said.setText(explain(problems[0]) if problems else say(error.code, error.facts))
        self._said.show()
        self._judge()  # it can be tried again


def _named(alert: TradeAlert) -> tuple[AlertKind, Decimal, Asset | None]:
    return alert.kind, alert.level, alert.asset
