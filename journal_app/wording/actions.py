"""What the user did, in a few words; undo, redo and the history name it so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

ENTRY_KINDS: Final[Mapping[str, str]] = {
    "open": "opening",
    "add": "addition",
    "reduce": "reduction",
    "close": "close",
    "borrow": "loan",
    "repay": "repayment",
    "deposit": "collateral put in",
    "withdraw": "withdrawal",
    "swap": "swap of collateral",
    "rate": "change of the borrow rate",
    "interest": "interest charged",
    "funding": "funding",
    "fee": "fee",
    "gas": "gas",
    "yield": "yield received",
    "liquidation": "liquidation",
    "stop": "stop moved",
    "target": "target moved",
    "alert": "alert hit",
    "note": "note",
}
"""What each kind of ledger entry is called within a sentence."""

ACTIONS: Final[Mapping[str, str]] = {
    "add_entry": "entry recorded in trade {number}: {kind}",
    "add_entries": "entries recorded in trade {number}",
    "correct_entry": "entry corrected in trade {number}: {kind}",
    "delete_entry": "entry deleted from trade {number}: {kind}",
    "open_trade": "trade {number} opened",
    "close_trade": "trade {number} closed",
    "unwind": "loop of trade {number} unwound",
    "rescue": "rescue recorded in trade {number}",
    "keep_alerts": "alerts of trade {number} changed",
    "keep_lists": "list of {lists} changed",
    "describe_trade": "words on trade {number} changed",
    "attach": "attached to trade {number}: {files}",
    "attach_to_day": "attached to {day}: {files}",
    "describe_attachment": "words on the attachment {files} changed",
    "detach": "attachment taken off: {files}",
    "link_trades": "trade {number} linked to trade {other}",
    "unlink_trades": "link of trade {number} to trade {other} removed",
    "trash_trades": "trade {number} put into the trash",
    "bring_back_trades": "trade {number} brought back from the trash",
    "trash_many": "{count} trades put into the trash",
    "bring_back_many": "{count} trades brought back from the trash",
    "describe_trades": "tags or strategy of {count} trades changed",
    "plan_trade": "trade {number} planned",
    "plan_anew": "plan of trade {number} changed",
    "keep_draft": "draft of trade {number} kept",
    "open_planned": "trade {number} opened as planned",
    "cancel_plan": "plan of trade {number} given up",
    "mark": "prices and rates updated",
    "import": "file imported: {file}",
    "bring_archive": "export of a journal brought in",
    "write_demo": "demo written",
    "change_settings": "settings changed: {settings}",
    "keep_profile": "profile {profile} changed",
    "delete_profile": "profile {profile} deleted",
    "keep_playbook": "playbook {playbook} kept",
    "delete_playbook": "playbook {playbook} deleted",
    "keep_scenario": "stress scenario {scenario} kept",
    "delete_scenario": "stress scenario {scenario} deleted",
    "keep_mapping": "mapping {mapping} kept",
    "delete_mapping": "mapping {mapping} deleted",
    "move_scenario": "stress scenario {scenario} moved",
    "keep_questions": "questions of the checklist changed",
    "keep_lines": "lines of {whose} changed",
    "keep_trade_lines": "lines of trade {number} changed",
    "snooze": "reminder snoozed",
    "snooze_trade": "line of trade {number} snoozed",
    "wake": "reminder woken",
    "wake_trade": "line of trade {number} woken",
    "keep_account": "account {account} kept",
    "keep_review": "review of {period} written",
    "sign_off_review": "review of {period} signed off",
    "reopen_review": "review of {period} opened again",
    "note_day": "note of {day} written",
    "record_deposit": "deposit recorded in account {account}",
    "record_withdrawal": "withdrawal recorded from account {account}",
    "correct_flow": "deposit or withdrawal corrected in account {account}",
    "delete_flow": "deposit or withdrawal deleted from account {account}",
    "record_exchange_rate": "exchange rate of {currency} recorded",
    "correct_exchange_rate": "exchange rate of {currency} corrected",
    "delete_exchange_rate": "exchange rate of {currency} deleted",
    "save_terms": "terms of {platform} saved",
    "delete_terms": "version of the terms of {platform} deleted",
    "restore_terms": "shipped terms of {platform} restored",
    "record_rates": "borrow rate of {asset} recorded",
    "correct_rate": "borrow rate of {asset} corrected",
    "delete_rate": "borrow rate of {asset} deleted",
    "save_view": "view {view} saved",
    "rename_view": "view {view} renamed",
    "delete_view": "view {view} deleted",
}
"""What the user did, by the name of the action; undo and redo name it so."""

ACTIONS_ON_MANY: Final[Mapping[str, str]] = {
    name: template.replace("trade {number}", "trades {number}")
    for name, template in ACTIONS.items()
    if "trade {number}" in template
}
"""The same where it was done to several trades at once."""


class _Known(dict[str, object]):
    """Facts of an action; one that was recorded with fewer of them has a dash there."""

    def __missing__(self, key: str) -> str:
        return "—"


def action_done(name: str, facts: Mapping[str, object], into: Callable[[str], str] = str) -> str:
    """What was done, as a few words: `entry recorded in trade 12: loan`."""
    told = _Known(facts)
    if "kind" in told:
        kind = str(told["kind"])
        told["kind"] = into(ENTRY_KINDS[kind]) if kind in ENTRY_KINDS else kind
    is_of_many = "," in str(told.get("number", ""))
    template = ACTIONS_ON_MANY.get(name, ACTIONS[name]) if is_of_many else ACTIONS[name]
    return into(template).format_map(told)
