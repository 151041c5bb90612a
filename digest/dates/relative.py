"""How far from another day? "yesterday", "two days later", "last year": words that count only beside a date, or after one.

They never date anything alone, and no clock is asked: "yesterday, 11 October 2025" says that the article is of the 12th, "on 10 October
2025 … Two days later" that it is no older than the 12th, "on 12 October last year" that no October of its own year is meant.
Tables as data, a language is added by adding its lines: "#" is a number in words or digits, "*" any word, "|" parts spellings.
"""

# ruff: noqa: E501 (tables are read by the line)
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from digest.languages import number_words
from digest.text import folded

# "own": days from the date to the article's own day; "earlier", "later": from the date to the day told of, or from that to the date.
Kind = Literal["own", "week", "month", "year", "earlier", "later"]
_Line = tuple[Kind, str, str]  # kind, days ("#" as many as said, "7#" weeks), spellings

_LINES: dict[str, tuple[_Line, ...]] = {
    "en": (
        ("own", "0", "today|tonight|this morning|this afternoon|this evening"), ("own", "2", "the day before yesterday"), ("own", "1", "yesterday|last night"),
        ("own", "-1", "tomorrow"), ("own", "#", "# days ago"), ("week", "", "last week|a week ago"), ("month", "", "last month"),
        ("year", "", "last year|the previous year|the year before|a year ago|a year earlier|a year later|next year|* years ago|* years earlier|* years later"),
        ("later", "1", "the next day|the following day|the day after|a day later|one day later|a day after"), ("later", "#", "# days later|# days after that"),
        ("later", "7", "a week later|one week later"), ("later", "7#", "# weeks later"),
        ("earlier", "1", "the day before|the previous day|a day earlier|one day earlier|a day before"), ("earlier", "#", "# days earlier|# days before"),
        ("earlier", "7", "a week earlier|one week earlier"), ("earlier", "7#", "# weeks earlier"),
    ),
    "de": (
        ("own", "0", "heute|heute morgen|heute abend|heute früh"), ("own", "2", "vorgestern"), ("own", "1", "gestern|gestern abend"),
        ("own", "#", "vor # tagen"), ("week", "", "vergangene woche|letzte woche|vorige woche|in der vergangenen woche|vor einer woche"),
        ("month", "", "vergangenen monat|letzten monat|im vergangenen monat|im letzten monat"),
        ("year", "", "vergangenes jahr|letztes jahr|voriges jahr|im vorjahr|vergangenen jahres|letzten jahres|vorigen jahres|im vergangenen jahr|im letzten jahr|"
         "vor einem jahr|ein jahr zuvor|ein jahr später|kommenden jahres|nächsten jahres|im nächsten jahr|vor * jahren|* jahre zuvor|* jahre später"),
        ("later", "1", "am nächsten tag|am folgenden tag|am folgetag|am tag darauf|tags darauf|einen tag später"), ("later", "#", "# tage später|# tage danach"),
        ("later", "7", "eine woche später"), ("later", "7#", "# wochen später"), ("earlier", "1", "am vortag|am tag zuvor|tags zuvor|einen tag zuvor|einen tag vorher"),
        ("earlier", "#", "# tage zuvor|# tage vorher"), ("earlier", "7", "eine woche zuvor"), ("earlier", "7#", "# wochen zuvor"),
    ),
    "fr": (
        ("own", "0", "aujourd'hui|ce matin|ce soir"), ("own", "2", "avant-hier"), ("own", "1", "hier|hier soir"), ("own", "-1", "demain"), ("own", "#", "il y a # jours"),
        ("week", "", "la semaine dernière|la semaine passée|il y a une semaine"), ("month", "", "le mois dernier"),
        ("year", "", "l'an dernier|de l'an dernier|l'année dernière|de l'année dernière|l'an passé|l'année précédente|un an plus tôt|un an plus tard|il y a un an|"
         "de l'an prochain|l'année prochaine|il y a * ans|* ans plus tôt|* ans plus tard"),
        ("later", "1", "le lendemain|le jour suivant|un jour plus tard"), ("later", "#", "# jours plus tard|# jours après"), ("later", "7", "une semaine plus tard"),
        ("later", "7#", "# semaines plus tard"), ("earlier", "1", "la veille|le jour précédent|un jour plus tôt"), ("earlier", "2", "l'avant-veille"),
        ("earlier", "#", "# jours plus tôt|# jours auparavant|# jours avant"), ("earlier", "7", "une semaine plus tôt"), ("earlier", "7#", "# semaines plus tôt"),
    ),
    "es": (
        ("own", "0", "hoy|esta mañana|esta noche"), ("own", "2", "anteayer|antes de ayer"), ("own", "1", "ayer|anoche"), ("own", "#", "hace # días"),
        ("week", "", "la semana pasada|hace una semana"), ("month", "", "el mes pasado"),
        ("year", "", "el año pasado|del año pasado|un año antes|un año después|hace un año|del año anterior|del próximo año|del año próximo|hace * años|* años antes|* años después"),
        ("later", "1", "al día siguiente|el día siguiente|un día después|un día más tarde"), ("later", "#", "# días después|# días más tarde"), ("later", "7", "una semana después"),
        ("later", "7#", "# semanas después"), ("earlier", "1", "el día anterior|la víspera|un día antes|el día antes"), ("earlier", "#", "# días antes"),
        ("earlier", "7", "una semana antes"), ("earlier", "7#", "# semanas antes"),
    ),
    "it": (
        ("own", "0", "oggi|stamattina|stamani|stasera"), ("own", "2", "l'altro ieri|ieri l'altro"), ("own", "1", "ieri|ieri sera"), ("own", "-1", "domani"), ("own", "#", "# giorni fa"),
        ("week", "", "la settimana scorsa|la scorsa settimana|una settimana fa"), ("month", "", "il mese scorso|lo scorso mese"),
        ("year", "", "l'anno scorso|lo scorso anno|dello scorso anno|dell'anno scorso|un anno prima|un anno dopo|un anno fa|del prossimo anno|dell'anno prossimo|* anni fa|* anni prima|* anni dopo"),
        ("later", "1", "il giorno dopo|il giorno seguente|il giorno successivo|l'indomani|un giorno dopo"), ("later", "#", "# giorni dopo|# giorni più tardi"), ("later", "7", "una settimana dopo"),
        ("later", "7#", "# settimane dopo"), ("earlier", "1", "il giorno prima|il giorno precedente|la vigilia|un giorno prima"), ("earlier", "#", "# giorni prima"),
        ("earlier", "7", "una settimana prima"), ("earlier", "7#", "# settimane prima"),
    ),
    "pt": (
        ("own", "0", "hoje|esta manhã|esta noite"), ("own", "2", "anteontem"), ("own", "1", "ontem"), ("own", "-1", "amanhã"), ("own", "#", "há # dias"),
        ("week", "", "na semana passada|a semana passada|há uma semana"), ("month", "", "no mês passado|o mês passado"),
        ("year", "", "no ano passado|do ano passado|o ano passado|um ano antes|um ano depois|há um ano|do próximo ano|do ano que vem|há * anos|* anos antes|* anos depois"),
        ("later", "1", "no dia seguinte|o dia seguinte|um dia depois"), ("later", "#", "# dias depois|# dias mais tarde"), ("later", "7", "uma semana depois"), ("later", "7#", "# semanas depois"),
        ("earlier", "1", "no dia anterior|na véspera|um dia antes"), ("earlier", "#", "# dias antes"), ("earlier", "7", "uma semana antes"), ("earlier", "7#", "# semanas antes"),
    ),
    "uk": (
        ("own", "0", "сьогодні"), ("own", "2", "позавчора"), ("own", "1", "вчора|учора"), ("own", "-1", "завтра"), ("own", "#", "# дні тому|# днів тому"),
        ("week", "", "минулого тижня|тиждень тому"), ("month", "", "минулого місяця"),
        ("year", "", "минулого року|торік|рік тому|роком раніше|роком пізніше|через рік|наступного року|* роки тому|* років тому|* роки раніше|* років раніше"),
        ("later", "1", "наступного дня|через день|за день"), ("later", "#", "через # дні|через # днів|# дні по тому|# днів по тому"), ("later", "7", "через тиждень|за тиждень"),
        ("earlier", "1", "напередодні|днем раніше|попереднього дня|за день до того|за день до цього"), ("earlier", "#", "за # дні до того|за # днів до того|# дні раніше|# днів раніше"),
        ("earlier", "7", "тижнем раніше|за тиждень до того"),
    ),
    "pl": (
        ("own", "0", "dziś|dzisiaj"), ("own", "2", "przedwczoraj"), ("own", "1", "wczoraj"), ("own", "-1", "jutro"), ("own", "#", "# dni temu"),
        ("week", "", "w zeszłym tygodniu|w ubiegłym tygodniu|tydzień temu"), ("month", "", "w zeszłym miesiącu|w ubiegłym miesiącu"),
        ("year", "", "w zeszłym roku|w ubiegłym roku|zeszłego roku|ubiegłego roku|rok temu|rok wcześniej|rok później|przyszłego roku|* lata temu|* lat temu|* lata wcześniej|* lat wcześniej"),
        ("later", "1", "następnego dnia|nazajutrz|dzień później"), ("later", "#", "# dni później"), ("later", "7", "tydzień później"), ("later", "7#", "# tygodnie później"),
        ("earlier", "1", "dzień wcześniej|poprzedniego dnia|dzień przed"), ("earlier", "#", "# dni wcześniej"), ("earlier", "7", "tydzień wcześniej"), ("earlier", "7#", "# tygodnie wcześniej"),
    ),
    "vi": (
        ("own", "0", "hôm nay|sáng nay|chiều nay|tối nay|trưa nay"), ("own", "2", "hôm kia"), ("own", "1", "hôm qua|sáng qua|chiều qua|tối qua|đêm qua"), ("own", "-1", "ngày mai"),
        ("own", "#", "# ngày trước đây|cách đây # ngày"), ("week", "", "tuần trước|tuần qua"), ("month", "", "tháng trước"), ("year", "", "năm ngoái|năm trước|một năm trước|năm sau|* năm trước"),
        ("later", "1", "ngày hôm sau|hôm sau|một ngày sau"), ("later", "#", "# ngày sau đó|# ngày sau"), ("later", "7", "một tuần sau"),
        ("earlier", "1", "ngày hôm trước|hôm trước|một ngày trước đó"), ("earlier", "#", "# ngày trước đó"), ("earlier", "7", "một tuần trước đó"),
    ),
    "ru": (
        ("own", "0", "сегодня"), ("own", "2", "позавчера"), ("own", "1", "вчера"), ("own", "-1", "завтра"), ("own", "#", "# дня назад|# дней назад"),
        ("week", "", "на прошлой неделе|неделю назад"), ("month", "", "в прошлом месяце"),
        ("year", "", "прошлого года|в прошлом году|год назад|годом ранее|годом позже|следующего года|* года назад|* лет назад"),
        ("later", "1", "на следующий день|днем позже|через день"), ("later", "#", "через # дня|через # дней|# дня спустя|# дней спустя"), ("later", "7", "через неделю"),
        ("earlier", "1", "накануне|днем ранее"), ("earlier", "#", "за # дня до этого|за # дней до этого|# днями ранее"), ("earlier", "7", "неделей ранее"),
    ),
    "nl": (
        ("own", "0", "vandaag|vanmorgen|vanavond"), ("own", "2", "eergisteren"), ("own", "1", "gisteren"), ("own", "#", "# dagen geleden"),
        ("week", "", "vorige week|een week geleden"), ("month", "", "vorige maand"), ("year", "", "vorig jaar|een jaar geleden|een jaar eerder|een jaar later|volgend jaar|* jaar geleden|* jaar eerder"),
        ("later", "1", "de volgende dag|een dag later|de dag erna"), ("later", "#", "# dagen later"), ("later", "7", "een week later"),
        ("earlier", "1", "de dag ervoor|de vorige dag|een dag eerder"), ("earlier", "#", "# dagen eerder"), ("earlier", "7", "een week eerder"),
    ),
}  # fmt: skip
# Small words between the phrase and its date: "yesterday, on 11 October", "gestern, am 11. Oktober", "hôm qua (ngày 11/10)".
_SMALL = "on the am an dem den der le la les el il lo o a dia día jour giorno em no w dniu dnia na у в во на vào ngày op de"
_VIETNAMESE = ("hai", "ba", "bốn", "năm", "sáu", "bảy")  # no line in the common table: "năm" is also a year
_REACH, _END = 56, 32  # characters before a date within which the phrase stands, and within which its last word does
_PARTED = re.compile(r"[,(:–—-]|\s(?:on|am|em|op)\s")
_WORD = re.compile(r"\w+")
_OPENING, _CLOSING = "“„«", "”»"


