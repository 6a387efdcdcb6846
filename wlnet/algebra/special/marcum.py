"""The function Q of J. I. Marcum (A statistical theory of target detection by pulsed radar, 1947)."""

from __future__ import annotations

from scipy import special


def marcum_q(m: float, a: float, b: float) -> float | None:
    """Q_m(a, b) of real numbers, a and b at least 0; m is above 0 or whole.

    It is the share above b^2 of the noncentral chi square distribution with 2 m degrees of freedom and the
    noncentrality a^2; orders that are not above 0 come from Q_m(a, b) + Q_(1 - m)(b, a) = 1.
    """
    if a < 0 or b < 0:
        return None
    if m > 0:
        return float(1 - special.chndtr(b * b, 2 * m, a * a))
    return float(special.chndtr(a * a, 2 * (1 - m), b * b)) if m == int(m) else None
