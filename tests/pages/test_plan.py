"""What the pages promise: every address once, every link alive, nothing said that is in no report or may not be shown."""

from __future__ import annotations

import json
import posixpath
import re
from datetime import date, timedelta
from functools import cache

import pytest
from lxml import html

from digest.build.sayings import listed
from digest.fingerprint import fingerprint
from digest.model import Account, Article, Clue, Group, Member, Outlet, Page, Report, Story
from digest.pages import SiteInput, outline, plan
from digest.settings import PageSettings, SearchSettings, Settings, SiteSettings
from digest.theme import LANGUAGES, Theme
from tests.pages import averin, templates_doc
from tests.values import replace

THEME = Theme()
HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}</script><!--\u202e'


@cache
def public() -> dict[str, bytes]:
    return rendered(averin.site())


def rendered(site: SiteInput, theme: Theme = THEME) -> dict[str, bytes]:
    return {page.url: theme.render(page) for page in plan(site)}


def pages_of(files: dict[str, bytes]) -> dict[str, html.HtmlElement]:
    return {
        url: html.fromstring(body, parser=html.HTMLParser(encoding="utf-8")) for url, body in files.items() if url.endswith(".html")
    }


def text_of(body: bytes) -> str:
    return " ".join(html.fromstring(body, parser=html.HTMLParser(encoding="utf-8")).text_content().split())


def test_every_address_is_planned_once_and_in_order() -> None:
    urls = [page.url for page in plan(averin.site())]
    assert urls == sorted(set(urls))
    for url in (
        "index.html",
        "2025/10/16.html",
        "2025/10/index.html",
        "2025/index.html",
        "archive.html",
        "undated.html",
        "about.html",
        "404.html",
        "search.html",
        "feeds/index.html",
        "source/index.html",
        "topic/index.html",
        "robots.txt",
        "sitemap.xml",
        "_headers",
        "_redirects",
        ".nojekyll",
    ):
        assert url in urls


def test_the_order_of_the_input_changes_nothing() -> None:
    site = averin.site(days=12)
    turned = replace(
        site,
        accounts=site.accounts[::-1],
        articles=dict(reversed(site.articles.items())),
        topics=site.topics,
        feeds=frozenset(sorted(site.feeds, reverse=True)),
    )
    assert rendered(site) == rendered(turned)


@pytest.mark.slow
def test_every_link_leads_somewhere() -> None:
    files = public() | dict.fromkeys(averin.site().feeds, b"") | {asset.url: asset.body for asset in THEME.assets()}
    pages = pages_of(files)
    ids = {url: {one.get("id") for one in tree.iter() if one.get("id")} for url, tree in pages.items()}
    dead = []
    for url, tree in pages.items():
        for one in tree.iter("a", "link", "script"):
            href = one.get("href") or one.get("src") or ""
            if not href or href.startswith(("http", "mailto:")):
                continue
            path, _, fragment = href.partition("#")
            base = (
                path.removeprefix("/news/")
                if url == "404.html"
                else posixpath.normpath(posixpath.join(posixpath.dirname(url), path))
            )
            target = base if path else url
            if target not in files or (fragment and fragment not in ids[target]):
                dead.append((url, href))
    assert not dead


def test_each_page_has_its_own_title_and_one_heading() -> None:
    titles: dict[str, str] = {}
    for url, tree in pages_of(public()).items():
        title = tree.findtext(".//title")
        assert title and len(tree.findall(".//h1")) == 1 and len(tree.findall(".//main")) == 1, url
        assert titles.setdefault(title, url) == url


def test_two_stories_of_one_headline_have_two_titles() -> None:
    site = averin.site(days=3)
    twins = [averin.alone(averin.POST, "Fog", f"Fog number {n}.", date(2025, 10, 16), id=f"a00000000{n}") for n in range(2)]
    accounts = tuple(replace(account, story=replace(account.story, id=f"s0000000{n}")) for n, (account, _) in enumerate(twins))
    accounts = tuple(replace(a, headline_from=a.reports[0].article) for a in accounts)
    site = replace(site, accounts=accounts, articles={one.id: one for _, found in twins for one in found})
    titles = [tree.findtext(".//title") for url, tree in pages_of(rendered(site)).items()]
    assert len(titles) == len(set(titles))


