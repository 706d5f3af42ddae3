"""The sentences about margin where a platform knows no other than one account for all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

POOLS: Final[Mapping[str, str]] = {
    "cross_margin_only": "the platform pools all collateral of an account, so this trade can take "
    "that of the others; an account of its own keeps it apart",
}
