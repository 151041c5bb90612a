"""Instructions to a site's generator in Markdown are no text: "{% include … %}", "{{< figure … >}}"; what they enclose is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from digest.model import Cut

# `code` stays as it is; Jekyll's and Eleventy's tags, Hugo's shortcodes, each on one line
_TAG = re.compile(r"(`+)(?!`).{0,2000}?(?<!`)\1(?!`)|(\{%[^%\n]{0,2000}%\}|\{\{[<%][^\n]{0,2000}?[>%]\}\})")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_CODE = re.compile(r"\{[{%]?[<%]?-?\s*/?\s*(?:end)?highlight\b")
_CAPTION = re.compile(r"\b(?:caption|title)\s{0,9}=\s{0,9}(?:\"([^\"]{1,1000})\"|'([^']{1,1000})')")
REASON = "an instruction to a site's generator"


@dataclass(frozen=True, slots=True)
class Plain:
    """The text without the instructions, line by line; they themselves, and the captions that they state."""

    text: str
    cuts: tuple[Cut, ...] = ()
    captions: tuple[str, ...] = ()


def without_shortcodes(text: str, above: int = 0) -> Plain:
    """The same lines without instructions; `above` is how many lines stand before them in the file.

    >>> without_shortcodes("The gate {% include a.html caption='A gate' %} stands.").text
    'The gate  stands.'
    """
    if "{%" not in text and "{{<" not in text and "{{%" not in text:
        return Plain(text)
    cuts: list[Cut] = []
    lines, fence = [], ""
    for number, line in enumerate(text.split("\n"), above + 1):
        opened = _FENCE.match(line)
        if opened and (not fence or opened[1].startswith(fence)):
            fence = "" if fence else opened[1][:3]
        elif not fence and _CODE.match(line.strip()):
            cuts.append(Cut(line.strip(), "markdown", REASON, number))
            line = "```"
        elif not fence and "{" in line:
            cuts += [Cut(found[2], "markdown", REASON, number) for found in _TAG.finditer(line) if found[2]]
            line = _TAG.sub(lambda found: "" if found[2] else found[0], line)
        lines.append(line)
    said = (match for cut in cuts for match in _CAPTION.finditer(cut.text))
    return Plain("\n".join(lines), tuple(cuts), tuple(dict.fromkeys(match[1] or match[2] for match in said)))
