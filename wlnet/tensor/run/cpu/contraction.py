"""Products, tuned for the CPU."""

from __future__ import annotations

from wlnet.tensor.ops.contraction import dot
from wlnet.tensor.run.kernel import tuned

# Multiplications from which on a helper pays, though it is woken for each product: 4M take 84 us alone and
# 99 together, 17M 333 and 235, 25M 504 and 315 (64x784 by 500x784 transposed: 641 and 394).
MANY = 12_000_000


def _matrices(a, b):
    return len(a.shape) == len(b.shape) == 2


def _large(a, b):
    return _matrices(a, b) and a.shape[0] * a.shape[1] * b.shape[1] >= MANY


def _dense(a, b):
    """numpy.dot copies a matrix that is neither dense nor the transpose of a dense one."""
    return _matrices(a, b) and all(x.contiguous or x.transposed((1, 0)).contiguous for x in (a, b))


@tuned(dot, device="CPU", when=_large)
def halves(xp, a, b, out):
    """The longer side of the result in two halves, so that two threads can take one each."""
    rows, columns = out.shape
    for half in xp.together(2):
        if rows >= columns:
            part = slice(half * rows // 2, (half + 1) * rows // 2)
            xp.matmul(a[part], b, out=out[part])
        else:
            part = slice(half * columns // 2, (half + 1) * columns // 2)
            xp.matmul(a, b[:, part], out=out[:, part])


@tuned(dot, device="CPU", when=_dense)
def matrices(xp, a, b, out):
    """Quicker than matmul for small ones: 64x32 by 32x1 0.5 us against 1.0, 64x1 by 1x32 0.9 against 3.2."""
    xp.dot(a, b, out=out)
