"""net[array] where nothing is encoded or decoded: the array goes in, and what comes out is the answer.

A call of a small net takes a few microseconds this way; by the general one (apply.py) it took 24.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from wlnet.nets.run import CHUNK, run_array


def direct(net, data: np.ndarray, between: Callable[[], None] | None = None) -> np.ndarray | None:
    """The value of one example (dims) or of a batch (B, *dims); None where more has to be done.

    between    called between pieces of a long evaluation; it may raise to end it
    """
    dims = net.direct_dims
    if dims is None or data.dtype.kind != "f":
        return None
    shape = data.shape
    if shape == dims:
        return run_array(net, data, None)
    if shape[1:] != dims or not shape[0]:
        return None
    if shape[0] <= CHUNK:
        return run_array(net, data, shape[0])
    found = None
    for start in range(0, shape[0], CHUNK):
        if between is not None and start:
            between()
        some = data[start : start + CHUNK]
        part = run_array(net, some, len(some))
        if found is None:
            found = np.empty((shape[0], *part.shape[1:]), part.dtype)
        found[start : start + CHUNK] = part
    return found
