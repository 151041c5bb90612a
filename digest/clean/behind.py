"""Does the article's last paragraph stand behind a box? What runs on there and speaks to nobody is the article's own.

The walk over the lines gives up one or two paragraphs rather than change twice. What pages say behind their articles is said to
the reader or of a journalist, or stands below headlines of other stories, or beside a time, as comments do.
"""
# ruff: noqa: E501  (lists of words are read by language, not by column)

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.clean.memory import Known
from digest.clean.resumed import runs
from digest.clean.shape import Shape
from digest.clean.vocabulary import PRESS_WORDS
from digest.text import folded_words
from digest.writing import QUESTIONS, STOPS, stopless, unspaced

_REACH, _MORE = 12, 4  # lines between two paragraphs; paragraphs that the walk gives up
_LEAST, _LEAST_ENGLISH = -2.0, 0.0  # log-odds
_OF_TWO = -1.0  # less for two sentences in another language: a teaser has one
_SHARED, _STEM = 0.25, 5  # of the words of an English one, that the article says, too; letters
_HEADLINE = 4  # words
# "Mon 6° 2°"; "Photo gallery: the salvage (12 pictures)": no teaser stands below
_UNTOLD = re.compile(r"\d\s?°|\(\d{1,3} [^\W\d_]{3,}\)$")
_COUNTED = re.compile(r"\d{1,3} ?/ ?(\d{1,3})")
_STORY = ("related", "", "date")  # what the lines of a box say that names one story
_SOFT = 0.1  # share of words of furniture


def _by_language(listed: dict[str, str]) -> dict[str, frozenset[str]]:
    return {language: folded_words(words) for language, words in listed.items()}


# Words that speak to a reader, or of those who make the page
_READER = _by_language(
    {
        "en": "you your yours we us our ours my",
        "de": "wir uns unser unsere unserem unseren unserer du dich dir dein deine deinen",
        "fr": "vous votre vos nous notre nos tu ta tes",
        "es": "tu tus te ti usted ustedes nos nosotros nuestro nuestra nuestros nuestras quieres puedes",
        "ca": "tu teu teva teus us nosaltres nostre nostra nostres vols pots",
        "it": "tu ti tuo tua tuoi tue voi vostro noi nostro nostra nostri nostre vuoi puoi",
        "pt": "você vocês te nós nosso nossa nossos nossas quer",
        "nl": "je jij jou jouw jullie u uw wij we ons onze",
        "pl": "ciebie tobie twój twoje twoją chcesz możesz państwa my nas nam nasz nasze naszej naszą napisz",
        "cs": "vás vám váš vaše my nás nám náš naše chcete",
        "sk": "vás vám váš vaše my nás nám náš naše chcete",
        "sv": "du dig din ditt dina ni er era vi oss",
        "da": "du dig din dit dine vi os vores",
        "no": "du deg din ditt dine dere vi oss",
        "fi": "sinä sinun sinulle sinua te teidän me meidän meille meitä",
        "ro": "tu tău ta te voi dumneavoastră noi nostru noastră ne",
        "hu": "ön önnek önök önt minket nekünk velünk",
        "tr": "siz sizin size sizi biz bizim bize bizi",
        "uk": "ви вас вам ваш ваша ваші ми нас нам наш наша наші нашою",
        "ru": "вы вас вам ваш ваша ваши мы нас нам наш наша наши нашим",
        "bg": "вие вас ваш ваша ние нас наш наша",
        "sr": "ви вас вам ваш ваша ми нас нам наш наша vi vas vam vaš vaša vaše mi nas nam naš naša naše",
        "hr": "vi vas vam vaš vaša vaše mi nas nam naš naša naše",
        "el": "εσείς εσάς σας εμείς μας",
        "id": "anda kamu kami kita",
    }
)
# Of languages in which few other lines of furniture are known: where little else speaks for a paragraph
_READER_TOO = _by_language(
    {
        "ar": "لكم منكم إليكم أنتم بريدكم بريدك لدينا موقعنا تابعونا تابعنا اشترك اشتركوا لمتابعة",
        "he": "אתם אתן לכם שלכם אתכם אנחנו לנו שלנו אותנו הצטרפו הירשמו",
        "fa": "شما ما",
        "ur": "آپ ہم ہمارے ہمارا ہماری ہمیں",
        "hi": "आप आपको आपके आपका आपकी हम हमें हमारे हमारी हमारा",
        "bn": "আপনি আপনার আপনাকে আপনারা আমরা আমাদের",
        "vi": "bạn",
        "sw": "wewe wako yako yetu sisi kwetu",
        "tl": "ikaw mo iyo iyong inyo inyong amin aming namin kami",
    }
)
_GERMAN = re.compile(r"(?<=[\w,;:] )(?:Sie|Ihr|Ihre|Ihren|Ihrem|Ihrer|Ihnen)\b|^[A-ZÄÖÜ][a-zäöü]+n Sie\b")
_STOPS = "".join(sign for sign in STOPS if sign not in QUESTIONS + "…")  # headlines end in the others
_TOLD = re.compile(rf"[{_STOPS}][\"'”’»«」』)\]]*$")
_ASKED = frozenset(QUESTIONS)
_UNSPACED = re.compile("您|你|我们|本网|本站|本报|本平台|あなた|私たち|当サイト|여러분|저희|คุณ|เรา")


