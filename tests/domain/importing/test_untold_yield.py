"""What a lending pool paid, told by what left it."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from journal_app.domain.importing.untold_yield import untold_yield
from journal_app.domain.ledger.drafts import Draft, entry
from journal_app.domain.ledger.entries import Entry
from journal_app.domain.ledger.replay import replay
from journal_app.domain.money import Asset
from journal_app.domain.problems import Refused

WETH, USDC = Asset("WETH"), Asset("USDC")
AT = datetime(2026, 1, 1, tzinfo=UTC)
ONE = Decimal(1)


def draft(kind: str, amount: str | None, asset: Asset | None = WETH) -> Draft:
    number = None if amount is None else Decimal(amount)
    return Draft(kind=kind, at=AT, asset=asset, amount=number, price=ONE, reference="tx")


def made(*drafts: Draft) -> list[Entry]:
    return [entry(each, lambda _asset, _at: ONE, place) for place, each in enumerate(drafts)]


SUPPLIED = (draft("deposit", "10"), draft("deposit", "5", USDC))


@pytest.mark.parametrize("kind", ["withdraw", "swap", "liquidation"])
def test_what_leaves_beyond_what_came_in_was_earned(kind: str) -> None:
    entries = made(*SUPPLIED)
    earned = untold_yield(draft(kind, "10.25"), replay(entries), entries)
    assert earned == draft("yield", "0.25")
    assert untold_yield(draft(kind, "10"), replay(entries), entries) is None
    assert untold_yield(draft(kind, "20"), replay(entries), entries) == draft("yield", "10")


def test_beyond_that_the_supply_is_not_told() -> None:
    entries = made(*SUPPLIED)
    for asset, amount, held in ((WETH, "20.1", 10), (Asset("DAI"), "1", 0)):
        with pytest.raises(Refused) as refused:
            untold_yield(draft("withdraw", amount, asset), replay(entries), entries)
        (problem,) = refused.value.problems
        assert (problem.field, problem.code) == ("amount", "withdraws_more_than_held")
        assert problem.facts == {"amount": Decimal(amount), "asset": asset, "held": held}


def test_a_swap_supplies_what_it_buys() -> None:
    swap = Draft(
        kind="swap", at=AT, asset=WETH, amount=ONE, price=ONE, to_asset=USDC, to_amount=Decimal(7)
    )
    entries = made(*SUPPLIED, swap)
    assert untold_yield(draft("withdraw", "24", USDC), replay(entries), entries) == draft(
        "yield", "12", USDC
    )


def test_nothing_is_taken_for_earned_of_what_comes_in_or_where_positions_gain() -> None:
    entries = made(*SUPPLIED)
    for silent in (
        draft("repay", "30"),
        draft("deposit", "30"),
        draft("withdraw", None),
        draft("withdraw", "30", None),
    ):
        assert untold_yield(silent, replay(entries), entries) is None
    traded = made(*SUPPLIED, draft("open", "1"))
    assert untold_yield(draft("withdraw", "30"), replay(traded), traded) is None
