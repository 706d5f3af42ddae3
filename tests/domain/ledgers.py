"""Ledgers to try: what a trader might do, drawn from a seed or by hypothesis.

A drawn ledger follows a rough account of its own (what is open, held and owed), so that most of
its entries are possible; some are not, on purpose. `Choices` is the little that both sources of
chance have in common.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Final, Protocol

from hypothesis import strategies as st

from journal_app.domain.ledger import entries as kinds
from journal_app.domain.ledger.entries import Cost, Entry
from journal_app.domain.market.interest import RateIndex
from journal_app.domain.market.observed import Mark, Market, PriceSeries
from journal_app.domain.money import Asset

ETH, BTC, USDC, USDT = Asset("ETH"), Asset("BTC"), Asset("USDC"), Asset("USDT")
PLATFORM: Final = "aave_v3"
START: Final = datetime(2026, 1, 1, tzinfo=UTC)

WEI: Final = Decimal("1e-18")
"""No token is divided finer, so no amount of a ledger is."""

USUAL_PRICES: Final = {
    ETH: Decimal(2_000),
    BTC: Decimal(60_000),
    USDC: Decimal(1),
    USDT: Decimal(1),
}


class Choices(Protocol):
    """A source of chance."""

    def whole(self, least: int, most: int) -> int:
        """A whole number, both ends included."""
        ...


class Seeded:
    """Chance from a seed, quick."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def whole(self, least: int, most: int) -> int:
        return self._random.randint(least, most)


class Drawn:
    """Chance from hypothesis, which shrinks what fails."""

    def __init__(self, draw: Callable[[st.SearchStrategy[int]], int]) -> None:
        self._draw = draw

    def whole(self, least: int, most: int) -> int:
        return self._draw(st.integers(least, most))


@dataclass(frozen=True)
class Ledger:
    """Entries in order, how its shorts are held, and what the market said."""

    entries: Sequence[Entry]
    borrowed_shorts: frozenset[Asset]
    marks: Sequence[tuple[Asset, datetime, Decimal]]
    history: dict[Asset, list[tuple[datetime, Decimal]]]

    @property
    def market(self) -> Market:
        """What the market said, as the domain reads it."""
        assets = dict.fromkeys(asset for asset, _, _ in self.marks)
        return Market(
            {
                one: PriceSeries(
                    Mark(one, at, price) for asset, at, price in self.marks if asset == one
                )
                for one in assets
            },
            {PLATFORM: self.rates},
        )

    @property
    def rates(self) -> dict[Asset, RateIndex]:
        """The platform's histories of rates."""
        return {asset: RateIndex(points) for asset, points in self.history.items()}


