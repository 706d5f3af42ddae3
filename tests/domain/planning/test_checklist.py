"""The checklist: evidence and verdicts as answers come in, and the plan and ledger they make."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from journal_app.domain.ledger.drafts import entry
from journal_app.domain.ledger.replay import replay
from journal_app.domain.ledger.standing import Part, account
from journal_app.domain.ledger.valuation import value
from journal_app.domain.market.observed import NO_MARKET
from journal_app.domain.money import Asset
from journal_app.domain.planning.checklist import CODES, OWN_CODES, Judgement, judge
from journal_app.domain.planning.opening import opening_drafts, opening_of
from journal_app.domain.planning.profiles import CONSERVATIVE, MODERATE
from journal_app.domain.planning.proposal import Alert, BackedBy, Proposal, asset_owed, costs_of
from journal_app.domain.planning.proposed_plan import (
    first_alerts,
    levels_of_proposal,
    plan_of_proposal,
    planned_levels,
    proposal_of_plan,
    proposed_alerts,
)
from journal_app.domain.planning.questions import USUAL
from journal_app.domain.planning.surroundings import Surroundings
from journal_app.domain.problems import Refused
from journal_app.domain.trade import (
    Direction,
    MarginMode,
    Plan,
    Position,
    PositionKind,
    Target,
    Trade,
    Verdict,
)
from journal_app.wording import SENTENCES
from tests.resources.test_presets import BY_ID

D = Decimal
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
AROUND = Surroundings(profile=CONSERVATIVE, capital=D(58_412))
PICTURE = Proposal(
    thesis="Higher low above the rising 50-day average",
    strategy="Trend",
    wrong_if="A daily close below 1,850",
    account="Main",
    platform="aave_v3",
    asset=Asset("ETH"),
    entry=D(2000),
    stop=D(1850),
    targets=(Target(D(2400), D(1)),),
    capital=D(58_412),
    risk_fraction=D("0.015"),
    leverage=D(2),
    borrow_apr=D("0.08"),
    days=D(14),
    fee_rate=D("0.0004"),
    alerts=(Alert(D(1900), "order"), Alert(D(1700), "phone"), Alert(D(1500), "phone")),
    exit_plan="Stop at 1,850; all out at 2,400",
)
"""The trade of the picture, of which its size is 5.7 ETH or so."""


def judged(proposal: Proposal, around: Surroundings = AROUND) -> Judgement:
    return judge(proposal, BY_ID.get(proposal.platform), around)


def codes(judgement: Judgement, question: str) -> tuple[str, ...]:
    return judgement.answer(question).codes


def test_nothing_is_needed_to_begin() -> None:
    judgement = judged(Proposal())
    assert judgement.position is None
    assert judgement.answer("costs").verdict is None
    assert not judgement.can_be_signed_off
    with pytest.raises(Refused) as refused:
        plan_of_proposal(Proposal(), judgement, AROUND, NOON)
    assert refused.value.code == "not_sized"


@pytest.mark.parametrize(
    "missing",
    [
        {"leverage": None},
        {"leverage": None, "sized_by": "units", "units": D(5)},
        {"backed_by": "own"},
        {"backed_by": "own", "sized_by": "units", "units": D(5)},
        {"sized_by": "units"},
        {"stop": None},
        {"stop": D(2100)},
    ],
)
def test_answers_that_determine_no_size_are_waited_for(missing: dict[str, object]) -> None:
    judgement = judged(replace(PICTURE, **missing))  # type: ignore[arg-type]
    assert judgement.position is None
    assert judgement.answer("size").verdict is None


def test_the_trade_of_the_picture() -> None:
    judgement = judged(PICTURE)
    assert judgement.position is not None
    risk = judgement.position.risk(D(1850))
    assert risk is not None
    assert D("876.10") < risk <= D("876.18")
    assert judgement.position.leverage is not None
    assert D("1.999") < judgement.position.leverage <= 2
    verdicts = {answer.question: answer.verdict for answer in judgement.answers}
    assert verdicts == {
        "thesis": Verdict.PASS,
        "levels": Verdict.PASS,
        "margin": Verdict.BREACH,  # at a threshold of 83 % a health factor of 2 allows 1.71×
        "size": Verdict.BREACH,
        "costs": Verdict.PASS,
        "collateral": Verdict.PASS,
        "alerts": Verdict.PASS,
        "exit": Verdict.PASS,
    }
    assert codes(judgement, "margin") == ("health_below_profile",)
    assert codes(judgement, "size") == ("position_above_profile",)
    assert (judgement.most_leverage.line, round(judgement.most_leverage.most, 2)) == (
        "health",
        D("1.71"),
    )
    crossed = [rule.name for rule in judgement.rules if rule.verdict is Verdict.BREACH]
    assert crossed == ["position", "health"]


@pytest.mark.parametrize(
    ("changed", "question", "code"),
    [
        ({"thesis": " "}, "thesis", "thesis_missing"),
        ({"thesis": "up"}, "thesis", "thesis_short"),
        ({"follows_trend": True, "average_20": D(2100)}, "thesis", "against_the_trend"),
        ({"stop": D(2100)}, "levels", "stop_wrong_side"),
        ({"stop": D(1600)}, "levels", "stop_beyond_profile"),
        ({"targets": (Target(D(1900), D(1)),)}, "levels", "target_wrong_side"),
        ({"targets": (Target(D(2100), D(1)),)}, "levels", "reward_small"),
        ({"leverage": D("4.5")}, "levels", "stop_beyond_liquidation"),
        ({"leverage": D("2.5")}, "margin", "leverage_above_profile"),
        ({"leverage": D("2.6")}, "margin", "liquidation_within_30_percent"),
        ({"leverage": D(7)}, "margin", "cannot_open"),
        ({"leverage": D("5.2")}, "margin", "leverage_above_most"),
        ({"asset": Asset("PEPE")}, "margin", "liquidation_unknown"),
        (
            {"platform": "hyperliquid", "margin_mode": MarginMode.CROSS},
            "margin",
            "cross_margin",
        ),
        ({"risk_fraction": D("0.021")}, "size", "risk_above_2_percent"),
        ({"risk_fraction": D("0.005")}, "size", "risk_below_1_percent"),
        ({"borrow_apr": None}, "costs", "rate_missing"),
        ({"borrow_apr": D("0.5"), "days": D(60)}, "costs", "interest_takes_much"),
        ({"borrow_apr": D("0.5")}, "costs", "rate_above_line"),
        ({"borrow_apr": D(5), "days": D(200)}, "costs", "interest_eats_target"),
        (
            {"collateral": Asset("wstETH"), "collateral_price": D(2400)},
            "collateral",
            "collateral_moves_with_trade",
        ),
        (
            {"collateral": Asset("PEPE"), "collateral_price": D(1)},
            "collateral",
            "collateral_without_terms",
        ),
        ({"alerts": PICTURE.alerts[:2]}, "alerts", "alerts_few"),
        ({"alerts": (Alert(D(900), "x"),)}, "alerts", "alert_beyond_liquidation"),
        ({"exit_plan": ""}, "exit", "exit_plan_missing"),
        ({"exit_plan": " Out "}, "exit", "exit_plan_short"),
        ({"exit_plan": "平仓"}, "exit", "exit_plan_short"),
        ({"days": None}, "exit", "time_stop_missing"),
    ],
)
def test_each_line_is_seen(changed: dict[str, object], question: str, code: str) -> None:
    assert code in codes(judged(replace(PICTURE, **changed)), question)  # type: ignore[arg-type]


def test_a_pool_is_warned_of_only_where_it_holds_the_collateral_of_others() -> None:
    """Nothing was chosen where a platform knows no other margin."""
    pooled = replace(PICTURE, margin_mode=MarginMode.CROSS)
    assert "cross_margin" not in codes(judged(pooled), "margin")
    for place, is_warned in (("aave_v3", True), ("hyperliquid", False)):
        beside = replace(AROUND, own_money={place: D(1000)})
        assert ("cross_margin" in codes(judged(pooled, beside), "margin")) is is_warned


@pytest.mark.parametrize(
    "plan",
    ["到止损价全部平仓。", "ストップで全部決済する", "ปิดทั้งหมดที่จุดตัดขาดทุน", "Close all at the stop"],
)
def test_a_sentence_is_no_single_word_where_words_have_no_spaces(plan: str) -> None:
    assert "exit_plan_short" not in codes(judged(replace(PICTURE, exit_plan=plan)), "exit")


def test_a_place_without_terms_has_a_size_and_no_line() -> None:
    judgement = judged(replace(PICTURE, platform="elsewhere"))
    assert judgement.position is not None
    assert judgement.position.liquidation_price is None
    assert "liquidation_unknown" in codes(judgement, "margin")
    assert judgement.most_leverage.line == "profile"


def test_a_rate_that_would_eat_the_debt_itself_costs_nothing_yet() -> None:
    """Half of it paid back a year for three years; the fee is still what it is."""
    strange = replace(PICTURE, borrow_apr=D("-0.5"), days=D(1095))
    costs = costs_of(strange, None)
    assert (costs.rate_of_time, costs.fee_rate) == (D(0), D("0.0004"))


def test_a_short_owes_what_it_sells() -> None:
    beside = replace(PICTURE, collateral=Asset("wstETH"))
    assert [asset_owed(each) for each in (PICTURE, beside)] == ["USDC", "USDC"]
    assert asset_owed(replace(beside, direction=Direction.SHORT)) == "ETH"


def test_what_is_open_already_counts() -> None:
    usual = {("aave_v3", Asset("USDC")): D("0.04")}
    around = replace(AROUND, exposure=D(110_000), own_money={"aave_v3": D(15_000)}, usual=usual)
    judgement = judged(PICTURE, around)
    assert "platform_above_profile" in codes(judgement, "margin")
    assert "book_above_profile" in codes(judgement, "size")
    assert "rate_twice_usual" in codes(judgement, "costs")


def test_no_average_is_crossed_before_there_is_an_entry() -> None:
    trend = replace(PICTURE, follows_trend=True, average_20=D(2100))
    assert "against_the_trend" in codes(judged(trend), "thesis")
    assert "against_the_trend" not in codes(judged(replace(trend, entry=None)), "thesis")


def evidence(proposal: Proposal, question: str, around: Surroundings = AROUND) -> dict[str, object]:
    found = judged(proposal, around).answer(question).evidence
    return {each.name: each.word or each.value for each in found}


def test_without_an_entry_the_mark_is_held_against_the_average() -> None:
    trend = Proposal(asset=Asset("ETH"), follows_trend=True, average_20=D(2000))
    around = replace(AROUND, marks={Asset("ETH"): D(2100)})
    assert evidence(trend, "thesis", around) == {
        "mark": D(2100),
        "price_to_average_20": D("0.05"),
    }


def test_a_target_that_closes_nothing_bears_no_rate() -> None:
    free = replace(PICTURE, targets=(Target(D(2400), D(0)),), borrow_apr=None, fee_rate=D(0))
    told = evidence(free, "costs")
    assert "share_of_target" not in told
    assert told["rate_that_eats_target"] is None


def test_a_size_without_levels_is_shown_with_what_follows_from_it_alone() -> None:
    bare = replace(
        PICTURE, sized_by="units", units=D(5), stop=None, targets=(), capital=None, days=None
    )
    assert set(evidence(bare, "levels")) == {"liquidation"}
    assert evidence(bare, "size") == {"risk": None, "open_risk": D(0)}
    assert set(evidence(bare, "exit")) == {"liquidation", "costs"}
    assert "on_platform" not in evidence(bare, "margin")
    assert "capital_missing" in codes(judged(bare), "size")
    stopped = evidence(replace(bare, stop=D(1850)), "size")
    assert stopped["own_money_risk"] is not None
    assert "own_money_reward" not in stopped


def test_what_was_answered_of_collateral_alerts_and_exit_is_shown() -> None:
    """20 borrowed for every 20 of collateral that earns 3 %: 8 % costs 5 % net."""
    beside = replace(
        PICTURE,
        collateral=Asset("wstETH"),
        collateral_price=D(2400),
        collateral_apr=D("0.03"),
        correlation=D("0.9"),
        rate_alert=D("0.12"),
        rate_stop=D("0.15"),
        leverage=D(1),
    )
    told = evidence(beside, "collateral")
    assert told["collateral_role"] == "beside"
    assert told["correlation"] == D("0.9")
    net = told["net_rate"]
    assert isinstance(net, Decimal)
    assert abs(net - D("0.05")) < D("1e-6")  # own money is rounded up to what can be paid in
    assert evidence(beside, "alerts")["rate_alert"] == D("0.12")
    assert evidence(beside, "exit")["rate_stop"] == D("0.15")


def test_a_breach_asks_for_its_reason_and_nothing_else() -> None:
    judgement = judged(PICTURE, replace(AROUND, profile=MODERATE))
    assert judgement.unreasoned == ()
    judgement = judged(PICTURE)
    assert judgement.unreasoned == ("health_below_profile", "position_above_profile")
    with pytest.raises(Refused) as refused:
        plan_of_proposal(PICTURE, judgement, AROUND, NOON)
    assert {problem.code for problem in refused.value.problems} == {"reason_missing"}
    reasons = dict.fromkeys(judgement.unreasoned, "The stop is close")
    reasoned = replace(PICTURE, reasons=reasons)
    judgement = judged(reasoned)
    assert judgement.can_be_signed_off
    said = {"margin": ("Is it known?", "1,204.82")}
    plan = plan_of_proposal(reasoned, judgement, AROUND, NOON, said)
    margin = plan.checklist[2]
    assert (margin.asked, margin.answer, margin.reason) == (
        "Is it known?",
        "1,204.82",
        "The stop is close",
    )
    assert margin.codes == ("health_below_profile",)
    assert (plan.profile, plan.capital, plan.fee_rate) == ("conservative", D(58_412), D("0.0004"))


def test_the_ladder_shows_what_is_known() -> None:
    early = Proposal(entry=D(2000), stop=D(1850))
    levels = levels_of_proposal(early, judged(early), AROUND)
    assert levels is not None
    assert (levels.stop, levels.liquidation) == (D(1850), None)
    assert levels_of_proposal(Proposal(), judged(Proposal()), AROUND) is None
    assert planned_levels(Plan(planned_at=NOON)) is None


def test_alerts_are_proposed_once_it_is_known_where_it_ends() -> None:
    nowhere = replace(PICTURE, entry=None)
    assert proposed_alerts(nowhere, judged(nowhere)) == PICTURE.alerts
    early = replace(PICTURE, leverage=None)
    assert proposed_alerts(early, judged(early)) == (
        Alert(D(1962), "order"),
        Alert(D(1932), "phone"),
        Alert(D(1902), "phone"),
    )


@pytest.mark.parametrize(
    ("entry", "stop"),
    [
        ("1.2345", "1.2340"), ("58000", "57999.5"), ("0.000012345", "0.00001234"), ("2000", "1999"),
        ("0.99999999999", "0.9999999999"), ("1" + "0" * 30, "9" * 30 + "." + "9" * 10),
    ],
)  # fmt: skip
def test_alerts_lie_strictly_between_the_levels_however_close_these_are(
    entry: str, stop: str
) -> None:
    tight = replace(PICTURE, entry=D(entry), stop=D(stop), alerts=())
    for each in (tight, replace(tight, leverage=None)):
        judgement = judged(each)
        end = judgement.in_view.liquidation_price if judgement.in_view else None
        levels = [alert.price for alert in proposed_alerts(each, judgement)]
        inside = [D(entry), *levels, min(D(stop), end or D(stop))]
        assert inside == sorted(set(inside), reverse=True)
        assert levels[0] > D(stop)
        assert end is None or levels[1] < D(stop)


def test_levels_that_fifty_digits_cannot_tell_apart_are_no_error() -> None:
    finest = D("9" * 30 + "." + "9" * 30)
    assert len(first_alerts(replace(PICTURE, entry=D(10) ** 30, stop=finest), None)) == 3


@pytest.mark.parametrize(
    ("platform", "direction", "collateral"),
    [
        ("aave_v3", Direction.LONG, "USDC"),
        ("aave_v3", Direction.SHORT, "USDC"),
        ("aave_v3", Direction.LONG, "wstETH"),
        ("compound_v3", Direction.LONG, "USDC"),
        ("hyperliquid", Direction.SHORT, "USDC"),
        ("gmx_v2", Direction.LONG, "USDC"),
        ("gmx_v2", Direction.LONG, "ETH"),
    ],
)
@pytest.mark.parametrize("backed_by", ["leverage", "own"])
def test_an_opened_plan_stands_as_the_plan_said(
    platform: str, direction: Direction, collateral: str, backed_by: BackedBy
) -> None:
    """The plan's own drafts, completed and replayed, give its leverage, debt and liquidation."""
    is_long = direction is Direction.LONG
    proposal = replace(
        PICTURE,
        platform=platform,
        direction=direction,
        stop=D(1850 if is_long else 2150),
        targets=(Target(D(2400 if is_long else 1600), D(1)),),
        collateral=Asset(collateral),
        collateral_price=D("2431.7"),
        own=D(3000 if collateral == "USDC" else "1.5"),
        backed_by=backed_by,
        fee_rate=D(0),
        alerts=(),
        reasons=dict.fromkeys(CODES, "known"),
    )
    terms = BY_ID[platform]
    plan = plan_of_proposal(proposal, judged(proposal), AROUND, NOON)
    (planned,) = plan.positions
    drafts = opening_drafts(opening_of(plan, collateral_price=D("2431.7")), NOON)
    entries = [entry(draft, lambda _asset, _at: D(1), n) for n, draft in enumerate(drafts)]
    is_lent = planned.kind is PositionKind.SPOT and not is_long
    state = replay(entries, borrowed_shorts=frozenset({Asset("ETH")} if is_lent else ()))
    standing = account([Part(state, value(state, NOON, NO_MARKET, platform))], terms)
    assert standing is not None
    assert standing.leverage is not None
    line = standing.liquidation_prices()[terms.ticker(Asset("ETH"))]
    assert line is not None
    assert planned.liquidation_price is not None
    assert abs(line - planned.liquidation_price) < D("1e-25")
    assert abs(standing.leverage - (plan.leverage or 0)) < D("1e-25")
    assert {asset: debt.owed for asset, debt in state.debts.items()} == plan.borrowed
    assert {a: held.amount for a, held in state.collateral.items()} == plan.collateral


