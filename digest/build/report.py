"""Every input is accounted for: published, folded as a copy, undated, ignored by a stated rule, or skipped with a reason."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, Literal, NamedTuple

from digest.text import json_line

if TYPE_CHECKING:
    from digest.build.records import Record
    from digest.build.stories import Told
    from digest.model import Article, Note

Status = Literal["published", "copy", "undated", "skipped", "ignored"]


class Line(NamedTuple):
    """What became of one input, or of one article in it."""

    path: str
    status: Status
    reason: str = ""
    page: str = ""

    def json(self) -> str:
        """As a line for --report."""
        fields = {"path": self.path, "status": self.status, "reason": self.reason, "page": self.page}
        return json_line({key: value for key, value in fields.items() if value})


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


class Report:
    """What became of all that was read; found out when somebody asks, since that is at the end."""

    def __init__(self, told: Told, public: Mapping[str, Article], others: Sequence[Record]) -> None:
        self._told, self._public, self._others = told, public, others

    @cached_property
    def _made(self) -> dict[str, Line]:
        """What became of each article, by its id."""
        tables, articles, stories = self._told.tables, self._told.articles, self._told.by_id
        copies = tables.spread("copies reported", stories, lambda _, story: {copy.id: copy.of for copy in story.group.copies})
        originals = tables.beside("originals reported", copies, lambda of: (of,), articles)
        hidden = tables.only("stories hidden", stories, lambda story: story.hidden)
        unseen = tables.spread("reports hidden", hidden, lambda id_, story: {member.id: id_ for member in story.group.members})
        asked = tables.joined("to be reported", articles, self._public, unseen, originals)
        return tables.each("report", asked, lambda _, each: _line(*each), settled=True)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """A line for each article, and for each of the other records, which hold none; in the order of paths."""
        found = [(r.path, r.part, _of_other(r)) for r in self._others]
        found += [(article.path, article.part, self._made[id_]) for id_, article in self._told.articles.items()]
        return tuple([line for _, _, line in sorted(found, key=itemgetter(0, 1))])

    def counts(self, notes: Sequence[Note]) -> Counts:
        """What the lines add up to."""
        rest = [_of_other(record) for record in self._others]
        by_status: Counter[str] = Counter(line.status for line in rest)
        found = self._told.tables.gathered("reports by status", self._made, lambda id_, line: {line.status: id_})
        by_status.update({status: len(those) for status, those in found.items()})
        reasons = Counter(_kind(line.reason) for line in rest if line.status == "skipped")
        articles = by_status["published"] + by_status["copy"] + by_status["undated"]
        skipped = tuple(sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0])))
        stories, ignored = len(self._told.by_id), by_status["ignored"]
        return Counts(articles, stories, by_status["copy"], by_status["undated"], skipped, ignored, len(notes))


def _of_other(record: Record) -> Line:
    return Line(record.path, "skipped" if record.status == "article" else record.status, record.reason)


def _line(article: Article, shown: Article | None, story: str | None, original: tuple[str, Article] | None) -> Line:
    """`story` is the one that hides it."""
    from digest.pages.addresses import article_url

    page = article_url(article)
    if shown is None:
        return Line(article.path, "ignored", f'rights = "{article.rights}"')
    if story is not None:
        return Line(article.path, "published", "its story is hidden by stories.toml", page)
    if original:
        return Line(article.path, "copy", f"a copy of {original[1].path}", page)
    if article.dated.day is None:
        return Line(article.path, "undated", article.dated.reason or "no honest date", page)
    return Line(article.path, "published", "", page)


def _kind(reason: str) -> str:
    """The reason without what differs from file to file: "not JSON (line 5: …)" is "not JSON"."""
    return re.split(r"\s*[:(]", reason, maxsplit=1)[0]
