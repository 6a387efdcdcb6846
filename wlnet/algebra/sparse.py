"""Products of sparse arrays with vectors and matrices, by SciPy."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from wlnet.expr.arrays import as_array, packed
from wlnet.expr.expr import is_list, wl_list
from wlnet.expr.values.sparse_array import SparseArray


def dot_product(a, b):
    """a . b of vectors and matrices of numbers of which one is sparse; None for others.

    Two sparse arrays give a sparse one, a sparse and a full one a full one.
    """
    left, right = _matrix(a, row=True), _matrix(b, row=False)
    if left is None or right is None or left.shape[1] != right.shape[0]:
        return None
    product = left @ right
    shape = (*_dims(a)[:-1], *_dims(b)[1:])
    if isinstance(a, SparseArray) and isinstance(b, SparseArray):
        return _from_matrix(product, shape)
    return packed(np.asarray(product).reshape(shape))


def _dims(x) -> tuple[int, ...]:
    return x.dims if isinstance(x, SparseArray) else as_array(x, exact=False).shape


def _matrix(x, row: bool):
    """A matrix, or a vector as a matrix of one row or column; integers stay integers."""
    if isinstance(x, SparseArray):
        array = x.values.array
        if len(x.dims) > 2 or type(x.default) not in (int, float) or x.default != 0:
            return None
        if array is None and len(x.places):
            return None
        values = np.zeros(0, np.int64) if array is None else array
        if len(x.dims) == 1:
            zeros, shape = np.zeros_like(x.places), (1, x.dims[0]) if row else (x.dims[0], 1)
            place = (zeros, x.places) if row else (x.places, zeros)
        else:
            place, shape = np.unravel_index(x.places, x.dims), x.dims
        return sparse.csr_array((values, place), shape=shape)
    array = as_array(x, exact=False) if is_list(x) else None
    if array is None or array.ndim > 2:
        return None
    return array if array.ndim == 2 else array[None, :] if row else array[:, None]


def _from_matrix(product, shape: tuple[int, ...]):
    product = sparse.coo_array(product)
    product.sum_duplicates()
    rows, columns = product.coords
    places = rows.astype(np.int64) * product.shape[1] + columns
    order = np.argsort(places)
    data = product.data[order]
    if not shape:
        return data[0].item() if len(data) else 0
    values = packed(data) if len(data) else wl_list(())
    return SparseArray(shape, places[order], values, 0).trimmed()
