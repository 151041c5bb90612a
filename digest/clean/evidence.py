"""What speaks for it that a name is the author's? A line about that person, a whole day, a handle or a trade beside it."""

from __future__ import annotations

from digest.clean.bylines import is_bio, is_name, is_post, says_surname
from digest.clean.datewords import holds_day
from digest.clean.draft import Draft, Row
from digest.clean.phrases import phrases
from digest.clean.places import ABOVE, Bounds, is_behind, is_near, place_of
from digest.clean.plainwords import BOX, are_words
from digest.clean.region import prose
from digest.clean.shape import key_of
from digest.clean.signatures import IN, Signature
from digest.clean.vocabulary import NETWORKS, PRESS_WORDS, PUBLISHED_WORDS, TRADE_WORDS
from digest.writing import unspaced

SURE = 1.5  # weight of a name alone that is believed before a byline far from the title
TOLD, _SAID = 3.0, 1.2  # of a name of whom a line says that it is a journalist's; of one with which a sentence begins
_IN_LINE = 2.0  # of a name with a day, a handle or a trade
_AHEAD = 5  # lines behind a name among which the day stands, with buttons
_LATER = 1.0  # of a name with a line between it and the day
_BESIDE = 3  # lines between an author's name and what is said of the author inside the article
_ROLE = 5  # words of a trade or an outlet behind a name
_OFTEN = 3  # times that an author's name may stand alone
_LABELS = frozenset(  # "The Harbour", "All Articles": what they begin with is no first name
    "the all more our your this alle mehr unsere tous toutes nos todos todas más tutti tutte più mais nossos wszystkie więcej все "
    "всі".split()
)
_SEVERAL = 3  # paragraphs of an article that somebody signs
_PLACE = 4  # words of a place, with the comma before it
_BRIEF = 4  # words of a name or a trade
_DAY = 14  # words of a line that says when
_TITLE = 40  # characters behind a name in which a trade is named
_DATELINE = 60  # characters of a place and a name with a colon
_CONTACT = 300  # characters of a line that says how to write to somebody


def has_day(rows: tuple[Row, ...], at: int) -> bool:
    """Does that line say when, and little else?"""
    if not 0 <= at < len(rows):
        return False
    row = rows[at]
    if row.mark in ("date", "ago"):
        return True
    if row.shape.words > _DAY or row.shape.ended:
        return False
    return holds_day(row.text.replace(",", " ").split()) or (
        row.shape.words < 4 and not PUBLISHED_WORDS.isdisjoint(row.shape.tokens[:1])
    )


def vouched(said: Signature, rows: tuple[Row, ...], at: int) -> bool:
    """Does the page vouch for a byline that does not stand below the title: a day beside it, a trade in it, the name said again?"""
    if said.dated or said.rest or any(has_day(rows, k) for k in range(at - 3, at + 4)):
        return True
    whom = (*said.names, said.house)[0]
    return whom != "" and any(whom in row.text and row.shape.key != rows[at].shape.key for row in rows)


def without_houses(names: tuple[str, ...], draft: Draft) -> tuple[str, ...]:
    """The people without the outlet that stands behind them: "Ann Lee, Medical Post", "Ann Lee Medical Post"."""
    people = [_shorter(name, draft) if len(name.split()) > 2 else name for name in names]
    return tuple(name for at, name in enumerate(people) if not at or not is_outlet(name, draft))


def _shorter(name: str, draft: Draft) -> str:
    """ "Ann Lee Harbour Globe": its first words, where the page says them alone, or the others are its outlet."""
    words = name.split()
    text = "\n".join([row.text for row in draft.rows])
    for end in range(2, len(words)):
        head, tail = " ".join(words[:end]), " ".join(words[end:])
        if words[end - 1][-1] != "." and (text.count(head) > text.count(name) or is_outlet(tail, draft)):
            return head
    return name


def unsung(names: tuple[str, ...], draft: Draft) -> tuple[str, ...]:
    """The first, and of the others those of whom neither the title nor the article speaks: "Ann Lee, Harbour Report"."""
    return names[:1] + tuple(name for name in names[1:] if name not in draft.title and not _spoken_of(name, draft.rows))


