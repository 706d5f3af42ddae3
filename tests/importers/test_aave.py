"""Aave's histories: columns in any order, assets as JSON, raw amounts, what moves nothing."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from journal_app.domain.importing.imported import ImportedFile, PoolEvent, Skipped
from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.money import Asset
from journal_app.domain.problems import Problem, Refused
from tests.importers.files import contents, read, refusals, sample

WETH, USDC = Asset("WETH"), Asset("USDC")


def cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def reserve(symbol: str) -> str:
    return cell(json.dumps({"name": "a, b", "symbol": symbol, "decimals": 6}))


def table(*rows: dict[str, str]) -> str:
    """A file as the application writes it: the union of the keys, `undefined` where one lacks."""
    columns = list(dict.fromkeys(key for row in rows for key in row))
    lines = [",".join(row.get(key, "undefined") for key in columns) for row in rows]
    return "\n".join([",".join(columns), *lines]) + "\n"


def moved(action: str, **more: str) -> dict[str, str]:
    return {
        "timestamp": "1770000000",
        "amount": "100.0",
        "action": action,
        "txHash": "0x1",
        "reserve": reserve("USDC"),
        "assetPriceUSD": "0.5",
    } | more


def swapped(action: str, **more: str) -> dict[str, str]:
    return {
        "action": action,
        "id": "order",
        "timestamp": "1770000000",
        "underlyingSrcToken": reserve("WETH"),
        "srcAmount": "2.0",
        "underlyingDestToken": reserve("USDC"),
        "destAmount": "5000.0",
        "status": "fulfilled",
    } | more


def liquidated(**more: str) -> dict[str, str]:
    return {
        "action": "LiquidationCall",
        "timestamp": "1770000000",
        "txHash": "0x1",
        "collateralReserve": reserve("WETH"),
        "collateralAmount": "0.5",
        "collateralAmountUSD": "1050",
        "debtReserve": reserve("USDC"),
        "debtRepaidAmount": "1000.0",
        "debtRepaidAmountUSD": "1000.0",
    } | more


def said(*values: object) -> tuple[object, ...]:
    return values


def events(file: ImportedFile) -> list[PoolEvent]:
    found = [each for each in contents(file) if isinstance(each, PoolEvent)]
    assert len(found) == len(contents(file))
    return found


def skips(file: ImportedFile) -> list[tuple[int, str]]:
    return [
        (each.row.line, each.problem.code) for each in file.outcomes if isinstance(each, Skipped)
    ]


def test_the_application_history_is_read_oldest_first() -> None:
    file = read(sample("aave_app_transactions.csv"))
    assert said(file.file_format, file.platform) == ("aave_transactions", "aave_v3")
    told = [each.draft for each in events(file)]
    assert [each.kind for each in told] == [
        "deposit", "borrow", "repay", "liquidation", "repay", "withdraw",
    ]  # fmt: skip
    assert told[0] == Draft(
        kind="deposit",
        at=datetime(2025, 12, 1, 1, tzinfo=UTC),
        asset=WETH,
        amount=Decimal("10.0"),
        price=Decimal("2000.12"),
        reference="0x" + "1".zfill(64),
    )
    assert told[3].fee == Decimal("150.4")
    assert said(told[3].to_asset, told[3].to_amount) == (USDC, 1500)
    assert skips(file) == [(7, "changes_no_balance")]


@pytest.mark.parametrize(
    ("action", "kind"),
    [("Supply", "deposit"), ("Deposit", "deposit"), ("RedeemUnderlying", "withdraw"),
     ("Withdraw", "withdraw"), ("Borrow", "borrow"), ("Repay", "repay")],
)  # fmt: skip
def test_the_action_tells_the_kind(action: str, kind: str) -> None:
    (event,) = events(read(table(moved(action))))
    assert said(event.draft.kind, event.draft.asset, event.draft.amount) == (kind, USDC, 100)
    assert event.draft.price == Decimal("0.5")
    assert event.further == ()


def test_json_of_the_application_says_the_same() -> None:
    row = {
        "action": "Borrow", "id": "0x1", "timestamp": 1770000000, "txHash": "0x1",
        "reserve": {"symbol": "USDC", "decimals": 6}, "amount": "100.0", "assetPriceUSD": "0.5",
    }  # fmt: skip
    assert events(read(json.dumps([row]))) == events(read(table(moved("Borrow"))))
    with pytest.raises(Refused) as refused:
        read(json.dumps([row | {"amount": "100000000"}]))
    assert refused.value.code == "raw_or_whole"
    raw = read(json.dumps([row | {"amount": "100000000"}]), name="aave_subgraph")
    assert [each.draft.amount for each in events(raw)] == [100]


@pytest.mark.parametrize(
    "more", [{"pool": {"id": "0x1"}}, {"borrowRate": "52340000000000000000000000"}]
)
def test_a_decimal_point_tells_whole_amounts_whatever_else_is_told(more: dict[str, Any]) -> None:
    row = raw("Supply", "8000.0") | {"action": "Supply"} | more
    file = answer(row, row | {"amount": "0.5"})
    assert file.file_format == "aave_transactions"
    assert [each.draft.amount for each in events(file)] == [8000, Decimal("0.5")]
    torn = answer(row, row | {"amount": "8000000000000000000"})
    assert said(torn.file_format, *refusals(torn)[0][:3]) == (
        "aave_subgraph", 1, "amount", "no_raw_amount",
    )  # fmt: skip
    assert [each[1:] for each in refusals(read(json.dumps([row]), name="aave_subgraph"))] == [
        ("amount", "no_raw_amount", "8000.0")
    ]


def test_a_problem_found_later_is_told_at_the_column_of_the_asset() -> None:
    for text, column in (
        (table(moved("Repay")), "reserve"),
        (json.dumps([raw("Repay", "1")]), "reserve.symbol"),
    ):
        file = read(text)
        refused = file.refusal(file.outcomes[0].row, Problem("asset", "no_debt"))
        assert refused.problem.field == column
        assert refused.value


def test_a_row_without_its_action_is_refused() -> None:
    assert [each[1:3] for each in refusals(answer(raw("", "1")))] == [
        ("__typename", "not_a_choice")
    ]


def test_what_moves_nothing_is_skipped() -> None:
    rows = [
        moved("UsageAsCollateral", amount="undefined"),
        moved("SwapBorrowRate"),
        swapped("CowSwap"),
        swapped("CowCollateralSwap", status="expired"),
    ]
    assert skips(read(table(*rows))) == [
        (2, "changes_no_balance"),
        (3, "changes_no_balance"),
        (4, "changes_no_balance"),
        (5, "order_not_executed"),
    ]


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        (moved("FlashLoan"), "action", "not_a_choice"),
        (moved("Borrow", amount="undefined"), "amount", "empty"),
        (moved("Borrow", amount="0.0"), "amount", "not_positive"),
        (moved("Borrow", amount="1,000.0"), "", "too_many_cells"),
        (moved("Borrow", assetPriceUSD="x"), "assetPriceUSD", "not_a_number"),
        (moved("Borrow", reserve="undefined"), "reserve", "names_no_asset"),
        (moved("Borrow", reserve="USDC"), "reserve", "names_no_asset"),
        (moved("Borrow", reserve="[1]"), "reserve", "names_no_asset"),
        (moved("Borrow", timestamp="soon"), "timestamp", "not_a_number"),
        (moved("Borrow", timestamp="1e20"), "timestamp", "not_a_time"),
        (moved("Borrow", timestamp="1"), "timestamp", "before_all_trading"),
        (swapped("DebtSwap"), "action", "debts_not_told_apart"),
        (swapped("CollateralSwap", status="odd"), "status", "not_a_choice"),
        (liquidated(debtReserve="undefined"), "debtReserve", "names_no_asset"),
    ],
)
def test_what_cannot_be_told_is_refused_by_its_column(
    row: dict[str, str], column: str, code: str
) -> None:
    found = refusals(read(table(row)))
    assert [(place, why) for _, place, why, _ in found] == [(column, code)]


def test_a_liquidation_tells_its_penalty_and_the_price_of_the_debt() -> None:
    (event,) = events(read(table(liquidated(debtRepaidAmountUSD="1001"))))
    assert event.draft.price == 2100
    assert event.draft.fee == 49
    assert event.prices == {USDC: Decimal("1.001")}
    (event,) = events(read(table(liquidated(debtRepaidAmountUSD="undefined"))))
    assert event.draft.fee is None
    assert event.prices == {}
    (event,) = events(read(table(liquidated(debtRepaidAmountUSD="1060"))))
    assert event.draft.fee == 0


def test_a_price_that_is_not_known_is_none() -> None:
    (event,) = events(read(table(moved("Borrow", assetPriceUSD="0"))))
    assert event.draft.price is None


def test_swaps_of_the_supply() -> None:
    (swap,) = events(read(table(swapped("CollateralSwap"))))
    assert said(swap.draft.kind, swap.draft.amount, swap.draft.price) == ("swap", 2, 2500)
    assert said(swap.draft.to_asset, swap.draft.to_amount) == (USDC, 5000)
    assert swap.draft.reference == "order"
    (back,) = events(
        read(
            table(
                swapped(
                    "CowRepayWithCollateral",
                    underlyingSrcToken=reserve("USDC"),
                    srcAmount="5000.0",
                    underlyingDestToken=reserve("WETH"),
                    destAmount="2.0",
                )
            )
        )
    )
    assert [each.kind for each in back.drafts] == ["swap", "withdraw", "repay"]
    assert back.prices == {WETH: 2500}
    (left,) = events(read(table(swapped("WithdrawAndSwap"))))
    assert said(left.draft.kind, left.draft.asset, left.draft.amount) == ("withdraw", WETH, 2)


def raw(action: str, amount: str, **more: Any) -> dict[str, Any]:
    return {
        "__typename": action,
        "timestamp": 1770000000,
        "txHash": "0x1",
        "amount": amount,
        "reserve": {"symbol": "WETH", "decimals": 18},
        "assetPriceUSD": "2000.5",
    } | more


def answer(*rows: dict[str, Any]) -> ImportedFile:
    return read(json.dumps({"data": {"userTransactions": rows}}))


def test_the_subgraph_is_read_whole() -> None:
    file = read(sample("aave_subgraph_userTransactions.json"))
    assert said(file.file_format, file.platform) == ("aave_subgraph", "aave_v3")
    borrowed, repaid = (each.draft for each in events(file))
    assert said(borrowed.kind, borrowed.amount, borrowed.note) == (
        "borrow",
        8000,
        "Variable 5.234 %",
    )
    assert said(repaid.kind, repaid.amount, repaid.price) == ("repay", 4000, Decimal("1.00002"))


def test_raw_amounts_are_exact_to_the_last_unit() -> None:
    (event,) = events(answer(raw("Deposit", "1234567890123456789012345678")))
    assert event.draft.amount == Decimal("1234567890.123456789012345678")


@pytest.mark.parametrize(
    ("amount", "decimals"), [("1.5", 18), ("1.0", 18), ("15", None), ("15", "x"), ("15", "100")]
)
def test_a_raw_amount_without_its_decimals_is_refused(amount: str, decimals: object) -> None:
    reserved = {"symbol": "WETH"} | ({} if decimals is None else {"decimals": decimals})
    assert [each[1:3] for each in refusals(answer(raw("Borrow", amount, reserve=reserved)))] == [
        ("amount", "no_raw_amount")
    ]


def test_what_is_repaid_by_the_supply_leaves_it() -> None:
    (event,) = events(answer(raw("Repay", "1000000000000000000", useATokens=True)))
    assert [said(each.kind, each.amount) for each in event.drafts] == [
        ("repay", 1),
        ("withdraw", 1),
    ]


def test_a_liquidation_of_the_subgraph() -> None:
    row = {
        "action": "LiquidationCall",
        "timestamp": 1770000000,
        "txHash": "0x1",
        "collateralReserve": {"symbol": "WETH", "decimals": 18},
        "collateralAmount": "500000000000000000",
        "collateralAssetPriceUSD": "2100",
        "principalReserve": {"symbol": "USDC", "decimals": 6},
        "principalAmount": "1000000000",
        "borrowAssetPriceUSD": "1",
    }
    (event,) = events(answer(row, raw("Swap", "0") | {"timestamp": 1770000001}))
    assert said(event.draft.amount, event.draft.to_amount, event.draft.fee) == (
        Decimal("0.5"),
        1000,
        50,
    )
