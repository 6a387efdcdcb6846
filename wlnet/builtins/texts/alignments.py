"""Alignments of two strings or lists: SequenceAlignment, NeedlemanWunschSimilarity, SmithWatermanSimilarity.

Sources: S. Needleman, C. Wunsch (1970); T. Smith, M. Waterman (1981); O. Gotoh (1982) for gaps whose
opening costs more; reference pages of the three functions for the defaults: equal elements count 1,
different ones and gaps -1.
"""

from __future__ import annotations

from collections.abc import Callable

from wlnet.algebra.numeric import numeric_value
from wlnet.expr.expr import FALSE, TRUE, is_list, is_rule, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

BAD_PENALTY = Message("General::gappen", "The gap penalty `1` should be a number.")
BAD_RULES = Message("General::simrules", "`1` is not a list of rules such as {x, y} -> 2.")
BAD_METHOD = Message("SequenceAlignment::method", 'The method `1` is neither "Global" nor "Local".')
BAD_SCORE = Message("General::simnum", "The similarity `1` of `2` and `3` is not a number.")

_SCORES = {"IgnoreCase": FALSE, "GapPenalty": 0, "SimilarityRules": S.Automatic}
_LOWEST = float("-inf")
_BOTH, _FIRST, _SECOND = range(3)  # what a column of an alignment holds


@builtin("NeedlemanWunschSimilarity[a_, b_]", options=_SCORES)
def needleman_wunsch(evaluation, a, b, options):
    """The highest score of an alignment of two whole strings or lists."""
    pair = _pair(a, b)
    return None if pair is None else _Alignment(evaluation, *pair, options, "NeedlemanWunschSimilarity").best


@builtin("SmithWatermanSimilarity[a_, b_]", options=_SCORES)
def smith_waterman(evaluation, a, b, options):
    """The highest score of an alignment of a part of one string or list with a part of the other."""
    pair = _pair(a, b)
    if pair is None:
        return None
    return _Alignment(evaluation, *pair, options, "SmithWatermanSimilarity", local=True).best


@builtin("SequenceAlignment[a_, b_]", options={**_SCORES, "MergeDifferences": TRUE, "Method": "Global"})
def sequence_alignment(evaluation, a, b, options):
    """A best alignment: what both have as it is, what differs as pairs {of the first, of the second}."""
    pair = _pair(a, b)
    if pair is None:
        return None
    if options["Method"] not in ("Global", "Local", S.Automatic):
        raise BAD_METHOD(options["Method"], value=UNEVALUATED)
    local = options["Method"] == "Local"
    found = _Alignment(evaluation, *pair, options, "SequenceAlignment", local)
    join = "".join if isinstance(a, str) else wl_list
    merged, pieces = options["MergeDifferences"] is TRUE, []
    for one, other in found.columns():
        same = one and other and found.alike(one[0], other[0])
        if pieces and pieces[-1][0] == same and (same or merged):
            pieces[-1][1].extend(one)
            pieces[-1][2].extend(other)
        else:
            pieces.append((same, list(one), list(other)))
    return [join(one) if same else [join(one), join(other)] for same, one, other in pieces]


def _pair(a, b) -> tuple | None:
    if isinstance(a, str) and isinstance(b, str):
        return a, b
    return (a.args, b.args) if is_list(a) and is_list(b) else None


