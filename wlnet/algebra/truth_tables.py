"""Claims that are given by a table of truth values: BooleanFunction[k, n][...] and its kin."""

from __future__ import annotations

from wlnet.expr.expr import Expr, is_list
from wlnet.expr.symbols import S


def is_by_table(claim) -> bool:
    """Whether the claim is BooleanFunction[k, n] or BooleanCountingFunction[spec, n] of n arguments."""
    head = claim.head if isinstance(claim, Expr) else None
    if not isinstance(head, Expr) or len(head) != 2 or head.args[1] != len(claim):
        return False
    if head.head is S.BooleanFunction:
        return type(head.args[0]) is int
    return head.head is S.BooleanCountingFunction and counts_of(head.args[0]) is not None


def true_points(claim) -> list[str]:
    """Where a claim by a table is True, as "101" for True, False, True."""
    head, (spec, n) = claim.head, claim.head.args
    names = [f"{i:0{n}b}" for i in range(1 << n)] if n else [""]
    if head.head is S.BooleanFunction:
        return [name for i, name in enumerate(names) if spec >> i & 1]
    counts = counts_of(spec)
    return [name for name in names if name.count("1") in counts]


def counts_of(spec) -> range | set[int] | None:
    """How many may be True: up to k; {k}; {least, most}; {{k1, k2, ...}}."""
    if type(spec) is int:
        return range(spec + 1)
    if not is_list(spec) or not spec.args:
        return None
    first = spec.args[0]
    if len(spec) == 1 and is_list(first):
        return set(first.args) if all(type(k) is int for k in first.args) else None
    if not all(type(k) is int for k in spec.args) or len(spec) > 2:
        return None
    return range(first, spec.args[-1] + 1)
