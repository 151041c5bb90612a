"""How is a day sent by mail? As one message, text and HTML with inline styles; the same bytes every time."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr
from html import escape
from urllib.parse import urlsplit

from digest.build import Result
from digest.errors import DigestError
from digest.fingerprint import fingerprint, guid
from digest.model import Account, Article
from digest.pages.addresses import article_url, day_url, linkable, public_address, story_url
from digest.pages.desk import called_on
from digest.pages.wording import Wording, wording_of
from digest.text import spaced

_WIDTH = 72
_SERIF = "font-family:Georgia,'Times New Roman',serif"
_SANS = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
_STYLES = {
    "body": f"margin:0;padding:24px 16px;background:#ffffff;color:#1a1a1a;{_SERIF};font-size:17px;line-height:1.5",
    "box": "max-width:600px;margin:0 auto",
    "name": f"{_SANS};font-size:13px;letter-spacing:.04em;color:#555555;margin:0",
    "day": "font-size:28px;line-height:1.2;margin:4px 0 4px;font-weight:bold",
    "small": f"{_SANS};font-size:14px;line-height:1.4;color:#555555;margin:4px 0 0",
    "story": "border-top:1px solid #cccccc;margin:24px 0 0;padding:16px 0 0",
    "headline": "font-size:21px;line-height:1.25;margin:0;font-weight:bold",
    "note": f"{_SANS};font-size:15px;border-left:3px solid #999999;padding:2px 0 2px 12px;margin:10px 0 0",
    "said": "margin:10px 0 0",
    "outlet": f"{_SANS};font-size:14px;color:#555555",
    "link": "color:#1a1a1a;text-decoration:underline",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence, and the outlet that says it."""

    text: str
    outlet: str  # "" where it is not known


@dataclass(frozen=True, slots=True)
class Item:
    """One story as it stands in the mail: every sentence is a report's."""

    headline: str
    href: str  # its page; "" where the site has no address yet
    facts: str
    note: str
    said: tuple[Told, ...]
    reports: tuple[tuple[str, str], ...]  # (outlet: title, address)


@dataclass(frozen=True, slots=True)
class Edition:
    """What one day's mail says."""

    day: date
    title: str
    name: str  # of the site
    counts: str
    href: str  # the day's page
    items: tuple[Item, ...]
    footer: str
    language: str


def days_of(result: Result) -> tuple[date, ...]:
    """The days that have reports, the newest first."""
    return tuple(sorted({day for account in result.site.accounts for day, _ in account.activity}, reverse=True))


def edition(result: Result, day: date | None, texts: Mapping[str, str]) -> Edition:
    """The edition of a day, or of the newest day that has reports. Raises DigestError for a day without any."""
    days = days_of(result)
    if not days:
        raise DigestError("no article has a day, so there is no edition; digest check says what could date them")
    wanted = day or days[0]
    if wanted not in days:
        near = min(days, key=lambda other: (abs(other - wanted), other))
        raise DigestError(f"no reports on {wanted}; the nearest day with reports is {near}")
    return _edition(result, wanted, texts)


def _edition(result: Result, day: date, texts: Mapping[str, str]) -> Edition:
    settings = result.given.settings
    words = wording_of(texts, settings.site.date_style)
    accounts = sorted((a for a in result.site.accounts if _today(a, day)), key=lambda a: _weight(a, day))
    items = tuple(_item(account, day, result, words) for account in accounts)
    articles = [a for account in accounts for a in _members(account, result) if a.dated.day == day]
    counts = _counts(words, len(items), articles)
    footer = words["private"] if settings.publish == "private" else words["made_by"]
    href = public_address(settings.site.base_url, day_url(day))
    return Edition(day, words.full(day), settings.site.title, counts, href, items, footer, settings.site.language)


def _counts(words: Wording, stories: int, articles: list[Article]) -> str:
    """9 stories from 31 reports by 11 outlets"""
    said = {"stories": words.count("stories", stories), "reports": words.count("from_reports", len(articles))}
    outlets = _outlets(articles)
    return words.say("counts", **said, outlets=words.count("by_outlets", outlets)) if outlets else words.say("counts_plain", **said)


def _outlets(articles: list[Article]) -> int:
    return len({article.outlet.key for article in articles} - {""})


def _today(account: Account, day: date) -> int:
    return dict(account.activity).get(day, 0)


def _weight(account: Account, day: date) -> tuple[bool, int, int, int, str]:
    """As on the day's page: pinned first, then outlets, texts, reports of the day."""
    return (not account.story.pinned, -len(account.outlets), -account.texts, -_today(account, day), account.story.id)


def _members(account: Account, result: Result) -> list[Article]:
    there = result.site.pages.articles
    return [there[member.id] for member in account.story.group.members if member.id in there]


def _item(account: Account, day: date, result: Result, words: Wording) -> Item:
    there, base = result.site.pages.articles, result.given.settings.site.base_url
    today = next((entry for entry in account.days if entry.day == day), None)
    added = today.added if today else ()
    opening = (today.lead if today else ()) or account.lead
    sentences = [*(opening if account.first_day == day or not added else ()), *added]
    known = [s for s in sentences if s.article in there and (there[s.article].dated.day or date.max) <= day]
    said = tuple(dict.fromkeys(Told(spaced(s.text), _outlet(there[s.article])) for s in known))
    members = _members(account, result)
    reports = tuple((_titled(a, words), _report_address(a, base)) for a in members if a.dated.day == day)
    outlets = [words.count("outlets", number)] if (number := _outlets(members)) else []
    facts = [*outlets, words.count("texts", account.texts)] if len(reports) > 1 else []
    if account.first_day and account.first_day < day:
        facts.append(words.say("updated_day", n=(day - account.first_day).days + 1))
    href = public_address(base, story_url(account.story))
    return Item(spaced(called_on(account, day)[0]), href, " · ".join(facts), spaced(account.story.note), said, reports)


