"""A transaction for reading, without SQLModel: the parts of a journal over its rows."""

from __future__ import annotations

from datetime import datetime

from journal_app.domain.problems import JournalError
from journal_app.domain.terms import Terms
from journal_app.services.ports import (
    Account,
    Action,
    DayNote,
    ExchangeRate,
    SavedView,
    TradeLink,
)
from journal_app.storage.attached_rows import KeptAttachments
from journal_app.storage.bodies import terms_of
from journal_app.storage.history import KeptHistory
from journal_app.storage.kept_entries import KeptEntries
from journal_app.storage.kept_figures import KeptFigures
from journal_app.storage.kept_flows import KeptFlows
from journal_app.storage.kept_observations import KeptImports, KeptObservations, KeptSettings
from journal_app.storage.kept_reviews import KeptReviews
from journal_app.storage.kept_trades import KeptTrades
from journal_app.storage.layout import (
    ACCOUNTS,
    DAY_NOTES,
    EXCHANGE_RATES,
    OWN_TERMS,
    SAVED_VIEWS,
    TRADE_LINKS,
    TradeLinkRecord,
)
from journal_app.storage.mapping import (
    account_of,
    account_record,
    day_note_of,
    day_note_record,
    exchange_rate_of,
    exchange_rate_record,
    own_terms_record,
    saved_view_of,
    saved_view_record,
)
from journal_app.storage.mending import KeptSoundness
from journal_app.storage.queries import KeptLists
from journal_app.storage.rows import Rows
from journal_app.storage.stored import milliseconds_of


