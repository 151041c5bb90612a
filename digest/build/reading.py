"""What is done to one file at a time: its bytes, its articles, their lines; then their records and what they weigh."""

from __future__ import annotations

from dataclasses import dataclass, replace

import msgspec

from digest.build.engines import Patience
from digest.build.given import Given
from digest.build.records import Lines, Opened, Shared, lines_of, opened, records_of
from digest.build.seen import hash_of
from digest.content import exists
from digest.errors import DigestError
from digest.extensions import forget
from digest.files import Files, Found, Refused
from digest.group import Variants
from digest.model import Ledger, Note, SourceFile
from digest.stores import url_of

_HELD = 24_000_000  # bytes of input that wait in memory for their outlets' profiles; what is beyond is read twice
_SECONDS, _A_MEGABYTE = 60.0, 40.0  # of a processor's time; the slowest page met takes 3, a megabyte of articles about as long
_PACKED = 20  # how many times its size a .gz of text may be


@dataclass(frozen=True, slots=True)
class Looked:
    """The first look: the hash of the file's bytes and the lines of its articles, None where the bytes are those asked about."""

    known: bytes
    lines: tuple[Lines, ...] | None


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of a file with these bytes, as MessagePack: so it crosses borders and reaches the disk."""

    known: bytes
    records: bytes
    bodies: bytes
    features: bytes


class Reading:
    """The step for files. What was read for the first look is held for the second, as far as there is room and chance has it that
    the same worker is asked again."""

    def __init__(self, given: Given) -> None:
        # what is handed over to other machines is what reading needs, and no ledger of a hundred thousand lines
        self._given = replace(given, options=replace(given.options, progress=None), ledger=Ledger(), decisions=(), notes=())
        self._files = Files(given.settings.readers)
        self._variants = Variants(given.names)
        self._shared: Shared = {}
        self._told: dict[int, str] = {}  # what the lines of `_shared` say, as far as they have been met
        self._held: dict[str, tuple[SourceFile, tuple[Opened, ...]]] = {}
        self._bytes = 0

    def look(self, asked: tuple[Found, bytes]) -> Looked | Refused:
        """Whose articles are these, and which lines do they hold? Asked of a file and the hash that it had, b"" for none."""
        found, before = asked
        source = self._files.load(found)
        if isinstance(source, Refused):
            return source
        known = hash_of(source.body)
        if known == before:
            return Looked(known, None)
        documents = opened(source, self._given)
        self._hold(found.name, source, documents)
        return Looked(known, lines_of(documents))

    def learn(self, shared: Shared) -> None:
        """What the outlets repeat."""
        self._shared = shared

    def make(self, found: Found) -> Made | Refused:
        """The file's articles, cleaned and dated."""
        source, documents = self._held.pop(found.name, (None, ()))
        if source is None:
            read = self._files.load(found)
            if isinstance(read, Refused):
                return read
            source, documents = read, opened(read, self._given)
        else:
            self._bytes -= len(source.body)
        records, heavies = records_of(source, documents, self._given, self._shared, self._variants, self._told)
        encode = msgspec.msgpack.encode
        bodies, features = ([getattr(each, part) if each else None for each in heavies] for part in ("body", "features"))
        return Made(hash_of(source.body), encode(records), encode(bodies), encode(features))

    def arrived(self) -> None:
        """On another machine: is content/ here as well? Else every file would be missing. And whose modules are known here?"""
        if not exists(self._given.content):
            where = self._given.content.as_posix()
            raise DigestError("a worker of the cluster does not see this folder; put it where all do, or into a store", where)
        settings = self._given.settings
        own = [*(name for _, name in settings.readers.custom), *(name for _, names in settings.clean.after for name in names)]
        if own:
            forget(own, self._given.root)

    def __reduce__(self) -> tuple[type[Reading], tuple[Given]]:
        """What travels is what was given, with places that mean the same wherever a worker stands."""
        given, content = self._given, self._given.options.content
        options = replace(given.options, content=content if not content or url_of(content) else content.absolute())
        return Reading, (replace(given, root=given.root.absolute(), options=options),)

    def _hold(self, name: str, source: SourceFile, documents: tuple[Opened, ...]) -> None:
        if self._bytes + len(source.body) < _HELD:
            self._held[name] = (source, documents)
            self._bytes += len(source.body)


def _seconds(found: Found) -> float:
    times = _PACKED if found.path.lower().endswith(".gz") and not found.record else 1
    return _SECONDS + _A_MEGABYTE * times * (found.record.size if found.record else found.size) / 1_000_000


def _given_up(found: Found) -> Refused:
    reason = "takes too long to read"
    return Refused(found.path, "skipped", reason, (Note(found.path, 0, f"{reason} ({found.name}); skipped", "too-slow"),))


def _seconds_of_look(asked: tuple[Found, bytes]) -> float:
    return _seconds(asked[0])


def _look_given_up(asked: tuple[Found, bytes]) -> Refused:
    return _given_up(asked[0])


WHILE_LOOKING: Patience[tuple[Found, bytes], Looked | Refused] = Patience(_seconds_of_look, _look_given_up)
WHILE_MAKING: Patience[Found, Made | Refused] = Patience(_seconds, _given_up)
