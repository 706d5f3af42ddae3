"""What a clipboard may hold, and which row it means."""

from __future__ import annotations

import pytest

from journal_app.ui.dialogs.pasted_column import Pasted, pasted_column, placed

NAMES = ("ETH", "wstETH", "BTC")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2,150.5\n\n67120\n", [("", "2,150.5"), ("", "67120")]),
        ("ETH\t2150\nBTC\t67 120", [("ETH", "2150"), ("BTC", "67 120")]),
        ("eth: 2150", [("eth", "2150")]),
        ("wstETH = 2.600,10", [("wstETH", "2.600,10")]),
        ("USDC.e, 0.99", [("USDC.e", "0.99")]),
    ],
)
def test_a_line_is_a_number_or_a_name_with_one(text: str, found: list[tuple[str, str]]) -> None:
    assert pasted_column(text) == [Pasted(*each) for each in found]


def test_numbers_go_down_from_where_one_stands_and_names_find_their_row() -> None:
    assert placed(pasted_column("1\n2\n3"), NAMES, 1) == {1: "1", 2: "2"}
    assert placed(pasted_column("BTC 7\neth 8\nSOL 9"), NAMES, 0) == {2: "7", 0: "8"}
