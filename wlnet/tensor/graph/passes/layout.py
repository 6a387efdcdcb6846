"""Products in the form that kernels like best: few large ones, results in the order they are used."""

from __future__ import annotations

from math import prod

import numpy as np

from wlnet.tensor.dtype import is_real
from wlnet.tensor.graph.graph import Value, constant
from wlnet.tensor.graph.rewrite import Rules
from wlnet.tensor.ops.contraction import dot
from wlnet.tensor.ops.convolution import convolve, deconvolve, window_products
from wlnet.tensor.ops.movement import permute, reshape, transpose
from wlnet.tensor.ops.reduction import total
from wlnet.tensor.shape import axes_of

LAYOUT = Rules("layout")

# Sums longer than this stay with the pairwise summation of NumPy, which is more accurate.
LONGEST_SUM = 4096
# Sums along the lines of an array of at least so many elements may be taken while what makes them is near.
LARGE = 65536


@LAYOUT.rule(permute)
def transposed_product(node):
    """(a b)^T is b^T a^T: the product is written in the order in which it is read."""
    (x,) = node.inputs
    order = node.params["order"]
    swapped = (*range(len(order) - 2), len(order) - 1, len(order) - 2)
    if len(order) < 2 or order != swapped or x.node is None or x.node.op is not dot or LAYOUT.uses[x] != 1:
        return None
    a, b = x.node.inputs
    return dot(transpose(b), transpose(a))


@LAYOUT.rule(dot)
def product_of_rows(node):
    """A batch of matrices times one matrix is one product of all rows."""
    a, b = node.inputs
    if a.rank == 2 or prod(b.shape[:-2]) != 1 or not compact(a):
        return None
    rows = reshape(a, shape=(prod(a.shape[:-1]), a.shape[-1]))
    return reshape(dot(rows, reshape(b, shape=b.shape[-2:])), shape=node.output.shape)


@LAYOUT.rule(total)
def sum_as_product(node):
    """A sum over the first or the last axes is a product with ones.

    Measured: 64 x 32 over rows 0.5 us as a product, 1.9 us as add.reduce; 64 x 10 over columns 0.9 and 2.3.
    """
    (x,) = node.inputs
    axes = axes_of(node.params["axis"], x.rank)
    size = prod(x.shape[a] for a in axes)
    if not is_real(x.dtype) or not compact(x) or size < 2 or 0 in x.shape or x.dtype == "Real16":
        return None
    leading = axes == tuple(range(len(axes)))
    trailing = axes == tuple(range(x.rank - len(axes), x.rank))
    if trailing and size <= LONGEST_SUM and prod(x.shape) < LARGE:
        summed = dot(reshape(x, shape=(prod(x.shape) // size, size)), ones(size, 1, x.dtype))
    elif leading and not trailing:
        summed = dot(ones(1, size, x.dtype), reshape(x, shape=(size, prod(x.shape) // size)))
    else:
        return None
    return reshape(summed, shape=node.output.shape)


def _as_matrix(sizes, window, stride, dilation) -> bool:
    """An array is what its windows see, in order: windows of one element each, or one window of all."""
    single = set(window) == set(stride) == {1}
    return single or (tuple(window) == tuple(sizes) and set(dilation) == {1})


def _facts(node):
    return node.params["stride"], node.params["dilation"]


def _matrices(value: Value, groups: int, columns: int) -> Value:
    rows = prod(value.shape) // columns
    return reshape(value, shape=(rows, columns) if groups == 1 else (groups, rows // groups, columns))


@LAYOUT.rule(convolve)
def convolution_as_product(node):
    """Kernels of one element, or as large as the array, are rows of a matrix."""
    x, kernels = node.inputs
    if 0 in node.output.shape or not _as_matrix(x.shape[1:-1], kernels.shape[2:], *_facts(node)):
        return None
    groups = node.params["groups"]
    left = _matrices(kernels, groups, prod(kernels.shape[1:]))
    right = _matrices(x, groups, prod(node.output.shape[1:]))
    return reshape(dot(left, right), shape=node.output.shape)


@LAYOUT.rule(deconvolve)
def deconvolution_as_product(node):
    """As convolution_as_product."""
    y, kernels = node.inputs
    if 0 in y.shape or not _as_matrix(node.params["sizes"], kernels.shape[2:], *_facts(node)):
        return None
    groups = node.params["groups"]
    left = _matrices(kernels, groups, prod(kernels.shape[1:]))
    return reshape(dot(transpose(left), _matrices(y, groups, prod(y.shape[1:]))), shape=node.output.shape)


@LAYOUT.rule(window_products)
def window_products_as_product(node):
    """As convolution_as_product."""
    x, y = node.inputs
    if 0 in y.shape or not _as_matrix(x.shape[1:-1], node.params["window"], *_facts(node)):
        return None
    groups, columns = node.params["groups"], prod(y.shape[1:])
    product = dot(_matrices(y, groups, columns), transpose(_matrices(x, groups, columns)))
    return reshape(product, shape=node.output.shape)


def ones(rows: int, columns: int, dtype: str) -> Value:
    return constant(np.ones((rows, columns)), dtype)


def compact(value: Value) -> bool:
    """Surely without gaps in memory: a leaf, or the result of a kernel, in another shape perhaps."""
    node = value.node
    if node is None or node.op.view_rule is None:
        return True
    return node.op is reshape and compact(node.inputs[0])
