"""What typed prices and rates would make of the book is what Today shows once they are kept."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from journal_app.domain.ledger.reckoning import figures
from journal_app.domain.market.observed import Mark, RatePoint
from journal_app.domain.money import Asset
from journal_app.domain.problems import Refused
from journal_app.domain.terms import AssetTerms, Terms
from journal_app.services.book_figures import BookFigures, book_figures
from journal_app.services.marking import mark
from journal_app.services.ports import Journal
from journal_app.services.price_sheet import Typed, book_with, observed_in, update_prices
from journal_app.services.reckoning import Reckoning, ledgers_of, sharing
from journal_app.services.watching import Standing, standing_now, standing_with
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal
from journal_app.storage.journal_files import create_journal
from tests.domain.ledgers import BTC, ETH, PLATFORM, START, USDC, USDT, Seeded
from tests.services.drawn_journals import EUR, DrawnJournal, drawn_journal
from tests.services.fake import FakeJournal

D = Decimal
NOW = datetime(2028, 1, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)
KNOWN = AssetTerms(max_ltv=D("0.75"), liquidation_threshold=D("0.8"), maintenance_margin=D("0.05"))
LISTED = dict.fromkeys((ETH, BTC, USDC, USDT, EUR, Asset("GBP"), Asset("CHF")), KNOWN)
TERMS = Terms(
    platform=PLATFORM,
    name="Lender",
    law="lending",
    as_of=date(2026, 1, 1),
    source="made for this test",
    assets=LISTED,
    aliases={Asset("WETH"): ETH},
)
LAWS = (TERMS, replace(TERMS, law="perp"), replace(TERMS, liquidates_on="oracle"), None)


class LateClock:
    """Later than all that is drawn."""

    def now(self) -> datetime:
        return NOW


def with_terms(drawn: DrawnJournal) -> DrawnJournal:
    """The same journal on platforms of several laws, so that accounts can be told."""
    return replace(
        drawn,
        records=[
            replace(each, trade=replace(each.trade, terms=LAWS[place % len(LAWS)]))
            for place, each in enumerate(drawn.records)
        ],
    )


def typed_of(seed: int, drawn: DrawnJournal) -> tuple[list[Mark], list[RatePoint]]:
    """Some marks and rates of one moment, within the journal's time or after it."""
    chance = Seeded(seed + 10_000)
    span = (drawn.end - START) // HOUR
    at = START + chance.whole(span // 2, span + 48) * HOUR
    marks = [
        Mark(asset, at, D(chance.whole(1, 900_000)).scaleb(-2), _oracle(chance))
        for asset in (ETH, BTC, USDC, EUR)
        if chance.whole(0, 2)
    ]
    points = [
        RatePoint(PLATFORM, asset, at, D(chance.whole(-50, 3_000)).scaleb(-4))
        for asset in (USDC, ETH, USDT)
        if not chance.whole(0, 2)
    ]
    return marks, points


def _oracle(chance: Seeded) -> Decimal | None:
    return D(chance.whole(1, 900_000)).scaleb(-2) if not chance.whole(0, 3) else None


def seen(journal: Journal) -> Standing:
    with journal.reading() as uow:
        return standing_now(uow, NOW)


@pytest.mark.parametrize("share", range(4))
@pytest.mark.parametrize("kind", ["fake", "sqlite"])
def test_what_is_foretold_is_what_comes(tmp_path: Path, kind: str, share: int) -> None:
    moved = 0
    for seed in range(share, 48, 4):
        with ExitStack() as opened:
            journal: Journal = FakeJournal()
            if kind == "sqlite":
                path = tmp_path / f"{seed}.journal"
                create_journal(path)
                file = opened.enter_context(open_journal(path, for_writing=True))
                journal = SqliteJournal(file)
            drawn = with_terms(drawn_journal(seed))
            with journal.unit_of_work() as uow:
                drawn.keep(uow)
            before = seen(journal)
            marks, points = typed_of(seed, drawn)
            try:
                with journal.reading() as uow:
                    foretold = standing_with(uow, NOW, marks, points)
            except Refused:
                with pytest.raises(Refused):
                    mark(journal, LateClock(), marks, points)
                continue
            assert seen(journal) == before, "nothing was written"
            mark(journal, LateClock(), marks, points)
            assert seen(journal) == foretold, seed
            moved += foretold.book != before.book
    assert moved > 4


def test_nothing_typed_changes_nothing() -> None:
    journal, drawn = FakeJournal(), with_terms(drawn_journal(3))
    with journal.unit_of_work() as uow:
        drawn.keep(uow)
    with journal.reading() as uow:
        told = book_with(uow, NOW, drawn.end, Typed({}, {}))
    assert told == book_figures(seen(journal))


def test_the_sheet_foretells_what_it_then_keeps() -> None:
    journal, drawn = FakeJournal(), with_terms(drawn_journal(9))
    with journal.unit_of_work() as uow:
        drawn.keep(uow)
    at = drawn.end + HOUR
    typed = Typed({ETH: D(1_512), USDC: D("0.99")}, {(PLATFORM, USDC): D("8.5")}, {ETH: D(1_500)})
    assert observed_in(at, typed) == (
        [Mark(ETH, at, D(1_512), D(1_500)), Mark(USDC, at, D("0.99"))],
        [RatePoint(PLATFORM, USDC, at, D("0.085"))],
    )
    with journal.reading() as uow:
        told = book_with(uow, NOW, at, typed)
    update_prices(journal, LateClock(), at, typed)
    assert told == book_figures(seen(journal))


def test_a_book_without_positions_has_no_line() -> None:
    told = book_figures(seen(FakeJournal()))
    assert told == BookFigures(None, D(0), None, D(0), None, "", None, None, 0)


def test_those_that_share_an_account_are_the_same_one_by_one_and_together() -> None:
    found = 0
    for seed in range(24):
        journal, drawn = FakeJournal(), with_terms(drawn_journal(seed))
        with journal.unit_of_work() as uow:
            drawn.keep(uow)
        with journal.reading() as uow:
            market, reckoning = uow.observations.market(), Reckoning(uow)
            for ledger in ledgers_of(uow, [trade.id for trade in uow.trades.every()]):
                one = reckoning.of(*ledger)
                alone = [each.trade.id for each in sharing(uow, one, market)]
                assert [each.trade.id for each in reckoning.sharing(one)] == alone
                told = figures(one, market, sharing(uow, one, market))
                assert uow.figures.get(one.trade.id) == told
                found += bool(alone)
    assert found > 4
