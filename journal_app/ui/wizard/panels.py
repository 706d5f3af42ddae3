"""What stands beside every step: the ladder with its levels, and the trader's own lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal_app.domain.planning.liquidation_rule import liquidation_rule
from journal_app.domain.planning.proposed_plan import LevelRow, level_rows, levels_of_proposal
from journal_app.ui.desk import Desk
from journal_app.ui.theme import theme
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.crisp import draw_rule
from journal_app.ui.widgets.price_ladder import PriceLadder
from journal_app.ui.widgets.verdict_row import VerdictRow
from journal_app.ui.wizard.flow import Wizard
from journal_app.ui.wizard.words import (
    liquidation_rule_text,
    profile_name,
    rule_figure,
    rule_text,
    rule_that_binds,
    step_title,
)

_INKS: Final = {"liquidation": "danger", "target": "gain"}
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class _Spread(NamedTuple):
    """What the parts of a row have. Units: logical pixels."""

    edge: int
    room: int
    aside: int


class ShownLevel(NamedTuple):
    """A level as it is written. ink: the token of its price. note: a quiet line under it. reason:
    what its name leaves open, told under the pointer and to those who do not see it.
    """

    name: str
    price: str
    ink: str
    meaning: str
    note: str = ""
    reason: str = ""


class LevelRows(QWidget):
    """The levels in words: name, price, and how far and how much that is."""

    ROW: Final = 34
    NOTE: Final = 15
    """Logical pixels that a quiet line adds to its row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ShownLevel, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def show_rows(self, rows: tuple[ShownLevel, ...]) -> None:
        """Show these levels."""
        if rows == self._rows:
            return
        self._rows = rows
        self.setAccessibleName(self.tr("Levels"))
        told = ((row.name, row.price, row.meaning, row.note, row.reason) for row in rows)
        self.setAccessibleDescription("; ".join(" ".join(filter(None, row)) for row in told))
        self.setToolTip("\n".join(row.reason for row in rows if row.reason))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A row for each."""
        noted = sum(1 for row in self._rows if row.note)
        return QSize(300, self.ROW * len(self._rows) + self.NOTE * noted)

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
        top = 0
        for row in self._rows:
            painter.setFont(skin.font())
            painter.setPen(skin.color("text"))
            words = metrics.elidedText(row.name, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(left, top, room, self.ROW), _LEFT, words)
            painter.setPen(skin.color(row.ink))
            painter.drawText(QRectF(left, top, right - left - aside, self.ROW), _RIGHT, row.price)
            painter.setPen(skin.color("muted"))
            painter.drawText(QRectF(left, top, right - left, self.ROW), _RIGHT, row.meaning)
            top += self.ROW
            if row.note:
                self._paint_note(painter, row.note, QRectF(left, top - 9, right - left, 18))
                top += self.NOTE
            if row is not self._rows[-1]:
                draw_rule(painter, 0, self.width(), top, skin.color("line"))

    @staticmethod
    def _paint_note(painter: QPainter, note: str, place: QRectF) -> None:
        painter.setFont(theme().font(12))
        room = int(place.width())
        words = painter.fontMetrics().elidedText(note, Qt.TextElideMode.ElideRight, room)
        painter.drawText(place, _LEFT, words)

    @property
    def name_room(self) -> int:
        """Logical pixels for the names; one that needs more ends in dots."""
        return self._spread().room

    def _spread(self) -> _Spread:
        """Where the parts of the rows stand: closer where names would be cut otherwise."""
        name, price, meaning = (
            _widest([getattr(row, part) for row in self._rows])
            for part in ("name", "price", "meaning")
        )
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
            "liquidation": self._liquidation,
            "stop": self.tr("Stop"),
            "entry": self.tr("Entry"),
            "break_even": self.tr("Break\u2011even"),
            "target": self.tr("Target"),
        }
        days = self.tr("{days} days").format(days=formats.exactly(proposal.days))
        rows = level_rows(proposal, wizard.judgement)
        found = liquidation_rule(wizard.judgement.in_view, wizard.terms)
        rule = liquidation_rule_text(found, formats) if found is not None else ""
        self.rows.show_rows(
            tuple(
                ShownLevel(
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
                    rule if row.name == "liquidation" else "",
                    self._why_this_leverage if row.name == "liquidation" else "",
                )
                for row, number in zip(rows, _numbers(rows), strict=True)
            )
        )

    @property
    def _is_for_proposed(self) -> bool:
        """Whether the price is for a leverage that nobody chose."""
        wizard = self._wizard
        return wizard.proposal.backed_by == "leverage" and (
            wizard.is_proposed("leverage") and wizard.judgement.in_view is not None
        )

    @property
    def _why_this_leverage(self) -> str:
        """Where the leverage comes from that nobody chose, and where it is chosen."""
        if not self._is_for_proposed:
            return ""
        wizard, formats = self._wizard, self._desk.formats
        text = self.tr(
            "Nobody chose the leverage yet, so the price is for the {leverage} that is proposed;"
            " it is chosen at the step {step}."
        ).format(
            leverage=formats.times(wizard.proposal.leverage, 2),
            step=step_title("margin", wizard.questions),
        )
        most = wizard.judgement.most_leverage
        return f"{text} {rule_that_binds(most, wizard.around.profile, formats)}"

    @property
    def _liquidation(self) -> str:
        """What its row is called: with the leverage while nobody chose that, which the price is
        for all the same.
        """
        wizard = self._wizard
        if not self._is_for_proposed:
            return self.tr("Liquidation")
        leverage = self._desk.formats.times(wizard.proposal.leverage, 2)
        return self.tr("Liquidation at {leverage}").format(leverage=leverage)


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
        self.profile = button("", "aside")
        self.profile.setObjectName("plan.profile")
        self.profile.setToolTip(
            self.tr("These rules are your profile's: see or change them in Settings")
        )
        self.profile.clicked.connect(lambda: desk.go("settings", card="profile", back="plan"))
        self.add_to_head(self.profile)
        self.rows: dict[str, VerdictRow] = {}
        self.body.setSpacing(0)
        wizard.changed.connect(self._show)
        desk.formats_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        formats, judgement = self._desk.formats, self._wizard.judgement
        rules, most = judgement.rules, judgement.most_leverage
        self.profile.setText(profile_name(self._wizard.around.profile.id).replace("&", "&&"))
        for rule in rules:
            row = self.rows.get(rule.name)
            if row is None:
                row = self.rows[rule.name] = VerdictRow()
                row.setObjectName(f"plan.rule.{rule.name}")
                self.body.addWidget(row)
            verdict = rule.verdict.value if rule.verdict else "open"
            row.show_verdict(verdict, rule_text(rule, most, formats), rule_figure(rule, formats))
        names = [rule.name for rule in rules]
        for name, row in self.rows.items():
            row.setVisible(name in names)
            row.set_last(is_last=name == names[-1])
