"""What does dating cost? CPU milliseconds for one cleaned plain-text article of about 700 words, beyond cleaning.

python bench/date_cost.py            articles of our own
python bench/date_cost.py SET.jsonl.gz   lines {"id", "text"}, cleaned first (not counted)
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from zoneinfo import ZoneInfo

from digest.clean import clean
from digest.dates import published
from digest.model import Cleaned, Document
from digest.settings import CleanSettings, DateSettings

_DATED = (
    "The council of Averin said on Oct. {day} that the new ferry would sail from the old harbour every hour. "
    "Tickets would cost 2.50 crowns. Engineers measured the pier for 14 days; 3 of 11 piles must be replaced before winter. "
    "Mayor {name} Holm told reporters on Monday that the work had begun, and thanked the 45 volunteers who came since May 2022."
)
_PLAIN = (
    "{name} of the harbour board disagreed and left the room in anger, and those who stayed spoke for another hour about the "
    "price of timber, the state of the pier and the habits of gulls; number {day} of {name}."
)
_NAMES = "Abel Bera Cora Dana Egon Fria Gero Hilde Ilka Jost Kuno Lars Mona Nils".split()


def main(arguments: list[str]) -> None:
    pairs = [(each, clean(each, CleanSettings())) for each in (_from(arguments[0]) if arguments else _own())]
    zone, settings = ZoneInfo("UTC"), DateSettings()
    best = min(_seconds(pairs, settings, zone) for _ in range(5))
    words = sum(len(block.text.split()) for _, cleaned in pairs for block in cleaned.blocks) / len(pairs)
    each = 1000 * best / len(pairs)
    print(f"{len(pairs)} articles of {words:.0f} words: {each:.3f} ms each, {700 * each / words:.3f} ms for 700 words")


def _seconds(pairs: list[tuple[Document, Cleaned]], settings: DateSettings, zone: ZoneInfo) -> float:
    start = time.process_time()
    for document, cleaned in pairs:
        published(document, cleaned, settings, zone)
    return time.process_time() - start


def _own() -> list[Document]:
    return [Document(f"{number}.txt", text=_article(number)) for number in range(200)]


def _article(number: int) -> str:
    """Fourteen paragraphs, of which every fourth has dates, as in a long report."""
    paragraphs = [(_PLAIN if at % 4 else _DATED).format(day=at + 1, name=name) for at, name in enumerate(_NAMES)]
    return f"The ferry sails again {number}\n\nBy Ann Roe\n\n" + "\n\n".join(paragraphs)


def _from(path: str) -> list[Document]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [Document(row["id"], text=row["text"]) for row in rows[:200]]


if __name__ == "__main__":
    main(sys.argv[1:])
