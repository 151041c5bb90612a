"""What each feed holds, what its guids and dates depend on, and that none vanishes."""

from __future__ import annotations

import json
from datetime import date
from html import escape

import pytest
from lxml import etree

from digest.late import Late
from digest.model import Block, ClosedDay, Dated, DayAccount, NameUse, Outlet, Sentence, Topic
from digest.pages.feed_files import atom_file, json_file, opml_file, rss_file
from digest.pages.feed_making import FeedMaker
from digest.pages.feed_parts import Feed
from digest.pages.feeds import remembered
from digest.settings import FeedSettings, PageSettings, Settings, SiteSettings
from digest.tables import Tables
from tests.feeds.made_up import SETTINGS, account, article, feeds, given
from tests.values import replace

MEGABYTE = 1_000_000


def guids(made: dict[str, Feed]) -> dict[str, list[str]]:
    return {url: [item.guid for item in feed.items] for url, feed in made.items()}


def titles(feed: Feed) -> list[str]:
    return [item.title for item in feed.items]


def two() -> tuple[object, ...]:
    one, other = article(1), article(2, "2025-10-14")
    return (one, other), account("s1", one, other)


# ---------------------------------------------------------------- guids and dates


@pytest.mark.parametrize(
    "changed",
    [
        replace(SETTINGS, site=SiteSettings("Another name", "https://elsewhere.example/")),
        replace(SETTINGS, site=SiteSettings("The Paper", language="de")),
        replace(SETTINGS, feeds=FeedSettings(content="full", hub="https://hub.example/")),
        replace(SETTINGS, pages=PageSettings(articles=False)),
        replace(SETTINGS, publish="public"),
    ],
    ids=["address and title", "language, no address", "full text, hub", "no article pages", "public"],
)
def test_guids_and_dates_do_not_depend_on_settings(changed: Settings) -> None:
    articles, story = two()
    before, after = (feeds(given(articles, story, settings=how)) for how in (SETTINGS, changed))
    assert guids(before) == guids(after)
    assert [[item.moment for item in feed.items] for feed in before.values()] == [
        [i.moment for i in f.items] for f in after.values()
    ]


def test_guids_outlive_headlines_titles_and_texts() -> None:
    articles, story = two()
    edited = [replace(one, title="Other words", slug="other", blocks=(Block("p", "New text."),)) for one in articles]
    assert guids(feeds(given(articles, story))) == guids(feeds(given(edited, replace(story, headline="Renamed"))))


def test_another_sites_guids_are_others() -> None:
    articles, story = two()
    ours, theirs = (feeds(given(articles, story, site_id=name))["feed.xml"].items[0].guid for name in ("site", "other"))
    assert ours != theirs and ours.startswith("urn:uuid:")


def test_every_date_of_a_file_is_an_articles() -> None:
    articles, story = two()
    made = feeds(given(articles, story))
    rss = etree.fromstring(rss_file(made["story/s1-story-s1.xml"], SETTINGS).body)
    dates = [node.text for node in rss.iter("lastBuildDate", "pubDate")]
    assert dates[0] == dates[1] and [date[:16] for date in dates] == ["Tue, 14 Oct 2025", "Tue, 14 Oct 2025", "Mon, 13 Oct 2025"]
    atom = etree.fromstring(atom_file(made["feed.xml"], SETTINGS).body)
    dates = [node.text for node in atom.iter("{*}updated", "{*}published")]
    assert set(dates) == {made["feed.xml"].items[0].moment} and dates[0].startswith("2025-10-13T12:")


def test_a_clock_time_is_kept_and_a_missing_one_is_noon_and_something() -> None:
    exact = article(1, dated=Dated("2025-10-13T08:30+03:00", "minute", date(2025, 10, 13), "certain"))
    made = feeds(given((exact, article(2)), account("s1", exact, article(2))))
    moments = {item.title: item.moment for item in made["story/s1-story-s1.xml"].items}
    assert moments["Report 1 (Post)"] == "2025-10-13T08:30:00+03:00"
    assert moments["Report 2 (Post)"].startswith("2025-10-13T12:") and moments["Report 2 (Post)"].endswith("+03:00")