def test_a_plan_tells_what_it_was_made_of() -> None:
    reasoned = replace(PICTURE, reasons=dict.fromkeys(CODES, "known"))
    plan = plan_of_proposal(reasoned, judged(reasoned), AROUND, NOON)
    trade = Trade(
        id=1,
        number=1,
        account="Main",
        platform="aave_v3",
        positions=(Position(Asset("ETH"), Direction.LONG),),
        plan=plan,
        created_at=NOON,
    )
    told = proposal_of_plan(trade)
    assert told is not None
    assert proposal_of_plan(replace(trade, plan=None)) is None
    again = plan_of_proposal(told, judged(told), AROUND, NOON)
    assert (again.positions, again.collateral, again.leverage, again.risk) == (
        plan.positions,
        plan.collateral,
        plan.leverage,
        plan.risk,
    )


def test_the_questions_follow_each_other() -> None:
    assert USUAL.after("thesis") == "levels"
    assert USUAL.before("levels") == "thesis"
    assert USUAL.after("exit") is None
    assert USUAL.before("thesis") is None
    assert set(CODES) | set(OWN_CODES) <= set(SENTENCES)


def test_own_questions_ask_for_their_answer_or_a_reason() -> None:
    asked = USUAL.with_own("Have I slept?", "yes").with_own("Who else trades it?", "text")
    around = replace(AROUND, questions=asked)
    judgement = judged(PICTURE, around)
    assert judgement.answer("own_1").codes == ("not_confirmed",)
    assert judgement.answer("own_2").unreasoned == ("not_answered",)
    assert judgement.answer("own_2").verdict is Verdict.BREACH
    reasons = dict.fromkeys([*CODES, "own_1"], "known")
    answered = replace(PICTURE, own_answers={"own_2": "A fund"}, reasons=reasons)
    judgement = judged(answered, around)
    assert judgement.answer("own_1").verdict is Verdict.BREACH
    assert judgement.answer("own_2").verdict is Verdict.PASS
    assert judgement.can_be_signed_off
    said = {"own_2": ("Who else trades it?", "A fund")}
    plan = plan_of_proposal(answered, judgement, around, NOON, said)
    first, second = plan.checklist[-2:]
    assert (first.question, first.codes, first.reason) == ("own_1", ("not_confirmed",), "known")
    assert (second.asked, second.answer) == said["own_2"]
    confirmed = replace(PICTURE, own_answers={"own_1": "yes"})
    assert judged(confirmed, around).answer("own_1").verdict is Verdict.PASS


def test_what_is_not_asked_finds_nothing() -> None:
    near = replace(PICTURE, leverage=D(4))
    around = replace(AROUND, questions=USUAL.switched("margin", on=False))
    judgement = judged(near, around)
    assert [answer.question for answer in judgement.answers] == list(around.questions.asked)
    assert "margin" not in around.questions.asked
    assert "leverage_above_profile" in judgement.crossed
    assert "leverage_above_profile" not in judgement.unreasoned
