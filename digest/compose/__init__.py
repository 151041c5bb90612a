"""What is said of a story: Story and its Articles -> Account; every sentence is a report's, nothing is generated.

`account` asks everything that one story can answer alone, so that an incremental build composes only what changed;
`related`, `topics` and `linked` ask what only all of them together can. `compose` is all of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from msgspec import structs

from digest.compose.changes import days, single_day
from digest.compose.figures import figures
from digest.compose.headline import called, headline
from digest.compose.lead import lead, single_lead
from digest.compose.names import name_words, story_names
from digest.compose.passages import DECK
from digest.compose.quotes import quotes
from digest.compose.rights import hidden, in_full, quota, shown
from digest.compose.texts import Text, activity, in_order, outlets, published_part, read, reports, texts
from digest.compose.topics import linked, linked_one, related, topic_slugs, topics
from digest.compose.weights import weights
from digest.model import Account, Article, DayAccount, NameUse, Sentence, Story
from digest.settings import Settings

_Lead = Callable[[list[Text]], tuple[Sentence, ...]]

__all__ = [
    "DECK",
    "Context",
    "account",
    "compose",
    "hidden",
    "in_full",
    "linked",
    "linked_one",
    "members_of",
    "quota",
    "related",
    "shown",
    "topic_slugs",
    "topics",
]


@dataclass(frozen=True, slots=True)
class Context:
    """What an account depends on beside its story and articles: the settings and names.toml."""

    settings: Settings = field(default_factory=Settings)
    spelled: tuple[tuple[str, ...], ...] = ()  # the lines of names.toml: spellings that are one name, the first is shown


def compose(
    stories: Sequence[Story],
    articles: Mapping[str, Article],
    settings: Settings,
    spelled: tuple[tuple[str, ...], ...] = (),
) -> tuple[Account, ...]:
    """An account of each story that has something to show, in the order of the stories; hidden stories have none."""
    context = Context(settings, spelled)
    public = {id: shown(article, settings) for id, article in articles.items() if not hidden(article, settings)}
    told = [(story, members_of(story, public)) for story in stories if not story.hidden]
    accounts = tuple(account(story, members, context) for story, members in told if members)
    found = topics(accounts, public, spelled) if settings.pages.topics else ()
    return linked(accounts, related(accounts), found)


def account(story: Story, articles: Sequence[Article], context: Context) -> Account:
    """All that digest says of one story, but for its neighbours and topics.

    `articles` are the story's own, in any order; each is reduced to what the rights allow before anything is read.
    """
    public = [shown(article, context.settings) for article in articles if not hidden(article, context.settings)]
    members = in_order(public)
    bare = published_part(story, {article.id: article for article in members})
    folded_texts = texts(story, members)
    names = story_names([text.article for text in folded_texts], context.spelled)  # a copy says no name again
    said = _of_one(bare, folded_texts[0], names) if len(folded_texts) == 1 else _of_several(bare, folded_texts, names)
    return _counted(said, members, folded_texts)


def _of_one(story: Story, text: Text, names: tuple[NameUse, ...]) -> Account:
    """One text: its own title and first sentences; the report itself stands on the page."""
    said = single_lead(text.article)
    title, source = headline(story, (text,), {}, frozenset(), said)
    return Account(story, title, source, said, single_day(text, names), names=names)


def _of_several(story: Story, folded_texts: Sequence[Text], names: tuple[NameUse, ...]) -> Account:
    told = tuple(read(text) for text in folded_texts)
    weight, known = weights(told), name_words(names)
    said = lead(told, weight, known)
    title, source = headline(story, told, weight, known, said)
    by_day = _opened(days(told, names, weight, said, known), told, said, lambda then: lead(then, weight, known))
    then = called(story, told, weight, known)
    return Account(story, title, source, said, by_day, figures(told), quotes(told, names), names=names, called=then)


def _opened(by_day: tuple[DayAccount, ...], told: Sequence[Text], said: Sequence[Sentence], tell: _Lead) -> tuple[DayAccount, ...]:
    """The days, the first with a lead of its own where the story's lead tells what was known only later."""
    first, *rest = by_day
    then = [text for text in told if text.day == first.day]
    if first.day is None or {text.id for text in then}.issuperset(sentence.article for sentence in said):
        return by_day
    own = tell(then) if len(then) > 1 else single_lead(then[0].article)
    return (replace(first, lead=own), *rest)


def _counted(said: Account, members: Sequence[Article], folded_texts: Sequence[Text]) -> Account:
    """With its reports, outlets and days."""
    dated = activity(members)
    return structs.replace(
        said,
        reports=reports(folded_texts),
        outlets=outlets(members),
        texts=len(folded_texts),
        activity=dated,
        first_day=dated[0][0] if dated else None,
        last_day=dated[-1][0] if dated else None,
    )


def members_of(story: Story, articles: Mapping[str, Article]) -> list[Article]:
    """The articles of the story that are among these, in the order of their joining."""
    return [articles[member.id] for member in story.group.members if member.id in articles]
