"""BarChart and Histogram."""

from __future__ import annotations

import numpy as np

from wlnet.expr.arrays import as_array
from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.graphics.charts import CHART_DEFAULTS, HISTOGRAM_DEFAULTS, bar_chart, histogram
from wlnet.language.builtin import builtin

NOT_BARS = Message("BarChart::ldata", "`1` is not a list of numbers, or of lists of numbers.")
NOT_DATA = Message("Histogram::ldata", "`1` is not a list of real numbers, or of lists of real numbers.")
BAD_BINS = Message("Histogram::hbins", "The numbers cannot be counted with the bins `1` and the heights `2`.")


@builtin("BarChart[data_]", options=CHART_DEFAULTS, draws=True)
def bar_chart_of(evaluation, data, options):
    """BarChart[{y1, y2, ...}] draws a bar for each number; BarChart[{{...}, {...}}] groups of bars."""
    if isinstance(data, Association):
        if options["ChartLabels"] is S.Automatic or options["ChartLabels"] is S("None"):
            options["ChartLabels"] = wl_list(data.keys())
        data = wl_list(data.values())
    groups = _groups(evaluation, data)
    if groups is None:
        raise NOT_BARS(data, value=UNEVALUATED)
    return evaluation.evaluated(bar_chart([group.tolist() for group in groups], options))


@builtin(
    "Histogram[data_]",
    "Histogram[data_, bins_]",
    "Histogram[data_, bins_, heights_]",
    options=HISTOGRAM_DEFAULTS,
    draws=True,
)
def histogram_of(evaluation, data, bins=S.Automatic, heights="Count", options=None):
    """Histogram[{x1, x2, ...}] counts numbers in intervals; bins and heights are as in HistogramList."""
    groups = _groups(evaluation, data)
    if groups is None or any(not len(group) or not np.isfinite(group).all() for group in groups):
        raise NOT_DATA(data, value=UNEVALUATED)
    if len(groups) > 1 and bins is S.Automatic:
        bins = _common(np.concatenate(groups))
    sets = [_counted(evaluation, group, bins, heights) for group in groups]
    return evaluation.evaluated(histogram(sets, options))


def _groups(evaluation, data) -> list[np.ndarray] | None:
    """One array of floats a list of numbers; None where there is something else."""
    if not is_list(data) or not len(data):
        return None
    several = all(map(is_list, data))
    found = [_numbers(evaluation, one) for one in (data if several else [data])]
    return None if any(one is None for one in found) else found


def _numbers(evaluation, data) -> np.ndarray | None:
    array = as_array(data, exact=False)
    if array is None:
        array = as_array(evaluation.evaluate(S.N(data)), exact=False)
    if array is None or array.ndim != 1 or array.dtype.kind == "c":
        return None
    return array.astype(float)


def _counted(evaluation, values: np.ndarray, bins, heights) -> tuple[np.ndarray, np.ndarray]:
    """(edges, heights), by HistogramList."""
    given = (_common(values) if bins is S.Automatic else bins, heights)
    found = evaluation.evaluate(S.HistogramList(wl_list(values.tolist()), *given))
    parts = [as_array(part, exact=False) for part in found] if is_list(found) and len(found) == 2 else [None]
    if any(part is None for part in parts):
        raise BAD_BINS(bins, heights)
    return tuple(parts)


def _common(values: np.ndarray) -> Expr:
    """{width}: a round number near the rule of Freedman and Diaconis, with 5 to 60 bins."""
    spread = float(np.ptp(values))
    if not spread:
        return wl_list([1.0])
    low, high = np.quantile(values, [0.25, 0.75])
    width = 2 * (high - low) / len(values) ** (1 / 3)
    width = min(max(width, spread / 60), spread / 5)
    power = 10.0 ** np.floor(np.log10(width))
    return wl_list([float(min((1, 2, 5, 10), key=lambda m: abs(np.log(m * power / width))) * power)])
