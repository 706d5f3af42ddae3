"""`calc`: answer calculations of a file or of standard input."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from journal_app.cli.calc.answering import answers


def run(source: str) -> int:
    """Answer every request; 1 where any of them failed."""
    text = sys.stdin.read() if source == "-" else Path(source).read_text(encoding="utf-8")
    failed = False
    for answer in answers(text):
        failed |= not answer["ok"]
        print(json.dumps(answer, ensure_ascii=False, default=str))
    return int(failed)
