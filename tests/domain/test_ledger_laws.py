"""Laws that hold of any ledger, at any moment and at any prices."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.exact import CONTEXT
from journal_app.domain.ledger import entries as kinds
from journal_app.domain.ledger.entries import Entry
from journal_app.domain.ledger.replay import replay
from journal_app.domain.ledger.valuation import Valuation, value
from journal_app.domain.market.observed import NO_MARKET
from journal_app.domain.money import Asset
from journal_app.domain.pnl import ProfitAndLoss
from journal_app.domain.problems import Refused
from journal_app.domain.state import State
from tests.domain.ledgers import ETH, PLATFORM, START, USDC, Ledger, Seeded, ledger, ledgers
from tests.domain.test_ledger_proof import agree, differences, first_refused

BULK = 600
MILLISECOND = timedelta(milliseconds=1)


def possible(one: Ledger) -> Ledger:
    """The ledger without the entries that are refused."""
    while (refused := first_refused(one)) is not None:
        one = replace(one, entries=[*one.entries[:refused], *one.entries[refused + 1 :]])
    return one


def state_of(one: Ledger, until: datetime | None = None, entries: Sequence[Entry] = ()) -> State:
    return replay(
        entries or one.entries,
        until=until,
        borrowed_shorts=one.borrowed_shorts,
        rates=one.rates,
    )


def valued(one: Ledger, moment: datetime) -> Valuation:
    return value(state_of(one, moment), moment, one.market, PLATFORM)


def seeded(seed: int) -> tuple[Ledger, random.Random]:
    return possible(ledger(Seeded(seed))), random.Random(seed)


def some_moment(one: Ledger, chance: random.Random) -> datetime:
    span = (one.entries[-1].at - START) / MILLISECOND if one.entries else 1
    return START + chance.randint(0, int(span) + 86_400_000 * 9) * MILLISECOND


def parts_of(pnl: ProfitAndLoss) -> dict[str, Decimal]:
    return {field.name: getattr(pnl, field.name) for field in fields(pnl)}


@given(one=ledgers(), cut=st.integers(0, 20))
def test_two_halves_give_what_the_whole_gives(one: Ledger, cut: int) -> None:
    one = possible(one)
    first = state_of(one, entries=one.entries[:cut]) if cut and one.entries else State()
    before = first.copy()
    both = replay(
        one.entries[cut:], after=first, borrowed_shorts=one.borrowed_shorts, rates=one.rates
    )
    if one.entries:
        assert both == state_of(one)
    assert first == before, "the first half stays as it is"


def test_a_stop_at_any_moment_and_the_rest_give_what_the_whole_gives() -> None:
    for seed in range(BULK):
        one, chance = seeded(seed)
        moment = some_moment(one, chance)
        rest = [entry for entry in one.entries if entry.at > moment]
        both = replay(
            rest,
            after=state_of(one, moment),
            borrowed_shorts=one.borrowed_shorts,
            rates=one.rates,
        )
        assert both == replay(one.entries, borrowed_shorts=one.borrowed_shorts, rates=one.rates)


def test_equity_less_deposits_is_the_whole_profit() -> None:
    for seed in range(BULK):
        one, chance = seeded(seed)
        valuation = valued(one, some_moment(one, chance))
        own = CONTEXT.subtract(valuation.equity, valuation.deposits)
        assert agree(own, valuation.total.net)


def test_over_any_period_profit_is_change_of_equity_less_deposits() -> None:
    """Realised in the period + change of unrealised = change of equity − deposits."""
    for seed in range(BULK):
        one, chance = seeded(seed)
        start, end = sorted((some_moment(one, chance), some_moment(one, chance)))
        before, after = valued(one, start), valued(one, end)
        realised = (after.realised - before.realised).net
        unrealised = (after.unrealised - before.unrealised).net
        equity = CONTEXT.subtract(after.equity, before.equity)
        deposits = CONTEXT.subtract(after.deposits, before.deposits)
        assert agree(CONTEXT.add(realised, unrealised), CONTEXT.subtract(equity, deposits))


def test_periods_add_up_to_the_whole() -> None:
    for seed in range(BULK // 2):
        one, chance = seeded(seed)
        cuts = sorted(some_moment(one, chance) for _ in range(5))
        valuations = [valued(one, cut) for cut in cuts]
        parts = ProfitAndLoss()
        for before, after in pairwise(valuations):
            parts += after.total - before.total
        whole = valuations[-1].total - valuations[0].total
        assert differences(parts_of(parts), parts_of(whole)) == {}


def test_what_is_flat_or_empty_leaves_exactly_nothing() -> None:
    for seed in range(BULK):
        one, _ = seeded(seed)
        state = state_of(one) if one.entries else State()
        for position in state.positions.values():
            if not position.quantity:
                assert position.cost == 0
        for held in state.collateral.values():
            assert held.amount > 0
        for debt in state.debts.values():
            if not debt.owed:
                assert debt.proceeds == debt.interest == debt.principal == debt.exposed == 0


def test_everything_unwound_at_one_price_costs_nothing() -> None:
    """A ledger closed, repaid and emptied keeps its profit in cash, and no unrealised."""
    for seed in range(BULK):
        one, _ = seeded(seed)
        state = state_of(one) if one.entries else State()
        at = one.entries[-1].at if one.entries else START
        before = value(state, at, one.market, PLATFORM)
        unwinding: list[Entry] = []
        for asset, position in state.positions.items():
            if position.quantity:
                price = before.quotes[asset].price
                unwinding.append(_late(kinds.Close, at, unwinding, asset, None, price))
        for asset, held in state.collateral.items():
            price = before.quotes[asset].price
            unwinding.append(_late(kinds.Withdraw, at, unwinding, asset, held.amount, price))
        for asset, owed in before.owed.items():
            if owed > 0:
                price = before.quotes[asset].price
                unwinding.append(_late(kinds.Repay, at, unwinding, asset, owed, price))
        done = replay(unwinding, after=state, borrowed_shorts=one.borrowed_shorts, rates=one.rates)
        if any(debt.owed for debt in done.debts.values()):
            continue  # the platform owes something back, which no entry can pay out
        after = value(done, at, one.market, PLATFORM)
        assert differences(parts_of(after.unrealised), parts_of(ProfitAndLoss())) == {}
        assert agree(after.total.net, before.total.net)
        assert agree(after.equity, done.cash)


def _late(
    kind: type[Entry],
    at: datetime,
    before: Sequence[Entry],
    asset: Asset,
    amount: Decimal | None,
    price: Decimal,
) -> Entry:
    fields: dict[str, object] = {"asset": asset, "amount": amount, "price": price}
    return kind(at=at, sequence=1_000 + len(before), **fields)  # type: ignore[arg-type]


def test_a_refusal_leaves_the_state_before_it_untouched() -> None:
    refusals = 0
    for seed in range(BULK):
        one = ledger(Seeded(seed))
        place = first_refused(one)
        if not place:
            continue
        refusals += 1
        before = state_of(one, entries=one.entries[:place])
        kept = before.copy()
        with pytest.raises(Refused):
            replay(
                one.entries[place:],
                after=before,
                borrowed_shorts=one.borrowed_shorts,
                rates=one.rates,
            )
        assert before == kept
    assert refusals > BULK // 10


# Where the order does not matter


def _at(day: int, sequence: int) -> dict[str, object]:
    return {"at": START + timedelta(days=day), "sequence": sequence}


_INDEPENDENT: Sequence[tuple[type[Entry], dict[str, object]]] = (
    (kinds.Funding, {"asset": USDC, "amount": Decimal("3.21"), "price": Decimal(1)}),
    (kinds.Gas, {"asset": ETH, "amount": Decimal("0.001"), "price": Decimal(2_000)}),
    (kinds.FeePaid, {"asset": USDC, "amount": Decimal(4), "price": Decimal(1)}),
    (kinds.Deposit, {"asset": USDC, "amount": Decimal(500), "price": Decimal(1)}),
    (kinds.Yield, {"asset": USDC, "amount": Decimal(5), "price": Decimal(1)}),
    (kinds.Borrow, {"asset": USDC, "amount": Decimal(900), "price": Decimal(1)}),
    (kinds.Repay, {"asset": USDC, "amount": Decimal(10), "price": Decimal(1)}),
    (kinds.RateChange, {"asset": USDC, "apr": Decimal("0.07")}),
    (kinds.Add, {"asset": ETH, "amount": Decimal(1), "price": Decimal(2_000)}),
    (kinds.StopMoved, {"asset": ETH, "price": Decimal(1_800)}),
    (kinds.Note, {"note": "nothing to add"}),
)


@given(order=st.permutations(_INDEPENDENT))
def test_the_order_of_what_happens_at_one_moment_does_not_matter(
    order: Sequence[tuple[type[Entry], dict[str, object]]],
) -> None:
    price = Decimal(2_000)
    first = [
        kinds.Borrow(
            at=START, asset=USDC, amount=Decimal(10_000), price=Decimal(1), apr=Decimal("0.1")
        ),
        kinds.Open(at=START, sequence=1, asset=ETH, size=Decimal(5), price=price),
    ]

    def figures(turns: Sequence[tuple[type[Entry], dict[str, object]]]) -> dict[str, Decimal]:
        later = [
            kind(**_at(30, place), **said)  # type: ignore[arg-type]
            for place, (kind, said) in enumerate(turns)
        ]
        state = replay([*first, *later])
        valuation = value(state, START + timedelta(days=90), NO_MARKET, PLATFORM)
        return {
            "equity": valuation.equity,
            "owed": valuation.owed[USDC],
            "cost": state.positions[ETH].cost,
            **{f"realised/{it}": was for it, was in parts_of(valuation.realised).items()},
            **{f"unrealised/{it}": was for it, was in parts_of(valuation.unrealised).items()},
        }

    assert differences(figures(order), figures(_INDEPENDENT)) == {}
