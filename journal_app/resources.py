"""Find what is shipped beside the code: presets, icons, fonts.

In a wheel and in a bundle the folder lies inside the package; in a source tree, and so in an
editable install, it is the package's sibling.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from journal_app.domain.problems import JournalError

_PACKAGE: Final = Path(__file__).resolve().parent
_PLACES: Final = (_PACKAGE / "_resources", _PACKAGE.parent / "resources")


def resource_folder(name: str, places: tuple[Path, ...] = _PLACES) -> Path:
    """The folder of one kind of resource, as `presets`.

    Raises: JournalError with code `resources_missing` where the installation is incomplete.
    """
    for place in places:
        folder = place / name
        if folder.is_dir():
            return folder
    raise JournalError("resources_missing", folder=name)
