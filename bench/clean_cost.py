"""What does cleaning cost? CPU ms for a plain-text article of 700 words, and how it grows with length.

python bench/clean_cost.py
"""

from __future__ import annotations

import time

from digest.clean import clean
from digest.model import Document

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
        start = time.process_time()
        for document in documents:
            clean(document)
        spent = (time.process_time() - start) * 1000 / len(documents)
        print(f"{words:6} words {spent:7.2f} ms  {1000 * spent / words:6.2f} µs a word")


if __name__ == "__main__":
    main()
