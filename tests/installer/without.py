"""Import every module of the program where those that a bundle leaves out do not exist."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.abc import MetaPathFinder
from pkgutil import walk_packages
from typing import Any

import journal_app
from installer.trimming import UNUSED_MODULES


class _LeftOut(MetaPathFinder):
    def find_spec(self, fullname: str, *_: Any) -> None:
        if fullname in UNUSED_MODULES:
            raise ModuleNotFoundError(f"No module named {fullname!r}", name=fullname)


sys.meta_path.insert(0, _LeftOut())
for module in walk_packages(journal_app.__path__, "journal_app."):
    if not module.name.endswith("__main__"):
        import_module(module.name)
for late in ("openpyxl.chart", "sqlalchemy.dialects.sqlite.pysqlite", "zipfile", "hashlib"):
    import_module(late)
