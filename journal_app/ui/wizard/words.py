"""What the steps, their questions, the evidence and the trader's lines are called."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from journal_app.domain.market.percents import in_percent
from journal_app.domain.planning.questions import YES
from journal_app.domain.trade import Verdict
from journal_app.ui.messages import say

if TYPE_CHECKING:
    from decimal import Decimal

    from journal_app.domain.planning.alternatives import Alternative
    from journal_app.domain.planning.checklist import Judgement
    from journal_app.domain.planning.evidence import Evidence
    from journal_app.domain.planning.liquidation_rule import LiquidationRule
    from journal_app.domain.planning.profiles import MostLeverage, Profile
    from journal_app.domain.planning.proposal import Proposal
    from journal_app.domain.planning.questions import QuestionList
    from journal_app.domain.planning.rules import Rule
    from journal_app.domain.terms import Terms
    from journal_app.ui.formatting import Formats

_CONTEXT: Final = "Wizard"

STEPS: Final = {
    "thesis": QT_TRANSLATE_NOOP("Wizard", "Thesis"),
    "levels": QT_TRANSLATE_NOOP("Wizard", "Levels"),
    "margin": QT_TRANSLATE_NOOP("Wizard", "Margin"),
    "size": QT_TRANSLATE_NOOP("Wizard", "Size and risk"),
    "costs": QT_TRANSLATE_NOOP("Wizard", "Costs"),
    "collateral": QT_TRANSLATE_NOOP("Wizard", "Collateral"),
    "alerts": QT_TRANSLATE_NOOP("Wizard", "Alerts"),
    "exit": QT_TRANSLATE_NOOP("Wizard", "Exit and sign off"),
}

QUESTIONS: Final = {
    "thesis": QT_TRANSLATE_NOOP("Wizard", "Is there a clear reason why this trade works?"),
    "levels": QT_TRANSLATE_NOOP("Wizard", "Are entry, target and stop set beforehand?"),
    "margin": QT_TRANSLATE_NOOP("Wizard", "Is the exact liquidation price known?"),
    "size": QT_TRANSLATE_NOOP("Wizard", "Is the loss at the stop at most 2% of capital?"),
    "costs": QT_TRANSLATE_NOOP("Wizard", "Is the borrow rate acceptable for the planned time?"),
    "collateral": QT_TRANSLATE_NOOP("Wizard", "Does the collateral suit the trade?"),
    "alerts": QT_TRANSLATE_NOOP("Wizard", "Are alerts set?"),
    "exit": QT_TRANSLATE_NOOP("Wizard", "Is the exit plan written?"),
}

_FUNDING_QUESTION: Final = QT_TRANSLATE_NOOP(
    "Wizard", "Is the funding acceptable for the planned time?"
)

_OF_FUNDING: Final = {
    "rate_missing": "funding_missing",
    "rate_above_line": "funding_above_line",
    "rate_twice_usual": "funding_twice_usual",
    "interest_eats_target": "funding_eats_target",
    "interest_takes_much": "funding_takes_much",
}
"""Under which code a finding is said of a contract."""

_EVIDENCE: Final = {
    "mark": QT_TRANSLATE_NOOP("Wizard", "Last price"),
    "price_to_average_20": QT_TRANSLATE_NOOP("Wizard", "Price to 20\u2011day average"),
    "price_to_average_50": QT_TRANSLATE_NOOP("Wizard", "Price to 50\u2011day average"),
    "ratio_now": QT_TRANSLATE_NOOP("Wizard", "Ratio now"),
    "ratio_mean": QT_TRANSLATE_NOOP("Wizard", "Its mean"),
    "ratio_low": QT_TRANSLATE_NOOP("Wizard", "Its band, from"),
    "ratio_high": QT_TRANSLATE_NOOP("Wizard", "Its band, to"),
    "spread": QT_TRANSLATE_NOOP("Wizard", "Spread"),
    "spread_after_fees": QT_TRANSLATE_NOOP("Wizard", "Spread after fees"),
    "stop_distance": QT_TRANSLATE_NOOP("Wizard", "Stop distance"),
    "risk": QT_TRANSLATE_NOOP("Wizard", "Loss at the stop"),
    "reward": QT_TRANSLATE_NOOP("Wizard", "Profit at the targets"),
    "reward_to_risk": QT_TRANSLATE_NOOP("Wizard", "Reward to risk"),
    "liquidation": QT_TRANSLATE_NOOP("Wizard", "Liquidation"),
    "distance": QT_TRANSLATE_NOOP("Wizard", "Distance now"),
    "leverage": QT_TRANSLATE_NOOP("Wizard", "Leverage of this trade"),
    "leverage_of_account": QT_TRANSLATE_NOOP("Wizard", "Leverage of its account"),
    "most_leverage": QT_TRANSLATE_NOOP("Wizard", "Most leverage"),
    "binding_line": QT_TRANSLATE_NOOP("Wizard", "Limited by"),
    "health_factor": QT_TRANSLATE_NOOP("Wizard", "Health factor"),
    "margin_ratio": QT_TRANSLATE_NOOP("Wizard", "Margin ratio"),
    "on_platform": QT_TRANSLATE_NOOP("Wizard", "Capital on this platform"),
    "risk_of_capital": QT_TRANSLATE_NOOP("Wizard", "Loss, of capital"),
    "position_of_capital": QT_TRANSLATE_NOOP("Wizard", "Position, of capital"),
    "own_money_of_capital": QT_TRANSLATE_NOOP("Wizard", "Own money, of capital"),
    "book_leverage": QT_TRANSLATE_NOOP("Wizard", "Leverage of all trades"),
    "open_risk": QT_TRANSLATE_NOOP("Wizard", "Open risk of all trades"),
    "own_money_risk": QT_TRANSLATE_NOOP("Wizard", "Loss without leverage"),
    "own_money_reward": QT_TRANSLATE_NOOP("Wizard", "Gain without leverage"),
    "interest_per_day": QT_TRANSLATE_NOOP("Wizard", "Interest a day"),
    "interest": QT_TRANSLATE_NOOP("Wizard", "Interest in all"),
    "funding_per_day": QT_TRANSLATE_NOOP("Wizard", "Funding a day"),
    "funding": QT_TRANSLATE_NOOP("Wizard", "Funding in all"),
    "funding_of_target": QT_TRANSLATE_NOOP("Wizard", "Funding, of the target"),
    "funding_that_eats_target": QT_TRANSLATE_NOOP("Wizard", "No profit at funding"),
    "usual_funding": QT_TRANSLATE_NOOP("Wizard", "Usual funding"),
    "fees": QT_TRANSLATE_NOOP("Wizard", "Fees of both sides"),
    "break_even": QT_TRANSLATE_NOOP("Wizard", "Break\u2011even"),
    "break_even_before_fees": QT_TRANSLATE_NOOP("Wizard", "Break‑even, before fees"),
    "share_of_target": QT_TRANSLATE_NOOP("Wizard", "Interest, of the target"),
    "rate_that_eats_target": QT_TRANSLATE_NOOP("Wizard", "No profit at a rate of"),
    "usual_rate": QT_TRANSLATE_NOOP("Wizard", "Usual rate"),
    "collateral_role": QT_TRANSLATE_NOOP("Wizard", "Own money"),
    "own_money": QT_TRANSLATE_NOOP("Wizard", "Own money, worth"),
    "collateral_ltv": QT_TRANSLATE_NOOP("Wizard", "Most LTV of it"),
    "collateral_threshold": QT_TRANSLATE_NOOP("Wizard", "Threshold of it"),
    "only_ltv": QT_TRANSLATE_NOOP("Wizard", "Most LTV"),
    "only_threshold": QT_TRANSLATE_NOOP("Wizard", "Liquidation threshold"),
    "collateral_lost_at_stop": QT_TRANSLATE_NOOP("Wizard", "Collateral loss at stop"),
    "collateral_gained_at_stop": QT_TRANSLATE_NOOP("Wizard", "Collateral gain at stop"),
    "weighted_ltv": QT_TRANSLATE_NOOP("Wizard", "Most LTV of the mix"),
    "weighted_threshold": QT_TRANSLATE_NOOP("Wizard", "Threshold of the mix"),
    "common_fall": QT_TRANSLATE_NOOP("Wizard", "Common fall to liquidation"),
    "net_rate": QT_TRANSLATE_NOOP("Wizard", "Rate after yield"),
    "correlation": QT_TRANSLATE_NOOP("Wizard", "Correlation"),
    "alerts_set": QT_TRANSLATE_NOOP("Wizard", "Alerts in the plan"),
    "rate_alert": QT_TRANSLATE_NOOP("Wizard", "Rate alert"),
    "funding_alert": QT_TRANSLATE_NOOP("Wizard", "Funding alert"),
    "stop": QT_TRANSLATE_NOOP("Wizard", "Stop"),
    "target": QT_TRANSLATE_NOOP("Wizard", "Target"),
    "time_stop": QT_TRANSLATE_NOOP("Wizard", "Time stop, days"),
    "rate_stop": QT_TRANSLATE_NOOP("Wizard", "Rate stop"),
    "costs": QT_TRANSLATE_NOOP("Wizard", "Expected costs"),
}

_ON_DAY: Final = {
    "liquidation_at_end": QT_TRANSLATE_NOOP("Wizard", "Liquidation on day {day}"),
    "distance_at_end": QT_TRANSLATE_NOOP("Wizard", "Distance on day {day}"),
}
"""What is told of the end of the planned time, where that is known."""

_KNOWN_PARTS: Final = {
    "funding": QT_TRANSLATE_NOOP("Wizard", "Fees; funding not known"),
    "interest": QT_TRANSLATE_NOOP("Wizard", "Fees; interest not known"),
}
"""What of the expected costs is known, by what is not."""

_WORDS: Final = {
    "profile": QT_TRANSLATE_NOOP("Wizard", "profile"),
    "platform": QT_TRANSLATE_NOOP("Wizard", "platform"),
    "health": QT_TRANSLATE_NOOP("Wizard", "health factor"),
    "distance": QT_TRANSLATE_NOOP("Wizard", "distance"),
    "spent": QT_TRANSLATE_NOOP("Wizard", "used to buy"),
    "beside": QT_TRANSLATE_NOOP("Wizard", "kept as collateral"),
}

_LINES: Final = {
    "profile": QT_TRANSLATE_NOOP("Wizard", "Your profile limits it"),
    "platform": QT_TRANSLATE_NOOP("Wizard", "The platform limits it"),
    "health": QT_TRANSLATE_NOOP("Wizard", "The health factor limits it"),
    "distance": QT_TRANSLATE_NOOP("Wizard", "The distance to liquidation limits it"),
}

_RULES: Final = {
    "leverage": QT_TRANSLATE_NOOP("Wizard", "Leverage at most {limit}"),
    "risk": QT_TRANSLATE_NOOP("Wizard", "Risk at most {limit} of capital"),
    "position": QT_TRANSLATE_NOOP("Wizard", "Position at most {limit} of capital"),
    "own_money": QT_TRANSLATE_NOOP("Wizard", "Own money at most {limit} of capital"),
    "distance": QT_TRANSLATE_NOOP("Wizard", "Liquidation at least {limit} away"),
    "health": QT_TRANSLATE_NOOP("Wizard", "Health factor at least {limit}"),
    "stop": QT_TRANSLATE_NOOP("Wizard", "Stop within {limit} of entry"),
    "on_platform": QT_TRANSLATE_NOOP("Wizard", "On one platform at most {limit} of capital"),
    "book": QT_TRANSLATE_NOOP("Wizard", "All open positions at most {limit}"),
    "margin": QT_TRANSLATE_NOOP("Wizard", "Today warns under a margin ratio of {limit}"),
}

_LIQUIDATION_RULES: Final = {
    "threshold": QT_TRANSLATE_NOOP("Wizard", "threshold {share}, terms of {day}"),
    "required_ratio": QT_TRANSLATE_NOOP("Wizard", "required ratio {share}, terms of {day}"),
    "maintenance": QT_TRANSLATE_NOOP("Wizard", "maintenance {share}, before fees, terms of {day}"),
}

PROFILE_NAMES: Final = {
    "conservative": QT_TRANSLATE_NOOP("Wizard", "Conservative profile"),
    "moderate": QT_TRANSLATE_NOOP("Wizard", "Moderate profile"),
    "aggressive": QT_TRANSLATE_NOOP("Wizard", "Aggressive profile"),
}

_ALTERNATIVES: Final = {
    "stop": QT_TRANSLATE_NOOP("Wizard", "Stop at {value}"),
    "target": QT_TRANSLATE_NOOP("Wizard", "Target at {value}"),
    "leverage": QT_TRANSLATE_NOOP("Wizard", "Leverage {value}"),
    "units": QT_TRANSLATE_NOOP("Wizard", "Smaller position: {value}"),
    "own": QT_TRANSLATE_NOOP("Wizard", "Own money {value}"),
    "risk_fraction": QT_TRANSLATE_NOOP("Wizard", "Risk {value}"),
    "days": QT_TRANSLATE_NOOP("Wizard", "Planned time {value} days"),
    "collateral": QT_TRANSLATE_NOOP("Wizard", "{value} as collateral"),
    "long": QT_TRANSLATE_NOOP("Wizard", "Make it a long"),
    "short": QT_TRANSLATE_NOOP("Wizard", "Make it a short"),
    "isolated": QT_TRANSLATE_NOOP("Wizard", "Isolated margin"),
}

_ANSWERS: Final = {
    "platform": QT_TRANSLATE_NOOP("Wizard", "the platform"),
    "asset": QT_TRANSLATE_NOOP("Wizard", "the asset"),
    "entry": QT_TRANSLATE_NOOP("Wizard", "an entry"),
    "stop": QT_TRANSLATE_NOOP("Wizard", "a stop on the losing side of the entry"),
    "collateral_price": QT_TRANSLATE_NOOP("Wizard", "the price of the collateral"),
    "units": QT_TRANSLATE_NOOP("Wizard", "the size of the position"),
    "capital": QT_TRANSLATE_NOOP("Wizard", "your capital or the size of the position"),
    "risk_fraction": QT_TRANSLATE_NOOP("Wizard", "the risk per trade"),
    "own": QT_TRANSLATE_NOOP("Wizard", "own money"),
    "leverage": QT_TRANSLATE_NOOP("Wizard", "the leverage"),
}
"""The answers without which there is no position."""

_VERDICTS: Final = {
    "pass": QT_TRANSLATE_NOOP("Wizard", "pass"),
    "warning": QT_TRANSLATE_NOOP("Wizard", "warning"),
    "breach": QT_TRANSLATE_NOOP("Wizard", "breach"),
}


VERDICT_TONES: Final = {
    Verdict.PASS: "gain",
    Verdict.WARNING: "warning",
    Verdict.BREACH: "danger",
    None: "neutral",
}


def said(text: object) -> str:
    """A text of the wizard in the window's language."""
    return QCoreApplication.translate(_CONTEXT, str(text))


