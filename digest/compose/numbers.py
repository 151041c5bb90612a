"""Which quantities does a sentence state, of what? "more than 100 drones": 100, as written, of drones.

The noun is the evidence: what follows the number (or the currency sign, or the percent sign) says what is counted. The
tables hold only number words, powers of ten and the words that stand before a number ("at least"), a line a language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from digest.compose.terms import terms
from digest.languages import number_words, stop_words
from digest.text import folded, plainly

_POWERS = {
    1_000: "thousand tausend mille mil mila duizend tys tysiecy tisic tisice tusen tusind mii bin nghin ribu тисяч тисячі "
    "тисячу тыс тысяч тысячи хиляди χιλιαδες",
    1_000_000: "million millions mn mio millionen millones millon milioni milione milhoes milhao miljoen miljoner mln miliony "
    "milionow miliona"
    "milionu milioane miljoonaa milyon trieu juta млн мільиони мільион мільионів мильионов миллион миллиона "
    "миллионов милиона εκατομμυρια millio",
    10_000: "van",
    1_000_000_000_000: "trillion trillions",
    1_000_000_000: "billion billions bn mrd milliarden milliarde milliards milliard miliardi miliardo bilhoes bilhao miljard "
    "miljarder mld"
    "miliardy miliardow miliarde milyar ty miliar млрд мільярдів мільярди миллиард миллиардов миллиарда милиарда "
    "δισεκατομμυρια milliardia",
}
# A word of its own in some languages; in English "50 cents" are none.
_HUNDREDS = {"en": "hundred", "fr": "cent cents", "sv": "hundra", "no": "hundre", "da": "hundrede", "tr": "yuz", "fi": "sataa"}
_BEFORE = (
    "more than|at least|at most|about|around|nearly|almost|over|up to|as many as|fewer than|less "
    "than|some|roughly|approximately|an estimated|"
    "mehr als|mindestens|etwa|rund|ungefähr|fast|knapp|bis zu|weniger als|über|plus de|au moins|environ|près "
    "de|jusqu'à|moins de|quelque|"
    "más de|al menos|por lo menos|unos|unas|cerca de|casi|hasta|menos de|oltre|più di|almeno|circa|quasi|fino a|meno di|"
    "mais de|pelo menos|quase|até|meer dan|minstens|ongeveer|bijna|zo'n|ruim|ponad|co najmniej|około|prawie|blisko|"
    "více než|nejméně|přes|asi|téměř|mer än|minst|omkring|nästan|över|mere end|mindst|omkring|næsten|mer enn|nesten|"
    "peste|cel puțin|aproximativ|aproape|en az|yaklaşık|hơn|ít nhất|khoảng|gần|lebih dari|sedikitnya|sekitar|hampir|"
    "більше|понад|щонайменше|близько|майже|більш ніж|более|свыше|не менее|около|почти|повече от|най-малко|около|"
    "περισσότερα από|πάνω από|τουλάχιστον|περίπου|több mint|legalább|mintegy|yli|ainakin|noin"
)
_DIGITS = r"\d{1,3}(?:[.,   '’]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?"
_DIGIT = re.compile(r"[0-9]|\d")  # the search leaps to ASCII's
_SIGN = 2  # characters of a sign of money, and the space behind it, before a number
_NUMBER = re.compile(
    rf"(?<![\w.,:/+\-–'’])(?P<sign>[$€£¥₹₴₽]\s?)?(?P<digits>{_DIGITS})(?![\d:/\-–]|[.,]\d)(?P<percent>\s?%)?(?:(?P<power>bn|mn|m|k)\b)?"
)
_QUALIFIED = re.compile(rf"(?<!\w)(?:{_BEFORE})\s+(?:US)?$", re.IGNORECASE)
_NEXT = re.compile(r"\s*([^\W\d_][^\W_]*(?:['’-][^\W_]+)*)")
_HAN = re.compile("[\u3400-\u9fff\u3041-\u30ff]")
_CLOCK = "年月日时時点點分号號時間"
_HAN_POWERS = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}
_TENS = ("thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NOUNS = 3  # words after the number among which the counted noun is looked for
# Spans of time and space: one sentence has "four hours into the flight", another "eight hours in the air"; nobody differs.
MEASURES = frozenset(
    "second seconds minute minutes hour hours day days week weeks month months year years mile miles metre metres meter "
    "meters kilometre kilometres kilometer kilometers foot feet inch inches yard yards degree degrees sekunden minuten "
    "stunde stunden tage tagen woche wochen monate monaten jahr jahre jahren kilometern metern grad seconde secondes heure "
    "heures jour jours semaine semaines mois ans annees metros segundos minutos hora horas dias semana semanas meses mes "
    "anos secondi minuti ore giorni settimane mesi anni metri chilometri uur dagen weken maanden jaar minut godzin godziny "
    "dni tygodni miesiecy lat lata metrow kilometrow hodin dnu tydnu mesicu let roku dagar veckor ar manader timmar timer "
    "dager uker maneder gun saat yil ay hafta zile ore ani luni gio ngay nam thang phut tuan metru хвилин годин годину днів "
    "дні тижнів місяців років роки метрів кілометрів минут часов дней недель месяцев лет метров километров години дни "
    "месеца λεπτα ωρες ημερες εβδομαδες μηνες χρονια nap ora het honap ev paivaa tuntia viikkoa vuotta".split()
)
_PERCENT = (
    "percent", "per cent", "por cent", "por cient", "pour cent", "prozent", "procent", "процент", "відсот", "yuzde", "szazalek",
    "prosent", "ποσοστ",
)  # fmt: skip
# First letters of the months, folded and in Latin letters: "12 October" is a day, not twelve of anything.
_MONTHS = (
    "jan jen ene gen sty led sic feb fev lut uno ber mar mrt mae bře kve tra apr avr abr avg mai may "
    "maj mag kve cze jun juin giu"
    "lip cer jul juil lug srp sie aug aout ago sep set wrz zar ver okt oct out ott paz rij zov nov lis lys dec dez dic gru pro hru "
    "січ лют бер кві тра чер лип сер вер жов лис гру янв фев мар апр мая май июн июл авг сен окт ноя дек ян юни юли "
    "ιαν φεβ μαρ απρ μαι ιουν ιουλ αυγ σεπ οκτ νοε δεκ thang".split()
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a sentence: its value, the nouns it may count (folded, nearest first), and where it stands as written."""

    value: float
    nouns: tuple[str, ...]
    words: tuple[str, ...]  # the same nouns as written
    start: int
    end: int
    kind: str  # "count", "money", "percent"


