"""Which of a page's blocks are the article? Evidence: where the prose stands, what regions are for, where the title stands.

Every region gets the sum of what its blocks speak for an article (prose) and against it (runs of links); the region with
the greatest sum holds the article. Regions inside it that are there for something else are left out, unless they hold most of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from digest.readers.html_blocks import Seen
from digest.readers.html_regions import BESIDE, Region, ancestors, below, child_of, sums
from digest.text import words
from digest.writing import STOPS

_PROSE = 80  # characters that a paragraph has, and a label or teaser seldom
_DENSE = re.compile("[\u0e00-\u0eff\u2e80-\ud7ff]")
_UNENDED = re.compile("[\u0e00-\u0eff\u1780-\u17ff]")  # Thai, Lao and Khmer put no stop behind a sentence
_ENDS = STOPS + '"”’»)'
_PAGE = frozenset(("html", "body", "main"))  # what these are called says how the page looks
_LOOKS = frozenset(("caption", "aside", "meta", "tags", "header", "print", "rating"))  # names that some builders give to any text
_OTHERS = frozenset(("comments", "related", "caption"))  # what other people wrote, other articles, other texts
_BOXES = frozenset(("related", "share", "tags", "meta", "rating", "print", "navigation"))  # boxes that are made of links


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the page says of its article elsewhere."""

    title_at: int = -1  # index of the block that is the title, where it stands in the page
    body: str = ""  # the article's text as JSON-LD has it


@dataclass(frozen=True, slots=True)
class Chosen:
    """The verdict over each block: "" for the article's own, else why it is none."""

    verdicts: tuple[str, ...]
    root: int = 0


def chosen(regions: Sequence[Region], seen: Sequence[Seen], evidence: Evidence) -> Chosen:
    """The verdict over every block."""
    ground = _Ground(regions, seen, evidence)
    reasons = ground.reasons()
    values = [weight if not reasons[block.region] else 0.0 for block, weight in zip(seen, ground.weights, strict=True)]
    root = _best_root(regions, seen, values)
    most = max(sums(regions, _parts(seen, values)))
    if most < 3 * _PROSE and 10 * most < sum(weight for weight in ground.weights if weight > 0):
        reasons = ground.reasons(named=False)  # the names leave next to nothing: by the elements alone
        values = [weight if not reasons[block.region] else 0.0 for block, weight in zip(seen, ground.weights, strict=True)]
        root = _best_root(regions, seen, values)
    root = _tight(ground, values, _one_article(ground, values, root))
    inside = below(regions, root)
    below_title = range(evidence.title_at + 1, len(seen))
    if not any(values[at] > 0 and inside[seen[at].region] for at in below_title):
        evidence = replace(evidence, title_at=-1)  # the title stands in a box below the article only, as that of a series
    prose = sums(regions, [(block.region, value) for block, value in zip(seen, values, strict=True) if is_prose(block)])
    verdicts = [
        _verdict(at, block, reasons[block.region], inside[block.region], evidence, _widget(regions, block, prose, root))
        for at, block in enumerate(seen)
    ]  # fmt: skip
    return Chosen(_without_loose_ends(seen, _ended(seen, verdicts, evidence.body)), root)


def is_prose(block: Seen) -> bool:
    """A paragraph as reporters write them, by its length, its end and its links."""
    size = _size(block.text)
    if block.kind in ("h", "table") or block.links > 0.5:
        return False
    if size >= 2 * _PROSE or (size >= _PROSE / 2 and block.text.rstrip()[-1:] in _ENDS):
        return True
    return size >= _PROSE and _UNENDED.match(block.text) is not None


def _size(text: str) -> int:
    """Characters; those of scripts that write a word in one or two count double."""
    if text.isascii():
        return len(text)
    return len(text) + len(_DENSE.findall(text))


def _weight(block: Seen) -> float:
    size = _size(block.text)
    if is_prose(block):
        return size * (1.0 - block.links)
    if block.links > 0.5:
        return -0.5 * min(size, 200) - 20
    return 0.0 if block.kind in ("h", "li", "table", "quote", "pre") else -10.0


def _is_teaser(before: Seen, block: Seen) -> bool:
    """A short text below a heading that is a link to the whole: it speaks for a list of articles."""
    return before.kind == "h" and before.links > 0.8 and is_prose(block) and len(block.text) < 400


