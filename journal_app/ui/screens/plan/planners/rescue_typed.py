"""The account that is typed into the rescue planner, under any margin law; no widget here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from journal_app.domain.exact import ONE, ZERO, exact
from journal_app.domain.ledger.standing import GMX_MIN_COLLATERAL
from journal_app.domain.margin.debt_ratio import VaultAccount
from journal_app.domain.margin.gmx import GmxPosition, IndexCollateral, TokenCollateral
from journal_app.domain.margin.lending import Collateral, Debt, LendingAccount
from journal_app.domain.margin.perpetual import MarginAccount, MarginPosition, MarginRates
from journal_app.domain.money import DOLLAR
from journal_app.domain.problems import Refused
from journal_app.domain.trade import Direction

if TYPE_CHECKING:
    from journal_app.domain.watching.rescue import Rescued
    from journal_app.ui.screens.plan.planners.asked import Values


@exact
def typed_account(values: Values) -> Rescued:
    """The account as it is typed. Raises: Refused."""
    return _ACCOUNTS[values.choice("law")](values)


@exact
def swap_typed(values: Values) -> Collateral:
    """What is swapped into, under the terms that are typed."""
    weight = (
        _weight(values, "swap_ratio")
        if values.choice("law") == "vault"
        else values.number("swap_threshold")
    )
    return Collateral(values.asset("swap_to"), ZERO, values.number("swap_price"), weight, weight)


def _weight(values: Values, name: str) -> Decimal:
    """A required ratio as a threshold: 1 / ratio."""
    ratio = values.number(name)
    if ratio < ONE:
        raise Refused.because(name, "ratio_below_one")
    return ONE / ratio


def _lending(values: Values) -> Rescued:
    threshold = values.number("threshold")
    return LendingAccount(*_sides(values, threshold))


def _vault(values: Values) -> Rescued:
    return VaultAccount(*_sides(values, _weight(values, "required_ratio")))


def _sides(values: Values, weight: Decimal) -> tuple[tuple[Collateral, ...], tuple[Debt, ...]]:
    asset, price, units = values.asset("asset"), values.number("price"), values.number("units")
    if _is_long(values):
        held = Collateral(asset, units, price, weight, weight)
        return (held,), (Debt(DOLLAR, values.number("debt"), ONE),)
    held = Collateral(DOLLAR, values.number("own"), ONE, weight, weight)
    return (held,), (Debt(asset, units, price),)


def _margin(values: Values) -> Rescued:
    margin = values.number("maintenance_margin")
    rates = MarginRates(margin, margin)
    position = MarginPosition(values.asset("asset"), _size(values), values.number("price"), rates)
    return MarginAccount(values.number("equity"), (position,))


def _gmx(values: Values) -> Rescued:
    price, size, own = values.number("price"), _size(values), values.number("backing")
    entry = values.maybe("entry")
    by_index = values.choice("backed_by") == "index"
    return GmxPosition(
        asset=values.asset("asset"),
        size_value=size * (price if entry is None else entry),
        size_tokens=size,
        price=price,
        collateral=IndexCollateral(own / price) if by_index else TokenCollateral(own, ONE),
        min_collateral_factor=values.number("collateral_factor_asked"),
        min_collateral_value=GMX_MIN_COLLATERAL,
    )


def _is_long(values: Values) -> bool:
    return bool(values.choice("direction") == Direction.LONG)


def _size(values: Values) -> Decimal:
    units = values.number("units")
    return units if _is_long(values) else -units


_ACCOUNTS: Final[Mapping[str, Callable[[Values], Rescued]]] = {
    "lending": _lending,
    "vault": _vault,
    "margin": _margin,
    "gmx": _gmx,
}