def quantities(text: str, language: str, said: AbstractSet[str] | None = None) -> Iterator[Quantity]:
    """Each quantity of the sentence that counts something; dates, years, clock times, ages and scores are passed over.

    `said` are the sentence's terms where they are known already: they tell whether it has a number word.

    >>> text = "More than 1,200 drones hit two towns."
    >>> [(found.value, found.words[0], text[found.start : found.end]) for found in quantities(text, "en")]
    [(1200.0, 'drones', 'More than 1,200'), (2.0, 'towns', 'two')]
    """
    first = _DIGIT.search(text)
    for match in _NUMBER.finditer(text, max(0, first.start() - _SIGN)) if first else ():
        found = _digits(text, match, language)
        if found:
            yield found
    table = _number_words(language)
    if table and _may_hold(text, said, table):
        for match in table.pattern.finditer(text):
            found = _counted(text, float(table.values[folded(match[0])]), match.start(), match.end(), language)
            if found:
                yield found


def says_new_number(text: str, language: str, said: AbstractSet[str]) -> bool:
    """Does the sentence say a number that is none of these terms, in digits or in words, and neither a year nor a day of a month?

    >>> says_new_number("The death toll rose to 85 on 14 July.", "en", {"84"}), says_new_number("It fell on 14 July.", "en", set())
    (True, False)
    >>> says_new_number("Ten senators agreed.", "en", {"10"}), says_new_number("The ban lasts two years.", "en", {"10"})
    (False, True)
    """
    table = _number_words(language)
    if table and _may_hold(text, None, table):
        for match in table.pattern.finditer(text):
            if said.isdisjoint((*terms(match[0], language), str(table.values[folded(match[0])]))):
                return True
    for match in _NUMBER.finditer(text):
        value = _value(match["digits"])
        aside = text[max(0, match.start() - 1) : match.start()] in ("(", "[")  # "(21)": an age, a shirt
        if value is None or aside or _is_year(match, value) or (value < 32 and _beside_month(text, match)):
            continue
        word = table.words.get(int(value), "") if table and value == int(value) else ""
        if not (terms(match["digits"], language) <= said or (word and terms(word, language) <= said)):
            return True
    return False


def _beside_month(text: str, match: re.Match[str]) -> bool:
    beside = (*text[: match.start()].split()[-1:], *text[match.end() :].lstrip(".").split()[:1])
    return any(folded(word).startswith(_month_stems()) for word in beside)


class _NumberWords(NamedTuple):
    """The number words of a language."""

    line: tuple[str, ...]  # those that others are made of
    words: dict[int, str]
    pattern: re.Pattern[str]
    values: dict[str, int]  # by their folded spelling
    terms: frozenset[str]  # one at least of each; none where a word has none


@cache
def _number_words(language: str) -> _NumberWords | None:
    line = number_words(language)
    if not line:
        return None
    words, compound = dict(enumerate(line, 2)), dict[str, int]()
    if language == "en":  # it writes out whatever number a sentence begins with
        tens = {20: "twenty", **dict(zip(range(30, 100, 10), _TENS, strict=True))}
        compound = {f"{tens[ten]}-{word}": ten + one for ten in tens for one, word in enumerate(("one", *line[:8]), 1)}
        words |= tens | {value: word for word, value in compound.items()}
        line = (*line, *_TENS)
    every = sorted(words.values(), key=len, reverse=True)
    pattern = "|".join(re.escape(word).replace(r"\-", r"[-\s]") if word in compound else re.escape(word) for word in every)
    each = [terms(word, language) for word in line]
    return _NumberWords(
        line,
        words,
        re.compile(rf"(?<![\w'’-])(?<!hundred )(?<!hundred and )(?:{pattern})(?![\w'’-])", re.IGNORECASE),
        {folded(spelt): value for value, word in words.items() for spelt in (word, word.replace("-", " "))},
        frozenset[str]().union(*each) if all(each) else frozenset(),
    )


