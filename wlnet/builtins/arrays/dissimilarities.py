"""Dissimilarities of two lists of truths, by how often they agree and differ."""

from __future__ import annotations

from wlnet.algebra.numbers import rational
from wlnet.expr.expr import FALSE, TRUE, is_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.language.builtin import builtin

NOT_BOOLEAN = Message(
    "General::wlnetbool",
    "`1` and `2` should be lists of one length with elements 0 and 1, or False and True.",
)

# from n11, n10, n01, n00 (how often both, the first only, the second only, none is true): above, below
_SHARES = {
    "MatchingDissimilarity": lambda a, b, c, d: (b + c, a + b + c + d),
    "JaccardDissimilarity": lambda a, b, c, d: (b + c, a + b + c),
    "DiceDissimilarity": lambda a, b, c, d: (b + c, 2 * a + b + c),
    "RogersTanimotoDissimilarity": lambda a, b, c, d: (2 * (b + c), a + d + 2 * (b + c)),
    "RussellRaoDissimilarity": lambda a, b, c, d: (b + c + d, a + b + c + d),
    "SokalSneathDissimilarity": lambda a, b, c, d: (2 * (b + c), a + 2 * (b + c)),
    "YuleDissimilarity": lambda a, b, c, d: (2 * b * c, a * d + b * c),
}
NAMES = (
    "MatchingDissimilarity", "JaccardDissimilarity", "DiceDissimilarity", "RogersTanimotoDissimilarity",
    "RussellRaoDissimilarity", "SokalSneathDissimilarity", "YuleDissimilarity",
)  # fmt: skip


def _truths(x) -> list[bool] | None:
    if not is_list(x) or not len(x):
        return None
    if all(item in (TRUE, FALSE) for item in x.args):
        return [item is TRUE for item in x.args]
    if all(type(item) is int and item in (0, 1) for item in x.args):
        return [item == 1 for item in x.args]
    return None


def _dissimilarity(share):
    def value(evaluation, u, v):
        first, second = _truths(u), _truths(v)
        if first is None or second is None or len(first) != len(second):
            raise NOT_BOOLEAN(u, v, value=UNEVALUATED)
        pairs = list(zip(first, second, strict=True))
        counts = [pairs.count(pair) for pair in ((True, True), (True, False), (False, True), (False, False))]
        above, below = share(*counts)
        return rational(above, below) if below else 0

    return value


for _name in NAMES:
    builtin(f"{_name}[u_, v_]")(_dissimilarity(_SHARES[_name]))
