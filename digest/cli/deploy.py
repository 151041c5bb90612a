"""`digest deploy NAME`: the recipe for a host, printed or written."""

from __future__ import annotations

from pathlib import Path

import click

from digest.errors import DigestError


@click.command("deploy", epilog="Example: digest deploy netlify --write")
@click.argument("name", required=False)
@click.option("--root", type=click.Path(path_type=Path), default=Path(), metavar="DIR", help="The folder of digest.toml [.].")
@click.option("--write", is_flag=True, help="Write the files beside digest.toml.")
@click.option("--force", is_flag=True, help="With --write: over files that are there.")
def deploy_command(name: str | None, root: Path, write: bool, force: bool) -> None:
    """Print the recipe that publishes the site with NAME, or write its files. Without NAME, list the recipes.

    Nothing is uploaded; of digest's commands only `digest upload` does that.
    """
    from digest.deploys import RECIPES, recipe

    if not name:
        for each in RECIPES:
            click.echo(f"{each.name:18}{each.said}")
        return
    chosen = recipe(name)
    for path, text in chosen.files:
        if write:
            _write(root, path, text, force)
        else:
            click.echo(f"==> {path}\n{text}")
    click.echo("Then:")
    todo = chosen.todo if write else (f"digest deploy {chosen.name} --write puts this beside digest.toml", *chosen.todo)
    for number, step in enumerate(todo, 1):
        click.echo(f"  {number}. {step}")


def _write(root: Path, path: str, text: str, force: bool) -> None:
    target = root / path
    if target.exists() and target.read_text(encoding="utf-8") != text and not force:
        raise DigestError("is there already and differs; --force writes over it", path)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    except OSError as error:
        raise DigestError(f"cannot be written ({error.strerror})", path) from None
    click.echo(f"{path}: written")