def test_lists_of_a_day_say_where_its_date_is_inferred() -> None:
    site = averin.site(days=3)
    day = date(2025, 10, 16)
    account, found = averin.alone(averin.POST, "Fog on the quay", "Fog lay on the quay.", day)
    report = found[0]
    inferred = replace(report, dated=replace(report.dated, confidence="inferred"))
    for one, said in ((report, False), (inferred, True)):
        files = rendered(replace(site, accounts=(account,), articles={one.id: one}))
        for url in ("index.html", "2025/10/16.html", "2025/10/index.html"):
            assert ("date inferred" in text_of(files[url])) is said, url


def test_every_sentence_of_a_story_page_stands_in_a_report_and_leads_to_it() -> None:
    site = averin.site()
    blocks = {block.text for article in site.articles.values() for block in article.blocks}
    for url, tree in pages_of(public()).items():
        for said in tree.find_class("said"):
            text = said.text_content()
            assert any(text in block for block in blocks), (url, text)
            link = said.getnext()
            while link is not None and link.get("class") == "said" and not url.startswith("story/"):
                link = link.getnext()  # on a card, what one outlet says in a row has its outlet once
            assert link is not None and link.get("class") == "outlet" and "article/" in link.get("href")


def test_a_quotation_without_a_speaker_is_not_given_to_its_outlet() -> None:
    captions = [
        caption for page in pages_of(public()).values() for caption in page.xpath("//figure[@class='quote']/figcaption")
    ]
    said = {caption.text_content().startswith("quoted by ") for caption in captions if not caption.xpath("span[@class='speaker']")}
    named = {caption.text_content().startswith("quoted by ") for caption in captions if caption.xpath("span[@class='speaker']")}
    assert (said, named) == ({True}, {False})


def test_a_private_site_asks_not_to_be_found() -> None:
    files = rendered(averin.site(public=False))
    assert "sitemap.xml" not in files and b"Disallow: /\n" in files["robots.txt"] and b"X-Robots-Tag: noindex" in files["_headers"]
    for url, tree in pages_of(files).items():
        assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"], url
    assert "Private build" in text_of(files["index.html"])


def test_without_a_base_url_nothing_is_absolute() -> None:
    files = rendered(averin.site(base_url=""))
    assert "sitemap.xml" not in files and b"Sitemap" not in files["robots.txt"]
    for url, tree in pages_of(files).items():
        assert not tree.xpath("//link[@rel='canonical']") and not tree.xpath("//meta[@property='og:url']"), url
        assert not tree.xpath("//script[@type='application/ld+json']"), url


def test_a_public_article_that_is_not_ours_is_not_indexed_and_shows_only_its_excerpt() -> None:
    files = public()
    url = next(url for url in files if url.startswith("article/") and "an-excerpt-of-a-text" in url)
    tree = pages_of({url: files[url]})[url]
    assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert "the rights allow no more" in tree.text_content()
    assert tree.xpath("//a[@rel='external noopener']/@class") == ["button"], "whoever has read the excerpt goes on from there"
    assert url not in files["sitemap.xml"].decode()


def test_where_only_the_headline_may_be_shown_nothing_is_called_an_excerpt() -> None:
    one, found = averin.alone(averin.POST, "A headline", "It is not to be shown.", date(2025, 10, 16))
    bare = {a.id: replace(a, blocks=(), full=False, rights="headline") for a in found}
    files = rendered(replace(averin.site(days=2), accounts=(replace(one, lead=()),), articles=bare, topics=()))
    told = [
        text_of(body)
        for url, body in files.items()
        if url.startswith(("article/", "story/")) and "a-headline" in url and url.endswith("html")
    ]
    assert len(told) == 2
    assert all("The rights allow only the headline." in text and "An excerpt" not in text for text in told)


def test_the_receipt_stands_outside_the_article_and_only_where_the_text_is_whole() -> None:
    site = averin.site(days=3)
    one = next(article for article in site.articles.values() if article.cuts)
    url = f"article/{one.id}-{one.slug}.html"
    tree = pages_of(rendered(site))[url]
    assert "Sign up for our morning letter" in tree.text_content()
    assert not tree.xpath("//article//*[contains(@class, 'receipt')]")
    less = replace(site, articles={**site.articles, one.id: replace(one, full=False)})
    assert "Sign up for our morning letter" not in text_of(rendered(less)[url])


def test_a_hidden_story_is_in_no_list_and_keeps_its_page() -> None:
    files = public()
    title = "A story that the editor hides"
    shown = [url for url, body in files.items() if url.endswith(".html") and title in text_of(body)]
    assert shown and all(url.startswith(("story/", "article/")) for url in shown)


