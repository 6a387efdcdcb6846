"""Limits of series from their first terms."""

from __future__ import annotations

from math import comb, isfinite, ulp

_SETTLED = 1e-8  # two estimates this close count as converged


def accelerated(terms: list[float]) -> float | None:
    """The sum of a series by Levin's u transformation; None where estimates do not settle.

    Source: Levin, Int. J. Computer Math. B3 (1973) 371; remainder estimates (n + 1) a(n).
    """
    partial, total = [], 0.0
    for term in terms:
        total += term
        partial.append(total)
    if abs(terms[-1]) <= ulp(total):
        return total
    best, distance, before = None, float("inf"), None
    for k in range(4, min(len(terms), 24)):
        estimate = _levin(terms, partial, k)
        if estimate is None:
            continue
        if before is not None and abs(estimate - before) < distance:
            best, distance = estimate, abs(estimate - before)
        before = estimate
    if best is None or distance > _SETTLED * max(abs(best), 1.0):
        return None
    return best


def _levin(terms: list[float], partial: list[float], k: int) -> float | None:
    """The estimate from the terms 0..k."""
    above = below = 0.0
    for j in range(k + 1):
        if terms[j] == 0:
            return None
        weight = (-1) ** j * comb(k, j) * ((j + 1) / (k + 1)) ** (k - 1) / ((j + 1) * terms[j])
        above += weight * partial[j]
        below += weight
    found = above / below if below else None
    return found if found is not None and isfinite(found) else None
