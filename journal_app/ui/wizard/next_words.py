"""What the button says that goes on from a step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP

from journal_app.ui.wizard.where import field_that_is_empty
from journal_app.ui.wizard.words import said

if TYPE_CHECKING:
    from journal_app.ui.wizard.flow import Wizard


def next_words(wizard: Wizard) -> str:
    """What pressing it does as the present step stands."""
    count = len(wizard.breaches_to_say(wizard.step))
    unreasoned = wizard.answer.unreasoned if count else ()
    is_held = wizard.is_held and wizard.is_tried(wizard.step)
    if is_held or (unreasoned and field_that_is_empty(wizard.step, unreasoned[0])):
        return said(QT_TRANSLATE_NOOP("Wizard", "Go to what is missing"))
    if count == 0:
        return said(QT_TRANSLATE_NOOP("Wizard", "Continue"))
    if unreasoned:
        return said(QT_TRANSLATE_NOOP("Wizard", "Give the reason"))
    if count == 1:
        return said(QT_TRANSLATE_NOOP("Wizard", "Continue with 1 breach noted"))
    text = said(QT_TRANSLATE_NOOP("Wizard", "Continue with {count} breaches noted"))
    return text.format(count=count)
