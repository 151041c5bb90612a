"""What is the title, and where is it said again? Repeated, lower-cased or with the site's name behind it, it is one title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from digest.clean.bylines import is_name
from digest.clean.captions import is_caption
from digest.clean.datewords import holds_day
from digest.clean.headlines import is_over, is_within, likeness, under_label
from digest.clean.marks import Mark
from digest.clean.region import prose
from digest.clean.shape import Shape, key_of
from digest.stamps import is_person
from digest.writing import unspaced

ABOVE = 40  # lines above the article among which the title is looked for
_BELOW, _SLUGS = 6, 12  # lines below, before the first running text: an outlet's name and its motto may stand above the title, and
# the slugs and the points of a wire, all of them brief
_FEW = 6  # words of a title that nothing but its place shows
_LONGEST = 240  # characters of a title
_WORDY = 20  # words: a longer title must be said again, or speak of what the text speaks of
# "Bridge closed - Harbour Post", "Bridge closed | Harbour Post | News"
_PATH = re.compile(r"\s[>›»]\s|\s/\s.*\s/\s")  # "Home > Politics > Bridge closed", "Home / Politics / Bridge closed"
_LIKE, _BRIEF = 0.5, 16  # how much a title that ends in a stop is like the page's first line; its words
_SIGNED = 3  # lines below a title at most in which the byline or the date stands
_NAMED = 3  # words of a name, which stands beside a date as well
_SECTIONS, _SECTION = 4, 3  # parts of a menu on one line, and the words of each: "Harbour Post · News · Sport · Weather"
_NEAR, _FAR = 4, 500  # lines among which what the page's first line names is looked for; above them that line itself comes again
_NEARBY, _WHOLE = 9, 8  # lines above the text in which it stands; its words
_ALIKE = 0.45  # how much a line far above the text is like the page's first
_MENU, _SPEAKS, _OFTEN = 9, 0.1, 2  # words of a menu; share of small words in a headline; times that it says one of the others
_SURE_AGAIN, _APART = 6, 5  # words of a title that is said again; lines between a page's first line and the heading of its article
_BARS = "|·•»—–-"
_SPEAKING = frozenset(":,.?!’'\"“”‘„«»…")  # which a menu has not
_SITE_WORDS = 5
_QUESTIONS = "？！؟"
_BULLETS = ("* ", "• ", "▪ ", "■ ", "· ")  # what a wire sums up under its headline
_TWO = re.compile(r"[^\W\d_]{4}\.\s")
_PARTS = re.compile(r"\s*[|·•›»]\s*")
_SITE = re.compile(r"\s+[|·•»—–-]{1,2}\s+|\s*\|\s*|\s*::\s*")


def title_at(
    texts: Sequence[str],
    shapes: Sequence[Shape],
    marks: Sequence[Mark],
    start: int,
    topic: Sequence[float],
    signed: Sequence[int] = (),
) -> int:
    """Which line is the title? -1 where none looks like one. `start` is where the article's text begins, `signed` are the places of
    bylines and dates.

    A saved page begins with its own title, and has it again, maybe in other words, right above the article: that one counts.
    """
    if not texts:
        return -1
    dated = next((at for at in range(min(start + 1, len(marks))) if marks[at] != "date"), 0)
    if dated:  # a day above all else: what follows begins the page
        found = title_at(texts[dated:], shapes[dated:], marks[dated:], start - dated, topic[dated:], [at - dated for at in signed])
        return found + dated if found >= 0 else found
    text = next((at for at in range(start, min(start + _SLUGS, len(texts))) if prose(shapes[at])), start)
    if text >= start + _BELOW and any(shape.words > _SLUGS for shape in shapes[start:text]):
        text = start
    nearby = range(max(0, start - ABOVE), min(text + 1, len(texts)))
    beside = any(0 < at < start and not marks[at] and likeness(shapes[at], shapes[0]) >= _LIKE for at in nearby)
    alike = (at for at in range(_NEAR, nearby.start) if not beside and _is_alike(shapes[at], shapes[0]))
    far = (at for at in range(_NEAR, min(len(texts), _FAR)) if at not in nearby and _is_named(texts[at], texts[0]))
    looked = sorted({0, *nearby, *far, *alike})
    places = [at for at in looked if marks[at] in ("", "lead-in") and len(texts[at]) <= _LONGEST]
    said = Counter(shapes[at].key for at in places)
    timed = sum([mark == "ago" for mark in marks[: text + 1]]) > 1
    best, best_score, above = -1, 0.0, -9

    def headed(at: int) -> bool:
        return at in places and at not in signed and shapes[at].words >= _FEW and topic[at] >= 0.3

    for at in places:
        again = said[shapes[at].key] > 1
        brief = at < start and shapes[at].words <= _BRIEF
        sure = again or (brief and shapes[at].ended and likeness(shapes[at], shapes[0]) >= _LIKE)
        if at in signed or (marks[at] and not again) or not _may_be(texts[at], shapes[at], sure, at < start):
            continue
        if _is_presented(at, texts):
            continue
        score = _score(at, shapes, start, topic, said) - 0.8 * _lists(texts[at], shapes[at])
        if at - above <= 3 and not again and not is_within(shapes[at], shapes[0]):
            score -= 1.0 if at - above == 1 else 0.5  # of two headings the first is the title, the second a deck
        if timed and at and marks[at - 1] == "ago":
            score -= 1.0  # "3h ago", "Trains stop", "7h ago", "Roof torn off": what happened, above a ticker
        if shapes[at].words > _NAMED and any(0 < place - at <= _SIGNED for place in signed):
            score += 0.8
        elif not again and any(headed(place - 1) for place in signed if place < at):
            score -= 0.8  # a heading, the byline, a caption
        over = at - 1 - (at - 1 in places and shapes[at - 1].words < _NAMED)  # a label may stand between
        if _TWO.search(texts[at]) and not shapes[at].ended and over in places and shapes[over].words >= _FEW:
            score -= 1.2  # "The best has a queue. The second best has a chair": a deck
        pictured = at + 1 < len(marks) and marks[at + 1] == "credit" and not again
        if pictured and any(headed(place) for place in nearby if place < at - 1):
            score -= 1.2  # a heading, buttons, "The ferry at the pier", "Photo: Ann Lee"
        if score > best_score:
            best, best_score = at, score
        if (at or not start) and shapes[at].words >= 5 and topic[at] >= 0.3:  # a page's own title stands further above
            above = at
    if best < 0:
        found = _leading(texts, shapes, [mark or ("date" if at in signed else "") for at, mark in enumerate(marks)], text)
        return found if found >= 0 else _signed_first(texts, shapes, marks, signed)
    if best == 0 and said[shapes[0].key] == 1:
        best = _at_article(texts, shapes, marks, topic, text)
    bare = _bare(best, places, shapes)
    if said[shapes[best].key] > 1:
        return bare
    fits = bare - 1 in places and bare - 1 not in signed and _may_be(texts[bare - 1], shapes[bare - 1], False, True)
    if fits and is_over(bare, shapes, marks, signed):
        return bare - 1
    return under_label(bare, shapes, marks, signed)


def _at_article(texts: Sequence[str], shapes: Sequence[Shape], marks: Sequence[Mark], topic: Sequence[float], text: int) -> int:
    """The heading that stands alone above the article, far below the page's first line, with no more than a byline and the like
    between; that line, 0, where none does."""
    at = next((k for k in range(text - 1, max(_APART, text - _NEARBY), -1) if not marks[k] and shapes[k].words >= _WHOLE), 0)
    if not at or not _may_be(texts[at], shapes[at], False, True) or texts[at][-1] == "." or not shapes[at].func or topic[at] < 0.25:
        return 0
    alone = marks[at - 1] != "" or shapes[at - 1].words < _FEW
    return at if alone and not set(shapes[at].content).isdisjoint(shapes[0].content) else 0


def _is_named(text: str, page: str) -> bool:
    """Does the page's own first line begin with this one, and the site's name follow, if anything?"""
    rest = page[len(text) :].lstrip()
    return page.startswith(text) and text.count(" ") >= _NAMED and (not rest or rest[0] in _BARS)


def _bare(best: int, places: Sequence[int], shapes: Sequence[Shape]) -> int:
    """ "Home News Bridge closed for a week" above "Bridge closed for a week": a path or a site's name stands around the title."""
    key = shapes[best].key
    shorter = ((at, shapes[at].key) for at in places if at > best and len(shapes[at].key) < len(key))
    return next((at for at, said in shorter if same_title(key, said) or is_path(key, said) or _ends(best, at, shapes)), best)


