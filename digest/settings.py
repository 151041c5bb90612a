"""The settings of each room, with their defaults. What they mean to a user stands in docs/reference/settings.md."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from digest.model import Rights


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """[site]: what the site calls itself and where it will live."""

    title: str = "digest"
    base_url: str = ""  # "https://example.org/news/"; "" for none
    language: str = "en"  # of the interface texts
    time_zone: str = "UTC"
    description: str = ""
    accent: str = ""  # a CSS colour: "#9a1f1a"
    logo: str = ""  # a file below static/
    date_style: Literal["long", "iso"] = "long"
    contact: str = ""  # where a removal can be asked for: an address or URL shown on /about


@dataclass(frozen=True, slots=True)
class ReaderSettings:
    """[readers]: how much of a file is read, and by whom."""

    max_file_bytes: int = 32_000_000
    max_line: int = 100_000  # characters of a line that any rule looks at; a longer one is parted into paragraphs
    max_depth: int = 512  # of nested HTML, XML or JSON
    max_items: int = 10_000  # articles in one file
    max_unpacked_bytes: int = 200_000_000
    max_title: int = 500  # characters
    ignore: tuple[str, ...] = ()  # patterns of paths below content/ that are passed over: "drafts/**"
    custom: tuple[tuple[str, str], ...] = ()  # (".mbox", "my_site.mail:read")
    guess: bool = True  # [dates] guess, for the reader of HTML: a guess that nobody may use is not worth its time


@dataclass(frozen=True, slots=True)
class CleanSettings:
    """[clean]: what is cut and what is kept."""

    disable: tuple[str, ...] = ()  # names of steps
    keep: tuple[str, ...] = ()  # regular expressions: a matching line is never cut
    drop: tuple[str, ...] = ()  # regular expressions: a matching line is always cut
    after: tuple[tuple[str, tuple[str, ...]], ...] = ()  # ("furniture", ("my_site.rules:drop_polls",))
    outlet_lines: int = 4  # a line that so many articles of one outlet share is furniture; 0 for never


@dataclass(frozen=True, slots=True)
class DateSettings:
    """[dates]: which days are possible, and who may guess."""

    latest: date | None = None  # later is future; None: nothing is
    file_time: bool = False  # may the file's time of change date an article?
    guess: bool = True  # where a page says nothing: may htmldate guess, and may the last change stand in?
    numeric_order: Literal["", "day-month", "month-day"] = ""  # how to read 02.06.2025 where no evidence tells


@dataclass(frozen=True, slots=True)
class GroupSettings:
    """[group]: how far apart the reports of one story may lie."""

    window_days: int = 45
    threshold: float = 0.0  # 0: the method's own
    copies: bool = True


@dataclass(frozen=True, slots=True)
class PageSettings:
    """[pages]: which pages there are, and how long their lists grow."""

    articles: bool = True  # a page for each article
    topics: bool = True
    receipts: bool = True  # what was cut, on the article's page (where the rights allow it)
    front_days: int = 7
    list_limit: int = 200  # longer lists are split by year or month
    extra: tuple[str, ...] = ()  # "my_site.pages:by_country"


@dataclass(frozen=True, slots=True)
class FeedSettings:
    """[feeds]: what the feeds hold and how much of it."""

    content: Literal["excerpt", "full"] = "excerpt"
    stories: bool = True  # a feed for each story
    items: int = 50
    updates: int = 100
    days: int = 30
    hub: str = ""


@dataclass(frozen=True, slots=True)
class SearchSettings:
    """[search]: the search page and its index."""

    enabled: bool = True
    shard_articles: int = 500  # pages that are indexed together


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """What the editor says of one outlet: [sources."example.org"]."""

    key: str = ""
    name: str = ""
    rights: Rights | Literal[""] = ""
    language: str = ""
    keep: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """digest.toml as values."""

    site_id: str = ""
    publish: Literal["private", "public"] = "private"
    publish_is_set: bool = False
    removed: tuple[str, ...] = ()  # URLs, article ids, paths or outlet keys that are taken down
    never_public: tuple[str, ...] = ()  # of those, the ones that get no tombstone
    site: SiteSettings = SiteSettings()
    readers: ReaderSettings = ReaderSettings()
    clean: CleanSettings = CleanSettings()
    dates: DateSettings = DateSettings()
    group: GroupSettings = GroupSettings()
    pages: PageSettings = PageSettings()
    feeds: FeedSettings = FeedSettings()
    search: SearchSettings = SearchSettings()
    sources: tuple[SourceSettings, ...] = field(default=())

    def source(self, key: str) -> SourceSettings:
        """What is said of this outlet; empty settings where nothing is."""
        return next((source for source in self.sources if source.key == key), SourceSettings(key))
