"""Entries written as lines of the command line, as `entry_line` reads them back."""

from __future__ import annotations

from dataclasses import replace
from decimal import Context, Decimal
from typing import Final

from journal_app.domain.entry_times import written_moment
from journal_app.domain.exact import ONE, plain
from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.ledger.entry_fields import NOTED, ONCHAIN
from journal_app.domain.ledger.line_words import Setting, Word, quoted, words_of, written_asset
from journal_app.domain.market.percents import in_percent
from journal_app.domain.money import STABLECOINS, Asset

_ROUGHLY: Final = Context(prec=4)


def written(draft: Draft, setting: Setting) -> str:
    """Write an entry as a line that `entry_line.draft_in` reads back; what is missing is left out.

    A note is the last; of a kind that is nothing but a note the time comes before it.
    """
    fields = setting.asked(draft.kind).fields
    parts = [draft.kind]
    amount = draft.amount
    if draft.kind == "open" and amount is not None:
        parts.append("long" if amount > 0 else "short")
        amount = amount.copy_abs()  # no context rounds it

    def tell(word: str, number: Decimal | None, asset: Asset | None = None) -> None:
        if number is not None:
            parts.extend((word, _written_number(number, setting)))
        elif asset is not None:
            parts.append(word)
        if asset is not None:
            parts.append(written_asset(asset, draft.kind, setting))

    tell("", amount, draft.asset)
    if "price" in fields:
        tell("@", draft.price)
    if "oracle_price" in fields:
        tell("oracle", draft.oracle_price)
    if "to_asset" in fields:
        tell("to" if draft.kind == "swap" else "repaid", draft.to_amount, draft.to_asset)
    if draft.apr is not None:
        announced = "" if draft.kind == "rate" else "apr"
        parts.extend((announced, _written_number(in_percent(draft.apr), setting) + "%"))
    if "fee" in fields:
        tell("penalty" if draft.kind == "liquidation" else "fee", draft.fee, draft.fee_asset)
    if draft.at != setting.now or draft.kind == "note":
        parts.extend(("on", written_moment(draft.at, setting.zone)))
    if draft.reference and draft.kind in ONCHAIN:
        (word, *more) = words_of(draft.reference) or [Word("", 0, 0)]
        is_plain = not more and word.text == draft.reference and not word.is_quoted
        parts.extend(("tx", draft.reference if is_plain else quoted(draft.reference)))
    if draft.note and draft.kind in NOTED:
        parts.extend(("" if draft.kind == "note" else "note", draft.note))
    return " ".join(filter(None, parts))


def example_for(setting: Setting) -> str:
    """A line that would suit the trade as it stands, for who has not written one yet."""
    state = setting.state
    held = [asset for asset, position in state.positions.items() if position.quantity]
    if held:
        price = _ROUGHLY.plus(state.last_prices[held[0]][1])
        fill = Draft(kind="reduce", at=setting.now, asset=held[0], amount=ONE, price=price)
        return written(replace(fill, fee=Decimal("1.2"), fee_asset=setting.money), setting)
    if state.is_closed:
        return "note held too long"
    asset = setting.obvious("deposit") or setting.money
    amount = Decimal(1_000) if asset in STABLECOINS else ONE
    return written(Draft(kind="deposit", at=setting.now, asset=asset, amount=amount), setting)


def _written_number(number: Decimal, setting: Setting) -> str:
    return plain(number).replace(".", setting.separators.decimal)
