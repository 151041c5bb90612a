"""The values that travel along the line, from a file's bytes to a page; all frozen, none knows the world.

content/ -> SourceFile -readers-> Document -clean-> Cleaned -dates-> Dated   (together an Article)
         -group-> Group -identity-> Story -compose-> Account -pages-> Page -theme-> File -output-> site/
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any, Literal, NamedTuple, get_type_hints

from msgspec import Struct

# ---------------------------------------------------------------- what a file says

BlockKind = Literal["p", "h", "quote", "li", "pre", "table"]
DocumentKind = Literal["text", "html", "markdown", "json", "feed"]
Rights = Literal["own", "licensed", "cc-by", "excerpt", "headline", "hide"]
Precision = Literal["minute", "day", "month", "year", "none"]
Confidence = Literal["certain", "likely", "possible", "inferred", "none"]
Witness = Literal[
    "sidecar", "front matter", "json", "json-ld", "meta", "time", "microdata", "url", "feed",
    "dateline", "byline", "text", "story", "update", "file name", "guess", "file time", "none",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Note:
    """Something a person should know about one input; it never stops a build, `--strict` fails on it."""

    path: str
    line: int
    text: str
    code: str = ""  # a short stable name, as in docs/reference/messages.md: "bad-json", "wrong-suffix"


@dataclass(frozen=True, slots=True)
class Declared:
    """What a sidecar (`NAME.meta.toml`, `_folder.toml`) states; the nearest file wins, field by field."""

    fields: tuple[tuple[str, str], ...] = ()  # ("source", "Harbour Post"), ("date", "2025-10-12"), … as strings
    where: tuple[tuple[str, str], ...] = ()  # field -> "a/_folder.toml:3"

    def get(self, name: str) -> str:
        """The value of one field, "" where none is declared."""
        return dict(self.fields).get(name, "")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One regular file below content/: its path there (posix), its bytes, what its sidecars declare."""

    path: str
    body: bytes
    declared: Declared = Declared()
    modified: float = 0.0  # seconds since 1970; used only where [dates] file_time = true
    part: int = 0  # of a record of a web archive: its number there; then `body` is that record alone
    url: str = ""  # the address under which it was fetched, where it is known


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, quotation, list item, preformatted text or table of an article.

    `text` is plain, scrubbed, on one line (`pre` and `table` keep theirs; table cells are parted by tabs).
    `html` is the same text with safe inline markup (b, i, em, strong, a, code, sub, sup, br), or "" for none:
    then `text` is escaped where it is written. `line` is the 1-based line in the source (0: unknown).
    """

    kind: BlockKind
    text: str
    level: int = 0  # of a heading (2–6) or of a list item (depth from 1); of a table how many of its first rows are its head
    html: str = ""
    line: int = 0
    links: float = 0.0  # share of the text's characters that stand inside links, 0–1
    number: int = 0  # of a list item that has one; 0 for others, and for a further paragraph of the item

    def saying(self, text: str) -> Block:
        """The block with other words; markup that no longer fits is dropped."""
        return self if text == self.text else replace(self, text=text, html="")


@dataclass(frozen=True, slots=True)
class Statement:
    """What one witness says of a date, as written there: nothing parsed yet."""

    witness: Witness
    value: str
    field: str = ""  # "datePublished", "article:published_time", "pubDate", "date"
    about: Literal["published", "updated", "scraped", "unknown"] = "published"
    line: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """What one file, or one article of a file that holds several, says of itself. Readers make these.

    Plain text comes as `text` (scrubbed, LF line ends) with no blocks; everything else as `blocks`.
    An empty string or tuple means that the file does not say.
    """

    path: str
    part: int = 0  # 0 for the first or only article of a file, 1 for the second, …
    kind: DocumentKind = "text"
    text: str = ""
    blocks: tuple[Block, ...] = ()
    title: str = ""
    deck: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""  # as the file names it: "The Averin Courier"
    section: str = ""
    language: str = ""  # "en", "uk", … as declared; clean detects where this is empty
    url: str = ""
    source: str = ""  # outlet as declared by sidecar or front matter, else ""
    rights: Rights | Literal[""] = ""
    tags: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    statements: tuple[Statement, ...] = ()
    trusted: frozenset[str] = frozenset()  # fields stated by the user's sidecar or front matter: never second-guessed
    cuts: tuple[Cut, ...] = ()  # what the reader already left out, with its rule
    notes: tuple[Note, ...] = ()
    skipped: str = ""  # why this is no article after all; then only path, part and notes matter
    heading: tuple[str, ...] = ()  # short lines between a page's title and its text that are left out: one may name the author
    restore: tuple[str, ...] = ()  # texts that the user wants kept although a rule would cut them


# ---------------------------------------------------------------- cleaned, dated


@dataclass(frozen=True, slots=True)
class Cut:
    """Something removed: the text, the step that removed it, why, and the line where it stood."""

    text: str
    rule: str  # the step's name: "furniture", "repeats", "captions", "bylines", …
    reason: str = ""  # one plain phrase: "said again three lines below, more fully"
    line: int = 0
    field: str = ""  # where it went, if it became a field: "captions", "authors", "section"


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The article and nothing else, with the receipt of what was cut."""

    title: str = ""
    deck: str = ""
    blocks: tuple[Block, ...] = ()
    authors: tuple[str, ...] = ()
    publisher: str = ""
    section: str = ""
    language: str = ""  # ISO 639-1, "" where it cannot be told
    captions: tuple[str, ...] = ()
    bios: tuple[str, ...] = ()
    cuts: tuple[Cut, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Clue:
    """The words that say when, and where they stand."""

    witness: Witness
    words: str  # verbatim: "said on Oct. 12"
    where: str = ""  # "line 12", "caption", "datePublished", "https://…"
    value: str = ""  # what it was read as: "2025-10-12"
    line: int = 0


@dataclass(frozen=True, slots=True)
class Constraint:
    """Something known of the day that is no date: it fell on a Monday; not before; not after."""

    kind: Literal["weekday", "not before", "not after"]
    value: str  # "monday" … "sunday", or an ISO day
    clue: Clue


class Dated(Struct, frozen=True):  # as all of which there is one for each article or story, and made several times
    """When an article was published, how exactly, who says so, and how sure we are.

    `published` is ISO 8601 at its precision and keeps the zone of the source: "2025-10-12T08:30+03:00", "2025-10-12",
    "2025-10", "2025". `day` is that day in the site's zone, for precisions day and minute.
    """

    published: str = ""
    precision: Precision = "none"
    day: date | None = None
    confidence: Confidence = "none"
    clue: Clue | None = None
    updated: str = ""  # ISO 8601 as above; stands in for published only as inferred, where nothing else does
    others: tuple[Clue, ...] = ()  # further clues that agree, and what else is known
    constraints: tuple[Constraint, ...] = ()
    reason: str = ""  # why there is no date: "says only “on Monday”", "after [dates] latest = 2025-12-31"
    future: bool = False
    because: tuple[str, ...] = ()  # `reason` as a code and its values, for pages in any language: ("says", "on Monday")

    @property
    def inferred(self) -> bool:
        """True where another report of the same story, or the last change, lent the date: shown and sorted by, never grouped by."""
        return self.confidence == "inferred"


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who published it: a key for addresses and counts, a name for people."""

    key: str  # "example.org", "harbour-post"; "" where unknown
    name: str = ""


class Article(Struct, frozen=True):
    """A cleaned, dated article with its identity: what the per-file step ends in."""

    id: str  # "a" and 12 letters: from the normalised URL where known, else from path and part
    path: str
    part: int = 0
    slug: str = ""
    kind: DocumentKind = "text"
    url: str = ""
    outlet: Outlet = Outlet("")
    title: str = ""
    deck: str = ""
    blocks: tuple[Block, ...] = ()
    authors: tuple[str, ...] = ()
    section: str = ""
    language: str = ""
    tags: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    bios: tuple[str, ...] = ()
    rights: Rights = "excerpt"
    dated: Dated = Dated()
    cuts: tuple[Cut, ...] = ()
    notes: tuple[Note, ...] = ()
    full: bool = True  # False: the rights leave only an excerpt; `blocks` hold no more than that
    words: int = 0  # of the whole cleaned body, whatever the rights show

    @property
    def text(self) -> str:
        """The body as paragraphs separated by blank lines."""
        return "\n\n".join(block.text for block in self.blocks)


# ---------------------------------------------------------------- stories


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why an article is where it is: what it shares with its story, how near it is, what came second."""

    score: float = 0.0
    threshold: float = 0.0
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    against: tuple[str, ...] = ()  # what spoke against, and was outweighed
    nearest: str = ""  # first article id of the nearest story it was not put in
    nearest_score: float = 0.0
    nearest_words: tuple[str, ...] = ()  # what it shares with that one
    nearest_against: tuple[str, ...] = ()
    weak: bool = False
    editor: str = ""  # "stories.toml:4: move": an editor decided
    company: int = 0  # -1: few articles before told what another did, so more was asked; 1: many did, so less


_NEAREST = Reasons.__slots__.index("nearest")


@dataclass(frozen=True, slots=True)
class Copy:
    """One article that is a copy of another's text."""

    id: str
    of: str
    likeness: float  # share of the shorter text's shingles found in the other, 0–1
    cut: tuple[str, ...] = ()  # sentences of the original that the copy leaves out
    added: tuple[str, ...] = ()  # sentences of its own
    own_title: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """An article's place in a group, and why it is there."""

    id: str
    why: Reasons | bytes = Reasons()  # or these, packed: there is one for each article, and hardly any is looked at

    @property
    def reasons(self) -> Reasons:
        """Why it is there."""
        return unpacked(self.why) if isinstance(self.why, bytes) else self.why

    @property
    def nearest(self) -> str:
        """Of these the first article of the nearest story it was not put in, which is asked for of every article."""
        found: str = _packing()[1].decode(self.why)[_NEAREST] if isinstance(self.why, bytes) else self.why.nearest
        return found


def packed(reasons: Reasons) -> bytes:
    """The reasons in a third of the room.

    >>> unpacked(packed(Reasons(0.5, names=("Averin",)))) == Reasons(0.5, names=("Averin",))
    True
    """
    found: bytes = _packing()[0].encode([getattr(reasons, name) for name in Reasons.__slots__])
    return found


def unpacked(reasons: bytes) -> Reasons:
    """The reasons themselves."""
    return Reasons(*_packing()[1].decode(reasons))


@cache
def _packing() -> tuple[Any, Any]:
    from msgspec import msgpack

    kinds = get_type_hints(Reasons)
    return msgpack.Encoder(), msgpack.Decoder(tuple[tuple(kinds[name] for name in Reasons.__slots__)])  # type: ignore[misc]


@dataclass(frozen=True, slots=True)
class Group:
    """Articles that tell one event, in the order in which they joined; `earlier` is the saga's chapter before."""

    members: tuple[Member, ...]
    copies: tuple[Copy, ...] = ()
    earlier: str = ""  # first article id of the group that this one continues
    earlier_words: tuple[str, ...] = ()  # what links them

    @property
    def first(self) -> str:
        """The id of the article that began the group."""
        return self.members[0].id


@dataclass(frozen=True, slots=True)
class Story:
    """A group with an identity that never changes, and the editor's decisions about it."""

    id: str  # "s" and 10 letters
    slug: str
    group: Group
    feed_date: str = ""  # ISO 8601 with zone, minted once; "" while no member has a day
    headline: str = ""  # the editor's, else ""
    note: str = ""
    pinned: bool = False
    hidden: bool = False
    earlier: str = ""  # story id
    later: tuple[str, ...] = ()  # story ids


# ---------------------------------------------------------------- what is said of a story


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as an article has it, and where it stands: `article` is its id, `block` the index of its block."""

    text: str
    article: str
    block: int
    start: int = 0  # offset in the block's text


@dataclass(frozen=True, slots=True)
class DayAccount:
    """What one day's reports add that was not there before."""

    day: date | None  # None: the undated reports
    added: tuple[Sentence, ...] = ()
    reports: tuple[str, ...] = ()  # article ids of that day, copies left out
    copies: int = 0
    names: tuple[str, ...] = ()  # names not met before
    lead: tuple[Sentence, ...] = ()  # of the first day, where the story's lead tells what was known only later


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One report's value: the sentence, and where in it the value stands."""

    sentence: Sentence
    value: str  # as written: "more than 100"
    start: int = 0  # offsets of the value in the sentence's text
    end: int = 0


@dataclass(frozen=True, slots=True)
class Figures:
    """Values of one kind that differ between reports; no verdict."""

    of: str  # "drones", "dead": a word that stands in the sentences
    rows: tuple[FigureRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in quotation marks, found verbatim; who said them; in how many independent texts."""

    text: str
    speaker: str  # "" where the text does not say
    sentence: Sentence
    articles: tuple[str, ...] = ()
    texts: int = 1


@dataclass(frozen=True, slots=True)
class NameUse:
    """A name that the story is about, with its spellings."""

    name: str
    variants: tuple[str, ...] = ()
    articles: int = 1
    topic: str = ""  # slug of its topic page, where there is one


class Report(Struct, frozen=True, gc=False):
    """One text of a story with the copies folded under it."""

    article: str
    copies: tuple[Copy, ...] = ()


class Account(Struct, frozen=True):
    """All that digest says of a story; every sentence is a report's."""

    story: Story
    headline: str
    headline_from: str = ""  # article id; "" where the editor wrote it
    lead: tuple[Sentence, ...] = ()
    days: tuple[DayAccount, ...] = ()  # oldest first
    figures: tuple[Figures, ...] = ()
    quotes: tuple[Quote, ...] = ()
    reports: tuple[Report, ...] = ()  # newest first
    names: tuple[NameUse, ...] = ()
    related: tuple[str, ...] = ()  # story ids that share names, most alike first
    first_day: date | None = None
    last_day: date | None = None
    outlets: tuple[str, ...] = ()  # names, by number of articles
    texts: int = 1
    activity: tuple[tuple[date, int], ...] = ()  # reports a day
    listed: str = ""  # a fingerprint of what lists show of it; "" where that takes more than it says itself
    called: tuple[tuple[date, str, str], ...] = ()  # from a day on, what its headline was, and whose; () if it was ever the same


@dataclass(frozen=True, slots=True)
class Topic:
    """A name or term that at least three stories of at least two outlets share."""

    slug: str
    name: str
    variants: tuple[str, ...]
    stories: tuple[str, ...]
    activity: tuple[tuple[date, int], ...] = ()


# ---------------------------------------------------------------- pages and files


@dataclass(frozen=True, slots=True)
class Page:
    """An address of the site and all that its template sees (`view`, a frozen value of digest.pages)."""

    url: str  # below site/: "story/sabc-harbour-bridge.html"
    template: str  # "story.html"
    view: Any
    key: str = ""  # fingerprint of the declared inputs; "" where it cannot be told cheaply


@dataclass(frozen=True, slots=True)
class File:
    """The bytes of one address below site/."""

    url: str
    body: bytes


# ---------------------------------------------------------------- identity


class LedgerEntry(NamedTuple):  # there is one for each article and story, made twice in each build
    """What must be remembered of one story or article, and nothing of membership."""

    id: str
    kind: Literal["article", "story"]
    slug: str = ""
    key: str = ""  # an article: its URL or path#part; a story: its first article's id
    text: str = ""  # an article: fingerprint of its text, by which a moved file is known again
    feed_date: str = ""
    state: Literal["live", "redirect", "removed"] = "live"
    to: str = ""  # the id that a redirect leads to
    day: str = ""  # its day when first seen, ISO; the oldest id of a merged story is told by it
    heir: str = ""  # a story: the article that carries the id on, should the first one be removed


@dataclass(frozen=True, slots=True)
class Decision:
    """What the editor decided in stories.toml, and on which line; stories and articles by id, articles also by path."""

    kind: Literal["merge", "split", "move", "rename", "pin", "hide", "note"]
    stories: tuple[str, ...] = ()  # merge: all of them; else the one
    articles: tuple[str, ...] = ()  # split: those that leave; move: the one
    text: str = ""  # rename: the headline; note: the note
    line: int = 0


@dataclass(frozen=True, slots=True)
class ClosedDay:
    """A day whose daily item has been sent: what it held then, for ever."""

    day: str
    stories: tuple[str, ...]
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """Identity, kept in git beside the settings."""

    site_id: str = ""
    entries: tuple[LedgerEntry, ...] = ()
    days: tuple[ClosedDay, ...] = ()
    slugs: tuple[tuple[str, str], ...] = field(default=())  # ("topic/zelensky", id) and other names promised to somebody