def is_outlet(name: str, draft: Draft) -> bool:
    """Is it the outlet's name: as declared, in the page's title, in a line of rights?"""
    key = key_of(name)
    if key == key_of(draft.publisher) or any(row.mark == "legal" and key in row.shape.key for row in draft.rows):
        return True
    words = set(key.split())  # "Harbour Post North", of the page's "Bridge closed | North | Harbour Post"
    titled = [key_of(cut.text) for cut in draft.cuts if cut.rule == "titles"]
    page = [row for row in draft.rows[:1] if not 0 < draft.title_line < row.line.no]  # its own first line, above the title
    titled += [row.shape.key for row in page if len(words) > 1 and "|" in row.text]
    return any(words <= set(title.split()) for title in titled)


def weight_of(said: Signature, names: tuple[str, ...], draft: Draft, at: int, bounds: Bounds) -> float:
    """How much speaks for a name without "by": a line about that person, a whole day or a handle beside it, a trade below it."""
    rows, name = draft.rows, names[0]
    titles = [draft.title, *[cut.text for cut in draft.cuts if cut.rule == "titles"]]
    if any(name in title for title in titles) or are_words(name, rows):  # it is what the article is about
        return 0.0
    keys = key_of(" ".join(names)).split()
    if not phrases(draft.language).words.isdisjoint(keys) or keys[0] in _LABELS:
        return 0.0
    place, told = place_of(at, rows[at], bounds), _told_of(name, rows, at, bounds)
    if told < TOLD and (place == "far" or (name != said.names[0] and not said.dated) or _is_label(said, rows, bounds, told)):
        return 0.0
    if told < TOLD and is_outlet(name, draft) and not _publishes_alone(name, draft, at, bounds):
        return 0.0
    cased = name[0].isupper() and not name.isupper()  # where none or all letters are capitals, any two words look like a name
    weight = max(told, _beside(said, rows, at, bounds) if cased and is_near(at, bounds) else 0.0)
    if not weight and not cased and is_near(at, bounds) and _signs_with_day(said, draft, at, bounds):
        weight = _LATER
    if not weight and cased and is_behind(at, bounds) and _signs_off(said, rows, at):
        weight = _LATER
    spoken = place != "head" or not _of_trade_below(rows, at) or told >= TOLD  # "Ann Lee", "Staff Writer": whoever else names her
    return weight if weight and not (spoken and any(_spoken_of(each, rows) for each in names)) else 0.0


def _publishes_alone(name: str, draft: Draft, at: int, bounds: Bounds) -> bool:
    """Is it somebody who owns the rights, too? An outlet's name stands above the title as well, and not only above the day."""
    above = [row.text for row in draft.rows[: bounds.below]] + [cut.text for cut in draft.cuts if cut.rule == "titles"]
    signs = place_of(at, draft.rows[at], bounds) == "head" and has_day(draft.rows, at + 1)
    return signs and name != draft.publisher and not any(name in text for text in above)


def _beside(said: Signature, rows: tuple[Row, ...], at: int, bounds: Bounds) -> float:
    """What stands in the line or beside it: a whole day, a handle, a trade."""
    if said.dated or _handled(said.names[0], said, rows, at) or _of_trade_below(rows, at):
        return _IN_LINE
    if place_of(at, rows[at], bounds) != "head":
        return 0.0
    if _stands_between(said, rows, at, bounds):
        return _LATER
    told = (row.text for k, row in enumerate(rows) if k != at and (row.inside or row.shape.words >= BOX))
    if at > bounds.below and is_name(rows[at - 1].text) and any(said.names[0] in text for text in told):
        return 0.0  # "Ann Lee", "Lindham Bay", the day
    beside = (_past_icons(rows, at), at + 1)
    if _presents(said, rows, at) or _writes_from(said, rows, at) or any(has_day(rows, k) for k in beside):
        return SURE
    ahead = [k for k in range(at + 1, min(at + _AHEAD, len(rows))) if rows[k].shape.key not in NETWORKS][:2]  # "X", "Instagram"
    between = rows[ahead[0]] if ahead[1:] and has_day(rows, ahead[1]) else None  # "News Intern" or "Lindham", "Dec. 22, 2023"
    return _LATER if between and (between.mark or not any(map(str.isdigit, between.text))) else 0.0


