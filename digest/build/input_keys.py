"""What do a file's records depend on?

On its bytes, its path, what its sidecars declare, the settings, the outlets and names files, the code, the packages that read, and
those lines of its own that its outlet repeats. All of that is in the keys.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from pathlib import Path

from digest.build.given import Given
from digest.build.records import Lines, Shared, hashes_of
from digest.build.stamps import PACKAGE, READ_WITH, stamp_of
from digest.files import Found
from digest.fingerprint import fingerprint, key_of
from digest.settings import Settings

_ROOMS = ("readers", "clean", "dates", "group", "identity")


def base_key(given: Given) -> str:
    """What every file's records depend on besides the file."""
    settings = given.settings
    parts = (
        settings.readers,
        settings.clean,
        settings.dates,
        settings.sources,
        settings.site.time_zone,
        given.outlets,
        given.names,
    )
    own = [part for path in extensions(given) for part in (path.name, path.read_bytes())]
    return fingerprint(_code_stamp(), repr(parts), repr(given.options.as_of), *own_modules(given.settings), *own)


@cache
def _code_stamp() -> str:
    """A fingerprint of the code that makes records, and of the packages that it uses."""
    rooms = [path for room in _ROOMS for path in sorted((PACKAGE / room).rglob("*.py"))]
    return stamp_of([*sorted(PACKAGE.glob("*.py")), *rooms, PACKAGE / "build" / "records.py"], READ_WITH)


def input_key(found: Found, base: str, known: bytes, given: Given) -> str:
    """All that the first look depends on."""
    modified = str(found.mtime_ns) if given.settings.dates.file_time else ""
    return key_of(base, found.name, found.declared_print, modified, known.hex())


def records_key(input_key: str, lines: Sequence[Lines], shared: Shared) -> str:
    """All that the records depend on, now that it is known what each outlet repeats."""
    return key_of(input_key, *_repeated(lines, shared))


def _repeated(lines: Sequence[Lines], shared: Shared) -> Iterator[str]:
    """Those lines of the file that its outlet repeats: all that its records take from the profile."""
    for each in lines:
        known = shared.get(each.outlet)
        yield each.outlet
        yield repr(sorted(known.intersection(hashes_of(each)))) if known else ""


def repeated_print(lines: Collection[int]) -> str:
    """A fingerprint of what one outlet repeats."""
    return fingerprint(array("Q", sorted(lines)).tobytes())


def extensions(given: Given) -> tuple[Path, ...]:
    """The files that the user's own readers and rules are made of: those beside the settings, and the packages that are named."""
    places = module_places(given.settings, given.root)
    inside = [path for place in places if place.is_dir() for path in sorted(place.rglob("*.py"))]
    return (*(place for place in places if place.is_file()), *inside)


def module_places(settings: Settings, root: Path) -> tuple[Path, ...]:
    """Where the user's own modules are looked for: files beside the settings, then folders of packages, be they there or not."""
    names = sorted({name.partition(":")[0].split(".")[0] for name in own_modules(settings)})
    if not names:
        return ()
    files = sorted({*root.glob("*.py"), *(root / f"{name}.py" for name in names)})
    return (*files, *(root / name for name in names))


def own_modules(settings: Settings) -> tuple[str, ...]:
    """The user's functions that take part in a build, as digest.toml names them."""
    rules = (name for _, names in settings.clean.after for name in names)
    return (*(name for _, name in settings.readers.custom), *rules, *settings.pages.extra)
