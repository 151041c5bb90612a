"""Which line of a page is its title: no button, no menu, no name, and not only what stands near the text."""

from __future__ import annotations

import pytest

from digest.clean import clean
from digest.model import Block, Document
from tests.clean.lindham import BODY, FOOT, cleaned

TITLE = "Old bridge of Lindham closed for a week after engineers find cracks"
MENU = ("Home", "News", "Sport", "Weather", "Log in")


def test_a_button_that_comes_again_is_no_title() -> None:
    stocks = [f"{name} Holdings" for name in ("Abel", "Brine", "Cole", "Dunn", "Eller", "Farr", "Gill", "Hove", "Isle", "Jute")]
    page = ("Bridge of Lindham closed: engineers find cracks - Lindham Post", *MENU, TITLE, *stocks * 5, "Ask the council", "Start now")
    assert cleaned(*page, "Ask the council", *BODY, *FOOT).title == TITLE


def test_a_menu_is_no_title_though_it_says_what_the_page_s_own_title_says() -> None:
    page = "Opinion | Today: The old bridge of Lindham that will close for a week - Lindham Post"
    menu = "Bridges Bridge guides Council Lindham bridge news Submit a bridge old bridge newsletter"
    title = "The bridge that closes for a week"
    assert cleaned(page, "Skip", "Democracy", "Sign in", menu, "Bridges", title, "By Ann Lee", "May 2, 2024", *BODY, *FOOT).title == title


def test_a_headline_in_title_case_without_small_words_is_no_menu() -> None:
    title = "Ten Bridges, Ten Stories: Why Lindham Still Builds Nothing"
    assert cleaned("Weather", "Sport", "News", title, *BODY, *FOOT).title == title


def test_a_name_with_degrees_is_no_title_though_it_comes_again() -> None:
    author = ("By", "Ann Lee MS, RDN", "Ann Lee MS, RDN", "Ann Lee is a writer who covers the council of Lindham and its old bridge.")
    assert cleaned("Lindham Post", *MENU, TITLE, *author, "May 2, 2024", *BODY, *FOOT).title == TITLE


def test_a_teaser_far_above_that_shares_a_name_is_no_title() -> None:
    teasers = [f"Lindham council looks at the {name} once more" for name in ("pier", "school", "pool", "mill", "quay", "zoo")] * 8
    assert cleaned(f"{TITLE} | Lindham Post", *teasers, TITLE, "By Ann Lee", *BODY, *FOOT).title == TITLE


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("Old bridge closed | Lindham Post", "Old bridge closed"),
        ("Old bridge closed - Lindham Post", "Old bridge closed"),
        ("Old bridge closed – and nobody knows why", "Old bridge closed – and nobody knows why"),
        ("Old bridge closed again", "Old bridge closed again"),
    ],
)
def test_the_heading_below_a_stated_title_shows_where_the_site_s_name_begins(stated: str, title: str) -> None:
    blocks = (Block("h", "Old bridge closed", 1), *[Block("p", text, at + 3) for at, text in enumerate(BODY)])
    found = clean(Document("a.md", kind="markdown", title=stated, blocks=blocks))
    assert found.title == title


def test_a_table_is_no_title() -> None:
    table = Block("table", "Title\tBridge closed\nAuthor\tAnn Lee\nDate\t12 October 2025")
    found = clean(Document("page.md", blocks=(table, Block("p", BODY[0]), Block("p", BODY[1]))))
    assert "\t" not in found.title and "Bridge closed" in "".join(block.text for block in found.blocks)


DECK = "The old bridge of Lindham will stay closed, the council said: engineers found two cracks in a pier"


def test_the_headline_above_a_deck_is_the_title_though_the_deck_says_more_of_the_article() -> None:
    page = cleaned("Lindham Post", *MENU, "Not everything that carries us will hold", DECK, "By Ann Lee", "May 2, 2024", *BODY, *FOOT)
    assert (page.title, page.deck) == ("Not everything that carries us will hold", DECK)


def test_news_of_the_hour_above_the_headline_is_no_title() -> None:
    page = cleaned("Lindham Post", *MENU, "Ring road closed both ways after a spill", TITLE, DECK, "By Ann Lee", "May 2, 2024", *BODY, *FOOT)
    assert page.title == TITLE
