"""The options that several commands share, and the values that they become."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from digest.errors import DigestError

Command = TypeVar("Command", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """A day such as 2025-10-12."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or an error that says what would be right."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f'"{value}" is no date; expected one such as 2025-10-12', param, ctx)


class Engine(click.ParamType[str]):
    """Who does the work: auto, local, processes, dask or dask:ADDRESS."""

    name = "engine"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The engine, or an error that says which there are."""
        if value not in ("auto", "local", "processes", "dask") and not (value.startswith("dask:") and value != "dask:"):
            self.fail(f'"{value}" is no engine; known: auto, local, processes, dask, dask:ADDRESS (of a scheduler)', param, ctx)
        return str(value)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """As it stands in the help."""
        return "[auto|local|processes|dask[:ADDRESS]]"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a command works and how much it says."""

    root: Path
    content: Path | None
    output: Path | None
    base_url: str | None
    settings: tuple[str, ...]
    as_of: date | None
    quiet: bool = False


def place_options(command: Command) -> Command:
    """--root, --content, --output, --base-url, --set, --as-of."""
    folder = click.Path(path_type=Path)
    for option in (
        click.option("--as-of", type=Day(), metavar="DATE", help="Take this day for today: later is future, earlier is closed."),
        click.option("--set", "settings", multiple=True, metavar="KEY=VALUE", help="Override a setting: --set site.title=News."),
        click.option("--base-url", metavar="URL", help="Where the site will live: https://example.org/news/."),
        click.option("--output", type=folder, metavar="DIR", help="The site's folder [ROOT/site]."),
        click.option(
            "--content", type=folder, metavar="DIR", help="The articles' folder, or store: s3://bucket/news [ROOT/content]."
        ),
        click.option("--root", type=folder, default=Path(), metavar="DIR", help="The folder of digest.toml [.]."),
    ):
        command = option(command)
    return _checked(command)


def _checked(command: Command) -> Command:
    """The command, after a look at the places that it was given."""

    @functools.wraps(command)
    def looked(*args: Any, **kwargs: Any) -> Any:
        refuse_odd_places(kwargs["root"], kwargs.get("content"), kwargs.get("output"))
        return command(*args, **kwargs)

    return cast(Command, looked)


def refuse_odd_places(root: Path, content: Path | None, output: Path | None) -> None:
    """The site and the articles are never one folder, nor one inside the other: a build would read what it wrote."""
    site, articles = (output or root / "site").resolve(), (content or root / "content").resolve()
    if site == root.resolve() or site.is_relative_to(articles) or articles.is_relative_to(site):
        shown = (output or Path("site")).as_posix()
        if content and not output and site.is_relative_to(articles):
            what = f"the site needs a folder of its own, and {shown}/ lies among these articles; name another with --output"
            raise DigestError(f"--content {content.as_posix()}: {what}")
        raise DigestError(f"--output {shown}: the site needs a folder of its own, such as site; not content/, not one around it")


def build_options(command: Command) -> Command:
    """--quiet, --strict, --report, --frozen-ledger, --no-search."""
    for option in (
        click.option("--search/--no-search", "search", default=True, help="Make the search index [yes]."),
        click.option("--frozen-ledger", is_flag=True, help="Fail where digest.ledger would change (for hosts that build)."),
        click.option("--report", type=click.Path(path_type=Path), metavar="FILE", help="Write a line of JSON for every input."),
        click.option("--strict", is_flag=True, help="Exit with 1 if anything had to be noted."),
        click.option("-q", "--quiet", is_flag=True, help="Say nothing but faults."),
    ):
        command = option(command)
    return command
