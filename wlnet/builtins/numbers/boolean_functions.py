"""Functions of truth values by their tables: BooleanFunction, BooleanCountingFunction, BooleanMinterms, ...

Source: reference pages BooleanFunction, BooleanCountingFunction.
"""

from __future__ import annotations

from wlnet.algebra.truth_tables import counts_of, is_by_table, true_points
from wlnet.expr.expr import FALSE, TRUE, Expr, is_list, is_rule
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.limits import room_for

BAD_SPEC = Message("BooleanCountingFunction::bspec", "`1` is not a valid Boolean counting specification.")
BAD_TERMS = {
    name: Message(
        f"{name}::wlnetterms", "`1` is neither an integer nor a list of integers or of points of `2`."
    )
    for name in ("BooleanMaxterms", "BooleanMinterms")
}
BAD_TABLE = Message(
    "BooleanFunction::wlnettable",
    "`1` is neither an integer nor a list of truth values, one for each of 2^n points, nor rules of points.",
)
_TRUTHS = {TRUE: "1", FALSE: "0", 1: "1", 0: "0"}


def _value(evaluation, claim):
    """The value for truth values as arguments (1 and 0 count as such); None if there is another one."""
    if any(isinstance(x, (float, complex)) or x not in _TRUTHS for x in claim.args):
        return None
    if not is_by_table(claim):
        return None
    room_for(1 << len(claim))
    return "".join(_TRUTHS[x] for x in claim.args) in true_points(claim)


def _claim(head, variables, form):
    """The claim about variables, in a form: a shortest one where none is named."""
    claim = Expr(head, variables.args)
    return S.BooleanMinimize(claim) if form is None else S.BooleanConvert(claim, form)


def _number(spec) -> tuple | None:
    """(k, n) of the values of a table from all True to all False, or of rules {True, ...} -> value."""
    if not is_list(spec) or not len(spec):
        return None
    values = list(spec.args)
    if all(is_rule(v) and is_list(v.args[0]) for v in values):
        if any(x not in (TRUE, FALSE) for v in values for x in (*v.args[0].args, v.args[1])):
            return None
        points = {tuple(v.args[0].args): v.args[1] for v in reversed(values)}
        n = len(values[0].args[0])
        if any(len(point) != n for point in points):
            return None
        names = [tuple(TRUE if bit == "1" else FALSE for bit in f"{i:0{n}b}") for i in range(1 << n)]
        values = [points.get(name, FALSE) for name in reversed(names)]
    n = len(values).bit_length() - 1
    if len(values) != 1 << n or any(isinstance(v, Expr) or v not in _TRUTHS for v in values):
        return None
    return int("".join(_TRUTHS[v] for v in values), 2), n


@builtin("BooleanFunction[table_]")
def boolean_function_of_table(evaluation, table):
    """The function with the values of a table, from all True to all False."""
    found = _number(table)
    if found is None:
        raise BAD_TABLE(table, value=UNEVALUATED)
    return S.BooleanFunction(*found)


@builtin("BooleanFunction[table_, n_]")
def boolean_function(evaluation, table, n):
    """The k-th function of n variables: bit i of k is its value at the point i in binary, True as 1."""
    if is_list(n):
        return _of_variables(table, n, None)
    if type(table) is int and type(n) is int and n >= 0:
        return None
    found = _number(table)
    if found is None or found[1] != n:
        raise BAD_TABLE(table, value=UNEVALUATED)
    return S.BooleanFunction(*found)


def _of_variables(table, variables, form):
    n = len(variables)
    found = (table, n) if type(table) is int else _number(table)
    if found is None or found[1] != n:
        raise BAD_TABLE(table, value=UNEVALUATED)
    return _claim(S.BooleanFunction(*found), variables, form)


@builtin("BooleanFunction[table_, n_, form_]", "BooleanFunction[table_, n_, variables_, form_]")
def boolean_function_of(evaluation, table, n, form=None, variables=None):
    """A claim about variables, in a form."""
    if variables is None and is_list(form):
        variables, form = form, None
    if variables is None and is_list(n):
        variables, n = n, len(n)
    if not is_list(variables) or n != len(variables):
        return None
    return _of_variables(table, variables, form)


