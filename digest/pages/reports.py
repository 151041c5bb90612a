"""How is a report of a story shown? With its date and clue, its copies folded under it, and why it is there."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from digest.model import Account, Article, Copy, Reasons, Report
from digest.pages.addresses import linkable
from digest.pages.bodies import opening
from digest.pages.cards import link_to
from digest.pages.desk import Desk
from digest.pages.views import Link, When


class CopyView(Struct, frozen=True):
    """A copy folded under the text that it repeats."""

    id: str  # the article or story
    outlet: str  # the outlet's name
    title: str  # heading of the page
    href: str  # address below site/
    lang: str  # language of the words, "" where it is the page's
    when: When  # its date
    own_title: bool  # has it a headline of its own?
    likeness: int  # percent
    cut: tuple[str, ...]  # sentences that it leaves out, where the rights show them
    added: tuple[str, ...]
    changes: str  # "leaves out 2 sentences, adds 1"


class ReportView(Struct, frozen=True):
    """One text of the story."""

    id: str  # the article or story
    title: str  # heading of the page
    href: str  # address below site/
    lang: str  # language of the words, "" where it is the page's
    outlet: str  # the outlet's name, "" where unknown
    outlet_href: str  # the outlet's page
    authors: str  # their names
    when: When  # its date
    original: str  # the address at its publisher, "" where unknown
    opening: str  # its first sentences
    copies: tuple[CopyView, ...]  # folded under it
    carried: str  # "Carried by 3 more: Island Radio, …"


class WhyView(Struct, frozen=True):
    """Why a report is in its story, and what story came second."""

    outlet: str  # the outlet's name
    title: str  # heading of the page
    href: str  # address below site/
    lang: str  # language of the words, "" where it is the page's
    shared: tuple[tuple[str, str], ...]  # ("Names", "Mira Toll, Port Authority")
    against: str  # what spoke against it
    score: str  # "0.62, from 0.40 on"
    weak: bool  # should it be checked?
    editor: str  # "stories.toml:4: move"
    nearest: Link | None  # the nearest story that it was not put in
    nearest_shared: str  # what they share
    nearest_against: str  # what spoke against it


def report_view(desk: Desk, report: Report, opened: bool = True) -> ReportView | None:
    """A text with its copies folded under it, with its first sentences where `opened`; None where it may not be shown."""
    article = desk.site.articles.get(report.article)
    if article is None:
        return None
    copies = tuple(view for copy in report.copies if (view := copy_view(desk, copy)))
    carried = (
        desk.words.count("carried", len(copies), list=desk.words.listed(tuple(dict.fromkeys(copy.outlet for copy in copies))))
        if copies
        else ""
    )
    return ReportView(
        id=article.id,
        title=desk.title(article),
        href=desk.article_href(article),
        lang=desk.lang(article.language),
        outlet=desk.known(article),
        outlet_href=desk.source_href(article),
        authors=desk.words.listed(article.authors),
        when=desk.when(article, clue=True),
        original=linkable(article.url),
        opening=((article.deck if article.full else "") or opening(article.blocks)) if opened else "",
        copies=copies,
        carried=carried,
    )


def copy_view(desk: Desk, copy: Copy) -> CopyView | None:
    """A copy with what it cut or added; the sentences themselves only where both texts may be shown whole."""
    article, original = desk.site.articles.get(copy.id), desk.site.articles.get(copy.of)
    if article is None:
        return None
    words, whole = desk.words, article.full and original is not None and original.full
    changes = [words.count("leaves_out", len(copy.cut))] if copy.cut else []
    changes += [words.count("adds", len(copy.added))] if copy.added else []
    return CopyView(
        id=article.id,
        outlet=desk.credit(article),
        title=desk.title(article),
        href=desk.article_href(article),
        lang=desk.lang(article.language),
        when=desk.when(article),
        own_title=copy.own_title,
        likeness=round(100 * copy.likeness),
        cut=copy.cut if whole else (),
        added=copy.added if whole else (),
        changes=words.listed(tuple(changes)) or words["word_for_word"],
    )


def whys(desk: Desk, account: Account) -> tuple[WhyView, ...]:
    """Why each member is in the story, in the order of their joining."""
    members = account.story.group.members
    whys = (why_view(desk, article, member.reasons) for member in members if (article := desk.site.articles.get(member.id)))
    return tuple(why for why in whys if why)


def why_view(desk: Desk, article: Article, reasons: Reasons) -> WhyView | None:
    """What a report shares with its story, and the nearest story that it was not put in; None where nothing is to be said."""
    words = desk.words
    kinds = (
        ("names", reasons.names),
        ("terms", reasons.words),
        ("numbers", reasons.numbers),
        ("quotations", tuple(quote for quote in reasons.quotes if quote in article.text)),
        ("dates", tuple(_said_day(desk, day) for day in reasons.dates)),
    )
    shared = tuple((words["shared_" + kind], words.listed(found)) for kind, found in kinds if found)
    nearest = desk.story_of.get(reasons.nearest) if reasons.nearest else None
    if not shared and nearest is None and not reasons.editor:
        return None
    score = words.say("score", score=f"{reasons.score:.2f}", threshold=f"{reasons.threshold:.2f}") if reasons.score else ""
    return WhyView(
        outlet=desk.known(article),
        title=desk.title(article),
        href=desk.article_href(article),
        lang=desk.lang(article.language),
        shared=shared,
        against=words.listed(reasons.against),
        score=score,
        weak=reasons.weak,
        editor=reasons.editor,
        nearest=link_to(desk, nearest) if nearest else None,
        nearest_shared=words.listed(reasons.nearest_words),
        nearest_against=words.listed(reasons.nearest_against),
    )


def _said_day(desk: Desk, iso: str) -> str:
    """A day of the reasons as people say it; anything else as it is."""
    try:
        return desk.words.short(date.fromisoformat(iso))
    except ValueError:
        return iso
