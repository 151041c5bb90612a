"""A saved newsletter: head and text."""

from digest.model import SourceFile
from digest.readers import read
from digest.settings import ReaderSettings

HEAD = """From: Harbour Post <news@post.example>
Subject: =?utf-8?q?The_week=E2=80=99s_ferries?=
Date: Sun, 12 Oct 2025 08:00:00 +0300
MIME-Version: 1.0
"""


def test_a_plain_mail() -> None:
    (doc,) = read(
        SourceFile("a.eml", (HEAD + "Content-Type: text/plain; charset=cp1251\n\n").encode() + "Міст закрито.".encode("cp1251")),
        ReaderSettings(),
    )
    assert (doc.title, doc.text, doc.publisher) == ("The week’s ferries", "Міст закрито.", "Harbour Post")
    assert (doc.statements[0].witness, doc.statements[0].field) == ("meta", "Date")


def test_an_html_mail_becomes_blocks() -> None:
    parts = "--x\nContent-Type: text/html\n\n<table><tr><td><p>One.</p></td></tr><tr><td><h2>Two</h2></td></tr></table>\n--x--\n"
    body = HEAD + f'Content-Type: multipart/alternative; boundary="x"\n\n{parts}'
    (doc,) = read(SourceFile("a.eml", body.encode()), ReaderSettings())
    assert "One." in " ".join(block.text for block in doc.blocks)


def test_a_mail_named_txt_is_a_mail_and_an_empty_one_is_skipped() -> None:
    (doc,) = read(SourceFile("a.txt", (HEAD + "\nWords.").encode()), ReaderSettings())
    assert doc.text == "Words."
    assert read(SourceFile("a.eml", HEAD.encode()), ReaderSettings())[0].skipped == "a mail without text"
