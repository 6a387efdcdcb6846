import threading

import numpy as np
import pytest
from threadpoolctl import threadpool_info

from wlnet.tensor.run.device import CPU, Device, NoDevice
from wlnet.tensor.run.memory import ALIGNMENT


def blas_threads():
    return {library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"}


def test_a_gpu_is_refused_with_the_reason():
    with pytest.raises(NoDevice, match="no kernels for a GPU yet"):
        Device("GPU")
    with pytest.raises(NoDevice, match="no device TPU"):
        Device("TPU")


@pytest.mark.parametrize("nbytes", [0, 1, 1000])
def test_memory_starts_at_a_cache_line(nbytes):
    memory = CPU.memory(nbytes)
    assert memory.nbytes == nbytes and (not nbytes or memory.ctypes.data % ALIGNMENT == 0)


def test_threads_are_set_while_plans_run_and_put_back():
    before = blas_threads()
    with CPU.settled():
        assert blas_threads() == {1}
        with CPU.settled(), np.errstate(all="raise"):
            assert blas_threads() == {1}
        assert blas_threads() == {1}
    assert blas_threads() == before


def test_warnings_are_off_while_plans_run():
    with CPU.settled():
        assert np.isinf(np.float64(1) / np.zeros(1)).all()


def test_blas_has_one_thread_whoever_runs_a_plan():
    before = blas_threads()
    with CPU.settled():
        assert blas_threads() == {1}
    found = []

    def run():
        with CPU.settled():
            found.append(blas_threads())

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    with CPU.settled():
        found.append(blas_threads())
    assert found == [{1}, {1}] and blas_threads() == before


def test_the_first_to_leave_does_not_disturb_the_others():
    before, entered, leave = blas_threads(), threading.Event(), threading.Event()

    def run():
        with CPU.settled():
            entered.set()
            leave.wait()

    thread = threading.Thread(target=run)
    thread.start()
    entered.wait()
    with CPU.settled():
        leave.set()
        thread.join()
        assert blas_threads() == {1}
    assert blas_threads() == before
