"""Does a paragraph disclose what its outlet earns when readers buy? Who earns, what, and by whose doing, in any order."""
# ruff: noqa: E501  (lists of words are read by language, not by column)

from __future__ import annotations

from digest.clean.shape import Shape
from digest.text import folded_words

_LONGEST = 90  # words
_NEAR = 5  # words between earning and what is earned
_COMMISSION = folded_words(
    "commission commissions provision provisionen vermittlungsprovision comisión comisiones comissão comissões commissione commissioni commissie prowizję "
    "prowizje provizi provize provisjon kommission komisyon комиссию комісію"
)
_COMPENSATION = folded_words("compensation compensated")
_EARN = folded_words(
    "earn earns earning receive receives get gets paid collect erhalten erhält bekommen bekommt verdienen verdient touche touchons toucher reçoit recevons recevoir "
    "perçoit percevons percevoir recibir recibimos recibe obtener obtenemos ganar ganamos cobramos ricevere riceviamo riceve guadagnare guadagniamo receber recebemos "
    "recebe ganhar ganhamos ontvangen ontvangt krijgen krijgt verdienen otrzymać otrzymujemy získáme získat dostáváme får tjänar tjener kazanabiliriz kazanırız "
    "получаем получить получает отримуємо отримати"
)
_LINK = folded_words("link links linki linków click clicks affiliate lien liens enlace enlaces länk länkar lenke lenker odkaz odkazy bağlantı ссылке ссылкам посиланням")
_BUY = folded_words(
    "buy purchase purchases kaufen einkauf käufe achat achats achetez compra compras comprar acquisti acquisto acquistare koop koopt aankoop zakup zakupy satın"
)  # fmt: skip
_OURSELVES = folded_words(
    "we us our site website wir uns unsere nous notre nos podemos recibimos nuestra nuestro nuestras nuestros possiamo riceviamo nostro nostri recebemos nossa "
    "nossos nossas wij we onze możemy otrzymujemy nasza vi våra vår våre můžeme naše biz мы нас наш ми нам"
)


def discloses(shape: Shape) -> bool:
    """ "We may earn a commission if you buy through our links": of earning, of buying and of those who speak. An article on brokers
    or on shops has two of these, or somebody says it there; the Commission earns nothing; compensation is for links alone."""
    said = shape.tokens
    if shape.words > _LONGEST or shape.quote or _OURSELVES.isdisjoint(said):
        return False
    linked = not _LINK.isdisjoint(said)
    if not linked and _BUY.isdisjoint(said):
        return False
    earned = [at for at, word in enumerate(said) if word in _COMMISSION or (linked and word in _COMPENSATION)]
    return any(not _EARN.isdisjoint(said[max(0, at - _NEAR) : at + _NEAR]) for at in earned)