def test_items_of_one_day_have_moments_of_their_own() -> None:
    articles = [article(number) for number in range(20)]
    made = feeds(given(articles, *(account(f"s{one.id}", one) for one in articles)))
    moments = [item.moment for item in made["feed.xml"].items]
    assert len(set(moments)) == len(moments) and moments == sorted(moments, reverse=True)


def test_what_has_no_day_is_in_no_dated_feed() -> None:
    lost, found = article(1, ""), article(2)
    made = feeds(given((lost, found), account("s1", lost), account("s2", found, lost)))
    assert titles(made["feed.xml"]) == ["Report 2"] and "updates.xml" not in made and "story/s1-story-s1.xml" not in made
    assert titles(made["story/s2-story-s2.xml"]) == ["Report 2 (Post)"]


# ---------------------------------------------------------------- updates and days


def test_the_report_that_began_a_story_is_no_update_even_when_an_older_one_comes() -> None:
    older, founder, later = article(1, "2025-10-12"), article(2), article(3, "2025-10-14")
    story = account("s1", older, founder, later)
    made = feeds(given((older, founder, later), story, founders={"s1": "a2"}))
    assert titles(made["updates.xml"]) == ["Report 3 (Post)", "Report 1 (Post)"]


def test_a_late_arrival_is_an_update_marked_late_and_the_day_stays_closed() -> None:
    one, late = article(1), article(2)
    story, alone = account("s1", one, late), account("s2", article(3))
    closed = (ClosedDay("2025-10-13", ("s1",), ("a1",)),)
    made = feeds(given((one, late, article(3)), story, alone, days=closed))
    assert titles(made["updates.xml"]) in (
        ["Late: Report 2 (Post)", "Late: Report 3 (Post)"],
        ["Late: Report 3 (Post)", "Late: Report 2 (Post)"],
    )
    assert titles(made["daily.xml"]) == ["Monday 13 October 2025: Report 1"]


def test_a_date_that_another_report_lent_is_never_late() -> None:
    lent = article(2, dated=Dated("2025-10-13", "day", date(2025, 10, 13), "inferred"))
    made = feeds(given((article(1), lent), account("s1", article(1), lent), days=(ClosedDay("2025-10-13", ("s1",), ("a1",)),)))
    assert titles(made["updates.xml"]) == ["Report 2 (Post)"]


def test_busy_days_do_not_hide_what_came_late() -> None:
    old = article(0, "2025-01-02")
    new = [article(number, "2025-10-14") for number in range(1, 30)]
    how = replace(SETTINGS, feeds=FeedSettings(updates=8))
    made = feeds(given((old, *new), account("s1", *new, old), settings=how, days=(ClosedDay("2025-01-02", (), ()),)))
    assert len(made["updates.xml"].items) == 8 and titles(made["updates.xml"])[-1] == "Late: Report 0 (Post)"


def test_a_day_tells_what_it_held_under_the_names_that_stories_have_now() -> None:
    one, other = article(1), article(2, outlet=Outlet("bote.example", "Bote"))
    old = account("s2", other)
    closed = (ClosedDay("2025-10-13", ("s2", "s1"), ("a1",)),)
    made = feeds(given((one, other), account("s1", one, other), days=closed, merged=((old.story, "s1"),)))
    item = made["daily.xml"].items[0]
    assert item.title == "Monday 13 October 2025: Report 1" and item.html.count("<h3>") == 1
    assert "Post" in item.html and "Bote" not in item.html  # Bote's report was not there when the day closed


def test_a_day_tells_its_stories_as_its_reports_did() -> None:
    one, other, later = article(1), article(2, outlet=Outlet("bote.example", "Bote")), article(3, "2025-10-14")
    said = [Sentence(f"What report {n} says.", f"a{n}", 0) for n in (1, 2, 3)]
    days = (DayAccount(date(2025, 10, 13), (said[1],)), DayAccount(date(2025, 10, 14), (said[2],)))
    story = account("s1", one, other, later, lead=(said[0], said[2]), days=days, first_day=date(2025, 10, 13))
    closed = (ClosedDay("2025-10-13", ("s1",), ("a1", "a2")), ClosedDay("2025-10-14", ("s1",), ("a3",)))
    second, first = feeds(given((one, other, later), story, days=closed))["daily.xml"].items
    assert "<p>What report 1 says. <em>Post</em></p><p>What report 2 says. <em>Bote</em></p>" in first.html
    assert "report 3" not in first.html and "<p>What report 3 says. <em>Post</em></p>" in second.html


