"""Work out what a file would make of the journal, without writing anything."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Final

from journal_app.domain.exact import ZERO, exact
from journal_app.domain.figures import Figures
from journal_app.domain.importing.imported import (
    Content,
    ImportedFile,
    MarketFill,
    Row,
    RowRefused,
    Skipped,
    TradeEvent,
)
from journal_app.domain.ledger.reckoning import figures, reckoned
from journal_app.domain.ledger.replay import replay
from journal_app.domain.made_in_bulk import made_in_bulk
from journal_app.domain.market.observed import Mark, RatePoint, observed
from journal_app.domain.money import Asset
from journal_app.domain.pnl import ProfitAndLoss
from journal_app.domain.problems import Problem, Refused
from journal_app.domain.progress import told
from journal_app.domain.trade import Position, PositionKind, Status, Trade
from journal_app.reports.ledger import trade_label
from journal_app.services.attributing import attribute
from journal_app.services.filling import join_fills
from journal_app.services.joining import Book, join
from journal_app.services.ledgers import Ledger, place_of
from journal_app.services.platforms_in_force import platforms_in_force
from journal_app.services.ports import Platforms, Progress, UnitOfWork, silent
from journal_app.services.reckoning import moment_of
from journal_app.services.recognising import (
    Recognised,
    Where,
    fingerprint,
    is_observed,
    recognise_ledgers,
    recognised,
    superseded,
)
from journal_app.services.stages import part, share
from journal_app.services.told_fills import recorded_fills, told_fill, without_told

DEFAULT_ACCOUNT: Final = "main"
MarketOf = tuple[Asset, PositionKind]
"""What fills are netted by: the same asset held as spot and as a perpetual are two."""

END_OF_TIME: Final = datetime(9999, 12, 31, tzinfo=UTC)


_OF_TRADES: Final = (MarketFill, TradeEvent)
_OBSERVED: Final = (Mark, RatePoint)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the rows of a file belong, where the trader says so; empty leaves it to the file."""

    account: str = ""
    platform: str = ""


@made_in_bulk
@dataclass(frozen=True, slots=True)
class LedgerAfter:
    """A ledger begun or continued, with its trade and figures as the new entries leave them.

    realised: what the new entries add to the realised profit.
    """

    ledger: Ledger
    trade: Trade
    figures: Figures
    realised: ProfitAndLoss

    @property
    def is_closed_by_this(self) -> bool:
        """Whether the trade is closed now, and was not known as closed before."""
        if not self.trade.status.is_counted:
            return False
        return self.ledger.is_new or not self.ledger.trade.status.is_counted


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedOut:
    """What an import would do; rows are named by their place in the file.

    accepted: with fingerprint and occurrence. refused, skipped: also what the reader did so.
    remarks: what was taken for granted.
    """

    accepted: Mapping[int, tuple[str, int]]
    refused: Mapping[int, RowRefused]
    skipped: Mapping[int, Skipped]
    duplicates: frozenset[int]
    ledgers: list[LedgerAfter]
    marks: Sequence[Mark]
    rates: Sequence[RatePoint]
    remarks: Sequence[Problem] = ()


def work_out(
    uow: UnitOfWork,
    file: ImportedFile,
    origin: Origin,
    platforms: Platforms,
    now: datetime,
    progress: Progress = silent,
) -> WorkedOut:
    """Work out what a file would make of the journal."""
    return _Working(uow, file, origin, platforms, now, progress).worked_out()


def let_go(worked_out: WorkedOut) -> None:
    """Free the ledgers one by one: all at once, of a large file, would stop every other thread."""
    while worked_out.ledgers:
        worked_out.ledgers.pop()


