"""How does text get into a page? Escaped where it is written, as Jinja2 does it, at a fifth of the price.

Jinja2 makes a Markup of every text that it writes, only to join them. Nobody needs those: here a text without special characters
is written as it is. Imports Jinja2, so whoever needs no page does not import this.
"""

from __future__ import annotations

from types import BuiltinMethodType
from typing import Any

from jinja2 import Environment
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape


def written(value: Any) -> str:
    """The value as it stands in a page; the same characters as markupsafe's.

    >>> print(written("Toll & Esker"), written("Averin"), written(12))
    Toll &amp; Esker Averin 12
    """
    if type(value) is str:
        special = "&" in value or "<" in value or ">" in value or '"' in value or "'" in value
        return escape(value) if special else value
    return value if type(value) is Markup else escape(value)


class _Generator(CodeGenerator):
    """Compiles templates that write with the environment's own `escape`."""

    def write_commons(self) -> None:
        """What stands at the head of every block."""
        super().write_commons()
        self.writeline("escape = environment.written")


class _Context(Context):
    """Calls what templates call most, macros and methods of texts, without asking first what they want to be told."""

    def call(self, called: Any, *args: Any, **named: Any) -> Any:
        """As Jinja2's."""
        kind = type(called)
        if kind is Macro:
            args = (self.eval_ctx, *args)
        elif kind is not BuiltinMethodType:
            return super().call(called, *args, **named)
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        return called(*args, **named)


class Pages(Environment):
    """An environment for pages."""

    code_generator_class = _Generator
    context_class = _Context
    written = staticmethod(written)
