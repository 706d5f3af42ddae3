"""What was calculated, as the lines of the result and of the scenario table; no widget here."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication

from journal_app.domain.exact import ONE
from journal_app.domain.money import Asset
from journal_app.domain.planning.calculator import (
    PositionAnswer,
    PositionRequest,
    calculated,
    has_loan,
    own_money_only,
)
from journal_app.domain.planning.expected_costs import expected_costs
from journal_app.domain.planning.isolated_position import IsolatedPosition
from journal_app.domain.planning.scenarios import Level, Outcome, ScenarioState, move_to, outcomes
from journal_app.domain.trade import Direction, Target
from journal_app.domain.watching.lines import LINES
from journal_app.ui.formatting import Formats
from journal_app.ui.models.cells import Cell
from journal_app.ui.result_words import tone_of
from journal_app.ui.screens.plan.calculator.sheet import as_percentage

translate: Final = QCoreApplication.translate


class Answer(NamedTuple):
    """All that is shown at once. alone: the same with own money only. rate: None where none is
    given, and nothing is reckoned for it.
    """

    request: PositionRequest
    found: PositionAnswer
    outcomes: tuple[Outcome, ...]
    alone: IsolatedPosition | None
    rate: Decimal | None


class Figure(NamedTuple):
    """One line of the result. tone: a token. formula: how the value is found, on demand.

    One without a value heads the lines below it.
    """

    caption: str
    value: str = ""
    aside: str = ""
    tone: str = "text"
    formula: str = ""


def answer_to(request: PositionRequest, *, has_rate: bool = True) -> Answer:
    """Calculate all that is shown. has_rate: whether one is given. Raises: Refused."""
    found = calculated(request)
    position = found.position
    table = outcomes(position, LINES.margin, stop=request.stop, target=request.target)
    rate = request.borrow_apr if has_rate else None
    return Answer(request, found, table, own_money_only(position), rate)


def result(answer: Answer, formats: Formats, asset: str = "") -> list[Figure]:
    """The lines of the result. asset: what units are of, where it is known."""
    found, position, request = answer.found, answer.found.position, answer.request
    stake = position.stake
    is_lent = has_loan(request.law)
    lines = [
        Figure(translate("Calculator", "Units"), f"{formats.amount(stake.units)} {asset}".rstrip()),
        Figure(translate("Calculator", "Position"), money(formats, stake.value)),
        Figure(translate("Calculator", "Own money"), money(formats, stake.collateral)),
        Figure(
            translate("Calculator", "Leverage"),
            formats.times(position.leverage, 2),
            *_most(answer, formats),
        ),
    ]
    if is_lent:
        is_long = position.direction is Direction.LONG
        borrowed = f"{formats.amount(position.borrowed)} {asset}".rstrip()
        lines.append(
            Figure(
                translate("Calculator", "Borrowed"),
                money(formats, position.borrowed) if is_long else borrowed,
            )
        )
    lines += [
        _liquidation(
            translate("Calculator", "Liquidation"),
            position,
            position.liquidation_price,
            formats,
        ),
        _liquidation(
            translate("Calculator", "In {days} days").format(days=formats.exactly(request.days)),
            position,
            position.liquidation_price_at_end,
            formats,
        ),
        Figure(translate("Calculator", "Margin ratio"), formats.percent(position.margin_ratio)),
        Figure(translate("Calculator", "Loan to value"), formats.percent(position.ltv)),
    ]
    if position.health_factor is not None:
        lines.append(
            Figure(translate("Calculator", "Health factor"), formats.ratio(position.health_factor))
        )
    lines += _costs(answer, formats)
    lines += _prospects(request, found, formats)
    return lines + _own_money(answer, formats)


def solved(answer: Answer, formats: Formats) -> dict[str, str]:
    """What can be given instead, as it would be typed: the same position by other figures."""
    position = answer.found.position
    stake = position.stake
    figures = {
        "collateral": stake.collateral,
        "leverage": position.leverage,
        "units": stake.units,
        "borrowed": position.borrowed,
    }
    return {name: formats.amount(figure) for name, figure in figures.items() if figure is not None}


def scenario_rows(answer: Answer, formats: Formats) -> list[tuple[Cell, ...]]:
    """The rows of the scenarios: move, price, equity, profit, margin ratio, state."""
    return [_row(outcome, formats) for outcome in answer.outcomes]


def level_word(level: Level) -> tuple[str, str]:
    """What a price is called where it is more than a move, and the tone of its mark."""
    return {
        Level.MOVE: ("", "muted"),
        Level.ENTRY: (translate("Calculator", "Entry"), "muted"),
        Level.LIQUIDATION: (translate("Calculator", "Liquidation"), "danger"),
        Level.STOP: (translate("Calculator", "Stop"), "loss"),
        Level.TARGET: (translate("Calculator", "Target"), "gain"),
    }[level]


def _state_word(state: ScenarioState) -> tuple[str, str]:
    """What a state is called, and the tone of its chip."""
    return {
        ScenarioState.SAFE: (translate("Calculator", "Safe"), "neutral"),
        ScenarioState.WATCH: (translate("Calculator", "Watch"), "warning"),
        ScenarioState.LIQUIDATION: (translate("Calculator", "Liquidation"), "danger"),
        ScenarioState.LIQUIDATED: (translate("Calculator", "Liquidated"), "danger"),
    }[state]


def _row(outcome: Outcome, formats: Formats) -> tuple[Cell, ...]:
    found = outcome.scenario
    level, _ = level_word(outcome.level)
    state, tone = _state_word(outcome.state)
    pnl = formats.quantity(found.pnl, signed=True)
    return (
        Cell(_move(outcome.move, formats)),
        Cell(formats.price(found.price)),
        Cell(formats.quantity(found.equity)),
        Cell(pnl, tone=tone_of(pnl)),
        Cell(formats.percent(found.margin_ratio)),
        Cell(chip=state, chip_tone=tone, aside="" if level == state else level),
    )


def _move(move: Decimal, formats: Formats) -> str:
    """A round move without decimals, any other with one."""
    percentage = as_percentage(move)
    is_round = percentage == percentage.to_integral_value()
    return formats.percent(move, 0 if is_round else 1, signed=True)


def _most(answer: Answer, formats: Formats) -> tuple[str, str]:
    most = answer.found.most_leverage
    if most is None:
        return "", "text"
    is_above = "leverage_above_most" in answer.found.breaches
    aside = translate("Calculator", "of {most}").format(most=formats.times(most, 2))
    return aside, "danger" if is_above else "text"


def _liquidation(
    caption: str, position: IsolatedPosition, price: Decimal | None, formats: Formats
) -> Figure:
    if price is None:
        return Figure(caption, translate("Calculator", "none"))
    move = move_to(position.stake.entry, price)
    return Figure(caption, formats.price(price), formats.percent(move, signed=True), "danger")


def _costs(answer: Answer, formats: Formats) -> list[Figure]:
    position, request = answer.found.position, answer.request
    costs = expected_costs(position, answer.rate, request.days)
    days = formats.exactly(request.days)
    no_rate = translate("Calculator", "no rate")
    is_lent = has_loan(request.law)
    per_day = (
        translate("Calculator", "Interest per day")
        if is_lent
        else translate("Calculator", "Funding per day")
    )
    in_all = (
        translate("Calculator", "Interest, {days} days")
        if is_lent
        else translate("Calculator", "Funding, {days} days")
    )
    break_even = costs.break_even
    aside = no_rate if costs.interest is None else ""
    if break_even is not None:
        aside = formats.percent(move_to(position.stake.entry, break_even), 2, signed=True)
    return [
        Figure(
            per_day,
            money(formats, costs.per_day),
            no_rate if costs.per_day is None else "",
        ),
        Figure(
            in_all.format(days=days),
            money(formats, costs.interest),
            no_rate if costs.interest is None else "",
        ),
        Figure(translate("Calculator", "Fees, both sides"), money(formats, costs.fees)),
        Figure(
            translate("Calculator", "Break\u2011even"),
            formats.price(break_even),
            aside,
        ),
    ]


def _prospects(request: PositionRequest, found: PositionAnswer, formats: Formats) -> list[Figure]:
    lines = []
    if request.stop is not None:
        share = found.risk_of_capital
        aside = "" if share is None else formats.percent(share, 2)
        lines.append(
            _gain(translate("Calculator", "At stop"), _negative(found.risk), formats, aside)
        )
    if request.target is not None:
        aside = "" if found.reward_to_risk is None else formats.risks(found.reward_to_risk)
        lines.append(_gain(translate("Calculator", "At target"), found.reward, formats, aside))
    return lines


def _own_money(answer: Answer, formats: Formats) -> list[Figure]:
    """The same trade paid for in full, as far as own money goes."""
    alone, request = answer.alone, answer.request
    if alone is None:
        return []
    lines = [
        Figure(translate("Calculator", "With own money only")),
        Figure(translate("Calculator", "Units"), formats.amount(alone.stake.units)),
    ]
    if request.stop is not None:
        loss = _negative(alone.risk(request.stop))
        lines.append(_gain(translate("Calculator", "At stop"), loss, formats))
    if request.target is not None:
        reward = alone.reward((Target(request.target, ONE),))
        lines.append(_gain(translate("Calculator", "At target"), reward, formats))
    even = alone.break_even
    lines.append(Figure(translate("Calculator", "Break\u2011even"), formats.price(even)))
    return lines


def _gain(caption: str, value: Decimal | None, formats: Formats, aside: str = "") -> Figure:
    if value is None:
        return Figure(caption, formats.money(None))
    shown = money(formats, value, signed=True)
    return Figure(caption, shown, aside, tone_of(shown))


def _negative(value: Decimal | None) -> Decimal | None:
    return None if value is None else -value


def money(formats: Formats, value: Decimal | None, *, signed: bool = False) -> str:
    """With cents below a thousand, where they matter."""
    places = 2 if value is not None and value.adjusted() < 3 else 0
    return formats.money(value, signed=signed, places=places)


def for_plan(answer: Answer, platform: str, asset: str) -> dict[str, object]:
    """What a plan takes over from the calculation, by the names of a `Proposal`'s answers."""
    request, stake = answer.request, answer.found.position.stake
    by_risk = request.risk_fraction is not None
    taken = {
        "platform": platform or None,
        "asset": Asset(asset) if asset else None,
        "direction": request.direction,
        "entry": request.entry,
        "stop": request.stop,
        "targets": (Target(request.target, ONE),) if request.target is not None else None,
        "capital": request.capital,
        "risk_fraction": request.risk_fraction,
        "units": None if by_risk else stake.units,
        "sized_by": "risk" if by_risk else "units",
        "leverage": request.leverage,
        "own": stake.collateral if request.leverage is None else None,
        "backed_by": "own" if request.leverage is None else "leverage",
        "borrow_apr": answer.rate,
        "days": request.days or None,
        "fee_rate": request.fee_rate or None,
    }
    return {name: value for name, value in taken.items() if value is not None}
