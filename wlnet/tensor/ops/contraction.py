"""Products summed over an axis."""

from __future__ import annotations

from math import prod

from wlnet.tensor import dtype as rule
from wlnet.tensor.op import op
from wlnet.tensor.ops.movement import permute, transpose
from wlnet.tensor.ops.reduction import total
from wlnet.tensor.shape import ShapeError, multiplied, spelled


def _readable(layout):
    """One of the last two axes has no gaps, and the other does not fold back: what BLAS reads in place."""
    layout = layout.settled
    (rows, columns), (down, across) = layout.shape[-2:], layout.strides[-2:]
    unit = layout.itemsize
    return (across == unit and down >= columns * unit) or (down == unit and across >= rows * unit)


@op(shape=multiplied, dtype=rule.numeric, accepts=_readable)
def dot(xp, a, b, out):
    """Matrix product of the last two axes; the axes before them broadcast.

    Transposed operands are read where they are. Also written a @ b.
    """
    xp.matmul(a, b, out=out)


@dot.vjp
def dot_vjp(grad, result, a, b):
    if len(b.shape) == 2 < len(a.shape):
        # One product over all rows, instead of one a batch and a sum.
        rows, grads = a.reshape(-1, a.shape[-1]), grad.reshape(-1, grad.shape[-1])
        return dot(grad, transpose(b)), dot(transpose(rows), grads)
    return dot(grad, transpose(b)), dot(transpose(a), grad)


def einsum(form: str, a, b):
    """Sum of products by index letters, as in NumPy: einsum("bij,bkj->bik", a, b).

    Letters in one argument only and not in the result are summed first; the rest is one (batched)
    product, in which transposed arguments are read where they are. Raises ShapeError for a form that
    does not fit the arguments, or with a letter twice in one of them.
    """
    arguments, _, result = form.replace(" ", "").partition("->")
    left, _, right = arguments.partition(",")
    sizes = _sizes(form, (left, a), (right, b))
    if len(set(result)) < len(result) or not set(result) <= sizes.keys():
        raise ShapeError(f'einsum "{form}" does not say where each letter of the result comes from')
    a, left = _summed(a, left, set(right) | set(result))
    b, right = _summed(b, right, set(left) | set(result))
    batch = [n for n in result if n in left and n in right]
    summed = [n for n in left if n in right and n not in result]
    rows, columns = [n for n in left if n not in right], [n for n in right if n not in left]

    def matrices(x, letters, first, second):
        order = tuple(letters.index(n) for n in (*batch, *first, *second))
        return permute(x, order=order).reshape([sizes[n] for n in batch] + [size(first), size(second)])

    def size(letters):
        return prod(sizes[n] for n in letters)

    product = dot(matrices(a, left, rows, summed), matrices(b, right, summed, columns))
    found = [*batch, *rows, *columns]
    product = product.reshape([sizes[n] for n in found])
    return permute(product, order=tuple(found.index(n) for n in result))


def _sizes(form: str, *arguments) -> dict[str, int]:
    """Letter -> size of its axis."""
    sizes: dict[str, int] = {}
    for letters, x in arguments:
        if len(letters) != len(x.shape) or len(set(letters)) < len(letters):
            raise ShapeError(f'einsum "{form}" needs one letter for each axis of {spelled(x.shape)}')
        for letter, n in zip(letters, x.shape, strict=True):
            if sizes.setdefault(letter, n) != n:
                raise ShapeError(f'einsum "{form}" has the sizes {sizes[letter]} and {n} for {letter}')
    return sizes


def _summed(x, letters: str, kept: set[str]):
    """The argument summed over the letters that nobody else has, and the letters that are left."""
    axes = tuple(i for i, letter in enumerate(letters) if letter not in kept)
    if not axes:
        return x, letters
    return total(x, axis=axes), "".join(letter for letter in letters if letter in kept)
