"""Legendre functions of any real degree n and order m, between -1 and 1 and, below the cut, above 1.

Source: Abramowitz and Stegun, 8.1 and 8.2.
"""

from __future__ import annotations

import math

from scipy import special

_STEP = 1e-5  # off whole orders and degrees, whose values are those of both sides together


def first_kind(n: float, m: float, x: float) -> complex:
    """((1 + x)/(1 - x))^(m/2) 2F1[-n, n + 1; 1 - m; (1 - x)/2]/Gamma[1 - m]"""
    if m == int(m) and m > 0:
        return (first_kind(n, m - _STEP, x) + first_kind(n, m + _STEP, x)) / 2
    front = complex(1 + x) ** (m / 2) / complex(1 - x) ** (m / 2)
    z = (1 - x) / 2
    return (
        front
        * complex(special.hyp2f1(-n, n + 1, 1 - m, complex(z, -0.0) if z > 1 else z))
        * special.rgamma(1 - m)
    )


def second_kind(n: float, m: float, x: float) -> complex:
    """By the functions of the first kind, the limit of both sides at whole m or n."""
    if m == 0:
        if n == int(n):
            return (second_kind(n - _STEP, 0, x) + second_kind(n + _STEP, 0, x)) / 2
        turn = math.pi * n
        below = first_kind(n, 0, -x)
        return math.pi / 2 * (math.cos(turn) * first_kind(n, 0, x) - below) / math.sin(turn)
    if m == int(m):
        return (second_kind(n, m - _STEP, x) + second_kind(n, m + _STEP, x)) / 2
    turn = math.pi * m
    share = special.gamma(n + m + 1) * special.rgamma(n - m + 1)
    return (
        math.pi / (2 * math.sin(turn)) * (math.cos(turn) * first_kind(n, m, x) - share * first_kind(n, -m, x))
    )
