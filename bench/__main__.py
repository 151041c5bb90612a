"""`make bench`: what digest costs, printed: --help, builds of 1,000 articles, and each room alone.

`make bench PEERS=1000,10000` also builds sites of these sizes with Hugo, Eleventy and Pelican, as far as they can be installed.
Bigger runs are commands of their own: `python -m bench.speed --articles 10000 --rounds 3`, `python -m bench.group_cost`, …
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys

from bench.cost import PROJECT, environment


def cpu_of(*arguments: str) -> float:
    """User and system seconds of one process of the command line."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "digest", *arguments], check=True, stdout=subprocess.DEVNULL, env=environment())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--peers", default="", metavar="ARTICLES", help="compare with other generators at these sizes: 1000,10000")
    given = ask.parse_args()
    spent = statistics.median(cpu_of("--help") for _ in range(9))
    print(f"digest --help: {spent:.3f} s CPU (median of 9)", flush=True)
    commands = [["bench.speed", "--articles", "1000", "--rounds", "3"], ["bench.clean_cost"], ["bench.feed_cost"], ["bench.copies"]]
    commands += [["bench.peers", "--articles", given.peers]] if given.peers else []
    for command in commands:
        print(f"\npython -m {' '.join(command)}", flush=True)
        subprocess.run([sys.executable, "-m", *command], check=False, cwd=PROJECT)


if __name__ == "__main__":
    main()
