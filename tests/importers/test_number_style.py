"""A file's numbers are read one way, which the file decides as a whole."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.exact import parse_decimal, plain
from journal_app.domain.problems import Refused
from journal_app.importers.number_style import COMMA, POINT, number_style


@pytest.mark.parametrize(
    ("cells", "style"),
    [
        (["1", "", "abc"], POINT),
        (["1.5"], POINT),
        (["1,5"], COMMA),
        (["1.234", "2,5"], COMMA),
        (["1.234", "0.5"], POINT),
        (["1.234,56"], COMMA),
        (["1,234.56"], POINT),
        (["1 234,56"], COMMA),
        (["1'234.56"], POINT),
        (["1’234.56"], POINT),
        (["1.234.567"], COMMA),
        (["1,234,567"], POINT),
        (["1,55444E+13"], COMMA),
        (["1.5e-7"], POINT),
        (["0.001"], POINT),
        (["-0,001"], COMMA),
        (["1234.567"], POINT),
    ],
)
def test_one_telling_cell_decides(cells: list[str], style: object) -> None:
    assert number_style(cells, ";") is style


@pytest.mark.parametrize(
    "cells", [["1.234"], ["1,234"], ["1.5", "1,5"], ["12.345", "1,234.5", "3,5"]]
)
def test_where_both_fit_the_trader_is_asked(cells: list[str]) -> None:
    with pytest.raises(Refused) as refused:
        number_style(cells, ";")
    assert refused.value.code == "decimal_sign_unknown"
    assert number_style(cells, ";", "comma") is COMMA
    assert number_style(cells, ";", "point") is POINT


def test_cells_that_commas_part_have_points_in_their_numbers() -> None:
    assert number_style(["298.580"], ",") is POINT
    assert number_style(["1,5"], ",") is COMMA
    assert number_style(["1,5", "1.5"], ",") is POINT


@given(st.decimals(-(10**9), 10**9, places=4), st.sampled_from([" ", ".", "'", "\u202f", ""]))
def test_whoever_writes_with_a_comma_is_read_exactly(number: Decimal, grouping: str) -> None:
    whole, _, fraction = f"{number:,.4f}".partition(".")
    written = f"{whole.replace(',', grouping)},{fraction}"
    assert number_style([written], ";") is COMMA
    assert plain(parse_decimal(written, COMMA)) == plain(number)
