"""No sentence on a story page that is not in a report: every account and every rendered story page of content/."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from digest.build import Result
from digest.compose import DECK
from digest.model import Account, Article, Sentence
from digest.text import spaced
from tests.golden import built
from tests.values import replace

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    root = tmp_path_factory.mktemp("sample")
    return root, built(root)


def sentences_of(account: Account) -> Iterator[Sentence]:
    yield from account.lead
    yield from (sentence for day in account.days for sentence in day.added)
    yield from (row.sentence for table in account.figures for row in table.rows)
    yield from (quote.sentence for quote in account.quotes)


def astray(account: Account, articles: dict[str, Article]) -> list[str]:
    """What an account says that does not stand where it says it stands."""
    found = [each.text for each in sentences_of(account) if not _stands(each, articles[each.article])]
    found += [quote.text for quote in account.quotes if quote.text not in quote.sentence.text]
    rows = [row for table in account.figures for row in table.rows]
    found += [row.value for row in rows if row.sentence.text[row.start : row.end] != row.value]
    if not account.story.headline and not _is_headline(account, articles):
        found.append(account.headline)
    return found


def _stands(sentence: Sentence, article: Article) -> bool:
    text = article.deck if sentence.block == DECK else article.blocks[sentence.block].text
    return bool(sentence.text) and text[sentence.start : sentence.start + len(sentence.text)] == sentence.text


def _is_headline(account: Account, articles: dict[str, Article]) -> bool:
    if account.headline_from:
        return account.headline == articles[account.headline_from].title
    return bool(account.lead) and account.lead[0].text.startswith(account.headline.rstrip("…"))


def test_every_sentence_of_every_account_stands_in_its_report(sample: tuple[Path, Result]) -> None:
    _, result = sample
    articles = dict(result.told.articles)
    accounts = result.site.accounts
    assert len([account for account in accounts if account.texts > 1]) > 8
    assert {account.story.id: said for account in accounts if (said := astray(account, articles))} == {}


def test_a_changed_word_would_be_found(sample: tuple[Path, Result]) -> None:
    _, result = sample
    articles = dict(result.told.articles)
    account = next(account for account in result.site.accounts if account.texts > 1 and account.quotes and account.figures)
    planted = replace(account.lead[0], text=account.lead[0].text.replace("the", "every", 1))
    assert astray(replace(account, lead=(planted, *account.lead[1:])), articles) == [planted.text]
    assert astray(replace(account, headline="Nobody wrote this"), articles) == ["Nobody wrote this"]
    quote = replace(account.quotes[0], text=account.quotes[0].text + " indeed")
    assert astray(replace(account, quotes=(quote,)), articles) == [quote.text]
    row = replace(account.figures[0].rows[0], value="a hundred")
    assert astray(replace(account, figures=(replace(account.figures[0], rows=(row,)),)), articles) == ["a hundred"]


# ---------------------------------------------------------------- as they are rendered

_SAID = (
    "//h1",
    "//*[contains(concat(' ', @class, ' '), ' said ')]",
    "//table[@class='compare']//td",
    "//figure[@class='quote']//blockquote",
)


def shown_on(page: Any) -> Iterator[str]:
    """Each text of a story page that is shown as a report's, on one line."""
    for path in _SAID:
        yield from (spaced(element.text_content()) for element in page.xpath(path))


def unsourced(page: Any, source: str) -> list[str]:
    return [text for text in shown_on(page) if text.rstrip("…").strip() not in source]


def _source(articles: Iterable[Article], headlines: Iterable[str]) -> str:
    """All that the reports say, each paragraph on its line; and the headlines that the editor wrote."""
    parts = [part for each in articles for part in (each.title, each.deck, *(block.text for block in each.blocks))]
    return "\n".join(spaced(re.sub(r"\s+", " ", part)) for part in [*parts, *headlines])


def _pages(root: Path) -> list[Any]:
    parser = html.HTMLParser(encoding="utf-8")
    found = sorted((root / "site" / "story").glob("*.html"))
    return [html.fromstring(path.read_bytes(), parser=parser) for path in found]


def test_every_sentence_of_every_story_page_stands_in_a_report(sample: tuple[Path, Result]) -> None:
    root, result = sample
    source = _source(result.told.articles.values(), (story.headline for story in result.told.stories))
    pages = [page for page in _pages(root) if page.xpath("//main//h1") and page.xpath("//p[@class='standfirst']")]
    assert sum(1 for page in pages for _ in shown_on(page)) > 150
    assert [text for page in pages for text in unsourced(page, source)] == []


def test_a_changed_word_of_a_page_would_be_found(sample: tuple[Path, Result]) -> None:
    root, result = sample
    source = _source(result.told.articles.values(), ())
    page = next(page for page in _pages(root) if page.xpath("//ol[@class='days']//span[@class='said']"))
    said = page.xpath("//ol[@class='days']//span[@class='said']")[0]
    said.text = said.text_content() + " It will be well."
    assert unsourced(page, source) == [spaced(said.text)]
