"""What is kept of reviews, on rows."""

from __future__ import annotations

from journal_app.services.ports import KeptReview
from journal_app.storage.bodies import review_body, review_of
from journal_app.storage.layout import REVIEWS, ReviewRecord
from journal_app.storage.rows import Rows


class KeptReviews:
    """Reviews by the names of their periods."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def get(self, period: str) -> KeptReview | None:
        """Return what is kept of one."""
        record = self._rows.one(REVIEWS, "period = ?", period)
        return None if record is None else kept_review_of(record)

    def every(self) -> list[KeptReview]:
        """Return all in the order of their names."""
        return [kept_review_of(record) for record in self._rows.all(REVIEWS, "ORDER BY period")]

    def put(self, review: KeptReview) -> None:
        """Keep one; what was kept of its period gives way."""
        record = ReviewRecord(0, review.period, review.signed_at, review_body(review))
        present = self._rows.one(REVIEWS, "period = ?", review.period)
        if present is None:
            self._rows.insert(REVIEWS, record)
        else:
            self._rows.update(REVIEWS, REVIEWS.with_id(record, present.id))


def kept_review_of(record: ReviewRecord) -> KeptReview:
    """What is kept of a review, from its record."""
    return review_of(record.period, record.signed_off_at, record.body)