def step_title(question: str, questions: QuestionList) -> str:
    """What a step is called; one of the trader's own questions is its own title."""
    own = questions.own_question(question)
    return own.text if own else said(STEPS[question])


def question_text(question: str, questions: QuestionList, terms: Terms | None = None) -> str:
    """What a step asks; terms: of the platform, whose contracts pay funding and borrow nothing."""
    own = questions.own_question(question)
    if own is not None:
        return own.text
    is_of_funding = question == "costs" and terms is not None and terms.has_perpetuals
    return said(_FUNDING_QUESTION if is_of_funding else QUESTIONS[question])


def finding_text(code: str, terms: Terms | None) -> str:
    """What is found, as a sentence; on a platform of contracts of the funding, and of crossed
    margin as what nobody chose where the platform knows no other.
    """
    if code == "cross_margin" and terms is not None and terms.pools_accounts:
        return say("cross_margin_only")
    is_of_funding = terms is not None and terms.has_perpetuals
    return say(_OF_FUNDING.get(code, code) if is_of_funding else code)


def answer_name(answer: str) -> str:
    """What an answer is called within a sentence."""
    return said(_ANSWERS[answer])


_SHORT: Final = 24


def shortened(text: str) -> str:
    """A text as it fits into a chip."""
    return text if len(text) <= _SHORT else text[: _SHORT - 1].rstrip() + "…"


