"""Codes to words, the one place for sentences: of problems and refusals, and of what was done.

Qt-free, so that the command line says the same as the window. Codes come from the domain, the
services and the storage; a test finds every one of them a sentence.
"""

from journal_app.wording.actions import ACTIONS, ENTRY_KINDS, action_done
from journal_app.wording.findings import finding, mend_words
from journal_app.wording.sentences import SENTENCES, explain, refusal, sentence

__all__ = [
    "ACTIONS",
    "ENTRY_KINDS",
    "SENTENCES",
    "action_done",
    "explain",
    "finding",
    "mend_words",
    "refusal",
    "sentence",
]
