"""The platforms as a journal knows them: its own terms before those that are shipped."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, tzinfo

from journal_app.domain.terms import Terms
from journal_app.services.browsing import zone_of
from journal_app.services.ports import Platforms, UnitOfWork


class PlatformsInForce:
    """`ports.Platforms` at a moment.

    Of a platform's own versions the newest that is not of a later day is in force; where there is
    none, what is shipped.
    """

    def __init__(
        self, shipped: Platforms, own: Iterable[Terms], at: datetime, zone: tzinfo
    ) -> None:
        self._shipped = shipped
        self._at = at
        self._zone = zone
        self._versions: dict[str, list[Terms]] = {}
        for version in sorted(own, key=lambda each: each.as_of, reverse=True):
            self._versions.setdefault(version.platform, []).append(version)

    def terms(self, platform: str) -> Terms | None:
        """Return the terms in force of a platform by its id; None of an unknown one."""
        return self.terms_at(platform, self._at)

    def terms_at(self, platform: str, moment: datetime) -> Terms | None:
        """Return what is in force at another moment: a version holds for whole days of the zone."""
        versions = self._versions.get(platform)
        if versions is None:
            return self._shipped.terms(platform)
        day = moment.astimezone(self._zone).date()
        own = next((each for each in versions if each.as_of <= day), None)
        return own or self._shipped.terms(platform)

    def every(self) -> tuple[Terms, ...]:
        """Return the terms in force of every platform, by id."""
        shipped = (terms.platform for terms in self._shipped.every())
        known = map(self.terms, sorted({*shipped, *self._versions}))
        return tuple(terms for terms in known if terms is not None)


def platforms_in_force(uow: UnitOfWork, shipped: Platforms, now: datetime) -> PlatformsInForce:
    """The platforms of a journal now."""
    return PlatformsInForce(shipped, uow.own_terms(), now, zone_of(uow))
