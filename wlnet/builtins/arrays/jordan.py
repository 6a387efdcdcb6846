"""JordanDecomposition of exact matrices.

Source: F. R. Gantmacher, The Theory of Matrices, VII.7: chains of generalized eigenvectors.
"""

from __future__ import annotations

from wlnet.algebra import matrices
from wlnet.algebra.arrays import inexact_array, matrix, rows_of
from wlnet.algebra.expand import is_free_of
from wlnet.algebra.numbers import is_zero
from wlnet.algebra.numeric import numeric_value
from wlnet.algebra.square import square_rows
from wlnet.algebra.sums import minus
from wlnet.expr.expr import is_list, same, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

NOT_EXACT = Message(
    "JordanDecomposition::wlnetex", "`1` should be an exact matrix whose eigenvalues are known in radicals."
)


@builtin("JordanDecomposition[a_]")
def jordan_decomposition(evaluation, a):
    """{s, j}: a == s . j . Inverse[s], j with eigenvalues on the diagonal and ones above those of a chain.

    The eigenvalues stand as in Eigenvalues where all are different, else from the smallest on.
    """
    rows = square_rows(a)
    if rows is None:
        return None
    parts = evaluation.evaluate(S.Eigensystem(a))
    if not is_list(parts) or not is_free_of(parts, S.Root):
        raise NOT_EXACT(a, value=UNEVALUATED)
    values, vectors = parts.args[0].args, rows_of(parts.args[1])
    distinct = [v for i, v in enumerate(values) if not any(same(v, w) for w in values[:i])]
    machine = inexact_array(a) is not None
    if machine and any(map(_is_null, vectors)):
        raise NOT_EXACT(a, value=UNEVALUATED)
    if machine or len(distinct) == len(values):
        return [matrix(matrices.transpose(vectors)), S.DiagonalMatrix(wl_list(values))]
    columns, diagonal, links = [], [], []
    for value in _from_the_smallest(distinct):
        count = sum(same(value, w) for w in values)
        for chain in _chains(evaluation, rows, value, count):
            columns += chain
            diagonal += [value] * len(chain)
            links += [0] + [1] * (len(chain) - 1)
    n = len(diagonal)
    form = [[diagonal[i] if i == j else links[j] if j == i + 1 else 0 for j in range(n)] for i in range(n)]
    return [matrix(matrices.transpose(columns)), matrix(form)]


def _is_null(vector: list) -> bool:
    return all(map(is_zero, vector))


def _from_the_smallest(values: list) -> list:
    numbers = [numeric_value(v) for v in values]
    if None in numbers:
        return values

    def key(at: int) -> tuple:
        z = complex(numbers[at])
        return round(z.real, 12), round(z.imag, 12)

    return [values[at] for at in sorted(range(len(values)), key=key)]


def _chains(evaluation, rows: list, value, count: int) -> list[list]:
    """Chains v1, v2, ... with (A - value) v1 = 0 and (A - value) v[k + 1] = v[k]; `count` vectors in all."""

    def tidy(m: list) -> list:
        return [[evaluation.evaluate(S.Together(x)) for x in row] for row in m]

    n = len(rows)
    shifted = tidy(
        [[minus(x, value) if i == j else x for j, x in enumerate(row)] for i, row in enumerate(rows)]
    )
    powers, spaces = [shifted], [matrices.null_space(shifted)]
    if len(spaces[0]) == 1:  # one chain: upwards from the eigenvector
        chain = [spaces[0][0]]
        while len(chain) < count:
            above = matrices.solve(shifted, [[x] for x in chain[-1]])
            chain.append([row[0] for row in tidy(above)])
        return [chain]
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
