"""Work shared with the helper: all of it done, once, whoever does it; the same bits either way."""

import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from tests.checks import normal
from wlnet.tensor.compile import Spec, compiled
from wlnet.tensor.graph.gradient import gradient
from wlnet.tensor.ops.contraction import dot
from wlnet.tensor.ops.convolution import convolve
from wlnet.tensor.ops.elementwise import square
from wlnet.tensor.ops.reduction import total
from wlnet.tensor.run import execute
from wlnet.tensor.run.cpu import program as program_module
from wlnet.tensor.run.threads import Together, helper, processors


def test_every_call_is_made_once_and_done_at_the_end():
    counts = [0] * 5

    def call(i):
        time.sleep(0.0002 * (i % 3))
        counts[i] += 1

    together = Together([lambda i=i: call(i) for i in range(5)])
    for turn in range(1, 200):
        together()
        assert counts == [turn] * 5


def test_the_helper_takes_its_share():
    seen = set()

    def call():
        seen.add(threading.get_ident())
        time.sleep(0.01)

    for _ in range(20):
        Together([call] * 4)()
    assert len(seen) == 2 and threading.get_ident() in seen


def test_a_helper_that_comes_late_finds_nothing_to_do():
    made = []
    work = Together([lambda: made.append(1)])
    work()
    work.help()
    helper().offer(work)
    time.sleep(0.01)
    assert made == [1]


def test_several_threads_may_share_work_at_once():
    def sums(seed):
        total = [0]
        lock = threading.Lock()

        def add(i):
            with lock:
                total[0] += i

        work = Together([lambda i=i: add(i) for i in range(6)])
        for _ in range(100):
            work()
        return total[0]

    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(sums, range(3))) == [1500] * 3


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_child_process_has_a_helper_of_its_own():
    helper()
    child = os.fork()
    if child == 0:
        done = []
        Together([lambda: done.append(1)] * 3)()
        os._exit(0 if len(done) == 3 and helper() is not None else 1)
    assert os.waitpid(child, 0)[1] == 0


@pytest.mark.parametrize("n, m", [(300, 200), (200, 300)])
def test_large_products_have_the_same_bits_with_and_without_the_helper(n, m, monkeypatch):
    monkeypatch.setattr(program_module, "store", lambda: None)  # plain calls
    x, w = normal(n, 250).astype(np.float32), normal(m, 250, seed=1).astype(np.float32)
    found = []
    for count in (1, 2):
        monkeypatch.setattr(execute, "processors", lambda count=count: count)
        program = compiled(lambda v: {"y": dot(v["x"], v["w"].T)}, {"x": Spec(x.shape), "w": Spec(w.shape)})
        assert len(program.calls) == (2 if count == 1 else 1)
        found.append(program(x=x, w=w)["y"].tobytes())
    assert found[0] == found[1] and processors() >= 1


def test_a_convolution_has_the_same_bits_with_and_without_the_helper(monkeypatch):
    monkeypatch.setattr(program_module, "store", lambda: None)  # plain calls
    x, w = normal(16, 12, 12, 64).astype(np.float32), normal(30, 16, 5, 5, seed=1).astype(np.float32)

    def function(v):
        y = convolve(v["x"], v["w"], stride=(1, 1), dilation=(1, 1))
        return {"y": y, **dict(zip(("dx", "dw"), gradient(total(square(y)), [v["x"], v["w"]]), strict=True))}

    found = []
    for count in (1, 2):
        monkeypatch.setattr(execute, "processors", lambda count=count: count)
        program = compiled(function, {"x": Spec(x.shape), "w": Spec(w.shape)})
        assert any(isinstance(call, Together) for call in program.calls) == (count == 2)
        for _ in range(3):
            found.append([y.tobytes() for y in program(x=x, w=w).values()])
    assert all(bits == found[0] for bits in found)
