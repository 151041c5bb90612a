"""Which pages has one story? Its own and those of its articles, known again while it and what they show of others is the same."""

from __future__ import annotations

from operator import attrgetter

from msgspec import Struct

from digest.model import Account, Article
from digest.pages.addresses import article_url, story_url
from digest.pages.article import article_page
from digest.pages.desk import Desk
from digest.pages.feed_parts import feed_of
from digest.pages.keys import Keys
from digest.pages.planned import Planned
from digest.pages.story import neighbours, story_page
from digest.tables import Tables


class Chapter(Struct, frozen=True, gc=False):
    """The pages of one story, and the ids of the stories that these show, or would show; None where that cannot be told."""

    pages: tuple[Planned, ...]
    others: tuple[str, ...] | None


def pages_of_stories(desk: Desk, keys: Keys, tables: Tables) -> dict[str, Planned]:
    """The pages of all stories and articles by their addresses."""
    asked = tables.joined("stories beside marks", desk.stories, tables.known("marks", _marked(desk)))
    made = tables.each("pages of stories", asked, lambda _, of: _chapter(desk, keys, of[0]), keys.base, attrgetter("others"))
    told = tables.spread("pages of stories by address", made, lambda _, chapter: {page.url: page for page in chapter.pages})
    outside = _outside(desk, tables) if desk.site.settings.pages.articles else ()
    if not outside:
        return told
    alone = {id_: (desk.site.articles[id_], id_ in desk.twins) for id_ in outside}
    pages = tables.each("pages of articles", alone, lambda _, of: _article(keys.article(of[0]), of[0]), keys.base)
    return tables.over("pages of all", told, {page.url: page for page in pages.values()})


def _outside(desk: Desk, tables: Tables) -> list[str]:
    """The ids of the articles that are in no story."""
    articles, told = desk.site.articles, desk.story_of
    ids = tables.of_keys("ids on the desk", articles, object), tables.of_keys("ids in stories", told, object)
    return tables.one("ids outside stories", ids, lambda: [id_ for id_ in articles if id_ not in told])


def _marked(desk: Desk) -> dict[str, list[str]]:
    """The stories of which some page has its id in its title, with these ids."""
    found: dict[str, list[str]] = {}
    for id_ in sorted(desk.twins):
        account = desk.stories.get(id_) or desk.story_of.get(id_)
        if account:
            found.setdefault(account.story.id, []).append(id_)
    return found


def _chapter(desk: Desk, keys: Keys, account: Account) -> Chapter:
    firsts = {member.id: member.nearest for member in account.story.group.members}
    near = {id_: desk.story_of.get(first) for id_, first in firsts.items() if first}
    asked = neighbours(account)  # some of them may only come into being
    around = [desk.stories[id_] for id_ in asked if id_ in desk.stories]
    key = keys.story(account, around, near.values(), desk.feed(feed_of(story_url(account.story))))
    pages = [_story(key, account)]
    if desk.site.settings.pages.articles:
        pages += [_article(keys.article(article, account, near.get(article.id)), article) for article in desk.members(account)]
    others = None if None in near.values() else tuple(filter(None, (*asked, *(each.story.id for each in near.values() if each))))
    return Chapter(tuple(pages), others)


def _story(key: str, account: Account) -> Planned:
    return Planned(story_url(account.story), story_page, (account,), key, not account.story.hidden, account.last_day)


def _article(key: str, article: Article) -> Planned:
    indexed = article.full and article.rights in ("own", "licensed", "cc-by")
    return Planned(article_url(article), article_page, (article,), key, indexed, article.dated.day)