class _Alignment:
    """The table of best scores of two sequences, and the way back through it."""

    def __init__(self, evaluation, a, b, options, owner: str, local: bool = False):
        self._a, self._b, self._local, self._owner = a, b, local, owner
        self._gap, self._lower = "" if isinstance(a, str) else wl_list(()), options["IgnoreCase"] is TRUE
        penalty = numeric_value(options["GapPenalty"])
        if penalty is None:
            raise Message(f"{owner}::gappen", BAD_PENALTY.template)(options["GapPenalty"], value=UNEVALUATED)
        self._opening = float(penalty)
        self._score = self._scores(evaluation, options["SimilarityRules"])
        self._fill(evaluation)

    def alike(self, x, y) -> bool:
        if self._lower and isinstance(x, str) and isinstance(y, str):
            return x.lower() == y.lower()
        return x == y

    def _scores(self, evaluation, rules) -> Callable[[object, object], float]:
        """The score of two elements; a gap is the empty string or list."""

        def usual(x, y) -> float:
            return 1.0 if self.alike(x, y) else -1.0

        if rules is S.Automatic:
            return usual
        entries = rules.args if is_list(rules) else (rules,)
        if not all(is_rule(entry) for entry in entries):
            raise Message(f"{self._owner}::simrules", BAD_RULES.template)(rules, value=UNEVALUATED)
        known: dict = {}

        def by_rules(x, y) -> float:
            if (x, y) not in known:
                pair = wl_list((x, y))
                found = evaluation.evaluate(S.Replace(pair, rules))
                value = usual(x, y) if found == pair else numeric_value(found)
                if value is None:
                    message = Message(f"{self._owner}::simnum", BAD_SCORE.template)
                    raise message(found, x, y, value=UNEVALUATED)
                known[x, y] = float(value)
            return known[x, y]

        return by_rules

    def _fill(self, evaluation) -> None:
        """best[kind][i][j]: of the first i and the first j elements, the last column being of a kind."""
        a, b, opening, floor = self._a, self._b, self._opening, 0.0 if self._local else _LOWEST
        self._best = [[[_LOWEST] * (len(b) + 1) for _ in range(len(a) + 1)] for _ in range(3)]
        both, first, second = self._best
        both[0][0] = 0.0
        alone = [self._score(x, self._gap) for x in a], [self._score(self._gap, y) for y in b]
        for i in range(len(a) + 1):
            evaluation.check_abort()
            for j in range(len(b) + 1):
                if i and j:
                    before = max(both[i - 1][j - 1], first[i - 1][j - 1], second[i - 1][j - 1], floor)
                    both[i][j] = before + self._score(a[i - 1], b[j - 1])
                if i:
                    opened = max(both[i - 1][j], second[i - 1][j]) - opening
                    first[i][j] = max(opened, first[i - 1][j]) + alone[0][i - 1]
                if j:
                    opened = max(both[i][j - 1], first[i][j - 1]) - opening
                    second[i][j] = max(opened, second[i][j - 1]) + alone[1][j - 1]
        ends = [(len(a), len(b))]
        if self._local:
            ends = [(i, j) for i in range(len(a) + 1) for j in range(len(b) + 1)]
        self.best, self._end = max(
            ((max(table[i][j] for table in self._best), (i, j)) for i, j in ends), key=lambda entry: entry[0]
        )
        if self._local and self.best <= 0:
            self.best, self._end = 0.0, (0, 0)

    def columns(self) -> list[tuple[tuple, tuple]]:
        """(elements of the first, elements of the second), at most one each, from left to right."""
        i, j = self._end
        kind, found = self._preferred(i, j), []
        while i or j:
            if self._local and self._best[kind][i][j] <= 0:
                break
            one, other = kind != _SECOND, kind != _FIRST
            found.append(((self._a[i - 1],) if one else (), (self._b[j - 1],) if other else ()))
            i, j = i - one, j - other
            kind = self._preferred(i, j, kind)
        ends = self._end
        before = (tuple(self._a[:i]), tuple(self._b[:j]))
        after = (tuple(self._a[ends[0] :]), tuple(self._b[ends[1] :]))
        whole = [before] if any(before) else []
        return [*whole, *reversed(found), *([after] if any(after) else [])]

    def _preferred(self, i: int, j: int, following: int | None = None) -> int:
        """The kind of the last column of the first i and j elements that leads to the best score."""

        def score(kind: int) -> float:
            opens = following is not None and following != _BOTH and following != kind
            return self._best[kind][i][j] - (self._opening if opens else 0.0)

        return max(range(3), key=score)
