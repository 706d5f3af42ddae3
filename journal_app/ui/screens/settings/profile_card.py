"""The risk profiles to choose from, each with the lines that it draws; they can be changed."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from journal_app.domain.market.percents import in_percent
from journal_app.domain.planning.profiles import PROFILES, Profile
from journal_app.ui.formatting import Formats
from journal_app.ui.screens.settings.profile_button import ProfileButton
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.labels import Sentence
from journal_app.ui.words import profile_word

_BESIDE: Final = 3
"""So many profiles stand in a row."""


class ProfileCard(Card):
    """Shows the profiles. Signals: `chosen(profile_id)`, by hand alone; `changing(profile)`,
    `copying(profile)`, `deleting(profile)`, of the one in force.
    """

    chosen = Signal(str)
    changing = Signal(object)
    copying = Signal(object)
    deleting = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("Risk profile"))
        self.set_aside(self.tr("the rules that every trade and the whole book are held against"))
        self._in_force: Profile | None = None
        self.change = button(self.tr("Change the rules…"))
        self.copy = button(self.tr("Copy…"))
        self.delete = button(self.tr("Delete"))
        for name, signal in (
            ("change", self.changing), ("copy", self.copying), ("delete", self.deleting),
        ):  # fmt: skip
            made = getattr(self, name)
            made.setObjectName(f"settings.profile_{name}")
            made.clicked.connect(lambda _=False, signal=signal: signal.emit(self._in_force))
            self.add_to_head(made)
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        self.buttons: dict[str, ProfileButton] = {}
        for profile_id in PROFILES:
            self._made(profile_id)
        self.body.addLayout(self._grid)
        self.body.addWidget(
            Sentence(
                self.tr(
                    "The rules bind each other: the health factor or the distance to liquidation"
                    " often allows less than the leverage named here. Each plan shows which rule"
                    " binds. A plan keeps the profile it was made under."
                ),
                12,
                color="muted",
            )
        )

    def show_profiles(
        self,
        profiles: Mapping[str, Profile],
        in_force: Profile,
        formats: Formats,
        *,
        can_change: bool,
    ) -> None:
        """Show all of them, and which one is in force."""
        for gone in self.buttons.keys() - profiles.keys():
            self.buttons.pop(gone).deleteLater()
        for at, (profile_id, profile) in enumerate(profiles.items()):
            made = self.buttons.get(profile_id) or self._made(profile_id)
            self._grid.addWidget(made, at // _BESIDE, at % _BESIDE)
            made.show_lines(self._lines(profile, formats))
            made.setChecked(profile_id == in_force.id)
            made.setEnabled(can_change)
        self._in_force = in_force
        is_preset = in_force.id in PROFILES
        is_own = profiles[in_force.id] != PROFILES.get(in_force.id)
        self.delete.setText(self.tr("Back to its own rules") if is_preset else self.tr("Delete"))
        self.delete.setVisible(is_own)
        for each in (self.change, self.copy, self.delete):
            each.setEnabled(can_change)

    def take_focus(self) -> bool:
        """Give the keys to the one in force, which scrolls it into sight; False before it is
        known, and where nothing can be chosen.
        """
        chosen = next((each for each in self.buttons.values() if each.isChecked()), None)
        if chosen is None or not chosen.isEnabled():
            return False
        chosen.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def _made(self, profile_id: str) -> ProfileButton:
        made = self.buttons[profile_id] = ProfileButton(profile_word(profile_id))
        made.setObjectName(f"settings.profile.{profile_id}")
        made.setAccessibleName(self.tr("Profile: {name}").format(name=profile_word(profile_id)))
        made.clicked.connect(lambda: self._choose(profile_id))
        at = len(self.buttons) - 1
        self._grid.addWidget(made, at // _BESIDE, at % _BESIDE)
        self._grid.setColumnStretch(at % _BESIDE, 1)
        return made

    def _choose(self, profile_id: str) -> None:
        for other, made in self.buttons.items():
            made.setChecked(other == profile_id)
        self.chosen.emit(profile_id)

    def _lines(self, profile: Profile, formats: Formats) -> list[tuple[str, str]]:
        def percent(fraction: Decimal) -> str:
            return formats.percent(fraction, _places(in_percent(fraction)))

        return [
            (
                self.tr("Leverage at most"),
                formats.times(profile.most_leverage, _places(profile.most_leverage)),
            ),
            (
                self.tr("One position, of capital")
                if profile.measured_by == "value"
                else self.tr("Own money in one, of capital"),
                percent(profile.most_position_of_capital),
            ),
            (self.tr("Health factor at least"), formats.ratio(profile.least_health_factor)),
            (self.tr("Stop within, of entry"), percent(profile.most_stop_distance)),
            (self.tr("Risk a trade, of capital"), percent(profile.most_risk_of_capital)),
            (
                self.tr("Liquidation at least away"),
                percent(profile.least_liquidation_distance),
            ),
            (self.tr("On one platform, of capital"), percent(profile.most_on_one_platform)),
        ]


def _places(number: Decimal) -> int:
    """None for a whole number, else as many as are needed, up to two."""
    return 0 if number == number.to_integral_value() else 2