def _verdict(at: int, block: Seen, reason: str, inside: bool, evidence: Evidence, widget: bool) -> str:
    if at == evidence.title_at:
        return "title"
    if reason or not inside:
        return reason or "outside"
    if at < evidence.title_at:
        return "above the title"
    if block.links > 0.8 and len(block.text) < 200 and block.kind != "table":
        return "links"
    return "widget" if widget else ""


def _widget(regions: Sequence[Region], block: Seen, prose: Sequence[float], root: int) -> bool:
    """A short line in a box that holds no prose at all: "Jump to details", a product's name, a label."""
    if block.kind != "p" or is_prose(block) or (block.text[-1:] in _ENDS and block.links < 0.3):
        return False
    box = regions[block.region].parent
    return box > root and prose[box] <= 0


def _ended(seen: Sequence[Seen], verdicts: Sequence[str], body: str) -> list[str]:
    """What stands behind the last paragraph of the JSON-LD's article is none of it, if the two agree on the rest."""
    found = list(verdicts)
    spoken = _runs(body)
    if len(spoken) < 80:
        return found
    kept = [(at, _runs(seen[at].text)) for at, verdict in enumerate(verdicts) if not verdict]
    shown = frozenset(run for _, runs in kept for run in runs)
    both = len(spoken & shown)
    if 4 * both < 3 * len(spoken) or 2 * both < len(shown):
        return found
    last = max(at for at, runs in kept if 2 * len(runs & spoken) >= len(runs))
    for at, _ in kept:
        if at > last:
            found[at] = "after the end"
    return found


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    """The runs of four words."""
    said = words(text.lower())
    return frozenset(zip(said, said[1:], said[2:], said[3:], strict=False)) or frozenset([tuple(said)])


def _without_loose_ends(seen: Sequence[Seen], verdicts: Sequence[str]) -> tuple[str, ...]:
    """A heading that nothing follows heads something else: "More from the harbour"."""
    found = list(verdicts)
    for at in range(len(seen) - 1, -1, -1):
        if found[at]:
            continue
        if seen[at].kind != "h":
            break
        found[at] = "heads nothing"
    return tuple(found)


@dataclass(slots=True)
class _Ground:
    """What the judging stands on, worked out once a page."""

    regions: Sequence[Region]
    seen: Sequence[Seen]
    evidence: Evidence
    weights: list[float]

    def __init__(self, regions: Sequence[Region], seen: Sequence[Seen], evidence: Evidence) -> None:
        self.regions, self.seen, self.evidence = regions, seen, evidence
        self.weights = [0.0 if regions[block.region].tag in BESIDE else _weight(block) for block in seen]
        for at in range(1, len(seen)):
            if _is_teaser(seen[at - 1], seen[at]):
                self.weights[at] = min(self.weights[at], 0.0)

    def reasons(self, named: bool = True) -> list[str]:
        """What each region is for, inherited from above; one that holds most of the prose is overruled."""
        regions, seen = self.regions, self.seen
        mass = sums(regions, [(block.region, max(0.0, weight)) for block, weight in zip(seen, self.weights, strict=True)])
        title_at = self.evidence.title_at
        titled = ancestors(regions, seen[title_at].region) if title_at >= 0 else frozenset()
        most = 0.5 * mass[0]
        alike, walled, plain = self._shares(mass), self._walled(mass), self._plain()
        poor = mass[0] - sum(alike.values()) < 0.2 * mass[0]
        found: list[str] = []
        for at, region in enumerate(regions):
            above = found[region.parent] if region.parent >= 0 else ""
            own = region.reason if named or region.by_element else ""
            if own and (
                region.tag in _PAGE
                or mass[at] > (most if own not in _OTHERS else max(most, mass[0] - 2 * _PROSE))
                or at in titled
                or (own == "hidden" and walled[region.parent])
                or (own in _BOXES and plain[at])
                or (own in _LOOKS and region.tag != "figcaption" and alike[own] > most and poor)
            ):
                own = ""
            found.append(above or own)
        return found

    def _walled(self, mass: Sequence[float]) -> list[bool]:
        """For each region: do its hidden children hold the greater part of an article whose beginning is shown (a paywall)?"""
        unseen = [0.0] * len(self.regions)
        for at, region in enumerate(self.regions):
            if region.reason == "hidden" and region.parent >= 0:
                unseen[region.parent] += mass[at]
        return [hid >= 400 and whole > hid > 0.5 * (whole - hid) for hid, whole in zip(unseen, mass, strict=True)]

    def _plain(self) -> list[bool]:
        """For each region: does it hold two paragraphs and no line of links, nor a link in each? No box of articles does."""
        regions = self.regions
        prose = sums(regions, [(block.region, float(is_prose(block) and len(block.text) >= _PROSE)) for block in self.seen])
        lines = sums(regions, [(block.region, float(block.links > 0.5)) for block in self.seen])
        teasers = sums(regions, [(block.region, float(block.kind == "li" and block.links > 0)) for block in self.seen])
        return [count >= 2 and not linked and told < count for count, linked, told in zip(prose, lines, teasers, strict=True)]

    def _shares(self, mass: Sequence[float]) -> dict[str, float]:
        """The prose in all regions that are there for the same: a page whose every paragraph stands in a "gallery"."""
        shares: dict[str, float] = {}
        for at, region in enumerate(self.regions):
            if region.reason and (region.parent < 0 or not self.regions[region.parent].reason):
                shares[region.reason] = shares.get(region.reason, 0.0) + mass[at]
            elif region.reason:
                shares.setdefault(region.reason, 0.0)
        return shares


