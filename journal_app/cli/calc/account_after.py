"""`account_after`: an account before and after what a planned trade adds to it."""

from __future__ import annotations

from typing import Final

from journal_app.cli.calc import lending, margin
from journal_app.cli.calc.answering import Result
from journal_app.cli.calc.reading import Given, Shape, amount, each, optional, signed, text, within
from journal_app.domain.exact import ZERO, exact
from journal_app.domain.margin.lending import LendingAccount
from journal_app.domain.margin.perpetual import MarginAccount
from journal_app.domain.planning.account_change import AccountChange
from journal_app.domain.planning.ranges import price_move
from journal_app.domain.problems import Problem, Refused

MOVE: Final = Shape(asset=text, move=within(price_move))
ADDED: Final = Shape(
    collateral=optional(each(lending.COLLATERAL)),
    debt=optional(each(lending.DEBT)),
    cash=optional(signed),
    positions=optional(each(margin.POSITION)),
)
SHAPE: Final = Shape(
    collateral=optional(each(lending.COLLATERAL)),
    debt=optional(each(lending.DEBT)),
    cash=optional(signed),
    equity=optional(signed),
    other_maintenance=optional(amount),
    positions=optional(each(margin.POSITION)),
    add=ADDED,
    falls=optional(each(Shape(moves=each(MOVE)))),
)
_OF_LENDING: Final = ("collateral", "debt")
_OF_MARGIN: Final = ("positions", "cash", "equity", "other_maintenance")


def answer(given: Given) -> Result:
    """Both accounts in full, each liquidation price beside the other, and every fall."""
    if given.given_among(_OF_MARGIN) and not given.given_among(_OF_LENDING):
        return _of_margin(given)
    return _of_lending(given)


def _of_lending(given: Given) -> Result:
    added = given.part("add")
    _check(given, _OF_LENDING, _OF_MARGIN)
    _check(added, (), ("cash", "positions"))
    before, more = lending.account(given), lending.account(added)
    after = LendingAccount(before.collateral + more.collateral, before.debt + more.debt)
    return {
        "before": lending.figures(before),
        "after": lending.figures(after),
        **_change(given, AccountChange(before, after, {}, {})),
    }


@exact
def _of_margin(given: Given) -> Result:
    added = given.part("add")
    _check(given, ("positions",), _OF_LENDING)
    _check(added, (), _OF_LENDING)
    before = margin.account(given)
    more = tuple(margin.position(entry) for entry in added.each("positions"))
    cash = added.number_or_none("cash") or ZERO
    try:
        after = MarginAccount(
            before.equity + cash, (*before.positions, *more), before.other_maintenance
        )
    except Refused as refused:
        code, facts = refused.problems[0].code, refused.problems[0].facts
        raise Refused.because(added.where("positions"), code, **facts) from None
    return {
        "before": margin.figures(before),
        "after": margin.figures(after),
        **_change(given, AccountChange(before, after, {}, {})),
    }


def _check(given: Given, needed: tuple[str, ...], foreign: tuple[str, ...]) -> None:
    problems = [Problem(given.where(key), "missing") for key in needed if not given.has(key)]
    problems += [Problem(given.where(key), "unknown_key") for key in given.given_among(foreign)]
    if problems:
        raise Refused(problems)


def _change(given: Given, change: AccountChange) -> Result:
    falls = [
        {asset: move.number("move") for asset, move in fall.each_once("moves", "asset").items()}
        for fall in given.each("falls")
    ]
    return {
        "liquidation_prices": {
            asset: sides._asdict() for asset, sides in change.liquidation_prices.items()
        },
        "falls": [
            {
                "moves": outcome.moves,
                "crossed_at": outcome.crossed_at._asdict(),
                "equity": outcome.equity._asdict(),
            }
            for outcome in change.under(falls)
        ],
    }
