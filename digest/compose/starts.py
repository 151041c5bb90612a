"""Can a sentence stand alone? Not if it leans on the one before: "He said", "The move came", "But then".

Words of a language's grammar only (pronouns, demonstratives, connectives, articles), never a newsroom's phrases; where a
language has no line, the names that a sentence introduces itself are the evidence. A language is added by adding its line.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache

from digest.compose.terms import silent as _silent
from digest.languages import CALENDAR, number_words
from digest.text import folded
from digest.writing import unspaced

# Third persons: whoever meets one before a name does not know who is meant.
_PERSONS = {
    "en": "he she they him them his her hers their theirs it its",
    "de": "er sie es ihm ihn ihnen ihr ihre ihrer ihrem ihren sein seine seiner seinem seinen",
    "fr": "il elle ils elles lui leur leurs",
    "es": "él ella ellos ellas ello",
    "it": "egli ella lui lei loro essi esse",
    "pt": "ele ela eles elas dele dela deles delas",
    "nl": "hij zij ze hem haar hen hun zijn",
    "pl": "on ona ono oni one jego jej ich im",
    "cs": "on ona ono oni jeho její jejich jim",
    "sv": "han hon de dem hans hennes deras",
    "da": "han hun de dem hans hendes deres",
    "no": "han hun de dem hans hennes deres",
    "ro": "el ea ei ele lui lor acesta aceasta aceștia acestea",
    "tr": "o onlar onun onların",
    "vi": "ông bà anh chị họ nó",
    "id": "ia dia mereka beliau",
    "uk": "він вона воно вони його її їх їхній їхня їхні йому їй їм",
    "ru": "он она оно они его её ее их ему ей им",
    "bg": "той тя то те него нея тях неговият нейният техният",
    "sr": "он она оно они његов њен њихов",
    "el": "αυτός αυτή αυτό αυτοί αυτές αυτά",
    "hu": "ő ők",
    "fi": "hän he hänen heidän",
    "ar": "هو هي هم وهو وهي",
    "fa": "او آنها آنان وی",
    "hi": "वह वे उसने उन्होंने उनके उनकी उसके उसकी",
    "he": "הוא היא הם הן",
}
# At the start of a sentence these point back as well, or to a speaker whom nobody has named ("I", "we").
_POINTING = {
    "en": "i we you my our your this that these those such but and or so then also however meanwhile moreover instead later "
    "both neither either another others still yet thus therefore nevertheless nor afterwards earlier separately "
    "similarly here",
    "de": "ich wir mein meine unser unsere dies diese dieser dieses diesem diesen jene jener aber und oder doch dann auch "
    "jedoch zudem außerdem deshalb daher dabei dadurchdamit darauf daraufhin danach dort stattdessen trotzdem dennoch "
    "solche solcher beide zuvor später hierzu dazu zugleich",
    "fr": "je nous mon notre ce cet cette ces ceci cela mais et ou donc puis aussi cependant pourtant toutefois ensuite "
    "ainsi alors celui celle ceux cellesson sa ses tous deux auparavant néanmoins y",
    "es": "yo nosotros mi nuestro nuestra este esta estos estas ese esa esos esas aquel aquella esto eso pero y o así "
    "entonces también sin además luego su sus ambos ambasasimismo tras por mientras",
    "it": "io noi mio nostro questo questa questi queste quello quella quelli quelle ma e o così poi anche tuttavia inoltre "
    "suo sua suoi sue entrambi intanto ciò",
    "pt": "eu nós meu nosso este esta estes estas esse essa esses essas isto isso aquele aquela mas e ou assim então também "
    "porém além depois seu sua seus suas ambos",
    "nl": "ik wij we mijn ons dit dat deze die maar en of dus dan ook echter daarom daarna toen bovendien beide ondertussen "
    "daarbij er",
    "pl": "ja my mój nasz to ten ta te ci tamten ale i oraz lub więc potem też także jednak dlatego natomiast obaj oba "
    "ponadto wtedy tym",
    "cs": "to ten ta tato tento toto ti ale a nebo pak také však proto navíc oba poté tím",
    "sv": "det detta denna dessa men och eller så sedan också dock därför dessutom båda där då",
    "da": "det dette denne disse men og eller så siden også dog derfor desuden begge der da",
    "no": "det dette denne disse men og eller så siden også derfor dessuten begge der da",
    "ro": "acest această acești aceste dar și sau deci apoi de asemenea însă totuși ambii ambele",
    "tr": "bu şu bunlar ama fakat ve veya sonra ayrıca ancak bunun böylece",
    "vi": "đây này đó điều nhưng và hoặc sau ngoài tuy do cả",
    "id": "ini itu hal tetapi namun dan atau kemudian juga selain keduanya",
    "uk": "я ми мій наш це цей ця ці той та ті але і й а або тоді також проте однак тому крім водночас обидва потім раніше",
    "ru": "я мы мой наш это этот эта эти тот та те но и а или тогда также однако поэтому кроме оба потом ранее при",
    "bg": "това този тази тези онзи но и а или тогава също обаче затова освен двамата двете след",
    "sr": "то тај та ти ово овај ова али и а или тада такође међутим зато осим обоје",
    "el": "αλλά και τότε επίσης όμως ωστόσο παράλληλα",
    "hu": "ez ezek azok de és vagy akkor is azonban ezért emellett mindkét",
    "fi": "tämä tuo se nämä nuo ne mutta ja tai sitten myös kuitenkin siksi lisäksi molemmat",
    "ar": "هذا هذه ذلك تلك لكن ولكن كما وأضاف وقال ثم",
    "fa": "این آن اما و یا سپس همچنین",
    "hi": "यह ये इस इन लेकिन और या फिर इसके",
    "zh": "他 她 它 他们 她们 这 那 该 此 但 而 并 此外 同时 其",
    "ja": "彼 彼女 これ それ この その しかし また そして 一方",
    "ko": "그는 그녀는 이는 그는 이 그 하지만 그러나 또 한편",
    "he": "זה זו אלה אך אבל וגם כן",
}
_DEFINITE = {
    "en": "the", "de": "der die das den dem des", "fr": "le la les l'", "es": "el la los las", "it": "il lo la i gli le l'",
    "pt": "o a os as", "nl": "de het", "el": "ο η το οι τα",
}  # fmt: skip
# Prepositions that are no stop words and may bind a name to a thing: "the talks between Toll and Esker".
_OF = {
    "en": "between near under against during within around outside across inside behind beyond",
    "de": "zwischen gegen unter nahe während innerhalb", "fr": "contre sous vers près", "es": "contra bajo hacia cerca durante",
    "it": "contro sotto verso presso", "pt": "contra sob perto durante", "nl": "tussen tegen onder bij",
}  # fmt: skip
# Among the first words: something was said before to which this is added.
_ALSO = {
    "en": "also", "de": "auch", "fr": "aussi", "es": "también", "it": "anche", "pt": "também", "nl": "ook",
    "pl": "też także również", "cs": "také rovněž",
    "sv": "också", "da": "også", "no": "også", "ro": "asemenea", "tr": "ayrıca", "vi": "cũng", "id": "juga",
    "uk": "також теж", "ru": "также тоже", "bg": "също", "el": "επίσης", "hu": "szintén", "fi": "myös",
}  # fmt: skip
_MARK_OR_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)?|[“”„«»\"]")
_MARKS = '“”„«»"'
_LOOKED_AT = 160  # characters that tell whether a sentence leans
_ASIDE, _ASIDE_WORDS = 40, range(2, 5)  # characters and words of "Only a little later,"
_NEAR = 6  # words after a definite article within which a name says which one is meant


@lru_cache(maxsize=1 << 11)  # a sentence is asked for the lead, for its day, and again in each round of choosing
def leans(text: str, language: str, known: frozenset[str], opening: bool = False) -> bool:
    """Does the sentence need the one before it? `known`: words of the story's names, folded; `opening`: none is before it.

    >>> leans("After he resigned, Averin voted.", "en", frozenset()), leans("The mayor of Averin resigned.", "en", frozenset())
    (True, False)
    """
    written, plain = _words(text)
    if not written:
        return True
    if opening:
        return plain[0] in _table("persons", language)
    if plain[0] in _counts(language) and len(plain) > 1 and plain[1] in _silent(language):  # "Two were flown out", "Three of them"
        return True
    return _goes_back(text, plain, language) or _person_before(written, plain, known, language)


@lru_cache(maxsize=1 << 11)
def vague(text: str, language: str, known: frozenset[str]) -> bool:
    """Would it be clearer after the sentence before it? "The move came on Friday", "The two leaders also spoke".

    >>> vague("The move came on Friday.", "en", frozenset()), vague("The mayor of Averin resigned.", "en", frozenset())
    (True, False)
    """
    written, plain = _words(text)
    if not plain or _goes_back(text, plain, language) or not _table("also", language).isdisjoint(plain[:_NEAR]):
        return True
    if _follows(text, language):
        return True
    return _which(written, plain, known, language)


@cache
def grammar(language: str) -> frozenset[str]:
    """All the words of these tables: none of them begins a name."""
    return _table("pointing", language) | _table("definite", language) | _table("also", language)


def definite(language: str) -> frozenset[str]:
    """The definite articles."""
    return _table("definite", language)


def _goes_back(text: str, plain: list[str], language: str) -> bool:
    return plain[0].partition("'")[0] in _table("pointing", language) or (unspaced(text) and _points(text, language))


def _follows(text: str, language: str) -> bool:
    """ "Soon after, the council met", "Hours later, …", "Despite that, …": words that name nothing and end in a function word."""
    head, comma, _ = text[:_ASIDE].partition(",")
    words = head.split()
    if not comma or len(words) not in _ASIDE_WORDS or not all(map(str.islower, words[1:])):
        return False
    last = words[-1]
    return last in _table("pointing", language) or folded(last) in _silent(language)


@cache
def _counts(language: str) -> frozenset[str]:
    """Number words, lower-case: with no noun behind them they count what the sentence before has named."""
    return frozenset(number_words(language))


@cache
def _table(which: str, language: str) -> frozenset[str]:
    tables = {"persons": (_PERSONS,), "pointing": (_PERSONS, _POINTING), "definite": (_DEFINITE,), "also": (_ALSO,), "of": (_OF,)}
    return frozenset(word for table in tables[which] for word in table.get(language, "").split())


@lru_cache(maxsize=256)
def _words(text: str) -> tuple[list[str], list[str]]:
    """The words outside quotation marks, as written and in lower case; marks are kept, since "él" is not "el"."""
    head = text[:_LOOKED_AT].replace("’", "'")
    parts: list[str] = _MARK_OR_WORD.findall(head)
    found = _outside(parts) if any(mark in head for mark in _MARKS) else parts
    return found, [word.lower() for word in found]


def _outside(parts: list[str]) -> list[str]:
    found: list[str] = []
    inside = False
    for part in parts:
        if part in "“„«":
            inside = True
        elif part in "”»":
            inside = False
        elif part == '"':
            inside = not inside
        elif not inside:
            found.append(part)
    return found


def _first_name(written: list[str], plain: list[str], known: AbstractSet[str], language: str) -> int:
    """The place of the first name: a known one, or a capital within the sentence where only names have capitals."""
    for at, word in enumerate(plain):
        letter = written[at][0]
        if letter.islower():
            continue
        bare = word.removesuffix("'s")
        capital = letter.isupper() and at > 0 and language != "de" and len(word) > 1 and bare not in CALENDAR
        if capital or folded(bare) in known:
            return at
    return len(plain)


def _person_before(written: list[str], plain: list[str], known: AbstractSet[str], language: str) -> bool:
    persons = _only_persons(language)
    if persons.isdisjoint(plain):
        return False
    return not persons.isdisjoint(plain[: _first_name(written, plain, known, language)])


@cache
def _only_persons(language: str) -> frozenset[str]:
    return _table("persons", language) - {"it", "its", "es", "sein", "ihr", "zijn", "o", "de"}  # these have other work too


def _which(written: list[str], plain: list[str], known: AbstractSet[str], language: str) -> bool:
    """ "The move": a definite thing that no name with a function word before it ("of Averin") tells from others."""
    first = plain[0].partition("'")[0] + "'" if "'" in plain[0][:3] else plain[0]
    if first not in _table("definite", language) or (language != "de" and written[1:2] and written[1][0].isupper()):
        return False  # "The White House", "The Ukrainian leader"
    named, binding = _first_name(written, plain, known, language), _binding(language)
    return named > _NEAR or named < 2 or (bool(binding) and plain[named - 1] not in binding)


@cache
def _binding(language: str) -> frozenset[str]:
    return (_silent(language) | _table("of", language)) - {"one", "ones"}


def _points(text: str, language: str) -> bool:
    return any(text.startswith(word) for word in sorted(_table("pointing", language)) if len(word) > 0)
