"""One sheet for what open trades depend on: prices of their assets, rates of their debts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from journal_app.domain.entry_times import time_problem
from journal_app.domain.importing.doubts import price_doubt
from journal_app.domain.market.percents import percent_problem
from journal_app.domain.money import Asset
from journal_app.domain.problems import JournalError, Problem, Refused
from journal_app.services.marking import Marked
from journal_app.services.price_sheet import (
    PriceLine,
    PriceSheet,
    RateLine,
    Typed,
    latest_of,
    percent_doubt,
    price_problem,
    price_sheet,
    update_prices,
)
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.dialog import Dialog
from journal_app.ui.dialogs.pasted_column import pasted_column, placed
from journal_app.ui.messages import explain, say
from journal_app.ui.widgets.amount_edit import AmountEdit
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import ElidedLabel, Label, Sentence

_DOWN: Final = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter})
_FIELD_WIDTH: Final = 184
_MINUTE: Final = timedelta(minutes=1)

Judge = Callable[[Decimal], Problem | None]


class _Line(QObject):
    """One row: what it is, what it was, the new value, and what is wrong or odd about it."""

    def __init__(
        self, name: str, spoken: str, unit: str, refusal: Judge, doubt: Judge, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.name = name
        self.editor = AmountEdit(unit)
        self.editor.setObjectName(f"prices.{name.lower()}")
        self.editor.setAccessibleName(spoken)
        self.editor.shown = self.judge
        self.said = Sentence("", 12)
        self.said.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.said.hide()
        self._refusal = refusal
        self._doubt = doubt
        self.is_doubted = False

    @property
    def is_refused(self) -> bool:
        """Whether what stands there cannot be."""
        return bool(self.editor.problem)

    @property
    def value(self) -> Decimal | None:
        """What was typed; None where nothing was, or nothing that can be."""
        return None if self.is_refused else self.editor.amount()

    def judge(self) -> None:
        """Refuse or question the value at once, beside itself."""
        value = self.editor.amount()
        if value is not None and (wrong := self._refusal(value)) is not None:
            self.editor.show_problem(explain(wrong))  # which comes back here once
        odd = self._doubt(value) if value is not None and not self.is_refused else None
        self.is_doubted = odd is not None
        self.said.setText(self.editor.problem or (explain(odd) if odd else ""))
        self.said.setVisible(bool(self.said.text()))
        self.said.set_color("danger" if self.is_refused else "warning")


class PricesDialog(Dialog):
    """Type down the column, paste one, save; what was left empty stays as it is."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("prices")
        self.setWindowTitle(self.tr("Update prices and rates"))
        self.resize(680, 600)
        self._desk = desk
        self._prices: dict[Asset, _Line] = {}
        self._oracle_prices: dict[Asset, _Line] = {}
        self._rates: dict[tuple[str, Asset], _Line] = {}
        self._lines: list[_Line] = []
        self._is_sure = False
        self._latest = desk.now()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(12)
        column.addWidget(Label(self.tr("Update prices and rates"), 20, 700))
        column.addLayout(self._made_time())
        self._sheet = QVBoxLayout()
        self._sheet.setContentsMargins(0, 0, 0, 0)
        self._sheet.setSpacing(12)
        inside = QWidget()
        inside.setLayout(self._sheet)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        scroll.setWidget(inside)
        column.addWidget(scroll, 1)
        self._said = Sentence("", color="muted")
        self._said.setObjectName("prices.said")
        column.addWidget(self._said)
        column.addLayout(self._made_buttons())
        desk.bridge.read(lambda uow: price_sheet(uow, desk.now()), self._show, owner=self)

    # Parts

    def _made_time(self) -> QHBoxLayout:
        self._at = QLineEdit()
        self._at.setObjectName("prices.at")
        self._at.setMinimumWidth(_FIELD_WIDTH)
        self._at.textChanged.connect(self._judge)
        label = Label(self.tr("As of"), color="muted")
        label.setBuddy(self._at)
        self._at.setAccessibleName(self.tr("The moment of these prices"))
        self._last = ElidedLabel("", color="muted")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(label)
        row.addWidget(self._at)
        row.addWidget(self._last, 1)
        return row

    def _made_buttons(self) -> QHBoxLayout:
        self._paste = button(self.tr("Paste a column"))
        self._paste.setObjectName("prices.paste")
        self._paste.clicked.connect(lambda: self._paste_from(0))
        from_file = button(self.tr("From a file…"))
        from_file.setObjectName("prices.from_file")
        from_file.clicked.connect(self._go_import)
        cancel = button(self.tr("Cancel"))
        cancel.setObjectName("prices.cancel")
        cancel.clicked.connect(self.reject)
        self._save = button(self.tr("Save"), "primary")
        self._save.setObjectName("prices.save")
        self._save.setEnabled(False)
        self._save.clicked.connect(self._keep)
        self._buttons = (self._paste, from_file, cancel, self._save)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._paste)
        row.addWidget(from_file)
        row.addStretch()
        row.addWidget(cancel)
        row.addWidget(self._save)
        return row

    def _show(self, sheet: PriceSheet) -> None:
        desk, formats = self._desk, self._desk.formats
        now = desk.now()
        self._latest = latest_of(now, sheet.last_at)
        if sheet.last_at is not None:
            self._last.setText(
                self.tr("The last ones are of {time}").format(time=formats.time(sheet.last_at))
            )
            if sheet.last_at >= now:  # an earlier price would not be the newest
                now = sheet.last_at + _MINUTE
        self._at.setText(formats.full_time(now.replace(second=0, microsecond=0)))
        if sheet.prices:
            self._sheet.addWidget(self._made_prices(sheet.prices))
        if sheet.rates:
            self._sheet.addWidget(self._made_rates(sheet.rates))
        self._sheet.addStretch()
        for line in self._lines:
            line.editor.installEventFilter(self)
            line.editor.amount_changed.connect(self._judge)
        order = (self._at, *(line.editor for line in self._lines), *self._buttons)
        for before, after in pairwise(order):
            self.setTabOrder(before, after)
        if self._lines:
            self._lines[0].editor.setFocus()
        else:
            nothing = self.tr("No trade is open, so nothing depends on a price or a rate.")
            self._sheet.insertWidget(0, Sentence(nothing, color="muted"))
            self._paste.setEnabled(False)
        self._judge()

    def _made_prices(self, lines: tuple[PriceLine, ...]) -> Card:
        card, grid = self._made_grid(self.tr("Prices"), self.tr("Last price"), self.tr("New price"))
        formats = self._desk.formats
        for told in lines:
            line = _Line(
                told.asset,
                self.tr("New price of {asset}").format(asset=told.asset),
                formats.currency,
                price_problem,
                _price_doubt_of(told.price),
                self,
            )
            self._prices[told.asset] = line
            seen = formats.time(told.seen_at) if told.seen_at else ""
            self._add_line(grid, len(self._lines) + 1, line, "", formats.price(told.price), seen)
            if told.oracle_price is not None:
                line = self._made_oracle_line(told.asset, told.oracle_price)
                said = formats.price(told.oracle_price)
                empty = self.tr("empty: the market's")
                self._add_line(grid, len(self._lines) + 1, line, empty, said, seen)
        return card

    def _made_oracle_line(self, asset: Asset, said: Decimal) -> _Line:
        line = _Line(
            self.tr("{asset} oracle").format(asset=asset),
            self.tr("New price of {asset} by the oracle").format(asset=asset),
            self._desk.formats.currency,
            price_problem,
            _price_doubt_of(said),
            self,
        )
        line.editor.setObjectName(f"prices.oracle.{asset.lower()}")
        self._oracle_prices[asset] = line
        return line

    def _made_rates(self, lines: tuple[RateLine, ...]) -> Card:
        card, grid = self._made_grid(
            self.tr("Borrow rates"), self.tr("Rate now"), self.tr("New rate")
        )
        formats = self._desk.formats
        for place, told in enumerate(lines, start=1):
            terms = self._desk.platforms.terms(told.platform)
            where = terms.name if terms else told.platform
            line = _Line(
                told.asset,
                self.tr("New rate of {asset} on {platform}").format(
                    asset=told.asset, platform=where
                ),
                self.tr("% APR"),
                percent_problem,
                _percent_doubt_of(told),
                self,
            )
            line.editor.setObjectName(f"prices.rate.{told.platform}.{told.asset.lower()}")
            self._rates[told.platform, told.asset] = line
            self._add_line(grid, place, line, where, formats.percent(told.apr, 2), "")
        return card

    def _made_grid(self, title: str, last: str, new: str) -> tuple[Card, QGridLayout]:
        card = Card(title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for place, text in ((2, last), (4, new)):
            label = Label(text, 12, color="muted")
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(label, 0, place)
        card.body.addLayout(grid)
        return card, grid

    def _add_line(
        self, grid: QGridLayout, place: int, line: _Line, where: str, last: str, seen: str
    ) -> None:
        row = 2 * place
        name = Label(line.name, weight=600)
        name.setBuddy(line.editor)
        last_label = Label(last)
        last_label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(name, row, 0)
        grid.addWidget(ElidedLabel(where, color="muted"), row, 1)
        grid.addWidget(last_label, row, 2)
        grid.addWidget(Label(seen, 12, color="muted"), row, 3)
        line.editor.setMinimumWidth(_FIELD_WIDTH)
        line.editor.setMaximumWidth(_FIELD_WIDTH)
        grid.addWidget(line.editor, row, 4)
        grid.addWidget(line.said, row + 1, 1, 1, 4)
        self._lines.append(line)

    # The keyboard

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go down the column by Enter and the arrows; spread what is pasted over it."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        places = [place for place, line in enumerate(self._lines) if line.editor is watched]
        if not places:
            return False
        if event.matches(QKeySequence.StandardKey.Paste):
            return self._paste_from(places[0], is_many=True)
        if event.key() in _DOWN:
            self._go_to(places[0] + 1)
            return True
        if event.key() == Qt.Key.Key_Up:
            self._go_to(places[0] - 1)
            return True
        return False

    def _go_to(self, place: int) -> None:
        if 0 <= place < len(self._lines):
            editor = self._lines[place].editor
            editor.setFocus(Qt.FocusReason.TabFocusReason)
            editor.selectAll()
        elif place >= len(self._lines):
            self._save.setFocus(Qt.FocusReason.TabFocusReason)

    def _paste_from(self, place: int, *, is_many: bool = False) -> bool:
        """Put a column from the clipboard into the sheet; False leaves one value to the field."""
        pasted = pasted_column(QGuiApplication.clipboard().text())
        if is_many and len(pasted) < 2 and not (pasted and pasted[0].name):
            return False
        given = placed(pasted, [line.name for line in self._lines], place)
        for row, number in given.items():
            self._lines[row].editor.setText(number)
        left = len(pasted) - len(given)
        if left:
            self._say(
                self.tr("{count} of {all} pasted lines found no row here.").format(
                    count=left, all=len(pasted)
                )
            )
        return True

    # Saving

    def _judge(self, *_: object) -> None:
        """Let be saved what can be; a doubt asks once more."""
        self._is_sure = False
        self._save.setText(self.tr("Save"))
        at = self._read_time()
        has_any = any(line.value is not None for line in self._lines)
        has_wrong = any(line.is_refused for line in self._lines)
        self._save.setEnabled(has_any and not has_wrong and at is not None)

    def _read_time(self) -> datetime | None:
        at: datetime | None = None
        try:
            read = self._desk.formats.read_time(self._at.text())
        except Refused as refused:
            self._say(explain(refused.problems[0]), "danger")
        else:
            problem = time_problem("", read, self._latest)
            self._say(explain(problem) if problem else "", "danger" if problem else "muted")
            at = None if problem else read
        if self._at.property("problem") != (at is None):
            self._at.setProperty("problem", at is None)
            self._at.style().unpolish(self._at)
            self._at.style().polish(self._at)
        return at

    def _keep(self) -> None:
        doubted = [line.name for line in self._lines if line.is_doubted]
        if doubted and not self._is_sure:
            self._is_sure = True
            self._save.setText(self.tr("Save all the same"))
            self._say(
                self.tr("Look once more at {names}.").format(names=", ".join(doubted)), "warning"
            )
            return
        at = self._read_time()
        assert at is not None
        typed = Typed(
            {asset: line.value for asset, line in self._prices.items() if line.value is not None},
            {key: line.value for key, line in self._rates.items() if line.value is not None},
            {
                asset: line.value
                for asset, line in self._oracle_prices.items()
                if line.value is not None
            },
        )
        desk = self._desk
        self._save.setEnabled(False)
        desk.bridge.change(
            lambda journal: update_prices(journal, desk.clock, at, typed),
            self._done,
            owner=self,
            otherwise=self._fail,
        )

    def _done(self, marked: Marked) -> None:
        count = self._desk.formats.count
        prices = (
            self.tr("1 price")
            if marked.marks == 1
            else self.tr("{count} prices").format(count=count(marked.marks))
        )
        rates = (
            self.tr("1 rate")
            if marked.rates == 1
            else self.tr("{count} rates").format(count=count(marked.rates))
        )
        told = [text for text, number in ((prices, marked.marks), (rates, marked.rates)) if number]
        self._desk.notify(
            self.tr("Updated: {what}").format(what=self.tr(" and ").join(told))
            if told
            else self.tr("These prices and rates were known already"),
            self.tr("Undo"),
            self._desk.actions["undo"].trigger,
        )
        self.accept()

    def _fail(self, error: JournalError) -> None:
        self._save.setEnabled(True)
        problems = error.problems if isinstance(error, Refused) else ()
        self._say(explain(problems[0]) if problems else say(error.code, error.facts), "danger")

    def _say(self, text: str, color: str = "muted") -> None:
        self._said.set_color(color)
        self._said.setText(text)

    def _go_import(self) -> None:
        self.reject()
        self._desk.actions["import"].trigger()


def _price_doubt_of(last: Decimal | None) -> Judge:
    return lambda price: price_doubt("", last, price)


def _percent_doubt_of(told: RateLine) -> Judge:
    return lambda percent: percent_doubt(told, percent)
