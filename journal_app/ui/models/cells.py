"""What stands in a table: columns, and cells with all that their painting needs."""

# No postponed annotations: a NamedTuple compiles each of them, before the first paint.
from typing import Any, Final, Literal, NamedTuple

from journal_app.domain.levels import Levels

_WARNING: Final = frozenset({"warning", "danger"})
_SIGNS: Final = "+−—"

Align = Literal["left", "right"]


class Column(NamedTuple):
    """One column: `key` names it for sorting and remembering, `title` heads it.

    kind: `text`, `number` (right unless told) or `ladder`. width: logical pixels, 0 for what its
    cells ask for. stretches: takes the room that is left. sorts: can be sorted by. tip: what the
    figures in it mean.
    """

    key: str
    title: str
    align: Align = "left"
    kind: Literal["text", "number", "ladder"] = "text"
    width: int = 0
    stretches: bool = False
    sorts: bool = True
    tip: str = ""

    @property
    def is_right(self) -> bool:
        """Whether its cells end at the right."""
        return self.align == "right" or self.kind == "number"


class Cell(NamedTuple):
    """One cell: its text, then what stands after it: a chip, or an aside in muted letters.

    tone: the token of the text. order: what it is sorted by, None last. words: what a screen
    reader says where that differs from what is shown. tip: a tooltip.
    """

    text: str = ""
    tone: str = "text"
    weight: int = 400
    aside: str = ""
    chip: str = ""
    chip_tone: str = "neutral"
    levels: Levels | None = None
    order: Any = None
    words: str = ""
    tip: str = ""

    @property
    def is_marked(self) -> bool:
        """Whether a mark stands before it: a figure that only its colour would warn of."""
        begins = self.text[:1]
        is_word = begins.isalpha() or begins in _SIGNS
        return self.tone in _WARNING and begins != "" and not is_word

    @property
    def spoken(self) -> str:
        """All that is shown, as one text."""
        if self.words:
            return self.words
        return " ".join(part for part in (self.text, self.chip, self.aside) if part)
