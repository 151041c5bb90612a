"""What is a region of a page for? Its element, role and class say so; nothing here reads the article's language.

The names are those of page builders (class="share-bar"), which are English whatever language the page speaks, or Chinese in Latin
letters (class="tuijian"). They are a first opinion only: html_article.py overrules it where the region holds the article.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from digest.model import BlockKind


@dataclass(slots=True)
class Region:
    """An element that parts blocks: where it hangs, what it is for ("" where nothing speaks against it), what its blocks are."""

    parent: int
    tag: str
    line: int = 0
    reason: str = ""  # its own: "navigation", "related stories", "caption", …
    kind: BlockKind = "p"
    level: int = 0
    by_element: bool = False  # the reason is the element's own (nav, footer), no name's
    signature: str = ""  # tag and classes: siblings of one make are alike


# Text that belongs to no sentence: controls, and what a browser shows only where it can't do better.
BESIDE = {
    "button": "button", "select": "form", "textarea": "form", "datalist": "form", "noscript": "shown without scripts only",
    "iframe": "replaced", "object": "replaced", "canvas": "replaced", "audio": "replaced", "video": "replaced",
    "noembed": "replaced", "title": "hidden",
    "noframes": "replaced", "applet": "replaced", "progress": "form", "meter": "form",
}  # fmt: skip
_BY_TAG = {
    "nav": "navigation", "menu": "navigation", "footer": "footer", "aside": "aside", "form": "form", "dialog": "dialog",
    "figcaption": "caption", "figure": "caption", "header": "header", "address": "address", "fieldset": "form", "legend": "form",
}  # fmt: skip
_BY_ROLE = {
    "navigation": "navigation", "menu": "navigation", "menubar": "navigation", "banner": "header", "contentinfo": "footer",
    "complementary": "aside", "search": "form", "dialog": "dialog", "alertdialog": "dialog", "toolbar": "navigation",
    "tablist": "navigation", "alert": "dialog", "form": "form",
}  # fmt: skip

# Words of ids and classes, each a whole word of a name: "article-share__list" says "share", "shareholders" does not.
_WORDS = {
    "comments": "comments comment disqus comol respond commenting pinglun",
    "related": "related recirc recirculation recommended recommendations recommendation recommends recommend trending popular "
    "latest teaser "
    "teasers similar outbrain taboola revcontent mgid promo promos promoted suggested suggestions suggest onward readmore "
    "morefrom upnext "
    "mostread mostpopular interlink crosslink crosslinks relatedposts seealso feed newsfeed carousel "
    "tuijian xiangguan paihang",
    "share": "share shares sharing sharer sharebar sharethis social sociable addthis addtoany a2a viral follow socials sharedaddy "
    "fenxiang",
    "newsletter": "newsletter newsletters subscribe subscription subscriptions signup optin syndication mailchimp appbanner",
    "consent": "cookie cookies consent gdpr ccpa onetrust cmp privacy",
    "advert": "ad ads advert adverts advertise advertising advertisement advertisements dfp gpt sponsor sponsored sponsors "
    "affiliate commercial "
    "adslot adunit adsense adsbygoogle adbox adcontainer banner banners guanggao",
    "navigation": "nav navbar navigation subnav menu menus submenu breadcrumb breadcrumbs pagination pager topbar toolbar "
    "megamenu toc ticker "
    "masthead skiplink navlinks daohang mianbaoxie",
    "footer": "footer colophon copyright disclaimer dibu banquan",
    "aside": "sidebar rail",
    "caption": "caption captions credit credits photocredit figcaption slideshow gallery galleries lightbox slick swiper "
    "wpcaption photographer "
    "imagecaption cutline",
    "byline": "byline bylines author authors authorbox contributor contributors bio biography",
    "tags": "tags tag keywords hashtag hashtags taglist",
    "meta": "timestamp pubdate datetime eyebrow kicker rubric overline date dates metadata meta modified readtime postmeta",
    "dialog": "modal modals popup popups popover toast interstitial tooltip dropdown login notification overlay",
    "print": "noprint",
    "player": "player jwplayer vjs videojs brightcove speechkit podcast",
    "rating": "rating ratings poll polls quiz votes reactions reaction feedback",
    "hidden": "visuallyhidden offscreen",
}
_PAIRS = {
    "related": "read more|read next|read also|also read|more on|more from|more stories|more news|more articles|more in|more like|"
    "up next|"
    "next article|next story|next post|prev next|most read|most popular|most viewed|most recent|top stories|you may|see also|"
    "post nav|"
    "further reading|in other|editors picks|inline link|inline links|story list|post list|article list|list item card|promo link",
    "newsletter": "sign up|mailing list|mc embed|opt in|app download|app promo|app banner",
    "advert": "google auto|paid content|partner content|ad slot",
    "navigation": "skip link|skip to|site header|top bar|back to|table of|jump links|bread crumb|bread crumbs",
    "aside": "right rail|left rail|widget area|side bar|right column",
    "byline": "about author|written by|by line",
    "meta": "time stamp|read time|reading time|post date|article date|publish date|published date|post meta|entry meta|"
    "article meta|article info|story meta|section name|section label",
    "dialog": "pop up|log in|paywall message|paywall prompt",
    "print": "no print|hide print|print only",
    "hidden": "sr only|visually hidden|screen reader|off screen",
    "player": "audio player|video player|media player|video js",
    "share": "jp sharing|follow us",
    "embed": "twitter tweet|tweet blockquote|twitter video|instagram media|tiktok embed|fb post|reddit embed|bluesky embed|"
    "mastodon embed|telegram post|threads post|threads media",
}
_WORD_REASON = {word: reason for reason, words in _WORDS.items() for word in words.split()}
_PAIR_REASON = {pair: reason for reason, pairs in _PAIRS.items() for pair in pairs.split("|")}
# "has-sidebar", "no-ads", "js-share-ready": the name of a state, which says something of another element.
_STATES = frozenset("has with no without not is js enable enabled show shows hide hides can allow single template type "
"format".split())
_OTHER_ARTICLES = frozenset(("hidden", "related", "comments"))
_KINDS_OF = frozenset(("tag", "category", "topic", "term"))  # class="tag-social": the post is tagged so
_LISTS_OF = frozenset("list lists links link cloud container wrapper item items box bar s name names".split())
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_UNSEEN = re.compile(r"(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)", re.I)


def region_of(element: Any, tag: str, parent: int, above: Region) -> Region:
    """The region that an element opens below `above` (whose index is `parent`)."""
    names = _names(element)
    role = (element.get("role") or "").lower()
    own = "hidden" if hidden(element) else BESIDE.get(tag) or _BY_TAG.get(tag) or _BY_ROLE.get(role) or ""
    reason = own or named(names)
    if tag == "article" and reason not in _OTHER_ARTICLES:
        reason = ""  # <article class="post tag-social sponsored">: what it is about, not what it is for
    return Region(parent, tag, element.sourceline or above.line, reason, by_element=bool(own), signature=f"{tag} {names}")


def hidden(element: Any) -> bool:
    """Does the element's own markup say that nobody sees it?"""
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    return bool(style and _UNSEEN.search(style))