@builtin("BooleanFunction[table_Integer, n_Integer][args___]")
def apply_boolean_function(evaluation, table, n, args=()):
    """Its value for truth values."""
    return _value(evaluation, Expr(S.BooleanFunction(table, n), args))


@builtin("BooleanCountingFunction[spec_, n_]", "BooleanCountingFunction[spec_, n_, form_]")
def boolean_counting_function(evaluation, spec, n, form=None):
    """How many of n arguments are True: at most k; {k}: exactly; {least, most}; {{k1, k2, ...}}."""
    variables = n if is_list(n) else None
    if counts_of(spec) is None:
        raise BAD_SPEC(spec, value=UNEVALUATED)
    if variables is None:
        return None
    return _claim(S.BooleanCountingFunction(spec, len(variables)), variables, form)


@builtin("BooleanCountingFunction[spec_, n_Integer][args___]")
def apply_boolean_counting_function(evaluation, spec, n, args=()):
    """Its value for truth values."""
    return _value(evaluation, Expr(S.BooleanCountingFunction(spec, n), args))


# -- terms, counts and kinds -------------------------------------------------------------------------------


def _points(call) -> list[str]:
    """The points "101" of numbers k, or lists of truth values, in the order given."""
    terms, variables = call.args
    n = len(variables) if is_list(variables) else 0
    found = []
    for term in terms.args if is_list(terms) else (terms,):
        if (
            is_list(term)
            and len(term) == n
            and all(not isinstance(x, Expr) and x in _TRUTHS for x in term.args)
        ):
            found.append("".join(_TRUTHS[x] for x in term.args))
        elif type(term) is int and 0 <= term < 1 << n:
            found.append(f"{term:0{n}b}")
        else:
            raise BAD_TERMS[call.head.name](terms, variables, value=UNEVALUATED)
    return sorted(found, reverse=True)


@builtin("BooleanMinterms[terms_, variables_List]")
def boolean_minterms(evaluation, terms, variables):
    """True where the variables are as the bits of k say, or those of one of {k1, k2, ...}."""
    points = _points(S.BooleanMinterms(terms, variables))
    return _of_points(points, variables, S.Or, S.And)


@builtin("BooleanMaxterms[terms_, variables_List]")
def boolean_maxterms(evaluation, terms, variables):
    """True where one of the variables is as the bits of k say, for each of {k1, k2, ...}."""
    points = _points(S.BooleanMaxterms(terms, variables))
    return _of_points(points, variables, S.And, S.Or)


def _of_points(points: list[str], variables, outer, inner):
    rows = [
        inner(*(v if bit == "1" else S.Not(v) for v, bit in zip(variables.args, point, strict=True)))
        for point in points
    ]
    return outer(*rows)


@builtin("SatisfiabilityCount[expr_]", "SatisfiabilityCount[expr_, variables_List]")
def satisfiability_count(evaluation, expr, variables=None):
    """For how many values of its variables the claim is True."""
    table = S.BooleanTable(expr) if variables is None else S.BooleanTable(expr, variables)
    found = evaluation.evaluate(table)
    return sum(x is TRUE for x in found.args) if is_list(found) else None


@builtin("UnateQ[expr_]", "UnateQ[expr_, variables_List]")
def unate_q(evaluation, expr, variables=None):
    """Whether none of the variables being True can make a claim False that was True."""
    names = variables if variables is not None else evaluation.evaluate(S.BooleanVariables(expr))
    found = evaluation.evaluate(S.BooleanTable(expr, names)) if is_list(names) else None
    if not is_list(found):
        return None
    values = [x is TRUE for x in found.args][::-1]
    return all(
        values[at | 1 << bit] or not value
        for at, value in enumerate(values)
        for bit in range(len(names))
        if not at >> bit & 1
    )
