"""`margin`: positions behind one equity, pooled or isolated."""

from __future__ import annotations

from typing import cast

from journal_app.cli.calc.answering import Result
from journal_app.cli.calc.reading import (
    Given,
    Shape,
    amount,
    each,
    fraction,
    optional,
    positive,
    refused_under,
    signed,
    text,
)
from journal_app.domain.exact import ZERO
from journal_app.domain.margin.perpetual import (
    MarginAccount,
    MarginPosition,
    MarginRates,
    MarginTerms,
    MarginTier,
    MarginTiers,
)
from journal_app.domain.problems import Problem, Refused


def tier(value: object, path: str) -> MarginTier:
    """A pair `[from_notional, max_leverage]`."""
    if not isinstance(value, list) or len(value) != 2:
        raise Refused.because(path, "not_a_tier")
    return MarginTier(amount(value[0], f"{path}/0"), positive(value[1], f"{path}/1"))


POSITION = Shape(
    market=text,
    size=signed,
    price=amount,
    initial_margin=optional(fraction),
    maintenance_margin=optional(fraction),
    tiers=optional(each(tier)),
    leverage=optional(positive),
)
SHAPE = Shape(
    cash=optional(signed),
    equity=optional(signed),
    other_maintenance=optional(amount),
    positions=each(POSITION),
)


def answer(given: Given) -> Result:
    """Everything that holds of the account as it stands."""
    return figures(account(given))


def account(given: Given) -> MarginAccount:
    """The account that a request with `positions` and either `cash` or `equity` describes."""
    only_one_of(given, "equity", "cash")
    positions = tuple(position(entry) for entry in given.each("positions"))
    other_maintenance = given.number_or_none("other_maintenance") or ZERO
    with refused_under(given):
        if given.has("cash"):
            return MarginAccount.with_cash(given.number("cash"), positions, other_maintenance)
        return MarginAccount(given.number("equity"), positions, other_maintenance)


def only_one_of(given: Given, *names: str) -> str:
    """The one of these keys that was given; refused where none or several were."""
    chosen = given.given_among(names)
    if not chosen:
        raise Refused.because(given.where(names[0]), "missing")
    if len(chosen) > 1:
        raise Refused.because(given.where(chosen[1]), "not_both", other=chosen[0])
    return chosen[0]


def position(given: Given) -> MarginPosition:
    """One entry of `positions`."""
    return MarginPosition(
        given.asset("market"), given.number("size"), given.number("price"), _terms(given)
    )


def _terms(given: Given) -> MarginTerms:
    rates = given.given_among(("initial_margin", "maintenance_margin"))
    if given.has("tiers"):
        if rates:
            raise Refused.because(given.where(rates[0]), "not_both", other="tiers")
        return _tiers(given)
    missing = [key for key in ("initial_margin", "maintenance_margin") if key not in rates]
    if missing:
        raise Refused([Problem(given.where(key), "missing") for key in missing])
    return MarginRates(given.number("initial_margin"), given.number("maintenance_margin"))


def _tiers(given: Given) -> MarginTiers:
    with refused_under(given):
        return MarginTiers(
            tuple(cast("list[MarginTier]", given.values["tiers"])), given.number_or_none("leverage")
        )


def figures(account: MarginAccount) -> Result:
    """The figures of a margin account under the names of the contract."""
    return {
        "equity": account.equity,
        "notional": account.notional,
        "initial_margin": account.initial_margin,
        "maintenance_margin": account.maintenance_margin,
        "free_collateral": account.free_collateral,
        "leverage": account.leverage,
        "margin_usage": account.margin_usage,
        "liquidatable": account.is_liquidatable,
        "liquidation_prices": account.liquidation_prices(),
    }
