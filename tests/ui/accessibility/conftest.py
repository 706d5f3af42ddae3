"""One window on the demo journal for all that is walked in it; nothing of it is compared."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.pictures.studio import Studio


@pytest.fixture(scope="package")
def whole_studio(
    look: QApplication, demo_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Studio]:
    """The window."""
    folder = tmp_path_factory.mktemp("walked")
    journal = Path(shutil.copy(demo_file, folder / "Main journal.journal"))
    made = Studio(journal, "light", folder, quiet=0.06)
    yield made
    made.close()


@pytest.fixture
def studio(whole_studio: Studio) -> Iterator[Studio]:
    """The window without a dialog over it."""
    whole_studio.window.activateWindow()
    yield whole_studio
    whole_studio.dismiss()
