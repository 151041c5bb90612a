"""The golden corpus: what digest makes of content/, to be read and reviewed. `python -m tests.golden` rewrites it.

    tests/golden/articles/PATH.txt   fields, date with its clue, body and cuts of each article
    tests/golden/stories.txt         stories, their reports, why each is where it is
    tests/golden/site.txt            a hash of every file of the site: byte for byte
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from digest.build import Options, Result, build
from digest.model import Article
from tests.conftest import PROJECT, tree

FOLDER = Path(__file__).parent / "golden"
INPUTS = ("content", "digest.toml", "outlets.toml")


def built(root: Path) -> Result:
    """The sample site below `root`, without the search index, whose maker is not ours."""
    for name in INPUTS:
        source = PROJECT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, root / name)
    return build(root, Options(search=False))


def article_text(article: Article) -> str:
    """One article as a page of plain text."""
    dated = article.dated
    fields = {
        "title": article.title, "deck": article.deck, "authors": "; ".join(article.authors), "outlet": article.outlet.name,
        "section": article.section, "language": article.language, "url": article.url, "rights": article.rights,
        "date": f"{dated.published} ({dated.precision}, {dated.confidence})" if dated.published else f"none: {dated.reason}",
        "clue": f"{dated.clue.witness}: {dated.clue.words}" if dated.clue else "",
        "updated": dated.updated,
    }  # fmt: skip
    lines = [f"{name}: {value}" for name, value in fields.items() if value]
    lines += [f"caption: {caption}" for caption in article.captions] + [f"bio: {bio}" for bio in article.bios]
    body = [f"{'  ' * block.level if block.kind == 'li' else ''}[{block.kind}] {block.text}" for block in article.blocks]
    cuts = [f"- {cut.line or '':>4} {cut.rule}: {cut.text}" + (f"   ({cut.reason})" if cut.reason else "") for cut in article.cuts]
    return "\n".join([*lines, "", *body, "", *cuts]).rstrip() + "\n"


def stories_text(result: Result) -> str:
    """All stories, oldest first."""
    lines = []
    headlines = {account.story.id: account.headline for account in result.site.accounts}
    for story in sorted(result.told.stories, key=lambda s: (s.feed_date or "9999", s.id)):
        lines.append(f"{story.id}  {story.feed_date[:10] or 'undated'}  {headlines.get(story.id, '(hidden)')}")
        lines += [f"    earlier: {story.earlier}"] if story.earlier else []
        copies = {copy.id: copy.of for copy in story.group.copies}
        for member in story.group.members:
            article, why = result.told.articles[member.id], member.reasons
            of = f"  copy of {result.told.articles[copies[member.id]].path}" if member.id in copies else ""
            score = f"  {why.score:.2f}/{why.threshold:.2f}" if why.score else ""
            lines.append(f"    {place(article)}  {article.dated.published or 'undated'}{score}{of}")
        lines.append("")
    return "\n".join(lines)


def place(article: Article) -> str:
    return f"{article.path}#{article.part}" if article.part else article.path


def golden(root: Path) -> Mapping[str, str]:
    """File name below tests/golden/ -> its text."""
    result = built(root)
    files = {f"articles/{place(a)}.txt": article_text(a) for a in result.told.articles.values()}
    hashes = "".join(f"{digest[:16]}  {name}\n" for name, digest in sorted(tree(root / "site").items()))
    return files | {"stories.txt": stories_text(result), "site.txt": hashes}


def main() -> None:
    """Rewrites the golden corpus."""
    with tempfile.TemporaryDirectory() as folder:
        files = golden(Path(folder))
    shutil.rmtree(FOLDER, ignore_errors=True)
    for name, text in files.items():
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    print(f"{len(files)} files in tests/golden/; review the diff")


if __name__ == "__main__":
    main()
