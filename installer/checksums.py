"""Write SHA256SUMS of a folder's files into it: `python installer/checksums.py FOLDER`.

`sha256sum --check SHA256SUMS` reads it.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from typing import Final

NAME: Final = "SHA256SUMS"


def write_sums(folder: Path) -> Path:
    """Write one line a file, in the order of their names."""
    lines = []
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.name != NAME:
            with path.open("rb") as file:
                lines.append(f"{hashlib.file_digest(file, 'sha256').hexdigest()}  {path.name}\n")
    sums = folder / NAME
    sums.write_text("".join(lines), encoding="utf-8", newline="\n")
    return sums


if __name__ == "__main__":
    print(write_sums(Path(sys.argv[1])).read_text(encoding="utf-8"), end="")