def _ends(best: int, at: int, shapes: Sequence[Shape]) -> bool:
    """Does the line right below say no more than the path's end, with which the page begins?"""
    key = shapes[at].key
    return at == best + 1 and key.count(" ") > 1 and shapes[best].key.endswith(f" {key}") and shapes[0].key.startswith(key)


def _leading(texts: Sequence[str], shapes: Sequence[Shape], marks: Sequence[Mark], text: int) -> int:
    """The few words right above the running text, but for names and dates between; -1 for none.

    A language that bends its words, and needs few of them, has titles of which no word is in the text again.
    """
    for at in range(text - 1, -1, -1):
        if marks[at] or shapes[at].names or shapes[at].words < 2 or is_person(texts[at]):
            continue
        shape = shapes[at]
        fits = shape.words <= _FEW and not shape.ended and not shape.digits
        return at if fits and _may_be(texts[at], shape, False, True) else -1
    return -1


def _signed_first(texts: Sequence[str], shapes: Sequence[Shape], marks: Sequence[Mark], signed: Sequence[int]) -> int:
    """The first line, above a byline or a date, of a text without a paragraph: verses, a schedule; -1 for none."""
    if any(map(prose, shapes)) or marks[0] or shapes[0].ended or 0 in signed:
        return -1
    return 0 if any(place <= _SIGNED for place in signed) and _may_be(texts[0], shapes[0], False, True) else -1