@dataclass
class Drawing:
    """One ledger being drawn, with a rough account of what there is."""

    chance: Choices
    borrowed_shorts: frozenset[Asset]
    now: datetime = START
    entries: list[Entry] = field(default_factory=list)
    prices: dict[Asset, Decimal] = field(default_factory=lambda: dict(USUAL_PRICES))
    open: dict[Asset, Decimal] = field(default_factory=dict)
    held: dict[Asset, Decimal] = field(default_factory=dict)
    owed: dict[Asset, Decimal] = field(default_factory=dict)

    # chance

    def one_in(self, most: int) -> bool:
        return self.chance.whole(1, most) == 1

    def one_of(self, *assets: Asset) -> Asset:
        return assets[self.chance.whole(0, len(assets) - 1)]

    def amount(self, usual: Decimal) -> Decimal:
        """About so much: round, or down to the last of eighteen decimals."""
        if self.one_in(2):
            return usual * self.chance.whole(1, 20) / 10
        wei = int(usual * 10**18)
        return Decimal(self.chance.whole(1, 2 * wei)).scaleb(-18)

    def part(self, whole: Decimal) -> Decimal:
        """A part of it, seldom all, more seldom more."""
        if self.one_in(4):
            return whole
        if self.one_in(30):
            return whole * 3
        part = whole * self.chance.whole(1, 9) / 10 if self.one_in(2) else whole / 3
        return part.quantize(WEI)

    def price(self, asset: Asset) -> Decimal:
        """The price moves a little at each look."""
        if asset in (USDC, USDT):
            return (
                Decimal(1) if self.one_in(2) else Decimal(self.chance.whole(950, 1_050)).scaleb(-3)
            )
        moved = self.prices[asset] * self.chance.whole(900, 1_111) / 1_000
        self.prices[asset] = moved.quantize(Decimal("0.00000001"))
        return self.prices[asset]

    def apr(self) -> Decimal:
        return Decimal(self.chance.whole(-50, 900)).scaleb(-3)

    def maybe_apr(self) -> Decimal | None:
        return self.apr() if self.one_in(2) else None

    def when(self) -> tuple[datetime, int]:
        if not self.one_in(4):
            self.now += timedelta(milliseconds=self.chance.whole(1, 20 * 86_400_000))
        return self.now, len(self.entries)

    def fee(self) -> Cost | None:
        if not self.one_in(5):
            return None
        asset = self.one_of(USDC, ETH)
        return Cost(Decimal(self.chance.whole(-20, 500)).scaleb(-4), asset, self.price(asset))

    # entries

    def add(self, kind: type[Entry], **fields: object) -> None:
        at, sequence = self.when()
        self.entries.append(kind(at=at, sequence=sequence, fee=self.fee(), **fields))  # type: ignore[arg-type]

    def valued(self, kind: type[Entry], asset: Asset, amount: Decimal) -> None:
        self.add(kind, asset=asset, amount=amount, price=self.price(asset))

    def opening(self, asset: Asset, side: int) -> None:
        held = self.open.get(asset, Decimal(0))
        if held * side < 0 and not self.one_in(20):
            side = -side
        size = side * self.amount(Decimal(10 if asset == ETH else "0.3"))
        self.open[asset] = held + size
        self.add(
            kinds.Open,
            asset=asset,
            size=size,
            price=self.price(asset),
            borrow_apr=self.maybe_apr(),
        )

    def adding(self, asset: Asset) -> None:
        held = self.open.get(asset, Decimal(0))
        amount = self.amount(Decimal(3))
        self.open[asset] = held + (amount if held > 0 else -amount)
        self.valued(kinds.Add, asset, amount)

    def closing(self, asset: Asset) -> None:
        held = self.open.get(asset, Decimal(0))
        if not held and not self.one_in(20):
            return
        if self.one_in(2):
            amount = self.part(abs(held)) or Decimal(1)
            self.open[asset] = held - min(amount, abs(held)) * (1 if held > 0 else -1)
            kind = kinds.Reduce if self.one_in(2) else kinds.Close
            self.valued(kind, asset, amount)
            return
        self.open[asset] = Decimal(0)
        self.add(kinds.Close, asset=asset, amount=None, price=self.price(asset))

    def deposit(self, asset: Asset) -> None:
        amount = self.amount(10_000 / USUAL_PRICES[asset])
        self.held[asset] = self.held.get(asset, Decimal(0)) + amount
        self.valued(kinds.Yield if self.one_in(4) else kinds.Deposit, asset, amount)

    def withdraw(self, asset: Asset) -> None:
        held = self.held.get(asset, Decimal(0))
        amount = self.part(held) or self.amount(Decimal(10))
        self.held[asset] = max(held - amount, Decimal(0))
        self.valued(kinds.Withdraw, asset, amount)

    def swap(self, asset: Asset, to_asset: Asset) -> None:
        held = self.held.get(asset, Decimal(0))
        if not held and not self.one_in(20):
            return
        amount = self.part(held) or Decimal(1)
        price, to_price = self.price(asset), self.price(to_asset)
        to_amount = amount * price * self.chance.whole(970, 1_001) / 1_000 / to_price
        to_amount = to_amount.quantize(WEI) or Decimal(1)
        self.held[asset] = max(held - amount, Decimal(0))
        self.held[to_asset] = self.held.get(to_asset, Decimal(0)) + to_amount
        self.add(
            kinds.Swap,
            asset=asset,
            amount=amount,
            price=price,
            to_asset=to_asset,
            to_amount=to_amount,
            to_price=to_price,
        )

    def borrow(self, asset: Asset) -> None:
        amount = self.amount(10_000 / USUAL_PRICES[asset])
        self.owed[asset] = self.owed.get(asset, Decimal(0)) + amount
        self.add(
            kinds.Borrow, asset=asset, amount=amount, price=self.price(asset), apr=self.maybe_apr()
        )

    def repay(self, asset: Asset) -> None:
        owed = self.owed.get(asset, Decimal(0))
        if not owed and not self.one_in(20):
            return
        amount = self.part(owed) or Decimal(1)
        if amount == owed and self.one_in(2):
            amount = (amount * self.chance.whole(999, 1_100) / 1_000).quantize(WEI)
        self.owed[asset] = max(owed - amount, Decimal(0))
        self.valued(kinds.Repay, asset, amount)

    def true_up(self, asset: Asset) -> None:
        owed = self.owed.get(asset, Decimal(0))
        amount = ((owed or Decimal(1)) * self.chance.whole(1, 40) / 1_000).quantize(WEI)
        self.owed[asset] = owed + amount
        self.valued(kinds.InterestCharged, asset, amount)

    def liquidate(self, asset: Asset, debt: Asset) -> None:
        there = abs(self.open.get(asset, Decimal(0))) + self.held.get(asset, Decimal(0))
        amount = self.part(there) or Decimal(1)
        self.open[asset], self.held[asset] = Decimal(0), there - min(amount, there)
        owed = self.owed.get(debt, Decimal(0))
        repaid = self.part(owed) if owed and not self.one_in(4) else None
        if repaid:
            self.owed[debt] = max(owed - repaid, Decimal(0))
        self.add(
            kinds.Liquidation,
            asset=asset,
            amount=amount,
            price=self.price(asset),
            debt_asset=debt if repaid else None,
            debt_amount=repaid,
            debt_price=None if self.one_in(9) else self.price(debt),
            penalty=Decimal(self.chance.whole(0, 900)) if self.one_in(2) else None,
        )

    def aside(self, asset: Asset) -> None:
        """What moves no holding: rates, funding, costs, levels and remarks."""
        match self.chance.whole(1, 8):
            case 1 | 2:
                self.add(kinds.RateChange, asset=asset, apr=self.apr())
            case 3 | 4:
                signed = Decimal(self.chance.whole(-400, 400)).scaleb(-1) or Decimal(1)
                self.valued(kinds.Funding, USDC, signed)
            case 5:
                self.valued(kinds.FeePaid, USDC, self.amount(Decimal(5)))
            case 6:
                self.valued(kinds.Gas, ETH, self.amount(Decimal("0.001")))
            case 7:
                level = kinds.StopMoved if self.one_in(2) else kinds.TargetMoved
                self.add(level, asset=asset, price=self.price(asset))
            case _:
                if self.one_in(2):
                    self.add(kinds.Note, note="as planned")
                else:
                    self.add(kinds.AlertHit, asset=asset, price=self.price(asset))


