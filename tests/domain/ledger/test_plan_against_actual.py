"""Plan against actual, where the plan does not hold all that could be compared."""

from __future__ import annotations

from dataclasses import replace

from journal_app.domain.ledger.plan_against_actual import plan_against_actual
from journal_app.domain.ledger.reckoning import figures, reckoned
from journal_app.domain.market.observed import NO_MARKET
from journal_app.domain.planning.checklist import CODES
from journal_app.domain.planning.proposed_plan import plan_of_proposal
from tests.domain.planning.test_checklist import AROUND, NOON, PICTURE, judged
from tests.domain.watching.open_trades import LENT, long

SIGNED = replace(PICTURE, reasons=dict.fromkeys(CODES, "known"))


def test_a_plan_without_positions_is_compared_by_what_it_holds() -> None:
    plan = plan_of_proposal(SIGNED, judged(SIGNED), AROUND, NOON)
    entries = [replace(each, sequence=n) for n, each in enumerate(long(10, 12_000))]
    for changed in (
        replace(plan, positions=()),
        replace(plan, positions=(replace(plan.positions[0], targets=()),)),
    ):
        one = reckoned(replace(LENT, plan=changed), entries, NO_MARKET, NOON)
        told = plan_against_actual(one, figures(one, NO_MARKET), ())
        assert "cost" in {each.measure for each in told}
