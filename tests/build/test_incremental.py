"""Whatever happened before, a build ends with the bytes of a clean one: random histories, and faults that must be noticed.

DIGEST_STEPS=80 is enough for a quick look; DIGEST_SEED=7 begins elsewhere.
"""

from __future__ import annotations

import os
import random
import shutil
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from digest.build import Options, Result, build
from digest.build.memory import Memory
from digest.build.warm import Warm, warm
from digest.fingerprint import fingerprint
from digest.listings import listing
from digest.model import Account, Group, Topic
from digest.output import Publisher
from digest.table import Table
from digest.tables import Tables
from tests.conftest import tree, write
from tests.values import replace

STEPS = int(os.environ.get("DIGEST_STEPS", "2000"))
SEED = int(os.environ.get("DIGEST_SEED", "1"))
PLACES = ("Selmouth", "Ostrana", "Averin", "Kelmarsh")
THINGS = ("bridge", "ferry", "tram", "reservoir", "lighthouse")
PEOPLE = ("Mira Toll", "Jon Esker", "Ada Brandt", "Ivo Lenk")
OUTLETS = ("post", "ledger", "radio")
SETTINGS = (
    "",
    'publish = "public"\n[site]\nbase_url = "https://example.org/news/"\n',
    "[dates]\nlatest = 2025-10-12\n",
    '[site]\ntitle = "Other"\naccent = "#9a1f1a"\n',
    "[group]\nwindow_days = 2\n",
    "[pages]\narticles = false\n",
    "[clean]\noutlet_lines = 2\n",
    '[feeds]\ncontent = "full"\n',
    "[feeds]\nitems = 1\nupdates = 1\ndays = 1\n",
    '[sources.post]\nrights = "headline"\n',
    'removed = ["post/a1.txt"]\n',
    '[site]\ntime_zone = "Asia/Tokyo"\nlanguage = "de"\n',
)


def report(rng: random.Random) -> str:
    """A short report; few words, so that stories, copies and names often meet."""
    place, thing, who, number = rng.choice(PLACES), rng.choice(THINGS), rng.choice(PEOPLE), rng.randint(2, 90)
    day = rng.randint(8, 16)
    word = "Updated" if number % 5 == 0 else "Published"
    dated = rng.choice((f"{word} {day} October 2025\n\n", f"{word} {day} October 2025\n\n", ""))
    body = [
        f"{place.upper()}, Oct. {day} — The {thing} of {place} was closed on Tuesday after {number} cracks were found, {who} said.",
        f"“Nobody will use this {thing} until I would let my own children do it,” said {who}, who leads the inspection in {place}.",
        f"Engineers want to look at all {number} parts of the {thing} before the council of {place} decides.",
        f"Traffic around {place} is led past the {thing}, and a service of {number} boats runs from six in the morning.",
    ]
    furniture = rng.choice(("", "\n\nRead our morning letter every day\n\nMore from the quays"))
    return (
        f"{thing.capitalize()} of {place} closed after {number} cracks\n\nBy {who}\n{dated}"
        + "\n\n".join(body[: rng.randint(2, 4)])
        + furniture
        + "\n"
    )


