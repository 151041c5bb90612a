"""No page grows with the archive: long lists are cut by year, month or first letter, and what is cut off is one click away."""

from __future__ import annotations

import gzip
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from digest.model import Account, Article, Group, Member, Outlet, Report, Story, Topic
from digest.pages import SiteInput, plan
from digest.pages.lists import by_letter
from digest.settings import PageSettings, SearchSettings, Settings, SiteSettings
from digest.theme import Theme
from tests.values import replace

THEME = Theme()
TITLES = st.text(alphabet="abzäöжщ 1-—", max_size=8)


@given(st.dictionaries(st.text("0123456789abc", min_size=4, max_size=6), TITLES, max_size=80), st.integers(1, 12))
def test_every_entry_is_under_its_letters_once_and_no_part_is_long(titles: dict[str, str], limit: int) -> None:
    parts = by_letter([(title, id_, id_) for id_, title in titles.items()], limit)
    assert bool(parts) == (len(titles) > limit)
    if parts:
        assert sorted(id_ for part in parts for id_ in part.entries) == sorted(titles)
        assert max(len(part.entries) for part in parts) <= limit
        names = [part.part for part in parts]
        assert len(set(names)) == len(names) and all(name.isascii() and set(name) <= set("abcdef0123456789z_") for name in names)


def test_letters_are_as_few_as_keep_a_part_short() -> None:
    cities = [(name, name, name) for name in ("Averin", "Avon", "Brück", "Brno", "Selmouth")]
    assert [(part.part, part.name) for part in by_letter(cities, 2)] == [("a", "A"), ("b", "B"), ("s", "S")]
    assert [part.name for part in by_letter(cities, 1)] == ["AVE", "AVO", "BRN", "BRÜ", "S"]
    assert by_letter(cities, 5) == ()


def crowd(number: int) -> SiteInput:
    """A site of as many reports by as many outlets: a third of them undated, and a topic for every fifth."""
    articles: dict[str, Article] = {}
    accounts: list[Account] = []
    for at in range(number):
        day = date(2015, 1, 1) + timedelta(at % 3000) if at % 3 else None
        one = Article(
            f"a{at:06d}", f"{at}.txt", slug="x", title=f"{chr(97 + at % 26)}{at} is told", outlet=Outlet(f"o{at}.example")
        )
        one = replace(
            one, dated=replace(one.dated, day=day, published=day.isoformat() if day else "", precision="day" if day else "none")
        )
        articles[one.id] = one
        story = Story(f"s{at:06d}", "x", Group((Member(one.id),)))
        told = Account(story, one.title, one.id, reports=(Report(one.id),), outlets=(one.outlet.key,), first_day=day, last_day=day)
        accounts.append(replace(told, activity=((day, 1),) if day else ()))
    topics = tuple(Topic(f"t{at}", f"Name {at}", (), stories=(f"s{at:06d}",)) for at in range(0, number, 5))
    settings = Settings(
        site=SiteSettings(), pages=PageSettings(articles=False, list_limit=30), search=SearchSettings(enabled=False)
    )
    feeds = frozenset(f"source/o{at}-example.xml" for at in range(number)) | {"feed.xml"}
    return SiteInput(settings, tuple(accounts), articles, topics, texts=THEME.texts, feeds=feeds)


@pytest.mark.slow
def test_ten_times_as_many_reports_make_no_page_larger() -> None:
    few, many = ({page.url: THEME.render(page) for page in plan(crowd(number))} for number in (300, 3000))
    heavy = {url: len(gzip.compress(body)) for url, body in many.items() if url.endswith(".html")}
    assert max(heavy.values()) < 20_000
    for url in (
        "index.html",
        "undated.html",
        "source/index.html",
        "topic/index.html",
        "feeds/index.html",
        "about.html",
        "archive.html",
    ):
        assert heavy[url] < 1.6 * len(gzip.compress(few[url])) + 2000, url


@pytest.mark.slow
def test_what_is_cut_off_is_one_click_away() -> None:
    files = {page.url: THEME.render(page) for page in plan(crowd(600))}
    for first, entries in (("undated.html", 200), ("source/index.html", 600), ("topic/index.html", 120)):
        folder = first.partition("/")[0] + "/" if "/" in first else ""
        parts = html.fromstring(files[first]).xpath("//nav[@class='parts']//a/@href")
        targets = {folder + href.removeprefix("../" + folder) if folder else href for href in parts}
        assert targets <= files.keys()
        listed = [href for url in targets for href in html.fromstring(files[url]).xpath("//main//li//a[not(ancestor::nav)]/@href")]
        assert len(listed) == len(set(listed)) == entries, first
