"""Downloads against a server on this machine that does what servers do on bad days."""

import hashlib
import threading
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.training_runs import Listener
from wlnet import Session
from wlnet.expr.message import MessageError
from wlnet.training.data.download import NotFetched, Patience, Remote, fetched
from wlnet.training.data.published import Way, obtained

CONTENT = bytes(range(256)) * 400  # 102 400 bytes
SHA256 = hashlib.sha256(CONTENT).hexdigest()
HASTE = Patience(connection=1.0, silence=0.3, pause=0.0, tries=2)


class Server(BaseHTTPRequestHandler):
    """What it does follows from the first word of the path; the requests are kept in `asked`."""

    asked: list = []  # noqa: RUF012

    def do_GET(self):
        kind = self.path.split("/")[1]
        start = int((self.headers.get("Range") or "bytes=0-")[6:-1])
        self.asked.append((kind, start))
        if kind == "missing":
            self.send_error(404)
        elif kind == "refusing" and start:
            self.send_error(416)
        else:
            ranges = kind not in ("norange", "unwilling")
            body = b"no" * (len(CONTENT) // 2) if kind == "wrong" else CONTENT[start if ranges else 0 :]
            self.send_response(206 if start and ranges else 200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.send_body(kind, body, first=len([k for k, _ in self.asked if k == kind]) == 1)

    def send_body(self, kind, body, first):
        if kind == "unwilling" or (kind in ("truncated", "norange", "refusing") and first):
            body = body[:50_000]
        if kind == "stalling" and first:
            self.wfile.write(body[:50_000])
            self.wfile.flush()
            time.sleep(1.0)
            return
        for at in range(0, len(body), 10_000):
            self.wfile.write(body[at : at + 10_000])

    def log_message(self, *args):
        pass

    def handle(self):
        with suppress(ConnectionError):  # the client may have gone
            super().handle()


@pytest.fixture
def server():
    Server.asked = []
    with ThreadingHTTPServer(("127.0.0.1", 0), Server) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def remote(server, *kinds, size=102_400, name="some.bin"):
    return Remote("folder", name, SHA256, size, tuple(f"{server}/{kind}/{name}" for kind in kinds))


def brought(server, folder, *kinds, host=None, **fields):
    path = fetched(remote(server, *kinds, **fields), folder / "some.bin", host or Listener(), HASTE)
    assert path.read_bytes() == CONTENT
    assert [one.name for one in folder.iterdir()] == ["some.bin"]  # nothing temporary is left
    return Server.asked


def test_a_file_that_is_there(server, tmp_path):
    assert brought(server, tmp_path / "new" / "folder", "good") == [("good", 0)]


def test_a_file_whose_size_nobody_has_said(server, tmp_path):
    brought(server, tmp_path, "good", size=None)


@pytest.mark.parametrize("kind", ["truncated", "stalling"])
def test_a_break_is_gone_on_from(server, tmp_path, kind):
    (first, second) = brought(server, tmp_path, kind)
    assert first == (kind, 0)
    assert 0 < second[1] <= 50_000


def test_a_server_without_ranges_is_asked_for_everything_again(server, tmp_path):
    assert [start for _, start in brought(server, tmp_path, "norange")] == [0, 50_000]


def test_a_server_that_refuses_the_range_is_asked_for_everything_again(server, tmp_path):
    assert [start for _, start in brought(server, tmp_path, "refusing")][-1] == 0


def test_what_an_earlier_call_left_is_gone_on_from(server, tmp_path):
    (tmp_path / "some.bin.part").write_bytes(CONTENT[:70_000])
    assert brought(server, tmp_path, "good") == [("good", 70_000)]


def test_what_an_earlier_call_left_may_be_whole(server, tmp_path):
    (tmp_path / "some.bin.part").write_bytes(CONTENT)
    assert brought(server, tmp_path, "good") == []


@pytest.mark.parametrize("size", [70_000, 102_400, 200_000])
def test_what_an_earlier_call_left_may_be_of_another_file(server, tmp_path, size):
    (tmp_path / "some.bin.part").write_bytes(b"\0" * size)
    brought(server, tmp_path, "good")


def test_the_next_address_is_tried(server, tmp_path):
    asked = brought(server, tmp_path, "missing", "wrong", "good")
    assert [kind for kind, _ in asked] == ["missing", "wrong", "good"]


def test_an_address_may_go_on_where_another_broke_off(server, tmp_path):
    asked = brought(server, tmp_path, "unwilling", "good")
    assert asked[-1] == ("good", 50_000)


FAILURES = {
    "missing": "the server answered 404 Not Found",
    "wrong": "what came has the wrong checksum (sha256 ",
    "unwilling": "the connection broke",
}


@pytest.mark.parametrize("kind", FAILURES)
def test_each_failure_is_told(server, tmp_path, kind):
    with pytest.raises(NotFetched) as caught:
        fetched(remote(server, kind), tmp_path / "some.bin", Listener(), HASTE)
    ((address, why),) = caught.value.failures
    assert address.startswith(server)
    assert why.startswith(FAILURES[kind])
    assert not (tmp_path / "some.bin").exists()


def test_a_server_that_is_silent_for_ever(server, tmp_path, monkeypatch):
    monkeypatch.setattr(Server, "send_body", lambda *args, **more: time.sleep(0.6))
    with pytest.raises(NotFetched, match=r"nothing came for 0\.3 s"):
        fetched(remote(server, "good"), tmp_path / "some.bin", Listener(), HASTE)


def test_nobody_at_the_address(tmp_path):
    with pytest.raises(NotFetched, match="no connection"):
        fetched(remote("http://127.0.0.1:9", "good"), tmp_path / "some.bin", Listener(), HASTE)


def test_lines_of_progress(server, tmp_path):
    host = Listener()
    brought(server, tmp_path, "good", host=host)
    first, last = host.lines
    assert first.startswith("Downloading some.bin from 127.0.0.1:")
    assert last == "  some.bin: 102.4 kB of 102.4 kB (100%)"


def test_a_bar_at_a_terminal(server, tmp_path, capsys):
    host = Listener(is_terminal=True)
    brought(server, tmp_path, "good", host=host)
    assert host.lines == []
    assert "some.bin" in capsys.readouterr().err


def test_a_stop_keeps_what_has_come(server, tmp_path):
    with pytest.raises(MessageError, match=r"NetTrain::dlstop: .* some.bin .* stopped after 16\.4 kB"):
        brought(server, tmp_path, "good", host=Listener(stop_asked=lambda: True))
    assert (tmp_path / "some.bin.part").stat().st_size == 1 << 14
    brought(server, tmp_path, "good")
    assert Server.asked[-1] == ("good", 1 << 14)


# -- where a set is looked for ------------------------------------------------------------------


@pytest.fixture
def homes(tmp_path, monkeypatch):
    """(the folder of WLNET_DATA, the cache folder)"""
    home, cache = tmp_path / "home", tmp_path / "cache"
    monkeypatch.setenv("WLNET_DATA", str(home))
    monkeypatch.setattr("wlnet.training.data.published.cache_folder", lambda: cache)
    return home, cache


def put(home, content=CONTENT, name="some.bin"):
    path = home / "folder" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def way(*files, mark=""):
    return Way(files, lambda paths: [mark, *paths])


def test_the_folder_of_the_user_comes_first(server, homes):
    paths = [put(home) for home in homes]
    assert obtained("Set", [way(remote(server, "good"))], Listener(), HASTE) == ["", paths[0]]
    paths[0].unlink()
    assert obtained("Set", [way(remote(server, "good"))], Listener(), HASTE) == ["", paths[1]]
    assert Server.asked == []


def test_what_is_fetched_is_found_again(server, homes):
    ways = [way(remote(server, "good"))]
    path = homes[1] / "folder" / "some.bin"
    assert obtained("Set", ways, Listener(), HASTE) == ["", path]
    assert obtained("Set", ways, Listener(), HASTE) == ["", path]
    assert len(Server.asked) == 1


def test_a_file_with_the_wrong_checksum_is_left_aside_with_a_message(server, homes):
    host = Listener()
    wrong = put(homes[0], b"something else")
    found = obtained("Set", [way(remote(server, "good"))], host, HASTE)
    assert found == ["", homes[1] / "folder" / "some.bin"]
    (warning,) = map(str, host.warnings)
    assert "NetTrain::datafile" in warning
    assert str(wrong) in warning
    assert SHA256 in warning


def test_a_file_at_home_in_another_form_saves_the_download(server, homes):
    put(homes[0], name="other.bin")
    ways = [way(remote(server, "good")), way(remote(server, name="other.bin"), mark="other")]
    assert obtained("Set", ways, Listener(), HASTE)[0] == "other"
    assert Server.asked == []


def test_another_form_is_fetched_where_the_first_cannot_be(server, homes):
    ways = [
        way(remote(server, "good"), remote(server, "missing", name="more.bin"), mark="first"),
        way(remote(server, "wrong", "good", name="other.bin"), mark="other"),
    ]
    assert obtained("Set", ways, Listener(), HASTE)[0] == "other"


def test_the_message_says_how_to_fetch_by_hand(server, homes):
    ways = [way(remote(server, "missing", "wrong"), remote(server, "missing", name="more.bin"))]
    with pytest.raises(MessageError) as caught:
        obtained("Set", ways, Listener(), HASTE)
    text = str(caught.value)
    assert "NetTrain::nodownload: The data set Set is not on this machine" in text
    assert f"{server}/missing/some.bin: the server answered 404" in text
    assert f"{server}/wrong/some.bin: what came has the wrong checksum" in text
    assert f"more.bin from {server}/missing/more.bin (102400 bytes, sha256 {SHA256})" in text
    assert f"into the folder {homes[1] / 'folder'}, or into folder in a folder that" in text
    assert len(text.splitlines()) == 6  # what it is, two failures, the way out, two files


def test_a_session_tells_all_of_it(server, homes):
    session = Session()
    ways = [way(remote(server, *["missing"] * 9), remote(server, "good", name="more.bin"))]
    session["get"] = lambda: obtained("Set", ways, Listener(), HASTE)
    session.evaluate("get[]")
    (message,) = session.messages
    assert message.count("the server answered 404") == 9
    assert message.endswith(f"{SHA256})")


def test_a_folder_that_cannot_be_written_to(server, homes):
    homes[1].write_text("a file where a folder should be")
    with pytest.raises(MessageError, match="NetTrain::nosave: The data set Set could not be kept"):
        obtained("Set", [way(remote(server, "good"))], Listener(), HASTE)
