"""Expressions: a head and arguments, immutable, compared and hashed by structure.

Atoms are Python's own values (int, float, complex, Fraction, str), symbols, and objects
such as nets and images. Whatever has a head and arguments is an `Expr` or a child of it:
`Packed` (numeric arrays) and `Buffer` (lists that grow) stand for List expressions and make
their `args` only when somebody asks. Associations are a class of their own.
"""

from __future__ import annotations

from fractions import Fraction

from wlnet.expr.symbols import STANDING, S, Symbol


class Expr:
    """head[args...].

    head    any expression
    args    tuple of expressions
    mark    the stamp of the definitions under which this is known to be evaluated, or None

    Equality is SameQ: 1 and 1. differ.
    """

    __slots__ = ("_hash", "args", "head", "mark")

    array = None  # the NumPy array of a packed list
    inert = False  # True in children whose elements the evaluator need not look at

    def __init__(self, head, args: tuple):
        self.head = head
        self.args = args
        self.mark = None
        self._hash = None

    def __len__(self) -> int:
        return len(self.args)

    def __bool__(self) -> bool:
        return True

    def __iter__(self):
        return iter(self.args)

    def item(self, index: int):
        """The argument at `index`, counted from 0; negative from the end. Raises IndexError."""
        return self.args[index]

    def __eq__(self, other) -> bool:
        if self is other:
            return True
        if not isinstance(other, Expr) or len(self) != len(other):
            return False
        if not same(self.head, other.head):
            return False
        return all(map(same, self.args, other.args))

    def __hash__(self) -> int:
        if self._hash is None:
            self._hash = hash((self.head, self.args))
        return self._hash

    def __repr__(self) -> str:
        return "".join(_pieces(self))

    def __reduce__(self):
        return Expr, (self.head, self.args)


class _Text(str):
    """A piece of text that is written already."""

    __slots__ = ()


def _pieces(expr: Expr):
    """The text of an expression in pieces; from a stack, since any depth has to do."""
    stack: list = [expr]
    while stack:
        one = stack.pop()
        if type(one) is _Text:
            yield one
        elif isinstance(one, Expr) and type(one).__repr__ is Expr.__repr__:
            stack.append(_Text("]"))
            for at, arg in reversed(list(enumerate(one.args))):
                stack += (arg, _Text(", ")) if at else (arg,)
            stack += (_Text("["), one.head)
        else:
            yield repr_of(one)


def repr_of(value) -> str:
    """FullForm-like text for developers; users see the printer of `syntax`."""
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, Fraction):
        return f"Rational[{value.numerator}, {value.denominator}]"
    return repr(value)


def same(a, b) -> bool:
    """SameQ: equal structure and equal types of numbers (1 is not 1.)."""
    if a is b:
        return True
    kind = type(a)
    if kind is not type(b):
        return isinstance(a, Expr) and isinstance(b, Expr) and a == b
    return a == b


class _InexactKey:
    """A machine number as a dictionary key: 1. must not meet 1."""

    __slots__ = ("value",)

    def __init__(self, value):
        self.value = value

    def __hash__(self) -> int:
        return hash((type(self.value), self.value))

    def __eq__(self, other) -> bool:
        return type(other) is _InexactKey and same(self.value, other.value)

    def __reduce__(self):
        return _InexactKey, (self.value,)


def key_of(value):
    """A dictionary key that is equal exactly where `same` holds. `value_of` undoes it."""
    kind = type(value)
    return _InexactKey(value) if kind is float or kind is complex else value


def value_of(key):
    """The expression of a key made by `key_of`."""
    return key.value if type(key) is _InexactKey else key


def is_atom(value) -> bool:
    """AtomQ: has no parts of its own. An association counts as an atom."""
    return not isinstance(value, Expr)


def head_of(value):
    """Head[value]. Objects of other rooms name theirs in an attribute `wl_head`, a Symbol."""
    if isinstance(value, Expr):
        return value.head
    head = _ATOM_HEADS.get(type(value))
    return head if head is not None else value.wl_head


_ATOM_HEADS = {
    int: S.Integer,
    float: S.Real,
    complex: S.Complex,
    Fraction: S.Rational,
    str: S.String,
    Symbol: S.Symbol,
}

TRUE, FALSE, NULL = S("True"), S("False"), S.Null


def boolean(value) -> Symbol:
    """True or False of the language."""
    return TRUE if value else FALSE


def wl_list(items) -> Expr:
    """{items...}"""
    return Expr(S.List, tuple(items))


def is_list(value) -> bool:
    return isinstance(value, Expr) and value.head is S.List


def stands_for(x) -> bool:
    """Whether a `stand_in` is in an expression: what it is will be known later."""
    if isinstance(x, Expr):
        return x.array is None and (stands_for(x.head) or any(map(stands_for, x.args)))
    return isinstance(x, Symbol) and x.context == STANDING


def rule(left, right) -> Expr:
    """left -> right"""
    return Expr(S.Rule, (left, right))


def is_rule(value) -> bool:
    """Rule or RuleDelayed of two arguments."""
    return (
        isinstance(value, Expr) and (value.head is S.Rule or value.head is S.RuleDelayed) and len(value) == 2
    )


def _build(head: Symbol, *args) -> Expr:
    return Expr(head, args)


Symbol.__call__ = _build  # S.Plus(1, 2) is Plus[1, 2]
