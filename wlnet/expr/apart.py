"""Long calls into libraries made in a thread apart, so that whoever waits for them can be stopped.

A library that works for seconds (LAPACK, a sort of ten million numbers) does not look whether it is wanted
any more. The thread that waits does: an exception raised in it (Ctrl-C, a time limit) is met within `LOOK`
seconds, and the work apart goes on to its end without anybody who takes its result.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextvars import copy_context
from queue import Empty, SimpleQueue

LOOK = 0.05  # seconds


def apart(call: Callable[[], object]):
    """The result of `call()`, or its exception. The call must change nothing that others see."""
    done: SimpleQueue = SimpleQueue()

    def work() -> None:
        try:
            done.put((context.run(call), None))
        except BaseException as error:  # raised again where it was waited for
            done.put((None, error))

    context = copy_context()
    threading.Thread(target=work, name="wlnet apart", daemon=True).start()
    while True:
        try:
            result, error = done.get(timeout=LOOK)
        except Empty:
            continue
        if error is not None:
            raise error
        return result
