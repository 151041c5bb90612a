"""How many single pages of many outlets are put into a story with strangers?

    DIGEST_SHARED=/path/to/shared python -m bench.alone
"""

from __future__ import annotations

from bench.group_views import Rows, singles
from digest.group import group


def strangers(rows: Rows) -> int:
    """How many of these articles are in a story with one that tells another event."""
    event = {each.id: story for each, story in rows}
    stories = group([each for each, _ in rows])
    return sum(len(each.members) for each in stories if len({event[member.id] for member in each.members}) > 1)


def main() -> None:
    for name, (rows,) in singles().items():
        found = strangers(rows)
        print(f"{name:24s} {len(rows):4d} pages, {found:4d} put with strangers, {100 * found / len(rows):5.1f} %")


if __name__ == "__main__":
    main()
