"""Templates and static files: the user's own first, then the defaults; a page in, its bytes out.

    Theme(Path("my-site/templates"), language="de").render(page)   -> b"<!doctype html>…"

A template sees `page` (the view) and `t` (the interface texts) and nothing else. `{% extends "default/story.html" %}` in a
template of the user's own extends the default of the same name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cached_property
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from digest.cache import Cache
from digest.errors import TemplateError, did_you_mean
from digest.fingerprint import fingerprint
from digest.model import Block, File, Page
from digest.toml_files import Lines, parsed, shown, text_of

if TYPE_CHECKING:
    from jinja2 import BytecodeCache, Environment, Template
    from markupsafe import Markup

LANGUAGES = ("en", "de", "fr", "es", "uk")
_COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}|[a-z]{3,20}|(?:rgb|hsl|oklch|oklab|lab|lch)\([0-9a-z.,%/ +-]{3,60}\)")


def default_templates() -> Path:
    """Where the default templates are: beside the installed code, else in the checkout."""
    inside = Path(__file__).parent / "templates"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "templates"


class Theme:
    """The templates, static files and interface texts of a site."""

    def __init__(
        self, user: Path | None = None, defaults: Path | None = None, language: str = "en", kept: Cache | None = None
    ) -> None:
        self.user = user if user is not None and user.is_dir() else None
        self.defaults = defaults or default_templates()
        self.language = language
        self._compiled: dict[str, Template] = {}
        self._kept = kept  # of other builds: compiled templates

    # ------------------------------------------------------------ pages

    def render(self, page: Page) -> bytes:
        """The page as bytes; TemplateError with the template's file and line where it fails."""
        template = self._compiled.get(page.template) or self._load(page)
        try:
            return template.render(page=page.view, t=self._words).encode("utf-8", "replace")
        except Exception as error:
            raise self._located(error, page) from error

    def ready(self) -> None:
        """Compiles every template, so that processes which begin with what this one knows need not do it each.

        What is wrong with one is said where it is used.
        """
        for name in self._names():
            if name.endswith((".html", ".xml", ".txt")) and name not in self._compiled:
                with suppress(Exception):
                    self._compiled[name] = self._environment.get_template(name)

    def _load(self, page: Page) -> Template:
        try:
            self._compiled[page.template] = self._environment.get_template(page.template)
        except Exception as error:
            raise self._located(error, page) from error
        return self._compiled[page.template]

    @cached_property
    def _environment(self) -> Environment:
        from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined

        from digest.escaping import Pages

        default = FileSystemLoader(self.defaults)
        own = [FileSystemLoader(self.user)] if self.user else []
        environment = Pages(
            loader=ChoiceLoader([*own, default, PrefixLoader({"default": default})]),
            undefined=StrictUndefined,
            autoescape=_escaped,  # a function of the name: all but .txt
            auto_reload=False,
            bytecode_cache=_compiled(self._kept) if self._kept is not None else None,
            trim_blocks=True,  # these three, and how text is written, are in the names of compiled templates
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        environment.globals = {}
        environment.filters["inline"] = _inline()
        return environment

    def _located(self, error: Exception, page: Page) -> TemplateError:
        """The error with the file and line of the template, as far as they can be known."""
        from jinja2 import TemplateNotFound, TemplateSyntaxError

        doing = f"(while rendering {page.url})"
        if isinstance(error, TemplateSyntaxError):
            return TemplateError(
                f"{error.message} {doing}", self._shown(error.filename or error.name or page.template), error.lineno
            )
        path, line = self._where(error)
        if isinstance(error, TemplateNotFound):
            hint = did_you_mean(str(error.name), self._names())
            return TemplateError(f'no such template: "{error.name}"{hint} {doing}', path or page.template, line)
        return TemplateError(f"{error} {doing}", path or page.template, line)

    def _where(self, error: Exception) -> tuple[str, int]:
        """The innermost template that the error went through."""
        found = ("", 0)
        step = error.__traceback__
        while step is not None:
            name = step.tb_frame.f_code.co_filename
            if Path(name).is_relative_to(self.defaults) or (self.user and Path(name).is_relative_to(self.user)):
                found = (self._shown(name), step.tb_lineno)
            step = step.tb_next
        return found

    def _shown(self, name: str) -> str:
        """templates/story.html, not the whole path of this machine."""
        for folder in filter(None, (self.user, self.defaults)):
            if Path(name).is_relative_to(folder):
                return f"{folder.name}/{Path(name).relative_to(folder).as_posix()}"
        return name

    # ------------------------------------------------------------ texts

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The interface texts of the language, English where it has none, the user's own (templates/texts/de.toml) over both."""
        texts = dict(_catalogue(self.defaults / "texts" / "en.toml"))
        code = self.language.partition("-")[0].lower()
        for folder in filter(None, (self.defaults, self.user)):
            texts |= _catalogue(folder / "texts" / f"{code}.toml")
        return texts

    @cached_property
    def _words(self) -> SimpleNamespace:
        """The texts as `t.name`: a dict's own methods must not stand before a text called "copies"."""
        return SimpleNamespace(**self.texts)

    # ------------------------------------------------------------ files

    def names(self) -> tuple[str, ...]:
        """The default templates, texts and static files by name: what `theme eject` can copy."""
        return tuple(self._names())

    def source(self, name: str) -> bytes:
        """The bytes of a default template."""
        if name not in self._names():
            raise TemplateError(f'no such template: "{name}"{did_you_mean(name, self._names())}')
        return (self.defaults / name).read_bytes()

    def _names(self) -> list[str]:
        return sorted(_files(self.defaults))

    def assets(self, accent: str = "") -> tuple[File, ...]:
        """The static files: the defaults with the user's own over them; the accent colour goes to the end of the style sheet."""
        found = {name: path for name, path in _files(self.defaults).items() if name.startswith("static/")}
        if self.user:
            found |= {name: path for name, path in _files(self.user).items() if name.startswith("static/")}
        return tuple(File(name, _styled(name, found[name].read_bytes(), accent)) for name in sorted(found))

    @cached_property
    def fingerprint(self) -> str:
        """Of all templates, texts and static files: changes when any of them does."""
        parts: list[str | bytes] = []
        for folder in filter(None, (self.defaults, self.user)):
            for name, path in sorted(_files(folder).items()):
                parts += [name, path.read_bytes()]
            parts.append("")
        return fingerprint(*parts)


def _escaped(name: str | None) -> bool:
    """Everything is escaped but plain text for machines: robots.txt has no entities."""
    return not (name or "").endswith(".txt")


def _compiled(kept: Cache) -> BytecodeCache:
    """Compiled templates, known again by their names and sources: compiling costs a small build a third of its time."""
    from jinja2 import BytecodeCache
    from jinja2.bccache import Bucket

    def name(bucket: Bucket) -> str:
        return f"written trim lstrip keep {bucket.key} {bucket.checksum}"

    class Compiled(BytecodeCache):
        def load_bytecode(self, bucket: Bucket) -> None:
            body = kept.get(name(bucket))
            if body:
                bucket.load_bytecode(BytesIO(body))

        def dump_bytecode(self, bucket: Bucket) -> None:
            kept.put(name(bucket), bucket.bytecode_to_string())

    return Compiled()


def _inline() -> Callable[[Block], Markup]:
    """The one place where markup is taken as it is: a block's inline html, made safe when the block was made."""
    from markupsafe import Markup, escape

    def inline(block: Block) -> Markup:
        return Markup(block.html) if block.html else escape(block.text)  # noqa: S704

    return inline


def _files(folder: Path) -> dict[str, Path]:
    """Every file below the folder by its name there; editors' files left out."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not path.name.startswith(".") and not path.name.endswith(("~", ".swp", ".tmp")):
            found[name] = path
    return found


def _catalogue(path: Path) -> dict[str, str]:
    """The texts of one file; {} where there is none."""
    name = f"{path.parent.parent.name}/texts/{path.name}"
    text = text_of(path, name)
    table, lines = parsed(text, name), Lines(text, name)
    for key, value in table.items():
        if not isinstance(value, str):
            raise lines.error(key, f'expected a text such as {key} = "…", got {shown(value)}')
    return table


def _styled(name: str, body: bytes, accent: str) -> bytes:
    """The style sheet with the site's accent colour."""
    if name != "static/paper.css" or not accent:
        return body
    if not _COLOUR.fullmatch(accent):
        raise TemplateError(f'site.accent: expected a CSS colour like "#9a1f1a", got "{accent}"')
    dark = f"color-mix(in oklab, {accent} 45%, white)"
    rules = (
        f":root {{ --accent: {accent}; }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root:not([data-theme='light']) {{ --accent: {dark}; }} }}\n"
        f"@media screen {{ :root[data-theme='dark'] {{ --accent: {dark}; }} }}\n"
    )
    return body + b"\n/* the site's own accent: site.accent in digest.toml */\n" + rules.encode()
