"""Deposits and withdrawals of accounts, on rows."""

from __future__ import annotations

from dataclasses import replace

from journal_app.domain.ledger.account_flow import AccountFlow
from journal_app.domain.problems import JournalError
from journal_app.services.ports import RecordedFlow
from journal_app.storage.layout import ACCOUNT_FLOWS
from journal_app.storage.mapping import flow_of, flow_record
from journal_app.storage.rows import Rows
from journal_app.storage.stored import milliseconds_of


class KeptFlows:
    """`ports.Flows` on rows."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def every(self) -> list[RecordedFlow]:
        """Return all by time, account and sequence."""
        records = self._rows.all(ACCOUNT_FLOWS, "ORDER BY at, account, sequence, id")
        return [flow_of(record) for record in records]

    def get(self, flow_id: int) -> RecordedFlow:
        """Return one. Raises: JournalError `no_such_flow`."""
        record = self._rows.one(ACCOUNT_FLOWS, "id = ?", flow_id)
        if record is None:
            raise JournalError("no_such_flow", number=flow_id)
        return flow_of(record)

    def add(self, flow: AccountFlow, raw_row_id: int | None = None) -> RecordedFlow:
        """Keep one; of those of its account at its time it is the last."""
        placed = replace(flow, sequence=self._next_sequence(flow))
        record = self._rows.insert(ACCOUNT_FLOWS, flow_record(RecordedFlow(0, placed, raw_row_id)))
        return flow_of(record)

    def replace(self, recorded: RecordedFlow) -> None:
        """Keep a corrected one; where it moved, it is the last of its new place."""
        flow, present = recorded.flow, self.get(recorded.id).flow
        is_moved = (flow.account, flow.at) != (present.account, present.at)
        sequence = self._next_sequence(flow) if is_moved else present.sequence
        placed = replace(recorded, flow=replace(flow, sequence=sequence))
        self._rows.update(ACCOUNT_FLOWS, flow_record(placed))

    def remove(self, recorded: RecordedFlow) -> None:
        """Take one out; the history keeps what it was."""
        self._rows.delete(ACCOUNT_FLOWS, recorded.id)

    def _next_sequence(self, flow: AccountFlow) -> int:
        last = self._rows.number(
            "SELECT max(sequence) FROM account_flows WHERE account = ? AND at = ?",
            flow.account,
            milliseconds_of(flow.at),
        )
        return 0 if last is None else last + 1
