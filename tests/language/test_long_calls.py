"""Long calls of libraries end at a time limit, too: regular expressions, linear algebra, sorting."""

import threading
import time
from importlib import import_module

import numpy as np
import pytest

from wlnet.expr.apart import apart
from wlnet.language.strings import risk
from wlnet.session import Session

WITHIN = 20.0  # seconds; each would take far longer, or at least several of them

LONG = [
    'StringMatchQ[StringRepeat["a", 60], RegularExpression["(a|a)*b"]]',
    'StringCases[StringRepeat["a", 30000], RegularExpression["(a+)+b"]]',
    'StringCases[StringRepeat["a", 20000], x__ ~~ x__ ~~ "b"]',
    "SingularValueDecomposition[RandomReal[1, {3000, 3000}]]",
]


@pytest.mark.parametrize("code", LONG)
def test_a_time_limit_ends_a_long_call(code):
    session = Session()
    begun = time.monotonic()
    assert session.evaluate(f'TimeConstrained[{code}, 0.2, "over"]') == "over"
    assert time.monotonic() - begun < WITHIN
    assert session.evaluate('StringCases["aab", RegularExpression["(a+)b"]]') == ["aab"]


def test_an_interrupt_ends_a_regular_expression():
    session = Session()
    session.evaluate("1")
    threading.Timer(0.5, session.interrupt).start()
    assert str(session.evaluate(LONG[0])) == "$Aborted"


@pytest.mark.parametrize(
    ("source", "powers", "nested"),
    [
        ("a+b", 1, False),
        (r"\+[*+]+", 1, False),
        ("(a+)+", 2, True),
        ("(?:ab|c)*", 1, True),
        (r"(.+)\1b", 3, False),
        ("(ab)+", 1, False),
        ("a{2,}b{3}", 1, False),
    ],
)
def test_what_a_search_may_cost_is_read_off_the_pattern(source, powers, nested):
    assert risk(source) == (powers, nested)


def test_what_is_done_apart_gives_its_result_or_its_error():
    assert apart(lambda: 3) == 3
    with pytest.raises(ZeroDivisionError):
        apart(lambda: 1 // 0)
    with np.errstate(divide="raise"), pytest.raises(FloatingPointError):
        apart(lambda: np.ones(1) / np.zeros(1))


def test_large_matrices_and_lists_give_what_small_ones_do():
    session = Session()
    assert session.evaluate("m = IdentityMatrix[300] 2.; Total[Flatten[Inverse[m]]]") == 150.0
    assert session.evaluate("Sort[Range[1.2 10^6, 1., -1.]][[{1, -1}]]").tolist() == [1.0, 1.2e6]


def test_an_abort_waits_until_a_module_is_loaded(tmp_path, monkeypatch):
    (tmp_path / "slow_to_load.py").write_text(
        "import time\nend = time.monotonic() + 2\nwhile time.monotonic() < end: pass\nloaded = True\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    session = Session()
    done = []

    def load(name):
        done.append(import_module("slow_to_load").loaded)
        return name

    session["load"] = load
    assert session.evaluate('TimeConstrained[load["x"]; While[True], 0.2, "over"]') == "over"
    assert done == [True]


@pytest.mark.parametrize(
    ("source", "nested"),
    [
        ("(a+)+c", True),
        ("(?:(?:a)+)+c", True),
        ("(?:(?P<n1>(?:a)+)){2,}", True),
        ("(?:a|ab)*", True),
        ("(?:(?:a)?)+", True),
        ("(?:a)+(?:b)+", False),
        ("(?:[(+]a)*", False),
        (r"(?:\(\+)*", False),
        ("(?:a)+?", False),
        ("(?=a+)b", False),
        ("(a+)(b)+", False),
    ],
)
def test_nested_repetitions_are_known(source, nested):
    assert risk(source)[1] is nested
