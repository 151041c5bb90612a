"""The site's time zone, from the zone data that comes with a package: never from the machine."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pkgutil import get_data  # a tenth of the price of importing importlib.resources
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
    return ZoneInfo.from_file(BytesIO(_tzdata(f"zoneinfo/{name}")), key=name)


@cache
def _known() -> tuple[str, ...]:
    return tuple(_tzdata("zones").decode("utf-8").split())


def _tzdata(name: str) -> bytes:
    found = get_data("tzdata", name)
    assert found is not None, "a wheel or a folder can be read"
    return found
