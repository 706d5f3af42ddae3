"""Every colour of the program, once for light and once for dark."""

# No postponed annotations: a NamedTuple compiles each of them, before the first paint.
from typing import Final, NamedTuple


class Tokens(NamedTuple):
    """Every colour of the program. `..._tint` are the quiet grounds of chips and bands."""

    bg: str
    surface: str
    line: str
    field_border: str
    text: str
    muted: str
    accent: str
    on_accent: str
    gain: str
    loss: str
    warning: str
    danger: str
    neutral_tint: str
    accent_tint: str
    gain_tint: str
    loss_tint: str
    warning_tint: str
    danger_tint: str


LIGHT: Final = Tokens(
    bg="#f6f7f9",
    surface="#ffffff",
    line="#e1e5ea",
    field_border="#828b98",
    text="#15191f",
    muted="#626d7b",
    accent="#2366db",
    on_accent="#ffffff",
    gain="#0f796a",
    loss="#c0400c",
    warning="#9b5e05",
    danger="#b91c1c",
    neutral_tint="#f0f2f5",
    accent_tint="#e6eefc",
    gain_tint="#dcf3ee",
    loss_tint="#fdeadf",
    warning_tint="#fbf1d5",
    danger_tint="#fde4e4",
)
DARK: Final = Tokens(
    bg="#12151a",
    surface="#1a1e25",
    line="#2c333e",
    field_border="#667383",
    text="#e8ebf0",
    muted="#93a0b1",
    accent="#6ea0ff",
    on_accent="#0b1220",
    gain="#46c7ae",
    loss="#f59061",
    warning="#e5b94a",
    danger="#ff7b7b",
    neutral_tint="#222832",
    accent_tint="#1f2d4a",
    gain_tint="#12352f",
    loss_tint="#3d2316",
    warning_tint="#37301a",
    danger_tint="#401d1f",
)
