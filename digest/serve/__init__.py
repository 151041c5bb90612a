"""A preview of the site for the person at this machine: read-only, loopback only, and it reloads what changed.

server = serve(Path("site"), base_path="/news/", say=print)
server.url                        "http://localhost:8000/news/"
server.changed({"index.html"})    pages of these addresses reload
server.failed("digest.toml:7: …") shown over the last good page, until changed() or mended()
server.close()
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Collection
from pathlib import Path
from threading import Thread
from types import TracebackType

from digest.errors import DigestError
from digest.serve.answers import Handler, Listener
from digest.serve.news import News

DEFAULT_PORT = 8000
_TRIES = 50
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


class Server:
    """A running preview; made by `serve`."""

    def __init__(self, listener: Listener, news: News) -> None:
        self._listener, self._news = listener, news
        self._thread = Thread(target=listener.serve_forever, kwargs={"poll_interval": 0.2}, name="preview", daemon=True)
        self._thread.start()

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self._listener.server_address[1])

    @property
    def url(self) -> str:
        """What to open in a browser."""
        return f"http://localhost:{self.port}{self._listener.base_path}"

    def changed(self, urls: Collection[str]) -> None:
        """These addresses were written or removed: whoever shows one of them reloads. Ends an error that was shown."""
        self._news.changed(urls)

    def failed(self, text: str) -> None:
        """Show an error over the page; the last good site stays readable under it."""
        self._news.failed(text)

    def mended(self) -> None:
        """The build works again, whether or not a page changed."""
        self._news.changed(())

    def close(self) -> None:
        """Stop listening, and end the connections that wait for news."""
        self._news.close()
        self._listener.shutdown()
        self._listener.server_close()
        self._thread.join(2)

    def __enter__(self) -> Server:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def serve(
    site: Path,
    *,
    port: int | None = None,
    host: str = "127.0.0.1",
    base_path: str = "/",
    say: Callable[[str], None] = lambda _: None,
) -> Server:
    """Serve the folder in the background. Without a port the first free one from 8000 on is taken, with a word when it
    is another; a port that was asked for and is taken is an error, and so is a host that others can reach.

    `base_path` is the path of the site's base URL: the site is found under it, and "/" leads there.
    """
    if host not in _LOOPBACK:
        known = ", ".join(sorted(_LOOPBACK))
        raise DigestError(f"the preview is for this machine only: host must be one of {known}, not {host!r}")
    path = "/" + base_path.strip("/") + "/" if base_path.strip("/") else "/"
    news = News()
    wanted = range(DEFAULT_PORT, DEFAULT_PORT + _TRIES) if port is None else range(port, port + 1)
    for number in wanted:
        try:
            listener = Listener((host, number), Handler, Path(os.path.abspath(site)), path, news)  # noqa: PTH100 (links stay)
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise DigestError(f"cannot listen on {host}: {os.strerror(error.errno or 0)}") from error
            continue
        except OverflowError as error:
            raise DigestError(f"port must be 0 to 65535, not {number}") from error
        if port is None and number != DEFAULT_PORT:
            say(f"port {DEFAULT_PORT} is taken; using {number}")
        return Server(listener, news)
    taken = f"port {port} is taken or not allowed" if port is not None else f"ports {wanted[0]} to {wanted[-1]} are taken"
    raise DigestError(f"{taken}; choose another with --port")


__all__ = ["DEFAULT_PORT", "Server", "serve"]
