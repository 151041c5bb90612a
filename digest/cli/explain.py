"""`digest explain FILE`: what was cut, which date and its clue, which story and why."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from digest.cli.options import place_options
from digest.errors import DigestError, did_you_mean
from digest.text import json_line, visible

if TYPE_CHECKING:
    from digest.build import Result
    from digest.model import Article, Reasons, Story


@click.command("explain", epilog="Example: digest explain content/courier/bridge.txt")
@click.argument("file", type=click.Path(path_type=Path))
@place_options
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def explain_command(file: Path, root: Path, as_json: bool, **given: Any) -> None:
    """Show what was cut from FILE, its date with the clue, its story and why."""

    from digest.cli.build import options_of, planned

    result = planned(root, options_of(**given))
    path = _path_below(file, result)
    articles = sorted((a for a in result.told.articles.values() if a.path == path), key=lambda a: a.part)
    if not articles and (match := re.fullmatch(r"(.+)#(\d{1,9})", path)):  # one of several in a file: wire.jsonl#3
        articles = [a for a in result.told.articles.values() if (a.path, a.part) == (match[1], int(match[2]))]
    if not articles:
        line = next((line for line in result.lines if line.path == path), None)
        if line is None:
            inputs = [each.path for each in sorted(result.lines, key=lambda each: not each.page)]
            raise DigestError(_unknown(path, inputs), file.as_posix())
        click.echo(line.json() if as_json else f"{visible(path)}: {line.status}: {visible(line.reason)}")
        return
    for number, article in enumerate(articles):
        if as_json:
            click.echo(json_line(explained_fields(article, result)))
        else:
            click.echo("\n".join([*([""] if number else []), *explained(article, result)]))


def _unknown(path: str, inputs: list[str]) -> str:
    """Why there is nothing to explain: a folder was named, or nothing that is there."""
    inside = [each for each in inputs if path == "." or each.startswith(path + "/")]
    if inside:
        return f"a folder; name a file in it, such as {inside[0]}"
    return f"no such input{did_you_mean(path, inputs)}; inputs are the files below content/"


def _path_below(file: Path, result: Result) -> str:
    """The path below content/, whether the user named it from there or from anywhere else."""
    try:
        return file.resolve().relative_to(result.given.content.resolve()).as_posix()
    except ValueError:
        return file.as_posix()


def explained(article: Article, result: Result) -> Iterable[str]:
    """The lines of the explanation."""
    yield _bold(visible(article.title or "(no title)"))
    yield f"  file     content/{visible(article.path)}" + (f" #{article.part}" if article.part else "")
    yield f"  id       {article.id}"
    yield f"  outlet   {visible(article.outlet.name)}" + ("" if article.outlet.key else " (not known)")
    if article.authors:
        yield f"  authors  {visible(', '.join(article.authors))}"
    yield ""
    yield from _date_lines(article)
    yield ""
    yield from _story_lines(article, result)
    yield ""
    yield from _page_lines(article, result)
    yield ""
    yield from _text_lines(article, result)


_LENT = {"story": "lent by another report of its story", "update": "lent by its last change; nothing says when it was published"}


def _date_lines(article: Article) -> Iterable[str]:
    dated = article.dated
    if dated.published:
        said = _LENT.get(dated.clue.witness if dated.clue else "none", dated.confidence)
        yield _bold("Date") + f"     {dated.published} (precision: {dated.precision}; {said})"
    else:
        yield _bold("Date") + f"     none: {visible(dated.reason)}"
    if dated.clue:
        yield f"  clue     {dated.clue.witness}: “{visible(dated.clue.words)}”" + (
            f" ({visible(dated.clue.where)})" if dated.clue.where else ""
        )
    for clue in dated.others:
        yield f"  also     {clue.witness}: “{visible(clue.words)}”" + (f" = {clue.value}" if clue.value else "")
    for constraint in dated.constraints:
        value = re.sub(r"^--(.+)", r"\1 of a year that it does not tell", constraint.value)
        yield f"  known    {constraint.kind} {value}: “{visible(constraint.clue.words)}”"
    if dated.updated:
        yield f"  updated  {dated.updated}"


_COMPANY = {
    -1: "few of the articles before told what another one did: more is asked of likeness here",
    1: "many of the articles before told what another one did: less is asked of likeness here",
}


def _story_lines(article: Article, result: Result) -> Iterable[str]:
    story = _story_of(article, result)
    headline = next((a.headline for a in result.site.accounts if a.story.id == story.id), article.title)
    yield _bold("Story") + f"    {story.id} “{visible(headline)}”, {_reports(len(story.group.members))}"
    reasons = next(m.reasons for m in story.group.members if m.id == article.id)
    yield from _why(reasons, article, story, result)
    for copy in story.group.copies:
        if copy.id == article.id:
            yield f"  copy     of {visible(result.told.articles[copy.of].path)}, {copy.likeness:.0%} alike"


def _why(reasons: Reasons, article: Article, story: Story, result: Result) -> Iterable[str]:
    if reasons.editor:
        yield f"  why      {visible(reasons.editor)}"
    elif story.group.first == article.id:
        yield "  why      it began the story: nothing before it was near enough"
    else:
        yield f"  why      score {reasons.score:.2f}, needed {reasons.threshold:.2f}" + (" (weak)" if reasons.weak else "")
    if reasons.company and not reasons.editor:
        yield f"  company  {_COMPANY[reasons.company]}"
    for name in ("names", "words", "numbers", "quotes", "dates", "against"):
        if getattr(reasons, name):
            yield f"  {name:8} {visible(', '.join(getattr(reasons, name)))}"
    if reasons.nearest:
        other = result.told.articles.get(reasons.nearest)
        title = other.title or other.path if other else reasons.nearest
        shares = f": shares {', '.join(reasons.nearest_words)}" if reasons.nearest_words else ""
        yield visible(f"  not in   “{title}” (score {reasons.nearest_score:.2f}){shares}")


def _text_lines(article: Article, result: Result) -> Iterable[str]:
    """The source line by line with the cuts struck through; what was kept and cut one after the other where there is no source."""
    from digest.cli.receipt import document_of, shown_lines, source_lines

    document = document_of(article, result)
    cuts = "1 cut" if len(article.cuts) == 1 else f"{len(article.cuts)} cuts"
    kept_words = "1 word" if article.words == 1 else f"{article.words:,} words"
    yield _bold("Text") + f"     {kept_words} kept, {cuts}"
    if document:
        yield from shown_lines(source_lines(article, document))
    else:
        kept = [(block.line, block.text, None) for block in article.blocks]
        yield from shown_lines([*kept, *((cut.line, cut.text, cut) for cut in article.cuts)])


def _page_lines(article: Article, result: Result) -> Iterable[str]:
    pages = pages_of(article, result)
    yield _bold("Pages") + ("" if pages else "    none: its story is hidden, or its rights forbid it")
    yield from (f"  {name:8} {url}" for name, url in pages)


def pages_of(article: Article, result: Result) -> tuple[tuple[str, str], ...]:
    """(what, address below site/) of the pages that the article stands on; only those that there are."""
    from digest.pages import outline
    from digest.pages.addresses import article_url, day_url, source_slugs, source_url, story_url, topic_url

    site = result.site.pages
    story = _story_of(article, result)
    slugs = source_slugs(a.outlet.key for a in site.articles.values())
    day = article.dated.day
    wanted = [("article", article_url(article)), ("story", story_url(story))]
    wanted += [("day", day_url(day))] if day else [("undated", "undated.html")]
    wanted += [("source", source_url(slugs[article.outlet.key]))] if article.outlet.key in slugs else []
    wanted += [("topic", topic_url(topic.slug)) for topic in site.topics if story.id in topic.stories]
    there = outline(site).pages
    shown = article.id in site.articles and not story.hidden
    return tuple((name, url) for name, url in wanted if url in there) if shown else ()


def _story_of(article: Article, result: Result) -> Story:
    return next(s for s in result.told.stories if any(m.id == article.id for m in s.group.members))


def _bold(text: str) -> str:
    return click.style(text, bold=True)


def _reports(count: int) -> str:
    return "1 report" if count == 1 else f"{count} reports"


def explained_fields(article: Article, result: Result) -> dict[str, Any]:
    """The explanation for machines."""
    from dataclasses import asdict

    from digest.cli.receipt import accounted, document_of

    document = document_of(article, result)
    story = _story_of(article, result)
    reasons = next(m.reasons for m in story.group.members if m.id == article.id)
    dated = article.dated
    line = next((line for line in result.lines if line.path == article.path), None)
    return {
        "path": article.path,
        "part": article.part,
        "id": article.id,
        "title": article.title,
        "deck": article.deck,
        "outlet": article.outlet.name,
        "authors": list(article.authors),
        "captions": list(article.captions),
        "body": [block.text for block in article.blocks],
        "cuts": [asdict(cut) for cut in article.cuts],
        "date": {
            "published": dated.published or None,
            "precision": dated.precision,
            "confidence": dated.confidence,
            "reason": dated.reason,
            "clue": asdict(dated.clue) if dated.clue else None,
            "others": [asdict(clue) for clue in dated.others],
            "constraints": [asdict(constraint) for constraint in dated.constraints],
            "updated": dated.updated or None,
        },
        "story": {
            "id": story.id,
            "reports": [result.told.articles[m.id].path for m in story.group.members],
            "why": asdict(reasons),
        },
        "status": line.status if line else "",
        "page": line.page if line else "",
        "pages": dict(pages_of(article, result)),
        "words": accounted(article, document) if document else None,
    }
