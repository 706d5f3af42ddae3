"""Whatever the domain can hold comes back from its records, and from the file."""

from __future__ import annotations

import json
from dataclasses import MISSING, fields, replace
from datetime import timedelta
from decimal import Decimal, localcontext
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.figures import Figures, PositionFigures
from journal_app.domain.ledger.account_flow import AccountFlow
from journal_app.domain.ledger.entries import KINDS, Cost, Entry
from journal_app.domain.market.observed import Mark, RatePoint
from journal_app.domain.money import Asset
from journal_app.domain.pnl import ProfitAndLoss
from journal_app.domain.trade import Direction, Plan, Status, Trade
from journal_app.services.ports import (
    Account,
    DayNote,
    ExchangeRate,
    RawRow,
    RecordedEntry,
    RecordedFlow,
)
from journal_app.storage import layout
from journal_app.storage.bodies import (
    plan_body,
    plan_of,
    positions_body,
    positions_of,
    terms_body,
    terms_of,
)
from journal_app.storage.figures_mapping import figures_columns, figures_of
from journal_app.storage.images import checksum, image, images
from journal_app.storage.layout import Layout, RawRowRecord
from journal_app.storage.mapping import (
    account_of,
    account_record,
    day_note_of,
    day_note_record,
    entry_record,
    exchange_rate_of,
    exchange_rate_record,
    flow_of,
    flow_record,
    mark_of,
    mark_record,
    rate_of,
    rate_record,
    raw_row_of,
    recorded_entry,
    terms_record,
    trade_of,
    trade_parts,
    trade_record,
)
from tests.services.samples import (
    BTC,
    EMPTY_PLAN,
    ETH,
    EVERY_KIND,
    FULL_TRADE,
    NEW_YEAR,
    PLAN,
    TERMS,
    D,
    bare_trade,
)

numbers = st.decimals(-(10**18), 10**18, allow_nan=False, places=18)
moments = st.integers(0, 4 * 10**12).map(lambda ms: NEW_YEAR + timedelta(milliseconds=ms))
texts = st.text(st.characters(codec="utf-8"), max_size=12)
assets = st.sampled_from(["ETH", "USD₮0", "k'PEPE"]).map(Asset)
costs = st.builds(Cost, numbers, assets, numbers)


def through_the_file(of: Layout[Any], record: Any) -> Any:
    return of.record(of.stored(record))


def entries() -> st.SearchStrategy[Entry]:
    """Any entry with any values, sensible or not."""
    by_type: dict[Any, st.SearchStrategy[Any]] = {Decimal: numbers, Asset: assets, str: texts}

    def of_kind(kind: type[Entry]) -> st.SearchStrategy[Entry]:
        hints = get_type_hints(kind)
        values = {
            field.name: by_type[hints[field.name]]
            if hints[field.name] in by_type
            else st.none() | by_type[get_args(hints[field.name])[0]]
            for field in fields(kind)
            if field.name not in ("at", "sequence", "fee", "reference", "note")
        }
        return st.builds(
            kind,
            at=moments,
            sequence=st.integers(0, 10**6),
            fee=st.none() | costs,
            reference=texts,
            note=texts,
            **values,
        )

    return st.sampled_from(sorted(KINDS.values(), key=lambda kind: kind.__name__)).flatmap(of_kind)


@given(entries(), st.none() | st.integers(1, 9))
def test_any_entry(entry: Entry, raw_row_id: int | None) -> None:
    record = entry_record(3, 7, entry, raw_row_id)
    kept = recorded_entry(through_the_file(layout.ENTRIES, record))
    assert kept == RecordedEntry(3, 7, entry, raw_row_id)
    assert type(kept.entry) is type(entry)


def test_each_kind_has_a_sample_and_a_column_for_every_field() -> None:
    assert {type(entry) for entry in EVERY_KIND} == set(KINDS.values())
    for entry in EVERY_KIND:
        assert recorded_entry(entry_record(1, 1, entry)).entry == entry


@pytest.mark.parametrize("trade", [FULL_TRADE, bare_trade(), replace(FULL_TRADE, plan=None)])
def test_a_trade(trade: Trade) -> None:
    record = through_the_file(layout.TRADES, trade_record(trade, 4))
    parts = trade_parts(trade.id, trade)
    for part, of in ((parts.positions, layout.POSITIONS), (parts.tags, layout.TAGS)):
        assert [through_the_file(of, each) for each in part] == part
    assert record.terms_id == 4
    assert trade_of(record, parts, trade.terms) == trade


def test_a_plan_tells_how_many_rules_it_broke() -> None:
    kept = trade_parts(FULL_TRADE.id, FULL_TRADE).plan
    assert kept is not None
    assert through_the_file(layout.PLANS, kept) == kept
    assert (kept.breaches, kept.planned_at) == (1, NEW_YEAR)


