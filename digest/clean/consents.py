"""Which paragraphs ask for leave to show what comes from elsewhere: a film, a post, a map? In any order of words."""
# ruff: noqa: E501  (lists of words are read by language, not by column)

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from digest.clean.draft import Row
from digest.clean.region import prose
from digest.clean.shape import Shape
from digest.text import folded_words

_LONGEST, _LABEL = 80, 5  # words of such a paragraph; of the line above it
# "An dieser Stelle finden Sie einen externen Inhalt …": what would be shown, from where or by whose leave, and to whom it is said
_CONTENT = folded_words(
    "content contenu contenus inhalt inhalte inhalten contenido contenidos contenuto contenuti conteúdo conteúdos inhoud treść treści indhold innhold innehåll sisältö obsah контент вміст içerik"
)
_LEAVE = folded_words(
    "external third-party consent permission extern externe externen externer externes einverstanden einwilligung zustimmung drittanbieter drittplattformen externe externes tiers consentement "
    "externo externos terceros consentimiento esterno esterni terzi consenso externas terceiros consentimento extern derden toestemming zewnętrzne zewnętrzny zewnętrznej zgodę zgoda eksternt "
    "samtykke externt samtycke ulkoinen suostumus externí souhlas внешний согласие зовнішній згоду onay"
)
_READER = folded_words(
    "you your we sie ihnen ich mir wir vous votre nous usted tu tus su puedes puede aceptar tuo tuoi puoi você seu u uw je wij ci twoje możesz wyrażam du dig dina deg ditt sinun "
    "sinä můžete vám вы ваш ви ваш siz sizin"
)


def boxes_of_leave(rows: Sequence[Row]) -> list[int]:
    """The places of paragraphs that ask for leave to show what comes from elsewhere, and of the short lines above them that name it.
    An article on that subject speaks of it in other paragraphs, too."""
    asked = {at for at, row in enumerate(rows) if row.inside and _asks_for_leave(row.shape)}
    if not asked:
        return []
    beside = [row.shape for at, row in enumerate(rows) if row.inside and at not in asked and prose(row.shape)]
    if any(not _LEAVE.isdisjoint(shape.tokens) and not _CONTENT.isdisjoint(shape.tokens) for shape in beside):
        return []
    labels = {above for above, at in pairwise(range(len(rows))) if at in asked and _names_it(rows[above].shape)}
    return sorted(asked | labels)


def _asks_for_leave(shape: Shape) -> bool:
    said = shape.tokens
    told = prose(shape) and shape.words <= _LONGEST and not shape.quote and not _CONTENT.isdisjoint(said)
    return told and not (_LEAVE.isdisjoint(said) or _READER.isdisjoint(said))


def _names_it(shape: Shape) -> bool:
    return shape.words <= _LABEL and not shape.ended and not _CONTENT.isdisjoint(shape.tokens)
