"""Which characters were broken on the way here, and what were they? Quotes stay as the source has them."""

from __future__ import annotations

import html
import re

from digest.text import plainly, scrubbed, spaced

# "cafÃ©", "donâ€™t", "Ð\x9fÑ\x80": UTF-8 that was once read as Windows-1252 or Latin-1
_MOJIBAKE = re.compile("[ÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñ][\x80-\xbfŒœŠšŽžŸƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]")
_ENTITY = re.compile(r"&(?:#\d{2,7}|#[xX][0-9a-fA-F]{2,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_LIGATURES = {ord(c): t for c, t in zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)}
_LIGATURE = re.compile("[ﬀ-ﬆ]")
# "President Vladimir Putin ." and "said , that": a link stood before the stop; ".5", ".com" and " ..." stay
_STRAY = re.compile(r"(?<=[\w”’»)\]]) ([.,])(?=\s|$)")
_ODD_SPACES = (" .", " ,", "  ", "\t")
_ODD = ("&", *_ODD_SPACES)
# odd spaces, invisible characters, ligatures
_UNSURE = re.compile("[^\x00-\x7f\xa1-\xac\xae-\u167f\u1681-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\u2bff\u3001-\ufaff]")


def sound(text: str) -> bool:
    """Is there surely nothing to repair in a whole text? One look instead of one at each line."""
    if any(map(text.__contains__, _ODD_SPACES)) or ("&" in text and _ENTITY.search(text)):
        return False
    return plainly(text).isascii() or not (_UNSURE.search(text) or _MOJIBAKE.search(text))


def stripped(line: str) -> str:
    """The line without the white space around it, but for a no-break space that is half of a broken letter.

    >>> repaired(stripped("Et voil\u00c3\u00a0"))
    'Et voilà'
    """
    plain = line.strip()
    if "\xa0" in line and plain:
        at = line.index(plain) + len(plain)
        return plain + "\xa0" if _MOJIBAKE.match(line[at - 1 : at + 1]) and line[at : at + 1] == "\xa0" else plain
    return plain


def repaired(text: str) -> str:
    """One line as it was meant: no mojibake, entities, ligatures, odd spaces or spaces before a stop.

    >>> repaired("The\\u00a0mayor&rsquo;s of\\ufb01ce said so .")
    'The mayor’s office said so.'
    """
    if text.isascii() and not any(map(text.__contains__, _ODD)):
        return text.strip()
    if "&" in text:
        text = _unescaped(text)
    if _MOJIBAKE.search(text):
        text = _unmangled(text)
    if _LIGATURE.search(text):
        text = text.translate(_LIGATURES)
    made = spaced(text)
    if " ." in made or " ," in made:
        made = _STRAY.sub(r"\1", made)
    again = len(made) < len(text) and _MOJIBAKE.search(made)  # a soft hyphen that is gone now may have hidden what was meant
    return repaired(made) if again else made


def _unescaped(text: str) -> str:
    """Until nothing is left to unescape, so that "&amp;amp;" reads the same when it is read again."""
    for _ in range(8):
        plain = _ENTITY.sub(lambda m: html.unescape(m[0]), text)
        if plain == text:
            break
        text = scrubbed(plain).replace("\n", " ")
    return text


def _unmangled(text: str) -> str:
    import ftfy  # 155 ms to import: only for a text that needs it

    return scrubbed(ftfy.fix_encoding(text)).replace("\n", " ")