def test_a_day_opens_as_it_did_when_a_report_that_came_late_leads_its_story() -> None:
    one, late = article(1), article(2, outlet=Outlet("bote.example", "Bote"))
    said = (Sentence("What report 2 says.", "a2", 0), Sentence("More of report 1.", "a1", 0))
    story = account("s1", one, late, lead=said, first_day=date(2025, 10, 13))
    html = feeds(given((one, late), story, days=(ClosedDay("2025-10-13", ("s1",), ("a1",)),)))["daily.xml"].items[0].html
    assert f"<p>{one.blocks[0].text} <em>Post</em></p><p>More of report 1. <em>Post</em></p>" in html and "report 2" not in html


def test_a_very_full_day_tells_of_its_largest_stories_and_names_the_others() -> None:
    those = [article(number) for number in range(30)]
    closed = (ClosedDay("2025-10-13", tuple(f"s{n}" for n in range(30)), tuple(each.id for each in those)),)
    told = [account(f"s{number}", each, first_day=date(2025, 10, 13)) for number, each in enumerate(those)]
    html = feeds(given(those, *told, days=closed))["daily.xml"].items[0].html
    assert (html.count("<h3>"), html.count("says."), html.count("<li>")) == (20, 20, 10)


def test_a_process_that_lasts_makes_only_those_days_anew_of_which_something_changed() -> None:
    one, other, tables = article(1), article(2, "2025-10-14"), Tables(lasts=True)
    days = (ClosedDay("2025-10-13", ("s1",), ("a1",)), ClosedDay("2025-10-14", ("s2",), ("a2",)))

    def made(headline: str, settings: Settings = SETTINGS, known: bool = True) -> tuple[object, ...]:
        told = account("s1", one), account("s2", other, headline=headline)
        prints = {"s1": "print", "s2": headline, "a1": "print", "a2": "print"} if known else {}
        feed = FeedMaker(given((one, other), *told, days=days, prints=prints, settings=settings), tables).daily()
        assert feed is not None
        return tuple(feed.items)

    second, first = made("As it was")
    assert made("As it was")[1] is first
    changed = made("As it is now")
    assert changed[1] is first and changed[0] is not second and "As it is now" in changed[0].title  # type: ignore[attr-defined]
    elsewhere = made("As it is now", replace(SETTINGS, site=SiteSettings("The Paper", "https://elsewhere.example/")))
    assert all("https://elsewhere.example/" in item.html for item in elsewhere)  # type: ignore[attr-defined]
    assert made("As it is now", known=False)[1] is not made("As it is now", known=False)[1]  # nobody can tell what changed


def test_an_outlet_that_nobody_knows_is_not_named_like_one() -> None:
    one = article(1, outlet=Outlet("", "Outlet unknown"))
    made = feeds(given((one,), account("s1", one), days=(ClosedDay("2025-10-13", ("s1",), ("a1",)),)))
    assert {"daily.xml", "feed.xml", "story/s1-story-s1.xml"} <= made.keys()
    assert "unknown" not in "".join(f"{item.title} {item.html} {item.creator}" for feed in made.values() for item in feed.items)


def test_a_day_of_which_all_was_removed_has_no_item() -> None:
    made = feeds(given((article(1),), account("s1", article(1)), days=(ClosedDay("2025-10-12", ("s9",), ("a9",)),)))
    assert "daily.xml" not in made


# ---------------------------------------------------------------- what was there stays


