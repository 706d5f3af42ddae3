"""What the mapper calls columns, words and styles."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_CONTEXT: Final = "MappingForm"

ROLES: Final[dict[str, Any]] = {
    "": QT_TRANSLATE_NOOP("MappingForm", "Not needed"),
    "time": QT_TRANSLATE_NOOP("MappingForm", "Date or time"),
    "market": QT_TRANSLATE_NOOP("MappingForm", "Market"),
    "side": QT_TRANSLATE_NOOP("MappingForm", "Buy or sell"),
    "size": QT_TRANSLATE_NOOP("MappingForm", "Size or amount"),
    "price": QT_TRANSLATE_NOOP("MappingForm", "Price"),
    "fee": QT_TRANSLATE_NOOP("MappingForm", "Fee"),
    "fee_asset": QT_TRANSLATE_NOOP("MappingForm", "Token of the fee"),
    "quote": QT_TRANSLATE_NOOP("MappingForm", "Currency of the price"),
    "stated": QT_TRANSLATE_NOOP("MappingForm", "Profit, to compare"),
    "kind": QT_TRANSLATE_NOOP("MappingForm", "Spot or perpetual"),
    "event": QT_TRANSLATE_NOOP("MappingForm", "What happened"),
    "asset": QT_TRANSLATE_NOOP("MappingForm", "Token of the amount"),
    "paid": QT_TRANSLATE_NOOP("MappingForm", "Amount given"),
    "paid_asset": QT_TRANSLATE_NOOP("MappingForm", "Token given"),
    "got": QT_TRANSLATE_NOOP("MappingForm", "Amount received"),
    "got_asset": QT_TRANSLATE_NOOP("MappingForm", "Token received"),
    "skip": QT_TRANSLATE_NOOP("MappingForm", "Leaves rows out"),
    "reference": QT_TRANSLATE_NOOP("MappingForm", "Number or hash"),
    "note": QT_TRANSLATE_NOOP("MappingForm", "Note"),
}
SIDES: Final[dict[str, Any]] = {
    "": QT_TRANSLATE_NOOP("MappingForm", "Not known"),
    "buy": QT_TRANSLATE_NOOP("MappingForm", "Buy"),
    "sell": QT_TRANSLATE_NOOP("MappingForm", "Sell"),
}
SKIPS: Final[dict[str, Any]] = {
    "": QT_TRANSLATE_NOOP("MappingForm", "Take the row"),
    "left_out": QT_TRANSLATE_NOOP("MappingForm", "Leave it out"),
}
KINDS: Final[dict[str, Any]] = {
    "spot": QT_TRANSLATE_NOOP("MappingForm", "Bought on margin"),
    "perpetual": QT_TRANSLATE_NOOP("MappingForm", "A perpetual"),
    "holding": QT_TRANSLATE_NOOP("MappingForm", "Plainly held"),
}
EVENTS: Final[dict[str, Any]] = {
    "": QT_TRANSLATE_NOOP("MappingForm", "Not known"),
    "fill": QT_TRANSLATE_NOOP("MappingForm", "A purchase or a sale"),
    "exchange": QT_TRANSLATE_NOOP("MappingForm", "One token for another"),
    "funding": QT_TRANSLATE_NOOP("MappingForm", "Funding"),
    "interest": QT_TRANSLATE_NOOP("MappingForm", "Interest"),
    "fee": QT_TRANSLATE_NOOP("MappingForm", "A fee"),
    "gas": QT_TRANSLATE_NOOP("MappingForm", "Gas"),
    "yield": QT_TRANSLATE_NOOP("MappingForm", "A yield"),
    "deposit": QT_TRANSLATE_NOOP("MappingForm", "Collateral put in"),
    "withdraw": QT_TRANSLATE_NOOP("MappingForm", "Collateral taken out"),
    "borrow": QT_TRANSLATE_NOOP("MappingForm", "A loan"),
    "repay": QT_TRANSLATE_NOOP("MappingForm", "A repayment"),
    "left_out": QT_TRANSLATE_NOOP("MappingForm", "Leave it out"),
}
DECIMALS: Final[dict[str, Any]] = {
    "auto": QT_TRANSLATE_NOOP("MappingForm", "As the file shows"),
    "point": QT_TRANSLATE_NOOP("MappingForm", "1,234.56"),
    "comma": QT_TRANSLATE_NOOP("MappingForm", "1.234,56"),
}
MARKETS: Final[dict[str, Any]] = {
    "asset": QT_TRANSLATE_NOOP("MappingForm", "The token alone: ETH"),
    "pair": QT_TRANSLATE_NOOP("MappingForm", "A pair: ETHUSDT"),
}
SIGNS: Final[dict[str, Any]] = {
    "plain": QT_TRANSLATE_NOOP("MappingForm", "Positive numbers"),
    "statement": QT_TRANSLATE_NOOP("MappingForm", "Negative numbers"),
}
STATED: Final[dict[str, Any]] = {
    "net": QT_TRANSLATE_NOOP("MappingForm", "After fees"),
    "gross": QT_TRANSLATE_NOOP("MappingForm", "Before fees"),
}


def choices(words: dict[str, Any]) -> list[tuple[str, str]]:
    """What can be chosen, in the trader's words."""
    return [(code, QCoreApplication.translate(_CONTEXT, text)) for code, text in words.items()]


def role_word(role: str) -> str:
    """What a role is called."""
    return QCoreApplication.translate(_CONTEXT, ROLES[role])