def verdict_word(verdict: Verdict | None) -> str:
    """A verdict as a word."""
    return said(_VERDICTS[verdict.value]) if verdict else said(QT_TRANSLATE_NOOP("Wizard", "open"))


def profile_name(profile: str) -> str:
    """What a profile is called."""
    return said(PROFILE_NAMES.get(profile, profile))


def line_binds(line: str) -> str:
    """Which line allows the least leverage."""
    return said(_LINES[line])


def rule_that_binds(most: MostLeverage, profile: Profile, formats: Formats) -> str:
    """Which rule is broken above the most leverage, in the words in which it is listed."""
    above = formats.times(most.to_the_hundredth, 2)
    match most.line:
        case "platform":
            words = said(QT_TRANSLATE_NOOP("Wizard", "Above {most} the platform does not open it."))
            return words.format(most=above)
        case "health":
            rule = _rule_words("health", profile.least_health_factor, "ratio", formats)
        case "distance":
            rule = _rule_words("distance", profile.least_liquidation_distance, "percent", formats)
        case _:
            rule = _rule_words("leverage", profile.most_leverage, "times", formats)
    words = said(QT_TRANSLATE_NOOP("Wizard", "Above {most} your rule “{rule}” is broken."))
    return words.format(most=above, rule=rule)


