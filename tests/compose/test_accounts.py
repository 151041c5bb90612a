"""What a story's account promises, for any articles: verbatim, in place, whatever the order, within the rights."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.compose import DECK, Context, account, compose, quota, shown
from digest.compose.passages import passages as passages_of
from digest.compose.passages import say_the_same
from digest.compose.rights import MOST_CHARACTERS, SHARE
from digest.model import Account, Article, Block, Copy, Rights, Sentence
from tests.compose.made_up import BRIDGE, COPIED, PRIVATE, PUBLIC, article, by_id, said, story
from tests.values import replace

_PARTS = (
    "Divers of the port found cracks in two hangers.", "The port closed the bridge at Averin.", "He said so on Monday.",
    "“We will open it when it is safe to do so,” Mira Toll said.", "At least 12 people were hurt in Averin, the police said.",
    "At least 15 people were hurt in Averin, the ministry said.", "Das Ministerium in Averin sperrte die Brücke am Dienstag.",
    "Міністерство в Аверіні закрило міст у вівторок, сказала Міра Толль.", "橋は火曜日に閉鎖された。", "Is it safe?", "U.S. 5 p.m.", "no capital here",
    "A cost of $12 million is 30 % more than the council of Averin had planned for 2024.", "word " * 90 + "end.", "…", "«Il faut attendre les experts», a dit Anne Roe.",
)  # fmt: skip
_TEXT = st.lists(st.one_of(st.sampled_from(_PARTS), st.text(max_size=60)), max_size=8).map(" ".join)
_DAYS = st.one_of(st.none(), st.integers(0, 3).map(lambda n: date(2025, 10, 12) + timedelta(n)))
_RIGHTS = st.sampled_from(["own", "licensed", "cc-by", "excerpt", "headline", "hide"])


@st.composite
def _articles(draw: st.DrawFn) -> list[Article]:
    found = []
    for at in range(draw(st.integers(1, 5))):
        kinds = st.sampled_from(["p", "p", "p", "h", "quote", "li", "table"])
        blocks = tuple(Block(draw(kinds), text) for text in draw(st.lists(_TEXT, max_size=5)))
        made = article(
            f"a{at}", draw(_TEXT), day=draw(_DAYS), language=draw(st.sampled_from(["en", "de", "uk", "ja", ""])), deck=draw(_TEXT)
        )
        found.append(replace(made, blocks=blocks, rights=draw(_RIGHTS), captions=("A photo",), bios=("A reporter",)))
    return found


_quietly = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _sentences(found: Account) -> list[Sentence]:
    rows = [row.sentence for table in found.figures for row in table.rows]
    return [*found.lead, *(s for day in found.days for s in day.added), *rows, *(quote.sentence for quote in found.quotes)]


def _stands(sentence: Sentence, articles: dict[str, Article]) -> bool:
    home = articles[sentence.article]
    text = home.deck if sentence.block == DECK else home.blocks[sentence.block].text
    return bool(sentence.text) and text[sentence.start : sentence.start + len(sentence.text)] == sentence.text


@_quietly
@given(_articles(), st.sampled_from([PRIVATE, PUBLIC]))
def test_every_sentence_stands_verbatim_in_its_article_at_its_offset(articles: list[Article], config) -> None:
    public = by_id(shown(each, config) for each in articles)
    for made in compose([story(*articles)], by_id(articles), config):
        assert all(_stands(sentence, public) for sentence in _sentences(made))
        for table in made.figures:
            assert len({row.value for row in table.rows}) > 1
            assert all(row.sentence.text[row.start : row.end] == row.value for row in table.rows)
        assert all(quote.text in quote.sentence.text for quote in made.quotes)


@_quietly
@given(_articles(), st.randoms(use_true_random=False), st.sampled_from([PRIVATE, PUBLIC]))
def test_the_order_of_articles_and_members_changes_nothing(articles: list[Article], random, config) -> None:
    told = story(*articles, copies=[Copy("a1", "a0", 0.9)] if len(articles) > 1 else ())
    shuffled = random.sample(articles, len(articles))
    one = compose([told], by_id(articles), config)
    other = compose(
        [replace(told, group=replace(told.group, members=one[0].story.group.members))] if one else [told], by_id(shuffled), config
    )
    assert other == one
    if one:
        assert account(told, shuffled, Context(config)) == replace(one[0], related=())


@_quietly
@given(_articles())
def test_no_two_lead_sentences_say_the_same(articles: list[Article]) -> None:
    for made in compose([story(*articles)], by_id(articles), PRIVATE):
        told = {p.sentence: p for each in articles for p in passages_of(each)}
        lead = [told[sentence] for sentence in made.lead if sentence in told]
        assert not any(say_the_same(a, b) for at, a in enumerate(lead) for b in lead[at + 1 :])
        assert len(made.lead) <= 3


@_quietly
@given(_articles())
def test_rights_hold_as_a_total_for_any_article(articles: list[Article]) -> None:
    for each in articles:
        left = shown(each, PUBLIC)
        length = len(left.deck) + len(left.text)
        if each.rights in ("own", "licensed", "cc-by"):
            assert left == each
        else:
            assert length <= MOST_CHARACTERS
            assert length <= SHARE * (len(each.text) or len(each.deck)) and length <= quota(each)
            assert not (left.full or left.captions or left.bios or left.cuts or left.notes)
            for block in left.blocks:
                assert block.text.removesuffix("…") in each.deck + "\n" + each.text and not block.html
        if each.rights in ("headline", "hide"):
            assert not left.blocks and not left.deck
        assert shown(left, PUBLIC) == left
        assert each.rights == "hide" or shown(each, PRIVATE) == each


@_quietly
@given(_articles())
def test_nothing_beyond_the_excerpt_reaches_an_account(articles: list[Article]) -> None:
    articles = [replace(each, rights="excerpt") for each in articles]
    copies = [Copy("a1", "a0", 0.9, cut=("secret words cut",), added=("secret words added",))] if len(articles) > 1 else []
    public = by_id(shown(each, PUBLIC) for each in articles)
    for made in compose([story(*articles, copies=copies)], by_id(articles), PUBLIC):
        allowed = " ".join(f"{each.title} {each.text}" for each in public.values())
        assert all(text in allowed for text in said(made))
        assert "secret" not in repr(made)


@_quietly
@given(_articles())
def test_counts_agree(articles: list[Article]) -> None:
    for made in compose([story(*articles)], by_id(articles), PRIVATE):
        assert made.texts == len(made.reports) == sum(len(day.reports) for day in made.days)
        assert sum(count for _, count in made.activity) == sum(each.dated.day is not None for each in articles)
        assert [day for day, _ in made.activity] == sorted(day for day, _ in made.activity)


def test_hidden_and_removed_articles_are_nowhere() -> None:
    rights: Rights = "hide"
    secret = replace(BRIDGE[1], rights=rights)
    made = compose([story(BRIDGE[0], secret)], by_id([BRIDGE[0], secret]), PUBLIC)[0]
    assert made.outlets == ("Post",) and secret.id not in repr(made)
    removed = replace(PRIVATE, removed=("a2ledger",))
    assert "a2ledger" not in repr(compose([story(*BRIDGE[:2])], by_id(BRIDGE), removed)[0])
    assert compose([story(secret)], by_id([secret]), PUBLIC) == ()


def test_hidden_stories_have_no_account() -> None:
    assert compose([replace(story(BRIDGE[0]), hidden=True)], by_id(BRIDGE), PRIVATE) == ()


def test_the_account_of_the_bridge_reads_like_news() -> None:
    made = compose([story(*BRIDGE, copies=[COPIED])], by_id(BRIDGE), PRIVATE)[0]
    assert made.headline == "Harbour bridge in Averin closes after cracks are found in its hangers"
    assert made.outlets == ("Courier", "Ledger", "Post", "Radio") and made.texts == 3
    assert [report.article for report in made.reports] == ["a3courier", "a2ledger", "a1post"]
    assert made.reports[2].copies == (COPIED,)
    assert made.first_day == date(2025, 10, 14) and made.last_day == date(2025, 10, 17)
    assert dict(made.activity)[date(2025, 10, 15)] == 2
    assert 2 <= len(made.lead) <= 3
    assert not any(text.startswith(("He ", "The move", "It ", "They ")) for text in said(made))


def test_copies_add_nothing_to_their_day() -> None:
    made = compose([story(BRIDGE[0], BRIDGE[3], copies=[COPIED])], by_id(BRIDGE), PRIVATE)[0]
    assert [(day.day, day.copies) for day in made.days] == [(date(2025, 10, 14), 1)]
    assert made.texts == 1 and len(made.outlets) == 2


def test_where_the_original_is_not_published_its_copy_tells_the_text() -> None:
    secret = replace(BRIDGE[0], rights="hide")
    made = compose([story(secret, BRIDGE[3], copies=[COPIED])], by_id([secret, BRIDGE[3]]), PUBLIC)[0]
    assert [report.article for report in made.reports] == ["a4radio"] and made.reports[0].copies == ()
    assert "At least 40 people" not in repr(made)


FALL = (
    "A wall of the old mill in Averin fell on the market on Tuesday, killing 12 people and burying two cars, the police said.",
    "Divers and firemen looked for people under the wall of the mill through the night, the police of Averin said.",
    "The market of Averin stays closed, and the police asked people to keep away from the mill.",
)


def _second_day(*told: str) -> list[str]:
    first = article("a1", "Wall of the old mill falls on the market", *FALL, day=date(2025, 10, 14))
    second = article("a2", "The mill of Averin", *told, day=date(2025, 10, 16))
    (made,) = compose([story(first, second)], by_id([first, second]), PRIVATE)
    return [sentence.text for sentence in made.days[1].added]


def test_a_new_number_in_known_words_is_news() -> None:
    rose = "Police in Averin said that 14 people were killed when a wall of the old mill fell on the market on Tuesday."
    more = "The mayor wore black at the town hall and ordered flags to be lowered for the dead until the funeral."
    assert _second_day(rose, more)[0] == rose


def test_a_number_that_was_said_in_other_letters_is_not() -> None:
    again = "A wall of the old mill in Averin fell on the market on Tuesday, killing twelve people and burying 2 cars."
    more = "The mayor wore black at the town hall and ordered flags to be lowered for the dead until the funeral."
    assert _second_day(again, more) == [more]
