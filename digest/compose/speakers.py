"""Who said it? The name beside the verb of saying next to the quotation; "" where the text is not plain about it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.compose.spellings import is_title, without_title
from digest.compose.starts import grammar
from digest.languages import CALENDAR, stop_words
from digest.model import NameUse
from digest.text import folded

# Verbs of saying, a few a language: they tell which name beside a quotation is its speaker. Without one there is none.
_SAYING = frozenset(
    "said says say told added adds wrote writes posted stated announced warned replied asked tweeted insisted explained argued "
    "sagte sagt erklärte schrieb betonte warnte teilte fügte meinte a-dit dit déclaré ajouté écrit affirmé expliqué souligné lancé "
    "dijo dice afirmó declaró añadió agregó escribió explicó señaló aseguró ha-detto detto dichiarato dice aggiunto "
    "scritto spiegato affermato"
    "disse afirmou declarou acrescentou escreveu explicou zei zegt verklaarde schreef aldus voegde powiedział "
    "powiedziała dodał dodała napisał"
    "napisała oświadczył stwierdził stwierdziła řekl řekla uvedl uvedla dodal dodala napsal prohlásil säger sade sa "
    "skriver tillade uppgav"
    "sagde siger skrev tilføjede sier skriver spus declarat adăugat scris precizat transmis dedi söyledi belirtti "
    "ekledi açıkladı yazdı"
    "nói biết viết khẳng kata ujar katanya ucap tutur сказав сказала заявив заявила додав додала написав написала "
    "зазначив зазначила повідомив"
    "сказал заявил заявила добавил добавила сообщил сообщила отметил отметила каза заяви добави написа рекао рекла "
    "изјавио изјавила додао"
    "είπε δήλωσε πρόσθεσε τόνισε έγραψε mondta közölte hozzátette írta sanoi sanoo kertoi totesi kirjoitti".split()
)
_FOLDED = frozenset(folded(word) for word in _SAYING)
_TELLING = frozenset("told tells".split())  # who follows is the one who is told: "a neighbour told Reuters"
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_REACH = 110  # characters on either side of the quotation
_BETWEEN = 3  # words between a name and its verb
_ASIDE = 12  # where they say who it is: "Lee Roe, the minister of science and education, said"
# A name behind one of these belongs to a name before it: "Ilan Roe of the Harbour party".
_BELONGS = frozenset(
    "of by from for in at with to or de del do da dos di du des von vom aus bei van ze z od з із від из от".split()
)
_OFFICE = frozenset("of to".split())  # "the mayor of Averin", "the ambassador to Lyr"
_AND = frozenset("and und et y e en i og och і и".split())
_ARTICLES = frozenset("the a an le la l les un une el los las una il lo i gli o os as um uma de het een".split())
_INNER = frozenset("de da di do del della der den van von bin ibn al el la le los las".split())
_SHORTEST = 2  # letters of a name


def speaker_of(
    text: str, quote: tuple[int, int], sentence: tuple[int, int], language: str, names: Sequence[NameUse], whole: str = ""
) -> str:
    """The speaker's name, in full where the story, or the `whole` text of the report, has a fuller form of it.

    >>> text = "“We will open it on Friday,” Mira Toll said."
    >>> speaker_of(text, (0, 29), (0, 44), "en", ())
    'Mira Toll'
    """
    after = _side(text[quote[1] : min(len(text), max(sentence[1], quote[1]), quote[1] + _REACH)])
    before = _side(text[_whole_names(text, max(sentence[0], quote[0] - 2 * _REACH), sentence[0]) : quote[0]])
    found = _beside_verb(after, language, first=True) or _beside_verb(before, language, first=False)
    bare = without_title(found)
    if len(bare) < _SHORTEST or is_title(bare.split()[-1]):  # "Mr", "C", "Lyr’s Secretary": nobody is named
        return ""
    full = _in_full(bare, names)
    full = full if " " in full else _introduced(full, whole, language)
    return full if " " in found or " " in full or _known(bare, names) or _met_elsewhere(bare, text) else ""


def _whole_names(text: str, start: int, least: int) -> int:
    """The offset moved left to where the name begins that it would cut."""
    start = max(least, text.rfind(" ", least, start) + 1)
    while start > least:
        before = max(least, text.rfind(" ", least, start - 1) + 1)
        if not text[before].isupper() or not text[start - 2].isalpha():
            break
        start = before
    return start


def _side(text: str) -> str:
    """The text on one side, as far as the next quotation."""
    parts = re.split('[“”„«»"「」]', text)
    return max(parts, key=len)


def _beside_verb(side: str, language: str, first: bool) -> str:
    """The one name with a verb of saying within reach; nearest to the quotation."""
    found = [(match.start(), match.end(), match[0]) for match in _WORD.finditer(side)]
    verbs = [at for at, (_, _, word) in enumerate(found) if folded(word) in _FOLDED]
    if not verbs:
        return ""
    verb = verbs[0] if first else verbs[-1]
    if not first and len(side) - found[verb][0] > _REACH:
        return ""
    told = folded(found[verb][2]) in _TELLING
    heads = _heads(side, found, language)
    near = [(verb - run[1], run) for run in heads if _precedes(side, found, verb, run)]
    if not told and not (near and not first):  # "Toll said the Council “must pay”": who stands before the verb says it
        near += [(run[0] - verb - 1, run) for run in heads if _follows(found, verb, run, language)]
    if not near:
        return ""
    a, b = min(near)[1]
    return side[found[a][0] : found[b - 1][1]]


def _heads(side: str, found: Sequence[tuple[int, int, str]], language: str) -> list[tuple[int, int]]:
    """The runs that name somebody themselves."""
    heads: list[tuple[int, int]] = []
    for run in _runs(side, found, language):
        if not _describes(side, found, run, language) and not (heads and _beside_a_name(side, found, heads[-1], run)):
            heads.append(run)
    return heads


def _beside_a_name(side: str, found: Sequence[tuple[int, int, str]], head: tuple[int, int], run: tuple[int, int]) -> bool:
    """Between commas behind a name, what it is or where from: "Jan Roe, D-Hask., said", "Ewa Lind, U.N. Director for Lyr, said"."""
    if side[found[head[1] - 1][1] : found[run[0]][0]] != ", " or run[1] == len(found):
        return False
    behind = side[found[run[1] - 1][1] : found[run[1]][0]]
    short = run[1] - run[0] == 1 and behind.startswith((",", "."))
    return short or (behind == " " and found[run[1]][2].islower() and folded(found[run[1]][2]) not in _FOLDED)


def _describes(side: str, found: Sequence[tuple[int, int, str]], run: tuple[int, int], language: str) -> bool:
    """Does the name only say whose or which: "of the Meretz party", "the Toll family", "Harbour Council spokesman Jan Roe"?"""
    at = run[0] - 1
    while (
        at >= 0
        and run[0] - at <= _BETWEEN + 1
        and found[at][2].islower()
        and found[at][2] not in _BELONGS
        and _beside(side, found, at + 1)
    ):
        at -= 1
    if at >= 0 and found[at][2] in _BELONGS:
        return True
    behind = found[run[1]][2] if run[1] < len(found) and _beside(side, found, run[1]) else ""
    if not behind.islower() or folded(behind) in _FOLDED or behind in _INNER:
        return False
    return _before_a_name(side, found, run, language) or _owned(side, found, run, _goes_with(behind, language))


def _before_a_name(side: str, found: Sequence[tuple[int, int, str]], run: tuple[int, int], language: str) -> bool:
    """ "Harbour Council spokesman Jan Roe"; behind the verb also "wrote Times national correspondent Jan Roe"."""
    far = _BETWEEN if run[0] > 0 and folded(found[run[0] - 1][2]) in _FOLDED else 1
    end = run[1] + 1
    while end < min(len(found), run[1] + far) and _beside(side, found, end) and _goes_with(found[end][2], language):
        end += 1
    return end < len(found) and found[end][2][0].isupper() and _beside(side, found, end)


def _goes_with(word: str, language: str) -> bool:
    """A noun or its adjective; no verb of saying, no function word, nothing from within a name."""
    return word.islower() and folded(word) not in _FOLDED and word not in _INNER | stop_words(language)


def _owned(side: str, found: Sequence[tuple[int, int, str]], run: tuple[int, int], thing: bool) -> bool:
    """ "the Toll family", "the former Averin governor", "Stein’s Web site": an article or an owner stands before the thing."""
    name = [found[at][2] for at in range(*run)]
    if thing and any(word.endswith(("'s", "’s")) for word in name):
        return True
    full = sum(len(word) > _SHORTEST for word in name) > 1  # "the engineer Mira Toll recently said"
    at = run[0] - 1
    while thing and not full and at > 0 and run[0] - at < _BETWEEN and _adjective(found[at][2]) and _beside(side, found, at):
        at -= 1
    return at >= 0 and found[at][2].lower() in _ARTICLES


def _adjective(word: str) -> bool:
    return word.islower() and word not in _ARTICLES


def _follows(found: Sequence[tuple[int, int, str]], verb: int, run: tuple[int, int], language: str) -> bool:
    """ "said Toll", "said the engineer Mira Toll"; not "said in Averin"."""
    between = [word for _, _, word in found[verb + 1 : run[0]]]
    return verb < run[0] and len(between) <= _BETWEEN and not any(_function_word(word, language) for word in between)


def _precedes(side: str, found: Sequence[tuple[int, int, str]], verb: int, run: tuple[int, int]) -> bool:
    """ "Toll said", "Toll, the engineer of Averin, said", "Toll of the harbour said"; not "after meeting Toll, the mayor said"."""
    if verb < run[1] or (verb == run[1] + 1 and found[run[1]][2] in _AND):  # "outside Averin and said"
        return False
    between = side[found[run[1] - 1][1] : found[verb][0]].strip()
    aside = between.startswith(",")
    before = side[: found[run[0]][0]].rstrip()
    named = before.endswith(",") and _called(found, run[0] - 1)  # "the prosecutor, Ilse Roe, would say"
    if aside and not named and not (between.endswith(",") and len(between) > 1):
        return False
    far = _ASIDE if aside or between.partition(" ")[0] in _BELONGS else _BETWEEN
    return verb - run[1] <= far


def _called(found: Sequence[tuple[int, int, str]], at: int) -> bool:
    """Does an office end there: "the prosecutor", "the mayor of Averin", "the ambassador to Lyr"?"""
    while at > 0 and found[at][2][0].isupper() and found[at - 1][2][0].isupper():
        at -= 1
    return at >= 0 and (found[at][2].islower() or (at > 0 and found[at - 1][2] in _OFFICE))


def _function_word(word: str, language: str) -> bool:
    return word.lower() in stop_words(language) and word.lower() not in _ARTICLES


def _runs(side: str, found: Sequence[tuple[int, int, str]], language: str) -> list[tuple[int, int]]:
    """(first, end) of the runs of capitalised words; where nouns have capitals too, only of two and more."""
    runs: list[tuple[int, int]] = []
    at = 0
    while at < len(found):
        end = at
        while end < len(found) and _in_name(found, end, at) and (end == at or _beside(side, found, end)):
            end += 1
        while end > at and found[end - 1][2] in _INNER:
            end -= 1
        if end > at and (end - at > 1 or language != "de"):
            runs.append((at, end))
        at = max(end, at + 1)
    silent = stop_words(language)
    runs = [run for run in runs if not all(found[at][2].lower() in CALENDAR for at in range(*run))]
    first = [found[run[0]][2] for run in runs]
    names = [run for run, word in zip(runs, first, strict=True) if folded(word) not in _FOLDED and word.lower() not in silent]
    return [run for run in names if not found[run[1] - 1][2].endswith(("'s", "’s"))]


def _beside(side: str, found: Sequence[tuple[int, int, str]], at: int) -> bool:
    between = side[found[at - 1][1] : found[at][0]]
    if between in ("' ", "’ "):
        return found[at - 1][2].endswith("s")  # "the Workers’ Party"
    return between in (" ", ". ") or (between == "." and len(found[at - 1][2]) == 1)  # "C.R. Lind"


def _in_name(found: Sequence[tuple[int, int, str]], at: int, start: int) -> bool:
    word = found[at][2]
    return word[0].isupper() or (at > start and word in _INNER)


def _known(name: str, names: Sequence[NameUse]) -> bool:
    return any(folded(name) in folded(spelling).split() for use in names for spelling in (use.name, *use.variants))


def _met_elsewhere(name: str, text: str) -> bool:
    """Does the word stand with its capital after a word that ends no sentence? "Instead" at a start alone is no name."""
    return bool(name) and re.search(rf"[\w,] {re.escape(name)}\b", text) is not None


def _in_full(name: str, names: Sequence[NameUse]) -> str:
    """ "Toll" -> "Mira Toll", where exactly one name of the story ends so."""
    if not name:
        return ""
    bare = folded(name)
    for use in names:
        spellings = [folded(spelling) for spelling in (use.name, *use.variants)]
        if bare in spellings or any(spelling.endswith(" " + bare) or bare.endswith(" " + spelling) for spelling in spellings):
            return use.name if folded(use.name).endswith(bare.split()[-1]) else name
    return name


def _introduced(name: str, whole: str, language: str) -> str:
    """ "Lind" -> "Ewa Lind", where the report gives one first name to it and no other."""
    before = re.findall(rf"(?<![\w.’'-])([^\W\d_][\w’'-]+) {re.escape(name)}(?!\w)", whole) if name else []
    plain = {
        word for word in before if word[0].isupper() and word.lower() not in stop_words(language) | CALENDAR | grammar(language)
    }
    first = sorted(word for word in plain if without_title(f"{word} {name}") != name)
    return f"{first[0]} {name}" if len(first) == 1 else name
