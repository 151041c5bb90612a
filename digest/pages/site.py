"""What is a site made of? Every value that the pages may see, handed in at once; nothing is read from anywhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from digest.model import Account, Article, ClosedDay, Note, Topic
from digest.settings import Settings


@dataclass(frozen=True, slots=True)
class SiteInput:
    """All inputs of all pages. Texts are already reduced by rights: `article.full` False means that only an excerpt is left."""

    settings: Settings
    accounts: tuple[Account, ...] = ()  # one a story; their order does not matter
    articles: Mapping[str, Article] = field(default_factory=dict)  # by id; what the rights hide is not here
    topics: tuple[Topic, ...] = ()
    redirects: tuple[tuple[str, str], ...] = ()  # (old address below site/, new one): merged stories, renamed pages
    tombstones: tuple[str, ...] = ()  # addresses below site/ of what was taken down
    closed: tuple[ClosedDay, ...] = ()
    reasons: Mapping[str, str] = field(default_factory=dict)  # article id -> why it has no date, where `dated.reason` is empty
    notes: tuple[Note, ...] = ()
    feeds: frozenset[str] = frozenset()  # addresses of the feeds that exist: "feed.xml", "story/ID-slug.xml"
    texts: Mapping[str, str] = field(default_factory=dict)  # the interface catalogue of the site's language
    files: int = 0  # input files read, for the about page
    prints: Mapping[str, str] = field(default_factory=dict)  # of articles by id; of stories with their articles by id
    template_set: str = ""  # fingerprint of the templates, part of every page's key
