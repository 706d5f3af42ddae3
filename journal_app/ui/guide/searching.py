"""Find sections of the guide by words: in their headings first, then in what stands below."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import Final, NamedTuple

from journal_app.ui.guide.pages import Page, Section

MOST: Final = 60
"""More would not be looked through."""

_HYPHENS: Final = str.maketrans("\u2011\u00a0", "- ")


class Hit(NamedTuple):
    """A section in which every word was found."""

    page: Page
    section: Section


class _Place(IntEnum):
    """Where the words stand, the likeliest first."""

    BEGINS_HEADING = 0
    IN_HEADING = 1
    IN_TITLE = 2
    BELOW = 3


class Index:
    """All sections, folded once, so that a key costs no more than looking through them."""

    def __init__(self, pages: Iterable[Page]) -> None:
        self._sections = [
            (Hit(page, section), folded(section.heading), folded(page.title), folded(section.words))
            for page in pages
            for section in page.sections
        ]

    def found(self, typed: str) -> list[Hit]:
        """The sections that have every word, the likeliest first; none for no word."""
        sought = folded(typed).split()
        if not sought:
            return []
        places = [
            (place, hit)
            for hit, heading, title, words in self._sections
            if (place := _place(sought, heading, title, words)) is not None
        ]
        places.sort(key=lambda each: each[0])
        return [hit for _, hit in places[:MOST]]


def folded(text: str) -> str:
    """A text as it is compared: small letters, plain hyphens and blanks."""
    return text.translate(_HYPHENS).casefold()


def _place(sought: list[str], heading: str, title: str, words: str) -> _Place | None:
    if all(word in heading for word in sought):
        begins = heading.startswith(" ".join(sought))
        return _Place.BEGINS_HEADING if begins else _Place.IN_HEADING
    if all(word in heading or word in title for word in sought):
        return _Place.IN_TITLE
    if all(word in heading or word in title or word in words for word in sought):
        return _Place.BELOW
    return None