def _past_icons(rows: tuple[Row, ...], at: int) -> int:
    """The place above whose line is more than the signs of an icon font, which no other font has; -1 for none."""
    return next((k for k in range(at - 1, -1, -1) if not all(map(_is_icon, rows[k].text))), -1)


def _is_icon(sign: str) -> bool:
    return "\ue000" <= sign <= "\uf8ff"  # Unicode's private use area


def _signs_with_day(said: Signature, draft: Draft, at: int, bounds: Bounds) -> bool:
    """Two or three words of a script without capitals, or in capitals, that stand between the title and a day, and not above it:
    there stand a menu and the outlet."""
    rows, name = draft.rows, said.names[0]
    size, key = name.count(" ") + 1, key_of(name)
    if len(said.names) > 1 or size not in (2, 3) or place_of(at, rows[at], bounds) != "head" or unspaced(name):
        return False
    if at > bounds.below and 1 < rows[at - 1].shape.words <= _BRIEF and not rows[at - 1].mark:  # there stands the name
        return False
    said_above = any(f" {key} " in f" {row.shape.key} " for row in rows[: bounds.below])
    spoken = any(are_words(word, rows) for word in name.split()) if name.isupper() else _is_spoken(key, rows, at)
    brief = at + 1 < len(rows) and rows[at + 1].shape.words <= _BRIEF
    return (said.dated or has_day(rows, at + 1) or (brief and has_day(rows, at + 2))) and not (said_above or spoken)


def _is_spoken(key: str, rows: tuple[Row, ...], at: int) -> bool:
    """Does another line say one of the words? But for the paragraph that says whose it is: "Lindham - Ann Lee: The pier …"."""
    words, whose = set(key.split()), f"{rows[at].text}:"
    others = (row for k, row in enumerate(rows) if k != at and whose not in row.text[:_DATELINE])
    return any(not words.isdisjoint(row.shape.tokens) for row in others)


def _stands_between(said: Signature, rows: tuple[Row, ...], at: int, bounds: Bounds) -> bool:
    """ "Ann Lee HARBOUR POST", "Ann Lee Island Telegram", "Ann Lee 2 months" as all that stands between the title and the text."""
    rest = [token for token in said.rest if token[0].isalnum()]
    alone = at == bounds.below and at + 1 < len(rows) and rows[at + 1].inside and prose(rows[at + 1].shape)
    house = said.of_trade or " ".join(rest).isupper() or (len(rest) == 2 and rest[0].isdigit())
    return alone and 0 < len(rest) <= _ROLE and house


def _signs_off(said: Signature, rows: tuple[Row, ...], at: int) -> bool:
    """Does a name alone stand right behind the last paragraph and right above furniture, and does the article not speak of it?

    Subjects and places stand there, too: the article speaks of them.
    """
    above, below = rows[at - 1], rows[at + 1 : at + 2]
    if said.rest or said.dated or not (above.inside and prose(above.shape)) or (below and not below[0].mark):
        return False
    parts = set(key_of(said.names[0]).split())
    if any(row.shape.key == rows[at].shape.key for row in rows[:at]):  # a label of the page
        return False
    told = [row.shape for k, row in enumerate(rows) if row.inside and k != at]
    return sum(map(prose, told)) >= _SEVERAL and all(parts.isdisjoint(shape.tokens) for shape in told)


def _presents(said: Signature, rows: tuple[Row, ...], at: int) -> bool:
    """ "Ann Lee | Guest Columnist", "Ann Lee HARBOUR POST": a trade stands behind the name, or an outlet said elsewhere."""
    rest = [token for token in said.rest if token[0].isalnum()]
    if not rest or len(rest) > _ROLE or rest[0] in IN:
        return False
    if not PRESS_WORDS.isdisjoint(key_of(rest[-1]).split()) or rest[0].islower():  # "for the Harbour Post"
        return True
    house = " ".join(said.rest)
    return (len(rest) > 1 and (said.of_trade or house.isupper())) and any(
        house in row.text for k, row in enumerate(rows) if k != at and row.text != rows[at].text
    )