def own_answer(answer: str) -> str:
    """What was answered to a question of one's own."""
    return said(QT_TRANSLATE_NOOP("Wizard", "Yes")) if answer == YES else answer


def evidence_name(evidence: Evidence, formats: Formats) -> str:
    """What a figure is called; of one that is known in part, the part and what it lacks."""
    if evidence.value is None and evidence.known is not None:
        return said(_KNOWN_PARTS[evidence.word])
    if evidence.days is not None:
        return said(_ON_DAY[evidence.name]).format(day=formats.exactly(evidence.days))
    return said(_EVIDENCE[evidence.name])


def evidence_value(evidence: Evidence, formats: Formats) -> str:
    """A figure as it is read."""
    value = evidence.value
    match evidence.kind:
        case "word":
            return said(_WORDS.get(evidence.word, evidence.word))
        case "money" if value is None and evidence.known is not None:
            return formats.money(evidence.known, places=2)
        case "money":
            small = value is not None and abs(value) < 100
            return formats.money(value, places=2 if small else 0)
        case "price":
            return formats.price(value)
        case "times":
            return formats.times(value, 2)
        case "ratio":
            return formats.ratio(value)
        case "percent":
            return formats.percent(value)
        case _:
            return formats.exactly(value)


def alternative_text(alternative: Alternative, proposal: Proposal, formats: Formats) -> str:
    """What an alternative changes, as a few words on a button."""
    value, lever = alternative.value, alternative.lever
    match lever:
        case "stop" | "target":
            shown = formats.price(value)
        case "leverage":
            shown = formats.times(value, 2)
        case "units":
            shown = f"{formats.amount(value)} {proposal.asset}"
        case "own":
            shown = f"{formats.amount(value)} {proposal.collateral}"
        case "risk_fraction":
            shown = formats.percent(value, 2)
        case _:
            shown = formats.exactly(value) if value is not None else alternative.word
    return said(_ALTERNATIVES.get(alternative.word, _ALTERNATIVES.get(lever))).format(value=shown)


