"""All roots of a polynomial with machine coefficients."""

from __future__ import annotations

import numpy as np

_REAL = 1e-12  # imaginary part, relative to the size, below which a root of a real polynomial is real


def polynomial_roots(coefficients: list) -> list[complex | float]:
    """The roots, by real part: the eigenvalues of the companion matrix.

    coefficients    real or complex, the constant first
    """
    found = np.roots(np.array(coefficients[::-1], dtype=complex))
    real = all(complex(c).imag == 0 for c in coefficients)
    values = []
    for root in found:
        close = real and abs(root.imag) <= _REAL * max(1.0, abs(root))
        values.append(float(root.real) if close else complex(root))
    if real:  # both of a pair from one of them, equal to the last digit
        upper = [v for v in values if type(v) is complex and v.imag > 0]
        values = [v for v in values if type(v) is float] + [w for v in upper for w in (v.conjugate(), v)]
    return sorted(values, key=lambda root: (complex(root).real, complex(root).imag))
