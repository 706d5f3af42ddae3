from __future__ import annotations

from decimal import Decimal

from journal_app.domain.trade import Status
from journal_app.domain.trade_line import TradeLine
from journal_app.ui.formatting import Formats
from journal_app.ui.screens.journal.trade_cells import cells_of, columns

LINE = TradeLine(
    id=1, number=1, label="", account="Main", platform="aave", strategy="pullback",
    status=Status.PLANNED, assets="ETH", directions="long", opened_at=None, closed_at=None,
    net=None, r_initial=None, interest=None, fees=None, health_factor=None,
    leverage=Decimal("1.7"), average_entry=Decimal(3000), liquidation_price=Decimal("1488.3"),
)  # fmt: skip


def told(line: TradeLine) -> dict[str, tuple[str, str, str]]:
    cells = cells_of(line, Formats(), lambda platform: platform)
    shown = {column.key: cell for column, cell in zip(columns(), cells, strict=True)}
    wanted = ("leverage", "average_entry", "liquidation_price")
    return {key: (shown[key].text, shown[key].tone, shown[key].tip) for key in wanted}


def test_of_a_planned_trade_the_plan_is_told_and_said_to_be_one() -> None:
    assert told(LINE) == {
        "leverage": ("1.7×", "muted", "As planned"),
        "average_entry": ("3,000", "muted", "As planned"),
        "liquidation_price": ("1,488.30", "muted", "As planned"),
    }


def test_of_any_other_what_is() -> None:
    assert told(LINE._replace(status=Status.OPEN))["leverage"] == ("1.7×", "text", "")
    assert told(LINE._replace(leverage=None))["leverage"] == ("—", "text", "")
