"""A second ledger, slow and naive, against which the fast one is proved.

It was written from what the domain says of its entries, not from its code, and it keeps no
running books: a figure is found by walking the whole list of entries anew, asset by asset, in
fractions. What is sold or paid back leaves in equal shares from all lots that came in (average
cost). Interest grows by a logarithm and an exponential of its own, in whole numbers of 330 bits.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, lru_cache
from itertools import pairwise

from journal_app.domain.ledger import entries as kinds
from journal_app.domain.ledger.entries import Entry
from journal_app.domain.money import STABLECOINS, Asset

NOUGHT = Fraction(0)
GRAIN = 10**60
"""Interest is kept to 60 decimals, so that fractions do not grow without end."""

DUST = Fraction(1, 10**30)
"""Less than this is owed by nobody."""

BITS = 330
UNIT = 1 << BITS
YEAR_MILLISECONDS = 31_536_000_000


class Impossible(Exception):  # noqa: N818 - what the entry is
    """The entry at `index` cannot have happened."""

    def __init__(self, index: int) -> None:
        super().__init__(index)
        self.index = index


# Growth


@lru_cache(maxsize=4_096)
def log_growth_a_second(apr: Decimal) -> int:
    """ln(1 + x) = x − x²/2 + x³/3 − …, x the rate of one second. Units: 2^-330."""
    x = Fraction(apr) / 31_536_000
    step = x.numerator * UNIT // x.denominator
    power, total, n = step, 0, 1
    while power not in (0, -1):
        total += power // n if n % 2 else -(power // n)
        power = power * step >> BITS
        n += 1
    return total


def exponential(x: int) -> int:
    """e^x = (Σ (x/2^k)^n / n!)^(2^k). Units: 2^-330."""
    k = max(0, abs(x).bit_length() - BITS + 12)
    small = x >> k
    term = total = UNIT
    n = 1
    while term not in (0, -1):
        term = (term * small >> BITS) // n
        total += term
        n += 1
    for _ in range(k):
        total = total * total >> BITS
    return total


@dataclass
class Lots:
    """Amounts and the price at which each came in. What leaves, leaves from all alike."""

    lots: list[tuple[Fraction, Fraction]] = field(default_factory=list)

    @property
    def amount(self) -> Fraction:
        return sum((amount for amount, _ in self.lots), NOUGHT)

    @property
    def cost(self) -> Fraction:
        return sum((amount * price for amount, price in self.lots), NOUGHT)

    def put(self, amount: Fraction, price: Fraction) -> None:
        self.lots.append((amount, price))

    def take(self, amount: Fraction) -> Fraction:
        """Take so much out; return what it had cost."""
        before = self.cost
        if amount == self.amount:
            self.lots.clear()
            return before
        share = amount / self.amount
        self.lots = [(held - held * share, price) for held, price in self.lots]
        return before - self.cost


@dataclass
class Holding:
    """A position. `sides` counts units and value entered and left, for the averages."""

    lots: Lots = field(default_factory=Lots)
    gain: Fraction = NOUGHT
    entered: Fraction = NOUGHT
    entered_value: Fraction = NOUGHT
    left: Fraction = NOUGHT
    left_value: Fraction = NOUGHT

    @property
    def average_entry(self) -> Fraction:
        if self.lots.amount:
            return self.lots.cost / self.lots.amount
        return self.entered_value / self.entered


@dataclass
class Owing:
    """A debt. `open_lots` is the part whose price matters; `paid` is what left the cash."""

    principal: Fraction = NOUGHT
    interest: Fraction = NOUGHT
    told: Fraction = NOUGHT
    borrowed: Fraction = NOUGHT
    since: datetime | None = None
    open_lots: Lots = field(default_factory=Lots)
    gain: Fraction = NOUGHT
    interest_value: Fraction = NOUGHT
    cash: Fraction = NOUGHT
    principal_of: dict[int, Fraction] = field(default_factory=dict)

    @property
    def owed(self) -> Fraction:
        return self.principal + self.interest


class SlowBooks:
    """The figures of a list of entries, each found anew."""

    def __init__(
        self,
        entries: Sequence[Entry],
        borrowed_shorts: frozenset[Asset],
        history: Mapping[Asset, Sequence[tuple[datetime, Decimal]]],
    ) -> None:
        self.entries = entries
        self.shorts = borrowed_shorts
        self.history = history

    # what the entries say

    def prices_seen(self, asset: Asset) -> Iterator[tuple[int, datetime, Fraction]]:
        for index, entry in enumerate(self.entries):
            match entry:
                case kinds.Funding() | kinds.FeePaid() | kinds.Gas() | kinds.RateChange():
                    continue
                case kinds.StopMoved() | kinds.TargetMoved() | kinds.AlertHit() | kinds.Note():
                    continue
                case kinds.Swap(to_asset=to_asset) if to_asset == asset:
                    yield index, entry.at, Fraction(entry.to_price)
                case kinds.Liquidation(debt_asset=debt) if debt == asset and entry.debt_amount:
                    price = entry.debt_price
                    yield index, entry.at, Fraction(1 if price is None else price)
                case _ if getattr(entry, "asset", None) == asset:
                    yield index, entry.at, Fraction(entry.price)  # type: ignore[attr-defined]

    def last_price(self, asset: Asset, upto: int) -> Fraction:
        return [price for index, _, price in self.prices_seen(asset) if index <= upto][-1]

    def own_rates(self, asset: Asset, before: int) -> list[tuple[datetime, Decimal]]:
        return [
            (entry.at, entry.apr)
            for entry in self.entries[:before]
            if isinstance(entry, kinds.Borrow | kinds.RateChange)
            and entry.asset == asset
            and entry.apr is not None
        ]

    def default_rates(self, before: int) -> list[tuple[datetime, Decimal]]:
        return [
            (entry.at, entry.borrow_apr)
            for entry in self.entries[:before]
            if isinstance(entry, kinds.Open) and entry.borrow_apr is not None
        ]

    def rate_at(self, asset: Asset, moment: datetime, before: int) -> Decimal:
        """The debt's own rate, else the trade's; a newer one of the platform goes first."""
        own = [said for said in self.own_rates(asset, before) if said[0] <= moment]
        default = [said for said in self.default_rates(before) if said[0] <= moment]
        platform = [said for said in self.history.get(asset, ()) if said[0] <= moment]
        said = (own or default)[-1:]
        told = sorted(platform, key=lambda point: point[0])[-1:]
        if told and (not said or told[0][0] > said[0][0]):
            return told[0][1]
        return said[0][1] if said else Decimal(0)

    def growth(self, asset: Asset, start: datetime, end: datetime, before: int) -> Fraction:
        """What one unit owed from `start` is at `end`."""
        said = [*self.own_rates(asset, before), *self.default_rates(before)]
        said += self.history.get(asset, ())
        cuts = sorted({start, end} | {at for at, _ in said if start < at < end})
        power = 0
        for begin, finish in pairwise(cuts):
            milliseconds = (finish - begin) // timedelta(milliseconds=1)
            rate = self.rate_at(asset, begin, before)
            power += milliseconds * log_growth_a_second(rate) // 1_000
        return Fraction(exponential(power), UNIT) if power else Fraction(1)

    # debts

    @cached_property
    def debts(self) -> dict[Asset, Owing]:
        assets = {e.asset: None for e in self.entries if isinstance(e, kinds.Borrow)}
        assets |= {
            e.asset: None
            for index, e in enumerate(self.entries)
            if isinstance(e, kinds.Repay | kinds.InterestCharged)
            and not (isinstance(e, kinds.InterestCharged) and self._is_paid_at_once(index))
        }
        assets |= {
            e.debt_asset: None
            for e in self.entries
            if isinstance(e, kinds.Liquidation) and e.debt_asset and e.debt_amount is not None
        }
        return {asset: self.debt(asset) for asset in assets}

    def debt(self, asset: Asset) -> Owing:
        owing = Owing()
        for index, entry in enumerate(self.entries):
            match entry:
                case kinds.Borrow() if entry.asset == asset:
                    self._grow(owing, asset, index)
                    self._take_up(owing, entry)
                case kinds.Repay() if entry.asset == asset:
                    self._grow(owing, asset, index)
                    self._pay(owing, asset, index, entry.amount, entry.price)
                case kinds.Liquidation() if entry.debt_asset == asset and entry.debt_amount:
                    self._grow(owing, asset, index)
                    price = Decimal(1) if entry.debt_price is None else entry.debt_price
                    self._pay(owing, asset, index, entry.debt_amount, price)
                case kinds.InterestCharged() if entry.asset == asset:
                    if not self._is_paid_at_once(index):
                        self._grow(owing, asset, index)
                        self._true_up(owing, asset, index, entry)
                case kinds.RateChange() if entry.asset == asset:
                    self._grow(owing, asset, index)
                case kinds.Open() if entry.borrow_apr is not None:
                    if not self.own_rates(asset, index):
                        self._grow(owing, asset, index)
        return owing

    def _take_up(self, owing: Owing, entry: kinds.Borrow) -> None:
        amount, price = Fraction(entry.amount), Fraction(entry.price)
        if not owing.owed:
            owing.told = NOUGHT
        owing.principal += amount
        owing.borrowed += amount
        if entry.asset not in self.shorts:
            owing.open_lots.put(amount, price)
            owing.cash += amount * price

    def _grow(self, owing: Owing, asset: Asset, index: int) -> None:
        at = self.entries[index].at
        if owing.since is not None and owing.owed:
            interest = self.interest_between(owing, asset, at, index)
            owing.told += interest
            if interest:
                self._owe_interest(owing, interest, self.last_price(asset, index))
        owing.since = at

    def interest_between(self, owing: Owing, asset: Asset, until: datetime, index: int) -> Fraction:
        assert owing.since is not None
        if until <= owing.since:
            return NOUGHT
        grown = owing.owed * (self.growth(asset, owing.since, until, index) - 1)
        return Fraction(round(grown * GRAIN), GRAIN)

    def _owe_interest(self, owing: Owing, interest: Fraction, price: Fraction) -> None:
        owing.interest += interest
        owing.interest_value += interest * price
        owing.open_lots.put(interest, price)

    def _pay(
        self, owing: Owing, asset: Asset, index: int, paid: Decimal, paid_price: Decimal
    ) -> None:
        amount, price = Fraction(paid), Fraction(paid_price)
        if not owing.borrowed or amount - owing.owed > owing.borrowed:
            raise Impossible(index)
        if amount > owing.owed - DUST:
            untold = amount - owing.owed
            owing.told += untold
            self._owe_interest(owing, untold, price)
            owing.principal_of[index] = owing.principal
            self._settle(owing, asset, price)
            return
        of_principal = min(amount, max(owing.principal, NOUGHT))
        of_interest = amount - of_principal
        owing.interest -= of_interest
        owing.principal -= of_principal
        owing.principal_of[index] = of_principal
        from_cash = of_interest if asset in self.shorts else amount
        owing.gain += owing.open_lots.take(from_cash) - from_cash * price
        owing.cash -= from_cash * price

    def _settle(self, owing: Owing, asset: Asset, price: Fraction) -> None:
        """Pay all: what a short owes beyond what it sold, is bought; of any other, all is."""
        from_cash = owing.interest if asset in self.shorts else owing.owed
        owing.gain += owing.open_lots.cost - from_cash * price
        owing.cash -= from_cash * price
        owing.open_lots = Lots()
        owing.principal = owing.interest = NOUGHT

    def _true_up(
        self, owing: Owing, asset: Asset, index: int, entry: kinds.InterestCharged
    ) -> None:
        if not owing.borrowed:
            raise Impossible(index)
        price = Fraction(entry.price)
        self._owe_interest(owing, Fraction(entry.amount) - owing.told, price)
        owing.told = NOUGHT
        if abs(owing.owed) < DUST:
            self._settle(owing, asset, price)

    def _is_paid_at_once(self, index: int) -> bool:
        """Whether interest is charged to a position by which nothing was ever borrowed."""
        before = self.entries[:index]
        return any(isinstance(entry, kinds.Open) for entry in before) and not any(
            isinstance(entry, kinds.Borrow) for entry in before
        )

    @property
    def interest(self) -> Fraction:
        """What debts cost until now, and what was paid without any."""
        return sum((it.interest_value for it in self.debts.values()), self._paid_at_once)

    @property
    def _paid_at_once(self) -> Fraction:
        return sum(
            (
                Fraction(entry.amount) * Fraction(entry.price)
                for index, entry in enumerate(self.entries)
                if isinstance(entry, kinds.InterestCharged) and self._is_paid_at_once(index)
            ),
            NOUGHT,
        )

    # positions

    @cached_property
    def fills(self) -> list[tuple[int, Asset, Fraction, Fraction]]:
        """Every fill: index of its entry, asset, signed size, price."""
        fills: list[tuple[int, Asset, Fraction, Fraction]] = []

        def open_now(asset: Asset) -> Fraction:
            return sum((size for _, other, size, _ in fills if other == asset), NOUGHT)

        def fill(index: int, asset: Asset, size: Fraction, price: Decimal | None) -> None:
            fills.append((index, asset, size, Fraction(1 if price is None else price)))

        for index, entry in enumerate(self.entries):
            match entry:
                case kinds.Open():
                    if open_now(entry.asset) * Fraction(entry.size) < 0:
                        raise Impossible(index)
                    fill(index, entry.asset, Fraction(entry.size), entry.price)
                case kinds.Add():
                    held = open_now(entry.asset)
                    if not held:
                        raise Impossible(index)
                    side = 1 if held > 0 else -1
                    fill(index, entry.asset, side * Fraction(entry.amount), entry.price)
                case kinds.Reduce() | kinds.Close():
                    held = open_now(entry.asset)
                    amount = abs(held) if entry.amount is None else Fraction(entry.amount)
                    if not held or amount > abs(held):
                        raise Impossible(index)
                    fill(index, entry.asset, -amount if held > 0 else amount, entry.price)
                case kinds.Liquidation():
                    held = open_now(entry.asset)
                    amount = min(abs(held), Fraction(entry.amount))
                    if amount:
                        fill(index, entry.asset, -amount if held > 0 else amount, entry.price)
                    debt = entry.debt_asset
                    if debt in self.shorts and debt != entry.asset and entry.debt_amount:
                        assert debt is not None
                        principal = self.debts[debt].principal_of[index]
                        bought = min(principal, max(-open_now(debt), NOUGHT))
                        if bought:
                            fill(index, debt, bought, entry.debt_price)
        return fills

    @cached_property
    def positions(self) -> dict[Asset, Holding]:
        holdings: dict[Asset, Holding] = {}
        for _, asset, size, price in self.fills:
            it = holdings.setdefault(asset, Holding())
            if it.lots.amount * size >= 0:
                it.lots.put(size, price)
                it.entered += abs(size)
                it.entered_value += abs(size) * price
            else:
                it.gain += -size * price - it.lots.take(-size)
                it.left += abs(size)
                it.left_value += abs(size) * price
        return holdings

    # collateral and cash

    @cached_property
    def moves(self) -> list[tuple[int, Asset, Fraction, Fraction]]:
        """Every move of collateral: index of its entry, asset, amount in or out, price."""
        moves: list[tuple[int, Asset, Fraction, Fraction]] = []

        def held_now(asset: Asset) -> Fraction:
            return sum((amount for _, other, amount, _ in moves if other == asset), NOUGHT)

        def move(index: int, asset: Asset, amount: Fraction, price: Decimal) -> None:
            if amount:
                moves.append((index, asset, amount, Fraction(price)))

        for index, entry in enumerate(self.entries):
            match entry:
                case kinds.Deposit() | kinds.Yield():
                    move(index, entry.asset, Fraction(entry.amount), entry.price)
                case kinds.Withdraw():
                    out = min(Fraction(entry.amount), held_now(entry.asset))
                    move(index, entry.asset, -out, entry.price)
                case kinds.Swap():
                    if Fraction(entry.amount) > held_now(entry.asset):
                        raise Impossible(index)
                    move(index, entry.asset, -Fraction(entry.amount), entry.price)
                    move(index, entry.to_asset, Fraction(entry.to_amount), entry.to_price)
                case kinds.Liquidation():
                    rest = Fraction(entry.amount) - self.closed_by(index, entry.asset)
                    out = min(rest, held_now(entry.asset))
                    if rest > out and entry.asset not in STABLECOINS:
                        raise Impossible(index)
                    move(index, entry.asset, -out, entry.price)
        return moves

    def closed_by(self, index: int, asset: Asset) -> Fraction:
        sizes = (size for i, other, size, _ in self.fills if (i, other) == (index, asset))
        return abs(sum(sizes, NOUGHT))

    @cached_property
    def collateral(self) -> dict[Asset, Lots]:
        return self._collateral[0]

    @property
    def collateral_gain(self) -> Fraction:
        return self._collateral[1]

    @cached_property
    def _collateral(self) -> tuple[dict[Asset, Lots], Fraction]:
        held: dict[Asset, Lots] = {}
        gain = NOUGHT
        for _, asset, amount, price in self.moves:
            lots = held.setdefault(asset, Lots())
            if amount > 0:
                lots.put(amount, price)
            else:
                gain += -amount * price - lots.take(-amount)
        return {asset: lots for asset, lots in held.items() if lots.amount}, gain

    def _outside_collateral(
        self, index: int, entry: kinds.Withdraw | kinds.Liquidation
    ) -> Fraction:
        taken = sum(
            (-amount for i, asset, amount, _ in self.moves if (i, asset) == (index, entry.asset)),
            NOUGHT,
        )
        if isinstance(entry, kinds.Liquidation):
            taken += self.closed_by(index, entry.asset)
        return Fraction(entry.amount) - taken

    def penalty_of(self, index: int, entry: kinds.Liquidation) -> Fraction:
        if entry.penalty is not None:
            return Fraction(entry.penalty)
        if entry.debt_asset is None or entry.debt_amount is None:
            return NOUGHT
        amount = Fraction(entry.amount)
        bought = [s for i, a, s, _ in self.fills if (i, a) == (index, entry.asset) and s > 0]
        amount -= 2 * sum(bought, NOUGHT)  # what was bought back was paid, not received
        debt_price = Fraction(1 if entry.debt_price is None else entry.debt_price)
        repaid = Fraction(entry.debt_amount) * debt_price
        return max(amount * Fraction(entry.price) - repaid, NOUGHT)

    def total(self, *kind: type[Entry]) -> Fraction:
        """Σ amount × price of the entries of these kinds."""
        return sum(
            (
                Fraction(entry.amount) * Fraction(entry.price)  # type: ignore[attr-defined]
                for entry in self.entries
                if isinstance(entry, kind)
            ),
            NOUGHT,
        )

    @property
    def fees(self) -> Fraction:
        of_entries = (
            Fraction(entry.fee.amount) * Fraction(entry.fee.price)
            for entry in self.entries
            if entry.fee is not None
        )
        return self.total(kinds.FeePaid) + sum(of_entries, NOUGHT)

    @property
    def penalty(self) -> Fraction:
        return sum(
            (
                self.penalty_of(index, entry)
                for index, entry in enumerate(self.entries)
                if isinstance(entry, kinds.Liquidation)
            ),
            NOUGHT,
        )

    @property
    def gas(self) -> Fraction:
        return self.total(kinds.Gas)

    @property
    def funding(self) -> Fraction:
        return self.total(kinds.Funding)

    @property
    def collateral_yield(self) -> Fraction:
        return self.total(kinds.Yield)

    @property
    def swap_cost(self) -> Fraction:
        return sum(
            (
                Fraction(e.amount) * Fraction(e.price)
                - Fraction(e.to_amount) * Fraction(e.to_price)
                for e in self.entries
                if isinstance(e, kinds.Swap)
            ),
            NOUGHT,
        )

    @property
    def deposits(self) -> Fraction:
        return self.total(kinds.Deposit) - self.total(kinds.Withdraw)

    @cached_property
    def cash(self) -> Fraction:
        """What came in less what went out."""
        cash = -sum((size * price for _, _, size, price in self.fills), NOUGHT)
        cash += sum((owing.cash for owing in self.debts.values()), NOUGHT)
        cash += self.funding - self.gas - self.fees - self.penalty - self._paid_at_once
        for index, entry in enumerate(self.entries):
            if isinstance(entry, kinds.Withdraw):
                cash -= self._outside_collateral(index, entry) * Fraction(entry.price)
        for index, asset, amount, price in self.moves:
            entry = self.entries[index]
            if isinstance(entry, kinds.Liquidation) and asset == entry.asset:
                cash -= amount * price
        return cash

    # what is possible

    def check(self) -> None:
        """Raise `Impossible` where an entry asks for more than there is."""
        self._walk()
        for index, entry in enumerate(self.entries):
            if isinstance(entry, kinds.Withdraw | kinds.Liquidation):
                beyond = self._outside_collateral(index, entry)
                if beyond <= 0:
                    continue
                before = SlowBooks(self.entries[:index], self.shorts, self.history)
                there = before.cash
                if isinstance(entry, kinds.Withdraw):
                    there += sum((it.lots.cost for it in before.positions.values()), NOUGHT)
                    there = max(there, NOUGHT)
                    there += abs(before.interest)
                if beyond * Fraction(entry.price) > max(there, NOUGHT):
                    raise Impossible(index)

    def _walk(self) -> None:
        """Find the first entry that one of the walks cannot take."""
        found: list[int] = []
        entries = self.entries
        while True:
            shorter = SlowBooks(entries, self.shorts, self.history)
            try:
                _ = shorter.debts, shorter.fills, shorter.moves
            except Impossible as impossible:
                found.append(impossible.index)
                entries = entries[: impossible.index]
                continue
            break
        if found:
            SlowBooks(entries, self.shorts, self.history).check()
            raise Impossible(min(found))

    @property
    def is_closed(self) -> bool:
        if self.positions:
            return not any(it.lots.amount for it in self.positions.values())
        began = kinds.Deposit, kinds.Withdraw, kinds.Yield, kinds.Borrow, kinds.Repay
        return (
            any(isinstance(entry, (*began, kinds.Liquidation)) for entry in self.entries)
            and not self.collateral
            and not any(owing.owed for owing in self.debts.values())
        )

    @property
    def moved_at(self) -> datetime | None:
        moved = None
        for entry in self.entries:
            silent = isinstance(
                entry,
                kinds.StopMoved
                | kinds.TargetMoved
                | kinds.AlertHit
                | kinds.Note
                | kinds.RateChange,
            )
            if entry.fee is not None or not silent:
                moved = entry.at
        return moved


@dataclass(frozen=True)
class SlowValuation:
    """Equity and the profit not yet realised, at prices."""

    equity: Fraction
    price: Fraction
    collateral: Fraction
    borrowed: Fraction
    interest: Fraction
    owed: Mapping[Asset, Fraction]


def slow_value(
    books: SlowBooks, at: datetime, marks: Sequence[tuple[Asset, datetime, Decimal]]
) -> SlowValuation:
    """Value the books at a moment, or where they last moved once the trade is closed."""
    moment = min(at, books.moved_at) if books.is_closed and books.moved_at else at

    def price(asset: Asset) -> Fraction:
        known: list[tuple[datetime, int, Fraction]] = [
            (seen_at, 0, seen) for _, seen_at, seen in books.prices_seen(asset)
        ][-1:]
        for marked, marked_at, marked_price in marks:
            if marked == asset and marked_at <= moment:
                known.append((marked_at, 1, Fraction(marked_price)))
        return sorted(known, key=lambda it: it[:2])[-1][2]

    equity = books.cash
    of_positions = of_collateral = of_debts = interest = NOUGHT
    for asset, holding in books.positions.items():
        if holding.lots.amount:
            worth = holding.lots.amount * price(asset)
            equity += worth
            of_positions += worth - holding.lots.cost
    for asset, lots in books.collateral.items():
        worth = lots.amount * price(asset)
        equity += worth
        of_collateral += worth - lots.cost
    owed: dict[Asset, Fraction] = {}
    for asset, owing in books.debts.items():
        if not owing.owed:
            continue
        fresh = books.interest_between(owing, asset, moment, len(books.entries))
        owed[asset] = owing.owed + fresh
        interest += fresh * price(asset)
        worth = owing.open_lots.amount * price(asset)
        of_debts += owing.open_lots.cost - worth
        equity -= worth + fresh * price(asset)
    return SlowValuation(equity, of_positions, of_collateral, of_debts, interest, owed)