# Trades of one kind: what happens in them, by turns


def _long(d: Drawing) -> None:
    d.deposit(USDC)
    d.borrow(USDC)
    d.opening(ETH, 1)
    for _ in range(d.chance.whole(1, 8)):
        _step(d, ETH, USDC, USDC)


def _borrowed_short(d: Drawing) -> None:
    d.deposit(USDC)
    d.borrow(ETH)
    d.opening(ETH, -1)
    for _ in range(d.chance.whole(1, 8)):
        _step(d, ETH, ETH, USDC)


def _perpetual(d: Drawing) -> None:
    d.deposit(USDC)
    d.opening(BTC, 1 if d.one_in(2) else -1)
    for _ in range(d.chance.whole(1, 8)):
        _step(d, BTC, USDC, USDC)


def _loan(d: Drawing) -> None:
    """Collateral and debt alone: no position is taken."""
    d.deposit(ETH)
    for _ in range(d.chance.whole(1, 9)):
        turn = d.chance.whole(1, 9)
        if turn <= 2:
            d.borrow(USDC)
        elif turn <= 4:
            d.repay(USDC)
        elif turn == 5:
            d.withdraw(ETH)
        elif turn == 6:
            d.deposit(ETH)
        elif turn == 7:
            d.true_up(USDC)
        elif turn == 8:
            d.swap(ETH, USDT)
        else:
            d.aside(USDC)
    if d.one_in(2):
        d.repay(USDC)
        d.withdraw(ETH)


