"""A file is known by what its header says."""

from __future__ import annotations

import pytest

from journal_app.domain.problems import Refused
from journal_app.importers import gmx
from journal_app.importers.detect import FORMATS
from tests.importers.files import read, refusals, sample


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("time,coin,dir,px,sz,ntl,fee,closedPnl", "hyperliquid_trade_history"),
        ("timestamp,id,amount,reserve,action,txHash", "aave_transactions"),
        ("id,timestamp,action,collateralReserve,debtReserve", "aave_transactions"),
        ("timestamp,txHash,__typename,reserve.symbol,borrowRate", "aave_subgraph"),
        (",".join(sorted(gmx.COLUMNS)), "gmx_trade_history"),
        ("amount,asset,event,platform,account,time,price", "lending_events"),
        ("time,asset,price", "prices"),
        ("time,platform,asset,borrow_apr", "rates"),
    ],
)
def test_the_header_tells_the_format(header: str, name: str) -> None:
    assert read(header + "\n").file_format == name
    assert read(header + "\n", name=name).file_format == name
    assert read((header + "\n").encode("utf-16"), name=name).file_format == name


def test_no_two_formats_share_a_name() -> None:
    assert len({each.name for each in FORMATS}) == len(FORMATS)


def test_an_unknown_header_is_named_with_the_formats() -> None:
    with pytest.raises(Refused) as refused:
        read("a,b\n1,2\n")
    assert refused.value.code == "format_unknown"
    assert "lending_events" in str(refused.value.facts["choices"])


@pytest.mark.parametrize(("name", "code"), [("prices", "not_of_format"), ("x", "not_a_choice")])
def test_a_file_is_not_read_as_what_it_is_not(name: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        read(sample("hyperliquid_trade_history.csv"), name=name)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("at", "code"),
    [
        ("0206-11-20T12:00:00Z", "before_all_trading"),
        ("2206-11-20T12:00:00Z", "in_the_future"),
        ("9999-12-31T23:59:59Z", "in_the_future"),
    ],
)
def test_a_row_is_refused_at_whose_time_nothing_can_have_happened(at: str, code: str) -> None:
    files = (
        f"time,asset,price\n{at},ETH,2000\n",
        f"time,platform,asset,borrow_apr\n{at},aave_v3,USDC,0.05\n",
        f"time,account,platform,event,asset,amount\n{at},main,aave_v3,note,,\n",
    )
    for text in files:
        assert refusals(read(text)) == [(2, "time", code, at)]
