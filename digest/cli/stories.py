"""`digest stories`: what stories there are, and the editor's hand in them; every edit is shown before it is written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from digest.cli.asking import confirm
from digest.cli.options import place_options
from digest.errors import ConfigError, DigestError
from digest.model import Decision
from digest.text import visible

if TYPE_CHECKING:
    from digest.build import Result
    from digest.model import Article


@click.group("stories", epilog='Example: digest stories rename s3f9k2m1xq "Harbour bridge closes"')
def stories_command() -> None:
    """List stories; merge, split, move, rename, pin, hide or note them.

    Decisions are written to stories.toml, which belongs into git. A story is named by its id or by the path of one of its articles.
    """


def _built(root: Path, given: Mapping[str, Any]) -> Result:
    from digest.cli.build import options_of, planned

    return planned(root, options_of(**given))


@stories_command.command("list")
@place_options
@click.option("--json", "as_json", is_flag=True, help="Print a line of JSON for each story.")
def list_command(root: Path, as_json: bool, **given: Any) -> None:
    """List the stories, the newest first."""
    result = _built(root, given)
    accounts = {account.story.id: account for account in result.site.accounts}
    for story in sorted(result.told.stories, key=lambda s: (s.feed_date, s.id), reverse=True):
        account = accounts.get(story.id)
        headline = account.headline if account else "(hidden)"
        if as_json:
            paths = [_place(result.told.articles[m.id]) for m in story.group.members]
            click.echo(
                json.dumps({"id": story.id, "headline": headline, "reports": paths, "pinned": story.pinned, "hidden": story.hidden})
            )
        else:
            mark = " pinned" if story.pinned else " hidden" if story.hidden else ""
            click.echo(
                f"{story.id}  {story.feed_date[:10] or 'undated   '}  {len(story.group.members):3}  {visible(headline)}{mark}"
            )


@stories_command.command("show")
@click.argument("story")
@place_options
def show_command(story: str, root: Path, **given: Any) -> None:
    """Show the reports of STORY and why each is in it."""
    result = _built(root, given)
    found = _find(story, result)
    for member in found.group.members:
        article, why = result.told.articles[member.id], member.reasons
        click.echo(f"{member.id}  {article.dated.published or 'undated':10}  {visible(_place(article))}: {visible(article.title)}")
        shared = ", ".join((*why.names, *why.words, *why.numbers)[:8])
        said = f"score {why.score:.2f}, needed {why.threshold:.2f}: {visible(shared)}" if why.score else "began the story"
        click.echo(f"    {why.editor or said}")


def _find(word: str, result: Result) -> Any:
    articles = {key: a.id for a in result.told.articles.values() for key in (a.id, _place(a), f"content/{_place(a)}")}
    for story in result.told.stories:
        if word == story.id or articles.get(word) in {member.id for member in story.group.members}:
            return story
    raise DigestError(f'no story "{visible(word)}"; digest stories list shows them')


def _place(article: Article) -> str:
    """How the editor names it: its path, and its number in a file that holds several ("wire.jsonl#3")."""
    return f"{article.path}#{article.part}" if article.part else article.path


def _decide(decision: Decision, root: Path, yes: bool, given: Mapping[str, Any]) -> None:
    """Shows what the decision would change, asks where somebody can answer, and writes it."""
    from digest.editor import NAME, read_decisions, with_decision
    from digest.toml_files import save_text, text_of

    before = _built(root, given)
    named, decision = decision, _lasting(decision, before)
    path = root / NAME
    text = text_of(path, NAME)
    after_text = with_decision(text, decision, visible(", ".join((*named.articles, *named.stories))) if named != decision else "")
    try:
        read_decisions(after_text)
    except ConfigError as error:
        raise DigestError(f"{error.text}; nothing was written") from None
    after = _tried(after_text, root, given)
    stale = [note.text for note in after.told.notes if note.code == "stale-decision" and note not in before.told.notes]
    if stale:
        raise DigestError(f"{stale[-1].removesuffix('; the line can go')}; nothing was written")
    changes = _difference(before, after)
    if not changes and (decision.kind in ("pin", "hide") or decision in _undone(read_decisions(text))):
        raise DigestError(f"{decision.kind}: it is so already; nothing was written")
    for line in changes or ["nothing changes"]:
        click.echo(line)
    confirm(f"Write this to {NAME}?", yes, default=True)
    save_text(path, after_text)
    click.echo(f"{NAME}: {decision.kind} written; the next build follows it")


def _lasting(decision: Decision, result: Result) -> Decision:
    """The same with ids in place of paths: files are moved, and lines of a file get other numbers."""
    ids = {word: a.id for a in result.told.articles.values() for word in (_place(a), f"{a.path}#{a.part}", f"content/{_place(a)}")}

    def named(words: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(ids.get(word, word) for word in words)

    return replace(decision, stories=named(decision.stories), articles=named(decision.articles))


def _undone(decisions: tuple[Decision, ...]) -> list[Decision]:
    """As they were before they stood on a line."""
    return [replace(decision, line=0) for decision in decisions]


def _tried(text: str, root: Path, given: Mapping[str, Any]) -> Result:
    from digest.cli.build import options_of, planned
    from digest.editor import read_decisions

    return planned(root, replace(options_of(**given), decisions=read_decisions(text)))


def _difference(before: Result, after: Result) -> list[str]:
    """What changes for the stories that change."""

    def seen(result: Result) -> dict[str, tuple[str, ...]]:
        heads = {a.story.id: a.headline for a in result.site.accounts}
        return {
            s.id: (
                heads.get(s.id, "(hidden)"),
                "pinned" if s.pinned else "",
                s.note,
                *(_place(result.told.articles[m.id]) for m in s.group.members),
            )
            for s in result.told.stories
        }

    old, new = seen(before), seen(after)
    lines = []
    for id_ in sorted(set(old) | set(new)):
        if old.get(id_) != new.get(id_):
            lines += [f"- {id_}  {visible(', '.join(filter(None, old[id_])))}"] if id_ in old else []
            lines += [f"+ {id_}  {visible(', '.join(filter(None, new[id_])))}"] if id_ in new else []
    return lines


_yes = click.option("-y", "--yes", is_flag=True, help="Do not ask.")


@stories_command.command("merge")
@click.argument("stories", nargs=-1, required=True)
@place_options
@_yes
def merge_command(stories: tuple[str, ...], root: Path, yes: bool, **given: Any) -> None:
    """Make STORIES one; the oldest id lives on, the others lead to it."""
    _decide(Decision("merge", stories), root, yes, given)


@stories_command.command("split")
@click.argument("articles", nargs=-1, required=True)
@place_options
@_yes
def split_command(articles: tuple[str, ...], root: Path, yes: bool, **given: Any) -> None:
    """Make ARTICLES a story of their own."""
    _decide(Decision("split", (), articles), root, yes, given)


@stories_command.command("move")
@click.argument("article")
@click.argument("story")
@place_options
@_yes
def move_command(article: str, story: str, root: Path, yes: bool, **given: Any) -> None:
    """Move ARTICLE to STORY."""
    _decide(Decision("move", (story,), (article,)), root, yes, given)


@stories_command.command("rename")
@click.argument("story")
@click.argument("headline")
@place_options
@_yes
def rename_command(story: str, headline: str, root: Path, yes: bool, **given: Any) -> None:
    """Give STORY a HEADLINE of your own."""
    _decide(Decision("rename", (story,), (), headline), root, yes, given)


@stories_command.command("note")
@click.argument("story")
@click.argument("text")
@place_options
@_yes
def note_command(story: str, text: str, root: Path, yes: bool, **given: Any) -> None:
    """Put an editor's note on STORY."""
    _decide(Decision("note", (story,), (), text), root, yes, given)


@stories_command.command("pin")
@click.argument("story")
@place_options
@_yes
def pin_command(story: str, root: Path, yes: bool, **given: Any) -> None:
    """Keep STORY at the top of the front page."""
    _decide(Decision("pin", (story,)), root, yes, given)


@stories_command.command("hide")
@click.argument("story")
@place_options
@_yes
def hide_command(story: str, root: Path, yes: bool, **given: Any) -> None:
    """Leave STORY out of the site."""
    _decide(Decision("hide", (story,)), root, yes, given)
