"""What each kind of entry asks for, and what a trade suggests for it. No widget here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from journal_app.domain.exact import plain
from journal_app.domain.ledger.drafts import FILLS
from journal_app.domain.money import STABLECOINS, Asset
from journal_app.domain.problems import Problem
from journal_app.domain.state import State
from journal_app.domain.trade import Trade

Named = Literal["position", "debt", "collateral", "money", "network", "any"]
"""Which assets of a trade an entry is usually about."""


class Asked(NamedTuple):
    """The fields of one kind, as `Draft` calls them, in the order they are asked.

    optional: may stay empty. about: whose assets come first. has_reason: the note says why.
    """

    fields: tuple[str, ...]
    optional: frozenset[str]
    about: Named
    has_reason: bool = False


def _asked(fields: str, optional: str = "", about: Named = "any", *, reason: bool = False) -> Asked:
    return Asked(tuple(fields.split()), frozenset(optional.split()), about, reason)


ASKED: Final[Mapping[str, Asked]] = {
    "open": _asked("direction asset amount price apr fee", "apr fee", "position"),
    "add": _asked("asset amount price fee", "fee", "position"),
    "reduce": _asked("asset amount price fee", "fee", "position"),
    "close": _asked("asset amount price fee", "amount fee", "position"),
    "borrow": _asked("asset amount price apr fee", "price apr fee", "debt"),
    "repay": _asked("asset amount price fee", "price fee", "debt"),
    "deposit": _asked("asset amount price fee", "price fee", "collateral"),
    "withdraw": _asked("asset amount price fee", "price fee", "collateral"),
    "swap": _asked("asset amount price to_asset to_amount fee", "price fee", "collateral"),
    "rate": _asked("asset apr", "", "debt"),
    "interest": _asked("asset amount price", "price", "debt"),
    "funding": _asked("asset amount price", "price", "money"),
    "fee": _asked("asset amount price", "price", "money"),
    "gas": _asked("asset amount price", "price", "network"),
    "yield": _asked("asset amount price", "price", "collateral"),
    "liquidation": _asked(
        "asset amount price to_asset to_amount fee", "to_asset to_amount fee", "position"
    ),
    "stop": _asked("asset price", "", "position", reason=True),
    "target": _asked("asset price", "", "position", reason=True),
    "alert": _asked("asset price", "", "position"),
    "note": _asked(""),
    "mark": _asked("asset price oracle_price", "oracle_price", "position"),
}
"""Every kind of `entries.KINDS`, and the mark, which is of the market and not of one trade."""


def asked_of(kind: str, trade: Trade) -> Asked:
    """What an entry of this trade asks for: the oracle's price only where it liquidates."""
    asked, terms = ASKED[kind], trade.terms
    if terms is not None and terms.liquidates_on == "oracle":
        return asked
    return asked._replace(fields=tuple(each for each in asked.fields if each != "oracle_price"))


ONCHAIN: Final = frozenset(ASKED) - {"stop", "target", "alert", "note", "mark"}
"""The kinds that happen on the platform, and so have a transaction or an order id."""

NOTED: Final = frozenset(ASKED) - {"mark"}
"""The kinds that a note can be written with."""

GROUPS: Final[Sequence[Sequence[str]]] = (
    ("deposit", "withdraw", "swap", "yield"),
    ("borrow", "repay", "rate", "interest"),
    ("open", "add", "reduce", "close"),
    ("stop", "target", "alert", "mark", "note"),
    ("funding", "fee", "gas", "liquidation"),
)
"""The kinds as a person looks for them."""


_AT_A_PRICE: Final = FILLS | {"stop", "target", "alert", "liquidation", "mark"}
"""Kinds whose price is one at which something happens; others are only valued by theirs."""


def number_problem(kind: str, name: str, typed: Decimal) -> Problem | None:
    """Why a number cannot stand in a field of a kind, whatever else is still missing.

    None where it can: what was paid may be received, a fee be a rebate, and a thing worth nothing.
    """
    match name:
        case "amount" if kind == "funding":
            can_be = bool(typed)
        case "amount" | "to_amount" | "oracle_price":
            can_be = typed > 0
        case "price" if kind in _AT_A_PRICE:
            can_be = typed > 0
        case "price":
            return None if typed >= 0 else Problem(name, "negative", {"text": plain(typed)})
        case "fee" if kind == "liquidation" and typed < 0:
            return Problem(name, "negative", {"text": plain(typed)})
        case _:
            return None
    return None if can_be else Problem(name, "not_positive", {"text": plain(typed)})


def suggested_kind(trade: Trade, state: State) -> str:
    """What is most likely recorded next: the opening, more collateral, else a note."""
    if state.opened_at is None and state.closed_at is None:
        return "open" if state.collateral or state.debts or not trade.positions else "deposit"
    return "note" if state.is_closed else "deposit"


def suggested_assets(kind: str, trade: Trade, state: State) -> list[Asset]:
    """The assets of a trade, those first that this kind is usually about."""
    named = _named(trade, state)
    return list(dict.fromkeys((*named[ASKED[kind].about], *named["any"])))


def obvious_asset(kind: str, trade: Trade, state: State) -> Asset | None:
    """The asset that an entry of this kind is about where nobody names one; None where it is open.

    Costs are paid in the trade's money, gas in ether. Of positions, debts and collateral it is
    the only one there is by now, or that there ever was.
    """
    about = ASKED[kind].about
    named = _named(trade, state)[about]
    if about == "money":
        return named[0]
    present: Mapping[Named, Sequence[Asset]] = {
        "position": [asset for asset, held in state.positions.items() if held.quantity],
        "debt": [asset for asset, debt in state.debts.items() if debt.owed],
        "collateral": [*state.collateral],
    }
    for choice in (present.get(about, ()), named):
        if len(choice) == 1:
            return choice[0]
    return None


def _named(trade: Trade, state: State) -> Mapping[Named, list[Asset]]:
    """The assets of a trade by what they are in it, those of the present first."""
    positions = [asset for asset, held in state.positions.items() if held.quantity]
    positions += [held.asset for held in trade.positions]
    debts = [asset for asset, debt in state.debts.items() if debt.owed] + [*state.debts]
    debts += [*trade.plan.borrowed] if trade.plan else []
    collateral = [*state.collateral, *(trade.plan.collateral if trade.plan else ())]
    money = [asset for asset in (*collateral, *debts) if asset in STABLECOINS] or [Asset("USDC")]
    named: Mapping[Named, Sequence[Asset]] = {
        "position": positions,
        "debt": debts,
        "collateral": collateral,
        "money": money,
        "network": [Asset("ETH")],
        "any": (*positions, *collateral, *debts, *money),
    }
    return {about: list(dict.fromkeys(assets)) for about, assets in named.items()}


def needs_price(kind: str, asset: Asset | None) -> bool:
    """Whether a price is asked for: of a stablecoin only where one was dealt in."""
    asked = ASKED[kind]
    if "price" not in asked.fields:
        return False
    return "price" not in asked.optional or asset not in STABLECOINS
