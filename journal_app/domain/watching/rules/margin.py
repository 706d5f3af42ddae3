"""Health and margin: below their line, or close to it. Exactly at the line is not below."""

from __future__ import annotations

from collections.abc import Iterator

from journal_app.domain.exact import settled
from journal_app.domain.watching.rescue import HealthFactor, MarginRatio
from journal_app.domain.watching.rules.found_mends import mend_in_largest
from journal_app.domain.watching.watched import Attention, Watched


def low_health(one: Watched) -> Iterator[Attention]:
    """The health factor is below its line, or less than `health_near` above it."""
    health, lines = one.told.health_factor, one.lines
    if health is None or settled(health) >= lines.health + lines.health_near:
        return
    facts = {"health": health, "line": lines.health}
    if settled(health) >= lines.health:
        yield one.attention("soon", "watch_health_near", facts)
        return
    target = HealthFactor(lines.health + lines.health_room)
    yield one.attention("act_now", "watch_health_below", facts, mend_in_largest(one, target))


def low_margin(one: Watched) -> Iterator[Attention]:
    """The margin ratio is below its line, or less than `margin_near` above it."""
    margin, lines = one.told.margin_ratio, one.lines
    if margin is None or settled(margin) >= lines.margin + lines.margin_near:
        return
    facts = {"margin": margin, "line": lines.margin}
    if settled(margin) >= lines.margin:
        yield one.attention("soon", "watch_margin_near", facts)
        return
    target = MarginRatio(lines.margin + lines.margin_room)
    yield one.attention("act_now", "watch_margin_below", facts, mend_in_largest(one, target))
