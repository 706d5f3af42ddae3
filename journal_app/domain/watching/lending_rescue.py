"""Rescue of an account that holds collateral against debt: of lending, and of vaults.

Notation: x units, p price, q cost rate on value, w what a unit of collateral weighs in the target's
equation, v what a unit of debt weighs against it; the gap is Σ d·v − Σ c·w.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from journal_app.domain.exact import ONE, ZERO, exact, settled
from journal_app.domain.margin.lending import Collateral, Debt, LendingAccount
from journal_app.domain.money import STABLECOINS, Asset
from journal_app.domain.problems import Problem, Refused
from journal_app.domain.watching.rescue import (
    Addition,
    LendingTarget,
    Opened,
    PartialClose,
    Swap,
    amount_needed,
    realised_gain,
    share_needed,
    turned,
)


@dataclass(frozen=True, slots=True)
class LendingRescue:
    """The three ways for a lending account or a vault.

    An asset that is held is the collateral that is added, sold and swapped; selling it repays
    every debt by the same share. Of an asset that is only owed, units are bought back, and the
    largest collateral is the one that pays, is added and is swapped. besides: further positions,
    of which the same share is closed. shorts: debts that are positions themselves, which selling
    something else does not repay; where there are any, money pays before other collateral does.
    money: as what the platform holds money that is over, where it holds none yet.
    Raises: Refused where an asset is absent, or listed at two prices or on two terms.
    """

    account: LendingAccount
    asset: Asset
    target: LendingTarget
    cost_rate: Decimal = ZERO
    entry_price: Decimal | None = None
    swap_to: Collateral | None = None
    besides: tuple[Opened, ...] = ()
    shorts: frozenset[Asset] = frozenset()
    money: Collateral | None = None

    def __post_init__(self) -> None:
        assets = (self.asset, *(each.asset for each in self.besides))
        object.__setattr__(self, "account", _gathered(self.account, assets))

    @property
    def subject(self) -> Asset:
        """The first asset that is closed."""
        return self.asset

    @property
    @exact
    def shortfall(self) -> Decimal:
        """Weight of the debt − weight of the collateral; above 0 the target is not reached."""
        return self._gap(self.account)

    @exact
    def add_collateral(self) -> Addition[LendingAccount] | Problem:
        """Put in x units: x = shortfall / w."""
        way, backing = "add_collateral", self.backing
        if backing is None:
            return Problem(way, "no_collateral")
        units = amount_needed(self.shortfall, self.target.of_collateral(backing))
        if units is None:
            return Problem(way, "adding_does_not_help", {"asset": backing.asset})
        after = self._after(backing, units)
        return turned(way, self.target, self.account, after) or Addition(
            units, units * backing.price, after, backing.asset
        )

    @exact
    def partial_close(self) -> PartialClose[LendingAccount] | Problem:
        """Sell a part of what is held, or buy back a part of what is only owed, and repay."""
        backing = self.backing
        if backing is None:
            return Problem("partial_close", "no_collateral")
        if self.besides or self.shorts:
            return self._close_share()
        if backing.asset == self.asset:
            return self._sell(backing)
        (owed,) = (owed for owed in self.account.debt if owed.asset == self.asset)
        return self._buy_back(owed, backing)

    def _sell(self, held: Collateral) -> PartialClose[LendingAccount] | Problem:
        """Units x = shortfall / (p·(1 − q)·v − w), v the weight of a unit of money owed.

        With the weights of a health factor: x = (H·B − K) / (p·(H·(1 − q) − LT)).
        """
        way, debt_value = "partial_close", self.account.debt_value
        proceeds = held.price * (ONE - self.cost_rate)
        relief = -self.target.of_collateral(held)
        if debt_value:
            relief += proceeds * self._weight_of_debt / debt_value
        units = amount_needed(self.shortfall, relief)
        if units is None or (units and not debt_value):
            return Problem(way, "closing_does_not_help", {"asset": held.asset})
        if units > held.amount:
            return _more_than_held(way, units, held)
        share_repaid = settled(units * proceeds / debt_value) if units else ZERO
        if share_repaid > 1:
            return Problem(way, "more_than_owed", {"asset": held.asset})
        left = (replace(d, amount=d.amount * (ONE - share_repaid)) for d in self.account.debt)
        after = self._after(held, -units, tuple(left))
        return turned(way, self.target, self.account, after) or PartialClose(
            units / held.amount if units else ZERO,
            units,
            units * proceeds,
            self._realised({self.asset: units}),
            after,
            units * held.price * self.cost_rate,
            {self.asset: units} if units else {},
            self._debts_repaid(after),
        )

    def _buy_back(self, owed: Debt, backing: Collateral) -> PartialClose[LendingAccount] | Problem:
        """Units x = shortfall / (v − p·(1 + q)·w / p_c): a unit no longer owed weighed v.

        It costs p·(1 + q) of the collateral, whose units weigh w at a price p_c.
        """
        way = "partial_close"
        if not backing.price:
            return Problem(way, "closing_does_not_help", {"asset": owed.asset})
        paid = owed.price * (ONE + self.cost_rate) / backing.price
        relief = self.target.of_debt(owed) - paid * self.target.of_collateral(backing)
        units = amount_needed(self.shortfall, relief)
        if units is None:
            return Problem(way, "closing_does_not_help", {"asset": owed.asset})
        if units > owed.amount:
            return Problem(way, "more_than_owed", {"asset": owed.asset})
        if units * paid > backing.amount:
            return _more_than_held(way, units * paid, backing)
        less = replace(owed, amount=owed.amount - units)
        left = tuple(less if other is owed else other for other in self.account.debt)
        after = self._after(backing, -units * paid, left)
        return turned(way, self.target, self.account, after) or PartialClose(
            units / owed.amount if units else ZERO,
            units,
            units * owed.price,
            self._realised({self.asset: units}),
            after,
            units * owed.price * self.cost_rate,
            {self.asset: units} if units else {},
            self._debts_repaid(after),
            {backing.asset: units * paid} if units else {},
        )

    # The same share of several positions

    def _close_share(self) -> PartialClose[LendingAccount] | Problem:
        """A share f of every position: what is held is sold, what is only owed is bought back.

        Money over M = f·(Σ c·p·(1 − q) − Σ d·p·(1 + q)) repays the loans, each by the same share;
        what they do not take goes to the purse, which pays for what is lacking: the largest other
        collateral, money before anything else.
        So the gap is linear in f until the loans are gone, and then once more.
        """
        way, closing = "partial_close", self._closing()
        if not closing.most and self.shortfall > 0:
            return closing.problem(way)
        share = share_needed(
            lambda part: self._gap(closing.after(part)), closing.breaks, closing.most
        )
        if share is None:
            return Problem(way, "closing_does_not_help", {"asset": self.asset})
        if share > closing.most:
            return closing.problem(way)
        after = closing.after(share)
        closed = {each.asset: each.amount * share for each in closing.positions} if share else {}
        repaid = self._debts_repaid(after)
        purse = closing.purse
        paid = closing.taken(share)
        return turned(way, self.target, self.account, after) or PartialClose(
            share,
            closed.get(self.asset, ZERO),
            self.account.debt_value - after.debt_value,
            self._realised(closed),
            after,
            sum((each.value for each in closing.positions), ZERO) * share * self.cost_rate,
            closed,
            repaid,
            {purse.asset: paid} if purse is not None and paid else {},
        )

    def _closing(self) -> _Closing:
        assets = (self.asset, *(each.asset for each in self.besides))
        sold = tuple(c for c in self.account.collateral if c.asset in assets)
        held = {each.asset for each in sold}
        bought = tuple(d for d in self.account.debt if d.asset in assets and d.asset not in held)
        others = [c for c in self.account.collateral if c.asset not in held and c.price]
        stable = [c for c in others if c.asset in STABLECOINS]
        purse = max(stable or others, key=lambda c: c.value, default=None)
        stay = {d.asset for d in bought} | (self.shorts - held)
        loans = tuple(d for d in self.account.debt if d.asset not in stay)
        closing = _Closing(self.account, sold, bought, loans, purse, self.cost_rate)
        if not stable and closing.money > 0:  # nobody buys something else with what is over
            return closing._replace(purse=self.money)
        return closing

    @exact
    def swap_collateral(self) -> Swap[LendingAccount] | Problem:
        """Give away x units for another asset: x = shortfall / (p·(1 − q)·w′ / p′ − w).

        With the weights of a health factor: x = (H·B − K) / (p·((1 − q)·LT′ − LT)).
        """
        way, backing, bought = "swap_collateral", self.backing, self.swap_to
        if bought is None:
            return Problem(way, "nothing_to_swap_into")
        if backing is None:
            return Problem(way, "no_collateral")
        received = backing.price * (ONE - self.cost_rate) / bought.price
        weight = self.target.of_collateral
        units = amount_needed(self.shortfall, received * weight(bought) - weight(backing))
        if units is None:
            facts = {"asset": backing.asset, "other": bought.asset}
            return Problem(way, "swapping_does_not_help", facts)
        if units > backing.amount:
            return _more_than_held(way, units, backing)
        after = self._after(backing, -units)
        if units:
            new = replace(bought, amount=units * received)
            after = replace(after, collateral=(*after.collateral, new))
        return turned(way, self.target, self.account, after) or Swap(
            units,
            after,
            backing.asset,
            bought.asset,
            units * received,
            units * backing.price * self.cost_rate,
        )

    def _gap(self, account: LendingAccount) -> Decimal:
        held = (c.amount * self.target.of_collateral(c) for c in account.collateral)
        owed = (d.amount * self.target.of_debt(d) for d in account.debt)
        return sum(owed, ZERO) - sum(held, ZERO)

    @property
    def _weight_of_debt(self) -> Decimal:
        owed = (d.amount * self.target.of_debt(d) for d in self.account.debt)
        return sum(owed, ZERO)

    @property
    def backing(self) -> Collateral | None:
        """The collateral that is added, sold or swapped. None where the account has none."""
        held = [c for c in self.account.collateral if c.asset == self.asset]
        return max(held or self.account.collateral, key=lambda c: c.value, default=None)

    def _after(
        self, backing: Collateral, units: Decimal, debt: tuple[Debt, ...] | None = None
    ) -> LendingAccount:
        collateral = list(self.account.collateral)
        place = collateral.index(backing)
        collateral[place] = replace(backing, amount=backing.amount + units)
        return replace(
            self.account,
            collateral=tuple(collateral),
            debt=self.account.debt if debt is None else debt,
        )

    def _realised(self, closed: Mapping[Asset, Decimal]) -> Decimal | None:
        """Of all that is closed; none where an entry is not known."""
        gains = ZERO
        for asset, entry in (Opened(self.asset, self.entry_price), *self.besides):
            if entry is None:
                return None
            units, price = closed.get(asset, ZERO), self.account.price_of(asset)
            is_held = any(c.asset == asset for c in self.account.collateral)
            gain = price - entry if is_held else entry - price
            gains += realised_gain(units, gain, price, self.cost_rate)
        return gains

    def _debts_repaid(self, after: LendingAccount) -> Mapping[Asset, Decimal]:
        repaid: dict[Asset, Decimal] = {}
        for owed, left in zip(self.account.debt, after.debt, strict=True):
            if owed.amount != left.amount:
                repaid[owed.asset] = repaid.get(owed.asset, ZERO) + owed.amount - left.amount
        return repaid


class _Closing(NamedTuple):
    """Positions of which one share is closed.

    loans: what money that is over repays. purse: the collateral that takes and pays money.
    """

    account: LendingAccount
    sold: tuple[Collateral, ...]
    bought: tuple[Debt, ...]
    loans: tuple[Debt, ...]
    purse: Collateral | None
    cost_rate: Decimal

    @property
    def positions(self) -> Sequence[Collateral | Debt]:
        return (*self.sold, *self.bought)

    @property
    def money(self) -> Decimal:
        """What a whole close brings; below 0, what it takes."""
        brought = sum((c.value for c in self.sold), ZERO) * (ONE - self.cost_rate)
        return brought - sum((d.value for d in self.bought), ZERO) * (ONE + self.cost_rate)

    @property
    def _owed(self) -> Decimal:
        return sum((d.value for d in self.loans), ZERO)

    @property
    def breaks(self) -> Sequence[Decimal]:
        """The share at which the loans are gone."""
        return [self._owed / self.money] if self.money > 0 else []

    @property
    def most(self) -> Decimal:
        """The largest share that can be closed."""
        money, purse = self.money, self.purse
        if money < 0:
            return min(ONE, purse.value / -money) if purse is not None else ZERO
        return ONE if purse is not None or not money else min(ONE, self._owed / money)

    def problem(self, way: str) -> Problem:
        """Why no more than `most` can be closed, or why all is not enough."""
        if self.most == ONE:
            return Problem(way, "closing_all_is_not_enough")
        if self.money > 0:
            return Problem(way, "more_than_owed")
        if self.purse is None:
            return Problem(way, "nothing_else_pays")
        return Problem(way, "purse_too_small", {"asset": self.purse.asset})

    def after(self, share: Decimal) -> LendingAccount:
        repaid, taken = self.repaid(share), self.taken(share)

        def held(each: Collateral) -> Collateral:
            if each in self.sold:
                return replace(each, amount=each.amount * (ONE - share))
            if each is self.purse:
                return replace(each, amount=each.amount - taken)
            return each

        def owed(each: Debt) -> Debt:
            if each in self.bought:
                return replace(each, amount=each.amount * (ONE - share))
            return (
                replace(each, amount=each.amount * (ONE - repaid)) if each in self.loans else each
            )

        collateral = tuple(map(held, self.account.collateral))
        if self.purse is not None and self.purse not in self.account.collateral and taken:
            collateral = (*collateral, replace(self.purse, amount=-taken))
        return replace(
            self.account, collateral=collateral, debt=tuple(map(owed, self.account.debt))
        )

    def repaid(self, share: Decimal) -> Decimal:
        """The share of the loans that is repaid."""
        money, loans = self.money * share, self._owed
        return min(money, loans) / loans if money > 0 and loans else ZERO

    def taken(self, share: Decimal) -> Decimal:
        """How many units the purse pays; below 0, how many it takes in."""
        if self.purse is None:
            return ZERO
        return (self.repaid(share) * self._owed - self.money * share) / self.purse.price


def _more_than_held(way: str, units: Decimal, held: Collateral) -> Problem:
    facts = {"asset": held.asset, "needed": units, "held": held.amount}
    return Problem(way, "more_than_held", facts)


@exact
def _gathered(account: LendingAccount, closed: Sequence[Asset]) -> LendingAccount:
    """The account with one entry an asset on each side, those that are closed first.

    Entries that disagree stay apart, unless they are closed.
    """
    collateral = list(account.collateral)
    debt = list(account.debt)
    listed = dict.fromkeys((*(c.asset for c in collateral), *(d.asset for d in debt)))
    for asset in (*(each for each in listed if each not in closed), *reversed(closed)):
        held = [c for c in collateral if c.asset == asset]
        owed = [d for d in debt if d.asset == asset]
        agree = (
            len({replace(c, amount=ZERO) for c in held}) < 2 and len({d.price for d in owed}) < 2
        )
        if asset in closed and not held and not owed:
            raise Refused.because("asset", "asset_not_in_account", asset=asset)
        if asset in closed and not agree:
            raise Refused.because("asset", "asset_disagrees", asset=asset)
        if not agree:
            continue
        if held:
            place = 0 if asset in closed else collateral.index(held[0])
            one = replace(held[0], amount=sum((c.amount for c in held), ZERO))
            collateral = [c for c in collateral if c.asset != asset]
            collateral.insert(place, one)
        if owed:
            place = 0 if asset in closed else debt.index(owed[0])
            owes = replace(owed[0], amount=sum((d.amount for d in owed), ZERO))
            debt = [d for d in debt if d.asset != asset]
            debt.insert(place, owes)
    return replace(account, collateral=tuple(collateral), debt=tuple(debt))
