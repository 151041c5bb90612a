"""What holds for every text: nothing is invented or lost, the order stays, cleaning twice is cleaning once, nothing raises."""

from __future__ import annotations

import gzip
import json
import os
import unicodedata
from collections import Counter
from cProfile import Profile as Profiling
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from digest.clean import Profile, aligned, clean, line_keys
from digest.clean.judged import prepared
from digest.clean.lines import Line
from digest.clean.repair import repaired, sound
from digest.clean.repeats import Single, repeats
from digest.clean.shape import key_by, key_of, shape_of
from digest.model import Block, Cleaned, Document, SourceFile
from digest.readers import is_readable, read
from digest.settings import CleanSettings, ReaderSettings
from digest.text import folded, scrubbed, words

ROOT = Path(__file__).parents[2]
SHARED = os.environ.get("DIGEST_SHARED", "")
SENTENCES = (
    "The ferry to Varnel Island will not sail on Thursday because of the storm, the harbour office said.",
    "Engineers found two cracks in the pier last week, and the repair will take a month.",
    "“We ask everybody to be patient,” said the harbour master of the island.",
    "Passengers who hold a ticket can change it at the office within ten days.",
    "The council voted for a new school on the hill above the old market.",
    "Порт закрили у четвер через шторм, повідомила адміністрація острова.",
    "Der Hafen bleibt nach Angaben der Behörde bis Montag geschlossen.",
)
FURNITURE = ("Share this article", "Advertisement", "Recent posts", "4 hours ago", "Read more", "Menu", "By Ilse Marrow", "12 May 2024",
             "Storm stops the ferry", "A new school on the hill", "Photo: Ilse Marrow", "Poems of the sea", "- milk", "3", "…")  # fmt: skip
LINES = st.lists(st.sampled_from(SENTENCES + FURNITURE + ("",)) | st.text(max_size=80), max_size=24)


def printed(cleaned: Cleaned) -> str:
    return "\n\n".join(part for part in (cleaned.title, cleaned.deck, *(block.text for block in cleaned.blocks)) if part)


def text_of(lines: list[str]) -> Document:
    return Document("a.txt", text=scrubbed("\n".join(lines)))


@given(LINES)
@example(["a", "By Ilse Marrow", "…", "A new school on the hill", "…"])
@settings(max_examples=150, deadline=None)
def test_cleaning_the_printed_text_again_changes_nothing(lines: list[str]) -> None:
    once = printed(clean(text_of(lines)))
    assert printed(clean(Document("a.txt", text=once))) == once


SIGNS = st.lists(st.sampled_from((*"aÉїﬁ½ß東가ש9_'’‘`“«»–—.-… ", "ferry", "d’Arc", "U.S.", " ")) | st.text(max_size=4), max_size=60).map("".join)


@given(SIGNS, st.sampled_from(("en", "he", "ja", "")))
@example("don`t", "en")
@example("The café. " * 40, "fr")
def test_a_line_has_one_key_whoever_is_asked(text: str, language: str) -> None:
    assert key_by(text, shape_of(text, language)) == key_of(text)


@given(SIGNS)
def test_folding_does_the_same_to_each_letter_as_to_all(text: str) -> None:
    signs = str.maketrans("‘’‚‛′ʼ`“”„‟″«»‐‑‒–—―", "'" * 7 + '"' * 7 + "-" * 6)
    parts = unicodedata.normalize("NFKD", text.translate(signs).casefold())
    assert folded(text) == unicodedata.normalize("NFC", "".join(c for c in parts if not unicodedata.combining(c)))


ODD = st.lists(st.sampled_from((*"a \n\t\xa0\u200b\u2028\x0b\x85\u202e\x00\ufeff\ue907\ud800\U000e0041", "harbour")), max_size=30).map("".join)


@given(ODD)
def test_scrubbing_does_the_same_to_each_letter_as_to_all(text: str) -> None:
    assert scrubbed(text) == "".join(map(scrubbed, text))