class Away(NamedTuple):
    """What a phrase says of a day: its kind, how many days, where in the text it stands."""

    kind: Kind
    days: int
    start: int
    end: int


def beside(text: str, start: int, end: int, language: str) -> Away | None:
    """The phrase right before a date, or for another year right behind it; None for one inside a quotation.

    >>> text = "It sank yesterday, on 11 October, off Averin."
    >>> beside(text, 22, 32, "en")
    Away(kind='own', days=1, start=8, end=17)
    """
    patterns = _patterns(language)
    if patterns is None:
        return None
    behind = patterns.year.match(_plain(text[end : end + _REACH])) if text[end : end + 1] in (" ", ",", "(") else None
    if behind:
        return Away("year", 0, end + behind.start("phrase"), end + behind.end("phrase"))
    if patterns.ends.isdisjoint(_WORD.findall(text[max(0, start - _END) : start].lower())):
        return None
    since = max(0, start - _REACH)
    match = patterns.before.search(_plain(text[since:start]))
    if match is None or quoted(text, since + match.start()):
        return None
    found = _away(match, language, since)
    # "two days before 12 October" counts from that day, "two days before, on 12 October" names it
    named = found.kind not in ("earlier", "later") or _PARTED.search(text, found.end, start)
    return found if named else None


def sequels(text: str, since: int, language: str) -> Iterator[Away]:
    """ "Two days later, …", "Am nächsten Tag …": phrases of later days in a paragraph from an offset on."""
    patterns = _patterns(language)
    for match in patterns.later.finditer(_plain(text), since) if patterns else ():
        if not quoted(text, match.start()):
            yield _away(match, language, 0)


