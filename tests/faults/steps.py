"""Everything a user can do to a journal, at random: every kind of entry and every kind of step."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Final

from journal_app.domain.importing.mapping import ColumnMapping
from journal_app.domain.ledger.account_flow import FlowDraft
from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.ledger.entries import KINDS
from journal_app.domain.market.observed import Mark, RatePoint
from journal_app.domain.money import Asset
from journal_app.domain.periods import week_of
from journal_app.domain.planning.playbooks import Playbook
from journal_app.domain.planning.profiles import PROFILES
from journal_app.domain.planning.proposal import Proposal
from journal_app.domain.planning.questions import USUAL
from journal_app.domain.problems import Refused
from journal_app.domain.terms import Terms
from journal_app.domain.trade import Status, Trade
from journal_app.domain.watching.alerts import AlertKind, TradeAlert
from journal_app.domain.watching.own_lines import Level, OwnLines
from journal_app.domain.watching.own_scenarios import OwnScenario
from journal_app.domain.watching.rescue import HealthFactor
from journal_app.domain.watching.watched import Attention
from journal_app.importers.options import Options
from journal_app.services.account_flows import correct_flow, delete_flow, record_flow
from journal_app.services.alerting import keep_alerts
from journal_app.services.attaching import attach_content, describe_attachment, detach
from journal_app.services.describing import describe_trade, describe_trades, keep_lists
from journal_app.services.exchange_rates import correct_rate, delete_rate, record_rate
from journal_app.services.import_mappings import (
    delete_mapping,
    keep_mapping,
    mapping_called,
    own_mappings,
)
from journal_app.services.linking import LINK_KINDS, link_trades, unlink_trades
from journal_app.services.marking import mark
from journal_app.services.noting import note_day
from journal_app.services.own_terms import delete_terms, restore_shipped, save_terms
from journal_app.services.planning import (
    cancel_plan,
    keep_draft,
    open_planned,
    plan_anew,
    plan_trade,
    sign_off,
)
from journal_app.services.playbooks import delete_playbook, keep_playbook
from journal_app.services.ports import (
    Account,
    DayNote,
    ExchangeRate,
    RecordedEntry,
    SavedView,
    TradeLink,
)
from journal_app.services.preferences import change_settings, keep_account
from journal_app.services.price_sheet import Typed, update_prices
from journal_app.services.profiles import delete_profile, every_profile, keep_profile
from journal_app.services.questions import keep_questions, questions_of
from journal_app.services.rate_histories import correct_rate as correct_point
from journal_app.services.rate_histories import delete_rate as delete_point
from journal_app.services.rate_histories import rate_history, record_rates
from journal_app.services.recording import (
    bring_back,
    close_trade,
    correct_entry,
    delete_entry,
    open_trade,
    record_entries,
    record_entry,
    trash,
)
from journal_app.services.rescuing import Wanted, record_rescue
from journal_app.services.saving_views import delete_view, rename_view, save_view
from journal_app.services.signing_off import (
    ReviewWords,
    keep_review,
    reopen_review,
    sign_off_review,
)
from journal_app.services.snoozing import snooze, snoozes_in, wake
from journal_app.services.stress_scenarios import (
    delete_scenario,
    keep_scenario,
    move_scenario,
    own_scenarios,
)
from journal_app.services.transferring import Source, import_file
from journal_app.services.unwinding import Unwind, record_unwind
from journal_app.services.watch_lines import keep_lines
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal
from tests.importers.files import read
from tests.services.samples import ETH, FEE, NEW_YEAR, PLAN, TERMS, USDC, hours

LATER: Final = NEW_YEAR + timedelta(days=3_000)
_OFTEN: Final = ("record", "record", "record", "correct", "delete")
_TRIES: Final = 8
FILLS: Final = "time,coin,dir,px,sz,ntl,fee,closedPnl\n"


class StandingClock:
    """It is always the same time, later than anything that happens unless told."""

    def __init__(self, at: datetime = LATER) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at


class Platforms:
    """One platform is known."""

    def terms(self, platform: str) -> Terms | None:
        return TERMS if platform == TERMS.platform else None

    def every(self) -> tuple[Terms, ...]:
        return (TERMS,)


CLOCK: Final = StandingClock()
PLATFORMS: Final = Platforms()


class Steps:
    """Random things a user does, on a journal that is closed and opened now and then."""

    def __init__(self, path: Path, seed: int) -> None:
        self.path = path
        self.chance = random.Random(seed)
        self.hour = 0
        self.done: Counter[str] = Counter()
        self.kinds: Counter[str] = Counter()

    @contextmanager
    def journal(self) -> Iterator[SqliteJournal]:
        with open_journal(self.path, for_writing=True) as file:
            yield SqliteJournal(file)

    @property
    def every(self) -> Mapping[str, Callable[[SqliteJournal], object]]:
        """Each kind of step by its name."""
        return {
            name: getattr(self, f"do_{name}")
            for name in (
                "open", "record", "correct", "delete", "record_many", "close", "describe",
                "trash", "bring_back", "plan", "plan_again", "open_plan", "cancel", "draft",
                "sign", "mark", "prices", "import", "day", "settings", "account", "rate_of_money",
                "change_rate", "flow", "change_flow", "attach", "change_attachment", "view",
                "change_view", "own_terms", "change_own_terms", "borrow_rate", "change_borrow_rate",
                "link", "unlink", "describe_many", "lists", "profile", "questions", "playbook",
                "own_lines", "snooze", "wake", "review", "scenario", "lend", "rescue",
                "unwind", "alerts", "mapping",
            )
        }  # fmt: skip

    def do(self, journal: SqliteJournal) -> None:
        """Do one thing that is possible."""
        while True:
            name = self.chance.choice([*self.every, *_OFTEN])
            try:
                self.every[name](journal)
            except (Refused, LookupError):
                continue
            self.done[name] += 1
            return

    def do_each(self, journal: SqliteJournal) -> None:
        """Do things until every kind of step was done, and every kind of entry recorded."""
        while set(self.done) != set(self.every) or set(self.kinds) != set(KINDS):
            self.do(journal)
            assert self.done.total() < 1_000, (self.done, self.kinds)

    # entries

    def do_open(self, journal: SqliteJournal) -> None:
        self.hour += 1
        open_trade(
            journal, CLOCK, PLATFORMS,
            [self._draft("deposit"), self._draft("borrow"), self._draft("open")],
            account=self.chance.choice(["main", "hot"]), platform="aave_v3", strategy="trend",
            tags=("a", "b"),
        )  # fmt: skip

    def do_record(self, journal: SqliteJournal) -> None:
        self.hour += 1
        least = min(self.kinds[kind] for kind in KINDS)
        rare = [kind for kind in KINDS if self.kinds[kind] == least]
        draft = self._draft(self.chance.choice(self.chance.choice([rare, list(KINDS)])))
        for _ in range(_TRIES):
            status = self.chance.choice([Status.OPEN, None])
            with suppress(Refused):
                record_entry(journal, CLOCK, self._trade(journal, status), draft)
                self.kinds[draft.kind] += 1
                return
        raise LookupError(draft.kind)

    def do_record_many(self, journal: SqliteJournal) -> None:
        self.hour += 1
        kinds = self.chance.sample(["deposit", "fee", "gas", "note", "stop", "target"], 3)
        record_entries(journal, CLOCK, self._trade(journal), [self._draft(each) for each in kinds])

    def do_correct(self, journal: SqliteJournal) -> None:
        trade_id = self._trade(journal)
        entry = self._entry(journal, trade_id)
        draft = self._draft(self.chance.choice(list(KINDS)))
        correct_entry(journal, CLOCK, trade_id, entry.id, replace(draft, at=entry.entry.at))

    def do_delete(self, journal: SqliteJournal) -> None:
        trade_id = self._trade(journal)
        delete_entry(journal, CLOCK, trade_id, self._entry(journal, trade_id).id)

    def do_close(self, journal: SqliteJournal) -> None:
        self.hour += 1
        close_trade(
            journal, CLOCK, self._trade(journal), [self._draft("close")],
            mistakes=("early",), emotions=("calm",), grade="B", lesson=str(self.hour),
        )  # fmt: skip

    def do_lend(self, journal: SqliteJournal) -> None:
        """Open a trade that lies with its lender, whose terms say how it stands."""
        self.hour += 1
        at = hours(self.hour)
        open_trade(
            journal, CLOCK, PLATFORMS,
            [
                Draft(kind="deposit", at=at, asset=ETH, amount=Decimal(2), price=Decimal(2000)),
                Draft(kind="borrow", at=at, asset=USDC, amount=Decimal(2000), price=Decimal(1)),
                Draft(kind="open", at=at, asset=ETH, amount=Decimal(1), price=Decimal(2000)),
            ],
            account="main", platform="aave_v3",
        )  # fmt: skip

    def do_rescue(self, journal: SqliteJournal) -> None:
        """Bring the health of a trade up by a tenth."""
        trade_id = self._trade(journal, Status.OPEN)
        with journal.reading() as uow:
            told = uow.figures.get(trade_id)
        health = told.health_factor if told is not None else None
        if health is None:
            raise LookupError("no health")
        target = HealthFactor(health * Decimal("1.1"))
        way = self.chance.choice(["add_collateral", "partial_close"])
        record_rescue(journal, CLOCK, Wanted(trade_id, target, way, note="rescued"))

    def do_unwind(self, journal: SqliteJournal) -> None:
        """Take a loop back, all of it or to a little more health."""
        trade_id = self._trade(journal, Status.OPEN)
        target = self.chance.choice([None, HealthFactor(Decimal("1.9"))])
        record_unwind(journal, CLOCK, Unwind(trade_id, Decimal("1.1"), target))

    # trades

    def do_describe(self, journal: SqliteJournal) -> None:
        describe_trade(
            journal, CLOCK, self._trade(journal), notes=str(self.chance.random()),
            tags=tuple(self.chance.sample(["a", "b", "c", "d"], 2)), strategy="trend",
        )  # fmt: skip

    def do_trash(self, journal: SqliteJournal) -> None:
        kept = [trade.id for trade in self._trades(journal) if trade.deleted_at is None]
        trash(journal, CLOCK, self._some(kept))

    def do_bring_back(self, journal: SqliteJournal) -> None:
        gone = [trade.id for trade in self._trades(journal) if trade.deleted_at is not None]
        bring_back(journal, CLOCK, self._some(gone))

    # plans

    def do_plan(self, journal: SqliteJournal) -> None:
        plan_trade(journal, CLOCK, PLATFORMS, PLAN, account="main", platform="aave_v3")

    def do_plan_again(self, journal: SqliteJournal) -> None:
        plan = replace(PLAN, thesis=str(self.chance.random()))
        plan_anew(journal, CLOCK, self._trade(journal, Status.PLANNED), plan)

    def do_open_plan(self, journal: SqliteJournal) -> None:
        self.hour += 1
        drafts = [self._draft("deposit"), self._draft("open")]
        open_planned(journal, CLOCK, self._trade(journal, Status.PLANNED), drafts)

    def do_cancel(self, journal: SqliteJournal) -> None:
        cancel_plan(journal, CLOCK, self._trade(journal, Status.PLANNED))

    def do_draft(self, journal: SqliteJournal) -> None:
        proposal = Proposal(platform="aave_v3", asset=ETH, thesis=str(self.chance.random()))
        drafts = [trade.id for trade in self._trades(journal) if trade.status is Status.DRAFT]
        keep_draft(journal, CLOCK, PLATFORMS, proposal, self.chance.choice([None, *drafts]))

    def do_sign(self, journal: SqliteJournal) -> None:
        proposal = Proposal(platform="aave_v3", asset=ETH, thesis=PLAN.thesis)
        drafts = [trade.id for trade in self._trades(journal) if trade.status is Status.DRAFT]
        sign_off(journal, CLOCK, PLATFORMS, proposal, PLAN, self.chance.choice([None, *drafts]))

    def do_alerts(self, journal: SqliteJournal) -> None:
        level = Decimal(self.chance.randrange(1500, 2500))
        kinds = self.chance.sample(list(AlertKind), 2)
        alerts = [TradeAlert(kind=kind, level=level, place="phone") for kind in kinds]
        keep_alerts(journal, CLOCK, self._trade(journal, Status.OPEN), alerts)

    # what belongs to no trade

    def do_mark(self, journal: SqliteJournal) -> None:
        at = hours(self.chance.randrange(self.hour + 5))
        mark(
            journal, CLOCK,
            [Mark(ETH, at, Decimal(self.chance.randrange(1900, 2100)))],
            [RatePoint("aave_v3", USDC, at, Decimal(self.chance.randrange(20)) / 100)],
        )  # fmt: skip

    def do_prices(self, journal: SqliteJournal) -> None:
        self.hour += 1
        typed = Typed(
            {ETH: Decimal(self.chance.randrange(1900, 2100))}, {("aave_v3", USDC): Decimal(5)}
        )
        update_prices(journal, CLOCK, hours(self.hour), typed)

    def do_import(self, journal: SqliteJournal) -> None:
        """Take a file of some fills, of which some may be known."""
        start = self.chance.randrange(2_000)
        lines = []
        for hour in range(start, start + self.chance.randrange(1, 12)):
            for minute, word, price in ((0, "Open Long", 2000), (30, "Close Long", 2100)):
                at = f"{hours(hour):%d/%m/%Y - %H}:{minute:02}:00"
                lines.append(f"{at},ETH,{word},{price},1,{price},0.5,0\n")
        file = read(FILLS + "".join(lines), Options(date_order="day_first"))
        import_file(journal, CLOCK, PLATFORMS, file, Source("fills.csv", str(start)))

    def do_day(self, journal: SqliteJournal) -> None:
        day = f"2026-01-{self.chance.randrange(1, 8):02}"
        text, checked = str(self.chance.random()), self.chance.random() < 0.5
        note_day(journal, CLOCK, DayNote(day=day, text=text, mood="calm", checked=checked))

    def do_settings(self, journal: SqliteJournal) -> None:
        capital, profile = self.chance.randrange(1, 10**6), self.chance.choice(list(PROFILES))
        zone = self.chance.choice(["UTC", "Europe/Berlin", "Asia/Tokyo"])
        changes = {"capital": str(capital), "profile": profile, "zone": zone}
        change_settings(journal, CLOCK, changes)

    def do_review(self, journal: SqliteJournal) -> None:
        """Write the review of a week, sign it off, or open it again."""
        week = week_of(date(2026, 1, 5) + timedelta(weeks=self.chance.randrange(20)), UTC)
        words = ReviewWords(rule=str(self.chance.random()), rule_kept=self.chance.random() < 0.5)
        match self.chance.choice(["write", "sign", "sign", "open"]):
            case "write":
                with suppress(Refused):  # signed off
                    keep_review(journal, CLOCK, week, words)
            case "sign":
                sign_off_review(journal, CLOCK, week, words)
            case _:
                reopen_review(journal, CLOCK, week)

    def do_profile(self, journal: SqliteJournal) -> None:
        """Copy one, change or drop it."""
        profile = replace(
            self.chance.choice(list(PROFILES.values())),
            id=self.chance.choice(["Mine", "Other"]),
            most_leverage=Decimal(self.chance.randrange(100, 500)) / 100,
        )
        with journal.reading() as uow:
            is_new = profile.id not in every_profile(uow.settings.every())
        if is_new or self.chance.random() < 0.6:
            keep_profile(journal, CLOCK, profile, is_new=is_new)
        else:
            delete_profile(journal, CLOCK, profile.id)

    def do_questions(self, journal: SqliteJournal) -> None:
        """Add, move, switch off or drop one."""
        with journal.reading() as uow:
            questions = questions_of(uow.settings.every())
        question = self.chance.choice(questions.every)
        changed = (
            questions.moved(question, self.chance.choice([-1, 1])),
            questions.switched(question, on=question in questions.off),
            questions.without(question),
            questions.with_own(str(self.chance.random()), "text") if not questions.own else USUAL,
        )
        keep_questions(journal, CLOCK, self.chance.choice(changed))

    def do_playbook(self, journal: SqliteJournal) -> None:
        """Keep one, or drop it."""
        name = self.chance.choice(["One", "Two"])
        if self.chance.random() < 0.7:
            days = Decimal(self.chance.randrange(1, 90))
            keep_playbook(journal, CLOCK, Playbook(id=name, days=days))
        else:
            delete_playbook(journal, CLOCK, name)

    def do_scenario(self, journal: SqliteJournal) -> None:
        """Keep one of the stress run, change its place, or drop it."""
        name = self.chance.choice(["Crash", "Winter"])
        with journal.reading() as uow:
            known = {each.id for each in own_scenarios(uow.settings.every())}
        if name not in known or self.chance.random() < 0.4:
            move = -Decimal(self.chance.randrange(1, 99)) / 100
            instead_of = name if name in known else None
            keep_scenario(journal, CLOCK, OwnScenario(id=name, all_move=move), instead_of)
        elif self.chance.random() < 0.5:
            move_scenario(journal, CLOCK, name, self.chance.choice([-1, 1]))
        else:
            delete_scenario(journal, CLOCK, name)

    def do_mapping(self, journal: SqliteJournal) -> None:
        """Keep one of a table's columns, or drop it."""
        name = self.chance.choice(["Broker", "Tax program"])
        with journal.reading() as uow:
            known = own_mappings(uow.settings.every())
        if mapping_called(known, name) is None or self.chance.random() < 0.5:
            columns = {"time": ("t",), "market": ("m",), "size": ("s",), "price": ("p",)}
            zone = self.chance.choice(["UTC", "Europe/Berlin"])
            keep_mapping(journal, CLOCK, ColumnMapping(id=name, columns=columns, zone=zone))
        else:
            delete_mapping(journal, CLOCK, name)

    def do_account(self, journal: SqliteJournal) -> None:
        name = self.chance.choice(["main", "hot", "cold", "vault"])
        with journal.reading() as uow:
            is_new = uow.account(name) is None
        account = Account(name=name, wallet="0x1", note=str(self.chance.random()))
        keep_account(journal, CLOCK, account, is_new=is_new)

    # money beside the trades

    def _rate(self) -> ExchangeRate:
        rate = Decimal(self.chance.randrange(90, 120)) / 100
        currency = self.chance.choice(["EUR", "GBP"])
        return ExchangeRate(currency=currency, at=hours(self.chance.randrange(40)), rate=rate)

    def do_rate_of_money(self, journal: SqliteJournal) -> None:
        record_rate(journal, CLOCK, self._rate())

    def do_change_rate(self, journal: SqliteJournal) -> None:
        with journal.reading() as uow:
            present = self.chance.choice(uow.exchange_rates())
        if self.chance.random() < 0.7:
            correct_rate(journal, CLOCK, present, self._rate())
        else:
            delete_rate(journal, CLOCK, present)

    def _flow(self) -> FlowDraft:
        amount = (self._amount() + 1) * self.chance.choice([100, -1])
        return FlowDraft(
            account="main", at=hours(self.hour), asset=USDC, amount=amount, price=Decimal(1),
            note=str(self.chance.random()),
        )  # fmt: skip

    def do_flow(self, journal: SqliteJournal) -> None:
        with journal.reading() as uow:
            if uow.account("main") is None:
                raise LookupError("main")
        record_flow(journal, CLOCK, self._flow())

    def do_change_flow(self, journal: SqliteJournal) -> None:
        with journal.reading() as uow:
            present = self.chance.choice(uow.flows.every())
        if self.chance.random() < 0.7:
            correct_flow(journal, CLOCK, present.id, self._flow())
        else:
            delete_flow(journal, CLOCK, present.id)

    # files, views, links

    def do_attach(self, journal: SqliteJournal) -> None:
        content = str(self.chance.random()).encode()
        if self.chance.random() < 0.7:
            trade_id = self._trade(journal)
            attach_content(journal, CLOCK, content, "said.txt", trade_id=trade_id)
        else:
            attach_content(journal, CLOCK, content, "day.txt", day="2026-01-02")

    def do_change_attachment(self, journal: SqliteJournal) -> None:
        with journal.reading() as uow:
            present = self.chance.choice(list(uow.attachments.every()))
        if self.chance.random() < 0.7:
            describe_attachment(journal, CLOCK, present.id, str(self.chance.random()))
        else:
            detach(journal, CLOCK, [present.id])

    def do_view(self, journal: SqliteJournal) -> None:
        view = SavedView(screen="journal", name=self.chance.choice("abcd"), text=str(self.hour))
        with journal.reading() as uow:
            is_new = (view.screen, view.name) not in {
                (kept.screen, kept.name) for kept in uow.saved_views()
            }
        save_view(journal, CLOCK, view, is_new=is_new)

    def do_change_view(self, journal: SqliteJournal) -> None:
        with journal.reading() as uow:
            name = self.chance.choice(uow.saved_views()).name
        if self.chance.random() < 0.7:
            rename_view(journal, CLOCK, "journal", name, self.chance.choice("abcdefgh"))
        else:
            delete_view(journal, CLOCK, "journal", name)

    def do_own_terms(self, journal: SqliteJournal) -> None:
        day = date(2026, 1, self.chance.randrange(1, 20))
        figures = replace(TERMS.assets[ETH], max_ltv=self._amount() / 100)
        terms = replace(TERMS, as_of=day, assets={ETH: figures}, aliases={})
        if self.chance.random() < 0.5:
            terms = replace(terms, platform="", name=f"Own {self.chance.random()}")
        save_terms(journal, CLOCK, PLATFORMS, terms)

    def do_change_own_terms(self, journal: SqliteJournal) -> None:
        with journal.reading() as uow:
            present = self.chance.choice(uow.own_terms())
        match self.chance.randrange(3):
            case 0:
                delete_terms(journal, CLOCK, present)
            case 1:
                restore_shipped(journal, CLOCK, present)
            case _:
                day = present.as_of + timedelta(days=self.chance.randrange(100))
                save_terms(journal, CLOCK, PLATFORMS, replace(present, as_of=day), present)

    def _point(self) -> RatePoint:
        apr = Decimal(self.chance.randrange(20)) / 100
        return RatePoint("aave_v3", USDC, hours(self.chance.randrange(self.hour + 5)), apr)

    def do_borrow_rate(self, journal: SqliteJournal) -> None:
        record_rates(journal, CLOCK, [self._point(), self._point()])

    def do_change_borrow_rate(self, journal: SqliteJournal) -> None:
        with journal.reading() as uow:
            history = rate_history(uow, "aave_v3", [USDC], CLOCK.now())
        present = self.chance.choice(history.points)
        if self.chance.random() < 0.7:
            correct_point(journal, CLOCK, present, self._point())
        else:
            delete_point(journal, CLOCK, present)

    def do_link(self, journal: SqliteJournal) -> None:
        trade = self._trade(journal)
        with journal.reading() as uow:
            other = self.chance.choice(list(uow.trades.every()))
            if TradeLink(trade, other.id, kind := self.chance.choice(LINK_KINDS)) in uow.links():
                raise LookupError("linked")
        link_trades(journal, CLOCK, trade, other.number, kind)

    def do_unlink(self, journal: SqliteJournal) -> None:
        with journal.reading() as uow:
            link = self.chance.choice(uow.links())
        unlink_trades(journal, CLOCK, link.other_id, link.trade_id)

    def do_describe_many(self, journal: SqliteJournal) -> None:
        ids = self._some([trade.id for trade in self._trades(journal)])
        describe_trades(journal, CLOCK, ids, add_tags=["c"], drop_tags=["a"], strategy="many")

    def do_lists(self, journal: SqliteJournal) -> None:
        keep_lists(journal, CLOCK, {"mistakes": ["late", str(self.chance.random())]})

    # what is watched

    def do_own_lines(self, journal: SqliteJournal) -> None:
        """Draw some for everything, an account or a trade, or take them away."""
        number = self.chance.choice(self._trades(journal)).number
        places: list[tuple[Level, str]] = [
            ("book", ""), ("account", "main"), ("profile", "moderate"), ("trade", str(number)),
        ]  # fmt: skip
        level, name = self.chance.choice(places)
        health = Decimal(self.chance.randrange(110, 200)) / 100
        lines = {} if self.chance.random() < 0.2 else {"health": health}
        keep_lines(journal, CLOCK, OwnLines(level=level, name=name, lines=lines))

    def do_snooze(self, journal: SqliteJournal) -> None:
        """Let a stop that is missing wait, or the check of the day."""
        clock = StandingClock(hours(self.hour))
        ids = [self._trade(journal, Status.OPEN), None]
        code = self.chance.choice(["watch_stop_missing", "watch_target_hit"])
        attention = Attention("soon", code, self.chance.choice(ids), "ETH long")
        snooze(journal, clock, attention, how_long="day", reason=str(self.chance.random()))

    def do_wake(self, journal: SqliteJournal) -> None:
        with journal.reading() as uow:
            quiet = self.chance.choice(snoozes_in(uow.settings.every()))
        wake(journal, CLOCK, quiet)

    # chances

    def _trades(self, journal: SqliteJournal) -> list[Trade]:
        with journal.reading() as uow:
            return list(uow.trades.every())

    def _trade(self, journal: SqliteJournal, status: Status | None = None) -> int:
        trades = self._trades(journal)
        found = [trade.id for trade in trades if status is None or trade.status is status]
        return self.chance.choice(found)

    def _some(self, ids: list[int]) -> list[int]:
        """One or several; an IndexError where there is none."""
        one = self.chance.choice(ids)
        return list(dict.fromkeys([one, *self.chance.sample(ids, len(ids))[:2]]))

    def _entry(self, journal: SqliteJournal, trade_id: int) -> RecordedEntry:
        with journal.reading() as uow:
            return self.chance.choice(uow.entries.of(trade_id))

    def _amount(self) -> Decimal:
        return Decimal(self.chance.randrange(1, 10**9)) / 10**8

    def _draft(self, kind: str) -> Draft:
        """A draft of a kind, of amounts that mostly can be."""
        money = {"deposit": 4_000, "borrow": 2_000, "repay": 10, "withdraw": 10, "swap": 10}
        money |= {"interest": 1, "funding": -1, "fee": 1, "gas": 1, "yield": 1}
        is_money = kind in money or kind == "rate"
        draft = Draft(
            kind=kind,
            at=hours(self.hour),
            asset=None if kind == "note" else USDC if is_money else ETH,
            amount=(self._amount() + 1) * money[kind] if kind in money else self._amount(),
            price=Decimal(1) if is_money else Decimal(2000 + self.hour % 100),
            note="said 0x1" if kind == "note" or self.chance.random() < 0.5 else "",
        )
        match kind:
            case "rate":
                return replace(draft, amount=None, price=None, apr=self._amount() / 100)
            case "stop" | "target" | "alert" | "close":
                return replace(draft, amount=None)
            case "note":
                return replace(draft, amount=None, price=None)
            case "reduce":
                return replace(draft, amount=Decimal("0.001"))
            case "swap":
                return replace(draft, to_asset=Asset("DAI"), to_amount=self._amount())
            case "liquidation":
                return replace(draft, amount=Decimal("0.001"), to_asset=USDC, to_amount=Decimal(1))
            case "open" | "add":
                with_fee = replace(draft, fee=FEE.amount, fee_asset=FEE.asset)
                return with_fee if self.chance.random() < 0.5 else draft
            case _:
                return draft
