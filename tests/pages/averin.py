"""An invented place with its outlets, articles and accounts, for trying out the pages. Nothing here is about the world."""

from __future__ import annotations

from datetime import date, timedelta

from digest.fingerprint import short_id
from digest.model import (
    Account,
    Article,
    Block,
    Clue,
    Copy,
    Cut,
    Dated,
    DayAccount,
    FigureRow,
    Figures,
    Group,
    Member,
    NameUse,
    Note,
    Outlet,
    Quote,
    Reasons,
    Report,
    Sentence,
    Story,
    Topic,
)
from digest.pages import SiteInput
from digest.pages.addresses import story_url
from digest.settings import PageSettings, Settings, SiteSettings
from digest.text import slug_of
from digest.theme import Theme
from tests.values import replace

POST, LEDGER, COURIER, RADIO, TIMES, VISTI, LANG, NOBODY = (
    Outlet("harbour-post.example", "Harbour Post"),
    Outlet("ledger.example", "The Ledger"),
    Outlet("courier.example", "Averin Courier"),
    Outlet("island-radio.example", "Island Radio"),
    Outlet("strait-times.example", "Strait Times"),
    Outlet("visti.example", "Аверинські вісті"),
    Outlet("donaudampf.example", "Allgemeine Küstenschifffahrts- und Hafenbehördennachrichten für Averin"),
    Outlet(""),
)
OUTLETS = (POST, LEDGER, COURIER, RADIO, TIMES, VISTI, LANG)


def article(outlet: Outlet, title: str, text: str, day: date | None, **more: object) -> Article:
    """An article whose paragraphs are parted by blank lines."""
    key = f"{outlet.key}{title}{day}"
    blocks = tuple(Block("p", paragraph.strip(), line=3 * at + 1) for at, paragraph in enumerate(text.strip().split("\n\n")))
    dated = (
        Dated(day.isoformat(), "day", day, "certain", Clue("dateline", f"AVERIN, {day:%d %B}", "line 1", day.isoformat(), 1))
        if day
        else Dated(reason="Says only “on Monday”.")
    )
    base = {
        "id": short_id("a", key),
        "path": f"{slug_of(outlet.name) or 'x'}/{slug_of(title)[:30]}.txt",
        "slug": slug_of(title),
        "outlet": outlet,
        "title": title,
        "blocks": blocks,
        "language": "en",
        "rights": "own",
        "dated": dated,
        "words": len(text.split()),
        "url": f"https://{outlet.key}/{slug_of(title)}" if outlet.key else "",
    }
    return Article(**{**base, **more})  # type: ignore[arg-type]


def sentence(source: Article, block: int, start: int = 0, end: int | None = None) -> Sentence:
    """A sentence of an article's block: the whole block unless offsets are given."""
    return Sentence(source.blocks[block].text[start:end], source.id, block, start)


BRIDGE = """Harbour bridge closes after cracks are found in two of its hangers"""


