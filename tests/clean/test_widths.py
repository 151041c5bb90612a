"""At which width was a text wrapped? Typed or printed, with or without capitals; headlines and short paragraphs were not."""

from __future__ import annotations

import textwrap

import pytest

from digest.clean.lines import text_lines
from digest.clean.widths import printed, width_of
from digest.clean.wraps import unwrapped

PARAGRAPHS = (
    "The ferry to Varnel Island will not sail on Thursday because of the storm, the Varnel Harbour Office said. Engineers found 2 "
    "cracks in the Old Pier in March, and the repair will take until Easter.",
    "“We ask everybody to be patient,” said Ilse Marrow of the Lower Harbour Committee. Passengers who hold a ticket for 12 May or "
    "13 May can change it at the Harbour Office on Mill Street, or get their money back from Varnel Lines within 10 days.",
    "In 1987 the Old Pier was closed for 14 months. Wim Illinger, who kept the Lime Tree Inn above it at the time, will tell it to "
    "whoever will listen: his mill, his windows and all the tiles of his little hall fell into the harbour within 11 minutes.",
)
HEBREW = (
    "הגשר בעמק הלבן נסגר לתנועה ביום שלישי לאחר שמומחים מצאו סדקים בשני עמודים. ההחלטה התקבלה בעירייה.",
    "ראש העיר אבי מזרחי אמר שלא יכלו לקחת סיכון. מדי יום עברו על הגשר ששת אלפים כלי רכב.",
    "מסלול העוקף ארוך בשישה עשר קילומטרים. תיקון הגשר יימשך לפחות עד האביב, והעירייה תישא במחצית העלות.",
)


def as_printed(paragraph: str, width: float) -> str:
    lines = [""]
    for word in paragraph.split():
        joined = f"{lines[-1]} {word}".strip()
        if printed(joined) > width:
            lines.append(word)
        else:
            lines[-1] = joined
    return "\n".join(lines)


def joined(text: str) -> list[str]:
    return [line.text for line in unwrapped(text_lines(text))]


@pytest.mark.parametrize("width", [46, 61, 72, 88])
def test_a_line_that_stops_before_a_name_or_a_number_goes_on(width: int) -> None:
    text = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS)
    assert joined(text) == list(PARAGRAPHS)


@pytest.mark.parametrize("width", [38, 44, 52, 60])
def test_lines_copied_from_print_are_joined_though_they_are_not_equally_long(width: int) -> None:
    text = "\n\n".join(as_printed(paragraph, width) for paragraph in PARAGRAPHS)
    assert joined(text) == list(PARAGRAPHS)


def test_two_wraps_tell_the_width_in_a_script_without_capitals() -> None:
    text = "\n\n".join(textwrap.fill(paragraph, 60) for paragraph in HEBREW)
    assert joined(text) == list(HEBREW)


def test_headlines_of_about_one_length_are_not_joined() -> None:
    lines = [f"Storm of 19{year} stops the ferry to Varnel Island for {year - 60} days" for year in range(71, 85)]
    assert width_of(text_lines("\n".join(lines))) is None
    assert joined("\n".join(lines)) == lines


def test_headlines_among_wrapped_lines_stay_apart() -> None:
    text = textwrap.fill(" ".join(PARAGRAPHS), 60) + "\nHarbour Office Looks for a Captain and Two Sailors on Mill\nLime Tree Inn Opens"
    assert joined(text)[-2:] == ["Harbour Office Looks for a Captain and Two Sailors on Mill", "Lime Tree Inn Opens"]
