"""Sums of given whole numbers: FrobeniusNumber, FrobeniusSolve."""

from __future__ import annotations

from heapq import heappop, heappush
from math import gcd

from wlnet.expr.expr import is_list, wl_list
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.limits import room_for


def _coins(coins) -> list[int] | None:
    found = list(coins.args) if is_list(coins) else []
    return found if found and all(type(a) is int and a > 0 for a in found) else None


@builtin("FrobeniusNumber[coins_]")
def frobenius_number(evaluation, coins):
    """The largest number that is no sum of these; -1 where every one is, Infinity where they share a factor.

    For each remainder modulo the smallest the least sum that leaves it (Nijenhuis, 1979).
    """
    coins = _coins(coins)
    if coins is None:
        return None
    if gcd(*coins) > 1:
        return S.Infinity
    smallest = min(coins)
    room_for(smallest)
    least, heap = {0: 0}, [(0, 0)]
    for _ in evaluation.steps(iter(lambda: len(heap), 0)):
        total, left = heappop(heap)
        if total > least[left]:
            continue
        for coin in coins:
            place = (total + coin) % smallest
            if total + coin < least.get(place, total + coin + 1):
                least[place] = total + coin
                heappush(heap, (total + coin, place))
    return max(least.values()) - smallest


@builtin("FrobeniusSolve[coins_, total_Integer]", "FrobeniusSolve[coins_, total_Integer, count_]")
def frobenius_solve(evaluation, coins, total, count=S.All):
    """How often to take each number for the sum, in every way or in so many ways."""
    coins = _coins(coins)
    if coins is None or not (count is S.All or (type(count) is int and count >= 0)):
        return None
    found: list = []
    for way in _ways(evaluation, coins, total):
        if len(found) == count:
            break
        found.append(wl_list(way))
        room_for(len(found) * len(coins))
    return wl_list(found)


def _ways(evaluation, coins: list[int], total: int):
    """The ways in the order of their lists: few of the first number first."""
    if total < 0:
        return
    first, rest = coins[0], coins[1:]
    if not rest:
        if total % first == 0:
            yield [total // first]
        return
    for n in evaluation.steps(range(total // first + 1)):
        for way in _ways(evaluation, rest, total - n * first):
            yield [n, *way]
