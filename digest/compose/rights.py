"""What of an article may be published? The limit holds for everything, since everything else only sees what is left here."""

from __future__ import annotations

from msgspec import structs

from digest.compose.greetings import told_from
from digest.compose.starts import leans, vague
from digest.compose.terms import word_count
from digest.model import Article, Block, Dated
from digest.sentences import sentence_spans
from digest.settings import Settings
from digest.writing import unspaced

MOST_CHARACTERS = 280
SHARE = 0.15  # of the body's characters
_FULL = frozenset({"own", "licensed", "cc-by"})
_PROSE = frozenset({"p", "quote", "li"})
_FEWEST_WORDS = 5  # of a sentence that had to be cut; less says nothing
_LOOKED_AT = 12  # sentences from which the excerpt is chosen


def hidden(article: Article, settings: Settings) -> bool:
    """Is nothing of it to be published? `removed` holds everywhere, `rights = "hide"` on public sites."""
    taken_down = {article.id, article.url, article.path, article.outlet.key} - {""}
    return not taken_down.isdisjoint(settings.removed) or (settings.publish == "public" and article.rights == "hide")


def shown(article: Article, settings: Settings) -> Article:
    """The article as the rights allow it to be published: full, an excerpt, the headline alone, or emptied.

    An excerpt is whole sentences, verbatim, the first ones first (a greeting is passed over), 280 characters and 15 % of
    the body at most in deck and blocks together; a first sentence that is longer is cut at a word and ends in "…". What
    is shown of a shown article is the same again.
    """
    if hidden(article, settings):
        return structs.replace(_bare(article), title="", authors=(), tags=(), section="", url="", dated=Dated())
    if not article.full or in_full(article, settings):
        return article
    if article.rights == "headline":
        return _bare(article)
    return structs.replace(_bare(article), blocks=_excerpt(article))


def in_full(article: Article, settings: Settings) -> bool:
    """May an article that is not hidden be shown as it is?"""
    return settings.publish == "private" or article.rights in _FULL


def quota(article: Article) -> int:
    """How many characters of the text an excerpt may have; the words of the date's clue count, since they are shown too."""
    length = len(article.text) or len(article.deck)
    clue = article.dated.clue
    return max(0, min(MOST_CHARACTERS, int(length * SHARE)) - (len(clue.words) if clue and _quotes(article, clue.words) else 0))


def _quotes(article: Article, words: str) -> bool:
    return bool(words) and (words in article.text or words in article.deck)


def _bare(article: Article) -> Article:
    """Title, outlet, date and address, without any of the text."""
    dated = structs.replace(article.dated, others=(), constraints=())
    return structs.replace(article, deck="", blocks=(), captions=(), bios=(), cuts=(), notes=(), dated=dated, full=False)


def _excerpt(article: Article) -> tuple[Block, ...]:
    """Blocks of the chosen sentences: neighbours of one paragraph stay together."""
    room = quota(article)
    sources = [block for block in article.blocks if block.kind in _PROSE] or [Block("p", article.deck)]
    chosen: list[tuple[int, str]] = []
    follows = True  # nothing between this sentence and the one chosen last
    those = _sentences(sources)
    for at, sentence in those[told_from([text for _, text in those], article) :]:
        cost = len(sentence) + (2 if chosen else 0)  # the blank line between two paragraphs counts
        if cost <= room and (follows or not _leans(sentence, article.language)):
            chosen.append((at, sentence))
            room -= cost
            follows = True
        elif not chosen:
            return tuple(Block("p", text) for text in (_cut(sentence, room),) if text)
        else:
            follows = False
    return _blocks(sources, chosen)


def _leans(sentence: str, language: str) -> bool:
    return leans(sentence, language, frozenset()) or vague(sentence, language, frozenset())


def _sentences(sources: list[Block]) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for at, block in enumerate(sources):
        found += [(at, block.text[start:end]) for start, end in sentence_spans(block.text)]
        if len(found) >= _LOOKED_AT:
            break
    return found[:_LOOKED_AT]


def _blocks(sources: list[Block], chosen: list[tuple[int, str]]) -> tuple[Block, ...]:
    """Sentences that stood side by side become one block again, so that the text between them is the source's."""
    parts: list[tuple[int, str]] = []
    for at, sentence in chosen:
        joined = f"{parts[-1][1]} {sentence}" if parts and parts[-1][0] == at else ""
        if joined and joined in sources[at].text:
            parts[-1] = (at, joined)
        else:
            parts.append((at, sentence))
    return tuple(Block("p" if sources[at].kind == "li" else sources[at].kind, text) for at, text in parts)


def _cut(sentence: str, room: int) -> str:
    """The beginning of a sentence up to a word's end, with "…"; nothing where too little would be left."""
    head = sentence[: max(0, room - 1)]
    if not unspaced(sentence) and not sentence[len(head) : len(head) + 1].isspace():
        head = head.rpartition(" ")[0]
    head = head.rstrip(" ,;:–—-(“„«\"'")
    return head + "…" if word_count(head) >= _FEWEST_WORDS else ""
