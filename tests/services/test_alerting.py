"""The alerts of an open trade are kept beside its plan, in force at once, and taken back."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from journal_app.domain.problems import Refused
from journal_app.domain.watching.alerts import AlertKind, TradeAlert
from journal_app.services.alerting import alert_sheet, keep_alerts
from journal_app.services.archiving import archived, unpack
from journal_app.services.ports import Journal
from journal_app.services.preferences import change_settings
from journal_app.services.recording import trash
from journal_app.services.trade_page import trade_page
from journal_app.services.undo import undo
from tests.services.conftest import StillClock
from tests.services.fake import FakeJournal
from tests.services.test_crossings import CLOCK, ETH, either, hits, marked, opened

__all__ = ["either"]

D = Decimal


def alert(kind: AlertKind, level: str, place: str = "") -> TradeAlert:
    return TradeAlert(kind=kind, level=D(level), place=place)


def test_alerts_are_proposed_kept_and_taken_back(either: Journal) -> None:
    trade_id = opened(either, own=3000)
    with either.reading() as uow:
        sheet = alert_sheet(uow, trade_id)
    assert (sheet.alerts, sheet.planned) == ((), ())
    prices = [each for each in sheet.proposed if each.kind is AlertKind.PRICE]
    assert len(prices) == 3
    chosen = [replace(prices[0], place="  phone  "), alert(AlertKind.PRICE, "2400", "an order")]
    kept = keep_alerts(either, CLOCK, trade_id, chosen)
    assert [(each.way, each.place) for each in kept] == [("falls", "phone"), ("rises", "an order")]
    with either.reading() as uow:
        assert list(alert_sheet(uow, trade_id).alerts) == kept
    marked(either, 1, "2500")
    again = keep_alerts(either, CLOCK, trade_id, kept)
    assert again == kept  # where the mark is by now changes no way
    undo(either)  # the mark, as nothing was kept after it
    undo(either)
    with either.reading() as uow:
        assert alert_sheet(uow, trade_id).alerts == ()


def test_kept_alerts_are_watched(either: Journal) -> None:
    trade_id = opened(either, own=3000)
    levels = [alert(AlertKind.PRICE, "1950"), alert(AlertKind.HEALTH, "2.6", "DeFi Saver")]
    keep_alerts(either, CLOCK, trade_id, levels)
    told = marked(either, 1, "1940")
    assert [each.line for each in told.crossed] == ["watch_alert_reached"]
    with either.reading() as uow:
        assert "watch_alert_reached" in trade_page(uow, trade_id).crossed
    (hit,) = hits(either, trade_id)
    assert (hit.asset, hit.price, hit.measured) == (ETH, D(1950), D(1940))


def test_what_cannot_be_an_alert_is_refused(either: Journal) -> None:
    trade_id = opened(either)
    with pytest.raises(Refused) as refused:
        keep_alerts(either, CLOCK, trade_id, [alert(AlertKind.RATE, "0")])
    assert refused.value.problems[0].field == "level/0"


def test_only_an_open_trade_has_alerts(either: Journal) -> None:
    trade_id = opened(either)
    trash(either, CLOCK, [trade_id])
    with pytest.raises(Refused) as refused:
        keep_alerts(either, CLOCK, trade_id, [])
    assert refused.value.code == "trade_not_open"


def test_a_whole_journal_carries_them_and_refuses_what_cannot_be(either: Journal) -> None:
    trade_id = opened(either)
    keep_alerts(either, CLOCK, trade_id, [alert(AlertKind.MARGIN, "0.4", "Gelato")])
    change_settings(either, CLOCK, {"capital": "5000"})
    content = archived(either)
    empty = FakeJournal()
    unpack(empty, StillClock(), content)
    assert archived(empty) == content
    for bad in ("nothing", '[{"kind": "price", "level": "0"}]'):
        settings = {**content["settings"], "alerts:1": bad}
        with pytest.raises(Refused) as refused:
            unpack(FakeJournal(), StillClock(), {**content, "settings": settings})
        assert refused.value.problems[0].field.startswith("settings")
