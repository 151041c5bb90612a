"""What is said of each story: composed anew only where the story, its articles or the settings changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from digest.build.given import Given
from digest.build.memory import Memory
from digest.build.records import print_of
from digest.build.stamps import whole_stamp
from digest.cache import Cache
from digest.compose import Context, account, linked, related, topics
from digest.fingerprint import fingerprint
from digest.model import Account, Article, Story, Topic


def accounts_of(
    stories: Sequence[Story], public: Mapping[str, Article], prints: Mapping[str, str], given: Given, memory: Memory
) -> tuple[tuple[Account, ...], dict[str, str], tuple[Topic, ...]]:
    """An account of each story that has something to show, as digest.compose.compose makes them; their fingerprints; the topics."""
    base = fingerprint(whole_stamp(), repr(given.settings))
    context = Context(given.settings)
    used, composed = [], []
    with Cache(given.state / "stories") as kept:
        for story in stories:
            members = [public[member.id] for member in story.group.members if member.id in public]
            if story.hidden or not members:
                continue
            key = fingerprint(base, print_of(story), *(prints[article.id] for article in members))
            used.append(key)
            known = kept.load(key, Account)
            if known is None:
                memory.count("composed")
                known = account(story, members, context)
                kept.keep(key, known)
            composed.append(known)
        kept.save(used)
    made = tuple(composed)
    found = topics(made, public) if given.settings.pages.topics else ()
    near = related(made)
    accounts = linked(made, near, found)
    return accounts, {account.story.id: _print(account, key) for account, key in zip(accounts, used, strict=True)}, found


def _print(account: Account, key: str) -> str:
    """Of an account: the key that it was composed under, and what the others have added to it."""
    return fingerprint(key, *account.related, "", *(use.topic for use in account.names))