def bridge(day: date) -> tuple[Account, list[Article]]:
    """A story of three days, seven outlets, copies, figures, quotations and three languages."""
    first, second, third = day - timedelta(2), day - timedelta(1), day
    a = article(
        POST,
        BRIDGE,
        """The port authority shut both carriageways of the harbour bridge on Tuesday evening after divers photographed cracks in two hangers near the eastern tower.

“Nobody will drive over this bridge until I would let my own children do it,” said Mira Toll, who heads the inspection.

Some 31,000 vehicles cross on a working day. The next crossing upstream is forty minutes away.

A free ferry for foot passengers runs from six in the morning.""",
        first,
        authors=("Jon Esker", "Lena Warr"),
        deck="Both carriageways stay shut until every one of the 84 hangers has been looked at.",
        captions=("The eastern tower, seen from the fish market. Photo: Harbour Post",),
        bios=("Jon Esker covers the port.",),
        section="City",
        cuts=(
            Cut("Sign up for our morning letter", "furniture", "a call to action that stands alone", 9),
            Cut("Share this", "furniture", "a share line", 10),
            Cut("The port authority shut both carriageways", "repeats", "said again three lines below, more fully", 2),
            Cut("By Jon Esker and Lena Warr", "bylines", "names the authors", 1, "authors"),
        ),
    )
    b = article(
        LEDGER,
        "Bridge inspectors ask for a week, the ministry gives them three days",
        """Engineers will inspect all 84 hangers before a decision on Friday, the ministry of works said.

At least three hangers are damaged, according to a person who has seen the divers’ report.

“We have asked for seven days and were given three,” an inspector said.""",
        second,
        dated=Dated(
            second.isoformat() + "T08:30+02:00",
            "minute",
            second,
            "certain",
            Clue("json-ld", second.isoformat() + "T08:30+02:00", "datePublished"),
            others=(Clue("url", f"/{second:%Y/%m/%d}/"),),
        ),
    )
    c = article(
        COURIER,
        "Ministry names inquiry under the engineer Mira Toll",
        """The ministry names an inquiry under the engineer Mira Toll, who rebuilt the Sel viaduct.

“Nobody will drive over this bridge until I would let my own children do it,” Toll told the council.

Shops on the eastern quay count a third fewer customers.""",
        second,
        authors=("Ada Quill",),
    )
    d = article(
        LEDGER,
        "Four hangers now in doubt as second report lands",
        """Two more hangers show “early signs of the same fault”, the inspectors’ second report says, so that four of the 84 are now in doubt.

The report puts the cost of new hangers at 2.4 million crowns.""",
        third,
    )
    e = article(
        VISTI,
        "Міст через гавань закрито: у двох підвісках знайшли тріщини",
        """Адміністрація порту закрила рух мостом увечері у вівторок. Водолази сфотографували тріщини у двох підвісках біля східної вежі.

Пором для пішоходів ходить безкоштовно із шостої ранку.""",
        first,
        language="uk",
    )
    f = article(
        LANG,
        "Hafenbrücke gesperrt: Brückenhängerprüfungsverordnung greift zum ersten Mal",
        """Die Hafenbehörde hat beide Fahrbahnen der Brücke gesperrt. Geprüft werden alle 84 Hänger.

Die Brückenhängerprüfungsverordnung von 1998 wird damit zum ersten Mal angewandt.""",
        second,
        language="de",
    )
    copy1 = article(RADIO, BRIDGE, a.text, first)
    copy2 = article(TIMES, "Bridge shut: what we know", a.text.rpartition("\n\n")[0], first, full=True)
    all_ = [a, b, c, d, e, f, copy1, copy2]
    copies = (
        Copy(copy1.id, a.id, 0.98),
        Copy(
            copy2.id, a.id, 0.86, ("A free ferry for foot passengers runs from six in the morning.",), ("More as we get it.",), True
        ),
    )
    reasons = Reasons(
        0.62,
        0.4,
        ("Mira Toll", "port authority", "Averin"),
        ("harbour bridge", "hangers", "carriageways"),
        ("84",),
        (),
        ("14 October",),
        nearest="",
        nearest_words=("port authority", "inspection"),
        nearest_against=("a different structure",),
    )
    group = Group((Member(a.id), *(Member(one.id, reasons) for one in (e, b, c, f, d, copy1, copy2))), copies)
    story = Story(
        short_id("s", BRIDGE, letters=10),
        slug_of(BRIDGE),
        group,
        f"{first}T12:00:00+02:00",
        note="The ministry’s timetable is in the story of 2 September; this page starts with the closure.",
    )
    figures = (
        Figures("hangers", (_row(a, 0, "two"), _row(b, 1, "At least three"), _row(d, 0, "four of the 84"))),
        Figures("crowns", (_row(d, 1, "2.4 million"), _row(c, 2, "a third"))),
    )
    quotes = (
        Quote(
            "“Nobody will drive over this bridge until I would let my own children do it.”",
            "Mira Toll",
            sentence(a, 1),
            (a.id, c.id),
            3,
        ),
        Quote("“We have asked for seven days and were given three.”", "", sentence(b, 2), (b.id,), 1),
    )
    days = (
        DayAccount(first, (sentence(a, 0), sentence(e, 0)), (a.id, e.id), 2, ("Mira Toll", "Port Authority")),
        DayAccount(second, (sentence(b, 1), sentence(c, 0), sentence(f, 1)), (b.id, c.id, f.id), 0, ("Ministry of Works",)),
        DayAccount(third, (sentence(d, 0), sentence(d, 1)), (d.id,)),
    )
    account = Account(
        story,
        BRIDGE,
        a.id,
        (sentence(a, 0), sentence(b, 0), sentence(a, 2, 0, 44)),
        days,
        figures,
        quotes,
        (Report(d.id), Report(b.id), Report(c.id), Report(f.id), Report(a.id, copies), Report(e.id)),
        (
            NameUse("Mira Toll", ("Mira Toll", "M. Toll"), 4, "mira-toll"),
            NameUse("Port Authority", (), 6, "port-authority"),
            NameUse("Ministry of Works", ("Works Ministry",), 3),
        ),
        (),
        first,
        third,
        ("The Ledger", "Harbour Post", "Averin Courier", "Аверинські вісті", LANG.name, "Island Radio", "Strait Times"),
        6,
        ((first, 4), (second, 3), (third, 1)),
    )
    return account, all_


