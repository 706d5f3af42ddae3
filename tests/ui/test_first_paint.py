"""Nothing heavy is loaded before the first paint."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from journal_app.storage.journal_files import create_journal


def test_nothing_heavy_is_loaded_before_the_first_paint(tmp_path: Path) -> None:
    create_journal(tmp_path / "a.journal")
    environ = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-m", "journal_app", str(tmp_path / "a.journal"), "--exit-after-paint"],
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
        env=environ,
        cwd=Path(__file__).parents[2],
    )
    told = json.loads(done.stdout)
    assert told["first_paint_ms"] > 0
    assert "PySide6" in told["modules"]
    heavy = {"msgspec", "sqlmodel", "sqlalchemy", "pydantic", "pyqtgraph", "numpy", "openpyxl"}
    assert heavy.isdisjoint(told["modules"])
