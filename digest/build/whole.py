"""A build that has something to do, stage by stage: read, tell, compose, publish, remember. Each does only what changed."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from digest.build.articles import named
from digest.build.engines import MANY, at_work, near
from digest.build.given import Given, given
from digest.build.index import (
    Ahead,
    Index,
    Start,
    doubtful,
    drop_index,
    editors_files,
    published_as,
    save_index,
    start_of,
)
from digest.build.input_keys import extensions, own_modules
from digest.build.inputs import harvest
from digest.build.kept import said
from digest.build.memory import Memory
from digest.build.options import Options
from digest.build.report import Report
from digest.build.result import Result, Work
from digest.build.searching import Search
from digest.build.seen import hash_of, read
from digest.build.site import Press, Site, Unmade, press_of, promising, site_of, together
from digest.build.stories import Told, told
from digest.build.warm import Warm
from digest.cache import Cache
from digest.errors import LedgerError
from digest.extensions import forget
from digest.ledger import NAME, load_ledger, read_ledger, write_ledger
from digest.model import File, Note
from digest.output import Published, Publisher
from digest.pages import feed_files
from digest.table import changes
from digest.theme import Theme

# What is wrong with this machine now, not with the articles: told to who builds, but no page depends on it.
_OF_THE_MOMENT = ("unreadable", "vanished")


def whole(root: Path, options: Options, warm: Warm | None = None, seen: Start | None = None) -> Result:
    """Builds; `seen` is how the world looked, if somebody has looked already. Raises DigestError for what ends a run."""
    memory = warm.memory if warm else Memory(root / ".digest" / "memory")
    options = replace(options, engine="local") if warm else options  # a watching process has threads, and changes are small
    with _without_pauses(memory.lasts), _publisher(root, options, warm) as publisher:
        start, seen = _looked(root, options, seen, memory, warm.ahead if warm else None)
        memory.begin(seen.at, seen.files)
        _own_anew(start, memory)
        with memory.cache(start.state / "cache") as kept, memory.cache(start.state / "templates") as compiled:
            language = start.settings.site.language
            theme = memory.tables.one("theme", seen.around, lambda: Theme(root / "templates", language=language, kept=compiled))
            work, notes = _worked(start, theme, kept, memory)
            done, late, ledger = _written(start, work, theme, publisher, memory)
            kept.save(work.shelf.used)
            compiled.save()
        notes = (*notes, *done.notes, *late)
        counts = work.report.counts(notes)
        result = Result(
            root, options, notes, counts, lambda: start, lambda: work, lambda: work.report.lines,
            done.written, done.removed, done.unchanged, done.mode, tuple(sorted(memory.counts.items())), memory.stages,
        )  # fmt: skip
        if options.publish:
            with memory.stage("remember"):
                memory.end(partial(_remember, start, seen, memory, result, (*late, *done.notes), ledger))
    return result


def work_of(root: Path, options: Options) -> Work:
    """All that is worked out, without publishing anything."""
    start = given(root, options)
    theme = Theme(root / "templates", language=start.settings.site.language)
    return _worked(start, theme, Cache(start.state / "cache"), Memory())[0]


@contextmanager
def _without_pauses(lasts: bool) -> Iterator[None]:
    """Nearly nothing that a build makes refers to itself, but a search for such things costs a quarter of its time. A process that
    lasts searches when it rests (`Memory.rest`); for any other, what is there now counts as old, or all of it would be searched."""
    before = gc.get_threshold()
    gc.set_threshold(200_000, 50, 1000)
    try:
        yield
    finally:
        if not lasts:
            gc.freeze()
            gc.unfreeze()
            gc.set_threshold(*before)


@contextmanager
def _publisher(root: Path, options: Options, warm: Warm | None) -> Iterator[Publisher | None]:
    """Holds the lock from before anything is read: of two builds at once, the second sees what the first has left."""
    if not options.publish:
        yield None
        return
    site, thorough = options.output or root / "site", warm is None or warm.thorough
    publisher = warm.publisher if warm and warm.publisher else Publisher(site, root / ".digest", thorough=thorough)
    if warm:
        warm.publisher = publisher
    with publisher:
        yield publisher


def _looked(root: Path, options: Options, seen: Start | None, memory: Memory, ahead: Ahead | None) -> tuple[Given, Start]:
    """What a build starts from, and how the world looked not later than that; what changes in between is seen by the next."""
    while True:
        before = editors_files(root)
        start = given(root, options, memory.ledger)
        if not memory.lasts:
            read_ledger.cache_clear()  # its text is not asked for again
        own = tuple(path.relative_to(root).as_posix() for path in extensions(start))
        if seen is None or seen.extensions != own:
            seen = start_of(root, options, own, ahead)
        if editors_files(root) == before:
            return start, seen
        seen = None


def _own_anew(start: Given, memory: Memory) -> None:
    """In a process that lasts, the user's own modules are imported again when one of them has changed: what the old ones made would
    be remembered as the work of the new."""
    names = own_modules(start.settings)
    if memory.lasts and names:
        written = tuple((path.name, path.read_bytes()) for path in extensions(start))
        memory.tables.one("own modules", written, lambda: forget(names, start.root))


def _worked(start: Given, theme: Theme, kept: Cache, memory: Memory) -> tuple[Work, tuple[Note, ...]]:
    """Read, tell, compose."""
    with memory.stage("read, clean, date"):
        found = harvest(start, kept, memory)
        if start.options.publish and not memory.lasts:
            memory.put_away(kept)
    shelf, others, paths, of_files = found.shelf, found.others, found.paths, found.notes
    with memory.stage("group"):
        those = named(found, start, memory)
        del found  # the records are no longer asked for
        stories = told(those, start, memory)
        del those
    with memory.stage("compose"):
        notes = (*start.notes, *of_files, *stories.notes)
        absent = {note.path for note in notes if note.code in _OF_THE_MOMENT}
        lasting = tuple(note for note in notes if note.code not in _OF_THE_MOMENT)
        files = len(paths - absent)
        del paths
        site = site_of(stories, start, theme, lasting, files, shelf, memory)
    stories = promising(stories, site)
    return Work(stories, site, Report(stories, site.pages.articles, others), shelf), notes


# ---------------------------------------------------------------- publishing


def _written(
    start: Given, work: Work, theme: Theme, publisher: Publisher | None, memory: Memory
) -> tuple[Published, tuple[Note, ...], str]:
    """The ledger first: what a link promises must be remembered before anybody can see it. Then all in one exchange. The last
    value is the print of the ledger, if it is on disk."""
    if publisher is None:
        return Published(), (), ""
    notes, ledger = _ledger_written(start, work.told, memory)
    late = [*notes]
    known = publisher.stamp == memory.was.stamp and bool(publisher.stamp)
    search = Search(start, publisher, memory, known)
    drop: list[str] = []

    def files() -> Iterator[File]:
        with memory.stage("plan"):
            press = press_of(work.site, theme, memory.tables)
        drop.extend(url for url in sorted(publisher.urls - press.planned.keys()) if not search.stands(url))
        if not known and len(press.planned) >= MANY:  # once, instead of in each process that begins here
            theme.ready()
            feed_files.ready()
        yield from _changed(press, work.site, publisher, memory, known, start.options)
        del press  # a planned page for each that there is
        with memory.stage("search"):
            found = search.made(work.site)
        drop.extend(found.gone)
        late.extend(found.notes)
        yield from found.files

    with memory.stage("write"):
        done = publisher.update(files(), drop)
    memory.now.stamp = publisher.stamp
    memory.counts["written"] = len(done.written)
    memory.site = publisher.files
    return done, tuple(late), ledger


def _ledger_written(start: Given, stories: Told, memory: Memory) -> tuple[tuple[Note, ...], str]:
    """What could not be written, and the print of the ledger where it is on disk."""
    options, body = start.options, stories.ledger_bytes
    if options.frozen_ledger and stories.ledger != load_ledger(start.root)[0]:
        raise LedgerError(
            "would change, and --frozen-ledger forbids it; build without it once and commit digest.ledger", "digest.ledger"
        )
    if options.write_ledger and not options.frozen_ledger:
        try:
            write_ledger(start.root, body)
            if memory.lasts:
                memory.ledger = body, stories.ledger
        except LedgerError as error:
            return (Note("digest.ledger", 0, error.text, "ledger-not-written"),), ""
    print_ = memory.tables.one("print of the ledger", body, lambda: hash_of(body).hex())
    return (), print_ if read(start.root / NAME) == body else ""


def _changed(press: Press, site: Site, publisher: Publisher, memory: Memory, known: bool, options: Options) -> Iterator[File]:
    """The files whose inputs are not those of what is published; each made only now."""
    before = memory.was.keys if known else {}
    memory.now.keys = keys = memory.tables.each("keys of files", press.planned, lambda _, each: each.key, settled=True)
    keyless = memory.tables.only("files without a key", keys, lambda key: not key)
    gone = {*publisher.damaged, *(keys.keys() - publisher.urls)}
    anew = {*(url for url in changes(before, keys).come if before.get(url) != keys[url]), *keyless, *gone}
    changed = [url for url in keys if url in anew] if anew else []
    if not memory.lasts:
        memory.was.keys = before = {}  # nobody asks for them again
    made = _made(press, [press.planned[url] for url in changed], site, options.engine)
    for number in range(len(changed)):
        options.tell("making pages", number, len(changed))
        memory.count("rendered")
        with memory.stage("render"):
            file = next(made)
        yield file


def _made(press: Press, anew: list[Unmade], site: Site, engine: str) -> Iterator[File]:
    """Each under the address that is known already: one that comes from a worker is a copy. What shows many stories is made by
    this process, last: a worker would copy all that it looks at."""
    told, lists = together(anew, site)
    with at_work(near(engine), Rendering(press, told), len(told), relieved=True) as workers:
        for each, file in zip(told, workers.each(Rendering.file, range(len(told))), strict=True):
            yield File(each.url, file.body)
    yield from map(press.file, lists)


class Rendering:
    """The step for pages and feeds; it knows too much to be handed over, so workers must begin with it."""

    def __init__(self, press: Press, anew: Sequence[Unmade]) -> None:
        self._press, self._anew = press, anew

    def file(self, number: int) -> File:
        """The file itself."""
        return self._press.file(self._anew[number])


# ---------------------------------------------------------------- remembering


def _remember(start: Given, seen: Start, memory: Memory, result: Result, late: tuple[Note, ...], ledger: str) -> None:
    """For the next process: where nothing is left to be done, that there is nothing to do."""
    settled = ledger and not start.notes
    site = published_as(start.output, ((url, entry.stat) for url, entry in memory.site.items()))
    if late or memory.counts["unread"] or not settled or not site:
        drop_index(start.root)
        return
    kept = tuple(path.relative_to(start.root).as_posix() for path in extensions(start))
    index = Index(memory.content, seen.around, ledger, site, doubtful(seen, memory.hashes), kept)
    save_index(start.root, said(index, result.notes, result.counts, result.lines, len(memory.site)))
