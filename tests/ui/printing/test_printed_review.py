"""A printed review: a file that others read, whole tables over leaves, vectors and embedded fonts.

The selections are those of the workbook's tests.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from journal_app.domain.ledger.own_money import NO_OWN_MONEY
from journal_app.domain.market.observed import NO_MARKET
from journal_app.domain.periods import named_month
from journal_app.domain.pnl import NOTHING
from journal_app.domain.trade import ChecklistAnswer, Verdict
from journal_app.reports.grouping import statistics_of
from journal_app.reports.printed_review import closed_table
from journal_app.reports.records import TradeRecord
from journal_app.reports.selection import Selection, Taught
from journal_app.ui.formatting import Formats
from journal_app.ui.printing.leaves import UNITS_PER_POINT, Leaves, PaperName
from journal_app.ui.printing.printing import print_review
from journal_app.ui.printing.review_leaves import Printed, review_leaves
from tests.exporters.selections import selected, selection
from tests.ui.printing.pdf_file import PdfFile


def told_nobody(_done: int, _of: int) -> None:
    """A progress that nobody looks at."""


def printed(chosen: Selection, paper: PaperName = "a4") -> Printed:
    return Printed(chosen, "mine", Formats(), lambda word: word.upper(), paper)


def of_these(chosen: Selection, counted: list[TradeRecord]) -> Selection:
    """The same, as if these had been closed."""
    return replace(chosen, counted=counted, statistics=statistics_of(counted))


def written(chosen: Selection, path: Path, paper: PaperName = "a4") -> PdfFile:
    print_review(printed(chosen, paper), path, told_nobody)
    return PdfFile(path)


@pytest.fixture(scope="module")
def chosen() -> Selection:
    return selection(60)


def test_what_is_written_is_read_by_others(chosen: Selection, tmp_path: Path) -> None:
    file = written(chosen, tmp_path / "a.pdf")
    pages = file.pages()
    assert file.title == "mine: All trades"
    assert file.fonts == {f"Inter-{cut}" for cut in ("Bold", "Medium", "Regular", "SemiBold")}
    assert not file.has_pictures
    count = len(pages)
    for number, text in enumerate(pages, start=1):
        assert text.endswith(f"mine · All trades\n{number} / {count}")
    net = Formats().number(chosen.statistics.net, 2, signed=True)
    assert any(f"Net P&L\n{net}" in text for text in pages)
    assert "Margin Journal gives no advice" in pages[-1]
    assert "?" not in pages[0]


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_it_is_of_the_paper_that_is_asked_for(
    paper: PaperName, size: tuple[int, int], tmp_path: Path
) -> None:
    assert written(selection(3), tmp_path / "a.pdf", paper).size == size


def test_the_same_review_is_the_same_file_but_for_its_date(
    chosen: Selection, tmp_path: Path
) -> None:
    one, other = (written(chosen, tmp_path / name) for name in ("a.pdf", "b.pdf"))
    assert one.without_dates == other.without_dates
    assert b"CreationDate" in one.without_dates


def test_every_trade_stands_on_a_leaf_and_each_leaf_has_the_heads(tmp_path: Path) -> None:
    chosen = selection(150)
    pages = written(chosen, tmp_path / "a.pdf").pages()
    of_trades = [page for page in pages if "Exit\nR\nNet P&L" in page]
    assert len(of_trades) >= 3
    shown = "\n".join(of_trades)
    for name, net in zip(closed_table(chosen).column("number"), _nets(chosen), strict=True):
        assert f"\n{name}\n" in shown
        assert net in shown
    assert pages[-1].count("When it does not exist") == 1


def _nets(chosen: Selection) -> Iterator[str]:
    for record in chosen.counted:
        yield Formats().number(record.figures.total.net, 2, signed=True)


def test_a_journal_without_trades_says_so(tmp_path: Path) -> None:
    empty = selected([], NO_MARKET, own=NO_OWN_MONEY)
    pages = written(empty, tmp_path / "a.pdf").pages()
    assert "No trade was closed." in pages[0]
    assert "No position was open at the end." in pages[0]
    assert "trade by trade" not in pages[0]
    assert "Strategies" not in "\n".join(pages)


def test_what_the_review_taught_is_printed_as_it_was_written(
    chosen: Selection, tmp_path: Path
) -> None:
    taught = Taught(
        edge="Waited for the pullback.", leak="", rule="Half the size.\nNo second trade.",
        signed_at=datetime(2026, 11, 1, tzinfo=UTC),
    )  # fmt: skip
    text = "\n".join(written(replace(chosen, taught=taught), tmp_path / "a.pdf").pages())
    assert "One edge\nWaited for the pullback." in text
    assert "One rule for the next\nHalf the size.\nNo second trade." in text
    assert "One leak" not in text
    assert "signed off 1 Nov 2026" in text
    silent = "\n".join(written(chosen, tmp_path / "b.pdf").pages())
    assert "What it taught" not in silent


def test_nothing_is_drawn_over_the_edge_of_a_leaf(chosen: Selection) -> None:
    """The margins stay white, also with names and reasons that have no room."""
    long = "A very long name of something that nobody would ever call so " * 3
    wild = of_these(
        replace(
            chosen,
            filters=(long,),
            taught=Taught(edge="W" * 2_000, leak=long * 11, rule="line\n" * 400),
        ),
        [
            replace(
                record,
                trade=replace(
                    record.trade,
                    strategy=f"{long}{record.trade.number % 11}",
                    platform="W" * 80,
                    plan=record.trade.plan
                    and replace(
                        record.trade.plan,
                        checklist=(
                            ChecklistAnswer(long, long, long, Verdict.BREACH, reason="w " * 4_000),
                            ChecklistAnswer("size", "", "", Verdict.BREACH),
                        ),
                    ),
                ),
            )
            for record in chosen.counted[:9]
        ],
    )
    leaves = review_leaves(replace(printed(wild), journal=long), told_nobody)
    assert any("no reason was written" in leaf.texts for leaf in leaves.all)
    for number in range(len(leaves.all)):
        picture = _drawn(leaves, number)
        width, height = picture.width(), picture.height()
        for x in (2, 20, 38, width - 38, width - 20, width - 2):
            assert all(picture.pixelColor(x, y) == QColor("white") for y in range(height)), number
        for y in (10, 40, height - 20, height - 5):
            assert all(picture.pixelColor(x, y) == QColor("white") for x in range(width)), number


def test_long_texts_go_on_on_the_next_leaf(chosen: Selection) -> None:
    record = next(each for each in chosen.counted if each.trade.plan)
    plan = record.trade.plan
    assert plan is not None
    words = " ".join(f"w{number}" for number in range(3_000))
    answer = ChecklistAnswer("size", "Is it small?", "no", Verdict.BREACH, reason=words)
    told = replace(record, trade=replace(record.trade, plan=replace(plan, checklist=(answer,))))
    leaves = review_leaves(printed(of_these(chosen, [told])), told_nobody)
    lines = " ".join(text for leaf in leaves.all for text in leaf.texts)
    for number in (0, 1_500, 2_999):
        assert f"w{number}" in lines.split()
    assert sum("Reason" in leaf.texts for leaf in leaves.all) >= 2


def test_very_many_trades_are_a_curve_of_few_points(tmp_path: Path) -> None:
    chosen = selection(12)
    many = of_these(chosen, list(chosen.counted) * 200)
    file = written(many, tmp_path / "a.pdf")
    assert len(file.pages()) > 40


def test_trades_that_brought_nothing_and_had_no_stop_are_drawn_too(chosen: Selection) -> None:
    record = chosen.counted[0]
    flat = replace(record, figures=replace(record.figures, total=NOTHING, r_initial=None))
    leaves = review_leaves(printed(of_these(chosen, [flat])), told_nobody)
    texts = [text for leaf in leaves.all for text in leaf.texts]
    assert "Net P&L, trade by trade" in texts
    assert "Trades by R" not in texts


def test_a_month_is_shown_by_day_and_has_its_name(tmp_path: Path) -> None:
    chosen = selection(5)
    period = named_month("2026-02", UTC)
    month = replace(
        of_these(chosen, []),
        period=period,
        is_by_day=True,
        first_day=period.first_day,
        last_day=period.days()[-1],
    )
    file = written(month, tmp_path / "a.pdf")
    assert file.title == "mine: February 2026"
    assert "1 Feb 2026 to 28 Feb 2026" in file.pages()[0]


def test_progress_reaches_the_end_and_may_stop(chosen: Selection, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    print_review(printed(chosen), tmp_path / "a.pdf", lambda *told: seen.append(told))
    shares = [done / of for done, of in seen]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0, 1)

    def stop_when_drawing(done: int, of: int) -> None:
        if done > of / 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        print_review(printed(chosen), tmp_path / "b.pdf", stop_when_drawing)
    assert not (tmp_path / "b.pdf").exists()


def test_a_health_factor_below_one_is_never_printed_as_one(chosen: Selection) -> None:
    record = chosen.open_trades[0]
    near = replace(record, figures=replace(record.figures, health_factor=Decimal("0.9996")))
    leaves = review_leaves(printed(replace(chosen, open_trades=[near])), told_nobody)
    assert any("0.99" in leaf.texts for leaf in leaves.all)


def test_a_moment_is_a_day_of_its_year(chosen: Selection) -> None:
    closed_at = chosen.counted[0].figures.closed_at
    assert closed_at is not None
    assert closed_at > datetime(2026, 1, 1, tzinfo=UTC)
    leaves = review_leaves(printed(chosen), told_nobody)
    shown = Formats().day(closed_at)
    assert any(shown in leaf.texts for leaf in leaves.all)


def _drawn(leaves: Leaves, number: int) -> QImage:
    """A leaf as a picture, a pixel a point."""
    paper = leaves.paper
    picture = QImage(paper.width, paper.height, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    painter.scale(1 / UNITS_PER_POINT, 1 / UNITS_PER_POINT)
    leaves.all[number].draw(painter)
    painter.end()
    return picture
