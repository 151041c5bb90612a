"""The preview gives the site's own files to this machine's own browser, and nothing else to anybody."""

from __future__ import annotations

import http.client
import json
import os
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from digest.errors import DigestError
from digest.model import File
from digest.output import publish
from digest.serve import DEFAULT_PORT, Server, serve
from digest.serve.news import News

PAGE = b"<!doctype html><title>x</title><body><p>hello</p></body></html>"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    for name, body in {
        "index.html": PAGE, "404.html": b"<body>not here</body>", "story/a b.html": PAGE, "story/index.html": PAGE, "a.css": b"p{}",
        "feed.xml": b"<rss/>", "x.pf_meta": b"\x00", ".secret": b"SECRET", "d/.env": b"SECRET", "no-body.html": b"text",
    }.items():  # fmt: skip
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(body)
    (tmp_path / "secret.txt").write_text("SECRET")
    return folder


@pytest.fixture
def server(site: Path) -> Iterator[Server]:
    with serve(site, port=0) as running:
        yield running


Answer = tuple[int, dict[str, str], bytes]


def get(server: Server, path: str, method: str = "GET", **headers: str) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    try:
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in {"Host": f"localhost:{server.port}", **headers}.items():
            if value is not None:
                connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    finally:
        connection.close()


def raw(server: Server, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", server.port), 10) as connection:
        connection.sendall(request)
        found = b""
        while part := connection.recv(65536):
            found += part
        return found


class TestFiles:
    def test_pages_get_the_reload_script_and_files_do_not_change(self, server: Server, site: Path) -> None:
        status, headers, body = get(server, "/")
        assert (status, headers["content-type"]) == (200, "text/html; charset=utf-8")
        assert (
            body.startswith(PAGE[:-14])
            and b'<script src="/.digest/reload.js"' in body
            and body.endswith(b"</script></body></html>")
        )
        assert get(server, "/no-body.html")[2].startswith(b"text<script")
        assert (site / "index.html").read_bytes() == PAGE

    @pytest.mark.parametrize(
        ("path", "kind", "body"),
        [
            ("/a.css", "text/css; charset=utf-8", b"p{}"), ("/a.css?v=1", "text/css; charset=utf-8", b"p{}"),
            ("/feed.xml", "application/xml; charset=utf-8", b"<rss/>"), ("/x.pf_meta", "application/octet-stream", b"\x00"),
        ],
    )  # fmt: skip
    def test_other_files_are_as_they_are(self, server: Server, path: str, kind: str, body: bytes) -> None:
        status, headers, found = get(server, path)
        assert (status, headers["content-type"], found) == (200, kind, body)

    def test_names_are_decoded_once(self, server: Server) -> None:
        assert get(server, "/story/a%20b.html")[0] == 200
        assert get(server, "/story/a%2520b.html")[0] == 404

    def test_folders(self, server: Server) -> None:
        assert get(server, "/story/")[0] == 200
        status, headers, _ = get(server, "/story")
        assert (status, headers["location"]) == (302, "/story/")
        assert get(server, "/d/")[0] == 404

    def test_head_has_no_body(self, server: Server) -> None:
        status, headers, body = get(server, "/a.css", "HEAD")
        assert (status, headers["content-length"], body) == (200, "3", b"")

    def test_known_files_are_not_sent_again(self, server: Server, site: Path) -> None:
        tag = get(server, "/a.css")[1]["etag"]
        assert get(server, "/a.css", If_None_Match=tag)[::2] == (304, b"")
        (site / "a.css").write_bytes(b"q{}!")
        assert get(server, "/a.css", If_None_Match=tag)[::2] == (200, b"q{}!")

    def test_missing_pages(self, server: Server, site: Path) -> None:
        status, _, body = get(server, "/nope<script>")
        assert (status, body[:14]) == (404, b"<body>not here")
        (site / "404.html").unlink()
        assert get(server, "/nope<script>")[::2] == (404, b"404 Not Found\n")

    def test_headers(self, server: Server) -> None:
        for path in ("/", "/a.css", "/nope", "/.digest/reload.js"):
            headers = get(server, path)[1]
            assert headers["x-content-type-options"] == "nosniff"
            assert headers["referrer-policy"] == "no-referrer"
            assert headers["cache-control"] == "no-cache"
            assert "unsafe-inline" not in headers["content-security-policy"]
            assert "'wasm-unsafe-eval'" in headers["content-security-policy"]
            assert headers["server"] == "digest"

    def test_a_page_that_forbids_all_scripts_still_reloads(self, server: Server, site: Path) -> None:
        policy = b"""<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'">"""
        (site / "strict.html").write_bytes(policy + PAGE)
        body = get(server, "/strict.html")[2]
        assert b"default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'" in body

    def test_below_the_path_of_the_base_url(self, site: Path) -> None:
        with serve(site, port=0, base_path="/news/daily/") as server:
            assert server.url == f"http://localhost:{server.port}/news/daily/"
            assert get(server, "/")[1]["location"] == "/news/daily/"
            assert get(server, "/news/daily/a.css")[0] == 200
            assert get(server, "/news/daily/story")[1]["location"] == "/news/daily/story/"
            assert get(server, "/a.css")[0] == get(server, "/news/a.css")[0] == 404

    def test_during_many_publishings_every_page_is_whole(self, tmp_path: Path) -> None:
        def make(turn: int) -> None:
            body = b"%d " % turn * 500
            publish([File("a.txt", body), File("b/c.txt", body), File(f"{turn % 2}.txt", b"")], tmp_path / "s", tmp_path / "state")

        make(0)
        stop = threading.Event()
        found: list[Answer] = []
        with serve(tmp_path / "s", port=0) as server:

            def reader() -> None:
                while not stop.is_set():
                    found.extend(get(server, path) for path in ("/a.txt", "/b/c.txt"))

            thread = threading.Thread(target=reader)
            thread.start()
            for turn in range(40):
                make(turn)
            stop.set()
            thread.join()
        assert found
        assert {status for status, _, _ in found} == {200}
        assert all(len(set(body.split())) == 1 for _, _, body in found)


class TestRefusals:
    @pytest.mark.parametrize(
        "host",
        [
            "evil.example",
            "127.0.0.1.evil.example",
            "localhost.evil.example",
            "169.254.169.254",
            "",
            "localhost:80:80",
            "[::2]",
            "0.0.0.0",
        ],
    )
    def test_other_hosts(self, server: Server, host: str) -> None:
        assert get(server, "/", Host=host)[0] == 403

    @pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1:8000", "[::1]:8000"])
    def test_own_hosts(self, server: Server, host: str) -> None:
        assert get(server, "/", Host=host)[0] == 200

    def test_no_host_or_two(self, server: Server) -> None:
        assert raw(server, b"GET / HTTP/1.1\r\n\r\n").startswith(b"HTTP/1.1 403")
        assert raw(server, b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil\r\n\r\n").startswith(b"HTTP/1.1 403")

    @pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://localhost:1", "http://localhost.evil:80"])
    def test_other_origins(self, server: Server, origin: str) -> None:
        assert get(server, "/.digest/events", Origin=origin)[0] == 403

    def test_parts_of_foreign_pages(self, server: Server) -> None:
        assert get(server, "/a.css", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="no-cors")[0] == 403
        assert get(server, "/", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="navigate")[0] == 200

    @pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
    def test_other_methods(self, server: Server, method: str) -> None:
        status, headers, _ = get(server, "/", method)
        assert (status, headers["allow"]) == (405, "GET, HEAD")

    @pytest.mark.parametrize(
        "path",
        [
            "/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/story/..%2f..%2fsecret.txt", "/%252e%252e/secret.txt",
            "/..%5csecret.txt", "/\\..\\secret.txt", "//secret.txt", "/.secret", "/d/.env", "/%2esecret", "/story//index.html",
            "/./index.html", "/%00", "/a%00.css", "/%ff", "/" + "n" * 300, "/out.html", "/ln/secret.txt", "/pipe", "/index.html/",
        ],
    )  # fmt: skip
    def test_ways_out(self, server: Server, site: Path, path: str) -> None:
        (site / "out.html").symlink_to(site.parent / "secret.txt")
        (site / "ln").symlink_to(site.parent)
        os.mkfifo(site / "pipe")
        status, _, body = get(server, path)
        assert status == 404
        assert b"SECRET" not in body

    @pytest.mark.parametrize(
        "request_",
        [
            b"\x16\x03\x01\x00\xa5\r\n\r\n", b"GET /" + b"a" * 70000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
            b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"X: y\r\n" * 10000 + b"\r\n",
            b"GET http://x/../secret.txt HTTP/1.1\r\nHost: localhost\r\n\r\n",
            b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello",
        ],
        ids=["TLS", "long", "many headers", "absolute", "version", "body"],
    )  # fmt: skip
    def test_odd_requests_are_answered_with_a_refusal(self, server: Server, request_: bytes) -> None:
        head = raw(server, request_).split(b"\r\n")[0]
        assert head.startswith((b"HTTP/1.1 4", b"HTTP/1.1 5"))

    def test_silent_clients_do_not_keep_others_out(self, server: Server) -> None:
        silent = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(60)]
        assert get(server, "/")[0] == 200
        for connection in silent:
            connection.close()


class TestPorts:
    def test_an_asked_for_port_that_is_taken_is_an_error(self, server: Server, site: Path) -> None:
        with pytest.raises(DigestError, match=f"port {server.port} is taken"):
            serve(site, port=server.port)

    def test_the_next_free_port_is_said(self, site: Path) -> None:
        said: list[str] = []
        with serve(site, say=said.append) as one, serve(site, say=said.append) as two:
            assert DEFAULT_PORT <= one.port < two.port
            assert said[-1] == f"port {DEFAULT_PORT} is taken; using {two.port}"

    def test_this_machine_only(self, site: Path) -> None:
        with pytest.raises(DigestError, match="this machine only"):
            serve(site, port=0, host="0.0.0.0")

    def test_a_closed_server_frees_its_port(self, site: Path) -> None:
        with serve(site, port=0) as server:
            port = server.port
        with serve(site, port=port) as server:
            assert get(server, "/")[0] == 200


class TestNews:
    def events(self, server: Server, since: str) -> Iterator[dict[str, object]]:
        with socket.create_connection(("127.0.0.1", server.port), 10) as connection, connection.makefile("rb") as lines:
            connection.sendall(f"GET /.digest/events?since={since} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            for line in lines:
                if line.startswith(b"data: "):
                    yield json.loads(line[6:])

    def now(self, server: Server) -> str:
        return get(server, "/")[2].split(b'data-since="')[1].split(b'"')[0].decode()

    def test_an_open_page_hears_what_changed(self, server: Server) -> None:
        events = self.events(server, self.now(server))
        assert next(events) == {"all": False, "urls": [], "error": ""}
        server.changed({"index.html", "a.css"})
        assert next(events) == {"all": False, "urls": ["a.css", "index.html"], "error": ""}
        server.failed("front.html:3: <b>")
        assert next(events) == {"all": False, "urls": [], "error": "front.html:3: <b>"}
        server.mended()
        assert next(events) == {"all": False, "urls": [], "error": ""}

    def test_a_page_hears_what_it_missed(self, server: Server) -> None:
        since = self.now(server)
        server.changed({"index.html"})
        server.failed("broken")
        assert next(self.events(server, since)) == {"all": False, "urls": ["index.html"], "error": "broken"}

    @pytest.mark.parametrize("since", ["", "other-1", "x", "-", "%00"])
    def test_a_page_of_another_time_reloads(self, server: Server, since: str) -> None:
        assert next(self.events(server, since))["all"] is True

    def test_a_page_that_is_far_behind_reloads(self) -> None:
        news = News()
        first = news.now
        for n in range(300):
            news.changed({f"{n}.html"})
        message = next(news.listen(first))
        assert b'"all": true' in message
        news.changed({str(n) for n in range(3_000)})
        assert b'"all": true' in next(news.listen(news._name(300)))

    def test_many_listeners_do_not_pile_up(self, server: Server) -> None:
        threads = threading.active_count()
        streams = [self.events(server, "") for _ in range(80)]
        for stream in streams:
            next(stream)
        assert get(server, "/")[0] == 200
        end = time.monotonic() + 10
        while threading.active_count() > threads + 60 and time.monotonic() < end:
            time.sleep(0.01)
        assert threading.active_count() <= threads + 60
        for stream in streams:
            stream.close()  # type: ignore[attr-defined]
