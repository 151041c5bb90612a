"""What is said of each story: composed anew only where the story, its articles or the settings changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from digest.build.engines import at_work
from digest.build.given import Given
from digest.build.memory import Memory
from digest.build.records import print_of
from digest.build.sayings import Sayings, names_of
from digest.build.stamps import whole_stamp
from digest.cache import Cache
from digest.compose import Context, account, linked_one, related, topic_slugs, topics
from digest.fingerprint import key_of
from digest.model import Account, Article, Story, Topic


def accounts_of(
    stories: Sequence[Story], public: Mapping[str, Article], prints: Mapping[str, str], given: Given, memory: Memory
) -> tuple[tuple[Account, ...], dict[str, str], tuple[Topic, ...]]:
    """An account of each story that has something to show, as digest.compose.compose makes them; their fingerprints; the topics."""
    base = key_of(whole_stamp(), repr(given.settings), *(repr(names) for names in given.names))
    shown = ((story, [prints[m.id] for m in story.group.members if m.id in public]) for story in stories if not story.hidden)
    asked = {story.id: (story, parts) for story, parts in shown if parts}
    keys = memory.each("keys of accounts", asked, lambda _, each: key_of(base, print_of(each[0]), *each[1]), base)
    made = _composed([story for story, _ in asked.values()], [*keys.values()], public, given, memory)
    found: tuple[Topic, ...] = ()
    if given.settings.pages.topics:
        told = {account.story.id: (account, *asked[account.story.id]) for account in made}
        of_topics = memory.each("told of topics", told, lambda _, each: _of_topics(each[0], public))
        found = memory.tables.one("topics", [*of_topics.values()], lambda: topics(made, public, given.names), given.names)
    near = memory.tables.one("related", _of_related(made), lambda: related(made))
    accounts = _linked(made, near, found, memory)
    printed = {account.story.id: (account, key) for account, key in zip(accounts, keys.values(), strict=True)}
    return accounts, memory.each("prints of accounts", printed, lambda _, each: _print(*each)), found


def _composed(
    stories: Sequence[Story], keys: Sequence[str], public: Mapping[str, Article], given: Given, memory: Memory
) -> tuple[Account, ...]:
    """What each story says by itself, as it was kept under its key or made now."""
    with memory.cache(given.state / "stories") as kept:
        sayings = memory.sayings(kept)
        by_key = dict(zip(keys, stories, strict=True))
        sayings.begin(lambda key: Telling(given).tell((by_key[key], _members(by_key[key], public))))
        known = [memory.load(kept, key, Account) for key in keys]
        unknown = [(story, _members(story, public)) for story, light in zip(stories, known, strict=True) if light is None]
        with at_work(given.options.engine, Telling(given), len(unknown), relieved=True) as workers:
            anew = workers.each(Telling.tell, unknown)
            lights = [light or _kept(key, next(anew), sayings, kept, memory) for light, key in zip(known, keys, strict=True)]
        kept.save(name for key in keys for name in names_of(key))
    asked = {story.id: (light, story, key) for story, light, key in zip(stories, lights, keys, strict=True)}
    return tuple(memory.each("whole accounts", asked, lambda _, each: sayings.whole(*each)).values())


def _kept(key: str, made: Account, sayings: Sayings, kept: Cache, memory: Memory) -> Account:
    """Keep an account that was made now; returns its light part."""
    memory.count("composed")
    light = sayings.put(key, made)
    memory.keep(kept, key, light)
    return light


# ---------------------------------------------------------------- what only all stories together can tell


def _of_topics(account: Account, public: Mapping[str, Article]) -> object:
    """What topics are made from."""
    members = [(article.outlet, article.tags) for article in _members(account.story, public)]
    return account.story.id, account.names, account.activity, members


def _of_related(made: Sequence[Account]) -> list[object]:
    """What tells which stories are near each other."""
    return [(account.story.id, account.names, account.story.earlier, account.story.later) for account in made]


def _linked(
    made: Sequence[Account], near: Mapping[str, tuple[str, ...]], found: Sequence[Topic], memory: Memory
) -> tuple[Account, ...]:
    """`linked`; the accounts of the last build where nothing of them changed, so that what follows knows them again."""
    slugs = topic_slugs(found)
    asked = {each.story.id: (each, near.get(each.story.id, ())) for each in made}
    return tuple(memory.each("linked accounts", asked, lambda _, each: linked_one(*each, slugs), slugs).values())


def _members(story: Story, public: Mapping[str, Article]) -> list[Article]:
    return [public[member.id] for member in story.group.members if member.id in public]


class Telling:
    """The step for stories."""

    def __init__(self, given: Given) -> None:
        self._context = Context(given.settings, spelled=given.names)

    def tell(self, asked: tuple[Story, Sequence[Article]]) -> Account:
        """What is said of a story, from its articles."""
        return account(*asked, self._context)


def _print(account: Account, key: str) -> str:
    """Of an account: the key that it was composed under, and what the others have added to it."""
    return key_of(key, *account.related, "", *(use.topic for use in account.names))
