"""Compare platforms: the same trade under every platform's terms, and the best by each figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from journal_app.domain.planning.calculator import RANGES
from journal_app.domain.planning.comparison import Offer, SameTrade, compared
from journal_app.domain.planning.notches import DAYS, TIMES
from journal_app.domain.planning.ranges import above_zero, typed_leverage
from journal_app.domain.trade import Direction
from journal_app.ui.models.cells import Cell, Column
from journal_app.ui.screens.plan.planners.asked import Choose, Number, Rate, Ticker, Title
from journal_app.ui.screens.plan.planners.planner import Found, Planner, Remark, Table, columns
from journal_app.ui.screens.plan.planners.words import away, money, sentence_of

if TYPE_CHECKING:
    from journal_app.domain.planning.comparison import Comparison, Merit, OnPlatform
    from journal_app.domain.terms import Terms
    from journal_app.ui.formatting import Formats
    from journal_app.ui.screens.plan.planners.asked import Values

translate = QCoreApplication.translate

_MERITS: Final[Mapping[Merit, Any]] = {
    "most_leverage": QT_TRANSLATE_NOOP("Planners", "Most leverage"),
    "liquidation_distance": QT_TRANSLATE_NOOP("Planners", "Furthest from liquidation"),
    "cost": QT_TRANSLATE_NOOP("Planners", "Least cost"),
    "penalty": QT_TRANSLATE_NOOP("Planners", "Least penalty"),
}

_FEW: Final = 2
"""So many can be best together without saying nothing."""


def planner(platforms: Sequence[Terms]) -> Planner:
    """What is asked and shown."""
    lies_on = [(terms.platform, _name(terms)) for terms in platforms]
    return Planner(
        name="compare",
        title=translate("Planners", "Platforms"),
        about=translate("Planners", "The same trade under every platform's terms"),
        asked=(
            Ticker("asset", translate("Planners", "Asset"), "ETH"),
            Choose(
                "direction",
                translate("Planners", "Direction"),
                [
                    (Direction.LONG, translate("Planners", "Long")),
                    (Direction.SHORT, translate("Planners", "Short")),
                ],
                few=True,
            ),
            Number("entry", translate("Planners", "Entry price"), "price", "2000", RANGES["entry"]),
            Number(
                "leverage", translate("Planners", "Leverage"), "times", "2", typed_leverage,
                TIMES,
            ),
            Title("own_title", translate("Planners", "Collateral")),
            Ticker("collateral", translate("Planners", "Asset"), "USDC"),
            Number("own", translate("Planners", "Amount"), "units", "10000", above_zero),
            Number(
                "collateral_price", translate("Planners", "Price"), "price", "", above_zero,
                is_needed=False,
            ),
            Choose(
                "lies_on",
                translate("Planners", "Lies on"),
                [("", translate("Planners", "No platform yet")), *lies_on],
            ),
            Title("costs", translate("Planners", "What it costs")),
            Number("days", translate("Planners", "Days"), "days", "30", RANGES["days"], DAYS),
            Rate("borrow_apr", translate("Planners", "Borrow rate"), "6"),
            Rate("funding_apr", translate("Planners", "Funding rate"), "8"),
            Number("gas", translate("Planners", "Gas of loans"), "money", "10"),
        ),
        answer=lambda values, formats: _answer(platforms, values, formats),
        has_figures=False,
        can_plan=True,
        tables=(
            Table(
                "platforms",
                translate("Planners", "Side by side"),
                columns(
                    ("platform", translate("Planners", "Platform")),
                    ("most", translate("Planners", "Leverage")),
                    ("line", translate("Planners", "Liquidation")),
                    ("cost", translate("Planners", "Cost")),
                    ("penalty", translate("Planners", "Penalty")),
                ),
                translate("Planners", "the best of each in bold"),
            ),
            Table(
                "refused",
                translate("Planners", "Where it cannot be had"),
                [
                    Column("platform", translate("Planners", "Platform"), sorts=False),
                    *columns(("reason", translate("Planners", "Why"))),
                ],
            ),
        ),
    )  # fmt: skip


def _answer(platforms: Sequence[Terms], values: Values, formats: Formats) -> Found:
    """Each platform that takes the trade with its figures, and why others do not."""
    trade = SameTrade(
        asset=values.asset("asset"),
        direction=values.choice("direction"),
        entry=values.number("entry"),
        own=values.number("own"),
        leverage=values.number("leverage"),
        collateral=values.asset("collateral"),
        collateral_price=values.maybe("collateral_price"),
        days=values.number("days"),
        collateral_lies_on=values.choice("lies_on"),
    )
    found = compared(trade, [_offer(terms, values) for terms in platforms])
    taken = [each for each in found.platforms if each.can_be_opened]
    return Found(
        rows={
            "platforms": [_row(each, found, trade, formats) for each in taken],
            "refused": [
                (
                    Cell(_name(each.terms)),
                    Cell(". ".join(sentence_of(one, formats) for one in each.obstacles), "muted"),
                )
                for each in found.platforms
                if not each.can_be_opened
            ],
        },
        remarks=list(_remarks(found, taken, values)),
        for_plan=_for_plan(found, trade) if taken else None,
    )


def _offer(terms: Terms, values: Values) -> Offer:
    """A contract pays funding, a loan interest and gas."""
    if terms.has_perpetuals:
        return Offer(terms=terms, borrow_apr=values.number("funding_apr"))
    return Offer(terms=terms, borrow_apr=values.number("borrow_apr"), gas=values.number("gas"))


def _remarks(found: Comparison, taken: Sequence[OnPlatform], values: Values) -> Iterator[Remark]:
    if not taken:
        yield Remark("breach", translate("Planners", "No platform takes this trade"))
        return
    if values.choice("lies_on") and any(each.must_move for each in taken):
        yield Remark(
            "warning",
            translate("Planners", "Collateral backs a debt only where it lies"),
            translate("Planners", "On every other platform it has to be moved first"),
        )
    names = {each.terms.platform: _name(each.terms) for each in taken}
    for merit, word in _MERITS.items():
        best = found.best[merit]
        if 0 < len(best) <= _FEW:
            yield Remark(
                "pass", f"{translate('Planners', word)}: " + ", ".join(names[one] for one in best)
            )


def _row(
    each: OnPlatform, found: Comparison, trade: SameTrade, formats: Formats
) -> tuple[Cell, ...]:
    def weight(merit: Merit) -> int:
        return 600 if each.terms.platform in found.best[merit] else 400

    line = each.position.liquidation_price if each.position else None
    move = translate("Planners", "to be moved") if each.must_move else ""
    return (
        Cell(_name(each.terms), aside=move),
        Cell(formats.times(each.most_leverage, 2), weight=weight("most_leverage")),
        Cell(
            formats.price(line),
            weight=weight("liquidation_distance"),
            aside=away(formats, trade.entry, line),
        ),
        Cell(money(formats, each.cost), weight=weight("cost")),
        Cell(money(formats, each.penalty), weight=weight("penalty")),
    )


def _for_plan(found: Comparison, trade: SameTrade) -> dict[str, Any]:
    """The trade on the platform that costs least, else on the first that takes it."""
    first = next(each.terms.platform for each in found.platforms if each.can_be_opened)
    return {
        "platform": (found.best["cost"] or (first,))[0],
        "asset": trade.asset,
        "direction": trade.direction,
        "entry": trade.entry,
        "leverage": trade.leverage,
        "backed_by": "leverage",
        "collateral": trade.collateral,
        "days": trade.days or None,
    }


def _name(terms: Terms) -> str:
    return terms.name
