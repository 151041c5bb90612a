"""Text that went through the wrong code page once is read as it was meant, before controls are scrubbed away."""

import pytest

from digest.readers.misread import mended


@pytest.mark.parametrize("meant", ["“Closed”, she said – it’s shut…", "Käthe zögert – “nein”", "Міст закрито"])
def test_utf8_read_as_latin1_is_read_again(meant: str) -> None:
    assert mended(meant.encode().decode("latin-1")) == meant


def test_lone_windows_characters_are_what_browsers_show() -> None:
    assert mended("It\x92s \x93closed\x94 \x96 for now\x85") == "It’s “closed” – for now\x85"


def test_text_without_such_controls_is_left_alone() -> None:
    for text in ("plain", "Ã¤ stays for the cleaner", "next line\x85 is a line end", "“fine”"):
        assert mended(text) == text