def _writes_from(said: Signature, rows: tuple[Row, ...], at: int) -> bool:
    """ "Ann Lee, Lindham", "Ann Lee in Lindham" near the day: behind the name stands where from, and the article says that, too."""
    place = " ".join(said.rest[1:])
    if (
        not IN.union(",").issuperset(said.rest[:1])
        or len(said.rest) > _PLACE
        or not place[:1].isupper()
        or not any(has_day(rows, k) for k in range(at - 3, at + 4))
    ):
        return False
    return any(place in row.text for k, row in enumerate(rows) if k != at and (row.inside or k < at))


def _told_of(name: str, rows: tuple[Row, ...], at: int, bounds: Bounds) -> float:
    """How well does another line at an edge say who that is? A line about one of the trade more than any other sentence."""
    best = 0.0
    for place in bounds.places:
        row = rows[place]
        if place == at or name not in row.text or row.shape.key == rows[at].shape.key:
            continue
        if is_bio(row.text, name) or _to_write_to(row.text, name) or _is_titled(row.text, name):
            return TOLD
        if row.shape.ended and row.text.startswith(name) and place != at + 1 and _is_role(rows, at, row.text):
            return TOLD
        if row.shape.ended and row.text.startswith(name) and (abs(place - at) <= _BESIDE or (at < bounds.end and not row.inside)):
            best = _SAID
    return best


def _is_role(rows: tuple[Row, ...], at: int, told: str) -> bool:
    """ "Ann Lee", "Harbour Pilot Historian", and in another line "Ann Lee is the Harbour Pilot Historian"?"""
    below = rows[at + 1].text if at + 1 < len(rows) else ""
    return below.count(" ") > 0 and below in told


def _is_titled(text: str, name: str) -> bool:
    """ "Ann Lee, bureau chief, Lindham"."""
    behind = text.removeprefix(name)
    return behind[:1] == "," and not TRADE_WORDS.isdisjoint(key_of(behind[:_TITLE]).split())


def _to_write_to(text: str, name: str) -> bool:
    """ "Contact reporter Ann Lee at ann.lee@example.org"."""
    at = text.find(name)
    return len(text) < _CONTACT and 0 <= at < _CONTACT // 10 and "@" in text[at:] and not is_post(text)


def _is_label(said: Signature, rows: tuple[Row, ...], bounds: Bounds, told: float) -> bool:
    """Does it stand in the menu above the title, too, or again and again between the paragraphs?"""
    if said.dated:
        return False
    key = key_of(said.names[0])
    places = [at for at, row in enumerate(rows) if row.shape.key == key]
    first = places[0] if places else 0
    signs = bool(places) and first >= bounds.below and has_day(rows, first + 1)  # above what else they wrote
    over = 0 if bounds.heading and not told else ABOVE
    return (not told and len(places) > _OFTEN and not signs) or (bool(places) and first < min(bounds.below, bounds.start) - over)


def _handled(name: str, said: Signature, rows: tuple[Row, ...], at: int) -> bool:
    """ "Ann Lee @annlee", or the handle on one of the next lines."""
    parts = [part for part in key_of(name).split() if len(part) > 3]
    near = [" ".join(said.rest), *[row.text for row in rows[at + 1 : at + 3] if row.shape.words <= 3]]
    return any("@" in text and any(part in key_of(text).replace(" ", "") for part in parts) for text in near)


def _of_trade_below(rows: tuple[Row, ...], at: int) -> bool:
    """ "Ann Lee", "Staff Writer" or "Marketing Analyst"."""
    below = rows[at + 1].shape if at + 1 < len(rows) else None
    if below is None or not 0 < below.words <= 6 or below.ended or below.colon:
        return False
    return not PRESS_WORDS.isdisjoint(below.tokens) or (below.tokens[-1] in TRADE_WORDS and below.words > 1)


def _spoken_of(name: str, rows: tuple[Row, ...]) -> bool:
    """Do several paragraphs of the article speak of that person? Then the name is its subject, not its author."""
    said = [row for row in rows if row.inside and row.shape.words >= 12 and says_surname(row.text, name)]
    return sum(1 for row in said if not row.text.startswith(name)) >= 2
