"""`rescue`: the ways to bring an account to a target, under any margin law.

A lending account or a vault by its collateral and debt, a margin account by its positions, one
position of GMX by `position`. A target of `collateral_ratio` makes a vault of collateral and debt.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from journal_app.cli.calc import gmx, lending, margin
from journal_app.cli.calc.answering import Result
from journal_app.cli.calc.reading import (
    Given,
    Shape,
    amount,
    each,
    fraction,
    optional,
    positive,
    rate,
    signed,
    text,
)
from journal_app.domain.exact import ZERO, figure
from journal_app.domain.margin.debt_ratio import VaultAccount
from journal_app.domain.margin.gmx import GmxPosition
from journal_app.domain.margin.lending import Collateral, LendingAccount
from journal_app.domain.margin.perpetual import MarginAccount
from journal_app.domain.money import Asset
from journal_app.domain.problems import Problem, Refused
from journal_app.domain.watching.rescue import (
    Addition,
    Opened,
    PartialClose,
    Rescue,
    Rescued,
    Swap,
)
from journal_app.domain.watching.rescue_laws import aims, rescue_of, target_of
from journal_app.wording import sentence

TARGETS: Final = (
    "health_factor",
    "margin_ratio",
    "liquidation_price",
    "collateral_ratio",
    "collateral_factor",
)
TARGET = Shape(
    health_factor=optional(amount),
    margin_ratio=optional(amount),
    liquidation_price=optional(positive),
    collateral_ratio=optional(amount),
    collateral_factor=optional(amount),
)
SWAP_TO = Shape(asset=text, price=positive, max_ltv=fraction, liquidation_threshold=fraction)
SHAPE = Shape(
    collateral=optional(each(lending.COLLATERAL)),
    debt=optional(each(lending.DEBT)),
    asset=optional(text),
    cash=optional(signed),
    equity=optional(signed),
    other_maintenance=optional(amount),
    positions=optional(each(margin.POSITION)),
    market=optional(text),
    position=optional(gmx.SHAPE),
    target=TARGET,
    cost_rate=optional(rate, ZERO),
    entry=optional(amount),
    besides=optional(each(Shape(asset=text, entry=optional(amount)))),
    swap_to=optional(SWAP_TO),
)


class _Kind(NamedTuple):
    """A kind of account: the keys that it needs, and all that describe it."""

    needed: Sequence[str]
    keys: Sequence[str]


_LENDING: Final = _Kind(("collateral", "debt", "asset"), ("collateral", "debt", "asset"))
_MARGIN: Final = _Kind(
    ("positions", "market"), ("positions", "market", "cash", "equity", "other_maintenance")
)
_GMX: Final = _Kind(("position",), ("position",))
_KINDS: Final = (_LENDING, _MARGIN, _GMX)


def answer(given: Given) -> Result:
    """Each way, or null and the reason why it cannot reach the target."""
    rescue = _rescue(given)
    ways = {
        "add_collateral": rescue.add_collateral(),
        "partial_close": rescue.partial_close(),
        "swap_collateral": rescue.swap_collateral(),
    }
    return {
        **{name: None if isinstance(way, Problem) else _way(way) for name, way in ways.items()},
        "reasons": {
            name: sentence(way.code, _written(way.facts))
            for name, way in ways.items()
            if isinstance(way, Problem)
        },
    }


def _written(facts: Mapping[str, object]) -> dict[str, object]:
    """Facts with their numbers in all digits."""
    return {
        name: figure(fact) if isinstance(fact, Decimal) else fact for name, fact in facts.items()
    }


def _rescue(given: Given) -> Rescue:
    kind = _kind_of(given)
    asset = _subject(given, kind)
    target = given.part("target")
    aim = margin.only_one_of(target, *TARGETS)
    account = _account(given, kind, aim)
    if aim not in aims(account):
        is_health = aim == "health_factor"
        raise Refused.because(
            target.where(aim), "no_health_factor" if is_health else "target_not_of_law"
        )
    swap_to = given.part_or_none("swap_to")
    further = given.each("besides")
    return rescue_of(
        account,
        (
            Opened(asset, given.number_or_none("entry")),
            *(Opened(each.asset("asset"), each.number_or_none("entry")) for each in further),
        ),
        target_of(aim, target.number(aim), asset),
        given.number("cost_rate"),
        None if swap_to is None else _swap_to(swap_to),
    )


def _kind_of(given: Given) -> _Kind:
    """The kind whose keys were given, and no other's; lending where that cannot be told."""
    told = [kind for kind in _KINDS if given.given_among(kind.keys)]
    kind = told[0] if len(told) == 1 else _LENDING
    foreign = [key for each in _KINDS if each is not kind for key in each.keys]
    problems = [Problem(key, "missing") for key in kind.needed if not given.has(key)]
    problems += [Problem(key, "unknown_key") for key in given.given_among(foreign)]
    if problems:
        raise Refused(problems)
    return kind


def _subject(given: Given, kind: _Kind) -> Asset:
    if kind is _GMX:
        return gmx.INDEX
    return given.asset("asset" if kind is _LENDING else "market")


def _account(given: Given, kind: _Kind, aim: str) -> Rescued:
    if kind is _GMX:
        return gmx.position(given.part("position"), gmx.INDEX)
    if kind is _MARGIN:
        return margin.account(given)
    account = lending.account(given)
    if aim == "collateral_ratio":
        return VaultAccount(account.collateral, account.debt)
    return account


def _swap_to(given: Given) -> Collateral:
    return Collateral(
        given.asset("asset"),
        ZERO,
        given.number("price"),
        given.number("max_ltv"),
        given.number("liquidation_threshold"),
    )


def _figures(account: Rescued) -> Result:
    match account:
        case LendingAccount():
            return lending.figures(account)
        case MarginAccount():
            return margin.figures(account)
        case _:
            assert isinstance(account, GmxPosition)
            return gmx.figures(account)


def _way(way: Addition[Rescued] | PartialClose[Rescued] | Swap[Rescued]) -> Result:
    figures = _figures(way.after)
    match way:
        case Addition():
            return {"amount": way.amount, "value": way.value, "after": figures}
        case PartialClose():
            return {
                "fraction": way.fraction,
                "units": way.units,
                "repaid": way.repaid,
                "realised": way.realised,
                "after": figures,
            }
        case Swap():
            return {"amount": way.amount, "after": figures}
