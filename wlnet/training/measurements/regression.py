"""Measurements of nets that give numbers: what is left of the targets, r = target - output.

Over all examples and components; of boxes, how far they overlap. Source of all: nettrain.md section 6.3.
"""

from __future__ import annotations

from functools import partial
from math import sqrt

from wlnet.training.measurement import measurement
from wlnet.training.tally import Overlaps, Residuals, Spread, are_boxes

_of_residuals = partial(measurement, of="regression", tally=Residuals)


@_of_residuals("MeanSquare")
def mean_square(spread: Spread):
    """Mean of r^2."""
    return spread.squares / spread.size


@_of_residuals("MeanDeviation")
def mean_deviation(spread: Spread):
    """Mean of Abs[r]."""
    return spread.deviations / spread.size


@_of_residuals("StandardDeviation")
def standard_deviation(spread: Spread):
    """Sqrt of the mean of r^2."""
    return sqrt(spread.squares / spread.size)


@_of_residuals("FractionVarianceUnexplained")
def fraction_variance_unexplained(spread: Spread):
    """Sum of r^2 over the sum of (t - mean t)^2 of the targets t; NaN where they are all equal."""
    return spread.squares / spread.variance if spread.variance else float("nan")


@_of_residuals("RSquared", larger_is_better=True)
def r_squared(spread: Spread):
    """1 - FractionVarianceUnexplained: 1 is perfect, 0 as good as the mean of the targets."""
    return 1 - fraction_variance_unexplained(spread)


@measurement("IntersectionOverUnion", of="regression", tally=Overlaps, larger_is_better=True, fits=are_boxes)
def intersection_over_union(read):
    """Mean over the boxes of the area that output and target share over that of both together."""
    shares, boxes = read
    return float(shares / boxes)
