"""`digest mail DAY`: a day as a message that any mail program can open and send."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from digest.cli.handed import STDOUT, Own, refuse_unwritable
from digest.cli.options import Day, place_options
from digest.errors import DigestError


@click.command("mail", epilog="Example: digest mail 2025-10-12 --out monday.eml")
@click.argument("day", type=Day(), required=False)
@place_options
@click.option("--html", "as_html", is_flag=True, help="Only the HTML, for services that take it.")
@click.option("--text", "as_text", is_flag=True, help="Only the plain text.")
@click.option("--from", "sender", default="", metavar="MAILBOX", help='Who sends it: "The desk <desk@example.org>".')
@click.option("--to", default="", metavar="MAILBOX", help="To whom [undisclosed].")
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE", help="Write it there [standard output].")
def mail_command(
    day: date | None, root: Path, as_html: bool, as_text: bool, sender: str, to: str, out: Path | None, **given: Any
) -> None:
    """Print DAY (or the newest day with reports) as a mail; it is never part of the site."""
    from digest.cli.build import options_of, planned
    from digest.mail import edition, html, message, plain
    from digest.theme import Theme

    if as_html and as_text:
        raise click.UsageError("--html or --text, not both")
    options = options_of(**given)
    refuse_unwritable(out, "the mail", Own(root, options.output or root / "site", options.content or root / "content"))
    result = planned(root, options)
    theme = Theme(root / "templates", language=result.given.settings.site.language)
    made = edition(result, day, theme.texts)
    body = html(made).encode() if as_html else plain(made).encode() if as_text else message(made, result, sender, to)
    if out is None or out == STDOUT:
        sys.stdout.buffer.write(body)
        return
    _write(out, body)
    click.echo(f"{out.name}: {made.title}, {made.counts}")


def _write(out: Path, body: bytes) -> None:
    try:
        out.write_bytes(body)
    except OSError as error:
        raise DigestError(f"cannot be written ({error.strerror})", out.name) from None
