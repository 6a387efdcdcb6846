"""D, Dt and Derivative."""

from __future__ import annotations

from wlnet.algebra.calculus import derivative
from wlnet.algebra.elementary import FUNCTIONS
from wlnet.algebra.expand import put_all
from wlnet.algebra.numbers import NUMBERS
from wlnet.algebra.numeric import constant
from wlnet.algebra.products import times
from wlnet.algebra.sums import plus
from wlnet.expr.expr import Expr, is_list, same, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.order import order_key
from wlnet.expr.symbols import S, Symbol
from wlnet.language.attributes import FLAGS
from wlnet.language.builtin import builtin

NOT_A_VARIABLE = Message("General::ivar", "`1` is not a valid variable.")
BAD_ORDER = Message(
    "D::dvar",
    "Multiple derivative specifier `1` does not have the form {variable, n}, "
    "where n is a non-negative machine integer.",
)


@builtin("D[x_, variables__]", attributes=("ReadProtected",), options={"NonConstants": wl_list(())})
def d(evaluation, x, variables, options=None):
    """Partial derivatives, one variable after the other; {x, n} for the n-th, {{x, y}} for a gradient.

    NonConstants    symbols that depend on the variables: their derivatives stay
    """
    given = options["NonConstants"]
    names = given.args if is_list(given) else (given,)
    if names:
        return _with_others(evaluation, x, variables, names, S.Rule(S.NonConstants, given))
    for variable in variables:
        x = evaluation.evaluate(_derived(evaluation, x, variable))
    return x


def _with_others(evaluation, x, variables, names: tuple, option: Expr):
    """As d, with D[y, x, NonConstants -> ...] for the derivative of y."""
    single: list = []
    for one in variables:
        pair = is_list(one) and len(one) == 2 and type(one.args[1]) is int
        single += [one.args[0]] * one.args[1] if pair else [one]
    if isinstance(x, Symbol) and x in names and x not in single:
        return None
    for variable in single:
        _check_variable(variable)
        terms = [derivative(x, variable)]
        for name in names:
            slope = evaluation.evaluate(derivative(x, name))
            if not same(slope, 0) and name is not variable:
                terms.append(times(slope, S.D(name, variable, option)))
        x = evaluation.evaluate(plus(*terms))
    return x


def _derived(evaluation, x, variable):
    if not is_list(variable):
        _check_variable(variable)
        return derivative(x, variable)
    if len(variable) == 1 and is_list(variable.args[0]):
        return _gradient(evaluation, x, variable.args[0])
    if len(variable) != 2 or type(variable.args[1]) is not int or variable.args[1] < 0:
        raise BAD_ORDER(variable, value=UNEVALUATED)
    base, count = variable.args
    if is_list(base):
        for _ in range(count):
            x = evaluation.evaluate(_gradient(evaluation, x, base))
        return x
    _check_variable(base)
    for _ in evaluation.steps(range(count)):
        if x == 0 and type(x) is int:
            break
        x = evaluation.evaluate(derivative(x, base))
    return x


def _gradient(evaluation, x, variables):
    """The list of the derivatives, as the innermost level of a list."""
    if is_list(x):
        return wl_list(_gradient(evaluation, part, variables) for part in x.args)
    return wl_list(_derived(evaluation, x, v) for v in variables.args)


def _check_variable(variable) -> None:
    """A symbol or a call such as f[x]; no number, string or sum."""
    if isinstance(variable, Symbol):
        return
    if isinstance(variable, Expr) and variable.head not in (S.Plus, S.Times, S.Power, S.List):
        return
    raise NOT_A_VARIABLE(variable, value=UNEVALUATED)


@builtin("Dt[x_, variables___]", options={"Constants": wl_list(())})
def dt(evaluation, x, variables=(), options=None):
    """The total differential, or derivative: all symbols depend on the variables, but the Constants and
    those with the attribute Constant."""
    if is_list(x):
        return wl_list(S.Dt(one, *variables) for one in x.args)
    given = options["Constants"]
    fixed = {*(given.args if is_list(given) else (given,)), *_constants_in(evaluation, x)}
    if not variables:
        return None if isinstance(x, Symbol) and _symbols_of(x) and x not in fixed else _total(x, None, fixed)
    single: list = []
    for one in variables:
        pair = is_list(one) and len(one) == 2
        variable, n = one.args if pair else (one, 1)
        if not isinstance(variable, Symbol):
            raise NOT_A_VARIABLE(variable, value=UNEVALUATED)
        if type(n) is not int or n < 0:
            return None
        single += [variable] * n
    if isinstance(x, Symbol) and _symbols_of(x) and x not in (*single, *fixed):
        found = _held(x, single)
        return None if same(found, S.Dt(x, *variables)) else found
    for variable in single:
        x = evaluation.evaluate(_total(x, variable, fixed))
    return x


def _held(x: Symbol, variables: list) -> Expr:
    """Dt[x, ...] with the variables in order, those that come again as {variable, n}."""
    specs = []
    for name in sorted(set(variables), key=order_key):
        n = sum(one is name for one in variables)
        specs.append(name if n == 1 else wl_list((name, n)))
    return Expr(S.Dt, (x, *specs))