def test_a_moved_story_tells_its_followers_once_and_points_on() -> None:
    old = account("s2", article(2)).story
    made = feeds(given((article(1),), account("s1", article(1)), merged=((old, "s1"),)))
    feed = made["story/s2-story-s2.xml"]
    assert titles(feed) == ["This story goes on under another address: Report 1"]
    assert feed.items[0].url == "https://paper.example/news/story/s1-story-s1.html" and feed.items[0].moment == old.feed_date
    assert feed.over and "s2" not in opml_file(made.values(), SETTINGS).body.decode()


def test_the_item_of_a_merged_story_stays_where_it_stood_and_points_on() -> None:
    one, other = article(1), article(2, "2025-10-14", outlet=Outlet("bote.example", "Bote"))
    topic = Topic("averin", "Averin", (), ("s1",))
    apart = feeds(given((one, other), account("s1", one), account("s2", other)))
    old, whole = account("s2", other).story, account("s1", one, other)
    made = feeds(given((one, other), whole, merged=((old, "s1"),), topics=(topic,)))
    for path in ("feed.xml", "source/bote-example.xml", "topic/averin.xml"):
        newest, *others = made[path].items
        assert (newest.guid, newest.url, newest.moment) == next(
            (item.guid, item.url, item.moment) for item in apart["source/bote-example.xml"].items
        )
        assert newest.title == "Report 1" and "goes on under another address" in newest.html and "story/s1-story-s1.html" in newest.html
        assert [item.title for item in others] == ["Report 1"]
    assert len(made["source/post-example.xml"].items) == 1  # it never stood there
    known = {"s1": "print", "a1": "print", "a2": "print"}
    keys = [feeds(given((one, other), whole, merged=merged, prints=known))["feed.xml"].key for merged in ((), ((old, "s1"),))]
    assert all(keys) and len({*keys}) == 2


def test_a_removed_story_says_that_and_nothing_of_what_it_held() -> None:
    old = account("s2", article(2)).story
    feed = feeds(given((), gone=(old,)))["story/s2-story-s2.xml"]
    assert titles(feed) == ["What was told here has been taken down"]
    assert "Report 2" not in rss_file(feed, SETTINGS).body.decode()


def test_a_story_merged_into_one_that_is_gone_is_gone() -> None:
    old = account("s2", article(2)).story
    assert titles(feeds(given((), merged=((old, "s1"),)))["story/s2-story-s2.xml"]) == ["What was told here has been taken down"]


def test_feeds_of_the_whole_site_and_of_sources_stay_when_nothing_is_left() -> None:
    articles, story = two()
    before = feeds(given(articles, story))
    kept = remembered(before.values(), (), SETTINGS)
    after = feeds(given((), promised=kept))
    assert {url for url in before if not url.startswith("story/")} == set(after)
    for feed in after.values():
        assert titles(feed) == ["There is nothing to tell here at present"]
        assert etree.fromstring(rss_file(feed, SETTINGS).body) is not None
    assert remembered(after.values(), kept, SETTINGS) == kept


def test_a_topic_keeps_its_feed_when_too_few_stories_share_it() -> None:
    story = account("s1", article(1), names=(NameUse("Mira Toll", ("Toll",)),))
    topic = Topic("mira-toll", "Mira Toll", ("Toll",), ("s1",))
    before = feeds(given((article(1),), story, topics=(topic,)))
    after = feeds(given((article(1),), story, promised=remembered(before.values(), (), SETTINGS)))
    assert before["topic/mira-toll.xml"].items == after["topic/mira-toll.xml"].items


def test_a_topic_under_a_new_address_is_also_told_at_the_old_one() -> None:
    story = account("s1", article(1))
    renamed = Topic("toll", "Toll", ("Mira Toll",), ("s1",))
    made = feeds(given((article(1),), story, topics=(renamed,), promised=(("topic/mira-toll.xml", "Mira Toll"),)))
    assert made["topic/mira-toll.xml"].items == made["topic/toll.xml"].items
    assert "/topic/mira-toll.xml" in rss_file(made["topic/mira-toll.xml"], SETTINGS).body.decode()


def test_of_what_was_taken_down_no_name_is_remembered() -> None:
    feed = Feed("source/post.xml", "", "", "", (), about="post.example")
    down, never = replace(SETTINGS, removed=("post.example",)), replace(SETTINGS, never_public=("post.example",))
    assert remembered((feed,), (), down) == (("source/post.xml", "-"),) and remembered((feed,), (), never) == ()


