"""The alerts that a trader keeps for a trade since it was opened, beside its plan.

The plan stays as it was signed. They lie in the settings under the number of the trade, so that
undo, the export of the whole journal and its history carry them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from journal_app.domain.problems import Refused
from journal_app.domain.trade import Trade
from journal_app.domain.watching.alerts import TradeAlert, alert_problems
from journal_app.services.own_lists import own_list, put_own_list
from journal_app.services.ports import UnitOfWork

_SETTING: Final = "alerts:"
"""What the settings begin with, each ended by the number of its trade."""


def kept_alerts(settings: Mapping[str, str], trade: Trade) -> tuple[TradeAlert, ...] | None:
    """Those kept since; None where the plan's are in force."""
    name = f"{_SETTING}{trade.number}"
    return own_list(settings, name, TradeAlert) if name in settings else None


def put_alerts(uow: UnitOfWork, trade: Trade, alerts: Sequence[TradeAlert]) -> None:
    """Keep these from now on."""
    put_own_list(uow, f"{_SETTING}{trade.number}", alerts)


def check_alerts(settings: Mapping[str, str]) -> None:
    """Raise `Refused` where alerts that came from elsewhere cannot be read or meant."""
    for name in settings:
        if name.startswith(_SETTING):
            alerts = own_list(settings, name, TradeAlert)
            if problems := list(alert_problems(alerts)):
                raise Refused(problems[:1])
