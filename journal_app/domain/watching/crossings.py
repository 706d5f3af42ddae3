"""Lines that a trade crossed from one moment to the next, as prices and rates moved.

Going back behind a line and over it again is a new crossing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Final, NamedTuple

from journal_app.domain.exact import exact, settled
from journal_app.domain.ledger.entries import AlertHit
from journal_app.domain.money import Asset
from journal_app.domain.watching.alerts import (
    ALERT_CODES,
    FACT_OF_ALERT,
    AlertKind,
    TradeAlert,
    is_reached,
    position_of,
)
from journal_app.domain.watching.rules.cost import (
    collateral_fallen,
    cost_exceeded,
    high_rate,
    interest_unpayable,
)
from journal_app.domain.watching.rules.liquidation import (
    liquidation_before_stop,
    near_liquidation,
    past_liquidation,
)
from journal_app.domain.watching.rules.margin import low_health, low_margin
from journal_app.domain.watching.rules.plan import stop_hit, target_hit
from journal_app.domain.watching.watched import URGENCIES, Attention, Watched

MEASURED: Final[Mapping[str, tuple[str, str]]] = {
    "watch_past_liquidation": ("mark", "liquidation"),
    "watch_liquidation_before_stop": ("liquidation", "stop"),
    "watch_health_below": ("health", "line"),
    "watch_margin_below": ("margin", "line"),
    "watch_near_liquidation": ("distance", "line"),
    "watch_stop_hit": ("mark", "stop"),
    "watch_target_hit": ("mark", "target"),
    "watch_rate_above": ("rate", "line"),
    "watch_rate_unusual": ("rate", "usual"),
    "watch_collateral_fallen": ("fall", "line"),
    "watch_cost_exceeded": ("cost", "planned_cost"),
    "watch_interest_unpayable": ("interest", "move"),
}
"""The lines that the market crosses: the facts that tell the figure, and where the line lies."""

_PLACES: Final = {code: place for place, code in enumerate(MEASURED)}

_OF_POSITION: Final = (
    past_liquidation,
    liquidation_before_stop,
    near_liquidation,
    stop_hit,
    target_hit,
)
"""What each position of a trade crosses by itself."""

_OF_TRADE: Final = (low_health, low_margin, high_rate, collateral_fallen, cost_exceeded)
"""What is the whole trade's."""

_OF_RATE: Final = frozenset({"watch_rate_above", "watch_rate_unusual"})


class Crossing(NamedTuple):
    """A line newly crossed. name: of the trade, `ETH long`. line: the code of the line.

    price: of the asset then, or the level of an alert of prices. measured, bound: the figure, and
    where the line lies. facts: what a sentence about it needs.
    """

    trade_id: int
    name: str
    line: str
    asset: Asset
    price: Decimal
    measured: Decimal | None
    bound: Decimal | None
    facts: Mapping[str, object]

    def entry(self, at: datetime, sequence: int) -> AlertHit:
        """The entry that tells it in the ledger of its trade."""
        return AlertHit(
            at=at,
            sequence=sequence,
            asset=self.asset,
            price=self.price,
            line=self.line,
            measured=self.measured,
            bound=self.bound,
        )

    def is_told_by(self, hit: AlertHit) -> bool:
        """Whether an entry tells this crossing."""
        return (hit.line, hit.asset) == (self.line, self.asset) and (
            self.line not in ALERT_CODES.values() or hit.bound == self.bound
        )


@exact
def crossed(before: Callable[[], Watched], after: Watched) -> list[Crossing]:
    """The lines that a trade crosses now, and did not cross before, most urgent first.

    before: asked only where something is crossed now.
    """
    told = _lines(after)
    alerts = [each for each in dict.fromkeys(after.alerts) if _is_reached(each, after)]
    if not told and not alerts:
        return []
    earlier = before()
    known = set(_all_crossed(_lines(earlier)))
    lines = [_of_line(after, place[1], said) for place, said in told.items() if place not in known]
    reached = [_of_alert(after, each) for each in alerts if not _is_reached(each, earlier)]
    return [*lines, *reached]


def _lines(one: Watched) -> dict[tuple[str, Asset], Attention]:
    """The lines of the market that a trade crosses, by code and asset, most urgent first.

    What is the whole trade's stands under its first asset. None of them asks for a mend.
    """
    first = _first_asset(one)
    if first is None:
        return {}
    one = one._replace(account=_no_mend)
    found: dict[tuple[str, Asset], Attention] = {}
    for asset, levels in one.levels.items():
        alone = one if len(one.levels) == 1 else one._replace(levels={asset: levels})
        for rule in _OF_POSITION:
            found |= {(each.code, asset): each for each in rule(alone)}
    said = [each for rule in _OF_TRADE for each in rule(one)]
    for each in (*said, *interest_unpayable(one, one.told.at)):
        if each.code in MEASURED:  # close to a line is no line
            found[each.code, Asset(each.subject) if each.code in _OF_RATE else first] = each
    return dict(sorted(found.items(), key=_by_urgency))


def _first_asset(one: Watched) -> Asset | None:
    """What stands for the whole trade: its first position, without any what is held or owed."""
    return next(iter((*one.levels, *one.told.collateral, *one.told.debt)), None)


def _by_urgency(told: tuple[tuple[str, Asset], Attention]) -> tuple[int, int]:
    (code, _), said = told
    return URGENCIES.index(said.urgency), _PLACES[code]


def _no_mend() -> None:
    """What mends a line is not asked here."""


def _all_crossed(told: Mapping[tuple[str, Asset], Attention]) -> Iterator[tuple[str, Asset]]:
    """What is crossed, and what lies behind it, which is said no more once the worse is."""
    for (code, asset), each in told.items():
        yield code, asset
        if code == "watch_past_liquidation":
            yield "watch_near_liquidation", asset
        if code == "watch_rate_unusual" and _number(each, "rate") > _number(each, "line"):
            yield "watch_rate_above", asset


def _number(said: Attention, fact: str) -> Decimal:
    number = said.facts[fact]
    assert isinstance(number, Decimal)
    return number


def _of_line(one: Watched, asset: Asset, said: Attention) -> Crossing:
    figure, line = MEASURED[said.code]
    return Crossing(
        trade_id=one.one.trade.id,
        name=one.name,
        line=said.code,
        asset=asset,
        price=_price(one, asset),
        measured=settled(_number(said, figure)),
        bound=settled(_number(said, line)),
        facts=said.facts,
    )


def _of_alert(one: Watched, alert: TradeAlert) -> Crossing:
    figure = one.figure_of(alert)
    assert figure is not None, "what does not exist reaches nothing"
    is_price = alert.kind is AlertKind.PRICE
    asset = position_of(alert.asset, one.levels) if is_price else alert.asset
    if asset is None:
        asset = one.rates[0].asset if alert.kind is AlertKind.RATE else _first_asset(one)
    assert asset is not None, "what has a figure holds or owes something"
    return Crossing(
        trade_id=one.one.trade.id,
        name=one.name,
        line=ALERT_CODES[alert.kind],
        asset=asset,
        price=alert.level if is_price else _price(one, asset),
        measured=settled(figure),
        bound=alert.level,
        facts={FACT_OF_ALERT[alert.kind]: figure, "alert": alert.level},
    )


def _price(one: Watched, asset: Asset) -> Decimal:
    """The price of a position or a debt as it is known."""
    return one.one.valuation.quotes[asset].price


def _is_reached(alert: TradeAlert, one: Watched) -> bool:
    return is_reached(alert, one.figure_of(alert))
