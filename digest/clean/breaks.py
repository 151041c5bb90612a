"""Does a line say no more than that the article goes on behind an advert, a film or a picture? In any order of words."""
# ruff: noqa: E501  (lists of words are read by language, not by column)

from __future__ import annotations

from digest.clean.shape import Shape
from digest.text import folded_words

_LINE, _SENTENCE = 9, 6  # words; of one that ends in a stop
# "Article continues below this ad", "La suite après cette publicité", "Dalszy ciąg materiału pod wideo"
_GOES_ON = folded_words(
    "continue continues continued fortgesetzt weiter weiterlesen suite continúa continua sigue siga prosegue verder ciąg dalszy dalsza reszta pokračuje pokračování "
    "fortsätter fortsætter fortsetter jatkuu loopt gaat continuă продолжение продовження devamı devam folytatódik nastavlja nastavak συνεχίζεται продължава продолжается يستمر يتبع ממשיכה ממשיך ادامه lanjut"
)
_BEHIND = folded_words(
    "after below scroll nach unter unterhalb après sous después tras debajo dopo sotto depois após abaixo onder na pod po under efter nedanför etter jälkeen alla după после под після під sonra altında után alatt ispod nakon μετά κάτω след بعد אחרי לאחר پس setelah bawah"
)
_BREAK = folded_words(
    "ad ads advert content advertisement anzeige werbung publicité pub publicidad anuncio pubblicità publicidade anúncio advertentie reklama reklamą reklamie reklamou reklame reklamy annons annonsen "
    "annonce annoncen mainoksen mainos рекламы реклами reklam reklamdan video videon videoen wideo vídeo видео відео foto photo fotem bilden bild bildet kuvan zdjęciem gallery galerie galería reclamă hirdetés oglasa oglas reklame videa διαφήμιση рекламата реклама الإعلان הפרסומת آگهی تبلیغ iklan"
)


def goes_on_behind(shape: Shape) -> bool:
    """Of going on, of behind, and of what stands between: a headline has one or two of these."""
    said = shape.tokens
    if shape.words > (_SENTENCE if shape.ended else _LINE) or _GOES_ON.isdisjoint(said):
        return False
    return not (_BEHIND.isdisjoint(said) or _BREAK.isdisjoint(said))
