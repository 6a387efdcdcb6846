"""JordanDecomposition of exact matrices.

Source: F. R. Gantmacher, The Theory of Matrices, VII.7: chains of generalized eigenvectors.
"""

from __future__ import annotations

from wlnet.algebra import matrices
from wlnet.algebra.arrays import inexact_array, matrix, rows_of, shape_of
from wlnet.algebra.expand import is_free_of
from wlnet.algebra.sums import minus
from wlnet.expr.expr import is_list, same
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

NOT_SQUARE = Message(
    "JordanDecomposition::matsq", "Argument `1` at position 1 is not a non-empty square matrix."
)
NOT_EXACT = Message(
    "JordanDecomposition::wlnetex", "`1` should be an exact matrix whose eigenvalues are known in radicals."
)


@builtin("JordanDecomposition[a_]")
def jordan_decomposition(evaluation, a):
    """{s, j}: a == s . j . Inverse[s], j with eigenvalues on the diagonal and ones above those of a chain."""
    shape = shape_of(a) if is_list(a) else None
    if shape is None or len(shape) != 2 or shape[0] != shape[1] or not shape[0]:
        raise NOT_SQUARE(a, value=UNEVALUATED)
    values = evaluation.evaluate(S.Eigenvalues(a))
    if inexact_array(a) is not None or not is_list(values) or not is_free_of(values, S.Root):
        raise NOT_EXACT(a, value=UNEVALUATED)
    values = evaluation.evaluate(S.Sort(values)).args
    distinct = [v for i, v in enumerate(values) if not any(same(v, w) for w in values[:i])]
    columns, diagonal, links = [], [], []
    for value in distinct:
        count = sum(same(value, w) for w in values)
        for chain in _chains(evaluation, rows_of(a), value, count):
            columns += chain
            diagonal += [value] * len(chain)
            links += [0] + [1] * (len(chain) - 1)
    n = len(diagonal)
    form = [[diagonal[i] if i == j else links[j] if j == i + 1 else 0 for j in range(n)] for i in range(n)]
    return [matrix(matrices.transpose(columns)), matrix(form)]


def _chains(evaluation, rows: list, value, count: int) -> list[list]:
    """Chains v1, v2, ... with (A - value) v1 = 0 and (A - value) v[k + 1] = v[k]; `count` vectors in all."""

    def tidy(m: list) -> list:
        return [[evaluation.evaluate(S.Together(x)) for x in row] for row in m]

    n = len(rows)
    shifted = tidy(
        [[minus(x, value) if i == j else x for j, x in enumerate(row)] for i, row in enumerate(rows)]
    )
    powers, spaces = [shifted], [matrices.null_space(shifted)]
    while len(spaces[-1]) < count and len(powers) < n:
        powers.append(tidy(matrices.dot(powers[-1], matrices.transpose(shifted))))
        spaces.append(matrices.null_space(powers[-1]))
    found: list[list] = []
    used: list[list] = []
    for height in range(len(spaces), 0, -1):
        lower = spaces[height - 2] if height > 1 else []
        for top in spaces[height - 1]:
            if len(used) >= count:
                break
            at_height = [chain[height - 1] for chain in found if len(chain) >= height]
            if matrices.rank([*lower, *at_height, top]) == len(lower) + len(at_height):
                continue
            chain = [top]
            for _ in range(height - 1):
                chain.append([row[0] for row in tidy(matrices.dot(shifted, [chain[-1]]))])
            chain.reverse()
            found.append(chain)
            used += chain
    found.sort(key=len)
    return found
