"""The same value with other fields, be it a dataclass or a Struct."""

from __future__ import annotations

import dataclasses
from typing import Any, TypeVar

from msgspec import Struct, structs

T = TypeVar("T")


def replace(value: T, /, **fields: Any) -> T:
    """As the standard library's, which knows dataclasses only."""
    return structs.replace(value, **fields) if isinstance(value, Struct) else dataclasses.replace(value, **fields)  # type: ignore[type-var]
