"""Which outlet published this? Asked of what the user stated, then the address, then the page, then the folder."""

from __future__ import annotations

from digest.identity.urls import host_of
from digest.model import Outlet
from digest.outlets import OutletTable
from digest.settings import Settings
from digest.text import folded, slug_of, spaced


def outlet_of(stated: str, publisher: str, url: str, path: str, table: OutletTable, settings: Settings) -> Outlet:
    """The outlet with its key (what counts) and name (what is shown); key "" for an unknown one.

    `stated` is the word of a sidecar or front matter, `publisher` what the page calls itself. Names that the editor gave win.
    """
    for word in (spaced(stated), spaced(publisher)):
        known = _known(word, table, settings) if word else ""
        if known:
            return _outlet(known, word, table, settings)
        if word and stated:
            return _outlet(_key_of(word), word, table, settings)
    host = host_of(url)
    if host:
        return _outlet(_by_domain(host, dict(table.domains)), spaced(publisher) or host, table, settings)
    folder, name = _by_folder(path, dict(table.folders)), spaced(publisher)
    if folder or name:
        return _outlet(folder or _key_of(name), name or folder, table, settings)
    return Outlet("", table.unknown)


def outlet_name_key(name: str) -> str:
    """What the spellings of one outlet's name have in common.

    >>> outlet_name_key("The Trade  Ledger") == outlet_name_key("trade ledger")
    True
    """
    return folded(spaced(name)).removeprefix("the ")


def _outlet(key: str, fallback: str, table: OutletTable, settings: Settings) -> Outlet:
    return Outlet(key, settings.source(key).name or dict(table.names).get(key, "") or fallback)


def _key_of(word: str) -> str:
    """A stated "example.org" is a domain and its own key; a name becomes a slug, or stays itself in scripts without one."""
    host = host_of("https://" + word) if " " not in word else ""
    return host or slug_of(word) or word.casefold()


def _known(word: str, table: OutletTable, settings: Settings) -> str:
    """The key of an outlet that the editor lists under this alias, domain or name; "" for none."""
    named = {name.casefold(): key for key, name in (*((s.key, s.name) for s in settings.sources if s.name), *table.names)}
    by_domain = dict(table.domains).get(host_of("https://" + word.lower()) or "-", "")
    return dict(table.aliases).get(word.casefold(), "") or by_domain or named.get(word.casefold(), "")


def _by_domain(host: str, domains: dict[str, str]) -> str:
    """The outlet of the host or of a domain above it; the host itself where nobody named one."""
    labels = host.split(".")
    return next((domains[d] for d in (".".join(labels[at:]) for at in range(len(labels) - 1)) if d in domains), host)


def _by_folder(path: str, folders: dict[str, str]) -> str:
    parts = path.split("/")[:-1]
    return next((folders[f] for f in ("/".join(parts[:n]) for n in range(len(parts), 0, -1)) if f in folders), "")
