"""One rule and how it was met: a mark of its own shape, the rule, the value, and what about it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from journal_app.ui.theme import theme
from journal_app.ui.widgets.labels import Label, Sentence
from journal_app.ui.widgets.ruled_row import RuledRow

_TONES: Final[dict[str, str]] = {
    "pass": "gain",
    "warning": "warning",
    "breach": "danger",
    "open": "neutral",
}
_SIDE: Final = 18


class VerdictMark(QWidget):
    """✓ or ! in a circle, ✕ in a square, or a dash where nothing is known yet."""

    def __init__(self, verdict: str = "open", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._verdict = verdict
        self.setFixedSize(_SIDE, _SIDE)
        self._tell()
        theme().changed.connect(self.update)

    @property
    def verdict(self) -> str:
        """pass, warning, breach or open."""
        return self._verdict

    def show_verdict(self, verdict: str) -> None:
        """Show another verdict."""
        if verdict != self._verdict:
            self._verdict = verdict
            self._tell()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the mark."""
        paint_mark(QPainter(self), QRectF(self.rect()), self._verdict)

    def _tell(self) -> None:
        words = {
            "pass": self.tr("kept"),
            "warning": self.tr("worth a look"),
            "breach": self.tr("broken"),
        }
        self.setAccessibleName(words.get(self._verdict, self.tr("not known yet")))


def paint_mark(painter: QPainter, rect: QRectF, verdict: str) -> None:
    """Paint the mark of a verdict into a square."""
    skin = theme()
    tone = _TONES[verdict]
    ink = skin.color("muted" if tone == "neutral" else tone)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(skin.color(tone + "_tint"))
    x, y, side = rect.x(), rect.y(), rect.width()
    if verdict == "breach":
        painter.drawRoundedRect(rect, side / 5, side / 5)
    else:
        painter.drawEllipse(rect)
    pen = QPen(ink, side / 11)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    for (x1, y1), (x2, y2) in _STROKES[verdict]:
        painter.drawLine(
            QPointF(x + x1 * side, y + y1 * side), QPointF(x + x2 * side, y + y2 * side)
        )


_STROKES: Final[dict[str, tuple[tuple[tuple[float, float], tuple[float, float]], ...]]] = {
    "pass": (((0.31, 0.52), (0.44, 0.65)), ((0.44, 0.65), (0.70, 0.36))),
    "warning": (((0.5, 0.25), (0.5, 0.56)), ((0.5, 0.74), (0.5, 0.745))),
    "breach": (((0.33, 0.33), (0.67, 0.67)), ((0.67, 0.33), (0.33, 0.67))),
    "open": (((0.36, 0.5), (0.64, 0.5)),),
}


class VerdictRow(RuledRow):
    """A rule with its verdict: pass, warning, breach, or open where nothing is known yet."""

    def __init__(
        self,
        text: str = "",
        verdict: str = "open",
        value: str = "",
        detail: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.mark = VerdictMark()
        self.text = Sentence()
        self.value = Label(color="muted")
        self.value.setMinimumHeight(_SIDE)  # on one line with the words beside it
        self.detail = Sentence("", 12, 400, "muted")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 8, 0, 9)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.addWidget(self.mark, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.text, 0, 1)
        grid.addWidget(self.value, 0, 2, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.detail, 1, 1, 1, 2)
        grid.setColumnStretch(1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.show_verdict(verdict, text, value, detail)

    @property
    def verdict(self) -> str:
        """The verdict that is shown."""
        return self.mark.verdict

    def show_verdict(self, verdict: str, text: str, value: str = "", detail: str = "") -> None:
        """Show a verdict, the rule it is on, the value that was judged, and a remark."""
        self.mark.show_verdict(verdict)
        self.text.setText(text)
        self.value.setText(value)
        self.value.setVisible(bool(value))
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
        self.detail.set_color("danger" if verdict == "breach" else "muted")
        said = (text, value, self.mark.accessibleName(), detail)
        self.setAccessibleName(", ".join(filter(None, said)))

    def minimumSizeHint(self) -> QSize:
        """Room for the mark and a few words."""
        return QSize(160, super().minimumSizeHint().height())
