"""Playbooks: what a trade of a known kind begins with, and the evidence it asks for besides.

A playbook fills in what was not answered; every answer can be another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any, Final, Literal

from journal_app.domain.exact import ONE, exact
from journal_app.domain.planning.proposal import Proposal, tidy_price
from journal_app.domain.trade import Direction, MarginMode, Target

Extra = Literal["none", "trend", "ratio", "spread"]
"""The evidence besides that of every trade: averages and a pullback, a ratio's band, a spread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Playbook:
    """Shares are fractions of 1; None leaves a field as it is.

    stop_distance: of the entry. reward: the target's distance in those of the stop. strategy,
    wrong_if, exit_plan: of a playbook of the program empty here; the window has the words.
    sized_by: what gives the size. The units of one trade are no rule for another.
    """

    id: str
    strategy: str = ""
    extra: Extra = "none"
    direction: Direction | None = None
    margin_mode: MarginMode = MarginMode.ISOLATED
    stop_distance: Decimal | None = None
    reward: Decimal | None = None
    risk_fraction: Decimal | None = None
    leverage: Decimal | None = None
    days: Decimal | None = None
    wrong_if: str = ""
    exit_plan: str = ""
    sized_by: Literal["risk", "own"] = "risk"


def _share(percent: str) -> Decimal:
    return Decimal(percent).scaleb(-2)


PLAYBOOKS: Final[Mapping[str, Playbook]] = {
    playbook.id: playbook
    for playbook in (
        Playbook(
            id="trend", extra="trend", stop_distance=_share("8"), reward=Decimal(2),
            leverage=Decimal("1.5"), days=Decimal(21),
        ),
        Playbook(
            id="pair", extra="ratio", stop_distance=_share("8"), reward=Decimal("1.5"),
            leverage=Decimal("1.5"), days=Decimal(21),
        ),
        Playbook(
            id="yield", stop_distance=_share("10"), reward=Decimal("1.5"),
            leverage=Decimal("1.5"), days=Decimal(60),
        ),
        Playbook(
            id="arbitrage", extra="spread", stop_distance=_share("2"), reward=Decimal("1.5"),
            leverage=Decimal("1.5"), days=Decimal(1), risk_fraction=_share("0.5"),
        ),
        Playbook(
            id="loop", direction=Direction.LONG, stop_distance=_share("10"),
            reward=Decimal("1.5"), leverage=Decimal("1.5"), days=Decimal(90),
        ),
        Playbook(
            id="hedge", direction=Direction.SHORT, stop_distance=_share("10"),
            reward=Decimal("1.5"), leverage=ONE, days=Decimal(30),
        ),
        Playbook(
            id="cross_platform", extra="spread", stop_distance=_share("8"), reward=Decimal(2),
            leverage=Decimal("1.5"), days=Decimal(14),
        ),
    )
}  # fmt: skip
"""The playbooks that the program brings along, by id."""


@exact
def filled_by(playbook: Playbook, proposal: Proposal) -> dict[str, Any]:
    """The answers that a playbook gives for a trade, the levels once its entry is known."""
    direction = playbook.direction or proposal.direction
    filled: dict[str, Any] = {
        "direction": direction,
        "margin_mode": playbook.margin_mode,
        "follows_trend": playbook.extra == "trend",
        "sized_by": playbook.sized_by,
    }
    for name in ("strategy", "wrong_if", "exit_plan", "days", "risk_fraction", "leverage"):
        if value := getattr(playbook, name):
            filled[name] = value
    entry, far = proposal.entry, playbook.stop_distance
    if entry is None or far is None:
        return filled
    against = -1 if direction is Direction.LONG else 1
    stop = tidy_price(entry * (ONE + against * far))
    filled["stop"] = stop
    if playbook.reward is not None:
        target = entry - against * playbook.reward * abs(entry - stop)
        if target > 0:
            filled["targets"] = (Target(tidy_price(target), ONE),)
    return filled


def playbook_of(proposal: Proposal, name: str) -> Playbook:
    """The playbook that the answers of a trade make, under a name of one's own."""
    entry, stop = proposal.entry, proposal.stop
    far = reward = None
    if entry and stop is not None and stop != entry:
        far = _rounded(abs(entry - stop) / entry)
        if proposal.targets:
            reward = _rounded(abs(proposal.targets[0].price - entry) / abs(entry - stop))
    known = PLAYBOOKS.get(proposal.playbook)
    extra: Extra = known.extra if known else "trend" if proposal.follows_trend else "none"
    return Playbook(
        id=name,
        strategy=proposal.strategy.strip() or name,
        extra=extra,
        direction=proposal.direction,
        margin_mode=proposal.margin_mode,
        stop_distance=far,
        reward=reward,
        risk_fraction=proposal.risk_fraction,
        leverage=proposal.leverage,
        days=proposal.days,
        wrong_if=proposal.wrong_if.strip(),
        exit_plan=proposal.exit_plan.strip(),
        sized_by="own" if proposal.sized_by == "own" else "risk",
    )


@exact
def _rounded(share: Decimal) -> Decimal:
    """To the hundredth of a percent, which is as exact as anybody means it."""
    return share.quantize(Decimal("0.0001"), rounding=ROUND_FLOOR if share > 1 else ROUND_CEILING)
