"""What stands beside every step: the ladder with its levels, and the trader's own lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal_app.domain.planning.proposed_plan import LevelRow, level_rows, levels_of_proposal
from journal_app.ui.desk import Desk
from journal_app.ui.theme import theme
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.crisp import draw_rule
from journal_app.ui.widgets.price_ladder import PriceLadder
from journal_app.ui.widgets.verdict_row import VerdictRow
from journal_app.ui.wizard.flow import Wizard
from journal_app.ui.wizard.words import profile_name, rule_figure, rule_text

_INKS: Final = {"liquidation": "danger", "target": "gain"}
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class _Spread(NamedTuple):
    """What the parts of a row have. Units: logical pixels."""

    edge: int
    room: int
    aside: int


class LevelRows(QWidget):
    """The levels in words: name, price, and how far and how much that is."""

    ROW: Final = 34

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[str, str, str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def show_rows(self, rows: tuple[tuple[str, str, str, str], ...]) -> None:
        """Show (name, price, its token, what it means)."""
        if rows == self._rows:
            return
        self._rows = rows
        self.setAccessibleName(self.tr("Levels"))
        self.setAccessibleDescription("; ".join(f"{a} {b} {d}" for a, b, _, d in rows))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A row for each."""
        return QSize(300, self.ROW * len(self._rows))

    def minimumSizeHint(self) -> QSize:
        """As high as it is."""
        return QSize(220, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the rows."""
        skin, painter = theme(), QPainter(self)
        metrics = QFontMetrics(skin.font())
        painter.setFont(skin.font())
        if not self._rows:
            return
        left, room, aside = self._spread()
        right = self.width() - left
        for place, (name, figure, ink, meaning) in enumerate(self._rows):
            top = place * self.ROW
            painter.setPen(skin.color("text"))
            words = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(left, top, room, self.ROW), _LEFT, words)
            painter.setPen(skin.color(ink))
            painter.drawText(QRectF(left, top, right - left - aside, self.ROW), _RIGHT, figure)
            painter.setPen(skin.color("muted"))
            painter.drawText(QRectF(left, top, right - left, self.ROW), _RIGHT, meaning)
            if place < len(self._rows) - 1:
                draw_rule(painter, 0, self.width(), top + self.ROW, skin.color("line"))

    @property
    def name_room(self) -> int:
        """Logical pixels for the names; one that needs more ends in dots."""
        return self._spread().room

    def _spread(self) -> _Spread:
        """Where the parts of the rows stand: closer where names would be cut otherwise."""
        name, price, _, meaning = map(_widest, zip(*self._rows, strict=True))
        airy, close = (
            _Spread(edge, self.width() - 2 * edge - price - before - aside, aside)
            for edge, before, aside in (
                (8, 12, meaning + 16 if meaning else 0),
                (0, 8, meaning + 8 if meaning else 0),
            )
        )
        return airy if name <= airy.room else close


def _widest(words: Sequence[str]) -> int:
    return max(map(QFontMetrics(theme().font()).horizontalAdvance, words))


class LevelsCard(Card):
    """The ladder of the trade that is being planned, and its levels in words."""

    def __init__(self, wizard: Wizard, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("Levels"))
        self._wizard, self._desk = wizard, desk
        self.ladder = PriceLadder()
        self.rows = LevelRows()
        self.body.addWidget(self.ladder)
        self.body.addWidget(self.rows)
        wizard.changed.connect(self._show)
        desk.formats_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        wizard, formats = self._wizard, self._desk.formats
        proposal = wizard.proposal
        levels = levels_of_proposal(proposal, wizard.judgement, wizard.around)
        self.ladder.show_levels(levels)
        names = {
            "liquidation": self.tr("Liquidation"),
            "stop": self.tr("Stop"),
            "entry": self.tr("Entry"),
            "break_even": self.tr("Break\u2011even"),
            "target": self.tr("Target"),
        }
        days = self.tr("{days} days").format(days=formats.exactly(proposal.days))
        rows = level_rows(proposal, wizard.judgement)
        self.rows.show_rows(
            tuple(
                (
                    names[row.name] + (f" {number}" if number > 1 else ""),
                    formats.price(row.price),
                    _INKS.get(row.name, "text") if row.price is not None else "muted",
                    " · ".join(
                        word
                        for word in (
                            days if row.name == "break_even" and row.move and proposal.days else "",
                            formats.percent(row.move, signed=True) if row.move else "",
                            formats.money(row.money, signed=True) if row.money else "",
                        )
                        if word
                    ),
                )
                for row, number in zip(rows, _numbers(rows), strict=True)
            )
        )


def _numbers(rows: Sequence[LevelRow]) -> list[int]:
    """How many of its name each row makes, with those before it."""
    names = [row.name for row in rows]
    return [names[: place + 1].count(name) for place, name in enumerate(names)]


class RulesCard(Card):
    """The lines of the trader's profile, held against this trade."""

    def __init__(self, wizard: Wizard, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("Your rules"))
        self._wizard, self._desk = wizard, desk
        self._rows: dict[str, VerdictRow] = {}
        self.body.setSpacing(0)
        wizard.changed.connect(self._show)
        desk.formats_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        formats, judgement = self._desk.formats, self._wizard.judgement
        rules, most = judgement.rules, judgement.most_leverage
        self.set_aside(profile_name(self._wizard.around.profile.id))
        for rule in rules:
            row = self._rows.get(rule.name)
            if row is None:
                row = self._rows[rule.name] = VerdictRow()
                row.setObjectName(f"plan.rule.{rule.name}")
                self.body.addWidget(row)
            verdict = rule.verdict.value if rule.verdict else "open"
            row.show_verdict(verdict, rule_text(rule, most, formats), rule_figure(rule, formats))
        names = [rule.name for rule in rules]
        for name, row in self._rows.items():
            row.setVisible(name in names)
            row.set_last(is_last=name == names[-1])
