"""Kinds of values that the evaluator and compiled code tell apart at a glance."""

from __future__ import annotations

from fractions import Fraction

from wlnet.expr.symbols import S

ATOMS = frozenset((int, float, str, Fraction, complex))  # Python types that are their own value
SPECIAL_HEADS = frozenset((S.Sequence, S.Unevaluated, S.Splice))  # arguments that are not what they seem