def behind_boxes(inside: list[bool], texts: Sequence[str], found: Sequence[Known], scores: Sequence[float], language: str) -> list[bool]:
    """The same with what of the article stands behind boxes, near enough; behind a line of rights nothing does."""
    if True not in inside:
        return inside
    last, end, more = inside.index(True), len(inside) - inside[::-1].index(True), 0
    english = (found[at].shape.content for at, here in enumerate(inside) if here and language == "en")
    said = frozenset(word[:_STEM] for content in english for word in content)
    for at in range(last + 1, len(found)):
        if found[at].mark == "legal":
            last = -_REACH
        if inside[at]:
            last, more = at, 0
            continue
        near = more < _MORE and at - last < _REACH and (at < end or not _is_timed(at, found, texts) or _is_past_dated(at, found))
        asked = frozenset() if _UNTOLD.search(texts[at - 1]) else said
        told = near and (_TOLD.search(texts[at]) is not None or stopless(texts[at])) and _is_own(at, found, scores, asked)
        doubted = scores[at] < _LEAST
        if told and not speaks(texts[at], found[at].shape, language, doubted):
            inside[at], last, more = True, at, more + 1
    return inside


def _is_own(at: int, found: Sequence[Known], scores: Sequence[float], said: frozenset[str]) -> bool:
    known, shape = found[at], found[at].shape
    least = _LEAST_ENGLISH if said else _LEAST + _OF_TWO * (shape.stops > 0)
    if not runs(known) or not shape.ended or known.soft >= _SOFT or scores[at] < least:
        return False
    if said and sum(word[:_STEM] in said for word in shape.content) < _SHARED * len(shape.content):
        return False
    return (shape.quote or PRESS_WORDS.isdisjoint(shape.tokens)) and not _is_teaser(at, found)  # said at a press conference


def _is_timed(at: int, found: Sequence[Known], texts: Sequence[str]) -> bool:
    """Does a time stand beside it, as beside a comment or another story?"""
    beside = (k for k in (at - 2, at - 1, at + 1) if 0 <= k < len(found) and found[k].mark in ("ago", "date"))
    return any("°" not in texts[k] and not _counts(texts[k], texts) for k in beside)  # "Sat 8° 4°" is of the weather


def _counts(text: str, texts: Sequence[str]) -> bool:
    """Is "3/5" one of several pictures, and no day?"""
    match = _COUNTED.fullmatch(text)
    return match is not None and sum(of is not None and of[1] == match[1] for of in map(_COUNTED.fullmatch, texts)) > 1


def _is_past_dated(at: int, found: Sequence[Known]) -> bool:
    """Is the time above it that of the only story in a box, "Read also", the headline, its day? What tells of that story is one
    sentence; below comments and stories stand more of them."""
    if at < len(_STORY) or tuple(each.mark for each in found[at - len(_STORY) : at]) != _STORY or runs(found[at - 2]):
        return False
    return found[at].shape.stops > 0 and all(each.mark not in ("ago", "date") for each in found[at + 1 : at + 3])


def speaks(text: str, shape: Shape, language: str, doubted: bool) -> bool:
    """Does it speak to the reader, or of those who make the page, in nobody's words but theirs?"""
    if shape.quote:
        return False
    if doubted and not (_READER_TOO.get(language, frozenset()).isdisjoint(shape.tokens) and _ASKED.isdisjoint(text)):
        return True
    if language == "de" and _GERMAN.search(text):
        return True
    return not _READER.get(language, frozenset()).isdisjoint(shape.tokens) or (unspaced(text) and _UNSPACED.search(text) is not None)


def _is_teaser(at: int, found: Sequence[Known]) -> bool:
    """Does it stand below a headline, and another such pair below it or above?"""

    def headed(k: int) -> bool:
        return 0 < k < len(found) and runs(found[k]) and _is_headline(found[k - 1])

    return headed(at) and (headed(at + 2) or headed(at - 2))


def _is_headline(known: Known) -> bool:
    return not known.mark and not known.shape.ended and known.shape.words >= _HEADLINE and not runs(known)
