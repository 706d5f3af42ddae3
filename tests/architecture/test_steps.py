"""Everything that writes is one step of undo, with words of its own."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from journal_app.wording import ACTIONS, action_done
from tests.architecture.source_tree import modules_of

STEPS: Final[dict[str, set[str]]] = {
    "account_flows.correct_flow": {"correct_flow"},
    "account_flows.delete_flow": {"delete_flow"},
    "account_flows.record_flow": {"record_deposit", "record_withdrawal"},
    "alerting.keep_alerts": {"keep_alerts"},
    "archiving.unpack": {"bring_archive"},
    "attaching._attach": {"attach", "attach_to_day"},
    "attaching.describe_attachment": {"describe_attachment"},
    "attaching.detach": {"detach"},
    "demonstrating._keep_frame": {"write_demo"},
    "demonstrating._keep_reviews": {"write_demo"},
    "demonstrating.write_demo": {"write_demo"},
    "describing.describe_trade": {"describe_trade"},
    "describing.describe_trades": {"describe_trades"},
    "describing.keep_lists": {"keep_lists"},
    "exchange_rates.correct_rate": {"correct_exchange_rate"},
    "exchange_rates.delete_rate": {"delete_exchange_rate"},
    "exchange_rates.record_rate": {"record_exchange_rate"},
    "import_mappings.delete_mapping": {"delete_mapping"},
    "import_mappings.keep_mapping": {"keep_mapping"},
    "linking.link_trades": {"link_trades"},
    "linking.unlink_trades": {"unlink_trades"},
    "marking.mark": {"mark"},
    "noting.note_day": {"note_day"},
    "own_terms.delete_terms": {"delete_terms"},
    "own_terms.restore_shipped": {"restore_terms"},
    "own_terms.save_terms": {"save_terms"},
    "planning.cancel_plan": {"cancel_plan"},
    "planning.keep_draft": {"keep_draft"},
    "planning.open_planned": {"open_planned"},
    "planning.plan_anew": {"plan_anew"},
    "planning.plan_trade": {"plan_trade"},
    "planning.sign_off": {"plan_trade", "plan_anew"},
    "playbooks.delete_playbook": {"delete_playbook"},
    "playbooks.keep_playbook": {"keep_playbook"},
    "preferences.change_settings": {"change_settings"},
    "preferences.keep_account": {"keep_account"},
    "profiles.delete_profile": {"delete_profile"},
    "profiles.keep_profile": {"keep_profile"},
    "questions.keep_questions": {"keep_questions"},
    "rate_histories.correct_rate": {"correct_rate"},
    "rate_histories.delete_rate": {"delete_rate"},
    "rate_histories.record_rates": {"record_rates"},
    "recording.bring_back": {"bring_back_trades", "bring_back_many"},
    "recording.close_trade": {"close_trade"},
    "recording.correct_entry": {"correct_entry"},
    "recording.delete_entry": {"delete_entry"},
    "recording.open_trade": {"open_trade"},
    "recording.record_entries": {"add_entry", "add_entries"},
    "recording.trash": {"trash_trades", "trash_many"},
    "rescuing.record_rescue": {"rescue"},
    "saving_views.delete_view": {"delete_view"},
    "saving_views.rename_view": {"rename_view"},
    "saving_views.save_view": {"save_view"},
    "signing_off.keep_review": {"keep_review"},
    "signing_off.reopen_review": {"reopen_review"},
    "signing_off.sign_off_review": {"sign_off_review"},
    "snoozing.snooze": {"snooze", "snooze_trade"},
    "snoozing.wake": {"wake", "wake_trade"},
    "stress_scenarios.delete_scenario": {"delete_scenario"},
    "stress_scenarios.keep_scenario": {"keep_scenario"},
    "stress_scenarios.move_scenario": {"move_scenario"},
    "transferring.import_file": {"import"},
    "unwinding.record_unwind": {"unwind"},
    "watch_lines.keep_lines": {"keep_lines", "keep_trade_lines"},
}
"""Every service that opens a journal for writing, and the steps that it takes."""

NO_STEPS: Final = {"undo.undo", "undo.redo", "attaching.clear_unneeded", "checking.repair"}
"""What changes no row, or goes from step to step."""


def test_every_service_that_writes_is_a_step_with_words() -> None:
    writing = set(_writing())
    assert writing - NO_STEPS == set(STEPS)
    assert set().union(*STEPS.values()) == set(ACTIONS)


def test_the_words_of_a_step_are_a_few_and_name_its_trade() -> None:
    facts = {"number": "148", "kind": "borrow", "file": "a.csv", "settings": "zone", "account": "m"}
    more = {"files": "a.png", "lists": "mistakes", "other": "7", "count": "12", "view": "Losses"}
    more |= {"period": "2026-W47"}
    more |= {"profile": "Own", "playbook": "Mine", "whose": "account hot"}
    more |= {"scenario": "Crash", "mapping": "My broker"}
    more |= {"platform": "Aave v3, Ethereum core", "asset": "wstETH"}
    for name in ACTIONS:
        words = action_done(
            name,
            {
                **facts,
                **more,
                "day": "2026-11-22",
                "currency": "EUR",
            },
        )
        assert len(words) < 60, name
        assert words == words.strip()
        assert "—" not in words
        assert "{" not in words
    assert action_done("add_entry", facts) == "entry recorded in trade 148: loan"


def _writing() -> Iterator[str]:
    for module in modules_of():
        if module.layer != "services" or ".demo." in module.name:
            continue
        for node in module.tree.body:
            if isinstance(node, ast.FunctionDef) and _opens_for_writing(node):
                yield f"{module.name.removeprefix('services.')}.{node.name}"


def _opens_for_writing(function: ast.FunctionDef) -> bool:
    return any(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "unit_of_work"
        for node in ast.walk(function)
    )