def _one_article(ground: _Ground, values: Sequence[float], root: int) -> int:
    """Where several articles stand in the region, the one that the title belongs to."""
    regions = ground.regions
    inside = below(regions, root)
    mass = sums(regions, [(block.region, max(0.0, value)) for block, value in zip(ground.seen, values, strict=True)])
    several = [at for at, region in enumerate(regions) if region.tag == "article" and inside[at] and at != root and mass[at] >= 400]
    title_at = ground.evidence.title_at
    if len(several) < 2 or title_at < 0:
        return root
    titled = ancestors(regions, ground.seen[title_at].region)
    return next((at for at in several if at in titled), root)


def _tight(ground: _Ground, values: Sequence[float], root: int) -> int:
    """The innermost region that holds all of the root's prose but a paragraph or two behind it: a notice, a bio."""
    regions, seen = ground.regions, ground.seen
    prose = [at for at, block in enumerate(seen) if values[at] > 0 and is_prose(block)]
    inside = below(regions, root)
    prose = [at for at in prose if inside[seen[at].region]]
    while True:
        child = child_of(regions, seen[prose[0]].region, root) if prose else -1
        if child < 0:
            return root
        inner = below(regions, child)
        kept = [at for at in prose if inner[seen[at].region]]
        rest = prose[len(kept) :]
        if len(kept) < 2 or len(rest) > 2 or 2 * len(rest) > len(kept) or prose[: len(kept)] != kept:
            return root
        root, prose = child, kept


def _best_root(regions: Sequence[Region], seen: Sequence[Seen], values: Sequence[float]) -> int:
    """The region with the greatest sum, of equal ones the innermost; one list of links weighs no more than two paragraphs."""
    mass = [0.0] * len(regions)
    for at, value in _parts(seen, values):
        mass[at] += value
    for at in range(len(regions) - 1, 0, -1):
        mass[regions[at].parent] += max(mass[at], -2.0 * _PROSE)
    prose = sums(regions, _parts(seen, [max(0.0, value) for value in values]))
    best = _last_of_most(mass)
    paragraphs = sums(regions, [(block.region, float(value > 0)) for block, value in zip(seen, values, strict=True)])
    if paragraphs[best] == 1 < paragraphs[regions[best].parent] and paragraphs[0] < 3:  # two beside each other, among links
        return regions[best].parent
    if prose[best] >= 0.3 * prose[0] and (paragraphs[best] > 1 or paragraphs[0] < 3):  # one paragraph of several is no article
        return best
    return max(at for at in range(len(regions)) if prose[at] >= 0.7 * prose[0])


def _parts(seen: Sequence[Seen], values: Sequence[float]) -> list[tuple[int, float]]:
    """What each block's region is told."""
    return [(block.region, value) for block, value in zip(seen, values, strict=True)]


def _last_of_most(mass: Sequence[float]) -> int:
    most = max(mass)
    return max(at for at, value in enumerate(mass) if value == most)
