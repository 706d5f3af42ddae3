"""A rescue that is recorded brings the program's own figures to the target, under every law."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal as D
from typing import Final, NamedTuple

import pytest

from journal_app.domain.figures import Figures
from journal_app.domain.ledger.drafts import Draft
from journal_app.domain.market.observed import Mark
from journal_app.domain.money import Asset
from journal_app.domain.problems import Refused
from journal_app.domain.terms import AssetTerms, Law, Terms
from journal_app.domain.trade import MarginMode
from journal_app.domain.watching.rescue import (
    CollateralFactor,
    CollateralRatio,
    HealthFactor,
    LiquidationPrice,
    MarginRatio,
    Target,
)
from journal_app.domain.watching.rescue_entries import with_repayments
from journal_app.domain.watching.rescue_ways import Way, interest_per_day
from journal_app.services.marking import mark
from journal_app.services.recording import open_trade
from journal_app.services.rescuing import (
    Rescuable,
    Wanted,
    record_rescue,
    rescuable,
    see_rescue,
)
from journal_app.services.undo import undo
from tests.services.fake import FakeJournal

OPENED: Final = datetime(2026, 1, 5, 12, tzinfo=UTC)
MARKED: Final = datetime(2026, 1, 20, 12, tzinfo=UTC)
NOW: Final = datetime(2026, 1, 21, 15, 30, tzinfo=UTC)
ETH, BTC, SOL, USDC, DAI = (Asset(each) for each in ("ETH", "BTC", "SOL", "USDC", "DAI"))
QUANTUM: Final = D("1e-6")


def _lent(ltv: str, threshold: str) -> AssetTerms:
    return AssetTerms(max_ltv=D(ltv), liquidation_threshold=D(threshold))


def _asked(margin: str) -> AssetTerms:
    return AssetTerms(initial_margin=D(margin) * 2, maintenance_margin=D(margin))


def _terms(law: Law, assets: Mapping[Asset, AssetTerms]) -> Terms:
    return Terms(
        platform=law,
        name=law,
        law=law,
        as_of=date(2026, 1, 1),
        source="made for this test",
        assets=assets,
        aliases={Asset("WETH"): ETH},
        fee_rate=D("0.0006"),
    )


TERMS: Final[Mapping[str, Terms]] = {
    "lending": _terms(
        "lending",
        {
            ETH: _lent("0.8", "0.83"),
            BTC: _lent("0.73", "0.78"),
            SOL: _lent("0.55", "0.6"),
            USDC: _lent("0.75", "0.88"),
            DAI: _lent("0.63", "0.9"),
        },
    ),
    "debt_ratio": _terms(
        "debt_ratio",
        {ETH: _asked("0.45"), BTC: _asked("0.5"), USDC: _asked("0.1"), DAI: _asked("0.1")},
    ),
    "equity_ratio": _terms("equity_ratio", {each: _asked("0.1") for each in (ETH, BTC, SOL)}),
    "perp": _terms(
        "perp",
        {
            ETH: AssetTerms(tiers=((D(0), D(20)), (D(10_000), D(10)), (D(20_000), D(5)))),
            BTC: _asked("0.03"),
            SOL: _asked("0.05"),
        },
    ),
    "gmx": _terms("gmx", {ETH: _asked("0.01"), BTC: _asked("0.01")}),
}


class Clock:
    def __init__(self, at: datetime = OPENED) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at


class Platforms:
    def terms(self, platform: str) -> Terms | None:
        return TERMS.get(platform)

    def every(self) -> tuple[Terms, ...]:
        return tuple(TERMS.values())


def draft(kind: str, asset: Asset, amount: str, price: str = "1", apr: str = "") -> Draft:
    return Draft(
        kind=kind,
        at=OPENED,
        asset=asset,
        amount=D(amount),
        price=D(price),
        apr=D(apr) if apr else None,
    )


ETH_LONG = [
    draft("deposit", USDC, "16000"),
    draft("borrow", USDC, "24000", apr="0.08"),
    draft("open", ETH, "20", "2000"),
]
ETH_LONG_ON_ETH = [
    draft("deposit", ETH, "10", "2000"),
    draft("borrow", USDC, "20000", apr="0.08"),
    draft("open", ETH, "10", "2000"),
]
BTC_LONG = [
    draft("deposit", USDC, "5000"),
    draft("borrow", USDC, "9000", apr="0.06"),
    draft("open", BTC, "0.2", "70000"),
]
BTC_SHORT = [
    draft("deposit", USDC, "5000"),
    draft("borrow", BTC, "0.1", "70000", apr="0.03"),
    draft("open", BTC, "-0.1", "70000"),
]
ETH_SHORT = [
    draft("deposit", USDC, "12000"),
    draft("borrow", ETH, "8", "2000", apr="0.03"),
    draft("open", ETH, "-8", "2000"),
]
ETH_PERP = [draft("deposit", USDC, "4000"), draft("open", ETH, "10", "2000")]
ETH_PERP_SHORT = [draft("deposit", USDC, "4000"), draft("open", ETH, "-10", "2000")]
BTC_PERP_SHORT = [draft("deposit", USDC, "2000"), draft("open", BTC, "-0.2", "70000")]
ETH_GMX_ON_ETH = [draft("deposit", ETH, "2", "2000"), draft("open", ETH, "10", "2000")]
ETH_GMX_SHORT_ON_ETH = [draft("deposit", ETH, "2", "2000"), draft("open", ETH, "-10", "2000")]
MOSTLY_COLLATERAL = [
    draft("deposit", DAI, "500"),
    draft("deposit", Asset("WETH"), "10", "2000"),
    draft("borrow", USDC, "14000", apr="0.05"),
    draft("open", ETH, "0.1", "2000"),
]
PAIR = [
    draft("deposit", SOL, "50", "100"),
    draft("borrow", BTC, "0.05", "70000", apr="0.02"),
    draft("open", BTC, "-0.05", "70000"),
    draft("open", ETH, "1.75", "2000"),
]
ETH_LONG_WITH_MONEY = [
    draft("deposit", USDC, "30000"),
    draft("borrow", USDC, "20000", apr="0.08"),
    draft("open", ETH, "15", "2000"),
]
ETH_PERP_AGAIN = [draft("deposit", USDC, "1000"), draft("open", ETH, "3", "2100")]
SHORT_ON_DAI = [
    draft("deposit", DAI, "3000"),
    draft("borrow", BTC, "0.1", "70000", apr="0.03"),
    draft("open", BTC, "-0.1", "70000"),
]
FALLEN = {ETH: "1750", BTC: "66000"}
RISEN = {ETH: "2100", BTC: "78000"}


class Story(NamedTuple):
    law: str
    trades: Sequence[Sequence[Draft]]
    prices: Mapping[Asset, str]
    is_crossed: bool = False


STORIES: Final[Mapping[str, Story]] = {
    "lending long": Story("lending", [ETH_LONG], FALLEN),
    "lending long on its own asset": Story("lending", [ETH_LONG_ON_ETH], FALLEN),
    "lending short": Story("lending", [BTC_SHORT], RISEN),
    "lending crossed": Story("lending", [ETH_LONG, BTC_SHORT], FALLEN, is_crossed=True),
    "lending crossed longs": Story("lending", [ETH_LONG, BTC_LONG], FALLEN, is_crossed=True),
    "lending long that is mostly collateral": Story("lending", [MOSTLY_COLLATERAL], FALLEN),
    "lending pair": Story("lending", [PAIR], FALLEN),
    "lending pair that won": Story("lending", [PAIR], {ETH: "2300", BTC: "66000"}),
    "lending pair beside money": Story(
        "lending", [PAIR, ETH_LONG_WITH_MONEY], FALLEN, is_crossed=True
    ),
    "lending long beside its hedge": Story(
        "lending", [ETH_LONG, ETH_SHORT], {ETH: "1400"}, is_crossed=True
    ),
    "vault long beside its hedge": Story(
        "debt_ratio", [ETH_LONG_ON_ETH, ETH_SHORT], {ETH: "1400"}, is_crossed=True
    ),
    "vault long": Story("debt_ratio", [ETH_LONG_ON_ETH], {ETH: "1700"}),
    "vault short": Story("debt_ratio", [BTC_SHORT], RISEN),
    "vault crossed": Story("debt_ratio", [ETH_LONG_ON_ETH, BTC_SHORT], FALLEN, is_crossed=True),
    "spot margin long": Story("equity_ratio", [ETH_LONG], FALLEN),
    "spot margin short": Story("equity_ratio", [BTC_SHORT], RISEN),
    "spot margin crossed": Story("equity_ratio", [ETH_LONG, BTC_SHORT], FALLEN, is_crossed=True),
    "perp long": Story("perp", [ETH_PERP], FALLEN),
    "perp short": Story("perp", [ETH_PERP_SHORT], RISEN),
    "perp crossed": Story("perp", [ETH_PERP, BTC_PERP_SHORT], FALLEN, is_crossed=True),
    "perp crossed in one market": Story(
        "perp", [ETH_PERP, ETH_PERP_AGAIN], FALLEN, is_crossed=True
    ),
    "gmx long": Story("gmx", [ETH_PERP], FALLEN),
    "gmx short": Story("gmx", [ETH_PERP_SHORT], RISEN),
    "gmx long on its index": Story("gmx", [ETH_GMX_ON_ETH], FALLEN),
    "gmx short on its index": Story("gmx", [ETH_GMX_SHORT_ON_ETH], RISEN),
}


def told(story: Story) -> FakeJournal:
    journal, clock = FakeJournal(), Clock()
    for drafts in story.trades:
        open_trade(
            journal,
            clock,
            Platforms(),
            drafts,
            account="main",
            platform=story.law,
            margin_mode=MarginMode.CROSS if story.is_crossed else MarginMode.ISOLATED,
        )
    clock.at = MARKED
    mark(
        journal, clock, [Mark(asset, MARKED, D(price)) for asset, price in story.prices.items()], []
    )
    return journal


def found(journal: FakeJournal) -> list[Rescuable]:
    with journal.reading() as uow:
        return rescuable(uow)


def targets(one: Rescuable) -> list[Target]:
    """Somewhat better than it stands, by every figure that the law knows."""
    account = one.of.account
    better: list[Target] = []
    if account.health_factor is not None:
        better.append(HealthFactor(account.health_factor * D("1.03")))
    if (ratio := getattr(account, "collateral_ratio", None)) is not None:
        better.append(CollateralRatio(ratio * D("1.03")))
    if (factor := getattr(account, "collateral_factor", None)) is not None:
        better.append(CollateralFactor(factor * D("1.2")))
    assert account.margin_ratio is not None
    better.append(MarginRatio(account.margin_ratio * D("1.1")))
    line = account.liquidation_prices()[one.ticker]
    if line is not None:
        away = D("0.96") if account.exposure(one.ticker) > 0 else D("1.04")
        better.append(LiquidationPrice(one.ticker, line * away))
    return better


def reached(target: Target, one: Rescuable, told: Figures) -> D:
    """How far a kept figure lies beyond the target; below 0 it is short."""
    match target:
        case HealthFactor(wanted):
            assert told.health_factor is not None
            return told.health_factor / wanted - 1
        case MarginRatio(wanted):
            assert told.margin_ratio is not None
            return told.margin_ratio / wanted - 1
        case CollateralRatio(wanted) | CollateralFactor(wanted):
            return D(0)
        case LiquidationPrice(_, wanted):
            (line,) = (
                each.liquidation_price
                for each in told.positions
                if one.of.terms.ticker(each.asset) == target.asset
            )
            assert line is not None
            side = 1 if one.of.account.exposure(target.asset) > 0 else -1
            return side * (1 - line / wanted)


def recorded(story: Story) -> list[tuple[str, str, str]]:
    """Every way to every target of every part of a story, recorded on a journal of its own."""
    outcomes = []
    for place, one in enumerate(found(told(story))):
        for target in targets(one):
            for way in ("add_collateral", "partial_close", "swap_collateral"):
                journal = told(story)
                before = found(journal)[place]
                wanted = Wanted(
                    before.first_trade,
                    target,
                    way,
                    before.closing,
                    before.trade_id is None,
                    D("0.001"),
                    DAI,
                    "rescue",
                )
                label = f"{one.name} {type(target).__name__}"
                try:
                    seen = record_rescue(journal, Clock(NOW), wanted)
                except Refused as refused:
                    outcomes.append((label, way, refused.code))
                    continue
                for after in found(journal):
                    if after.trade_id == before.trade_id and after.ticker == before.ticker:
                        rescue = after.of.rescue(target, after.closing)
                        assert rescue.shortfall <= 0, (label, way, rescue.shortfall)
                for trade_id, kept in journal.figures.items():
                    assert kept == seen.after[trade_id]
                    assert kept.at == NOW
                kept = journal.figures[before.first_trade]
                beyond = reached(target, one, kept)
                assert D(0) <= beyond < QUANTUM, (label, way, beyond)
                undo(journal)
                assert not found(journal)[place].of.rescue(target, before.closing).shortfall <= 0
                outcomes.append((label, way, "reached"))
    return outcomes


NO_SWAP = {
    "lending": {"swapping_does_not_help", "more_than_held"},
    "debt_ratio": {"swapping_does_not_help"},
    "equity_ratio": {"collateral_is_money"},
    "perp": {"collateral_is_money"},
    "gmx": {"collateral_is_of_position"},
}
"""Why a swap may lead nowhere under each law."""


@pytest.mark.parametrize("name", STORIES)
def test_a_recorded_way_reaches_its_target(name: str) -> None:
    story = STORIES[name]
    for label, way, outcome in recorded(story):
        if outcome != "reached" and way == "swap_collateral":
            kept = (
                {"withdraws_more_than_held", "rescue_not_reached"} if PAIR in story.trades else ()
            )
            assert outcome in NO_SWAP[story.law].union(kept), (label, way, outcome)
        elif outcome != "reached":
            # what is sold is the better collateral, no loan is there, or a short was sold for it
            assert (way, PAIR in story.trades) == ("partial_close", True), (label, way, outcome)
            assert outcome in {
                "closing_does_not_help", "closing_all_is_not_enough", "withdraws_more_than_held",
            }  # fmt: skip


def test_the_same_share_of_all_is_written_into_each_trade() -> None:
    """Of 13 ETH in two trades each gives its part; the trade that is named gives all of it."""
    journal = told(STORIES["perp crossed in one market"])
    *_, whole = found(journal)
    assert (whole.trade_id, whole.name, whole.closing) == (None, "main", (ETH,))
    wanted = Wanted(whole.first_trade, MarginRatio(D("0.2")), "partial_close", whole.closing, True)
    with journal.reading() as uow:
        seen = see_rescue(uow, wanted, NOW)
        alone = see_rescue(uow, wanted._replace(is_whole=False), NOW)
    first, second = (seen.entries[trade_id][0].amount for trade_id in (1, 2))
    assert first is not None
    assert second is not None
    assert abs(first / second - D(10) / 3) < D("1e-6")
    assert [each.kind for each in alone.entries[2]] == ["note"]
    assert alone.numbers == {1: 1, 2: 2}


def test_money_passes_between_the_trades_of_an_account() -> None:
    """A long of one trade pays for buying back the short of another."""
    journal = told(STORIES["lending crossed"])
    *_, whole = found(journal)
    wanted = Wanted(whole.first_trade, HealthFactor(D("1.6")), "partial_close", (), True)
    with journal.reading() as uow:
        seen = see_rescue(uow, wanted, NOW)
    kinds = {trade_id: [each.kind for each in of] for trade_id, of in seen.entries.items()}
    assert kinds == {1: ["reduce", "repay", "withdraw"], 2: ["reduce", "repay", "deposit"]}
    given, taken = seen.entries[1][2], seen.entries[2][2]
    assert given.amount == taken.amount
    for trade_id, before in seen.before.items():
        after = seen.after[trade_id]
        assert after.health_factor is not None
        assert before.health_factor is not None
        assert after.health_factor >= D("1.6") > before.health_factor


def refusal(journal: FakeJournal, wanted: Wanted) -> str:
    with pytest.raises(Refused) as refused:
        record_rescue(journal, Clock(NOW), wanted)
    assert all(
        each.entry.at < NOW for of in journal.kept.trades for each in journal.kept.ledger(of)
    )
    return refused.value.code


def test_what_cannot_be_recorded_says_why() -> None:
    unfunded = told(Story("equity_ratio", [ETH_LONG[1:]], FALLEN))
    wanted = Wanted(1, MarginRatio(D("0.6")), "add_collateral")
    assert refusal(unfunded, wanted) == "own_money_not_recorded"
    on_dai = told(Story("lending", [SHORT_ON_DAI], {BTC: "70000"}))
    (one,) = found(on_dai)
    assert one.of.account.health_factor is not None
    better = HealthFactor(one.of.account.health_factor * D("1.001"))
    swap = Wanted(1, better, "swap_collateral", swap_to=DAI)
    assert refusal(on_dai, swap) == "proceeds_stay"
    assert refusal(on_dai, swap._replace(swap_to=Asset("GHO"))) == "not_taken_here"
    assert refusal(on_dai, swap._replace(target=HealthFactor(D("1.01")))) == "no_rescue_needed"
    assert refusal(on_dai, swap._replace(target=MarginRatio(D("0.9")))) == "swapping_does_not_help"
    swallowed = told(Story("lending", [[*ETH_LONG[1:]]], FALLEN))
    (one,) = found(swallowed)
    assert one.of.account.health_factor is not None
    better = HealthFactor(one.of.account.health_factor * D("1.005"))
    swap = Wanted(1, better, "swap_collateral", swap_to=DAI)
    assert refusal(swallowed, swap) == "paid_for_positions"
    bare_pair = [*PAIR[1:3], draft("open", ETH, "3", "2000")]
    paired = told(Story("lending", [bare_pair], FALLEN))
    closing = Wanted(1, HealthFactor(D("1.36")), "partial_close", (BTC,))
    assert refusal(paired, closing) == "only_a_position_pays"
    mostly_own = [draft("borrow", USDC, "5000"), draft("open", ETH, "20", "2000")]
    outside = told(Story("equity_ratio", [mostly_own], FALLEN))
    wanted = Wanted(1, MarginRatio(D("1.2")), "partial_close")
    assert refusal(outside, wanted) == "rescue_not_reached"


def test_money_that_a_short_brought_is_added_to() -> None:
    journal = told(Story("lending", [SHORT_ON_DAI], RISEN))
    record_rescue(journal, Clock(NOW), Wanted(1, HealthFactor(D("1.3")), "add_collateral"))
    assert journal.figures[1].collateral[USDC] > 0
    health = journal.figures[1].health_factor
    assert health is not None
    assert D("1.3") <= health < D("1.300001")


def test_a_position_is_not_closed_whole_while_something_is_owed() -> None:
    twice = [
        draft("deposit", ETH, "1", "2000"),
        draft("borrow", USDC, "2900", apr="0.05"),
        draft("open", ETH, "1", "2000"),
    ]
    wanted = Wanted(1, HealthFactor(D("1.5")), "partial_close")
    assert refusal(told(Story("lending", [twice], FALLEN)), wanted) == "closes_and_still_owes"


def test_an_account_that_cannot_be_told_has_no_rescue() -> None:
    journal = told(STORIES["perp long"])
    trade = journal.kept.trades[1]
    journal.kept.trades[1] = replace(trade, terms=None)
    assert found(journal) == []
    wanted = Wanted(1, MarginRatio(D("0.5")), "add_collateral")
    assert refusal(journal, wanted) == "account_not_told"
    unknown = replace(TERMS["perp"], assets={})
    journal.kept.trades[1] = replace(trade, terms=unknown)
    assert found(journal) == []


def test_what_a_part_of_a_spot_position_repays() -> None:
    """The law knows no loans, but the trade does: interest a day falls by what is repaid."""
    (one,) = found(told(STORIES["spot margin long"]))
    rescue = one.of.rescue(MarginRatio(D("0.4")), one.closing, D("0.001"))
    ways = with_repayments(one.of, one.of.ways(rescue))
    closed = ways["partial_close"]
    assert isinstance(closed, Way)
    assert closed.amount
    assert abs(closed.repaid[USDC] - closed.amount * 1750 * D("0.999")) < D("0.0001")
    before = interest_per_day(one.of.loans)
    after = interest_per_day(one.of.loans, closed.repaid)
    assert before is not None
    assert after is not None
    assert after < before
    lent = found(told(STORIES["lending long"]))[0].of
    plain = lent.ways(lent.rescue(HealthFactor(D("1.5"))))
    assert with_repayments(lent, plain) is plain
