"""Where lies what stories say at length? On disk; a few hundred are in memory, when somebody looks."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from msgspec import msgpack, structs

from digest.cache import Cache
from digest.fingerprint import fingerprint
from digest.late import Elsewhere
from digest.model import Account, DayAccount, Figures, Group, Quote, Report, Sentence, Story

T = TypeVar("T")
_AT_HAND = 300  # stories in memory
_NO_STORY = Story("", "", Group(()))


@dataclass(frozen=True, slots=True)
class Said:
    """The parts of an account that make its weight."""

    lead: tuple[Sentence, ...] = ()
    days: tuple[DayAccount, ...] = ()
    figures: tuple[Figures, ...] = ()
    quotes: tuple[Quote, ...] = ()


class Sayings:
    """The weight of all accounts, by their keys. What is damaged is composed again by `again`, which is told the key."""

    def __init__(self, kept: Cache) -> None:
        self._kept = kept
        self._again: Callable[[str], Account] | None = None
        self._said: OrderedDict[str, Said] = OrderedDict()
        self._shared: dict[Any, Any] = {}

    def begin(self, again: Callable[[str], Account]) -> None:
        """A further build looks at the same stories, and some others."""
        self._again, self._shared = again, {}

    def put(self, key: str, account: Account) -> Account:
        """Keep what an account says; returns it without that, and without its story."""
        self._kept.keep(_name(key), Said(account.lead, account.days, account.figures, account.quotes))
        return structs.replace(account, story=_NO_STORY, lead=(), days=(), figures=(), quotes=(), listed=listed(account))

    def said(self, key: str) -> Said:
        """What the account says."""
        found = self._said.get(key)
        if found is None:
            found = self._said[key] = self._fetched(key)
            if len(self._said) > _AT_HAND:
                self._said.popitem(last=False)
        return found

    def _fetched(self, key: str) -> Said:
        found = self._kept.load(_name(key), Said)
        if found is None:
            assert self._again is not None, "somebody looks within a build"
            made = self._again(key)
            found = Said(made.lead, made.days, made.figures, made.quotes)
        return found

    def whole(self, light: Account, story: Story, key: str) -> Account:
        """The account of this story with all that it says, which is fetched when somebody looks."""
        parts: dict[str, Any] = {name: _Part(self, key, name) for name in ("lead", "days", "figures", "quotes")}
        ids = {member.id: member.id for member in story.group.members}
        return structs.replace(
            light,
            story=story,
            headline_from=ids.get(light.headline_from, light.headline_from),
            reports=tuple([Report(ids.get(each.article, each.article), each.copies) for each in light.reports]),
            first_day=self._one(light.first_day),
            last_day=self._one(light.last_day),
            outlets=self._one(light.outlets),
            activity=self._one(light.activity),
            **parts,
        )

    def _one(self, value: T) -> T:
        """What many accounts have is held once."""
        return cast(T, self._shared.setdefault(value, value))


def listed(account: Account) -> str:
    """A fingerprint of what lists of stories show of this one; without a lead they show how its first report begins.

    What figures, quotes and names say is not among it: a body may change without its days, months and years being made again.
    """
    told = structs.replace(account, story=_NO_STORY, figures=(), quotes=(), names=(), related=())
    return fingerprint(msgpack.encode(told)) if account.lead else ""


def names_of(key: str) -> tuple[str, str]:
    """What is kept of an account."""
    return key, _name(key)


def _name(key: str) -> str:
    return "said " + key


class _Part(Elsewhere[Any]):
    """One field of an account's weight. There are four for each story, so they are small."""

    __slots__ = ("_key", "_name", "_sayings")

    def __init__(self, sayings: Sayings, key: str, name: str) -> None:
        self._sayings, self._key, self._name = sayings, key, name

    @property
    def place(self) -> object:
        """The account's, and which part of it this is."""
        return self._key, self._name

    def fetched(self) -> tuple[Any, ...]:
        return cast(tuple[Any, ...], getattr(self._sayings.said(self._key), self._name))
