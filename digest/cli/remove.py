"""`digest remove WHAT`: an article or an outlet is taken down, after its effect was shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from digest.cli.asking import confirm
from digest.cli.options import place_options
from digest.errors import DigestError
from digest.text import visible

if TYPE_CHECKING:
    from digest.build import Result
    from digest.model import Article

_SHOWN = 12


@click.command("remove", epilog="Example: digest remove courier/bridge.txt --delete")
@click.argument("what")
@place_options
@click.option("--delete", is_flag=True, help="Delete the files in content/ too, and their words in digest.ledger.")
@click.option("--no-tombstone", is_flag=True, help="Leave no page that says that something stood there.")
@click.option("-y", "--yes", is_flag=True, help="Do not ask.")
def remove_command(what: str, root: Path, delete: bool, no_tombstone: bool, yes: bool, **given: Any) -> None:
    """Take down WHAT: an article by path, id or URL, or an outlet by its key or name.

    Writes `removed` into digest.toml. The next build clears pages, feeds and search of it.
    """
    from digest.cli.build import options_of, planned
    from digest.removals import named, with_listed
    from digest.toml_files import save_text, text_of

    result = planned(root, options_of(**given))
    word, articles = named(what, result)
    for line in _effect(word, articles, result, delete):
        click.echo(line)
    path = root / "digest.toml"
    text = text_of(path, path.name)
    after = with_listed(text, "removed", [word])
    if no_tombstone:
        after = with_listed(after, "never_public", [word, *(a.id for a in articles)])
    confirm("Take it down?", yes, default=False)
    save_text(path, after)
    if delete:
        _delete(articles, result)
    click.echo(f'digest.toml: removed has "{visible(word)}"; the next build follows it. Publish it, and what stood there is gone.')


def _effect(word: str, articles: Sequence[Article], result: Result, delete: bool) -> list[str]:
    """What goes, what stays."""
    gone = {article.id for article in articles}
    lines = [f"- {visible(a.path)}{f' #{a.part}' if a.part else ''}  {visible(a.title)}" for a in articles[:_SHOWN]]
    lines += [f"  … and {len(articles) - _SHOWN} more"] if len(articles) > _SHOWN else []
    lines += _stories_hit(gone, result)
    stays = "and their words leave digest.ledger" if delete else "the files in content/ stay; --delete removes them as well"
    count = "1 article" if len(articles) == 1 else f"{len(articles)} articles"
    return [*lines, f'{count} of "{visible(word)}" will be gone from pages, feeds, topics and search; {stays}']


def _stories_hit(gone: set[str], result: Result) -> list[str]:
    """The stories that go, then those that lose reports; of many the first few."""
    whole, part = [], []
    for story in result.told.stories:
        members = {member.id for member in story.group.members}
        if members <= gone:
            whole.append(f"- story {story.id} with its page and feed")
        elif members & gone:
            part.append(f"~ story {story.id} loses {len(members & gone)} of {len(members)} reports, and keeps its address")
    more = "  … and {} more that {}"
    lines = [*whole[:_SHOWN], *([more.format(len(whole) - _SHOWN, "go")] if len(whole) > _SHOWN else [])]
    return [*lines, *part[:_SHOWN], *([more.format(len(part) - _SHOWN, "lose reports")] if len(part) > _SHOWN else [])]


def _delete(articles: Sequence[Article], result: Result) -> None:
    """The files whose every article goes, and the headlines that the ledger keeps of their stories."""
    from digest.ledger import load_ledger, save_ledger
    from digest.removals import forgotten

    gone = {article.id for article in articles}
    for path in sorted({article.path for article in articles}):
        rest = [a for a in result.told.articles.values() if a.path == path and a.id not in gone]
        if rest:
            others = "another article" if len(rest) == 1 else f"{len(rest)} other articles"
            click.echo(f"content/{visible(path)}: kept, it holds {others}; take the item out by hand", err=True)
            continue
        try:
            (result.given.content / path).unlink()
        except OSError as error:
            raise DigestError(f"cannot be deleted ({error.strerror})", f"content/{path}") from None
    whole = [s.id for s in result.told.stories if {member.id for member in s.group.members} <= gone]
    if (result.given.root / "digest.ledger").exists():
        save_ledger(result.given.root, forgotten(load_ledger(result.given.root)[0], whole))
