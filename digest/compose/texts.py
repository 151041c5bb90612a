"""Which texts tell the story, and which articles only carry them? "7 outlets, 2 texts"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from digest.compose.passages import Passage, passages
from digest.compose.terms import terms
from digest.model import Article, Copy, Member, Report, Story


@dataclass(frozen=True, slots=True)
class Text:
    """One independent text of a story: the article that stands for it, the copies folded under it, what it says."""

    article: Article
    copies: tuple[Copy, ...] = ()
    passages: tuple[Passage, ...] = ()
    title_terms: frozenset[str] = frozenset()

    @property
    def id(self) -> str:
        """The id of the article that stands for the text."""
        return self.article.id

    @property
    def day(self) -> date | None:
        """The day of the article that stands for the text."""
        return self.article.dated.day


def in_order(articles: Iterable[Article]) -> tuple[Article, ...]:
    """Oldest first, the undated last; whatever order they come in."""
    return tuple(sorted(articles, key=lambda a: (a.dated.day is None, a.dated.day or date.min, a.dated.published, a.id)))


def texts(story: Story, members: Sequence[Article]) -> tuple[Text, ...]:
    """The independent texts, in the order of the articles that stand for them.

    A text is told by its original, or where that one is not published by its first copy.
    """
    shown = {article.id: article for article in members}
    copies = {copy.id: copy for copy in story.group.copies}
    families: dict[str, list[Article]] = {}
    for article in in_order(members):
        families.setdefault(_original(article.id, copies), []).append(article)
    folded_texts = [_text(root, family, shown, copies) for root, family in families.items()]
    order = {article.id: at for at, article in enumerate(in_order(members))}
    return tuple(sorted(folded_texts, key=lambda text: order[text.id]))


def read(text: Text) -> Text:
    """The text with what it says, sentence by sentence."""
    article = text.article
    return replace(text, passages=passages(article), title_terms=terms(article.title, article.language))


def reports(told: Sequence[Text]) -> tuple[Report, ...]:
    """The texts, newest first, the undated last, each with its copies."""
    dated = [text for text in told if text.day is not None]
    undated = [text for text in told if text.day is None]
    return tuple(Report(text.id, text.copies) for text in [*reversed(dated), *undated])


def outlets(members: Iterable[Article]) -> tuple[str, ...]:
    """The names of the outlets, those with most articles first, and what unknown ones are called among them."""
    count = Counter(article.outlet.name or article.outlet.key for article in members)
    return tuple(sorted((name for name in count if name), key=lambda name: (-count[name], name)))


def activity(members: Iterable[Article]) -> tuple[tuple[date, int], ...]:
    """How many articles, copies too, appeared on each day that has any."""
    return tuple(sorted(Counter(article.dated.day for article in members if article.dated.day).items()))


def published_part(story: Story, members: Mapping[str, Article]) -> Story:
    """The story without words of articles that the rights do not show in full: what copies cut or added, shared quotes."""
    full = {id for id, article in members.items() if article.full}
    group = story.group
    if len(full) == len(group.members) and all(copy.id in full and copy.of in full for copy in group.copies):
        return story
    kept = tuple(member for member in group.members if member.id in members)
    bare = tuple(member if member.id in full else Member(member.id, replace(member.reasons, quotes=())) for member in kept)
    copies = tuple(_shown_copy(copy, full) for copy in group.copies if copy.id in members and copy.of in members)
    return replace(story, group=replace(group, members=bare, copies=copies))


def _shown_copy(copy: Copy, full: set[str]) -> Copy:
    return copy if copy.id in full and copy.of in full else replace(copy, cut=(), added=())


def _original(id: str, copies: Mapping[str, Copy]) -> str:
    passed = [id]
    while passed[-1] in copies and copies[passed[-1]].of not in passed:
        passed.append(copies[passed[-1]].of)
    return passed[-1] if passed[-1] not in copies else min(passed)


def _text(root: str, family: Sequence[Article], shown: Mapping[str, Article], copies: Mapping[str, Copy]) -> Text:
    speaker = shown.get(root, family[0])
    full = {article.id for article in family if article.full}
    carried = (_shown_copy(copies[a.id], full) for a in family if a.id != speaker.id and a.id in copies)
    return Text(speaker, tuple(copy if copy.of in shown else replace(copy, of=speaker.id) for copy in carried))
