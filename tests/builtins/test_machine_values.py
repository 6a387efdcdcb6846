"""What the machine and its numbers are like."""

import os
import sys

from tests.evaluating import Room

ROOM = Room()


def test_the_machine():
    assert ROOM.value("$ParentProcessID") == os.getppid()
    assert ROOM.value("$ByteOrdering") == (-1 if sys.byteorder == "little" else 1)
    assert ROOM.value("2^($SystemWordLength - 1) - 1") == sys.maxsize
    assert ROOM.value("$SystemCharacterEncoding === $CharacterEncoding") == ROOM.value("True")


def test_precision_has_no_bounds():
    ROOM.check("{$MaxPrecision, $MinPrecision}", "{Infinity, 0}")


def test_they_cannot_be_set():
    messages, _ = ROOM.messages("$ProcessID = 20")
    assert messages == ["Set::wrsym"]
