"""What is said of each story: composed anew only where the story, its articles or the settings changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from digest.build.engines import at_work
from digest.build.given import Given
from digest.build.memory import Memory
from digest.build.records import print_of
from digest.build.sayings import Sayings, names_of
from digest.build.stamps import whole_stamp
from digest.build.stories import Told
from digest.cache import Cache
from digest.compose import Context, account, linked_one, members_of, related, topic_slugs, topics
from digest.fingerprint import key_of
from digest.model import Account, Article, Story, Topic
from digest.table import lacking


def accounts_of(
    told: Told, public: Mapping[str, Article], prints: Mapping[str, str], given: Given, memory: Memory
) -> tuple[dict[str, Account], dict[str, str], tuple[Topic, ...]]:
    """An account of each story that has something to show by the story's id, as digest.compose.compose makes them; their
    fingerprints; the topics."""
    tables = memory.tables
    base = key_of(whole_stamp(), repr(given.settings), *(repr(names) for names in given.names))
    parts = tables.beside("stories beside prints", told.by_id, _members_of, prints, told.homes)
    asked = tables.only("stories told", parts, lambda each: not each[0].hidden and any(each[1:]))
    keys = memory.each("keys of accounts", asked, lambda _, each: _key(base, *each), base)
    made = _composed(asked, keys, public, given, memory)
    found: tuple[Topic, ...] = ()
    if given.settings.pages.topics:

        def of_topics() -> object:
            with_prints = tables.joined("accounts beside prints", made, asked)
            told_of = memory.each("told of topics", with_prints, lambda _, each: _of_topics(each[0], public), settled=True)
            return told_of, given.names

        found = tables.once("topics", of_topics, lambda: topics([*made.values()], public, given.names))
    of_related = partial(memory.each, "told of related", made, lambda _, account: _of_related(account), settled=True)
    near = tables.once("related", of_related, lambda: related([*made.values()]))
    accounts = _linked(made, near, found, memory)
    printed = tables.joined("accounts beside keys", accounts, keys)
    return accounts, memory.each("prints of accounts", printed, lambda _, each: _print(*each)), found


def _members_of(story: Story) -> list[str]:
    return [member.id for member in story.group.members]


def _key(base: str, story: Story, *prints: str | None) -> str:
    """Of the account: all that it is made of."""
    return key_of(base, print_of(story), *filter(None, prints))


def _composed(
    asked: Mapping[str, tuple[Any, ...]], keys: Mapping[str, str], public: Mapping[str, Article], given: Given, memory: Memory
) -> dict[str, Account]:
    """What each story says by itself, as it was kept under its key or made now."""

    def again(key: str) -> Account:
        story = next(asked[id_][0] for id_, each in keys.items() if each == key)
        return Telling(given).tell((story, members_of(story, public)))

    with memory.cache(given.state / "stories") as kept:
        sayings = memory.sayings(kept)
        sayings.begin(again)
        lights = memory.each("accounts by themselves", keys, lambda _, key: memory.load(kept, key, Account))
        lack = lacking(lights)
        unknown = [(asked[id_][0], members_of(asked[id_][0], public)) for id_ in lack]
        with at_work(given.options.engine, Telling(given), len(unknown), relieved=True) as workers:
            for id_, made in zip(lack, workers.each(Telling.tell, unknown), strict=True):
                lights[id_] = _kept(keys[id_], made, sayings, kept, memory)
        kept.save(name for key in keys.values() for name in names_of(key))
    parts = memory.tables.joined("accounts beside stories", lights, asked, keys)
    return memory.each("whole accounts", parts, lambda _, each: sayings.whole(each[0], each[1][0], each[2]))


def _kept(key: str, made: Account, sayings: Sayings, kept: Cache, memory: Memory) -> Account:
    """Keep an account that was made now; returns its light part."""
    memory.count("composed")
    light = sayings.put(key, made)
    memory.keep(kept, key, light)
    return light


# ---------------------------------------------------------------- what only all stories together can tell


def _of_topics(account: Account, public: Mapping[str, Article]) -> str:
    """A fingerprint of what topics are made from."""
    members = [(article.outlet, article.tags) for article in members_of(account.story, public)]
    return print_of((account.story.id, account.names, account.activity, members))


def _of_related(account: Account) -> object:
    """What tells which stories are near this one."""
    return account.names, account.story.earlier, account.story.later


def _linked(
    made: Mapping[str, Account], near: Mapping[str, tuple[str, ...]], found: Sequence[Topic], memory: Memory
) -> dict[str, Account]:
    """`linked`; the accounts of the last build where nothing of them changed, so that what follows knows them again."""
    slugs = topic_slugs(found)
    asked = memory.tables.joined("accounts to be linked", made, near)
    return memory.each("linked accounts", asked, lambda _, each: linked_one(each[0], each[1] or (), slugs), slugs)


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