# ---------------------------------------------------------------- sizes, links, formats


def test_sizes() -> None:
    articles = [article(n, f"2025-{1 + n // 28:02}-{1 + n % 28:02}") for n in range(150)]
    stories = [account(f"s{one.id}", one) for one in articles[:60]]
    long = account("slong", *articles)
    days = tuple(ClosedDay(one.dated.published, (f"s{one.id}",), (one.id,)) for one in articles[:40])
    made = feeds(given(articles, *stories, long, days=days))
    assert len(made["feed.xml"].items) == 50 and len(made["updates.xml"].items) == 100 and len(made["daily.xml"].items) == 30
    assert len(made["story/slong-story-slong.xml"].items) == 150


@pytest.mark.slow
@pytest.mark.parametrize("sign", ["word ", "&<>& ", "字 "])
def test_no_feed_is_larger_than_a_megabyte_and_none_loses_a_guid(sign: str) -> None:
    articles = [article(number, blocks=(Block("p", sign * 8_000),)) for number in range(60)]
    how = replace(SETTINGS, feeds=FeedSettings(content="full"))
    stories = [account(f"s{one.id}", one) for one in articles]
    made = feeds(given(articles, *stories, account("sall", *articles), settings=how))
    for url in ("feed.xml", "story/sall-story-sall.xml", "updates.xml"):
        assert all(len(form(made[url], how).body) < MEGABYTE for form in (rss_file, atom_file, json_file))
        assert len({item.guid for item in made[url].items}) == (50 if url == "feed.xml" else 59 if url == "updates.xml" else 60)
    assert escape(sign * 4) in made["feed.xml"].items[0].html and len(made["feed.xml"].items[0].html) > 2_000


def test_what_a_feed_holds_is_made_once_for_a_file() -> None:
    articles, story = two()
    feed = feeds(given(articles, story))["feed.xml"]
    items, asked = feed.items[:], []
    late = Late(lambda: (asked.append("made"), items)[1])
    for form in (rss_file, atom_file, json_file):
        form(replace(feed, items=late), SETTINGS)
    assert len(asked) == 3


def test_a_small_feed_is_not_cut() -> None:
    articles = [article(number, blocks=(Block("p", "word " * 500),)) for number in range(5)]
    how = replace(SETTINGS, feeds=FeedSettings(content="full"))
    made = feeds(given(articles, account("s1", *articles), settings=how))
    assert all("word " * 499 in item.html for item in made["story/s1-story-s1.xml"].items)


def test_every_address_in_an_item_is_absolute_and_leads_to_the_story_in_lists_to_the_article_where_that_is_told() -> None:
    articles, story = two()
    made = feeds(given(articles, story))
    assert made["feed.xml"].items[0].url == "https://paper.example/news/story/s1-story-s1.html"
    assert made["updates.xml"].items[0].url == "https://paper.example/news/article/a2-report-2.html"
    assert made["story/s1-story-s1.xml"].items[0].url == "https://paper.example/news/article/a2-report-2.html"
    assert '(<a href="https://post.example/1">original</a>)' in made["feed.xml"].items[0].html
    bare = replace(SETTINGS, pages=PageSettings(articles=False))
    assert feeds(given(articles, story, settings=bare))["story/s1-story-s1.xml"].items[0].url.endswith("/story/s1-story-s1.html#a2")


def test_an_original_that_is_no_web_address_is_not_linked() -> None:
    one = article(1, url="javascript:alert(1)")
    assert "javascript" not in feeds(given((one,), account("s1", one)))["feed.xml"].items[0].html


def test_only_as_much_text_as_the_settings_say() -> None:
    long = "One sentence of some length stands here. " * 20
    one = article(1, blocks=(Block("p", long), Block("quote", "Said so."), Block("li", "first"), Block("li", "second")))
    story = account("s1", one)
    excerpt = feeds(given((one,), story))["story/s1-story-s1.xml"].items[0]
    assert len(excerpt.summary) <= 280 and excerpt.summary.endswith(".") and "Said so" not in excerpt.html
    full = feeds(given((one,), story, settings=replace(SETTINGS, feeds=FeedSettings(content="full"))))[
        "story/s1-story-s1.xml"
    ].items[0]
    assert "<blockquote>Said so.</blockquote><ul><li>first</li><li>second</li></ul>" in full.html


