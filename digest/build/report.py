"""Every input is accounted for: published, folded as a copy, undated, ignored by a stated rule, or skipped with a reason."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Literal

from digest.tables import FORGETFUL, Tables
from digest.text import json_line

if TYPE_CHECKING:
    from digest.build.records import Record
    from digest.model import Article, Note, Story

Status = Literal["published", "copy", "undated", "skipped", "ignored"]


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one input, or of one article in it."""

    path: str
    status: Status
    reason: str = ""
    page: str = ""

    def json(self) -> str:
        """As a line for --report."""
        fields = {"path": self.path, "status": self.status, "reason": self.reason, "page": self.page}
        return json_line({key: value for key, value in fields.items() if value})


def report_lines(
    others: Iterable[Record],
    articles: Mapping[str, Article],
    stories: Sequence[Story],
    public: Mapping[str, Article],
    tables: Tables = FORGETFUL,
) -> tuple[Line, ...]:
    """A line for each article, and for each of the other records, which hold none; in the order of paths."""
    copies = {copy.id: articles[copy.of].path for story in stories for copy in story.group.copies}
    unseen = {member.id for story in stories if story.hidden for member in story.group.members}
    asked = {id_: (article, id_ in public, id_ in unseen, copies.get(id_, "")) for id_, article in articles.items()}
    made = tables.each("report", asked, lambda _, each: _line(*each))
    found = [(r.path, r.part, Line(r.path, "skipped" if r.status == "article" else r.status, r.reason)) for r in others]
    found += [(a.path, a.part, made[id_]) for id_, a in articles.items()]
    return tuple([line for _, _, line in sorted(found, key=itemgetter(0, 1))])


def _line(article: Article, public: bool, unseen: bool, original: str) -> Line:
    from digest.pages.addresses import article_url

    page = article_url(article)
    if not public:
        return Line(article.path, "ignored", f'rights = "{article.rights}"')
    if unseen:
        return Line(article.path, "published", "its story is hidden by stories.toml", page)
    if original:
        return Line(article.path, "copy", f"a copy of {original}", page)
    if article.dated.day is None:
        return Line(article.path, "undated", article.dated.reason or "no honest date", page)
    return Line(article.path, "published", "", page)


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures of the one summary."""

    articles: int
    stories: int
    copies: int
    undated: int
    skipped: tuple[tuple[str, int], ...]  # (reason, how many), the commonest first
    ignored: int
    notes: int


def counted(lines: Sequence[Line], stories: Sequence[Story], notes: Sequence[Note]) -> Counts:
    """What the lines add up to."""
    by_status = Counter(line.status for line in lines)
    reasons = Counter(_kind(line.reason) for line in lines if line.status == "skipped")
    articles = by_status["published"] + by_status["copy"] + by_status["undated"]
    skipped = tuple(sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0])))
    return Counts(articles, len(stories), by_status["copy"], by_status["undated"], skipped, by_status["ignored"], len(notes))


def _kind(reason: str) -> str:
    """The reason without what differs from file to file: "not JSON (line 5: …)" is "not JSON"."""
    return re.split(r"\s*[:(]", reason, maxsplit=1)[0]
