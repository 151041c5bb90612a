"""Who wrote a saved page whose byline is no part of its article, and which no data name?"""

from __future__ import annotations

import pytest

from digest.clean import clean
from digest.model import SourceFile
from digest.readers.html import read_html
from digest.settings import ReaderSettings

BODY = "".join(
    f"<p>{text}</p>"
    for text in (
        "The night ferry to Kelmarsh stops on Sunday and will not sail again until the spring, the harbour office said on Friday.",
        "The office counted eleven passengers a night in November, and the boat burns four hundred litres of oil on each crossing.",
        "Ada Brandt, who takes the boat to the hospital where she works, said that she would sleep on a couch in the ward.",
    )
)


def authors(byline: str) -> tuple[str, ...]:
    page = f"<html><body><h1>Night ferry stops until the spring</h1><div class='x'>{byline}</div><div>{BODY}</div></body></html>"
    return clean(read_html(page, SourceFile("page.html", page.encode()), ReaderSettings())[0]).authors


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("<ul class='meta'><li>By MIRA TOLL 10/ 5/11 09:19 PM ET</li></ul>", ("MIRA TOLL",)),
        ("<ul class='byline'><li>By Mira Toll @miratoll on June 26, 2014 at 9:00a</li></ul>", ("Mira Toll",)),
        ("<ul class='byline'><li>By: Mira Toll LEDGER Executive News Editor</li></ul>", ("Mira Toll",)),
        ("<aside>Mira Toll | Palmgrund | 08/01/2014</aside>", ("Mira Toll",)),
        ("<aside>Ada Brandt | Palmgrund | 08/01/2014</aside>", ()),  # the article speaks of her
        ("<ul class='byline'><li>Share</li><li>→ Learn More</li></ul>", ()),
        ("<ul class='byline'><li>By Mira Toll, Jan Roe, and Bo Lind</li></ul>", ("Mira Toll", "Jan Roe", "Bo Lind")),
    ],
)
def test_a_line_between_title_and_text_names_the_author(byline: str, expected: tuple[str, ...]) -> None:
    assert authors(byline) == expected
