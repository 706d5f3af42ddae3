"""What each account holds, and what a stretch of time did to it.

An account is all trades that are held in it, whatever their margin; those that share it by crossed
margin pool what they win and lose. Its equity is summed from what is held: money in its trades,
and beside them what flowed into it less what its trades took. So the profit, which is summed from
what things cost, checks it:

    realised + change of unrealised = change of equity − deposits
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final, NamedTuple

from journal_app.domain.exact import ZERO, exact
from journal_app.domain.ledger.account_flow import AccountFlow
from journal_app.domain.ledger.own_money import OwnMoney
from journal_app.domain.ledger.reckoning import reckoned
from journal_app.domain.market.observed import Market
from journal_app.domain.pnl import NOTHING, ProfitAndLoss
from journal_app.reports.records import TradeRecord


class Worth(NamedTuple):
    """A trade at a moment. Units: the journal's currency; deposits: own money put into it."""

    equity: Decimal
    deposits: Decimal
    realised: ProfitAndLoss
    unrealised: ProfitAndLoss


NOT_BEGUN: Final = Worth(ZERO, ZERO, NOTHING, NOTHING)


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountMoney:
    """An account over a stretch of time. Units: the journal's currency.

    deposits: what flowed in less what flowed out. unrealised: the change of it. in_trades, free:
    the equity at the end, in trades and beside them; `free` is below 0 where trades took money
    that was not recorded as a deposit, as the capital at the start.
    """

    equity_start: Decimal
    equity_end: Decimal
    deposits: Decimal
    realised: ProfitAndLoss
    unrealised: ProfitAndLoss
    in_trades: Decimal

    @property
    @exact
    def free(self) -> Decimal:
        """What lies beside the trades at the end."""
        return self.equity_end - self.in_trades

    @exact
    def __add__(self, other: AccountMoney) -> AccountMoney:
        return AccountMoney(
            equity_start=self.equity_start + other.equity_start,
            equity_end=self.equity_end + other.equity_end,
            deposits=self.deposits + other.deposits,
            realised=self.realised + other.realised,
            unrealised=self.unrealised + other.unrealised,
            in_trades=self.in_trades + other.in_trades,
        )


NO_MONEY: Final = AccountMoney(
    equity_start=ZERO,
    equity_end=ZERO,
    deposits=ZERO,
    realised=NOTHING,
    unrealised=NOTHING,
    in_trades=ZERO,
)


@exact
def account_money(
    own: OwnMoney, trades: Iterable[tuple[Worth, Worth]], since: datetime | None, until: datetime
) -> AccountMoney:
    """What happened to an account after one moment until another.

    own: the flows of the account. trades: each at both moments. since: None is before all.
    """
    own_start = own.start if since is None else own.until(since)
    own_end = own.until(until)
    equity_start = equity_end = in_trades = ZERO
    realised = unrealised = NOTHING
    for before, after in trades:
        equity_start += before.equity - before.deposits
        equity_end += after.equity - after.deposits
        in_trades += after.equity
        realised += after.realised - before.realised
        unrealised += after.unrealised - before.unrealised
    return AccountMoney(
        equity_start=own_start + equity_start,
        equity_end=own_end + equity_end,
        deposits=own_end - own_start,
        realised=realised,
        unrealised=unrealised,
        in_trades=in_trades,
    )


def by_account(
    records: Iterable[TradeRecord],
    flows: Iterable[AccountFlow],
    market: Market,
    since: datetime,
    until: datetime,
) -> Mapping[str, AccountMoney]:
    """Every account that holds a trade or that money flowed into, over a stretch of time."""
    trades: dict[str, list[tuple[Worth, Worth]]] = {}
    for record in records:
        ends = _worth(record, market, since), _worth(record, market, until)
        trades.setdefault(record.trade.account, []).append(ends)
    told: dict[str, list[AccountFlow]] = {}
    for flow in flows:
        told.setdefault(flow.account, []).append(flow)
    return {
        name: account_money(OwnMoney(flows=told.get(name, ())), trades.get(name, ()), since, until)
        for name in sorted({*trades, *told})
    }


def _worth(record: TradeRecord, market: Market, moment: datetime) -> Worth:
    seen = reckoned(record.trade, record.entries, market, moment).valuation
    return Worth(seen.equity, seen.deposits, seen.realised, seen.unrealised)
