"""What the whole book loses if every stop in force is met from here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from journal_app.domain.exact import ZERO, exact
from journal_app.domain.levels import Levels
from journal_app.domain.watching.watched import Watched


class OpenRisk(NamedTuple):
    """Units: the journal's currency; ratios are fractions of 1.

    total: of all positions that have a stop. share: of the capital; None where that is not known
    or nothing. without_stop: the positions whose loss no stop bounds, by the names of their trades;
    they are not in the total. above: those that risk more than the profile allows one trade; none
    where the capital is not known.
    """

    total: Decimal
    share: Decimal | None
    with_stop: int
    without_stop: Sequence[str]
    above: Sequence[str]


@exact
def open_risk(
    watched: Iterable[Watched], capital: Decimal | None, most_of_capital: Decimal
) -> OpenRisk:
    """Add up what open trades lose from their marks to their stops.

    most_of_capital: what one trade may risk.
    """
    known = capital if capital is not None and capital > 0 else None
    total, with_stop = ZERO, 0
    without: list[str] = []
    above: list[str] = []
    for one in watched:
        terms = one.one.trade.terms
        fee_rate = (terms.fee_rate if terms else None) or ZERO
        of_trade = ZERO
        for position in one.told.positions:
            levels = one.levels.get(position.asset)
            if levels is None:
                continue
            loss = loss_at_stop(levels, position.quantity, fee_rate)
            if loss is None:
                without.append(one.name)
            else:
                of_trade += loss
                with_stop += 1
        total += of_trade
        if known is not None and of_trade > most_of_capital * known:
            above.append(one.name)
    return OpenRisk(
        total=total,
        share=total / known if known is not None else None,
        with_stop=with_stop,
        without_stop=without,
        above=above,
    )


@exact
def loss_at_stop(levels: Levels, quantity: Decimal, fee_rate: Decimal) -> Decimal | None:
    """What a position loses from its mark to its stop, with the fee of going out there.

    units × (mark − stop) for a long, the other way round for a short, + fee rate × units × stop.
    A stop that is met already is gone through at the mark, so that the fee alone is left of it; a
    stop beyond the entry still costs what was won since. None without a stop or a mark.
    """
    if levels.stop is None or levels.mark is None:
        return None
    if levels.direction == "long":
        out_at = min(levels.stop, levels.mark)
    else:
        out_at = max(levels.stop, levels.mark)
    return quantity * (abs(levels.mark - out_at) + fee_rate * out_at)