def test_an_undated_report_is_on_its_shelf_with_the_reason_and_is_no_news_article() -> None:
    files = public()
    assert "Says only “on Monday”." in text_of(files["undated.html"])
    url = next(url for url in files if url.startswith("article/") and "a-report-that-nobody-dates" in url)
    assert b"NewsArticle" not in files[url]


def test_nothing_agrees_with_a_date_that_is_not_there() -> None:
    site = averin.site(base_url="https://averin.example/")
    one = next(article for article in site.articles.values() if not article.dated.published)
    told = replace(one, dated=replace(one.dated, others=(Clue("text", "on Monday"),)))
    files = rendered(replace(site, articles={**site.articles, one.id: told}))
    page = next(body for url, body in files.items() if url.startswith(f"article/{one.id}"))
    assert "agrees" not in text_of(page)


def test_an_unknown_outlet_is_counted_nowhere_and_named_beside_a_known_one() -> None:
    site = averin.site()
    account = next(one for one in site.accounts if len(one.reports) > 1 and len(one.outlets) > 1)
    members = [member.id for member in account.story.group.members] + [copy.id for copy in account.story.group.copies]
    first, nobody = site.articles[members[0]].outlet, Outlet("", "Unknown outlet")
    articles = {**site.articles, **{id_: replace(site.articles[id_], outlet=nobody) for id_ in members[1:]}}
    accounts = tuple(replace(one, outlets=(first.name, nobody.name)) if one is account else one for one in site.accounts)
    files = rendered(replace(site, articles=articles, accounts=accounts))
    page = text_of(next(body for url, body in files.items() if url.startswith(f"story/{account.story.id}") and url.endswith(".html")))
    assert f"{first.name}, Unknown outlet" in page
    known = len({article.outlet.key for article in articles.values()} - {""})
    assert f"{known} outlets, " in text_of(files["source/index.html"])
    assert f"Outlets{known}Days" in text_of(files["about.html"])


def test_a_report_that_only_says_when_it_was_changed_is_no_news_article() -> None:
    site = averin.site(base_url="https://averin.example/")
    one = next(article for article in site.articles.values() if article.dated.clue)
    changed = replace(one, dated=replace(one.dated, clue=replace(one.dated.clue, witness="update")))
    files = rendered(replace(site, articles={**site.articles, one.id: changed}))
    page = next(body for url, body in files.items() if url.startswith(f"article/{one.id}")).decode()
    assert '"Article"' in page and '"dateModified"' in page and '"NewsArticle"' not in page and '"datePublished"' not in page


def test_data_for_machines_is_json_that_cannot_break_out() -> None:
    site = averin.site(days=2)
    one = next(iter(site.articles.values()))
    files = rendered(replace(site, articles={**site.articles, one.id: replace(one, title=HOSTILE, authors=(HOSTILE,))}))
    for tree in pages_of(files).values():
        for script in tree.xpath("//script[@type='application/ld+json']"):
            assert json.loads(script.text)["@context"] == "https://schema.org"
            assert "<" not in script.text


def test_hostile_text_stays_text_everywhere() -> None:
    base = averin.site(days=2)
    articles = {
        key: replace(
            one,
            title=HOSTILE,
            deck=HOSTILE,
            authors=(HOSTILE,),
            section=HOSTILE,
            captions=(HOSTILE,),
            bios=(HOSTILE,),
            url=f"javascript:{HOSTILE}",
            language='en"onload=x',
            blocks=tuple(replace(block, text=HOSTILE, html="") for block in one.blocks),
        )
        for key, one in base.articles.items()
    }
    accounts = tuple(replace(one, headline=HOSTILE, story=replace(one.story, note=HOSTILE)) for one in base.accounts)
    for url, tree in pages_of(rendered(replace(base, articles=articles, accounts=accounts))).items():
        assert not tree.xpath("//*[@onerror or @onload]") and not tree.xpath("//main//img"), url
        assert all(s.get("src") or s.get("type") == "application/ld+json" for s in tree.iter("script")), url
        assert not [a for a in tree.iter("a") if (a.get("href") or "").startswith("javascript")], url
        assert "49" not in tree.xpath("string(//h1)"), url


@pytest.mark.slow
def test_long_lists_are_split_by_year_and_a_long_year_by_month() -> None:
    site = averin.site(days=400)
    site = replace(site, settings=replace(site.settings, pages=PageSettings(list_limit=30)))
    urls = {page.url for page in plan(site)}
    assert "source/ledger-example/2024.html" in urls or "source/ledger-example/2024/12.html" in urls
    assert "source/ledger-example/2025/10.html" in urls
    assert "source/ledger-example/2025.html" not in urls
    first = pages_of(rendered(site))["source/ledger-example.html"]
    assert not first.xpath("//main//section[contains(@class, 'shelf')]//li") and len(first.xpath("//nav[@class='parts']//li")) > 3


