"""The calculator's form: what is given, with what is wrong said beside it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.money import Asset
from journal_app.domain.planning.calculator import EXAMPLE, LAWS, sizings, terms_asked
from journal_app.domain.terms import Terms
from journal_app.domain.trade import Direction
from journal_app.ui.screens.plan.calculator.sheet import (
    PERCENTAGES,
    Sheet,
    as_percentage,
    fields_of,
)
from journal_app.ui.widgets.amount_edit import AmountEdit
from journal_app.ui.widgets.choice import Choice, Segments
from journal_app.ui.widgets.field import Field
from journal_app.ui.widgets.number_style import formats

_AMOUNTS: Final = frozenset({"collateral", "units", "borrowed", "capital"})
"""What tells how much there is."""

FIELDS: Final = (
    "entry",
    "collateral",
    "leverage",
    "units",
    "borrowed",
    "risk_fraction",
    "initial_margin",
    "max_ltv",
    "maintenance_margin",
    "liquidation_threshold",
    "borrow_apr",
    "days",
    "fee_rate",
    "stop",
    "target",
    "capital",
)
"""Every field that can be shown, from top to bottom."""


class PositionForm(QWidget):
    """Platform rules, direction, levels and what determines the size; nothing is decided here."""

    edited = Signal()

    def __init__(self, platforms: tuple[Terms, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._capital: Decimal | None = None
        self._solved: Mapping[str, str] = {}
        self._sizing: tuple[str, ...] = ()
        self._platforms = _calculable(platforms)
        self._is_filling = False
        self._edits = {name: self._edit(name) for name in FIELDS}
        self.rules = Choice()
        self.asset = Choice()
        self.direction = Segments(
            [(Direction.LONG, self.tr("Long")), (Direction.SHORT, self.tr("Short"))]
        )
        self.sizing = Choice()
        self.rate_kind = Segments([("apr", self.tr("APR")), ("apy", self.tr("APY"))])
        self._fields: dict[str, Field] = {}
        self._lay_out()
        self._fill_choices()
        self.reset()
        self.rules.chosen.connect(self._choose_rules)
        self.asset.chosen.connect(self._choose_asset)
        self.direction.chosen.connect(self._choose)
        self.sizing.chosen.connect(self._choose)
        self.rate_kind.chosen.connect(self._choose)

    def know(self, platforms: tuple[Terms, ...]) -> None:
        """Take up the platforms as they are known now; what was typed stays."""
        self._platforms = _calculable(platforms)
        self._fill_choices()

    # What stands in it

    @property
    def law(self) -> str:
        """The margin law that was chosen, or that of the platform."""
        chosen = str(self.rules.data())
        terms = self._platforms.get(chosen)
        return terms.law if terms else chosen

    @property
    def platform(self) -> str:
        """The platform whose terms were taken, empty for a bare law."""
        chosen = str(self.rules.data())
        return chosen if chosen in self._platforms else ""

    @property
    def asset_name(self) -> str:
        """The asset whose terms were taken, empty for a bare law."""
        return str(self.asset.data() or "") if self.platform else ""

    def sheet(self) -> Sheet:
        """All that was chosen and typed."""
        sizing = tuple(self.sizing.data())
        shown = {name: self._edits[name] for name in fields_of(self.law, sizing)}
        return Sheet(
            law=self.law,
            direction=Direction(self.direction.data()),
            sizing=sizing,
            is_yield=self.rate_kind.data() == "apy",
            numbers={name: edit.amount() for name, edit in shown.items()},
            unread=frozenset(
                name
                for name, edit in shown.items()
                if edit.amount() is None and edit.text().strip()
            ),
        )

    def edit(self, name: str) -> AmountEdit:
        """The editor of a field."""
        return self._edits[name]

    # What is shown in it

    def show_problems(self, sentences: Mapping[str, str]) -> None:
        """Say beside each field what is wrong with it, and nothing beside the others."""
        for name, edit in self._edits.items():
            if name in sentences:
                edit.show_problem(sentences[name])
            else:
                edit.clear_problem()

    def show_other_rate(self, text: str) -> None:
        """Say under the rate what it is as an APY, or as an APR."""
        self._fields["borrow_apr"].set_hint(text)

    def fill(self, texts: Mapping[str, str]) -> None:
        """Put texts into fields and tell once."""
        self._is_filling = True
        for name, text in texts.items():
            self._edits[name].setText(text)
        self._is_filling = False
        self._choose()

    def note_solved(self, texts: Mapping[str, str]) -> None:
        """Remember by which other figures the position could be given."""
        self._solved = texts

    def problem(self, name: str) -> str:
        """What is said to be wrong with a field."""
        return self._fields[name].problem

    def set_capital(self, capital: Decimal | None) -> None:
        """Take over the journal's capital, unless another was typed."""
        before, self._capital = self._capital, capital
        if capital != before and self._edits["capital"].amount() == before:
            self.fill({"capital": _typed("capital", capital)})

    def refresh_words(self) -> None:
        """Name the units anew, as after another journal was opened."""
        self._arrange()

    def reset(self) -> None:
        """Begin again with the example."""
        self._is_filling = True
        self.rules.choose("equity_ratio")
        self.direction.choose(Direction.LONG)
        self.sizing.choose(("collateral", "leverage"))
        self.rate_kind.choose("apr")
        self._is_filling = False
        self._sizing = ()  # nothing is carried over
        given = {**dict.fromkeys(FIELDS), **EXAMPLE, "capital": self._capital}
        self.fill({name: _typed(name, number) for name, number in given.items()})

    # What was chosen

    def _choose_rules(self) -> None:
        terms = self._platforms.get(str(self.rules.data()))
        self.asset.set_choices(
            [
                (str(asset), str(asset))
                for asset in (terms.assets if terms else ())
                if terms and terms_asked(terms, asset)
            ]
        )
        if terms:
            self._take_terms()
        self._choose()

    def _choose_asset(self) -> None:
        self._take_terms()
        self._choose()

    def _take_solved(self) -> None:
        """Fill what is asked for now and was not before, so that the position stays the same."""
        before, self._sizing = self._sizing, tuple(self.sizing.data())
        is_filling, self._is_filling = self._is_filling, True
        for name in self._sizing:
            if before and name not in before and name in self._solved:
                self._edits[name].setText(self._solved[name])
        self._is_filling = is_filling

    def _choose(self) -> None:
        if not self._is_filling:
            self._arrange()
            self.edited.emit()

    def _take_terms(self) -> None:
        """Write what the platform asks for the asset into the fields, to be changed at will."""
        terms = self._platforms.get(self.platform)
        if terms is None:
            return
        for name, number in terms_asked(terms, Asset(self.asset_name)).items():
            self._edits[name].setText(_typed(name, number))

    def _arrange(self) -> None:
        """Show the fields that the rules and the sizing ask for, each under its name."""
        is_filling, self._is_filling = self._is_filling, True
        direction = Direction(self.direction.data())
        words = self._sizing_words()
        offered = [(pair, words[pair]) for pair in sizings(self.law, direction)]
        self.sizing.set_choices(offered)
        self._is_filling = is_filling
        self._take_solved()
        shown = fields_of(self.law, tuple(self.sizing.data()))
        captions, units = self._captions(), self._units()
        self._fields["asset"].setVisible(bool(self.platform))
        for name in FIELDS:
            self._fields[name].setVisible(name in shown)
            self._fields[name].set_caption(captions[name])
            self._edits[name].set_unit(units[name])

    # How it is built

    def _edit(self, name: str) -> AmountEdit:
        edit = AmountEdit()
        edit.setObjectName(f"calculator.{name}")
        if name in _AMOUNTS:
            edit.hide_with_amounts()
        edit.amount_changed.connect(self._type)
        return edit

    def _type(self) -> None:
        if not self._is_filling:
            self.edited.emit()

    def _lay_out(self) -> None:
        captions = self._captions()
        editors: dict[str, QWidget] = {
            "rules": self.rules,
            "asset": self.asset,
            "direction": self.direction,
            "entry": self._edits["entry"],
            "sizing": self.sizing,
        }
        for name in FIELDS:
            editors.setdefault(name, self._edits[name])
            if name == "borrow_apr":
                editors["rate_kind"] = self.rate_kind
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for name, editor in editors.items():
            if name in ("rules", "sizing"):  # their words ask for all the width, and say enough
                editor.setAccessibleName(captions[name])
                column.addWidget(editor)
                continue
            self._fields[name] = Field(captions[name], editor)
            column.addWidget(self._fields[name])
        column.addStretch(1)
        for name in ("rules", "asset", "direction", "sizing", "rate_kind"):
            getattr(self, name).setObjectName(f"calculator.{name}")

    def _fill_choices(self) -> None:
        words = {
            "equity_ratio": self.tr("Rules: equity ratio"),
            "debt_ratio": self.tr("Rules: debt ratio, vaults"),
            "lending": self.tr("Rules: lending"),
            "perp": self.tr("Rules: perpetual"),
        }
        self.rules.set_choices(
            [
                *((law, words[law]) for law in LAWS),
                *((terms.platform, terms.name) for terms in self._platforms.values()),
            ]
        )

    def _sizing_words(self) -> dict[tuple[str, ...], str]:
        return {
            ("collateral", "leverage"): self.tr("From collateral and leverage"),
            ("collateral", "units"): self.tr("From collateral and units"),
            ("collateral", "borrowed"): self.tr("From collateral and borrowed"),
            ("leverage", "units"): self.tr("From leverage and units"),
            ("leverage", "borrowed"): self.tr("From leverage and borrowed"),
            ("units", "borrowed"): self.tr("From units and borrowed"),
            ("risk_fraction", "leverage"): self.tr("From risk and leverage"),
            ("risk_fraction", "collateral"): self.tr("From risk and collateral"),
        }

    def _captions(self) -> dict[str, str]:
        return {
            "rules": self.tr("Platform rules"),
            "asset": self.tr("Asset"),
            "direction": self.tr("Direction"),
            "entry": self.tr("Entry price"),
            "sizing": self.tr("Given"),
            "collateral": self.tr("Collateral"),
            "leverage": self.tr("Leverage"),
            "units": self.tr("Units"),
            "borrowed": self.tr("Borrowed"),
            "risk_fraction": self.tr("Risk"),
            "initial_margin": self.tr("Initial margin"),
            "max_ltv": self.tr("Most LTV"),
            "maintenance_margin": self.tr("Maintenance"),
            "liquidation_threshold": self.tr("Threshold"),
            "borrow_apr": self.tr("Borrow rate"),
            "rate_kind": self.tr("Rate as"),
            "days": self.tr("Holding time"),
            "fee_rate": self.tr("Fee of a side"),
            "stop": self.tr("Stop"),
            "target": self.tr("Target"),
            "capital": self.tr("Capital"),
        }

    def _units(self) -> dict[str, str]:
        money, asset = formats().currency, self.asset_name
        is_long = self.direction.data() == Direction.LONG
        return {
            **dict.fromkeys(("entry", "stop", "target"), ""),
            **dict.fromkeys(PERCENTAGES, "%"),
            "collateral": money,
            "leverage": self.tr("times"),
            "units": asset,
            "borrowed": money if is_long else asset,
            "days": self.tr("days"),
            "capital": money,
        }


def _typed(name: str, number: Decimal | None) -> str:
    """A number of a request as the trader would type it."""
    if number is None:
        return ""
    return formats().exactly(as_percentage(number) if name in PERCENTAGES else number)


def _calculable(platforms: tuple[Terms, ...]) -> dict[str, Terms]:
    """The platforms whose terms answer what a law asks for, of one asset at least."""
    return {
        terms.platform: terms
        for terms in platforms
        if any(terms_asked(terms, asset) for asset in terms.assets)
    }
