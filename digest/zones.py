"""The site's time zone, from the zone data that comes with a package: never from the machine."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from digest.errors import did_you_mean


@cache
def zone(name: str) -> ZoneInfo:
    """The zone of that name; ValueError, with the nearest known name, for one that does not exist.

    >>> zone("Europe/Kyiv").key
    'Europe/Kyiv'
    """
    known = _known()
    if name not in known:
        raise ValueError(f'no such time zone: "{name}"{did_you_mean(name, known)}; names look like Europe/Kyiv')
    with files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as stream:
        return ZoneInfo.from_file(stream, key=name)


@cache
def _known() -> tuple[str, ...]:
    return tuple(files("tzdata").joinpath("zones").read_text(encoding="utf-8").split())
