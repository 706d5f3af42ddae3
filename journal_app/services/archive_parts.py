"""The parts of an archive, read from what anybody may have written, and kept in a journal.

Every refusal names its place in the archive by a path.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import partial
from typing import Any, Final
from zoneinfo import ZoneInfo

from journal_app.domain.attached_files import is_content_hash
from journal_app.domain.exact import ONE, ZERO, NotANumberError, parse_decimal
from journal_app.domain.importing.imported import draft_of
from journal_app.domain.ledger.account_flow import AccountFlow
from journal_app.domain.ledger.drafts import entry
from journal_app.domain.ledger.entries import KINDS, Entry
from journal_app.domain.ledger.replay import RateHistories
from journal_app.domain.market.interest import RateIndex, rate_problem
from journal_app.domain.market.observed import Mark, RatePoint
from journal_app.domain.money import Asset
from journal_app.domain.periods import named_review
from journal_app.domain.problems import Refused
from journal_app.domain.terms import Terms
from journal_app.domain.trade import Trade
from journal_app.services.alerts import check_alerts
from journal_app.services.linking import LINK_KINDS
from journal_app.services.plain_values import (
    read_at,
    read_list,
    read_object,
    read_value,
    within,
)
from journal_app.services.platforms import problems_of
from journal_app.services.playbooks import every_playbook
from journal_app.services.ports import (
    Account,
    Attachment,
    Batch,
    DayNote,
    ExchangeRate,
    KeptReview,
    Progress,
    SavedView,
    TradeLink,
    UnitOfWork,
)
from journal_app.services.profiles import own_profiles
from journal_app.services.questions import questions_of
from journal_app.services.reckoning import rederive
from journal_app.services.recording import must_replay
from journal_app.services.snoozing import snoozes_in
from journal_app.services.stress_scenarios import own_scenarios
from journal_app.services.watch_lines import drawn_lines

Content = dict[str, Any]
"""All of a journal, as JSON knows it."""

LISTS: Final = (
    "accounts", "account_flows", "terms", "trades", "marks", "rates", "exchange_rates",
    "day_notes", "batches", "attachments", "saved_views", "own_terms", "links", "reviews",
)  # fmt: skip
PARTS: Final = ("settings", *LISTS)
_ADDED_SINCE: Final[Content] = {
    "account_flows": [], "attachments": [], "saved_views": [], "own_terms": [], "links": [],
    "reviews": [],
}  # fmt: skip
"""Parts that an archive of an earlier version does not have, as they then are."""


@dataclass(frozen=True, slots=True)
class _Batch:
    batch: Batch
    rows: list[tuple[int, str, str, int, str]]


@dataclass(frozen=True, slots=True)
class ArchivedLink:
    """A link between two trades, by their numbers."""

    trade: int
    other: int
    kind: str


class Parts:
    """The parts of an archive, each read and found possible."""

    def __init__(self, content: Content) -> None:
        told = {**_ADDED_SINCE, **read_object(content)}
        for name in told:
            if name not in PARTS:
                raise Refused.because(name[:40], "unknown_field")
        for name in PARTS:
            if name not in told:
                raise Refused.because(name, "missing")
        self.content: Content = told
        self.settings: dict[str, str] = read_at("settings", Mapping[str, str], told["settings"])
        self._check_settings()
        self.accounts: tuple[Account, ...] = _all(told, "accounts", Account)
        self.terms: tuple[Terms, ...] = _all(told, "terms", Terms)
        self.marks: tuple[Mark, ...] = _all(told, "marks", Mark)
        self.rates: tuple[RatePoint, ...] = _all(told, "rates", RatePoint)
        self.exchange_rates: tuple[ExchangeRate, ...] = _all(told, "exchange_rates", ExchangeRate)
        self.day_notes: tuple[DayNote, ...] = _all(told, "day_notes", DayNote)
        self.saved_views: tuple[SavedView, ...] = _all(told, "saved_views", SavedView)
        _check_unique(
            "saved_views", "name", [(each.screen, each.name) for each in self.saved_views]
        )
        self.reviews: tuple[KeptReview, ...] = _all(told, "reviews", KeptReview)
        self._check_reviews()
        self.own_terms: tuple[Terms, ...] = _all(told, "own_terms", Terms)
        self._check_own_terms()
        self._check_observations()
        self.batches = [
            _at("batches", place, _read_batch, each)
            for place, each in enumerate(_list_of(told, "batches"))
        ]
        self.row_count = sum(len(each.rows) for each in self.batches)
        self.flows = [
            _at("account_flows", place, self._read_flow, each)
            for place, each in enumerate(_list_of(told, "account_flows"))
        ]
        self._histories: dict[str, RateHistories] = {}
        self.trades: list[Trade] = []
        self.ledgers: list[list[tuple[Entry, int | None]]] = []
        for place, each in enumerate(_list_of(told, "trades")):
            trade, ledger = _at("trades", place, self._read_trade, each)
            self.trades.append(trade)
            self.ledgers.append(ledger)
        numbers = [trade.number for trade in self.trades]
        _check_unique("trades", "number", numbers)
        self.attachments = [
            _at("attachments", place, self._read_attachment, each)
            for place, each in enumerate(_list_of(told, "attachments"))
        ]
        self.links = [
            _at("links", place, partial(_read_link, numbers=frozenset(numbers)), each)
            for place, each in enumerate(_list_of(told, "links"))
        ]
        pairs = [frozenset((link.trade, link.other)) for link in self.links]
        _check_unique("links", "other", pairs)

    @property
    def record_count(self) -> int:
        """How many records there are beside the entries."""
        others = (
            self.accounts, self.flows, self.marks, self.rates, self.exchange_rates, self.day_notes,
            self.attachments, self.saved_views, self.own_terms, self.links, self.reviews,
        )  # fmt: skip
        return len(self.trades) + self.row_count + sum(map(len, others))

    def keep(self, uow: UnitOfWork, progress: Progress) -> None:
        """Write all of it."""
        for name, value in self.settings.items():
            uow.settings.put(name, value)
        for account in self.accounts:
            uow.keep_account(account)
        row_ids: list[int] = []
        for each in self.batches:
            batch = each.batch
            kept = uow.imports.add(batch.at, batch.file_name, batch.file_format, batch.file_hash)
            row_ids += uow.imports.add_rows(kept, each.rows)
        for flow, raw_row in self.flows:
            uow.flows.add(flow, None if raw_row is None else row_ids[raw_row])
        trade_ids = uow.trades.add_many(self.trades)
        uow.entries.add_many(
            [
                (trade_id, each, None if raw_row is None else row_ids[raw_row])
                for trade_id, ledger in zip(trade_ids, self.ledgers, strict=True)
                for each, raw_row in ledger
            ],
            progress,
        )
        uow.observations.add_marks(self.marks)
        uow.observations.add_rates(self.rates)
        for rate in self.exchange_rates:
            uow.keep_exchange_rate(rate)
        for note in self.day_notes:
            uow.keep_day_note(note)
        for trade, attachment in self.attachments:
            trade_id = None if trade is None else trade_ids[trade]
            uow.attachments.add(replace(attachment, trade_id=trade_id))
        for view in self.saved_views:
            uow.keep_saved_view(view)
        for review in self.reviews:
            uow.reviews.put(review)
        for terms in self.own_terms:
            uow.keep_own_terms(terms)
        ids = {trade.number: id_ for trade, id_ in zip(self.trades, trade_ids, strict=True)}
        for link in self.links:
            uow.keep_link(TradeLink(ids[link.trade], ids[link.other], link.kind))
        try:
            rederive(uow, trade_ids, progress=progress)
        except ArithmeticError:
            raise Refused.because("trades", "cannot_be_reckoned") from None

    def _read_trade(self, given: Any) -> tuple[Trade, list[tuple[Entry, int | None]]]:
        told = dict(read_object(given))
        entries = read_list(told.pop("entries", []))
        number = told.pop("terms", None)
        if "id" in told:
            raise Refused.because("id", "unknown_field")
        terms = None if number is None else self.terms[_index("terms", number, len(self.terms))]
        trade: Trade = replace(read_value(Trade, {**told, "id": 0}), terms=terms)
        if trade.number < 1:
            raise Refused.because("number", "not_positive", text=str(trade.number))
        ledger = [
            _at("entries", place, self._read_entry, each) for place, each in enumerate(entries)
        ]
        _check_unique("entries", "sequence", [(each.at, each.sequence) for each, _ in ledger])
        try:
            must_replay(trade, [each for each, _ in ledger], self._rates_of(trade.platform))
        except Refused as refused:
            raise within("entries", refused) from None
        except ArithmeticError:
            raise Refused.because("entries", "cannot_be_reckoned") from None
        return trade, ledger

    def _read_flow(self, given: Any) -> tuple[AccountFlow, int | None]:
        told = dict(read_object(given))
        raw_row = self._raw_row(told.pop("raw_row", None))
        flow: AccountFlow = read_value(AccountFlow, {**told, "sequence": 0})
        if flow.account not in {account.name for account in self.accounts}:
            raise Refused.because("account", "no_such_account", name=flow.account[:40])
        if flow.amount == ZERO:
            raise Refused.because("amount", "nothing_flows")
        if flow.price <= ZERO:
            raise Refused.because("price", "not_positive", text=str(flow.price))
        return flow, raw_row

    def _raw_row(self, given: Any) -> int | None:
        return None if given is None else _index("raw_row", given, self.row_count)

    def _read_entry(self, given: Any) -> tuple[Entry, int | None]:
        told = dict(read_object(given))
        kind = KINDS.get(read_at("kind", str, told.pop("kind", "")))
        if kind is None:
            raise Refused.because("kind", "not_a_choice", text="", choices=", ".join(KINDS))
        raw_row = self._raw_row(told.pop("raw_row", None))
        recorded: Entry = read_value(kind, told)
        entry(draft_of(recorded), lambda _asset, _at: ONE)  # refuses amounts that cannot be
        return recorded, raw_row

    def _read_attachment(self, given: Any) -> tuple[int | None, Attachment]:
        """An attachment, and the place of its trade among the trades."""
        told = dict(read_object(given))
        trade = told.pop("trade", None)
        for name in ("id", "trade_id"):
            if name in told:
                raise Refused.because(name, "unknown_field")
        attachment: Attachment = read_value(Attachment, {**told, "id": 0})
        if trade is not None:
            _index("trade", trade, len(self.trades))
        if (trade is None) is (attachment.day is None):
            raise Refused.because("trade", "attached_to_nothing")
        if attachment.day is not None:
            read_at("day", date, attachment.day)
        if not is_content_hash(attachment.content_hash):
            raise Refused.because("content_hash", "not_a_hash")
        if attachment.size_bytes < 0:
            raise Refused.because("size_bytes", "negative", text=str(attachment.size_bytes))
        return trade, attachment

    def _rates_of(self, platform: str) -> RateHistories:
        if platform not in self._histories:
            points: dict[Asset, list[tuple[datetime, Decimal]]] = {}
            for point in self.rates:
                if point.platform == platform:
                    points.setdefault(point.asset, []).append((point.at, point.apr))
            self._histories[platform] = {asset: RateIndex(of) for asset, of in points.items()}
        return self._histories[platform]

    def _check_settings(self) -> None:
        try:
            ZoneInfo(self.settings.get("zone") or "UTC")
        except (OSError, ValueError, KeyError):
            raise Refused.because("settings/zone", "not_a_zone", text="") from None
        try:
            own_profiles(self.settings)
            questions_of(self.settings)
            every_playbook(self.settings)
            drawn_lines(self.settings)
            snoozes_in(self.settings)
            own_scenarios(self.settings)
            check_alerts(self.settings)
        except Refused as refused:
            raise within("settings", refused) from None
        try:
            parse_decimal(self.settings.get("capital") or "0")
        except NotANumberError as error:
            raise Refused.because("settings/capital", error.code, text=error.text[:40]) from None

    def _check_reviews(self) -> None:
        for place, review in enumerate(self.reviews):
            try:
                named_review(review.period, UTC)
            except Refused as refused:
                raise within(f"reviews/{place}", refused) from None
        _check_unique("reviews", "period", [review.period for review in self.reviews])

    def _check_own_terms(self) -> None:
        for place, terms in enumerate(self.own_terms):
            for problem in problems_of(terms):
                path = f"own_terms/{place}/{problem.field}"
                raise Refused.because(path, problem.code, **problem.facts)
        versions = [(each.platform, each.as_of) for each in self.own_terms]
        _check_unique("own_terms", "as_of", versions)

    def _check_observations(self) -> None:
        for place, mark in enumerate(self.marks):
            if mark.price <= ZERO:
                text = str(mark.price)
                raise Refused.because(f"marks/{place}/price", "not_positive", text=text)
        for place, point in enumerate(self.rates):
            problem = rate_problem(f"rates/{place}/apr", point.apr)
            if problem is not None:
                raise Refused([problem])
        for place, rate in enumerate(self.exchange_rates):
            if rate.rate <= ZERO:
                text = str(rate.rate)
                raise Refused.because(f"exchange_rates/{place}/rate", "not_positive", text=text)
        for place, note in enumerate(self.day_notes):
            read_at(f"day_notes/{place}/day", date, note.day)


def _read_link(given: Any, numbers: frozenset[int]) -> ArchivedLink:
    link: ArchivedLink = read_value(ArchivedLink, given)
    for field, number in (("trade", link.trade), ("other", link.other)):
        if number not in numbers:
            raise Refused.because(field, "no_trade_with_number", number=number)
    if link.trade == link.other:
        raise Refused.because("other", "links_to_itself", number=link.other)
    if link.kind not in LINK_KINDS:
        raise Refused.because("kind", "not_a_choice", text="", choices=", ".join(LINK_KINDS))
    return link


def _read_batch(given: Any) -> _Batch:
    told = dict(read_object(given))
    rows = read_list(told.pop("rows", []))
    batch: Batch = read_value(Batch, {**told, "id": 0})
    hint = tuple[int, str, str, int, str]
    read = partial(read_value, hint)
    return _Batch(batch, [_at("rows", place, read, row) for place, row in enumerate(rows)])


def _list_of(told: Content, name: str) -> list[Any]:
    try:
        return read_list(told[name])
    except Refused as refused:
        raise within(name, refused) from None


def _all(told: Content, name: str, kind: Any) -> tuple[Any, ...]:
    return read_at(name, tuple[kind, ...], told[name])  # type: ignore[no-any-return]


def _at(name: str, place: int, read: Any, given: Any) -> Any:
    try:
        return read(given)
    except Refused as refused:
        raise within(f"{name}/{place}", refused) from None


def _index(name: str, given: Any, count: int) -> int:
    if type(given) is not int or not 0 <= given < count:
        raise Refused.because(name, "not_a_count", least=0, most=count - 1)
    return given


def _check_unique(name: str, field: str, keys: Iterable[Any]) -> None:
    seen: set[Any] = set()
    for place, key in enumerate(keys):
        if key in seen:
            raise Refused.because(f"{name}/{place}/{field}", "given_twice")
        seen.add(key)
