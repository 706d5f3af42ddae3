"""The risk profile: three to choose from, each with the lines that it draws."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal_app.domain.planning.profiles import PROFILES, Profile
from journal_app.ui.formatting import Formats
from journal_app.ui.screens.settings.profile_button import ProfileButton
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import Sentence

_NAMES: Final[dict[str, Any]] = {
    "conservative": QT_TRANSLATE_NOOP("Profiles", "Conservative"),
    "moderate": QT_TRANSLATE_NOOP("Profiles", "Moderate"),
    "aggressive": QT_TRANSLATE_NOOP("Profiles", "Aggressive"),
}


def profile_word(profile_id: str) -> str:
    """What a profile is called."""
    return QCoreApplication.translate("Profiles", _NAMES.get(profile_id, profile_id))


class ProfileCard(Card):
    """Shows the profiles. Signal: `chosen(profile_id)`, by hand alone."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("Risk profile"))
        self.set_aside(self.tr("the lines that every trade and the whole book are held against"))
        row = QHBoxLayout()
        row.setSpacing(12)
        self.buttons = {
            profile_id: ProfileButton(profile_word(profile_id)) for profile_id in PROFILES
        }
        for profile_id, made in self.buttons.items():
            made.setObjectName(f"settings.profile.{profile_id}")
            made.setAccessibleName(self.tr("Profile: {name}").format(name=profile_word(profile_id)))
            made.clicked.connect(lambda _=False, chosen=profile_id: self._choose(chosen))
            row.addWidget(made, 1)
        self.body.addLayout(row)
        self.body.addWidget(
            Sentence(
                self.tr(
                    "The lines bind each other: the health factor or the distance to liquidation"
                    " often allows less than the leverage named here. Each plan shows which line"
                    " binds. A plan keeps the profile it was made under."
                ),
                12,
                color="muted",
            )
        )

    def show_profile(self, profile: Profile, formats: Formats, *, can_change: bool) -> None:
        """Show which one is in force."""
        for profile_id, made in self.buttons.items():
            made.show_lines(self._lines(PROFILES[profile_id], formats))
            made.setChecked(profile_id == profile.id)
            made.setEnabled(can_change)

    def _choose(self, profile_id: str) -> None:
        for other, made in self.buttons.items():
            made.setChecked(other == profile_id)
        self.chosen.emit(profile_id)

    def _lines(self, profile: Profile, formats: Formats) -> list[tuple[str, str]]:
        def percent(fraction: Decimal) -> str:
            return formats.percent(fraction, 0)

        return [
            (self.tr("Leverage at most"), formats.times(profile.most_leverage, 0)),
            (self.tr("One position, of capital"), percent(profile.most_position_of_capital)),
            (self.tr("Health factor at least"), formats.ratio(profile.least_health_factor)),
            (self.tr("Stop within, of entry"), percent(profile.most_stop_distance)),
            (self.tr("Risk a trade, of capital"), percent(profile.most_risk_of_capital)),
            (
                self.tr("Liquidation at least away"),
                percent(profile.least_liquidation_distance),
            ),
            (self.tr("On one platform, of capital"), percent(profile.most_on_one_platform)),
        ]
