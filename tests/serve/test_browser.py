"""In a real browser: the page that changed reloads by itself and keeps its place, the others stay, errors are shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from digest.model import File
from digest.output import Published, publish
from digest.serve import Server, serve

pytestmark = [pytest.mark.browser, pytest.mark.slow]
POLICY = "default-src 'none'; style-src 'self'"


class Site:
    """A tall page, a short one, and a preview of both."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.publish("first")
        self.server: Server = serve(root / "site", port=0, base_path="/news/")

    def publish(self, word: str, style: str = "main{height:4000px}") -> Published:
        head = f'<!doctype html><meta http-equiv="Content-Security-Policy" content="{POLICY}"><link rel="stylesheet" href="a.css">'
        pages = {"a.css": style, "tall.html": f"{head}<body><main>{word}</main></body>", "short.html": f"{head}<body>short</body>"}
        return publish([File(url, text.encode()) for url, text in pages.items()], self.root / "site", self.root / "state")

    def change(self, word: str, style: str = "main{height:4000px}") -> None:
        done = self.publish(word, style)
        self.server.changed([*done.written, *done.removed])


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    made = Site(tmp_path)
    yield made
    made.server.close()


@pytest.fixture
def browser(chromium: Any) -> Any:
    return chromium


def test_only_the_page_that_changed_reloads_and_keeps_its_place(site: Site, browser: Any) -> None:
    tall, short = browser.new_page(), browser.new_page()
    faults: list[str] = []
    tall.on("pageerror", lambda error: faults.append(str(error)))
    tall.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    tall.goto(site.server.url + "tall.html")
    short.goto(site.server.url + "short.html")
    short.evaluate("window.mark = 1")
    tall.evaluate("scrollTo(0, 1500)")
    for word in ("second", "third"):
        site.change(word)
        tall.locator(f"text={word}").wait_for(timeout=10_000)
        tall.wait_for_load_state("load")
        assert tall.evaluate("scrollY") == 1500
    assert short.evaluate("window.mark") == 1
    with tall.expect_event("load", timeout=10_000):  # a style sheet concerns every page that uses it
        site.change("third", "main{height:5000px}")
    assert tall.evaluate("document.body.scrollHeight") >= 5000
    assert faults == []


def test_an_error_is_shown_as_text_until_it_is_mended(site: Site, browser: Any) -> None:
    page = browser.new_page()
    page.goto(site.server.url + "short.html")
    site.server.failed("front.html:3: <img src=x onerror=alert(1)>")
    alert = page.locator("[role=alert]")
    alert.wait_for(timeout=10_000)
    assert "front.html:3: <img src=x" in alert.inner_text()
    assert alert.locator("img").count() == 0
    page.reload()
    alert.wait_for(timeout=10_000)
    site.server.mended()
    alert.wait_for(state="detached", timeout=10_000)