def _variables_of(held: Expr) -> list:
    found: list = []
    for one in held.args[1:]:
        found += [one.args[0]] * one.args[1] if is_list(one) else [one]
    return found


def _constants_in(evaluation, x) -> set:
    """The symbols in x, heads as well, that have the attribute Constant."""
    if isinstance(x, Symbol):
        return {x} if evaluation.definitions.of(x).flags & FLAGS["Constant"] else set()
    if not isinstance(x, Expr) or x.array is not None:
        return set()
    return set().union(*(_constants_in(evaluation, part) for part in (x.head, *x.args)))


def _total(x, variable: Symbol | None, fixed: set):
    """The sum of the derivatives by all that x is made of, times their own."""
    if isinstance(x, Symbol):
        return 1 if x is variable else 0 if x in fixed or not _symbols_of(x) else _grown(x, variable)
    marks: dict = {}
    hidden = _without_differentials(x, marks, fixed)
    terms = []
    for name in sorted(_symbols_of(hidden) - fixed, key=order_key):
        grown = 1 if name is variable else _grown(marks.get(name, name), variable)
        terms.append(times(put_all(derivative(hidden, name), list(marks.items())), grown))
    return plus(*terms)


def _grown(x, variable: Symbol | None):
    """The differential of a symbol, or of a held derivative: by its own symbol that is 0."""
    if isinstance(x, Expr) and x.head is not S.Dt:
        return 0  # a call of a constant
    if isinstance(x, Expr) and variable is not None:
        return 0 if x.args[0] is variable else _held(x.args[0], [*_variables_of(x), variable])
    return S.Dt(x) if variable is None else S.Dt(x, variable)


def _without_differentials(x, marks: dict, fixed: set):
    """x with a symbol for each Dt[...] and each call of a constant in it."""
    if not isinstance(x, Expr) or x.array is not None:
        return x
    if x.head is S.Dt or x.head in fixed:
        mark = next((m for m, known in marks.items() if same(known, x)), None)
        if mark is None:
            mark = Symbol(f"d{len(marks)}", "System`Private`")
            marks[mark] = x
        return mark
    return Expr(x.head, tuple(_without_differentials(arg, marks, fixed) for arg in x.args))


def _symbols_of(x) -> set:
    """The symbols in x that are no constants."""
    if isinstance(x, Symbol):
        return set() if constant(x) is not None else {x}
    if not isinstance(x, Expr) or x.array is not None:
        return set()
    return set().union(*map(_symbols_of, x.args))


@builtin("Derivative[orders__][f_]", attributes=("NHoldAll", "ReadProtected"))
def derivative_operator(evaluation, orders, f):
    """f' as a pure function, where f has a definition or a known derivative."""
    if not all(type(n) is int and n >= 0 for n in orders):
        return None
    if not any(orders):
        return f
    if hasattr(f, "wl_derivative"):
        return f.wl_derivative(orders)
    if type(f) in NUMBERS:
        return S.Function(0)
    variables = [evaluation.definitions.fresh("x") for _ in range(max(len(orders), _slots_in(f)))]
    call = Expr(f, tuple(variables))
    value = evaluation.evaluate(call)
    if same(value, call) and not _is_known(f):
        first = variables[next(k for k, order in enumerate(orders) if order)]
        if _has_open_derivative(derivative(value, first), f):
            return None
    for variable, order in zip(variables, orders, strict=False):
        for _ in range(order):
            value = evaluation.evaluate(derivative(value, variable))
    slots = {variable: S.Slot(k) for k, variable in enumerate(variables, 1)}
    return S.Function(_replaced(value, slots))


def _slots_in(f) -> int:
    """The highest number of a slot of a pure function body &; 0 for anything else."""
    if not isinstance(f, Expr) or f.head is not S.Function or len(f) != 1:
        return 0
    stack, found = [f.args[0]], 0
    while stack:
        x = stack.pop()
        if isinstance(x, Expr) and x.array is None and x.head is not S.Function:
            stack += (x.head, *x.args)
            if x.head is S.Slot and len(x) == 1 and type(x.args[0]) is int:
                found = max(found, x.args[0])
    return found


def _is_known(f) -> bool:
    """Whether the derivative of f stands in its data sheet."""
    function = FUNCTIONS.get(f.name) if isinstance(f, Symbol) else None
    return function is not None and function.derivative is not None


def _has_open_derivative(x, f) -> bool:
    """Whether Derivative[...][f] stands in x."""
    if not isinstance(x, Expr) or x.array is not None:
        return False
    if isinstance(x.head, Expr) and x.head.head is S.Derivative and len(x) == 1 and same(x.args[0], f):
        return True
    return any(_has_open_derivative(part, f) for part in (x.head, *x.args))


def _replaced(x, table: dict):
    if isinstance(x, Symbol):
        return table.get(x, x)
    if not isinstance(x, Expr) or x.array is not None:
        return x
    return Expr(_replaced(x.head, table), tuple(_replaced(arg, table) for arg in x.args))


# -- cases and equations ------------------------------------------------------------------------
