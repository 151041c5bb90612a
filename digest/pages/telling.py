"""What do the reports tell together? Day by day, figures that differ, quotations: each sentence with its outlet."""

from __future__ import annotations

from msgspec import Struct

from digest.model import Article, DayAccount, Figures, Quote
from digest.pages.addresses import day_url
from digest.pages.desk import Desk
from digest.pages.views import Link, Said, When
from digest.pages.wording import clock_of


class StoryDay(Struct, frozen=True):
    """What one day's reports add that was not there before."""

    title: str  # "Thu 16 Oct", "Undated"
    full: str  # "Thursday 16 October 2025"
    machine: str  # for `datetime`
    href: str  # the day's page
    added: tuple[Said, ...]
    repeats: bool  # nothing that was not known
    reports: tuple[Link, ...]  # the day's reports, with the clock time where it is known; those that `added` does not name
    copies: str  # "and 2 copies"
    names: str  # names not met before


class FigureView(Struct, frozen=True):
    """One value in its sentence."""

    before: str  # the previous one
    value: str  # as written
    after: str  # the next one
    lang: str  # language of the words, "" where it is the page's
    outlet: str  # the outlet's name
    href: str  # address below site/
    when: When  # its date


class FiguresView(Struct, frozen=True):
    """Values of one kind that differ."""

    of: str  # a word of the sentences
    rows: tuple[FigureView, ...]  # one each


class QuoteView(Struct, frozen=True):
    """Words found verbatim, and who said them."""

    text: str  # the words
    lang: str  # language of the words, "" where it is the page's
    speaker: str  # "" where it is not said
    said: Said  # the sentence that it stands in
    texts: str  # "in 3 texts", "" for one


def story_day(desk: Desk, entry: DayAccount, first: bool = False) -> StoryDay:
    """What a day brought, with the way to its page; on the first day every name is new, so none is said to be."""
    words, day = desk.words, entry.day
    added, texts = desk.all_said(entry.added), desk.found(entry.reports)
    reports = tuple(Link(desk.article_href(a), desk.credit(a), _clock(a)) for a in texts)
    told = {said.outlet for said in added}
    has_page = day is not None and day in desk.by_day
    return StoryDay(
        title=words.brief(day) if day else words["undated"],
        full=words.full(day) if day else words["undated"],
        machine=day.isoformat() if day else "",
        href=day_url(day) if day and has_page else "",
        added=added,
        repeats=not added and not first and all(article.full for article in texts),
        reports=tuple(link for link in reports if entry.copies or link.facts or link.text not in told),
        copies=words.count("and_copies", entry.copies) if entry.copies else "",
        names=words.listed(entry.names[:8]) if not first else "",
    )


def _clock(article: Article) -> tuple[str, ...]:
    dated = article.dated
    same = dated.day is not None and dated.published[:10] == dated.day.isoformat()
    return (clock_of(dated.published),) if dated.precision == "minute" and same else ()


def figures_view(desk: Desk, figures: Figures) -> FiguresView:
    """Values of one kind side by side, each in its sentence."""
    rows = []
    for row in figures.rows:
        said = desk.said(row.sentence)
        if said:
            text = row.sentence.text
            start, end = (row.start, row.end) if text[row.start : row.end] else (0, 0)
            when = desk.when(desk.site.articles[row.sentence.article])
            rows.append(
                FigureView(
                    before=text[:start],
                    value=text[start:end],
                    after=text[end:],
                    lang=said.lang,
                    outlet=said.outlet,
                    href=said.href,
                    when=when,
                )
            )
    return FiguresView(figures.of, tuple(rows))


def quote_view(desk: Desk, quote: Quote) -> QuoteView | None:
    """A quotation with its speaker; None where its article may not be shown."""
    said = desk.said(quote.sentence)
    if said is None:
        return None
    return QuoteView(
        text=quote.text,
        lang=said.lang,
        speaker=quote.speaker,
        said=said,
        texts=desk.words.count("in_texts", quote.texts) if quote.texts > 1 else "",
    )
