"""The cost follows what changed: counted work, not time."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from digest.build import Options, Result, build
from digest.build.warm import warm
from tests.conftest import write

QUICK = Options(search=False)
HEAVY = (
    "jinja2",
    "feedgen",
    "lxml",
    "markdown_it",
    "msgspec",
    "yaml",
    "nh3",
    "dateutil",
    "digest.model",
    "digest.clean",
    "digest.pages",
)
EVENTS = (
    ("Kelmarsh", "lighthouse keeper", "lantern"),
    ("Ostrana", "tram driver", "timetable"),
    ("Averin", "dairy farmer", "milk price"),
)


def filled(site: Path) -> Path:
    """More stories that have nothing to do with each other, so that most pages do not depend on one article."""
    for number, (place, who, what) in enumerate(EVENTS):
        text = f"The {who} of {place} and the {what}\n\nPublished {3 + number} October 2025\n\nThe {who} of {place} spoke about the {what} for an hour.\n"
        write(site / "content" / f"other{number}.txt", text)
    return site


def aged(site: Path) -> Path:
    """Once the clock has ticked: a file written in the very tick of the build is read again, to be sure."""
    time.sleep(0.08)
    build(site, QUICK)
    return site


def did(result: Result) -> dict[str, int]:
    return dict(result.did)


def test_nothing_changed_does_nothing(site: Path) -> None:
    build(filled(site), QUICK)
    before = {path: path.stat() for path in site.rglob("*") if path.is_file()}
    again = build(site, QUICK)
    assert again.did == () and not again.written and again.counts.articles == 6
    assert {path: path.stat() for path in site.rglob("*") if path.is_file()} == before


def test_nothing_changed_imports_nothing_of_what_builds(site: Path) -> None:
    build(site, Options())
    code = f"import sys; sys.argv = ['digest', 'build', '--root', {str(site)!r}]\nfrom digest.cli import main\ntry: main()\nexcept SystemExit: pass\nprint(*(name for name in {HEAVY!r} if name in sys.modules), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "0 files written" in done.stdout
    assert not done.stderr.strip()


def test_notes_come_again(site: Path) -> None:
    write(site / "content" / "broken.json", "{")
    first = build(site, QUICK)
    again = build(site, QUICK)
    assert again.did == () and again.notes == first.notes and again.notes
    assert again.lines == first.lines and again.counts == first.counts


def test_one_new_article_is_the_only_one_read(site: Path) -> None:
    aged(filled(site))
    write(
        site / "content" / "new.txt",
        "Quarry of Selmouth sold\n\nPublished 15 October 2025\n\nThe quarry of Selmouth was sold to a baker.\n",
    )
    found = did(build(site, QUICK))
    assert (found["read"], found["parsed"]) == (1, 1)


def test_one_new_article_leaves_pages_of_other_stories_alone(site: Path) -> None:
    aged(filled(site))
    write(
        site / "content" / "new.txt",
        "Quarry of Selmouth sold\n\nPublished 15 October 2025\n\nThe quarry of Selmouth was sold to a baker.\n",
    )
    result = build(site, QUICK)
    assert not any("other" in line.path and line.page in result.written for line in result.lines)


def test_an_edit_is_read_alone(site: Path) -> None:
    aged(filled(site))
    path = site / "content" / "council.txt"
    write(path, path.read_text(encoding="utf-8") + "\nThe mayor was content.\n")
    result = build(site, QUICK)
    assert (did(result)["read"], did(result)["parsed"]) == (1, 1)
    assert any("council" in url for url in result.written)


def test_a_copied_site_is_known_again(site: Path) -> None:
    """Other stats, the same bytes: read once more, nothing written."""
    build(site, QUICK)
    for path in (site / "content").rglob("*.[tm][xd]*"):
        path.write_bytes(path.read_bytes())
    result = build(site, QUICK)
    assert did(result)["read"] == 3 and "parsed" not in did(result) and not result.written
    assert build(site, QUICK).did == ()


def test_in_a_process_that_lasts_an_edit_leaves_all_else_as_it_is(site: Path) -> None:
    """Not only equal: the same objects, so that nothing is made of them again."""
    kept = warm(aged(filled(site)))
    write(site / "content" / "new.txt", "Quarry of Selmouth sold\n\nPublished 15 October 2025\n\nThe quarry of Selmouth was sold.\n")
    before = build(site, QUICK, kept).told
    time.sleep(0.08)
    path = site / "content" / "new.txt"
    write(path, path.read_text(encoding="utf-8") + "\nA baker bought it.\n")
    after = build(site, QUICK, kept).told
    changed = {article.path for id_, article in after.articles.items() if before.articles.get(id_) is not article}
    assert changed == {"new.txt"}
    lines = {entry.id: entry for entry in before.ledger.entries}
    assert sum(lines.get(entry.id) is not entry for entry in after.ledger.entries) == 1


def test_what_nobody_told_of_is_found_when_everything_is_looked_at(site: Path) -> None:
    """A save is looked for where it is said to have happened, and nothing is lost for long that nobody speaks of."""
    kept, content = warm(aged(filled(site))), site / "content"

    def built(*told: str) -> int | None:
        """How many files are read in a build that is told of these; in one more, what was only just written is read again."""
        kept.look_ahead(content, {str(content / name) for name in told})
        read = did(build(site, QUICK, kept)).get("read")
        time.sleep(0.08)
        kept.look_ahead(content, ())
        build(site, QUICK, kept)
        return read

    def write_of(name: str) -> None:
        write(content / name, f"Report {name}\n\nNobody had heard of the ferry {name} of Averin before.\n")

    built()
    write_of("told.txt"), write_of("untold.txt"), write_of("late/later.txt")
    assert built("../digest.toml") is None
    assert built("told.txt") == 3, "what lies beside it is looked at, too"
    write_of("late/latest.txt")
    assert built("told.txt") is None and kept.missed(content)
    assert built() == 1 and not kept.missed(content)
    kept.memory.rest()
    assert did(build(site, QUICK)) == {}, "the next process finds everything as it was"
