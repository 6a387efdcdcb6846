"""Numbers counted in intervals: BinCounts, BinLists, HistogramList."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import pairwise

from wlnet.algebra.arrays import numeric_array, values_of
from wlnet.algebra.infinity import MINUS_INFINITY
from wlnet.algebra.kernel import kernel_of
from wlnet.algebra.numbers import INFINITY, is_real, whole
from wlnet.algebra.numeric import numeric_value
from wlnet.expr.arrays import packed
from wlnet.expr.expr import is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

BAD_BINS = Message(
    "BinCounts::bins", "The bins `1` should be a width, {min, max, width} or {{edge, edge, ...}}."
)
BAD_DATA = Message("BinCounts::rvec", "A list of real numbers is expected instead of `1`.")
BAD_BINS_OF_HISTOGRAM = Message(
    "HistogramList::wlnetbins",
    "The bins `1` should be a number of bins, {width}, {min, max, width} or {{edge, edge, ...}}.",
)
NO_DATA = Message("HistogramList::ldata", "`1` is not a valid dataset or list of datasets.")
BAD_HEIGHTS = Message(
    "HistogramList::wlnethspec",
    'The heights `1` should be "Count", "CumulativeCount", "Probability", "PDF" or "CDF".',
)


def _counted(data):
    """The data without what is no real number."""
    data = values_of(data)
    if not is_list(data) or data.array is not None:
        return data
    return wl_list(x for x in data.args if is_list(x) or is_real(numeric_value(x)))


def _reals(data):
    data = _counted(data)
    array = numeric_array(data) if is_list(data) and len(data) else None
    if array is None or array.ndim != 1 or array.dtype.kind != "f":
        raise BAD_DATA(data, value=UNEVALUATED)
    return array


def _edges(data, bins, refusal: Message) -> list:
    """Exact edges where the bins are exact: multiples of the width around the data."""
    if is_list(bins) and len(bins) == 1 and is_list(bins.args[0]):
        return list(bins.args[0].args)
    if is_list(bins) and len(bins) == 3:
        low, high, width = bins.args
    else:
        width = bins
        if not is_real(numeric_value(width)) or numeric_value(width) <= 0:
            raise refusal(bins, value=UNEVALUATED)
        # counts begin one bin lower where the least number is an edge; histograms do not
        begin = math.floor if refusal is BAD_BINS_OF_HISTOGRAM else lambda x: math.ceil(x) - 1
        low = width * begin(data.min() / float(width))
        high = width * (math.floor(data.max() / float(width)) + 1)
    if not all(type(x) in (int, float, Fraction) for x in (low, high, width)) or width <= 0:
        raise refusal(bins, value=UNEVALUATED)
    count = math.floor((high - low) / width + 1e-9)
    return [whole(low + k * width) for k in range(count + 1)]


def _machine(edges: list, refusal: Message, bins) -> list[float]:
    values = [numeric_value(e) for e in edges]
    values = [_INFINITE.get(e, v) for e, v in zip(edges, values, strict=True)]
    if not all(is_real(v) for v in values) or not values:
        raise refusal(bins, value=UNEVALUATED)
    return [float(v) for v in values]


_INFINITE = {INFINITY: math.inf, MINUS_INFINITY: -math.inf}


@builtin("BinCounts[data_, bins_:1]")
def bin_counts(evaluation, data, bins):
    """How many numbers lie in each interval, the lower edge included."""
    array = _reals(data)
    edges = _machine(_edges(array, bins, BAD_BINS), BAD_BINS, bins)
    return packed(kernel_of("BinCounts")(array, edges))


@builtin("BinLists[data_, bins_:1]")
def bin_lists(evaluation, data, bins):
    """The numbers of each interval, in their sequence."""
    array = _reals(data)
    edges = _machine(_edges(array, bins, BAD_BINS), BAD_BINS, bins)
    found: list[list] = [[] for _ in edges[1:]]
    for item, value in zip(_counted(data).args, array.tolist(), strict=True):
        place = sum(edge <= value for edge in edges) - 1
        if 0 <= place < len(found):
            found[place].append(item)
    return found


@builtin("HistogramList[data_]", "HistogramList[data_, bins_]", "HistogramList[data_, bins_, heights_]")
def histogram_list(evaluation, data, bins=S.Automatic, heights="Count"):
    """{edges, heights} of a histogram."""
    if is_list(data) and not len(data):
        return [[], []]
    if not is_list(values_of(data)):
        raise NO_DATA(data, value=UNEVALUATED)
    array = _reals(data)
    edges = _histogram_edges(array, bins)
    values = _machine(edges, BAD_BINS_OF_HISTOGRAM, bins)
    counts = kernel_of("BinCounts")(array, values)
    total = len(array)
    if heights == "Count":
        return [wl_list(edges), packed(counts)]
    counts = counts.tolist()
    widths = [Fraction(b) - Fraction(a) if _exact(a, b) else b - a for a, b in pairwise(edges)]
    sums = [sum(counts[: k + 1]) for k in range(len(counts))]
    shown = {
        "CumulativeCount": lambda: sums,
        "Probability": lambda: [whole(Fraction(c, total)) for c in counts],
        "CDF": lambda: [whole(Fraction(s, total)) for s in sums],
        "PDF": lambda: [whole(Fraction(c, total) / w) for c, w in zip(counts, widths, strict=True)],
    }.get(heights if type(heights) is str else None)
    if shown is None:
        raise BAD_HEIGHTS(heights, value=UNEVALUATED)
    return [wl_list(edges), wl_list(shown())]


def _exact(*values) -> bool:
    return all(type(v) in (int, Fraction) for v in values)


def _histogram_edges(array, bins) -> list:
    """Bins of a round width; if no number is given, near Scott's 3.49 s/n^(1/3), s the standard deviation.

    Source: D. W. Scott, On optimal and data-based histograms, Biometrika 66 (1979).
    """
    if is_list(bins):
        given = bins.args[0] if len(bins) == 1 and not is_list(bins.args[0]) else bins
        return _edges(array, given, BAD_BINS_OF_HISTOGRAM)
    if bins is S.Automatic:
        deviation = float(array.std(ddof=1)) if len(array) > 1 else 0.0
        width = 3.49 * deviation / len(array) ** (1 / 3)
    elif type(bins) is int and bins > 0:
        return _edges(array, _width_for(array, bins), BAD_BINS_OF_HISTOGRAM)
    else:
        raise BAD_BINS_OF_HISTOGRAM(bins, value=UNEVALUATED)
    return _edges(array, _round_width(width or 1.0), BAD_BINS_OF_HISTOGRAM)


def _width_for(array, count: int):
    """The width of about so many bins, no less than the least distance of two different numbers."""
    low, high = float(array.min()), float(array.max())
    distances = [b - a for a, b in pairwise(sorted(set(array.tolist())))]
    return _round_width(max((high - low) / max(count - 1, 1), min(distances, default=1.0)))


def _round_width(width: float):
    """The nearest of 1, 2, 5 times a power of ten."""
    power = Fraction(10) ** math.floor(math.log10(width))
    return whole(min((power * k for k in (1, 2, 5, 10)), key=lambda w: abs(math.log(float(w) / width))))
