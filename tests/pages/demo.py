"""Writes the invented site into a folder, to be looked at: `demo.py FOLDER [public|private] [language] [days]`."""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import averin

from digest.pages import plan
from digest.theme import Theme

FEED = '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>x</title><link>https://averin.example/news/</link><description>x</description></channel></rss>\n'


def main(folder: str, mode: str = "public", language: str = "en", days: str = "40") -> None:
    given = averin.site(mode == "public", language, int(days))
    theme, at = Theme(language=language), time.process_time()
    pages = plan(given)
    planned = time.process_time()
    files = {page.url: theme.render(page) for page in pages}
    done = time.process_time()
    print(
        f"{len(pages)} pages; µs each: plan {1e6 * (planned - at) / len(pages):.0f}, render {1e6 * (done - planned) / len(pages):.0f}"
    )
    files |= {file.url: file.body for file in theme.assets(given.settings.site.accent)}
    files |= {url: FEED.encode() for url in given.feeds if url not in files}
    for url, body in files.items():
        path = Path(folder) / url
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)


if __name__ == "__main__":
    main(*sys.argv[1:])
