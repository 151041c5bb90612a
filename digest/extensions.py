"""A function that the user named in digest.toml: found, and followed with a word about file and line where it fails."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module, invalidate_caches
from pathlib import Path
from traceback import extract_tb
from types import ModuleType
from typing import Any

from digest.errors import ConfigError, DigestError, did_you_mean

_SETTINGS = "digest.toml"


def function_named(name: str, root: Path) -> Callable[..., Any]:
    """'my_site.mail:read' -> that function, from a module beside the settings or an installed one.

    Raises ConfigError with the file and line where the module, or the function in it, is missing or broken.
    """
    module_name, _, wanted = name.partition(":")
    if str(root) not in sys.path:
        sys.path.insert(0, str(root))
    try:
        module = _imported(module_name)
    except ModuleNotFoundError as error:
        if error.name and f"{module_name}.".startswith(f"{error.name}."):
            raise _not_found(name, error.name, root) from None
        raise _failed(error, name, root, "cannot be imported") from error
    except (Exception, SystemExit) as error:
        raise _failed(error, name, root, "cannot be imported") from error
    found = getattr(module, wanted, None)
    if not callable(found):
        what = "is no function" if found is not None else "is not there"
        near = did_you_mean(wanted, [key for key, value in vars(module).items() if callable(value)])
        path = _shown(module.__file__ or module_name, root)
        raise ConfigError(f'"{wanted}" {what}{near}; {_SETTINGS} names "{name}"', path)
    return _Guarded(name, root, found)


def _imported(name: str) -> ModuleType:
    """The module, compiled anew: Python knows compiled code again by seconds and size, and a save may change neither."""
    before, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        return import_module(name)
    finally:
        sys.dont_write_bytecode = before


def forget(names: Iterable[str], root: Path) -> None:
    """Look for the modules of these functions anew, and beside these settings first: in a process that lasts, another site's module
    of this name, or an older version of it, may have been there before. Installed packages stay."""
    tops = {name.partition(":")[0].partition(".")[0] for name in names}
    own = [name for name, module in sys.modules.items() if name.partition(".")[0] in tops or _is_beside(module, root)]
    for name in (name for name in own if not _is_installed(sys.modules[name])):
        del sys.modules[name]
    sys.path[:] = [str(root), *(place for place in sys.path if place != str(root))]
    invalidate_caches()


def _is_beside(module: Any, root: Path) -> bool:
    """What the named ones import from beside the settings may have changed with them."""
    file = getattr(module, "__file__", None) or ""
    return bool(file) and module.__name__ != "__main__" and Path(file).resolve().parent == root.resolve()


def _is_installed(module: Any) -> bool:
    return "site-packages" in (getattr(module, "__file__", None) or "")


@dataclass(frozen=True, slots=True)
class _Guarded:
    """The user's function; what goes wrong in it is told with its place instead of ours."""

    name: str
    root: Path
    function: Callable[..., Any]

    def __call__(self, *given: Any) -> Any:
        try:
            return self.function(*given)
        except DigestError:
            raise
        except Exception as error:
            path = getattr(given[0], "path", "") if given else ""
            raise _failed(error, self.name, self.root, f"failed at content/{path}" if path else "failed") from error


def _not_found(name: str, missing: str, root: Path) -> ConfigError:
    """The module is not there at all: the fault is in the settings."""
    text = f'"{name}": No module named \'{missing}\'; expected "module:function" of a module beside {_SETTINGS}'
    return ConfigError(text, _SETTINGS, _line_of(name, root))


def _line_of(name: str, root: Path) -> int:
    """Where digest.toml names it, 0 for nowhere (--set)."""
    try:
        lines = (root / _SETTINGS).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return 0
    return next((number for number, line in enumerate(lines, 1) if name in line), 0)


def _failed(error: BaseException, name: str, root: Path, what: str) -> ConfigError:
    """What the user's module raised, at the user's line: the last one in the traceback below the site's folder, else the last."""
    if isinstance(error, SyntaxError) and error.filename:
        return ConfigError(f'{type(error).__name__}: {error.msg}; "{name}" {what}', _shown(error.filename, root), error.lineno or 0)
    frames = extract_tb(error.__traceback__)
    own = [frame for frame in frames if Path(frame.filename).resolve().is_relative_to(root.resolve())]
    frame = (own or frames)[-1]
    said = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return ConfigError(f'{said}; "{name}" {what}', _shown(frame.filename, root), frame.lineno or 0)


def _shown(file: str, root: Path) -> str:
    """The path as the user knows it: below the site's folder."""
    path = Path(file).resolve()
    return path.relative_to(root.resolve()).as_posix() if path.is_relative_to(root.resolve()) else path.name
