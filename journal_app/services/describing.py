"""Keep what the trader says about a trade: notes, tags, and what was learnt from it.

Mistakes and emotions are words of the trader's own lists, which the journal's settings keep.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final
from unicodedata import normalize

from journal_app.domain.trade import THESIS_INVALID, Trade
from journal_app.services.ports import Clock, Journal, Progress, UnitOfWork, silent

USUAL_WORDS: Final[Mapping[str, Sequence[str]]] = {
    "mistakes": (
        "chased the price",
        "closed too early",
        "held too long",
        "ignored the rate",
        "moved the stop",
        "no stop",
        "too large",
    ),
    "emotions": ("bored", "calm", "confident", "fear", "greed", "impatient", "revenge"),
}
"""The lists of a journal whose trader has made none."""


def describe_trade(
    journal: Journal,
    clock: Clock,
    trade_id: int,
    *,
    notes: str | None = None,
    tags: tuple[str, ...] | None = None,
    strategy: str | None = None,
    mistakes: tuple[str, ...] | None = None,
    emotions: tuple[str, ...] | None = None,
    grade: str | None = None,
    lesson: str | None = None,
) -> Trade:
    """Change what is said about a trade, as one step; what is None stays as it was."""
    with journal.unit_of_work() as uow:
        trade = uow.trades.get(trade_id)
        uow.begin_action("describe_trade", clock.now(), **_facts(trade))
        new = described(
            trade,
            notes=notes,
            tags=tags,
            strategy=strategy,
            mistakes=mistakes,
            emotions=emotions,
            grade=grade,
            lesson=lesson,
        )
        if new != trade:
            uow.trades.save(new)
            uow.commit()
        return new


def describe_trades(
    journal: Journal,
    clock: Clock,
    trade_ids: Iterable[int],
    *,
    add_tags: Sequence[str] = (),
    drop_tags: Sequence[str] = (),
    strategy: str | None = None,
    progress: Progress = silent,
) -> int:
    """Give tags to many trades, take tags from them, or file them under a strategy, as one step.

    A tag is the same in whatever letters. Return how many trades say something else now.
    """
    with journal.unit_of_work() as uow:
        changed = []
        for trade in uow.trades.some(trade_ids):
            tags = _retagged(trade.tags, add_tags, drop_tags)
            new = described(trade, tags=tags, strategy=strategy)
            if new != trade:
                changed.append(new)
        if len(changed) == 1:
            uow.begin_action("describe_trade", clock.now(), **_facts(changed[0]))
        else:
            uow.begin_action("describe_trades", clock.now(), count=str(len(changed)))
        uow.trades.save_many(changed, progress)
        uow.commit()
    return len(changed)


def _facts(trade: Trade) -> dict[str, str]:
    return {"number": str(trade.number), "trade_id": str(trade.id)}


def _retagged(tags: Sequence[str], added: Sequence[str], dropped: Sequence[str]) -> tuple[str, ...]:
    gone = {word.strip().casefold() for word in dropped}
    kept: dict[str, str] = {}
    for word in (*tags, *added):
        kept.setdefault(word.strip().casefold(), word)
    return tuple(word for folded, word in kept.items() if folded not in gone)


def thesis_marked(trade: Trade, *, is_invalid: bool) -> tuple[str, ...]:
    """The tags of a trade once its thesis is marked invalid, or holds again."""
    if is_invalid:
        return _retagged(trade.tags, (THESIS_INVALID,), ())
    return _retagged(trade.tags, (), (THESIS_INVALID,))


def described(trade: Trade, **said: Any) -> Trade:
    """The trade with these words; lists of words without blanks and without doubles."""
    told: dict[str, Any] = {name: _tidy(value) for name, value in said.items() if value is not None}
    return replace(trade, **told)


def _tidy(value: str | tuple[str, ...]) -> str | tuple[str, ...]:
    if isinstance(value, str):
        return value.strip()
    return tuple(dict.fromkeys(word.strip() for word in value if word.strip()))


def listed_words(uow: UnitOfWork, kind: str) -> Sequence[str]:
    """The trader's list of `mistakes` or `emotions`, in the order that it was written in."""
    kept = uow.settings.get(_setting(kind))
    return USUAL_WORDS[kind] if kept is None else tuple(kept.splitlines())


def offered_words(uow: UnitOfWork) -> Mapping[str, Sequence[str]]:
    """What to offer for tags, mistakes and emotions: the lists, then what else is in use."""
    return {
        "tags": uow.lists.words("tag"),
        **{
            kind: tuple(dict.fromkeys([*listed_words(uow, kind), *uow.lists.words(kind[:-1])]))
            for kind in USUAL_WORDS
        },
    }


def keep_lists(journal: Journal, clock: Clock, lists: Mapping[str, Iterable[str]]) -> bool:
    """Keep the trader's own lists, as one step; return whether any is another now.

    A comma parts words as the end of a line does, since they are said of a trade with commas
    between them. A word that is there in other letters already is left out. What was said of
    trades stays, whether it is still in a list or not.
    """
    with journal.unit_of_work() as uow:
        changed = {
            kind: tidy
            for kind, words in lists.items()
            if (tidy := _listed(words)) != tuple(listed_words(uow, kind))
        }
        if not changed:
            return False
        uow.begin_action("keep_lists", clock.now(), lists=", ".join(sorted(changed)))
        for kind, words in changed.items():
            uow.settings.put(_setting(kind), "\n".join(words))
        uow.commit()
        return True


def _listed(words: Iterable[str]) -> tuple[str, ...]:
    """The words of a list in their order, each once in whatever letters it stands there."""
    kept: dict[str, str] = {}
    for text in words:
        for line in text.splitlines():
            for word in line.split(","):
                tidy = normalize("NFC", word.strip())
                if tidy:
                    kept.setdefault(tidy.casefold(), tidy)
    return tuple(kept.values())


def _setting(kind: str) -> str:
    return f"list_of_{kind}"
