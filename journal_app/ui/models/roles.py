"""Qt's item roles as plain ints: an enum member costs more than the answer it asks for."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt

DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
TOOL_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
ALIGNMENT: Final = int(Qt.ItemDataRole.TextAlignmentRole)
SPOKEN: Final = int(Qt.ItemDataRole.AccessibleTextRole)
KEY: Final = int(Qt.ItemDataRole.UserRole)
"""What identifies the row, as the number of a trade."""

HORIZONTAL: Final = Qt.Orientation.Horizontal
TO_THE_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
TO_THE_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
