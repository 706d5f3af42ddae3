"""An anonymised copy: nothing of the trader stands in it, and what is a ratio is equal."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import fields
from decimal import Decimal
from math import isclose
from pathlib import Path
from typing import Any, Final

import pytest

from journal_app.assembly.presets import PresetPlatforms
from journal_app.cli.main import run
from journal_app.domain.ledger.account_flow import AccountFlow
from journal_app.domain.ledger.entries import KINDS, Cost
from journal_app.domain.market.observed import Mark, RatePoint
from journal_app.domain.terms import Terms
from journal_app.domain.trade import ChecklistAnswer, Plan, PlannedPosition, Trade
from journal_app.services.anonymising import (
    TREATED,
    anonymised,
    anonymous_archive,
    secret_factor,
)
from journal_app.services.archiving import archived, check_archive, unpack
from journal_app.services.ports import Account
from journal_app.storage.database import open_journal
from journal_app.storage.journal import SqliteJournal
from tests.services.conftest import StillClock
from tests.services.fake import FakeJournal
from tests.services.test_archiving import content_of_everything

FACTOR: Final = Decimal("0.483917265")
SHIPPED: Final = frozenset({"aave_v3", "hyperliquid"})

LEFT_OUT: Final = {
    "entries": {"reference", "note"},
    "fee": set[str](),
    "trades": {"id", "label", "terms", "deleted_at", "notes", "lesson"},
    "plan": {"thesis", "exit_plan"},
    "positions": set[str](),
    "checklist": set[str](),
    "terms": {"network", "price_source", "note", "since"},
    "accounts": {"network", "wallet", "subaccount", "note"},
    "account_flows": {"sequence", "reference", "note"},
    "marks": set[str](),
    "rates": set[str](),
}
"""What a copy does not have. `terms` of a trade and the `sequence` of flows are made anew."""

RECORDS: Final[dict[str, tuple[Any, ...]]] = {
    "entries": tuple(KINDS.values()),
    "fee": (Cost,),
    "trades": (Trade,),
    "plan": (Plan,),
    "positions": (PlannedPosition,),
    "checklist": (ChecklistAnswer,),
    "terms": (Terms,),
    "accounts": (Account,),
    "account_flows": (AccountFlow,),
    "marks": (Mark,),
    "rates": (RatePoint,),
}


@pytest.mark.parametrize("name", RECORDS)
def test_of_every_field_somebody_has_thought(name: str) -> None:
    held = {each.name for kind in RECORDS[name] for each in fields(kind)}
    written = set(TREATED[name]) - {"kind"} if name == "entries" else set(TREATED[name])
    if name == "trades":
        written.discard("entries")
    assert held == written | LEFT_OUT[name]


def test_a_journal_in_which_everything_is_kept_tells_nothing() -> None:
    content = content_of_everything()
    told = anonymised(content, FACTOR, SHIPPED)
    assert set(told) == set(content)
    for name in ("day_notes", "batches", "attachments", "saved_views", "own_terms"):
        assert content[name] != []
        assert told[name] == []
    kept = list(_texts(told))
    for text in _own_texts(content):
        assert text not in kept
    assert told["accounts"] == [{"name": "account 1"}]
    assert told["trades"][0]["platform"] in {*SHIPPED, "platform 1"}
    assert len(told["trades"]) == len(content["trades"]) - 1  # one is in the trash
    journal = FakeJournal()
    assert check_archive(journal, told).trades == len(told["trades"])
    unpack(journal, StillClock(), told)
    assert archived(journal) == told


def _own_texts(content: dict[str, Any]) -> Iterator[str]:
    """What only the trader can have written."""
    for account in content["accounts"]:
        yield from account.values()
    for trade in content["trades"]:
        named = ("account", "label", "strategy", "notes", "lesson")
        yield from (trade[field] for field in named if trade.get(field))
        yield from (*trade.get("tags", ()), *trade.get("mistakes", ()), *trade.get("emotions", ()))
        for entry in trade["entries"]:
            yield from (entry[field] for field in ("note", "reference") if entry.get(field))
        for answer in trade.get("plan", {}).get("checklist", ()):
            yield from (answer[field] for field in ("asked", "answer", "reason") if field in answer)


def test_links_of_what_is_left_stay_and_terms_are_numbered_anew() -> None:
    content = content_of_everything()
    told = anonymised(content, FACTOR, SHIPPED)
    assert told["links"] == content["links"]
    trashed = next(t["number"] for t in content["trades"] if "deleted_at" in t)
    stays = content["links"][0]["trade"]
    torn = deepcopy(content)
    torn["links"] = [{"trade": stays, "other": trashed, "kind": "hedge_of"}]
    assert anonymised(torn, FACTOR, SHIPPED)["links"] == []
    assert [t["terms"] for t in told["trades"] if "terms" in t] == [0]
    assert told["terms"][0]["name"] == told["terms"][0]["platform"]
    assert told["terms"][0]["source"] == ""


def test_what_the_program_says_itself_stays() -> None:
    content = content_of_everything()
    trade = content["trades"][0]
    trade["tags"] = ["Thesis invalid", "mine"]
    trade["grade"] = "B"
    trade["plan"]["profile"] = "moderate"
    trade["plan"]["checklist"] = [
        {"question": "size", "asked": "Is it?", "answer": "5,120", "verdict": "breach"},
        {"question": "own_1", "asked": "Mine?", "answer": "x", "verdict": "breach", "reason": "y"},
    ]
    content["settings"] = {
        "capital": "20000",
        "currency": "EUR",
        "zone": "Europe/Berlin",
        "profile": "moderate",
        "playbooks": "[secret]",
    }
    told = anonymised(content, FACTOR, SHIPPED)
    assert told["settings"] == {
        "capital": "9678.3453",
        "currency": "EUR",
        "profile": "moderate",
        "zone": "Europe/Berlin",
    }
    trade = told["trades"][0]
    assert (trade["tags"], trade["grade"]) == (["Thesis invalid", "tag 1"], "B")
    assert trade["plan"]["profile"] == "moderate"
    assert trade["plan"]["checklist"] == [
        {"question": "size", "asked": "size", "answer": "", "verdict": "breach"},
        {
            "question": "question 1",
            "asked": "question 1",
            "answer": "",
            "verdict": "breach",
            "reason": "a reason",
        },
    ]
    content["settings"] = {"capital": "", "profile": "own_1"}
    content["trades"][0]["grade"] = "great"
    told = anonymised(content, FACTOR, SHIPPED)
    assert told["settings"] == {}
    assert told["trades"][0]["grade"] == "grade 1"


def test_the_factor_is_neither_near_one_nor_known() -> None:
    drawn = iter([166_666_667, 0, 999_999_999])
    assert secret_factor(lambda _: next(drawn)) == Decimal("0.2")  # the first was nearly 1
    assert secret_factor(lambda _: next(drawn)) == Decimal("4.9999999952")


def test_an_archive_is_anonymised_by_what_is_drawn() -> None:
    journal = FakeJournal()
    unpack(journal, StillClock(), content_of_everything())
    told = anonymous_archive(journal, PresetPlatforms(), lambda most: most // 2)
    assert told["account_flows"][0]["amount"] == "2601.3"  # 1000.5 times 2.6


@pytest.fixture(scope="module")
def demo(demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """The demo journal, its anonymised copy, and that brought into a new journal."""
    folder = tmp_path_factory.mktemp("anonymous")
    journal, copy, other = (folder / name for name in ("demo.journal", "a.json", "b.journal"))
    shutil.copy(demo_file, journal)
    assert run(["export", str(journal), str(copy), "--anonymised"]) == 0
    assert run(["new", str(other)]) == 0
    assert run(["import", str(other), str(copy)]) == 0
    return journal, copy, other


def test_the_copy_of_the_demo_passes_its_check_and_has_its_ratios(
    demo: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    journal, _, other = demo
    capsys.readouterr()
    assert run(["check", str(other), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["ok"]
    one, same = (_told(capsys, "stats", str(path)) for path in (journal, other))
    for key in (
        "count", "wins", "losses", "win_rate", "profit_factor", "expectancy_r", "expectancy_ratio",
        "payoff", "sqn", "kelly",
    ):  # fmt: skip
        assert _alike(one[key], same[key]), key
    for key in ("max_drawdown", "worst_drawdown_fraction"):
        assert _alike(one[key]["fraction"], same[key]["fraction"])
    assert not _alike(one["net"], same["net"])
    before, after = (_told(capsys, "trades", str(path)) for path in (journal, other))
    for trade, told in zip(before, after, strict=True):
        for key in ("number", "status", "opened_at", "closed_at", "r_initial", "health_factor",
                    "margin_ratio", "leverage", "planned"):  # fmt: skip
            assert _alike(trade[key], told[key]), (trade["number"], key)


def test_no_text_and_no_amount_of_the_demo_stands_in_the_copy(
    demo: tuple[Path, Path, Path],
) -> None:
    journal, copy, _ = demo
    with open_journal(journal, for_writing=False) as opened:
        content = archived(SqliteJournal(opened))
    told = json.loads(copy.read_text(encoding="utf-8"))["content"]
    kept = set(_texts(told))
    texts = {text for text in _own_texts(content) if len(text) > 1}
    assert len(texts) > 300
    assert texts & kept == set()
    written = copy.read_text(encoding="utf-8")
    for text in texts:
        assert len(text) < 8 or text not in written
    amounts, prices = set(_amounts(content)), set(_prices(content))
    distinct = {each for each in amounts - prices if len(each.replace(".", "").strip("0-")) >= 5}
    assert len(distinct) > 300
    assert distinct & set(_amounts(told)) == set()
    assert re.search(r"0x[0-9a-fA-F]{6}", written) is None


def _alike(one: Any, same: Any) -> bool:
    try:
        return isclose(float(one), float(same), rel_tol=1e-15)
    except (TypeError, ValueError):
        return bool(one == same)


def _told(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert run([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def _texts(content: Any) -> Iterator[str]:
    match content:
        case str():
            yield content
        case dict():
            for key, value in content.items():
                yield str(key)
                yield from _texts(value)
        case list():
            for each in content:
                yield from _texts(each)
        case _:
            pass


def _amounts(content: dict[str, Any]) -> Iterator[str]:
    yield content["settings"]["capital"]
    for trade in content["trades"]:
        for entry in trade["entries"]:
            moved = ("amount", "size", "to_amount", "debt_amount", "penalty")
            yield from (entry[field].lstrip("-") for field in moved if entry.get(field))
            if entry.get("fee"):
                yield entry["fee"]["amount"]
        plan = trade.get("plan") or {}
        named = ("risk", "reward", "capital", "expected_costs")
        yield from (plan[field] for field in named if plan.get(field))


def _prices(content: dict[str, Any]) -> Iterator[str]:
    for trade in content["trades"]:
        yield from (entry["price"] for entry in trade["entries"] if entry.get("price"))
