"""A window in which a trade is thought through until the process is killed."""

from __future__ import annotations

import sys
import time
from decimal import Decimal
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from journal_app.domain.money import Asset
from journal_app.resources import resource_folder
from journal_app.ui.application import dressed
from journal_app.ui.screens.plan.screen import PlanScreen
from journal_app.ui.widgets.icons import take_icons_from
from tests.pictures.studio import Studio


def main(journal: str, step: str) -> None:
    """Answer as far as a step, type into it, say so, and wait for the end."""
    application = QApplication([])
    dressed(application, resource_folder("fonts"), "light")
    take_icons_from(resource_folder("icons"))
    path = Path(journal)
    studio = Studio(path, "light", path.parent)
    studio.window.show_screen("plan")
    studio.settle()
    plan = studio.window.findChild(PlanScreen)
    assert plan is not None
    plan.wizard.put(
        platform="aave_v3", asset=Asset("ETH"), entry=Decimal(2000), stop=Decimal(1850),
        thesis="Higher low above the average", own_answers={"own_1": "yes"},
    )  # fmt: skip
    plan.wizard.go(step)
    studio.settle()
    fields = plan.checklist.form(step).findChildren(QLineEdit)
    field = next(each for each in fields if each.isVisible() and not each.isReadOnly())
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "12")
    until = time.monotonic() + 1
    while time.monotonic() < until:
        QApplication.processEvents()
    print(field.objectName(), flush=True)
    time.sleep(60)


if __name__ == "__main__":
    main(*sys.argv[1:])
