"""Invented reports of invented events, and the shortest ways to make stories of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from digest.model import Account, Article, Block, Copy, Dated, Group, Member, Outlet, Rights, Story
from digest.settings import Settings

PUBLIC = Settings(publish="public", publish_is_set=True)
PRIVATE = Settings()


def article(
    id: str,
    title: str,
    *paragraphs: str,
    day: date | None = None,
    outlet: str = "",
    language: str = "en",
    rights: Rights = "excerpt",
    deck: str = "",
) -> Article:
    blocks = tuple(Block("p", text) for text in paragraphs)
    dated = Dated(published=day.isoformat(), precision="day", day=day, confidence="certain") if day else Dated()
    words = sum(len(text.split()) for text in paragraphs)
    return Article(
        id, id, title=title, deck=deck, blocks=blocks, language=language, outlet=Outlet(outlet or id, (outlet or id).title()),
        dated=dated, rights=rights, words=words,
    )  # fmt: skip


def story(*members: Article, copies: Iterable[Copy] = (), id: str = "sbridge", headline: str = "") -> Story:
    return Story(id, "bridge", Group(tuple(Member(each.id) for each in members), tuple(copies)), headline=headline)


def by_id(articles: Iterable[Article]) -> dict[str, Article]:
    return {each.id: each for each in articles}


def said(account: Account) -> list[str]:
    """Every sentence of an account."""
    found = [*account.lead, *(sentence for day in account.days for sentence in day.added)]
    found += [row.sentence for table in account.figures for row in table.rows]
    return [sentence.text for sentence in [*found, *(quote.sentence for quote in account.quotes)]]


TUESDAY, WEDNESDAY, FRIDAY = date(2025, 10, 14), date(2025, 10, 15), date(2025, 10, 17)

POST = article(
    "a1post",
    "Harbour bridge in Averin closes after cracks are found in its hangers",
    "The port authority of Averin closed the harbour bridge on Tuesday evening after divers found cracks in two hangers near the eastern tower.",
    "Some 31,000 vehicles cross the harbour bridge on a working day, the port authority of Averin said.",
    "He had warned of it for years. The move came as a surprise to commuters.",
    "“Nobody will drive over this bridge until I would let my own children do it,” said Mira Toll, who heads the inspection.",
    "At least 40 people waited for the ferry in Averin at midnight, the harbour master said.",
    day=TUESDAY,
    outlet="post",
)
LEDGER = article(
    "a2ledger",
    "Why you should worry about this bridge?",
    "Engineers led by Mira Toll will inspect all 84 hangers of the harbour bridge in Averin before the ministry of works decides on Friday.",
    "Divers found cracks in three hangers of the harbour bridge near the eastern tower, the ministry of works said.",
    "Toll told reporters: “Nobody will drive over this bridge until I would let my own children do it.”",
    "It is not the first time. They have asked for money.",
    day=WEDNESDAY,
    outlet="ledger",
)
COURIER = article(
    "a3courier",
    "Averin harbour bridge stays shut, ministry of works says",
    "The harbour bridge in Averin stays closed until the spring, the ministry of works said on Friday.",
    "A free ferry for foot passengers will run from Averin to Saltholm from six in the morning, Jon Esker of the ferry company said.",
    "Mira Toll wants the 84 hangers of the harbour bridge to be replaced one by one, at a cost of $12 million.",
    "The port authority of Averin closed the harbour bridge on Tuesday evening after divers found cracks in two hangers near the eastern tower.",
    day=FRIDAY,
    outlet="courier",
)
COPY = article(
    "a4radio", "Harbour bridge in Averin closes", *(block.text for block in POST.blocks[:4]), day=WEDNESDAY, outlet="radio"
)
COPIED = Copy(
    "a4radio", "a1post", 0.97, cut=("At least 40 people waited for the ferry in Averin at midnight, the harbour master said.",)
)
BRIDGE = (POST, LEDGER, COURIER, COPY)
