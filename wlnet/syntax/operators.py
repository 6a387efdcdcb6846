"""The operator table, from grammar/operators.tsv: one truth for parser and printer.

`PREFIX["-"]`, `INFIX["->"]`, `POSTFIX["&"]` are the operators by spelling; `PRINTED["Rule"]` is the
one that the printer uses for a head; `pattern()` is the regular expression of all spellings.
"""

from __future__ import annotations

import re

from wlnet.expr.symbols import Symbol, symbol
from wlnet.frozen import frozen
from wlnet.syntax.characters import unnamed
from wlnet.syntax.tables import rows


@frozen
class Operator:
    """One way of using an operator.

    usage       "infix", "prefix" or "postfix"
    head        of the expression that is made; None where the operator applies a function
    rank        a larger number binds tighter
    grouping    "flat", "left", "right", "none", "special" (a rule of its own in climbing and printer)
    printed     "wide" (a + b), "tight" (a*b), "shown" (wide in OutputForm only), "no"
    """

    spelling: str
    usage: str
    head: Symbol | None
    rank: int
    grouping: str
    printed: str


INFIX: dict[str, Operator] = {}
PREFIX: dict[str, Operator] = {}
POSTFIX: dict[str, Operator] = {}
PRINTED: dict[str, Operator] = {}


def _load() -> None:
    tables = {"infix": INFIX, "prefix": PREFIX, "postfix": POSTFIX}
    for spelling, usage, head, rank, grouping, printed in rows("operators.tsv"):
        spelling = unnamed(spelling)
        made = None if head == "-" else symbol(head)
        operator = Operator(spelling, usage, made, int(rank), grouping, printed)
        assert spelling not in tables[usage], f"{spelling} is given twice as {usage}"
        tables[usage][spelling] = operator
        if printed != "no":
            assert head not in PRINTED or usage != PRINTED[head].usage, f"{head} is printed in two ways"
            PRINTED.setdefault(head, operator)


_load()


def pattern() -> str:
    """All spellings, the longest first. `/.` before a digit is a division: `x/.5`.

    The same text in every process: Lark keeps its tables under a hash of it.
    """
    spellings = sorted((INFIX.keys() | PREFIX.keys() | POSTFIX.keys()) - {"=."}, key=lambda s: (-len(s), s))
    return "|".join(re.escape(s) + (r"(?!\d)" if s == "/." else "") for s in spellings)