def test_paragraphs_that_were_compared_are_remembered_as_they_stood() -> None:
    one = "The old harbour of the island stays closed on Monday while a storm passes over it."
    two = "Nobody at the new school on that hill has seen its bell since the war ended."
    both = "The old harbour of the island stays closed on Monday, nobody at the new school on that hill has seen."
    lines, single = tuple(map(Line, (one, two, both))), Single()
    shapes = [shape_of(line.text, "en") for line in lines]
    keys = [shape.key for shape in shapes]
    assert repeats(lines, shapes, True, single) == ({}, {}) and single.holds(keys)
    assert not single.holds(keys[::-1]) and not single.holds(keys[:2])
    assert repeats((*lines, lines[0]), [*shapes, shapes[0]], True, single)[1]
    assert repeats(lines[:2], shapes[:2], True, single) == ({}, {}) and single.holds(keys[1:2])


def left_out(document: Document, cleaned: Cleaned) -> Counter[str]:
    """Words of the document that are neither in the article nor on its receipt, and (below zero) words that are in both or in neither's source."""
    lines = [line.text for line in prepared(document)]
    said = Counter(words("\n".join([document.title, document.deck, *lines])))
    said.subtract(words("\n".join([printed(cleaned), *(cut.text for cut in cleaned.cuts[len(document.cuts) :])])))
    for word in [word for word, count in said.items() if count < 0]:  # "T housands": a letter that was set apart
        if said[word[:1]] >= -said[word] <= said[word[1:]]:
            said.update({word[:1]: said[word], word[1:]: said[word], word: -said[word]})
    return Counter({word: count for word, count in said.items() if count})


@given(st.lists(st.sampled_from(SENTENCES + FURNITURE), max_size=24))
@settings(max_examples=150, deadline=None)
def test_every_word_is_kept_or_on_the_receipt(lines: list[str]) -> None:
    assert not left_out(text_of(lines), clean(text_of(lines)))


@given(LINES)
@settings(max_examples=100, deadline=None)
def test_every_cut_names_its_step_and_its_reason(lines: list[str]) -> None:
    assert all(cut.text and cut.rule and cut.reason for cut in clean(text_of(lines)).cuts)


@given(LINES)
@example(["Î\xa0"])
@settings(max_examples=100, deadline=None)
def test_no_word_is_invented(lines: list[str]) -> None:
    document = text_of(lines)
    source = "".join(char for line in document.text.split("\n") for char in repaired(line) if char.isalnum())
    cleaned = clean(document)
    for block in (cleaned.title, cleaned.deck, *(block.text for block in cleaned.blocks)):
        for word in words(block):
            assert "".join(filter(str.isalnum, word)) in source


@pytest.mark.parametrize(
    "path", sorted((ROOT / "content").rglob("*.*")), ids=lambda path: path.relative_to(ROOT / "content").as_posix()
)
def test_every_word_of_the_sample_content_is_kept_or_on_the_receipt(path: Path) -> None:
    if not is_readable(path.name):
        pytest.skip("no article")
    for document in read(SourceFile(path.name, path.read_bytes()), ReaderSettings()):
        assert not left_out(document, clean(document))


@given(st.permutations(SENTENCES[:5]))
@settings(max_examples=30, deadline=None)
def test_paragraphs_keep_their_order(paragraphs: list[str]) -> None:
    cleaned = clean(text_of(["Storm stops the ferry to Varnel Island", "", *paragraphs]))
    assert [block.text for block in cleaned.blocks] == paragraphs


@given(LINES)
@settings(max_examples=60, deadline=None)
def test_the_receipt_lies_over_every_line_of_the_source(lines: list[str]) -> None:
    document = text_of(lines)
    rows = aligned(document, clean(document))
    assert {no for no, _, _ in rows} == {no for no, line in enumerate(document.text.split("\n"), 1) if line.strip()}


def test_the_same_text_as_blocks_gives_the_same_words() -> None:
    lines = ["Storm stops the ferry to Varnel Island", *SENTENCES[:4]]
    as_text = clean(text_of([part for line in lines for part in (line, "")]))
    as_json = clean(Document("a.json", kind="json", title=lines[0], blocks=tuple(Block("p", line) for line in lines[1:])))
    assert printed(as_text) == printed(as_json)


