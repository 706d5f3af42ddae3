"""Deposits and withdrawals, and the own money that they make."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal as D
from typing import Any

import pytest

from journal_app.domain.ledger.account_flow import AccountFlow, FlowDraft, account_flow
from journal_app.domain.ledger.own_money import NO_OWN_MONEY, OwnMoney
from journal_app.domain.money import Asset
from journal_app.domain.problems import Refused
from journal_app.domain.watching.book import own_money

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
EUR = Asset("EUR")

DRAFT = FlowDraft(
    account="main", at=NOON, asset=EUR, amount=D(1000), reference=" SEPA 7 ", note=" rent\n"
)


def flow(hours: int, amount: str, price: str = "1") -> AccountFlow:
    return AccountFlow(
        account="main", at=NOON + hours * HOUR, asset=EUR, amount=D(amount), price=D(price)
    )


def known(_asset: Asset, _at: datetime) -> D | None:
    return D("1.08")


def unknown(_asset: Asset, _at: datetime) -> D | None:
    return None


def test_a_draft_becomes_a_flow_at_the_price_known_then() -> None:
    made = account_flow(DRAFT, known, NOON)
    assert made == AccountFlow(
        account="main",
        at=NOON,
        asset=EUR,
        amount=D(1000),
        price=D("1.08"),
        reference="SEPA 7",
        note="rent",
    )
    assert made.value == 1080
    out = account_flow(replace(DRAFT, amount=D(-10), price=D("1.1")), unknown, NOON)
    assert out.value == -11


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"account": ""}, "account", "account_without_name"),
        ({"at": NOON + HOUR}, "at", "in_the_future"),
        ({"at": datetime(1999, 1, 1, tzinfo=UTC)}, "at", "before_all_trading"),
        ({"asset": Asset("12")}, "asset", "no_ticker"),
        ({"amount": D(0)}, "amount", "nothing_flows"),
        ({"price": D(0)}, "price", "not_positive"),
        ({"price": D(-1)}, "price", "not_positive"),
    ],
)
def test_what_cannot_have_flowed_is_refused_under_its_field(
    change: dict[str, Any], field: str, code: str
) -> None:
    draft = replace(DRAFT, **{"price": D(1), **change})
    with pytest.raises(Refused) as refused:
        account_flow(draft, unknown, NOON)
    assert [(each.field, each.code) for each in refused.value.problems] == [(field, code)]


def test_every_problem_is_told_at_once_and_a_missing_price_among_them() -> None:
    draft = replace(DRAFT, account="", amount=D(0))
    with pytest.raises(Refused) as refused:
        account_flow(draft, unknown, NOON)
    assert [each.field for each in refused.value.problems] == ["account", "amount", "price"]
    with pytest.raises(Refused) as refused:  # of a time to come no price can be known
        account_flow(replace(DRAFT, at=NOON + HOUR), unknown, NOON)
    assert [each.field for each in refused.value.problems] == ["at"]


def test_own_money_is_the_capital_and_what_flowed_since() -> None:
    own = OwnMoney(D(100), [flow(2, "-30"), flow(0, "10", "1.5"), flow(2, "5")])
    assert own.is_known
    assert (own.capital, own.start, own.flow_count) == (D(100), D(100), 3)
    assert [own.until(NOON + hours * HOUR) for hours in (-1, 0, 1, 2, 3)] == [
        100, 115, 115, 90, 90,
    ]  # fmt: skip
    assert own.between(NOON, NOON + 2 * HOUR) == -25
    assert own.between(NOON - HOUR, NOON) == 15
    assert own.times_between(NOON - HOUR, NOON + 9 * HOUR) == [NOON, NOON + 2 * HOUR]
    assert own.times_between(NOON, NOON + HOUR) == []
    assert own.equity(D(7), NOON + HOUR) == 122


def test_a_flow_counts_before_the_trades_that_close_at_its_time() -> None:
    own = OwnMoney(None, [flow(0, "1"), flow(2, "2"), flow(9, "3")])
    closed_at = [NOON + hours * HOUR for hours in (0, 1, 2, 2)]
    assert own.among(closed_at) == [(0, D(1)), (2, D(2)), (4, D(3))]


def test_own_money_is_known_once_anything_is_told_of_it() -> None:
    assert not NO_OWN_MONEY.is_known
    assert NO_OWN_MONEY.start == 0
    assert OwnMoney(None, [flow(0, "1")]).is_known
    assert own_money(None, []) is None
    assert own_money(None, [D(5), D(-2)]) == 3
    assert own_money(D(100), []) == 100
    assert own_money(D(100), [D(5)]) == 105
