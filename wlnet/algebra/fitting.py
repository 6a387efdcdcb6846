"""Least squares: parameters, their errors, and the measures of a fit.

The letters: n examples, p parameters, X the design matrix (n, p), y the response (n,).
Source: N. Draper and H. Smith, Applied Regression Analysis (1998), chapters 1, 5 and 24.
Loads NumPy and SciPy: only modules that are loaded on demand import it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

import numpy as np
from scipy import optimize, special

from wlnet.frozen import frozen


def least_squares(design: np.ndarray, response: np.ndarray, weights: np.ndarray | None = None) -> np.ndarray:
    """The p parameters with the smallest (weighted) sum of squares."""
    if weights is not None:
        root = np.sqrt(weights)
        design, response = design * root[:, None], response * root
    return np.linalg.lstsq(design, response, rcond=None)[0]


def nonlinear(residuals: Callable, start: np.ndarray, maximum: int) -> tuple[np.ndarray, np.ndarray] | None:
    """(parameters, Jacobian of the residuals there) by Levenberg and Marquardt; None without a solution.

    residuals    parameters -> (n,), n at least the number of parameters
    """
    with np.errstate(all="ignore"):
        found = optimize.least_squares(residuals, start, method="lm", max_nfev=maximum)
    if not np.isfinite(found.x).all() or not found.success:
        return None
    return found.x, found.jac


@frozen
class Regression:
    """A fit with its design matrix (for a nonlinear one the derivatives by the parameters at the optimum).

    has_constant    the constant 1 is among the functions: R^2 is about the mean
    """

    design: np.ndarray
    response: np.ndarray
    predicted: np.ndarray
    parameters: np.ndarray
    has_constant: bool
    weights: np.ndarray | None = None

    @property
    def freedom(self) -> int:
        return len(self.response) - len(self.parameters)

    @cached_property
    def residuals(self) -> np.ndarray:
        return self.response - self.predicted

    def _weighted(self, squares: np.ndarray) -> float:
        return float(squares.sum() if self.weights is None else (self.weights * squares).sum())

    @cached_property
    def squares(self) -> float:
        return self._weighted(self.residuals**2)

    @property
    def variance(self) -> float:
        """Of the error, estimated."""
        return self.squares / self.freedom if self.freedom > 0 else float("nan")

    @cached_property
    def total_squares(self) -> float:
        center = np.average(self.response, weights=self.weights) if self.has_constant else 0.0
        return self._weighted((self.response - center) ** 2)

    @property
    def r_squared(self) -> float:
        return 1 - self.squares / self.total_squares

    @property
    def adjusted(self) -> float:
        n = len(self.response) - self.has_constant
        return 1 - (self.squares / self.freedom) / (self.total_squares / n)

    @cached_property
    def covariance(self) -> np.ndarray:
        """(p, p)"""
        design = self.design if self.weights is None else self.design * np.sqrt(self.weights)[:, None]
        return self.variance * np.linalg.pinv(design.T @ design)

    @property
    def errors(self) -> np.ndarray:
        return np.sqrt(np.diag(self.covariance))

    @property
    def t_statistics(self) -> np.ndarray:
        return self.parameters / self.errors

    @property
    def p_values(self) -> np.ndarray:
        return 2 * special.stdtr(self.freedom, -np.abs(self.t_statistics))

    def intervals(self, level: float) -> np.ndarray:
        """(p, 2): confidence intervals of the parameters."""
        reach = special.stdtrit(self.freedom, (1 + level) / 2) * self.errors
        return np.stack([self.parameters - reach, self.parameters + reach], axis=1)

    @property
    def log_likelihood(self) -> float:
        """Of normal errors with the variance that makes it largest."""
        n = len(self.response)
        weights = 0.0 if self.weights is None else float(np.log(self.weights).sum())
        return -n / 2 * (np.log(2 * np.pi * self.squares / n) + 1) + weights / 2

    @property
    def aic(self) -> float:
        return -2 * self.log_likelihood + 2 * (len(self.parameters) + 1)

    @property
    def bic(self) -> float:
        return -2 * self.log_likelihood + np.log(len(self.response)) * (len(self.parameters) + 1)
