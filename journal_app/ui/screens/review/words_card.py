"""The end of a review: last rule kept or not, one edge, one leak, one rule, and the signature."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QWidget

from journal_app.domain.periods import Period
from journal_app.services.ports import KeptReview
from journal_app.services.signing_off import LONGEST, ReviewWords, words_of
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.choice import Segments
from journal_app.ui.widgets.labels import Label, Sentence
from journal_app.ui.widgets.plain_text import PlainText

_HEIGHT: Final = 84
_KEPT: Final = {None: "open", True: "kept", False: "broken"}


class _KeptAt(NamedTuple):
    """What was kept here, and the time of day at which it was."""

    words: ReviewWords
    clock: str


class WordsCard(Card):
    """Fields that are kept when they are left, which is said beside the title. What is typed stays
    until another period is shown, and comes back with its period where it could not be kept.

    Signals, each with the period that is on show: `written(period, words)` to be kept,
    `signed(period, words)`, `reopened(period)`.
    """

    written = Signal(object, object)
    signed = Signal(object, object)
    reopened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("What it taught me"), parent=parent)
        self._period: Period | None = None
        self._kept = ReviewWords()
        self._asked: ReviewWords | None = None
        self._refused: dict[Period, ReviewWords] = {}
        self._kept_at: dict[Period, _KeptAt] = {}
        self._is_locked = True
        self._last = Sentence()
        self._answer = Segments(
            [
                ("open", self.tr("Not answered")),
                ("kept", self.tr("Kept")),
                ("broken", self.tr("Not kept")),
            ]
        )
        self._answer.setObjectName("review.rule_kept")
        self._answer.setAccessibleName(self.tr("Was the last rule kept?"))
        self._answer.chosen.connect(lambda _: self.keep())
        self._rule_row = QWidget()
        row = QHBoxLayout(self._rule_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._last, 1)
        row.addWidget(self._answer, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self._rule_row)
        self.body.addLayout(self._made_fields())
        self.body.addLayout(self._made_foot())

    def _made_fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        self._fields: dict[str, PlainText] = {}
        self._captions: dict[str, Label] = {}
        hints = {
            "edge": self.tr("What worked, and why it will again"),
            "leak": self.tr("What cost money and need not have"),
            "rule": self.tr("One thing to do, answered by yes or no"),
        }
        for place, (name, words) in enumerate(
            (("edge", self.tr("One edge")), ("leak", self.tr("One leak")), ("rule", ""))
        ):
            field = PlainText()
            field.setObjectName(f"review.{name}")
            field.setPlaceholderText(hints[name])
            field.setFixedHeight(_HEIGHT)
            field.installEventFilter(self)
            field.textChanged.connect(self._tell_kept)
            caption = Label(words, color="muted")
            caption.setBuddy(field)
            field.setAccessibleName(words)
            self._fields[name], self._captions[name] = field, caption
            grid.addWidget(caption, 0, place)
            grid.addWidget(field, 1, place)
            grid.setColumnStretch(place, 1)
        return grid

    def _made_foot(self) -> QHBoxLayout:
        self._state = Sentence(color="muted")
        self._sign = button(self.tr("Sign off"), "primary")
        self._sign.setObjectName("review.sign_off")
        self._sign.clicked.connect(lambda: self.signed.emit(self._period, self.words))
        self._reopen = button(self.tr("Open again"))
        self._reopen.setObjectName("review.reopen")
        self._reopen.clicked.connect(lambda: self.reopened.emit(self._period))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._state, 1)
        row.addWidget(self._reopen)
        row.addWidget(self._sign)
        return row

    # What is shown

    @property
    def first_field(self) -> QWidget:
        """What takes the keyboard first."""
        return self._fields["edge"]

    @property
    def words(self) -> ReviewWords:
        """What stands in the fields."""
        texts = {name: field.toPlainText().strip() for name, field in self._fields.items()}
        answers = {answer: kept for kept, answer in _KEPT.items()}
        return ReviewWords(**texts, rule_kept=answers[self._answer.data()])

    def show_review(
        self,
        period: Period,
        kept: KeptReview | None,
        rule_before: KeptReview | None,
        *,
        captions: tuple[str, str, str],
        state: str,
        can_write: bool,
        can_sign: bool,
    ) -> None:
        """Show what was written. captions: of the card, of the rule, and before the last rule.

        Words that are being typed for the same period stay.
        """
        title, rule_caption, last_caption = captions
        self.set_title(title)
        self._captions["rule"].setText(rule_caption)
        self._fields["rule"].setAccessibleName(rule_caption)
        is_same = period == self._period
        is_typed = is_same and self.words != self._kept and can_write
        self._period, self._kept, self._asked = period, words_of(kept), None
        self._is_locked = not can_write
        refused = self._refused.pop(period, None)
        if not is_typed:
            self._show_words(self._kept if is_same or refused is None else refused)
        rule = rule_before.rule if rule_before else ""
        self._last.show_parts([(f"{last_caption} ", 400, "muted"), (rule, 500, "text")])
        self._rule_row.setVisible(bool(rule))
        for field in self._fields.values():
            field.setReadOnly(not can_write)
        self._answer.setEnabled(can_write)
        self._state.setText(state)
        self._tell_kept()
        self._sign.setVisible(can_sign)
        self._reopen.setVisible(kept is not None and kept.signed_at is not None)

    def set_can_reopen(self, *, can: bool) -> None:
        """Offer to open it again, or not: a journal may be only looked at."""
        self._reopen.setEnabled(can)

    def _show_words(self, words: ReviewWords) -> None:
        for name, field in self._fields.items():
            text = getattr(words, name)
            if field.toPlainText().strip() != text:
                field.setPlainText(text)
        self._answer.blockSignals(True)
        self._answer.choose(_KEPT[words.rule_kept])
        self._answer.blockSignals(False)

    # Keeping

    def keep(self) -> None:
        """Tell what was changed, so that it is kept; what is too long waits to be cut."""
        words = self.words
        if _is_too_long(words):
            self._state.setText(
                self.tr("{most} characters at most in each field: shorten it to keep it.").format(
                    most=LONGEST
                )
            )
        elif not self._is_locked and words not in (self._kept, self._asked):
            assert self._period is not None
            self._asked = words
            self._refused.pop(self._period, None)
            self.written.emit(self._period, words)
        self._tell_kept()

    def note_kept(self, period: Period, words: ReviewWords, clock: str) -> None:
        """They are kept. clock: the time of day, as it is told."""
        self._kept_at[period] = _KeptAt(words, clock)
        if period == self._period:
            self._kept = words
            if self._asked == words:
                self._asked = None
            self._tell_kept()

    def take_back(self, period: Period, words: ReviewWords) -> None:
        """They could not be kept: they stay as typed, and are asked to be kept when left again."""
        self._refused[period] = words
        self._asked = None
        self._tell_kept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep what is written when a field is left, but for what signs off: that keeps it too."""
        if event.type() is QEvent.Type.FocusOut:
            focus = QApplication.focusWidget()
            is_outside = focus is None or not self.isAncestorOf(focus)
            if is_outside or (focus is not watched and focus in self._fields.values()):
                self.keep()
        return super().eventFilter(watched, event)

    def _tell_kept(self) -> None:
        """Say beside the title whether what stands here is kept: there nothing moves for it."""
        words, period = self.words, self._period
        if self._is_locked or period is None:
            said = ""
        elif _is_too_long(words) or self._refused.get(period) == words:
            said = self.tr("Your words are not kept yet")
        elif words == self._asked:
            return  # the answer is a moment away: what is said would flicker
        elif words != self._kept:
            said = self.tr("Your words are kept when you leave the field")
        elif words == ReviewWords():
            said = ""
        else:
            at = self._kept_at.get(period)
            said = self.tr("Your words are kept")
            if at is not None and at.words == words:
                said = self.tr("Your words are kept · {time}").format(time=at.clock)
        self.set_aside(said)


def _is_too_long(words: ReviewWords) -> bool:
    return max(len(words.edge), len(words.leak), len(words.rule)) > LONGEST
