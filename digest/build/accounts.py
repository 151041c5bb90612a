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
) -> tuple[tuple[Account, ...], tuple[Topic, ...]]:
    """An account of each story that has something to show, as digest.compose.compose makes them, and the topics."""
    base = fingerprint(whole_stamp(), repr(given.settings))
    context = Context(given.settings)
    used, accounts = [], []
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
            accounts.append(known)
        kept.save(used)
    made = tuple(accounts)
    found = topics(made, public) if given.settings.pages.topics else ()
    return linked(made, related(made), found), found
