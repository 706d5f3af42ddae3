"""Bring every translation file into step with the code, and compile the languages.

`python -m tests.ui.languages` does it for those there are; `python -m tests.ui.languages de`
begins German; `python -m tests.ui.languages pseudo` makes the pseudo language, which Settings then
lists on this computer.
"""

from __future__ import annotations

import sys

from tests.ui.languages.extracting import (
    TEMPLATE,
    TRANSLATIONS,
    compile_,
    file_of,
    shipped_files,
    texts_of,
    update,
)
from tests.ui.languages.pseudo import LANGUAGE, write_pseudo


def main(arguments: list[str]) -> None:
    """Languages to begin, if any."""
    if arguments == ["pseudo"]:
        write_pseudo(TRANSLATIONS / f"margin_journal_{LANGUAGE}.qm")
        return
    if arguments and arguments[0].startswith("-"):
        print(__doc__)
        return
    files = [*shipped_files(), *map(file_of, arguments)]
    update(TEMPLATE, *files)
    for file in files:
        compile_(file)
    print(f"{len(texts_of(TEMPLATE))} texts, {len(files)} languages")


if __name__ == "__main__":
    main(sys.argv[1:])
