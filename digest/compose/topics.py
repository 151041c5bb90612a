"""Which stories touch each other, and which names and terms run through several?"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date

from msgspec import structs

from digest.compose.spellings import Spellings, skeleton, spellings
from digest.fingerprint import short_id
from digest.model import Account, Article, NameUse, Topic
from digest.text import folded, slug_of

FEWEST_STORIES = 3
FEWEST_OUTLETS = 2
_MOST_RELATED = 6
_COMMON = 0.2  # of all stories: a name in more of them relates nothing
_NEVER_COMMON = 12  # a name in so few stories always may
_TWICE = 2  # stories that must use a short name for a full one, before stories that have the short one alone mean the same
_PLAINLY = 3  # times as many as use it for any other
_OFTEN = 4  # times as many stories may have it alone: "George Washington" in two says nothing of two hundred on Washington


@dataclass(slots=True)
class _Thread:
    """A name or term while its stories are gathered."""

    spellings: Counter[str] = field(default_factory=Counter)
    stories: dict[str, None] = field(default_factory=dict)
    outlets: set[str] = field(default_factory=set)
    shorter: Counter[str] = field(default_factory=Counter)  # spellings of stories that have the name in another form alone

    def take(self, other: _Thread) -> None:
        """The stories of another form of the name."""
        self.shorter.update(other.spellings)
        self.stories |= other.stories
        self.outlets |= other.outlets


def related(accounts: Sequence[Account]) -> dict[str, tuple[str, ...]]:
    """For each story the others that share names with it, most alike first; its own chapters are left out.

    A shared name weighs as much as it is rare; one name alone is enough only where it is in every title it could be in.
    """
    shown = [account for account in accounts if not account.story.hidden]
    keys = {account.story.id: _keys(account) for account in shown}
    holders: dict[str, list[str]] = defaultdict(list)
    for account in sorted(shown, key=lambda account: account.story.id):
        for key in keys[account.story.id]:
            holders[key].append(account.story.id)
    most = max(_NEVER_COMMON, int(_COMMON * len(shown)))
    rarity = {key: math.log(1 + len(shown) / len(found)) for key, found in holders.items() if 1 < len(found) <= most}
    return {account.story.id: _nearest(account, keys[account.story.id], holders, rarity) for account in shown}


def topics(
    accounts: Sequence[Account], articles: Mapping[str, Article], spelled: Sequence[Sequence[str]] = ()
) -> tuple[Topic, ...]:
    """Names, and the reports' own tags, that at least three stories of at least two outlets share; by number of stories.

    `spelled` are the lines of names.toml, for the tags; the names of the accounts have been joined by them.
    """
    threads: dict[str, _Thread] = {}
    known = spellings(tuple(tuple(line) for line in spelled))
    shown = [account for account in sorted(accounts, key=lambda account: account.story.id) if not account.story.hidden]
    for account in shown:
        _gather(account, articles, threads, known)
    _under_full_names(threads, _forms(shown, known))
    kept = [(key, thread) for key, thread in sorted(threads.items()) if _is_topic(key, thread)]
    kept.sort(key=lambda pair: (-len(pair[1].stories), pair[0]))
    days = {account.story.id: account.activity for account in accounts}
    return _with_slugs([(key, thread) for key, thread in kept], days)


def linked(accounts: Sequence[Account], near: Mapping[str, tuple[str, ...]], found: Sequence[Topic]) -> tuple[Account, ...]:
    """The accounts with their related stories, and with the topic page of each name that has one."""
    slugs = topic_slugs(found)
    return tuple(linked_one(account, near.get(account.story.id, ()), slugs) for account in accounts)


def topic_slugs(found: Sequence[Topic]) -> dict[str, str]:
    """The slug of the topic that a name belongs to, by the name's skeleton."""
    return {skeleton(spelling): topic.slug for topic in reversed(found) for spelling in (topic.name, *topic.variants)}


def linked_one(account: Account, near: tuple[str, ...], slugs: Mapping[str, str]) -> Account:
    """The account with these related stories, and with the topic page of each name that has one."""
    return structs.replace(account, related=near, names=tuple([_linked(use, slugs) for use in account.names]))


def _keys(account: Account) -> tuple[str, ...]:
    return tuple(dict.fromkeys(skeleton(use.name) for use in account.names))


