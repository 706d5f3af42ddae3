"""Mappings of tables that are known: the plain fills of brokers, and files of several exchanges.

A preset names what the columns may be called, the likelier first, whatever their case; the header
of a file makes a mapping of it.

Sources: Tradervue Help, "Generic import format"; TradeNote, import template; Binance, "How to
download futures trade and transaction history"; Blockpit, "Excel import template"; Kraken Support,
"How to interpret ledger history fields"; all read 2026-02.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from journal_app.domain.importing.imported import ImportedFile
from journal_app.domain.importing.mapping import ColumnMapping, Role
from journal_app.domain.trade import PositionKind
from journal_app.importers import mapped
from journal_app.importers.delimited import Table
from journal_app.importers.options import Options

Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preset:
    """One of them. needed: for each role its columns, each by all its names; optional: the same.

    rest: all that no column tells; its own columns stay empty.
    """

    rest: ColumnMapping
    needed: Mapping[Role, tuple[Names, ...]]
    optional: Mapping[Role, tuple[Names, ...]]

    @property
    def name(self) -> str:
        """What its format is called."""
        return self.rest.id

    def mapping_of(self, header: Sequence[str]) -> ColumnMapping | None:
        """The mapping of a file; None where its header lacks what is needed."""
        called = {column.casefold(): column for column in header}
        columns: dict[str, Names] = {}
        for role, each in self.needed.items():
            found = _found(each, called)
            if len(found) < len(each):
                return None
            columns[role] = found
        for role, each in self.optional.items():
            if found := _found(each, called):
                columns[role] = (*columns.get(role, ()), *found)
        return replace(self.rest, columns=columns)

    def recognises(self, header: Sequence[str]) -> bool:
        """Whether the header has all that is needed."""
        return self.mapping_of(header) is not None

    def read(self, table: Table, options: Options) -> ImportedFile:
        """Read a table that it recognises. Raises: Refused."""
        mapping = self.mapping_of(table.columns)
        assert mapping is not None
        return mapped.read(table, options, mapping, self.name)


def _found(columns: Sequence[Names], called: Mapping[str, str]) -> Names:
    found = (next((called[name] for name in names if name in called), "") for names in columns)
    return tuple(filter(None, found))


FILLS: Final = Preset(
    ColumnMapping(id="fills", columns={}),
    needed={
        "time": (("date", "datetime"),),
        "market": (("code", "symbol"),),
        "price": (("price",),),
        "size": (("qty", "quantity"),),
        "side": (("action", "side"),),
    },
    optional={
        "time": (("time",),),
        "fee": (("fee", "commission"), ("transfee",), ("ecnfee",)),
        "quote": (("ccy", "currency"),),
    },
)
"""Brokers and tax programs write it, and Tradervue as its generic format."""

TRADENOTE: Final = Preset(
    ColumnMapping(
        id="tradenote",
        columns={},
        sides={"B": "buy", "BC": "buy", "S": "sell", "SS": "sell"},
    ),
    needed={
        "time": (("t/d",), ("exec time",)),
        "market": (("symbol",),),
        "price": (("price",),),
        "size": (("qty",),),
        "side": (("side",),),
        "fee": (("comm",), ("sec",), ("taf",), ("nscc",), ("nasdaq",)),
    },
    optional={
        "fee": (("ecn remove",), ("ecn add",)),
        "quote": (("currency",),),
        "note": (("note",),),
    },
)

BINANCE_TRADES: Final = Preset(
    ColumnMapping(
        id="binance_futures_trades",
        columns={},
        kind=PositionKind.PERPETUAL,
        market="pair",
        stated="gross",
        zone="UTC",
        platform="binance",
    ),
    needed={
        "time": (("date(utc)",),),
        "market": (("symbol",),),
        "side": (("side",),),
        "price": (("price",),),
        "size": (("quantity",),),
        "fee": (("fee",),),
        "fee_asset": (("fee coin",),),
        "stated": (("realized profit",),),
    },
    optional={"quote": (("quote asset",),)},
)

BINANCE_TRANSACTIONS: Final = Preset(
    ColumnMapping(
        id="binance_futures_transactions",
        columns={},
        kind=PositionKind.PERPETUAL,
        market="pair",
        signs="statement",
        zone="UTC",
        platform="binance",
        events={
            "FUNDING_FEE": "funding",
            "COMMISSION": "told_by_fills",
            "REALIZED_PNL": "told_by_fills",
            "REFERRAL_KICKBACK": "of_no_trade",
            "COMMISSION_REBATE": "of_no_trade",
            "API_REBATE": "of_no_trade",
            "WELCOME_BONUS": "of_no_trade",
            "CONTEST_REWARD": "of_no_trade",
            "TRANSFER": "of_no_trade",
            "INTERNAL_TRANSFER": "of_no_trade",
            "CROSS_COLLATERAL_TRANSFER": "of_no_trade",
            "COIN_SWAP_DEPOSIT": "of_no_trade",
            "COIN_SWAP_WITHDRAW": "of_no_trade",
        },
    ),
    needed={
        "time": (("date(utc)",),),
        "event": (("type",),),
        "size": (("amount",),),
        "asset": (("asset",),),
        "market": (("symbol",),),
        "reference": (("transaction id",),),
    },
    optional={},
)
"""Its commissions and profits stand in the trade history too, with the fills that they are of."""

BLOCKPIT: Final = Preset(
    ColumnMapping(
        id="blockpit",
        columns={},
        kind=PositionKind.HOLDING,
        events={
            "Trade": "exchange",
            **dict.fromkeys(
                (
                    "Deposit", "Withdrawal", "Fee", "Gift", "Gift_in", "Gift_out", "Bounties",
                    "Airdrop", "Staking", "Lending", "Mining", "Masternode", "Hardfork",
                    "Cashback", "Donation", "Lost", "Payment", "NonTaxableIn", "NonTaxableOut",
                    "Margin_trading_profit", "Margin_trading_loss", "Margin_trading_fee",
                    "Derivative_profit", "Derivative_loss", "Derivative_fee", "Income",
                    "Interest", "Liquidity_add", "Liquidity_remove", "Bridge",
                ),
                "of_no_trade",
            ),
        },
    ),
    needed={
        "time": (("timestamp",),),
        "event": (("transaction type",),),
        "paid": (("outgoing amount",),),
        "paid_asset": (("outgoing asset",),),
        "got": (("incoming amount",),),
        "got_asset": (("incoming asset",),),
        "fee": (("fee amount",),),
        "fee_asset": (("fee asset",),),
    },
    optional={"note": (("note",),), "reference": (("blockpit id",),)},
)  # fmt: skip
"""It tells margin trades by their profit alone, without what was held; those rows are left out."""

PRESETS: Final = (TRADENOTE, BINANCE_TRADES, BINANCE_TRANSACTIONS, BLOCKPIT, FILLS)
"""The first that recognises a header reads the file."""

ALSO_CALLED: Final = {"tradervue": FILLS}
"""Names by which people look for one."""


PRESET_NAMES: Final = (*(each.name for each in PRESETS), *ALSO_CALLED)


def preset_named(name: str) -> Preset | None:
    """The preset of that name, in whatever letters."""
    word = name.casefold()
    return next((each for each in PRESETS if each.name == word), ALSO_CALLED.get(word))
