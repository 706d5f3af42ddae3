"""Everything that writes is one step of undo, with words of its own."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from journal_app.wording import ACTIONS, action_done
from tests.architecture.source_tree import modules_of

STEPS: Final[dict[str, set[str]]] = {
    "archiving.unpack": {"bring_archive"},
    "demonstrating._keep_frame": {"write_demo"},
    "demonstrating.write_demo": {"write_demo"},
    "describing.describe_trade": {"describe_trade"},
    "marking.mark": {"mark"},
    "noting.note_day": {"note_day"},
    "planning.cancel_plan": {"cancel_plan"},
    "planning.keep_draft": {"keep_draft"},
    "planning.open_planned": {"open_planned"},
    "planning.plan_anew": {"plan_anew"},
    "planning.plan_trade": {"plan_trade"},
    "planning.sign_off": {"plan_trade", "plan_anew"},
    "preferences.change_settings": {"change_settings"},
    "preferences.keep_account": {"keep_account"},
    "recording.bring_back": {"bring_back_trades"},
    "recording.close_trade": {"close_trade"},
    "recording.correct_entry": {"correct_entry"},
    "recording.delete_entry": {"delete_entry"},
    "recording.open_trade": {"open_trade"},
    "recording.record_entries": {"add_entry", "add_entries"},
    "recording.trash": {"trash_trades"},
    "transferring.import_file": {"import"},
}
"""Every service that opens a journal for writing, and the steps that it takes."""

BACK_AND_FORTH: Final = {"undo.undo", "undo.redo"}
"""What is no step itself."""


def test_every_service_that_writes_is_a_step_with_words() -> None:
    writing = set(_writing())
    assert writing - BACK_AND_FORTH == set(STEPS)
    assert set().union(*STEPS.values()) == set(ACTIONS)


def test_the_words_of_a_step_are_a_few_and_name_its_trade() -> None:
    facts = {"number": "148", "kind": "borrow", "file": "a.csv", "settings": "zone", "account": "m"}
    for name in ACTIONS:
        words = action_done(name, {**facts, "day": "2026-11-22"})
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
