"""Made-up reports for the tests of grouping: our own events, so many and so alike as a test needs."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

from digest.group import Features, features

_SYLLABLES = "ba be bor da del du fa fen gor ha hel ka kir la lem lo ma mer mo na nel no pa per ra ren ro sa sel so ta ter to va vel vo".split()
_COMMON = "council police minister report market school weather number people country morning meeting company budget plan".split()


def reports(count: int, seed: int = 1, first: date = date(2024, 3, 1), days: int = 60, language: str = "en") -> list[Features]:
    """`count` reports of about a third as many events, spread over `days`; every other has a clock time."""
    chance, clock = random.Random(seed), random.Random(seed)
    words = ["".join(chance.choices(_SYLLABLES, k=3)) for _ in range(1_500)]
    found = []
    while len(found) < count:
        own = chance.sample(words, 14)
        place, person = own[0].capitalize(), own[1].capitalize()
        day = first + timedelta(days=chance.randrange(days))
        for _ in range(min(chance.randint(1, 5), count - len(found))):
            title = f"{place} {' '.join(chance.sample(own, 4))}"
            body = [
                f"The {chance.choice(_COMMON)} of {place} said on the {' '.join(chance.sample(own, 6))} that {person} "
                f"{' '.join(chance.sample(words, 5))} {' '.join(chance.sample(_COMMON, 5))}."
                for _ in range(3)
            ]
            when = day + timedelta(days=chance.randrange(3))
            made = features(f"r{chance.randrange(10**9):09d}", title, "", body, language, when, f"outlet{chance.randrange(9)}")
            found.append(replace(made, minute=clock.randrange(24 * 60 - 1) if clock.random() < 0.5 else -1))
    return found
