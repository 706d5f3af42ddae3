"""GMX's detailed history: one event in several rows, signed sizes, costs by their columns."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest

from journal_app.domain.importing.imported import ImportedFile, Skipped, TradeEvent
from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.money import Asset
from tests.importers.files import contents, read, refusals, sample

COLUMNS = next(csv.reader([sample("gmx_detailed_trade_history.csv").decode().splitlines()[0]]))


def row(order: str = "MarketIncrease", **more: str) -> dict[str, str]:
    """An executed order; an increase opens 2 ETH at 2,000, any other closes them at 2,100."""
    sign = "" if order.endswith("Increase") else "-"
    closes = {} if not sign else {"base_pnl_usd": "200", "position_size_usd": "0"}
    return {
        "timestamp_utc": "2026-05-01T10:00:00Z",
        "order_type": order,
        "status": "executed",
        "chain": "arbitrum",
        "is_long": "true",
        "size_delta_usd": f"{sign}4000",
        "size_delta_tokens": f"{sign}2",
        "position_size_usd": "4000",
        "execution_price": "2100" if sign else "2000",
        "index_token_symbol": "ETH",
        "collateral_token_symbol": "USDC",
        "position_lifecycle_id": "life",
        "position_key": "key",
        "schema_version": "1",
        "action_id": f"42161:{order}",
        "row_type": "action",
    } | closes | more  # fmt: skip


def table(*rows: dict[str, str]) -> ImportedFile:
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    return read(text.getvalue())


def events(file: ImportedFile) -> list[TradeEvent]:
    found = [each for each in contents(file) if isinstance(each, TradeEvent)]
    assert len(found) == len(file.outcomes) == len(contents(file))
    return found


def told(*drafts: Draft) -> list[tuple[object, ...]]:
    return [(each.kind, each.asset, each.amount, each.price) for each in drafts]


def test_the_history_is_read_whole() -> None:
    file = read(sample("gmx_detailed_trade_history.csv"))
    assert (file.file_format, file.platform) == ("gmx_trade_history", "gmx_v2")
    assert [
        (each.row.line, each.problem.code)
        for each in file.outcomes
        if isinstance(each, Skipped)
    ] == [
        (2, "order_not_executed"),
        (5, "told_by_its_action"),
        (7, "swap_of_own_tokens"),
        (8, "order_not_executed"),
    ]  # fmt: skip
    increase, decrease, liquidated = (
        each for each in contents(file) if isinstance(each, TradeEvent)
    )
    assert {each.label for each in (increase, decrease, liquidated)} == {"arbitrum lc-1"}
    assert told(*increase.drafts) == [("open", "ETH", 4, 2500), ("deposit", "USDC", 1000, None)]
    assert increase.draft.fee == Decimal("6.75")
    assert told(*decrease.drafts) == [
        ("reduce", "ETH", Decimal("1.6"), Decimal("2655.375")),
        ("interest", "USD", Decimal("0.3"), None),
        ("withdraw", "USDC", Decimal("245.9"), None),
    ]
    assert decrease.draft.fee == Decimal("2.4")
    assert told(*liquidated.drafts) == [
        ("liquidation", "ETH", Decimal("2.4"), 2150),
        ("fee", "USD", 6, None),
        ("interest", "USD", Decimal("4.5"), None),
    ]
    assert liquidated.draft.fee == 30


def test_the_newest_first_is_turned() -> None:
    later = row("MarketDecrease", timestamp_utc="2026-05-02T10:00:00Z")
    assert [each.draft.kind for each in events(table(later, row()))] == ["open", "close"]


def test_a_short_gains_where_the_price_falls() -> None:
    opened, closed = events(
        table(
            row(is_long="false"),
            row("LimitDecrease", is_long="false", base_pnl_usd="200", execution_price="1900"),
        )
    )
    assert told(opened.draft, closed.draft) == [
        ("open", "ETH", -2, 2000),
        ("close", "ETH", 2, 1900),
    ]


def test_more_of_a_position_is_added_to_it() -> None:
    (event,) = events(table(row(position_size_usd="9000")))
    assert told(event.draft) == [("add", "ETH", 2, 2000)]


def test_funding_paid_is_below_zero_and_other_costs_are_fees() -> None:
    costs = {
        "position_fee_usd": "2", "ui_fee_usd": "1", "trader_discount_usd": "0.5",
        "funding_fee_usd": "3", "borrowing_fee_usd": "4",
    }  # fmt: skip
    (by_column,) = events(table(row("MarketDecrease", **costs)))
    assert by_column.draft.fee == Decimal("2.5")
    assert told(*by_column.further) == [("interest", "USD", 4, None), ("funding", "USD", -3, None)]
    (by_result,) = events(table(row("MarketDecrease", **costs, net_action_result_usd="190")))
    assert by_result.draft.fee == 3
    assert by_result.further == by_column.further


def test_a_result_without_its_profit_is_told_by_the_price() -> None:
    (event,) = events(
        table(row("MarketDecrease", base_pnl_usd="", net_action_result_usd="195"))
    )  # fmt: skip
    assert told(event.draft) == [("close", "ETH", 2, 2100)]
    assert event.draft.fee == 5


def test_collateral_alone_is_put_in_and_taken_out() -> None:
    none = {"size_delta_usd": "0", "size_delta_tokens": "0", "collateral_delta_amount": "50"}
    into, out, idle = (
        row(**none, borrowing_fee_usd="1", net_action_result_usd="-1.5"),
        row("MarketDecrease", **none | {"position_size_usd": "4000", "base_pnl_usd": ""}),
        row("MarketDecrease", **none | {"collateral_delta_amount": "", "base_pnl_usd": ""}),
    )
    file = table(into, out, idle)
    first, second = (each for each in contents(file) if isinstance(each, TradeEvent))
    assert told(*first.drafts) == [
        ("deposit", "USDC", 50, None),
        ("fee", "USD", Decimal("0.5"), None),
        ("interest", "USD", 1, None),
    ]
    assert told(*second.drafts) == [("withdraw", "USDC", 50, None)]
    assert [each.problem.code for each in file.outcomes if isinstance(each, Skipped)] == [
        "changes_no_balance"
    ]


def test_volatile_collateral_has_the_price_of_its_row() -> None:
    weth = {"collateral_token_symbol": "WETH", "collateral_delta_amount": "0.5"}
    opened, reduced = events(
        table(
            row(**weth, collateral_delta_usd="1001"),
            row(
                "MarketDecrease", collateral_token_symbol="WETH", position_size_usd="1",
                position_fee_amount="0.001", position_fee_usd="2.1", net_action_result_usd="197.9",
            ),
        )
    )  # fmt: skip
    assert told(*opened.further) == [("deposit", "WETH", Decimal("0.5"), 2002)]
    assert told(*reduced.further) == [
        ("withdraw", "WETH", Decimal("0.094238095238095238"), 2100)
    ]  # fmt: skip
    (by_index,) = events(table(row(**weth)))
    assert told(*by_index.further) == [("deposit", "WETH", Decimal("0.5"), 2000)]
    (unknown,) = events(table(row(**weth | {"collateral_token_symbol": "ARB"})))
    assert told(*unknown.further) == [("deposit", "ARB", Decimal("0.5"), None)]


def test_a_payout_in_an_asset_without_a_price_is_refused() -> None:
    file = table(row("MarketDecrease", collateral_token_symbol="ARB", position_size_usd="1"))
    assert [each[1:] for each in refusals(file)] == [
        ("collateral_token_symbol", "price_unknown", "ARB")
    ]


def test_a_loss_of_a_part_pays_nothing_out() -> None:
    lost = {"base_pnl_usd": "-200", "execution_price": "1900", "position_size_usd": "1"}
    (event,) = events(table(row("MarketDecrease", **lost)))
    assert told(*event.drafts) == [("reduce", "ETH", 2, 1900)]


def test_what_was_swapped_on_its_way_in_is_kept_as_the_margin_is() -> None:
    sent = row(
        collateral_token_symbol="ARB", collateral_delta_amount="100", collateral_delta_usd="90",
        swap_path="0x1>0x2",
    )  # fmt: skip
    opened, _ = events(table(sent, row("MarketDecrease")))
    assert told(*opened.further) == [("deposit", "USDC", 90, None)]


def test_each_life_of_a_position_is_one_trade() -> None:
    rows = [
        row(),
        row(is_long="false", position_lifecycle_id="other"),
        row(chain="avalanche"),
        row(chain="", chain_id="1", index_token_symbol="BTC"),
    ]
    assert [each.label for each in events(table(*rows))] == [
        "arbitrum life", "arbitrum other", "avalanche life", "1 life",
    ]  # fmt: skip
    nameless = [
        row(position_lifecycle_id="", timestamp_utc=f"2026-05-0{day}T10:00:00Z", order_type=order)
        | ({} if order == "MarketIncrease" else row(order, position_lifecycle_id="")
           | {"timestamp_utc": f"2026-05-0{day}T10:00:00Z"})
        for day, order in enumerate(
            ["MarketDecrease", "MarketIncrease", "MarketDecrease", "MarketIncrease"], start=1
        )
    ]  # fmt: skip
    assert [each.label for each in events(table(*nameless))] == [
        "arbitrum key",
        "arbitrum key 2026-05-02T10:00:00Z",
        "arbitrum key 2026-05-02T10:00:00Z",
        "arbitrum key 2026-05-04T10:00:00Z",
    ]


def test_a_rebate_lessens_the_penalty_of_a_liquidation() -> None:
    (event,) = events(
        table(row("Liquidation", liquidation_fee_usd="10", net_action_result_usd="192"))
    )
    assert event.draft.fee == 8
    assert event.further == ()


@pytest.mark.parametrize(
    ("changed", "column", "code"),
    [
        ({"schema_version": "2"}, "schema_version", "not_a_choice"),
        ({"row_type": "odd"}, "row_type", "not_a_choice"),
        ({"status": "odd"}, "status", "not_a_choice"),
        ({"order_type": "17"}, "order_type", "not_a_choice"),
        ({"is_long": ""}, "is_long", "not_a_choice"),
        ({"timestamp_utc": "2026-05-01 10:00"}, "timestamp_utc", "not_a_time"),
        ({"timestamp_utc": "soon"}, "timestamp_utc", "not_a_time"),
        ({"size_delta_usd": "-4000"}, "size_delta_usd", "size_against_order"),
        ({"size_delta_tokens": ""}, "size_delta_tokens", "empty"),
        ({"size_delta_tokens": "20"}, "execution_price", "price_off_size"),
        ({"execution_price": ""}, "execution_price", "empty"),
        ({"index_token_symbol": ""}, "index_token_symbol", "missing"),
        ({"position_lifecycle_id": "", "position_key": ""}, "position_lifecycle_id", "missing"),
        ({"position_fee_usd": "x"}, "position_fee_usd", "not_a_number"),
    ],
)
def test_what_cannot_be_told_is_refused_by_its_column(
    changed: dict[str, str], column: str, code: str
) -> None:
    found = refusals(table(row() | changed))
    assert [(place, why) for _, place, why, _ in found] == [(column, code)]


def test_guards_of_a_spreadsheet_are_taken_off_numbers_too() -> None:
    (event,) = events(
        table(row("MarketDecrease", size_delta_usd="'-4000", size_delta_tokens="'-2"))
    )  # fmt: skip
    assert told(event.draft) == [("close", Asset("ETH"), 2, 2100)]


def test_a_file_that_a_spreadsheet_kept_says_the_same() -> None:
    for side, word in (("true", "TRUE"), ("false", "FALSE")):
        assert events(table(row(is_long=word))) == events(table(row(is_long=side)))


def test_claims_and_orders_that_were_not_executed_are_skipped() -> None:
    rows = [row(row_type="claim"), row(status="frozen"), row(status="updated"), row("MarketSwap")]
    found = [each.problem.code for each in table(*rows).outcomes if isinstance(each, Skipped)]
    assert found == [
        "claim_of_no_position", "order_not_executed", "order_not_executed", "swap_of_own_tokens",
    ]  # fmt: skip


def test_a_row_without_collateral_moves_none() -> None:
    (event,) = events(table(row(collateral_token_symbol="", collateral_delta_amount="5")))
    assert event.further == ()
