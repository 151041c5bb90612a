"""What can go wrong, and how it is said: where, what, what would be right."""

from __future__ import annotations

from collections.abc import Iterable

from digest.text import visible


class DigestError(Exception):
    """A fault of the input or the environment that ends a run: one line, no traceback, exit code 2.

    >>> str(DigestError("expected a whole number", "digest.toml", 7))
    'digest.toml:7: expected a whole number'
    """

    def __init__(self, text: str, path: str = "", line: int = 0) -> None:
        self.text, self.path, self.line = text, path, line
        super().__init__(located(text, path, line))

    def __reduce__(self) -> tuple[type[DigestError], tuple[str, str, int]]:
        return type(self), (self.text, self.path, self.line)


class ConfigError(DigestError):
    """A setting that digest cannot follow."""


class TemplateError(DigestError):
    """A template that cannot be loaded or rendered."""


class LedgerError(DigestError):
    """A ledger that cannot be read or must not be written."""


class PublishError(DigestError):
    """The site could not be written; the old one stands untouched."""


def located(text: str, path: str = "", line: int = 0) -> str:
    """`path:line: text`, as editors can click it; control characters are made visible."""
    where = "".join((visible(path), f":{line}" if line else "", ": ")) if path else ""
    return where + visible(text)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """' (did you mean "window_days"?)' for a near miss, else ''."""
    import difflib

    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f' (did you mean "{near[0]}"?)' if near else ""
