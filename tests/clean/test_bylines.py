"""Who wrote it, as outlets of many languages say it between a title and the text: pages of outlets/, with another byline each."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.clean import clean
from digest.model import Document
from digest.stamps import signed_by

FOLDER = Path(__file__).parent / "outlets"
Rows = list[tuple[str, str]]


def page(name: str, lines: str, behind: str = "") -> Rows:
    """The page with these lines (parted by " / ") between its deck and its first paragraph, and behind its last."""
    rows = [(line[0], line[2:]) for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines() if line[0] not in "@A?"]
    title = next(at for at, (kind, _) in enumerate(rows) if kind == "T")
    text = next(at for at, (kind, _) in enumerate(rows) if kind == "+")
    last = max(at for at, (kind, _) in enumerate(rows) if kind == "+") + 1
    deck = [row for row in rows[title:text] if row[0] == "D"]
    new, after = ([("A", line) for line in said.split(" / ") if line] for said in (lines, behind))
    return [*rows[: title + 1], *deck, *new, *rows[text:last], *after, *rows[last:]]


def authors(rows: Rows, end: str) -> tuple[str, ...]:
    return clean(Document("page.txt", text=end.join(text for _, text in rows))).authors


SIGNED = [
    ("de-council", "Ein Bericht von Marlene Quast / 07.11.2022 · 06:30", "Marlene Quast"),
    ("de-council", "Von Marlene Quast und Jan Oehler, Harzfurt / Stand: 07.11.2022, 06:30 Uhr", "Marlene Quast, Jan Oehler"),
    ("de-council", "07.11.2022, 06:30 Uhr / Von unserer Redakteurin Marlene Quast", "Marlene Quast"),
    ("de-council", "Marlene Quast / Redakteurin / 07.11.2022", "Marlene Quast"),
    ("fr", "Propos recueillis par Camille Ferrand / Publié le 3 mars 2022 à 18h04", "Camille Ferrand"),
    ("fr", "Par Camille Ferrand (avec Luc Baron) / Publié le 3 mars 2022 à 18h04, mis à jour le 4 mars 2022 à 8h12", "Camille Ferrand"),
    ("fr", "Publié le 3 mars 2022 à 18h04 / Camille Ferrand / Lecture 3 min.", "Camille Ferrand"),
    ("fr", "Par Camille Ferrand, le 03/03/22 à 18h04 - Lecture 3 min.", "Camille Ferrand"),
    ("nl", "Camille Ferrand 3 mrt. 2022, 18:04 / Leestijd 2 minuten", "Camille Ferrand"),
    ("no", "Ingrid Haugen / Journalist / Tor Lie / Journalist / Publisert: 12.10.2025 kl. 10:32", "Ingrid Haugen, Tor Lie"),
    ("zh", "記者林曉晴／松灣報導 / 2022-03-03 18:04", "林曉晴"),
    ("zh", "2022年03月03日 18:04 来源：河湾晚报 记者 何静", "何静"),
    ("tr", "Muhabir: Murat Aksoy", "Murat Aksoy"),
    ("es", "Por Inés Maldonado / Corresponsal en Puerto Gris / 3 de marzo de 2022 18:04", "Inés Maldonado"),
    ("es", "Inés Maldonado / Valdehoyos / 03 MAR 2022 - 18:04", "Inés Maldonado"),
    ("pt", "Por Taís Moreira, g9 Vale — Porto Alvo / 12/05/2023 08h12 Atualizado há 2 meses", "Taís Moreira"),
    ("it", "di Chiara Bellandi / 12 maggio 2021 - 09:30", "Chiara Bellandi"),
    ("it", "A cura di Chiara Bellandi / Pubblicato il 12 maggio 2021 alle 09:30", "Chiara Bellandi"),
    ("pl", "Opracowanie: Marta Zielna / Źródło: PAP / 12 maja 2021, 09:30", "Marta Zielna"),
    ("pl", "Marta Zielna / 12 maja 2021, 09:30", "Marta Zielna"),
    ("cs", "Autor: Jana Polívková / 12. května 2021 9:30", "Jana Polívková"),
    ("sk", "Autor: Jana Polívková / 12. mája 2021 9:30", "Jana Polívková"),
    ("sv", "Text: Anna Lindqvist Foto: Bo Ek / Publicerad 12 maj 2021", "Anna Lindqvist"),
    ("da", "Af Anna Holm / 12. maj 2021 kl. 09.30", "Anna Holm"),
    ("no", "Tekst: Anna Holm / Foto: Bo Ek / Publisert 12. mai 2021", "Anna Holm"),
    ("fi", "Aino Salmela / 12.5.2021 9:30", "Aino Salmela"),
    ("nl", "Door onze redacteur Anna de Wit / 12 mei 2021, 09:30", "Anna de Wit"),
    ("hu", "Szerző: Kis Ádám / 2021. május 12. 09:30", "Kis Ádám"),
    ("ro", "Autor: Ioana Munteanu / Publicat: 12 mai 2021, 09:30", "Ioana Munteanu"),
    ("et", "Autor: Kadri Tamm / 12. oktoober 2021, 09:15", "Kadri Tamm"),
    ("ru", "Текст: Ирина Ладыгина / Фото: Пётр Жилин / 12 мая 2021, 14:03", "Ирина Ладыгина"),
    ("ru", "Ирина Ладыгина, корреспондент / 12 мая 2021, 14:03", "Ирина Ладыгина"),
    ("uk", "Олеся Криниця — 12 травня 2022, 14:03", "Олеся Криниця"),
    ("uk", "Автор: Олеся Криниця / 12 травня 2022, 14:03", "Олеся Криниця"),
    ("bg", "Автор: Милена Петкова / 12 май 2021, 14:03", "Милена Петкова"),
    ("sr", "Пише: Милица Јовић / 12. мај 2021. 14:03", "Милица Јовић"),
    ("el", "Της Ελένης Μαράκη / 12 Μαΐου 2021, 14:03", "Ελένης Μαράκη"),
    ("el", "Συντάκτης: Ελένη Μαράκη / 12 Μαΐου 2021, 14:03", "Ελένη Μαράκη"),
    ("tr", "Yazar: Deniz Aksu / Giriş: 12 Mayıs 2021 14:03", "Deniz Aksu"),
    ("tr", "Deniz Aksu / 12 Mayıs 2021 14:03", "Deniz Aksu"),
    ("ar", "كتبت: سلمى الحداد / الأربعاء 12 مايو 2021 14:03", "سلمى الحداد"),
    ("ar", "سلمى الحداد / نشر في: 12 مايو 2021", "سلمى الحداد"),
    ("he", "מאת: נועה ברקאי / 12.05.2021 14:03", "נועה ברקאי"),
    ("he", "נועה ברקאי | 12.05.2021 14:03", "נועה ברקאי"),
    ("fa", "نویسنده: مریم کاویانی / ۲۲ اردیبهشت ۱۴۰۰", "مریم کاویانی"),
    ("hi", "Written By: अनुराधा जोशी / Edited By: विकास राणा / 12 मई 2021 14:03", "अनुराधा जोशी"),
    ("hi", "लेखक: अनुराधा जोशी / प्रकाशित: 12 मई 2021", "अनुराधा जोशी"),
    ("vi", "Nguyễn Thu Hạnh / Thứ năm, 12/5/2021, 14:03 (GMT+7)", "Nguyễn Thu Hạnh"),
    ("vi", "Tác giả: Nguyễn Thu Hạnh / 12/5/2021", "Nguyễn Thu Hạnh"),
    ("id", "Penulis: Sari Wulandari / Editor: Budi Raharja / 12 Mei 2021, 14:03 WIB", "Sari Wulandari"),
    ("id", "Sari Wulandari - Kabar Pesisir / 12 Mei 2021, 14:03 WIB", "Sari Wulandari"),
    ("zh", "2021-05-12 14:03 来源：海岸日报 作者：林晓蔓", "林晓蔓"),
    ("zh", "海岸日报记者 林晓蔓 / 2021年5月12日 14:03", "林晓蔓"),
    ("zh", "文/林晓蔓 / 2021年5月12日 14:03", "林晓蔓"),
    ("zh", "2021-05-12 14:03 / 记者：林晓蔓", "林晓蔓"),
    ("zh", "2021-05-12 14:03 / （海岸社记者林晓蔓）", "林晓蔓"),
    ("zh", "2021-05-12 14:03 / 作者：林晓蔓 何志", "林晓蔓, 何志"),
    ("ja", "文・佐伯真由 / 2021年5月12日 14時03分", "佐伯真由"),
    ("ja", "2021年5月12日 14時03分 / 取材・文：佐伯真由", "佐伯真由"),
    ("ko", "김하늘 기자 / 입력 2021.05.12. 오전 9:30", "김하늘"),
    ("ko", "입력 2021.05.12. 09:30 / 김하늘 기자 haneul@haean.example", "김하늘"),
    ("ko", "입력 2021.05.12. 09:30 / [김하늘 기자]", "김하늘"),
    ("ko", "입력 2021.05.12. 09:30 / (단포=해안통신) 김하늘 기자", "김하늘"),
    ("ko", "입력 2021.05.12. 09:30 / 단포=김하늘 기자", "김하늘"),
    ("th", "โดย สมชาย ใจดี / 12 พ.ค. 2564", "สมชาย ใจดี"),
    ("th", "12 พ.ค. 2564 / เรียบเรียงโดย สมชาย ใจดี", "สมชาย ใจดี"),
    ("en", "Ann Lee | May 12, 2021", "Ann Lee"),
    ("en", "May 12, 2021 | Ann Lee", "Ann Lee"),
    ("en", "Harbour Post · May 12, 2021 · By Ann Lee", "Ann Lee"),
    ("de", "Hafenbote · 12. Mai 2021 · Von Marlene Quast", "Marlene Quast"),
    ("en", "By Bo Roe/Harbour Images / By Ann Lee and Max Orme / May 12, 2021 2:03 PM", "Ann Lee, Max Orme"),
    ("en", "Written by Ann Lee / Edited by Bo Roe / Reviewed by Max Orme, MD / Updated May 12, 2021", "Ann Lee"),
    ("en", "Ann Lee / Harbour Reporter / @annlee / May 12, 2021", "Ann Lee"),
    ("en", "Ann Lee, Harbour Correspondent / May 12, 2021 / Bo Roe / Harbour Images", "Ann Lee"),
    ("en", "ANN LEE / May 12, 2021, 2:03pm", "ANN LEE"),
    ("en", "May 12, 2021 / By ANN LEE and BO ROE / Harbour Press", "ANN LEE, BO ROE"),
    ("en", "Story by Ann Lee / Photographs by Bo Roe / May 12, 2021", "Ann Lee"),
    ("en", "By Ann Lee | aorme@harbour.example | Harbour Post / PUBLISHED: May 12, 2021 at 2:03 p.m.", "Ann Lee"),
    ("en", "By Ann Lee, Bo Roe, Max Orme and Ida Thole / 12 May 2021", "Ann Lee, Bo Roe, Max Orme, Ida Thole"),
    ("en", "12 May 2021 • 2:03pm / Ann Lee / Senior Harbour Editor", "Ann Lee"),
    ("en", "By Ann Lee in Lindham / Wed 12 May 2021 14.03 BST", "Ann Lee"),
    ("en", "Ann Lee Contributor / May 12, 2021", "Ann Lee"),
    ("en", "May 12, 2021 · 30 min · 6279 words · Ann Lee", "Ann Lee"),
    ("en", "May 12, 2021 May 14, 2021 Ann Lee", "Ann Lee"),
    ("en", "\ue023 / May 12, 2021 / \ue08a / Ann Lee / In short", "Ann Lee"),
    ("en", "Harbour Life Desk / harbour.example / Updated: May 12, 2021, 21:47 IST", "Harbour Life Desk"),
    ("en", "By Dr. Ann Lee / May 12, 2021", "Dr. Ann Lee"),
    ("en", "By Ann Lee-Orme for Harbour Post / May 12, 2021", "Ann Lee-Orme"),
]  # fmt: skip

# what stands there names nobody who wrote the article
UNSIGNED = [
    ("de-council", "Foto: Marlene Quast / 07.11.2022 · 06:30"),
    ("de-council", "Kreis Harzfurt / 07.11.2022 · 06:30"),
    ("tr", "Haber Merkezi / 12 Mayıs 2021 14:03"),
    ("ru", "Фото: Пётр Жилин / 12 мая 2021, 14:03"),
    ("zh", "2021-05-12 14:03 来源：海岸日报"),
    ("zh", "责任编辑：周建 / 2021年5月12日 14:03"),
    ("ko", "입력 2021.05.12. 09:30 / 사진=김하늘"),
    ("en", "Photo by Ann Lee / May 12, 2021"),
    ("en", "Edited by Ann Lee / May 12, 2021"),
    ("en", "Local News / May 12, 2021"),
    ("en", "On Behalf of Orme Lee PLLC | May 12, 2021 | Products Liability"),
    ("en", "Show Comments / May 12, 2021 2:03 PM"),
    ("en", "Picture: Ann Lee/Harbour Images / May 12, 2021"),
]  # fmt: skip


@pytest.mark.parametrize("end", ["\n\n", "\n"], ids=["apart", "close"])
@pytest.mark.parametrize(("name", "lines", "names"), SIGNED)
def test_the_author_is_named_and_nobody_else(name: str, lines: str, names: str, end: str) -> None:
    assert authors(page(name, lines), end) == tuple(names.split(", "))


@pytest.mark.parametrize("end", ["\n\n", "\n"], ids=["apart", "close"])
@pytest.mark.parametrize(("name", "lines"), UNSIGNED)
def test_nobody_is_named_who_did_not_write_it(name: str, lines: str, end: str) -> None:
    assert authors(page(name, lines), end) == ()


def brief(name: str, lines: str, behind: str = "") -> tuple[str, str, Document]:
    """(title, paragraph, an article of no more than these and these lines)."""
    rows = [line for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines() if line[0] in "T+"]
    title, paragraph = (next(line[2:] for line in rows if line[0] == kind) for kind in "T+")
    said = [title, *lines.split(" / "), paragraph, *behind.split(" / ")]
    return title, paragraph, Document("page.txt", text="\n\n".join(filter(None, said)))


@pytest.mark.parametrize(("name", "lines"), sorted({(name, lines) for name, lines, _ in SIGNED} | set(UNSIGNED)))
def test_a_brief_report_keeps_its_title_and_its_paragraph(name: str, lines: str) -> None:
    title, paragraph, document = brief(name, lines)
    found = clean(document)
    assert found.title == title and paragraph in (found.deck, *(block.text for block in found.blocks))


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.txt") if "\nT " in path.read_text(encoding="utf-8")))
def test_a_day_above_all_else_does_not_hide_the_title(name: str) -> None:
    title, _, document = brief(name, "")
    dated = Document("page.txt", text=f"2021-05-12\n\n{document.text}")
    assert clean(dated).title == clean(document).title == title


def test_a_name_between_a_brief_reports_title_and_its_text_is_not_the_title() -> None:
    title, _, document = brief("zh", "2021-05-12 14:03 / 林晓蔓 何志")
    assert clean(document).title == title


def test_a_line_of_nothing_but_surnames_names_nobody() -> None:
    assert signed_by("记者" + "张" * 75 + "!") == ()  # and is read at once: there are very many ways to part it


@pytest.mark.parametrize("behind", ["김하늘 기자", "김하늘 기자 haneul@haean.example", "2021.05.12 09:30 / [김하늘 기자]"])
def test_who_signs_a_brief_report_at_its_end_wrote_it(behind: str) -> None:
    _, paragraph, document = brief("ko", "2021.05.12 09:30", behind)
    found = clean(document)
    assert found.authors == ("김하늘",) and [block.text for block in found.blocks] == [paragraph]


@pytest.mark.parametrize(
    "line", ["Ann Lee | May 12, 2021", "May 12, 2021 | Ann Lee", "Harbour Post · May 12, 2021 · By Ann Lee", "Ann Lee, 12 May 2021"]
)
def test_who_wrote_a_brief_report_is_named_beside_the_day(line: str) -> None:
    _, paragraph, document = brief("en", line)
    found = clean(document)
    assert found.authors == ("Ann Lee",) and [block.text for block in found.blocks] == [paragraph]
