"""What a stream is read from: a text or the bytes of a file, and where in them reading goes on."""

from __future__ import annotations

import mmap
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

from wlnet.expr.message import Message

BAD_NUMBER = Message("Read::readn", "Invalid real number found when reading from `1`.")

_NUMBER = re.compile(rb"[+-]?(?:\d+\.?\d*|\.\d+)(?:(?:[eEdD]|\*\^)[+-]?\d+)?")
_BLANKS = re.compile(rb"[\s,]*")


class Reading:
    """An open source.

    name    of the file; "String" for a text
    data    all bytes (a file is mapped, not read)
    at      where the next thing begins
    tell    called once if the text is not UTF-8
    """

    def __init__(self, name: str, data):
        self.name = name
        self.data = data
        self.at = 0
        self.tell: Callable | None = None

    @classmethod
    def of_file(cls, name: str, path: Path) -> Reading:
        """Raises OSError."""
        with path.open("rb") as file:
            empty = not path.stat().st_size
            return cls(name, b"" if empty else mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))

    def close(self) -> None:
        if isinstance(self.data, mmap.mmap):
            self.data.close()

    @property
    def ended(self) -> bool:
        return self.at >= len(self.data)

    def take(self, count: int) -> bytes:
        """The next bytes, fewer at the end."""
        found = bytes(self.data[self.at : self.at + count])
        self.at += len(found)
        return found

    def rest(self) -> str:
        return self.text(self.take(len(self.data) - self.at))

    def text(self, data: bytes) -> str:
        """Bytes as UTF-8; as ISO8859-1 where they are none, which is told once."""
        try:
            return data.decode()
        except UnicodeDecodeError:
            tell, self.tell = self.tell, None
            if tell is not None:
                tell()
            return data.decode("latin-1")

    # -- things; None at the end ----------------------------------------------------------------

    def byte(self) -> int | None:
        found = self.take(1)
        return found[0] if found else None

    def character(self) -> str | None:
        """One character of UTF-8."""
        if self.ended:
            return None
        first = self.data[self.at]
        size = 1 + (first >= 0xC0) + (first >= 0xE0) + (first >= 0xF0)
        found = self.text(self.take(size))
        self.at -= size - 1 if len(found) > 1 else 0  # bytes of their own
        return found[0]

    def record(self, separators: tuple[bytes, ...] = (b"\r\n", b"\n"), null: bool = True) -> str | None:
        """Text up to a separator or the end, which is passed; without `null`, empty ones are too."""
        ends = re.compile(b"|".join(map(re.escape, separators)))
        while not self.ended:
            match = ends.search(self.data, self.at)
            end, after = (len(self.data), len(self.data)) if match is None else match.span()
            found, self.at = bytes(self.data[self.at : end]), after
            if found or null:
                return self.text(found)
        return None

    def word(self, separators: tuple[bytes, ...] = (b" ", b"\t")) -> str | None:
        """Text up to a separator of words or a new line."""
        ends = b"|".join(map(re.escape, (*separators, b"\r", b"\n")))
        match = re.compile(b"(?:" + ends + b")*").match(self.data, self.at)
        self.at = match.end()
        if self.ended:
            return None
        match = re.compile(ends).search(self.data, self.at)
        return self.text(self.take((len(self.data) if match is None else match.start()) - self.at))

    def number(self) -> int | float | None:
        """A number as it is written in the language or in Fortran and C. Raises Read::readn."""
        self.at = _BLANKS.match(self.data, self.at).end()
        if self.ended:
            return None
        match = _NUMBER.match(self.data, self.at)
        if match is None:
            raise BAD_NUMBER(self.name)
        self.at = match.end()
        text = match[0].decode().lower()
        if re.fullmatch(r"[+-]?\d+", text):
            return int(text)
        mantissa, _, exponent = text.partition("*^")
        if exponent and re.fullmatch(r"[+-]?\d+", mantissa) and int(exponent) >= 0:
            return int(mantissa) * 10 ** int(exponent)
        return float(text.replace("*^", "e").replace("d", "e"))

    def expression(self, read: Callable):
        """The next expression; `read` gives (expression, extent) pairs of a text."""
        text = self.text(bytes(self.data[self.at :]))
        found = next(read(text), None)
        if found is None:
            self.at = len(self.data)
            return None
        expr, extent = found
        self.at += len(text[: extent.end].encode())
        line_end = re.compile(rb"[ \t;]*\r?\n").match(self.data, self.at)
        if line_end:
            self.at = line_end.end()
        return expr

    def find(self, texts: tuple[str, ...]) -> str | None:
        """The next line in which one of the texts is."""
        while (line := self.record()) is not None:
            if any(text in line for text in texts):
                return line
        return None


class Writing:
    """An open target: a binary file that is written to at once."""

    def __init__(self, name: str, file):
        self.name = name
        self.file = file

    def write(self, data: bytes) -> None:
        self.file.write(data)
        self.file.flush()

    def close(self) -> None:
        self.file.close()


class Piping(Writing):
    """An open target: the input of a command of the system's shell, "!command"; its output is printed when
    the target is closed."""

    def __init__(self, name: str, folder, printed: Callable):
        """printed    function(text), which shows what the command has written"""
        flags = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        self._process = subprocess.Popen(name[1:], shell=True, cwd=folder, **flags)
        self._printed = printed
        self._written = bytearray()
        super().__init__(name, None)

    def write(self, data: bytes) -> None:
        self._written += data

    def close(self) -> None:
        output, _ = self._process.communicate(bytes(self._written))
        if output:
            self._printed(output.decode("utf-8", "replace"))