def names_author(element: Any) -> bool:
    """Is this inline element marked up as the author's name?"""
    if "author" in (element.get("rel") or "").lower().split() or "author" in (element.get("itemprop") or "").lower().split():
        return True
    if element.tag == "a" and _AUTHOR_PAGE.search(element.get("href") or ""):
        return True
    return named(_names(element)) == "byline" or _is_card(element)


def _is_card(element: Any) -> bool:
    """The name on an author's card: <p class="author vcard"><b class="fn">Ann Lee</b> Senior Correspondent</p>."""
    if "fn" not in (element.get("class") or "").split():
        return False
    above = (parent.get("class") or "" for parent in itertools.islice(element.iterancestors(), 2))
    return any("author" in classes.split() for classes in above)


# https://harbour.example/authors/ann-lee
_AUTHOR_PAGE = re.compile(
    r"/(?:authors?|by|profiles?|staff|journalists?|reporters?|columnists?|contributors?|writers?|auteurs?|autor(?:es|"
    "en)?)/[^/?#]{3}",
    re.I,
)


def _names(element: Any) -> str:
    given = (element.get("class"), element.get("id"), element.get("data-component"), element.get("data-testid"))
    return "|".join(each[:300] for each in given if each)


@lru_cache(maxsize=20_000)
def named(names: str) -> str:
    """What ids and classes say: "article-share__list|top" -> "share"; "" where they say nothing.

    >>> named("article-share"), named("shareholders"), named("c-entry-content")
    ('share', '', '')
    """
    given = names.replace("|", " ").split()[:24]
    shown = any(":" in name or name.startswith("d-") for name in given)  # "hidden md:block": only on small screens
    for name in given:
        reason = _name_says(name) if not (shown and name == "hidden") else ""
        if reason:
            return reason
    return ""


def _name_says(name: str) -> str:
    if name == "hidden":
        return "hidden"
    words = [word for part in re.split(r"[-_:./]+", name[:80]) for word in _parted(part)]
    if not words:
        return ""
    if words[0] in _STATES or (len(words) > 1 and words[0] in _KINDS_OF and words[1] not in _LISTS_OF):
        return ""
    for at, word in enumerate(words):
        reason = _PAIR_REASON.get(f"{word} {words[at + 1]}") if at + 1 < len(words) else ""
        if reason or word in _WORD_REASON:
            return reason or _WORD_REASON[word]
    return ""


def _parted(name: str) -> list[str]:
    """relatedStories -> related, stories; a number written in letters ("AdDsWC") is no words."""
    words = _CAMEL.split(name)
    return [word.lower() for word in words if word] if min(map(len, words)) >= 3 else [name.lower()] if name else []


# ---------------------------------------------------------------- the tree: a region stands behind its parent


def sums(regions: Sequence[Region], parts: Iterable[tuple[int, float]]) -> list[float]:
    """Of what is said of regions, for each the sum over it and all below it."""
    found = [0.0] * len(regions)
    for at, value in parts:
        found[at] += value
    for at in range(len(regions) - 1, 0, -1):
        found[regions[at].parent] += found[at]
    return found


def ancestors(regions: Sequence[Region], at: int) -> frozenset[int]:
    """The region and all that hold it."""
    found = set()
    while at >= 0:
        found.add(at)
        at = regions[at].parent
    return frozenset(found)


def below(regions: Sequence[Region], root: int) -> list[bool]:
    """For each region: is it the root, or does it stand in it?"""
    inside: list[bool] = []
    for at, region in enumerate(regions):
        inside.append(at == root or (region.parent >= 0 and inside[region.parent]))
    return inside


def child_of(regions: Sequence[Region], at: int, root: int) -> int:
    """The root's child that holds the region, -1 for none."""
    while at > 0 and regions[at].parent != root:
        at = regions[at].parent
    return at if at > 0 else -1