def _pair(d: Drawing) -> None:
    d.deposit(ETH)
    d.borrow(BTC)
    d.opening(ETH, 1)
    d.opening(BTC, -1)
    for _ in range(d.chance.whole(1, 8)):
        if d.one_in(2):
            _step(d, ETH, BTC, ETH)
        else:
            _step(d, BTC, BTC, USDC)


def _anything(d: Drawing) -> None:
    for _ in range(d.chance.whole(1, 12)):
        if d.one_in(3):
            d.opening(d.one_of(ETH, BTC), 1 if d.one_in(2) else -1)
        else:
            _step(d, d.one_of(ETH, BTC), d.one_of(ETH, USDC, BTC), d.one_of(ETH, USDC))


def _step(d: Drawing, asset: Asset, debt: Asset, collateral: Asset) -> None:
    turn = d.chance.whole(1, 16)
    if turn <= 2:
        d.closing(asset)
    elif turn == 3:
        d.adding(asset)
    elif turn == 4:
        d.opening(asset, 1 if d.one_in(2) else -1)
    elif turn <= 6:
        d.repay(debt)
    elif turn == 7:
        d.borrow(debt)
    elif turn == 8:
        d.deposit(collateral)
    elif turn == 9:
        d.withdraw(collateral)
    elif turn == 10:
        d.swap(collateral, d.one_of(USDT, ETH))
    elif turn == 11:
        d.true_up(debt)
    elif turn == 12:
        d.liquidate(d.one_of(asset, collateral), debt)
    else:
        d.aside(debt)


_KINDS: Final[Sequence[tuple[Callable[[Drawing], None], frozenset[Asset]]]] = (
    (_long, frozenset()),
    (_borrowed_short, frozenset({ETH})),
    (_perpetual, frozenset()),
    (_loan, frozenset()),
    (_pair, frozenset({BTC})),
    (_anything, frozenset({ETH})),
    (_anything, frozenset()),
)


def ledger(chance: Choices) -> Ledger:
    """One ledger by chance. Some of its entries may be impossible."""
    draw, borrowed_shorts = _KINDS[chance.whole(0, len(_KINDS) - 1)]
    drawing = Drawing(chance, borrowed_shorts)
    draw(drawing)
    days = max((drawing.now - START).days, 1)

    def some_day() -> datetime:
        return START + timedelta(milliseconds=chance.whole(0, days * 100_000_000))

    marks = []
    for asset in (ETH, BTC, USDC):
        for _ in range(chance.whole(0, 3)):
            spread = Decimal(chance.whole(700, 1_400)).scaleb(-3)
            marks.append((asset, some_day(), USUAL_PRICES[asset] * spread))
    history: dict[Asset, list[tuple[datetime, Decimal]]] = {}
    if drawing.one_in(2):
        for asset in (ETH, USDC):
            points = [(some_day(), drawing.apr()) for _ in range(chance.whole(1, 4))]
            history[asset] = sorted(dict(points).items())
    return Ledger(drawing.entries, borrowed_shorts, marks, history)


@st.composite
def ledgers(draw: st.DrawFn) -> Ledger:
    """Ledgers that hypothesis can shrink."""
    return ledger(Drawn(draw))


def moments(one: Ledger, chance: Choices) -> tuple[datetime, datetime]:
    """Two moments in order, within the ledger or a while after it."""
    last = one.entries[-1].at if one.entries else START
    span = (last - START) // timedelta(milliseconds=1) + 40 * 86_400_000
    first, second = sorted((chance.whole(0, span), chance.whole(0, span)))
    return START + timedelta(milliseconds=first), START + timedelta(milliseconds=second)
