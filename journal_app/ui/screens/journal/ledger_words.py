"""A ledger entry in words: what happened, and what that did to the trade."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from journal_app.domain.ledger import entries as kinds
from journal_app.domain.ledger.entries import KIND_OF, Entry
from journal_app.domain.ledger.steps import LedgerStep, Standing
from journal_app.ui.crossing_words import crossing_text
from journal_app.ui.formatting import Formats

_CONTEXT: Final = "LedgerWords"

_CHIPS: Final[dict[str, tuple[Any, str]]] = {
    "open": (QT_TRANSLATE_NOOP("LedgerWords", "Opened"), "accent"),
    "add": (QT_TRANSLATE_NOOP("LedgerWords", "Added"), "accent"),
    "reduce": (QT_TRANSLATE_NOOP("LedgerWords", "Reduced"), "accent"),
    "close": (QT_TRANSLATE_NOOP("LedgerWords", "Closed"), "accent"),
    "borrow": (QT_TRANSLATE_NOOP("LedgerWords", "Borrowed"), "accent"),
    "repay": (QT_TRANSLATE_NOOP("LedgerWords", "Repaid"), "accent"),
    "deposit": (QT_TRANSLATE_NOOP("LedgerWords", "Collateral"), "accent"),
    "withdraw": (QT_TRANSLATE_NOOP("LedgerWords", "Withdrawn"), "accent"),
    "swap": (QT_TRANSLATE_NOOP("LedgerWords", "Swapped"), "accent"),
    "rate": (QT_TRANSLATE_NOOP("LedgerWords", "Rate"), "warning"),
    "interest": (QT_TRANSLATE_NOOP("LedgerWords", "Interest"), "neutral"),
    "funding": (QT_TRANSLATE_NOOP("LedgerWords", "Funding"), "neutral"),
    "fee": (QT_TRANSLATE_NOOP("LedgerWords", "Fee"), "neutral"),
    "gas": (QT_TRANSLATE_NOOP("LedgerWords", "Gas"), "neutral"),
    "yield": (QT_TRANSLATE_NOOP("LedgerWords", "Yield"), "gain"),
    "liquidation": (QT_TRANSLATE_NOOP("LedgerWords", "Liquidated"), "danger"),
    "stop": (QT_TRANSLATE_NOOP("LedgerWords", "Stop"), "loss"),
    "target": (QT_TRANSLATE_NOOP("LedgerWords", "Target"), "gain"),
    "alert": (QT_TRANSLATE_NOOP("LedgerWords", "Alert"), "warning"),
    "note": (QT_TRANSLATE_NOOP("LedgerWords", "Note"), "neutral"),
}


class LedgerRow(NamedTuple):
    """One entry as a row of the list. below: what it did, what it cost, and why; may be empty.

    is_later: whether it came after the moment that the trade is shown at.
    """

    entry_id: int
    when: str
    chip: str
    tone: str
    text: str
    below: str
    is_later: bool = False

    @property
    def spoken(self) -> str:
        """The whole row for a screen reader."""
        later = QCoreApplication.translate("LedgerWords", "later") if self.is_later else ""
        parts = (later, self.when, self.chip, self.text, self.below)
        return ", ".join(part for part in parts if part)


def ledger_row(
    entry_id: int, step: LedgerStep, formats: Formats, *, is_later: bool = False
) -> LedgerRow:
    """Write an entry as a row."""
    entry = step.entry
    word, tone = _CHIPS[KIND_OF[type(entry)]]
    below = [*_effects(step, formats), *_told_besides(entry, formats)]
    text = _what(step, formats)
    if isinstance(entry, kinds.Note):
        text, below = formats.retold(entry.note), []
    return LedgerRow(
        entry_id,
        formats.time(entry.at),
        QCoreApplication.translate(_CONTEXT, word),
        tone,
        text,
        " · ".join(below),
        is_later,
    )


def entry_words(step: LedgerStep) -> str:
    """What kind of entry it is, in one word."""
    word, _ = _CHIPS[KIND_OF[type(step.entry)]]
    return QCoreApplication.translate(_CONTEXT, word)


def _what(step: LedgerStep, formats: Formats) -> str:
    entry = step.entry
    write = _WORDS.get(type(entry))
    return write(entry, step.previous, formats) if write else ""


def _said(template: Any, **facts: str) -> str:
    return QCoreApplication.translate(_CONTEXT, template).format(**facts)


def _dealt(template: Any) -> Callable[[Any, Decimal | None, Formats], str]:
    def write(entry: Any, _previous: Decimal | None, formats: Formats) -> str:
        return _said(
            template,
            amount=formats.amount(abs(entry.amount)),
            asset=entry.asset,
            price=formats.price(entry.price),
        )

    return write


def _opened(entry: kinds.Open, _previous: Decimal | None, formats: Formats) -> str:
    template = (
        QT_TRANSLATE_NOOP("LedgerWords", "Bought {amount} {asset} at {price}")
        if entry.size > 0
        else QT_TRANSLATE_NOOP("LedgerWords", "Sold {amount} {asset} short at {price}")
    )
    return _said(
        template,
        amount=formats.amount(abs(entry.size)),
        asset=entry.asset,
        price=formats.price(entry.price),
    )


def _closed(entry: kinds.Close, _previous: Decimal | None, formats: Formats) -> str:
    price = formats.price(entry.price)
    if entry.amount is None:
        template = QT_TRANSLATE_NOOP("LedgerWords", "Closed all {asset} at {price}")
        return _said(template, asset=entry.asset, price=price)
    template = QT_TRANSLATE_NOOP("LedgerWords", "Closed {amount} {asset} at {price}")
    amount = formats.amount(entry.amount)
    return _said(template, amount=amount, asset=entry.asset, price=price)


def _borrowed(entry: kinds.Borrow, _previous: Decimal | None, formats: Formats) -> str:
    amount = formats.amount(entry.amount)
    if entry.apr is None:
        template = QT_TRANSLATE_NOOP("LedgerWords", "Borrowed {amount} {asset}")
        return _said(template, amount=amount, asset=entry.asset)
    template = QT_TRANSLATE_NOOP("LedgerWords", "Borrowed {amount} {asset} at {rate}")
    rate = formats.percent(entry.apr)
    return _said(template, amount=amount, asset=entry.asset, rate=rate)


def _swapped(entry: kinds.Swap, _previous: Decimal | None, formats: Formats) -> str:
    template = QT_TRANSLATE_NOOP(
        "LedgerWords", "Swapped {amount} {asset} into {to_amount} {to_asset}"
    )
    return _said(
        template,
        amount=formats.amount(entry.amount),
        asset=entry.asset,
        to_amount=formats.amount(entry.to_amount),
        to_asset=entry.to_asset,
    )


def _rate_changed(entry: kinds.RateChange, previous: Decimal | None, formats: Formats) -> str:
    after = formats.percent(entry.apr)
    if previous is None:
        template = QT_TRANSLATE_NOOP("LedgerWords", "{asset} borrow rate {after}")
        return _said(template, asset=entry.asset, after=after)
    template = QT_TRANSLATE_NOOP("LedgerWords", "{asset} borrow rate {before} → {after}")
    return _said(template, asset=entry.asset, before=formats.percent(previous), after=after)


def _funded(entry: kinds.Funding, _previous: Decimal | None, formats: Formats) -> str:
    template = (
        QT_TRANSLATE_NOOP("LedgerWords", "Received {amount} {asset}")
        if entry.amount > 0
        else QT_TRANSLATE_NOOP("LedgerWords", "Paid {amount} {asset}")
    )
    return _said(template, amount=formats.amount(abs(entry.amount)), asset=entry.asset)


def _liquidated(entry: kinds.Liquidation, _previous: Decimal | None, formats: Formats) -> str:
    template = QT_TRANSLATE_NOOP("LedgerWords", "{amount} {asset} taken at {price}")
    return _said(
        template,
        amount=formats.amount(entry.amount),
        asset=entry.asset,
        price=formats.price(entry.price),
    )


def _moved(fresh: Any, moved: Any) -> Callable[[Any, Decimal | None, Formats], str]:
    def write(entry: Any, previous: Decimal | None, formats: Formats) -> str:
        after = formats.price(entry.price)
        if previous is None or previous == entry.price:
            return _said(fresh, after=after)
        return _said(moved, before=formats.price(previous), after=after)

    return write


def _warned(entry: kinds.AlertHit, _previous: Decimal | None, formats: Formats) -> str:
    told = crossing_text(entry, formats)
    reached = QT_TRANSLATE_NOOP("LedgerWords", "{after} reached")
    return told or _said(reached, after=formats.price(entry.price))


_WORDS: Final[dict[type[Entry], Callable[[Any, Decimal | None, Formats], str]]] = {
    kinds.Open: _opened,
    kinds.Add: _dealt(QT_TRANSLATE_NOOP("LedgerWords", "{amount} {asset} more at {price}")),
    kinds.Reduce: _dealt(QT_TRANSLATE_NOOP("LedgerWords", "{amount} {asset} less at {price}")),
    kinds.Close: _closed,
    kinds.Borrow: _borrowed,
    kinds.Repay: _dealt(QT_TRANSLATE_NOOP("LedgerWords", "Repaid {amount} {asset}")),
    kinds.Deposit: _dealt(QT_TRANSLATE_NOOP("LedgerWords", "Put in {amount} {asset}")),
    kinds.Withdraw: _dealt(QT_TRANSLATE_NOOP("LedgerWords", "Took out {amount} {asset}")),
    kinds.Swap: _swapped,
    kinds.RateChange: _rate_changed,
    kinds.InterestCharged: _dealt(QT_TRANSLATE_NOOP("LedgerWords", "Charged {amount} {asset}")),
    kinds.Funding: _funded,
    kinds.FeePaid: _dealt(QT_TRANSLATE_NOOP("LedgerWords", "Paid {amount} {asset}")),
    kinds.Gas: _dealt(QT_TRANSLATE_NOOP("LedgerWords", "Paid {amount} {asset}")),
    kinds.Yield: _dealt(QT_TRANSLATE_NOOP("LedgerWords", "Received {amount} {asset}")),
    kinds.Liquidation: _liquidated,
    kinds.StopMoved: _moved(
        QT_TRANSLATE_NOOP("LedgerWords", "Stop set at {after}"),
        QT_TRANSLATE_NOOP("LedgerWords", "Stop {before} → {after}"),
    ),
    kinds.TargetMoved: _moved(
        QT_TRANSLATE_NOOP("LedgerWords", "Target set at {after}"),
        QT_TRANSLATE_NOOP("LedgerWords", "Target {before} → {after}"),
    ),
    kinds.AlertHit: _warned,
}


def _told_besides(entry: Entry, formats: Formats) -> Iterator[str]:
    """What the platform took for it, and its note."""
    if (fee := entry.fee) is not None and fee.amount:
        template = (
            QT_TRANSLATE_NOOP("LedgerWords", "fee {amount} {asset}")
            if fee.amount > 0
            else QT_TRANSLATE_NOOP("LedgerWords", "rebate {amount} {asset}")
        )
        yield _said(template, amount=formats.amount(abs(fee.amount)), asset=fee.asset)
    if note := formats.retold(entry.note):
        yield note


def _effects(step: LedgerStep, formats: Formats) -> Iterator[str]:
    """What changed visibly, `liquidation 1,250 → 1,156`; from nothing only what came of it."""
    for template, single, show, name in _SHOWN:
        write = getattr(formats, show)
        before, after = _shown(step.before, name), _shown(step.after, name)
        if not after or before == after:  # nothing is levered yet at 0
            continue
        new = write(after)
        old = write(before) if before is not None else ""
        if not old:
            yield _said(single, after=new)
        elif old != new:
            yield _said(template, before=old, after=new)


def _shown(standing: Standing | None, name: str) -> Decimal | None:
    return None if standing is None else getattr(standing, name)


_SHOWN: Final = (
    (
        QT_TRANSLATE_NOOP("LedgerWords", "liquidation {before} → {after}"),
        QT_TRANSLATE_NOOP("LedgerWords", "liquidation {after}"),
        "price",
        "liquidation_price",
    ),
    (
        QT_TRANSLATE_NOOP("LedgerWords", "health {before} → {after}"),
        QT_TRANSLATE_NOOP("LedgerWords", "health {after}"),
        "ratio",
        "health_factor",
    ),
    (
        QT_TRANSLATE_NOOP("LedgerWords", "leverage {before} → {after}"),
        QT_TRANSLATE_NOOP("LedgerWords", "leverage {after}"),
        "times",
        "leverage",
    ),
)