def day_words(text: str, language: str) -> Iterator[Away]:
    """ "yesterday", "heute", "ayer": the words of a paragraph that name a day from the article's own, outside quotations."""
    patterns = _patterns(language)
    for match in patterns.own.finditer(_plain(text)) if patterns else ():
        if not quoted(text, match.start()):
            yield _away(match, language, 0)


def quoted(text: str, at: int) -> bool:
    """Does the place stand inside quotation marks? What a speaker calls today is the day of the speech."""
    before = text[max(0, at - 600) : at]
    curly = max(before.rfind(mark) for mark in _OPENING) > max(before.rfind(mark) for mark in _CLOSING)
    return curly or before.count('"') % 2 == 1


class _Patterns(NamedTuple):
    before: re.Pattern[str]
    year: re.Pattern[str]
    later: re.Pattern[str]
    own: re.Pattern[str]
    ends: frozenset[str]  # the last words of all phrases: a cheap look before the careful one


@cache
def _patterns(language: str) -> _Patterns | None:
    lines = _LINES.get(language)
    if lines is None:
        return None
    small = "|".join(_SMALL.split())
    every = _any_of(lines, language)
    later = _any_of([line for line in lines if line[0] == "later"], language)
    years = "|".join(_spelled(line, language) for line in lines if line[0] == "year")
    fixed = [line for line in lines if line[0] == "own" and "#" not in line[1]]
    return _Patterns(
        re.compile(rf"(?<!\w)(?:{every})(?!\w)[\s,(:–—-]{{1,4}}(?:(?:{small})\s){{0,2}}$", re.I),
        re.compile(rf"[\s,(]{{1,2}}(?:(?:of|in|de|im|des|w|у|в)\s)?(?P<phrase>{years})(?!\w)", re.I),
        re.compile(rf"(?<!\w)(?:{later})(?!\w)", re.I),
        re.compile(rf"(?<!\w)(?:{_any_of(fixed, language)})(?!\w)", re.I),
        frozenset(_WORD.findall(phrase)[-1] for line in lines for phrase in line[2].split("|")),
    )


