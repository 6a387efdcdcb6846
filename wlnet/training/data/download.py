"""Files from the net: with progress, resumption after a break, and a check before they count.

A file grows under a temporary name beside its place, which a later call goes on with; when its
checksum is right, it gets its name in one step. What may go wrong is told address by address.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import requests
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn
from rich.progress import TransferSpeedColumn as SpeedColumn
from urllib3.exceptions import HTTPError, TimeoutError

from wlnet.expr.message import Message
from wlnet.frozen import frozen
from wlnet.training.host import Host

STOPPED = Message(
    "NetTrain::dlstop", "The download of `1` was stopped after `2`; the next call goes on from there."
)

PIECE = 1 << 14  # bytes read at once: what a break may lose
LINE_SECONDS = 2.0  # between two lines of progress
DRAW_SECONDS = 0.1


@frozen
class Remote:
    """A file as somebody publishes it.

    folder       below the data folder
    size         bytes, or None where nobody has said
    addresses    where it is, the best first
    """

    folder: str
    name: str
    sha256: str
    size: int | None = None
    addresses: tuple[str, ...] = ()


@frozen
class Patience:
    """Seconds to wait for a connection, for the next byte, and before trying again; tries that bring
    nothing new before an address is given up."""

    connection: float = 10.0
    silence: float = 20.0
    pause: float = 1.0
    tries: int = 3


class NotFetched(Exception):
    """No address gave the file. `failures`: (address, why) of each."""

    def __init__(self, file: Remote, failures: list[tuple[str, str]]):
        super().__init__(file, failures)
        self.file, self.failures = file, failures


class _Broken(Exception):
    """An answer that ended early; to be gone on with."""


def fetched(file: Remote, target: Path, host: Host, patience: Patience) -> Path:
    """`target`, after the file has been brought there from the first address that gives it whole.

    Raises NotFetched, NetTrain::dlstop when the host asks for a stop, and OSError of the disk.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    growing = target.with_name(target.name + ".part")
    failures = []
    for address in file.addresses:
        with _progress(file, address, host) as show:
            try:
                _brought(file, address, growing, show, host, patience)
            except (requests.RequestException, HTTPError, _Broken) as error:
                failures.append((address, _reason(error, patience)))
                continue
        os.replace(growing, target)
        return target
    raise NotFetched(file, failures)


def _brought(file: Remote, address: str, growing: Path, show, host: Host, patience: Patience) -> None:
    """Bring the whole file from one address; what an earlier try left may turn out to be no part of it."""
    kept = _size(growing)
    _filled(file, address, growing, show, host, patience)
    found = checksum(growing)
    if found != file.sha256 and kept:
        growing.unlink()
        _filled(file, address, growing, show, host, patience)
        found = checksum(growing)
    if found != file.sha256:
        growing.unlink()
        raise _Broken(f"what came has the wrong checksum (sha256 {found})")


def _filled(file: Remote, address: str, growing: Path, show, host: Host, patience: Patience) -> None:
    """Read until everything is there, going on after breaks while that brings something new.

    An address that cannot be reached at all is given up at once.
    """
    reached, left, answers = _size(growing), patience.tries, False
    while True:
        try:
            _read(file, address, growing, show, host, patience)
            return
        except (requests.ConnectionError, requests.Timeout, HTTPError, _Broken) as error:
            now = _size(growing)
            left = patience.tries if now > reached else left - 1
            reached = max(reached, now)
            answers = answers or not isinstance(error, requests.RequestException)
            if left <= 0 or not answers:
                raise
            time.sleep(patience.pause)


def _read(file: Remote, address: str, growing: Path, show, host: Host, patience: Patience) -> None:
    """One request: the rest of the file, or all of it where the server knows no ranges."""
    start = _size(growing)
    if file.size is not None and start == file.size:
        return
    if file.size is not None and start > file.size:
        start = 0
    # Compressed files should come as they are, not unpacked on the way.
    headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={start}-"} if start else {})
    waits = (patience.connection, patience.silence)
    with requests.get(address, headers=headers, stream=True, timeout=waits) as response:
        if response.status_code == requests.codes.requested_range_not_satisfiable:
            growing.unlink()
            raise _Broken("the server refuses to go on")
        response.raise_for_status()
        goes_on = response.status_code == requests.codes.partial_content
        total = file.size or _length(response, start if goes_on else 0)
        with growing.open("ab" if goes_on else "wb") as out:
            for piece in response.raw.stream(PIECE, decode_content=False):
                out.write(piece)
                show(out.tell(), total)
                if host.stop_asked():
                    raise STOPPED(file.name, _amount(out.tell()))
    if total is not None and _size(growing) < total:
        raise _Broken(f"the answer ended after {_size(growing)} of {total} bytes")
    if total is not None and _size(growing) > total:
        growing.unlink()
        raise _Broken(f"the answer is longer than the {total} bytes of the file")


def _length(response: requests.Response, start: int) -> int | None:
    length = response.headers.get("Content-Length", "")
    return start + int(length) if length.isdigit() else None


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def checksum(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal digits."""
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _reason(error: Exception, patience: Patience) -> str:
    """Why an address gave nothing, in a few words."""
    if isinstance(error, requests.HTTPError):
        return f"the server answered {error.response.status_code} {error.response.reason}"
    if isinstance(error, (requests.ConnectTimeout, requests.ReadTimeout, TimeoutError)):
        seconds = patience.connection if isinstance(error, requests.ConnectTimeout) else patience.silence
        return f"nothing came for {seconds:g} s"
    if isinstance(error, requests.ConnectionError):
        return "no connection"
    return str(error) if isinstance(error, _Broken) else "the connection broke"


@contextmanager
def _progress(file: Remote, address: str, host: Host):
    """A function (bytes so far, bytes in all or None) that shows how far a download is."""
    if not host.is_terminal:
        yield _lines(file, address, host.write)
        return
    columns = (TextColumn("{task.description}"), BarColumn(24), DownloadColumn(), SpeedColumn())
    console = Console(stderr=True)
    with Progress(*columns, TimeRemainingColumn(), console=console, auto_refresh=False) as drawn:
        task, last = drawn.add_task(file.name, total=file.size), 0.0

        def show(done: int, total: int | None) -> None:
            nonlocal last
            drawn.update(task, completed=done, total=total)
            if time.monotonic() - last >= DRAW_SECONDS or done == total:
                last = time.monotonic()
                drawn.refresh()

        yield show


def _lines(file: Remote, address: str, write: Callable[[str], None]):
    """Progress as lines: when the first bytes come, every two seconds, and at the end."""
    last = None

    def show(done: int, total: int | None) -> None:
        nonlocal last
        now = time.monotonic()
        if last is None:
            write(f"Downloading {file.name} from {urlsplit(address).netloc}")
            last = now
        if done == total or now - last >= LINE_SECONDS:
            last = now
            share = f" of {_amount(total)} ({done / total:.0%})" if total else ""
            write(f"  {file.name}: {_amount(done)}{share}")

    return show


def _amount(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1e3:.1f} kB"
