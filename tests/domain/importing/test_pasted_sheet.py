"""What a clipboard may hold, and which row it means."""

from __future__ import annotations

import pytest

from journal_app.domain.importing.pasted_sheet import PastedLine, SheetRow, pasted_lines, placed

Line = PastedLine
ROWS = (
    SheetRow("ETH", "price"),
    SheetRow("wstETH", "price"),
    SheetRow("wstETH", "oracle"),
    SheetRow("BTC", "price"),
    SheetRow("USDC", "rate", ("aave_v3", "Aave v3, Ethereum")),
    SheetRow("USDC", "rate", ("aave_v3_base", "Aave v3, Base")),
    SheetRow("ETH", "rate", ("morpho_blue", "Morpho Blue")),
    SheetRow("USDT", "rate", ("morpho_blue", "Morpho Blue")),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("2,150.5\n\n67120\n", [Line("2,150.5"), Line("67120")]),
        ("ETH\t2150\nBTC\t67 120", [Line("2150", "ETH"), Line("67 120", "BTC")]),
        ("eth: 2150", [Line("2150", "eth")]),
        ("wstETH = 2.600,10", [Line("2.600,10", "wstETH")]),
        ("USDC.e, 0.99", [Line("0.99", "USDC.e")]),
        ("wstETH oracle 3640", [Line("3640", "wstETH", "", "oracle")]),
        ("wstETH\toracle\t3640", [Line("3640", "wstETH", "", "oracle")]),
        ("oracle 3640", [Line("3640", "oracle")]),
        ("aave_v3 USDC 8.5", [Line("8.5", "USDC", "aave_v3")]),
        ("Aave v3 USDC 8.5 %", [Line("8.5", "USDC", "Aave v3")]),
        ("aave_v3,USDC,8.5", [Line("8.5", "USDC", "aave_v3")]),
        ("Aave v3, Ethereum\tUSDC\t8,5%", [Line("8,5", "USDC", "Aave v3, Ethereum")]),
        ("ETH\t$2,150.50\t+2.3%", [Line("$2,150.50", "ETH")]),
        ('"ETH","2,150.50"', [Line("2,150.50", "ETH")]),
        ("2026-11-22T10:00Z;ETH;2150", [Line("2150", "ETH")]),
        ("1INCH\t0.2", [Line("0.2", "1INCH")]),
        ("ETH\tabout 2000", [Line("about 2000", "ETH")]),
        ("ETH", [Line("ETH")]),
        ("1e3", [Line("1e3")]),
    ],
)
def test_a_line_is_a_number_or_what_it_is_of_and_one(text: str, found: list[Line]) -> None:
    assert pasted_lines(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Asset\tPrice\nETH\t2150", [Line("2150", "ETH", "", "price")]),
        ("asset,price\nETH,2150", [Line("2150", "ETH", "", "price")]),
        ("price,asset\n2150,ETH", [Line("2150", "ETH", "", "price")]),
        ("Asset Price\nETH 2150", [Line("2150", "ETH", "", "price")]),
        ("Last price;24 h;Coin\n2150;+1 %;ETH", [Line("2150", "ETH", "", "price")]),
        (
            "asset;price;oracle_price\nETH;2150;2148\nBTC;67000;",
            [
                Line("2150", "ETH", "", "price"),
                Line("2148", "ETH", "", "oracle"),
                Line("67000", "BTC", "", "price"),
            ],
        ),
        (
            "Platform\tAsset\tRate %\nAave v3, Base\tUSDC\t8.5 %",
            [Line("8.5", "USDC", "Aave v3, Base", "rate")],
        ),
        (
            "time,platform,asset,borrow_apr\n2026-11-22,aave_v3,USDC,0.085",
            [Line("8.5", "USDC", "aave_v3", "rate")],
        ),
        (
            "platform;asset;borrow_apr\naave_v3;USDC;0,085",
            [Line("0,085", "USDC", "aave_v3", "rate")],
        ),
        ("price\n2150\n67000", [Line("2150"), Line("67000")]),
        ("rate\n8.5", [Line("8.5")]),
        ("price;oracle\n2150;2148", [Line("2150")]),
        ("My coins\tlately\nETH\t2150", [Line("2150", "ETH")]),
    ],
)
def test_a_first_line_names_the_columns(text: str, found: list[Line]) -> None:
    assert pasted_lines(text) == found


@pytest.mark.parametrize("line", ['ETH,"' + "7" * 200_000, "ETH " + "7" * 200_000, "," * 200_000])
def test_a_line_without_an_end_is_passed_over(line: str) -> None:
    assert pasted_lines(f"{line}\nBTC 7") == [Line("7", "BTC")]


def test_numbers_go_down_from_where_one_stands() -> None:
    found = placed(pasted_lines("1\n2\n3"), ROWS, 6)
    assert found == ({6: "1", 7: "2"}, ["3"])


@pytest.mark.parametrize(
    ("text", "given", "unmatched"),
    [
        ("BTC 7\neth 8\nSOL 9", {3: "7", 0: "8"}, ["SOL"]),
        ("wsteth 5\nwsteth oracle 4", {1: "5", 2: "4"}, []),
        ("ETH 8\nMorpho Blue ETH 2.1", {0: "8", 6: "2.1"}, []),
        ("USDT 6.5", {7: "6.5"}, []),
        ("USDC 8.5", {}, ["USDC"]),
        ("Aave v3 USDC 8.5", {}, ["Aave v3 USDC"]),
        ("aave_v3 USDC 8.5\nAave v3, Base\tUSDC\t8.1", {4: "8.5", 5: "8.1"}, []),
        ("Aave v3, Base\tUSDC\t8.1", {5: "8.1"}, []),
        ("Compound USDC 8.5", {}, ["Compound USDC"]),
        ("asset;rate\nETH;2.1", {6: "2.1"}, []),
    ],
)
def test_what_a_number_is_of_finds_its_row(
    text: str, given: dict[int, str], unmatched: list[str]
) -> None:
    found = placed(pasted_lines(text), ROWS, 0)
    assert found == (given, unmatched)