def _row(source: Article, block: int, value: str) -> FigureRow:
    start = source.blocks[block].text.index(value)
    return FigureRow(sentence(source, block), value, start, start + len(value))


def alone(outlet: Outlet, title: str, text: str, day: date | None, **more: object) -> tuple[Account, list[Article]]:
    """A story of one report."""
    one = article(outlet, title, text, day, **more)
    key = short_id("s", one.id, letters=10)
    story = Story(key, slug_of(title), Group((Member(one.id, Reasons(0.1, 0.4, nearest_words=("Averin",))),)))
    lead = (sentence(one, 0),) if one.blocks else ()
    days = (DayAccount(day, lead, (one.id,)),)
    activity = ((day, 1),) if day else ()
    name = (one.outlet.name or "Unknown source",)
    return Account(story, title, one.id, lead, days, (), (), (Report(one.id),), (), (), day, day, name, 1, activity), [one]


def several(title: str, outlets: tuple[Outlet, ...], day: date, length: int = 1, **more: object) -> tuple[Account, list[Article]]:
    """A story of plain texts, one an outlet, spread over `length` days up to `day`."""
    first = day - timedelta(length - 1)
    texts = [
        article(
            outlet,
            title if not at else f"{title}: {outlet.name}",
            f"{title}, {outlet.name} reports. Creditors, harbour masters and neighbours were told on the day itself.\n\nFurther news is expected by the end of the week, the office said.",
            first + timedelta(at * length // len(outlets)),
        )
        for at, outlet in enumerate(outlets)
    ]
    story = Story(
        short_id("s", title, letters=10),
        slug_of(title),
        Group(tuple(Member(one.id, Reasons(0.5, 0.4, ("Averin",), ("council",))) for one in texts)),
        **more,
    )  # type: ignore[arg-type]
    per_day: dict[date, list[Article]] = {}
    for one in texts:
        assert one.dated.day
        per_day.setdefault(one.dated.day, []).append(one)
    days = tuple(
        DayAccount(when, tuple(sentence(one, 0) for one in found[:2]), tuple(one.id for one in found))
        for when, found in sorted(per_day.items())
    )
    lead = tuple(sentence(one, 0, *_first(one)) for one in texts[:2])
    reports = tuple(Report(one.id) for one in reversed(texts))
    names = (NameUse("Port Authority", (), len(texts), "port-authority"),)
    last = max(per_day)
    account = Account(
        story,
        title,
        texts[0].id,
        lead,
        days,
        (),
        (),
        reports,
        names,
        (),
        min(per_day),
        last,
        tuple(outlet.name for outlet in outlets),
        len(texts),
        tuple((when, len(found)) for when, found in sorted(per_day.items())),
    )
    return account, texts


def _first(one: Article) -> tuple[int, int]:
    return 0, one.blocks[0].text.index(". ") + 1


LONG = (
    "Council votes, after eleven hours of debate and two adjournments, by 23 votes to 18 for a night tram to the eastern quays, the fish market, "
    "the university and the old arsenal, to begin in March of next year"
)
HEADLINES = (
    "Second ferry operator files for protection as fuel debts grow",
    "Storm warning for the outer islands: gusts of 120 km/h by Saturday",
    "University library opens its map room to the public on Sundays",
    "Herring quota for the strait cut by a tenth",
    "Court adjourns the quarry case until spring",
    "Brass band of the dockworkers turns one hundred",
    "Two schools share one roof after the flood",
    "Bakers ask for a later start of the night tram",
    "Lighthouse of Ostrana is to be a hostel",
    "Night market moves to the old arsenal",
    "The last telephone box of Sel finds a new owner",
    "Harbour pilots vote on the new rota",
    "Rowing club buys the boathouse that it rents",
)
ARABIC = "إغلاق جسر الميناء بعد العثور على تشققات في اثنين من حبال التعليق"


def newsroom(days: int = 40, last: date = date(2025, 10, 16)) -> tuple[list[Account], dict[str, Article], tuple[Topic, ...]]:
    """Accounts of several weeks, and their articles and topics."""
    made = [bridge(last)]
    made.append(several(LONG, (COURIER, POST, LEDGER), last))
    made.append(several(HEADLINES[0], OUTLETS[:5], last, 6))
    made.append(several(HEADLINES[1], OUTLETS[2:5], last))
    made.append(several("Quarry inquiry hears its first witness", (LEDGER, COURIER), last - timedelta(3), 9, pinned=True))
    made.append(several("Divers’ survey of the bridge put off again", (POST, LEDGER), last - timedelta(34), 2))
    made.append(several("A story that the editor hides", (POST, LEDGER), last, hidden=True))
    for at, title in enumerate(HEADLINES[2:8]):
        made.append(
            alone(
                OUTLETS[at % 5],
                title,
                f"{title}, neighbours say. It is the first time in a decade.\n\nMore is expected on Monday.",
                last,
            )
        )
    made.append(
        alone(
            RADIO, ARABIC, "أغلقت هيئة الميناء الجسر مساء الثلاثاء. وقال المهندسون إن الفحص يستغرق ثلاثة أيام.", last, language="ar"
        )
    )
    for back in range(1, days):
        day = last - timedelta(back)
        if back % 7 == 3:
            continue
        for at in range(1 + back % 4):
            title = f"{HEADLINES[(back + at) % len(HEADLINES)]}, {day:%A} {day.day}"
            text = f"{HEADLINES[(back + at) % len(HEADLINES)]}. So much was clear on {day:%A}.\n\nThe rest will be told later."
            made.append(alone(OUTLETS[(back + at) % 7], title, text, day))
        if back % 3 == 0:
            made.append(
                several(
                    f"Ferry timetable of {day:%B} {day.day} is late", OUTLETS[back % 3 : back % 3 + 2 + back % 4], day, 1 + back % 4
                )
            )
    made += markup(last)
    made.append(
        alone(NOBODY, "A report that nobody dates", "The mayor spoke on Monday. Nobody says of which year.\n\nHe was heard.", None)
    )
    made.append(
        alone(
            COURIER,
            "Old quay walls found below the market",
            "Old quay walls came to light below the market, the museum says.",
            None,
        )
    )
    articles = {one.id: one for _, found in made for one in found}
    accounts = _linked([account for account, _ in made])
    topics = tuple(
        _topic(slug, name, variants, accounts)
        for slug, name, variants in (
            ("mira-toll", "Mira Toll", ("M. Toll",)),
            ("port-authority", "Port Authority", ("Harbour Authority",)),
        )
    )
    return accounts, articles, topics


def markup(day: date) -> list[tuple[Account, list[Article]]]:
    """Reports with headings, lists, a table, code and rights of their own."""
    rich, [one] = alone(
        TIMES,
        "Everything that a text can hold: a guide to the new ferry timetable",
        "The timetable changes on Monday, the operator says.",
        day - timedelta(1),
    )
    blocks = (
        Block(
            "p",
            "The timetable changes on Monday, the operator says.",
            html='The timetable changes on <b>Monday</b>, the <a href="https://ferry.example/" rel="nofollow">operator</a> says.',
        ),
        Block("h", "Morning sailings", 3),
        Block("li", "Sel, at six", 1),
        Block("li", "Ostrana, at half past six", 1),
        Block("h", "In numbers", 4),
        Block("table", "Line\tSailings\tMinutes\nSel\t12\t35\nOstrana\t9\t50"),
        Block("quote", "We shall be on time."),
        Block("pre", "06:00  Sel\n06:30  Ostrana"),
        Block(
            "p",
            "A word of one piece: Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft, and <script>alert(1)</script> as text.",
        ),
    )
    excerpted, [two] = alone(
        RADIO, "An excerpt of a text that belongs to somebody", "Only so much may be shown of it, and no more.", day - timedelta(1)
    )
    headline, [three] = alone(RADIO, "A headline, and nothing below it", "x", day - timedelta(1))
    return [
        (rich, [replace(one, blocks=blocks)]),
        (excerpted, [replace(two, full=False, rights="excerpt", words=640)]),
        (
            replace(headline, lead=(), days=(DayAccount(headline.first_day, (), (three.id,)),)),
            [replace(three, full=False, rights="headline", blocks=())],
        ),
    ]


def _linked(accounts: list[Account]) -> list[Account]:
    """The bridge's earlier chapter, its related stories and its nearest one."""
    by_title = {account.headline: account for account in accounts}
    main, survey, quarry = (
        by_title[BRIDGE],
        by_title["Divers’ survey of the bridge put off again"],
        by_title["Quarry inquiry hears its first witness"],
    )
    members = tuple(
        Member(
            member.id,
            replace(member.reasons, nearest=quarry.story.group.first, nearest_score=0.3)
            if member.reasons.names
            else member.reasons,
        )
        for member in main.story.group.members
    )
    story = replace(main.story, earlier=survey.story.id, group=replace(main.story.group, members=members))
    main = replace(main, story=story, related=(quarry.story.id,))
    survey = replace(survey, story=replace(survey.story, later=(main.story.id,)))
    return [main if a.headline == BRIDGE else survey if a.story.id == survey.story.id else a for a in accounts]


def _topic(slug: str, name: str, variants: tuple[str, ...], accounts: list[Account]) -> Topic:
    found = [account for account in accounts if any(use.topic == slug for use in account.names)]
    activity: dict[date, int] = {}
    for account in found:
        for day, number in account.activity:
            activity[day] = activity.get(day, 0) + number
    return Topic(slug, name, variants, tuple(account.story.id for account in found), tuple(sorted(activity.items())))


FEEDS = ("feed.xml", "feed.atom", "feed.json", "updates.xml", "daily.xml", "feeds.opml")


def site(
    public: bool = True, language: str = "en", days: int = 40, base_url: str = "https://averin.example/news/", **more: object
) -> SiteInput:
    """The whole input of the pages, with the feeds that would exist."""
    accounts, articles, topics = newsroom(days)
    settings = Settings(
        publish="public" if public else "private",
        site=SiteSettings("The Averin Digest", base_url, language, contact="desk@averin.example"),
        pages=PageSettings(),
    )
    feeds = frozenset(
        (*FEEDS, story_url(accounts[0].story).removesuffix(".html") + ".xml", "source/ledger-example.xml", "topic/mira-toll.xml")
    )
    base = {
        "settings": settings,
        "accounts": tuple(accounts),
        "articles": articles,
        "topics": topics,
        "feeds": feeds,
        "texts": Theme(language=language).texts,
        "files": len(articles),
        "redirects": () if public else (("story/s000000000-old-bridge.html", story_url(accounts[0].story)),),
        "tombstones": ("article/a00000000000.html",),
        "notes": (Note("inbox/broken.json", 3, "not JSON (Expecting ',' delimiter); skipped"),),
    }
    return SiteInput(**{**base, **more})  # type: ignore[arg-type]
