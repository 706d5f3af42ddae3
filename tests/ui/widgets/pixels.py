"""Paint a card and a ladder at the scale of `QT_SCALE_FACTOR` and print what the pixels are.

A process of its own for each scale: Qt reads the factor once.
"""

from __future__ import annotations

import json
import sys
from decimal import Decimal

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from journal_app.domain.levels import Levels
from journal_app.resources import resource_folder
from journal_app.ui.application import dressed
from journal_app.ui.theme import theme
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.price_ladder import PriceLadder


def main() -> None:
    application = dressed(QApplication(sys.argv), resource_folder("fonts"), "light")
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(21, 21, 21, 21)  # off the grid, as a real layout may be
    card, ladder = Card(), PriceLadder()
    ladder.show_levels(
        Levels(
            "long",
            liquidation=Decimal(1250),
            stop=Decimal(1850),
            entry=Decimal(2000),
            target=Decimal(2403),
        )
    )
    column.addWidget(card)
    column.addWidget(ladder)
    page.resize(333, 180)
    page.show()
    application.processEvents()
    picture = page.grab().toImage()
    scale = picture.devicePixelRatio()
    line = theme().color("line")
    edge = _across(picture, int((card.y() + card.height() / 2) * scale))
    # under the bar and the flag, above the end of the ticks
    bars = _across(picture, int((ladder.y() + 17) * scale))
    print(
        json.dumps(
            {
                "scale": scale,
                "edge": _run(edge, line.name()),
                "between": sorted(
                    set(edge[: int(40 * scale)])
                    - {line.name(), theme().tokens.bg, theme().tokens.surface}
                ),
                "ticks": [_run(bars, theme().tokens.danger), _run(bars, theme().tokens.gain)],
            }
        )
    )


def _across(picture: QImage, y: int) -> list[str]:
    return [QColor(picture.pixel(x, y)).name() for x in range(picture.width())]


def _run(colors: list[str], wanted: str) -> int:
    """How many pixels the first run of a colour has."""
    start = colors.index(wanted) if wanted in colors else len(colors)
    end = start
    while end < len(colors) and colors[end] == wanted:
        end += 1
    return end - start


if __name__ == "__main__":
    main()
