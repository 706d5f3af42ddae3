"""What cannot be told, said instead of being passed over as if all were well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from journal_app.domain.money import STABLECOINS
from journal_app.domain.trade import PositionKind
from journal_app.domain.watching.known_interest import debts_without_rate
from journal_app.domain.watching.watched import Attention, Watched


def margin_unknown(one: Watched) -> Iterator[Attention]:
    """Nothing is known of the margin: the platform has no terms, or they do not tell.

    What is plainly held, without a debt, has no margin that one could ask for.
    """
    trade, told = one.one.trade, one.told
    kinds = {each.asset: each.kind for each in trade.positions}
    is_held = all(kinds.get(asset) is PositionKind.HOLDING for asset in one.levels)
    if not one.levels or told.margin_ratio is not None or (is_held and not told.debt):
        return
    code = "watch_without_terms" if trade.terms is None else "watch_margin_unknown"
    yield one.attention("routine", code, {"platform": one.platform})


def price_unknown(one: Watched) -> Iterator[Attention]:
    """A position has no price at all."""
    missing = [asset for asset, levels in one.levels.items() if levels.mark is None]
    if missing:
        yield one.attention("routine", "watch_without_price", {"assets": ", ".join(missing)})


def rate_unknown(one: Watched) -> Iterator[Attention]:
    """A debt has no rate, so that no interest is reckoned for it. facts: also the first of them."""
    missing = debts_without_rate(one.told, one.rates)
    if missing:
        first = {"asset": missing[0], "platform": one.one.trade.platform}
        facts = {"assets": ", ".join(missing), **first}
        yield one.attention("routine", "watch_without_rate", facts)


def old_marks(watched: Iterable[Watched], now: datetime) -> Iterator[Attention]:
    """Prices that are older than the line of a trade that depends on them, all in one.

    Of stablecoins only those that a position is taken in count: the others are worth a dollar
    until somebody marks them.
    """
    old: dict[str, datetime] = {}
    for one in watched:
        for asset, quote in one.one.valuation.quotes.items():
            is_asked = asset in one.levels or asset not in STABLECOINS
            if is_asked and quote.at is not None and now - quote.at > one.lines.mark_age:
                old[asset] = quote.at
    yield from _told_long_ago("watch_marks_old", old, now)


def old_rates(watched: Iterable[Watched], now: datetime) -> Iterator[Attention]:
    """Borrow rates that were told longer ago than the line of a trade that pays them."""
    old: dict[str, datetime] = {}
    for one in watched:
        for rate in one.rates:
            if rate.told_at is not None and now - rate.told_at > one.lines.rate_age:
                old[f"{rate.asset} · {one.platform}"] = rate.told_at
    yield from _told_long_ago("watch_rates_old", old, now)


def _told_long_ago(code: str, old: Mapping[str, datetime], now: datetime) -> Iterator[Attention]:
    """facts: the oldest moment, how long ago that is, and when each was told."""
    if old:
        first = min(old.values())
        facts = {"marked_at": first, "age": now - first, "count": len(old), "told_at": dict(old)}
        yield Attention("routine", code, None, ", ".join(old), facts)
