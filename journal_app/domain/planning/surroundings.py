"""What a new trade is judged beside: profile, questions, capital, and the trades that are open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from journal_app.domain.exact import ZERO
from journal_app.domain.ledger.standing import Part
from journal_app.domain.money import Asset
from journal_app.domain.planning.profiles import CONSERVATIVE, Profile
from journal_app.domain.planning.questions import USUAL, QuestionList


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Units: the journal's currency; rates are fractions a year.

    exposure, equity, open_risk: of all open trades; the risk is what their stops in force would
    lose from the entries. own_money: equity of open trades by platform. usual, latest: borrow
    rates by platform and asset. marks: the last price of each asset. crossed: the open trades of
    each crossed margin account, by account and platform. margin_line: the margin ratio under which
    an open trade asks to be acted upon, None where it is not known; margin_lines: those that
    accounts have of their own.
    """

    profile: Profile = CONSERVATIVE
    questions: QuestionList = USUAL
    capital: Decimal | None = None
    exposure: Decimal = ZERO
    equity: Decimal = ZERO
    open_risk: Decimal = ZERO
    own_money: Mapping[str, Decimal] = field(default_factory=dict)
    usual: Mapping[tuple[str, Asset], Decimal] = field(default_factory=dict)
    latest: Mapping[tuple[str, Asset], Decimal] = field(default_factory=dict)
    marks: Mapping[Asset, Decimal] = field(default_factory=dict)
    crossed: Mapping[tuple[str, str], Sequence[Part]] = field(default_factory=dict)
    margin_line: Decimal | None = None
    margin_lines: Mapping[str, Decimal] = field(default_factory=dict)

    def on_platform(self, platform: str) -> Decimal:
        """Own money that lies on a platform already."""
        return self.own_money.get(platform, ZERO)

    def usual_rate(self, platform: str, asset: Asset) -> Decimal | None:
        """The usual borrow rate of an asset on a platform, where its history is known."""
        return self.usual.get((platform, asset))
