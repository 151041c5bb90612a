"""An article about a bridge of Lindham, which the tests put between the furniture of pages."""

from __future__ import annotations

from digest.clean import clean
from digest.model import Cleaned, Document

BODY = (
    "The council of Lindham has closed the old bridge for a week because engineers found two cracks in its eastern pier.",
    "Lorries must drive round by Orford until the engineers have looked at the bridge again, the council said on Monday.",
    "“We ask everybody to be patient,” said the mayor of Lindham, who drives across the old bridge to the council each day.",
    "The bridge was built in 1911, and the council has asked three times for the money to build a new one beside it.",
)
FOOT = ("Share this", "Facebook", "Most read", "Pier sold for one pound", "Privacy policy", "Contact us", "© 2024 Lindham Post")


def cleaned(*lines: str) -> Cleaned:
    """The page of these lines, a blank line between them."""
    return clean(Document("a.txt", text="\n\n".join(lines)))


def kept(article: Cleaned) -> list[str]:
    """The paragraphs that stay."""
    return [block.text for block in article.blocks]
