"""Every breach of a plan stands in the reports with the reason that was written for it."""

from __future__ import annotations

from journal_app.domain.trade import Verdict
from journal_app.reports.broken_rules import broken_rules, broken_rules_of
from tests.exporters.selections import selection


def test_every_breach_is_a_row_with_its_reason_and_its_trade() -> None:
    told = selection(60)
    table = broken_rules(told)
    breaches = [
        (record.trade.number, answer.question, answer.reason)
        for record in (*told.counted, *told.open_trades)
        for answer in (record.trade.plan.checklist if record.trade.plan else ())
        if answer.verdict is Verdict.BREACH
    ]
    assert breaches
    found = zip(table.column("trade"), table.column("rule"), table.column("reason"), strict=True)
    assert list(found) == breaches
    first = next(broken_rules_of(told.counted))
    assert first.net == first.record.figures.total.net
