"""Two real readers that follow a served site: what does each show as new?"""

from __future__ import annotations

import importlib
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest


def needed(there: bool, what: str) -> None:
    """Without it the test is skipped; where nothing may be skipped, it fails."""
    if not there:
        (pytest.fail if os.environ.get("DIGEST_NO_SKIP") else pytest.skip)(f"needs {what}")


class _Handler(SimpleHTTPRequestHandler):
    extensions_map = {  # noqa: RUF012
        ".xml": "application/rss+xml",
        ".atom": "application/atom+xml",
        ".json": "application/feed+json",
        "": "text/html",
    }

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix("/moved"))  # the same folder under a second address

    def send_header(self, keyword: str, value: str) -> None:
        if keyword != "Last-Modified":  # two builds of one second would look like one
            super().send_header(keyword, value)

    def log_message(self, *_: object) -> None: ...


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder on a loopback address that stays, whatever happens to what is in it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Library:
    """The Python package `reader`; follows RSS, Atom and JSON Feed."""

    def __init__(self) -> None:
        # reader brings an older feedparser of its own, which asks for a module that feedparser has under another name by now
        sys.modules.setdefault("sgmllib", importlib.import_module("feedparser_sgmllib"))
        import reader

        self.reader = reader.make_reader(":memory:")
        self.unreadable = reader.ParseError
        self.missing: set[str] = set()  # feeds that could not be fetched at the last visit

    def follow(self, url: str) -> None:
        self.reader.add_feed(url, exist_ok=True)

    def unread(self) -> list[tuple[str, str, str]]:
        """Polls; (feed, guid, title) of all that is shown as new, and reads it."""
        self.missing.clear()
        for feed in self.reader.get_feeds():
            try:
                self.reader.update_feed(feed)
            except self.unreadable:
                self.missing.add(feed.url)
        new = list(self.reader.get_entries(read=False))
        for entry in new:
            self.reader.mark_entry_as_read(entry)
        return [(entry.feed_url, entry.id, entry.title) for entry in new]

    def close(self) -> None:
        self.reader.close()


class Newsboat:
    """Debian's newsboat, from its command line; follows RSS and Atom, and shows what stands in several feeds once."""

    def __init__(self, folder: Path) -> None:
        needed(shutil.which("newsboat") is not None, "newsboat (Debian package)")
        self.folder = folder
        folder.mkdir()
        (folder / "config").write_text(
            "reload-threads 4\nreload-time 999\nauto-reload no\nrefresh-on-startup no\ncleanup-on-quit no\nkeep-articles-days 0\n"
        )
        (folder / "urls").write_text("")

    def follow(self, url: str) -> None:
        followed = (self.folder / "urls").read_text().split()
        if url not in followed and not url.endswith(".json"):
            (self.folder / "urls").write_text("\n".join([*followed, url]) + "\n")

    def unread(self) -> list[tuple[str, str, str]]:
        places = ("-u", self.folder / "urls", "-c", self.folder / "cache.db", "-C", self.folder / "config")
        subprocess.run(
            ["newsboat", "-q", *places, "-x", "reload"], stdin=subprocess.DEVNULL, capture_output=True, check=True, timeout=60
        )
        with closing(sqlite3.connect(self.folder / "cache.db")) as cache, cache:
            new = cache.execute("select feedurl, guid, title from rss_item where unread = 1 and deleted = 0").fetchall()
            cache.execute("update rss_item set unread = 0")
        return new
