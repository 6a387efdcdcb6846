"""Jumps of the language as Python exceptions: Throw, Return, Break, Continue, Goto, Abort, Exit.

They are raised by builtins and caught by the construct that they leave; one that nobody
catches ends the top-level evaluation.
"""

from __future__ import annotations


class Signal(Exception):
    """A jump on its way up; not an error."""


class Abort(Signal):
    """Abort[], Ctrl-C, or a time limit. `limit` is the object of the TimeConstrained that ran out."""

    def __init__(self, limit=None):
        self.limit = limit


class Throw(Signal):
    """Throw[value, tag, function]; tag None for Throw[value]."""

    def __init__(self, value, tag=None, function=None):
        self.value = value
        self.tag = tag
        self.function = function


class Return(Signal):
    """Return[value, head], for the innermost construct with that head; None for the loop itself."""

    def __init__(self, value, head=None):
        self.value = value
        self.head = head


class Break(Signal):
    """Break[]"""


class Continue(Signal):
    """Continue[]"""


class Goto(Signal):
    """Goto[tag], for the Label[tag] of the innermost a; b; c that has it."""

    def __init__(self, tag):
        self.tag = tag


class Exit(Signal):
    """Exit[code] or Quit[code]."""

    def __init__(self, code: int = 0):
        self.code = code


class DeepRecursion(Signal):
    """$RecursionLimit was exceeded; the message has been given."""
