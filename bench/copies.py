"""Are copies found, and only copies? 300 made-up reports, 900 edited copies of them, 300 other reports of the same events.

usage: python bench/copies.py [--show]

Every text is put together here from small grammars of our own. A copy keeps its original's words but for one edit: the tail
cut, a new head, whole sentences replaced, or 2–30 % of the words changed. Another report of the same event has the same names
and figures, some of the same quotes, and its own sentences. Prints precision, and recall for each kind of edit.
"""

from __future__ import annotations

import random
import sys
from collections import Counter

from digest.group import copies, features

_SYLLABLES = "ba be bor da del du fa fen gor ha hel ka kir la lem lo ma mer mo na nel no pa per ra ren ro sa sel so ta ter to va vel vo".split()
_WHO = ("the harbour office", "a spokesman for the council", "the fire service", "the regional court", "engineers", "two witnesses")
_DID = ("confirmed", "said", "denied", "announced", "found", "reported", "explained", "warned")
_WHAT = ("was closed", "had been damaged", "will be repaired", "was searched again", "could reopen", "was left without power")
_WHEN = ("late in the evening", "shortly before noon", "after a night of rain", "during the morning shift", "for the second time this year")
_WHY = ("because a cable had failed", "while the inquiry goes on", "although the budget is spent", "as residents had asked", "despite earlier warnings")
_THING = ("bridge", "ferry", "tunnel", "school", "reactor", "warehouse", "museum", "railway line", "dam", "clinic", "market hall", "lighthouse")


class Maker:
    """Makes reports; the same seed makes the same ones."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.words = ["".join(self.chance.choices(_SYLLABLES, k=self.chance.choice((2, 2, 3)))) for _ in range(4_000)]

    def event(self) -> dict[str, str]:
        pick = self.chance.choice
        place, person, other = (pick(self.words).capitalize() for _ in range(3))
        number = str(self.chance.randint(3, 900))
        return {"place": place, "person": person, "other": other, "number": number, "thing": pick(_THING), "quote": self.plain(9)}

    def plain(self, length: int) -> str:
        return " ".join(self.chance.choices(self.words, k=length))

    def sentence(self, event: dict[str, str]) -> str:
        pick = self.chance.choice
        shape = self.chance.randrange(6)
        if shape == 0:
            text = f"{pick(_WHO)} {pick(_DID)} that the {event['thing']} in {event['place']} {pick(_WHAT)} {pick(_WHEN)}, {pick(_WHY)}"
        elif shape == 1:
            text = f"{event['person']} {pick(_DID)} that {event['number']} {self.plain(3)} {pick(_WHAT)} near {event['place']}"
        elif shape == 2:
            text = f"“{event['quote'] if self.chance.random() < 0.5 else self.plain(10)},” {event['other']} {pick(_DID)} {pick(_WHEN)}"
        else:
            text = f"{self.plain(self.chance.randint(4, 9))} {pick(_DID)} {self.plain(self.chance.randint(5, 12))} {pick(_WHY)}"
        return text[0].upper() + text[1:] + "."

    def report(self, event: dict[str, str]) -> list[str]:
        return [" ".join(self.sentence(event) for _ in range(self.chance.randint(1, 4))) for _ in range(self.chance.randint(4, 14))]

    def copy(self, text: list[str], event: dict[str, str], edit: str) -> list[str]:
        if edit == "tail cut":
            return text[: max(2, round(len(text) * self.chance.uniform(0.4, 0.9)))]
        if edit == "new head":
            return [" ".join(self.sentence(event) for _ in range(2)), *text[1:]]
        if edit == "sentences":
            return [self.sentence(event) if self.chance.random() < 0.25 else paragraph for paragraph in text]
        share = int(edit.split()[0]) / 100
        return [" ".join(self.chance.choice(self.words) if self.chance.random() < share else w for w in p.split()) for p in text]


def main() -> None:
    maker = Maker(7)
    edits = ("tail cut", "new head", "sentences", "2 %", "5 %", "10 %", "15 %", "20 %", "30 %")
    rows, kinds, want = [], {}, {}
    for at in range(300):
        event = maker.event()
        text = maker.report(event)
        rows.append((f"{at:03d}-a", text))
        for turn in range(3):
            edit = edits[(3 * at + turn) % len(edits)]
            id_ = f"{at:03d}-c{turn}"
            rows.append((id_, maker.copy(text, event, edit)))
            kinds[id_], want[id_] = edit, f"{at:03d}-a"
        rows.append((f"{at:03d}-x", maker.report(event)))
    found = copies(features(id_, "A report", "", text, "en", None, "") for id_, text in rows)
    right = Counter(kinds[each.id] for each in found if want.get(each.id) == each.of)
    wrong = [each for each in found if want.get(each.id) != each.of]
    total = Counter(kinds.values())
    for edit in edits:
        print(f"{edit:10s} recall {right[edit] / total[edit]:.3f} of {total[edit]}")
    light = [edit for edit in edits if edit not in ("20 %", "30 %")]
    print(f"up to 15 % changed: recall {sum(right[e] for e in light) / sum(total[e] for e in light):.4f}")
    print(f"precision {sum(right.values()) / max(1, len(found)):.4f} of {len(found)}")
    if "--show" in sys.argv:
        print(*wrong, sep="\n")


if __name__ == "__main__":
    main()
