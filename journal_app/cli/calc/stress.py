"""`stress`: a whole book under scenarios: what is liquidated in which order, what is missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from journal_app.cli.calc import gmx, lending, margin
from journal_app.cli.calc.answering import Result
from journal_app.cli.calc.reading import (
    Given,
    Shape,
    amount,
    each,
    fraction,
    optional,
    signed,
    text,
    within,
)
from journal_app.domain.exact import ONE, ZERO
from journal_app.domain.margin.liquidation import IN_TURN, WHOLE, Rule, ShareOfDebt
from journal_app.domain.margin.moves import MovableAccount
from journal_app.domain.planning.ranges import price_move, some_share
from journal_app.domain.problems import Problem, Refused
from journal_app.domain.watching.stress import (
    AccountUnderStress,
    Scenario,
    StressedAccount,
    stressed,
)

ACCOUNT: Final = Shape(
    name=text,
    collateral=optional(each(lending.COLLATERAL)),
    debt=optional(each(lending.DEBT)),
    cash=optional(signed),
    equity=optional(signed),
    other_maintenance=optional(amount),
    positions=optional(each(margin.POSITION)),
    gmx=optional(Shape(market=text, collateral_asset=optional(text), **gmx.SHAPE.keys)),
    penalty=optional(fraction, ZERO),
    close_factor=optional(within(some_share)),
    cost_per_year=optional(signed, ZERO),
)
SCENARIO: Final = Shape(
    name=text,
    all_move=optional(within(price_move), ZERO),
    moves=optional(each(Shape(asset=text, move=within(price_move)))),
    rate_times=optional(amount, ONE),
    days=optional(amount, ZERO),
    points=optional(fraction, ZERO),
)
SHAPE: Final = Shape(
    accounts=each(ACCOUNT),
    scenarios=each(SCENARIO),
    free_cash=optional(amount, ZERO),
)
EXAMPLE: Final = """{"calc": "stress", "free_cash": "5000",
 "accounts": [{"name": "Aave", "penalty": "0.05", "collateral": [{"asset": "ETH", "amount": "10",
 "price": "2000", "max_ltv": "0.8", "liquidation_threshold": "0.83"}],
 "debt": [{"asset": "USDC", "amount": "12450", "price": "1"}]}],
 "scenarios": [{"name": "fall", "all_move": "-0.3"}]}"""


def answer(given: Given) -> Result:
    """Each scenario in the order in which they are given."""
    accounts = [_account(entry) for entry in given.each("accounts")]
    scenarios = [_scenario(entry) for entry in given.each("scenarios")]
    free_cash = given.number("free_cash")
    found = [stressed(accounts, scenario, free_cash) for scenario in scenarios]
    return {
        "scenarios": [
            {
                "name": book.scenario.label,
                "before": book.before,
                "left": book.left,
                "needed": book.needed,
                "short_of": book.short_of,
                "liquidated": [_after(each_) for each_ in book.liquidated],
                "surviving": [_after(each_) for each_ in book.surviving],
            }
            for book in found
        ]
    }


def _law(given: Given) -> str:
    """The one law whose keys are there."""
    laws = [law for law, keys in _KEYS.items() if given.given_among(keys)]
    law = laws[0] if laws else "lending"
    foreign = [key for other in laws[1:] for key in given.given_among(_KEYS[other])]
    needed = [key for key in _KEYS[law] if key in _NEEDED]
    problems = [Problem(given.where(key), "missing") for key in needed if not given.has(key)]
    problems += [Problem(given.where(key), "unknown_key") for key in foreign]
    if problems:
        raise Refused(problems)
    return law


def _gmx(given: Given) -> MovableAccount:
    part = given.part("gmx")
    position = gmx.position(part, part.asset("market"))
    beside = {}
    if part.has("collateral_asset") and not position.collateral.index_tokens:
        beside[part.asset("collateral_asset")] = position.collateral_value
    return MovableAccount(position, beside)


_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "lending": ("collateral", "debt"),
    "margin": ("positions", "cash", "equity", "other_maintenance"),
    "gmx": ("gmx",),
}
"""The keys by which an account shows its law."""

_NEEDED: Final = ("collateral", "debt", "positions")

_READ: Final[Mapping[str, Callable[[Given], MovableAccount]]] = {
    "lending": lambda given: MovableAccount(lending.account(given)),
    "margin": lambda given: MovableAccount(margin.account(given)),
    "gmx": _gmx,
}


def _account(given: Given) -> StressedAccount:
    law = _law(given)
    return StressedAccount(
        name=given.text("name"),
        account=_READ[law](given),
        rule=_rule(given, law),
        cost_per_year=given.number("cost_per_year"),
        penalty=given.number("penalty"),
    )


def _rule(given: Given, law: str) -> Rule:
    """Positions are closed in turn; a loan by shares of its debt, where a share is given."""
    if law == "lending" and given.has("close_factor"):
        return ShareOfDebt(given.number("close_factor"))
    return IN_TURN if law == "margin" else WHOLE


def _scenario(given: Given) -> Scenario:
    return Scenario(
        name="own",
        all_move=given.number("all_move"),
        moves={
            asset: part.number("move") for asset, part in given.each_once("moves", "asset").items()
        },
        rate_times=given.number("rate_times"),
        days=given.number("days"),
        points=given.number("points"),
        label=given.text("name"),
    )


def _after(found: AccountUnderStress) -> Result:
    """An account; what was liquidated of it one after the other, where it was not all at once."""
    told: dict[str, object] = {
        "name": found.name,
        "crossed_at": found.crossed_at,
        "left": found.left,
        "penalty": found.penalty,
        "needed": found.needed,
    }
    if len(found.steps) > 1 or (found.steps and not found.is_closed):
        told["parts"] = [
            {
                "at": step.at,
                "asset": step.asset,
                "share": step.share,
                "penalty": step.penalty,
                "left": step.left,
            }
            for step in found.steps
        ]
    return told
