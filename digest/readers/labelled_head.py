"""Do the first lines of a scraped text state its fields, as many scrapers write them: "Title: …", "Author: …", "Date: …"?"""

from __future__ import annotations

import re

from digest.readers.fields import Stated, our_name
from digest.readers.front_matter import FrontMatter
from digest.text import folded

_LINE = re.compile(r"([^\W\d_][^\W\d_ -]{0,19}(?:[ _-][^\W\d_]{1,19})?)\s?[:：]\s{0,8}(\S.{0,2000})")
_MOST, _LEAST = 14, 3  # lines of such a head; of those, the ones that mean something
_STATED = frozenset("title deck authors source url date updated scraped language tags section".split())  # never rights
_BESIDE = frozenset("authors source url date".split())  # one of which a title needs beside it
# What other languages call the commonest of them; folded
_ABROAD = {
    "title": "titel titre titulo titolo tytul titulek nadpis baslik judul uberschrift заголовок "
    "назва название 标题 標題 タイトル 제목",
    "authors": "autor autorin autores auteur autore forfattare forfatter yazar penulis автор автори авторы 作者 記者 著者 기자",
    "source": "quelle fuente fonte zrodlo zdroj bron kalla kaynak sumber джерело источник 来源 來源 出典 출처",
    "date": "datum fecha data tarih tanggal dato дата 日期 日付 날짜",
    "url": "adresse enlace lien посилання ссылка 链接 網址",
    "text": "inhalt texte texto cuerpo corpo contenido conteudo contenuto testo tresc tekst obsah innehall metin icerik isi teks "
    "текст содержание зміст 正文 内容 內容 本文 본문 내용",
}  # fmt: skip
_NAMES = {other: ours for ours, others in _ABROAD.items() for other in others.split()}


def labelled_head(text: str) -> FrontMatter:
    """Parts a text in what the lines at its head state and the rest; a text without such a head is all rest.

    >>> head = labelled_head("Title: Pier closed\\nAuthor: Ann Lee\\nDate: 2024-05-02\\n\\nThe pier is closed.")
    >>> [(each.name, each.value) for each in head.stated], head.text
    ([('title', 'Pier closed'), ('authors', 'Ann Lee'), ('date', '2024-05-02')], '\\nThe pier is closed.')
    """
    lines = text.split("\n", 2 * _MOST)[: 2 * _MOST]
    found: dict[str, Stated] = {}
    last = 0
    for number, line in enumerate(lines, 1):
        match = _LINE.fullmatch(line.strip())
        name = _name(match[1]) if match else ""
        if not line.strip() and len(found) < _MOST:
            continue
        if not match or not name or name in found:
            break
        found[name] = Stated(name, (match[2].strip(),), number)
        last = number
    if len(found) < _LEAST or "title" not in found or _BESIDE.isdisjoint(found):
        return FrontMatter(text=text)
    return FrontMatter(tuple(found.values()), "\n".join(text.split("\n")[last:]), last)


def abroad(label: str) -> str:
    """What a folded label of another language says: "titulo" -> "title"; "" for one that is not known."""
    return _NAMES.get(label, "")


def _name(label: str) -> str:
    name = our_name(label) or abroad(folded(label))
    return name if name in _STATED else ""