class Viewing:
    """A transaction for reading: all that is read is of one moment."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self.trades = KeptTrades(rows)
        self.entries = KeptEntries(rows)
        self.flows = KeptFlows(rows)
        self.observations = KeptObservations(rows)
        self.imports = KeptImports(rows)
        self.settings = KeptSettings(rows)
        self.figures = KeptFigures(rows)
        self.lists = KeptLists(rows.connection)
        self.history = KeptHistory(rows)
        self.attachments = KeptAttachments(rows)
        self.reviews = KeptReviews(rows)
        self.soundness = self._soundness(rows)

    def _soundness(self, rows: Rows) -> KeptSoundness:
        return KeptSoundness(rows.connection, self)

    def account(self, name: str) -> Account | None:
        """Return an account by name."""
        record = self._rows.one(ACCOUNTS, "name = ?", name)
        return None if record is None else account_of(record)

    def accounts(self) -> list[Account]:
        """Return all accounts by name."""
        return [account_of(record) for record in self._rows.all(ACCOUNTS, "ORDER BY name")]

    def day_note(self, day: str) -> DayNote | None:
        """Return the note of a day."""
        record = self._rows.one(DAY_NOTES, "day = ?", day)
        return None if record is None else day_note_of(record)

    def day_notes(self) -> list[DayNote]:
        """Return all notes by day."""
        return [day_note_of(record) for record in self._rows.all(DAY_NOTES, "ORDER BY day")]

    def exchange_rates(self) -> list[ExchangeRate]:
        """Return all exchange rates by time."""
        records = self._rows.all(EXCHANGE_RATES, "ORDER BY at, currency")
        return [exchange_rate_of(record) for record in records]

    def links(self) -> list[TradeLink]:
        """Return all links, by the ids of their trades."""
        return self._links("")

    def links_of(self, trade_id: int) -> list[TradeLink]:
        """Return the links from a trade and to it, in the same order."""
        return self._links("WHERE trade_id = ? OR other_id = ?", trade_id, trade_id)

    def _links(self, where: str, *values: int) -> list[TradeLink]:
        records = self._rows.all(TRADE_LINKS, f"{where} ORDER BY trade_id, other_id", *values)
        return [TradeLink(each.trade_id, each.other_id, each.kind) for each in records]

    def keep_account(self, account: Account) -> None:
        """Keep an account. Raises: JournalError `only_viewed`, as all writing here."""
        present = self._rows.one(ACCOUNTS, "name = ?", account.name)
        if present is None:
            self._rows.insert(ACCOUNTS, account_record(account))
        else:
            self._rows.update(ACCOUNTS, ACCOUNTS.with_id(account_record(account), present.id))

    def keep_day_note(self, note: DayNote) -> None:
        """Keep the note of a day."""
        present = self._rows.one(DAY_NOTES, "day = ?", note.day)
        if present is None:
            self._rows.insert(DAY_NOTES, day_note_record(note))
        else:
            self._rows.update(DAY_NOTES, DAY_NOTES.with_id(day_note_record(note), present.id))

    def keep_link(self, link: TradeLink) -> None:
        """Keep a link between two trades, instead of the one that they had."""
        if link in self.links_of(link.trade_id):
            return
        self.remove_link(link.trade_id, link.other_id)
        record = TradeLinkRecord(0, link.trade_id, link.other_id, link.kind)
        self._rows.insert(TRADE_LINKS, record)

    def remove_link(self, trade_id: int, other_id: int) -> None:
        """Take out the link between two trades, whichever way it goes, if there is one."""
        there = "WHERE (trade_id, other_id) IN (VALUES (?, ?), (?, ?))"
        both = (trade_id, other_id, other_id, trade_id)
        for present in list(self._rows.all(TRADE_LINKS, there, *both)):
            self._rows.delete(TRADE_LINKS, present.id)

    def keep_exchange_rate(self, rate: ExchangeRate) -> None:
        """Keep an exchange rate."""
        record = exchange_rate_record(rate)
        there = (rate.currency, milliseconds_of(rate.at))
        present = self._rows.one(EXCHANGE_RATES, "(currency, at) = (?, ?)", *there)
        if present is None:
            self._rows.insert(EXCHANGE_RATES, record)
        else:
            self._rows.update(EXCHANGE_RATES, EXCHANGE_RATES.with_id(record, present.id))

    def remove_exchange_rate(self, rate: ExchangeRate) -> None:
        """Take an exchange rate out."""
        there = (rate.currency, milliseconds_of(rate.at))
        present = self._rows.one(EXCHANGE_RATES, "(currency, at) = (?, ?)", *there)
        if present is not None:
            self._rows.delete(EXCHANGE_RATES, present.id)

    def own_terms(self) -> list[Terms]:
        """Return every version of the journal's own terms by platform and day."""
        records = self._rows.all(OWN_TERMS, "ORDER BY platform, as_of")
        return [terms_of(record.body) for record in records]

    def keep_own_terms(self, terms: Terms) -> None:
        """Keep a version; one of its platform and day gives way."""
        record = own_terms_record(terms)
        present = self._rows.one(
            OWN_TERMS, "(platform, as_of) = (?, ?)", record.platform, record.as_of
        )
        if present is None:
            self._rows.insert(OWN_TERMS, record)
        else:
            self._rows.update(OWN_TERMS, OWN_TERMS.with_id(record, present.id))

    def remove_own_terms(self, terms: Terms) -> None:
        """Take a version out. Raises: JournalError `no_such_terms`."""
        there = (terms.platform, terms.as_of.isoformat())
        present = self._rows.one(OWN_TERMS, "(platform, as_of) = (?, ?)", *there)
        if present is None:
            raise JournalError("no_such_terms")
        self._rows.delete(OWN_TERMS, present.id)

    def saved_views(self) -> list[SavedView]:
        """Return all saved views by screen and name."""
        records = self._rows.all(SAVED_VIEWS, "ORDER BY screen, name")
        return [saved_view_of(record) for record in records]

    def keep_saved_view(self, view: SavedView) -> None:
        """Keep a view; one of its name on its screen gives way."""
        record = saved_view_record(view)
        present = self._rows.one(SAVED_VIEWS, "(screen, name) = (?, ?)", view.screen, view.name)
        if present is None:
            self._rows.insert(SAVED_VIEWS, record)
        else:
            self._rows.update(SAVED_VIEWS, SAVED_VIEWS.with_id(record, present.id))

    def remove_saved_view(self, screen: str, name: str) -> None:
        """Let go of a view. Raises: JournalError `no_such_view`."""
        present = self._rows.one(SAVED_VIEWS, "(screen, name) = (?, ?)", screen, name)
        if present is None:
            raise JournalError("no_such_view", name=name)
        self._rows.delete(SAVED_VIEWS, present.id)

    def begin_action(self, name: str, at: datetime, **facts: str) -> Action:  # noqa: ARG002
        """Raises: JournalError `only_viewed`."""
        raise JournalError("only_viewed")

    def add_facts(self, **facts: str) -> None:  # noqa: ARG002
        """Raises: JournalError `only_viewed`."""
        raise JournalError("only_viewed")

    def commit(self) -> None:
        """Raises: JournalError `only_viewed`."""
        raise JournalError("only_viewed")