def evidence_pairs(evidence: Iterable[Evidence], formats: Formats) -> list[tuple[str, str]]:
    """The figures of a question with their names."""
    return [(evidence_name(each, formats), evidence_value(each, formats)) for each in evidence]


def rule_text(rule: Rule, most: MostLeverage, formats: Formats) -> str:
    """One of the trader's lines as a sentence. most: what all lines together allow, which is said
    of the leverage until it is beyond; then the line that binds is crossed and says so. Where the
    trade takes all of it, its own figure, which stands beside the sentence, says it already.
    """
    text = _rule_words(rule.name, rule.limit, rule.kind, formats)
    is_kept = rule.figure is None or rule.figure <= most.most
    here = formats.times(most.to_the_hundredth, 2)
    is_said_beside = rule_figure(rule, formats) == here
    if rule.name == "leverage" and most.line != "profile" and is_kept and not is_said_beside:
        both = said(QT_TRANSLATE_NOOP("Wizard", "{line}, here at most {most}"))
        text = both.format(line=text, most=here)
    return text


def _rule_words(
    name: str, limit: Decimal, kind: Literal["times", "percent", "ratio"], formats: Formats
) -> str:
    match kind:
        case "times":
            written = formats.times(limit, _places(limit))
        case "percent":
            written = formats.percent(limit, _places(in_percent(limit)))
        case _:
            written = formats.ratio(limit, 2)
    return said(_RULES[name]).format(limit=written)


