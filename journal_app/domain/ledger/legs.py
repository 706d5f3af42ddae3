"""The legs of a trade: each position of a pair or a hedge with what it alone stands at."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from journal_app.domain.exact import ZERO, exact
from journal_app.domain.figures import Figures, PositionFigures
from journal_app.domain.ledger.reckoning import Reckoned


@dataclass(frozen=True, slots=True)
class Leg:
    """One position and its price profit; its costs are the trade's, not its own.

    mark: None once it is flat. realised, unrealised: of its price alone, in the journal's
    currency.
    """

    held: PositionFigures
    mark: Decimal | None
    realised: Decimal
    unrealised: Decimal

    @property
    @exact
    def profit(self) -> Decimal:
        """What its price won or lost, whether taken or not."""
        return self.realised + self.unrealised


@exact
def legs(one: Reckoned, told: Figures) -> tuple[Leg, ...]:
    """Every position of a trade in the order of its opening.

    told: the figures of the same trade at the same moment. Σ profit = the price component.
    """
    found = []
    for held in told.positions:
        position = one.state.positions[held.asset]
        mark = one.valuation.quotes[held.asset].price if position.quantity else None
        unrealised = ZERO if mark is None else position.quantity * mark - position.cost
        found.append(Leg(held, mark, position.realised, unrealised))
    return tuple(found)