def _nearest(
    account: Account, keys: Iterable[str], holders: Mapping[str, list[str]], rarity: Mapping[str, float]
) -> tuple[str, ...]:
    chapters = {account.story.id, account.story.earlier, *account.story.later}
    scores: dict[str, float] = defaultdict(float)
    shared: Counter[str] = Counter()
    for key in sorted(set(keys) & rarity.keys()):
        for other in holders[key]:
            scores[other] += rarity[key]
            shared[other] += 1
    fitting = [other for other in scores if other not in chapters and (shared[other] > 1 or scores[other] >= math.log(3))]
    return tuple(sorted(fitting, key=lambda other: (-round(scores[other], 9), other))[:_MOST_RELATED])


def _gather(account: Account, articles: Mapping[str, Article], threads: dict[str, _Thread], known: Spellings) -> None:
    members = [articles[member.id] for member in account.story.group.members if member.id in articles]
    outlets = {article.outlet.key for article in members} - {""}
    for use in account.names:
        thread = threads.setdefault(known.key(use.name), _Thread())
        for weight, spelling in enumerate((*reversed(use.variants), use.name), 1):
            thread.spellings[spelling] += weight
        thread.stories[account.story.id] = None
        thread.outlets |= outlets
    for article in members:
        for tag in article.tags:
            thread = threads.setdefault(known.key(tag), _Thread())
            thread.spellings[tag] += 1
            thread.stories[account.story.id] = None
            thread.outlets |= outlets


def _forms(accounts: Sequence[Account], known: Spellings) -> dict[str, Counter[str]]:
    """short -> full -> the stories that have the one as a form of the other: "Toll" of "Mira Toll", "Lyrian" of "Lyr"."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for account in accounts:
        for use in account.names:
            full = known.key(use.name)
            for short in {known.key(variant) for variant in use.variants} - {full}:
                found[short][full] += 1
    return found


def _under_full_names(threads: dict[str, _Thread], forms: Mapping[str, Counter[str]]) -> None:
    """Stories that say "Toll" alone are of the topic "Mira Toll", where the stories that say both leave no doubt who is meant."""
    homes = {short: full for short in forms if short in threads and (full := _full_form(short, threads, forms))}
    for short in sorted(homes):
        full, passed = homes[short], {short}
        while full in homes and full not in passed:
            passed.add(full)
            full = homes[full]
        if full not in passed:
            threads[full].take(threads.pop(short))


def _full_form(short: str, threads: Mapping[str, _Thread], forms: Mapping[str, Counter[str]]) -> str:
    """The one name that it is a form of; "" where it may be of two, or is rarely met beside it."""
    (full, times), *others = [*sorted(forms[short].items(), key=lambda each: (-each[1], each[0]))]
    rival = max([times for _, times in others] + [forms[full][short] if full in forms else 0])
    plain = times >= _TWICE and times >= _PLAINLY * rival and _OFTEN * times >= len(threads[short].stories)
    group = full.endswith(f" {short}") and short.endswith("s") and short[:-1] in threads  # "Council Liberals"; a Liberal is met too
    return full if plain and full in threads and not group else ""


def _is_topic(key: str, thread: _Thread) -> bool:
    wide = len(thread.stories) >= FEWEST_STORIES and len(thread.outlets) >= FEWEST_OUTLETS
    return wide and len(key) > 2 and not key.isdigit()


def _with_slugs(kept: Sequence[tuple[str, _Thread]], days: Mapping[str, tuple[tuple[date, int], ...]]) -> tuple[Topic, ...]:
    taken: set[str] = set()
    return tuple(_topic(key, thread, days, taken) for key, thread in kept)


def _topic(key: str, thread: _Thread, days: Mapping[str, tuple[tuple[date, int], ...]], taken: set[str]) -> Topic:
    spellings = [*_by_use(thread.spellings), *_by_use(thread.shorter)]
    slug = _free(slug_of(spellings[0]) or short_id("t", key), key, taken)
    taken.add(slug)
    activity: Counter[date] = Counter()
    for story in thread.stories:
        activity.update(dict(days.get(story, ())))
    return Topic(slug, spellings[0], _variants(spellings), tuple(thread.stories), tuple(sorted(activity.items())))


def _by_use(count: Mapping[str, int]) -> list[str]:
    return sorted(count, key=lambda name: (-count[name], name))


def _variants(spellings: Sequence[str]) -> tuple[str, ...]:
    """Further spellings; those that differ in case alone are one."""
    by_letters: dict[str, str] = {}
    for name in spellings:
        by_letters.setdefault(folded(name), name)
    return tuple(by_letters.values())[1:]


def _free(slug: str, key: str, taken: AbstractSet[str]) -> str:
    return slug if slug not in taken else short_id(slug + "-", key, letters=4)


def _linked(use: NameUse, slugs: Mapping[str, str]) -> NameUse:
    slug = slugs.get(skeleton(use.name), "")
    return use if use.topic == slug else replace(use, topic=slug)
