"""What an outlet repeats is counted the same whether all of its articles are counted or only those that changed."""

from __future__ import annotations

import random
from array import array

from digest.build.memory import Memory
from digest.build.profiles import repeated_lines
from digest.build.records import Lines


def lines(rng: random.Random, outlet: str) -> Lines:
    return Lines(outlet, array("Q", sorted(rng.sample([*range(30), 2**64 - 1], rng.randint(0, 8)))).tobytes())


def by_outlet(those: list[Lines]) -> dict[str, tuple[tuple[Lines], ...]]:
    outlets = sorted({each.outlet for each in those} - {""})
    return {outlet: tuple((each,) for each in those if each.outlet == outlet) for outlet in outlets}


def test_counting_goes_on_as_if_it_began_anew() -> None:
    rng, memory = random.Random(3), Memory(lasts=True)
    those = [lines(rng, rng.choice(("post", "radio", ""))) for _ in range(60)]
    seen = set()
    for _ in range(200):
        for _ in range(rng.choice((0, 1, 1, 2, 30))):
            if rng.random() < 0.4 and len(those) > 8:
                those.pop(rng.randrange(len(those)))
            elif rng.random() < 0.5:
                those[rng.randrange(len(those))] = lines(rng, rng.choice(("post", "radio")))
            else:
                those.append(lines(rng, rng.choice(("post", "radio"))))
        found = repeated_lines(by_outlet(those), 4, memory)
        assert found == repeated_lines(by_outlet(those), 4, Memory())
        seen.add(found.get("post"))
    assert len(seen) > 20


def test_what_is_repeated_as_before_is_the_same_object() -> None:
    rng, memory = random.Random(3), Memory(lasts=True)
    those = [Lines("post", array("Q", [7, 100 + number]).tobytes()) for number in range(40)]
    first = repeated_lines(by_outlet(those), 4, memory)["post"]
    those[5] = Lines("post", array("Q", [7, rng.randint(1000, 2000)]).tobytes())
    assert first == {7} and repeated_lines(by_outlet(those), 4, memory)["post"] is first
