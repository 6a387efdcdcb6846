"""Means that a few wild values do not spoil: TrimmedMean, WinsorizedMean, and variances like them."""

from __future__ import annotations

from wlnet.algebra import statistics
from wlnet.algebra.arrays import values_of
from wlnet.algebra.numbers import is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.expr.expr import is_list, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

NAMES = ("TrimmedMean", "TrimmedVariance", "WinsorizedMean", "WinsorizedVariance")
BAD_SHARE = {
    name: Message(f"{name}::arg2", "The shares `1` should be numbers from 0 with a sum of less than 1.")
    for name in NAMES
}
NO_REALS = {
    name: Message(f"{name}::rectn", "Rectangular array of real numbers is expected at position 1 in `1`.")
    for name in NAMES
}


def _shares(share, owner: str) -> tuple[float, float]:
    pair = share.args if is_list(share) and len(share) == 2 else (share, share)
    found = [numeric_value(part) for part in pair]
    if not all(map(is_real, found)) or min(found) < 0 or sum(found) >= 1:
        raise BAD_SHARE[owner](share, value=UNEVALUATED)
    return tuple(map(float, found))


def _of_kept(call, share, head, is_replaced: bool):
    """head of the sorted numbers without so many at either end, or with the next ones in their place."""
    data = values_of(call.args[0])
    low, high = _shares(share, call.head.name)
    if is_list(data) and len(data) and all(map(is_list, data.args)):
        columns = zip(*(row.args for row in data.args), strict=False)
        return [_of_kept(call.head(wl_list(column), share), share, head, is_replaced) for column in columns]
    values = statistics.sorted_reals(list(data.args)) if is_list(data) and len(data) else None
    if values is None:
        raise NO_REALS[call.head.name](call, value=UNEVALUATED)
    before, after = (int(part * len(values) + 1e-9) for part in (low, high))
    kept = values[before : len(values) - after]
    if is_replaced:
        kept = [kept[0]] * before + kept + [kept[-1]] * after
    return head(wl_list(kept))


@builtin("TrimmedMean[data_]", "TrimmedMean[data_, share_]")
def trimmed_mean(evaluation, data, share=0.05):
    """The mean without the share of smallest and of largest values, {f1, f2}: shares of their own."""
    return _of_kept(S.TrimmedMean(data, share), share, S.Mean, False)


@builtin("TrimmedVariance[data_]", "TrimmedVariance[data_, share_]")
def trimmed_variance(evaluation, data, share=0.05):
    """The variance without the share of smallest and of largest values."""
    return _of_kept(S.TrimmedVariance(data, share), share, S.Variance, False)


@builtin("WinsorizedMean[data_]", "WinsorizedMean[data_, share_]")
def winsorized_mean(evaluation, data, share=0.05):
    """The mean with the share of smallest and of largest values drawn in to the others."""
    return _of_kept(S.WinsorizedMean(data, share), share, S.Mean, True)


@builtin("WinsorizedVariance[data_]", "WinsorizedVariance[data_, share_]")
def winsorized_variance(evaluation, data, share=0.05):
    """The variance with the share of smallest and of largest values drawn in to the others."""
    return _of_kept(S.WinsorizedVariance(data, share), share, S.Variance, True)
