"""The lines of the trader's profile, each held against a planned trade."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from journal_app.domain.exact import exact, settled
from journal_app.domain.planning.paper_position import PaperPosition
from journal_app.domain.planning.proposal import Proposal
from journal_app.domain.planning.surroundings import Surroundings
from journal_app.domain.trade import Verdict


@dataclass(frozen=True, slots=True)
class Rule:
    """One of the trader's own rules, held against this trade. figure: None while not known, or
    where there is none, as the leverage of a position without own money.
    """

    name: str
    limit: Decimal
    figure: Decimal | None
    verdict: Verdict | None
    kind: Literal["times", "percent", "ratio"]


@exact
def rules_of(
    proposal: Proposal,
    around: Surroundings,
    position: PaperPosition | None,
    in_view: PaperPosition | None,
    codes: Iterable[str],
) -> tuple[Rule, ...]:
    """The trader's own rules in the order in which they are shown.

    in_view: the position, or one unit of it while its size is not known. Two are about more than
    this trade and told only once it breaks them: the capital that lies on one platform, and the
    leverage of all that is open. Whatever asks for a reason by the profile is thus among these.
    The line of the margin ratio is not the profile's and asks for none: it is told where the trade
    would ask to be acted upon as soon as it is open.
    """
    profile, capital = around.profile, proposal.capital
    crossed = frozenset(codes)

    def rule(
        name: str,
        limit: Decimal,
        figure: Decimal | None,
        kind: Literal["times", "percent", "ratio"],
        *any_of: str,
    ) -> Rule:
        is_crossed = not crossed.isdisjoint(any_of)
        known = None if figure is None else Verdict.PASS
        return Rule(name, limit, figure, Verdict.BREACH if is_crossed else known, kind)

    risk = distance = health = value = stop = leverage = there = book = None
    if position is not None and capital:
        own_risk = position.risk(proposal.stop) if proposal.stop is not None else None
        risk = own_risk / capital if own_risk is not None else None
        value = profile.measured(position.stake) / capital
        there = (around.on_platform(proposal.platform) + position.stake.collateral) / capital
        book = (around.exposure + position.stake.value) / capital
    if in_view is not None:
        leverage = in_view.leverage
        distance = in_view.distance_to(in_view.liquidation_price)
        health = in_view.now.health_factor if in_view.now else None
    if proposal.entry and proposal.stop is not None:
        stop = abs(proposal.entry - proposal.stop) / proposal.entry
    rules = [
        rule("leverage", profile.most_leverage, leverage, "times", "leverage_above_profile"),
        rule("risk", profile.most_risk_of_capital, risk, "percent", "risk_above_2_percent"),
        rule(
            profile.measured_name, profile.most_position_of_capital, value, "percent",
            "position_above_profile",
        ),
        rule(
            "distance", profile.least_liquidation_distance, distance, "percent",
            "liquidation_within_30_percent",
        ),
        rule("health", profile.least_health_factor, health, "ratio", "health_below_profile"),
        rule(
            "stop", profile.most_stop_distance, stop, "percent",
            "stop_beyond_profile", "stop_wrong_side",
        ),
    ]  # fmt: skip
    if in_view is not None and health is None:
        rules = [each for each in rules if each.name != "health"]
    of_all = (
        rule(
            "on_platform", profile.most_on_one_platform, there, "percent",
            "platform_above_profile",
        ),
        rule("book", profile.most_leverage, book, "times", "book_above_profile"),
    )  # fmt: skip
    told = (*rules, *(each for each in of_all if each.verdict is Verdict.BREACH))
    margin = in_view.now.margin_ratio if in_view is not None and in_view.now else None
    line = around.margin_lines.get(proposal.account, around.margin_line)
    if margin is None or line is None or settled(margin) >= line:
        return told
    return (*told, Rule("margin", line, margin, Verdict.WARNING, "percent"))