def _is_alike(shape: Shape, page: Shape) -> bool:
    """Does it share about half of all words with the page's first line? A teaser shares a name."""
    one, two = set(shape.content), set(page.content)
    return _FEW <= shape.words <= _WORDY and len(one & two) > 2 and len(one & two) >= _ALIKE * max(len(one), len(two))


def _is_presented(at: int, texts: Sequence[str]) -> bool:
    """ "Ann Lee MS, RDN", above "Ann Lee is a dietitian …": a name, though the page says it twice."""
    words = texts[at].split()
    name, degrees = " ".join(words[:2]), words[2:]
    told = at + 1 < len(texts) and texts[at + 1].startswith(f"{name} ") and texts[at + 1] != texts[at]
    return told and is_name(name) and all(word.isupper() for word in degrees)


def _score(at: int, shapes: Sequence[Shape], start: int, topic: Sequence[float], said: Counter[str]) -> float:
    shape = shapes[at]
    again = said[shape.key] > 1
    like = likeness(shape, shapes[0]) if at else 0.0
    score = 0.2 + 1.6 * topic[at] * min(1.0, shape.words / 5) + 1.2 * again - 0.06 * min(abs(start - at), 15) - 0.5 * shape.ended
    score += 2.0 * like + _first(at, shape, start, topic[at]) - 0.4 * max(0, 4 - shape.words)
    if at == start and at and not again:
        score -= 0.4
    if shape.words < _SURE_AGAIN and again and f" {shape.key} " not in f" {shapes[0].key} ":  # a button: "Start Free Trial"
        score -= 0.9
    unsure = shape.words < 6 and at != start - 1 and like < 0.3 and not again and topic[at] < 0.3
    wordy = shape.words > _WORDY and score < 2.2 and shape.lower > 0.6
    return -1.0 if unsure or wordy else score