class _Working:
    """One file being worked out: recognised, joined to ledgers, reckoned."""

    def __init__(
        self,
        uow: UnitOfWork,
        file: ImportedFile,
        origin: Origin,
        platforms: Platforms,
        now: datetime,
        progress: Progress,
    ) -> None:
        self.progress = progress
        self.uow = uow
        self.file = file
        self.origin = origin
        self.platforms = platforms_in_force(uow, platforms, now)
        self.now = now
        self.market = uow.observations.market()
        self.contents: dict[int, tuple[Where, Content]] = {}
        self.refused: dict[int, RowRefused] = {}
        self.skipped: dict[int, Skipped] = {}
        self.books: dict[Where, Book] = {}
        self.touched: list[Ledger] = []
        self.unpriced: set[Asset] = set()
        self.opened_by_close: set[Asset] = set()
        self.overpaid: set[Asset] = set()

    @exact
    def worked_out(self) -> WorkedOut:
        self._read_outcomes(share(self.progress, 0, 5))
        self._supersede()
        tell = share(self.progress, 5, 15)
        fingerprints = {
            place: fingerprint(content, self.file.file_format, where)
            for place, (where, content) in told(self.contents.items(), len(self.contents), tell)
        }
        imported = self.uow.imports.known(fingerprints.values())
        rows = self._recognised(fingerprints, imported)
        unknown = [place for place in rows.new if fingerprints[place] not in imported]
        read_otherwise = self._read_otherwise(unknown)
        fresh = {place: self.contents[place] for place in sorted(rows.new)}
        marks = [content for _, content in fresh.values() if isinstance(content, Mark)]
        rates = [content for _, content in fresh.values() if isinstance(content, RatePoint)]
        self.market = observed(self.market, marks, rates)
        rates += self._join(fresh, share(self.progress, 20, 40))
        self.market = observed(self.market, [], rates)
        last_mark_at = max(
            (at for at in (self.uow.observations.last_mark_at(), *(m.at for m in marks)) if at),
            default=None,
        )
        return WorkedOut(
            ledgers=list(self._reckoned(last_mark_at, share(self.progress, 40, 100))),
            accepted={
                place: (fingerprints[place], occurrence)
                for place, occurrence in rows.new.items()
                if place not in self.refused and place not in self.skipped
            },
            refused=self.refused,
            skipped=self.skipped,
            duplicates=frozenset(rows.duplicates),
            marks=marks,
            rates=rates,
            remarks=[
                *read_otherwise,
                *(
                    Problem(field, code, {"asset": asset})
                    for field, code, assets in (
                        ("fee", "fees_unpriced", self.unpriced),
                        ("side", "opened_by_close", self.opened_by_close),
                        ("amount", "repaid_beyond_interest", self.overpaid),
                    )
                    for asset in sorted(assets)
                ),
            ],
        )

    def _read_outcomes(self, progress: Progress) -> None:
        """Take what the reader made of the rows, and settle where each belongs."""
        account = self.origin.account or self.file.account or DEFAULT_ACCOUNT
        outcomes = self.file.outcomes
        for place, outcome in enumerate(told(outcomes, len(outcomes), progress)):
            if isinstance(outcome, RowRefused):
                self.refused[place] = outcome
            elif isinstance(outcome, Skipped):
                self.skipped[place] = outcome
            else:
                content = outcome.content
                where = (account, self.origin.platform or self.file.platform)
                if isinstance(content, TradeEvent):
                    where = (
                        self.origin.account or content.account or account,
                        self.origin.platform or content.platform or self.file.platform,
                    )
                    if not where[1]:
                        self._refuse(place, Problem("platform", "missing"))
                        continue
                    if where != (content.account, content.platform):
                        content = replace(content, account=where[0], platform=where[1])
                elif isinstance(content, MarketFill) and not where[1]:
                    raise Refused.because("platform", "platform_needed")
                self.contents[place] = (where, content)

    def _supersede(self) -> None:
        """Skip observations of which the file itself says otherwise later."""
        said = ((place, content) for place, (_, content) in self.contents.items())
        for place in superseded(said):
            del self.contents[place]
            self._skip(place, Problem("time", "superseded"))

    def _refuse(self, place: int, problem: Problem) -> None:
        row: Row = self.file.outcomes[place].row
        self.refused[place] = self.file.refusal(row, problem)

    def _skip(self, place: int, problem: Problem) -> None:
        row: Row = self.file.outcomes[place].row
        self.skipped[place] = Skipped(row, problem)

    # what is known

    def _recognised(
        self, fingerprints: Mapping[int, str], imported: Mapping[str, int]
    ) -> Recognised:
        known = Counter(imported)
        for place, (_, content) in self.contents.items():
            if is_observed(content, self.market):
                known[fingerprints[place]] = len(fingerprints)
            elif isinstance(content, _OBSERVED):
                known[fingerprints[place]] = 0  # another price has taken its place since
        rows = recognised(fingerprints.items(), known)
        self._load_books(self.contents[place] for place in rows.new)
        if self.file.shares_fills:
            return self._without_told(rows)
        said = (self.contents[place][1] for place in rows.new)
        has_events = any(isinstance(each, TradeEvent) and each.paid_for is None for each in said)
        if not has_events or not any(book.ledgers for book in self.books.values()):
            return rows
        in_ledgers: Counter[str] = Counter()
        for where, book in self.books.items():
            in_ledgers |= recognise_ledgers(book, self.file.file_format, where)
        rows = recognised(fingerprints.items(), known | in_ledgers)
        self._know_by_number(rows)
        return rows

    def _without_told(self, rows: Recognised) -> Recognised:
        """The rows without fills that another file of the platform told already."""
        trades = {
            ledger.trade.id: ledger.trade for book in self.books.values() for ledger in book.ledgers
        }
        recorded = self.uow.entries.of_some(sorted(trades))
        fills = {
            place: told_fill(content, where)
            for place, (where, content) in self.contents.items()
            if isinstance(content, MarketFill)
        }
        known = recorded_fills((trades[trade_id], entries) for trade_id, entries in recorded)
        return without_told(rows, fills, known)

    def _read_otherwise(self, unknown: Iterable[int]) -> list[Problem]:
        """What to say of rows that stand in the journal as they are, and yet are not known.

        Another zone, date order, account or platform makes something else of the same text.
        """
        texts = [self.file.outcomes[place].row.text for place in unknown]
        known = self.uow.imports.known_texts(self.file.file_format, texts)
        if not known:
            return []
        often = Counter(texts)
        count = sum(min(count, often[text]) for text, count in known.items())
        return [Problem("", "read_otherwise", {"count": count})]

    def _know_by_number(self, rows: Recognised) -> None:
        """Let a file call trades by their number, if it repeats an entry of theirs."""
        for place in rows.duplicates:
            where, content = self.contents[place]
            if isinstance(content, TradeEvent) and where in self.books:
                book = self.books[where]
                for ledger in book.ledgers:
                    if content.label and trade_label(ledger.trade) == content.label:
                        book.labelled[content.label] = ledger

    def _load_books(self, fresh: Iterable[tuple[Where, Content]]) -> None:
        """The ledgers that new rows may belong to: those not over before the first of them."""
        earliest: dict[Where, datetime] = {}
        labels: set[tuple[Where, str]] = set()
        for where, content in fresh:
            if isinstance(content, _OF_TRADES):
                at = content.at if isinstance(content, MarketFill) else content.known_from
                if where not in earliest or at < earliest[where]:
                    earliest[where] = at
                if isinstance(content, TradeEvent) and content.label:
                    labels.add((where, content.label))
        if not earliest:
            return
        self.books = {where: Book() for where in earliest}
        active = self.uow.figures.active_between(min(earliest.values()), END_OF_TIME)
        trades = {
            trade.id: trade
            for trade in self.uow.trades.some(sorted({*active, *self.uow.figures.unsettled()}))
            if (trade.account, trade.platform) in self.books and trade.deleted_at is None
        }
        known_labels = {((t.account, t.platform), t.label) for t in trades.values()}
        for where, label in sorted(labels - known_labels):
            trade = self.uow.trades.labelled(*where, label)
            if trade is not None and trade.deleted_at is None:
                trades[trade.id] = trade
        for trade_id, recorded in self.uow.entries.of_some(sorted(trades)):
            trade = trades[trade_id]
            ledger = Ledger(
                trade,
                self.market.rates_of(trade.platform),
                [each.entry for each in recorded],
            )
            self.books[trade.account, trade.platform].take(ledger)

    # where new rows belong

    def _join(
        self, fresh: Mapping[int, tuple[Where, Content]], progress: Progress
    ) -> list[RatePoint]:
        """Add fills and events to ledgers; return the rates that belong to no trade."""
        fills: dict[tuple[Where, MarketOf], list[tuple[int, MarketFill]]] = defaultdict(list)
        events: dict[Where, list[tuple[int, TradeEvent]]] = defaultdict(list)
        payments: dict[Where, list[tuple[int, TradeEvent]]] = defaultdict(list)
        for place, (where, content) in fresh.items():
            if isinstance(content, MarketFill):
                priced = self._with_fee_priced(content)
                fills[where, (content.market, content.kind)].append((place, priced))
            elif isinstance(content, TradeEvent):
                of_kind = events if content.paid_for is None else payments
                of_kind[where].append((place, content))
        done = 0
        for (where, market), of_market in fills.items():
            tell = part(progress, done, len(of_market), len(fresh))
            self._join_fills(where, market, sorted(of_market, key=lambda each: each[1].at), tell)
            done += len(of_market)
        rates: list[RatePoint] = []
        for where, of_where in events.items():
            in_order = sorted(of_where, key=lambda each: each[1].draft.at)
            tell = part(progress, done, len(of_where), len(fresh))
            one_by_one = told(in_order, len(in_order), tell)
            joined = join(one_by_one, self.books[where], self._price_of, self._begun_by)
            done += len(of_where)
            rates += joined.rates.values()
            self.overpaid |= joined.overpaid
            for place, problem in joined.problems.items():
                self._refuse(place, problem)
            self.touched += [each for each in self.books[where].ledgers if each.added]
        for where, of_where in payments.items():
            self._attribute(where, of_where)
        return rates

    def _attribute(self, where: Where, payments: Sequence[tuple[int, TradeEvent]]) -> None:
        begun = [
            each
            for each in self.touched
            if each.is_new and (each.trade.account, each.trade.platform) == where
        ]
        known = {id(each): each for each in (*self.books[where].ledgers, *begun)}
        attributed = attribute(payments, list(known.values()), self._price_of)
        for place, problem in attributed.problems.items():
            self._refuse(place, problem)
        for place, problem in attributed.unclaimed.items():
            self._skip(place, problem)
        self.touched += attributed.ledgers

    def _join_fills(
        self,
        where: Where,
        market: MarketOf,
        fills: Sequence[tuple[int, MarketFill]],
        progress: Progress,
    ) -> None:
        recorded = []
        for ledger in self.books[where].ledgers:
            if any((held.asset, held.kind) == market for held in ledger.trade.positions):
                ledger.advance(END_OF_TIME)
                recorded.append(ledger)
        filled = join_fills(
            fills,
            recorded,
            lambda held, status, at: self._begun(where, at, positions=(held,), status=status),
            progress,
        )
        for place, problem in filled.problems.items():
            self._refuse(place, problem)
        for place, problem in filled.unconnected.items():
            self._skip(place, problem)
        if filled.opened_by_close:
            self.opened_by_close.add(market[0])
        self.touched += filled.ledgers

    def _with_fee_priced(self, fill: MarketFill) -> MarketFill:
        """The fill with a price of its fee's asset, 0 where the journal knows none either."""
        if fill.fee_price is not None:
            return fill
        price = self._price_of(fill.fee_asset, fill.at)
        if price is None:
            self.unpriced.add(fill.fee_asset)
        return fill._replace(fee_price=price or ZERO)

    def _price_of(self, asset: Asset, at: datetime) -> Decimal | None:
        quote = self.market.quote(asset, at)
        return quote.price if quote else None

    def _begun_by(self, event: TradeEvent) -> Ledger:
        return self._begun((event.account, event.platform), event.draft.at, label=event.label)

    def _begun(
        self,
        where: Where,
        at: datetime,
        label: str = "",
        positions: tuple[Position, ...] = (),
        status: Status = Status.DRAFT,
    ) -> Ledger:
        account, platform = where
        trade = Trade(
            id=0,
            number=0,
            account=account,
            platform=platform,
            label=label,
            positions=positions,
            status=status,
            terms=self.platforms.terms_at(platform, at),  # how it is held is asked as it opens
            created_at=self.now,
        )
        return Ledger(trade, self.market.rates_of(platform))

    # what comes of it

    def _reckoned(self, last_mark_at: datetime | None, progress: Progress) -> Iterator[LedgerAfter]:
        """The figures of every ledger that was touched; one that has none is refused whole."""
        in_order = sorted(self.touched, key=lambda each: place_of(each.added[0][0]))
        for ledger in told(in_order, len(in_order), progress):
            entries = ledger.entries
            if ledger.is_new:
                terms = self.platforms.terms_at(ledger.trade.platform, entries[0].at)
                if terms is not ledger.trade.terms:
                    ledger.trade = replace(ledger.trade, terms=terms)
            moment = moment_of(ledger.trade, entries, last_mark_at)
            try:
                one = reckoned(ledger.trade, entries, self.market, moment)
                found = figures(one, self.market)
                realised = found.realised
                if not ledger.is_new:
                    realised -= self._realised_before(ledger)
            except Refused as refused:
                for _, place in ledger.added:
                    self._refuse(place, refused.problems[0])
                continue
            yield LedgerAfter(ledger, one.trade, found, realised)

    def _realised_before(self, ledger: Ledger) -> ProfitAndLoss:
        shorts, rates = ledger.trade.borrowed_shorts, ledger.rates
        return replay(ledger.recorded, borrowed_shorts=shorts, rates=rates).realised