def test_what_the_user_keeps_drops_or_restores_is_kept_dropped_or_restored() -> None:
    lines = ["Storm stops the ferry", "", SENTENCES[0], "", "Advertisement", "", SENTENCES[1], "", SENTENCES[3]]
    assert "Advertisement" not in printed(clean(text_of(lines)))
    assert "Advertisement" in printed(clean(text_of(lines), CleanSettings(keep=("^Advert",))))
    assert SENTENCES[1] not in printed(clean(text_of(lines), CleanSettings(drop=("cracks",))))
    restored = Document("a.txt", text="\n".join(lines), restore=("Advertisement",))
    assert "Advertisement" in printed(clean(restored))


def shared_by_all(documents: list[Document]) -> Profile:
    return Profile(frozenset.intersection(*(frozenset(line_keys(document)) for document in documents)))


def test_lines_that_an_outlet_repeats_go() -> None:
    house = "The harbour bell of the Courier rings for you every single morning at nine"
    documents = [
        text_of([f"News number {at} of the island", "", sentence, "", house, "", SENTENCES[3]])
        for at, sentence in enumerate(SENTENCES[:5])
    ]
    assert house not in printed(clean(documents[0], profile=shared_by_all(documents)))
    assert house in printed(clean(documents[0]))


def test_a_step_of_the_users_is_asked_once() -> None:
    def shorter(document: Document, _: CleanSettings) -> tuple[Document, tuple[()]]:
        return Document(document.path, blocks=document.blocks[:2], title=document.title, language=document.language), ()

    cleaned = clean(text_of(["Storm stops the ferry", "", *SENTENCES[:4]]), hooks={"furniture": (shorter,)})
    assert len(cleaned.blocks) <= 2


PARAGRAPH = "The council of Averin closed the northern bridge on Tuesday after engineers found a crack in its second pillar."
PIECES = [" ", "[", "A ", "by Ann ", "a.", "»", "\u00ad", "&amp;", "word word. ", "Ab\n", "\n", "| "]
PAGES = [  # "#" is another number each time
    f"A heading\n\n{PARAGRAPH}\n\n",
    f"#. The pier\n\n{PARAGRAPH} It was number # of all.\n\n",
    "Ann Lee # May 2, 2024 at 1:24 pm\n\nSo it is said by me, and # others think so, too.\n\nReply\n\n",
    f"{PARAGRAPH} And # others saw it. Photo: Ann Lee/Post\n\n",
]


def calls(text: str) -> int:
    """How many functions are called, and generators resumed, to clean it: the same on every machine."""
    profile = Profiling(builtins=False)
    profile.runcall(clean, Document("a.txt", text=text))
    return sum(entry.callcount for entry in profile.getstats())


@pytest.mark.slow
@pytest.mark.parametrize("piece", PIECES + PAGES)
def test_the_work_grows_with_length_and_no_faster(piece: str) -> None:
    count = 20_000 // len(piece)
    small, large = (calls("".join(piece.replace("#", str(at)) for at in range(size))) for size in (count, 4 * count))
    assert large < 9 * small + 20_000  # it may take one round more


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.skipif(not SHARED, reason="needs the development sets (DIGEST_SHARED)")
@pytest.mark.parametrize("path", sorted(Path(SHARED or ".").glob("bench/text/*.jsonl.gz")), ids=lambda path: path.name)
def test_idempotent_on_the_development_sets(path: Path) -> None:
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        texts = [json.loads(line)["text"] for line in stream]
    changed = []
    for at, text in enumerate(texts):
        once = printed(clean(Document("a.txt", text=scrubbed(text))))
        if printed(clean(Document("a.txt", text=once))) != once:
            changed.append(at)
    assert not changed, f"{len(changed)} of {len(texts)}"


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.skipif(not SHARED, reason="needs the development sets (DIGEST_SHARED)")
@pytest.mark.parametrize("path", sorted(Path(SHARED or ".").glob("bench/text/*.jsonl.gz")), ids=lambda path: path.name)
def test_every_word_of_the_development_sets_is_kept_or_on_the_receipt(path: Path) -> None:
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        documents = [Document("a.txt", text=scrubbed(json.loads(line)["text"])) for line in stream]
    lost = {at: found for at, document in enumerate(documents) if (found := left_out(document, clean(document)))}
    assert not lost


