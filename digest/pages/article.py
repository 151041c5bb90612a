"""What does an article's page show? The cleaned text as far as the rights allow, its date with its clue, its story, its receipt."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from digest.model import Account, Article, Cut, Dated, Page, Reasons
from digest.pages.addresses import article_url, host_of, linkable, public_address
from digest.pages.bodies import opening, parts_of
from digest.pages.cards import link_to
from digest.pages.desk import Desk
from digest.pages.frame import RIGHT_TO_LEFT, Meta, frame, head
from digest.pages.reports import CopyView, WhyView, copy_view, why_view
from digest.pages.story import news_article
from digest.pages.views import Frame, Head, Link, Part, When
from digest.text import visible


class Removed(Struct, frozen=True):
    """What one cleaning step left out: a heading for it, and the lines with their reasons."""

    rule: str  # name of the step
    cuts: tuple[Cut, ...]  # what was taken out


class ArticleView(Struct, frozen=True):
    """article/ID-slug.html"""

    site: Frame  # masthead and footer
    head: Head  # what machines read
    id: str  # the article or story
    title: str  # heading of the page
    lang: str  # language of the words, "" where it is the page's
    direction: str  # "rtl", else ""
    deck: str  # the line under the title
    outlet: str  # the outlet's name
    outlet_href: str  # the outlet's page
    authors: str  # their names
    section: str  # as the source names it
    when: When  # its date
    updated: str  # when it was last updated, in words
    clues: tuple[str, ...]  # further clues to the date
    original: str  # address at its publisher, "" where unknown
    host: str  # the publisher's host
    body: tuple[Part, ...]  # its text
    full: bool  # in full
    words: str  # "640 words"
    captions: tuple[str, ...]  # of its pictures
    bios: tuple[str, ...]  # of its authors
    story: Link | None  # the story that it is in
    why: WhyView | None  # why it is in its story
    copy_of: Link | None  # the text that it repeats
    copies: tuple[CopyView, ...]  # folded under it
    siblings: tuple[Link, ...]  # the story's other reports
    receipt: tuple[Removed, ...]
    receipt_count: str  # "12 pieces left out"
    path: str  # of the input file, in private builds
    filters: tuple[tuple[str, str], ...]  # for the search


def article_page(desk: Desk, article: Article) -> Page:
    """The page of one article."""
    url = article_url(article)
    words = desk.words
    account = desk.story_of.get(article.id)
    copies, copy_of = _copies(desk, article, account)
    receipt = _receipt(article.cuts) if article.full and desk.site.settings.pages.receipts else ()
    private = desk.site.settings.publish == "private"
    dated = article.dated
    view = ArticleView(
        site=frame(desk, url),
        head=head(desk, url, _meta(desk, article)),
        id=article.id,
        title=desk.title(article),
        lang=desk.lang(article.language),
        direction="rtl" if article.language in RIGHT_TO_LEFT else "",
        deck=article.deck if article.full else "",
        outlet=desk.known(article),
        outlet_href=desk.source_href(article),
        authors=words.listed(article.authors),
        section=article.section,
        when=desk.when(article, clue=True),
        updated=words.say("updated", date=changed) if (changed := _updated(desk, dated)) else "",
        clues=tuple(
            words.say(
                "clue_also",
                witness=words.texts.get("clue_" + c.witness.replace(" ", "_").replace("-", "_"), c.witness),
                words=c.words[:160],
            )
            for c in dated.others[:4]
            if c.words and dated.published  # with no date there is nothing to agree with
        ),
        original=linkable(article.url),
        host=host_of(article.url),
        body=parts_of(article.blocks),
        full=article.full,
        words=words.count("words", article.words) if article.words else "",
        captions=article.captions if article.full else (),
        bios=article.bios if article.full else (),
        story=link_to(desk, account) if account else None,
        why=_why(desk, article, account),
        copy_of=copy_of,
        copies=copies,
        siblings=_siblings(desk, article, account),
        receipt=receipt,
        receipt_count=words.count("pieces", len(article.cuts)) if receipt else "",
        path=visible(article.path) if private else "",
        filters=_filters(desk, article),
    )
    return Page(url, "article.html", view)


def _meta(desk: Desk, article: Article) -> Meta:
    public = article.rights in ("own", "licensed", "cc-by") and article.full
    mark = f" – {article.id}" if article.id in desk.twins else ""
    title = f"{desk.title(article)} – {desk.outlet(article)}{mark}"
    description = (article.deck if article.full else "") or opening(article.blocks) or desk.title(article)
    data = news_article(desk, article)
    if data is not None:
        data["url"] = public_address(desk.site.settings.site.base_url, article_url(article))
    return Meta(title, description, "article", public, data=data)


def _updated(desk: Desk, dated: Dated) -> str:
    """The day of the last change, where it is not shown as the article's own."""
    if not dated.updated or (dated.clue and dated.clue.witness == "update"):
        return ""
    try:
        return desk.words.long(date.fromisoformat(dated.updated[:10]))
    except ValueError:
        return ""


def _why(desk: Desk, article: Article, account: Account | None) -> WhyView | None:
    members = account.story.group.members if account else ()
    reasons = next((member.reasons for member in members if member.id == article.id), Reasons())
    return why_view(desk, article, reasons)


def _copies(desk: Desk, article: Article, account: Account | None) -> tuple[tuple[CopyView, ...], Link | None]:
    """The copies folded under this text, and the text that this one is a copy of."""
    if account is None:
        return (), None
    found = [copy for report in account.reports for copy in report.copies]
    views = tuple(view for copy in found if copy.of == article.id and (view := copy_view(desk, copy)))
    of = next((desk.site.articles.get(copy.of) for copy in found if copy.id == article.id), None)
    return views, Link(
        desk.article_href(of), desk.title(of), tuple(filter(None, (desk.known(of),))), desk.lang(of.language)
    ) if of else None


def _siblings(desk: Desk, article: Article, account: Account | None) -> tuple[Link, ...]:
    if account is None:
        return ()
    others = desk.found(report.article for report in account.reports if report.article != article.id)
    return tuple(
        Link(
            desk.article_href(other),
            desk.title(other),
            tuple(filter(None, (desk.known(other), desk.when(other).text or desk.words["undated_word"]))),
            desk.lang(other.language),
        )
        for other in others[:8]
    )


def _receipt(cuts: tuple[Cut, ...]) -> tuple[Removed, ...]:
    rules: dict[str, list[Cut]] = {}
    for cut in cuts:
        rules.setdefault(cut.rule, []).append(cut)
    return tuple(Removed(rule, tuple(found)) for rule, found in rules.items())


def _filters(desk: Desk, article: Article) -> tuple[tuple[str, str], ...]:
    day = article.dated.day
    found = [("outlet", desk.outlet(article))]
    found += [("language", article.language)] if article.language else []
    return tuple(found + ([("month", f"{day:%Y-%m}")] if day else []))
