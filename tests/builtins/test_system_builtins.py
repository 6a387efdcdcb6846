import os
import re
import sys
import time
from datetime import datetime

import pytest

from wlnet import __version__


def test_versions_can_be_compared(session):
    assert session.evaluate("$VersionNumber >= 12") is True
    assert __version__ in session.evaluate("$Version")
    assert session.evaluate("$SystemID").count("-") >= 1
    assert session.evaluate("$OperatingSystem") in ("Unix", "MacOSX", "Windows")


def test_the_machine_and_the_process(session):
    assert session.evaluate("$ProcessorCount") >= 1
    assert session.evaluate("$ProcessID") == os.getpid()
    assert session.evaluate("$HomeDirectory") == os.path.expanduser("~")
    assert session.evaluate("$CommandLine") == sys.argv
    assert 10**6 < session.evaluate("MemoryInUse[]") <= 1.1 * session.evaluate("MaxMemoryUsed[]")
    assert session.evaluate("StringLength[CreateUUID[]]") == 36
    assert session.evaluate("CreateUUID[] === CreateUUID[]") is False


def test_the_environment(session, monkeypatch):
    monkeypatch.setenv("WLNET_TEST", "x y")
    assert session.evaluate('Environment["WLNET_TEST"]') == "x y"
    assert repr(session.evaluate('Environment["WLNET_NONE"]')) == "$Failed"
    assert session.evaluate('GetEnvironment["WLNET_TEST"][[2]]') == "x y"


def test_clocks(session):
    now = (datetime.now() - datetime(1900, 1, 1)).total_seconds()
    assert session.evaluate("AbsoluteTime[]") == pytest.approx(now, abs=5)
    assert session.evaluate("UnixTime[]") == pytest.approx(time.time(), abs=5)
    assert session.evaluate("AbsoluteTime[{1900, 1, 2}]") == 86400
    first, second = session.evaluate("{SessionTime[], Pause[0.02]; SessionTime[]}")
    assert 0 < first <= second - 0.02


def test_timings_give_seconds_and_the_value(session):
    seconds, value = session.evaluate("AbsoluteTiming[Pause[0.05]; 1 + 1]")
    assert value == 2 and 0.05 <= seconds < 5
    assert session.evaluate("Timing[x = 3][[2]]") == 3
    seconds, value = session.evaluate("RepeatedTiming[2^10, 0.05]")
    assert value == 1024 and 0 < seconds < 0.05


@pytest.mark.parametrize(
    "date, elements, expected",
    [
        ("{2024, 3, 5, 14, 7, 9}", None, "Tue 5 Mar 2024 14:07:09"),
        ("{2024, 3, 5}", '"Date"', "Tuesday 5 March 2024"),
        ("{2024, 3, 5}", '{"Year", "-", "Month", "-", "Day"}', "2024-03-05"),
        ("{2024, 3, 5, 0, 5}", '{"Hour12", ":", "Minute", " ", "AMPM"}', "12:05 AM"),
        ("{2024, 1, 32}", '"ISODate"', "2024-02-01"),
        ("0", '"ISODateTime"', "1900-01-01T00:00:00"),
    ],
)
def test_dates_as_text(session, date, elements, expected):
    code = f"DateString[{date}]" if elements is None else f"DateString[{date}, {elements}]"
    assert session.evaluate(code, check=True) == expected


def test_the_present_as_text(session):
    assert re.fullmatch(r"\w{3} \d+ \w{3} \d{4} \d\d:\d\d:\d\d", session.evaluate("DateString[]"))
    assert session.evaluate('DateString[{"Year"}]') == str(datetime.now().year)
    assert session.evaluate("DateList[]")[0] == datetime.now().year


@pytest.mark.parametrize(
    "code, name",
    [
        ("DateString[{2024, 3, 5}, 7]", "DateString::fmterr"),
        ('AbsoluteTime["soon"]', "AbsoluteTime::timenn"),
        ("Pause[-1]", "Pause::numnm"),
        ('Exit["x"]', "Exit::intpm"),
    ],
)
def test_what_makes_no_sense_is_refused(session, code, name):
    assert session.evaluate_wrap(code).messages_name == [name]


def test_a_pause_can_be_interrupted(session):
    start = time.monotonic()
    assert repr(session.evaluate("TimeConstrained[Pause[20], 0.1]")) == "$Aborted"
    assert time.monotonic() - start < 19
