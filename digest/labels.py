"""What is a day called: that of a publication, or of a change? By the words that stand before it."""

# ruff: noqa: E501 (lists are read by the line)
from __future__ import annotations

import re
from typing import Literal, NamedTuple

from digest.text import caseless

Label = Literal["published", "updated", "none"]


class Words(NamedTuple):
    """Words to be found whatever their case: their beginnings are looked for first, at a tenth of the pattern's price."""

    pattern: re.Pattern[str]
    beginnings: tuple[str, ...]
    latin: tuple[str, ...]  # those of them that may be in a text of ASCII

    @classmethod
    def of(cls, alternatives: str, whole: bool = True) -> Words:
        """Words parted by "|", which may go on with letters of any kind."""
        beginnings = tuple(caseless(re.split(r"\\w|\(\?", each)[0].replace("\\", "")) for each in alternatives.split("|"))
        pattern = re.compile(rf"(?<!\w)(?:{alternatives})(?![^\W\d])" if whole else alternatives, re.I)
        return cls(pattern, beginnings, tuple(filter(str.isascii, beginnings)))

    def may_be_in(self, text: str) -> bool:
        """Is it worth asking the pattern?"""
        plain = caseless(text)
        return any(map(plain.__contains__, self.latin if plain.isascii() else self.beginnings))

    def are_in(self, text: str) -> bool:
        """Is one of them there?"""
        return self.may_be_in(text) and self.pattern.search(text) is not None

    def without(self, text: str) -> str:
        """The text with a space for each of them."""
        return self.pattern.sub(" ", text) if self.may_be_in(text) else text

    def ends(self, text: str) -> list[int]:
        """Where each of them ends."""
        return [match.end() for match in self.pattern.finditer(text)] if self.may_be_in(text) else []


PUBLISHED = Words.of(
    r"publish\w*|posted|first published|released|issued|created|veröffentlicht\w*|erstellt|erschienen|publié\w*|paru|posté|mis en ligne|"
    r"publicad\w*|publicación|pubblicat\w*|gepubliceerd|geplaatst|publicerad\w*|publisert|offentliggjort|udgivet|julkaistu|"
    r"опублікован\w*|публікац\w*|опубликован\w*|дата|publikac\w*|opublikowan\w*|data(?!\sas\b)|date|datum|fecha|dodano|utworzono|đăng|xuất bản|"
    r"zveřejněno|publikováno|vydáno|publicat|yayın\w*|oluşturul\w*|eklenme|giriş|diterbitkan|objavljeno|megjelent|közzétéve|δημοσι\w*|نشر|نُشر|النشر|انتشار|منتشر\w*|प्रकाशित|প্রকাশ\w*|פורסם|פרסום|dipublikasikan|tayang|发布\w*|發布\w*|发表\w*|發表\w*|公開\w*|配信\w*|掲載\w*|เผยแพร่|โพสต์|입력|기사입력|최초입력|등록|기사등록|승인|기사승인|송고|송고시간"
)
UPDATED = Words.of(
    r"update|updated|last updated|modified|revised|edited|aktualisiert|geändert|bearbeitet|mis\w? à jour|mise à jour|màj|modifié\w*|actualizad\w*|"
    r"actualización|modificad\w*|aggiornat\w*|aggiornamento|modifica|atualizad\w*|atualização|bijgewerkt|gewijzigd|uppdaterad\w*|oppdatert|opdateret|"
    r"stand(?=\s?:)|päivitetty|оновлено|оновлення|змінено|обновлено|обновление|aktualizac\w*|zaktualizowan\w*|aktualizováno|aktualizované|cập nhật|actualizat|"
    r"güncelle\w*|diperbarui|ažurirano|frissítve|frissült|módosítva|ενημέρωση|ενημερώθηκε|تحديث|التحديث|به‌روزرسانی|بروزرسانی|अपडेट|অপডেট|আপডেট|হালনাগাদ|עודכן|עדכון|更新\w*|最后更新|最後更新|最終更新|修正|ปรับปรุง\w*|อัปเดต|อัพเดต|แก้ไข\w*|수정|최종수정|업데이트|최종업데이트"
)


def label_of(words: str) -> Label:
    """What the words call the day behind them; the last one counts.

    >>> label_of("Last updated"), label_of("First published"), label_of("By Ann Roe")
    ('updated', 'published', 'none')
    """
    updated, published = UPDATED.ends(words), PUBLISHED.ends(words)
    if updated and (not published or max(updated) >= max(published)):
        return "updated"
    return "published" if published else "none"