@pytest.mark.parametrize("plan", [PLAN, EMPTY_PLAN])
def test_a_plan_comes_back_word_for_word(plan: Plan) -> None:
    assert plan_of(plan_body(plan)) == plan


def test_the_sample_plan_leaves_nothing_out() -> None:
    for field in fields(Plan):
        if field.default is not MISSING or field.default_factory is not MISSING:
            assert getattr(PLAN, field.name) != getattr(EMPTY_PLAN, field.name), field.name


def test_terms_are_named_by_their_content() -> None:
    assert terms_of(terms_body(TERMS)) == TERMS
    record, other = terms_record(TERMS), terms_record(replace(TERMS, note=""))
    assert record.content_hash != other.content_hash
    half = replace(TERMS, close_factor=Decimal("0.5"))
    assert terms_of(terms_body(half)) == half
    turned = dict(list(TERMS.assets.items())[::-1])
    assert terms_record(replace(TERMS, assets=turned)).content_hash == record.content_hash
    assert (record.platform, record.as_of) == ("aave_v3", "2026-02-17")


@given(moments, numbers, st.none() | numbers, texts)
def test_observations(at: Any, price: Decimal, oracle: Decimal | None, word: str) -> None:
    mark = Mark(ETH, at, price, oracle, word)
    assert mark_of(through_the_file(layout.MARKS, mark_record(mark))) == mark
    point = RatePoint(word, ETH, at, price)
    assert rate_of(through_the_file(layout.RATES, rate_record(point))) == point
    rate = ExchangeRate(currency=word, at=at, rate=price)
    kept = through_the_file(layout.EXCHANGE_RATES, exchange_rate_record(rate))
    assert exchange_rate_of(kept) == rate
    flow = AccountFlow(
        account=word,
        at=at,
        sequence=3,
        asset=ETH,
        amount=-price,
        price=price,
        reference=word,
        note=word,
    )
    recorded = RecordedFlow(7, flow, 5)
    assert flow_of(through_the_file(layout.ACCOUNT_FLOWS, flow_record(recorded))) == recorded


def test_what_stands_for_itself() -> None:
    account = Account(name="main", network="base", wallet="0x1", subaccount="2", note="small")
    kept = through_the_file(layout.ACCOUNTS, account_record(account))
    assert account_of(kept) == account
    for note in (
        DayNote(day="2026-01-01", text="quiet", mood="calm", checked=True),
        DayNote(day=""),
    ):
        assert day_note_of(through_the_file(layout.DAY_NOTES, day_note_record(note))) == note
    row = RawRowRecord(3, 1, 2, "a,b", "ab", 0, "accepted")
    assert raw_row_of(through_the_file(layout.RAW_ROWS, row)) == RawRow(
        id=3, batch_id=1, line=2, text="a,b", fingerprint="ab", occurrence=0, outcome="accepted"
    )


profits = st.builds(ProfitAndLoss, **{field.name: numbers for field in fields(ProfitAndLoss)})
held = st.builds(
    PositionFigures,
    asset=assets,
    direction=st.sampled_from(Direction),
    quantity=numbers,
    entered=numbers,
    average_entry=numbers,
    average_exit=st.none() | numbers,
    liquidation_price=st.none() | numbers,
)
told = st.builds(
    Figures,
    at=moments,
    status=st.sampled_from(Status),
    opened_at=st.none() | moments,
    closed_at=st.none() | moments,
    realised=profits,
    total=profits,
    equity=numbers,
    deposits=numbers,
    exposure=numbers,
    positions=st.lists(held, max_size=2).map(tuple),
    debt=st.dictionaries(assets, numbers),
    collateral=st.dictionaries(assets, numbers),
    health_factor=st.none() | numbers,
    margin_ratio=st.none() | numbers,
    leverage=st.none() | numbers,
    interest_per_day=numbers,
    risk=st.none() | numbers,
    risk_basis=st.sampled_from([None, "plan", "later_stop"]),
    r_initial=st.none() | numbers,
    r_managed=st.none() | numbers,
)


NO_FIGURES = Figures(
    at=NEW_YEAR, status=Status.CLOSED, opened_at=None, closed_at=None, realised=ProfitAndLoss(),
    total=ProfitAndLoss(), equity=D(0), deposits=D(0), exposure=D(0), positions=(), debt={},
    collateral={}, health_factor=None, margin_ratio=None, leverage=None, interest_per_day=D(0),
    risk=None, risk_basis=None, r_initial=None, r_managed=None,
)  # fmt: skip


def figures_record(trade_id: int, figures: Figures) -> layout.FiguresRecord:
    columns = figures_columns([trade_id], [figures])
    return layout.FiguresRecord(**{name: column[0] for name, column in columns.items()})


