"""Own terms of platforms: kept by day, in front of what is shipped, and at work everywhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal as D

import pytest

from journal_app.assembly.presets import PresetPlatforms
from journal_app.domain.exact import ONE
from journal_app.domain.ledger.closing import Exit, drafts_of, settled_after
from journal_app.domain.ledger.reckoning import reckoned
from journal_app.domain.market.observed import Mark
from journal_app.domain.money import Asset
from journal_app.domain.planning.checklist import judge
from journal_app.domain.planning.opening import opening_drafts, opening_of
from journal_app.domain.planning.proposal import Proposal
from journal_app.domain.planning.proposed_plan import plan_of_proposal
from journal_app.domain.problems import JournalError, Refused
from journal_app.domain.terms import AssetTerms, Law, Terms
from journal_app.domain.trade import Status, Target
from journal_app.importers.options import Options
from journal_app.services.marking import mark
from journal_app.services.own_terms import delete_terms, restore_shipped, save_terms
from journal_app.services.planning import open_planned, plan_trade, sign_off
from journal_app.services.platforms_in_force import PlatformsInForce, platforms_in_force
from journal_app.services.ports import Journal
from journal_app.services.preparing import prepared
from journal_app.services.reckoning import ledger_of
from journal_app.services.recording import close_trade, open_trade
from journal_app.services.transferring import Source, import_file
from journal_app.services.undo import redo, undo
from tests.importers.files import read
from tests.services.conftest import LENDING, PERPETUALS, StillClock, TwoPlatforms
from tests.services.samples import PLAN

ETH, USDC = Asset("ETH"), Asset("USDC")
SHIPPED = TwoPlatforms()
AT = StillClock().now()
OWN = Terms(
    platform="",
    name="My pool",
    law="lending",
    as_of=date(2026, 1, 1),
    source="its page",
    assets={ETH: AssetTerms(D("0.7"), D("0.75")), USDC: AssetTerms(D("0.8"), D("0.85"))},
    aliases={Asset("WETH"): ETH},
)


def kept(journal: Journal) -> list[tuple[str, str]]:
    with journal.reading() as uow:
        return [(each.platform, each.as_of.isoformat()) for each in uow.own_terms()]


def problems(journal: Journal, terms: Terms, present: Terms | None = None) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as refused:
        save_terms(journal, StillClock(), SHIPPED, terms, present)
    return [(each.field, each.code) for each in refused.value.problems]


def test_a_new_platform_gets_an_id_of_its_name(journal: Journal, clock: StillClock) -> None:
    first = save_terms(journal, clock, SHIPPED, replace(OWN, name="  My   Pool! "))
    assert (first.platform, first.name) == ("my_pool", "My Pool!")
    second = save_terms(journal, clock, SHIPPED, replace(OWN, name="My pool?"))
    assert second.platform == "my_pool_2"
    assert save_terms(journal, clock, SHIPPED, replace(OWN, name="Мой")).platform == "мой"
    assert save_terms(journal, clock, SHIPPED, replace(OWN, name="!")).platform == "platform"


def test_versions_are_kept_moved_and_deleted(journal: Journal, clock: StillClock) -> None:
    first = save_terms(journal, clock, SHIPPED, OWN)
    second = save_terms(journal, clock, SHIPPED, replace(first, as_of=date(2026, 2, 1)))
    assert kept(journal) == [("my_pool", "2026-01-01"), ("my_pool", "2026-02-01")]
    moved = replace(second, as_of=date(2026, 2, 9), note="later")
    save_terms(journal, clock, SHIPPED, moved, second)
    assert kept(journal) == [("my_pool", "2026-01-01"), ("my_pool", "2026-02-09")]
    save_terms(journal, clock, SHIPPED, replace(moved, note="again"), moved)
    delete_terms(journal, clock, first)
    assert kept(journal) == [("my_pool", "2026-02-09")]
    with pytest.raises(JournalError, match="no_such_terms"):
        delete_terms(journal, clock, first)
    with pytest.raises(JournalError, match="no_such_terms"):
        save_terms(journal, clock, SHIPPED, replace(first, note="too late"), first)
    for _ in range(5):
        assert undo(journal) is not None
    assert kept(journal) == []
    for _ in range(5):
        redo(journal)
    assert kept(journal) == [("my_pool", "2026-02-09")]


def test_what_cannot_be_is_said_of_its_field(journal: Journal, clock: StillClock) -> None:
    first = save_terms(journal, clock, SHIPPED, OWN)
    wrong = replace(OWN, name="lender", assets={ETH: AssetTerms(D("0.9"), D("0.8"))}, aliases={})
    assert problems(journal, wrong) == [
        ("assets/ETH/max_ltv", "ltv_above_threshold"),
        ("name", "platform_name_taken"),
    ]
    assert problems(journal, replace(OWN, name="x" * 61)) == [("name", "platform_name_too_long")]
    assert problems(journal, first) == [("as_of", "terms_twice")]
    later = save_terms(journal, clock, SHIPPED, replace(first, as_of=date(2026, 2, 1)))
    assert problems(journal, replace(later, as_of=first.as_of), later) == [("as_of", "terms_twice")]
    assert len(kept(journal)) == 2


def test_the_newest_version_not_after_a_day_is_in_force() -> None:
    early, late = (
        replace(LENDING, as_of=date(2026, month, 1), note=str(month)) for month in (2, 4)
    )
    alone = replace(OWN, platform="my_pool", as_of=date(2026, 3, 1))

    def on(month: int) -> PlatformsInForce:
        return PlatformsInForce(
            SHIPPED, [late, alone, early], datetime(2026, month, 1, tzinfo=UTC), UTC
        )

    assert [on(month).terms("lender") for month in (1, 2, 3, 4, 5)] == [
        LENDING, early, early, late, late,
    ]  # fmt: skip
    assert [each.platform for each in on(2).every()] == ["lender", "perps"]
    assert on(3).every() == (early, alone, PERPETUALS)
    assert on(5).terms_at("my_pool", datetime(2026, 2, 28, 23, tzinfo=UTC)) is None
    assert on(5).terms("unknown") is None


def test_a_version_holds_for_the_days_of_the_journals_zone(journal: Journal) -> None:
    with journal.unit_of_work() as uow:
        uow.begin_action("change_settings", AT)
        uow.settings.put("zone", "Asia/Tokyo")
        uow.keep_own_terms(replace(LENDING, as_of=date(2026, 3, 2), note="own"))
        uow.commit()
    with journal.reading() as uow:
        for hour, note in ((14, ""), (15, "own")):
            known = platforms_in_force(uow, SHIPPED, AT.replace(hour=hour))
            terms = known.terms("lender")
            assert terms is not None
            assert terms.note == note


def test_what_is_shipped_comes_back(journal: Journal, clock: StillClock) -> None:
    with pytest.raises(JournalError, match="no_such_terms"):
        restore_shipped(journal, clock, LENDING)
    for month in (1, 2):
        save_terms(journal, clock, SHIPPED, replace(LENDING, as_of=date(2026, month, 1)))
    restore_shipped(journal, clock, LENDING)
    assert kept(journal) == []
    done = undo(journal)
    assert done is not None
    assert done.name == "restore_terms"
    assert len(kept(journal)) == 2


def test_the_history_tells_each_asset_by_itself(journal: Journal, clock: StillClock) -> None:
    first = save_terms(journal, clock, SHIPPED, OWN)
    milder = AssetTerms(D("0.72"), D("0.75"))
    save_terms(journal, clock, SHIPPED, replace(first, assets={**OWN.assets, ETH: milder}), first)
    with journal.reading() as uow:
        newest = uow.history.newest_done()
        assert newest is not None
        ((changed,), count) = uow.history.changed(newest.id, limit=10)
    assert (changed.table, count) == ("own_terms", 1)
    assert changed.before is not None
    assert changed.after is not None
    differing = {name for name, value in changed.after.items() if changed.before[name] != value}
    assert differing == {"ETH"}
    assert changed.after["holds_from"] == OWN.as_of


def test_a_trade_keeps_the_terms_it_was_planned_under(journal: Journal, clock: StillClock) -> None:
    own = save_terms(journal, clock, SHIPPED, replace(LENDING, as_of=date(2026, 2, 1), note="own"))
    planned = plan_trade(journal, clock, SHIPPED, PLAN, account="main", platform="lender")
    delete_terms(journal, clock, own)
    with journal.reading() as uow:
        assert uow.trades.get(planned.id).terms == own
    anew = plan_trade(journal, clock, SHIPPED, PLAN, account="main", platform="lender")
    assert anew.terms == LENDING


def test_what_was_opened_earlier_is_under_the_terms_of_then(
    journal: Journal, clock: StillClock
) -> None:
    own = save_terms(
        journal, clock, SHIPPED, replace(PERPETUALS, as_of=date(2026, 2, 1), note="own")
    )
    fills = (
        "time,coin,dir,px,sz,ntl,fee,closedPnl\n"
        "20/01/2026 - 10:00:00,ETH,Open Long,2000,1,2000,0.5,0\n"
        "20/01/2026 - 11:00:00,ETH,Close Long,2100,1,2100,0.5,100\n"
        "20/02/2026 - 10:00:00,ETH,Open Long,2000,1,2000,0.5,0\n"
    )
    file = replace(read(fills, Options(date_order="day_first")), platform="perps")
    import_file(journal, clock, SHIPPED, file, Source("fills.csv", "00"))
    opening = opening_drafts(opening_of(PLAN), AT - timedelta(days=40))
    open_trade(journal, clock, SHIPPED, opening, account="main", platform="perps")
    with journal.reading() as uow:
        assert [trade.terms for trade in uow.trades.every()] == [PERPETUALS, own, PERPETUALS]


@pytest.mark.parametrize(
    ("law", "figures", "liquidated_at"),
    [
        # p* = B / (c·T⁺), then (V − C) / (u(1 − m)), (V − C)(1 + m) / u, E = V·m, K = V·m
        ("lending", AssetTerms(D("0.7"), D("0.75"), D("0.05")), D(2000) / (2 * D("0.75"))),
        (
            "equity_ratio",
            AssetTerms(initial_margin=D("0.4"), maintenance_margin=D("0.2")),
            D(1250),
        ),
        ("debt_ratio", AssetTerms(initial_margin=D("0.6"), maintenance_margin=D("0.5")), D(1500)),
        (
            "perp",
            AssetTerms(tiers=((D(0), D(10)), (D(1_000_000), D(5)))),
            D(2000) / (2 * D("0.95")),
        ),
        ("gmx", AssetTerms(initial_margin=D("0.02"), maintenance_margin=D("0.01")), D(1020)),
    ],
)
def test_an_own_platform_works_under_every_law(
    journal: Journal, law: Law, figures: AssetTerms, liquidated_at: D
) -> None:
    """From the terms to the closed trade: 2 ETH at 2,000, half of it own money."""
    clock, shipped = StillClock(), PresetPlatforms()
    of_law = {ETH: figures} if law != "lending" else {**OWN.assets, ETH: figures}
    wanted = replace(OWN, name="Mine", law=law, assets=of_law)
    own = save_terms(journal, clock, shipped, wanted)
    with journal.reading() as uow:
        around = prepared(uow, shipped, AT).around
        known = platforms_in_force(uow, shipped, AT)
        assert own in known.every()
        terms = known.terms("mine")
    proposal = Proposal(
        thesis="A thesis of some length that says why it should work",
        platform="mine", asset=ETH, entry=D(2000), stop=D(1900), targets=(Target(D(2200), ONE),),
        units=D(2), sized_by="units", own=D(2000), backed_by="own", collateral=USDC,
        capital=D(20_000), days=D(0), exit_plan="Half at the target",
    )  # fmt: skip
    codes = judge(proposal, terms, around).unreasoned
    proposal = replace(proposal, reasons=dict.fromkeys(codes, "to see it work"))
    judgement = judge(proposal, terms, around)
    plan = plan_of_proposal(proposal, judgement, around, AT)
    assert plan.positions[0].liquidation_price == pytest.approx(liquidated_at, abs=D("1e-6"))
    trade = sign_off(journal, clock, shipped, proposal, plan)
    assert trade.terms == own
    opened_at = AT - timedelta(hours=2)
    open_planned(journal, clock, trade.id, opening_drafts(opening_of(plan), opened_at))
    assert _liquidated_at(journal, trade.id) == pytest.approx(liquidated_at, abs=D("1e-20"))
    mark(journal, clock, [Mark(ETH, AT - timedelta(hours=1), D(2100))], [])
    assert _liquidated_at(journal, trade.id) == pytest.approx(liquidated_at, abs=D("1e-20"))
    with journal.reading() as uow:
        one = reckoned(trade, ledger_of(uow, trade.id), uow.observations.market(), AT)
    leaving = Exit(ETH, D(2), D(2100), D(0))
    close_trade(
        journal, clock, trade.id, drafts_of(leaving, settled_after(one, leaving), AT, is_all=True)
    )
    with journal.reading() as uow:
        told = uow.figures.get(trade.id)
        assert told is not None
        assert (told.status, told.total.net) == (Status.CLOSED, D(200))
        assert uow.trades.get(trade.id).terms == own


def _liquidated_at(journal: Journal, trade_id: int) -> D | None:
    with journal.reading() as uow:
        told = uow.figures.get(trade_id)
        assert told is not None
        return told.positions[0].liquidation_price
