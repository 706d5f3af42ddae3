"""The wizard's flow without a widget: what is filled in, what is said when, which step comes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from journal_app.assembly.presets import PresetPlatforms
from journal_app.domain.money import Asset
from journal_app.domain.planning.playbooks import PLAYBOOKS
from journal_app.domain.planning.profiles import CONSERVATIVE, MODERATE
from journal_app.domain.planning.proposal import Proposal
from journal_app.domain.planning.proposed_plan import answers_to_copy, first_alerts
from journal_app.domain.planning.questions import USUAL, Question, QuestionList
from journal_app.domain.planning.surroundings import Surroundings
from journal_app.domain.trade import Direction, MarginMode, Status, Target, Trade, Verdict
from journal_app.services.plain_values import plain_fields, read_value
from journal_app.services.preparing import Preparation
from journal_app.ui.formatting import Formats
from journal_app.ui.widgets.number_style import use_formats
from journal_app.ui.wizard.flow import Wizard
from tests.domain.planning.test_changed_plan import SIGNED, trade_of

D = Decimal
ETH = Asset("ETH")
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
READY = Preparation(
    around=Surroundings(
        profile=MODERATE,
        capital=D(20_000),
        latest={("aave_v3", Asset("USDC")): D("0.062")},
    ),
    accounts=["main"],
    strategies=["Trend"],
    last_on={},
    averages={ETH: (D(1950), D(1900))},
    waiting=[],
    theses={},
)


@pytest.fixture
def wizard() -> Wizard:
    made = Wizard(PresetPlatforms())
    made.prepare(READY)
    return made


def test_settings_and_rates_are_filled_in_until_they_are_given(wizard: Wizard) -> None:
    assert (wizard.proposal.capital, wizard.proposal.account) == (D(20_000), "main")
    wizard.put(platform="aave_v3", asset=ETH)
    assert wizard.proposal.borrow_apr == D("0.062")
    assert wizard.proposal.average_20 == D(1950)
    wizard.put(borrow_apr=D("0.05"))
    wizard.put(direction=wizard.proposal.direction, asset=Asset("WBTC"))
    assert wizard.proposal.borrow_apr == D("0.05")
    assert wizard.proposal.average_20 is None


@pytest.mark.parametrize("fee", [None, D("0.0004")])
def test_a_fee_that_the_last_plan_did_not_know_is_not_known_in_the_next(
    wizard: Wizard, fee: Decimal | None
) -> None:
    last = trade_of(replace(SIGNED, fee_rate=fee))
    wizard.prepare(READY._replace(last_on={"aave_v3": last}))
    wizard.put(platform="aave_v3", asset=ETH)
    assert wizard.proposal.fee_rate == fee


def test_the_leverage_begins_within_every_line_of_the_platform(wizard: Wizard) -> None:
    assert wizard.proposal.leverage == 2
    wizard.prepare(READY._replace(around=replace(READY.around, profile=CONSERVATIVE)))
    wizard.put(platform="aave_v3", asset=ETH, entry=D(2000))
    assert wizard.proposal.leverage == D("1.7")
    assert "health_below_profile" not in wizard.judgement.crossed
    wizard.put(platform="hyperliquid")
    assert wizard.proposal.leverage == 2
    wizard.put(leverage=D(3))
    wizard.put(platform="aave_v3")
    assert wizard.proposal.leverage == 3


def test_the_risk_begins_within_the_position_that_the_profile_allows(wizard: Wizard) -> None:
    wizard.prepare(READY._replace(around=replace(READY.around, profile=CONSERVATIVE)))
    wizard.put(platform="aave_v3", asset=ETH, entry=D(2000), stop=D(1700))
    assert wizard.proposal.risk_fraction == D("0.01")
    wizard.put(stop=D(1900))
    assert wizard.proposal.risk_fraction == D("0.005")
    assert "position_above_profile" not in wizard.judgement.crossed
    wizard.put(risk_fraction=D("0.02"))
    wizard.put(stop=D(1950))
    assert wizard.proposal.risk_fraction == D("0.02")


def test_what_nobody_typed_follows_another_profile(wizard: Wizard) -> None:
    by_conservative = READY._replace(around=replace(READY.around, profile=CONSERVATIVE))
    wizard.prepare(by_conservative)
    wizard.put(platform="aave_v3", asset=ETH, entry=D(2000), stop=D(1900))
    first = wizard.proposal.leverage, wizard.proposal.risk_fraction
    wizard.prepare(READY)
    assert wizard.proposal.risk_fraction == D("0.01")
    assert wizard.proposal.leverage == 2
    wizard.prepare(by_conservative)
    assert (wizard.proposal.leverage, wizard.proposal.risk_fraction) == first
    wizard.put(leverage=D("1.5"), risk_fraction=D("0.004"))
    wizard.prepare(READY)
    assert (wizard.proposal.leverage, wizard.proposal.risk_fraction) == (D("1.5"), D("0.004"))


def test_what_is_proposed_follows_the_costs_and_what_is_typed_does_not(wizard: Wizard) -> None:
    wizard.prepare(READY._replace(around=replace(READY.around, profile=CONSERVATIVE)))
    wizard.put(platform="hyperliquid", asset=ETH, entry=D(2000), stop=D(1900))
    assert wizard.proposal.risk_fraction == D("0.005")
    wizard.go(Question.COSTS)
    wizard.put(borrow_apr=D("-0.2"), days=D(30), fee_rate=D("0.0001"))
    assert wizard.proposal.risk_fraction == D("0.0033")
    assert "position_above_profile" not in wizard.judgement.crossed
    assert not wizard.breaches_by_costs
    wizard.put(risk_fraction=D("0.005"))
    wizard.put(borrow_apr=D("-0.21"))
    assert wizard.proposal.risk_fraction == D("0.005")
    assert "position_above_profile" in wizard.judgement.crossed
    assert not wizard.breaches_by_costs  # not of a step that is still to come
    wizard.go(Question.SIZE)
    wizard.go(Question.COSTS)
    assert list(wizard.breaches_by_costs) == ["position_above_profile"]
    wizard.give_reason("size", "position_above_profile", "It is meant so")
    assert not wizard.breaches_by_costs


def test_the_proposed_leverage_follows_the_costs(wizard: Wizard) -> None:
    wizard.put(platform="aave_v3", asset=ETH, entry=D(2000), stop=D(1900))
    assert wizard.proposal.leverage == 2
    wizard.put(borrow_apr=D("0.6"), days=D(365))
    assert wizard.proposal.leverage == D("1.5")
    assert "liquidation_within_30_percent" not in wizard.judgement.crossed
    wizard.put(leverage=D("1.8"))
    wizard.put(days=D(300))
    assert wizard.proposal.leverage == D("1.8")


def test_a_playbook_of_the_program_proposes_within_the_lines_and_an_own_one_as_it_was_kept(
    wizard: Wizard,
) -> None:
    own = replace(PLAYBOOKS["arbitrage"], id="Mine", strategy="Mine")
    wizard.prepare(READY._replace(playbooks={**PLAYBOOKS, "Mine": own}))
    wizard.put(platform="aave_v3", asset=ETH, entry=D(2000), playbook="arbitrage")
    assert wizard.proposal.risk_fraction == D("0.004")  # 20 % of capital, with a stop 2 % away
    wizard.put(playbook="Mine")
    assert wizard.proposal.risk_fraction == D("0.005")


def test_what_is_only_missing_is_said_after_the_step_was_left(wizard: Wizard) -> None:
    assert wizard.codes_to_say(Question.THESIS) == ()
    assert wizard.verdict(Question.THESIS) is None
    assert wizard.try_step() == "thesis_missing"
    assert wizard.codes_to_say(Question.THESIS)[0] == "thesis_missing"
    assert wizard.verdict(Question.THESIS) is Verdict.BREACH
    wizard.give_reason("thesis", "thesis_missing", "A hedge of the other one")
    assert wizard.try_step() is None


def test_back_loses_nothing_and_any_step_can_be_gone_to(wizard: Wizard) -> None:
    wizard.put(thesis="Higher low above the average")
    wizard.forward()
    wizard.put(entry=D(2000))
    wizard.back()
    assert (wizard.step, wizard.proposal.entry) == (Question.THESIS, D(2000))
    wizard.go(Question.EXIT)
    wizard.forward()
    assert wizard.step == Question.EXIT


def test_the_most_leverage_and_alerts_are_taken_over(wizard: Wizard) -> None:
    wizard.put(platform="aave_v3", asset=ETH, entry=D(2000), stop=D(1860))
    wizard.put(targets=(Target(D(2400), D(1)),), leverage=D("2.9"))
    wizard.use_most_leverage()
    assert wizard.proposal.leverage == D("2.23")
    wizard.propose_alerts()
    first, *others = (alert.price for alert in wizard.proposal.alerts)
    assert first == 1930  # rings before the stop at 1,860
    assert others == [D(1701), D(1541)]
    wizard.put(stop=None)
    wizard.propose_alerts()
    assert [alert.price for alert in wizard.proposal.alerts] == [D(1832), D(1698), D(1564)]
    wizard.put(stop=D(1860))
    assert wizard.solved.units is not None


def test_alerts_are_proposed_and_follow_the_levels_until_one_is_set(wizard: Wizard) -> None:
    def levels() -> list[Decimal]:
        return [alert.price for alert in wizard.proposal.alerts]

    assert levels() == []
    wizard.put(platform="aave_v3", asset=ETH, entry=D(2000))
    assert [D(1000) < level < 2000 for level in levels()] == [True] * 3
    wizard.put(stop=D(1860), leverage=D("1.5"))
    before = levels()
    assert before[0] == 1930
    wizard.put(stop=D(1880))
    assert levels()[0] == 1940
    assert wizard.is_proposed("alerts")
    assert "alert_place_missing" in wizard.judgement.crossed  # where it is set is nobody's to say
    kept = wizard.proposal
    first, *others = kept.alerts
    wizard.put(alerts=(replace(first, place="phone"), *others))
    wizard.put(stop=D(1900))
    assert levels()[0] == 1940
    assert not wizard.is_proposed("alerts")
    wizard.put(entry=None)
    assert levels()[0] == 1940
    wizard.take_up(kept, None)
    assert wizard.proposal == replace(kept, step=wizard.step)
    wizard.put(stop=D(1900))
    assert levels()[0] == 1950
    wizard.put(entry=None)
    assert levels() == []


def test_an_exit_plan_is_proposed_of_the_trades_own_figures_until_it_is_written(
    wizard: Wizard,
) -> None:
    wizard.put(platform="aave_v3", asset=ETH, entry=D(2000))
    wizard.put(targets=(Target(D(2150), D("0.4")), Target(D(2400), D("0.6"))))
    assert wizard.proposal.exit_plan == ""  # nothing is proposed that leaves the loss open
    wizard.put(stop=D("1860.5"), days=D(14), rate_stop=D("0.125"))
    assert wizard.proposal.exit_plan == (
        "Stop 1,860.5: close everything. Target 2,150: close 40% of the position. "
        "Target 2,400: close 60% of the position. After 14 days: close what is left. "
        "Borrow rate at 12.5% a year: close what is left."
    )
    assert not {"exit_plan_missing", "exit_plan_short"} & wizard.judgement.crossed
    wizard.put(days=None, targets=(Target(D(2300), D(1)),), rate_stop=None)
    proposed = "Stop 1,860.5: close everything. Target 2,300: close everything."
    assert wizard.proposal.exit_plan == proposed
    kept = wizard.proposal
    wizard.put(exit_plan="Out")
    wizard.put(stop=D(1900))
    assert wizard.proposal.exit_plan == "Out"
    assert wizard.judgement.answer("exit").codes[0] == "exit_plan_short"
    wizard.put(exit_plan="")
    wizard.put(stop=D(1890))
    assert wizard.proposal.exit_plan == ""
    wizard.begin(answers_to_copy(kept))
    wizard.put(stop=D(1900))
    assert wizard.proposal.exit_plan == proposed.replace("1,860.5", "1,900")
    wizard.put(playbook="hedge")
    assert wizard.proposal.exit_plan == "Closed together with what it protects."


def test_an_exit_plan_says_one_day_and_closes_at_no_stop_on_the_wrong_side(wizard: Wizard) -> None:
    wizard.put(platform="aave_v3", asset=ETH, entry=D(2000), stop=D(1860), days=D("1.0"))
    assert wizard.proposal.exit_plan == (
        "Stop 1,860: close everything. After 1 day: close what is left."
    )
    wizard.put(stop=D(2100))
    assert wizard.proposal.exit_plan == ""
    wizard.put(direction=Direction.SHORT)
    assert wizard.proposal.exit_plan.startswith("Stop 2,100: close everything.")


def test_nothing_is_proposed_of_what_is_not_asked_for(wizard: Wizard) -> None:
    asked = USUAL.switched("alerts", on=False).switched("exit", on=False)
    wizard.prepare(READY._replace(around=replace(READY.around, questions=asked)))
    wizard.put(platform="aave_v3", asset=ETH, entry=D(2000), stop=D(1860))
    assert (wizard.proposal.alerts, wizard.proposal.exit_plan) == ((), "")
    wizard.put(thesis="A higher low, and the stop stands beneath it")
    assert wizard.is_answered_whole


def test_alerts_that_nobody_touched_follow_every_answer_that_moves_liquidation(
    wizard: Wizard,
) -> None:
    wizard.put(platform="hyperliquid", asset=ETH, entry=D(2000), stop=D(1900))
    wizard.put(own=D(1000), backed_by="own")
    wizard.put(units=D(5), sized_by="units")
    assert wizard.proposal.alerts == first_alerts(wizard.proposal, wizard.terms)
    assert [alert.price for alert in wizard.proposal.alerts] == [D(1950), D(1881), D(1862)]
    wizard.put(sized_by="risk")
    wizard.put(risk_fraction=D("0.02"))
    assert wizard.proposal.alerts == first_alerts(wizard.proposal, wizard.terms)


def test_what_is_proposed_goes_and_comes_with_its_question(wizard: Wizard) -> None:
    def ask(questions: QuestionList) -> None:
        wizard.prepare(READY._replace(around=replace(READY.around, questions=questions)))

    wizard.put(platform="aave_v3", asset=ETH, entry=D(2000), stop=D(1860))
    wizard.put(exit_plan="Out at the stop")
    before = wizard.proposal
    ask(USUAL.switched("alerts", on=False).switched("exit", on=False))
    assert wizard.proposal.alerts == ()
    assert wizard.proposal.exit_plan == "Out at the stop"  # written, and no proposal
    wizard.put(stop=D(1880))
    assert wizard.proposal.alerts == ()
    wizard.put(stop=D(1860))
    ask(USUAL)
    assert wizard.proposal.alerts == before.alerts != ()


def test_a_kept_proposal_is_known_however_numbers_are_written_now(wizard: Wizard) -> None:
    wizard.put(platform="aave_v3", asset=ETH, entry=D(2000), stop=D("1860.5"))
    kept = read_value(Proposal, plain_fields(wizard.proposal))
    use_formats(Formats(",", "."))
    try:
        wizard.take_up(kept, None)
        assert wizard.proposal.exit_plan == "Stop 1.860,5: close everything."
        wizard.put(stop=D("1870.5"))
        assert wizard.proposal.exit_plan == "Stop 1.870,5: close everything."
    finally:
        use_formats(Formats())
    assert wizard.proposal.exit_plan == "Stop 1,870.5: close everything."


def test_an_answer_that_was_emptied_stays_empty_when_its_draft_is_taken_up(wizard: Wizard) -> None:
    wizard.put(platform="aave_v3", asset=ETH)
    wizard.put(exit_plan="Out")
    wizard.put(exit_plan="")
    wizard.put(alerts=())
    wizard.take_up(read_value(Proposal, plain_fields(wizard.proposal)), None)
    wizard.put(entry=D(2000), stop=D(1860))
    assert (wizard.proposal.alerts, wizard.proposal.exit_plan) == ((), "")


def test_only_what_is_ever_proposed_follows_in_a_draft_that_somebody_wrote(wizard: Wizard) -> None:
    wizard.take_up(Proposal(stop=D(1900), exit_plan="Out", proposed=("stop", "nothing")), None)
    wizard.put(platform="aave_v3", asset=ETH, entry=D(2000))
    assert (wizard.proposal.stop, wizard.proposal.exit_plan) == (D(1900), "Out")


def test_no_alert_is_proposed_beyond_a_stop_on_the_wrong_side(wizard: Wizard) -> None:
    wizard.put(entry=D(2000), stop=D(2100))
    assert wizard.proposal.alerts == ()


def test_a_kept_draft_goes_on_where_it_was_left(wizard: Wizard) -> None:
    trade = Trade(id=7, number=3, account="main", platform="aave_v3", created_at=NOON)
    wizard.take_up(Proposal(platform="aave_v3", asset=ETH, step="size"), trade)
    assert wizard.step == Question.SIZE
    assert wizard.verdict(Question.LEVELS) is not None
    assert wizard.verdict(Question.COSTS) is None
    assert not wizard.is_touched
    wizard.prepare(replace_waiting(trade))
    assert wizard.trade == trade
    wizard.prepare(READY)  # it was undone
    assert wizard.trade is None


def replace_waiting(trade: Trade) -> Preparation:
    return READY._replace(waiting=[replace(trade, status=Status.DRAFT)])


def test_nothing_of_a_platform_that_was_only_passed_by_stays(wizard: Wizard) -> None:
    def filled_in_on(platform: str) -> tuple[Decimal | None, Decimal | None]:
        wizard.put(platform=platform)
        return wizard.proposal.borrow_apr, wizard.proposal.fee_rate

    wizard.put(asset=ETH)
    assert filled_in_on("aave_v3") == (D("0.062"), None)
    assert filled_in_on("hyperliquid") == (None, D("0.00045"))
    assert filled_in_on("compound_v3") == (None, None)
    wizard.put(fee_rate=D("0.001"))
    assert filled_in_on("hyperliquid") == (None, D("0.001"))


def test_a_trade_begun_before_the_journal_is_read_is_filled_in_all_the_same() -> None:
    made = Wizard(PresetPlatforms())
    made.begin({"platform": "aave_v3", "asset": ETH, "entry": D(2000), "leverage": D("1.5")})
    made.prepare(READY)
    assert made.proposal.margin_mode is MarginMode.CROSS  # which is all that Aave has
    assert (made.proposal.account, made.proposal.leverage) == ("main", D("1.5"))
    made = Wizard(PresetPlatforms())
    kept = Proposal(platform="aave_v3", margin_mode=MarginMode.ISOLATED, account="other")
    made.take_back(kept, None)
    made.prepare(READY)
    assert made.proposal.margin_mode is MarginMode.ISOLATED  # as it was left
    assert made.proposal.account == "other"