def test_marks_come_from_dates_only() -> None:
    last = date(2025, 10, 16)
    files = public()
    today = pages_of(files)["2025/10/16.html"]
    tags = {
        card.xpath("string(.//h2)").strip(): card.xpath("string(.//p[@class='tag'])").strip() for card in today.find_class("card")
    }
    assert tags[averin.BRIDGE] == "Updated · day 3"
    assert tags["Storm warning for the outer islands: gusts of 120 km/h by Saturday"] == "New"
    first = last - timedelta(2)
    assert "New" in text_of(files[f"2025/10/{first.day}.html"])


def test_a_day_tells_nothing_that_later_days_said() -> None:
    account, found = averin.several("Storm Runa", (averin.POST, averin.RADIO, averin.LEDGER), date(2025, 10, 16), length=3)
    first, *_, last = (averin.sentence(one, 1) for one in found)
    account = replace(account, lead=(last,), days=(replace(account.days[0], added=(first,)), *account.days[1:]))
    site = replace(averin.site(days=2), accounts=(account,), articles={one.id: one for one in found}, topics=())
    pages = pages_of(rendered(site))
    told = {day: pages[f"2025/10/{day}.html"].xpath("//*[contains(@class, 'card')]//a[@class='outlet']/@href") for day in (14, 16)}
    assert found[0].id in told[14][0] and not any(found[-1].id in href for href in told[14])
    assert found[-1].id in told[16][0]


def test_the_front_page_tells_what_is_new_where_the_lead_is_old() -> None:
    account, found = averin.several("Storm Runa", (averin.POST, averin.RADIO, averin.LEDGER), date(2025, 10, 16), length=3)
    first, *_, last = (averin.sentence(one, 1) for one in found)
    account = replace(account, lead=(first,), days=(*account.days[:-1], replace(account.days[-1], added=(last,))))
    site = replace(averin.site(days=2), accounts=(account,), articles={one.id: one for one in found}, topics=())
    (told,) = pages_of(rendered(site))["index.html"].xpath("//*[contains(@class, 'lead')]//a[@class='outlet']/@href")
    assert found[-1].id in told


def test_a_day_of_another_year_says_its_year() -> None:
    both = [averin.alone(averin.POST, f"A report of {day}", "It is short.", day) for day in (date(2023, 4, 8), date(2024, 3, 4))]
    articles = {one.id: one for _, found in both for one in found}
    files = rendered(replace(averin.site(days=2), accounts=tuple(account for account, _ in both), articles=articles, topics=()))
    assert "Saturday 8 April 2023" in text_of(files["index.html"])
    assert "Saturday 8 April 2023" in text_of(files["2024/03/04.html"]) and "Monday 4 March 2024" in text_of(
        files["2023/04/08.html"]
    )


@pytest.mark.parametrize("given", ["nothing", "one article", "only undated", "no articles' pages", "no topics, no search"])
def test_small_and_odd_sites_have_all_their_pages(given: str) -> None:
    site = averin.site(days=2)
    one, found = averin.alone(
        averin.POST, "The only report", "It is the only one.", None if given == "only undated" else date(2025, 10, 16)
    )
    if given in ("nothing", "one article", "only undated"):
        some = given != "nothing"
        site = replace(
            site,
            accounts=(one,) if some else (),
            articles={a.id: a for a in found} if some else {},
            topics=(),
            redirects=(),
            tombstones=(),
            feeds=frozenset(),
        )
    elif given == "no articles' pages":
        site = replace(site, settings=replace(site.settings, pages=PageSettings(articles=False)))
    else:
        site = replace(
            site, settings=replace(site.settings, pages=PageSettings(topics=False), search=SearchSettings(enabled=False))
        )
    files = rendered(site)
    pages = pages_of(files)
    assert "index.html" in pages and "archive.html" in pages
    assert " 0 " not in text_of(files["source/index.html"])
    for url, tree in pages.items():
        for link in tree.xpath("//main//a/@href | //nav//a/@href"):
            if not link.startswith(("http", "mailto", "#")) and url != "404.html":
                target = posixpath.normpath(posixpath.join(posixpath.dirname(url), link.partition("#")[0]))
                assert target in files or target.endswith((".xml", ".json", ".atom", ".opml")), (url, link)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_everything(language: str) -> None:
    files = rendered(averin.site(language=language, days=10), Theme(language=language))
    assert f'<html lang="{language}"' in files["index.html"].decode()
    assert not [
        url
        for url, body in files.items()
        if url.endswith(".html") and re.search(r"\{(n|list|date|day)\}", text_of(body)) and url != "search.html"
    ]


