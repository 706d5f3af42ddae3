"""Every way of every law, put back into the account, reaches its target; a refusal is true.

What an act does to an account is worked out here once more, step by step, and tried at many
amounts: where a way is refused, none of them reaches the target.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal as D
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.exact import exact
from journal_app.domain.margin.debt_ratio import VaultAccount
from journal_app.domain.margin.gmx import GmxPosition, IndexCollateral, TokenCollateral
from journal_app.domain.margin.lending import Collateral, Debt, LendingAccount
from journal_app.domain.margin.perpetual import (
    MarginAccount,
    MarginPosition,
    MarginRates,
    MarginTier,
    MarginTiers,
)
from journal_app.domain.money import Asset
from journal_app.domain.problems import Problem, Refused
from journal_app.domain.watching.gmx_rescue import GmxRescue
from journal_app.domain.watching.lending_rescue import LendingRescue
from journal_app.domain.watching.margin_rescue import MarginRescue
from journal_app.domain.watching.rescue import (
    Addition,
    CollateralFactor,
    CollateralRatio,
    HealthFactor,
    LiquidationPrice,
    MarginRatio,
    Opened,
    PartialClose,
    Rescue,
    Swap,
    Target,
)
from journal_app.domain.watching.rescue_laws import aim_of, aims, measure, rescue_of, target_of

ETH, BTC, SOL, USDC, DAI = (Asset(each) for each in ("ETH", "BTC", "SOL", "USDC", "DAI"))
NEARLY: Final = D("1e-12")
ZERO, ONE = D(0), D(1)

amounts = st.decimals("0.5", 50, places=2)
prices = st.decimals(1, 200, places=2)
ratios = st.decimals("0.2", "0.9", places=2)
costs = st.sampled_from([ZERO, D("0.001"), D("0.02")])


# accounts


def _collateral(asset: Asset) -> st.SearchStrategy[Collateral]:
    price = st.just(ONE) if asset in (USDC, DAI) else prices
    amount = st.decimals(1, 5_000, places=2) if asset in (USDC, DAI) else amounts
    return st.builds(
        lambda held, at, weight: Collateral(asset, held, at, weight, weight), amount, price, ratios
    )


def _debt(asset: Asset) -> st.SearchStrategy[Debt]:
    price = st.just(ONE) if asset in (USDC, DAI) else prices
    amount = st.decimals(1, 5_000, places=2) if asset in (USDC, DAI) else amounts
    return st.builds(lambda owed, at: Debt(asset, owed, at), amount, price)


def _lent(kind: Callable[..., LendingAccount]) -> Mapping[str, st.SearchStrategy[Any]]:
    long = st.builds(lambda held, owed: kind((held,), (owed,)), _collateral(ETH), _debt(USDC))
    short = st.builds(lambda held, owed: kind((held,), (owed,)), _collateral(USDC), _debt(ETH))
    crossed = st.builds(
        lambda held, money, loan, owed: kind((*held, money), (*loan, owed)),
        st.tuples(_collateral(ETH), _collateral(SOL)),
        _collateral(USDC),
        st.lists(_debt(DAI), max_size=1),
        _debt(BTC),
    )
    return {"long": long, "short": short, "crossed": crossed}


RATES = MarginRates(D("0.2"), D("0.1"))
TIERS = MarginTiers((MarginTier(D(0), D(10)), MarginTier(D(500), D(5)), MarginTier(D(1500), D(3))))


def _position(market: Asset, terms: Any, side: int | None = None) -> st.SearchStrategy[Any]:
    sides = st.sampled_from([1, -1] if side is None else [side])
    return st.builds(
        lambda size, sign, price: MarginPosition(market, size * sign, price, terms),
        amounts,
        sides,
        prices,
    )


def _margin(terms: Any) -> Mapping[str, st.SearchStrategy[Any]]:
    equity = st.decimals("-0.05", "0.6", places=3)

    def account(share: D, *positions: MarginPosition) -> MarginAccount:
        notional = sum((each.notional for each in positions), ZERO)
        return MarginAccount(share * notional, positions)

    return {
        "long": st.builds(account, equity, _position(ETH, terms, 1)),
        "short": st.builds(account, equity, _position(ETH, terms, -1)),
        "crossed": st.builds(
            account, equity, _position(ETH, terms), _position(SOL, terms), _position(BTC, terms)
        ),
    }


def _gmx(*, is_index: bool) -> Mapping[str, st.SearchStrategy[Any]]:
    def held(side: int) -> st.SearchStrategy[Any]:
        def position(tokens: D, price: D, moved: D, own: D, fee: D) -> GmxPosition:
            value = tokens * price * moved
            backed = value * own
            collateral = (
                IndexCollateral((backed / price).quantize(D("1e-8")))
                if is_index
                else TokenCollateral(backed, ONE, USDC)
            )
            return GmxPosition(
                ETH, side * value, side * tokens, price, collateral, D("0.01"), D(5),
                funding_fee=fee, closing_fee=value * D("0.0006"), price_impact=-fee,
            )  # fmt: skip

        return st.builds(
            position,
            amounts,
            prices,
            st.decimals("0.9", "1.1", places=3),
            st.decimals("0.01", "0.5", places=3),
            st.decimals(-2, 5, places=2),
        )

    return {"long": held(1), "short": held(-1)}


LAWS: Final[Mapping[str, Mapping[str, st.SearchStrategy[Any]]]] = {
    "lending": _lent(LendingAccount),
    "vault": _lent(VaultAccount),
    "equity ratio": _margin(RATES),
    "perpetual": _margin(TIERS),
    "gmx": _gmx(is_index=False),
    "gmx on its index": _gmx(is_index=True),
}
EVERY: Final = [
    (law, kind, aim)
    for law, kinds in LAWS.items()
    for kind in kinds
    for aim in {
        "lending": ("health_factor", "margin_ratio", "liquidation_price"),
        "vault": ("collateral_ratio", "margin_ratio", "liquidation_price"),
        "equity ratio": ("margin_ratio", "liquidation_price"),
        "perpetual": ("margin_ratio", "liquidation_price"),
    }.get(law, ("margin_ratio", "collateral_factor", "liquidation_price"))
]


def _values(aim: str) -> st.SearchStrategy[D]:
    return {
        "health_factor": st.decimals("1.05", 3, places=2),
        "collateral_ratio": st.decimals("1.1", 4, places=2),
        "margin_ratio": st.decimals("0.05", "0.8", places=2),
        "collateral_factor": st.decimals("0.02", "0.6", places=3),
        "liquidation_price": prices,
    }[aim]


# what the ways do, once more


def gap(target: Target, account: Any) -> D:
    """Above 0 while the account has not reached the target, told by its own figures alone."""
    match target:
        case HealthFactor(wanted):
            return D(wanted * account.debt_value - account.capacity)
        case CollateralRatio(wanted):
            return D(wanted * account.debt_value - account.collateral_value)
        case MarginRatio(wanted):
            value = getattr(account, "collateral_value", None)
            whole = account.notional if value is None or hasattr(account, "notional") else value
            return D(wanted * whole - account.equity)
        case CollateralFactor(wanted):
            return D(wanted * account.notional - account.remaining_collateral)
        case LiquidationPrice(asset, price):
            return -D(account.at_price(asset, price).room)


def closings(account: Any, kind: str, *, is_all: bool) -> tuple[Opened, ...]:
    opened = (Opened(ETH, D(100)),)
    if kind == "crossed" and is_all:
        return (*opened, Opened(SOL, D(50)), Opened(BTC, D(150)))
    return opened


def shorts_of(account: Any, kind: str) -> frozenset[Asset]:
    owed = {each.asset for each in getattr(account, "debt", ())}
    return frozenset(owed & {BTC}) if kind == "crossed" else frozenset()


def added(account: Any, asset: Asset, amount: D) -> Any:
    if isinstance(account, LendingAccount):
        collateral = tuple(
            replace(c, amount=c.amount + amount) if c.asset == asset else c
            for c in account.collateral
        )
        return replace(account, collateral=collateral)
    if isinstance(account, MarginAccount):
        return replace(account, equity=account.equity + amount)
    held = account.collateral
    return replace(account, collateral=replace(held, tokens=held.tokens + amount))


def closed(rescue: Rescue, assets: Sequence[Asset], shorts: Iterable[Asset], f: D, q: D) -> Any:
    """A share f closed; None where that cannot be."""
    account: Any = rescue.account
    if isinstance(account, MarginAccount):
        cost = sum((p.notional * f * q for p in account.positions if p.market in assets), ZERO)
        positions = tuple(
            replace(p, size=p.size - p.size * f) if p.market in assets else p
            for p in account.positions
        )
        return replace(account, equity=account.equity - cost, positions=positions)
    if isinstance(account, GmxPosition):
        less = replace(
            account,
            size_value=account.size_value * (1 - f),
            size_tokens=account.size_tokens * (1 - f),
            closing_fee=account.closing_fee * (1 - f),
            price_impact=account.price_impact * (1 - f),
        )
        return replace(
            less,
            funding_fee=less.funding_fee - (account.pnl - less.pnl) + f * account.notional * q,
        )
    return _lent_closed(account, assets, frozenset(shorts), f, q)


def _lent_closed(
    account: LendingAccount, assets: Sequence[Asset], shorts: frozenset[Asset], f: D, q: D
) -> LendingAccount | None:
    held = {c.asset: c.amount for c in account.collateral}
    owed = {d.asset: d.amount for d in account.debt}
    at = {c.asset: c.price for c in account.collateral}
    at |= {d.asset: d.price for d in account.debt}
    money = ZERO
    bought = [each for each in assets if each not in held]
    purses = [each for each in held if each not in assets]
    purse = max(
        [each for each in purses if each in (USDC, DAI)] or purses,
        key=lambda each: held[each] * at[each],
        default=None,
    )
    for asset in assets:
        units = f * (owed[asset] if asset in bought else held[asset])
        if asset in bought:
            owed[asset] -= units
            money -= units * at[asset] * (1 + q)
        else:
            held[asset] -= units
            money += units * at[asset] * (1 - q)
    loans = [each for each in owed if each not in bought and each not in shorts]
    whole = sum((owed[each] * at[each] for each in loans), ZERO)
    if money > 0 and whole:
        paid = min(money, whole)
        for each in loans:
            owed[each] -= owed[each] * paid / whole
        money -= paid
    if money:
        if purse is None:
            return None
        held[purse] += money / at[purse]
        if held[purse] < 0:
            return None
    return replace(
        account,
        collateral=tuple(replace(c, amount=held[c.asset]) for c in account.collateral),
        debt=tuple(replace(d, amount=owed[d.asset]) for d in account.debt),
    )


def test_each_law_knows_its_own_targets() -> None:
    position = MarginAccount(D(5), (MarginPosition(ETH, D(1), D(10), RATES),))
    vault = VaultAccount((Collateral(ETH, D(3), D(10), ONE, ONE),), (Debt(USDC, D(10), ONE),))
    gmx = GmxPosition(ETH, D(10), D(1), D(10), TokenCollateral(D(2), ONE), ZERO, ONE)
    lent = LendingAccount(vault.collateral, vault.debt)
    assert aims(position) == ("margin_ratio", "liquidation_price")
    assert aims(vault) == ("collateral_ratio", "margin_ratio", "liquidation_price")
    assert aims(gmx) == ("margin_ratio", "collateral_factor", "liquidation_price")
    assert (measure(position), measure(gmx)) == (D("0.5"), D("0.2"))
    assert (measure(vault), measure(lent)) == (D(3), D(3))
    for account, target in ((position, HealthFactor(D(2))), (lent, CollateralRatio(D(2)))):
        with pytest.raises(Refused) as refused:
            rescue_of(account, (Opened(ETH),), target)
        assert refused.value.code == "target_not_of_law"


def is_near(target: Target, account: Any) -> bool:
    """At the target to the twelfth digit, or past it since nothing is left that could be lost."""
    aim, wanted = aim_of(target)
    if isinstance(target, LiquidationPrice):
        found = account.liquidation_prices().get(target.asset)
        is_gone = not account.exposure(target.asset)
    else:
        found = getattr(account, aim)
        is_gone = found is None
    return bool(is_gone or abs(found - wanted) <= wanted * NEARLY)


def has_turned(target: Target, before: Any, after: Any) -> bool:
    if not isinstance(target, LiquidationPrice):
        return False
    return bool(before.exposure(target.asset) * after.exposure(target.asset) < 0)


GRID: Final = [D(each) / 40 for each in range(41)]


@pytest.mark.parametrize(("law", "kind", "aim"), EVERY)
@given(data=st.data())
@exact
def test_every_way_reaches_its_target_or_truly_cannot(
    law: str, kind: str, aim: str, data: st.DataObject
) -> None:
    account = data.draw(LAWS[law][kind])
    q, is_all = data.draw(costs), data.draw(st.booleans())
    asset = data.draw(st.sampled_from([ETH, SOL, BTC])) if kind == "crossed" else ETH
    target = target_of(aim, data.draw(_values(aim)), asset)
    opened, shorts = closings(account, kind, is_all=is_all), shorts_of(account, kind)
    bought = data.draw(_collateral(DAI).map(lambda each: replace(each, amount=ZERO)))
    rescue = rescue_of(account, opened, target, q, bought, shorts)
    before = rescue.account
    assert rescue.shortfall == gap(target, before)
    ways: dict[str, Any] = {
        "add": rescue.add_collateral(),
        "close": rescue.partial_close(),
        "swap": rescue.swap_collateral(),
    }
    for name, way in ways.items():
        if isinstance(way, Problem):
            continue
        if rescue.shortfall <= 0:
            assert way.after == before, name
        else:
            assert is_near(target, way.after), (name, way)
            assert not has_turned(target, before, way.after)
    _check_addition(ways["add"], target, before)
    _check_close(ways["close"], rescue, [each.asset for each in opened], shorts, q)
    _check_swap(ways["swap"], target, before, bought, q)


def _check_addition(way: Any, target: Target, before: Any) -> None:
    if isinstance(way, Addition):
        assert way.after == added(before, way.asset, way.amount)
        return
    assert way.code in {"adding_does_not_help", "position_turns"}
    asset = way.facts["asset"]
    if isinstance(before, LendingAccount):
        asset = ETH if any(c.asset == ETH for c in before.collateral) else USDC
    for amount in (D(10) ** power for power in range(-3, 9)):
        after = added(before, asset, amount)
        assert gap(target, after) > 0 or has_turned(target, before, after)


def _check_close(
    way: Any, rescue: Rescue, assets: Sequence[Asset], shorts: Iterable[Asset], q: D
) -> None:
    target, before = rescue.target, rescue.account
    if isinstance(way, PartialClose):
        again = closed(rescue, assets, shorts, way.fraction, q)
        assert again is not None
        assert rescue.shortfall <= 0 or is_near(target, again)
        assert abs(again.equity - way.after.equity) < NEARLY
        assert abs(before.equity - way.after.equity - way.cost) < NEARLY
        assert ZERO <= way.fraction <= 1
        # none of it less would do
        for f in (each * way.fraction for each in GRID[:-1]):
            less = closed(rescue, assets, shorts, f, q)
            assert less is None or gap(target, less) > 0 or rescue.shortfall <= 0
        return
    assert way.code in {
        "closing_does_not_help", "more_than_held", "more_than_owed", "position_turns",
        "closing_all_is_not_enough", "nothing_else_pays", "purse_too_small",
    }  # fmt: skip
    for f in GRID:
        after = closed(rescue, assets, shorts, f, q)
        if after is not None and before.exposure(assets[0]) and f < 1:
            is_there = gap(target, after) <= 0 and not has_turned(target, before, after)
            assert not is_there or way.code in {"more_than_owed", "position_turns"}, (f, way)


def _check_swap(way: Any, target: Target, before: Any, bought: Collateral, q: D) -> None:
    if not isinstance(before, LendingAccount):
        assert isinstance(way, Problem)
        is_gmx = isinstance(before, GmxPosition)
        assert way.code == ("collateral_is_of_position" if is_gmx else "collateral_is_money")
        if isinstance(before, MarginAccount):  # money for other money brings nothing
            poorer = replace(before, equity=before.equity - q * abs(before.equity))
            assert gap(target, poorer) >= gap(target, before)
        return
    if isinstance(way, Swap):
        assert way.received == way.amount * before.price_of(way.asset) * (1 - q)
        return
    assert way.code in {"swapping_does_not_help", "more_than_held", "position_turns"}
    held = next((c for c in before.collateral if c.asset == ETH), None)
    held = held or max(before.collateral, key=lambda c: c.value)
    for f in GRID:
        units = held.amount * f
        rest = tuple(
            replace(c, amount=c.amount - units) if c is held else c for c in before.collateral
        )
        new = replace(bought, amount=units * held.price * (1 - q))
        after = replace(before, collateral=(*rest, new))
        assert gap(target, after) > 0 or has_turned(target, before, after)


def code(way: object) -> str:
    assert isinstance(way, Problem)
    return way.code


def test_a_gmx_position_worked_by_hand() -> None:
    """10 ETH at 2,000 with 2,000 behind them: at 1,900 there is 1,000 of equity, 5 % of 20,000.

    To 10 %: 1,000 more; or, at a cost of 1 % of the size, (2,000 − 1,000) / (20,000·0.09).
    """
    held = GmxPosition(
        ETH, D(20_000), D(10), D(1_900), TokenCollateral(D(2_000), ONE, USDC), D("0.01"), ONE
    )
    rescue = GmxRescue(held, ETH, MarginRatio(D("0.1")), D("0.01"))
    added, closed = rescue.add_collateral(), rescue.partial_close()
    assert isinstance(added, Addition)
    assert (added.amount, added.value, added.asset) == (D(1_000), D(1_000), USDC)
    assert isinstance(closed, PartialClose)
    assert abs(closed.fraction - D(5) / 9) < D("1e-25")
    assert closed.repaid is None
    assert closed.realised is not None
    assert abs(closed.realised - closed.fraction * D(-1_200)) < D("1e-20")
    assert abs(closed.cost - closed.fraction * 200) < D("1e-20")
    flat = replace(held, size_value=ZERO, size_tokens=ZERO)
    nothing = GmxRescue(flat, ETH, MarginRatio(D("0.1")))
    assert code(nothing.add_collateral()) == code(nothing.partial_close()) == "no_position"
    worthless = replace(held, collateral=TokenCollateral(D(2_000), ZERO, SOL))
    assert code(replace(rescue, account=worthless).add_collateral()) == "adding_does_not_help"
    ruined = replace(held, price=D(1_700))
    assert code(replace(rescue, account=ruined).partial_close()) == "more_than_held"
    dear = GmxRescue(held, ETH, MarginRatio(D("0.1")), D("0.2"))
    assert code(dear.partial_close()) == "closing_does_not_help"
    for asset, target in ((BTC, MarginRatio(ONE)), (ETH, LiquidationPrice(BTC, ONE))):
        with pytest.raises(Refused):
            GmxRescue(held, asset, target)


def test_a_short_on_its_index_may_turn_before_the_target() -> None:
    """With more index tokens behind it than it is short of, it is hurt by a fall."""
    backed = IndexCollateral(D("0.9"))
    held = GmxPosition(ETH, D(-2_000), D(-1), D(2_000), backed, D("0.01"), ONE, D(3_000))
    rescue = GmxRescue(held, ETH, LiquidationPrice(ETH, D(50_000)))
    assert code(rescue.add_collateral()) == "position_turns"


def test_the_price_aimed_at_is_of_a_position_that_is_there() -> None:
    account = MarginAccount(D(5), (MarginPosition(ETH, ONE, D(10), RATES),))
    with pytest.raises(Refused):
        MarginRescue(account, ETH, LiquidationPrice(SOL, ONE))


def test_what_pays_for_buying_back_may_not_be_enough() -> None:
    """Two shorts that only their own collateral could pay for, or that nothing else backs."""
    owed = (Debt(BTC, D(10), D(100)), Debt(SOL, D(5), D(10)))
    poor = LendingAccount(
        (
            Collateral(USDC, D(50), ONE, ONE, ONE),
            Collateral(ETH, D(9), D(100), D("0.9"), D("0.9")),
        ),
        owed,
    )
    rescue = LendingRescue(
        poor, BTC, HealthFactor(D("1.5")), besides=(Opened(SOL),), shorts=frozenset({BTC, SOL})
    )
    assert code(rescue.partial_close()) == "purse_too_small"
    bare = LendingAccount((Collateral(ETH, D(9), D(100), D("0.9"), D("0.9")),), owed)
    rescue = LendingRescue(
        bare, ETH, HealthFactor(D("1.5")), besides=(Opened(BTC),), shorts=frozenset({BTC, SOL})
    )
    assert code(rescue.partial_close()) == "nothing_else_pays"
    reached = replace(rescue, target=HealthFactor(D("0.5")))
    nothing = reached.partial_close()
    assert isinstance(nothing, PartialClose)
    assert (nothing.fraction, nothing.closed) == (ZERO, {})
    assert nothing.after == reached.account


def test_loans_may_be_gone_before_the_target_is_met() -> None:
    """What is sold is the better collateral: 5 of loans are not enough."""
    account = LendingAccount(
        (Collateral(ETH, D(1), D(100), D("0.9"), D("0.9")),),
        (Debt(USDC, D(5), ONE), Debt(BTC, ONE, D(75))),
    )
    rescue = LendingRescue(
        account, ETH, HealthFactor(D("1.3")), entry_price=D(90), shorts=frozenset({BTC})
    )
    assert code(rescue.partial_close()) == "more_than_owed"


def test_a_rescue_of_what_the_platform_does_not_take_is_told_apart() -> None:
    assert code(LendingRescue(LENT, ETH, HealthFactor(D(9))).swap_collateral()) == (
        "nothing_to_swap_into"
    )


LENT = LendingAccount(
    (Collateral(ETH, D(10), D(100), D("0.8"), D("0.8")),), (Debt(USDC, D(500), ONE),)
)
