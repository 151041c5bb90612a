"""When might a page be from that states no date itself? htmldate guesses; the guess is marked as one."""

from __future__ import annotations

from typing import Any

from digest.model import Statement


def guessed(tree: Any, url: str, html: str) -> list[Statement]:
    """What htmldate finds in the page, as a statement of unknown meaning; nothing where it finds nothing."""
    try:
        from htmldate import find_date

        # Limits of our own: htmldate's default for the latest date is the machine's clock.
        value = find_date(
            html or _for_htmldate(tree), url=url or None, original_date=True, extensive_search=False,
            min_date="1995-01-01", max_date="2100-01-01",
        )  # fmt: skip
    except Exception:  # a guesser's fault must not cost the article
        return []
    return [Statement("guess", value, "htmldate", "unknown")] if value else []


def _for_htmldate(tree: Any) -> Any:
    """The tree as htmldate takes it: of lxml.html's own elements."""
    from lxml import etree, html

    if isinstance(tree, html.HtmlElement):
        return tree
    return html.document_fromstring(etree.tostring(tree, encoding="unicode", method="html"))