@pytest.mark.slow
def test_a_page_is_skipped_only_when_its_bytes_would_be_the_same() -> None:
    def keyed(site: SiteInput) -> dict[str, tuple[str, bytes]]:
        prints = {key: fingerprint(repr(one)) for key, one in site.articles.items()}
        prints |= {
            a.story.id: fingerprint(repr(a), *(prints.get(member.id, "") for member in a.story.group.members))
            for a in site.accounts
        }
        accounts = tuple(replace(account, listed=listed(account)) for account in site.accounts)
        found = outline(replace(site, accounts=accounts, prints=prints))
        return {url: (planned.key, THEME.render(planned.page(found.desk))) for url, planned in found.pages.items()}

    site = averin.site(days=8)
    first = keyed(site)
    assert sum(1 for key, _ in first.values() if key) > 0.6 * len(first)
    for change in changes(site):
        for url, (key, body) in keyed(change).items():
            if key and url in first and first[url][0] == key:
                assert body == first[url][1], url


def changes(site: SiteInput) -> list[SiteInput]:
    """One thing changed at a time: a title, a date, an outlet, a language, a headline, an editor's word, a member, a feed, a setting."""
    one = next(iter(site.articles.values()))
    quarry = next(account for account in site.accounts if account.headline.startswith("Quarry"))
    moved = replace(one, dated=replace(one.dated, day=date(2025, 10, 2), published="2025-10-02"))
    fields = {
        "outlet": Outlet("other", "Another"),
        "slug": "another",
        "language": "uk",
        "authors": ("Another",),
        "blocks": (*one.blocks[:-1], replace(one.blocks[-1], text="Another end.")),
    }
    late, found = averin.alone(averin.POST, "A newer report", "It is newer.", date(2025, 10, 17))
    return [
        replace(site, articles={**site.articles, one.id: replace(one, title="Another title")}),
        replace(site, articles={**site.articles, one.id: moved}),
        *(replace(site, articles={**site.articles, one.id: replace(one, **{field: value})}) for field, value in fields.items()),
        replace(
            site, accounts=tuple(replace(a, story=replace(a.story, note="A word.")) if a is quarry else a for a in site.accounts)
        ),
        replace(site, accounts=tuple(replace(a, lead=a.lead[:1]) for a in site.accounts)),
        replace(site, accounts=tuple(replace(a, headline="Quarry: another headline") if a is quarry else a for a in site.accounts)),
        replace(site, accounts=(*site.accounts, late), articles={**site.articles, **{a.id: a for a in found}}),
        replace(site, feeds=frozenset({"feed.xml"})),
        replace(site, settings=replace(site.settings, site=replace(site.settings.site, title="Another name"))),
        replace(site, topics=()),
        replace(site, reasons={one.id: "because"}),
    ]


def test_an_article_that_may_not_be_shown_leaves_no_trace() -> None:
    site = averin.site(days=2)
    gone = next(
        one for one in site.articles.values() if one.title == "Bridge inspectors ask for a week, the ministry gives them three days"
    )
    files = rendered(replace(site, articles={key: one for key, one in site.articles.items() if key != gone.id}))
    assert not [url for url, body in files.items() if b"gives them three days" in body]


def test_the_documentation_names_every_field() -> None:
    assert (templates_doc.ROOT / "docs" / "templates.md").read_text(encoding="utf-8") == templates_doc.document()
    defaults = {path.name for path in (templates_doc.ROOT / "templates").glob("*.*")} - {"base.html"}
    assert defaults == set(templates_doc.PAGES)


def test_the_extremes_are_bearable() -> None:
    title = "A" * 200
    one = Article("a1", "x.txt", slug="x", title=title, language="ar")
    account = Account(Story("s1", "", Group((Member("a1"),))), title, "a1", reports=(Report("a1"),))
    page: Page = next(
        p
        for p in plan(SiteInput(Settings(site=SiteSettings()), (account,), {"a1": one}, texts=THEME.texts))
        if p.url == "story/s1.html"
    )
    assert title in THEME.render(page).decode()
