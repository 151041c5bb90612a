"""A saved newsletter: its text part, or its HTML part as blocks; sender, subject and date from its head."""

from __future__ import annotations

from email.message import EmailMessage
from typing import Any

from digest.model import Document, Note, SourceFile, Statement
from digest.readers.decode import decoded
from digest.readers.fields import title_of
from digest.readers.fragments import Fragment, fragment, without_markup
from digest.settings import ReaderSettings
from digest.text import scrubbed, spaced


def read_eml(body: bytes, source: SourceFile, settings: ReaderSettings) -> tuple[Document, ...]:
    """One document; what is attached is left out and named in a note."""
    import email.parser
    import email.policy

    message: Any = email.parser.BytesParser(policy=email.policy.default).parsebytes(body)
    plain, marked, attached = _parts(message, settings)
    found = fragment(marked) if marked and len(plain.split()) < 40 else Fragment()
    if not plain.strip() and not found.blocks:
        reason = "a mail without text"
        return (Document(source.path, skipped=reason, notes=(Note(source.path, 0, f"{reason}; skipped", "no-text"),)),)
    date = _header(message, "Date")
    notes = (Note(source.path, 0, f"{attached} attached files are not read", "attachments"),) if attached else ()
    return (
        Document(
            source.path,
            kind="html" if found.blocks else "text",
            text="" if found.blocks else scrubbed(plain),
            blocks=found.blocks,
            title=title_of(_header(message, "Subject")),
            publisher=_sender(message),
            captions=found.captions,
            statements=(Statement("meta", date[:200], "Date"),) if date else (),
            notes=notes,
        ),
    )


def _parts(message: EmailMessage, settings: ReaderSettings) -> tuple[str, str, int]:
    """The plain and the HTML texts of a mail, and how many attachments it has."""
    plain: list[str] = []
    marked: list[str] = []
    attached = 0
    for number, part in enumerate(message.walk()):
        if number > 200:
            break
        kind = part.get_content_type()
        if part.is_multipart():
            continue
        if _is_attached(part) or kind not in ("text/plain", "text/html"):
            attached += kind.partition("/")[0] in ("application", "text", "message")
            continue
        payload = part.get_payload(decode=True)
        raw = payload[: settings.max_file_bytes] if isinstance(payload, bytes) else b""
        (plain if kind == "text/plain" else marked).append(decoded(raw, _charset(part)).text)
    return "\n\n".join(plain), "\n".join(marked), attached


def _is_attached(part: Any) -> bool:
    try:
        return bool(part.get_content_disposition() == "attachment")
    except (ValueError, LookupError, AttributeError, IndexError):
        return False


def _charset(part: Any) -> str:
    try:
        return str(part.get_content_charset() or "")
    except (ValueError, LookupError, AttributeError, IndexError):
        return ""


def _header(message: EmailMessage, name: str) -> str:
    """A header's value on one line; the standard library raises on some that are malformed."""
    try:
        return spaced(scrubbed(str(message[name] or "")))
    except Exception:  # email's header parser has raised IndexError, TypeError, AttributeError, ValueError, …
        return ""


def _sender(message: EmailMessage) -> str:
    """The name before the address: "Harbour Post <news@post.example>" -> "Harbour Post"."""
    import email.utils

    name, address = email.utils.parseaddr(_header(message, "From"))
    return without_markup(name or address.rpartition("@")[2])[:200]