def _places(number: Decimal) -> int:
    """None for a whole number, else two."""
    return 0 if number == number.to_integral_value() else 2


def rule_figure(rule: Rule, formats: Formats) -> str:
    """How this trade stands with the line; a stop can be near and yet not lose anything."""
    figure, breach = rule.figure, rule.verdict is Verdict.BREACH
    if rule.name == "stop" and breach and figure is not None and figure <= rule.limit:
        return said(QT_TRANSLATE_NOOP("Wizard", "wrong side"))
    match rule.kind:
        case "times":
            return formats.times(rule.figure, 2)
        case "percent":
            return formats.percent(rule.figure)
        case _:
            return formats.ratio(rule.figure)


def liquidation_rule_text(rule: LiquidationRule, formats: Formats) -> str:
    """What a liquidation price follows from, and of which day that is. Several shares are told
    with their assets.
    """
    shares = {
        asset: formats.percent(share, _places(in_percent(share)))
        for asset, share in rule.shares.items()
    }
    is_one = len(set(shares.values())) == 1
    told = (
        next(iter(shares.values()))
        if is_one
        else ", ".join(f"{asset} {share}" for asset, share in shares.items())
    )
    return said(_LIQUIDATION_RULES[rule.kind]).format(share=told, day=formats.day(rule.as_of))


def lines_told(profile: Profile, judgement: Judgement, formats: Formats) -> str:
    """The lines of the profile as they were when a plan was made, which it keeps."""
    most = judgement.most_leverage
    lines = "; ".join(rule_text(rule, most, formats) for rule in judgement.rules)
    return f"{profile_name(profile.id)}: {lines}"


def told(evidence: Iterable[Evidence], formats: Formats) -> str:
    """All evidence of a step in one line, as it is kept with the plan."""
    return "; ".join(f"{name} {value}" for name, value in evidence_pairs(evidence, formats))