def _lists(text: str, shape: Shape) -> bool:
    """ "Home Tech Laptop Gaming Streaming Apple Shop All Deals", "Opinions Guest opinions Cartoons Submit an opinion": a menu."""
    if shape.words < _MENU:
        return False
    thrice = any(len(word) > _NAMED and shape.tokens.count(word) > _OFTEN for word in shape.tokens)
    return thrice or (shape.func < _SPEAKS and not shape.lower and _SPEAKING.isdisjoint(text))


def _first(at: int, shape: Shape, start: int, topic: float) -> float:
    """What the first line has for being the first: more where the article follows it at once, or behind no more than a deck."""
    if at or shape.words < 4:
        return 0.0
    says = topic >= 0.12 and shape.words <= _WORDY and not shape.names and shape.digits < 0.4
    return 1.2 if start <= 2 and says else 0.6


def _may_be(text: str, shape: Shape, again: bool, above: bool) -> bool:
    """`again`: it is said again; `above`: it stands above the article's text."""
    if not 2 <= shape.words <= 40 or text[-1] in ",;:" or "\t" in text or text[:2] in _BULLETS:  # "\t": a table's cells
        return False
    if _PATH.search(text) or _is_menu(text) or is_caption(text, shape, ""):
        return False
    # the last of these counts as a stop, too; a headline of a script without spaces may hold others
    inner = text[:-1].count("。") if unspaced(text) else shape.stops - (text[-1] in _QUESTIONS)
    stopped = shape.ended and (shape.words > 22 or inner > 0 or (text[-1] == "." and not (above and shape.words <= 16)))
    return again or not stopped


def _is_menu(text: str) -> bool:
    """Does it only name an outlet and its sections?"""
    parts = _PARTS.split(text)
    return len(parts) >= _SECTIONS and all(0 < len(part.split()) <= _SECTION for part in parts)


def same_title(key: str, title: str) -> bool:
    """Is the line (folded) the title again, maybe with a few words of the site before or behind it?

    >>> same_title("bridge closed for a week harbour post", "bridge closed for a week")
    True
    """
    if key == title:
        return True
    if len(title) < 16 or len(key) > len(title) + 60 or abs(len(key) - len(title)) > len(title):
        return False
    longer, shorter = (key, title) if len(key) > len(title) else (title, key)
    if not (longer.startswith(shorter + " ") or longer.endswith(" " + shorter)):
        return False
    extra = longer.count(" ") - shorter.count(" ")
    return extra <= 6 and extra <= shorter.count(" ")


def begins(title: str, text: str) -> bool:
    """Does the title say this, and the site's name behind a sign?

    >>> begins("Bridge closed | Harbour Post", "Bridge closed"), begins("Bridge closed for a week", "Bridge closed")
    (True, False)
    """
    rest = title[len(text) :] if " " in text and title.startswith(text) else ""
    site = rest.lstrip()[1:].split()
    return rest[:1] == " " and rest.lstrip()[:1] in tuple(_BARS) and 0 < len(site) <= _SITE_WORDS and site[0][0].isupper()


def is_path(key: str, title: str) -> bool:
    """Does the line (folded) lead to the title and name it at its end?

    >>> is_path("you are here home news harbour bridge closed on monday for a week", "bridge closed on monday for a week")
    True
    >>> is_path("12 may 2024 by ann lee 5 comments on bridge closed on monday for a week", "bridge closed on monday for a week")
    False
    """
    return title.count(" ") >= _FEW and key.endswith(f" {title}") and not holds_day(key.removesuffix(title).split())


def without_site(title: str, others: Callable[[], frozenset[str]]) -> tuple[str, str]:
    """(title, site): the site's name is taken off where another line says it, or a bar parts it.

    >>> without_site("Bridge closed for a week | Harbour Post", frozenset)
    ('Bridge closed for a week', '| Harbour Post')
    """
    for match in _SITE.finditer(title):
        head, tail = title[: match.start()], title[match.end() :]
        names = [key_of(part) for part in _SITE.split(tail)]
        short = all(len(name.split()) <= 4 for name in names)
        if len(head.split()) >= 4 and short and ("|" in match[0] or "::" in match[0] or not others().isdisjoint(names)):
            return head, title[match.start() :].strip()
    return title, ""