def _any_of(lines: list[_Line] | tuple[_Line, ...], language: str) -> str:
    """The phrases of the lines, each line a group "l0", "l1", … named by its place in the language's table."""
    table = _LINES[language]
    return "|".join(f"(?P<l{table.index(line)}>{_spelled(line, language)})" for line in lines)


def _spelled(line: _Line, language: str) -> str:
    number = rf"(?:\d{{1,2}}|{'|'.join(re.escape(word) for word in _numbers(language))})"
    phrases = sorted(line[2].split("|"), key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\#", number).replace(r"\*", r"[^\W_]+").replace(r"\ ", " ") for phrase in phrases)


def _away(match: re.Match[str], language: str, offset: int) -> Away:
    """What the group that matched says; a number in it is read."""
    at = next(int(name[1:]) for name, words in match.groupdict().items() if words)
    kind, days, _ = _LINES[language][at]
    phrase = match[f"l{at}"]
    count = _number(phrase, language) if "#" in days else 1
    unit = int(days.replace("#", "") or "1") if days else 0
    start = offset + match.start(f"l{at}")
    return Away(kind, unit * count, start, start + len(phrase))


def _number(phrase: str, language: str) -> int:
    values = {folded(word): at + 2 for at, word in enumerate(_numbers(language))}
    digits = re.search(r"\d+", phrase)
    return int(digits[0]) if digits else next((values[word] for word in folded(phrase).split() if word in values), 1)


def _numbers(language: str) -> tuple[str, ...]:
    return _VIETNAMESE if language == "vi" else number_words(language)


def _plain(text: str) -> str:
    return text.replace("’", "'")
