"""How is each request answered? GET and HEAD for this machine's own browser; everything else gets a short refusal."""

from __future__ import annotations

import contextlib
import re
import socket
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socketserver import TCPServer, ThreadingMixIn
from threading import Lock
from typing import Any
from urllib.parse import parse_qs, quote

from digest.serve import files, pages
from digest.serve.news import News

_HOST = re.compile(r"(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?", re.I)
_ORIGIN = re.compile(r"http://(?:localhost|127\.0\.0\.1|\[::1\]):(\d{1,5})", re.I)
_CONNECTIONS = 256
_PATIENCE = 10.0  # seconds for a client to say what it wants

# strict, and still enough for the site's own scripts and for search, whose index is read by WebAssembly
_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data:; "
    "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-cache",
}


class Listener(ThreadingMixIn, TCPServer):
    """Takes connections, so many at a time and no more; each has its own thread."""

    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], handler: type[Handler], site: Path, base_path: str, news: News) -> None:
        self.site, self.base_path, self.news = site, base_path, news
        self._lock, self._count = Lock(), 0
        if ":" in address[0]:
            self.address_family = socket.AF_INET6
        super().__init__(address, handler)

    def verify_request(self, request: Any, client_address: Any) -> bool:  # noqa: ARG002 (the library's names)
        """Beyond the limit the newest connection is closed at once."""
        with self._lock:
            return self._count < _CONNECTIONS

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Count the connections that are open."""
        with self._lock:
            self._count += 1
        try:
            super().process_request_thread(request, client_address)
        finally:
            with self._lock:
                self._count -= 1

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is no news."""


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    server_version, sys_version = "digest", ""
    timeout = _PATIENCE
    server: Listener

    def do_GET(self) -> None:
        """Answer with a file, a redirection, the reload script, the news, or a refusal."""
        if not self._welcome():
            return
        if self.path == pages.SCRIPT_URL:
            self._send(200, pages.script(), "text/javascript; charset=utf-8")
        elif self.path.partition("?")[0] == pages.EVENTS_URL:
            self._tell_news()
        elif self.path == "/" and self.server.base_path != "/":
            self._send(302, b"", "text/plain; charset=utf-8", {"Location": self.server.base_path})
        else:
            self._send_file()

    do_HEAD = do_GET

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002
        """A line of plain text that repeats nothing of the request; the connection ends."""
        code = 405 if code == 501 else code
        self.close_connection = True
        if not hasattr(self, "path"):  # a request line that could not be read
            self.path, self.request_version, self.command = "/", "HTTP/1.1", "GET"
        self.request_version = "HTTP/1.1"
        extra = {"Connection": "close", **({"Allow": "GET, HEAD"} if code == 405 else {})}
        with contextlib.suppress(OSError):
            self._send(
                code, f"{code} {self.responses.get(code, ('refused', ''))[0]}\n".encode(), "text/plain; charset=utf-8", extra
            )
            self._drain()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the terminal belongs to the builds."""

    def version_string(self) -> str:
        """No versions for strangers."""
        return self.server_version

    def _welcome(self) -> bool:
        """Only this machine's own pages may ask, by a name that nobody else can point here (DNS rebinding)."""
        hosts = self.headers.get_all("Host") or []
        origin = self.headers.get("Origin")
        site, mode = self.headers.get("Sec-Fetch-Site", "none"), self.headers.get("Sec-Fetch-Mode")
        body = self.headers.get("Content-Length", "0").strip() != "0" or self.headers.get("Transfer-Encoding")
        ours = len(hosts) == 1 and _HOST.fullmatch(hosts[0].strip()) and (origin is None or self._own(origin))
        if not ours or (site in ("cross-site", "same-site") and mode != "navigate"):
            self.send_error(403)
        elif body or not self.path.startswith("/"):
            self.send_error(400)
        else:
            return True
        return False

    def _own(self, origin: str) -> bool:
        """The page that asks came from here: same name as in Host, same port."""
        return bool(_ORIGIN.fullmatch(origin)) and origin.lower() == "http://" + self.headers["Host"].strip().lower()

    def _send_file(self) -> None:
        base = self.server.base_path
        parts = files.parts_of(self.path, base)
        if parts is None:
            self._send_missing()
            return
        now = self.server.news.now  # before the file is read: a page is told of one change too many rather than too few
        found = files.find(self.server.site, parts)
        if found is not None:
            self._send_found(found, "/".join(parts) + ("" if parts[-1] else "index.html"), now)
        elif parts[-1] and files.is_folder(self.server.site, parts):
            self._send(302, b"", "text/plain; charset=utf-8", {"Location": base + quote("/".join(parts)) + "/"})
        else:
            self._send_missing()

    def _send_found(self, found: files.Found, url: str, now: str, status: int = 200) -> None:
        tag = f'"{found.tag}"'
        body = found.body
        if found.type.startswith("text/html"):
            body = pages.with_reload(body, now, url)
            tag = f'"{found.tag}-{now}"'
        known = [one.strip().removeprefix("W/") for one in self.headers.get("If-None-Match", "").split(",")]
        if status == 200 and (tag in known or known == ["*"]):
            self._send(304, b"", found.type, {"ETag": tag})
        else:
            self._send(status, body, found.type, {"ETag": tag} if status == 200 else {})

    def _send_missing(self) -> None:
        now = self.server.news.now
        found = files.find(self.server.site, ("404.html",))
        if found is None:
            self._send(404, b"404 Not Found\n", "text/plain; charset=utf-8")
        else:
            self._send_found(found, "404.html", now, 404)

    def _send(self, status: int, body: bytes, kind: str, extra: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {**_HEADERS, **(extra or {})}.items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD" and status != 304:
            self.wfile.write(body)

    def _tell_news(self) -> None:
        """Server-sent events, until the page is closed."""
        query = parse_qs(self.path.partition("?")[2])
        since = self.headers.get("Last-Event-ID") or query.get("since", [""])[0]
        self.close_connection = True
        self.send_response(200)
        for name, value in {**_HEADERS, "Content-Type": "text/event-stream; charset=utf-8", "Connection": "close"}.items():
            self.send_header(name, "no-store" if name == "Cache-Control" else value)
        self.end_headers()
        if self.command == "HEAD":
            return
        with contextlib.suppress(OSError):
            for message in self.server.news.listen(since):
                self.wfile.write(message)

    def _drain(self) -> None:
        """Read what the client still sends: closing on unread bytes would take the answer away from it."""
        self.wfile.flush()
        self.connection.shutdown(socket.SHUT_WR)
        self.connection.settimeout(0.3)
        for _ in range(32):
            if not self.connection.recv(65_536):
                return