@dataclass
class History:
    """A site that changes, with the names of its steps."""

    root: Path
    rng: random.Random
    said: list[str] = field(default_factory=list)
    only: tuple[str, ...] = ()  # deeds; all of them where none is named

    @property
    def inputs(self) -> list[Path]:
        return sorted(path for path in (self.root / "content").rglob("*") if path.is_file() and path.suffix in (".txt", ".md"))

    def step(self) -> None:
        deeds = (self.save, self.save, self.save, self.delete, self.rename, self.edit, self.same_size, self.copy, self.settings, self.template,
                 self.decide, self.sidecar, self.lose, self.damage, self.vandal, self.names, self.late)  # fmt: skip
        deed = self.rng.choice([deed for deed in deeds if not self.only or deed.__name__ in self.only])
        deed()
        self.said.append(deed.__name__)

    def save(self, day: str = "") -> None:
        name = f"{self.rng.choice(OUTLETS)}/{self.rng.choice('abc')}{self.rng.randint(1, 3)}.txt"
        write(self.root / "content" / name, report(self.rng))

    def late(self) -> None:
        text = report(self.rng)
        write(
            self.root / "content" / f"late{self.rng.randint(1, 2)}.txt",
            text.replace("October 2025", "September 2025").replace("Oct.", "Sept."),
        )

    def pick(self) -> Path | None:
        return self.rng.choice(self.inputs) if self.inputs else None

    def delete(self) -> None:
        if (path := self.pick()) and len(self.inputs) > 3:
            path.unlink()

    def rename(self) -> None:
        if path := self.pick():
            path.rename(path.with_name(f"r{self.rng.randint(1, 4)}.txt"))

    def copy(self) -> None:
        if path := self.pick():
            write(self.root / "content" / "radio" / f"copy{self.rng.randint(1, 2)}.txt", path.read_text(encoding="utf-8"))

    def edit(self) -> None:
        if path := self.pick():
            write(path, path.read_text(encoding="utf-8") + f"\nA sentence was added by {self.rng.choice(PEOPLE)} in the evening.\n")

    def same_size(self) -> None:
        """Another word of the same length, and the old time put back: only a hash or the time of change can tell."""
        if path := self.pick():
            seen, text = path.stat(), path.read_text(encoding="utf-8")
            path.write_text(
                text.replace("closed", "opened") if "closed" in text else text.replace("opened", "closed"), encoding="utf-8"
            )
            os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))

    def settings(self) -> None:
        write(self.root / "digest.toml", 'site_id = "test"\n' + self.rng.choice(SETTINGS))

    def template(self) -> None:
        own = self.root / "templates"
        if own.is_dir() and self.rng.random() < 0.5:
            shutil.rmtree(own)
        elif self.rng.random() < 0.5:
            extended = (
                '{% extends "default/story.html" %}\n{% block main %}{{ super() }}<p>own '
                + str(self.rng.randint(1, 3))
                + "</p>{% endblock %}\n"
            )
            write(own / "story.html", extended)
        else:
            write(own / "texts" / "en.toml", f'nav_front = "Front {self.rng.randint(1, 3)}"\n')

    def decide(self) -> None:
        paths = [path.relative_to(self.root / "content").as_posix() for path in self.inputs]
        if len(paths) < 2:
            return
        one, other = self.rng.sample(paths, 2)
        lines = self.rng.choice((
            "", f'[[merge]]\nstories = ["{one}", "{other}"]\n', f'[[split]]\narticles = ["{one}"]\n', f'[[pin]]\nstory = "{one}"\n',
            f'[[rename]]\nstory = "{one}"\nheadline = "Our own headline"\n', f'[[hide]]\nstory = "{one}"\n', f'[[note]]\nstory = "{one}"\ntext = "A word."\n',
        ))  # fmt: skip
        write(self.root / "stories.toml", lines)

    def sidecar(self) -> None:
        path = self.root / "content" / self.rng.choice(OUTLETS) / "_folder.toml"
        if path.exists() and self.rng.random() < 0.4:
            path.unlink()
        else:
            write(
                path,
                f'source = "{self.rng.choice(("Harbour Post", "Strait Ledger", "Island Radio"))}"\nrights = "{self.rng.choice(("own", "excerpt"))}"\n',
            )

    def names(self) -> None:
        write(self.root / "names.toml", self.rng.choice(("", 'names = [["Mira Toll", "Ada Brandt"]]\n')))
        write(self.root / "outlets.toml", self.rng.choice(("", '[outlets.post]\nname = "The Post"\nfolders = ["post"]\n')))

    def lose(self) -> None:
        shutil.rmtree(self.root / self.rng.choice((".digest", ".digest/cache", "site")), ignore_errors=True)
        if self.rng.random() < 0.3:
            (self.root / ".digest" / self.rng.choice(("index", "inputs", "memory"))).unlink(missing_ok=True)

    def damage(self) -> None:
        files = (
            sorted(path for path in (self.root / ".digest").rglob("*") if path.is_file() and path.stat().st_size > 40)
            if (self.root / ".digest").is_dir()
            else []
        )
        if files:
            path = self.rng.choice(files)
            raw = bytearray(path.read_bytes())
            raw[self.rng.randrange(len(raw))] ^= 0x41
            path.write_bytes(bytes(raw) if self.rng.random() < 0.7 else bytes(raw[: len(raw) // 2]))

    def vandal(self) -> None:
        """Somebody's hand in the published site."""
        pages = sorted(path for path in (self.root / "site").rglob("*") if path.is_file()) if (self.root / "site").is_dir() else []
        if pages:
            path = self.rng.choice(pages)
            path.unlink() if self.rng.random() < 0.5 else path.write_bytes(b"vandal")


def begun(tmp_path: Path, seed: int) -> History:
    history = History(tmp_path / "root", random.Random(seed))
    write(history.root / "digest.toml", 'site_id = "test"\n')
    for _ in range(5):
        history.save()
    return history


def clean_copy(root: Path, place: Path) -> Path:
    """The same inputs and the same ledger somewhere else, and nothing that any build remembers but compiled templates.

    To compile is most of a small build; Jinja checks what is compiled against its source, and the place is never the history's.
    """
    compiled, aside = place / ".digest" / "templates", place.with_name(place.name + "-templates")
    if compiled.is_dir():
        compiled.rename(aside)
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(root, place, ignore=shutil.ignore_patterns(".digest", "site", ".site.digest"))
    if aside.is_dir():
        compiled.parent.mkdir()
        aside.rename(compiled)
    return place


def differing(root: Path, other: Path) -> list[str]:
    """Names of what differs between the two sites and ledgers."""
    one, two = tree(root / "site"), tree(other / "site")
    found = sorted(name for name in {*one, *two} if one.get(name) != two.get(name))
    return found + (["digest.ledger"] if (root / "digest.ledger").read_bytes() != (other / "digest.ledger").read_bytes() else [])


def said(result: Result) -> tuple[object, ...]:
    """What a build says of its input; what the publishing met on the way is another matter."""
    notes = [note for note in result.notes if note.code not in ("replaced", "damaged", "page-by-page")]
    return notes, result.lines, replace(result.counts, notes=0)


QUICK = Options(search=False)


def steps(history: History, number: int, place: Path, options: Options = QUICK, warm: Warm | None = None) -> Iterator[list[str]]:
    """What differs from a clean build after each step, and after one more build that has nothing to do.

    `warm` lasts from build to build, as in a process that watches: mostly it is told where something happened; now and then it rests,
    or another process builds.
    """
    seen, dice, content = listing(history.root / "content"), random.Random(number), history.root / "content"
    for _ in range(number):
        history.step()
        other = clean_copy(history.root, place)
        one = warm if history.rng.random() < 0.9 else None
        if one and dice.random() < 0.7:
            was, seen = seen, listing(content)
            one.look_ahead(content, {os.fsdecode(path) for path in was.keys() | seen.keys() if was.get(path) != seen.get(path)})
        result = build(history.root, options, one)
        if warm and history.rng.random() < 0.4:
            warm.missed(content)
            warm.memory.rest()
        clean = build(other, options)
        told = [] if said(result) == said(clean) else [f"{said(result)} is not {said(clean)}"]
        yield [*differing(history.root, other), *told]
        if history.rng.random() < 0.3:
            again = build(history.root, options, warm)
            yield ["written again", *again.written] if again.written or again.removed else []
            clean_copy(history.root, place)
            build(place, options)
            yield differing(history.root, place)


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("lasts", [False, True], ids=["process after process", "one process"])
@pytest.mark.parametrize("number", range(max(1, STEPS // 80)))
def test_a_build_after_any_history_equals_a_clean_one(quick_path: Path, number: int, lasts: bool) -> None:
    history = begun(quick_path, SEED * 1000 + number)
    for found in steps(history, 40, quick_path / "clean", warm=warm(history.root) if lasts else None):
        assert not found, f"after {history.said}: {found}"


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_search_too_is_that_of_a_clean_build(quick_path: Path) -> None:
    history = begun(quick_path, SEED)
    for _ in range(25):
        history.save()
    write(history.root / "digest.toml", 'site_id = "test"\n[search]\nshard_articles = 10\n')
    for found in steps(history, 8, quick_path / "clean", Options()):
        assert not found, f"after {history.said}: {found}"


def test_the_map_of_a_lasting_process_follows_its_pages(tmp_path: Path) -> None:
    history = begun(tmp_path, SEED)
    write(history.root / "digest.toml", f'site_id = "test"\n{SETTINGS[1]}')
    kept = warm(history.root)
    for day in ("11 October", "12 October", "13 October"):
        write(history.root / "content" / "own.md", f"---\nrights: own\n---\n# Ferry sold\n\nPublished {day} 2025\n\nThe ferry of Averin was sold.\n")
        build(history.root, QUICK, kept)
        other = clean_copy(history.root, tmp_path / "clean")
        build(other, QUICK)
        assert not differing(history.root, other)
    assert "<lastmod>2025-10-13" in (history.root / "site" / "sitemap.xml").read_text(encoding="utf-8")


def test_feeds_of_a_lasting_process_hold_as_much_as_the_settings_say(tmp_path: Path) -> None:
    history = History(tmp_path / "root", random.Random(SEED))
    for number, thing in enumerate(THINGS):
        day = f"{10 + 2 * number} September 2025"
        folder = history.root / "content" / OUTLETS[number % 2]
        write(folder / "_folder.toml", f'source = "The {folder.name}"\n')
        text = f"{thing.capitalize()} closed by Mira Toll\n\nPublished {day}\n\nMira Toll said that the {thing} stays closed.\n"
        write(folder / f"{thing}.txt", text)
    kept = warm(history.root)
    for settings in ("[feeds]\nitems = 1\nupdates = 1\ndays = 1\n", "", "[feeds]\nitems = 3\n"):
        write(history.root / "digest.toml", f'site_id = "test"\n{settings}')
        build(history.root, QUICK, kept)
        other = clean_copy(history.root, tmp_path / "clean")
        build(other, QUICK)
        assert not differing(history.root, other), settings
    assert {path.parent.name for path in (history.root / "site").rglob("*.xml")} == {"site", "source", "story", "topic"}


@pytest.mark.slow
def test_stories_whose_nearest_one_is_hidden_are_told_again(quick_path: Path) -> None:
    history = begun(quick_path, 5)
    for _ in range(25):
        history.save()
    kept = warm(history.root)
    told = build(history.root, QUICK, kept).told
    nearest = next(m.reasons.nearest for story in told.stories for m in story.group.members if m.reasons.nearest)
    write(history.root / "stories.toml", f'[[hide]]\nstory = "{told.articles[nearest].path}"\n')
    history.only = ("save", "same_size", "edit")
    for found in steps(history, 8, quick_path / "clean", warm=kept):
        assert not found, f"after {history.said}: {found}"


# ---------------------------------------------------------------- planted faults


def stale_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    """Inputs known again by path, whatever their stat."""
    monkeypatch.setattr(Memory, "hash_of", lambda self, path: (self._before(path) or (0, b""))[1])


def no_print(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages known again whatever their stories and articles say."""
    monkeypatch.setattr("digest.build.accounts._print", lambda *_: "x")
    monkeypatch.setattr("digest.build.records.print_of", lambda _: "x")


def no_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("digest.pages.frame_key", lambda _: "x")


def no_base(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("digest.build.inputs.base_key", lambda _: "x")


def no_declared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("digest.build.inputs.input_key", lambda found, base, known, given: fingerprint(base, found.path, known))


def no_profile(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("digest.build.input_keys._repeated", lambda *_: ())


def no_other_repeats(monkeypatch: pytest.MonkeyPatch) -> None:
    """Records known again whatever their outlets repeat now."""
    monkeypatch.setattr(Memory, "repeating", lambda *_: frozenset())


def no_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "digest.build.inputs.input_key", lambda found, base, known, given: fingerprint(base, repr(found.declared), known)
    )


def no_group_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """Placements known again by their number."""
    monkeypatch.setattr("digest.build.segments.fingerprint", lambda *parts: f"{len(parts)}")


def no_account_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """Accounts known again by the number of their articles."""
    monkeypatch.setattr("digest.build.accounts.key_of", lambda *parts: f"{len(parts)}")


def no_look_around(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("digest.build.index._folders", lambda *_: ())
    monkeypatch.setattr("digest.build.index._FILES", ())


def no_look_at_content(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("digest.build.index.print_of", lambda _: "x")
    monkeypatch.setattr("digest.build.memory.print_of", lambda _: "x")


def no_narrow_look(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that is told where something happened looks nowhere."""
    monkeypatch.setattr("digest.build.index.renewed", lambda before, *_: before)


def no_look_at_site(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Publisher, "damaged", frozenset())


def no_story_in_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages known again whichever stories they tell."""
    monkeypatch.setattr("digest.pages.keys.Keys.told", lambda *_: "x")


def no_report_in_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists known again whichever reports they hold."""
    monkeypatch.setattr("digest.pages.keys.Keys.reports", lambda *_: "x")


def no_day_in_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Months, years and the front page known again whatever their days hold."""
    monkeypatch.setattr("digest.pages.keys.Keys.days", lambda *_: "x")


def no_line_in_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists known again whatever is shown of their stories and reports."""
    monkeypatch.setattr("digest.build.sayings.listed", lambda _: "x")
    monkeypatch.setattr("digest.pages.keys.Keys._line", lambda *_: "x")


def no_item_in_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Feeds known again whatever their items say."""
    monkeypatch.setattr("digest.pages.feed_coming.Comings.told", lambda *_: "x")


def no_base_of_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one process keeps is known again under other settings."""
    before = Tables._before
    monkeypatch.setattr(
        Tables, "_before", lambda self, name, base, number=1: self._noted.get(name) or before(self, name, base, number)
    )


def blind(name: str) -> Callable[[pytest.MonkeyPatch], None]:
    """What one process keeps in this table is known again by its key, whatever it was made of."""

    def plant(monkeypatch: pytest.MonkeyPatch) -> None:
        each = Tables.each

        def blindly(self: Tables, table: str, items: Any, make: Any, base: object = None, *more: Any, **named: Any) -> Any:
            if table != name or not self.lasts:
                return each(self, table, items, make, base, *more, **named)
            before, now = self.table(table, base)
            now |= {key: before.get(key) or make(key, item) for key, item in items.items()}
            return now

        monkeypatch.setattr(Tables, "each", blindly)

    plant.__name__ = "blind to " + name
    return plant


def no_news(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one process keeps hands on one change less than there are."""
    follows = Table.__init__

    def forgetful(self: Any, values: Any, before: Any, news: Any = (), alike: bool = False) -> None:
        follows(self, values, before, [*news][isinstance(before, Table) :], alike)

    monkeypatch.setattr(Table, "__init__", forgetful)


def no_identity(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one process keeps is known again whatever the groups are."""
    monkeypatch.setattr("digest.build.stories._the_same", kept_groups)


def kept_groups(groups: Mapping[str, Group], memory: Memory) -> Mapping[str, Group]:
    before, now = memory.table("groups")
    now.update({first: before.get(first, group) for first, group in groups.items()})
    return now


def no_other_stories(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages of a story are known again as long as this story is the same."""
    monkeypatch.setattr("digest.pages.chapters.attrgetter", lambda _: lambda _: ())


def no_related(monkeypatch: pytest.MonkeyPatch) -> None:
    """Linked accounts are known again whatever they are near to."""
    monkeypatch.setattr("digest.build.accounts._linked", kept_accounts)


def kept_accounts(made: Mapping[str, Account], near: object, found: Sequence[Topic], memory: Memory) -> Mapping[str, Account]:
    before, now = memory.table("linked accounts")
    now.update({id_: before.get(id_, account) for id_, account in made.items()})
    return now


BLIND = (
    (blind("entries"), ("edit",)),
    (blind("stated of folders"), ("sidecar",)),
    (blind("stated"), ("sidecar", "edit")),
    (blind("looks"), ("edit",)),
    (blind("reads"), ("edit",)),
    (blind("prints of what repeats"), ("save",)),
    (blind("shown"), ("sidecar",)),
    (blind("articles"), ("edit",)),
    (blind("story ids"), ("save", "copy")),
    (blind("stories"), ("decide",)),
    (blind("prints of articles"), ("edit",)),
    (blind("keys of accounts"), ("edit",)),
    (blind("whole accounts"), ("edit", "decide")),
    (blind("prints of accounts"), ("edit",)),
    (blind("lines of the ledger"), ("edit",)),
    (blind("theme"), ("template",)),
    (blind("report"), ("rename", "settings")),
    (blind("pages of stories"), ("edit",)),
    (blind("pages of sources"), ("save",)),
    (blind("pages of topics"), ("save",)),
    (blind("stories in lists"), ("save",)),
    (blind("days"), ("save",)),
    (blind("undated"), ("save",)),
    (blind("articles of sources"), ("save",)),
    (blind("feed of stories"), ("save",)),
    (blind("feeds of stories"), ("save",)),
    (blind("feeds of sources"), ("save",)),
    (blind("feeds of topics"), ("save",)),
    (blind("outlets of stories"), ("save",)),
    (blind("gained"), ("save",)),
    (blind("turns"), ("save",)),
    (blind("newest of outlets"), ("save",)),
    (blind("days in feeds"), ("save",)),
    *(
        (blind(name), ("save", "edit", "copy", "delete"))
        for name in (
            "accounts by themselves",
            "base of keys",
            "candidates",
            "chapters",
            "claims that are doubtful",
            "copies",
            "days of articles",
            "order of candidates",
            "days of reports",
            "entries of articles",
            "feeds in the list",
            "groups of articles",
            "ids of articles",
            "key of the list",
            "keys of files",
            "ledger of articles",
            "linked accounts",
            "named articles",
            "names of outlets",
            "newest",
            "newest of topics",
            "order of the pass",
            "outlets counted",
            "outlets of articles",
            "pages of days",
            "past",
            "related",
            "slugs of outlets",
            "spellings",
            "stories themselves",
            "tellings",
            "told of related",
            "topics",
        )
    ),
    *(
        (blind(name), ("save", "edit", "delete", "settings", "decide", "sidecar", "rename", "late", "copy", "names"))
        for name in (
            "excerpts",
            "last days",
            "map",
            "outlets in feeds",
            "outlets on the desk",
            "pages of articles",
            "prints of candidates",
            "prints of excerpts",
            "sources",
        )
    ),
)
ONE_PROCESS = (
    *(plant for plant, _ in BLIND),
    no_narrow_look,
    no_base_of_tables,
    no_news,
    no_identity,
    no_other_stories,
    no_related,
)  # faults that only what lasts can have
FAULTS = (
    (stale_hash, ("edit", "same_size")),
    (no_print, ("edit", "save")),
    (no_frame, ("settings", "template")),
    (no_base, ("settings", "names")),
    (no_declared, ("sidecar",)),
    (no_profile, ("save",)),
    (no_other_repeats, ("save",)),
    (no_group_key, ("save", "edit", "settings")),
    (no_account_key, ("edit", "decide")),
    (no_path, ("rename",)),
    (no_look_around, ("settings", "template", "names")),
    (no_look_at_content, ("edit", "save")),
    (no_narrow_look, ("edit", "save")),
    (no_look_at_site, ("vandal", "edit")),
    (no_story_in_keys, ("edit", "save")),
    (no_report_in_keys, ("edit", "save")),
    (no_day_in_keys, ("edit", "save")),
    (no_line_in_keys, ("save",)),
    (no_item_in_keys, ("edit", "save")),
    (no_base_of_tables, ("settings",)),
    (no_news, ("edit",)),
    (no_identity, ("save", "copy")),
    (no_other_stories, ("edit", "save", "decide")),
    (no_related, ("edit", "save")),
    *BLIND,
)


@pytest.mark.slow
@pytest.mark.timeout(1200)
@pytest.mark.parametrize(("plant", "deeds"), FAULTS, ids=lambda value: getattr(value, "__name__", ""))
def test_a_planted_fault_is_noticed(
    quick_path: Path, monkeypatch: pytest.MonkeyPatch, plant: Callable[[pytest.MonkeyPatch], None], deeds: tuple[str, ...]
) -> None:
    """Each part is left out of what is remembered, in turn, while things happen that depend on it."""
    for seed in range(12):
        history = begun(quick_path / str(seed), seed)
        for outlet in OUTLETS:
            write(history.root / "content" / outlet / "_folder.toml", f'source = "{outlet}"\n')
        write(history.root / "digest.toml", 'site_id = "test"\n[clean]\noutlet_lines = 2\n')
        with monkeypatch.context() as planted:
            plant(planted)
            kept = warm(history.root) if plant in ONE_PROCESS else None
            history.only = deeds
            if any(noticed(history, quick_path / "clean", kept)):
                return
    pytest.fail("nobody noticed")


def noticed(history: History, place: Path, kept: Warm | None) -> Iterator[bool]:
    """Does a step end in a difference, or in a fault that stops it?"""
    try:
        build(history.root, QUICK, kept)
        time.sleep(0.06)  # so that stats can be trusted
        build(history.root, QUICK, kept)
    except Exception:  # a fault may also be too bad to begin
        yield True
    found = steps(history, 10, place, warm=kept)
    while True:
        try:
            yield bool(next(found))
        except StopIteration:
            return
        except Exception:  # a fault may also be too bad to go on
            yield True
