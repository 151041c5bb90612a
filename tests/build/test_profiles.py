"""What an outlet repeats is counted the same whether all of its articles are counted or only those that changed."""

from __future__ import annotations

import random
from array import array

from digest.build.memory import Memory
from digest.build.profiles import repeated_lines
from digest.build.records import Lines, _line_hash


def lines(rng: random.Random, outlet: str) -> Lines:
    return Lines(outlet, array("Q", sorted(rng.sample([*(16 * n + max(0, n - 24) for n in range(30)), 2**64 - 1], rng.randint(0, 8)))).tobytes())


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


def text_of(*lines: str) -> Lines:
    return Lines("post", b"".join(map(_line_hash, lines)))


def found_in(those: list[Lines]) -> frozenset[int]:
    return repeated_lines({"post": [[each] for each in those]}, 4, Memory()).get("post", frozenset())


STORY = [f"In paragraph {n} the gate of the barrage is said to have jammed on Tuesday night, and nobody was hurt." for n in range(5)]
NOTICE = "The Harbour Post is a member of the press council of Sandport, to which complaints may be sent."


def test_one_article_fetched_again_and_again_is_no_furniture() -> None:
    copies = [text_of("Share", NOTICE, *STORY) for _ in range(6)]
    assert found_in(copies) == frozenset()
    later = [f"At {hour} o'clock the basin was seen to fill again by a finger's breadth." for hour in range(9)]
    update = text_of("Share", NOTICE, *STORY[:2], *later)
    assert found_in([*copies, update]) == frozenset()


def test_what_stands_beside_texts_of_their_own_is_furniture() -> None:
    others = [text_of("Share", NOTICE, *(f"{line} Report {n}." for line in STORY)) for n in range(4)]
    copies = [text_of("Share", NOTICE, *STORY) for _ in range(6)]
    assert found_in([*copies, *others]) == {*array("Q", _line_hash("Share") + _line_hash(NOTICE))}


def test_a_paragraph_beyond_a_line_says_whose_copy_a_text_is_and_is_no_furniture() -> None:
    long = "\n" + "It was a long night at the barrage. " * 20
    others = [text_of(NOTICE, f"\n{n}" + long[1:]) for n in range(4)]
    assert found_in([text_of(NOTICE, long) for _ in range(6)]) == frozenset()
    assert found_in(others) == {*array("Q", _line_hash(NOTICE))}
