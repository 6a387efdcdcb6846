"""Linear algebra of numeric matrices, by LAPACK through NumPy.

None stands for a matrix without the property that is asked for (singular, wrong shape).
"""

from __future__ import annotations

from functools import partial, wraps

import numpy as np

from wlnet.algebra.elementwise import LARGEST, finite, kernel, size
from wlnet.algebra.kernel import KERNELS
from wlnet.expr.apart import apart

_LARGE = 40_000  # elements of a matrix for which a factorization takes a notable part of a second


def lapack(name: str):
    """The kernel of a name, which works on a large matrix so that whoever waits can be stopped."""

    def add(function):
        @wraps(function)
        def run(a, *others):
            if getattr(a, "size", 0) < _LARGE:
                return function(a, *others)
            return apart(partial(function, a, *others))

        return kernel(KERNELS, name)(run)

    return add


@lapack("Dot")
def dot(a, b):
    """Last level of a with first level of b; None where lengths differ or integers overflow."""
    if a.shape[-1] != b.shape[0]:
        return None
    if a.dtype.kind == "i" and b.dtype.kind == "i" and a.shape[-1] * size(a) * size(b) > LARGEST:
        return None
    if b.ndim <= 2:  # np.dot has the same meaning then and takes a tenth of the time of small ones
        return finite(np.dot(a, b), a, b)
    return finite(np.tensordot(a, b, axes=(a.ndim - 1, 0)), a, b)


def _square(a) -> bool:
    return a.ndim == 2 and a.shape[0] == a.shape[1]


def _singular(a) -> bool:
    """Whether the condition number leaves no digit, or there is an exact 0 pivot."""
    return bool(np.linalg.cond(a, 1) > 1 / np.finfo(float).eps)


@lapack("Inverse")
def inverse(a):
    try:
        return np.linalg.inv(a)
    except np.linalg.LinAlgError:
        return None


@lapack("IllConditioned")
def ill_conditioned(a):
    return _singular(a)


@lapack("Det")
def det(a):
    return np.linalg.det(a)


@lapack("LinearSolve")
def linear_solve(a, b):
    """For a square matrix of full rank, else the least squares solution where it is exact."""
    if _square(a) and not _singular(a):
        return np.linalg.solve(a, b)
    found = np.linalg.lstsq(a, b, rcond=None)[0]
    return found if np.allclose(a @ found, b, rtol=1e-9, atol=1e-9 * max(1.0, np.abs(b).max())) else None


@lapack("LeastSquares")
def least_squares(a, b):
    return np.linalg.lstsq(a, b, rcond=None)[0]


@lapack("MatrixPower")
def matrix_power(a, n):
    return np.linalg.matrix_power(a, n)


@lapack("MatrixRank")
def matrix_rank(a):
    return np.linalg.matrix_rank(a)


@lapack("NullSpace")
def null_space(a):
    _, values, right = np.linalg.svd(a)
    bound = max(a.shape) * np.finfo(float).eps * (values.max() if values.size else 0)
    return right[int((values > bound).sum()) :].conj()


@lapack("Eigensystem")
def eigensystem(a):
    """Eigenvalues by falling size, and the vectors as rows of length 1."""
    symmetric = np.allclose(a, a.conj().T, rtol=1e-14, atol=0)
    values, vectors = np.linalg.eigh(a) if symmetric else np.linalg.eig(a)
    order = np.argsort(-np.abs(values), kind="stable")
    return values[order], vectors.T[order]


@lapack("SingularValueDecomposition")
def singular_values(a):
    """u, values, v with a = u . diagonal . v^*."""
    u, values, right = np.linalg.svd(a)
    return u, values, right.conj().T


@lapack("PseudoInverse")
def pseudo_inverse(a):
    return np.linalg.pinv(a)


@lapack("QRDecomposition")
def qr(a):
    """q and r with a = q^* . r, as in the language: q has orthonormal rows."""
    q, r = np.linalg.qr(a)
    return q.conj().T, r


@lapack("CholeskyDecomposition")
def cholesky(a):
    """The upper triangle u with a = u^* . u; None if a is not positive definite."""
    try:
        return np.linalg.cholesky(a).conj().T
    except np.linalg.LinAlgError:
        return None


@lapack("Norm")
def norm(a, p):
    """Norm of a vector (p any number or inf) or of a matrix (1, 2, inf, "Frobenius")."""
    if a.ndim == 1:
        scale = np.abs(a).max()  # squares of large numbers leave the range
        return scale * np.linalg.norm(a / scale, p) if scale else np.linalg.norm(a, p)
    return np.linalg.norm(a, "fro" if p == "Frobenius" else p)


@lapack("Identity")
def identity(height: int, width: int):
    return np.eye(height, width, dtype=np.int64)


@lapack("DiagonalMatrix")
def diagonal_matrix(values, k: int):
    return np.diag(values, k)


@lapack("SingularMatrix")
def singular_matrix(values, shape: tuple):
    """The singular values on the diagonal of a matrix of that shape."""
    found = np.zeros(shape)
    np.fill_diagonal(found, values)
    return found
