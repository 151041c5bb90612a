"""How many single pages of many outlets are put into a story with strangers?

    DIGEST_SHARED=/path/to/shared python -m bench.alone [--run "digest group --jsonl"]

Any version of digest can be asked with `--run`.
"""

from __future__ import annotations

import argparse
import json
import shlex
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping

from bench.group_views import PAGES, pages


def strangers(event: Mapping[str, str], home: Mapping[str, str]) -> int:
    """How many articles are in a story with one that tells another event; both are by id."""
    stories: dict[str, list[str]] = defaultdict(list)
    for id_, story in home.items():
        stories[story].append(id_)
    return sum(len(those) for those in stories.values() if len({event[id_] for id_ in those}) > 1)


def asked(command: list[str], lines: list[dict[str, str]]) -> dict[str, str]:
    """The story of each of these articles."""
    given = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    done = subprocess.run(command, input=given.encode(), capture_output=True, check=True)
    return {row["id"]: row["story"] for row in map(json.loads, done.stdout.decode().splitlines())}


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--run", default=shlex.join([sys.executable, "-m", "digest", "group", "--jsonl"]))
    command = shlex.split(ask.parse_args().run)
    for name in PAGES:
        those = pages(name)
        event = {line["id"]: told for line, told in those}
        dated = [line for line, _ in those if line["date"]]
        undated = [{**line, "date": ""} for line, _ in those]
        for label, lines in (("with a day", dated), ("without", undated)):
            found = strangers(event, asked(command, lines))
            print(f"{name:10s} {label:10s} {len(lines):4d} pages, {found:4d} put with strangers, {100 * found / len(lines):5.1f} %")


if __name__ == "__main__":
    main()