def test_a_text_of_one_sentence_is_kept() -> None:
    said = "The quay of Hask is to be lit from spring."
    for document in (Document("a.json", kind="json", title="Quay lit", text=said), Document("a.txt", text=f"Quay lit\n\n{said}\n")):
        assert [block.text for block in clean(document).blocks] == [said]


def test_a_soft_hyphen_does_not_hide_mojibake() -> None:
    once = printed(clean(Document("a.txt", text="\xadÂ¡Hola!")))
    assert printed(clean(Document("a.txt", text=once))) == once == "¡Hola!"


def test_rows_of_a_table_and_spaces_of_a_program_are_left_as_they_stand() -> None:
    said = [
        Block("p", SENTENCES[0]),
        Block("table", "Day\tBoats\nMonday\t6 &amp; 7"),
        Block("pre", "if late:\n    wait(10)"),
        Block("p", SENTENCES[1]),
    ]
    kept = [
        block.text for block in clean(Document("a.html", kind="html", title="Storm stops the ferry", blocks=tuple(said))).blocks
    ]
    assert kept[1:3] == ["Day\tBoats\nMonday\t6 & 7", "if late:\n    wait(10)"]


def test_a_long_list_in_a_page_is_left_whole() -> None:
    things = "ferries piers nets lamps churches boats cranes trees masts anchors barrels ropes".split()
    items = [f"-{at * 7 + 2} {things[at % len(things)]}" for at in range(24)]
    lines = ["Menu", "News", "Log in", "Storm stops the ferry to Varnel Island", *SENTENCES[:2], *items, SENTENCES[3]]
    kept = [block.text for block in clean(text_of([part for line in lines for part in (line, "")])).blocks]
    assert kept[2:-1] == items


def test_a_long_line_of_names_without_a_sentence_is_a_menu() -> None:
    places = "Please select your island " + " ".join(f"{at} Varnel Hask Lund Averin Marrow" for at in "ABCDEFGHIJKLMN")
    lines = [
        "Storm stops the ferry to Varnel Island",
        *SENTENCES[:4],
        "Log in",
        "Country",
        places,
        "Privacy policy",
        "Share",
        "Home",
        "Menu",
        "Search",
        "Contact us",
        "About us",
    ]
    assert places not in printed(clean(text_of([part for line in lines for part in (line, "")])))
    shouted = "THE FERRY TO VARNEL ISLAND WILL NOT SAIL ON THURSDAY BECAUSE OF THE STORM AND THE HARBOUR OFFICE ASKS EVERYBODY TO BE PATIENT UNTIL THE WIND TURNS"
    assert shouted in printed(clean(text_of(["Storm stops the ferry", "", shouted, "", *SENTENCES[:2]])))


def test_a_byline_that_many_articles_share_still_names_the_author() -> None:
    documents = [
        text_of([f"News number {at} of the island", "", "By Ilse Marrow", "", sentence, "", SENTENCES[3]])
        for at, sentence in enumerate(SENTENCES[:5])
    ]
    cleaned = clean(documents[0], profile=shared_by_all(documents))
    assert cleaned.authors == ("Ilse Marrow",) and "By Ilse Marrow" not in printed(cleaned)


ODD_LINES = st.lists(
    st.sampled_from((*SENTENCES, "Q&A", "caf&eacute;", "caf\u00c3\u00a9", "said .", "a\u00a0b", "of\ufb01ce", "\u00ad", "two  spaces", "tab\there"))
    | st.text(max_size=30),
    max_size=8,
)  # fmt: skip


@given(ODD_LINES)
@settings(max_examples=300, deadline=None)
def test_a_sound_text_has_no_line_to_repair(lines: list[str]) -> None:
    text = scrubbed("\n".join(lines))
    assert not sound(text) or all(repaired(line) == line.strip() for line in text.split("\n"))