def _may_hold(text: str, said: AbstractSet[str] | None, table: _NumberWords) -> bool:
    """A cheap look before the pattern: by the terms where marks above letters cannot blur them, else by the letters."""
    if said is not None and table.terms and plainly(text).isascii():
        return not table.terms.isdisjoint(said)
    lower = text.lower()
    return any(word in lower for word in table.line)


@cache
def _powers(language: str) -> dict[str, int]:
    hundreds = dict.fromkeys(_HUNDREDS.get(language, "").split(), 100)
    return {word: power for power, line in _POWERS.items() for word in line.split()} | hundreds


def _digits(text: str, match: re.Match[str], language: str) -> Quantity | None:
    value = _value(match["digits"])
    if value is None or _is_year(match, value):
        return None
    if match["power"]:
        value *= {"bn": 1e9, "mn": 1e6, "m": 1e6, "k": 1e3}[match["power"]]
    if match["percent"]:
        return Quantity(value, ("%",), ("%",), _from(text, match.start()), match.end(), "percent")
    return _counted(text, value, match.start(), match.end(), language, bool(match["sign"]))


def _counted(text: str, value: float, start: int, end: int, language: str, money: bool = False) -> Quantity | None:
    value, end, after = _powered(text, value, end, language)
    aside = text[max(0, start - 1) : start] in ("(", "[")  # "ten metres (33 feet)"
    if aside or (language != "de" and _named(text, start)):
        return None
    if folded(after[:24].lstrip()).startswith(_PERCENT):
        parts = 2 if folded(after.split()[0]) in ("per", "por", "pour") else 1  # "per cent", "por ciento", "pour cent"
        word = " ".join(after.split()[:parts]).strip(".,;:)]")
        return Quantity(value, ("%",), (word,), _from(text, start), end + after.index(word) + len(word), "percent")
    if money:
        return Quantity(value, ("$",), (text[start : start + 1],), _from(text, start), end, "money")
    found = _nouns(after, language)
    first = folded(found[0]) if found else ""
    if not first or first in MEASURES or (value in range(1, 32) and first.startswith(_month_stems())):
        return None
    return Quantity(value, tuple(folded(word) for word in found), tuple(found), _from(text, start), end, "count")


@cache
def _month_stems() -> tuple[str, ...]:
    return tuple(sorted({folded(stem) for stem in _MONTHS}))


def _named(text: str, start: int) -> bool:
    """Does a word with a capital stand right before, within the sentence? Then the number belongs to the name."""
    before = text[:start].rstrip("$€£¥₹₴₽ ").rpartition(" ")
    return bool(before[0]) and before[2][:1].isupper() and text[start - 1 : start] == " "


def _powered(text: str, value: float, end: int, language: str) -> tuple[float, int, str]:
    """ "1.2 million drones", "two hundred thousand": the value with its powers of ten, where they end, what follows."""
    after = text[end : end + 80]
    if after[:1] in _HAN_POWERS:
        return value * _HAN_POWERS[after[0]], end + 1, after[1:]
    match = _NEXT.match(after)
    power = _powers(language).get(folded(match[1])) if match else None
    if match is None or power is None:
        return value, end, after
    return _powered(text, value * power, end + match.end(), language)


def _nouns(after: str, language: str) -> list[str]:
    """Up to three words that follow, as far as the next function word or mark; in Han script the next two letters."""
    if _HAN.match(after):
        return [] if after[0] in _CLOCK else [after[:2]]
    silent, at = stop_words(language), 0
    found: list[str] = []
    while len(found) < _NOUNS and (match := _NEXT.match(after, at)):
        if match[1].lower() in silent:
            break
        found.append(match[1])
        at = match.end()
    least = 2 if language == "vi" else 4  # shorter ones are verbs and particles: "Americans may"
    return [word for word in found if len(word) >= least and (language == "de" or not word[0].isupper())]


def _from(text: str, start: int) -> int:
    """Where the value begins as a reader would quote it: with "more than" or "at least" before the number."""
    match = _QUALIFIED.search(text, max(0, start - 24), start)
    return match.start() if match else start


def _value(digits: str) -> float | None:
    """1,200 and 1.200 and 1 200 are twelve hundred; 1,5 and 1.5 are one and a half."""
    bare = re.sub(r"[\s'’]", "", digits)
    whole, mark, rest = bare.rpartition("," if bare.rfind(",") > bare.rfind(".") else ".")
    if mark and (len(rest) != 3 or (mark == "." and whole == "0")):
        whole_digits = re.sub(r"[.,]", "", whole)
        return float(f"{whole_digits or 0}.{rest}")
    plain = re.sub(r"[.,]", "", bare)
    return float(plain) if len(plain) <= 15 else None


def _is_year(match: re.Match[str], value: float) -> bool:
    return not match["sign"] and not match["percent"] and len(match["digits"]) == 4 and 1800 <= value <= 2100
