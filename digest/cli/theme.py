"""`digest theme`: which templates, texts and static files there are, and a copy of one to begin with."""

from __future__ import annotations

from pathlib import Path

import click

from digest.errors import DigestError, did_you_mean

_root = click.option(
    "--root", type=click.Path(path_type=Path), default=Path(), metavar="DIR", help="The folder of digest.toml [.]."
)


@click.group("theme", epilog="Example: digest theme eject story.html")
def theme_command() -> None:
    """List the templates, or copy one into templates/ to change it.

    docs/templates.md says what each template sees. To change a single block, a file that begins with
    {% extends "default/story.html" %} is enough.
    """


@theme_command.command("list")
@_root
def list_command(root: Path) -> None:
    """List templates, texts and static files; those that templates/ replaces are marked."""
    from digest.theme import Theme

    names = Theme(root / "templates").names()
    for name in names:
        click.echo(f"{'*' if (root / 'templates' / name).is_file() else ' '} {name}")
    click.echo(f"{len(names)} files; * is replaced by your own", err=True)


@theme_command.command("eject", epilog="Example: digest theme eject story.html && digest serve")
@click.argument("name")
@_root
@click.option("--force", is_flag=True, help="Write over a file of your own.")
def eject_command(name: str, root: Path, force: bool) -> None:
    """Copy the default NAME into templates/, where it takes the default's place."""
    from digest.theme import Theme

    theme = Theme(root / "templates")
    if name not in theme.names():
        raise DigestError(f'no such template: "{name}"{did_you_mean(name, theme.names())}; digest theme list shows them')
    body = theme.source(name)
    target = root / "templates" / name
    if target.exists() and not force:
        raise DigestError("is there already; --force writes the default over it", f"templates/{name}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(body)
    except OSError as error:
        raise DigestError(f"cannot be written ({error.strerror})", f"templates/{name}") from None
    click.echo(f"templates/{name}: a copy of the default; delete it to go back. What it sees: docs/templates.md")
