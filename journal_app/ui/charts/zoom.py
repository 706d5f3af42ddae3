"""Which part of an axis is looked at: all of it, or a stretch that is narrowed and moved; no Qt."""

from __future__ import annotations

from typing import Final

Stretch = tuple[float, float]

STEP: Final = 0.8
"""What one turn of the wheel, or one key, leaves of a stretch."""

_NARROWEST: Final = 1e-4
_NEARLY_ALL: Final = 1 - 1e-9
_MOVE: Final = 0.25


class Zoom:
    """A stretch within the whole of an axis. Each change says whether there was one."""

    def __init__(self) -> None:
        self.whole: Stretch = (0.0, 1.0)
        self._part: Stretch | None = None

    @property
    def is_on(self) -> bool:
        """Whether a part alone is shown."""
        return self._part is not None

    @property
    def part(self) -> Stretch:
        """What is shown."""
        return self._part or self.whole

    def begin(self, whole: Stretch) -> None:
        """Show all of another axis; of the same one the part stays."""
        if whole != self.whole:
            self.whole, self._part = whole, None

    def show_all(self) -> bool:
        """Show all of it."""
        return self._show(None)

    def by(self, factor: float, around: float) -> bool:
        """Show so much of the stretch, with a place staying where it is."""
        left, right = self.part
        return self.to(around - (around - left) * factor, around + (right - around) * factor)

    def to(self, left: float, right: float) -> bool:
        """Show a stretch, as far as there is anything; none narrower than can be told apart."""
        first, last = self.whole
        least = (last - first) * _NARROWEST
        if right - left < least:
            middle = (left + right) / 2
            left, right = middle - least / 2, middle + least / 2
        left, right = max(first, left), min(last, right)
        is_all = right - left >= (last - first) * _NEARLY_ALL
        return self._show(None if is_all or left >= right else (left, right))

    def move(self, steps: int) -> bool:
        """Show the stretch beside it, by quarters."""
        left, right = self.part
        return self._moved((right - left) * _MOVE * steps)

    def bring(self, place: float) -> bool:
        """Move a place into sight, into the middle of what is shown."""
        left, right = self.part
        return not left <= place <= right and self._moved(place - (left + right) / 2)

    def _moved(self, by: float) -> bool:
        """The stretch as long as it was, up to the ends of the axis."""
        if self._part is None:
            return False
        left, right = self._part
        by = min(max(by, self.whole[0] - left), self.whole[1] - right)
        return self._show((left + by, right + by))

    def _show(self, part: Stretch | None) -> bool:
        was, self._part = self._part, part
        return was != part
