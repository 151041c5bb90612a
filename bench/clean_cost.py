"""What does cleaning cost? CPU ms for a plain-text article of 700 words, and how it grows with length.

    python -m bench.clean_cost

With DIGEST_SHARED set, also the development texts of 600 to 800 words: the mean of each set, the best of three rounds.
"""

from __future__ import annotations

import gzip
import json
import os
import time
from collections.abc import Sequence
from pathlib import Path

from digest.clean import clean
from digest.model import Document
from digest.text import scrubbed

_SHARED = Path(os.environ["DIGEST_SHARED"]) if os.environ.get("DIGEST_SHARED") else None
SENTENCE = "The harbour office of the island said on day {0} that ferry number {1} will sail again when pier {2} has been repaired."


def article(words: int) -> str:
    """An article of about so many words with a little furniture around it."""
    count = max(1, words // 21)
    said = [SENTENCE.format(at, at * 7 % 101, at * 13 % 97) for at in range(count)]
    body = [" ".join(said[at : at + 3]) for at in range(0, count, 3)]
    return "\n\n".join(["Menu", "Storm stops the ferry", "By Ilse Marrow", *body, "Recent posts", "A new school", "4 hours ago", "Show more"])


def main() -> None:
    for words in (350, 700, 1_400, 2_800, 5_600):
        documents = [Document(f"{at}.txt", text=article(words) + f" {at}") for at in range(20)]
        clean(documents[0])
        spent = cost(documents)
        print(f"{words:6} words {spent:7.2f} ms  {1000 * spent / words:6.2f} µs a word")
    sets = {path.name.split(".")[0]: middling(path) for path in sorted(_SHARED.glob("bench/text/*.jsonl.gz"))} if _SHARED else {}
    for name, documents in sets.items():
        print(f"{name:18}{len(documents):5} texts of 600 to 800 words {cost(documents):7.2f} ms")
    if sets:
        print(f"{'all':23} texts of 600 to 800 words {cost([each for documents in sets.values() for each in documents]):7.2f} ms")


def cost(documents: Sequence[Document]) -> float:
    """CPU milliseconds for one of them, the best of three rounds."""
    spent = []
    for _ in range(3):
        start = time.process_time()
        for document in documents:
            clean(document)
        spent.append(time.process_time() - start)
    return 1000 * min(spent) / max(1, len(documents))


def middling(path: Path) -> list[Document]:
    """The texts of a set that have about 700 words."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = [scrubbed(json.loads(line)["text"]) for line in lines]
    return [Document(f"{at}.txt", text=text) for at, text in enumerate(texts) if 600 <= len(text.split()) <= 800]


if __name__ == "__main__":
    main()
