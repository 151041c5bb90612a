"""Which articles were put wrongly, and why? Prints splits and false joins with their reasons.

usage: DIGEST_SHARED=/path/to/shared python bench/stories_errors.py SET [HOW MANY]        (SET: allsides, g5w1h, vmds, …)
"""

from __future__ import annotations

import gzip
import json
import os
import pathlib
import sys
from collections import Counter, defaultdict
from datetime import date

from digest.group import features, group

SETS = pathlib.Path(os.environ.get("DIGEST_SHARED", "../shared")) / "bench" / "stories"


def main() -> None:
    rows = [json.loads(line) for line in gzip.decompress((SETS / f"{sys.argv[1]}.jsonl.gz").read_bytes()).decode().splitlines()]
    rows = [row for row in rows if row.get("folder", "") == rows[0].get("folder", "")]
    gold, title = {row["id"]: row["story"] for row in rows}, {row["id"]: f"{row['date'][:10]} {row['title'][:90]}" for row in rows}
    told = [
        features(r["id"], r["title"], "", r["text"].split("\n"), r["lang"], date.fromisoformat(r["date"][:10]) if r["date"] else None, "")
        for r in rows
    ]
    limit = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    begun: dict[str, list[str]] = defaultdict(list)
    lines = []
    for each in group(told):
        label = Counter(gold[member.id] for member in each.members[:2]).most_common(1)[0][0]
        for member in each.members[1:]:
            if gold[member.id] != label:
                why = member.reasons
                lines.append(f"JOINED {why.score} {title[member.id]}\n   to  {title[each.first]}\n   by  {why.names} {why.words} {why.numbers}")
        first = each.members[0]
        if begun[gold[first.id]]:
            why = first.reasons
            lines.append(f"SPLIT  {why.nearest_score} {title[first.id]}\n   off {title[begun[gold[first.id]][0]]}\n   near {title.get(why.nearest)}")
        begun[gold[first.id]].append(first.id)
    step = max(1, len(lines) // limit)
    print(*lines[::step][:limit], sep="\n")
    print(len(lines), "in all")


if __name__ == "__main__":
    main()
