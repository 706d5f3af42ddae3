"""An account before and after a trade that is planned in it: every line of it, and every fall.

In a cross account one trade moves the liquidation price of all others; what falls together with
it decides. The account itself is whatever its law makes of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, NamedTuple

from journal_app.domain.exact import ONE, exact
from journal_app.domain.ledger.standing import Part, account, beside
from journal_app.domain.margin import Account
from journal_app.domain.margin.moves import MovableAccount, Move
from journal_app.domain.money import STABLECOINS, Asset
from journal_app.domain.planning.opening import Opening
from journal_app.domain.planning.paper_position import paper_part
from journal_app.domain.planning.ranges import price_move, problems_of
from journal_app.domain.problems import Refused
from journal_app.domain.terms import Terms

FALL: Final = Decimal("-0.3")
"""As far as every profile keeps liquidation away."""


class Sides(NamedTuple):
    """One figure before and after; None where it does not exist."""

    before: Decimal | None
    after: Decimal | None


class FallOutcome(NamedTuple):
    """What a move of prices does to the account. moves: of each asset that moves.

    crossed_at: the part of the move that reaches the line; None where all of it does not. equity:
    at the end of the move.
    """

    moves: Mapping[Asset, Decimal]
    crossed_at: Sides
    equity: Sides

    @property
    def deepest(self) -> Decimal:
        """The furthest that any price of it goes down, as a negative fraction."""
        return min(self.moves.values())

    @property
    @exact
    def reached_at(self) -> Sides:
        """How far that price has come where the line is reached; None where it is not."""
        return Sides(*(None if at is None else self.deepest * at for at in self.crossed_at))


@dataclass(frozen=True, slots=True)
class AccountChange:
    """The account before and after. before: None where nothing was in it yet.

    beside_before, beside_after: what equity holds that the law does not list, by value.
    """

    before: Account | None
    after: Account
    beside_before: Mapping[Asset, Decimal]
    beside_after: Mapping[Asset, Decimal]

    @property
    def equity(self) -> Sides:
        """Of the whole account."""
        return Sides(self.before.equity if self.before else None, self.after.equity)

    @property
    def health_factor(self) -> Sides:
        """Where the law knows one."""
        before = self.before.health_factor if self.before else None
        return Sides(before, self.after.health_factor)

    @property
    def margin_ratio(self) -> Sides:
        """Equity for each unit of what the account controls."""
        before = self.before.margin_ratio if self.before else None
        return Sides(before, self.after.margin_ratio)

    @property
    def leverage(self) -> Sides:
        """Of the whole account."""
        return Sides(self.before.leverage if self.before else None, self.after.leverage)

    @property
    def liquidation_prices(self) -> Mapping[Asset, Sides]:
        """Of every asset in it, those of the trade last."""
        before = self.before.liquidation_prices() if self.before else {}
        after = self.after.liquidation_prices()
        return {asset: Sides(before.get(asset), after.get(asset)) for asset in (*before, *after)}

    @exact
    def under(self, falls: Iterable[Mapping[Asset, Decimal]]) -> tuple[FallOutcome, ...]:
        """What each move of prices does to the account, before and after.

        Raises: Refused, under `falls/0/ETH`, …, where a price would fall below zero.
        """
        falls = tuple(falls)
        checks = (
            (f"falls/{place}/{asset}", by, price_move)
            for place, moves in enumerate(falls)
            for asset, by in moves.items()
        )
        if problems := problems_of(checks):
            raise Refused(problems)
        before = MovableAccount(self.before, self.beside_before) if self.before else None
        after = MovableAccount(self.after, self.beside_after)
        return tuple(_outcome(moves, before, after) for moves in falls)

    def under_a_fall(self, by: Decimal = FALL) -> tuple[FallOutcome, ...]:
        """What all that is no stablecoin does to it by falling together, and each by itself.

        by: how far, as a negative fraction.
        """
        moving = [asset for asset in self.liquidation_prices if asset not in STABLECOINS]
        together = falls_of(moving, [frozenset(moving)], by) if len(moving) > 1 else ()
        return self.under((*together, *falls_of(moving, (), by)))


def _outcome(
    moves: Mapping[Asset, Decimal], before: MovableAccount | None, after: MovableAccount
) -> FallOutcome:
    move = Move(moves)
    then = after.along(move)
    if before is None:
        return FallOutcome(moves, Sides(None, then.crossing), Sides(None, then.equity(ONE)))
    now = before.along(move)
    return FallOutcome(
        moves,
        Sides(now.crossing, then.crossing),
        Sides(now.equity(ONE), then.equity(ONE)),
    )


def falls_of(
    assets: Iterable[Asset], correlated: Iterable[frozenset[Asset]], by: Decimal
) -> tuple[Mapping[Asset, Decimal], ...]:
    """One move for each group that moves together, and one for each asset that does alone."""
    left = dict.fromkeys(assets)
    falls: list[Mapping[Asset, Decimal]] = []
    for group in correlated:
        together = [asset for asset in left if asset in group]
        if together:
            falls.append(dict.fromkeys(together, by))
        for asset in together:
            del left[asset]
    return (*falls, *({asset: by} for asset in left))


@exact
def account_after(parts: Sequence[Part], opening: Opening, terms: Terms) -> AccountChange | None:
    """What an opening makes of the account that open trades share.

    The account is seen at the marks of its trades, also the part that is new. None where the
    platform's law cannot tell the account with the new trade in it.
    """
    marks = {
        asset: mark
        for asset in (opening.asset, opening.collateral, opening.money)
        if (mark := _mark(parts, terms.names(asset))) is not None
    }
    together = (*parts, paper_part(opening, terms, marks))
    after = account(together, terms)
    if after is None:
        return None
    before = account(parts, terms) if parts else None
    return AccountChange(before, after, beside(parts, terms), beside(together, terms))


def _mark(parts: Iterable[Part], names: Sequence[Asset]) -> Decimal | None:
    for part in parts:
        for name in names:
            if name in part.valuation.quotes:
                return part.price(name)
    return None