def _titled(article: Article, words: Wording) -> str:
    return ": ".join(filter(None, (_outlet(article), article.title or words["untitled"])))


def _outlet(article: Article) -> str:
    """Its name, "" where it is not known."""
    return (article.outlet.name or article.outlet.key) if article.outlet.key else ""


def _report_address(article: Article, base: str) -> str:
    """At its publisher; where that is unknown, on the site."""
    return linkable(article.url) or public_address(base, article_url(article))


# ---------------------------------------------------------------- as text


def plain(edition: Edition) -> str:
    """The edition as plain text, 72 columns wide; addresses are never broken."""
    lines = [edition.name, edition.title, edition.counts, *filter(None, (edition.href,))]
    for item in edition.items:
        lines += ["", "-" * _WIDTH, *_wrapped(item.headline), *filter(None, (item.facts, item.href))]
        lines += ["", *_wrapped(item.note)] if item.note else []
        for told in item.said:
            lines += ["", *_wrapped(f"{told.text} ({told.outlet})" if told.outlet else told.text)]
        lines += [""] if item.said else []
        for title, address in item.reports:
            lines += [*_wrapped(title, "* ", "  "), *(f"  {each}" for each in (address,) if each)]
    return "\n".join([*lines, "", "-" * _WIDTH, *_wrapped(edition.footer)]) + "\n"


def _wrapped(text: str, first: str = "", rest: str = "") -> list[str]:
    return textwrap.wrap(
        text, _WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )


# ---------------------------------------------------------------- as HTML


def html(edition: Edition) -> str:
    """The edition as a page of its own: inline styles only, no picture, nothing that is fetched."""
    parts = [
        f'<!doctype html>\n<html lang="{escape(edition.language)}">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width">',
        f"<title>{escape(edition.name)}: {escape(edition.title)}</title>\n</head>",
        f'<body style="{_STYLES["body"]}">\n<div style="{_STYLES["box"]}">',
        _tag("p", "name", escape(edition.name)),
        _tag("h1", "day", _linked(edition.title, edition.href)),
        _tag("p", "small", escape(edition.counts)),
        *(line for item in edition.items for line in _item_html(item)),
        f'<div style="{_STYLES["story"]}">{_tag("p", "small", escape(edition.footer))}</div>',
        "</div>\n</body>\n</html>\n",
    ]
    return "\n".join(parts)


def _item_html(item: Item) -> Iterator[str]:
    yield f'<div style="{_STYLES["story"]}">'
    yield _tag("h2", "headline", _linked(item.headline, item.href))
    if item.facts:
        yield _tag("p", "small", escape(item.facts))
    if item.note:
        yield _tag("p", "note", escape(item.note))
    for told in item.said:
        outlet = f' <span style="{_STYLES["outlet"]}">{escape(told.outlet)}</span>' if told.outlet else ""
        yield _tag("p", "said", f"{escape(told.text)}{outlet}")
    for title, address in item.reports:
        yield _tag("p", "small", _linked(title, address))
    yield "</div>"


def _tag(name: str, style: str, inner: str) -> str:
    return f'<{name} dir="auto" style="{_STYLES[style]}">{inner}</{name}>'


def _linked(text: str, address: str) -> str:
    return f'<a href="{escape(address)}" style="{_STYLES["link"]}">{escape(text)}</a>' if address else escape(text)


# ---------------------------------------------------------------- as a message


def message(edition: Edition, result: Result, sender: str = "", to: str = "") -> bytes:
    """The edition as a message (RFC 5322) with both parts. Its date is the day's last second, its id comes from site and day."""
    given = result.given
    unique = guid(result.told.ledger.site_id, f"mail {edition.day}").rpartition(":")[2]
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = spaced(f"{edition.name}: {edition.title}")
    mail["From"] = _mailbox(sender) or formataddr((spaced(edition.name), "digest@site.invalid"))
    mail["To"] = _mailbox(to) or "undisclosed-recipients:;"
    mail["Date"] = format_datetime(datetime.combine(edition.day, time(23, 59, 59), given.zone))
    mail["Message-ID"] = f"<{unique}@{_host(given.settings.site.base_url)}>"
    mail.set_content(plain(edition), cte="quoted-printable")
    mail.add_alternative(html(edition), subtype="html", cte="quoted-printable")
    mail.set_boundary("digest-" + fingerprint(unique))
    return mail.as_bytes()


def _host(base_url: str) -> str:
    """A host that may stand in a Message-ID: ASCII letters, without a port."""
    host = urlsplit(base_url).hostname or "site.invalid"
    return host if host.isascii() else host.encode("idna").decode("ascii")


def _mailbox(word: str) -> str:
    """The mailbox as it was given; DigestError for what is none."""
    from email.utils import parseaddr

    name, address = parseaddr(word)
    if word and ("@" not in address or any(ord(c) < 32 for c in word)):
        raise DigestError(f'"{word}" is no mailbox; expected one such as "The desk <desk@example.org>"')
    return formataddr((name, address)) if word else ""
