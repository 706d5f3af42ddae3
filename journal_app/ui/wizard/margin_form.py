"""Step 3: how the margin stands, and how much leverage all lines allow."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.planning.questions import Question
from journal_app.domain.trade import MarginMode
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.choice import Choices, Segments
from journal_app.ui.widgets.labels import Sentence
from journal_app.ui.widgets.leverage_slider import LeverageSlider
from journal_app.ui.wizard.account_box import AccountBox
from journal_app.ui.wizard.size_words import leverage_hint
from journal_app.ui.wizard.step_form import StepForm
from journal_app.ui.wizard.words import answer_name, rule_that_binds, said

ISOLATED = QT_TRANSLATE_NOOP("Wizard", "Isolated")
CROSS = QT_TRANSLATE_NOOP("Wizard", "Cross")


def _choices(modes: Iterable[MarginMode]) -> Choices:
    words = {MarginMode.ISOLATED: ISOLATED, MarginMode.CROSS: CROSS}
    return [(mode, said(words[mode])) for mode in modes]


class LeverageField(QWidget):
    """The slider of the leverage, and under it what it is and what is allowed."""

    def __init__(self, form: StepForm) -> None:
        super().__init__()
        self._form = form
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.slider = LeverageSlider()
        self.slider.setObjectName("plan.leverage_slider")
        self.slider.leverage_changed.connect(self._put)
        self.below = Sentence("", 12, 400, "muted")
        column.addWidget(self.slider)
        column.addWidget(self.below)

    def _put(self, leverage: Decimal) -> None:
        self._form.wizard.put(leverage=leverage, backed_by="leverage")

    def tell(self) -> None:
        """Show the leverage that holds, and the most of the platform and of all lines."""
        wizard, formats = self._form.wizard, self._form.desk.formats
        judgement = wizard.judgement
        found, profile = judgement.most_leverage, wizard.around.profile.most_leverage
        held = wizard.solved.leverage
        self.slider.set_most(wizard.leverage_in_reach)
        self.slider.set_lines(found.most, profile)
        if not self.slider.isSliderDown():
            self.slider.set_leverage(held)
        platform = found.by_line.get("platform")
        words = self.tr("{held} · most {most}").format(
            held=formats.times(held, 2), most=formats.times(found.to_the_hundredth, 2)
        )
        if platform is not None:
            words += " " + self.tr("(platform {most})").format(most=formats.times(platform, 2))
        self.below.setText(words)
        why = rule_that_binds(found, wizard.around.profile, formats)
        self.below.setToolTip(why)
        self.below.setAccessibleDescription(why)


class MarginForm(StepForm):
    """Isolated or cross, and the leverage."""

    question = Question.MARGIN

    def build(self) -> None:
        """Lay the fields out."""
        wizard = self.wizard
        self._offered: tuple[str, tuple[MarginMode, ...]] = ("", ())
        self._offered = wizard.proposal.platform, self._to_offer()
        self.mode = self.choose_from("margin_mode", _choices(self._offered[1]), few=True)
        self.mode_field = self.add_field(self.tr("Margin"), self.mode)
        self.leverage = self.amount(
            "leverage",
            self.tr("times"),
            shown=lambda: wizard.solved.leverage,
            also={"backed_by": "leverage"},
            places=4,
        )
        self.leverage_field = self.add_field(self.tr("Leverage"), self.leverage)
        self.slider = LeverageField(self)
        self.add_field("", self.slider)
        self.binding = Sentence("", 13, 400, "muted")
        self.add_field("", self.binding)
        self.use_most = button(self.tr("Use the most"))
        self.use_most.setObjectName("plan.use_most")
        self.use_most.clicked.connect(self._use_most)
        self.most_field = self.add_field("", self.beside((self.use_most, 0), (QWidget(), 1)))
        self.account = AccountBox(self.desk.formats)
        self.column.addWidget(self.account)

    @property
    def first(self) -> QWidget:
        """The leverage, of which there is more to say than of the mode."""
        return self.leverage

    def refresh(self, *, is_just_reached: bool = False) -> None:
        """Offer first what the platform has."""
        self._offer_modes()
        super().refresh(is_just_reached=is_just_reached)

    def _offer_modes(self) -> None:
        """Offer other modes where the platform is another."""
        offered = self._to_offer()
        if offered != self._offered[1]:
            assert isinstance(self.mode, Segments)
            self.mode.set_choices(_choices(offered))
        self._offered = self.wizard.proposal.platform, offered

    def _to_offer(self) -> tuple[MarginMode, ...]:
        """The modes of the platform, or both where its terms do not tell; and what was kept
        before these were heeded, so that it is seen and can be mended. Of one platform none goes
        again: it may be the one that has the keyboard.
        """
        proposal, terms = self.wizard.proposal, self.wizard.terms
        known = terms.modes if terms is not None else ()
        platform, before = self._offered
        modes = {MarginMode(mode) for mode in known} or set(MarginMode)
        modes.add(proposal.margin_mode)
        if platform == proposal.platform:
            modes.update(before)
        return tuple(mode for mode in MarginMode if mode in modes)

    def tell(self) -> None:
        """Name the rule that binds, and show the account that the trade joins."""
        self.slider.tell()
        judgement, formats = self.wizard.judgement, self.desk.formats
        self.leverage_field.set_hint(leverage_hint(self.wizard.proposal, formats))
        found = judgement.most_leverage
        most = formats.times(found.to_the_hundredth, 2)
        words = rule_that_binds(found, self.wizard.around.profile, formats)
        if judgement.in_view is not None and judgement.position is None:
            words += " " + self.tr("Reckoned for 1 {asset} until the size is known.").format(
                asset=self.wizard.proposal.asset
            )
        if judgement.in_view is None:
            words = self.tr("The liquidation price still needs {field}.").format(
                field=answer_name(self.wizard.lacking or "entry")
            )
        self.binding.setText(words)
        self.use_most.setText(self.tr("Use the most: {most}").format(most=most))
        is_used = self.wizard.solved.leverage == found.to_the_hundredth
        if is_used and self.use_most.hasFocus():
            self.leverage.setFocus()  # which tells what was taken
        self.most_field.setVisible(not is_used)
        change = self.wizard.account_change
        self.mode_field.set_hint(self._what_mode_means(is_account_shown=change is not None))
        self.account.show_account(change)

    def _what_mode_means(self, *, is_account_shown: bool) -> str:
        """What stands behind the position, and for which account its price is reckoned: always for
        one that holds nothing else, whatever the mode.
        """
        proposal, terms = self.wizard.proposal, self.wizard.terms
        if proposal.margin_mode is MarginMode.CROSS:
            alone = self.tr(
                "All positions of the account share its collateral. The liquidation price is as if"
                " this were the account's only position."
            )
            below = self.tr("How it stands with the others is shown below.")
            return f"{alone} {below}" if is_account_shown else alone
        if terms is not None and terms.pools_accounts:
            return self.tr(
                "This platform pools all collateral of an account. Choose Isolated only where the"
                " account holds nothing else."
            )
        return self.tr("Only the own money of this position stands behind it.")

    def _use_most(self) -> None:
        self.wizard.use_most_leverage()
