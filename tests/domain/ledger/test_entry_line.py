"""A line becomes a draft, or says of each word what is wrong; what is written is read back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.exact import Separators
from journal_app.domain.ledger import entries as kinds
from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.ledger.entries import Entry
from journal_app.domain.ledger.entry_fields import ASKED, NOTED, ONCHAIN
from journal_app.domain.ledger.entry_line import completions, draft_in, said_in
from journal_app.domain.ledger.line_words import Setting
from journal_app.domain.ledger.replay import replay
from journal_app.domain.ledger.written_line import example_for, written
from journal_app.domain.money import Asset, apr_from_apy, ticker_problem
from journal_app.domain.problems import Refused
from journal_app.domain.trade import Direction, Position, Trade
from journal_app.wording import explain
from tests.services.samples import TERMS

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
ETH, BTC, USDC, DAI = Asset("ETH"), Asset("BTC"), Asset("USDC"), Asset("DAI")
ONE = Decimal(1)


def setting(*entries: Entry, decimal: str = ".", **fields: Any) -> Setting:
    trade = Trade(id=1, number=1, account="a", platform="p", created_at=NOW, **fields)
    grouping = "," if decimal == "." else "."
    separators = Separators(decimal, grouping + " \u00a0\u202f")
    return Setting(trade, replay(entries), NOW, BERLIN, separators)


def lent(decimal: str = ".", **fields: Any) -> Setting:
    """A long of ETH, bought with USDC that was borrowed against BTC."""
    at = datetime(2026, 11, 1, tzinfo=UTC)
    return setting(
        kinds.Deposit(at=at, sequence=0, asset=BTC, amount=ONE, price=Decimal(60_000)),
        kinds.Borrow(at=at, sequence=1, asset=USDC, amount=Decimal(20_000), price=ONE),
        kinds.Open(at=at, sequence=2, asset=ETH, size=Decimal(10), price=Decimal(2_000)),
        decimal=decimal,
        **fields,
    )


LENT = lent()
BY_ORACLE = lent(terms=TERMS)


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN).astimezone(UTC)


def d(text: str) -> Decimal:
    return Decimal(text)


@pytest.mark.parametrize(
    ("line", "kind", "fields"),
    [
        ("open 2 @ 2210", "open", {"asset": ETH, "amount": d("2"), "price": d("2210")}),
        ("open short 2 BTC 60000 apr 8", "open",
         {"asset": BTC, "amount": d("-2"), "price": d("60000"), "apr": d("0.08")}),
        ("short 2 BTC 60000", "open", {"asset": BTC, "amount": d("-2"), "price": d("60000")}),
        ("open -2 btc 60000", "open", {"asset": BTC, "amount": d("-2"), "price": d("60000")}),
        ("repay 2.5k", "repay", {"asset": USDC, "amount": d("2500")}),
        ("add 1 2210", "add", {"asset": ETH, "amount": d("1"), "price": d("2210")}),
        ("reduce 5 @2,210 fee 1.2", "reduce",
         {"asset": ETH, "amount": d("5"), "price": d("2210"), "fee": d("1.2"),
          "fee_asset": USDC}),
        ("red 5 at 2210 f 1.2 DAI", "reduce",
         {"asset": ETH, "amount": d("5"), "price": d("2210"), "fee": d("1.2"),
          "fee_asset": DAI}),
        ("close 2300", "close", {"asset": ETH, "price": d("2300")}),
        ("close 3 2300", "close", {"asset": ETH, "amount": d("3"), "price": d("2300")}),
        ("close 3 price 2300", "close", {"asset": ETH, "amount": d("3"), "price": d("2300")}),
        ("borrow 500", "borrow", {"asset": USDC, "amount": d("500")}),
        ("b 500 DAI apr 4.5%", "borrow", {"asset": DAI, "amount": d("500"), "apr": d("0.045")}),
        ("rep $500", "repay", {"asset": USDC, "amount": d("500")}),
        ("deposit 0.5", "deposit", {"asset": BTC, "amount": d("0.5")}),
        ("deposit 0.5 60000", "deposit",
         {"asset": BTC, "amount": d("0.5"), "price": d("60000")}),
        ("w 0.5 fee -1", "withdraw",
         {"asset": BTC, "amount": d("0.5"), "fee": d("-1"), "fee_asset": USDC}),
        ("swap 0.5 BTC 30000 USDC", "swap",
         {"asset": BTC, "amount": d("0.5"), "to_asset": USDC, "to_amount": d("30000")}),
        ("swap 0.5 to 30000 USDC", "swap",
         {"asset": BTC, "amount": d("0.5"), "to_asset": USDC, "to_amount": d("30000")}),
        ("swap 0.5 60000 into USDC 30000", "swap",
         {"asset": BTC, "amount": d("0.5"), "price": d("60000"), "to_asset": USDC,
          "to_amount": d("30000")}),
        (
            'swap 0.5 to "DAI" 0.4',
            "swap",
            {"asset": BTC, "amount": d("0.5"), "to_asset": DAI, "to_amount": d("0.4")},
        ),
        (
            "swap 0.5 30000 USDC",
            "swap",
            {"asset": BTC, "amount": d("0.5"), "to_asset": USDC, "to_amount": d("30000")},
        ),
        ("rate 9.4", "rate", {"asset": USDC, "apr": d("0.094")}),
        ("rate DAI 9.4% apr", "rate", {"asset": DAI, "apr": d("0.094")}),
        ("rate 9.4 apr", "rate", {"asset": USDC, "apr": d("0.094")}),
        ("rate apr 9.4", "rate", {"asset": USDC, "apr": d("0.094")}),
        ("interest 12.5", "interest", {"asset": USDC, "amount": d("12.5")}),
        ("funding \u22123.2", "funding", {"asset": USDC, "amount": d("-3.2")}),
        ("fee 2", "fee", {"asset": USDC, "amount": d("2")}),
        ("gas 0.003 3000", "gas", {"asset": ETH, "amount": d("0.003"), "price": d("3000")}),
        ("yield 0.01", "yield", {"asset": BTC, "amount": d("0.01")}),
        ("liq 2 1800 3400 penalty 50", "liquidation",
         {"asset": ETH, "amount": d("2"), "price": d("1800"), "to_asset": USDC,
          "to_amount": d("3400"), "fee": d("50")}),
        ("liq 2 1800 repaid 3400 DAI", "liquidation",
         {"asset": ETH, "amount": d("2"), "price": d("1800"), "to_asset": DAI,
          "to_amount": d("3400")}),
        ("liq 2 1800", "liquidation", {"asset": ETH, "amount": d("2"), "price": d("1800")}),
        ("stop 1900 because the low broke", "stop",
         {"asset": ETH, "price": d("1900"), "note": "the low broke"}),
        ("target 2600", "target", {"asset": ETH, "price": d("2600")}),
        ("alert 1950", "alert", {"asset": ETH, "price": d("1950")}),
        ("mark 2,250.5", "mark", {"asset": ETH, "price": d("2250.5")}),
        ("note on reflection: calm", "note", {"note": "on reflection: calm"}),
        ("note on", "note", {"note": "on"}),
        ("note yesterday was calmer", "note", {"note": "yesterday was calmer"}),
        ("note today", "note", {"note": "today"}),
        ("stop 1900 yesterday", "stop",
         {"asset": ETH, "price": d("1900"), "at": local("2026-11-19T13:00")}),
        ("stop yest 1900", "stop",
         {"asset": ETH, "price": d("1900"), "at": local("2026-11-19T13:00")}),
        ("stop 1900 today", "stop", {"asset": ETH, "price": d("1900")}),
        ("note yesterday 9:30 it broke", "note",
         {"at": local("2026-11-19T09:30"), "note": "it broke"}),
        ("stop 1900 on 2026-11-18 14:05:30", "stop",
         {"asset": ETH, "price": d("1900"), "at": local("2026-11-18T14:05:30")}),
        ("stop 1900 at 9:30", "stop",
         {"asset": ETH, "price": d("1900"), "at": local("2026-11-20T09:30")}),
        ("stop 1900 today 9:30", "stop",
         {"asset": ETH, "price": d("1900"), "at": local("2026-11-20T09:30")}),
        ("stop 1900 on 2026-11-18", "stop",
         {"asset": ETH, "price": d("1900"), "at": local("2026-11-18T00:00")}),
        ("stop 1900 on 2026-10-25 02:30 +01:00", "stop",
         {"asset": ETH, "price": d("1900"), "at": datetime(2026, 10, 25, 1, 30, tzinfo=UTC)}),
        ('gas 0.01 tx 0xab note "fast"', "gas",
         {"asset": ETH, "amount": d("0.01"), "reference": "0xab", "note": '"fast"'}),
        ('deposit 5 "to"', "deposit", {"asset": Asset("to"), "amount": d("5")}),
    ],
)  # fmt: skip
def test_a_line_says_an_entry(line: str, kind: str, fields: Mapping[str, Any]) -> None:
    assert draft_in(line, LENT) == Draft(kind=kind, **{"at": NOW, **fields})


@pytest.mark.parametrize(
    "line", ["mark 2210 oracle 2190", "m or 2190 2210", "mark @2210 oracle 2190"]
)
def test_a_mark_says_what_the_oracle_says(line: str) -> None:
    told = Draft(kind="mark", at=NOW, asset=ETH, price=d("2210"), oracle_price=d("2190"))
    assert draft_in(line, BY_ORACLE) == told
    assert written(told, BY_ORACLE) == "mark ETH @ 2210 oracle 2190"
    assert completions("mark 2210 o", BY_ORACLE) == ["oracle", "on"]
    assert "oracle" not in completions("mark 2210 oracle 2190 ", BY_ORACLE)


def test_the_oracle_has_no_say_where_it_does_not_liquidate() -> None:
    said = said_in("mark 2210 oracle 2190", LENT)
    assert said.misread[0].problem.code == "line_word_unknown"
    assert "oracle" not in completions("mark 2210 ", LENT)


def test_numbers_are_written_as_the_trader_writes_them() -> None:
    draft = draft_in("reduce 1.000,5 @ 2210,25", lent(","))
    assert (draft.amount, draft.price) == (d("1000.5"), d("2210.25"))
    assert written(draft, lent(",")) == "reduce 1000,5 ETH @ 2210,25"


def test_a_yield_becomes_the_rate_that_compounds_to_it() -> None:
    for line in ("rate 9.86% apy", "rate apy 9.86", "rate 9.86 APY", "rate apy 9.86%"):
        apr = draft_in(line, LENT).apr
        assert apr is not None
        assert apr == pytest.approx(apr_from_apy(d("0.0986")), abs=d("1e-30"))


@pytest.mark.parametrize(
    ("line", "wrong", "code"),
    [
        ("byu 2", "byu", "line_kind_unknown"),
        ("xyz", "xyz", "line_kind_unknown"),
        ("5 ETH", "5", "line_kind_unknown"),
        ("re 5 2210", "re", "line_ambiguous"),
        ("reduce 5 2210 t", "t", "line_ambiguous"),
        ("reduce 5 2210 frm", "frm", "line_word_unknown"),
        ("reduce 5 2210 zzz", "zzz", "line_word_unknown"),
        ("reduce 5 2210 apr", "apr", "line_word_unknown"),
        ("reduce 5 @", "@", "line_number_missing"),
        ("reduce 5 @ fee 1", "fee", "line_number_expected"),
        ("rate apr", "apr", "line_number_missing"),
        ("reduce 5 2210 7", "7", "line_number_too_many"),
        ("reduce 5 @ 2210 @ 2211", "@", "line_said_twice"),
        ("reduce 5 ETH 2210 BTC", "BTC", "line_said_twice"),
        ("open long short 5 2210", "short", "line_said_twice"),
        ("reduce 5 1.2.3", "1.2.3", "not_a_number"),
        ("reduce 5 @ 1,5", "1,5", "not_a_number"),
        ("reduce 5% 2210", "5%", "not_a_number"),
        ("reduce 5 2210 fee 1..2", "1..2", "not_a_number"),
        ("swap 5 to 1..2 USDC", "1..2", "not_a_number"),
        ("rate 9..4%", "9..4%", "not_a_number"),
        ("rate 94000", "94000", "percent_beyond_belief"),
        ("long -5 2210", "long -5 2210", "not_positive"),
        ('deposit 5 "a b"', '"a b"', "no_ticker"),
        ("swap 5 BTC to", "to", "line_asset_expected"),
        ("gas 1 tx", "tx", "line_reference_expected"),
        ("gas 1 on", "on", "line_time_expected"),
        ("stop 1900 at", "at", "line_time_expected"),
        ("gas 1 on monday", "on monday", "not_a_moment"),
        ("gas 1 on 2026-03-29 02:30", "on 2026-03-29 02:30", "hour_skipped"),
        ("note on 2026-10-25 02:30 fell", "on 2026-10-25 02:30", "hour_twice"),
    ],
)
def test_a_word_that_is_not_understood_is_named(line: str, wrong: str, code: str) -> None:
    said = said_in(line, LENT)
    (misread,) = said.misread
    assert not said.is_whole
    assert (line[misread.start : misread.end], misread.problem.code) == (wrong, code)
    assert explain(misread.problem)
    with pytest.raises(Refused) as refused:
        draft_in(line, LENT)
    assert refused.value.problems[0].code == code


def test_the_rest_of_a_line_is_read_all_the_same() -> None:
    said = said_in("reduce 5 frm @ 2210", LENT)
    assert said.fields == {"asset": ETH, "amount": d("5"), "price": d("2210")}


@pytest.mark.parametrize(
    ("line", "missing"),
    [
        ("", {"kind"}),
        ("reduce", {"amount", "price"}),
        ("close", {"price"}),
        ("note", {"note"}),
        ("swap 5", {"to_asset", "to_amount"}),
        ("stop @ 1900", set()),
    ],
)
def test_what_is_needed_and_not_said_is_told(line: str, missing: set[str]) -> None:
    said = said_in(line, LENT)
    assert {problem.field for problem in said.missing()} == missing
    assert said.is_whole != bool(missing)
    if missing:
        with pytest.raises(Refused):
            draft_in(line, LENT)


def test_what_is_not_obvious_has_to_be_named() -> None:
    at = datetime(2026, 11, 1, tzinfo=UTC)
    pair = setting(
        kinds.Open(at=at, sequence=0, asset=ETH, size=ONE, price=ONE),
        kinds.Open(at=at, sequence=1, asset=BTC, size=-ONE, price=ONE),
    )
    assert [each.field for each in said_in("reduce 1 2000", pair).missing()] == ["asset"]
    assert draft_in("reduce 1 btc 2000", pair).asset == BTC
    planned = setting(positions=(Position(ETH, Direction.LONG),))
    assert draft_in("open 1 2000", planned).asset == ETH
    assert draft_in("deposit 1 eth", planned).asset == ETH
    assert "asset" not in said_in("deposit 1", planned).fields
    owed = draft_in("liquidation 1 DAI 2000 900", setting())
    assert owed.to_asset is None
    assert owed.asset == DAI


@pytest.mark.parametrize(
    ("line", "kind", "fields"),
    [
        ("sell 0.3 ETH @ 3200", "reduce", {"asset": ETH, "amount": d("0.3")}),
        ("Sold 0.3 eth 3200 fee 1 DAI", "reduce",
         {"asset": ETH, "amount": d("0.3"), "fee": d("1"), "fee_asset": DAI}),
        ("buy fee 1 USDC 0.3 ETH 3200", "add",
         {"asset": ETH, "amount": d("0.3"), "fee": d("1"), "fee_asset": USDC}),
        ("buy 2 BTC 3200", "reduce", {"asset": BTC, "amount": d("2")}),
        ("sell BTC 2 3200", "add", {"asset": BTC, "amount": d("2")}),
        ("bought 2 SOL 3200 apr 8", "open",
         {"asset": Asset("SOL"), "amount": d("2"), "apr": d("0.08")}),
        ("sell 2 DAI 3200", "open", {"asset": DAI, "amount": d("-2")}),
    ],
)  # fmt: skip
def test_the_position_says_what_buying_and_selling_are(
    line: str, kind: str, fields: Mapping[str, Any]
) -> None:
    at = datetime(2026, 11, 1, tzinfo=UTC)
    pair = setting(
        kinds.Open(at=at, sequence=0, asset=ETH, size=ONE, price=ONE),
        kinds.Open(at=at, sequence=1, asset=BTC, size=-ONE, price=ONE),
        kinds.Open(at=at, sequence=2, asset=DAI, size=ONE, price=ONE),
        kinds.Close(at=at, sequence=3, asset=DAI, amount=None, price=ONE),
    )
    assert draft_in(line, pair) == Draft(kind=kind, at=NOW, price=d("3200"), **fields)


@pytest.mark.parametrize(("word", "kind"), [("sell", "reduce"), ("buy", "add")])
def test_what_is_open_under_another_name_is_not_opened_beside_it(word: str, kind: str) -> None:
    assert said_in(f"{word} 5 WETH @ 2210", BY_ORACLE).kind == kind
    assert said_in(f"{word} 5 LINK @ 15", BY_ORACLE).kind == "open"


def test_what_is_sold_is_obvious_or_has_to_be_named() -> None:
    assert draft_in("sell 1 3200", LENT) == draft_in("reduce 1 ETH 3200", LENT)
    planned = setting(positions=(Position(ETH, Direction.SHORT),))
    assert draft_in("sell 1 3200", planned) == draft_in("short 1 ETH 3200", planned)
    assert [each.field for each in said_in("buy 1 3200", setting()).missing()] == ["asset"]
    two = setting(
        *(
            kinds.Open(
                at=datetime(2026, 11, 1, tzinfo=UTC), sequence=n, asset=asset, size=ONE, price=ONE
            )
            for n, asset in enumerate((ETH, BTC))
        )
    )
    unnamed = said_in("sell 1 3200", two)
    assert (unnamed.kind, [each.field for each in unnamed.missing()]) == ("reduce", ["asset"])
    assert near_of("byu") == "borrow, buy, bought"
    assert completions("b", LENT) == ["borrow", "buy", "bought"]
    assert completions("sell 1 3200 f", LENT) == ["fee"]
    assert "apr" in completions("sell 1 3200 ", planned)


def near_of(line: str) -> str:
    (slip,) = said_in(line, LENT).misread
    return str(slip.problem.facts["choices"])


def test_a_time_to_the_minute_of_the_last_entry_is_not_before_it() -> None:
    at = datetime(2026, 11, 19, 11, 3, 27, tzinfo=UTC)
    about = setting(kinds.Deposit(at=at, asset=BTC, amount=ONE, price=ONE))
    for words in ("on 2026-11-19 12:03", "yesterday 12:03"):
        assert draft_in(f"withdraw 1 {words}", about).at == at
    assert draft_in("withdraw 1 yesterday 12:02", about).at == local("2026-11-19T12:02")
    assert about.state.last_at == at
    assert setting().state.last_at is None


def test_words_are_offered_as_they_are_begun() -> None:
    assert completions("re", LENT) == ["repay", "reduce"]
    assert "gas" in completions("", LENT)
    assert completions("sh", LENT) == ["short"]
    assert completions("reduce 5 ", LENT)[0] == "ETH"
    assert completions("reduce 5 e", LENT) == ["ETH"]
    assert completions("reduce 5 ETH", LENT) == []
    assert completions("reduce 5 ETH f", LENT) == ["fee"]
    assert completions("deposit 5 usd", LENT)[0] == "USDC"
    bridged = kinds.Deposit(at=NOW, asset=Asset("USDC.e"), amount=ONE, price=ONE)
    more = setting(bridged, replace(bridged, sequence=1, asset=USDC))
    assert completions("deposit 5 usdc", more) == ["USDC", "USDC.e"]
    assert "fee" not in completions("reduce 5 @ 2210 fee 1 ", LENT)
    assert completions("gas 1 yesterday t", LENT) == ["tx"]
    for line in ("reduce 5 @ ", "note a", "reduce 5 note a", "gas 1 tx ", "gas 1 on ", "x y"):
        assert completions(line, LENT) == []


# What is written is read back

POSITIVE = st.decimals(
    min_value=d("1e-18"), max_value=d("1e12"), allow_nan=False, allow_infinity=False, places=18
).filter(bool)
TICKERS = st.one_of(
    st.sampled_from(["ETH", "usdc", "1INCH", "to", "FEE", "1e5", "@A", "A%", "on", "USDE", "eth"]),
    st.text(min_size=1, max_size=8),
).filter(lambda text: ticker_problem("asset", text) is None and text.strip() == text)
ASSETS = TICKERS.map(Asset)
MOMENTS = (
    st.integers(0, 2 * 366 * 86_400_000).map(
        lambda passed: datetime(2025, 1, 1, tzinfo=UTC) + timedelta(milliseconds=passed)
    )
    | st.just(NOW)
    | st.sampled_from([datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in (0, 1)])
)
TEXTS = st.text(max_size=20).map(str.strip)


@st.composite
def drafts(draw: st.DrawFn, kind: str) -> Draft:
    asked = ASKED[kind]

    def some(name: str, strategy: st.SearchStrategy[Any]) -> Any:
        if name not in asked.fields:
            return None
        return draw(st.none() | strategy if name in asked.optional else strategy)

    is_signed = kind in ("open", "funding")
    amount = some("amount", POSITIVE)
    if is_signed and draw(st.booleans()):
        amount = -amount
    to_amount = some("to_amount", POSITIVE)
    fee = some("fee", POSITIVE | POSITIVE.map(lambda fee: -fee))
    return Draft(
        kind=kind,
        at=draw(MOMENTS),
        asset=some("asset", ASSETS),
        amount=amount,
        price=some("price", POSITIVE),
        oracle_price=some("oracle_price", POSITIVE),
        apr=some("apr", st.decimals(d("-0.9"), 9, places=12)),
        to_asset=draw(ASSETS) if to_amount is not None else None,
        to_amount=to_amount,
        fee=fee,
        fee_asset=draw(ASSETS) if fee is not None and kind != "liquidation" else None,
        reference=draw(TEXTS) if kind in ONCHAIN else "",
        note=draw(TEXTS.filter(bool) if kind == "note" else TEXTS) if kind in NOTED else "",
    )


SETTINGS = {decimal: lent(decimal, terms=TERMS) for decimal in ".,"}


@pytest.mark.parametrize("kind", ASKED)
@given(data=st.data())
def test_what_is_written_is_read_back(kind: str, data: st.DataObject) -> None:
    draft = data.draw(drafts(kind))
    about = SETTINGS[data.draw(st.sampled_from(".,"))]
    assert draft_in(written(draft, about), about) == draft


@pytest.mark.parametrize("sign", ["", "-"])
def test_an_opening_keeps_more_digits_than_the_context_has(sign: str) -> None:
    amount = d(f"{sign}10000000000.000000000000000001")
    draft = Draft(kind="open", at=NOW, asset=Asset("ETH"), amount=amount, price=d("1"))
    assert draft_in(written(draft, SETTINGS["."]), SETTINGS["."]) == draft


def test_a_part_of_an_entry_is_written_too() -> None:
    bare = Draft(kind="swap", at=NOW)
    assert written(bare, LENT) == "swap"
    assert written(replace(bare, to_asset=USDC, price=ONE), LENT) == "swap @ 1 to USDC"
    assert written(Draft(kind="open", at=NOW), LENT) == "open"


def test_an_example_suits_the_trade() -> None:
    assert example_for(LENT) == "reduce 1 ETH @ 2000 fee 1.2 USDC"
    assert example_for(lent(",")) == "reduce 1 ETH @ 2000 fee 1,2 USDC"
    assert example_for(setting()) == "deposit 1000 USDC"
    at = datetime(2026, 11, 1, tzinfo=UTC)
    held = kinds.Deposit(at=at, asset=BTC, amount=ONE, price=ONE)
    assert example_for(setting(held)) == "deposit 1 BTC"
    gone = replace(held, sequence=1)
    out = kinds.Withdraw(at=at, sequence=2, asset=BTC, amount=ONE, price=ONE)
    assert example_for(setting(gone, out)) == "note held too long"
    for about in (LENT, setting(), setting(held), setting(gone, out)):
        assert draft_in(example_for(about), about).kind in ASKED