@given(told)
def test_any_figures(figures: Figures) -> None:
    record = figures_record(7, figures)
    assert figures_of(through_the_file(layout.FIGURES, record)) == figures


@given(told)
def test_what_lists_sort_by_is_the_figure_itself(figures: Figures) -> None:
    record = figures_record(7, figures)
    assert record.net_order == float(record.net)
    assert record.risk_order == (None if record.risk is None else float(record.risk))
    first = figures.positions[0] if figures.positions else None
    assert record.quantity_order == (first and float(first.quantity))
    if figures.opened_at and figures.closed_at:
        held_for = timedelta(milliseconds=record.held_ms_order or 0)
        assert held_for == figures.closed_at - figures.opened_at
    else:
        assert record.held_ms_order is None


@pytest.mark.parametrize(
    ("status", "debt", "is_unsettled"),
    [
        (Status.OPEN, D(0), 1),
        (Status.CLOSED, D(0), 0),
        (Status.CLOSED, D(1), 1),
        (Status.LIQUIDATED, D(1), 1),
        (Status.DRAFT, D(0), 1),
    ],
)
def test_what_moves_with_the_market(status: Status, debt: Decimal, is_unsettled: int) -> None:
    figures = replace(NO_FIGURES, status=status, debt={BTC: debt})
    assert figures_record(1, figures).is_unsettled == is_unsettled


def test_the_caller_s_context_changes_no_digit() -> None:
    fine = ProfitAndLoss(price=D("1e12"), fees=D("0.000000000000000000001"))
    figures = replace(NO_FIGURES, realised=fine, total=fine)
    with localcontext() as context:
        context.prec = 6
        assert figures_record(1, figures).net == D("999999999999.999999999999999999999")


@given(st.lists(entries(), min_size=1, max_size=4), st.integers(1, 10**6))
def test_many_rows_stand_in_the_file_as_single_ones_do(made: list[Entry], first: int) -> None:
    records = [entry_record(0, 7, entry) for entry in made]
    single = [
        layout.ENTRIES.stored(layout.ENTRIES.with_id(record, row_id))
        for row_id, record in enumerate(records, start=first)
    ]
    rows, written = layout.ENTRIES.new_rows(records, range(first, first + len(made)))
    assert written == [image(stored) for stored in single]
    assert rows == [(*stored, checksum(image(stored))) for stored in single]
    assert layout.ENTRIES.stored_many(records) == list(map(layout.ENTRIES.stored, records))
    assert list(layout.ENTRIES.records(single)) == list(map(layout.ENTRIES.record, single))


def test_of_no_rows_there_are_no_records() -> None:
    assert list(layout.ENTRIES.records([])) == []


@given(st.lists(told, min_size=1, max_size=3))
def test_figures_of_many_trades_stand_in_the_file_as_those_of_one_do(every: list[Figures]) -> None:
    ids = range(7, 7 + len(every))
    assert layout.FIGURES.stored_columns(figures_columns(ids, every)) == [
        layout.FIGURES.stored(figures_record(row_id, figures))
        for row_id, figures in zip(ids, every, strict=True)
    ]


@pytest.mark.parametrize("wrong", [D("NaN"), D("Infinity"), D("sNaN"), 1.5])
def test_a_column_with_one_number_that_is_none_is_refused(wrong: Any) -> None:
    columns = figures_columns([1, 2], [NO_FIGURES, NO_FIGURES])
    with pytest.raises((TypeError, ValueError)):
        layout.FIGURES.stored_columns({**columns, "gas": [D(1), wrong]})


@given(st.lists(st.tuples(st.integers(), texts, st.none() | texts), min_size=1))
def test_an_image_is_the_json_that_every_journal_holds(rows: list[tuple[int, str, str]]) -> None:
    told = [(number, f'{text}],\n[1,"', other) for number, text, other in rows]
    written = [json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() for row in told]
    assert images(told) == [image(row) for row in told] == written


def test_no_image_holds_a_float_which_json_is_written_in_two_ways() -> None:
    for recorded in layout.RECORDED.values():
        hints = get_type_hints(recorded.record_type).values()
        assert not [hint for hint in hints if float in (hint, *get_args(hint))]


@given(
    st.lists(
        st.builds(
            PositionFigures,
            texts.map(Asset),
            st.sampled_from(Direction),
            *[numbers] * 3,
            st.none() | numbers,
            st.none() | numbers,
        )
    )
)
def test_positions_are_written_as_json_with_sorted_keys(positions: list[PositionFigures]) -> None:
    body = positions_body(tuple(positions))
    assert positions_of(body) == tuple(positions)
    plain = json.loads(body)
    assert body == json.dumps(plain, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