def test_rss_and_atom_name_hub_picture_language_and_themselves() -> None:
    how = replace(
        SETTINGS, site=replace(SETTINGS.site, logo="static/logo.png", language="de"), feeds=FeedSettings(hub="https://hub.example/")
    )
    articles, story = two()
    feed = feeds(given(articles, story, settings=how))["feed.xml"]
    rss, atom = etree.fromstring(rss_file(feed, how).body), etree.fromstring(atom_file(feed, how).body)
    spaces = {"a": "http://www.w3.org/2005/Atom"}
    for links, name in ((rss.findall("channel/a:link", spaces), "feed.xml"), (atom.findall("a:link", spaces), "feed.atom")):
        found = {link.get("rel"): link.get("href") for link in links}
        assert found["hub"] == "https://hub.example/" and found["self"] == f"https://paper.example/news/{name}"
    assert (
        rss.findtext("channel/image/url")
        == atom.findtext("a:logo", namespaces=spaces)
        == "https://paper.example/news/static/logo.png"
    )
    assert rss.findtext("channel/language") == "de" and rss.findtext("channel/link") == "https://paper.example/news/"


def test_json_feed_has_the_fields_of_1_1() -> None:
    how = replace(SETTINGS, feeds=FeedSettings(hub="https://hub.example/"))
    one = article(1, authors=("Jon Esker",), section="Harbour")
    read = json.loads(json_file(feeds(given((one,), account("s1", one), settings=how))["feed.xml"], how).body)
    assert read["version"] == "https://jsonfeed.org/version/1.1" and read["hubs"] == [
        {"type": "WebSub", "url": "https://hub.example/"}
    ]
    assert read["feed_url"] == "https://paper.example/news/feed.json" and read["home_page_url"] == "https://paper.example/news/"
    assert {"id", "url", "title", "summary", "content_html", "date_published", "authors", "tags"} == set(read["items"][0])
    assert read["items"][0]["tags"] == ["Harbour"] and read["items"][0]["authors"] == [{"name": "Post"}]


def test_opml_lists_every_feed_once_with_its_page() -> None:
    articles, story = two()
    made = feeds(given(articles, replace(story, headline='A "quoted" & <odd> one')))
    rows = etree.fromstring(opml_file(made.values(), SETTINGS).body).findall("body/outline")
    assert [row.get("xmlUrl") for row in rows] == ["https://paper.example/news/" + url for url in made]
    assert all(row.get("type") == "rss" and row.get("text") and row.get("htmlUrl") for row in rows)
    assert rows[2].get("text") == 'A "quoted" & ‹odd› one – The Paper'


def test_one_feed_can_be_made_alone() -> None:
    articles, story = two()
    made = FeedMaker(given(articles, story))
    assert made.story(story) == feeds(given(articles, story))["story/s1-story-s1.xml"]


def test_without_article_feeds_of_stories_the_others_stay() -> None:
    articles, story = two()
    made = feeds(given(articles, story, settings=replace(SETTINGS, feeds=FeedSettings(stories=False))))
    assert set(made) == {"feed.xml", "updates.xml", "source/post-example.xml"}


def test_a_summary_says_more_than_good_morning() -> None:
    one = article(1, blocks=(Block("p", "Good morning."), Block("p", "The bridge of Averin closes on Saturday. " * 9)))
    summary = feeds(given((one,), account("s1", one)))["story/s1-story-s1.xml"].items[0].summary
    assert summary.startswith("Good morning. The bridge of Averin closes on Saturday.") and len(summary) <= 280
    one = replace(one, blocks=(Block("p", "By our reporter"), *one.blocks[1:]))
    assert feeds(given((one,), account("s1", one)))["story/s1-story-s1.xml"].items[0].summary.startswith("The bridge")
